"""The alternatives of a union -> Branches, where one property tells them apart.

A discriminator (OpenAPI 3.1 §4.8.25) says which property; without one, a property does that every
alternative requires and fixes to one value. Values are those that the alternative itself lists,
those of the mapping, or the name of the schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from checker.extract.schema.keywords import mapping, sequence
from checker.extract.schema.nodes import Branches, Discriminator, Leaf, SchemaLevel, SchemaPosition
from checker.extract.schema.values import identity, once
from checker.model.contract import Json
from checker.model.path import Scalar


class Resolver(Protocol):
    """What is asked of the Schemas of a document."""

    def below(self, schema: SchemaPosition, *tokens: str) -> SchemaPosition:
        """The Schema at some reference tokens below another."""

    def any_of(self, schemas: Sequence[SchemaPosition]) -> SchemaPosition:
        """One instead of another."""

    def target(self, schema: SchemaPosition) -> SchemaPosition | None:
        """The schema that a reference leads to; None where there is no reference."""

    def constants(self, schema: SchemaPosition) -> tuple[Json, ...] | None:
        """The values but null that a schema lists, remembered."""


def branches(
    leaves: Sequence[tuple[Leaf, SchemaLevel]], written: Discriminator | None, resolver: Resolver
) -> Branches | None:
    """The branches of the objects among the alternatives; None where nothing tells them apart."""
    objects = [(leaf, node) for leaf, node in leaves if is_object(node)]
    discriminator = _completed(written, objects) or _shared_hint(leaf for leaf, _ in objects)
    if discriminator is not None:
        values = _documented_values(objects, discriminator, resolver)
        return None if values is None else _grouped(discriminator.name, objects, values, resolver)
    return _implied(objects, resolver)


def is_object(node: SchemaLevel) -> bool:
    """May it be an object?"""
    return not node.never and not node.only_null and "object" in (node.inferred or {"object"})


def _completed(
    written: Discriminator | None, objects: Sequence[tuple[Leaf, SchemaLevel]]
) -> Discriminator | None:
    """The union's own discriminator, with the mappings of the unions that stand in it."""
    if written is None:
        return None
    inner = (leaf.hint for leaf, _ in objects if leaf.hint and leaf.hint.name == written.name)
    pairs = dict.fromkeys([*written.mapping, *(pair for hint in inner for pair in hint.mapping)])
    return Discriminator(written.name, tuple(pairs))


def _shared_hint(leaves: Iterable[Leaf]) -> Discriminator | None:
    """The discriminator of the inner unions, where they all have the same one."""
    hints = [leaf.hint for leaf in leaves]
    names = {hint.name if hint else None for hint in hints}
    first = hints[0] if hints else None
    if first is None or len(names) > 1:
        return None
    pairs = dict.fromkeys(pair for hint in hints if hint for pair in hint.mapping)
    return Discriminator(first.name, tuple(pairs))


def _grouped(
    name: str,
    objects: Sequence[tuple[Leaf, SchemaLevel]],
    values: Sequence[Sequence[Scalar]],
    resolver: Resolver,
) -> Branches:
    """By value; alternatives that share a value are one branch."""
    groups: dict[str, tuple[Scalar, list[Leaf]]] = {}
    for (leaf, _), listed in zip(objects, values, strict=True):
        for value in listed:
            groups.setdefault(identity(value), (value, []))[1].append(leaf)
    return Branches(
        name,
        {
            value: resolver.any_of([leaf.schema for leaf in group])
            for value, group in groups.values()
        },
    )


def _documented_values(
    objects: Sequence[tuple[Leaf, SchemaLevel]], discriminator: Discriminator, resolver: Resolver
) -> list[tuple[Scalar, ...]] | None:
    """The values of each alternative; None where one has none."""
    listed = [_listed(node, discriminator.name, resolver) for _, node in objects]
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
        others = [value for value in values if value in agreed or value not in claimed]
        found.append(tuple(dict.fromkeys([*agreed, *others])))
    return found if objects and all(found) else None


def _schema_name(leaf: Leaf) -> str | None:
    if leaf.target is None:
        return None
    return leaf.target.rpartition("/")[2].replace("~1", "/").replace("~0", "~")


def _implied(objects: Sequence[tuple[Leaf, SchemaLevel]], resolver: Resolver) -> Branches | None:
    if len(objects) < 2:  # noqa: PLR2004 - one alternative is no choice
        return None
    shared = sorted(frozenset.intersection(*(node.required for _, node in objects)))
    best: tuple[int, str, list[tuple[Scalar, ...]]] | None = None
    for name in shared:
        values = [_listed(node, name, resolver) for _, node in objects]
        distinct = len({identity(value) for listed in values for value in listed})
        distinguishes = all(len(listed) == 1 for listed in values) and distinct > 1
        if distinguishes and (best is None or distinct > best[0]):
            best = (distinct, name, values)
    return None if best is None else _grouped(best[1], objects, best[2], resolver)


def _listed(node: SchemaLevel, name: str, resolver: Resolver) -> tuple[Scalar, ...]:
    """The values that an alternative lists for a property; () where it leaves them open."""
    child = node.properties.get(name)
    values = None if child is None else resolver.constants(child)
    scalars = [value for value in values or () if isinstance(value, (str, int, float))]
    return tuple(dict.fromkeys(scalars))


def constants(
    schema: SchemaPosition,
    resolver: Resolver,
    of: Callable[[SchemaPosition], tuple[Json, ...] | None],
) -> tuple[Json, ...] | None:
    """The values but null that a schema lists; None where it leaves them open.

    Looks no deeper than the property itself, so that it can be asked before the property is
    resolved; `of` is asked for the parts.
    """
    parts: Iterable[SchemaPosition] = schema.parts
    if schema.kind == "any":
        return _any_constants([of(part) for part in parts])
    raw = mapping(schema.raw)
    if "const" in raw:
        return () if raw["const"] is None else (raw["const"],)
    if isinstance(raw.get("enum"), list):
        return tuple(member for member in raw["enum"] if member is not None)
    if raw.get("type") == "null":
        return ()
    if schema.kind in ("one", "base"):
        parts = _combined(schema, raw, resolver)
    sets = (of(part) for part in parts)
    return next((values for values in sets if values is not None), None)


def _combined(
    schema: SchemaPosition, raw: Mapping[str, object], resolver: Resolver
) -> Iterable[SchemaPosition]:
    target = resolver.target(schema)
    if target is not None:
        yield target
    for index in range(len(sequence(raw.get("allOf")))):
        yield resolver.below(schema, "allOf", str(index))
    for keyword in ("oneOf", "anyOf"):
        alternatives = range(len(sequence(raw.get(keyword))))
        if alternatives:
            yield resolver.any_of(
                [resolver.below(schema, keyword, str(index)) for index in alternatives]
            )


def _any_constants(sets: Sequence[tuple[Json, ...] | None]) -> tuple[Json, ...] | None:
    values: list[Json] = []
    for alternative in sets:
        if alternative is None:
            return None
        values += alternative
    return once(values)
