"""Two Schemas -> do they say the same, written out or by reference, however deep?

A recursive schema is the same as itself further down, whether the page refers to it or writes some
levels of it out. Only that tells where to stop so that both spellings give the same fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from checker.extract.schema.keywords import mapping
from checker.extract.schema.nodes import SchemaLevel, SchemaPosition
from checker.extract.schema.resolve import SILENT, Nodes
from checker.extract.schema.values import identity

MAX_PAIRS: Final = 2_000  # of schemas that are compared for one answer; beyond it is no
MAX_COMPARED: Final = 20_000  # of one document; real ones compare some hundred


class Alike:
    """Answers for the schemas of one document, remembered."""

    def __init__(self, nodes: Nodes) -> None:
        self._nodes = nodes
        self._known: dict[tuple[SchemaPosition, SchemaPosition], bool] = {}
        self._forms: dict[SchemaPosition, tuple[Any, ...]] = {}
        self._left = MAX_COMPARED

    def form(self, schema: SchemaPosition) -> tuple[Any, ...]:
        """What schemas that are alike have in common at least; () for one with nothing below."""
        if schema not in self._forms:
            self._forms[schema] = _form(self._nodes.of(schema))
        return self._forms[schema]

    def alike(self, one: SchemaPosition, other: SchemaPosition) -> bool:
        """Whether null is allowed, or the whole is deprecated, is left aside: a stop tells it."""
        key = (self._referred(one), self._referred(other))
        if key[0] is key[1]:
            return True
        if key not in self._known and self._left > 0 and self.form(one):
            self._known[key] = self._same(*key)
        return self._known.get(key, False)

    def _referred(self, schema: SchemaPosition) -> SchemaPosition:
        """What a schema that is nothing but a reference leads to."""
        passed: set[SchemaPosition] = set()
        while schema not in passed and SILENT.issuperset(mapping(schema.raw) or ("",)):
            passed.add(schema)
            schema = self._nodes.places.target(schema) or schema
        return schema

    def _same(self, one: SchemaPosition, other: SchemaPosition) -> bool:
        """Nothing contradicts it: what is met again is taken for the same."""
        met = {(one, other)}
        waiting = [(one, other)]
        while waiting:
            pair = waiting.pop()
            some, others = map(self._nodes.of, pair)
            if self._said(some) != self._said(others) or (
                pair != (one, other) and _beside(some, others)
            ):
                return False
            for below in _below(some, others):
                first, second = map(self._referred, below)
                if first is second or (first, second) in met:
                    continue
                known = self._known.get((first, second))
                if known is False:
                    return False
                met.add((first, second))
                if known is None or _beside(*map(self._nodes.of, (first, second))):
                    waiting.append((first, second))
            self._left -= 1
            if len(met) > MAX_PAIRS or self._left <= 0:
                return False
        self._known.update(dict.fromkeys(met, True))
        return True

    def _said(self, node: SchemaLevel) -> tuple[Any, ...]:
        """All that one level says by itself."""
        return (
            _form(node),
            node.inferred,
            None if node.enum is None else sorted(map(identity, node.enum)),
            identity(node.const),
            {name: identity(value) for name, value in node.facets.items()},
            node.required,
            (node.extra, node.free, node.never, node.conflicting),
            (node.union, node.alternatives, self._nodes.places.meaning(list(node.conditions))),
            None if node.branches is None else (node.branches.name, [*node.branches.by_value]),
        )


def _form(node: SchemaLevel) -> tuple[Any, ...]:
    below = (*sorted(node.properties), node.items is not None, node.values is not None)
    return (below, node.inferred, len(node.leaves)) if any(below) or node.leaves else ()


def _beside(one: SchemaLevel, other: SchemaLevel) -> bool:
    """Does either allow null, or is it deprecated or of one direction, and the other is not?"""
    return (one.nullable, one.deprecated, one.read_only, one.write_only) != (
        other.nullable, other.deprecated, other.read_only, other.write_only,
    )  # fmt: skip


def _below(one: SchemaLevel, other: SchemaLevel) -> Iterator[tuple[SchemaPosition, SchemaPosition]]:
    """The schemas of one level further down, two by two."""
    for name, child in one.properties.items():
        yield child, other.properties[name]
    for some, others in ((one.items, other.items), (one.values, other.values)):
        if some is not None and others is not None:
            yield some, others
    for leaf, twin in zip(one.leaves, other.leaves, strict=True):
        yield leaf.schema, twin.schema
