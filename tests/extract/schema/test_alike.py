"""Schemas that say the same, however they are written; and those that differ in one thing."""

from __future__ import annotations

from typing import Any

import pytest

from checker.extract.schema import alike as rooms
from checker.extract.schema.alike import Alike
from checker.extract.schema.places import SchemaPlaces
from checker.extract.schema.resolve import Nodes

STRING: dict[str, Any] = {"type": "string"}


def ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def thing(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def asked(one: Any, other: Any, **more: Any) -> bool:
    places = SchemaPlaces({"components": {"schemas": {"One": one, "Other": other, **more}}})
    schemas = [places.at(f"/components/schemas/{name}") for name in ("One", "Other")]
    assert schemas[0] is not None
    assert schemas[1] is not None
    return Alike(Nodes(places)).alike(schemas[0], schemas[1])


LOOP = thing(a=STRING, n=ref("Loop"))
SAME = [
    pytest.param(thing(a=STRING), thing(a=STRING), id="word by word"),
    pytest.param(thing(a=STRING), {"allOf": [thing(a=STRING)]}, id="in allOf"),
    pytest.param(ref("Loop"), LOOP, id="a level written out"),
    pytest.param(ref("Loop"), ref("Loop"), id="two references"),
    pytest.param({"description": "x", **ref("Loop")}, ref("Loop"), id="with words beside it"),
    pytest.param(thing(a=STRING, n=LOOP), LOOP, id="two levels"),
    pytest.param(
        thing(a=STRING) | {"nullable": True, "deprecated": True},
        thing(a=STRING),
        id="null at the top",
    ),
    pytest.param(
        {"items": STRING, "type": "array"}, {"type": "array", "items": STRING}, id="lists"
    ),
    pytest.param({"oneOf": [LOOP, STRING]}, {"oneOf": [ref("Loop"), STRING]}, id="alternatives"),
    pytest.param(
        {"additionalProperties": LOOP}, {"additionalProperties": ref("Loop")}, id="values"
    ),
]
OTHER = [
    pytest.param(STRING, STRING, id="with nothing below: not asked"),
    pytest.param(thing(a=STRING), thing(b=STRING), id="a name"),
    pytest.param(thing(a=STRING), thing(a={"type": "integer"}), id="a type below"),
    pytest.param(thing(a=STRING), thing(a=STRING | {"nullable": True}), id="null below"),
    pytest.param(thing(a=STRING), thing(a=STRING) | {"required": ["a"]}, id="what is required"),
    pytest.param(thing(a=STRING), thing(a=STRING) | {"minProperties": 1}, id="a limit"),
    pytest.param(thing(a=STRING), thing(a=STRING | {"enum": ["x"]}), id="a set below"),
    pytest.param(
        thing(a=STRING), thing(a=STRING) | {"additionalProperties": False}, id="other keys"
    ),
    pytest.param({"oneOf": [LOOP, STRING]}, {"anyOf": [LOOP, STRING]}, id="a union"),
    pytest.param(thing(a=STRING, n=thing(a=STRING)), LOOP, id="an end"),
    pytest.param({"description": "x"}, {}, id="anything"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_alike(one: Any, other: Any) -> None:
    assert asked(one, other, Loop=LOOP)
    assert asked(other, one, Loop=LOOP)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_not_alike(one: Any, other: Any) -> None:
    assert not asked(one, other, Loop=LOOP)
    assert not asked(other, one, Loop=LOOP)


def test_of_too_many_pairs_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = (thing(a=thing(b=thing(c=STRING))) for _ in range(2))
    assert asked(one, other)
    monkeypatch.setattr(rooms, "MAX_PAIRS", 2)
    assert not asked(one, other)


RECURSIVE: list[Any] = [
    ({}, False),
    ({"A": STRING, "B": thing(a=ref("A"), b=ref("A"))}, False),
    ({"A": ref("B"), "B": STRING}, False),
    ({"A": ref("Gone")}, False),
    ({"A": thing(b=ref("B"), c=ref("C")), "B": ref("D"), "C": ref("D"), "D": STRING}, False),
    ({"A": {"$ref": "other.yaml#/A"}}, False),
    ({"A": LOOP | {}, "Loop": LOOP}, True),
    ({"A": thing(b=ref("B")), "B": thing(a=ref("A"))}, True),
    ({"A": thing(b={"$ref": "#named"})}, True),
    ({"A": {"items": {"$recursiveRef": "#"}}}, True),
]


@pytest.mark.parametrize(("schemas", "expected"), RECURSIVE)
def test_whether_a_schema_may_hold_itself(schemas: dict[str, Any], expected: bool) -> None:  # noqa: FBT001
    assert SchemaPlaces({"components": {"schemas": schemas}}).recursive is expected


def test_a_reference_into_what_holds_it() -> None:
    document = {"components": {"schemas": {"A": {"properties": {"a": {"$ref": "#/components"}}}}}}
    assert SchemaPlaces(document).recursive
