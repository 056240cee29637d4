"""Two contracts -> what of them differs, each part at its first place.

Both trees are walked in step. Places that say the same are left where they are met; a pair of
places that differ is looked at once, however many places of the page use the two. What is left is
flat, and knows what stands above it and at which other places it stands too.

The alternatives of a union are walked two by two; what they share is not looked at beside them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final, TypeAlias

from checker.compare.choices import LABEL, Choice, Seen, alone, choices, is_branch, paired
from checker.compare.walked import (
    Node,
    PairKey,
    TreeWalk,
    WalkedPair,
    WalkedUnion,
    seen_by_rules,
    stated_at,
)
from checker.model.alternatives import known
from checker.model.contract import Contract, Fact, Field
from checker.model.flat import Flat, Visit, field_of, flattened
from checker.model.forms import Forms, forms_of
from checker.model.schema import STATED, Place

_Side: TypeAlias = "tuple[Visit, Place] | None"
_Sides: TypeAlias = "tuple[_Side, _Side]"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """Two places that are to be compared."""

    above: Node | None
    sides: _Sides
    alternative: WalkedPair | None = None
    part: str | None = None  # of a place that is no union: the type that is compared


@dataclass(slots=True)
class _Walker:
    """The walk of two trees."""

    forms: tuple[Forms, Forms]
    flats: tuple[Flat, Flat]
    found: TreeWalk = field(default_factory=TreeWalk)
    waiting: deque[_Compared] = field(default_factory=deque)

    def walk(self) -> None:
        """Level by level, so that what stands highest is met first."""
        roots = (list(self.flats[0].roots()), list(self.flats[1].roots()))
        self.waiting += (_Compared(above=None, sides=sides) for sides in _in_step(*roots))
        while self.waiting:
            self._visit(self.waiting.popleft())

    def _visit(self, step: _Compared) -> None:
        """Looks at two places, unless they say the same."""
        visit = next(one[0] for one in step.sides if one is not None)
        said = [
            None if one is None else each.of(visit.home, one[0].given)
            for one, each in zip(step.sides, self.forms, strict=True)
        ]
        places = (step.sides[0] and step.sides[0][1], step.sides[1] and step.sides[1][1])
        node = Node(visit, step.above, places)
        if said[0] == said[1]:
            if step.alternative is None:
                if any(one is not None and one.fact is None for one in places):
                    self.found.alike.add(visit.home)
                self._keep(node)
            return
        branching = any(one is not None and one.branches for one in places)
        turns = all(
            one is not None and each.turns(visit.home, one[0].given)
            for one, each in zip(step.sides, self.forms, strict=True)
        )
        node.turning = (*said,) if turns else None
        seen = seen_by_rules(visit, branching=branching)
        pair: PairKey = (*said, stated_at(node), *seen, step.part)
        first = self.found.met(pair, node)
        if step.alternative is not None:
            step.alternative.first = first
        if first is not node:
            self._again(node)
            if step.above is not None:
                step.above.steps.setdefault(node.step_from(step.above), first)
            return
        self._keep(node)
        self._below(node, step.sides)

    def _keep(self, node: Node) -> None:
        self.found.nodes[node.visit.key] = node
        if node.above is not None:
            node.above.steps[node.step_from(node.above)] = node
        for place, facts in zip(node.sides, self._facts, strict=True):
            if place is not None and place.fact is not None:
                told = field_of(node.visit, place.fact)
                # How many there are is of contract/1 all that is known of some.
                facts[node.visit.key] = replace(told, alternatives=None) if place.merged else told

    @property
    def _facts(self) -> tuple[dict[str, Fact], dict[str, Fact]]:
        return self.found.before, self.found.after

    def _again(self, node: Node) -> None:
        """Of what was looked at: that it came or went here, or whether it is required here."""
        was, now = (None if one is None else one.fact for one in node.sides)
        if was is None or now is None:
            if node.above is None or node.above.turning is None:  # else a level that is written out
                self._keep(node)
        elif was.required != now.required:
            self._keep(node)
            self.found.after[node.visit.key] = replace(
                field_of(node.visit, was), required=now.required, evidence=now.evidence
            )

    def _below(self, node: Node, sides: _Sides) -> None:
        """What stands below: by its place, and alternatives two by two."""
        one, other = sides
        if one is None or other is None or not self._is_union(one, other):
            below = [
                [] if each is None else list(flat.children(*each))
                for each, flat in zip(sides, self.flats, strict=True)
            ]
            self.waiting += (_Compared(above=node, sides=each) for each in _in_step(*below))
            return
        whole = self._is_whole(one, other)
        self._alternatives(node, one, other)
        if whole:
            self._bare(node)
        own = [
            [
                each
                for each in flat.children(seen[0], flat.schemas.own(seen[1]) if whole else seen[1])
                if not is_branch(each[0], seen[0])
            ]
            for seen, flat in zip((one, other), self.flats, strict=True)
        ]
        self.waiting += (_Compared(above=node, sides=each) for each in _in_step(*own))

    def _is_union(self, one: Seen, other: Seen) -> bool:
        return any(each[1].branches for each in (one, other)) or self._is_whole(one, other)

    def _is_whole(self, one: Seen, other: Seen) -> bool:
        """Do the alternatives say all that is said below?"""
        apart = [bool(each[1].branches) for each in (one, other)]
        listed = any(each[1].merged for each in (one, other))
        return listed or apart[0] != apart[1]

    def _alternatives(self, node: Node, one: Seen, other: Seen) -> None:
        sides = [choices(each, flat) for each, flat in zip((one, other), self.flats, strict=True)]
        pairs, gone, new = paired(sides[0], sides[1], self.forms)
        met: list[WalkedPair] = []
        types = [_types(each[1]) for each in (one, other)]
        aside = ("null" in types[0]) == ("null" in types[1])
        for then, now in pairs:
            pair = WalkedPair(then.tags, now.tags)
            met.append(pair)
            self.waiting.append(_two(node, then, now, pair, aside=aside))
        self.found.unions[node.visit.key] = WalkedUnion(
            pairs=tuple(met),
            gone=_labels(each for each in gone if not _by_type(each, types[1])),
            new=_labels(each for each in new if not _by_type(each, types[0])),
            tags=_tags(sides[0]) | _tags(sides[1]),
            both=min(map(len, sides)) > 1,
        )

    def _bare(self, node: Node) -> None:
        """Of a union what it says itself: what its alternatives share they say."""
        for facts in self._facts:
            fact = facts.get(node.visit.key)
            if isinstance(fact, Field):
                facts[node.visit.key] = replace(fact, **_SHARED)


# What a union says only as all of its alternatives do, or some.
_SHARED: Final[dict[str, Any]] = {
    one.name: one.default
    for one in fields(Field)
    if one.name in STATED
    and one.name not in ("deprecated", "evidence", "types", "union", "variants")
}


def walked(accepted: Contract, today: Contract) -> TreeWalk:
    """What of two contracts differs."""
    if not (known(accepted) and known(today)):  # contract/1 has a few words of some alternatives
        accepted, today = flattened(accepted), flattened(today)
    forms = forms_of(accepted), forms_of(today)
    flats = Flat(forms[0].schemas, stops=False), Flat(forms[1].schemas, stops=False)
    walker = _Walker(forms, flats)
    walker.walk()
    found = walker.found
    for each, facts in zip(forms, (found.before, found.after), strict=True):
        facts.update((fact.key, fact) for fact in each.schemas.loose)
    return found


def _two(node: Node, then: Choice, now: Choice, pair: WalkedPair, *, aside: bool) -> _Compared:
    """Two alternatives, as places of the union; `aside`: whether null is allowed the union says."""
    visit = replace(then.seen[0], root=False)
    if then.part and visit.variant == node.visit.variant:  # under the label of the other
        visit = replace(now.seen[0], given=visit.given)
        if now.part:
            visit = replace(visit, variant=(*visit.variant, LABEL + now.part))
    places = (then.seen[1], now.seen[1])
    null = ""
    if aside or then.part or now.part:
        null = "null" if "null" in _types(places[0]) | _types(places[1]) else ""
        places = (alone(places[0]), alone(places[1]))
    return _Compared(
        above=node,
        sides=((visit, places[0]), (replace(visit, given=now.seen[0].given), places[1])),
        alternative=pair,
        part=f"{then.part} {now.part} {null}".strip(),
    )


def _labels(side: Iterable[Choice]) -> tuple[str, ...]:
    """What tells alternatives apart, or their names, each once."""
    told = (
        label
        for one in side
        for label in ([" ".join((*one.tags, one.name))] if one.name else one.tags)
    )
    return tuple(dict.fromkeys(told))


def _types(place: Place) -> frozenset[str]:
    return frozenset(() if place.fact is None else place.fact.types)


def _by_type(choice: Choice, types: frozenset[str]) -> bool:
    """Is it recognised by its type, which no alternative of the other side has?"""
    return not choice.tags and "object" not in choice.types and types.isdisjoint(choice.types)


def _tags(side: Iterable[Choice]) -> frozenset[str]:
    return frozenset(tag for one in side for tag in one.tags)


def _in_step(one: Iterable[Seen], other: Iterable[Seen]) -> Iterator[_Sides]:
    """What stands at the same place on both sides, in the order of their keys."""
    sides = [{visit.key: (visit, place) for visit, place in each} for each in (one, other)]
    for key in sorted(sides[0].keys() | sides[1].keys()):
        yield sides[0].get(key), sides[1].get(key)
