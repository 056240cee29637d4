"""Sunset dates, stability levels and other extensions, at each place that may have one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.compare import drift_lifecycle
from checker.compare.direction import Direction
from checker.compare.drift import drift
from tests.compare.openapi_documents import (
    STRING,
    Schema,
    bare_json,
    bare_yaml,
    document,
    found,
    in_3_1,
    reference,
    thing,
)

SPELLINGS = {"3.0": lambda told: told, "3.1": in_3_1}
EARLY, LATE, LATER = ({"x-sunset": day} for day in ("2027-01-01", "2027-06-01", "2028-01-01"))
ALPHA, STABLE = ({"x-stability-level": level} for level in ("alpha", "stable"))


def _property(side: str, said: Schema) -> Schema:
    return document(**{side: thing(n=STRING | said)})


def _parameter(said: Schema) -> Schema:
    told = {"name": "w", "in": "query", "schema": STRING, **said}
    return document(operation={"parameters": [told]})


PLACES = {  # where it is said, and how the ids of its rules begin
    "operation": (lambda said: document(operation=said), "api"),
    "request": (lambda said: _property("request", said), Direction.REQUEST),
    "answer": (lambda said: _property("answer", said), Direction.RESPONSE),
    "parameter": (_parameter, Direction.PARAMETER),
    "header": (
        lambda said: document(headers={"X-W": {"schema": STRING, **said}}),
        Direction.HEADER,
    ),
}
TURNS: list[tuple[Schema, Schema, str]] = [
    ({}, LATE, "sunset-added"),
    (LATE, {}, "sunset-deleted"),
    (LATE, EARLY, "sunset-date-changed-too-small"),
    (LATE, LATER, "sunset-date-postponed"),
    (STABLE, ALPHA, "stability-decreased"),
    (ALPHA, STABLE, "stability-increased"),
]


@pytest.mark.drawn
@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("before", "after", "stem"), TURNS, ids=[turn[2] for turn in TURNS])
def test_a_promise_is_judged_wherever_it_is_made(
    before: Schema, after: Schema, stem: str, place: str, spelling: Any
) -> None:
    made, prefix = PLACES[place]
    then, today = (spelling(made(said | {"deprecated": True})) for said in (before, after))
    rule = stem if (prefix, stem) == ("api", "sunset-deleted") else f"{prefix}-{stem}"
    assert [one.rule for one in found(then, today)] == [rule]


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        pytest.param({}, LATE | {"deprecated": True}, "endpoint-deprecated", id="announced"),
        pytest.param(LATE | {"deprecated": True}, {}, "endpoint-reactivated", id="called off"),
        pytest.param(LATE, {"x-sunset": "soon"}, "contract-unclassified-change", id="no date"),
        pytest.param(
            STABLE, {"x-stability-level": "calm"}, "contract-unclassified-change", id="no level"
        ),
        pytest.param({}, ALPHA, "contract-unclassified-change", id="the first level"),
        pytest.param(
            {"x-since": "2027-01-01"},
            {"x-since": "2027-06-01"},
            "contract-unclassified-change",
            id="another date",
        ),
        pytest.param(
            {"x-tier": "alpha"},
            {"x-tier": "stable"},
            "contract-unclassified-change",
            id="another level",
        ),
    ],
)
def test_what_is_said_of_an_operation(before: Schema, after: Schema, rule: str) -> None:
    assert [one.rule for one in found(document(operation=before), document(operation=after))] == [
        rule
    ]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("2027-06-01", "2027-06-01T00:00:00Z", id="a date and its midnight"),
        pytest.param("2027-06-01", "2027-06-01T02:00:00+02:00", id="in another time zone"),
        pytest.param("2027-06-01T12:00:00Z", "2027-06-01 12:00:00.000Z", id="two spellings"),
    ],
)
def test_one_sunset_in_two_spellings(one: str, other: str, place: str) -> None:
    made, _ = PLACES[place]
    assert not found(made({"x-sunset": one}), made({"x-sunset": other}))


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("2027-06-01", "2027-06-01T12:00:00Z", "api-sunset-date-postponed"),
        ("2027-06-01T12:00:00Z", "2027-06-01", "api-sunset-date-changed-too-small"),
        ("2027-06-01", "2027-06-01T00:00:00+02:00", "api-sunset-date-changed-too-small"),
        ("0001-01-01T00:00:00+02:00", "2027-06-01", "contract-unclassified-change"),
    ],
)
def test_a_sunset_is_moved_by_hours(before: str, after: str, rule: str) -> None:
    then, today = (document(operation={"x-sunset": when}) for when in (before, after))
    assert [one.rule for one in found(then, today)] == [rule]


def test_a_date_in_yaml_is_a_date() -> None:
    texts = (bare_yaml(document(operation=said)).replace("'", "") for said in (LATE, EARLY))
    then, today = (reference(text) for text in texts)
    assert [one.rule for one in drift(then, today)] == ["api-sunset-date-changed-too-small"]


def _at(place: str, said: Schema) -> Schema:
    """A document with an extension at a place."""
    told = document(
        headers={"X-W": {"schema": STRING}},
        components={"Part": thing(a=STRING)},
        answer={"allOf": [{"$ref": "#/components/schemas/Part"}]},
        operation={"parameters": [{"name": "w", "in": "query", "schema": STRING}]},
    )
    told = json.loads(bare_json(told))  # nothing of it is shared
    item = told["paths"]["/widgets"]
    operation = item["post"]
    body, answer = operation["requestBody"], operation["responses"]["200"]
    places = {
        "document": told,
        "path": item,
        "operation": operation,
        "parameter": operation["parameters"][0],
        "schema of a parameter": operation["parameters"][0]["schema"],
        "request body": body,
        "content": body["content"]["application/json"],
        "body": body["content"]["application/json"]["schema"],
        "property": body["content"]["application/json"]["schema"]["properties"]["keep"],
        "answer": answer,
        "header": answer["headers"]["X-W"],
        "content of an answer": answer["content"]["application/json"],
        "component": told["components"]["schemas"]["Part"],
        "property of a component": told["components"]["schemas"]["Part"]["properties"]["a"],
    }
    places[place].update(said)
    return told


WHERE = (
    *("document", "path", "operation", "parameter", "schema of a parameter", "request body"),
    *("content", "body", "property", "answer", "header", "content of an answer", "component"),
    "property of a component",
)
VALUES = [("1", "2"), (None, {"tokens": 5}), ({"tokens": 5}, {"tokens": 6}), (False, True)]


@pytest.mark.parametrize("place", WHERE)
def test_an_extension_that_nobody_knows_is_told(place: str) -> None:
    for before, after in VALUES:
        then, today = (_at(place, {"x-quota": value}) for value in (before, after))
        for one, other in ((then, today), (today, then)):
            assert [each.rule for each in found(one, other)] == ["contract-unclassified-change"]


DECORATION = ("x-codeSamples", "x-oaiMeta", "x-omitempty", "x-order", "x-stainless-skip", "X-Logo")


@pytest.mark.parametrize("place", WHERE)
def test_what_sites_and_generators_are_told_is_no_drift(place: str) -> None:
    for name in DECORATION:
        assert found(_at(place, {}), _at(place, {name: {"a": 1}})) == ()


def test_an_answer_without_a_body_may_have_one() -> None:
    then, today = (
        document(statuses={"204": {"description": "", "x-retry": said}}) for said in ("no", "yes")
    )
    assert [one.rule for one in found(then, today)] == ["contract-unclassified-change"]


def test_every_turn_has_a_case() -> None:
    on_fields = [rule.id for rule in drift_lifecycle.RULES if rule.id.startswith(Direction.HEADER)]
    assert on_fields == [f"{Direction.HEADER}-{turn[2]}" for turn in TURNS]
    assert len({rule.id for rule in drift_lifecycle.RULES}) == len(TURNS) * 5
