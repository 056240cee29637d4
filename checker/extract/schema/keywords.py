"""The keywords of one schema object -> Node; references and combinations are not looked at.

JSON Schema as OpenAPI 3.0 and 3.1 write it, and `requiredProperties` of the older export form. What
is not of the expected form is passed over: of a type such as `enum<string>` its members tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from checker.extract.schema.nodes import SchemaLevel, SchemaPosition, mapping, sequence
from checker.extract.schema.others import OTHER_COUNTS, others
from checker.extract.schema.places import SchemaPlaces
from checker.extract.schema.values import MAX_ENUM, MAX_VALUE, bounded, number, once
from checker.model.contract import UNSTATED, Json

_TYPES: Final = frozenset({"array", "boolean", "integer", "null", "number", "object", "string"})
MAX_NAME: Final = 256  # characters of the name of a scheme, a style or a path

_NUMBERS: Final = ("maximum", "minimum")
_EXCLUSIVE: Final = {
    "exclusiveMaximum": ("exclusive_maximum", "maximum"),
    "exclusiveMinimum": ("exclusive_minimum", "minimum"),
}
_COUNTS: Final = {
    "maxItems": "max_items",
    "maxLength": "max_length",
    "minItems": "min_items",
    "minLength": "min_length",
}
LIMITS: Final = {
    *(*_NUMBERS, *(name for name, _ in _EXCLUSIVE.values()), *_COUNTS.values(), *OTHER_COUNTS),
}


def own(schema: SchemaPosition, places: SchemaPlaces) -> SchemaLevel:
    """What one schema object says by itself."""
    raw = schema.raw
    if raw is False:
        return SchemaLevel(schema=schema, never=True, places=(schema.pointer,))
    if not isinstance(raw, dict):
        return SchemaLevel(schema=schema, places=(schema.pointer,))
    said, nullable = _types(raw.get("type"))
    listed = raw.get("enum")
    listed_null = isinstance(listed, list) and None in listed
    enum = _enum(listed)
    const = bounded(raw["const"]) if "const" in raw else UNSTATED
    if said is None and (const is None or (listed_null and enum is None)):
        said = frozenset()  # null and nothing else
    values, extra = _additional(schema, raw, places)
    return SchemaLevel(
        schema=schema,
        said=said,
        nullable=nullable or listed_null or const is None,
        enum=enum,
        const=const,
        facets={**_facets(raw), **others(raw, places.meaning)},
        deprecated=raw.get("deprecated") is True,
        read_only=raw.get("readOnly") is True,
        write_only=raw.get("writeOnly") is True,
        properties={
            name: places.below(schema, "properties", name)
            for name, value in mapping(raw.get("properties")).items()
            if value is not False
        },
        required=required(raw),
        items=_items(schema, raw, places),
        values=values,
        extra=extra,
        places=(schema.pointer,),
    )


def _types(value: object) -> tuple[frozenset[str] | None, bool]:
    """(types but null or None where none is said, is null among them)."""
    words = value if isinstance(value, list) else [value]
    names = {word.strip().lower() for word in words if isinstance(word, str)} & _TYPES
    return (frozenset(names - {"null"}) if names else None), "null" in names


def required(raw: Mapping[str, Any]) -> frozenset[str]:
    """The names of the members that a schema object requires."""
    names = [*sequence(raw.get("required")), *sequence(raw.get("requiredProperties"))]
    return frozenset(name for name in names if isinstance(name, str))


def _items(
    schema: SchemaPosition, raw: Mapping[str, Any], places: SchemaPlaces
) -> SchemaPosition | None:
    """Items of a list, or of a tuple (`prefixItems`; `items` as a list before 2020-12)."""
    found: list[SchemaPosition] = []
    for key in ("prefixItems", "items"):
        if isinstance(raw.get(key), list):
            found += places.each(schema, key)
        elif isinstance(raw.get(key), dict):
            found.append(places.below(schema, key))
    return places.any_of(found) if found else None


def _additional(
    schema: SchemaPosition, raw: Mapping[str, Any], places: SchemaPlaces
) -> tuple[SchemaPosition | None, bool | None]:
    """(schema of the values of free keys, otherwise additionalProperties as a boolean)."""
    found = [
        places.below(schema, "patternProperties", pattern)
        for pattern, value in mapping(raw.get("patternProperties")).items()
        if value is not False
    ]
    extra: bool | None = None
    for key in ("additionalProperties", "unevaluatedProperties"):
        value = raw.get(key)
        if isinstance(value, dict) and value:
            found.append(places.below(schema, key))
        elif value is not None:
            extra = value is not False if extra is None else extra
    if found:
        return places.any_of(found), False if extra is False else None
    return None, extra


def _facets(raw: Mapping[str, Any]) -> Mapping[str, Json]:
    found: dict[str, Json] = {}
    for key in _NUMBERS:
        if (value := number(raw.get(key))) is not None:
            found[key] = value
    for key, (name, inclusive) in _EXCLUSIVE.items():
        if raw.get(key) is True and inclusive in found:  # OpenAPI 3.0
            found[name] = found.pop(inclusive)
        elif (value := number(raw.get(key))) is not None:
            found[name] = value
    for key, name in _COUNTS.items():
        count = number(raw.get(key))
        if isinstance(count, int) and count >= 0:
            found[name] = count
    return found | _texts(raw)


def _texts(raw: Mapping[str, Any]) -> dict[str, Json]:
    found: dict[str, Json] = {
        key: text
        for key in ("pattern", "format")
        if isinstance(text := raw.get(key), str) and len(text) <= MAX_VALUE
    }
    if "default" in raw and (default := bounded(raw["default"])) is not UNSTATED:
        found["default"] = default
    return found


def _enum(value: object) -> tuple[Json, ...] | None:
    """The members but null, each once; None where none is listed or the list is too long."""
    listed = bounded(list(sequence(value)), MAX_ENUM)
    if not isinstance(listed, list):
        return None
    return once(member for member in listed if member is not None) or None
