"""Rewriting a schema in another way changes no fact; nothing that is read breaks the reader."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.openapi import document as openapi
from checker.model.contract import Fact, Field
from checker.model.plain import fact_from_plain, fact_to_plain
from tests.drawing import examples
from tests.extract.schema_forms import bare, document, read

NAMES = st.sampled_from(["a", "b", "c", "d-e", "type", "object", "items", "required"])
Schema = dict[str, Any]


def texts() -> st.SearchStrategy[Schema]:
    return st.one_of(
        st.just({"type": "string"}),
        st.builds(lambda n: {"type": "string", "maxLength": n, "minLength": 1}, st.integers(1, 9)),
        st.builds(
            lambda members: {"type": "string", "enum": members},
            st.lists(st.sampled_from(["x", "y", "z"]), min_size=1, unique=True),
        ),
        st.just({"type": "string", "format": "uri", "deprecated": True}),
        st.just({"type": "string", "const": "k"}),
    )


def numbers() -> st.SearchStrategy[Schema]:
    return st.one_of(
        st.builds(lambda n: {"type": "integer", "exclusiveMinimum": n}, st.integers(0, 5)),
        st.builds(lambda n: {"type": "number", "minimum": 0, "default": n}, st.integers(0, 5)),
        st.just({"type": ["integer", "null"]}),
        st.just({"type": "boolean"}),
    )


def objects(inner: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    def build(properties: dict[str, Schema], required: list[str]) -> Schema:
        names = [name for name in required if name in properties]
        return {"type": "object", "properties": properties} | ({"required": names} if names else {})

    return st.builds(
        build, st.dictionaries(NAMES, inner, min_size=1, max_size=4), st.lists(NAMES, unique=True)
    )


def tagged(inner: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    """A union that a constant tells apart."""

    def build(branches: dict[str, dict[str, Schema]]) -> Schema:
        return {
            "oneOf": [
                {
                    "type": "object",
                    "required": ["type"],
                    "properties": {**properties, "type": {"type": "string", "enum": [name]}},
                }
                for name, properties in branches.items()
            ]
        }

    branch = st.dictionaries(st.sampled_from(["a", "b"]), inner, max_size=2)
    return st.builds(build, st.dictionaries(st.sampled_from(["x", "y", "z"]), branch, min_size=2))


def schemas() -> st.SearchStrategy[Schema]:
    return st.recursive(
        st.one_of(texts(), numbers(), st.just({"type": "object", "additionalProperties": True})),
        lambda inner: st.one_of(
            objects(inner),
            tagged(inner),
            st.builds(lambda one: {"type": "array", "items": one}, inner),
            st.builds(lambda one: {"type": "object", "additionalProperties": one}, inner),
            st.builds(lambda one, two: {"anyOf": [one, two]}, inner, inner),
            st.builds(lambda one: {"anyOf": [one, {"type": "null"}]}, inner),
        ),
        max_leaves=8,
    )


class Rewriter:
    """The same schema in another spelling, chosen by `draw`."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw
        self.components: dict[str, Any] = {}

    def schema(self, told: Schema) -> Schema:
        told = self.parts(told)
        if self.draw(st.booleans()):
            told = self.nullable(told)
        rewrites = [
            self.same,
            self.described,
            self.wrapped,
            self.alone,
            self.referred,
            self.shuffled,
        ]
        rewrites += [self.split, self.exclusive, self.any_of]
        for rewrite in self.draw(st.lists(st.sampled_from(rewrites), max_size=3)):
            told = rewrite(told)
        return told

    def parts(self, told: Schema) -> Schema:
        """The schemas inside, rewritten."""
        told = dict(told)
        if "properties" in told:
            told["properties"] = {
                name: self.schema(one) for name, one in told["properties"].items()
            }
        for key in ("items", "additionalProperties"):
            if isinstance(told.get(key), dict):
                told[key] = self.schema(told[key])
        for key in ("oneOf", "anyOf"):
            if key in told:
                told[key] = [self.schema(one) for one in told[key]]
        return told

    def same(self, told: Schema) -> Schema:
        return told

    def described(self, told: Schema) -> Schema:
        return told | {"description": "words", "example": 1, "x-internal": {"a": 1}}

    def wrapped(self, told: Schema) -> Schema:
        return {"allOf": [told]}

    def alone(self, told: Schema) -> Schema:
        return {self.draw(st.sampled_from(["oneOf", "anyOf"])): [told]}

    def referred(self, told: Schema) -> Schema:
        name = f"R{len(self.components)}"
        self.components[name] = told
        return {"$ref": f"#/components/schemas/{name}"}

    def shuffled(self, told: Schema) -> Schema:
        keys = self.draw(st.permutations(list(told)))
        told = {key: told[key] for key in keys}
        if "properties" in told:
            names = self.draw(st.permutations(list(told["properties"])))
            told["properties"] = {name: told["properties"][name] for name in names}
        return told

    def split(self, told: Schema) -> Schema:
        properties = told.get("properties", {})
        if set(told) - {"type", "properties", "required"} or len(properties) < 2:
            return told
        names = list(properties)
        parts = [names[:1], names[1:]]
        return {
            "allOf": [
                {
                    "type": "object",
                    "properties": {name: properties[name] for name in part},
                    "required": [name for name in part if name in told.get("required", [])],
                }
                for part in parts
            ]
        }

    def nullable(self, told: Schema) -> Schema:
        if told.get("type") != ["integer", "null"]:
            return told
        return self.draw(
            st.sampled_from(
                [
                    {"type": "integer", "nullable": True},
                    {"anyOf": [{"type": "integer"}, {"type": "null"}]},
                    {"oneOf": [{"type": "null"}, {"type": "integer"}]},
                    {"allOf": [{"type": "integer"}], "nullable": True},
                ]
            )
        )

    def exclusive(self, told: Schema) -> Schema:
        limit = told.get("exclusiveMinimum")
        if limit is None or isinstance(limit, bool):
            return told
        return told | {"minimum": limit, "exclusiveMinimum": True}

    def any_of(self, told: Schema) -> Schema:
        if set(told) != {"oneOf"}:
            return told
        return {"anyOf": told["oneOf"]}


