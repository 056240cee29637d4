"""Differences while they are folded: each is the lead of a change, or follows another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from checker.compare.direction import fact_of
from checker.compare.walked import TreeWalk
from checker.model.contract import Fact, Field
from checker.model.difference import Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of the documentation."""

    lead: Difference
    folded: tuple[Difference, ...] = ()  # that it tells
    parts: tuple[Difference, ...] = ()  # those of them that are of the same fact, or of parts of it


@dataclass(slots=True)
class Folding:
    """Differences while they are folded; `leader` maps an index to that of what tells it."""

    walk: TreeWalk
    facts: tuple[Mapping[str, Fact], Mapping[str, Fact]]
    differences: list[Difference]
    leader: dict[int, int] = field(default_factory=dict)
    by_key: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sorts them by the key of their fact."""
        for index, one in enumerate(self.differences):
            self.by_key.setdefault(one.key, []).append(index)

    def follow(self, index: int, leader: int) -> None:
        """The first to lead stays the leader; nothing leads itself."""
        if index not in self.leader and self.root(leader) != index:
            self.leader[index] = leader

    def root(self, index: int) -> int:
        """The index of what tells it in the end."""
        while index in self.leader:
            index = self.leader[index]
        return index

    def at(self, key: str, *names: str | None) -> Iterator[int]:
        """The indices of the differences of these properties of a fact."""
        return (
            index for index in self.by_key.get(key, ()) if self.differences[index].name in names
        )

    def gathered(self) -> tuple[Change, ...]:
        """The changes, by key of their leads."""
        folded: dict[int, list[Difference]] = {}
        for index, one in enumerate(self.differences):
            root = self.root(index)
            folded.setdefault(root, [])
            if root != index:
                folded[root].append(one)
        return tuple(
            Change(
                lead=self.differences[root],
                folded=tuple(members),
                parts=tuple(one for one in members if self._is_part(one, self.differences[root])),
            )
            for root, members in sorted(folded.items())
        )

    def _is_part(self, one: Difference, lead: Difference) -> bool:
        above = (one.key, *self.walk.above(one.key))
        return not isinstance(fact_of(lead), Field) or lead.key in above
