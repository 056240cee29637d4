"""Deltas of keywords: which come and go with the type that they speak of."""

from __future__ import annotations

from typing import cast

from checker.compare.basis import absent
from checker.compare.speaks import SPEAKS_OF
from checker.model.contract import Field
from checker.model.delta import Delta


def of_type(lead: Delta, other: Delta) -> bool:
    """Did a keyword of one that was gained or lost come or go?"""
    kinds = SPEAKS_OF.get(str(other.name), frozenset())
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
