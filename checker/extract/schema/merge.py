"""What merging Nodes in either way has in common: children, evidence, which way limits go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from checker.extract.schema.nodes import SchemaLevel, SchemaPosition

MAX_PLACES: Final = 4  # pointers that one fact names as its evidence

# Which way a constraint goes where both hold; where one holds, it goes the other way.
NARROWER: Final[Mapping[str, Callable[[Iterable[Any]], Any]]] = {
    "exclusive_maximum": min,
    "exclusive_minimum": max,
    "max_items": min,
    "max_length": min,
    "maximum": min,
    "min_items": max,
    "min_length": max,
    "minimum": max,
}


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
