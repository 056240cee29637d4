"""Deltas of keywords: which come and go with the type that they speak of."""

from __future__ import annotations

from typing import Final, cast

from checker.compare.basis import absent
from checker.model.contract import Field
from checker.model.delta import Delta

# The types that a keyword speaks of: it comes and goes with them.
_NUMBERS: Final = frozenset({"integer", "number"})
_STRINGS: Final = frozenset({"string"})
_SPEAKS_OF: Final = {
    "contentEncoding": _STRINGS,
    "contentMediaType": _STRINGS,
    "max_items": frozenset({"array"}),
    "max_length": _STRINGS,
    "maximum": _NUMBERS,
    "min_items": frozenset({"array"}),
    "min_length": _STRINGS,
    "minimum": _NUMBERS,
    "multipleOf": _NUMBERS,
    "pattern": _STRINGS,
    "uniqueItems": frozenset({"array"}),
}


def of_type(lead: Delta, other: Delta) -> bool:
    """Did a keyword of one that was gained or lost come or go?"""
    kinds = _SPEAKS_OF.get(str(other.name), frozenset())
    before, after = (set(cast("tuple[str, ...]", value)) for value in (lead.before, lead.after))
    moved = before - after if absent(other.name, other.after) else after - before
    return not kinds.isdisjoint(moved) and (
        absent(other.name, other.before) or absent(other.name, other.after)
    )


def is_keyword(one: Delta) -> bool:
    """Is it a keyword without a property of its own?"""
    facts = (fact for fact in (one.was, one.now) if isinstance(fact, Field))
    return any(one.name in (fact.keywords or ()) for fact in facts)
