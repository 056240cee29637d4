"""A schema and plain data -> do they surely fit? What tells most data, in a few lines.

Importing a validator costs more than most checks. A `False` here says nothing: `documents.misfits`
then asks the validator, which says where and why. A keyword that is not known is a `False`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
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


def _members(root: Mapping[str, Any], schema: Mapping[str, Any], data: object) -> bool:
    if not isinstance(data, dict):
        return True
    named = schema.get("properties", {})
    others = schema.get("additionalProperties", True)
    return all(
        isinstance(name, str) and fits(root, named.get(name, others), value)
        for name, value in data.items()
    )


_Keyword = Callable[[Mapping[str, Any], Mapping[str, Any], Any], bool]
_KEYWORDS: Final[Mapping[str, _Keyword]] = {
    "$ref": lambda root, schema, data: fits(
        root, root.get("$defs", {}).get(schema["$ref"].removeprefix("#/$defs/"), False), data
    ),
    "additionalProperties": _members,
    "anyOf": lambda root, schema, data: any(fits(root, one, data) for one in schema["anyOf"]),
    "const": lambda _, schema, data: type(data) is str and data == schema["const"],
    "enum": lambda _, schema, data: (
        (type(data), data) in [(type(one), one) for one in schema["enum"]]
    ),
    "items": lambda root, schema, data: (
        not isinstance(data, list) or all(fits(root, schema["items"], item) for item in data)
    ),
    "maxLength": lambda _, schema, data: (
        not isinstance(data, str) or len(data) <= schema["maxLength"]
    ),
    "pattern": lambda _, schema, data: (
        not isinstance(data, str) or re.search(schema["pattern"], data) is not None
    ),
    "properties": _members,
    "required": lambda _, schema, data: (
        not isinstance(data, dict) or data.keys() >= set(schema["required"])
    ),
    "type": lambda _, schema, data: _of_type(schema, data),
}
