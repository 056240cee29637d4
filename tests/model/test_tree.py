from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model.contract import Contract, Field, State
from checker.model.flat import Flat, Visit, flattened
from checker.model.node import ObservedPlace, closed
from checker.model.outline import Outline
from checker.model.schema import Place
from checker.model.tree import Plot, of_places
from checker.model.variants import token
from checker.review.sample import ANSWERS
from tests.compare.facts import contract, field
from tests.compare.pages import stated as stated_by


def tree_of(fields: list[Field]) -> ObservedPlace:
    root = Outline(contract(*fields)).body("response", "200", "application/json")
    assert root is not None
    return root


def stated(path: str, variant: str | None = None, **given) -> Field:
    return field(path, "response", variant=variant, **given)


def rows(root: ObservedPlace) -> list[str]:
    """The places of a tree that state something, each once."""
    return sorted({node.key for node in root.every() if node.fact is not None})


def test_nothing_but_the_root() -> None:
    root = tree_of([stated("$")])
    assert rows(root) == ["$"]
    assert not root.descends
    assert root.hides


def test_names_items_and_values() -> None:
    root = tree_of([stated("$.a[*].b"), stated("$.c.*"), stated("$.d"), stated("$.a")])
    assert root.names.keys() == {"a", "c", "d"}
    below = root.names["a"].items
    assert below is not None
    assert (below.key, below.fact, below.depth) == ("$.a[*]", None, 2)
    assert below.names["b"].key == "$.a[*].b"
    values = root.names["c"].values
    assert values is not None
    assert values.key == "$.c.*"
    assert root.names["c"].descends
    assert root.descends
    assert not root.hides


def test_of_two_fields_at_one_place_the_documented_one_holds_else_the_first() -> None:
    about = {"status": "200", "media_type": "application/json"}
    shown = stated("$.a", types=("string",), state=State.EXAMPLE_ONLY, **about)
    for own, of_each, expected in (
        (shown, stated("$.a", types=("integer",), status=None), "integer"),
        (
            stated("$.a", types=("integer",)),
            stated("$.a", types=("boolean",), status=None),
            "integer",
        ),
    ):
        fact = tree_of([own, of_each]).names["a"].fact
        assert fact is not None
        assert fact.types == (expected,)


def test_a_free_form_object_hides_what_is_not_documented_below_it() -> None:
    root = tree_of([stated("$", free_form=True), stated("$.a")])
    assert root.hides
    assert root.descends


# ---------------------------------------------------------------- branches of objects

FORMAT = [
    stated("$.f", types=("object",)),
    stated("$.f", "type=a", types=("object",)),
    stated("$.f.type", "type=a", const="a", required=True, types=("string",)),
    stated("$.f.id", "type=a", required=True, types=("string",)),
    stated("$.f.only", "type=a"),
    stated("$.f.type", "type=b", const="b", required=True, types=("string",)),
    stated("$.f.id", "type=b", required=True, types=("integer",)),
]


def test_an_object_branches_where_its_discriminator_is_stated() -> None:
    node = tree_of(FORMAT).names["f"]
    (branching,) = node.branchings
    assert branching.by == ("type",)
    assert branching.nodes.keys() == {("a",), ("b",)}
    first = branching.nodes[("a",)]
    assert first.key == "$.f type=a"
    assert first.names["only"].key == "$.f.only type=a"
    assert node.names == {}


def test_a_branch_is_what_it_states_itself_else_what_is_stated_for_all() -> None:
    branches = tree_of(FORMAT).names["f"].branches()
    told = [[*(one.variant for one in node.stated), node.fact] for node in branches]
    assert told == [["type=a", FORMAT[1]], [None, FORMAT[0]]]


def test_an_unknown_branch_is_judged_by_what_all_branches_share() -> None:
    other = tree_of(FORMAT).names["f"].other
    assert other is not None
    assert other.key == "$.f <undocumented>"
    assert other.names.keys() == {"id", "type"}
    fact = other.names["id"].fact
    assert fact is not None
    assert (fact.types, fact.required, fact.variant) == (("integer", "string"), True, None)
    assert fact.key == "response 200 application/json $.f.id"
    assert other.names["type"].telling
    assert not other.names["id"].telling
    told = other.names["type"].fact
    assert told is not None
    assert closed(told) == {"a", "b"}


