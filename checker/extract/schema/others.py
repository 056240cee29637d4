"""Keywords of one schema object that a contract has no property for -> their values, or digests.

Their change is reported, not judged. Small values stand for themselves, all else as its digest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from checker.extract.schema.extensions import MAX_TEXT, extensions
from checker.extract.schema.values import MAX_ENUM, MAX_VALUE, bounded, identity, number
from checker.model.contract import UNSTATED, Json

OTHER_COUNTS: Final = frozenset({"maxContains", "maxProperties", "minContains", "minProperties"})
# Keywords that a contract has no property for; any may change what is valid.
_OTHERS: Final = OTHER_COUNTS | frozenset(
    {"additionalItems", "contains", "contentEncoding", "contentMediaType", "contentSchema"}
    | {"dependencies", "dependentRequired", "dependentSchemas", "else", "if", "multipleOf", "not"}
    | {"patternProperties", "prefixItems", "propertyNames", "then", "unevaluatedItems"}
    | {"uniqueItems", "xml"}
)
# As if it were absent, as JSON.
_SAYS_NOTHING: Final = {
    "additionalItems": ("true", "{}"),
    "dependentRequired": ("{}",),
    "minProperties": ("0",),
    "patternProperties": ("{}",),
    "unevaluatedItems": ("true", "{}"),
    "uniqueItems": ("false",),
}
_BOUNDED: Final = frozenset({"const", "default", "enum", "format", "pattern"})


def others(raw: Mapping[str, Any], meaning: Callable[[object], str]) -> dict[str, Json]:
    """Keywords without a property in a contract: their change is reported, not judged."""
    found: dict[str, Json] = extensions(raw, meaning)
    for key in raw.keys() & _OTHERS:
        value = bounded(raw[key], MAX_TEXT)
        if key in OTHER_COUNTS and number(value) is None:
            continue  # no count
        if raw[key] is not None and identity(value) not in _SAYS_NOTHING.get(key, ()):
            found[key] = value if isinstance(value, (bool, int, float, str)) else meaning(raw[key])
    if raw.get("items") is False:
        found["items"] = False
    if isinstance(raw.get("items"), list):  # before 2020-12
        found["prefixItems"] = meaning(raw["items"])
    for key in raw.keys() & _BOUNDED:  # too large for a property: kept by its digest
        limit = MAX_ENUM if key == "enum" else MAX_VALUE
        if bounded(raw[key], limit) is UNSTATED:
            found[f"{key}Digest"] = meaning(raw[key])
    return found
