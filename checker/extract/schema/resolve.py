"""Schema -> Node: references followed, combinations merged, alternatives distinguished; bounded.

A reference that leads nowhere is a free-form value. What is resolved is remembered, so that each
schema is read once, however often it is referred to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Any, Final

from checker.extract.schema.discriminator import branches, is_object
from checker.extract.schema.intersect import intersect
from checker.extract.schema.keywords import own
from checker.extract.schema.meaning import WORDS
from checker.extract.schema.nodes import Discriminator, Leaf, SchemaLevel, SchemaPosition, mapping
from checker.extract.schema.places import SchemaPlaces
from checker.extract.schema.pointer import REFERENCES, is_component, reference
from checker.extract.schema.unite import unite

MAX_DEPTH: Final = 40  # references and combinations inside each other, at one level
MAX_WORK: Final = 40_000  # properties and alternatives that are merged, in one document
MAX_LEAVES: Final = 2_000  # alternatives of one union, unions in it flattened

ONE_OF: Final = "one-of"
ANY_OF: Final = "any-of"

# Keywords that add nothing to a reference which they stand beside.
SILENT: Final = WORDS | {*REFERENCES}
# Keywords that only say what else is to be read.
_COMBINING: Final = SILENT | {"allOf", "anyOf", "discriminator", "nullable", "oneOf"}


class Nodes:
    """The Nodes of one document."""

    def __init__(self, places: SchemaPlaces, *, siblings: bool) -> None:
        """`siblings`: do keywords beside a `$ref` count? OpenAPI 3.0 passes over them."""
        self.places = places
        self.cut = False  # was a limit met?
        self._siblings = siblings
        self._nodes: dict[SchemaPosition, SchemaLevel] = {}
        self._through, self._inherit = cache(self._referred), cache(self._inheriting)
        self._depth = 0
        self._work = MAX_WORK

    def of(self, schema: SchemaPosition) -> SchemaLevel:
        """What a schema says of its own level."""
        if schema not in self._nodes:
            if self._depth >= MAX_DEPTH or self._work < 0:
                self.cut = True
                return _unread(schema)
            self._nodes[schema] = _unread(schema)  # what a schema that combines itself finds
            self._depth += 1
            self._nodes[schema] = self._read(schema)
            self._depth -= 1
        return self._nodes[schema]

    def referred(self, schema: SchemaPosition) -> SchemaPosition | None:
        """The schema that another is nothing but a reference to; None where it is more, or none."""
        alone = schema.kind == "one" and SILENT.issuperset(mapping(schema.raw))
        return self.places.target(schema) if alone else None

    def _read(self, schema: SchemaPosition) -> SchemaLevel:
        match schema.kind:
            case "own":
                return own(schema, self.places)
            case "any":
                return self._union(schema, schema.parts, None)
            case "all":
                return self._together([self.of(part) for part in schema.parts], schema)
        return self._place(schema)

    def _together(self, nodes: Sequence[SchemaLevel], schema: SchemaPosition) -> SchemaLevel:
        leaves = sum(len(node.leaves) for node in nodes)
        parts = sum(len(node.schema.parts) + 1 for node in nodes)
        self._work -= sum(len(node.properties) for node in nodes) + parts * (leaves + 1)
        return intersect(nodes, schema, self.places)

    # --- one place: its own keywords, what it refers to, what it combines

    def _place(self, schema: SchemaPosition) -> SchemaLevel:
        raw = mapping(schema.raw)
        written = reference(raw)
        referred = self._reference(schema) if written is not None else None
        if referred is not None and (not self._siblings or SILENT.issuperset(raw)):
            # What is written beside a reference in 3.0 is passed over, but that it may be null:
            # documents say it there, and mean what 3.1 writes as an alternative.
            return replace(referred, schema=schema, nullable=referred.nullable or _says_null(raw))
        nodes = [] if referred is None else [referred]
        nodes += self._combined(schema)
        if not nodes:
            node = own(schema, self.places)
            return replace(node, nullable=True) if _says_null(raw) else node
        if not _COMBINING.issuperset(raw):
            nodes.insert(0, self.of(self.places.place(schema.pointer, schema.raw, "own")))
        node = nodes[0] if len(nodes) == 1 else self._together(nodes, schema)
        return replace(
            node,
            schema=schema,
            nullable=node.nullable or _says_null(raw),
            places=(*(referred.places if referred else ()), schema.pointer),
        )

    def _reference(self, schema: SchemaPosition) -> SchemaLevel:
        target = self.places.target(schema)
        return _unread(schema) if target is None else self._through(target)

    def _referred(self, target: SchemaPosition) -> SchemaLevel:
        """The Node of a schema that was referred to, which remembers the way."""
        node = self.of(target)
        return replace(node, reach=node.reach | {target.pointer}, together=False)

    def _combined(self, schema: SchemaPosition) -> Iterator[SchemaLevel]:
        places, raw = self.places, mapping(schema.raw)
        for part in places.each(schema, "allOf"):
            yield from self._part(schema, part)
        written = self._discriminator(raw)
        unions = self._unions(schema)
        for parts in filter(None, unions):
            united = self._union(places.any_of(parts), parts, written)
            yield replace(united, union=ANY_OF if parts is unions[1] else ONE_OF)
        if written is not None and schema.kind == "one" and not any(unions):
            heirs = self._heirs(schema, written)
            if heirs:
                united = self._union(places.any_of(heirs), heirs, written)
                yield replace(united, union=ONE_OF)
        anything = places.anything(schema.pointer)
        for parts in _conditional(schema, places):
            optional = self.of(places.any_of([*parts, anything]))
            yield replace(optional, leaves=(), branches=None, alternatives=None, conditions=())

    def _part(self, schema: SchemaPosition, part: SchemaPosition) -> Iterator[SchemaLevel]:
        """One part of `allOf`: an heir takes of its parent what the parent says, not its heirs."""
        target = self.places.target(part)
        if target is None or schema not in self._inherit(target):
            yield self.of(part)
            return
        if self._siblings and not SILENT.issuperset(mapping(part.raw)):
            yield self.of(self.places.place(part.pointer, part.raw, "own"))
        yield self._through(self.places.place(target.pointer, target.raw, "base"))

    def _inheriting(self, parent: SchemaPosition) -> frozenset[SchemaPosition | None]:
        """Those that a schema lists as what it may be, else all that name it beside its tag."""
        listed = frozenset(map(self.places.target, chain(*self._unions(parent))))
        if listed or "discriminator" not in mapping(parent.raw):
            return listed
        return frozenset(self.places.heirs(parent.pointer))

    def _unions(self, schema: SchemaPosition) -> Sequence[Sequence[SchemaPosition]]:
        if schema.kind == "base":
            return [(), ()]
        return [self.places.each(schema, keyword) for keyword in ("oneOf", "anyOf")]

    def _heirs(self, schema: SchemaPosition, written: Discriminator) -> list[SchemaPosition]:
        """The schemas that a discriminator without a union chooses from."""
        mapped = (self.places.at(pointer) for _, pointer in written.mapping)
        found = dict.fromkeys((*mapped, *self.places.heirs(schema.pointer)))
        return [place for place in found if place is not None and place is not schema]

    def _discriminator(self, raw: Mapping[str, Any]) -> Discriminator | None:
        written = mapping(raw.get("discriminator"))
        name = written.get("propertyName")
        if not isinstance(name, str):
            return None
        pairs = (
            (value, self.places.named(pointer))
            for value, pointer in mapping(written.get("mapping")).items()
            if isinstance(pointer, str)
        )
        return Discriminator(name, tuple(pairs))

    # --- alternatives

    def _union(
        self,
        schema: SchemaPosition,
        parts: Sequence[SchemaPosition],
        written: Discriminator | None,
    ) -> SchemaLevel:
        flat = {leaf.schema: leaf for part in parts for leaf in self._leaves(part, written)}
        if len(flat) > MAX_LEAVES:
            self.cut = True
            return _unread(schema)
        leaves = tuple(flat.values())
        self._work -= sum(len(self.of(leaf.schema).properties) + 1 for leaf in leaves)
        whole = [(leaf, self.of(leaf.schema)) for leaf in leaves]
        labelled = branches(whole, written, self.places)
        objects = sum(is_object(node) for _, node in whole)
        node = replace(
            unite([self.of(leaf.schema) for leaf in leaves], schema, self.places),
            nullable=any(self.of(part).nullable for part in parts),
        )
        # Of which none has members or a type, they say when what stands beside them is complete.
        if not any(node.inferred or node.only_null for _, node in whole):
            return replace(node, conditions=([leaf.schema.raw for leaf in leaves],))
        return replace(
            node,
            leaves=leaves,
            branches=labelled,
            alternatives=objects if labelled is None and objects > 1 else None,
        )

    def _leaves(self, part: SchemaPosition, written: Discriminator | None) -> Iterator[Leaf]:
        """One alternative, or those of the union that it is."""
        node = self.of(part)
        if not node.leaves:
            named = self.places.target(part) or part
            name = named.pointer if is_component(named.pointer) else None
            yield Leaf(part, target=name, hint=written)
        for leaf in node.leaves:
            yield leaf if leaf.hint else replace(leaf, hint=written)


def _says_null(raw: Mapping[str, Any]) -> bool:
    return raw.get("nullable") is True


def _unread(schema: SchemaPosition) -> SchemaLevel:
    """What is not read: a reference to nowhere, a schema that combines itself, too much."""
    return SchemaLevel(schema=schema, free=True, places=(schema.pointer,))


def _conditional(schema: SchemaPosition, places: SchemaPlaces) -> Iterator[list[SchemaPosition]]:
    """What holds under a condition of JSON Schema that is not judged here."""
    raw = mapping(schema.raw)
    if "if" in raw:
        yield [places.below(schema, key) for key in ("then", "else") if key in raw]
    for name in mapping(raw.get("dependentSchemas")):
        yield [places.below(schema, "dependentSchemas", name)]
