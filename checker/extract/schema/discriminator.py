"""The alternatives of a union -> Branches, where one property tells them apart.

A discriminator (OpenAPI 3.1 §4.8.25) says which property; without one, a property does that every
alternative requires and fixes to one value. Values are those that the alternative itself lists,
those of the mapping, or the name of the schema.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.schema.nodes import Branches, Discriminator, Leaf, SchemaLevel
from checker.extract.schema.places import SchemaPlaces
from checker.extract.schema.pointer import tokens
from checker.extract.schema.values import identity
from checker.model.path import Scalar


def branches(
    leaves: Sequence[tuple[Leaf, SchemaLevel]], written: Discriminator | None, places: SchemaPlaces
) -> Branches | None:
    """The branches of the objects among the alternatives; None where nothing tells them apart."""
    objects = [(leaf, node) for leaf, node in leaves if is_object(node)]
    discriminator = _meant(written, [leaf for leaf, _ in objects])
    if discriminator is not None:
        values = _documented_values(objects, discriminator, places)
        return None if values is None else _grouped(discriminator.name, objects, values, places)
    return _implied(objects, places)


def is_object(node: SchemaLevel) -> bool:
    """May it be an object?"""
    return not node.never and not node.only_null and "object" in (node.inferred or {"object"})


def _meant(written: Discriminator | None, leaves: Sequence[Leaf]) -> Discriminator | None:
    """The union's own discriminator, else that of all unions in it, with the mappings of both."""
    inner = [leaf.hint for leaf in leaves if leaf.hint]
    alike = len(inner) == len(leaves) and len({hint.name for hint in inner}) == 1
    first = written or next((hint for hint in inner if alike), None)
    if first is None:
        return None
    hints = (hint for hint in (first, *inner) if hint.name == first.name)
    pairs = dict.fromkeys(pair for hint in hints for pair in hint.mapping)
    return Discriminator(first.name, tuple(pairs))


def _grouped(
    name: str,
    objects: Sequence[tuple[Leaf, SchemaLevel]],
    values: Sequence[Sequence[Scalar]],
    places: SchemaPlaces,
) -> Branches:
    """By value; alternatives that share a value are one branch."""
    groups: dict[str, tuple[Scalar, list[Leaf]]] = {}
    for (leaf, _), listed in zip(objects, values, strict=True):
        for value in listed:
            groups.setdefault(identity(value), (value, []))[1].append(leaf)
    return Branches(
        name,
        {value: places.any_of([leaf.schema for leaf in group]) for value, group in groups.values()},
    )


def _documented_values(
    objects: Sequence[tuple[Leaf, SchemaLevel]], discriminator: Discriminator, places: SchemaPlaces
) -> list[tuple[Scalar, ...]] | None:
    """The values of each alternative; None where one has none."""
    listed = [_listed(node, discriminator.name, places) for _, node in objects]
    mapped: list[list[Scalar]] = []
    for (leaf, _), values in zip(objects, listed, strict=True):
        names: list[Scalar] = [
            value for value, pointer in discriminator.mapping if pointer == leaf.target
        ]
        own_name = _schema_name(leaf)
        if not names and own_name is not None and (not values or own_name in values):
            names = [own_name]
        mapped.append(names)
    claimed = [value for names in mapped for value in names]
    found: list[tuple[Scalar, ...]] = []
    for names, values in zip(mapped, listed, strict=True):
        agreed = [value for value in names if not values or value in values]
        others = [value for value in values if value not in claimed]
        found.append(tuple(dict.fromkeys([*agreed, *others])))
    return found if objects and all(found) else None


def _schema_name(leaf: Leaf) -> str | None:
    if leaf.target is None:
        return None
    return tokens(leaf.target)[-1]


def _implied(objects: Sequence[tuple[Leaf, SchemaLevel]], places: SchemaPlaces) -> Branches | None:
    if not objects:
        return None
    shared = sorted(frozenset.intersection(*(node.required for _, node in objects)))
    best: tuple[int, str, list[tuple[Scalar, ...]]] | None = None
    for name in shared:
        values = [_listed(node, name, places) for _, node in objects]
        distinct = len({identity(value) for listed in values for value in listed})
        distinguishes = all(len(listed) == 1 for listed in values) and distinct > 1
        if distinguishes and (best is None or distinct > best[0]):
            best = (distinct, name, values)
    return None if best is None else _grouped(best[1], objects, best[2], places)


def _listed(node: SchemaLevel, name: str, places: SchemaPlaces) -> tuple[Scalar, ...]:
    """The values that an alternative lists for a property; () where it leaves them open."""
    child = node.properties.get(name)
    values = None if child is None else places.constants(child)
    scalars = [value for value in values or () if isinstance(value, (str, int, float))]
    return tuple(dict.fromkeys(scalars))
