"""Schemas -> fields: what each construct of JSON Schema and OpenAPI comes to."""

from __future__ import annotations

from typing import Any

import pytest

from checker.extract.openapi import document as openapi
from checker.extract.schema import fields as schema_fields
from checker.model import flat as model_flat
from checker.model.contract import Field
from tests.extract.schema_forms import URL, bare, document, fields, lines, read

STRING: dict[str, Any] = {"type": "string"}
INTEGER: dict[str, Any] = {"type": "integer"}


def thing(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def kind(name: str, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"type": "string", "enum": [name]}, **properties},
    }


PLAIN = [
    pytest.param({}, {"$": ""}, id="an empty schema says nothing"),
    pytest.param(True, {"$": ""}, id="true says nothing"),
    pytest.param(False, {}, id="false allows no body"),
    pytest.param(
        {"type": "object"}, {"$": "object free_form"}, id="an object without a schema is free-form"
    ),
    pytest.param(
        {"type": "object", "additionalProperties": True},
        {"$": "object free_form"},
        id="additionalProperties true is free-form",
    ),
    pytest.param(
        {"type": "object", "additionalProperties": {}},
        {"$": "object free_form"},
        id="an empty additionalProperties is true",
    ),
    pytest.param(
        {"type": "object", "additionalProperties": False},
        {"$": "object"},
        id="additionalProperties false is an empty object",
    ),
    pytest.param(
        {"type": "object", "unevaluatedProperties": False},
        {"$": "object"},
        id="unevaluatedProperties false is an empty object",
    ),
    pytest.param(
        {"additionalProperties": STRING},
        {"$": "object", "$.*": "string"},
        id="a map with free keys",
    ),
    pytest.param(
        {"type": "object", "patternProperties": {"^x": STRING, "^y": INTEGER}},
        {"$": "object", "$.*": "integer string"},
        id="patterns of names are free keys",
    ),
    pytest.param(
        {"type": "object", "patternProperties": {"^x": False}},
        {"$": "object free_form"},
        id="names that must not be are no free keys",
    ),
    pytest.param(
        thing(a=STRING) | {"additionalProperties": True},
        {"$": "object", "$.a": "string?"},
        id="beside documented names, others are no contract",
    ),
    pytest.param(
        thing(a=STRING, b=INTEGER) | {"required": ["b", 7, "c"]},
        {"$": "object", "$.a": "string?", "$.b": "integer!"},
        id="what is not listed as required is not",
    ),
    pytest.param(
        {"properties": {"a": STRING}},
        {"$": "object", "$.a": "string?"},
        id="properties make an object",
    ),
    pytest.param({"items": STRING}, {"$": "array", "$[*]": "string"}, id="items make an array"),
    pytest.param({"type": "array"}, {"$": "array"}, id="an array of anything"),
    pytest.param(
        {"type": "array", "prefixItems": [STRING, INTEGER]},
        {"$": "array", "$[*]": "integer string"},
        id="a tuple's items together",
    ),
    pytest.param(
        {"type": "array", "items": [STRING, INTEGER]},
        {"$": "array", "$[*]": "integer string"},
        id="a tuple in the older spelling",
    ),
    pytest.param(
        {"type": "array", "items": {"type": "array", "items": INTEGER}},
        {"$": "array", "$[*]": "array", "$[*][*]": "integer"},
        id="arrays of arrays",
    ),
    pytest.param(
        thing(**{"x-groq": STRING, "it's": STRING, "a.b": STRING, "日本": STRING}),
        {
            "$": "object",
            "$['x-groq']": "string?",
            r"$['it\'s']": "string?",
            "$['a.b']": "string?",
            "$.日本": "string?",
        },
        id="names outside the shorthand are quoted",
    ),
    pytest.param(thing(a=False), {"$": "object free_form"}, id="a property that must not be"),
    pytest.param(thing(a=True), {"$": "object", "$.a": "?"}, id="a property that may be anything"),
    pytest.param({"type": "date"}, {"$": ""}, id="an unknown type is not said"),
    pytest.param({"type": ["string", "integer"]}, {"$": "integer string"}, id="several types"),
    pytest.param({"type": ["string", "null"]}, {"$": "null string"}, id="null in the list"),
    pytest.param({"type": "string", "nullable": True}, {"$": "null string"}, id="nullable"),
    pytest.param({"nullable": True}, {"$": ""}, id="nullable without a type says no type"),
    pytest.param({"type": "null"}, {"$": "null"}, id="only null"),
    pytest.param(
        {"enum": ["b", "a", None]},
        {"$": "null string enum=['a', 'b']"},
        id="null in an enum is a type",
    ),
    pytest.param(
        {"type": "string", "enum": ["a", None]},
        {"$": "null string enum=['a']"},
        id="null in an enum beside a type",
    ),
    pytest.param({"enum": [None]}, {"$": "null"}, id="an enum of null"),
    pytest.param(
        {"enum": [10, 9, 1.0, "x", True]},
        {"$": "boolean integer string enum=[True, 1, 9, 10, 'x']"},
        id="an enum of several types, numbers by size",
    ),
    pytest.param({"enum": [1.5, 0.5]}, {"$": "number enum=[0.5, 1.5]"}, id="an enum of numbers"),
    pytest.param(
        {"enum": [[1], {"a": 1}, [1]]},
        {"$": "array object enum=[[1], {'a': 1}] free_form"},
        id="an enum of structures",
    ),
    pytest.param({"enum": "a"}, {"$": ""}, id="an enum that is no list"),
    pytest.param({"enum": ["a" * 70_000]}, {"$": ""}, id="an enum too long to keep"),
    pytest.param({"const": "a"}, {"$": "string const=a"}, id="a const"),
    pytest.param({"const": None}, {"$": "null const=None"}, id="const null"),
    pytest.param(
        {"type": "string", "default": None},
        {"$": "string default=None"},
        id="default null is a default",
    ),
    pytest.param(
        {"type": "number", "default": 1.0},
        {"$": "number default=1"},
        id="whole numbers are written alike",
    ),
    pytest.param(
        {"default": {"a": [1.0, 0.5]}},
        {"$": "default={'a': [1, 0.5]}"},
        id="also inside of a default",
    ),
    pytest.param({"pattern": "x" * 5000}, {"$": ""}, id="a pattern too long to keep"),
    pytest.param({"default": {1, 2}}, {"$": ""}, id="a default that is no JSON"),
    pytest.param({"default": float("nan")}, {"$": ""}, id="a default that is not a number"),
    pytest.param({"default": "x" * 5000}, {"$": ""}, id="a default too long to keep"),
    pytest.param(
        {"type": "integer", "minimum": 1, "maximum": 2.0},
        {"$": "integer minimum=1 maximum=2"},
        id="limits",
    ),
    pytest.param(
        {"type": "integer", "minimum": -(10**400), "maximum": float("inf")},
        {"$": f"integer minimum={-(10**400)}"},
        id="limits beyond every float",
    ),
    pytest.param(
        {"type": "integer", "minimum": "1", "maximum": True},
        {"$": "integer"},
        id="limits that are no numbers",
    ),
    pytest.param(
        {"minimum": 0, "exclusiveMinimum": True, "exclusiveMaximum": True},
        {"$": "exclusive_minimum=0"},
        id="3.0 exclusive limits",
    ),
    pytest.param(
        {"exclusiveMinimum": 0, "exclusiveMaximum": 9},
        {"$": "exclusive_minimum=0 exclusive_maximum=9"},
        id="3.1 exclusive limits",
    ),
    pytest.param(
        {"minimum": 0, "exclusiveMinimum": False}, {"$": "minimum=0"}, id="3.0 inclusive limits"
    ),
    pytest.param(
        {
            "minLength": 1,
            "maxLength": 2,
            "minItems": 3,
            "maxItems": 4,
            "pattern": "^a",
            "format": "uri",
        },
        {"$": "min_length=1 max_length=2 min_items=3 max_items=4 pattern=^a format=uri"},
        id="lengths, pattern and format",
    ),
    pytest.param(
        {"minLength": -1, "maxLength": 1.5, "pattern": 1, "format": []},
        {"$": ""},
        id="lengths, pattern and format that are none",
    ),
    pytest.param(
        {"type": "string", "deprecated": True}, {"$": "string deprecated"}, id="deprecated"
    ),
    pytest.param(
        {"type": "string", "deprecated": "soon"}, {"$": "string"}, id="deprecated is a boolean"
    ),
    pytest.param(
        {"properties": [], "required": "a", "items": "x", "allOf": {}, "oneOf": None},
        {"$": ""},
        id="keywords of a wrong form are passed over",
    ),
    pytest.param(["x"], {}, id="a list is no schema"),
]


