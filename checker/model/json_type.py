"""A plain value -> its type, as JSON Schema has it."""

from __future__ import annotations

from typing import Literal, TypeAlias

JsonType: TypeAlias = Literal["null", "boolean", "integer", "number", "string", "array", "object"]


def json_type(value: object) -> JsonType:  # noqa: PLR0911 - seven types, seven answers
    """The JSON Schema type of a plain value; whole numbers are integers."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list() | tuple():
            return "array"
    return "object"
