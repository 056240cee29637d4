"""Keywords that a contract has no property for: told under their own names, none in silence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from checker.extract.schema import meaning
from checker.model.contract import Field, Json
from tests.extract.schema_forms import document, read

STRING: dict[str, Any] = {"type": "string"}


def told(
    schema: Any,
    components: Mapping[str, Any] | None = None,
    *,
    where: str = "response",
    **more: Any,
) -> Field:
    """The body whose schema it is."""
    side = {"request": schema} if where == "request" else {}
    facts = read(document(schema, components, **side, **more)).facts
    return next(
        fact
        for fact in facts
        if isinstance(fact, Field) and (fact.where, fact.path, fact.variant) == (where, "$", None)
    )


def keywords(schema: Any, components: Mapping[str, Any] | None = None, **more: Any) -> Any:
    return told(schema, components, **more).keywords


PLAIN: list[Any] = [
    pytest.param({"type": "array", "uniqueItems": True}, {"uniqueItems": True}, id="a flag"),
    pytest.param({"type": "number", "multipleOf": 0.5}, {"multipleOf": 0.5}, id="a number"),
    pytest.param({"multipleOf": 2.0}, {"multipleOf": 2}, id="a whole number"),
    pytest.param({"contentEncoding": "base64"}, {"contentEncoding": "base64"}, id="a word"),
    pytest.param(
        {"type": "object", "properties": {"a": STRING}, "additionalProperties": False},
        {"additionalProperties": False},
        id="no other properties",
    ),
    pytest.param(
        {"patternProperties": {"^x": STRING}, "additionalProperties": False},
        {"additionalProperties": False, "patternProperties": "sha256"},
        id="no other properties than those of a pattern",
    ),
    pytest.param({"readOnly": True}, {"readOnly": True}, id="read-only in an answer"),
    pytest.param(
        {"type": "object", "required": ["b", "a"]},
        {"requiredElsewhere": ["a", "b"]},
        id="required, and described nowhere",
    ),
    pytest.param(
        {"maxProperties": 3, "minProperties": 1},
        {"maxProperties": 3, "minProperties": 1},
        id="two numbers",
    ),
    pytest.param({"additionalItems": False}, {"additionalItems": False}, id="false is said"),
    pytest.param({"items": False}, {"items": False}, id="no further item"),
    pytest.param({"not": {"const": "a"}}, {"not": "sha256"}, id="a schema as its digest"),
    pytest.param({"contentMediaType": "x" * 100}, {"contentMediaType": "sha256"}, id="a long text"),
    pytest.param({"x-sunset": "2027-01-01"}, {"x-sunset": "2027-01-01"}, id="an extension"),
    pytest.param({"X-Limits": [1, 2]}, {"x-limits": "sha256"}, id="a long one, in small letters"),
    pytest.param({"items": [STRING, STRING]}, {"prefixItems": "sha256"}, id="a tuple, older"),
    *(
        pytest.param({name: "x" * 5000}, {f"{name}Digest": "sha256"}, id=f"a {name} too long")
        for name in ("const", "default", "format", "pattern")
    ),
    pytest.param({"enum": ["x" * 70_000]}, {"enumDigest": "sha256"}, id="a set too long"),
    pytest.param(
        {"anyOf": [STRING | {"maxLength": 3}, STRING | {"maxLength": 5, "pattern": "a"}]},
        {"eachAlternative": "each"},
        id="limits of alternatives of one type",
    ),
    pytest.param(
        {"anyOf": [STRING, STRING | {"enum": ["a"]}]},
        {"eachAlternative": "each"},
        id="members that an open alternative opens",
    ),
    pytest.param(
        {"oneOf": [{"required": ["a"]}, {"required": ["b"]}], "properties": {"a": {}, "b": {}}},
        {"furtherAlternatives": "sha256", "requiredAlternatives": [["a"], ["b"]]},
        id="one of two is required",
    ),
]


@pytest.mark.parametrize(("schema", "expected"), PLAIN)
def test_keywords_are_told(schema: Any, expected: dict[str, Json]) -> None:
    found = keywords(schema)
    assert {
        name: "each"
        if name == "eachAlternative"
        else "sha256"
        if str(value).startswith("sha256:")
        else value
        for name, value in found.items()
    } == expected


SILENT = [
    pytest.param({"uniqueItems": False}, id="not unique"),
    pytest.param({"minProperties": 0}, id="none or more"),
    pytest.param({"additionalItems": True, "unevaluatedItems": {}}, id="any further item"),
    pytest.param({"dependentRequired": {}, "patternProperties": {}}, id="of nothing"),
    pytest.param({"properties": {"a": {}}, "additionalProperties": True}, id="other properties"),
    pytest.param({"title": "T", "x-omitempty": 1, "example": 3, "examples": [1]}, id="words"),
    pytest.param({"multipleOf": None}, id="null"),
    pytest.param({"x-beta": None, "x-paid": False}, id="an extension that says no"),
    pytest.param({"x-" + "y" * 100: True}, id="a name that is none"),
    pytest.param({"x-oaiMeta": {"a": 1}, "X-CodeSamples": [], "x-order": 3}, id="decoration"),
    pytest.param({"xml": {"name": "x"}}, id="XML of what is JSON"),
    pytest.param({"oneOf": [STRING, {"type": "integer"}]}, id="types are told by the union"),
    pytest.param({"oneOf": [{"const": "a"}, {"const": "b"}]}, id="constants are told by the union"),
    pytest.param(
        {"oneOf": [STRING | {"maxLength": 3}, {"type": "integer", "maximum": 3}]},
        id="limits of several types are told by the union",
    ),
    pytest.param({"anyOf": [STRING, {"type": "null"}, False]}, id="null is told by the union"),
]


@pytest.mark.parametrize("schema", SILENT)
def test_what_says_nothing_is_not_told(schema: Any) -> None:
    assert keywords(schema) is None


def test_xml_is_told_where_there_is_xml() -> None:
    assert keywords({"xml": {"name": "x"}}, media="application/xml")["xml"].startswith("sha256:")


def test_each_direction_has_its_own_word() -> None:
    both = {"readOnly": True, "writeOnly": True}
    assert keywords(both, where="request") == both
    assert told({"properties": {"a": {"readOnly": True}}}, where="request").keywords is None


# ------------------------------------------------------------------ digests are of what is said

SAME = [
    pytest.param({"not": STRING}, {"not": {"type": ["string"]}}, id="a list of one type"),
    pytest.param(
        {"not": {"enum": ["a", "b"]}}, {"not": {"enum": ["b", "a"]}}, id="members in another order"
    ),
    pytest.param(
        {"not": STRING | {"description": "x", "x-go-name": 1}},
        {"not": STRING},
        id="words beside it",
    ),
    pytest.param({"not": {"$ref": "#/components/schemas/A"}}, {"not": STRING}, id="by reference"),
    pytest.param(
        {"not": {"$ref": "#/components/schemas/An%20A"}}, {"not": STRING}, id="by its address"
    ),
    pytest.param(
        {"not": {"$ref": "#/components/schemas/A"}},
        {"not": {"$ref": "#/components/schemas/B"}},
        id="under another name",
    ),
]
DIFFERENT = [
    pytest.param(
        {"not": {"properties": {"title": STRING}}},
        {"not": {"properties": {"description": STRING}}},
        id="a property whose name is that of a word",
    ),
    pytest.param(
        {"not": {"$ref": "#/components/schemas/A", "maxLength": 3}},
        {"not": {"$ref": "#/components/schemas/A"}},
        id="a keyword beside a reference",
    ),
    pytest.param({"not": {"$ref": "#/components/schemas/Gone"}}, {"not": STRING}, id="to nowhere"),
    pytest.param({"not": {"x-unit": "s"}}, {"not": {"x-unit": "m"}}, id="an extension in it"),
    pytest.param({"not": {"$ref": "x.yaml"}}, {"not": STRING}, id="to another document"),
    pytest.param({"prefixItems": [STRING, {}]}, {"prefixItems": [{}, STRING]}, id="a list's order"),
]
NAMED = {
    "A": STRING,
    "An A": STRING,
    "B": STRING,
    "Loop": {"not": {"$ref": "#/components/schemas/Loop"}},
}


@pytest.mark.parametrize(("one", "other"), SAME)
def test_equal_digests(one: Any, other: Any) -> None:
    assert keywords(one, NAMED) == keywords(other, NAMED)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_digests(one: Any, other: Any) -> None:
    assert keywords(one, NAMED) != keywords(other, NAMED)


def test_the_digest_of_a_part_is_remembered() -> None:
    part = {"$ref": "#/components/schemas/A"}
    shared = {"contains": part, "type": "array"}
    facts = read(document(shared, {"A": STRING}, request=shared)).facts
    told_ = {str(fact.keywords) for fact in facts if isinstance(fact, Field) and fact.path == "$"}
    assert len(told_) == 1


def test_a_schema_in_itself_has_a_digest() -> None:
    assert keywords(NAMED["Loop"], NAMED)["not"].startswith("sha256:")


# ------------------------------------------------------------------ unions

A, B = ({"type": "object", "properties": {name: STRING}} for name in "ab")
UNIONS = [
    pytest.param({"oneOf": [A, B]}, ("one-of", 2), id="one of two"),
    pytest.param({"anyOf": [A, B, {"type": "null"}]}, ("any-of", 2), id="any, or null"),
    pytest.param({"anyOf": [A, {"oneOf": [A, B]}]}, ("any-of", 3), id="a union in a union"),
    pytest.param({"allOf": [{"oneOf": [A, B]}, A]}, ("one-of", 2), id="with something beside"),
    pytest.param({"oneOf": [A]}, (None, None), id="one alone is no choice"),
    pytest.param({"oneOf": [A, STRING]}, (None, None), id="one object and a text"),
    pytest.param({"if": A, "then": B}, (None, None), id="a condition is no choice"),
    pytest.param(A, (None, None), id="no union"),
]


@pytest.mark.parametrize(("schema", "expected"), UNIONS)
def test_alternatives_are_counted_and_keep_their_keyword(schema: Any, expected: Any) -> None:
    found = told(schema)
    assert (found.union, found.alternatives) == expected


@pytest.mark.parametrize(("keyword", "union"), [("oneOf", "one-of"), ("anyOf", "any-of")])
def test_variants_keep_their_keyword(keyword: str, union: str) -> None:
    kinds = [
        {"type": "object", "required": ["k"], "properties": {"k": {"const": name}}} for name in "ab"
    ]
    found = told({keyword: kinds})
    assert (found.union, found.alternatives, found.variants) == (union, None, ("k=a", "k=b"))


@pytest.mark.parametrize(("room", "same"), [(2, False), (3, True)])
def test_of_a_document_too_large_to_follow_a_part_is_told_as_it_is_written(
    monkeypatch: pytest.MonkeyPatch, room: int, *, same: bool
) -> None:
    monkeypatch.setattr(meaning, "MAX_PARTS", room)
    assert (keywords({"not": STRING}) == keywords({"not": {"type": ["string"]}})) is same


@pytest.mark.parametrize(("depth", "same"), [(2, True), (3, False)])
def test_what_lies_too_deep_is_not_compared(
    monkeypatch: pytest.MonkeyPatch, depth: int, *, same: bool
) -> None:
    monkeypatch.setattr(meaning, "MAX_DEPTH", depth)
    one, other = (keywords({"not": {"allOf": [{"const": value}]}}) for value in (1, 2))
    assert (one == other) is same
