"""Two contracts that hold definitions -> what of them differs, each part at its first place.

Both trees are walked in step. Places that say the same are left where they are met; a pair of
places that differ is looked at once, however many places of the page use the two. What is left is
flat, and knows at which other places it stands too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final, TypeAlias

from checker.compare.alternatives import LABEL, names_of
from checker.compare.direction import fact_of
from checker.model.contract import Contract, Fact, Field
from checker.model.delta import Delta
from checker.model.finding import Places
from checker.model.flat import Flat, Visit, field_of
from checker.model.forms import Forms, forms_of
from checker.model.path import ROOT, selected
from checker.model.place import ancestors
from checker.model.schema import Place, home_of, key_of, silent
from checker.model.variants import variant_of, variants_of

FIRST: Final = 20  # places of one difference that are named; the rest is counted

_Side: TypeAlias = "tuple[Visit, Place] | None"
# The forms of both sides and what decides how they are told: a pair that is looked at once.
_Pair: TypeAlias = tuple[str | None, str | None, str, object]


@dataclass(slots=True, eq=False)
class _Met:
    """Where something stands: its visit, the pair that it is a part of, and the one that it is."""

    visit: Visit
    above: _Pair | None
    own: _Pair | None
    sides: tuple[Place | None, Place | None]


@dataclass(slots=True, eq=False)
class InStep:
    """What differs of two contracts, by key of its first place."""

    before: dict[str, Fact] = field(default_factory=dict)
    after: dict[str, Fact] = field(default_factory=dict)
    _met: dict[str, _Met] = field(default_factory=dict)
    _first: dict[_Pair, Visit] = field(default_factory=dict)
    _uses: dict[_Pair, list[tuple[_Pair | None, Visit]]] = field(default_factory=dict)
    _counts: dict[_Pair, int] = field(default_factory=dict)

    def met(self, key: str) -> bool:
        """Was a place met in the walk?"""
        return key in self._met

    def key(self, delta: Delta) -> str:
        """`request #Usage $.total`: the definition that says it, as the accepted side names it.

        The key of its place, where one of the sides says it at that place alone.
        """
        met = self._met.get(delta.key)
        if met is None:
            return self._of_alternative(delta) or delta.key
        named = [None if one is None else _named(one, delta.name) for one in met.sides]
        if None in met.sides and met.above is not None:  # a member of a definition of both
            first = self._first[met.above]
            above = [_bearing(one) for one in self._met[first.key].sides if one is not None]
            one_says = any(named)
            named = [
                None if one is None or not one_says else _below(one, met.visit, first)
                for one in above
            ]
        told = named[0] if all(named) else None
        return delta.key if told is None else f"{_direction(met.visit)} {told}"

    def _of_alternative(self, delta: Delta) -> str | None:
        """`request #Cat $.hunts`: what an alternative says that is a component."""
        union = self._union(delta)
        fact = fact_of(delta)
        name = delta.key.rpartition(f" {LABEL}")[2]
        if union is None or not isinstance(fact, Field) or name not in self._components(union):
            return None
        return f"{_direction(union)} #{name} {ROOT}{fact.path.removeprefix(union.path)}"

    def _components(self, union: Visit) -> set[str]:
        """The names of its alternatives."""
        facts = (facts.get(union.key) for facts in (self.before, self.after))
        return {name for fact in facts if isinstance(fact, Field) for name in names_of(fact)}

    def _union(self, delta: Delta) -> Visit | None:
        """The union of which something is one alternative, or a member of one."""
        label = delta.key.rpartition(f" {LABEL}")[1]
        fact = fact_of(delta)
        if not label or not isinstance(fact, Field):
            return None
        path = ancestors(fact.path)[0] if delta.name in (None, "required") else fact.path
        variant = " ".join(variants_of(fact.variant)[:-1])
        met = self._met.get(key_of(home_of(fact), path, variant))
        return None if met is None else met.visit

    def places(self, delta: Delta) -> Places:
        """All places at which the difference shows."""
        met = self._met.get(delta.key)
        if met is None:
            return self._places_of_alternative(delta)
        whole = met.own is not None and None not in met.own[:2]
        if whole and met.own is not None and delta.name not in (None, "required"):
            found: Iterator[Visit] = self._all(met.own, frozenset())
            count = self._count(met.own, frozenset())
        elif met.above is not None:
            above = self._first[met.above]
            places = self._all(met.above, frozenset())
            found = (_again(met.visit, above, place) for place in places)
            count = self._count(met.above, frozenset())
        else:
            found, count = iter((met.visit,)), 1
        named = dict.fromkeys(one.key for one in islice(found, FIRST))
        return Places(count=count, first=tuple(named))

    def _places_of_alternative(self, delta: Delta) -> Places:
        """Those of its union."""
        union, fact = self._union(delta), fact_of(delta)
        pair = None if union is None else self._met[union.key].own
        if union is None or pair is None or not isinstance(fact, Field):
            return Places(count=1, first=(delta.key,))
        below, label = fact.path.removeprefix(union.path), variants_of(fact.variant)[-1]
        found = islice(self._all(pair, frozenset()), FIRST)
        keys = (
            key_of(one.home, one.path + below, " ".join((*one.variant, label))) for one in found
        )
        return Places(count=self._count(pair, frozenset()), first=tuple(dict.fromkeys(keys)))

    def _count(self, pair: _Pair, inside: frozenset[_Pair]) -> int:
        """In how many places a pair stands; one that stands in itself stands there once."""
        if pair in inside:
            return 0
        if pair not in self._counts:
            inside |= {pair}
            self._counts[pair] = sum(
                1 if above is None else self._count(above, inside) for above, _ in self._uses[pair]
            )
        return self._counts[pair]

    def _all(self, pair: _Pair, inside: frozenset[_Pair]) -> Iterator[Visit]:
        if pair in inside:
            return
        for above, visit in self._uses[pair]:
            if above is None:
                yield visit
                continue
            first = self._first[above]
            for place in self._all(above, inside | {pair}):
                yield _again(visit, first, place)

    # ------------------------------------------------------------ the walk

    def walk(self, forms: tuple[Forms, Forms], flats: tuple[Flat, Flat]) -> None:
        """Level by level, so that what stands highest is met first."""
        waiting: deque[tuple[_Pair | None, _Side, _Side]] = deque(
            (None, one, other) for one, other in _paired(*(list(each.roots()) for each in flats))
        )
        while waiting:
            above, *sides = waiting.popleft()
            visit = next(one[0] for one in sides if one is not None)
            said = [
                None if one is None else each.of(visit.home, one[0].given)
                for one, each in zip(sides, forms, strict=True)
            ]
            if said[0] == said[1]:
                self._keep(visit, above, None, sides)
                continue
            branching = any(one is not None and one[1].branches for one in sides)
            pair: _Pair = (said[0], said[1], *_told(visit, branching=branching))
            known = pair in self._uses
            self._uses.setdefault(pair, []).append((above, visit))
            if known:
                self._again(visit, above, sides)
                continue
            self._first[pair] = visit
            self._keep(visit, above, pair, sides)
            below = (
                [] if one is None else list(each.children(*one))
                for one, each in zip(sides, flats, strict=True)
            )
            waiting += ((pair, one, other) for one, other in _paired(*below))

    def _keep(
        self, visit: Visit, above: _Pair | None, own: _Pair | None, sides: list[_Side]
    ) -> None:
        places = [None if one is None else one[1] for one in sides]
        self._met[visit.key] = _Met(visit, above, own, (places[0], places[1]))
        for side, facts in zip(sides, (self.before, self.after), strict=True):
            if side is not None and side[1].fact is not None:
                facts[visit.key] = field_of(side[0], side[1].fact)

    def _again(self, visit: Visit, above: _Pair | None, sides: list[_Side]) -> None:
        """Of what was looked at: that it came or went here, or whether it is required here."""
        facts = [None if one is None else one[1].fact for one in sides]
        if None in facts:
            self._keep(visit, above, None, sides)
        elif facts[0] and facts[1] and facts[0].required != facts[1].required and sides[0]:
            self._keep(visit, above, None, sides)
            self.after[visit.key] = replace(
                field_of(visit, facts[0]), required=facts[1].required, evidence=facts[1].evidence
            )


def in_step(accepted: Contract, today: Contract) -> tuple[Contract, Contract, InStep]:
    """The contracts with what differs alone, in flat facts."""
    forms = forms_of(accepted), forms_of(today)
    flats = tuple(Flat(each.schemas, stops=False) for each in forms)
    found = InStep()
    found.walk(forms, (flats[0], flats[1]))
    sides = (found.before, found.after)
    for each, facts in zip(forms, sides, strict=True):
        facts.update((fact.key, fact) for fact in each.schemas.loose)
    # What is laid over a place that is the same otherwise stands beside that place.
    for flat, facts, others in zip(flats, sides, reversed(sides), strict=True):
        for key, fact in others.items():
            if key not in facts and not found.met(key) and isinstance(fact, Field):
                told = flat.at(fact.where, fact.status, fact.media_type, fact.path, fact.variant)
                facts.update({} if told is None else {key: told})
    before, after = (tuple(facts[key] for key in sorted(facts)) for facts in sides)
    return (
        replace(accepted, facts=before, definitions={}),
        replace(today, facts=after, definitions={}),
        found,
    )


def _paired(
    one: list[tuple[Visit, Place]], other: list[tuple[Visit, Place]]
) -> Iterator[tuple[_Side, _Side]]:
    """What stands at the same place on both sides, in the order of their keys."""
    sides = [{visit.key: (visit, place) for visit, place in each} for each in (one, other)]
    for key in sorted(sides[0].keys() | sides[1].keys()):
        yield sides[0].get(key), sides[1].get(key)


def _direction(visit: Visit) -> str:
    """What is sent and what is answered is told apart, and each kind of parameter."""
    where = visit.home[0]
    return "response" if where == "stream" else where


def _told(visit: Visit, *, branching: bool) -> tuple[str, object]:
    """What rules see of a place beside what it says.

    A header of an answer is judged like a property of it, and a whole body by rules of its own. How
    branches are told depends on whether they are those of an item.
    """
    where, status, _ = visit.home
    answered = where == "header" and status is not None
    branches = (visit.array is not None, visit.filters) if branching else None
    return _direction(visit), (answered, visit.path == ROOT, branches)


def _named(place: Place, name: str | None) -> str | None:
    """The key of what says it in a definition; None where it is said in none."""
    for layer in place.layers:
        fact = layer.fact
        if fact is None or not fact.key:
            continue
        if fact.ref is None or name in (None, "required") or _says(fact, name):
            return fact.key if fact.key.startswith("#") else None
    return None


def _bearing(place: Place) -> Field | None:
    """What says which members a place has, where that is in a definition."""
    facts = (layer.fact for layer in place.layers if layer.bears)
    fact = next(facts, None)
    return fact if fact is not None and fact.key.startswith("#") else None


def _below(said: Field, visit: Visit, first: Visit) -> str:
    """The key of what stands below something, in the definition in which that is said."""
    branch = visit.filters and visit.array == first.array
    words = [said.variant, *visit.variant[len(first.variant) :]]
    words += [variant_of(*visit.filters[-1])] if branch else []
    path = said.path if branch else said.path + visit.path[len(first.path) :]
    name = said.key.removesuffix(" ".join(filter(None, (said.path, said.variant))))
    return " ".join(filter(None, (name.rstrip(), path, *words)))


def _says(fact: Field, name: str | None) -> bool:
    """Does a place itself say what differs, rather than the definition that it refers to?"""
    if name in ("nullable", "types"):
        return bool(fact.types)
    known = {"state": "state"}.get(name or "", name or "")
    return hasattr(fact, known) and not silent(getattr(fact, known), known)


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