def test_one_branch_shares_with_an_unknown_one_what_tells_them_apart_alone() -> None:
    other = tree_of([one for one in FORMAT if one.variant != "type=b"]).names["f"].other
    assert other is not None
    assert other.names.keys() == {"type"}


def test_a_free_form_branch_shares_what_tells_it_apart_alone() -> None:
    free = stated("$.f", "type=c", free_form=True)
    other = tree_of([*FORMAT, free]).names["f"].other
    assert other is not None
    assert other.names.keys() == {"type"}


def test_what_is_stated_for_all_branches_holds_in_each() -> None:
    node = tree_of([*FORMAT, stated("$.f.all"), stated("$.f.all.deep")]).names["f"]
    for branch in node.branches():
        assert "all" in branch.names
    assert node.other is not None
    assert node.other.names["all"].key == "$.f.all <undocumented>"
    assert node.other.names["all"].names["deep"].key == "$.f.all.deep <undocumented>"


def test_branches_within_branches() -> None:
    fields = [
        stated("$.e.kind", "kind=x", const="x"),
        stated("$.e.f.type", "kind=x type='a b'", const="a b"),
        stated("$.e.f.deep", "kind=x type='a b'"),
        stated("$.e.kind", "kind=y", const="y"),
    ]
    node = tree_of(fields).names["e"]
    first = node.branchings[0].nodes[("x",)]
    inner = first.names["f"].branchings[0].nodes[("a b",)]
    assert inner.key == "$.e.f kind=x type='a b'"
    assert inner.names["deep"].key == "$.e.f.deep kind=x type='a b'"


def test_a_branch_that_branches_again_takes_nothing_from_what_the_others_share() -> None:
    fields = [
        stated("$.f.type", "type=a", const="a"),
        stated("$.f.kind", "type=a kind=x", const="x"),
        *(
            stated(f"$.f.{name}", f"type={told}", const=told, required=True)
            for told in "bc"
            for name in ("type", "id")
        ),
    ]
    other = tree_of(fields).names["f"].other
    assert other is not None
    assert other.names.keys() == {"id", "type"}


def test_the_same_word_may_tell_two_objects_apart() -> None:
    fields = [
        stated("$.a.type", "type=t", const="t"),
        stated("$.a.x", "type=t"),
        stated("$.b.type", "type=t", const="t"),
        stated("$.b.y", "type=t"),
    ]
    root = tree_of(fields)
    assert root.names["a"].branchings[0].nodes[("t",)].names.keys() == {"type", "x"}
    assert root.names["b"].branchings[0].nodes[("t",)].names.keys() == {"type", "y"}


def test_the_branch_of_a_whole_body_is_told_by_the_shape() -> None:
    root = tree_of([stated("$.type", "type=a", const="a"), stated("$.x", "type=a")])
    branch = root.branchings[0].nodes[("a",)]
    assert (branch.key, branch.variant) == ("$", "type=a")
    assert branch.names["x"].key == "$.x"
    assert root.other is not None
    assert (root.other.key, root.other.variant) == ("$", None)


# ---------------------------------------------------------------- branches of items


def test_items_branch_by_filters() -> None:
    node = tree_of(
        [
            stated("$.o"),
            stated("$.o[?@.type=='m']"),
            stated("$.o[?@.type=='m'].type", const="m", required=True),
            stated("$.o[?@.type=='m'].id", required=True, types=("string",)),
            stated("$.o[?@.type=='c'].type", const="c", required=True),
            stated("$.o[?@.type=='c'].id", required=False, types=("string",)),
            stated("$.o[*].all"),
        ]
    ).names["o"]
    items = node.items
    assert items is not None
    assert (items.key, items.items) == ("$.o[*]", None)
    branch = items.branchings[0].nodes[("m",)]
    assert branch.key == "$.o[?@.type=='m']"
    assert branch.names.keys() == {"all", "id", "type"}
    assert items.other is not None
    assert items.other.key == "$.o[*] <undocumented>"
    assert items.other.names["id"].key == "$.o[*].id <undocumented>"
    fact = items.other.names["id"].fact
    assert fact is not None
    assert fact.required is None


