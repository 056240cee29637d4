"""Across the forms of a page, and in prose and tables, silence denies nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from checker.compare.drift import drift
from checker.model.contract import Contract
from checker.model.finding import Finding, Level
from checker.model.source import API_REFERENCE
from tests.compare.openapi_documents import (
    INTEGER,
    STRING,
    URL,
    Schema,
    block,
    content,
    document,
    in_3_1,
    reference,
    thing,
)
from tests.compare.pages import stated

BEARER: Schema = {
    "components": {"securitySchemes": {"b": {"type": "http", "scheme": "bearer"}}, "schemas": {}},
    "security": [{"b": []}],
    "servers": [{"url": "https://a.example.test"}, {"url": "https://b.example.test"}],
}
ASKED = thing(
    ("name", "size"),
    name=STRING | {"maxLength": 9, "enum": ["a", "b"]},
    size=INTEGER | {"minimum": 1, "default": 3},
    kind=STRING | {"nullable": True, "deprecated": True},
    inner=thing(("deep",), deep=STRING),
)
ANSWERED = thing(("id", "total"), id=STRING | {"pattern": "^w"}, total=INTEGER | {"maximum": 9})


EXPORTED = {"name": STRING, "size": INTEGER, "kind": STRING, "inner": ASKED["properties"]["inner"]}


def full() -> Schema:
    statuses = {"201": content(thing(("x",), x=STRING)), "429": {"description": ""}}
    return document(request=ASKED, answer=ANSWERED, statuses=statuses) | BEARER


def as_export(**more: Any) -> str:
    """The same operation as the older export writes it, without what it has no word for."""
    body = {"type": "object", "properties": EXPORTED, "requiredProperties": ["name", "size"]}
    body["required"] = True
    answer = thing(id=STRING, total=INTEGER) | {"requiredProperties": ["id", "total"]}
    told = {
        "paths": {
            "path": "/widgets",
            "method": "post",
            "servers": [{"url": "https://a.example.test"}],
            "request": {"body": {"application/json": {"schemaArray": [body]}}} | more,
            "response": {"200": {"application/json": {"schemaArray": [answer]}}},
        },
        "components": {"schemas": {}},
    }
    text = yaml.safe_dump(told, sort_keys=False)
    return f"# Widgets\n\n## OpenAPI\n\n````yaml /openapi.yaml post /widgets\n{text}\n````\n"


TABLE = """\
# Widgets

POST /widgets

## Body

