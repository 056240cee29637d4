"""Which facts a contract has where each of its definitions is written out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checker.model.contract import Alternative, Field
from checker.model.flat import Flat, flat, flattened
from checker.model.schema import Schemas
from tests.compare.facts import contract, field


def part(path: str = "$", **given: Any) -> Field:
    return Field(key=path, where="", path=path, **given)


def either(*names: str) -> tuple[Alternative, ...]:
    return tuple(Alternative(ref=name) for name in names)


LEAF = {"V": (part(), part("$.y"))}


@pytest.mark.parametrize(
    ("body", "definitions", "paths"),
    [
        pytest.param(
            field("$", ref="A"),
            {"A": (part(), part("$.n", all_of=("A",)), part("$.n.z"), part("$.x"))},
            ["$", "$.n ...", "$.n.z", "$.x"],
            id="what adds to the definition in which it stands has what it adds alone",
        ),
        pytest.param(
            field("$", ref="A"),
            {**LEAF, "A": (part(), part("$.n", all_of=("A", "V")), part("$.n.z"), part("$.x"))},
            ["$", "$.n ...", "$.n.y", "$.n.z", "$.x"],
            id="and what it has of another",
        ),
        pytest.param(
            field("$", ref="U"),
            {
                **LEAF,
                "U": (
                    *(part(), part("$.n", one_of=either("U", "V"))),
                    *map(part, ("$.n.x", "$.n.y", "$.n.z", "$.x")),
                ),
            },
            ["$", "$.n ...", "$.n.y", "$.n.z", "$.x"],
            id="an alternative that holds the union adds nothing, what is said beside does",
        ),
        pytest.param(
            field("$", ref="U"),
            {
                **LEAF,
                "R": (part(), part("$.r", ref="R"), part("$.s")),
                "U": (part(one_of=either("V", "W")), part("$.y", ref="R")),
                "W": (part(), part("$.y", ref="R")),
            },
            ["$", "$.y", "$.y.r ...", "$.y.s"],
            id="a member of alternatives that hold themselves not may hold itself",
        ),
        pytest.param(field("$", all_of=("V",)), LEAF, ["$", "$.y"], id="a body adds to another"),
        pytest.param(
            field("$", one_of=(Alternative(ref="V", variant="k=a"),)),
            LEAF,
            ["$", "$", "$.y"],
            id="a body is one of several",
        ),
        pytest.param(
            field("$", ref="V", keywords={"readOnly": True}),
            LEAF,
            ["$", "$.y"],
            id="a whole body is sent whatever is said of the definition elsewhere",
        ),
        pytest.param(
            field("$", ref="V"),
            {"V": (part(), part("$.y", keywords={"readOnly": True}), part("$.z"))},
            ["$", "$.z"],
            id="what is only read is in no request",
        ),
        pytest.param(
            field("$", ref="U"),
            {
                "U": (
                    part(
                        one_of=(
                            Alternative(ref="A", variant="k=a"),
                            Alternative(ref="B", variant="k=b"),
                        ),
                    ),
                ),
                "A": (part(keywords={"readOnly": True}), part("$.a")),
                "B": (part(), part("$.b")),
            },
            ["$", "$", "$.b"],
            id="nor is an alternative that is only read",
        ),
        pytest.param(
            field("$", ref="A"),
            {"A": (part(all_of=("A", "B")), part("$.x")), "B": (part(all_of=("A",)), part("$.y"))},
            ["$", "$.x", "$.y"],
            id="definitions that add to each other are each read once",
        ),
        pytest.param(
            field("$", ref="A"),
            {
                **LEAF,
                "A": (
                    *(part(), part("$.a")),
                    part(
                        "$.a[*]",
                        one_of=(
                            Alternative(ref="V", variant="k=1", value=1),
                            Alternative(ref="V", variant="k=b"),
                        ),
                    ),
                ),
            },
            [
                *("$", "$.a", "$.a[*]", "$.a[?@.k=='b']", "$.a[?@.k=='b'].y"),
                *("$.a[?@.k==1]", "$.a[?@.k==1].y"),
            ],
            id="items are chosen by a value of its own type",
        ),
    ],
)
def test_definitions_are_written_out(body: Field, definitions: Any, paths: list[str]) -> None:
    """Each path, with dots behind it where nothing more is told of what is below."""
    facts = [fact for fact in flat((body,), definitions) if isinstance(fact, Field)]
    assert [f"{fact.path} ..." if fact.free_form else fact.path for fact in facts] == paths
    assert {} not in [fact.keywords for fact in facts]  # none is None


def told(*facts: Field, **definitions: tuple[Field, ...]) -> dict[str, Any]:
    """The keywords of each place."""
    flatly = [fact for fact in flat(facts, definitions) if isinstance(fact, Field)]
    return {fact.key: fact.keywords for fact in flatly}


def test_how_xml_is_written_is_said_of_xml_alone() -> None:
    bodies = [field("$", ref="A", media_type=f"application/{name}") for name in ("json", "xml")]
    said = {"xml": {"name": "y"}, "minProperties": 1}
    only = {"xml": {"name": "z"}}
    parts = (part(keywords=only), part("$.x", keywords=said))
    assert told(*bodies, A=parts) == {
        "request application/json $": None,
        "request application/json $.x": {"minProperties": 1},
        "request application/xml $": only,
        "request application/xml $.x": said,
    }


def test_of_a_definition_within_itself_its_direction_is_said_again() -> None:
    said = {"minProperties": 1, "writeOnly": True}
    assert told(field("$", ref="A"), A=(part(keywords=said), part("$.n", ref="A"))) == {
        "request application/json $": said,
        "request application/json $.n": {"writeOnly": True},
    }


def test_a_parameter_may_be_a_definition() -> None:
    assert told(field("$.p", "query", ref="A"), A=(part(), part("$.x"))) == {
        "query $.p": None,
        "query $.p.x": None,
    }


def test_branches_of_branches_stand_in_a_definition_as_they_are() -> None:
    union = (
        part(variants=("k=a", "k=b")),
        part(variant="k=a", variants=("t=c",)),
        part(variant="k=a t=c"),
        part("$.z", variant="k=a t=c"),
        part(variant="k=b"),
    )
    assert [*told(field("$", ref="U"), U=union)] == [
        f"request application/json {key}"
        for key in ("$", "$ k=a", "$ k=a t=c", "$ k=b", "$.z k=a t=c")
    ]


def test_what_refers_to_nothing_stands_beside_what_does() -> None:
    beside = field("$.p", "query"), field("$.a", "response")
    assert [*told(field("$", ref="V"), *beside, **LEAF)] == [
        "query $.p",
        "request application/json $",
        "request application/json $.y",
        "response 200 application/json $.a",
    ]


def test_a_contract_without_definitions_is_flat_as_it_is() -> None:
    one = contract(field("$.a"))
    assert flattened(one) is one
    other = replace(one, facts=(field("$", ref="A"),), definitions={"A": (part(), part("$.a"))})
    assert [fact.key for fact in flattened(other).facts] == [
        "request application/json $",
        "request application/json $.a",
    ]
    assert not flattened(other).definitions


def test_a_place_and_a_name_are_found_in_branches_of_branches() -> None:
    """A blank in a word is none between two branches."""
    kinds = {"A": "k='a b'", "B": "k=b", "C": "t=c", "D": "t=d"}

    def union(*names: str) -> dict[str, Any]:
        either = tuple(Alternative(ref=name, variant=kinds[name]) for name in names)
        return {"one_of": either, "variants": tuple(kinds[name] for name in names)}

    tree = Flat(
        Schemas(
            (field("$", ref="U"), field("$", "response", ref="E")),
            {
                "U": (part(**union("A", "B")), *map(part, ("$.u", "$[*]", "$[*].deep"))),
                "A": (part(**union("C", "D")),),
                **{name: (part(), part(f"$.{name.lower()}")) for name in "BCD"},
                "E": (part(), part("$.e"), part("$.e[*]")),
            },
        )
    )
    home = ("request", None, "application/json")
    assert sorted(tree.names(home)) == ["b", "c", "d", "u"]
    for path, variant, found in (
        ("$.d", "k='a b' t=d", True),
        ("$.d", "k='a b' t=c", False),
        ("$.d", "t=d", False),
        ("$.b", "k=b", True),
        ("$", "k=b", True),
        ("$", None, True),
        ("$.e", None, False),
    ):
        fact = tree.at(*home, path, variant)
        assert (fact is not None) is found
        assert fact is None or (fact.path, fact.variant, fact.free_form) == (path, variant, None)
    item = tree.at("response", "200", "application/json", "$.e[*]", None)
    assert item is not None
    assert item.path == "$.e[*]"