def test_filters_of_more_members_are_asked_first() -> None:
    items = (
        tree_of(
            [
                stated("$.o[?@.type=='m']"),
                stated("$.o[?@.type=='m' && @.role=='u'].type", const="m", required=True),
                stated("$.o[?@.type=='m' && @.role=='u'].x"),
                stated("$.o[?@.type=='c'].type", const="c", required=True),
            ]
        )
        .names["o"]
        .items
    )
    assert items is not None
    assert [branching.by for branching in items.branchings] == [("type", "role"), ("type",)]
    assert items.other is not None
    assert items.other.names.keys() == {"type"}


@pytest.mark.parametrize(
    ("telling", "known"),
    [
        pytest.param({"required": False}, {"type", "role"}, id="that may be left out"),
        pytest.param({"types": ("null", "string")}, {"type", "role"}, id="that may be null"),
        pytest.param({"required": True}, {"type"}, id="that has to be there"),
        pytest.param({"required": None}, {"type"}, id="of which the page does not say"),
    ],
)
def test_what_tells_a_branch_apart(telling, known) -> None:
    items = (
        tree_of(
            [
                stated("$.o[?@.type=='m'].type", **({"required": True, "const": "m"} | telling)),
                stated("$.o[?@.type=='m'].role", types=("string",), required=True),
                stated("$.o[?@.type=='c'].type", const="c", required=True),
                stated("$.o[?@.type=='c'].id"),
            ]
        )
        .names["o"]
        .items
    )
    assert items is not None
    assert items.other is not None
    assert items.other.names.keys() == known
    for node in items.other.names.values():  # known, and not judged but by what tells apart
        assert (node.fact is None) is (not node.telling)
        assert node.depth == items.depth + 1
    if "role" in known:
        assert items.other.names["role"].key == "$.o[*].role <undocumented>"


def test_an_object_that_needs_one_of_the_names_that_tell_apart_is_known_by_it() -> None:
    items = (
        tree_of(
            [
                stated("$.o[?@.type=='m'].type", required=False, const="m"),
                stated("$.o[?@.type=='m'].role", required=True),
                stated("$.o[?@.type=='m'].x"),
                stated("$.o[?@.role=='u'].role", required=True, const="u"),
            ]
        )
        .names["o"]
        .items
    )
    assert items is not None
    assert items.other is not None
    facts = {name: node.fact for name, node in items.other.names.items()}
    assert {name: fact and fact.required for name, fact in facts.items()} == {
        "role": True,
        "type": None,
    }
    assert all(facts.values())


def test_what_branches_share_goes_down() -> None:
    fields = [
        stated(f"$.o[?@.t=='{told}']{path}", types=types)
        for told in "ab"
        for path, types in ((".t", ()), (".x", ("object",)), (".x.y", ("string",)), (".z[*]", ()))
    ]
    fields.append(stated("$.o[?@.t=='a'].x.a"))
    items = tree_of(fields).names["o"].items
    assert items is not None
    assert items.other is not None
    names = items.other.names
    assert names["x"].names.keys() == {"y"}
    assert names["z"].items is not None
    assert names["z"].fact is None


def test_what_one_branch_leaves_open_is_open_for_all() -> None:
    one = {"types": ("string",), "enum": ("x", "y")}
    other = {"types": ("integer",), "enum": ("z",)}
    of_each = {".t": ({}, {}), ".both": (one, other), ".one": (one, {}), ".last": ({}, other)}
    of_each |= {".open": ({"free_form": True}, {}), ".shown": ({}, {"state": State.EXAMPLE_ONLY})}
    fields = [
        stated(f"$.o[?@.t=='{told}']{path}", **says)
        for path, said in of_each.items()
        for told, says in zip("ab", said, strict=True)
    ]
    items = tree_of(fields).names["o"].items
    assert items is not None
    assert items.other is not None
    facts = {name: node.fact for name, node in items.other.names.items()}
    assert {name: fact and (fact.types, closed(fact)) for name, fact in facts.items()} == {
        "both": (("integer", "string"), {"x", "y", "z"}),
        **dict.fromkeys(("last", "one", "open", "shown", "t"), ((), None)),
    }
    assert [name for name, fact in facts.items() if fact and fact.free_form] == ["open"]
    shown = [name for name, fact in facts.items() if fact and fact.state is State.EXAMPLE_ONLY]
    assert shown == ["shown"]


