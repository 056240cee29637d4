from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checker.compare.differences import differences_of
from checker.model.alternatives import EACH, NEEDED
from checker.model.contract import Fact, Member, Statement, Status, Stream
from checker.model.evidence import MAX_PLACES, Evidence
from tests.compare.facts import URL, attribute, evidence, field, operation


def by_key(*facts: Fact) -> dict[str, Fact]:
    return {fact.key: fact for fact in facts}


PASSAGE = Evidence(document=URL, text_digest="sha256:1")


def demands(digest: str | None, *sentences: str) -> Statement:
    value: dict[str, Any] = dict(zip("abc", sentences, strict=False))
    return Statement(key="demands", topic="demands", value=value, text_digest=digest)


def mention(digest: str, **given: Any) -> Statement:
    return Statement(key="s", topic="s", value={"state": "mentioned"}, text_digest=digest, **given)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        pytest.param(field(), field(), id="the same fact"),
        pytest.param(field(evidence=()), field(), id="evidence is no property"),
        pytest.param(
            field(evidence=evidence("/a")), field(evidence=evidence("/b")), id="nor is its place"
        ),
        pytest.param(
            Statement(key="s", topic="s", value={"a": 1}, text_digest="x"),
            Statement(key="s", topic="s", value={"a": 1}, text_digest="y"),
            id="nor are the words of a statement",
        ),
        pytest.param(
            demands("x", "MUST a", "MUST b"), demands("x", "MUST a MUST b"), id="nor is a full stop"
        ),
        pytest.param(
            mention("x", evidence=(PASSAGE,)),
            mention("y", evidence=(PASSAGE,)),
            id="nor how a passage that stands as it was is digested",
        ),
        pytest.param(
            field(keywords={EACH: "sha256:1"}), field(keywords={EACH: []}), id="nor a form of old"
        ),
        pytest.param(
            field(keywords={NEEDED: [["a"]]}), field(), id="nor what alternatives tell themselves"
        ),
    ],
)
def test_nothing_differs(was: Fact, now: Fact) -> None:
    assert differences_of(by_key(was), by_key(now)) == ()


@pytest.mark.parametrize(
    ("was", "now", "found"),
    [
        pytest.param(
            field(required=False),
            field(required=True),
            [("required", False, True)],
            id="one property",
        ),
        pytest.param(
            field(enum=("a", "b")),
            field(enum=("b", "c")),
            [("enum", ("a",), ()), ("enum", (), ("c",))],
            id="of a set what went and what came",
        ),
        pytest.param(
            field(enum=("a",)), field(enum=("b",)), [("const", "a", "b")], id="one constant"
        ),
        pytest.param(
            field(types=("string",), enum=("a",)),
            field(types=("string",)),
            [("enum", ("a",), None)],
            id="a set that is no longer closed",
        ),
        pytest.param(
            field(types=("null", "string")),
            field(types=("string",)),
            [("nullable", True, False)],
            id="null apart from the other types",
        ),
        pytest.param(
            operation(servers=("https://a.test",)),
            operation(servers=("https://b.test",)),
            [("servers", ("https://a.test",), ()), ("servers", (), ("https://b.test",))],
            id="a server in the place of another",
        ),
        pytest.param(
            Stream(events=("a",)),
            Stream(events=("a", "b")),
            [("events", (), ("b",))],
            id="an event that came",
        ),
        pytest.param(
            attribute("a", enum=(Member(value="x", stability="development"),)),
            attribute("a", enum=(Member(value="x", stability="stable"), Member(value="y"))),
            [
                ("members", (), ("y",)),
                ("member_stability", {"x": "development"}, {"x": "stable"}),
            ],
            id="members that came apart from those that are elsewhere stable",
        ),
        pytest.param(
            Statement(key="s", topic="s", value={"a": 1, "b": 1, "c": 1}),
            Statement(key="s", topic="s", value={"a": 1, "b": 2, "d": 1}),
            [("value", {"b": 1, "c": 1}, {"b": 2, "d": 1})],
            id="of a statement only what differs",
        ),
        pytest.param(
            demands(None, "MUST a"),
            demands(None, "MUST b"),
            [("demands", {"a": "MUST a"}, {"a": "MUST b"})],
            id="a demand of which no text is kept",
        ),
        *(
            pytest.param(
                mention("x", evidence=places),
                mention("y", evidence=places),
                [("passage", "x", "y")],
                id=f"a passage of which {why}",
            )
            for why, places in (
                ("no place is kept", ()),
                ("no text is kept", (replace(PASSAGE, text_digest=None),)),
                ("not each place may be kept", (PASSAGE,) * MAX_PLACES),
            )
        ),
        pytest.param(
            mention("x", evidence=(PASSAGE,)),
            mention("y", evidence=(replace(PASSAGE, text_digest="sha256:2"),)),
            [("passage", "x", "y")],
            id="a passage with another text",
        ),
        pytest.param(
            field(keywords={"not": 1, "if": 1}),
            field(keywords={"not": 2, "if": 1, "then": 1}),
            [("not", 1, 2), ("then", None, 1)],
            id="each keyword by itself",
        ),
        pytest.param(
            field(keywords={EACH: [1]}),
            field(keywords={EACH: [2]}),
            [(EACH, [1], [2])],
            id="of each",
        ),
        pytest.param(
            field(keywords={NEEDED: [["a"], ["b"]]}),
            field(keywords={NEEDED: [["a"], ["b", "c"], []]}),
            [
                ("variants", ("required: b",), ()),
                ("variants", (), ("required: b and c", "required: none")),
            ],
            id="alternatives that require members and say no more",
        ),
        pytest.param(
            field(alternatives=2),
            field(alternatives=5),
            [("alternatives", (), ("3 of 5",))],
            id="more",
        ),
        pytest.param(
            field(alternatives=5),
            field(alternatives=2),
            [("alternatives", ("3 of 5",), ())],
            id="fewer",
        ),
        pytest.param(
            field(enum=("a",)),
            field(enum=("b", "c")),
            [("enum", ("a",), ()), ("enum", (), ("b", "c"))],
            id="two constants in the place of one",
        ),
    ],
)
def test_what_differs(was: Fact, now: Fact, found: list[tuple[object, ...]]) -> None:
    differences = differences_of(by_key(was), by_key(now))
    assert [(one.name, one.before, one.after) for one in differences] == found
    assert all(one.was is was and one.now is now for one in differences)


def test_whole_facts_come_and_go_by_key() -> None:
    kept, gone, new = field("$.a"), field("$.b"), field("$.c")
    found = differences_of(by_key(kept, gone), by_key(kept, new))
    assert [(one.key, one.name, one.was, one.now) for one in found] == [
        (gone.key, None, gone, None),
        (new.key, None, None, new),
    ]


def test_a_fact_of_another_kind_under_the_same_key_is_one_whole_difference() -> None:
    status, statement = Status(key="k", status="429"), Statement(key="k", topic="k")
    (found,) = differences_of(by_key(status), by_key(statement))
    assert (found.name, found.was, found.now) == (None, status, statement)
