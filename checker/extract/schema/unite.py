"""Nodes -> Node: what holds where one of them holds (`oneOf`, `anyOf` without a discriminator)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from checker.extract.schema.discriminator import is_object
from checker.extract.schema.intersect import child_of, properties_of, reach
from checker.extract.schema.keywords import LIMITS
from checker.extract.schema.nodes import SchemaLevel, SchemaPosition, members
from checker.extract.schema.places import SchemaPlaces
from checker.extract.schema.values import once
from checker.model.contract import UNSTATED, Json, Unstated
from checker.model.json_type import json_type
from checker.model.speaks import SPEAKS_OF


def unite(
    nodes: Sequence[SchemaLevel], schema: SchemaPosition, places: SchemaPlaces
) -> SchemaLevel:
    """What holds where any one holds, but whether null is among them."""
    possible = [node for node in nodes if not node.never]
    others = [node for node in possible if not node.only_null]
    if not others:
        base = possible[0] if possible else SchemaLevel(schema=schema, never=True)
        return replace(base, schema=schema, **reach(nodes))
    types = [node.inferred for node in others]
    said = frozenset().union(*types) if all(types) else None
    objects = [node for node in others if is_object(node)]
    const = _const_of_any(others)
    extras = {node.extra for node in objects}
    return SchemaLevel(
        schema=schema,
        said=said,
        enum=_enum_of_any(others) if const is UNSTATED else None,
        const=const,
        facets=_facets_of_any(others),
        deprecated=all(node.deprecated for node in others),
        read_only=all(node.read_only for node in others),
        write_only=all(node.write_only for node in others),
        properties=properties_of(others, places.any_of),
        required=frozenset.intersection(*(node.required for node in objects))
        if objects
        else frozenset(),
        items=child_of([node.items for node in others], places.any_of),
        values=child_of([node.values for node in others], places.any_of),
        extra=True if True in extras else False if extras == {False} else None,
        free=any(node.free_form for node in objects),
        conflicting=any(node.conflicting for node in others),
        **reach(nodes),
    )


def _const_of_any(nodes: Sequence[SchemaLevel]) -> Json | Unstated:
    first, *further = once(node.const for node in nodes)
    return UNSTATED if further else first


def _enum_of_any(nodes: Sequence[SchemaLevel]) -> tuple[Json, ...] | None:
    """Members of each type of which every alternative lists its members."""
    closed: dict[str, list[Json]] = {}
    opened: set[str] = set()
    for node in nodes:
        types = node.inferred
        if not types:
            return None
        listed = _members_by_type(node, types)
        opened |= types - listed.keys()
        for kind, values in listed.items():
            closed.setdefault(kind, []).extend(values)
    if "number" in opened:
        opened.add("integer")
    return once(value for kind in closed for value in closed[kind] if kind not in opened) or None


def _members_by_type(node: SchemaLevel, types: frozenset[str]) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = {}
    for member in members(node):
        kind: str = json_type(member)
        if kind == "integer" and "integer" not in types:
            kind = "number"
        found.setdefault(kind, []).append(member)
    return found


def _facets_of_any(nodes: Sequence[SchemaLevel]) -> Mapping[str, Json]:
    found: dict[str, Any] = {}
    for name in dict.fromkeys(chain.from_iterable(node.facets for node in nodes)):
        concerned = _concerned(name, nodes)
        values: list[Any] = [node.facets[name] for node in concerned if name in node.facets]
        if len(values) < len(concerned) and name != "default":
            continue
        if name in LIMITS:  # the other way than where all hold
            values = [(max if "max" in name else min)(values)]
        first, *further = once(values)
        found |= {} if further else {name: first}
    return found


def _concerned(name: str, nodes: Sequence[SchemaLevel]) -> Sequence[SchemaLevel]:
    """The alternatives that a constraint speaks of."""
    kinds = SPEAKS_OF.get(name)
    if kinds is None:
        return nodes
    if name == "format":  # speaks of the types for which it is written somewhere
        kinds &= frozenset().union(*(node.inferred for node in nodes if name in node.facets))
    return [
        node
        for node in nodes
        if name in node.facets or not node.inferred or not kinds.isdisjoint(node.inferred)
    ]