# ---------------------------------------------------------------- closed sets


@pytest.mark.parametrize(
    ("fact", "members"),
    [
        pytest.param(stated("$.a"), None, id="none"),
        pytest.param(stated("$.a", enum=("x", "y")), {"x", "y"}, id="members"),
        pytest.param(stated("$.a", const="x"), {"x"}, id="a constant"),
        pytest.param(stated("$.a", const=None), None, id="null is a type, no token"),
        pytest.param(
            stated("$.a", enum=(1, 2.0, True, 1.5)), {"1", "2", "true", "1.5"}, id="scalars"
        ),
        pytest.param(stated("$.a", const={"x": 1}), None, id="no scalar"),
        pytest.param(
            stated("$.a", const="x", state=State.EXAMPLE_ONLY), None, id="an example's value"
        ),
        *(
            pytest.param(stated(f"$.a[*].{name}", const="x", state=State.EXAMPLE_ONLY), {"x"})
            for name in ("finish_reason", "object", "role", "status", "type")
        ),
        pytest.param(
            stated("$", const="x", state=State.EXAMPLE_ONLY), None, id="an example as a whole"
        ),
        pytest.param(
            stated("$.type.a", const="x", state=State.EXAMPLE_ONLY), None, id="below such a name"
        ),
    ],
)
def test_members_of_closed_sets(fact, members) -> None:
    assert closed(fact) == members


def test_tokens() -> None:
    assert [token(one) for one in ("a", 1, 1.0, 1.5, True)] == ["a", "1", "1", "1.5", "true"]


def test_what_an_object_is_recognised_by() -> None:
    names = [stated("$.a", required=True), stated("$.b"), stated("$.c", state=State.EXAMPLE_ONLY)]
    assert tree_of([*names, stated("$.d.below")]).expected == {"a"}
    assert tree_of(names[1:]).expected == {"c"}
    assert tree_of(names[1:2]).expected == {"b"}


# ---------------------------------------------------------------- definitions, resolved on the way


def shipped_page(name: str) -> Contract:
    page = next(ANSWERS.parents[0].rglob(f"api/text/{name}.md"))
    return stated_by(
        "api-reference", {("page-markdown", f"https://a.test/{name}"): page.read_bytes()}
    )


@pytest.mark.parametrize("name", ["chat", "responses"])
def test_what_is_resolved_on_the_way_is_what_is_written_out(name: str) -> None:
    made = shipped_page(name)
    assert made.definitions
    lazy, whole = Outline(made), Outline(flattened(made))
    for where in ("request", "response", "stream"):
        assert lazy.bodies(where) == whole.bodies(where)
        for body in lazy.bodies(where):
            one, other = lazy.body(where, *body), whole.body(where, *body)
            assert one is not None
            assert other is not None
            assert sorted(map(told, one.every())) == sorted(map(told, other.every()))


def told(place: ObservedPlace) -> tuple[str, str]:
    """What an observer asks of a place."""
    by = [(one.by, sorted(one.nodes)) for one in place.branchings]
    about = (place.depth, place.variant, place.telling, by, sorted(place.expected), place.hides)
    return place.key, repr((about, place.fact and replace(place.fact, evidence=())))


def test_a_definition_is_resolved_where_a_body_reaches_it(monkeypatch) -> None:
    made = shipped_page("responses")
    resolved: list[str] = []

    def counting(flat: Flat, visit: Visit, place: Place) -> Plot:
        resolved.append(visit.path)
        return of_places(flat, visit, place)

    monkeypatch.setattr("checker.model.tree.of_places", counting)
    root = Outline(made).body("response", "200", "application/json")
    assert root is not None
    assert not [path for path in resolved if path != "$"]
    assert root.names["usage"].names
    assert resolved
    assert not [path for path in resolved if path.startswith("$.output")][1:]  # itself alone