@pytest.mark.parametrize(("schema", "expected"), PLAIN)
def test_one_schema(schema: Any, expected: dict[str, str]) -> None:
    if isinstance(schema, list):
        assert fields(schema) == {"$": ""}
    else:
        assert fields(schema) == expected


COMBINED = [
    pytest.param(
        {"allOf": [thing(a=STRING), thing(b=INTEGER) | {"required": ["a"]}]},
        {"$": "object", "$.a": "string!", "$.b": "integer?"},
        id="allOf unites fields and what is required",
    ),
    pytest.param(
        {
            "allOf": [
                {"type": "number", "minimum": 1, "maximum": 9},
                {"type": "integer", "minimum": 3, "maximum": 12},
            ]
        },
        {"$": "integer minimum=3 maximum=9"},
        id="allOf narrows",
    ),
    pytest.param(
        {
            "allOf": [
                {"minLength": 1, "maxLength": 9, "minItems": 1, "maxItems": 9},
                {"minLength": 2, "maxLength": 8, "minItems": 2, "maxItems": 8},
            ]
        },
        {"$": "min_length=2 max_length=8 min_items=2 max_items=8"},
        id="allOf narrows lengths",
    ),
    pytest.param(
        {"allOf": [{"enum": ["a", "b", "c"]}, {"enum": ["c", "b"]}]},
        {"$": "string enum=['b', 'c']"},
        id="allOf narrows an enum",
    ),
    pytest.param(
        {"allOf": [{"enum": ["b"]}, {"enum": ["b", "c"]}]},
        {"$": "string enum=['b']"},
        id="allOf narrows an enum the other way",
    ),
    pytest.param(
        {"allOf": [{"enum": ["a"]}, {"enum": ["c"]}]},
        {"$": "string enum=['a']"},
        id="enums without a common member: the first has the word",
    ),
    pytest.param(
        {"allOf": [STRING, INTEGER]},
        {"$": "string"},
        id="types that exclude each other: the first has the word",
    ),
    pytest.param(
        {"type": "integer", "allOf": [STRING]},
        {"$": "integer"},
        id="a schema's own words come first",
    ),
    pytest.param(
        {"allOf": [STRING, {"type": ["string", "null"]}]},
        {"$": "string"},
        id="null only where all parts allow it",
    ),
    pytest.param(
        {"allOf": [{"type": ["string", "null"]}, {"minLength": 1}]},
        {"$": "null string min_length=1"},
        id="a part that says no type allows null",
    ),
    pytest.param(
        {"allOf": [{"type": ["string", "null"]}, {"enum": ["a"]}]},
        {"$": "string enum=['a']"},
        id="an enum without null allows none",
    ),
    pytest.param(
        {"nullable": True, "allOf": [STRING]}, {"$": "null string"}, id="nullable around allOf"
    ),
    pytest.param(
        {"allOf": [thing(a=thing(x=STRING)), thing(a=thing(y=STRING))]},
        {"$": "object", "$.a": "object?", "$.a.x": "string?", "$.a.y": "string?"},
        id="allOf of allOf's fields",
    ),
    pytest.param(
        {"allOf": [{"items": {"minimum": 1}}, {"items": {"maximum": 2}}]},
        {"$": "array", "$[*]": "minimum=1 maximum=2"},
        id="allOf of items",
    ),
    pytest.param(
        {
            "allOf": [
                {"additionalProperties": {"minimum": 1}},
                {"additionalProperties": {"maximum": 2}},
            ]
        },
        {"$": "object", "$.*": "minimum=1 maximum=2"},
        id="allOf of maps",
    ),
    pytest.param(
        {"allOf": [{"type": "object"}, thing(a=STRING)]},
        {"$": "object", "$.a": "string?"},
        id="an object that another part describes is not free-form",
    ),
    pytest.param(
        {"allOf": [{"type": "object"}, {"type": "object", "additionalProperties": False}]},
        {"$": "object"},
        id="closed by one part",
    ),
    pytest.param(
        {"allOf": [{"const": "a"}, {"deprecated": True}]},
        {"$": "string const=a deprecated"},
        id="const and deprecated come through",
    ),
    pytest.param(
        {"allOf": [{"default": 1}, {"default": 2}]}, {"$": "default=1"}, id="the first default"
    ),
    pytest.param({"allOf": [False, STRING]}, {}, id="nothing can be false"),
    pytest.param(
        {"anyOf": [STRING, {"type": "null"}]},
        {"$": "null string"},
        id="anyOf with null is nullable",
    ),
    pytest.param(
        {"oneOf": [thing(a=STRING) | {"default": 1, "title": "t"}, {"type": "null"}]},
        {"$": "null object default=1", "$.a": "string?"},
        id="one object and null is nullable, no variant",
    ),
    pytest.param(
        {"oneOf": [kind("a"), {"type": "null"}]},
        {"$": "null object", "$.type": "string! enum=['a']"},
        id="one tagged object and null has no variant",
    ),
    pytest.param({"anyOf": [{"type": "null"}]}, {"$": "null"}, id="null as the only alternative"),
    pytest.param({"anyOf": [{"type": "null"}, {"type": "null"}]}, {"$": "null"}, id="null or null"),
    pytest.param(
        {"anyOf": [{"type": ["string", "null"]}, INTEGER]},
        {"$": "integer null string"},
        id="an alternative that may be null is more than null",
    ),
    pytest.param(
        {"anyOf": [{"type": ["string", "null"], "const": None}, {"const": "a"}]},
        {"$": "null string"},
        id="null is no member of the set",
    ),
    pytest.param({"anyOf": [False, STRING]}, {"$": "string"}, id="false is no alternative"),
    pytest.param({"anyOf": [False, False]}, {}, id="no alternative at all"),
    pytest.param({"anyOf": [{}, STRING]}, {"$": ""}, id="an alternative that says nothing"),
    pytest.param(
        {"anyOf": [{"type": "string", "maxLength": 5}, {"type": "array", "minItems": 1}]},
        {"$": "array string max_length=5 min_items=1"},
        id="a constraint speaks of its own type",
    ),
    pytest.param(
        {"anyOf": [{"type": "string", "maxLength": 5}, {"type": "string"}]},
        {"$": "string"},
        id="a constraint of one alternative only",
    ),
    pytest.param(
        {
            "anyOf": [
                {"type": "integer", "minimum": 5, "maximum": 6},
                {"type": "number", "minimum": 1, "maximum": 9},
            ]
        },
        {"$": "integer number minimum=1 maximum=9"},
        id="the wider limits",
    ),
    pytest.param(
        {"anyOf": [{"type": "string", "maxLength": 5}, {}]},
        {"$": ""},
        id="an open alternative has no limit",
    ),
    pytest.param(
        {"anyOf": [{"type": "string", "format": "uri"}, {"type": "object"}]},
        {"$": "object string format=uri free_form"},
        id="a format beside an object",
    ),
    pytest.param(
        {"anyOf": [{"type": "string", "format": "uri"}, INTEGER]},
        {"$": "integer string format=uri"},
        id="a format beside an integer",
    ),
    pytest.param(
        {"anyOf": [{"type": "string", "format": "uri"}, {"type": "string", "format": "uuid"}]},
        {"$": "string"},
        id="two formats",
    ),
    pytest.param(
        {"anyOf": [{"type": "string", "pattern": "a"}, {"type": "string", "pattern": "a"}]},
        {"$": "string pattern=a"},
        id="the same pattern",
    ),
    pytest.param(
        {"anyOf": [{"type": "string", "default": "a"}, INTEGER]},
        {"$": "integer string default=a"},
        id="the one default",
    ),
    pytest.param(
        {"anyOf": [{"type": "string", "default": "a"}, {"type": "string", "default": "b"}]},
        {"$": "string"},
        id="two defaults",
    ),
    pytest.param(
        {"anyOf": [{"enum": ["a"]}, {"enum": ["b"]}]},
        {"$": "string enum=['a', 'b']"},
        id="enums are united",
    ),
    pytest.param(
        {"anyOf": [{"enum": ["a"]}, STRING]}, {"$": "string"}, id="an open string opens the enum"
    ),
    pytest.param(
        {"anyOf": [{"enum": ["a"]}, INTEGER]},
        {"$": "integer string enum=['a']"},
        id="a closed string beside an open integer",
    ),
    pytest.param(
        {"anyOf": [{"enum": [1]}, {"type": "number"}]},
        {"$": "integer number"},
        id="an open number opens the integers",
    ),
    pytest.param(
        {"anyOf": [{"type": "number", "enum": [1]}, {"type": "number"}]},
        {"$": "number"},
        id="an open number opens the numbers",
    ),
    pytest.param(
        {"anyOf": [{"enum": [1, 2]}, INTEGER]},
        {"$": "integer"},
        id="an open integer opens the integers",
    ),
    pytest.param(
        {"anyOf": [STRING, {"nullable": True, "oneOf": [INTEGER, {"type": "boolean"}]}]},
        {"$": "boolean integer null string"},
        id="a union in a union may be null",
    ),
    pytest.param(
        {"anyOf": [{"type": "number", "enum": [1]}, {"type": "number", "enum": [2]}]},
        {"$": "number enum=[1, 2]"},
        id="whole members of a number enum",
    ),
    pytest.param({"anyOf": [{"enum": ["a"]}, {}]}, {"$": ""}, id="anything opens the enum"),
    pytest.param(
        {"anyOf": [{"const": "a"}, {"const": "b"}]},
        {"$": "string enum=['a', 'b']"},
        id="consts become an enum",
    ),
    pytest.param(
        {"anyOf": [{"const": "a"}, {"const": "a"}]}, {"$": "string const=a"}, id="the same const"
    ),
    pytest.param(
        {"anyOf": [{"const": "a"}, {"type": "null"}]},
        {"$": "null string const=a"},
        id="a const or null",
    ),
    pytest.param(
        {"anyOf": [{"const": "a"}, INTEGER]},
        {"$": "integer string enum=['a']"},
        id="a const beside another type",
    ),
    pytest.param(
        {"anyOf": [{"type": "string", "deprecated": True}, INTEGER]},
        {"$": "integer string"},
        id="deprecated in one alternative",
    ),
    pytest.param(
        {
            "anyOf": [
                {"type": "string", "deprecated": True},
                {"type": "integer", "deprecated": True},
            ]
        },
        {"$": "integer string deprecated"},
        id="deprecated in all",
    ),
    pytest.param(
        {
            "anyOf": [
                thing(a=STRING, b=STRING) | {"required": ["a", "b"]},
                thing(a=INTEGER) | {"required": ["a"]},
            ]
        },
        {"$": "object", "$.a": "integer string!", "$.b": "string?"},
        id="fields united, required where all require",
    ),
    pytest.param(
        {"anyOf": [thing(a=STRING) | {"required": ["a"]}, STRING]},
        {"$": "object string", "$.a": "string!"},
        id="an alternative that is no object requires nothing",
    ),
    pytest.param(
        {"anyOf": [{"items": STRING}, {"items": INTEGER}]},
        {"$": "array", "$[*]": "integer string"},
        id="items united",
    ),
    pytest.param(
        {"anyOf": [{"additionalProperties": STRING}, thing(a=INTEGER)]},
        {"$": "object", "$.a": "integer?", "$.*": "string"},
        id="a map or an object",
    ),
    pytest.param(
        {"anyOf": [{"type": "object"}, thing(a=INTEGER)]},
        {"$": "object free_form", "$.a": "integer?"},
        id="a free-form object or another",
    ),
    pytest.param(
        {
            "anyOf": [
                {"type": "object", "additionalProperties": False},
                {"type": "object", "additionalProperties": False},
            ]
        },
        {"$": "object"},
        id="empty objects",
    ),
    pytest.param(
        {
            "anyOf": [
                {"type": "object", "additionalProperties": True},
                {"type": "object", "additionalProperties": False},
            ]
        },
        {"$": "object free_form"},
        id="free-form or empty",
    ),
    pytest.param(
        thing(a=STRING, b=STRING) | {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]},
        {"$": "object", "$.a": "string?", "$.b": "string?"},
        id="one of two is required",
    ),
    pytest.param(
        thing(a=STRING) | {"oneOf": [thing(b=STRING), thing(c=STRING)]},
        {"$": "object", "$.a": "string?", "$.b": "string?", "$.c": "string?"},
        id="fields beside a union",
    ),
    pytest.param(
        {"oneOf": [STRING, INTEGER], "anyOf": [{"minLength": 1}, {"minimum": 1}]},
        {"$": "integer string"},
        id="two unions at once",
    ),
    pytest.param(
        {"anyOf": [{"oneOf": [STRING, {"type": "null"}]}, {"nullable": True, "oneOf": [INTEGER]}]},
        {"$": "integer null string"},
        id="unions of unions",
    ),
    pytest.param(
        thing(a=STRING)
        | {
            "if": thing(a={"const": "x"}),
            "then": thing(b=STRING) | {"required": ["b"]},
            "else": thing(c=STRING),
        },
        {"$": "object", "$.a": "string?", "$.b": "string?", "$.c": "string?"},
        id="fields under a condition are not required",
    ),
    pytest.param(
        thing(a=STRING) | {"if": thing(a={"const": "x"})},
        {"$": "object", "$.a": "string?"},
        id="a condition without a consequence",
    ),
    pytest.param(
        thing(a=STRING) | {"dependentSchemas": {"a": thing(b=STRING)}},
        {"$": "object", "$.a": "string?", "$.b": "string?"},
        id="fields that depend on another",
    ),
]


