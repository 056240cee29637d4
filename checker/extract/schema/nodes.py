"""The words of schema reading: a Schema is where to read, a Node is what was read there.

A Schema is one place of the document, or several places that hold all together (`allOf`) or one
instead of another (`oneOf`, `anyOf`, fields of the same name in several branches). A Node tells
one level: what is below it are Schemas again, resolved only when somebody goes there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from checker.model.contract import UNSTATED, Json, Unstated
from checker.model.json_type import json_type
from checker.model.path import Scalar

NO_POINTERS: Final[frozenset[str]] = frozenset()


def mapping(value: object) -> Mapping[Any, Any]:
    """The value where it is a mapping, otherwise an empty one."""
    return value if isinstance(value, dict) else {}


def sequence(value: object) -> Sequence[Any]:
    """The value where it is a list, otherwise an empty one."""
    return value if isinstance(value, list) else ()


@dataclass(frozen=True, slots=True, eq=False)
class SchemaPosition:
    """Where a schema stands. Compared by identity: `SchemaPositions` makes each once."""

    # own: without what it refers to and combines; base: without the heirs of its discriminator
    kind: Literal["one", "own", "base", "all", "any"]
    pointer: str = ""  # RFC 6901; "" for all and any
    raw: object = None
    parts: tuple[SchemaPosition, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """One alternative of a union, unions of unions flattened."""

    schema: SchemaPosition
    target: str | None = None  # pointer of the component that it is, by whose name it may go
    hint: Discriminator | None = None  # of the union it was written in


@dataclass(frozen=True, slots=True)
class Discriminator:
    """OpenAPI's discriminator: the property, and value -> pointer where a mapping is written."""

    name: str
    mapping: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Branches:
    """Alternatives that are distinguished by the value of one property, in documented order."""

    name: str
    by_value: Mapping[Scalar, SchemaPosition]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaLevel:
    """What a schema says of one level."""

    schema: SchemaPosition  # that resolves to this
    said: frozenset[str] | None = None  # types but null; None = the page does not say
    nullable: bool = False
    enum: tuple[Json, ...] | None = None  # without null
    const: Json | Unstated = UNSTATED
    # Under the name that Field gives them; under their own where Field has no property for them.
    facets: Mapping[str, Json] = field(default_factory=dict)
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    properties: Mapping[str, SchemaPosition] = field(default_factory=dict)
    required: frozenset[str] = NO_POINTERS
    items: SchemaPosition | None = None
    values: SchemaPosition | None = None  # of a map with free keys
    extra: bool | None = None  # additionalProperties where it is a boolean
    free: bool = False  # not read, or an alternative that is free-form
    never: bool = False  # the schema `false`
    conflicting: bool = False  # lists that hold together, each with members that the other has not
    leaves: tuple[Leaf, ...] = ()  # of a union; the rest of the Node is what all of them share
    branches: Branches | None = None
    union: str | None = None  # one-of, any-of: the keyword that the leaves stand under
    alternatives: int | None = None  # objects among the leaves, where nothing tells several apart
    # What alternatives say that describe nothing: when what stands beside them is complete; and
    # those of further unions. As the document has it.
    conditions: tuple[Sequence[object], ...] = ()
    places: tuple[str, ...] = ()  # pointers of what defines it
    reach: frozenset[str] = NO_POINTERS  # pointers of the references that it was read through
    together: bool = False  # several hold all together here: it is none of them as a whole

    @property
    def inferred(self) -> frozenset[str]:
        """The types but null: as said, otherwise those that the other keywords speak of."""
        if self.said is not None:
            return self.said
        found = {json_type(member) for member in members(self)}
        if self.properties or self.values or self.extra is not None:
            found.add("object")
        if self.items:
            found.add("array")
        return frozenset(found)

    @property
    def types(self) -> tuple[str, ...]:
        """Sorted, null among them; () where the page does not say."""
        said = self.inferred
        if self.said is None and not said:
            return ()
        return tuple(sorted(said | {"null"} if self.nullable else said))

    @property
    def only_null(self) -> bool:
        """Nothing but null."""
        return self.nullable and self.said is not None and not self.said

    @property
    def free_form(self) -> bool:
        """An object whose keys are the caller's own."""
        return self.free or (
            "object" in self.inferred
            and self.extra is not False
            and not (self.properties or self.values or self.required)
        )


def members(node: SchemaLevel) -> tuple[Json, ...]:
    """The values that an enum or a const lists, without null; () where neither stands."""
    if node.enum is not None:
        return node.enum
    return () if node.const is UNSTATED or node.const is None else (node.const,)
