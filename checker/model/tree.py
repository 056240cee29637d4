"""Fields of one body -> a tree of nodes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from checker.model.contract import UNSTATED, Field, State
from checker.model.node import Branching, ObservedPlace, closed
from checker.model.path import ITEMS, ROOT, VALUES, name_segment, selected
from checker.model.place import Filters, Items, Name, Segment, Values, segments
from checker.model.shape import UNDOCUMENTED
from checker.model.variants import branch_of, token, variants_of


@dataclass(frozen=True, slots=True)
class _Variant:
    """A branch of an object, as one element of the way to a field."""

    name: str
    value: str  # as a token
    text: str  # as the field's variant has it: type=response.completed


_Element: TypeAlias = "Segment | _Variant"
_Found: TypeAlias = "dict[tuple[str, ...], dict[tuple[str, ...], ObservedPlace]]"


def tree(fields: Sequence[Field]) -> ObservedPlace:
    """The tree of one body; of two fields at one place the documented one holds, else the first."""
    places = _Places(fields)
    root = _Plot()
    for stated in fields:
        plot = root.at(places.way(stated))
        if plot.fact is None or plot.fact.state is not stated.state is State.DOCUMENTED:
            plot.fact = stated
    return _grown(root, ROOT, (), 0, lane=())


class _Plot:
    """A tree while it grows."""

    __slots__ = ("fact", "ways")

    def __init__(self) -> None:
        self.fact: Field | None = None
        self.ways: dict[_Element, _Plot] = {}

    def at(self, way: Iterable[_Element]) -> _Plot:
        """The place that a way leads to; it is made where nothing was yet."""
        plot = self
        for element in way:
            plot = plot.ways.setdefault(element, _Plot())
        return plot

    def stem(self) -> _Plot:
        """What is stated for all branches, without the branches."""
        stem = _Plot()
        stem.fact = self.fact
        stem.ways = {
            element: plot
            for element, plot in self.ways.items()
            if not isinstance(element, _Variant | Filters)
        }
        return stem

    def under(self, branch: _Plot) -> _Plot:
        """What a branch states, upon what is stated for all branches."""
        return self.stem().joined(branch)

    def joined(self, other: _Plot) -> _Plot:
        """Both, where the other has the word."""
        both = _Plot()
        both.fact = other.fact or self.fact
        both.ways = dict(self.ways)
        for element, plot in other.ways.items():
            common = both.ways.get(element)
            both.ways[element] = plot if common is None else common.joined(plot)
        return both


class _Places:
    """Where on its way to a field each variant branches off.

    A variant says which branch it is, not of which object: that is the object whose discriminator
    is stated for the same variant.
    """

    def __init__(self, fields: Sequence[Field]) -> None:
        self._objects: dict[tuple[str, ...], set[tuple[Segment, ...]]] = {}
        self._start: dict[tuple[str, ...], tuple[Segment, ...]] = {}
        for stated in fields:
            tokens = variants_of(stated.variant)
            path = segments(stated.path)
            if tokens and path and path[-1] == Name(branch_of(tokens[-1])[0]):
                self._objects.setdefault(tokens, set()).add(path[:-1])
            for count in range(1, len(tokens) + 1):
                known = self._start.setdefault(tokens[:count], path)
                self._start[tokens[:count]] = _shared_start(known, path)

    def way(self, stated: Field) -> tuple[_Element, ...]:
        """The elements that lead to a field: segments, and variants where they branch off."""
        tokens = variants_of(stated.variant)
        path = segments(stated.path)
        way: list[_Element] = []
        start = 0
        for count, text in enumerate(tokens, 1):
            at = self._at(tokens[:count], path, start)
            name, value = branch_of(text)
            way += (*path[start:at], _Variant(name, value, text))
            start = at
        return (*way, *path[start:])

    def _at(self, tokens: tuple[str, ...], path: tuple[Segment, ...], start: int) -> int:
        objects = self._objects.get(tokens, set())
        for at in range(start, len(path) + 1):
            if path[:at] in objects:
                return at
        return max(start, len(self._start[tokens]))  # no discriminator is stated


def _shared_start(one: tuple[Segment, ...], other: tuple[Segment, ...]) -> tuple[Segment, ...]:
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return one[:count]


def _grown(
    plot: _Plot,
    path: str,
    variants: tuple[str, ...],
    depth: int,
    *,
    lane: tuple[str, ...] | None = None,
) -> ObservedPlace:
    """A plot and all below it, as nodes.

    `lane` is given at the root alone: the branches of the whole body, which the shape tells.
    """
    below = depth + 1
    names: dict[str, ObservedPlace] = {}
    values = items = None
    filtered: dict[Filters, _Plot] = {}
    branches: _Found = {}
    for way, inner in plot.ways.items():
        match way:
            case Name(name=name):
                names[name] = _grown(inner, path + name_segment(name), variants, below)
            case Values():
                values = _grown(inner, path + VALUES, variants, below)
            case Items():
                items = _grown(inner, path + ITEMS, variants, below)
            case Filters():
                filtered[way] = inner
            case _:  # a variant
                whole = plot.under(inner)
                if lane is not None:
                    node = _grown(whole, path, (), depth, lane=(*lane, way.text))
                else:
                    node = _grown(whole, path, (*variants, way.text), depth)
                branches.setdefault((way.name,), {})[(way.value,)] = node
    if filtered:
        items = _items(plot.ways.get(Items(), _Plot()), filtered, path, variants, below)
    node = ObservedPlace(
        key=" ".join((path, *variants)),
        depth=depth,
        fact=plot.fact,
        names=names,
        values=values,
        items=items,
        variant=" ".join(lane) if lane else None,
    )
    if not branches:
        return node
    unknown = () if lane is not None else (*variants, UNDOCUMENTED)
    other = _grown(plot.stem(), path, unknown, depth, lane=lane)
    return _branched(node, branches, other, path, unknown)


def _items(
    common: _Plot,
    filtered: Mapping[Filters, _Plot],
    path: str,
    variants: tuple[str, ...],
    depth: int,
) -> ObservedPlace:
    """The items of an array whose branches are documented."""
    found: _Found = {}
    for way, inner in filtered.items():
        by = tuple(name for name, _ in way.tests)
        value = tuple(token(value) for _, value in way.tests)
        node = _grown(common.under(inner), path + selected(way.tests), variants, depth)
        found.setdefault(by, {})[value] = node
    path += ITEMS
    unknown = (*variants, UNDOCUMENTED)
    items = _grown(common, path, variants, depth)
    return _branched(items, found, _grown(common.stem(), path, unknown, depth), path, unknown)


def _branched(
    node: ObservedPlace, found: _Found, unknown: ObservedPlace, path: str, variants: tuple[str, ...]
) -> ObservedPlace:
    """A place with its branches, and with what an object of none of them is judged by.

    That is what all documented branches state; one branch alone shares with an unknown one
    nothing but what tells them apart. Where an object of a branch need not say which it is, an
    object of none may be of that one: its names are known, and not judged.
    """
    telling = {name for by in found for name in by}
    # A branch that branches again states its names in those.
    branches = [node for by in found.values() for node in by.values() if not node.branchings]
    common = set.intersection(*(set(node.names) for node in branches)) if branches else set()
    if len(branches) == 1:
        common &= telling
    names = {name: _shared(name, branches, path, variants) for name in sorted(telling | common)}
    known = {
        name: ObservedPlace(
            key=" ".join((path + name_segment(name), *variants)), depth=node.depth + 1
        )
        for branch in branches
        if _may_be_silent(branch, telling)
        for name in branch.names
    }
    other = replace(
        unknown,
        names={
            name: replace(inner, telling=name in telling)
            for name, inner in {**known, **names, **unknown.names}.items()
            if inner is not None
        },
    )
    ordered = sorted(found, key=lambda by: (-len(by), by))
    branchings = tuple(Branching(by=by, nodes=found[by]) for by in ordered)
    return replace(node, names={}, values=None, branchings=branchings, other=other)


def _may_be_silent(branch: ObservedPlace, telling: set[str]) -> bool:
    """May an object of the branch leave out, or null, what tells it apart?"""
    facts = [branch.names[name].fact for name in telling & branch.names.keys()]
    return all(fact and (fact.required is False or "null" in fact.types) for fact in facts)


def _shared(
    name: str, branches: Sequence[ObservedPlace], path: str, variants: tuple[str, ...]
) -> ObservedPlace | None:
    """A name that all branches state, or one that tells them apart and only some state."""
    stated = [branch.names[name] for branch in branches if name in branch.names]
    if not stated:
        return None
    node = _alike(stated, path, name, variants)
    if node.fact is None or len(stated) == len(branches):
        return node
    return replace(node, fact=replace(node.fact, required=None))


def _alike(
    nodes: Sequence[ObservedPlace], path: str, name: str | None, variants: tuple[str, ...]
) -> ObservedPlace:
    """What several places state alike: members of a name, or items where that is None."""
    path += ITEMS if name is None else name_segment(name)
    facts = [node.fact for node in nodes if node.fact is not None]
    items = [node.items for node in nodes if node.items is not None]
    common = set(nodes[0].names).intersection(*(node.names for node in nodes))
    return ObservedPlace(
        key=" ".join((path, *variants)),
        depth=nodes[0].depth,
        fact=_fact_alike(facts, path) if len(facts) == len(nodes) else None,
        names={
            inner: _alike([node.names[inner] for node in nodes], path, inner, variants)
            for inner in sorted(common)
        },
        items=_alike(items, path, None, variants) if len(items) == len(nodes) else None,
    )


def _fact_alike(facts: Sequence[Field], path: str) -> Field:
    states = {fact.state for fact in facts}
    sets = [closed(fact) for fact in facts]
    kinds = [fact.types for fact in facts]
    requirements = {fact.required for fact in facts}
    return replace(
        facts[0],
        key=key_of(facts[0].where, facts[0].status, facts[0].media_type, path),
        path=path,
        variant=None,
        state=next(state for state in reversed(State) if state in states),
        types=tuple(sorted({kind for each in kinds for kind in each})) if all(kinds) else (),
        required=requirements.pop() if len(requirements) == 1 else None,
        enum=tuple(sorted(set().union(*(members or () for members in sets))))
        if all(sets)
        else None,
        const=UNSTATED,
        free_form=any(fact.free_form for fact in facts) or None,
    )


def key_of(where: str, status: str | None, media_type: str | None, path: str) -> str:
    """The key of a field, as contracts have it: `response 200 application/json $.id`."""
    return " ".join(part for part in (where, status, media_type, path) if part)
