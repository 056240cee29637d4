"""Schemas -> Fields: every documented field of a body, level by level, as far as a limit allows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain
from typing import Any, Final

from checker.extract.schema.alike import Alike
from checker.extract.schema.discriminator import is_object
from checker.extract.schema.each import EACH, each_of
from checker.extract.schema.keywords import mapping
from checker.extract.schema.nodes import NO_POINTERS, Branches, Child, Leaf, Node, Schema
from checker.extract.schema.pointer import reference
from checker.extract.schema.resolve import Nodes
from checker.extract.schema.values import ranked
from checker.model.contract import Field, Json, State
from checker.model.evidence import Evidence
from checker.model.path import ITEMS, ROOT, VALUES, Scalar, name_segment, selected
from checker.model.variants import variant_of

MAX_FIELDS: Final = 50_000  # of one document; what lies deeper is free-form
MAX_CHARACTERS: Final = 8_000_000  # of all paths and variants together
_PROPERTIES: Final = frozenset(each.name for each in fields(Field))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One body, parameter or header of an operation."""

    where: str
    schema: Schema
    status: str | None = None
    media_type: str | None = None
    path: str = ROOT
    required: bool | None = None
    deprecated: bool = False  # said of the parameter rather than of its schema
    keywords: Mapping[str, Json] | None = None  # likewise


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One schema at one path."""

    part: Part
    schema: Schema
    path: str
    required: bool | None = None
    variant: tuple[str, ...] = ()
    array: str | None = None  # the path of the array, where this is one of its items
    filters: tuple[tuple[str, Scalar], ...] = ()  # that chose this item
    chosen: frozenset[str] = NO_POINTERS  # discriminators that led to this branch
    ancestors: frozenset[str] = NO_POINTERS  # references passed on the way down
    chain: frozenset[str] = NO_POINTERS  # references passed at this level
    above: tuple[Schema, ...] = ()  # that hold it, in a document in which one may hold itself
    beside: tuple[Schema, ...] = ()  # unions at this level, of which this is a branch


class Reader:
    """The fields of one document's bodies, parameters and headers."""

    def __init__(
        self, nodes: Nodes, evidence: Callable[[Sequence[str]], tuple[Evidence, ...]]
    ) -> None:
        """`evidence` makes the evidence of the places that define a field."""
        self._nodes = nodes
        self._alike = Alike(nodes)
        self._evidence = evidence
        self.cut = False  # did the limit end the descent?

    def read(self, parts: Iterable[Part]) -> list[Field]:
        """Level by level, so that a limit cuts every branch at the same depth."""
        fields: list[Field] = []
        characters = 0
        visits = [
            Visit(part=part, schema=part.schema, path=part.path, required=part.required)
            for part in parts
        ]
        while visits:
            seen = [(visit, node) for visit, node in map(self._seen, visits) if _shown(visit, node)]
            room = MAX_FIELDS - len(fields) - len(seen)
            visits = []
            for below in chain.from_iterable(self._children(visit, node) for visit, node in seen):
                visits.append(below)
                characters += len(below.path)
                if len(visits) > room or characters > MAX_CHARACTERS:
                    break
            cut = len(visits) > room or characters > MAX_CHARACTERS
            fields += [self._field(visit, node, cut=cut) for visit, node in seen]
            if cut:
                self.cut = True
                break
        return fields

    def _seen(self, visit: Visit) -> tuple[Visit, Node]:
        node = self._nodes.of(visit.schema)
        blocked = (node.reach & visit.ancestors) | self._again(visit, node)
        return visit, self._nodes.of(visit.schema, blocked)

    def _again(self, visit: Visit, node: Node) -> frozenset[str]:
        """Where a schema stands that holds itself here, or alternatives of it that do."""
        holders: dict[tuple[Any, ...], list[Schema]] = {}
        for holder in visit.above:
            holders.setdefault(self._alike.form(holder), []).append(holder)

        def holds_itself(schema: Schema) -> bool:
            alike = holders.get(self._alike.form(schema), ()) if holders else ()
            return any(self._alike.alike(schema, holder) for holder in alike)

        if holds_itself(visit.schema):
            return frozenset({visit.schema.pointer})
        return frozenset(leaf.schema.pointer for leaf in node.leaves if holds_itself(leaf.schema))

    def _field(self, visit: Visit, node: Node, *, cut: bool) -> Field:
        part = visit.part
        variant = " ".join(visit.variant) or None
        words = (part.where, part.status, part.media_type, visit.path, variant)
        branches = _branches(visit, node)
        stopped = cut and next(self._children(visit, node), None) is not None
        facets: Mapping[str, Any] = {
            name: value for name, value in node.facets.items() if name in _PROPERTIES
        }
        alternatives = node.alternatives if branches is None else 0
        return Field(
            key=" ".join(word for word in words if word),
            where=part.where,
            status=part.status,
            media_type=part.media_type,
            path=visit.path,
            variant=variant,
            types=node.types,
            required=visit.required,
            enum=tuple(sorted(node.enum, key=ranked)) if node.enum else None,
            const=node.const,
            variants=_variants(branches),
            union=node.union if branches or alternatives else None,
            alternatives=alternatives or None,
            keywords=dict(sorted(self._keywords(visit, node, branches).items())) or None,
            free_form=True if stopped or (node.free_form and branches is None) else None,
            deprecated=True if node.deprecated or (_is_root(visit) and part.deprecated) else None,
            state=State.CONFLICTING if node.conflicting else State.DOCUMENTED,
            evidence=self._evidence(node.places),
            **facets,
        )

    def _children(self, visit: Visit, node: Node) -> Iterator[Visit]:
        """What is documented one step further down; a branch of a union is such a step."""
        passed = visit.ancestors | visit.chain
        holders = self._holders(visit, node)

        def below(
            step: str,
            child: Child,
            path: str,
            **others: Any,  # noqa: ANN401 - of Visit
        ) -> Visit:
            return Visit(
                part=visit.part,
                schema=child.schema,
                path=path,
                variant=visit.variant,
                ancestors=passed | child.chain,
                above=holders(step),
                **others,
            )

        branches = _branches(visit, node)
        if branches is not None:
            yield from _chosen(visit, branches)
        else:
            for name, child in node.properties.items():
                segment = name_segment(name)
                needed = name in node.required
                yield below(segment, child, visit.path + segment, required=needed)
        if node.values is not None:
            yield below(VALUES, node.values, visit.path + VALUES)
        if node.items is not None:
            yield below(ITEMS, node.items, visit.path + ITEMS, array=visit.path)

    def _holders(self, visit: Visit, node: Node) -> Callable[[str], tuple[Schema, ...]]:
        """The schemas above what is one step down: alternatives too, where it is part of them."""
        if not self._nodes.places.recursive:
            return lambda _: ()
        whole = (*visit.above, *visit.beside, visit.schema)
        parts: dict[str, list[Schema]] = {}
        for leaf in node.leaves:
            for step in _steps(self._nodes.of(leaf.schema)):
                parts.setdefault(step, []).append(leaf.schema)
        return lambda step: (*whole, *parts.get(step, ()))

    def _keywords(self, visit: Visit, node: Node, branches: Branches | None) -> dict[str, Json]:
        """What is stated beside the properties of a Field."""
        found = {name: value for name, value in node.facets.items() if name not in _PROPERTIES}
        if "xml" in found and "xml" not in str(visit.part.media_type):
            del found["xml"]
        if node.read_only:
            found["readOnly"] = True
        if node.write_only:
            found["writeOnly"] = True
        if branches is None:
            if node.extra is False:
                found["additionalProperties"] = False
            unknown = sorted(node.required - node.properties.keys())
            if unknown:
                found["requiredElsewhere"] = list[Json](unknown)  # described nowhere
        leaves = [(_named(leaf), self._nodes.of(leaf.schema)) for leaf in node.leaves]
        each = each_of(node, [one for one in leaves if branches is None or not is_object(one[1])])
        if each is not None:
            found[EACH] = each
        return {**found, **(visit.part.keywords or {})} if _is_root(visit) else found


