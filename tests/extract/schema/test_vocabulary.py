"""Every keyword that JSON Schema has, with values of every form: which of them change what is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from jsonschema_specifications import REGISTRY

from checker.extract.openapi.document import read
from checker.model.contract import Field
from tests.extract.schema_forms import URL, document

KEYWORDS = {"example", "externalDocs", "nullable", "summary"}  # of OpenAPI
KEYWORDS |= {
    name
    for one in REGISTRY
    if "/2019-09/" in one or "/2020-12/" in one or "/draft-07/" in one
    for name in REGISTRY.contents(one).get("properties", {})
}
ONE, OTHER = {"const": 1}, {"const": 2}
WORDS = {
    "$anchor", "$comment", "$id", "$schema", "description", "example", "examples", "externalDocs",
    "summary", "title",
}  # fmt: skip
NAMED = {
    "$defs", "definitions", "dependencies", "dependentRequired", "dependentSchemas",
    "patternProperties", "properties",
}  # fmt: skip
SETS = {"allOf", "anyOf", "enum", "oneOf", "required", "type"}
# What says something of what refers to it, leads nowhere here, or adds null to no type.
BY_ITSELF_SILENT = {
    "$defs", "$dynamicAnchor", "$dynamicRef", "$recursiveAnchor", "$recursiveRef", "$ref",
    "$vocabulary", "definitions", "nullable",
}  # fmt: skip


def telling(*values: Any, within: str = "") -> set[str]:
    """The keywords that are told in another way with one of the values than with another."""
    each = {
        f"{name} {at}": {within: {name: value}} if within else {name: value}
        for name in KEYWORDS
        for at, value in enumerate(values)
    }
    told: dict[str, list[str]] = {}
    for fact in read(document({"type": "object", "properties": each}), url=URL).facts:
        if isinstance(fact, Field) and fact.path != "$":
            _, keyword, below = fact.path.split("'", 2)
            said = repr(replace(fact, key="", path=below, evidence=()))
            told.setdefault(keyword, []).append(said)
    return {
        name
        for name in KEYWORDS
        if any(told.get(f"{name} {at}") != told.get(f"{name} 0") for at in range(len(values)))
    }


VALUES = (True, False, 1, 2, "array", "string", ["a"], ["b"], {}, ONE, OTHER, [ONE], [OTHER], *(
    {"a": value} for value in (ONE, OTHER, ["a"], ["b"])
))  # fmt: skip


@pytest.mark.parametrize(("within", "silent"), [("", BY_ITSELF_SILENT), ("not", set())])
def test_no_keyword_changes_in_silence_but_words(within: str, silent: set[str]) -> None:
    assert KEYWORDS - telling(*VALUES, within=within) == WORDS | silent


def test_what_is_a_name_is_no_word() -> None:
    assert telling({"title": ONE}, {"title": OTHER}, within="not") == NAMED


def test_the_order_of_a_set_is_not_told() -> None:
    assert KEYWORDS - telling([ONE, OTHER], [OTHER, ONE], within="not") - WORDS == SETS
