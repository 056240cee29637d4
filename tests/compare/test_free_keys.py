"""Whether an object may have other keys, and of which values: each turn is one finding a side."""

from __future__ import annotations

import itertools

import pytest

from tests.compare.openapi_documents import INTEGER, STRING, Schema, document, found, thing

SAID: dict[str, Schema] = {
    "nothing": {},
    "any": {"additionalProperties": True},
    "any schema": {"additionalProperties": {}},
    "none": {"additionalProperties": False},
    "none else": {"unevaluatedProperties": False},
    "texts": {"additionalProperties": STRING},
    "numbers": {"additionalProperties": INTEGER},
    "objects": {"additionalProperties": thing(("q",), q=STRING, r=STRING)},
    "some": {"patternProperties": {"^x": STRING}},
    "some and no other": {"patternProperties": {"^x": STRING}, "additionalProperties": False},
}
EQUAL = [{"nothing", "any", "any schema"}, {"none", "none else"}]
NAMED = {"with names": thing(a=STRING), "without": {"type": "object"}}


@pytest.mark.drawn
@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize(("before", "after"), list(itertools.permutations(SAID, 2)))
def test_one_turn_is_one_finding(before: str, after: str, named: str) -> None:
    then, today = (thing(o=NAMED[named] | SAID[one]) for one in (before, after))
    same = any({before, after} <= group for group in EQUAL)
    for side in ("request", "answer"):
        one, other = (document(**{side: body}, openapi="3.1.0") for body in (then, today))
        assert len(found(one, other)) == (0 if same else 1)


IDS = [
    ("none", "texts", "new-optional-request-property", "response-optional-property-added"),
    ("texts", "none", "request-property-removed", "response-optional-property-removed"),
    ("texts", "numbers", "request-property-type-changed", "response-property-type-changed"),
    ("any", "none", "request-property-became-closed", "response-property-became-closed"),
    ("none", "any", "request-property-no-longer-closed", "response-property-no-longer-closed"),
]


@pytest.mark.parametrize(("before", "after", "request_rule", "answer_rule"), IDS)
def test_by_which_rule(before: str, after: str, request_rule: str, answer_rule: str) -> None:
    then, today = (thing(o=NAMED["with names"] | SAID[one]) for one in (before, after))
    for side, rule in (("request", request_rule), ("answer", answer_rule)):
        one, other = (document(**{side: body}) for body in (then, today))
        assert [each.rule for each in found(one, other)] == [rule]


def test_another_change_beside_it_is_told_too() -> None:
    then = thing(o=thing(a=STRING) | SAID["none"])
    today = thing(o=thing(a=INTEGER) | SAID["texts"])
    rules = {one.rule for one in found(document(answer=then), document(answer=today))}
    assert rules == {"response-property-type-changed", "response-optional-property-added"}


def test_of_two_objects_each_is_told() -> None:
    then = thing(a=NAMED["without"] | SAID["none"], b=NAMED["without"] | SAID["texts"])
    today = thing(a=NAMED["with names"] | SAID["any"], b=NAMED["without"] | SAID["numbers"])
    found_ = found(document(answer=then), document(answer=today))
    assert {one.key.rpartition(" ")[2] for one in found_} == {"$.a", "$.a.a", "$.b.*"}
