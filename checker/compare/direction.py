"""Field -> the side it stands on, and what a difference of a field does to the values it allows.

What widens a request narrows nobody; what widens a response may meet a reader who did not expect
it. So most rules of fields are one turn and its mirror.
"""

from __future__ import annotations

from enum import Enum, StrEnum, auto
from typing import Final, cast

from checker.compare.normalized import Bound
from checker.model.contract import Fact, Field
from checker.model.difference import Difference
from checker.model.place import is_name


class Direction(StrEnum):
    """Where a field stands; the word in the id of its rules."""

    REQUEST = "request-property"
    PARAMETER = "request-parameter"
    RESPONSE = "response-property"
    HEADER = "response-header"


_BODIES: Final = {
    "request": Direction.REQUEST,
    "response": Direction.RESPONSE,
    "stream": Direction.RESPONSE,
}


def side(fact: Fact | None) -> Direction | None:
    """The side of a field; None for another fact."""
    if not isinstance(fact, Field):
        return None
    if fact.where in _BODIES:
        return _BODIES[fact.where]
    return Direction.PARAMETER if fact.status is None else Direction.HEADER


def fact_of(one: Difference) -> Fact:
    """The fact as it is now, or as it was."""
    fact = one.now if one.now is not None else one.was
    assert fact is not None  # noqa: S101 - a difference has at least one side
    return fact


def came(one: Difference) -> bool:
    """A whole fact is there that was not."""
    return one.name is None and one.was is None


def went(one: Difference) -> bool:
    """A whole fact is not there that was."""
    return one.name is None and one.now is None


def requirement(fact: Field) -> bool | None:
    """Must it be there? Items, values of a map and the body itself are never promised."""
    return fact.required if is_name(fact.path) else False


# ------------------------------------------------------------------ types


def _covers(types: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Is every value of the other types one of these types? () is any type."""
    named = all(one in types or (one == "integer" and "number" in types) for one in others)
    return types == () or (others != () and named)


class Effect(Enum):
    """What happened to the set of allowed values."""

    WIDENED = auto()
    NARROWED = auto()
    CHANGED = auto()


def type_effect(one: Difference) -> Effect | None:
    """What a difference of types does; None for others."""
    if one.name != "types":
        return None
    before, after = (cast("tuple[str, ...]", value) for value in (one.before, one.after))
    if _covers(after, before):
        return Effect.WIDENED
    return Effect.NARROWED if _covers(before, after) else Effect.CHANGED


def lists_types(one: Difference) -> bool:
    """Has a difference of types, of which both sides state some, more than one on a side?"""
    before, after = (cast("tuple[str, ...]", value) for value in (one.before, one.after))
    return min(len(before), len(after)) > 0 and max(len(before), len(after)) > 1


# ------------------------------------------------------------------ bounds

UPPER: Final = {
    "maximum": "max",
    "max_length": "max-length",
    "max_items": "max-items",
    "max_properties": "max-properties",
}
LOWER: Final = {
    "minimum": "min",
    "min_length": "min-length",
    "min_items": "min-items",
    "min_properties": "min-properties",
}


def _loose(name: str | None, bound: Bound) -> tuple[float, bool]:
    """Sorts after every tighter upper, or before every tighter lower bound."""
    return (bound[0], not bound[1]) if name in UPPER else (bound[0], bound[1])


def bound_effect(one: Difference) -> str:
    """set, unset, increased or decreased: what a difference of a bound does to it."""
    if one.before is None:
        return "set"
    if one.after is None:
        return "unset"
    before, after = cast("Bound", one.before), cast("Bound", one.after)
    larger = _loose(one.name, after) > _loose(one.name, before)
    return "increased" if larger else "decreased"
