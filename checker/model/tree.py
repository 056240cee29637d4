"""Plots of one body -> the tree of its nodes, each grown when it is first asked for.

A plot is what is stated at a place, with the ways that lead on from it: definitions are resolved
as far as somebody walks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from checker.model.contract import UNSTATED, Field, State
from checker.model.flat import Flat, Visit, field_of
from checker.model.node import Below, Branching, ObservedPlace, closed
from checker.model.path import ITEMS, ROOT, VALUES, name_segment, selected
from checker.model.place import Filters, Items, Name, Segment, Values, segments
from checker.model.schema import Place, key_of
from checker.model.shape import UNDOCUMENTED
from checker.model.variants import branch_of, token


@dataclass(frozen=True, slots=True)
class _Variant:
    """A branch of an object, as one element of the way to a field."""

    name: str
    value: str  # as a token
    text: str  # as the field's variant has it: type=response.completed


_Element: TypeAlias = "Segment | _Variant"
_Ways: TypeAlias = "dict[_Element, Plot]"
_Found: TypeAlias = "dict[tuple[str, ...], dict[tuple[str, ...], ObservedPlace]]"


class Plot:
    """What is stated at one place, and the ways on from it: looked for when they are asked for."""

    def __init__(
        self,
        say: Callable[[], Field | None] = lambda: None,
        find: Callable[[], _Ways] = dict,
        stated: tuple[Field, ...] = (),
    ) -> None:
        self.say = say
        self.stated = stated
        self._find = find

    @cached_property
    def fact(self) -> Field | None:
        """What is stated here."""
        return self.say()

    @cached_property
    def ways(self) -> _Ways:
        """One step further down."""
        return self._find()

    def stem(self) -> Plot:
        """What is stated for all branches, without the branches."""
        return Plot(lambda: self.fact, lambda: {**self._common()}, self.stated)

    def _common(self) -> _Ways:
        branching = _Variant | Filters
        return {way: plot for way, plot in self.ways.items() if not isinstance(way, branching)}

    def under(self, branch: Plot) -> Plot:
        """What a branch states, upon what is stated for all branches."""
        return self.stem().joined(branch)

    def joined(self, other: Plot) -> Plot:
        """Both, where the other has the word."""
        return Plot(
            lambda: other.fact or self.fact,
            lambda: _joined(self.ways, other.ways, Plot.joined),
            other.stated or self.stated,
        )

    def beside(self, other: Plot) -> Plot:
        """Both: of two facts at one place the documented one holds, else the first."""
        return Plot(
            lambda: _firmer(self.fact, other.fact),
            lambda: _joined(self.ways, other.ways, Plot.beside),
            self.stated + other.stated,
        )


def _joined(mine: _Ways, its: _Ways, join: Callable[[Plot, Plot], Plot]) -> _Ways:
    both = {way: join(mine[way], plot) if way in mine else plot for way, plot in its.items()}
    return {**mine, **both}


def _firmer(one: Field | None, other: Field | None) -> Field | None:
    if one is None or (other is not None and one.state is not other.state is State.DOCUMENTED):
        return other
    return one


# ---------------------------------------------------------------- what is stated


def of_places(flat: Flat, visit: Visit, place: Place) -> Plot:
    """What is stated at a place of a contract, and below it."""
    fact = place.fact
    return Plot(
        lambda: None if fact is None else field_of(visit, fact),
        lambda: dict(_ways(flat, visit, place)),
        tuple(layer.fact for layer in place.layers if layer.fact is not None),
    )


def _ways(flat: Flat, visit: Visit, place: Place) -> Iterator[tuple[_Element, Plot]]:
    """One step down; items of several kinds stand beside what is stated of all of them."""
    for below, there in flat.children(visit, place):
        if below.filters and below.array == visit.array:
            continue  # beside this one
        yield _element(visit, below), of_places(flat, below, there)
        if below.array is not None and not below.filters:
            yield from _kinds(flat, below, there)


def _kinds(flat: Flat, visit: Visit, place: Place) -> Iterator[tuple[_Element, Plot]]:
    """The kinds of items, and kinds of those."""
    for below, there in flat.children(visit, place):
        if below.filters and below.array == visit.array:
            if there.fact is not None or not there.branches:  # else only kinds of it are described
                yield _element(visit, below), of_places(flat, below, there)
            yield from _kinds(flat, below, there)


def _element(visit: Visit, below: Visit) -> _Element:
    if len(below.variant) > len(visit.variant):
        text = below.variant[-1]
        return _Variant(*branch_of(text), text)
    return segments(below.path)[-1]


# ---------------------------------------------------------------- plots -> nodes


def tree(plot: Plot) -> ObservedPlace:
    """The tree of one body."""
    return _node(plot, ROOT, (), 0, labels=())


def _node(
    plot: Plot,
    path: str,
    variants: tuple[str, ...],
    depth: int,
    *,
    labels: tuple[str, ...] | None = None,
) -> ObservedPlace:
    """The node of a plot.

    `labels` are given at the root alone: the branches of the whole body, which the shape tells.
    """
    return ObservedPlace(
        " ".join((path, *variants)),
        depth,
        lambda: plot.fact,
        lambda: _grown(plot, path, variants, depth, labels),
        stated=plot.stated,
        variant=" ".join(labels) if labels else None,
    )


def _grown(
    plot: Plot, path: str, variants: tuple[str, ...], depth: int, labels: tuple[str, ...] | None
) -> Below:
    """What is below a plot."""
    below = depth + 1
    names: dict[str, ObservedPlace] = {}
    values = items = None
    filtered: dict[Filters, Plot] = {}
    branches: _Found = {}
    for way, inner in plot.ways.items():
        match way:
            case Name(name=name):
                names[name] = _node(inner, path + name_segment(name), variants, below)
            case Values():
                values = _node(inner, path + VALUES, variants, below)
            case Items():
                items = _node(inner, path + ITEMS, variants, below)
            case Filters():
                filtered[way] = inner
            case _:  # a variant
                whole = plot.under(inner)
                if labels is not None:
                    node = _node(whole, path, (), depth, labels=(*labels, way.text))
                else:
                    node = _node(whole, path, (*variants, way.text), depth)
                branches.setdefault((way.name,), {})[(way.value,)] = node
    if filtered:
        common = plot.ways.get(Items(), Plot())
        items = _items(common, filtered, path, variants, below)
    if not branches:
        return Below(names, values, items)
    unknown = () if labels is not None else (*variants, UNDOCUMENTED)
    other = _node(plot.stem(), path, unknown, depth, labels=labels)
    return _branched(branches, other, path, unknown)._replace(items=items)


def _items(
    common: Plot,
    filtered: Mapping[Filters, Plot],
    path: str,
    variants: tuple[str, ...],
    depth: int,
) -> ObservedPlace:
    """The items of an array whose branches are documented."""
    found: _Found = {}
    for way, inner in filtered.items():
        by = tuple(name for name, _ in way.tests)
        value = tuple(token(value) for _, value in way.tests)
        node = _node(common.under(inner), path + selected(way.tests), variants, depth)
        found.setdefault(by, {})[value] = node
    path += ITEMS
    unknown = (*variants, UNDOCUMENTED)
    items = _node(common, path, variants, depth)
    other = _node(common.stem(), path, unknown, depth)
    return items.like(
        grow=lambda: _branched(found, other, path, unknown)._replace(items=items.items)
    )


def _branched(found: _Found, unknown: ObservedPlace, path: str, variants: tuple[str, ...]) -> Below:
    """The branches of a place, and what an object of none of them is judged by."""
    other = unknown.like(
        grow=lambda: unknown.below._replace(names=dict(_of_any(found, unknown, path, variants)))
    )
    ordered = sorted(found, key=lambda by: (-len(by), by))
    branchings = tuple(Branching(by=by, nodes=found[by]) for by in ordered)
    return Below(branchings=branchings, other=other)


def _of_any(
    found: _Found, unknown: ObservedPlace, path: str, variants: tuple[str, ...]
) -> Iterator[tuple[str, ObservedPlace]]:
    """The names by which an object of no documented branch is judged.

    That is what all documented branches state; one branch alone shares with an unknown one
    nothing but what tells them apart. Where an object of a branch need not say which it is, an
    object of none may be of that one: its names are known, and not judged.
    """
    telling = {name for by in found for name in by}
    # A branch that branches again states its names in those.
    branches = [node for by in found.values() for node in by.values() if not node.branchings]
    branches.sort(key=lambda node: (node.variant or "", node.key))
    common = set.intersection(*(set(node.names) for node in branches)) if branches else set()
    if len(branches) == 1:
        common &= telling
    names = {name: _shared(name, branches, path, variants) for name in sorted(telling | common)}
    known = {
        name: ObservedPlace(" ".join((path + name_segment(name), *variants)), unknown.depth + 1)
        for branch in branches
        if _may_be_silent(branch, telling)
        for name in branch.names
    }
    for name, inner in {**known, **names, **unknown.names}.items():
        if inner is not None:
            yield name, inner.like(telling=name in telling)


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
    node = _alike(stated, path + name_segment(name), variants)
    if len(stated) == len(branches):
        return node
    return node.like(say=lambda: None if node.fact is None else replace(node.fact, required=None))


def _alike(nodes: Sequence[ObservedPlace], path: str, variants: tuple[str, ...]) -> ObservedPlace:
    """What several places state alike."""
    return ObservedPlace(
        " ".join((path, *variants)),
        nodes[0].depth,
        lambda: _fact_alike(nodes, path),
        lambda: _below_alike(nodes, path, variants),
    )


def _below_alike(nodes: Sequence[ObservedPlace], path: str, variants: tuple[str, ...]) -> Below:
    items = [node.items for node in nodes if node.items is not None]
    common = set.intersection(*(set(node.names) for node in nodes))
    return Below(
        names={
            name: _alike([node.names[name] for node in nodes], path + name_segment(name), variants)
            for name in sorted(common)
        },
        items=_alike(items, path + ITEMS, variants) if len(items) == len(nodes) else None,
    )


def _fact_alike(nodes: Sequence[ObservedPlace], path: str) -> Field | None:
    facts = [node.fact for node in nodes if node.fact is not None]
    if len(facts) < len(nodes):
        return None
    states = {fact.state for fact in facts}
    sets = [words for fact in facts if (words := closed(fact))]
    kinds = [fact.types for fact in facts]
    requirements = {fact.required for fact in facts}
    first, *_ = facts
    return replace(
        first,
        key=key_of((first.where, first.status, first.media_type), path),
        path=path,
        variant=None,
        state=next(state for state in reversed(State) if state in states),
        types=tuple(sorted({kind for each in kinds for kind in each})) if all(kinds) else (),
        required=requirements.pop() if len(requirements) == 1 else None,
        enum=tuple(sorted(frozenset().union(*sets))) if len(sets) == len(facts) else None,
        const=UNSTATED,
        free_form=any(fact.free_form for fact in facts),
    )
