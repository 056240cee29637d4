"""The words of schema reading: values tell their types, and one part of several is itself."""

from __future__ import annotations

from typing import Any

import pytest

from checker.extract.schema.intersect import intersect
from checker.extract.schema.nodes import SchemaLevel, SchemaPosition
from checker.extract.schema.places import SchemaPlaces
from checker.model.json_type import json_type


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, "null"),
        (True, "boolean"),
        (1, "integer"),
        (1.5, "number"),
        ("a", "string"),
        ([], "array"),
        ((), "array"),
        ({}, "object"),
    ],
)
def test_the_type_of_a_value(value: Any, kind: str) -> None:
    assert json_type(value) == kind


def test_one_part_says_what_it_says_by_itself() -> None:
    part, whole = SchemaPosition(kind="one"), SchemaPosition(kind="all")
    node = SchemaLevel(schema=part, required=frozenset({"a"}), places=("/a",))
    found = intersect([node], whole, SchemaPlaces({}))
    assert (found.schema, found.required, found.places) == (whole, {"a"}, ("/a",))
