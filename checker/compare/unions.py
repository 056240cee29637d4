"""Deltas of unions -> what came, went or changed with an alternative, and so is no news of its own.

An alternative more brings its members, and makes those of the others optional. A union that is
told apart by a property, and was not, has its members on other paths. What nothing but a digest
tells is told only where nothing else of it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, cast

from checker.compare.basis import absent
from checker.compare.implied import Parts
from checker.compare.paths import is_filtered
from checker.compare.sides import LOWER, UPPER, Effect, bound_effect, came, fact_of, type_effect
from checker.model.contract import Fact, Field
from checker.model.delta import Delta

UNIONS: Final = ("variants", "discriminator", "alternatives")
# Keywords whose digest holds what fields below may tell better.
DETAILS: Final = frozenset(
    {"dependencies", "dependentSchemas", "eachAlternative", "else", "furtherAlternatives", "if"}
    | {"patternProperties", "prefixItems", "requiredElsewhere", "then"}
)


def led(
    deltas: Sequence[Delta], before: Mapping[str, Fact], after: Mapping[str, Fact]
) -> Iterator[tuple[int, int]]:
    """(index of a delta, index of the one that tells it)."""
    then, today = Parts(before.values()), Parts(after.values())
    unions: dict[str, list[int]] = {}
    details: dict[str, list[int]] = {}
    for index, one in enumerate(deltas):
        if one.name in UNIONS:
            unions.setdefault(one.key, []).append(index)
        elif one.name in DETAILS:
            details.setdefault(one.key, []).append(index)
    for index, one in enumerate(deltas):
        fact = fact_of(one)
        if not isinstance(fact, Field):
            continue
        above = [fact.key, *(today if one.now is not None else then).fields_above(fact)]
        for depth, key in enumerate(above):
            for leader in unions.get(key, ()):
                near = depth <= 1  # at the union, or a member of it
                if leader != index and _tells(deltas[leader], one, near=near):
                    yield index, leader
        for key in above[1:] if one.name in DETAILS else above:
            yield from ((detail, index) for detail in details.get(key, ()))


def _tells(lead: Delta, other: Delta, *, near: bool) -> bool:
    """Does a turn of a union tell another difference at or below it?"""
    more = lead.before == ()
    anew = lead.name != "alternatives" and not all(
        isinstance(fact, Field) and fact.variants for fact in (lead.was, lead.now)
    )
    if other.name is None:
        return (
            anew
            or lead.name == "discriminator"
            or (more is came(other) and (lead.name == "alternatives" or _is_branch(other, lead)))
        )
    if lead.name == "variants" and not anew:
        return False
    return near and (other.name in DETAILS or loosens(other if more else mirrored(other)))


def _is_branch(other: Delta, lead: Delta) -> bool:
    """Is the field one alternative of the union, as a whole?"""
    fact = cast("Field", fact_of(other))
    return is_filtered(fact.path) or fact.path == cast("Field", fact_of(lead)).path


def mirrored(one: Delta) -> Delta:
    """The same difference, seen from the other side."""
    return replace(one, before=one.after, after=one.before, was=one.now, now=one.was)


_FREED: Final = {"deprecated": True, "free_form": False, "nullable": False, "required": True}


def loosens(one: Delta) -> bool:
    """Does a difference of a property allow all that was allowed before?"""
    if one.name in _FREED:
        return one.before is _FREED[one.name]
    if one.name in UPPER or one.name in LOWER:
        return bound_effect(one) in ("unset", "increased" if one.name in UPPER else "decreased")
    if one.name in ("types", "format"):
        return type_effect(one) is Effect.WIDENED
    return absent(one.name, one.after) or one.before == ()
