"""What belongs together is one change, and nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest

from checker.compare.drift import drift
from checker.model.alternatives import EACH, FURTHER
from checker.model.contract import Fact, State, Status, Stream
from tests.compare.facts import attribute, contract, evidence, field, folded, operation


def answer(path: str, **given: Any) -> Fact:
    return field(path, "response", **given)


def beside_alternatives(kind: str) -> list[Fact]:
    """An object of two kinds, and a member that both have."""
    tags = [answer("$.u.k", variant=f"k={one}", types=("string",), const=one) for one in "ab"]
    union = answer("$.u", types=("object",), variants=("k=a", "k=b"))
    return [STAYS, union, answer("$.u.x", types=(kind,)), *tags]


def described_alternatives(*names: str) -> list[Fact]:
    """An object of several kinds, as tables describe them."""
    given: dict[str, Any] = {"required": None, "types": ("object",)}
    return [
        STAYS,
        answer("$.u", variants=tuple(f"k={one}" for one in names), **given),
        *(answer("$.u", variant=f"k={one}", **given) for one in names),
        *(answer("$.u.k", variant=f"k={one}", const=one, required=None) for one in names),
    ]


def told(before: list[Fact], after: list[Fact]) -> list[tuple[str, int]]:
    """(rule, facts that are told along with the first place) of each finding."""
    found = drift(contract(operation(), *before), contract(operation(), *after))
    return [(one.rule, len(one.documented.get("parts", []))) for one in found]  # type: ignore[arg-type]


STAYS = answer("$.stays")
TREE: list[Fact] = [
    answer("$.a", required=True, types=("array",)),
    answer("$.a[*]", required=None, types=("object",)),
    answer("$.a[*].b", types=("object",)),
    answer("$.a[*].b.c"),
]
EVENT = "type=x.done"


def status(**given: Any) -> Fact:
    return Status(key="status 429", status="429", evidence=evidence("/429"), **given)


CASES = [
    pytest.param(
        [STAYS, *TREE],
        [STAYS],
        [("response-required-property-removed", 3)],
        id="a field with all below",
    ),
    pytest.param(
        [STAYS], [STAYS, *TREE], [("response-required-property-added", 3)], id="and its addition"
    ),
    pytest.param(
        [STAYS, *TREE],
        [STAYS, TREE[0], TREE[1]],
        [("response-optional-property-removed", 1)],
        id="a field below what stays",
    ),
    pytest.param(
        [STAYS, *TREE],
        [STAYS, answer("$.a", required=True, types=("string",))],
        [("response-property-type-changed", 3)],
        id="a list that becomes a text takes its items along",
    ),
    pytest.param(
        [STAYS, answer("$.a", required=True, types=("string",))],
        [STAYS, answer("$.a", required=True, types=("array", "string")), *TREE[1:]],
        [("response-property-list-of-types-widened", 3)],
        id="a text that may be a list brings its items along",
    ),
    pytest.param(
        [STAYS, answer("$.a", required=True, evidence=evidence())],
        [STAYS, answer("$.a", required=True, types=("array",)), *TREE[1:]],
        [("basis-changed", 0), ("response-optional-property-added", 2)],
        id="a type that was not stated before explains nothing",
    ),
    pytest.param(
        [STAYS, answer("$.a", types=("integer",), default=3)],
        [STAYS, answer("$.a", types=("string",), default="3")],
        [("response-property-type-changed", 0)],
        id="the same default, read by another type",
    ),
    pytest.param(
        [STAYS, answer("$.a", types=("integer",), default=3)],
        [STAYS, answer("$.a", types=("string",), default="4")],
        [("response-property-default-value-changed", 0), ("response-property-type-changed", 0)],
        id="another default beside another type",
    ),
    pytest.param(
        [STAYS, *TREE],
        [STAYS, answer("$.a", required=True, types=("object",)), answer("$.a.z")],
        [("response-property-type-changed", 4)],
        id="one container in the place of another",
    ),
    pytest.param(
        [STAYS, answer("$.a", types=("string",), max_length=9, pattern="x", format="uri")],
        [STAYS, answer("$.a", types=("integer",), maximum=9)],
        [("response-property-type-changed", 0)],
        id="keywords of a former type",
    ),
    pytest.param(
        [
            STAYS,
            Status(key="status 201", status="201", evidence=evidence("/201")),
            answer("$.a", status="201"),
        ],
        [STAYS],
        [("response-success-status-removed", 2)],
        id="a status with its body",
    ),
    pytest.param(
        [
            STAYS,
            answer("$.m[*]", variants=("type=a", "type=b")),
            answer("$.m[?@.type=='b']", required=None),
            answer("$.m[?@.type=='b'].z"),
        ],
        [STAYS, answer("$.m[*]", variants=("type=a",))],
        [("response-property-one-of-removed", 0)],
        id="items of one kind with their fields",
    ),
    pytest.param(
        [STAYS, answer("$.m", variants=("type=a",))],
        [
            STAYS,
            answer("$.m", variants=("type=a", "type=b")),
            answer("$.m", variant="type=b", required=None),
            answer("$.m.z", variant="type=b"),
        ],
        [("response-property-one-of-added", 0)],
        id="an object of one kind with its fields",
    ),
    pytest.param(
        [
            STAYS,
            answer("$.m", variants=("type=a",)),
            answer("$.m", variant="type=a", variants=("kind=k",), required=None),
            answer("$.m", variant="type=a kind=k", required=None),
        ],
        [
            STAYS,
            answer("$.m", variants=("type=a",)),
            answer("$.m", variant="type=a", variants=("kind=k",), required=None),
            answer("$.m", variant="type=a kind=k", required=None),
            answer("$.m.z", variant="type=a kind=k"),
        ],
        [("response-optional-property-added", 0)],
        id="a field of a kind of a kind that stays",
    ),
    pytest.param(
        [
            STAYS,
            answer("$.m", variants=("type=a", "type=b")),
            answer("$.m", variant="type=a", required=None),
            answer("$.m.x", variant="type=a", variants=("kind=k",)),
            answer("$.m.x", variant="type=a kind=k", required=None),
            answer("$.m.x.z", variant="type=a kind=k"),
        ],
        [STAYS, answer("$.m", variants=("type=b",))],
        [("response-property-one-of-removed", 0)],
        id="a kind with the kinds of it",
    ),
    pytest.param(
        [
            STAYS,
            Stream(events=("x.start", "x.done"), evidence=evidence("/s")),
            field("$", "stream", variants=("type=x.done", "type=x.start")),
            field("$", "stream", variant=EVENT, required=None),
            field("$.text", "stream", variant=EVENT),
        ],
        [
            STAYS,
            Stream(events=("x.start",), evidence=evidence("/s")),
            field("$", "stream", variants=("type=x.start",)),
        ],
        [("stream-event-removed", 1)],
        id="an event with its alternative and its fields",
    ),
    pytest.param(
        [STAYS, field("$", "stream", variants=("type=x.done",))],
        [STAYS, field("$", "stream", variants=("type=x.done", "type=x.start"))],
        [("response-property-one-of-added", 0)],
        id="an alternative that no stream names as an event",
    ),
    pytest.param(
        [
            STAYS,
            Stream(events=("x.done",), evidence=evidence("/s")),
            field("$.item", "stream", variants=("type=m",)),
        ],
        [
            STAYS,
            Stream(events=("x.done", "x.start"), evidence=evidence("/s")),
            field("$.item", "stream", variants=("type=m", "type=n")),
        ],
        [("response-property-one-of-added", 0), ("stream-event-added", 0)],
        id="an alternative that is no event, beside an event",
    ),
    pytest.param(
        [STAYS, answer("$.a", required=None), answer("$.b", required=None)],
        [STAYS, answer("$.a", required=True), answer("$.b", required=False)],
        [("basis-changed", 0)],
        id="a requirement of each of two that was not stated",
    ),
    pytest.param(
        [STAYS, answer("$.a", required=True, evidence=evidence()), answer("$.b")],
        [STAYS, answer("$.a", required=None), answer("$.b", required=None)],
        [("basis-changed", 0)],
        id="and is not any more",
    ),
    pytest.param(
        [
            answer("$.keep"),
            answer("$.b"),
            *(answer(path, status="201") for path in ("$.a", "$.b", "$.keep")),
        ],
        [answer("$.keep"), answer("$.keep", status="201")],
        [("response-optional-property-removed", 0)],
        id="a member that two objects lost, and another that one of them lost with it",
    ),
    pytest.param(
        [STAYS, answer("$.a", types=("string",), format="date", enum=("a",), pattern="b")],
        [STAYS, answer("$.a", types=("integer",), format="int64")],
        [("response-property-type-changed", 0)],
        id="what is said of texts went with them, and a format is one of numbers",
    ),
    pytest.param(
        [STAYS, answer("$.a", pattern="b", default=1, keywords={"x-limit": 3})],
        [STAYS, answer("$.a", types=("integer",))],
        [("response-property-type-specialized", 0)],
        id="what is said of any type went with it",
    ),
    pytest.param(
        [STAYS, answer("$.a", evidence=evidence())],
        [STAYS, answer("$.a", evidence=evidence(), default=1)],
        [("response-property-default-value-added", 0)],
        id="a default that a table did not state",
    ),
    pytest.param(
        [STAYS, answer("$.a", required=None, evidence=evidence("/a"))],
        [STAYS, answer("$.a", required=True, evidence=evidence("/a"))],
        [("basis-changed", 0)],
        id="a requirement that a schema did not state",
    ),
    pytest.param(
        [STAYS, status(meaning=None)],
        [STAYS, status(meaning="quota")],
        [("basis-changed", 0)],
        id="a meaning that a schema did not state",
    ),
    pytest.param(
        [STAYS, answer("$.a", types=("object", "string"), alternatives=3)],
        [STAYS, answer("$.a")],
        [("response-property-type-generalized", 0)],
        id="alternatives that were counted, and anything at all",
    ),
    pytest.param(
        [STAYS, answer("$.a", types=("object",), variants=("t=a", "t=b"), alternatives=2)],
        [STAYS, answer("$.a")],
        [("response-property-type-generalized", 0)],
        id="alternatives that were told apart, and anything at all",
    ),
    pytest.param(
        [STAYS, answer("$.a", default="write to ada.lovelace@example.org")],
        [STAYS, answer("$.a", default="b")],
        [("response-property-default-value-changed", 0)],
        id="a value that may not be printed",
    ),
    pytest.param(
        beside_alternatives("string"),
        beside_alternatives("integer"),
        [("response-property-type-changed", 0)],
        id="a member that stands beside alternatives",
    ),
    pytest.param(
        described_alternatives("a", "b"),
        described_alternatives("a", "c"),
        [("response-property-one-of-added", 0), ("response-property-one-of-removed", 0)],
        id="another alternative that no schema states",
    ),
    pytest.param(
        [STAYS, answer("$.a", types=("string",), required=None)],
        [STAYS, answer("$.a", types=("integer",), required=True)],
        [("basis-changed", 0), ("response-property-type-changed", 0)],
        id="another type, and a requirement that was not said",
    ),
    pytest.param(
        [STAYS, answer("$.a", state=State.EXAMPLE_ONLY, required=None), answer("$.a.b")],
        [STAYS],
        [("no-longer-stated", 0), ("response-optional-property-removed", 0)],
        id="what an example shows, and what is described in it",
    ),
    pytest.param(
        [
            STAYS,
            answer("$.o", keywords={"requiredElsewhere": ["x"]}),
            answer("$.o.x", types=("string",)),
        ],
        [
            STAYS,
            answer("$.o", keywords={"requiredElsewhere": ["y"]}),
            answer("$.o.x", types=("integer",)),
        ],
        [("contract-unclassified-change", 0), ("response-property-type-changed", 0)],
        id="what is required elsewhere, and the type of a member",
    ),
    pytest.param(
        [Stream(object="a", evidence=evidence("/s")), answer("$.object", const="a")],
        [Stream(object="b", evidence=evidence("/s")), answer("$.object", const="b")],
        [("response-property-const-changed", 0), ("stream-object-changed", 0)],
        id="what chunks are, and what an answer in one piece is",
    ),
    pytest.param(
        [STAYS, answer("$.a", types=("string",))],
        [STAYS, answer("$.a", required=True)],
        [("response-property-became-required", 0), ("response-property-type-generalized", 0)],
        id="any type, and required",
    ),
    pytest.param(
        [STAYS, answer("$.a", types=("string",))],
        [STAYS, answer("$.a", types=("integer",), keywords={"x-sunset": "2027-06-30"})],
        [("response-property-sunset-added", 0), ("response-property-type-changed", 0)],
        id="another type, and a sunset",
    ),
    pytest.param(
        [STAYS, answer("$.a", types=("string",), keywords={"x-stability-level": "beta"})],
        [STAYS, answer("$.a", types=("integer",), keywords={"x-stability-level": "alpha"})],
        [("response-property-stability-decreased", 0), ("response-property-type-changed", 0)],
        id="another type, and less is promised",
    ),
    pytest.param(
        [STAYS, answer("$.a", keywords={EACH: [{"minLength": 1}], FURTHER: "sha256:a"})],
        [STAYS, answer("$.a", keywords={EACH: [{"minLength": 2}], FURTHER: "sha256:b"})],
        [("contract-unclassified-change", 0)] * 2,
        id="what alternatives say, and what further ones do",
    ),
]


@pytest.mark.parametrize(("before", "after", "rules"), CASES)
def test_what_belongs_together_is_told_once(
    before: list[Fact], after: list[Fact], rules: list[tuple[str, int]]
) -> None:
    assert sorted(told(before, after)) == sorted(rules)


OTHERS = ("dependencies", "dependentSchemas", "else", "if", "patternProperties", "then")


@pytest.mark.parametrize("keyword", [*OTHERS, "prefixItems", EACH, FURTHER])
def test_a_digest_is_not_told_beside_what_turned_in_it(keyword: str) -> None:
    then, today = (
        [STAYS, answer("$.o", keywords={keyword: [digest]}), answer("$.o.x", types=(kind,))]
        for digest, kind in (("a", "string"), ("b", "integer"))
    )
    assert told(then, today) == [("response-property-type-changed", 0)]


@pytest.mark.parametrize("keyword", [*OTHERS, "prefixItems"])
@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ({"keywords": {"additionalProperties": False}}, {}, "no-longer-closed"),
        ({}, {"free_form": True}, "became-free-form"),
        ({"keywords": {"items": False}}, {}, None),
    ],
)
def test_a_digest_is_not_told_beside_what_else_may_stand_there(
    keyword: str, before: dict[str, Any], after: dict[str, Any], rule: str | None
) -> None:
    then, today = (
        [
            STAYS,
            answer("$.o", **given | {"keywords": {keyword: [said], **given.get("keywords", {})}}),
        ]
        for given, said in ((before, "a"), (after, "b"))
    )
    named = "contract-unclassified-change" if rule is None else f"response-property-{rule}"
    assert told(then, today) == [(named, 0)]


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ([], [answer("$.o.x")], "response-optional-property-added"),
        (
            [answer("$.o.x")],
            [answer("$.o.x", required=True)],
            "response-property-became-required",
        ),
    ],
)
def test_what_is_required_elsewhere_is_told_by_the_member(
    before: list[Fact], after: list[Fact], rule: str
) -> None:
    then, today = (
        [STAYS, answer("$.o", keywords={"requiredElsewhere": names}), *members]
        for names, members in ((["x"], before), (["y"], after))
    )
    assert [one for one, _ in told(then, today)] == [rule]


def test_nothing_is_lost() -> None:
    then = contract(operation(), STAYS, *TREE, attribute("a"))
    found = folded(then, contract(STAYS))
    keys = {one.key for change in found for one in (change.lead, *change.folded)}
    assert {fact.key for fact in then.facts} - {STAYS.key} <= keys


OLD = attribute("old", "registry", stability="deprecated", replaced_by=("new",))
RENAMES = [
    pytest.param(
        [attribute("old")],
        [attribute("new")],
        ["attribute-added", "attribute-removed"],
        id="two names of which the page says nothing are two changes",
    ),
    pytest.param(
        [attribute("old"), attribute("old", "span.server")],
        [
            attribute("new"),
            attribute("new", "span.server"),
            attribute("new", "event:e"),
            attribute("old", "registry", stability="deprecated", replaced_by=("new",)),
        ],
        ["attribute-renamed", "signal-added", "signal-added"],
        id="in every signal that had it",
    ),
    pytest.param(
        [
            attribute("old", "registry", stability="deprecated", replaced_by=("new",)),
            attribute("old"),
        ],
        [
            attribute("old", "registry", stability="deprecated", replaced_by=("new",)),
            attribute("new"),
        ],
        ["attribute-renamed"],
        id="long after the page said so",
    ),
    pytest.param(
        [attribute("old"), attribute("old", "registry")],
        [
            attribute("x"),
            attribute("y"),
            attribute("old", "registry", stability="deprecated", replaced_by=("x", "y")),
        ],
        ["attribute-renamed"],
        id="one name split into two",
    ),
    pytest.param(
        [attribute("o1"), attribute("o2")],
        [
            attribute("new"),
            attribute("o1", "registry", stability="deprecated", replaced_by=("new",)),
            attribute("o2", "registry", stability="deprecated", replaced_by=("new",)),
            attribute("z", "registry"),
        ],
        ["attribute-renamed", "attribute-renamed", "signal-added"],
        id="two names joined in one",
    ),
    pytest.param(
        [attribute("old", "registry"), attribute("new", "registry")],
        [
            attribute("old", "registry", stability="deprecated", replaced_by=("new",)),
            attribute("new", "registry"),
        ],
        ["attribute-became-deprecated"],
        id="deprecated, but still in every table that had it",
    ),
    pytest.param(
        [attribute("o1"), attribute("o2")],
        [
            attribute("o1", stability="deprecated", replaced_by=("new",)),
            attribute("o2", stability="deprecated", replaced_by=("new",)),
            attribute("new"),
        ],
        ["attribute-renamed", "attribute-renamed"],
        id="two names deprecated for one",
    ),
    pytest.param(
        [attribute("old")],
        [attribute("old", replaced_by=("new",)), attribute("new")],
        ["attribute-renamed"],
        id="named as replaced, and not yet deprecated",
    ),
    pytest.param(
        [OLD, attribute("old")],
        [OLD, attribute("old", type="int"), attribute("new")],
        ["attribute-added", "attribute-type-changed"],
        id="of another type where the other came",
    ),
    pytest.param(
        [OLD],
        [OLD, attribute("old"), attribute("new")],
        ["attribute-added", "attribute-added"],
        id="it came in a table, as the other did",
    ),
    pytest.param(
        [attribute("old"), attribute("old", "span.server")],
        [
            attribute("old", stability="deprecated", replaced_by=("new",)),
            attribute("old", "span.server", stability="deprecated", replaced_by=("new",)),
            attribute("new"),
            attribute("new", "span.server"),
            attribute("new", "event:e"),
        ],
        ["attribute-renamed", "signal-added"],
        id="deprecated in the tables to which the other came",
    ),
    pytest.param(
        [attribute("old"), attribute("old", "span.server")],
        [
            attribute("old", stability="deprecated", replaced_by=("new",)),
            attribute("old", "span.server"),
            attribute("new", "span.server"),
        ],
        ["attribute-added", "attribute-became-deprecated"],
        id="deprecated in a table to which the other did not come",
    ),
    pytest.param(
        [attribute("b", "registry")],
        [
            attribute("b", "registry"),
            attribute("new", "registry"),
            attribute("old", "registry", stability="deprecated", replaced_by=("new",)),
        ],
        ["attribute-added", "attribute-added"],
        id="a name that was never documented is not renamed",
    ),
]


@pytest.mark.parametrize(("before", "after", "rules"), RENAMES)
def test_a_rename_that_the_page_states_is_one_change(
    before: list[Fact], after: list[Fact], rules: list[str]
) -> None:
    stays = [attribute("stays"), attribute("stays", "span.server")]
    found = drift(contract(*stays, *before), contract(*stays, *after))
    assert sorted(one.rule for one in found) == sorted(rules)


def test_the_places_of_a_rename_are_counted_once_each() -> None:
    """A table in which the former name ended and the new one came is one place."""
    signals = [f"metric:m{number}" for number in range(10)]
    ended = {"stability": "deprecated", "replaced_by": ("new",)}
    was = [attribute("old", signal) for signal in signals]
    for now in (
        [attribute("old", signal, **ended) for signal in signals],
        [attribute("old", signals[0], **ended)],
    ):
        new = [attribute("new", signal) for signal in signals]
        (found,) = drift(contract(STAYS, *was), contract(STAYS, *now, *new))
        assert (found.rule, "In 10 places: metric:m0, " in found.message) == (
            "attribute-renamed",
            True,
        )
