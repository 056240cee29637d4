from __future__ import annotations

import pytest

from checker.compare.differences import differences_of
from checker.model.contract import Fact, Member, Statement, Status, Stream
from tests.compare.facts import attribute, evidence, field, operation


def by_key(*facts: Fact) -> dict[str, Fact]:
    return {fact.key: fact for fact in facts}


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