@pytest.mark.parametrize(("schema", "expected"), COMBINED)
def test_schemas_combined(schema: Any, expected: dict[str, str]) -> None:
    assert fields(schema) == expected


CAT = kind("cat", lives=INTEGER)
DOG = kind("dog", tail=STRING)
REFS = {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]}
BY_TYPE = {"discriminator": {"propertyName": "type"}}
PETS = {"Cat": CAT, "Dog": DOG}
LOOSE = {"Cat": thing(type=STRING, lives=INTEGER), "Dog": thing(type=STRING, tail=STRING)}

AS_OBJECT = {
    "$": "object variants=['type=cat', 'type=dog']",
    "$ type=cat": "object",
    "$.lives type=cat": "integer?",
    "$.type type=cat": "string! enum=['cat']",
    "$ type=dog": "object",
    "$.tail type=dog": "string?",
    "$.type type=dog": "string! enum=['dog']",
}
AS_ITEMS = {
    "$": "array",
    "$[*]": "object variants=['type=cat', 'type=dog']",
    "$[?@.type=='cat']": "object",
    "$[?@.type=='cat'].lives": "integer?",
    "$[?@.type=='cat'].type": "string! enum=['cat']",
    "$[?@.type=='dog']": "object",
    "$[?@.type=='dog'].tail": "string?",
    "$[?@.type=='dog'].type": "string! enum=['dog']",
}
BY_NAME = {
    "$": "object variants=['type=Cat', 'type=Dog']",
    "$ type=Cat": "object",
    "$.lives type=Cat": "integer?",
    "$.type type=Cat": "string?",
    "$ type=Dog": "object",
    "$.tail type=Dog": "string?",
    "$.type type=Dog": "string?",
}

