"""A schema and plain data -> do they surely fit? What tells most data, in a few lines.

Importing a validator costs more than most checks. A `False` here says nothing: `documents.misfits`
then asks the validator, which says where and why. A keyword that is not known is a `False`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from operator import ge, le
from typing import Any, Final

_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "array": (list,),
    "boolean": (bool,),
    "integer": (int,),
    "null": (type(None),),
    "number": (int, float),
    "object": (dict,),
    "string": (str,),
}
_DATE: Final = r"\d{4}-\d\d-\d\d"
_FORMATS: Final[Mapping[str, tuple[str, Callable[[str], object]]]] = {
    "date": (_DATE, date.fromisoformat),
    "date-time": (_DATE + r"T\d\d:\d\d:\d\dZ", datetime.fromisoformat),
}
_UNKNOWN: Final = (r"(?!)", bool)  # fits nothing
_Keyword = Callable[[Mapping[str, Any], Mapping[str, Any], Any], bool]
_NOTES: Final = frozenset({"$defs", "$id", "$schema", "default", "description", "title"})


def fits(root: Mapping[str, Any], schema: object, data: object) -> bool:
    """Do they, as far as the keywords below tell? `root` holds the definitions."""
    if isinstance(schema, bool):
        return schema
    return isinstance(schema, dict) and all(
        name in _NOTES or (name in _KEYWORDS and _KEYWORDS[name](root, schema, data))
        for name in schema
    )


def _of_type(schema: Mapping[str, Any], data: object) -> bool:
    kinds = schema["type"]
    names = [kinds] if isinstance(kinds, str) else kinds
    return any(type(data) in _TYPES[name] for name in names)


def _formatted(schema: Mapping[str, Any], data: object) -> bool:
    if not isinstance(data, str):
        return True
    pattern, read = _FORMATS.get(schema["format"], _UNKNOWN)
    if not re.fullmatch(pattern, data, re.ASCII):
        return False
    try:
        return bool(read(data))
    except ValueError:
        return False


def _of_size(
    keyword: str, kind: type | tuple[type, ...], test: Callable[[Any, int], bool]
) -> _Keyword:
    return lambda _, schema, data: not isinstance(data, kind) or test(data, schema[keyword])


def _members(root: Mapping[str, Any], schema: Mapping[str, Any], data: object) -> bool:
    if not isinstance(data, dict):
        return True
    named = schema.get("properties", {})
    others = schema.get("additionalProperties", True)
    return all(
        isinstance(name, str) and fits(root, named.get(name, others), value)
        for name, value in data.items()
    )


_KEYWORDS: Final[Mapping[str, _Keyword]] = {
    "$ref": lambda root, schema, data: fits(
        root, root.get("$defs", {}).get(schema["$ref"].removeprefix("#/$defs/"), False), data
    ),
    "additionalProperties": lambda root, schema, data: (
        "properties" in schema or _members(root, schema, data)
    ),
    "anyOf": lambda root, schema, data: any(fits(root, one, data) for one in schema["anyOf"]),
    "const": lambda _, schema, data: type(data) is str and data == schema["const"],
    "enum": lambda _, schema, data: (
        (type(data), data) in [(type(one), one) for one in schema["enum"]]
    ),
    "format": lambda _, schema, data: _formatted(schema, data),
    "items": lambda root, schema, data: (
        not isinstance(data, list) or all(fits(root, schema["items"], item) for item in data)
    ),
    "maxItems": _of_size("maxItems", list, lambda items, most: len(items) <= most),
    "maxLength": _of_size("maxLength", str, lambda text, most: len(text) <= most),
    "maximum": _of_size("maximum", (int, float), le),
    "minItems": _of_size("minItems", list, lambda items, least: len(items) >= least),
    "minLength": _of_size("minLength", str, lambda text, least: len(text) >= least),
    "minimum": _of_size("minimum", (int, float), ge),
    "pattern": lambda _, schema, data: (
        not isinstance(data, str) or re.search(schema["pattern"], data) is not None
    ),
    "properties": _members,
    "required": lambda _, schema, data: (
        not isinstance(data, dict) or data.keys() >= set(schema["required"])
    ),
    "type": lambda _, schema, data: _of_type(schema, data),
}