@settings(max_examples=examples(60), deadline=None)
@given(st.data())
def test_another_spelling_is_the_same_facts(data: st.DataObject) -> None:
    told = data.draw(schemas())
    rewriter = Rewriter(data.draw)
    rewritten = rewriter.schema(told)
    one = read(document(told, request=told))
    two = read(document(rewritten, rewriter.components, request=rewritten))
    assert without_unions(one.facts) == without_unions(two.facts)
    assert one.problems == two.problems == ()


def without_unions(facts: Iterable[Fact]) -> list[Fact]:
    """Facts without the word for how alternatives are combined, which a rewriter changes."""
    return [replace(one, union=None) if isinstance(one, Field) else one for one in bare(facts)]


@settings(max_examples=examples(40), deadline=None)
@given(schemas())
def test_facts_survive_being_written_and_read(told: Schema) -> None:
    for fact in read(document(told)).facts:
        assert fact_from_plain(json.loads(json.dumps(fact_to_plain(fact)))) == fact


@settings(max_examples=examples(40), deadline=None)
@given(schemas())
def test_a_key_is_the_words_of_its_field(told: Schema) -> None:
    for fact in read(document(told)).facts:
        if isinstance(fact, Field):
            words = (fact.where, fact.status, fact.media_type, fact.path, fact.variant)
            assert fact.key == " ".join(word for word in words if word)


KEYS = st.sampled_from(
    [
        "$ref",
        "$recursiveRef",
        "$anchor",
        "type",
        "properties",
        "items",
        "allOf",
        "oneOf",
        "anyOf",
        "required",
        "enum",
        "const",
        "default",
        "nullable",
        "additionalProperties",
        "patternProperties",
        "discriminator",
        "propertyName",
        "mapping",
        "if",
        "then",
        "else",
        "dependentSchemas",
        "prefixItems",
        "minimum",
        "exclusiveMinimum",
        "maxLength",
        "format",
        "pattern",
        "readOnly",
        "deprecated",
        "schema",
        "content",
        "headers",
        "parameters",
        "in",
        "name",
        "schemaArray",
    ]
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.sampled_from(
        ["#/components/schemas/A", "#/components/schemas/B", "#", "#x", "object", "string", "a", ""]
    ),
)
ANYTHING = st.recursive(
    VALUES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.one_of(KEYS, VALUES), inner, max_size=4)
    ),
    max_leaves=25,
)


@settings(max_examples=examples(120), deadline=None)
@given(ANYTHING, ANYTHING, ANYTHING)
def test_nothing_that_stands_in_a_document_breaks_the_reader(
    one: Any, two: Any, three: Any
) -> None:
    told = document(one, {"A": two, "B": three}, request=two, parameters=[three, one])
    told["security"] = three
    found = read(told)
    assert {"operation", "status 200"} <= {fact.key for fact in found.facts}
    assert all(fact.evidence for fact in found.facts)


@settings(max_examples=examples(120), deadline=None)
@given(ANYTHING)
def test_nothing_that_is_a_document_breaks_the_reader(told: Any) -> None:
    for whole in (
        told,
        {"openapi": "3.1.0", "paths": told},
        {"paths": {"path": "/a", "method": "get", "request": told, "response": told}},
    ):
        if openapi.recognised(whole):
            openapi.read(whole, url="u")