BRANCHED = [
    pytest.param(
        {"oneOf": [CAT, DOG]}, {}, AS_OBJECT, id="a constant in every alternative tells them apart"
    ),
    pytest.param({"anyOf": [CAT, DOG]}, {}, AS_OBJECT, id="anyOf alike"),
    pytest.param(REFS, PETS, AS_OBJECT, id="alternatives by reference"),
    pytest.param(REFS | BY_TYPE, PETS, AS_OBJECT, id="with a discriminator"),
    pytest.param(
        {"anyOf": [REFS | BY_TYPE, {"type": "null"}]},
        PETS,
        AS_OBJECT | {"$": "null object variants=['type=cat', 'type=dog']"},
        id="a nullable union",
    ),
    pytest.param(
        {"oneOf": [{"oneOf": [CAT]}, {"oneOf": [DOG]}]}, {}, AS_OBJECT, id="unions of unions"
    ),
    pytest.param(
        {"oneOf": [{"oneOf": [ref]} | BY_TYPE for ref in REFS["oneOf"]]},
        LOOSE,
        BY_NAME,
        id="the discriminator that all inner unions have",
    ),
    pytest.param(
        {
            "oneOf": [
                {"oneOf": REFS["oneOf"][:1], "discriminator": {"propertyName": "kind"}},
                {"oneOf": REFS["oneOf"][1:]} | BY_TYPE,
            ]
        },
        PETS,
        AS_OBJECT,
        id="inner unions with two discriminators have none",
    ),
    pytest.param(
        {"type": "array", "items": {"oneOf": [CAT, DOG]}},
        {},
        AS_ITEMS,
        id="items are chosen by a filter",
    ),
    pytest.param(
        {"additionalProperties": {"oneOf": [CAT, kind("dog")]}},
        {},
        {
            "$": "object",
            "$.*": "object variants=['type=cat', 'type=dog']",
            "$.* type=cat": "object",
            "$.*.lives type=cat": "integer?",
            "$.*.type type=cat": "string! enum=['cat']",
            "$.* type=dog": "object",
            "$.*.type type=dog": "string! enum=['dog']",
        },
        id="values of a map carry a variant",
    ),
    pytest.param(
        REFS | BY_TYPE, LOOSE, BY_NAME, id="the name of the schema where nothing else is said"
    ),
    pytest.param(
        REFS
        | {
            "discriminator": {
                "propertyName": "type",
                "mapping": {"cat": "#/components/schemas/Cat", "dog": "Dog", "bad": 1},
            }
        },
        LOOSE,
        {
            key.replace("Cat", "cat").replace("Dog", "dog"): value.replace("Cat", "cat").replace(
                "Dog", "dog"
            )
            for key, value in BY_NAME.items()
        },
        id="the names of a mapping",
    ),
    pytest.param(
        REFS | {"discriminator": {"propertyName": "kind"}},
        PETS,
        {
            key.replace("$ type=cat", "$ kind=Cat")
            .replace("$ type=dog", "$ kind=Dog")
            .replace(" type=cat", " kind=Cat")
            .replace(" type=dog", " kind=Dog"): value.replace("type=cat", "kind=Cat").replace(
                "type=dog", "kind=Dog"
            )
            for key, value in AS_OBJECT.items()
        },
        id="a discriminator that no alternative declares goes by name",
    ),
    pytest.param(
        REFS | {"discriminator": "type"},
        PETS,
        AS_OBJECT,
        id="a discriminator that is no object is passed over",
    ),
    pytest.param(
        {"oneOf": [CAT, thing(tail=STRING)]},
        {},
        {
            "$": "object",
            "$.lives": "integer?",
            "$.tail": "string?",
            "$.type": "string? enum=['cat']",
        },
        id="an alternative without a constant: no variants",
    ),
    pytest.param(
        {"oneOf": [CAT, thing(tail=STRING)]} | BY_TYPE,
        {},
        {
            "$": "object",
            "$.lives": "integer?",
            "$.tail": "string?",
            "$.type": "string? enum=['cat']",
        },
        id="a discriminator that one alternative does not meet: no variants",
    ),
    pytest.param(
        {"oneOf": [CAT, thing(type={"enum": ["dog"]})]},
        {},
        {"$": "object", "$.lives": "integer?", "$.type": "string? enum=['cat', 'dog']"},
        id="a constant that is not required tells nothing apart",
    ),
    pytest.param(
        {"oneOf": [CAT, kind("dog") | {"properties": {"type": {"enum": ["dog", "wolf"]}}}]},
        {},
        {"$": "object", "$.lives": "integer?", "$.type": "string! enum=['cat', 'dog', 'wolf']"},
        id="two constants need a discriminator",
    ),
    pytest.param(
        {"oneOf": [kind("cat"), kind("dog") | {"properties": {"type": {"enum": ["dog", "wolf"]}}}]}
        | BY_TYPE,
        {},
        {
            "$": "object variants=['type=cat', 'type=dog', 'type=wolf']",
            "$ type=cat": "object",
            "$.type type=cat": "string! enum=['cat']",
            "$ type=dog": "object",
            "$.type type=dog": "string! enum=['dog', 'wolf']",
            "$ type=wolf": "object",
            "$.type type=wolf": "string! enum=['dog', 'wolf']",
        },
        id="each constant is a branch where there is a discriminator",
    ),
    pytest.param(
        {"oneOf": [CAT, kind("cat", claws=STRING), kind("dog")]},
        {},
        {
            "$": "object variants=['type=cat', 'type=dog']",
            "$ type=cat": "object",
            "$.lives type=cat": "integer?",
            "$.claws type=cat": "string?",
            "$.type type=cat": "string! enum=['cat']",
            "$ type=dog": "object",
            "$.type type=dog": "string! enum=['dog']",
        },
        id="alternatives that share a constant are one branch",
    ),
    pytest.param(
        {"oneOf": [CAT, kind("cat", claws=STRING), kind("dog")]} | BY_TYPE,
        {},
        {
            "$": "object variants=['type=cat', 'type=dog']",
            "$ type=cat": "object",
            "$.lives type=cat": "integer?",
            "$.claws type=cat": "string?",
            "$.type type=cat": "string! enum=['cat']",
            "$ type=dog": "object",
            "$.type type=dog": "string! enum=['dog']",
        },
        id="also with a discriminator, without end",
    ),
    pytest.param(
        {"oneOf": [CAT, kind("cat", claws=STRING)]},
        {},
        {
            "$": "object",
            "$.lives": "integer?",
            "$.claws": "string?",
            "$.type": "string! enum=['cat']",
        },
        id="one constant for all tells nothing apart",
    ),
    pytest.param(
        {"oneOf": [{"type": "string", "enum": ["auto"]}, CAT, kind("dog")]},
        {},
        {
            "$": "object string enum=['auto'] variants=['type=cat', 'type=dog']",
            "$ type=cat": "object",
            "$.lives type=cat": "integer?",
            "$.type type=cat": "string! enum=['cat']",
            "$ type=dog": "object",
            "$.type type=dog": "string! enum=['dog']",
        },
        id="a text beside branches",
    ),
    pytest.param(
        thing(id=STRING) | {"required": ["id"], "oneOf": [kind("cat"), kind("dog")]},
        {},
        {
            "$": "object variants=['type=cat', 'type=dog']",
            "$ type=cat": "object",
            "$.id type=cat": "string!",
            "$.type type=cat": "string! enum=['cat']",
            "$ type=dog": "object",
            "$.id type=dog": "string!",
            "$.type type=dog": "string! enum=['dog']",
        },
        id="what stands beside a union is in every branch",
    ),
    pytest.param(
        {"oneOf": [kind("a", inner={"oneOf": [kind("x"), kind("y")]}), kind("b")]},
        {},
        {
            "$": "object variants=['type=a', 'type=b']",
            "$ type=a": "object",
            "$.inner type=a": "object? variants=['type=x', 'type=y']",
            "$.inner type=a type=x": "object",
            "$.inner.type type=a type=x": "string! enum=['x']",
            "$.inner type=a type=y": "object",
            "$.inner.type type=a type=y": "string! enum=['y']",
            "$.type type=a": "string! enum=['a']",
            "$ type=b": "object",
            "$.type type=b": "string! enum=['b']",
        },
        id="branches in branches, the outer first",
    ),
    pytest.param(
        {
            "items": {
                "oneOf": [kind("a", part={"items": {"oneOf": [kind("x"), kind("y")]}}), kind("b")]
            }
        },
        {},
        {
            "$": "array",
            "$[*]": "object variants=['type=a', 'type=b']",
            "$[?@.type=='a']": "object",
            "$[?@.type=='a'].part": "array?",
            "$[?@.type=='a'].part[*]": "object variants=['type=x', 'type=y']",
            "$[?@.type=='a'].part[?@.type=='x']": "object",
            "$[?@.type=='a'].part[?@.type=='x'].type": "string! enum=['x']",
            "$[?@.type=='a'].part[?@.type=='y']": "object",
            "$[?@.type=='a'].part[?@.type=='y'].type": "string! enum=['y']",
            "$[?@.type=='a'].type": "string! enum=['a']",
            "$[?@.type=='b']": "object",
            "$[?@.type=='b'].type": "string! enum=['b']",
        },
        id="filters in filters",
    ),
    pytest.param(
        {
            "items": {
                "oneOf": [
                    {
                        "required": ["type"],
                        "properties": {"type": {"const": "a"}},
                        "oneOf": [
                            {"required": ["on"], "properties": {"on": {"const": True}}},
                            {"required": ["on"], "properties": {"on": {"const": False}}},
                        ],
                    },
                    kind("b"),
                ]
            }
            | BY_TYPE
        },
        {},
        {
            "$": "array",
            "$[*]": "object variants=['type=a', 'type=b']",
            "$[?@.type=='a']": "object variants=['on=false', 'on=true']",
            "$[?@.type=='a' && @.on==true]": "object",
            "$[?@.type=='a' && @.on==true].on": "boolean! const=True",
            "$[?@.type=='a' && @.on==true].type": "string! const=a",
            "$[?@.type=='a' && @.on==false]": "object",
            "$[?@.type=='a' && @.on==false].on": "boolean! const=False",
            "$[?@.type=='a' && @.on==false].type": "string! const=a",
            "$[?@.type=='b']": "object",
            "$[?@.type=='b'].type": "string! enum=['b']",
        },
        id="a branch that branches again",
    ),
]


