"""What of two trees differs, as the walk found it: where each part stands, and where else.

A pair of places that differ is looked at once; the other places at which the two stand are known
by what uses them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final, TypeAlias

from checker.compare.choices import is_branch, label_of
from checker.model.contract import Fact
from checker.model.difference import Difference
from checker.model.finding import Places
from checker.model.flat import Visit
from checker.model.path import ROOT, selected
from checker.model.schema import Home, Place

FIRST: Final = 20  # places of one difference that are named; the rest is counted

# The forms of both sides, where they are stated, and what decides how they are reported.
PairKey: TypeAlias = tuple[object, ...]


@dataclass(slots=True, eq=False)
class Node:
    """A place that differs, or one right below such a place."""

    visit: Visit
    above: Node | None
    sides: tuple[Place | None, Place | None]
    pair: PairKey | None = None  # None where it is not looked at here
    turning: PairKey | None = None  # what both sides say, where each leads to what holds itself
    steps: dict[str, Node] = field(
        default_factory=dict
    )  # what differs right below, where first met

    def step_from(self, above: Node) -> str:
        """How it is reached from the place above: `.id`, `[*]`, `type=message`."""
        visit, union = self.visit, above.visit
        return label_of(visit, union) if is_branch(visit, union) else visit.path[len(union.path) :]

    def holders(self) -> Iterator[Node]:
        """The places above, nearest first."""
        node = self.above
        while node is not None:
            yield node
            node = node.above


@dataclass(slots=True, eq=False)
class WalkedPair:
    """One alternative of a union, that both sides have."""

    then: tuple[str, ...]  # what tells it apart on either side
    now: tuple[str, ...]
    first: Node | None = None  # where its difference is looked at; None where there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkedUnion:
    """What came and went of the alternatives of a union, and which of them differ."""

    pairs: tuple[WalkedPair, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]
    tags: frozenset[str]  # that tell any of them apart, on either side
    both: bool  # is it a union on both sides?


@dataclass(slots=True, eq=False)
class TreeWalk:
    """What differs of two contracts, by key of its first place."""

    before: dict[str, Fact] = field(default_factory=dict)
    after: dict[str, Fact] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    alike: set[Home] = field(default_factory=set)  # bodies of which nothing differs
    unions: dict[str, WalkedUnion] = field(default_factory=dict)  # by key
    _first: dict[PairKey, Node] = field(default_factory=dict)
    _uses: dict[PairKey, list[tuple[Node | None, Visit]]] = field(default_factory=dict)
    _counts: dict[PairKey, int] = field(default_factory=dict)

    def met(self, pair: PairKey, node: Node) -> Node:
        """The first node of a pair, which may be this one."""
        self._uses.setdefault(pair, []).append((node.above, node.visit))
        first = self._first.setdefault(pair, node)
        if first is node:
            node.pair = pair
        return first

    def above(self, key: str) -> Iterator[str]:
        """The keys of the places above one, nearest first."""
        if key in self.nodes:
            yield from (node.visit.key for node in self.nodes[key].holders())

    def _shown(self, one: Difference) -> tuple[Node, Node, PairKey] | None:
        """(its place, the one with all of whose places it shows, the pair of that).

        None where it shows at its own place alone.
        """
        node = self.nodes.get(one.key)
        if node is None:
            return None
        own = node.pair and None not in node.pair[:2] and one.name not in (None, "required")
        whole = node if own else node.above
        return None if whole is None or whole.pair is None else (node, whole, whole.pair)

    def visits(self, one: Difference) -> Iterator[Visit]:
        """Each place of those at which the difference shows, the first one first."""
        if (shown := self._shown(one)) is not None:
            node, whole, pair = shown
            for place in self._all(pair, frozenset()):
                yield place if whole is node else _again(node.visit, whole.visit, place)

    def places(self, difference: Difference) -> Places | None:
        """All places at which the difference shows; None where that is its key alone."""
        if (shown := self._shown(difference)) is None:
            return None
        keys = dict.fromkeys(one.key for one in islice(self.visits(difference), FIRST))
        return Places(count=self._count(shown[2], frozenset()), first=tuple(keys))

    def elsewhere(self, difference: Difference, lead: Difference, place: Visit) -> str:
        """The key of a difference at or below another one, at another place of that."""
        one, other = self.nodes[difference.key], self.nodes[lead.key]
        return (place if one is other else _again(one.visit, other.visit, place)).key

    def _count(self, pair: PairKey, inside: frozenset[PairKey]) -> int:
        """In how many places a pair stands; one that stands in itself stands there once."""
        if pair in inside:
            return 0
        if pair not in self._counts:
            inside |= {pair}
            self._counts[pair] = sum(
                1 if above is None or above.pair is None else self._count(above.pair, inside)
                for above, _ in self._uses[pair]
            )
        return self._counts[pair]

    def _all(self, pair: PairKey, inside: frozenset[PairKey]) -> Iterator[Visit]:
        if pair in inside:
            return
        for above, visit in self._uses[pair]:
            if above is None or above.pair is None:
                yield visit
                continue
            for place in self._all(above.pair, inside | {pair}):
                yield _again(visit, above.visit, place)


def _again(visit: Visit, first: Visit, place: Visit) -> Visit:
    """A place below the first place of something, below another of its places."""
    array = visit.array
    if visit.filters and visit.array == first.array:  # a branch of an item
        array = place.array
        path = (array or "") + selected(visit.filters)
    else:
        array = None if array is None else place.path
        path = place.path + visit.path[len(first.path) :]
    return replace(
        visit,
        home=place.home,
        path=path,
        array=array,
        variant=(*place.variant, *visit.variant[len(first.variant) :]),
    )


# ------------------------------------------------------------------ which pairs are the same


def stated_at(node: Node) -> object:
    """Where the page states a place: at one pointer it is one schema, wherever that is used.

    Of what holds itself the page may write out levels; those that say the same are one.
    """
    if node.turning is not None:
        return None
    if node.above is not None and node.above.turning is not None:
        return node.above.turning, node.step_from(node.above)
    return tuple(
        None if place is None else _pointers(place) or node.visit.key for place in node.sides
    )


def _pointers(place: Place) -> frozenset[tuple[str, str]]:
    evidence = () if place.fact is None else place.fact.evidence
    return frozenset((one.document, one.pointer) for one in evidence if one.pointer)


def direction(visit: Visit) -> str:
    """Requests and answers are kept apart, and so is each kind of parameter."""
    where = visit.home[0]
    return "response" if where == "stream" else where


def seen_by_rules(visit: Visit, *, branching: bool) -> tuple[object, ...]:
    """What rules see of a place beside what it says.

    A header of an answer is judged like a property of it, and a whole body by rules of its own. How
    branches are reported depends on whether they are those of an item.
    """
    where, status, _ = visit.home
    answered = where == "header" and bool(status)
    branches = (visit.array is not None, visit.filters) if branching else None
    return direction(visit), answered, visit.path == ROOT, branches
