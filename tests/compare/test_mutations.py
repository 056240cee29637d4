"""A schema of each kind, one keyword at a time set, changed or withdrawn: one finding each.

Every change is made forth and back, in a request and in an answer; none of them is silent, and none
is told twice. So are the changes of an operation that are none of a schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest

from checker.compare.drift import drift
from checker.model.contract import Contract
from tests.compare.openapi_documents import (
    INTEGER,
    STRING,
    Schema,
    bare_json,
    document,
    reference,
    thing,
)

GONE: Final = object()  # a keyword is withdrawn
NUMBER: Schema = {"type": "number"}
REFERRED: Schema = {"$ref": "#/components/schemas/Part"}
KINDS: dict[str, Schema] = {
    "text": STRING,
    "limited text": STRING
    | {"minLength": 1, "maxLength": 9, "pattern": "^a", "format": "uuid", "default": "a"},
    "choice": STRING | {"enum": ["a", "b", "c"]},
    "constant": {"const": "a"},
    "encoded": STRING | {"contentEncoding": "base64", "contentMediaType": "image/png"},
    "count": INTEGER,
    "limited count": INTEGER
    | {"minimum": 1, "maximum": 9, "multipleOf": 2, "default": 4, "format": "int64"},
    "ratio": NUMBER | {"exclusiveMinimum": 0, "exclusiveMaximum": 1},
    "flag": {"type": "boolean", "default": False},
    "nullable": {"type": ["string", "null"]},
    "list": {"type": "array", "items": STRING},
    "limited list": {
        "type": "array",
        "items": STRING | {"maxLength": 5},
        "minItems": 1,
        "maxItems": 9,
        "uniqueItems": True,
        "contains": {"const": "a"},
        "minContains": 1,
        "maxContains": 3,
    },
    "tuple": {"type": "array", "prefixItems": [STRING, INTEGER], "items": False},
    "map": {
        "type": "object",
        "additionalProperties": INTEGER,
        "propertyNames": {"pattern": "^[a-z]"},
        "minProperties": 1,
        "maxProperties": 9,
    },
    "object": thing(("x",), x=STRING, y=STRING),
    "closed": thing(("x",), x=STRING, y=STRING)
    | {"additionalProperties": False, "dependentRequired": {"y": ["x"]}},
    "patterned": {"type": "object", "patternProperties": {"^x-": STRING}},
    "free": {"type": "object"},
    "anything": {},
    "either": {"oneOf": [thing(a=STRING), thing(b=STRING)]},
    "loose": {"anyOf": [STRING, INTEGER]},
    "both": {"allOf": [REFERRED, thing(own=STRING)]},
    "told apart": {
        "oneOf": [
            thing(("kind",), kind={"const": "cat"}, hunts=STRING),
            thing(("kind",), kind={"const": "dog"}, barks=STRING),
        ]
    },
    "mapped": {
        "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
        "discriminator": {"propertyName": "kind"},
    },
    "conditional": thing(mode=STRING, extra=STRING)
    | {
        "if": {"properties": {"mode": {"const": "a"}}},
        "then": {"required": ["extra"]},
        "else": {"required": ["mode"]},
    },
    "exclusive": STRING | {"not": {"const": "z"}},
    "referred": REFERRED,
}
TEXTS = ("text", "limited text")
OBJECTS = ("object", "closed", "free", "map")

# What is set in schemas of these kinds: (keyword, value, kinds)
SETTINGS: list[tuple[str, Any, tuple[str, ...]]] = [
    ("deprecated", True, tuple(KINDS)),
    ("default", "d", ("text", "choice")),
    ("not", {"const": "q"}, ("text", "count", "list", "object", "either", "anything")),
    ("if", {"minLength": 3}, ("text", "count", "list", "object")),
    ("x-quota", 5, tuple(KINDS)),
    ("enum", ["q", "r"], ("text", "limited text", "anything")),
    ("const", "q", ("text", "limited text", "anything")),
    ("format", "date", ("text",)),
    ("format", "int32", ("count", "limited count")),
    ("format", "float", ("ratio",)),
    ("pattern", "^q", TEXTS),
    ("minLength", 2, TEXTS),
    ("maxLength", 5, TEXTS),
    ("contentEncoding", "base64", ("text",)),
    ("contentEncoding", "base64url", ("text", "encoded")),
    ("contentMediaType", "a/b", ("text", "encoded")),
    ("contentSchema", {"type": "object"}, ("text", "encoded")),
    ("minimum", 2, ("count", "limited count", "ratio")),
    ("maximum", 5, ("count", "limited count")),
    ("exclusiveMinimum", 3, ("count", "limited count", "ratio")),
    ("exclusiveMaximum", 5, ("count", "limited count", "ratio")),
    ("multipleOf", 3, ("count", "limited count", "ratio")),
    ("minItems", 2, ("list", "limited list")),
    ("maxItems", 5, ("list", "limited list")),
    ("uniqueItems", True, ("list",)),
    ("contains", {"const": "b"}, ("list", "limited list")),
    ("minContains", 2, ("list", "limited list")),
    ("maxContains", 2, ("list", "limited list")),
    ("prefixItems", [{"maxLength": 3}], ("list",)),
    ("unevaluatedItems", False, ("list",)),
    ("minProperties", 2, OBJECTS),
    ("maxProperties", 5, OBJECTS),
    ("propertyNames", {"maxLength": 2}, OBJECTS),
    ("dependentRequired", {"q": ["r"]}, OBJECTS),
    ("dependentSchemas", {"q": {"required": ["r"]}}, OBJECTS),
    ("additionalProperties", False, ("object", "free", "map")),
    ("additionalProperties", {"type": "boolean"}, OBJECTS),
    ("unevaluatedProperties", False, ("object", "free")),
    ("patternProperties", {"^q": STRING}, ("object", "closed", "patterned")),
    ("required", ["x", "y"], ("object", "closed")),
    ("required", ["q"], ("free",)),
    ("enum", ["a", "b"], ("choice",)),
    ("enum", ["a", "b", "c", "d"], ("choice",)),
    ("const", "b", ("constant",)),
    ("default", "b", ("limited text",)),
    ("default", 6, ("limited count",)),
    ("default", True, ("flag",)),
    ("type", "integer", ("text", "limited text", "list", "limited list", "free")),
    ("type", "string", ("count", "limited count", "ratio", "flag", "map", "object", "closed")),
    ("type", ["string", "integer"], ("text",)),
    ("type", ["string", "null"], ("text", "limited text")),
    ("type", ["object", "null"], ("object", "map", "free")),
    ("items", INTEGER, ("list", "limited list")),
    ("items", False, ("list",)),
    ("items", {"type": ["string", "null"]}, ("list",)),
    ("prefixItems", [STRING, STRING], ("tuple",)),
    ("prefixItems", [STRING], ("tuple",)),
    ("then", {"required": ["mode"]}, ("conditional",)),
    ("else", {}, ("conditional",)),
    ("not", {"const": "y"}, ("exclusive",)),
    ("allOf", [REFERRED, thing(own=STRING, more=STRING)], ("both",)),
    ("allOf", [REFERRED, thing(("own",), own=STRING)], ("both",)),
    ("anyOf", [STRING, INTEGER, {"type": "boolean"}], ("loose",)),
    ("anyOf", [STRING], ("loose",)),
    ("oneOf", [thing(a=STRING), thing(b=STRING), thing(c=STRING)], ("either",)),
    ("oneOf", [thing(a=INTEGER), thing(b=STRING)], ("either",)),
    ("anyOf", [STRING | {"maxLength": 3}, INTEGER], ("loose",)),
    ("oneOf", [thing(a=STRING)], ("either",)),
]
# Withdrawn, where another keyword does not say the same of it.
WITHDRAWN: list[tuple[str, tuple[str, ...]]] = [
    (key, (kind,))
    for kind, schema in KINDS.items()
    for key in schema
    if key
    in {
        *("minLength", "maxLength", "pattern", "format", "default", "enum", "const", "minimum"),
        *("maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems"),
        *("uniqueItems", "contains", "minContains", "maxContains", "contentEncoding", "not", "if"),
        *("contentMediaType", "propertyNames", "minProperties", "maxProperties", "then", "else"),
        *("additionalProperties", "dependentRequired", "patternProperties", "discriminator"),
        *("prefixItems", "required"),
    }
]


def _rows() -> Iterator[Any]:
    seen: dict[tuple[str, str], int] = {}
    for key, value, kinds in SETTINGS + [(key, GONE, kinds) for key, kinds in WITHDRAWN]:
        for kind in kinds:
            number = seen[kind, key] = seen.get((kind, key), 0) + 1
            yield pytest.param(kind, key, value, id=f"{kind} {key} {number}")


def _set(schema: Schema, key: str, value: Any) -> Schema:
    changed = {name: one for name, one in schema.items() if name != key}
    return changed if value is GONE else changed | {key: value}


PARTS = {
    "Part": thing(("n",), n=STRING),
    "Cat": thing(("kind",), kind=STRING, hunts=STRING),
    "Dog": thing(("kind",), kind=STRING, barks=STRING),
}


def _holding(schema: Schema, side: str) -> Contract:
    told = document(**{side: thing(p=schema)}, components=PARTS)
    return reference(bare_json(told | {"openapi": "3.1.0"}))


@pytest.mark.drawn
@pytest.mark.parametrize("side", ["request", "answer"])
@pytest.mark.parametrize(("kind", "key", "value"), list(_rows()))
def test_one_keyword_is_one_finding(kind: str, key: str, value: Any, side: str) -> None:
    then, today = (
        _holding(schema, side) for schema in (KINDS[kind], _set(KINDS[kind], key, value))
    )
    for one, other in ((then, today), (today, then)):
        assert len(drift(one, other)) == 1


# ------------------------------------------------------------------ what is no schema


def _whole() -> Schema:
    """An operation with one of each thing."""
    told = document(
        servers=[
            {
                "url": "https://{region}.example.test",
                "variables": {"region": {"default": "eu", "enum": ["eu", "us"]}},
            },
            {"url": "https://other.example.test"},
        ],
        security=[{"key": []}, {"login": ["read"]}],
        headers={"X-Rate": {"schema": INTEGER}, "X-Id": {"required": True, "schema": STRING}},
        statuses={"404": {"description": ""}, "default": {"description": ""}},
        operation={
            "parameters": [
                {"name": "limit", "in": "query", "schema": INTEGER | {"default": 3}},
                {"name": "tags", "in": "query", "explode": False, "schema": KINDS["list"]},
                {"name": "X-Trace", "in": "header", "required": True, "schema": STRING},
                {"name": "sid", "in": "cookie", "schema": STRING},
                {
                    "name": "coded",
                    "in": "query",
                    "content": {"application/json": {"schema": thing(a=STRING)}},
                },
            ],
            "callbacks": {"done": {"{$request.body#/url}": {"post": {"responses": {}}}}},
        },
    )
    told["components"]["securitySchemes"] = {
        "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "login": {
            "type": "oauth2",
            "flows": {
                "clientCredentials": {
                    "tokenUrl": "https://x.test/token",
                    "scopes": {"read": "", "write": ""},
                }
            },
        },
    }
    post = told["paths"]["/widgets"]["post"]
    post["responses"]["200"]["links"] = {"next": {"operationId": "getWidget"}}
    post["responses"]["200"]["content"]["text/event-stream"] = {
        "schema": thing(("object",), object={"const": "chunk"}, text=STRING)
    }
    post["requestBody"]["content"]["multipart/form-data"] = {
        "schema": thing(file=STRING),
        "encoding": {"file": {"contentType": "image/png"}},
    }
    return dict(json.loads(bare_json(told | {"openapi": "3.1.0"})))


POST = ("paths", "/widgets", "post")
ANSWER = (*POST, "responses", "200")
EVENTS = (*ANSWER, "content", "text/event-stream")
FORM = (*POST, "requestBody", "content", "multipart/form-data")
LOGIN = ("components", "securitySchemes", "login")
FLOW = (*LOGIN, "flows", "clientCredentials")
Place = tuple[str | int, ...]
PLACES: list[tuple[str, Place, Any]] = [  # (what, where it stands, what stands there then)
    ("a server", ("servers", 1), GONE),
    ("a value of a server", ("servers", 0, "variables", "region", "enum", 1), GONE),
    ("an alternative to authenticate", ("security", 0), GONE),
    ("a scope", ("security", 1, "login", 0), "write"),
    ("a scope more", ("security", 1, "login"), ["read", "write"]),
    ("where a token is had", (*FLOW, "tokenUrl"), "https://y.test/token"),
    ("which scopes there are", (*FLOW, "scopes", "write"), GONE),
    ("deprecation", (*POST, "deprecated"), True),
    ("a callback", (*POST, "callbacks"), GONE),
    ("what a callback answers", (*POST, "callbacks", "done"), {}),
    ("a parameter", (*POST, "parameters", 3), GONE),
    ("whether a parameter is required", (*POST, "parameters", 0, "required"), True),
    ("whether a parameter is deprecated", (*POST, "parameters", 0, "deprecated"), True),
    ("the default of a parameter", (*POST, "parameters", 0, "schema", "default"), 4),
    ("whether a parameter explodes", (*POST, "parameters", 1, "explode"), True),
    ("the style of a parameter", (*POST, "parameters", 1, "style"), "pipeDelimited"),
    ("reserved characters", (*POST, "parameters", 0, "allowReserved"), True),
    ("a form of a parameter", (*POST, "parameters", 4, "content", "text/csv"), {}),
    ("a request body", (*POST, "requestBody"), GONE),
    ("whether a body is required", (*POST, "requestBody", "required"), False),
    ("a form of a request", FORM, GONE),
    ("how a part of a form is sent", (*FORM, "encoding", "file", "contentType"), "image/gif"),
    ("a parameter of a form", (*ANSWER, "content", "application/json; version=2"), {}),
    ("the schema of a form", (*FORM, "schema"), {}),
    ("a status", (*POST, "responses", "404"), GONE),
    ("another status", (*POST, "responses", "201"), {"description": ""}),
    ("all other statuses", (*POST, "responses", "default"), GONE),
    ("an optional header", (*ANSWER, "headers", "X-Rate"), GONE),
    ("a required header", (*ANSWER, "headers", "X-Id"), GONE),
    ("whether a header is required", (*ANSWER, "headers", "X-Rate", "required"), True),
    ("the type of a header", (*ANSWER, "headers", "X-Rate", "schema", "type"), "string"),
    ("a link", (*ANSWER, "links", "next", "operationId"), "getOther"),
    ("links", (*ANSWER, "links"), GONE),
    ("a form of an answer", (*ANSWER, "content", "application/json"), GONE),
    ("a stream", EVENTS, GONE),
    ("what a stream holds", (*EVENTS, "schema", "properties", "object", "const"), "piece"),
    ("a field of a stream", (*EVENTS, "schema", "properties", "text"), GONE),
    ("a limit of the whole", ("x-quota",), 5),
]
WHOLE: Final = _whole()


def _changed(place: Place, value: Any) -> Contract:
    told = json.loads(bare_json(WHOLE))
    parent: Any = told
    for step in place[:-1]:
        parent = parent[step]
    if value is GONE:
        del parent[place[-1]]
    else:
        parent[place[-1]] = value
    return reference(bare_json(told))


BASE: Final = reference(bare_json(WHOLE))


@pytest.mark.parametrize(
    ("place", "value"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES]
)
def test_one_change_of_an_operation_is_one_finding(place: Place, value: Any) -> None:
    today = _changed(place, value)
    assert (len(drift(BASE, today)), len(drift(today, BASE))) == (1, 1)


SILENT: list[tuple[str, Place, Any]] = [
    ("a title", ("info", "title"), "Other"),
    ("an edition", ("info", "version"), "2"),
    ("words", (*POST, "description"), "words"),
    ("a summary", (*POST, "summary"), "words"),
    ("a group of the navigation", (*POST, "tags"), ["a"]),
    ("a name for programs", (*POST, "operationId"), "postWidget"),
    ("an example", (*FORM, "example"), {"file": "a"}),
    ("the words of a status", (*POST, "responses", "404", "description"), "words"),
    ("a webhook, which is another operation", ("webhooks",), {"made": {"post": {}}}),
    ("what is as always", (*POST, "parameters", 1, "style"), "form"),
    ("a scheme that nothing asks for", ("components", "securitySchemes", "b"), {"type": "http"}),
    ("a schema that nothing refers to", ("components", "schemas", "Other"), STRING),
]


def _of_forms(*names: str) -> Contract:
    told = document(answer=thing(a=STRING))
    answer = told["paths"]["/widgets"]["post"]["responses"]["200"]
    schemas = ({"schema": thing(a=STRING)}, {"schema": thing(b=STRING)})
    answer["content"] = dict(zip(names, schemas, strict=False))
    return reference(bare_json(told))


JSON = "application/json"


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        pytest.param((JSON,), (f"{JSON}; charset=UTF-8",), 0, id="the charset that is meant"),
        pytest.param((JSON,), (f"{JSON};version=1",), 1, id="a parameter"),
        pytest.param((f"{JSON};version=1",), (f"{JSON}; Version=1",), 0, id="as it is spelled"),
        pytest.param((f"{JSON};version=1",), (f"{JSON};version=2",), 1, id="another value"),
        pytest.param((JSON,), (JSON, f"{JSON};version=2"), 1, id="a form more"),
    ],
)
def test_the_parameters_of_a_media_type(
    before: tuple[str, ...], after: tuple[str, ...], count: int
) -> None:
    then, today = _of_forms(*before), _of_forms(*after)
    assert len(drift(then, today)) == len(drift(today, then)) == count


def test_a_key_of_another_name_is_one_that_went_and_one_that_came() -> None:
    today = _changed(("components", "securitySchemes", "key", "name"), "X-Other")
    rules = sorted(one.rule for one in drift(BASE, today))
    assert rules == ["api-security-added", "api-security-removed"]


@pytest.mark.parametrize(
    ("place", "value"), [row[1:] for row in SILENT], ids=[row[0] for row in SILENT]
)
def test_what_is_neither_sent_nor_answered_is_no_drift(place: Place, value: Any) -> None:
    assert drift(BASE, _changed(place, value)) == ()