@pytest.mark.parametrize(("schema", "components", "expected"), BRANCHED)
def test_alternatives_told_apart(
    schema: Any, components: dict[str, Any], expected: dict[str, str]
) -> None:
    assert fields(schema, components) == expected


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
def test_the_value_that_tells_apart_may_be_nullable_or_inherited(keyword: str) -> None:
    cat = {
        "type": "object",
        "properties": {"type": {keyword: [{"enum": ["cat"]}, {"type": "null"}]}},
    }
    dog = {"allOf": [{"$ref": "#/components/schemas/Base"}]}
    components = {
        "Base": thing(type={"$ref": "#/components/schemas/Kind"}),
        "Kind": {"allOf": [STRING, {"const": "dog"}]},
    }
    found = fields({"oneOf": [cat, dog]} | BY_TYPE, components)
    assert found["$"] == "object variants=['type=cat', 'type=dog']"
    assert found["$.type type=cat"] == "null string? enum=['cat']"
    assert found["$.type type=dog"] == "string? const=dog"


@pytest.mark.parametrize(
    "other",
    [
        {"required": ["t"], "properties": {"t": {"anyOf": [{"const": "b"}, STRING]}}},
        {"allOf": [{"required": ["t"], "properties": {"t": STRING}}, {"properties": {"t": {}}}]},
    ],
)
def test_a_value_that_is_left_open_tells_nothing_apart(other: dict[str, Any]) -> None:
    each = [{"required": ["t"], "properties": {"t": {"const": "a"}}}, other]
    assert fields({"oneOf": each}) == {"$": "object", "$.t": "string!"}


