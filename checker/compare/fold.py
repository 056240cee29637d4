"""Deltas -> Changes: what belongs together is one change, led by the difference that tells it.

A field that goes takes the fields below it along; a status its bodies; a metric its attributes; a
type that is no longer an object the members it had; a rename that the page states the old and the
new name. Nothing is lost: every delta is the lead of a change or folded into one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, cast

from checker.compare.basis import KEYWORDS, absent, leads
from checker.compare.coverage import Partly
from checker.compare.delta import delta
from checker.compare.implied import STREAM, Parts, with_wholes
from checker.compare.paths import is_filtered
from checker.compare.renames import renames
from checker.compare.sides import Effect, came, fact_of, type_effect, types_of, went
from checker.model.contract import Fact, Field
from checker.model.delta import Delta


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of the documentation."""

    lead: Delta
    folded: tuple[Delta, ...] = ()


@dataclass(slots=True)
class _Folding:
    """Deltas while they are folded; `leader` maps an index to that of what tells it."""

    deltas: list[Delta]
    leader: dict[int, int] = field(default_factory=dict)

    def follow(self, index: int, leader: int) -> None:
        """The first to lead stays the leader; nothing leads itself."""
        if index not in self.leader and self.root(leader) != index:
            self.leader[index] = leader

    def root(self, index: int) -> int:
        while index in self.leader:
            index = self.leader[index]
        return index


def changes(
    before: Mapping[str, Fact],
    after: Mapping[str, Fact],
    *,
    partly: Partly = Partly(),  # noqa: B008 - frozen
) -> tuple[Change, ...]:
    """Every difference of two sets of facts that both sides can tell, folded."""
    then, today = with_wholes(before), with_wholes(after)
    folding = _Folding([one for one in delta(then, today) if partly.tells(one)])
    for rename, members in renames(tuple(folding.deltas), then, today):
        folding.deltas.append(rename)
        for index in members:
            folding.follow(index, len(folding.deltas) - 1)
    _properties(folding)
    _wholes(folding, [index for index, one in enumerate(folding.deltas) if went(one)], then)
    _wholes(folding, [index for index, one in enumerate(folding.deltas) if came(one)], today)
    _events(folding)
    return _gathered(folding)


def _gathered(folding: _Folding) -> tuple[Change, ...]:
    folded: dict[int, list[Delta]] = {}
    for index, one in enumerate(folding.deltas):
        root = folding.root(index)
        folded.setdefault(root, [])
        if root != index:
            folded[root].append(one)
    return tuple(
        Change(lead=folding.deltas[root], folded=tuple(parts))
        for root, parts in sorted(folded.items())
    )


# ------------------------------------------------------------------ properties of one fact

# Leads of basis in the order in which one tells another.
_BASIS: Final = ("state", "required", "types")
# A property, and what is no news of its own beside it.
_ALONG: Final = {
    "requirement_level": frozenset({"condition"}),
    "stability": frozenset({"replaced_by"}),
    "types": frozenset({"format"}),
}


def _properties(folding: _Folding) -> None:
    """Properties that say the same as another property of their fact."""
    by_key: dict[str, list[int]] = {}
    for index, one in enumerate(folding.deltas):
        if one.name is not None:
            by_key.setdefault(one.key, []).append(index)
    for indices in by_key.values():
        for name in _BASIS:
            for leader in indices:
                if folding.deltas[leader].name == name:
                    _lead(folding, leader, indices)
        for leader in indices:
            for index in indices:
                if _along(folding.deltas[leader], folding.deltas[index]):
                    folding.follow(index, leader)


def _lead(folding: _Folding, leader: int, indices: Sequence[int]) -> None:
    for index in indices:
        if leads(folding.deltas[leader], folding.deltas[index]):
            folding.follow(index, leader)


def _along(lead: Delta, other: Delta) -> bool:
    if lead.name == "stability" and "deprecated" not in (lead.before, lead.after):
        return False
    if other.name in _ALONG.get(str(lead.name), ()):
        return True
    # Another type has other keywords.
    return (
        type_effect(lead) is Effect.CHANGED
        and lead.name == "types"
        and other.name in KEYWORDS | {"default"}
        and (absent(other.name, other.before) or absent(other.name, other.after))
    )


# ------------------------------------------------------------------ wholes and their parts


def _wholes(folding: _Folding, moved: Sequence[int], facts: Mapping[str, Fact]) -> None:
    """Facts that came or went with what they are parts of."""
    by_key = {folding.deltas[index].key: index for index in moved}
    turned: dict[tuple[str, str | None], int] = {
        (one.key, one.name): index
        for index, one in enumerate(folding.deltas)
        if one.name == "types" or (one.name == "variants" and _same_way(one, folding, moved))
    }
    parts = Parts(facts.values())
    for index in moved:
        fact = fact_of(folding.deltas[index])
        above = [key for key in parts.above(fact) if key in by_key]
        if above:
            folding.follow(index, by_key[above[-1]])
        elif isinstance(fact, Field):
            for leader in _turned(folding.deltas[index], fact, parts, folding, turned):
                folding.follow(index, leader)


def _same_way(one: Delta, folding: _Folding, moved: Sequence[int]) -> bool:
    """Did alternatives come where facts came, go where facts went?"""
    return bool(moved) and (one.before == ()) is came(folding.deltas[moved[0]])


def _turned(
    moved: Delta,
    fact: Field,
    parts: Parts,
    folding: _Folding,
    turned: Mapping[tuple[str, str | None], int],
) -> Iterator[int]:
    """The turn of a field above that brought or took this one: its type, or an alternative."""
    for key in parts.fields_above(fact):
        types = turned.get((key, "types"))
        if types is not None and _container(folding.deltas[types], came=came(moved)):
            yield types
        variants = turned.get((key, "variants"))
        if variants is not None and _is_branch(fact, fact_of(folding.deltas[variants])):
            yield variants


def _container(one: Delta, *, came: bool) -> bool:
    """Was `array` or `object` gained, or lost?"""
    pair = types_of(one)
    if pair is None:
        return False
    lost, gained = set(pair[0]) - set(pair[1]), set(pair[1]) - set(pair[0])
    return bool((gained if came else lost) & {"array", "object"})


def _is_branch(fact: Field, above: Fact) -> bool:
    """Is the field one alternative of the field above, as a whole?"""
    return is_filtered(fact.path) or fact.path == cast("Field", above).path


def _events(folding: _Folding) -> None:
    """Alternatives of a streamed object that the stream names as events too."""
    named = {
        bool(one.before): index
        for index, one in enumerate(folding.deltas)
        if one.key == STREAM and one.name == "events"
    }
    for index, one in enumerate(folding.deltas):
        fact = fact_of(one)
        if one.name != "variants" or not isinstance(fact, Field) or fact.where != "stream":
            continue
        leader = named.get(bool(one.before))
        if leader is not None and _values(one) <= _values(folding.deltas[leader]):
            folding.follow(index, leader)


def _values(one: Delta) -> set[str]:
    labels = cast("tuple[str, ...]", one.before or one.after)
    return {label.rpartition("=")[2] for label in labels}
