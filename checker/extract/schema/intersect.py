"""Nodes -> Node: what holds where all of them hold (`allOf`, keywords beside a reference)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, Final

from checker.extract.schema.keywords import LIMITS
from checker.extract.schema.nodes import Branches, Leaf, SchemaLevel, SchemaPosition, members
from checker.extract.schema.places import SchemaPlaces
from checker.extract.schema.values import identity, once
from checker.model.contract import UNSTATED, Json
from checker.model.evidence import digest_of

MAX_PLACES: Final = 4  # pointers that one fact names as its evidence


def intersect(
    nodes: Sequence[SchemaLevel], schema: SchemaPosition, places: SchemaPlaces
) -> SchemaLevel:
    """What holds where all hold. The first has the word where they contradict each other."""
    union = _union_of(nodes)
    leaves, branches = _within(nodes, union, places) if union is not None else ((), None)
    extras = {node.extra for node in nodes} - {None}
    enum, torn = _enum_of_all(nodes)
    return SchemaLevel(
        schema=schema,
        said=_said_by_all(nodes),
        nullable=any(node.nullable for node in nodes) and all(_lets_null(node) for node in nodes),
        enum=enum,
        const=next((node.const for node in nodes if node.const is not UNSTATED), UNSTATED),
        facets=_facets_of_all(nodes),
        deprecated=any(node.deprecated for node in nodes),
        read_only=any(node.read_only for node in nodes),
        write_only=any(node.write_only for node in nodes),
        properties=properties_of(nodes, places.all_of),
        required=frozenset().union(*(node.required for node in nodes)),
        items=child_of([node.items for node in nodes], places.all_of),
        values=child_of([node.values for node in nodes], places.all_of),
        extra=False if False in extras else True if extras else None,
        free=any(node.free for node in nodes),
        never=any(node.never for node in nodes),
        conflicting=torn or any(node.conflicting for node in nodes),
        conditions=_conditions(nodes, union),
        leaves=leaves,
        branches=branches,
        union=None if union is None else nodes[union].union,
        alternatives=None if union is None else nodes[union].alternatives,
        together=True,
        **reach(nodes),
    )


def _union_of(nodes: Sequence[SchemaLevel]) -> int | None:
    """Which of them is the union whose alternatives are kept; a discriminated one first."""
    for wanted in (True, False):
        for index, node in enumerate(nodes):
            if node.leaves and (node.branches is not None or not wanted):
                return index
    return None


def _conditions(nodes: Sequence[SchemaLevel], union: int | None) -> tuple[Sequence[object], ...]:
    """What all say under conditions, and alternatives of other unions: those of one are kept."""
    others = [node for index, node in enumerate(nodes) if node.leaves and index != union]
    return (
        *(condition for node in nodes for condition in node.conditions),
        *([leaf.schema.raw for leaf in node.leaves] for node in others),
    )


def _within(
    nodes: Sequence[SchemaLevel], union: int, places: SchemaPlaces
) -> tuple[tuple[Leaf, ...], Branches | None]:
    """The alternatives of a union, each together with all that stands beside the union."""
    beside = [node.schema for index, node in enumerate(nodes) if index != union]
    leaves = tuple(
        replace(leaf, schema=places.all_of([*beside, leaf.schema])) for leaf in nodes[union].leaves
    )
    branches = nodes[union].branches
    if branches is None:
        return leaves, None
    by_value = {
        value: places.all_of([*beside, child]) for value, child in branches.by_value.items()
    }
    return leaves, replace(branches, by_value=by_value)


def _lets_null(node: SchemaLevel) -> bool:
    return node.nullable or (node.said is None and not members(node))


def _said_by_all(nodes: Sequence[SchemaLevel]) -> frozenset[str] | None:
    said: frozenset[str] | None = None
    for node in nodes:
        if node.said is None:
            continue
        said = node.said if said is None else _narrowed(said, node.said)
    return said


def _narrowed(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    both = first & second
    if "number" in first | second:  # every integer is a number
        both |= (first | second) & {"integer"}
    return both or first


def _enum_of_all(nodes: Sequence[SchemaLevel]) -> tuple[tuple[Json, ...] | None, bool]:
    """The members that all list; where two lists each have members of their own, those of both.

    Strictly that narrows to what both have, but then one of them lists what never holds: that is
    said of the field, and no member is called undocumented that the page lists.
    """
    enum: tuple[Json, ...] | None = None
    torn = False
    for node in nodes:
        if node.enum is None:
            continue
        enum = enum or node.enum
        other = {identity(member) for member in node.enum}
        common = tuple(member for member in enum if identity(member) in other)
        if common and len(common) < min(len(enum), len(other)):
            enum, torn = once((*enum, *node.enum)), True
        else:
            enum = common or enum
    return enum, torn


def _facets_of_all(nodes: Sequence[SchemaLevel]) -> Mapping[str, Json]:
    """The narrowest limits; of what several say otherwise the first, and a digest of all.

    A default forbids nothing: the first is meant in place of those below it.
    """
    found: dict[str, Any] = {}
    for name in dict.fromkeys(chain.from_iterable(node.facets for node in nodes)):
        values: list[Any] = [node.facets[name] for node in nodes if name in node.facets]
        if name in LIMITS:
            values = [(min if "max" in name else max)(values)]
        first, *further = once(values)
        found[name] = first
        if further and name != "default":
            found[f"{name}Digest"] = digest_of(" ".join(sorted({*map(identity, values)})))
    return found


# ------------------------------------------------------------------ in either way


def reach(nodes: Sequence[SchemaLevel]) -> dict[str, Any]:
    """Where the nodes stand, and what they were read through."""
    places = dict.fromkeys(chain.from_iterable(node.places for node in nodes))
    return {
        "places": tuple(places)[:MAX_PLACES],
        "reach": frozenset().union(*(node.reach for node in nodes)),
    }


def child_of(
    children: Sequence[SchemaPosition | None],
    compose: Callable[[Sequence[SchemaPosition]], SchemaPosition],
) -> SchemaPosition | None:
    """One child of several, composed; None of none."""
    present = [child for child in children if child is not None]
    return compose(present) if present else None


def properties_of(
    nodes: Sequence[SchemaLevel], compose: Callable[[Sequence[SchemaPosition]], SchemaPosition]
) -> dict[str, SchemaPosition]:
    """The properties of all nodes; those of one name composed."""
    found: dict[str, list[SchemaPosition]] = {}
    for node in nodes:
        for name, child in node.properties.items():
            found.setdefault(name, []).append(child)
    return {name: compose(children) for name, children in found.items()}
