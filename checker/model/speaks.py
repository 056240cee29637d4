"""Keyword -> the types of which it says something; any other type meets it.

JSON Schema 2020-12 §10.3 and its validation §6.2-6.5: `additionalProperties` beside a text is no
statement.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

# As properties of a field and of its normal form, and as keywords that have none.
_OF_LISTS: Final = (
    *("contains", "items", "maxContains", "max_items", "minContains", "min_items", "prefixItems"),
    *("unevaluatedItems", "uniqueItems"),
)
_OF_NUMBERS: Final = (
    *("exclusive_maximum", "exclusive_minimum", "maximum", "minimum", "multipleOf"),
)
_OF_OBJECTS: Final = (
    *("additionalProperties", "dependentRequired", "dependentSchemas", "maxProperties"),
    *("max_properties", "minProperties", "min_properties", "patternProperties"),
    *("propertyNames", "requiredAlternatives", "requiredElsewhere", "unevaluatedProperties"),
)
_OF_STRINGS: Final = (
    *("contentEncoding", "contentMediaType", "contentSchema", "max_length", "min_length"),
    "pattern",
)
SPEAKS_OF: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(_OF_LISTS, frozenset({"array"})),
    **dict.fromkeys(_OF_NUMBERS, frozenset({"integer", "number"})),
    **dict.fromkeys(_OF_OBJECTS, frozenset({"object"})),
    **dict.fromkeys(_OF_STRINGS, frozenset({"string"})),
    "format": frozenset({"integer", "number", "string"}),
}


def speaks(name: str, types: Collection[str]) -> bool:
    """Does a keyword say anything of one of these types? Where none are stated, it may."""
    return not types or name not in SPEAKS_OF or not SPEAKS_OF[name].isdisjoint(types)
