"""Nodes -> Node: what holds where all of them hold, or where one of them holds.

`intersect` is `allOf` (and a schema's own keywords beside its references), `unite` is `oneOf` and
`anyOf` where no discriminator tells the branches apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, Final, Protocol

from checker.extract.schema import Branches, Child, Leaf, Node, Schema, json_type, members
from checker.extract.schema_keywords import identity, once
from checker.model.contract import UNSTATED, Json, Unstated

MAX_PLACES: Final = 4  # pointers that one fact names as its evidence

# Which way a constraint goes where both hold; where one holds, it goes the other way.
_NARROWER: Final[Mapping[str, Callable[[Iterable[Any]], Any]]] = {
    "exclusive_maximum": min,
    "exclusive_minimum": max,
    "max_items": min,
    "max_length": min,
    "maximum": min,
    "min_items": max,
    "min_length": max,
    "minimum": max,
}
_WIDER: Final[Mapping[str, Callable[[Iterable[Any]], Any]]] = {
    name: max if way is min else min for name, way in _NARROWER.items()
}

# The types that a constraint speaks of; any other type meets it (JSON Schema validation §6).
_NUMERIC: Final = frozenset({"integer", "number"})
_SPEAKS_OF: Final = {
    "exclusive_maximum": _NUMERIC,
    "exclusive_minimum": _NUMERIC,
    "format": _NUMERIC | {"string"},
    "max_items": frozenset({"array"}),
    "max_length": frozenset({"string"}),
    "maximum": _NUMERIC,
    "min_items": frozenset({"array"}),
    "min_length": frozenset({"string"}),
    "minimum": _NUMERIC,
    "pattern": frozenset({"string"}),
}


class Composer(Protocol):
    """Who makes Schemas of Schemas."""

    def all_of(self, schemas: Sequence[Schema]) -> Schema:
        """All together."""

    def any_of(self, schemas: Sequence[Schema]) -> Schema:
        """One instead of another."""


def _reach(nodes: Sequence[Node]) -> dict[str, Any]:
    places = dict.fromkeys(chain.from_iterable(node.places for node in nodes))
    return {
        "places": tuple(places)[:MAX_PLACES],
        "reach": frozenset().union(*(node.reach for node in nodes)),
    }


def _children(
    children: Sequence[Child | None], compose: Callable[[Sequence[Schema]], Schema]
) -> Child | None:
    present = [child for child in children if child is not None]
    if len(present) < 2:  # noqa: PLR2004 - one needs no composition
        return present[0] if present else None
    return Child(
        compose([child.schema for child in present]),
        frozenset().union(*(child.chain for child in present)),
    )


def _properties(
    nodes: Sequence[Node], compose: Callable[[Sequence[Schema]], Schema]
) -> dict[str, Child]:
    found: dict[str, list[Child]] = {}
    for node in nodes:
        for name, child in node.properties.items():
            found.setdefault(name, []).append(child)
    composed = {name: _children(children, compose) for name, children in found.items()}
    return {name: child for name, child in composed.items() if child is not None}


# --- all of them hold


def intersect(nodes: Sequence[Node], schema: Schema, composer: Composer) -> Node:
    """What holds where all hold. The first has the word where they contradict each other."""
    if len(nodes) == 1:
        return replace(nodes[0], schema=schema)
    union = _union_of(nodes)
    leaves, branches = _within(nodes, union, composer) if union is not None else ((), None)
    extras = {node.extra for node in nodes} - {None}
    return Node(
        schema=schema,
        said=_said_by_all(nodes),
        nullable=any(node.nullable for node in nodes) and all(_lets_null(node) for node in nodes),
        enum=_enum_of_all(nodes),
        const=next((node.const for node in nodes if node.const is not UNSTATED), UNSTATED),
        facets=_facets_of_all(nodes),
        deprecated=any(node.deprecated for node in nodes),
        read_only=any(node.read_only for node in nodes),
        write_only=any(node.write_only for node in nodes),
        properties=_properties(nodes, composer.all_of),
        required=frozenset().union(*(node.required for node in nodes)),
        items=_children([node.items for node in nodes], composer.all_of),
        values=_children([node.values for node in nodes], composer.all_of),
        extra=False if False in extras else True if extras else None,
        free=any(node.free for node in nodes),
        never=any(node.never for node in nodes),
        leaves=leaves,
        branches=branches,
        **_reach(nodes),
    )


def _union_of(nodes: Sequence[Node]) -> int | None:
    """Which of them is the union whose alternatives are kept; a discriminated one first."""
    for wanted in (True, False):
        for index, node in enumerate(nodes):
            if node.leaves and (node.branches is not None or not wanted):
                return index
    return None


def _within(
    nodes: Sequence[Node], union: int, composer: Composer
) -> tuple[tuple[Leaf, ...], Branches | None]:
    """The alternatives of a union, each together with all that stands beside the union."""
    beside = [node.schema for index, node in enumerate(nodes) if index != union]
    leaves = tuple(
        replace(leaf, schema=composer.all_of([*beside, leaf.schema]))
        for leaf in nodes[union].leaves
    )
    branches = nodes[union].branches
    if branches is None:
        return leaves, None
    by_value = {
        value: replace(child, schema=composer.all_of([*beside, child.schema]))
        for value, child in branches.by_value.items()
    }
    return leaves, replace(branches, by_value=by_value)


def _lets_null(node: Node) -> bool:
    return node.nullable or (node.said is None and not members(node))


def _said_by_all(nodes: Sequence[Node]) -> frozenset[str] | None:
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


def _enum_of_all(nodes: Sequence[Node]) -> tuple[Json, ...] | None:
    enum: tuple[Json, ...] | None = None
    for node in nodes:
        if node.enum is None:
            continue
        if enum is None:
            enum = node.enum
        else:
            other = {identity(member) for member in node.enum}
            enum = tuple(member for member in enum if identity(member) in other) or enum
    return enum


def _facets_of_all(nodes: Sequence[Node]) -> Mapping[str, Json]:
    found: dict[str, Json] = {}
    for node in nodes:
        for name, value in node.facets.items():
            if name not in found:
                found[name] = value
            elif name in _NARROWER:
                found[name] = _NARROWER[name]((found[name], value))
    return found


# --- one of them holds


def unite(nodes: Sequence[Node], schema: Schema, composer: Composer) -> Node:
    """What holds where any one holds; null beside others makes the rest nullable."""
    possible = [node for node in nodes if not node.never]
    others = [node for node in possible if not node.only_null]
    if not others:
        base = possible[0] if possible else Node(schema=schema, never=True)
        return replace(base, schema=schema, **_reach(nodes))
    types = [node.inferred for node in others]
    said = frozenset().union(*types) if all(types) else None
    objects = [node for node, kinds in zip(others, types, strict=True) if _may(kinds, "object")]
    arrays = [node for node, kinds in zip(others, types, strict=True) if _may(kinds, "array")]
    const = _const_of_any(others)
    extras = {node.extra for node in objects}
    return Node(
        schema=schema,
        said=said,
        nullable=any(node.nullable for node in possible),
        enum=_enum_of_any(others) if const is UNSTATED else None,
        const=const,
        facets=_facets_of_any(others),
        deprecated=all(node.deprecated for node in others),
        read_only=all(node.read_only for node in others),
        write_only=all(node.write_only for node in others),
        properties=_properties(others, composer.any_of),
        required=frozenset(objects[0].required).intersection(*(node.required for node in objects))
        if objects
        else frozenset(),
        items=_children([node.items for node in arrays], composer.any_of),
        values=_children([node.values for node in objects], composer.any_of),
        extra=True if True in extras else False if extras == {False} else None,
        free=any(node.free_form for node in objects),
        **_reach(nodes),
    )


def _may(types: frozenset[str], kind: str) -> bool:
    return not types or kind in types


def _const_of_any(nodes: Sequence[Node]) -> Json | Unstated:
    first = nodes[0].const
    if first is UNSTATED or any(node.const is UNSTATED for node in nodes):
        return UNSTATED
    return first if len(once(node.const for node in nodes)) == 1 else UNSTATED


def _enum_of_any(nodes: Sequence[Node]) -> tuple[Json, ...] | None:
    """Members of each type of which every alternative lists its members."""
    closed: dict[str, list[Json]] = {}
    opened: set[str] = set()
    for node in nodes:
        types = node.inferred
        listed = _members_by_type(node, types)
        opened |= (types or _ALL) - listed.keys()
        for kind, values in listed.items():
            closed.setdefault(kind, []).extend(values)
    if "number" in opened:
        opened.add("integer")
    return once(value for kind in closed for value in closed[kind] if kind not in opened) or None


_ALL: Final = frozenset({"array", "boolean", "integer", "number", "object", "string"})


def _members_by_type(node: Node, types: frozenset[str]) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = {}
    for member in members(node):
        kind: str = json_type(member)
        if kind == "integer" and "integer" not in types and "number" in types:
            kind = "number"
        found.setdefault(kind, []).append(member)
    return found


def _facets_of_any(nodes: Sequence[Node]) -> Mapping[str, Json]:
    found: dict[str, Json] = {}
    for name in dict.fromkeys(chain.from_iterable(node.facets for node in nodes)):
        concerned = _concerned(name, nodes)
        values = [node.facets[name] for node in concerned if name in node.facets]
        if name == "default":
            if len(once(values)) == 1:
                found[name] = values[0]
        elif len(values) < len(concerned):
            continue
        elif name in _WIDER:
            found[name] = _WIDER[name](values)
        elif len(once(values)) == 1:
            found[name] = values[0]
    return found


def _concerned(name: str, nodes: Sequence[Node]) -> Sequence[Node]:
    """The alternatives that a constraint speaks of."""
    kinds = _SPEAKS_OF.get(name)
    if kinds is None:
        return nodes
    if name == "format":  # speaks of the types for which it is written somewhere
        kinds &= frozenset().union(*(node.inferred for node in nodes if name in node.facets))
    return [
        node
        for node in nodes
        if name in node.facets or not node.inferred or not kinds.isdisjoint(node.inferred)
    ]
