"""A union of then, a union of now -> its alternatives, two by two.

A place that is no union is its own one alternative, or one of each of its types. An alternative is
the same as another by the value that tells it apart, by all that it says, by the component that it
is, or else by what it has in common with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from checker.model.alternatives import COMPONENTS, components
from checker.model.contract import UNSTATED
from checker.model.flat import Flat, Visit
from checker.model.forms import Forms
from checker.model.json_type import json_type
from checker.model.schema import Place
from checker.model.variants import branch_of, variant_of

LABEL: Final = "alternative="  # begins the label of one that nothing tells apart
MANY: Final = 4  # members that are named of an alternative without a name
ALIKE: Final = 0.5  # of all names of two objects, the share that both have

Seen = tuple[Visit, Place]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Choice:
    """One alternative of a union, on one side."""

    seen: Seen
    tags: tuple[str, ...] = ()  # that tell it apart: `type=message`; () where nothing does
    name: str = ""  # what a person calls it where nothing else tells it
    part: str = ""  # of what is no union: the type that it is of

    @property
    def types(self) -> tuple[str, ...]:
        """Its types but null."""
        fact = self.seen[1].fact
        return tuple(one for one in (fact.types if fact else ()) if one != "null")

    @property
    def names(self) -> frozenset[str]:
        """The definitions that it is, also where they are written out: by their component."""
        place = self.seen[1]
        evidence = () if place.fact is None else place.fact.evidence
        stated = (one.pointer.removeprefix(COMPONENTS) for one in evidence if one.pointer)
        return frozenset(name for name in (*place.refs, *stated) if "/" not in name)


Pair = tuple[Choice, Choice]


def is_branch(visit: Visit, union: Visit) -> bool:
    """Is it one alternative of the place above?"""
    return visit.path == union.path or (bool(visit.filters) and visit.array == union.array)


def label_of(visit: Visit, union: Visit) -> str:
    """What tells a branch apart: `type=message`, `alternative=Cat`."""
    more = visit.variant[len(union.variant) :]
    return " ".join(more) if more else variant_of(*visit.filters[-1])


def choices(seen: Seen, flat: Flat) -> list[Choice]:
    """The alternatives of a place; of one that is no union what each of its types says."""
    visit, place = seen
    found: list[Choice] = []
    for below in flat.children(visit, place) if place.branches else ():
        if is_branch(below[0], visit):
            tag = label_of(below[0], visit)
            several = list(_listed(below, flat, (tag,)))
            known = next((one for one in found if one.seen[0].given == below[0].given), None)
            if known is not None and not several:  # one of two values
                found[found.index(known)] = replace(known, tags=(*known.tags, tag))
            else:
                found += several or [Choice(seen=below, tags=(tag,))]
    listed = list(_listed(seen, flat, ()))
    types = () if place.fact is None else place.fact.types
    rest = {*types} - ({"object"} if found else set())
    if not listed and not found and place.fact is not None and place.fact.variants:
        return []  # that are named, and described nowhere
    if not listed and not found and len(rest) < 2:  # noqa: PLR2004 - it is its own alternative
        return [Choice(seen=(visit, alone(place)), name=_name(place), part=_name(place))]
    parts = sorted(rest) if not listed else ()
    return [
        *found,
        *listed,
        *(Choice(seen=(visit, _of_type(place, one)), name=one, part=one) for one in parts),
    ]


def _listed(seen: Seen, flat: Flat, tags: tuple[str, ...]) -> Iterator[Choice]:
    """Those that nothing tells apart, or no more than a tag that they share."""
    visit, place = seen
    taken: set[str] = set()
    labels = components(place.merged)
    for number, name in enumerate(place.merged, start=1):
        given = (flat.schemas.reference(name),)
        there = flat.schemas.place(given)
        told = labels.get(name) or _name(there)
        told = told if told not in taken else f"{told}-{number}"
        taken.add(told)
        below = replace(visit, given=given, variant=(*visit.variant, LABEL + told))
        named = labels.get(name) or _described(there)
        yield Choice(seen=(below, there), tags=tags, name=named)


def alone(place: Place) -> Place:
    """One alternative: whether null is allowed, the whole says."""
    fact = place.fact
    if fact is None:
        return place
    types = tuple(one for one in fact.types if one != "null")
    return replace(place, fact=replace(fact, types=types, required=None, conditional=None))


def _of_type(place: Place, kind: str) -> Place:
    """What a place says of its values of one type."""
    fact = place.fact
    assert fact is not None  # noqa: S101 - it has a type
    enum = tuple(value for value in fact.enum or () if _is(value, kind)) or None
    holding = kind == "object"
    return replace(
        place,
        fact=replace(
            fact,
            types=(kind,),
            required=None,
            conditional=None,
            enum=enum,
            const=fact.const if _is(fact.const, kind) else UNSTATED,
            free_form=fact.free_form if holding else None,
            variants=None,
        ),
        names=place.names if holding else {},
        values=place.values if holding else (),
        branches={},
        items=place.items if kind == "array" else (),
    )


def _is(value: object, kind: str) -> bool:
    return json_type(value) in (("integer", "number") if kind == "number" else (kind,))


def _name(place: Place) -> str:
    """The types of an alternative, for one that has no name."""
    types = [one for one in (place.fact.types if place.fact else ()) if one != "null"]
    return "|".join(types) or "any"


def _described(place: Place) -> str:
    members = sorted(place.names)
    more = f" and {len(members) - MANY} more" if len(members) > MANY else ""
    return f"object with {', '.join(members[:MANY])}{more}" if members else _name(place)


# ------------------------------------------------------------------ two by two


def paired(
    one: list[Choice], other: list[Choice], forms: tuple[Forms, Forms]
) -> tuple[list[Pair], list[Choice], list[Choice]]:
    """(pairs, what only the one has, what only the other has)."""
    found: list[Pair] = []
    left, right = list(one), list(other)

    def take(pairs: Iterator[Pair]) -> None:
        for pair in pairs:
            if pair[0] in left and pair[1] in right:
                left.remove(pair[0])
                right.remove(pair[1])
                found.append(pair)

    take(
        (a, b)
        for a, b in product(one, other)
        if not a.name and not b.name and {*a.tags} & {*b.tags}
    )
    # In contract/1 one that several values tell apart stands under each of them.
    known = {tag for pair in found for each in pair for tag in each.tags}
    left, right = (
        [each for each in side if not each.tags or not known.issuperset(each.tags)]
        for side in (left, right)
    )
    said = [
        {id(each): form.of(each.seen[0].home, each.seen[0].given) for each in side}
        for side, form in zip((left, right), forms, strict=True)
    ]
    take((a, b) for a, b in product([*left], [*right]) if said[0][id(a)] == said[1][id(b)])
    beside = [_beside(side) for side in (one, other)]
    take(
        (a, b)
        for a, b in product([*left], [*right])
        if (a.names - beside[0]) & (b.names - beside[1])
    )
    by_likeness = ((a, b) for a, b in product([*left], [*right]) if _likeness(a, b) >= ALIKE)
    take(iter(sorted(by_likeness, key=lambda pair: -_likeness(*pair))))
    if len(left) == len(right) == 1:
        take((a, b) for a, b in product([*left], [*right]) if _same_kind(a, b))
    return found, left, right


def _beside(side: list[Choice]) -> frozenset[str]:
    """The components at which all of several alternatives stand: what stands beside the union."""
    several = len({one.seen[0].given for one in side}) > 1
    return frozenset.intersection(*(one.names for one in side)) if several else frozenset()


def _likeness(one: Choice, other: Choice) -> float:
    """The share of names that both objects have; of what else is of one type 1."""
    if not _same_kind(one, other):
        return 0
    names, others = set(one.seen[1].names), set(other.seen[1].names)
    return len(names & others) / len(names | others) if names | others else 1


def _same_kind(one: Choice, other: Choice) -> bool:
    """Are they of one type, and not said to be two by values of one member?"""
    by = [{branch_of(tag)[0] for tag in each.tags} for each in (one, other)]
    apart = by[0] & by[1] and not {*one.tags} & {*other.tags}
    return one.types == other.types and not apart