| Parameter | Type | Required | Description |
|---|---|---|---|
| `name` | string | Yes | Which. |
| `size` | integer | Yes | How large. |
| `kind` | string | No | How. |
| `color` | string | No | What it looks like. |
| `count` | integer | No | How many. |
| `note` | string | No | What else. |
| `owner` | string | No | Whose. |
| `place` | string | No | Where. |
"""
HTML = (
    "<html><body><main><h1>Widgets</h1><p>POST /widgets</p><h2>Body</h2><table>"
    "<tr><th>Parameter</th><th>Type</th><th>Required</th></tr>"
    + "".join(
        f"<tr><td><code>{name}</code></td><td>string</td><td>Yes</td></tr>" for name in "abcdefgh"
    )
    + "</table></main></body></html>"
)


def rendered(text: str) -> Contract:
    form = "html" if text.startswith("<html") else "markdown"
    return stated(API_REFERENCE, {(f"page-{form}", URL): text})


FORM_NAMES = {"table": "markdown", "HTML": "html"}
FORMS: Mapping[str, str] = {
    "OpenAPI": block(full()),
    "older export": as_export(),
    "table": TABLE,
    "HTML": HTML,
}


def grave(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(one.rule, one.key) for one in findings if one.level is not Level.NOTE]


@pytest.mark.parametrize("then", FORMS)
@pytest.mark.parametrize("today", FORMS)
def test_one_form_of_a_page_against_another_removes_nothing(then: str, today: str) -> None:
    before, after = rendered(FORMS[then]), rendered(FORMS[today])
    assert not before.health.broken
    found = drift(before, after)
    assert grave(found) == []
    if then == today:
        assert found == ()
    told = {one.rule for one in found}
    assert not {rule for rule in told if rule.startswith(("api-", "endpoint-", "response-media"))}


@pytest.mark.parametrize("then", FORMS)
@pytest.mark.parametrize("today", FORMS)
def test_that_a_page_is_read_in_another_form_is_one_note(then: str, today: str) -> None:
    found = drift(rendered(FORMS[then]), rendered(FORMS[today]))
    basis = [one for one in found if one.rule in ("basis-changed", "not-comparable")]
    assert len(basis) == (then != today)
    formal = "HTML" not in (then, today)
    was, now = (FORM_NAMES.get(one, one if formal else "markdown") for one in (then, today))
    for one in basis:
        assert one.message.startswith(f"`page` was accepted from {was} and is read as {now} now")
        assert one.documented["places"]


def test_two_formal_documents_that_state_the_same_are_no_note() -> None:
    told: Schema = {
        "openapi": "3.0.3",
        "servers": [{"url": "https://a.example.test"}],
        "paths": {
            "/widgets": {
                "post": {
                    "requestBody": {
                        "required": True,
                        **content(thing(("name", "size"), **EXPORTED)),
                    },
                    "responses": {"200": content(thing(("id", "total"), id=STRING, total=INTEGER))},
                }
            }
        },
    }
    sides = rendered(as_export()), rendered(block(told))
    assert drift(*sides) == drift(*sides[::-1]) == ()


def test_what_two_formal_documents_state_is_compared_across_their_forms() -> None:
    answer = document(request=ASKED, answer=thing(("id",), id=STRING)) | BEARER
    assert grave(drift(rendered(as_export()), rendered(block(answer)))) == [
        ("response-required-property-removed", "response 200 application/json $.total")
    ]
    other = document(request=ASKED, answer=thing(("id", "total"), id=STRING, total=STRING)) | BEARER
    assert grave(drift(rendered(as_export()), rendered(block(other)))) == [
        ("response-property-type-changed", "response 200 application/json $.total")
    ]


def test_what_a_schema_and_a_table_both_state_is_compared() -> None:
    other = TABLE.replace("| `size` | integer |", "| `size` | string |")
    for then, today in ((block(full()), other), (other, block(full()))):
        found = drift(rendered(then), rendered(today))
        assert grave(found) == [
            ("request-property-type-changed", "request application/json $.size")
        ]
        told = [one.message for one in found if one.rule == "not-comparable"]
        assert not any("cannot state fields" in one for one in told)


def test_a_table_that_says_less_of_a_type_than_a_schema_contradicts_nothing() -> None:
    coarser = TABLE.replace("| `size` | integer |", "| `size` | number |")
    for then, today in ((block(full()), coarser), (coarser, block(full()))):
        assert grave(drift(rendered(then), rendered(today))) == []
    assert grave(drift(rendered(coarser), rendered(TABLE))) == [
        ("request-property-type-changed", "request application/json $.size")
    ]


# ------------------------------------------------------------------ tables and components


ROWS = [
    pytest.param("Which.", "Which. One of: `a`, `b`.", id="a closed set"),
    pytest.param("How large.", "How large. Maximum: 9.", id="a bound"),
]


@pytest.mark.parametrize(("written", "instead"), ROWS)
def test_a_constraint_that_comes_or_goes_in_a_table_is_a_note(written: str, instead: str) -> None:
    one, other = rendered(TABLE), rendered(TABLE.replace(written, instead))
    for sides in ((one, other), (other, one)):
        assert grave(drift(*sides)) == []


@pytest.mark.parametrize(
    "keyword",
    [{"maxLength": 3}, {"enum": ["a"]}, {"pattern": "^a"}, {"format": "date"}],
    ids=lambda keyword: next(iter(keyword)),
)
def test_a_constraint_that_comes_in_a_schema_is_judged(keyword: Schema) -> None:
    one, other = (
        reference(block(document(request=thing(p=schema)))) for schema in (STRING, STRING | keyword)
    )
    (found,) = drift(one, other)
    assert (found.level is Level.NOTE) is ("format" in keyword)


# ------------------------------------------------------------------ null beside a reference

P = {"P": thing(x=STRING)}
REF = {"$ref": "#/components/schemas/P"}
NULLS: Mapping[str, Schema] = {
    "3.0": document(answer=thing(p=REF | {"nullable": True}), components=P),
    "3.0 allOf": document(answer=thing(p={"allOf": [REF], "nullable": True}), components=P),
    "3.1 anyOf": in_3_1(document(answer=thing(p={"anyOf": [REF, {"type": "null"}]}), components=P)),
    "3.1 oneOf": in_3_1(document(answer=thing(p={"oneOf": [REF, {"type": "null"}]}), components=P)),
}


@pytest.mark.parametrize("then", NULLS)
@pytest.mark.parametrize("today", NULLS)
def test_null_beside_a_reference_is_null_in_every_spelling(then: str, today: str) -> None:
    assert drift(reference(block(NULLS[then])), reference(block(NULLS[today]))) == ()


@pytest.mark.parametrize("today", NULLS)
def test_null_beside_a_reference_is_news_where_there_was_none(today: str) -> None:
    plain = reference(block(document(answer=thing(p=REF), components=P)))
    assert [one.rule for one in drift(plain, reference(block(NULLS[today])))] == [
        "response-property-became-nullable"
    ]
