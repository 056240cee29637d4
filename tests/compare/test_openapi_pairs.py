"""Pairs of OpenAPI documents: for each id that the field knows exactly that one, in any place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.compare.openapi_documents import (
    INTEGER,
    KEPT,
    STRING,
    Schema,
    bare_yaml,
    block,
    content,
    document,
    found,
    in_3_1,
    nested,
    reference,
    thing,
)
from tests.compare.test_drift_fields import KNOWN

SPELLINGS = {"3.0": lambda told: told, "3.1": in_3_1}
NUMBER: Schema = {"type": "number"}
LIST: Schema = {"type": "array", "items": STRING}


def told(name: str, **properties: Schema) -> Schema:
    """An alternative that says which it is."""
    return thing(("kind",), kind=STRING | {"enum": [name]}, **properties)


DOG, CAT, HARE = thing(bark=STRING), thing(hunts=STRING), thing(ears=INTEGER)
TOLD = [told("dog", bark=STRING), told("cat", hunts=STRING), told("hare", ears=INTEGER)]

# (before, after, end of the id in a request, in an answer)
TURNS: list[Any] = [
    (STRING, STRING | {"nullable": True}, "became-nullable", None),
    (STRING | {"nullable": True}, STRING, "became-not-nullable", None),
    (STRING, INTEGER, "type-changed", None),
    (INTEGER, NUMBER, "type-generalized", None),
    (NUMBER, INTEGER, "type-changed", "type-specialized"),
    (STRING, {}, "type-generalized", None),
    ({}, STRING, "type-changed", "type-specialized"),
    (STRING, {"oneOf": [STRING, INTEGER]}, "list-of-types-widened", None),
    ({"anyOf": [STRING, INTEGER]}, STRING, "list-of-types-narrowed", None),
    (STRING, STRING | {"enum": ["a", "b"]}, "became-enum", None),
    (STRING | {"enum": ["a"]}, STRING | {"enum": ["a", "b"]}, "enum-value-added", None),
    (STRING | {"enum": ["a", "b"]}, STRING | {"enum": ["a"]}, "enum-value-removed", None),
    (STRING | {"enum": ["a"]}, STRING | {"enum": ["b"]}, "const-changed", None),
    (STRING, STRING | {"default": "x"}, "default-value-added", None),
    (STRING | {"default": "x"}, STRING, "default-value-removed", None),
    (STRING | {"default": "x"}, STRING | {"default": "y"}, "default-value-changed", None),
    (INTEGER | {"maximum": 9}, INTEGER | {"maximum": 5}, "max-decreased", None),
    (INTEGER | {"maximum": 5}, INTEGER | {"maximum": 9}, "max-increased", None),
    (INTEGER | {"minimum": 5}, INTEGER | {"minimum": 9}, "min-increased", None),
    (INTEGER | {"minimum": 9}, INTEGER | {"minimum": 5}, "min-decreased", None),
    (INTEGER, INTEGER | {"maximum": 5}, "max-set", None),
    (INTEGER, INTEGER | {"minimum": 5}, "min-set", None),
    (
        NUMBER | {"minimum": 5},
        NUMBER | {"minimum": 5, "exclusiveMinimum": True},
        "min-increased",
        None,
    ),
    (STRING | {"maxLength": 9}, STRING | {"maxLength": 5}, "max-length-decreased", None),
    (STRING | {"minLength": 5}, STRING | {"minLength": 9}, "min-length-increased", None),
    (LIST | {"minItems": 1}, LIST | {"minItems": 2}, "min-items-increased", None),
    (LIST | {"maxItems": 2}, LIST | {"maxItems": 1}, "max-items-decreased", None),
    (INTEGER | {"maximum": 5}, INTEGER, "max-unset", None),
    (STRING, STRING | {"maxLength": 5}, "max-length-set", None),
    (STRING | {"maxLength": 5}, STRING, "max-length-unset", None),
    (LIST, LIST | {"minItems": 1}, "min-items-set", None),
    (LIST | {"minItems": 1}, LIST, "min-items-unset", None),
    (KEPT | {"minProperties": 1}, KEPT, "min-properties-unset", None),
    (STRING, STRING | {"format": "uuid"}, "format-changed", None),
    (STRING | {"format": "date-time"}, STRING | {"format": "date"}, "format-changed", None),
    (STRING, STRING | {"pattern": "^a"}, "pattern-added", None),
    (STRING | {"pattern": "^a"}, STRING | {"pattern": "^b"}, "pattern-changed", None),
    (STRING | {"pattern": "^a"}, STRING, "pattern-removed", None),
    (STRING, STRING | {"deprecated": True}, "deprecated", None),
    (STRING | {"deprecated": True}, STRING, "reactivated", None),
]
for _keyword, _stem in (("oneOf", "one-of"), ("anyOf", "any-of")):
    for _few, _many in (
        ({_keyword: [DOG, CAT]}, {_keyword: [DOG, CAT, HARE]}),
        (DOG, {_keyword: [DOG, CAT]}),
        ({_keyword: TOLD[:2]}, {_keyword: TOLD}),
        ({_keyword: TOLD[:1]}, {_keyword: TOLD}),
    ):
        TURNS += [
            (_few, _many, f"{_stem}-added", None),
            (_many, _few, f"{_stem}-removed", None),
        ]


def _rows() -> Iterator[Any]:
    """Each turn in three places of a body, on the other side of it in three others."""
    for number, (before, after, request, answer) in enumerate(TURNS):
        places = list(zip(nested(before), nested(after), strict=True))
        if {} in (before, after):  # values of any type are free keys, which have rules of their own
            places.pop()
        for turn in range(3):
            side = ("request", "answer", "request")[turn] if number % 2 else "answer"
            (name, then), (_, today) = places[(number + turn * 2) % len(places)]
            stem = request if side == "request" else answer or request
            word = "request" if side == "request" else "response"
            yield pytest.param(
                {side: then},
                {side: today},
                f"{word}-property-{stem}",
                id=f"{number} {stem} {side} {name}",
            )
            if side == "answer":
                yield pytest.param(
                    {"request": then},
                    {"request": today},
                    f"request-property-{request}",
                    id=f"{number} {request} request {name}",
                )


@pytest.mark.drawn
@pytest.mark.parametrize(("before", "after", "rule"), list(_rows()))
def test_a_turn_in_a_body(before: dict[str, Any], after: dict[str, Any], rule: str) -> None:
    for spelling in SPELLINGS.values():
        then, today = spelling(document(**before)), spelling(document(**after))
        assert [one.rule for one in found(then, today)] == [rule]


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
@pytest.mark.parametrize(
    ("before", "after", "ends"),
    [
        pytest.param([], ["a", "b"], [], id="some of what there is"),
        pytest.param(["a", "b"], ["a", "k"], ["one-of-added", "one-of-removed"], id="another"),
        pytest.param(["a", "b"], ["a"], ["became-required"], id="one of them"),
        pytest.param(["a"], ["a", "b"], ["became-optional"], id="or another"),
    ],
)
def test_alternatives_of_what_is_required_are_none_of_the_object(
    keyword: str, before: list[str], after: list[str], ends: list[str]
) -> None:
    """They describe no object more: what was allowed may not be, and the reverse."""
    sides = [
        thing(a=STRING, b=STRING, k=STRING)
        | ({keyword: [{"required": [name]} for name in names]} if names else {})
        for names in (before, after)
    ]
    for side in ("request", "answer"):
        then, today = (document(**{side: schema}) for schema in sides)
        word = {"request": "request", "answer": "response"}[side]
        told_ = [f"{word}-property-{end}" for end in ends] or ["contract-unclassified-change"]
        assert sorted(one.rule for one in found(then, today)) == told_


WHERE = ("path", "header", "cookie")


@pytest.mark.drawn
@pytest.mark.parametrize("number", range(len(TURNS)))
def test_a_turn_of_a_parameter_or_header(number: int) -> None:
    before, after, stem, answer = TURNS[number]
    for where in ("query", WHERE[number % 3], "answer"):
        word = "response-property" if where == "answer" else "request-parameter"
        expected = (answer or stem) if where == "answer" else stem
        for spelling in SPELLINGS.values():
            then, today = (spelling(_with_one(where, schema)) for schema in (before, after))
            assert [one.rule for one in found(then, today)] == [f"{word}-{expected}"]


def _with_one(where: str, schema: Schema) -> Schema:
    """A document with one parameter, or one header of the answer."""
    if where == "answer":
        return document(headers={"X-Widget": {"schema": schema}})
    parameter = {"name": "w", "in": where, "required": where == "path", "schema": schema}
    return document(operation={"parameters": [parameter]})


# ------------------------------------------------------------------ what comes and goes

N, D = {"n": STRING}, {"n": STRING | {"default": "x"}}
PRESENCE = [  # (before: required, properties), (after: …), id in a request, in an answer
    (((), {}), (("n",), N), "new-required-request-property", "response-required-property-added"),
    (((), {}), (("n",), D), "new-required-request-property-with-default", None),
    (((), {}), ((), N), "new-optional-request-property", "response-optional-property-added"),
    ((("n",), N), ((), {}), "request-property-removed", "response-required-property-removed"),
    (((), N), ((), {}), "request-property-removed", "response-optional-property-removed"),
    (
        ((), N),
        (("n",), N),
        "request-property-became-required",
        "response-property-became-required",
    ),
    (((), D), (("n",), D), "request-property-became-required-with-default", None),
    (
        (("n",), N),
        ((), N),
        "request-property-became-optional",
        "response-property-became-optional",
    ),
]


def _homes(required: tuple[str, ...], properties: dict[str, Schema]) -> Iterator[Schema]:
    """Objects in which they stand, at several depths."""
    plain = thing(required, k=STRING, **properties)
    yield plain
    yield {"allOf": [thing(z=STRING), plain]}
    yield thing(a={"type": "array", "items": plain})
    yield thing(m={"type": "object", "additionalProperties": plain})
    yield thing(a={"type": "array", "items": {"oneOf": [_also(plain, "a"), told("b")]}})
    yield thing(v={"anyOf": [_also(plain, "a"), told("b")]})


def _also(plain: Schema, name: str) -> Schema:
    return {"allOf": [plain, told(name)]}


@pytest.mark.drawn
@pytest.mark.parametrize(
    ("before", "after", "request_rule", "answer_rule"), PRESENCE, ids=[row[2] for row in PRESENCE]
)
@pytest.mark.parametrize("home", range(6))
def test_a_property_that_comes_or_goes(
    before: Any, after: Any, request_rule: str, answer_rule: str | None, home: int
) -> None:
    then, today = (list(_homes(*side))[home] for side in (before, after))
    for spelling in SPELLINGS.values():
        documents = [spelling(document(request=side)) for side in (then, today)]
        assert [one.rule for one in found(*documents)] == [request_rule]
        if answer_rule is not None:
            documents = [spelling(document(answer=side)) for side in (then, today)]
            assert [one.rule for one in found(*documents)] == [answer_rule]


def _parameter(where: str, **more: Any) -> Schema:
    return document(
        operation={"parameters": [{"name": "w", "in": where, "schema": STRING, **more}]}
    )


@pytest.mark.parametrize("where", ["query", "header", "cookie"])
def test_a_parameter_that_comes_or_goes(where: str) -> None:
    none, some, needed = document(), _parameter(where), _parameter(where, required=True)
    for then, today, rule in (
        (none, needed, "new-required-request-parameter"),
        (none, some, "new-optional-request-parameter"),
        (some, none, "request-parameter-removed"),
        (some, needed, "request-parameter-became-required"),
        (needed, some, "request-parameter-became-optional"),
        (some, _parameter(where, deprecated=True), "request-parameter-deprecated"),
        (_parameter(where, deprecated=True), some, "request-parameter-reactivated"),
    ):
        for spelling in SPELLINGS.values():
            assert [one.rule for one in found(spelling(then), spelling(today))] == [rule]


def _media(side: str, *names: str) -> Schema:
    told_ = document()
    operation = told_["paths"]["/widgets"]["post"]
    owner = operation["requestBody"] if side == "request" else operation["responses"]["200"]
    schema = owner["content"]["application/json"]
    owner["content"] = dict.fromkeys(names, schema)
    return told_


def _body(**given: Any) -> Schema:
    told_ = document()
    told_["paths"]["/widgets"]["post"]["requestBody"] |= given
    return told_


def _secured(*alternatives: Schema) -> Schema:
    told_ = document(security=list(alternatives))
    told_["components"]["securitySchemes"] = {
        "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "bearer": {"type": "http", "scheme": "bearer"},
        "login": {
            "type": "oauth2",
            "flows": {"implicit": {"authorizationUrl": "https://x.test/in", "scopes": {}}},
        },
    }
    return told_


def _shared(**properties: Schema) -> Schema:
    reference_ = {"$ref": "#/components/schemas/Problem"}
    return document(
        answer=reference_,
        statuses={"400": content(reference_), "500": content(reference_)},
        components={"Problem": thing(k=STRING, **properties)},
    )


JSON, XML = "application/json", "application/xml"
GONE = document(operation={"deprecated": True})
OPERATIONS: list[tuple[Schema, Schema, str]] = [
    (_body(required=False), _body(), "request-body-became-required"),
    (_body(), _body(required=False), "request-body-became-optional"),
    (document(request=None), _body(), "request-body-added-required"),
    (document(request=None), _body(required=False), "request-body-added-optional"),
    (_body(), document(request=None), "request-body-removed"),
    (_media("request", JSON, XML), _media("request", JSON), "request-body-media-type-removed"),
    (_media("request", JSON), _media("request", JSON, XML), "request-body-media-type-added"),
    (_media("answer", JSON, XML), _media("answer", JSON), "response-media-type-removed"),
    (_media("answer", JSON), _media("answer", JSON, XML), "response-media-type-added"),
    (document(statuses={"201": content(DOG)}), document(), "response-success-status-removed"),
    (document(), document(statuses={"201": content(DOG)}), "response-success-status-added"),
    (document(), document(statuses={"204": {}}), "response-success-status-added"),
    (document(), document(statuses={"404": content(DOG)}), "response-non-success-status-added"),
    (document(statuses={"5XX": content(DOG)}), document(), "response-non-success-status-removed"),
    (document(), GONE, "endpoint-deprecated"),
    (GONE, document(), "endpoint-reactivated"),
    (document(request=DOG), document(request=LIST), "request-body-type-changed"),
    (document(answer=DOG), document(answer=LIST), "response-body-type-changed"),
    (document(answer=STRING), document(answer=INTEGER), "response-body-type-changed"),
    (document(), document(path="/gadgets"), "api-path-removed-without-deprecation"),
    (document(), document(method="put"), "api-removed-without-deprecation"),
    (_shared(n=STRING), _shared(), "response-optional-property-removed"),
    (_shared(n=STRING), _shared(n=INTEGER), "response-property-type-changed"),
    (_secured({"key": []}), _secured({"key": []}, {"bearer": []}), "api-security-added"),
    (_secured({"key": []}, {"bearer": []}), _secured({"key": []}), "api-security-removed"),
    (_secured({}, {"key": []}), _secured({"key": []}), "api-security-removed"),
    (_secured({"key": []}), _secured({}, {"key": []}), "api-security-added"),
    (_secured(), _secured({"key": []}), "api-security-demand-added"),
    (_secured({"key": []}), _secured(), "api-security-demand-removed"),
    (_secured({"key": []}), _secured({"key": [], "bearer": []}), "api-security-demand-added"),
    (_secured({"key": [], "bearer": []}), _secured({"key": []}), "api-security-demand-removed"),
    (_secured({"key": []}), _secured({"key": []}, {"login": ["r"]}), "api-security-added"),
    (_secured({}), _secured({"key": []}, {}), "api-security-added"),
    (_secured({"gone": []}), _secured({"gone": []}, {"lost": []}), "api-security-added"),
    (_secured(), _secured({"gone": []}), "api-security-demand-added"),
    (_secured({"gone": []}), _secured(), "api-security-demand-removed"),
    (_secured({"login": ["r"]}), _secured({"login": ["r", "w"]}), "contract-unclassified-change"),
    (
        _secured({"key": []}, {"bearer": []}),
        _secured({"key": [], "bearer": []}),
        "contract-unclassified-change",
    ),
    (
        document(headers={"X-Widget": {"schema": STRING}}),
        document(headers={"X-Widget": {"schema": STRING, "required": True}}),
        "response-property-became-required",
    ),
]


@pytest.mark.drawn
@pytest.mark.parametrize(
    ("before", "after", "rule"), OPERATIONS, ids=[f"{n} {o[2]}" for n, o in enumerate(OPERATIONS)]
)
@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS)
def test_an_operation(
    before: Schema, after: Schema, rule: str, spelling: Callable[[Schema], Schema]
) -> None:
    assert [one.rule for one in found(spelling(before), spelling(after))] == [rule]


# A page has one operation: one that comes is the first of its page, and so a fact of its own.
ELSEWHERE = {"endpoint-added"}


def test_every_id_that_the_field_knows_has_a_pair() -> None:
    stems = {turn[2] for turn in TURNS} | {turn[3] for turn in TURNS} - {None}
    told_ = {
        f"{side}-{stem}" for stem in stems for side in ("request-property", "response-property")
    }
    told_ |= {f"request-parameter-{stem}" for stem in stems}
    told_ |= {rule for row in PRESENCE for rule in row[2:] if rule}
    told_ |= {rule for _, _, rule in OPERATIONS}
    told_ |= {
        "new-required-request-parameter",
        "new-optional-request-parameter",
        "request-parameter-removed",
        "request-parameter-became-required",
        "request-parameter-became-optional",
    }
    assert KNOWN.keys() - told_ == ELSEWHERE


def test_the_form_of_the_file_does_not_matter() -> None:
    """A page with a block, and the document as it is in YAML or JSON, state the same."""
    told_ = document(answer=thing(("n",), n=STRING, o={"oneOf": TOLD}))
    contracts = [reference(text) for text in (block(told_), bare_yaml(told_))]
    for one in contracts:
        assert [fact.key for fact in one.facts] == [fact.key for fact in contracts[0].facts]
        assert not one.health.broken