def test_a_value_that_one_of_several_parts_lists_tells_apart() -> None:
    each = [
        {"allOf": [{"required": ["t"], "properties": {"t": STRING}}, {"properties": {"t": told}}]}
        for told in ({"const": "a"}, {"const": "b"})
    ]
    assert fields({"oneOf": each})["$"] == "object variants=['t=a', 't=b']"


def test_a_property_that_tells_more_apart_is_taken() -> None:
    def each(kind: str, role: str) -> dict[str, Any]:
        return {
            "required": ["a", "role", "z"],
            "properties": {"a": {"const": kind}, "role": {"const": role}, "z": {"const": kind}},
        }

    found = fields({"oneOf": [each("x", "1"), each("x", "2"), each("y", "3")]})
    assert found["$"] == "object variants=['role=1', 'role=2', 'role=3']"


INHERITED = {
    "Pet": {"type": "object", "required": ["type"], "properties": {"type": STRING}, **BY_TYPE},
    "Cat": {"allOf": [{"$ref": "#/components/schemas/Pet"}, thing(lives=INTEGER)]},
    "Lion": {"allOf": [{"$ref": "#/components/schemas/Cat"}, thing(mane=STRING)]},
}


def test_a_discriminator_without_a_union_chooses_among_those_that_inherit() -> None:
    assert fields({"$ref": "#/components/schemas/Pet"}, INHERITED) == {
        "$": "object variants=['type=Cat', 'type=Lion']",
        "$ type=Cat": "object",
        "$.type type=Cat": "string!",
        "$.lives type=Cat": "integer?",
        "$ type=Lion": "object",
        "$.type type=Lion": "string!",
        "$.lives type=Lion": "integer?",
        "$.mane type=Lion": "string?",
    }


def test_one_that_inherits_is_itself_and_not_its_siblings() -> None:
    found = fields({"$ref": "#/components/schemas/Cat"}, INHERITED)
    assert found == {"$": "object", "$.type": "string!", "$.lives": "integer?"}


def test_a_discriminator_from_which_nothing_inherits_is_nothing() -> None:
    assert fields(INHERITED["Pet"]) == {"$": "object", "$.type": "string!"}


def test_a_mapping_without_a_union_names_what_there_is_to_choose() -> None:
    pet = thing(type=STRING) | {
        "discriminator": {"propertyName": "type", "mapping": {"c": "Cat", "n": "None"}}
    }
    found = fields(pet, {"Cat": thing(lives=INTEGER)})
    assert found == {
        "$": "object variants=['type=c']",
        "$ type=c": "object",
        "$.type type=c": "string?",
        "$.lives type=c": "integer?",
    }


NODE = thing(value=STRING, next={"$ref": "#/components/schemas/Node"})
RECURSIVE = [
    pytest.param(
        {"$ref": "#/components/schemas/Node"},
        {"Node": NODE},
        {"$": "object", "$.value": "string?", "$.next": "object? free_form"},
        id="an object in itself",
    ),
    pytest.param(
        {"$ref": "#/components/schemas/Tree"},
        {"Tree": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}},
        {"$": "array", "$[*]": "array free_form"},
        id="an array of itself",
    ),
    pytest.param(
        {"$ref": "#/components/schemas/Map"},
        {"Map": {"additionalProperties": {"$ref": "#/components/schemas/Map"}}},
        {"$": "object", "$.*": "object free_form"},
        id="a map of itself",
    ),
    pytest.param(
        {"$ref": "#/components/schemas/A"},
        {
            "A": thing(b={"$ref": "#/components/schemas/B"}),
            "B": thing(a={"$ref": "#/components/schemas/A"}, x=STRING),
        },
        {"$": "object", "$.b": "object?", "$.b.a": "object? free_form", "$.b.x": "string?"},
        id="two in each other",
    ),
    pytest.param(
        {
            "allOf": [
                {"$ref": "#/components/schemas/A"},
                thing(a={"$ref": "#/components/schemas/A"}),
            ]
        },
        {"A": thing(x=STRING)},
        {"$": "object", "$.x": "string?", "$.a": "object?", "$.a.x": "string?"},
        id="the same schema beside a field of it is no recursion",
    ),
    pytest.param(
        {"$ref": "#/components/schemas/F"},
        {
            "F": {
                "oneOf": [
                    kind("leaf"),
                    kind("all", of={"type": "array", "items": {"$ref": "#/components/schemas/F"}}),
                ]
            }
        },
        {
            "$": "object variants=['type=all', 'type=leaf']",
            "$ type=all": "object",
            "$.of type=all": "array?",
            "$.of[*] type=all": "object free_form",
            "$.type type=all": "string! enum=['all']",
            "$ type=leaf": "object",
            "$.type type=leaf": "string! enum=['leaf']",
        },
        id="a union in one of its branches",
    ),
    pytest.param(
        {"$ref": "#/components/schemas/All"},
        {
            "Leaf": kind("leaf"),
            "All": kind(
                "all",
                of={
                    "items": {
                        "oneOf": [{"$ref": "#/components/schemas/Leaf"}, {"$recursiveRef": "#"}]
                    }
                },
            )
            | {"$recursiveAnchor": True},
        },
        {
            "$": "object",
            "$.of": "array?",
            "$.of[*]": "object variants=['type=all', 'type=leaf']",
            "$.of[?@.type=='all']": "object free_form",
            "$.of[?@.type=='leaf']": "object",
            "$.of[?@.type=='leaf'].type": "string! enum=['leaf']",
            "$.type": "string! enum=['all']",
        },
        id="only the recursive branch stops",
    ),
    pytest.param(
        {"$ref": "#/components/schemas/Node"},
        {"Node": thing(next={"$recursiveRef": "#"})},
        {"$": "object", "$.next": "object? free_form"},
        id="a recursive reference without an anchor is to the component",
    ),
    pytest.param(
        {"$ref": "#/components/schemas/Node"},
        {
            "Node": thing(
                tree={"$recursiveAnchor": True, "type": "array", "items": {"$recursiveRef": "#"}}
            )
        },
        {"$": "object", "$.tree": "array?", "$.tree[*]": "array free_form"},
        id="a recursive reference is to the anchor next around it",
    ),
    pytest.param(
        {"$ref": "#/components/schemas/A"},
        {"A": {"allOf": [{"$ref": "#/components/schemas/A"}, thing(x=STRING)]}},
        {"$": "object free_form", "$.x": "string?"},
        id="a schema that is made of itself",
    ),
    pytest.param(
        {"$ref": "#/components/schemas/A"},
        {"A": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/A"}},
        {"$": "free_form"},
        id="references in a circle",
    ),
]


