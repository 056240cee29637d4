"""Deltas of unions -> what came, went or changed with an alternative, and so is no news of its own.

An alternative more brings its members, and makes those of the others optional. A union that is
told apart by a property, and was not, has its members on other paths. What nothing but a digest
tells is told only where nothing else of it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, cast

from checker.compare.basis import absent
from checker.compare.direction import LOWER, UPPER, Effect, bound_effect, came, fact_of, type_effect
from checker.compare.implied import Parts
from checker.model.contract import Fact, Field
from checker.model.delta import Delta
from checker.model.place import is_filtered

UNIONS: Final = ("variants", "discriminator", "alternatives")
CLOSING: Final = ("additionalProperties", "free_form", "items")  # what else may stand
ALTERNATIVES: Final = ("eachAlternative", "furtherAlternatives")
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
    unions, details = _by_key(deltas, UNIONS), _by_key(deltas, DETAILS)
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
            told = (detail for detail in details.get(key, ()) if _holds(deltas[detail], one))
            yield from ((detail, index) for detail in told)


def _by_key(deltas: Sequence[Delta], names: Collection[str]) -> dict[str, list[int]]:
    """The indices of differences of these properties, by the key of their fact."""
    found: dict[str, list[int]] = {}
    for index, one in enumerate(deltas):
        if one.name in names:
            found.setdefault(one.key, []).append(index)
    return found


def _holds(detail: Delta, other: Delta) -> bool:
    """May a difference be the one that changed the digest? Not that of a member by name."""
    if detail.name in ALTERNATIVES:
        return True
    if detail.name == "requiredElsewhere":
        return other.name in (None, "required", "free_form")
    if other.key == detail.key:
        return other.name in CLOSING
    own = [f"{pointer}/properties/" for pointer in _pointers(detail)]
    return not all(any(pointer.startswith(begin) for begin in own) for pointer in _pointers(other))


def _pointers(one: Delta) -> list[str]:
    facts = (fact for fact in (one.was, one.now) if fact is not None)
    return [place.pointer for fact in facts for place in fact.evidence if place.pointer]


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
    if one.name == "types":
        return type_effect(one) is Effect.WIDENED
    return absent(one.name, one.after) or one.before == ()