def _named(leaf: Leaf) -> str | None:
    """The name of the component that an alternative is."""
    target = leaf.target or reference(mapping(leaf.schema.raw))
    return target.rpartition("/")[2] if target else None


def _steps(node: Node) -> Iterator[str]:
    """The segments of paths that lead one step down."""
    yield from map(name_segment, node.properties)
    if node.values is not None:
        yield VALUES
    if node.items is not None:
        yield ITEMS


def _is_root(visit: Visit) -> bool:
    return visit.path == visit.part.path and not visit.variant


# Keywords by which a field is no part of what is sent that way.
_HIDDEN: Final = {"request": "read_only", "response": "write_only", "stream": "write_only"}


def _shown(visit: Visit, node: Node) -> bool:
    hidden = _HIDDEN.get(visit.part.where)
    return not node.never and not (hidden and getattr(node, hidden) and not _is_root(visit))


def _branches(visit: Visit, node: Node) -> Branches | None:
    """The branches that are told apart here: not again those of the choice that led here."""
    branches = node.branches
    return None if branches is None or branches.name in visit.chosen else branches


def _chosen(visit: Visit, branches: Branches) -> Iterator[Visit]:
    """An item is chosen by a filter in its path, everything else keeps its path."""
    for value, child in branches.by_value.items():
        branch = replace(
            visit,
            schema=child.schema,
            chain=visit.chain | child.chain,
            beside=(*visit.beside, visit.schema),
            chosen=visit.chosen | {branches.name},
            required=None,
        )
        if visit.array is None:
            yield replace(branch, variant=(*visit.variant, variant_of(branches.name, value)))
        else:
            filters = (*visit.filters, (branches.name, value))
            yield replace(branch, filters=filters, path=visit.array + selected(filters))


def _variants(branches: Branches | None) -> tuple[str, ...] | None:
    if branches is None:
        return None
    return tuple(sorted(variant_of(branches.name, value) for value in branches.by_value))
