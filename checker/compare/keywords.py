"""Deltas of keywords: which come and go with the type that they speak of."""

from __future__ import annotations

from typing import Final, cast

from checker.compare.basis import absent
from checker.model.contract import Field
from checker.model.delta import Delta

# The types that a keyword speaks of: it comes and goes with them.
_OF_LISTS: Final = (
    *("contains", "items", "maxContains", "max_items", "minContains", "min_items", "prefixItems"),
    *("unevaluatedItems", "uniqueItems"),
)
_OF_NUMBERS: Final = ("maximum", "minimum", "multipleOf")
_OF_OBJECTS: Final = (
    *("additionalProperties", "dependentRequired", "dependentSchemas", "max_properties"),
    *("min_properties", "patternProperties", "propertyNames", "requiredElsewhere"),
)
_OF_STRINGS: Final = (
    *("contentEncoding", "contentMediaType", "contentSchema", "max_length", "min_length"),
    "pattern",
)
_SPEAKS_OF: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(_OF_LISTS, frozenset({"array"})),
    **dict.fromkeys(_OF_NUMBERS, frozenset({"integer", "number"})),
    **dict.fromkeys(_OF_OBJECTS, frozenset({"object"})),
    **dict.fromkeys(_OF_STRINGS, frozenset({"string"})),
}


def of_type(lead: Delta, other: Delta) -> bool:
    """Did a keyword of one that was gained or lost come or go?"""
    kinds = _SPEAKS_OF.get(str(other.name), frozenset())
    before, after = (set(cast("tuple[str, ...]", value)) for value in (lead.before, lead.after))
    if other.name == "free_form":
        return "object" in before ^ after
    moved = before - after if absent(other.name, other.after) else after - before
    return not kinds.isdisjoint(moved) and (
        absent(other.name, other.before) or absent(other.name, other.after)
    )


def is_keyword(one: Delta) -> bool:
    """Is it a keyword without a property of its own?"""
    facts = (fact for fact in (one.was, one.now) if isinstance(fact, Field))
    return any(one.name in (fact.keywords or ()) for fact in facts)