@pytest.mark.parametrize(("schema", "components", "expected"), RECURSIVE)
def test_a_recursion_stops_at_its_second_visit(
    schema: Any, components: dict[str, Any], expected: dict[str, str]
) -> None:
    found = read(document(schema, components))
    assert lines(found.facts) == expected
    assert found.problems == ()


REFERRED = [
    pytest.param(
        "#/components/schemas/a~1b~0c%20d",
        {"a/b~c d": STRING},
        {"$": "string"},
        id="escapes of pointers and of addresses",
    ),
    pytest.param(
        "#/components/schemas/A/properties/x",
        {"A": thing(x=INTEGER)},
        {"$": "integer"},
        id="into another schema",
    ),
    pytest.param(
        "#/components/schemas/A/oneOf/1",
        {"A": {"oneOf": [STRING, INTEGER]}},
        {"$": "integer"},
        id="into a list",
    ),
    pytest.param("#/components/schemas/True", {"True": True}, {"$": ""}, id="a boolean schema"),
]
NOWHERE = [
    pytest.param("#/components/schemas/None", id="a name that is not there"),
    pytest.param("#/components/schemas/A/oneOf/1", id="an index that is not there"),
    pytest.param("#/components/schemas/A/oneOf/x", id="an index that is none"),
    pytest.param("#/info/title", id="a text"),
    pytest.param("#nowhere", id="an anchor, which pages do not use"),
    pytest.param("#", id="the schema around, where there is none"),
    pytest.param("other.json#/A", id="another document"),
    pytest.param("#/" + "a" * 3000, id="a very long one"),
    pytest.param(7, id="a number"),
]


@pytest.mark.parametrize(("reference", "components", "expected"), REFERRED)
def test_a_reference_leads_somewhere(
    reference: str, components: dict[str, Any], expected: dict[str, str]
) -> None:
    assert fields({"$ref": reference}, components) == expected


@pytest.mark.parametrize("reference", NOWHERE)
def test_a_reference_to_nowhere_is_a_problem_and_free_form(reference: Any) -> None:
    found = read(document(thing(a={"$ref": reference}), {"A": {"oneOf": [STRING]}}))
    assert lines(found.facts) == {"$": "object", "$.a": "? free_form"}
    place = "/paths/~1things/post/responses/200/content/application~1json/schema/properties/a"
    assert found.problems == (f"unresolved: {place}",)


def _whole(*parts: dict[str, Any]) -> Field:
    (field,) = (one for one in read(document({"allOf": [*parts]})).facts if isinstance(one, Field))
    return field


def _held(*parts: dict[str, Any]) -> dict[str, Any]:
    field = _whole({"type": "object"}, *parts)
    return {**(field.keywords or {}), "pattern": field.pattern}


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize(
    ("name", "narrow", "wide"),
    [
        ("minProperties", 5, 1),
        ("maxProperties", 2, 7),
        ("minContains", 3, 2),
        ("maxContains", 4, 6),
    ],
)
def test_of_several_limits_the_narrowest_holds(
    name: str, narrow: int, wide: int, order: int
) -> None:
    found = _held(*[{name: narrow}, {name: wide}, {name: "x"}, {name: [1]}][::order])
    assert found == {name: narrow, "pattern": None}


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("pattern", ("^a", "^b", "^c")),
        ("multipleOf", (2, 3, 5)),
        ("not", ({}, {"type": "null"}, {"enum": [1]})),
    ],
)
def test_of_what_several_say_otherwise_no_change_is_silent(
    name: str, values: tuple[Any, ...]
) -> None:
    one, two, three = ({name: value} for value in values)
    assert _held(one, two, one)[name] == _held(one)[name]
    assert _held(one, two) == _held(one, two, two)
    assert _held(one, two) != _held(one, three)
    assert _held(one, two) != _held(one) == _held(one, one)


def test_of_several_defaults_the_first_is_meant() -> None:
    field = _whole({"default": 1}, {"default": 2})
    assert (field.default, field.keywords) == (1, None)


def test_what_stands_beside_a_reference_counts_since_3_1_and_null_before() -> None:
    schema = {
        "$ref": "#/components/schemas/A",
        "nullable": True,
        "deprecated": True,
        "maxLength": 3,
    }
    components = {"A": {"type": "string", "maxLength": 5}}
    assert fields(schema, components) == {"$": "null string max_length=3 deprecated"}
    assert fields(schema, components, version="3.0.3") == {"$": "null string max_length=5"}


def test_what_a_reader_may_not_send_or_see_is_no_field_of_that_side() -> None:
    schema = thing(
        a=STRING,
        given={"type": "string", "readOnly": True},
        secret={"type": "string", "writeOnly": True},
    )
    found = read(document(schema, request=schema)).facts
    assert lines(found, "response").keys() == {"$", "$.a", "$.given"}
    assert lines(found, "request").keys() == {"$", "$.a", "$.secret"}


def test_a_field_names_the_place_that_defines_it() -> None:
    components = {"A": thing(x={"$ref": "#/components/schemas/X"}), "X": STRING}
    facts = {
        fact.key: fact
        for fact in read(document({"$ref": "#/components/schemas/A"}, components)).facts
    }
    (whole,) = facts["response 200 application/json $"].evidence
    (inner,) = facts["response 200 application/json $.x"].evidence
    assert (whole.document, whole.pointer) == ("https://docs.test/page.md", "/components/schemas/A")
    assert inner.pointer == "/components/schemas/X"


