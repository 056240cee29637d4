"""Contract -> the fields at which a reference of its document leads nowhere.

Of what stands there the page says nothing: neither that it is gone nor that anything is allowed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.model.contract import UNRESOLVED, Contract, Fact, Field
from checker.model.place import ancestors
from checker.model.schema import home_of


def dangling(contract: Contract, facts: Mapping[str, Fact]) -> tuple[Field, ...]:
    """The fields that such a reference describes, or describes a part of."""
    pointers = [
        problem.removeprefix(UNRESOLVED)
        for problem in contract.health.problems
        if problem.startswith(UNRESOLVED)
    ]
    fields = [fact for fact in facts.values() if isinstance(fact, Field)]
    return tuple(field for pointer in pointers for field in _nearest(pointer, fields))


def _nearest(pointer: str, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields whose own place is the nearest one above."""
    places = [
        (len(one.pointer), field)
        for field in fields
        for one in field.evidence
        if one.pointer is not None and f"{pointer}/".startswith(f"{one.pointer}/")
    ]
    depth = max((length for length, _ in places), default=0)
    yield from (field for length, field in places if length == depth)


def unclear(
    facts: Mapping[str, Fact], others: Mapping[str, Fact], holes: Sequence[Field]
) -> Iterator[str]:
    """The keys of what the other side, whose `holes` these are, may state there and may not."""
    at = {(home_of(hole), hole.path) for hole in holes}
    for key, fact in facts.items():
        if isinstance(fact, Field) and key not in others:
            above = ancestors(fact.path)
            if any((home_of(fact), path) in at for path in above):
                yield key
