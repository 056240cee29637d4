"""Two contracts -> what of them differs, each part at its first place.

Both trees are walked in step. Places that say the same are left where they are met; a pair of
places that differ is looked at once, however many places of the page use the two. What is left is
flat, and knows what stands above it and at which other places it stands too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final, TypeAlias, cast

from checker.compare.definitions import COMPONENTS
from checker.compare.normalized import normal_form, same
from checker.model.contract import Contract, Fact, Field, described_at
from checker.model.delta import Delta
from checker.model.finding import Places
from checker.model.flat import Flat, Visit, field_of
from checker.model.forms import Forms, forms_of
from checker.model.path import ROOT, selected
from checker.model.place import Name, segments
from checker.model.schema import Home, Place, Schemas, key_of, silent
from checker.model.variants import variant_of

FIRST: Final = 20  # places of one difference that are named; the rest is counted
MOST: Final = 10_000  # places of one difference that are looked at, to count each once
ALTERNATIVE: Final = "alternative="  # begins the label of one that nothing tells apart

_Side: TypeAlias = "tuple[Visit, Place] | None"
_Sides: TypeAlias = "tuple[_Side, _Side]"
_Branches: TypeAlias = dict[str, tuple[Visit, Place]]  # by label
# The forms of both sides, where they are stated, and what decides how they are told.
_Pair: TypeAlias = tuple[object, ...]


@dataclass(slots=True, eq=False)
class Node:
    """A place that differs, or one right below such a place."""

    visit: Visit
    above: Node | None
    sides: tuple[Place | None, Place | None]
    pair: _Pair | None = None  # None where it is not looked at here
    steps: dict[str, Node] = field(
        default_factory=dict
    )  # what differs right below, where first met
    listed: str | None = None  # of what a union lists: the component that it is, or ""

    @property
    def step(self) -> str:
        """How it is reached from the place above: `.id`, `[*]`, `type=message`."""
        visit = self.visit
        if self.above is None:
            return visit.path
        union = self.above.visit
        return _label(visit, union) if _is_branch(visit, union) else visit.path[len(union.path) :]

    def holders(self) -> Iterator[Node]:
        """The places above, nearest first."""
        node = self.above
        while node is not None:
            yield node
            node = node.above


@dataclass(slots=True, eq=False)
class WalkedAlternative:
    """One alternative of a union, that both sides have."""

    labels: tuple[str, ...]  # by which either side tells it apart; one where both do so alike
    refs: frozenset[str]  # definitions that it is
    first: Node | None = None  # where its difference is looked at; None where there is none
    second: tuple[str, ...] = ()  # keys of branches of one side alone, of its definition too

    @property
    def merged(self) -> bool:
        """Is it one that nothing but its name tells apart?"""
        return self.labels[0].startswith(ALTERNATIVE)


@dataclass(slots=True, eq=False)
class TreeWalk:
    """What differs of two contracts, by key of its first place."""

    before: dict[str, Fact] = field(default_factory=dict)
    after: dict[str, Fact] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=dict)
    alike: set[Home] = field(default_factory=set)  # bodies of which nothing differs
    alternatives: dict[str, list[WalkedAlternative]] = field(
        default_factory=dict
    )  # by key of the union
    _first: dict[_Pair, Node] = field(default_factory=dict)
    _uses: dict[_Pair, list[tuple[Node | None, Visit]]] = field(default_factory=dict)
    _counts: dict[_Pair, int] = field(default_factory=dict)

    def above(self, key: str) -> Iterator[str]:
        """The keys of the places above one, nearest first."""
        if key in self.nodes:
            yield from (node.visit.key for node in self.nodes[key].holders())

    def members(self, key: str, facts: Mapping[str, Fact]) -> dict[str, Field]:
        """The members that a place has among facts, by name."""
        found: dict[str, Field] = {}
        for node in self.nodes[key].steps.values() if key in self.nodes else ():
            fact = facts.get(node.visit.key)
            last = segments(fact.path)[-1:] if isinstance(fact, Field) else ()
            if isinstance(fact, Field) and last and isinstance(last[0], Name):
                found[last[0].name] = fact
        return found

    def definitions(self, key: str) -> set[str]:
        """The definitions that were compared as alternatives of a union, and of those in it."""
        found: set[str] = set()
        for one in self.alternatives.get(key, ()):
            found |= one.refs
            for label in one.labels[:1]:
                found |= self.definitions(f"{key} {label}")
        return found

    def list_below(self, facts: Iterable[Field], union: Field, label: str, name: str) -> None:
        """Puts facts of one alternative that a union lists under it; `name`: of its component."""
        above = self.nodes.get(union.key)
        for fact in facts if above is not None else ():
            if above is not None:  # the alternative itself comes first, then its members
                variant = (*self.nodes[union.key].visit.variant, label)
                visit = replace(above.visit, path=fact.path, variant=variant)
                node = Node(visit, above, (None, None), listed=name)
                self.nodes[fact.key] = node
                above = node if fact.path == union.path else above

    def key(self, delta: Delta) -> str:
        """`request #Usage $.total`: the definition that says it, as the accepted side names it.

        The key of its place, where one of the sides says it at that place alone.
        """
        node = self.nodes.get(delta.key)
        if node is None or node.listed == "":
            return delta.key
        if node.listed is not None:
            union = next(one for one in node.holders() if one.listed is None)
            below = node.visit.path.removeprefix(union.visit.path)
            return f"{_direction(node.visit)} #{node.listed} {ROOT}{below}"
        said = [_said_at(one, delta.name) for one in node.sides if one is not None]
        named = [None if one is None else _named(one, min(said)) for one in node.sides]
        if None in node.sides and node.above is not None:  # a member of a definition of both
            above = [_bearing(one) for one in node.above.sides if one is not None]
            one_says = any(named)
            named = [
                None if one is None or not one_says else _below(one, node.visit, node.above.visit)
                for one in above
            ]
        home = _part(node, delta) or (named[0] if all(named) else None)
        return delta.key if home is None else f"{_direction(node.visit)} {home}"

    def _shown(self, delta: Delta) -> tuple[Node | None, Node | None]:
        """(the place of a difference, the one with all of whose places it shows)."""
        node = self.nodes.get(delta.key)
        if node is None:
            return None, None
        if node.pair and None not in node.pair[:2] and delta.name not in (None, "required"):
            return node, node
        return node, next((one for one in node.holders() if one.listed is None), None)

    def visits(self, delta: Delta) -> Iterator[Visit]:
        """Each place at which the difference shows, the first one first."""
        node, whole = self._shown(delta)
        if node is not None and (whole is None or whole.pair is None):
            yield node.visit
        elif node is not None and whole is not None and whole.pair is not None:
            for place in self._all(whole.pair, frozenset()):
                yield place if whole is node else _again(node.visit, whole.visit, place)

    def places(self, delta: Delta) -> Places:
        """All places at which the difference shows."""
        node, whole = self._shown(delta)
        if node is None or whole is None or whole.pair is None:
            return Places(count=1, first=(delta.key,))
        if self._merges(whole.pair):  # one of an alternative is where it is merged too
            named: dict[str, str] = {}
            for one in islice(self.visits(delta), MOST):
                named.setdefault(_unlabelled(one), one.key)
            return Places(count=len(named), first=tuple(named.values())[:FIRST])
        keys = dict.fromkeys(one.key for one in islice(self.visits(delta), FIRST))
        return Places(count=self._count(whole.pair, frozenset()), first=tuple(keys))

    def elsewhere(self, delta: Delta, lead: Delta, place: Visit) -> str:
        """The key of a difference at or below another one, at another place of that."""
        one, other = self.nodes.get(delta.key), self.nodes.get(lead.key)
        if one is None or other is None or one is other:
            return place.key if one is other else delta.key
        return _again(one.visit, other.visit, place).key

    def _merges(self, pair: _Pair) -> bool:
        """Does it stand in an alternative that nothing but its name tells apart?"""
        met, waiting = {pair}, [pair]
        for each in waiting:
            for above, visit in self._uses[each]:
                if any(word.startswith(ALTERNATIVE) for word in visit.variant):
                    return True
                if above is not None and above.pair is not None and above.pair not in met:
                    met.add(above.pair)
                    waiting.append(above.pair)
        return False

    def _count(self, pair: _Pair, inside: frozenset[_Pair]) -> int:
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

    def _all(self, pair: _Pair, inside: frozenset[_Pair]) -> Iterator[Visit]:
        if pair in inside:
            return
        for above, visit in self._uses[pair]:
            if above is None or above.pair is None:
                yield visit
                continue
            for place in self._all(above.pair, inside | {pair}):
                yield _again(visit, above.visit, place)

    # ------------------------------------------------------------ the walk

    def walk(self, forms: tuple[Forms, Forms], flats: tuple[Flat, Flat]) -> None:
        """Level by level, so that what stands highest is met first."""
        schemas = (forms[0].schemas, forms[1].schemas)
        roots = (list(flats[0].roots()), list(flats[1].roots()))
        waiting: deque[tuple[Node | None, _Sides, WalkedAlternative | None]] = deque(
            (None, sides, None) for sides in _paired(*roots)
        )
        while waiting:
            above, sides, alternative = waiting.popleft()
            visit = next(one[0] for one in sides if one is not None)
            said = [
                None if one is None else each.of(visit.home, one[0].given)
                for one, each in zip(sides, forms, strict=True)
            ]
            places = (sides[0] and sides[0][1], sides[1] and sides[1][1])
            node = Node(visit, above, places)
            if _ended(places, schemas):
                continue
            if said[0] == said[1]:
                if alternative is None or not alternative.merged:
                    if any(one is not None and one.fact is None for one in places):
                        self.alike.add(visit.home)
                    self._keep(node)
                continue
            branching = any(one is not None and one.branches for one in places)
            stated = [None if one is None else _stated_at(visit, one) for one in places]
            pair: _Pair = (*said, *stated, *_seen_by_rules(visit, branching=branching))
            self._uses.setdefault(pair, []).append((above, visit))
            first = self._first.get(pair)
            if alternative is not None:
                alternative.first = first or node
            if first is not None:
                self._again(node)
                if above is not None:
                    above.steps[node.step] = self.nodes.get(visit.key, first)
                continue
            node.pair = pair
            self._first[pair] = node
            self._keep(node)
            below = [
                [] if one is None else list(each.children(*one))
                for one, each in zip(sides, flats, strict=True)
            ]
            waiting += ((node, *each) for each in self._children(node, below, schemas))

    def _keep(self, node: Node) -> None:
        self.nodes[node.visit.key] = node
        if node.above is not None:
            node.above.steps[node.step] = node
        for place, facts in zip(node.sides, (self.before, self.after), strict=True):
            if place is not None and place.fact is not None:
                facts[node.visit.key] = field_of(node.visit, place.fact)

    def _again(self, node: Node) -> None:
        """Of what was looked at: that it came or went here, or whether it is required here."""
        facts = [None if one is None else one.fact for one in node.sides]
        if None in facts:
            self._keep(node)
        elif facts[0] and facts[1] and facts[0].required != facts[1].required:
            self._keep(node)
            self.after[node.visit.key] = replace(
                field_of(node.visit, facts[0]),
                required=facts[1].required,
                evidence=facts[1].evidence,
            )

    def _children(
        self, node: Node, below: list[list[tuple[Visit, Place]]], schemas: tuple[Schemas, Schemas]
    ) -> Iterator[tuple[_Sides, WalkedAlternative | None]]:
        """What stands below, paired by its place; alternatives also by the definition they are."""
        union = node.visit
        left: tuple[_Branches, _Branches] = ({}, {})
        for sides in _paired(*below):
            visit = next(one[0] for one in sides if one is not None)
            if None in node.sides or not _is_branch(visit, union):
                yield sides, None
            else:
                for side, one in zip(left, sides, strict=True):
                    side.update({} if one is None else {_label(visit, union): one})
        for side, each, place in zip(left, schemas, node.sides, strict=True):
            if place is not None and None not in node.sides:
                side.update(_alternative(union, name, each) for name in place.merged)
        found: list[WalkedAlternative] = []
        for labels in _twins(*left):
            one, other = left[0].pop(labels[0]), left[1].pop(labels[-1])
            found.append(WalkedAlternative(labels, _names(one[1]) | _names(other[1])))
            same_place = replace(one[0], given=other[0].given)  # under the name that was accepted
            yield (one, (same_place, other[1])), found[-1]
        self.alternatives[union.key] = found
        for label, one, sides in (
            *((label, one, (one, None)) for label, one in left[0].items()),
            *((label, one, (None, one)) for label, one in left[1].items()),
        ):
            if not label.startswith(ALTERNATIVE):  # one that is merged is told there
                for alike in [each for each in found if each.refs & _names(one[1])][:1]:
                    alike.labels += (label,)
                    alike.second += (one[0].key,)
                yield sides, None


def walked(accepted: Contract, today: Contract) -> TreeWalk:
    """What of two contracts differs."""
    stated = (accepted.facts, accepted.definitions), (today.facts, today.definitions)
    if stated[0] == stated[1] and repr(stated[0]) == repr(stated[1]):  # 1 is not true
        return TreeWalk()
    forms = forms_of(accepted), forms_of(today)
    flats = Flat(forms[0].schemas, stops=False), Flat(forms[1].schemas, stops=False)
    found = TreeWalk()
    found.walk(forms, flats)
    for each, facts in zip(forms, (found.before, found.after), strict=True):
        facts.update((fact.key, fact) for fact in each.schemas.loose)
    return found


def _paired(
    one: Iterable[tuple[Visit, Place]], other: Iterable[tuple[Visit, Place]]
) -> Iterator[_Sides]:
    """What stands at the same place on both sides, in the order of their keys."""
    sides = [{visit.key: (visit, place) for visit, place in each} for each in (one, other)]
    for key in sorted(sides[0].keys() | sides[1].keys()):
        yield sides[0].get(key), sides[1].get(key)


def _is_branch(visit: Visit, union: Visit) -> bool:
    """Is it one alternative of the place above?"""
    return visit.path == union.path or (bool(visit.filters) and visit.array == union.array)


def _label(visit: Visit, union: Visit) -> str:
    """What tells a branch apart: `type=message`, `alternative=Cat`."""
    more = visit.variant[len(union.variant) :]
    return " ".join(more) if more else variant_of(*visit.filters[-1])


def _names(place: Place) -> frozenset[str]:
    """The definitions that a place is, also where they are written out: by their component."""
    evidence = () if place.fact is None else place.fact.evidence
    stated = {one.pointer.removeprefix(COMPONENTS) for one in evidence if one.pointer}
    components = {name for name in stated if "/" not in name}
    return place.refs | components


def _alternative(union: Visit, name: str, schemas: Schemas) -> tuple[str, tuple[Visit, Place]]:
    """One that nothing but its name tells apart, by its label, as a place of its own."""
    label, given = ALTERNATIVE + name, (schemas.reference(name),)
    visit = replace(union, given=given, variant=(*union.variant, label), root=False)
    return label, (visit, schemas.place(given))


def _twins(one: _Branches, other: _Branches) -> Iterator[tuple[str, ...]]:
    """The labels of each alternative that both sides have: by label, else by what it is."""
    both = [label for label in one if label in other]
    yield from ((label,) for label in both)
    came = {label: branch for label, branch in other.items() if label not in both}
    for label, branch in list(one.items()):
        names = _names(branch[1])
        twin = next((name for name, each in came.items() if names & _names(each[1])), None)
        if label not in both and twin is not None:
            del came[twin]
            yield label, twin


def _unlabelled(visit: Visit) -> str:
    """The key of a place, without which of the alternatives merged there it is of."""
    words = (word for word in visit.variant if not word.startswith(ALTERNATIVE))
    return key_of(visit.home, visit.path, " ".join(words))


def _ended(places: tuple[Place | None, Place | None], schemas: tuple[Schemas, Schemas]) -> bool:
    """Did contract/1 end a recursion where the other side refers to what holds itself?"""
    for own in (0, 1):
        one, other, beside = places[own], places[1 - own], schemas[1 - own]
        if one is None or other is None or schemas[own].hides:
            continue
        if one.fact is None or other.fact is None:
            continue
        bare = not (one.names or one.items or one.values or one.branches)
        same = described_at(one.fact) == described_at(other.fact) is not None
        if bare and one.fact.free_form and same and not beside.recursive.isdisjoint(other.refs):
            return True
    return False


def _stated_at(visit: Visit, place: Place) -> object:
    """Where the page states a place: at one pointer it is one schema, wherever that is used."""
    evidence = () if place.fact is None else place.fact.evidence
    return frozenset((one.document, one.pointer) for one in evidence if one.pointer) or visit.key


def _direction(visit: Visit) -> str:
    """What is sent and what is answered is told apart, and each kind of parameter."""
    where = visit.home[0]
    return "response" if where == "stream" else where


def _seen_by_rules(visit: Visit, *, branching: bool) -> tuple[object, ...]:
    """What rules see of a place beside what it says.

    A header of an answer is judged like a property of it, and a whole body by rules of its own. How
    branches are told depends on whether they are those of an item.
    """
    where, status, _ = visit.home
    answered = where == "header" and status is not None
    branches = (visit.array is not None, visit.filters) if branching else None
    return _direction(visit), answered, visit.path == ROOT, branches


def _part(node: Node, delta: Delta) -> str | None:
    """The key of a definition that the place combines with others, and that says it."""
    one, other = node.sides
    if one is None or other is None or delta.was is None or delta.now is None:
        return None
    for name in sorted(one.parts & other.parts):
        key = f"#{name} {ROOT}"
        facts = [
            next((layer.fact for layer in place.layers if _is(layer.fact, key)), None)
            for place in (one, other)
        ]
        in_part, here = (
            [_value(fact, delta.name) for fact in each] for each in (facts, (delta.was, delta.now))
        )
        if not same(*in_part) and same(in_part, here):
            return key
    return None


def _is(fact: Field | None, key: str) -> bool:
    return fact is not None and fact.key == key


def _value(fact: Fact | None, name: str | None) -> object:
    """A property as it is compared; a keyword, where it has none."""
    found = {} if fact is None else normal_form(fact)
    name = "enum" if name == "const" else str(name)
    return found.get(name, cast("dict[str, object]", found.get("keywords") or {}).get(name))


def _said_at(place: Place, name: str | None) -> int:
    """Which of the layers of a place says it, counted from the uppermost."""
    for index, layer in enumerate(place.layers):
        fact = layer.fact
        if fact is None or not fact.key:
            continue
        if fact.ref is None or name in (None, "required") or _says(fact, name):
            return index
    return len(place.layers)


def _named(place: Place, index: int) -> str | None:
    """The key of a layer of a place that is in a definition; None where it is in none."""
    layers = [layer.fact for layer in place.layers[index:] if layer.fact and layer.fact.key]
    return layers[0].key if layers and layers[0].key.startswith("#") else None


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
    return hasattr(fact, name or "") and not silent(getattr(fact, name or ""), name or "")


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
