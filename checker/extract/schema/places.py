"""A document -> its Schemas, and which Schema leads to which. Each is made once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import Any, Final, Literal

from checker.extract.schema.meaning import Meaning
from checker.extract.schema.nodes import SchemaPosition, mapping, sequence
from checker.extract.schema.pointer import escaped, followed, reference, standing
from checker.extract.schema.values import once
from checker.model.alternatives import COMPONENTS
from checker.model.contract import Json
from checker.model.evidence import digest_of

MAX_HOPS: Final = 24  # references and combinations between a property and its constant
MAX_HEIRS: Final = 500  # schemas that inherit from one


class SchemaPlaces:
    """The Schemas of one document. Identity is equality."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self.nowhere: dict[str, None] = {}  # pointers of references that lead nowhere, in order
        self._made: dict[tuple[object, ...], SchemaPosition] = {}
        self._constants: dict[SchemaPosition, tuple[Json, ...] | None] = {}
        self._hops = 0
        self.meaning = Meaning(document).of
        self.target, self.heirs = cache(self._target), cache(self._inherit)

    def place(
        self, pointer: str, raw: object, kind: Literal["one", "own", "base"] = "one"
    ) -> SchemaPosition:
        """The Schema of one place."""
        return self._made.setdefault((kind, pointer), SchemaPosition(kind, pointer, raw))

    def anything(self, pointer: str) -> SchemaPosition:
        """The schema `true`, at a place that has none."""
        return self._made.setdefault(
            ("anything", pointer), SchemaPosition("own", pointer, raw=True)
        )

    def below(self, schema: SchemaPosition, *tokens: str) -> SchemaPosition:
        """The Schema at some reference tokens below another; they must be there."""
        raw: Any = schema.raw
        for token in tokens:
            raw = raw[int(token) if isinstance(raw, list) else token]
        return self.place("/".join([schema.pointer, *map(escaped, tokens)]), raw)

    def each(self, schema: SchemaPosition, keyword: str) -> list[SchemaPosition]:
        """The Schemas of a keyword that holds a list of them."""
        count = len(sequence(mapping(schema.raw).get(keyword)))
        return [self.below(schema, keyword, str(index)) for index in range(count)]

    def all_of(self, schemas: Sequence[SchemaPosition]) -> SchemaPosition:
        """All together."""
        return self._of("all", schemas)

    def any_of(self, schemas: Sequence[SchemaPosition]) -> SchemaPosition:
        """One instead of another."""
        return self._of("any", schemas)

    def _of(self, kind: Literal["all", "any"], schemas: Sequence[SchemaPosition]) -> SchemaPosition:
        parts = tuple(
            dict.fromkeys(
                part
                for schema in schemas
                for part in (schema.parts if schema.kind == kind else (schema,))
            )
        )
        if len(parts) == 1:
            return parts[0]
        return self._made.setdefault((kind, *parts), SchemaPosition(kind, parts=parts))

    def unordered(self, lists: Iterable[Sequence[object]]) -> str:
        """The digest of what lists of parts of the document say, in whatever order; "" of none."""
        said = sorted(sorted(map(self.meaning, each)) for each in lists)
        return digest_of(json.dumps(said)) if said else ""

    def _target(self, schema: SchemaPosition) -> SchemaPosition | None:
        """The schema that a reference leads to; None without one, and for one to nowhere."""
        written = reference(mapping(schema.raw))
        if written is None:
            return None
        found = followed(self.document, written, schema.pointer)
        if found is None or not isinstance(found[1], (Mapping, bool)):
            self.nowhere[schema.pointer] = None
            return None
        return self.place(*found)

    def named(self, reference: str) -> str:
        """The pointer that a discriminator's mapping means: a reference, or a component's name."""
        return reference[1:] if reference.startswith("#") else COMPONENTS + escaped(reference)

    def constants(self, schema: SchemaPosition) -> tuple[Json, ...] | None:
        """The values but null that a schema lists, None where it leaves them open.

        Looks no deeper than the property itself, so that it can be asked before the property is
        resolved.
        """
        if schema not in self._constants:
            self._constants[schema] = None  # what a cycle finds
            if self._hops < MAX_HOPS:
                self._hops += 1
                self._constants[schema] = self._listed(schema)
                self._hops -= 1
        return self._constants[schema]

    def _listed(self, schema: SchemaPosition) -> tuple[Json, ...] | None:
        if schema.kind == "any":
            sets = [values for part in schema.parts if (values := self.constants(part)) is not None]
            return once(chain.from_iterable(sets)) if len(sets) == len(schema.parts) else None
        raw = mapping(schema.raw)
        if "const" in raw:
            return () if raw["const"] is None else (raw["const"],)
        if isinstance(raw.get("enum"), list):
            return tuple(member for member in raw["enum"] if member is not None)
        if raw.get("type") == "null":
            return ()
        parts = schema.parts if schema.kind == "all" else self._combined(schema)
        sets_of_all = (self.constants(part) for part in parts)
        return next((values for values in sets_of_all if values is not None), None)

    def _combined(self, schema: SchemaPosition) -> Iterator[SchemaPosition]:
        target = self.target(schema)
        if target is not None:
            yield target
        yield from self.each(schema, "allOf")
        for keyword in ("oneOf", "anyOf"):
            alternatives = self.each(schema, keyword)
            if alternatives:
                yield self.any_of(alternatives)

    def at(self, pointer: str) -> SchemaPosition | None:
        """The Schema at a pointer; None where nothing stands."""
        found = standing(self.document, pointer)
        return None if found is None else self.place(*found)

    def _inherit(self, pointer: str) -> list[SchemaPosition]:
        """The components that name a schema in their `allOf`, and theirs in turn."""
        found: dict[str, None] = {}
        waiting = [pointer]
        while waiting and len(found) < MAX_HEIRS:
            for heir in self._direct_heirs.get(waiting.pop(), ()):
                if heir not in found:
                    found[heir] = None
                    waiting.append(heir)
        return [*filter(None, map(self.at, sorted(found)))]

    @cached_property
    def _direct_heirs(self) -> Mapping[str, Sequence[str]]:
        direct: dict[str, list[str]] = {}
        for name, raw in mapping(mapping(self.document.get("components")).get("schemas")).items():
            for part in sequence(mapping(raw).get("allOf")):
                parent = reference(mapping(part))
                if parent is not None:
                    direct.setdefault(parent[1:], []).append(COMPONENTS + escaped(name))
        return direct