def test_a_field_of_many_alternatives_names_a_few_of_their_places() -> None:
    facts = read(
        document({"anyOf": [thing(x={"type": "string", "minLength": n}) for n in range(9)]})
    ).facts
    (field,) = (fact for fact in facts if fact.key.endswith("$.x"))
    assert len(field.evidence) == 4


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def deep_and_shared() -> dict[str, Any]:
    """A body in which a definition is referred to: only such a one is written out."""
    deep = thing(a=thing(b=thing(c=STRING)), d=thing(e=STRING), f=STRING, g=ref("G"))
    return document(deep, {"G": STRING})


def test_the_limit_cuts_every_branch_at_the_same_depth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_flat, "MAX_FIELDS", 5)
    assert lines(read(deep_and_shared()).facts) == {
        "$": "object",
        "$.a": "object? free_form",
        "$.d": "object? free_form",
        "$.f": "string?",
        "$.g": "string?",
    }


def test_long_paths_meet_a_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_flat, "MAX_CHARACTERS", 5)
    found = read(document(thing(abcdef=ref("A")), {"A": thing(b=STRING)}))
    assert lines(found.facts) == {"$": "object free_form"}


def test_exactly_as_many_as_the_limit_allows_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_flat, "MAX_FIELDS", 3)
    found = read(document(thing(a=STRING, b=ref("B")), {"B": STRING}))
    assert lines(found.facts) == {"$": "object", "$.a": "string?", "$.b": "string?"}


@pytest.mark.parametrize(
    ("limit", "cut", "problems"),
    [(3, " free_form", ("cut-off: POST /things",)), (4, "", ())],
)
def test_more_schemas_than_are_read_are_told(
    monkeypatch: pytest.MonkeyPatch, limit: int, cut: str, problems: tuple[str, ...]
) -> None:
    monkeypatch.setattr(schema_fields, "MAX_SCHEMAS", limit)
    found = read(document(thing(a=thing(b=thing(c=STRING)))))
    assert lines(found.facts) == {
        "$": "object",
        "$.a": "object?",
        "$.a.b": f"object?{cut}",
        **({} if cut else {"$.a.b.c": "string?"}),
    }
    assert found.problems == problems


@pytest.mark.parametrize(("limit", "parts"), [(3, 0), (4, 2)])
def test_alternatives_are_schemas_too(
    monkeypatch: pytest.MonkeyPatch, limit: int, parts: int
) -> None:
    monkeypatch.setattr(schema_fields, "MAX_SCHEMAS", limit)
    each = [{"type": "object"}, {"type": "object", "maxProperties": 3}]
    found = openapi.read(document(thing(a={"oneOf": each})), url=URL)
    (field,) = (one for one in found.facts if isinstance(one, Field) and one.path == "$.a")
    assert (len(field.one_of), bool(found.problems)) == (parts, not parts)


@pytest.mark.parametrize(("limit", "parts"), [(1, 1), (2, 2), (3, 2)])
def test_more_bodies_than_are_read_are_told(
    monkeypatch: pytest.MonkeyPatch, limit: int, parts: int
) -> None:
    monkeypatch.setattr(schema_fields, "MAX_SCHEMAS", limit)
    found = read(document(STRING, request=INTEGER))
    assert sum(isinstance(fact, Field) for fact in found.facts) == parts
    assert bool(found.problems) is (limit < 2)


SPELLINGS = [
    pytest.param(
        {"type": ["string", "null"]},
        {"type": "string", "nullable": True},
        id="a list of types or nullable",
    ),
    pytest.param(
        {"type": ["string", "null"]},
        {"anyOf": [STRING, {"type": "null"}]},
        id="a list of types or anyOf",
    ),
    pytest.param(
        {"type": "integer", "exclusiveMinimum": 0},
        {"type": "integer", "minimum": 0, "exclusiveMinimum": True},
        id="exclusive limits",
    ),
    pytest.param(
        {"type": ["string", "null"], "enum": ["a", None]},
        {"type": "string", "nullable": True, "enum": ["a", None]},
        id="null in an enum",
    ),
    pytest.param({"type": ["string", "integer"]}, {"anyOf": [STRING, INTEGER]}, id="several types"),
]


@pytest.mark.parametrize(("new", "old"), SPELLINGS)
def test_two_spellings_are_the_same_facts(new: Any, old: Any) -> None:
    told = [
        read(document(thing(a=schema), version=version)).facts
        for schema, version in ((new, "3.1.0"), (old, "3.0.3"))
    ]
    assert bare(told[0]) == bare(told[1])


TORN = {"allOf": [{"enum": ["a", "b"]}, {"enum": ["b", "c"]}]}


@pytest.mark.parametrize(
    ("schema", "members", "state"),
    [
        pytest.param(TORN, ("a", "b", "c"), "conflicting", id="each has a member of its own"),
        pytest.param({"allOf": [TORN, STRING]}, ("a", "b", "c"), "conflicting", id="further in"),
        pytest.param({"oneOf": [TORN, {"enum": ["d"]}]}, ("a", "b", "c", "d"), "conflicting", id="as an alternative"),
        pytest.param({"allOf": [{"enum": ["a", "b"]}, {"enum": ["b"]}]}, ("b",), "documented", id="one is a part of the other"),
        pytest.param({"allOf": [{"enum": ["b"]}, {"enum": ["a", "b"]}]}, ("b",), "documented", id="the other way round"),
        pytest.param({"allOf": [{"enum": ["a", "b"]}, {"enum": ["b", "a"]}]}, ("a", "b"), "documented", id="both are the same"),
        pytest.param({"allOf": [{"enum": ["a"]}, {"enum": ["c"]}]}, ("a",), "documented", id="nothing is common: the first has the word"),
    ],
)  # fmt: skip
def test_lists_that_hold_together_and_each_have_members_of_their_own(
    schema: Any, members: tuple[str, ...], state: str
) -> None:
    (found,) = [fact for fact in read(document(schema)).facts if isinstance(fact, Field)]
    assert (found.enum, found.state.value) == (members, state)


@pytest.mark.parametrize(
    "each",
    [
        [{"type": "array", "items": {"type": kind}} for kind in ("string", "integer")],
        [{"type": "object", "properties": {name: {"type": "string"}}} for name in "ab"],
    ],
)
def test_alternatives_of_one_kind_that_holds_something_are_listed(each: list[Any]) -> None:
    found = openapi.read(document({"oneOf": each}), url=URL)
    body = next(one for one in found.facts if isinstance(one, Field) and one.path == "$")
    assert [len(found.definitions[str(one.ref)]) for one in body.one_of] == [2, 2]
