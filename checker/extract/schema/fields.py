"""Schemas -> Fields and definitions: each schema of a document once, then by reference.

What a reference leads to is a definition under the name of its component, else under its pointer;
so is what stands in several places in another way, as the members that an `allOf` hands on.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final, TypeAlias

from checker.extract.schema.discriminator import is_object
from checker.extract.schema.keywords import required
from checker.extract.schema.nodes import (
    NO_POINTERS,
    Branches,
    SchemaLevel,
    SchemaPosition,
    mapping,
)
from checker.extract.schema.pointer import is_component, tokens
from checker.extract.schema.resolve import ANY_OF, SILENT, Nodes
from checker.extract.schema.values import ranked
from checker.model.alternatives import FURTHER, NEEDED, loses
from checker.model.alternatives import said as summary
from checker.model.contract import Alternative, Field, Json, State
from checker.model.evidence import Evidence
from checker.model.flat import HIDDEN
from checker.model.path import ITEMS, ROOT, VALUES, Scalar, name_segment, selected
from checker.model.schema import STATED, Home, key_of, silent
from checker.model.variants import variant_of

HOLDING: Final = ("array", "object")  # kinds that have something below
MAX_SCHEMAS: Final = 6_000  # of one document, the largest real one has 1,700; the rest is free-form
_PROPERTIES: Final = frozenset(each.name for each in fields(Field))
_DEFINITION: Final[Home] = ("", None, None)
_NOWHERE: Final[dict[str, Any]] = {"key": "", "where": "", "path": ROOT}


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPart:
    """One body, parameter or header of an operation."""

    where: str
    schema: SchemaPosition
    status: str | None = None
    media_type: str | None = None
    path: str = ROOT
    required: bool | None = None
    deprecated: bool = False  # said of the parameter rather than of its schema
    keywords: Mapping[str, Json] | None = None  # likewise
    examples: tuple[SchemaPosition, ...] = ()  # of a body: where each stands, and its value


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What parts state: their fields, and what these refer to, each sorted by key."""

    fields: tuple[Field, ...] = ()
    definitions: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)


# A schema, and the discriminators whose choice led to it: they are not its own again.
_Id: TypeAlias = tuple[SchemaPosition, frozenset[str]]
_Step: TypeAlias = tuple[str, "str | Scalar"]  # name, branch, [*] or .*; which


@dataclass(slots=True, eq=False)
class _Entry:
    """What is known of one schema."""

    node: SchemaLevel
    said: Field
    steps: dict[_Step, _Id]
    discriminator: str  # the member that tells its branches apart
    leaves: tuple[_Id, ...] = ()  # the alternatives that none does
    base: _Entry | None = None  # the definition that it is
    parts: tuple[_Entry, ...] = ()  # the definitions whose members it has
    merged: tuple[_Entry, ...] = ()  # those alternatives, where what all share says less
    name: str = ""  # of the definition


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """Where an entry is written: in a body or in a definition."""

    home: Home
    name: str | None = None  # of the definition
    path: str = ROOT
    variant: tuple[str, ...] = ()
    required: bool | None = None
    array: str | None = None  # the path of the array, where this is one of its items
    filters: tuple[tuple[str, Scalar], ...] = ()


class SchemaReader:
    """The fields of one document's bodies, parameters and headers."""

    def __init__(
        self, nodes: Nodes, evidence: Callable[[Sequence[str]], tuple[Evidence, ...]]
    ) -> None:
        """`evidence` makes the evidence of the places that define a field."""
        self._nodes = nodes
        self._evidence = evidence
        self._entries: dict[_Id, _Entry] = {}
        self._wanted: set[_Id] = set()  # those that have an entry, or will have one
        self._targets: dict[str, _Id] = {}  # by pointer
        self._names: dict[str, _Entry] = {}
        self.cut = False  # did the limit end the descent?

    def read(self, parts: Iterable[OperationPart]) -> Stated:
        """Each schema is looked at once."""
        parts = [part for part in parts if not self._nodes.of(part.schema).never]
        self.cut |= len(parts) > MAX_SCHEMAS
        parts = parts[:MAX_SCHEMAS]
        self._explore([part.schema for part in parts])
        for entry in self._entries.values():
            self._relate(entry)
        for entry in self._entries.values():
            if entry.base is None:
                self._list(entry)
        roots = [self._entries[part.schema, NO_POINTERS] for part in parts]
        self._define(roots)
        found = [
            one for part, entry in zip(parts, roots, strict=True) for one in self._part(part, entry)
        ]
        definitions: dict[str, tuple[Field, ...]] = {}
        for name, entry in sorted(self._names.items()):
            written = self._written(entry, _Spot(home=_DEFINITION, name=name), whole=True)
            definitions[name] = tuple(sorted(written, key=lambda one: one.key))
        return Stated(fields=tuple(found), definitions=definitions)

    # ------------------------------------------------------------ which schemas there are

    def _explore(self, schemas: Iterable[SchemaPosition]) -> None:
        followed: set[int] = set()
        waiting: deque[_Id] = deque((schema, NO_POINTERS) for schema in schemas)
        while waiting:
            entry = self._entry(waiting.popleft())
            if id(entry.steps) not in followed:  # those of a definition, at each place the same
                followed.add(id(entry.steps))
                waiting += (*entry.steps.values(), *entry.leaves)
            for pointer in sorted(entry.node.reach - self._targets.keys()):
                target = self._nodes.places.at(pointer)
                if target is not None:
                    self._targets[pointer] = (target, NO_POINTERS)
                    waiting.append(self._targets[pointer])

    def _entry(self, one: _Id) -> _Entry:
        """What is known of a schema, after what is known of all that it is a reference to."""
        passed: list[_Id] = []
        while one not in self._entries and one not in passed:
            passed.append(one)
            target = self._nodes.referred(one[0])
            if target is not None:
                one = self._id(target, one[1])
        for each in reversed(passed):
            known = self._entries.get(one)
            self._entries[each] = (
                self._made(each) if known is None else replace(known, node=self._nodes.of(each[0]))
            )
            one = each
        return self._entries[one]

    def _made(self, one: _Id) -> _Entry:
        schema, chosen = one
        node = self._nodes.of(schema)
        branches = node.branches
        if branches is not None and branches.name in chosen:
            branches = None
        steps: dict[_Step, _Id] = {}
        if branches is not None:
            inner = chosen | {branches.name}
            for value, child in branches.by_value.items():
                steps["branch", value] = self._id(child, inner)
        else:
            for name, child in node.properties.items():
                steps["name", name] = (child, NO_POINTERS)
        if node.values is not None:
            steps[VALUES, VALUES] = (node.values, NO_POINTERS)
        if node.items is not None:
            steps[ITEMS, ITEMS] = (node.items, NO_POINTERS)
        leaves = self._leaves(node, branches)
        wanted = {one, *steps.values(), *leaves} - self._wanted
        stopped = bool(steps or leaves) and len(self._wanted) + len(wanted) > MAX_SCHEMAS
        if stopped:
            self.cut, steps, leaves = True, {}, ()
        else:
            self._wanted |= wanted
        steps = {step: to for step, to in steps.items() if not self._nodes.of(to[0]).never}
        return _Entry(
            node=node,
            said=self._said(node, branches, stopped=stopped),
            steps=steps,
            discriminator="" if branches is None else branches.name,
            leaves=leaves,
        )

    def _id(self, schema: SchemaPosition, chosen: frozenset[str]) -> _Id:
        """A branch is the schema itself unless it has branches that were chosen before."""
        return (schema, NO_POINTERS if self._nodes.of(schema).branches is None else chosen)

    def _said(self, node: SchemaLevel, branches: Branches | None, *, stopped: bool) -> Field:
        """What a schema says of its own level."""
        facets: Mapping[str, Any] = {
            name: value for name, value in node.facets.items() if name in _PROPERTIES
        }
        return Field(
            **_NOWHERE,
            types=node.types,
            enum=tuple(sorted(node.enum, key=ranked)) if node.enum else None,
            const=node.const,
            variants=_variants(branches),
            union=node.union if branches or node.alternatives else None,
            alternatives=node.alternatives,
            keywords=dict(sorted(self._keywords(node, branches).items())) or None,
            free_form=True if stopped or (node.free_form and branches is None) else None,
            deprecated=True if node.deprecated else None,
            state=State.CONFLICTING if node.conflicting else State.DOCUMENTED,
            evidence=self._evidence(node.places),
            **facets,
        )

    def _keywords(self, node: SchemaLevel, branches: Branches | None) -> dict[str, Json]:
        """What is stated beside the properties of a Field."""
        found = {name: value for name, value in node.facets.items() if name not in _PROPERTIES}
        if node.read_only:
            found["readOnly"] = True
        if node.write_only:
            found["writeOnly"] = True
        if node.conditions:
            found[FURTHER] = self._nodes.places.unordered(node.conditions)
            needed = _needed(node.conditions)
            found |= {} if needed is None else {NEEDED: needed}
        if branches is None:
            if node.extra is False:
                found["additionalProperties"] = False
            unknown = sorted(node.required - node.properties.keys())
            if unknown:
                found["requiredElsewhere"] = list[Json](unknown)  # described nowhere
        return found

    def _leaves(self, node: SchemaLevel, branches: Branches | None) -> tuple[_Id, ...]:
        """The alternatives that no property tells apart; null is a type of the whole."""
        return tuple(
            (leaf.schema, NO_POINTERS)
            for leaf in node.leaves
            if not ((one := self._nodes.of(leaf.schema)).never or one.only_null)
            and (branches is None or not is_object(one))
        )

    # ------------------------------------------------------------ which of them are another again

    def _relate(self, entry: _Entry) -> None:
        """What it refers to: a definition that it is, or some whose members it has."""
        places = self._nodes.places
        reached = [self._entries[self._targets[one]] for one in sorted(entry.node.reach)]
        own = places.target(entry.node.schema)
        if own is not None and own.pointer in self._targets:
            reached.insert(0, self._entries[own, NO_POINTERS])
        for target in dict.fromkeys(reached):
            if not _is_of(target, entry) and _patches(entry, target):
                if entry.node.together:
                    entry.parts = (target,)
                else:
                    entry.base = target
                return
        held = [one for one in reached if one.steps and not _is_of(one, entry)]
        if entry.node.together:
            parts = [one for one in held if _has_members_of(entry, one)]
            entry.parts = tuple(dict.fromkeys(parts))

    def _list(self, entry: _Entry) -> None:
        """Its alternatives, where several are of one kind or one says what the union does not."""
        alternatives = [self._entries[one] for one in entry.leaves]
        kinds = Counter(kind for one in alternatives for kind in one.said.types or HOLDING)
        union = summary(entry.said, (), ())
        if any(kinds[kind] > 1 for kind in HOLDING) or any(
            loses(summary(one.said, (), ()), union) for one in alternatives
        ):
            same = (
                one.base if one.base and one.said == one.base.said else one for one in alternatives
            )
            entry.merged = tuple(dict.fromkeys(same))

    def _define(self, roots: Iterable[_Entry]) -> None:
        """Name what is referred to, and what is used more than once and has something below."""
        uses: Counter[int] = Counter()
        met: set[int] = set()
        waiting = list(roots)
        while waiting:
            entry = waiting.pop()
            uses[id(entry)] += 1
            if id(entry) in met:
                continue
            met.add(id(entry))
            for target in (entry.base, *entry.parts, *entry.merged):
                if target is not None:
                    self._name(target)
                    waiting.append(target)
            waiting += (below for _, below in self._own(entry))
        for entry in self._entries.values():
            if uses[id(entry)] > 1 and entry.steps and entry.base is None:
                self._name(entry)

    def _name(self, entry: _Entry) -> None:
        if entry.name:
            return
        pointer = entry.node.schema.pointer or " ".join(entry.node.places)
        name = tokens(pointer)[-1] if is_component(pointer) else pointer or "#"
        while name in self._names:
            name += "'"
        entry.name = name
        self._names[name] = entry

    # ------------------------------------------------------------ entries -> fields

    def _part(self, part: OperationPart, entry: _Entry) -> Iterator[Field]:
        home = (part.where, part.status, part.media_type)
        spot = _Spot(home=home, path=part.path, required=part.required)
        whole, *below = self._written(entry, spot, whole=False)
        full = entry.said if whole.ref is not None else whole
        changed: dict[str, Any] = {"deprecated": True} if part.deprecated else {}
        if part.keywords:
            changed["keywords"] = {**(full.keywords or {}), **part.keywords}
        yield replace(whole, **changed)
        yield from below

    def _written(self, entry: _Entry, spot: _Spot, *, whole: bool) -> list[Field]:
        """An entry and what is below it, up to what is written elsewhere."""
        found: list[Field] = []
        waiting = [(entry, spot, whole)]
        while waiting:
            entry, spot, whole = waiting.pop()
            target = entry.base
            if not whole and entry.name:
                target = entry
            if found and _hidden(entry, spot):
                continue
            found.append(self._field(entry, target, spot))
            if target is None:
                waiting += (
                    (below, _below(entry, step, spot), False)
                    for step, below in self._own(entry)
                    if step[0] != "branch" or _alternative(below) is None
                )
        return found

    def _own(self, entry: _Entry) -> Iterator[tuple[_Step, _Entry]]:
        """The steps down that no definition hands on as they are."""
        if entry.base is not None:
            return
        handed: dict[_Step, _Entry] = {}
        for part in reversed(entry.parts):
            handed.update(dict.fromkeys(part.steps, part))
        for step, to in entry.steps.items():
            by = handed.get(step)
            if by is None or to != by.steps[step] or _needs(entry, step) != _needs(by, step):
                yield step, self._entries[to]

    def _field(self, entry: _Entry, target: _Entry | None, spot: _Spot) -> Field:
        said = entry.said
        if spot.home != _DEFINITION and "xml" not in str(spot.home[2]):
            told = said.keywords or {}  # of XML, they are nothing where none is sent
            keywords = {name: value for name, value in told.items() if name != "xml"}
            said = replace(said, keywords=keywords or None)
        references: dict[str, Any] = {}
        if target is not None:
            said = _beside(said, target.said)
            references["ref"] = target.name
        else:
            references["all_of"] = tuple(part.name for part in entry.parts)
            listed = tuple(self._alternatives(entry))
            references["any_of" if entry.node.union == ANY_OF else "one_of"] = listed
        variant = " ".join(spot.variant) or None
        where, status, media_type = spot.home
        return replace(
            said,
            key=key_of(spot.home if spot.name is None else (f"#{spot.name}",), spot.path, variant),
            where=where,
            status=status,
            media_type=media_type,
            path=spot.path,
            variant=variant,
            required=spot.required,
            **references,
        )

    def _alternatives(self, entry: _Entry) -> Iterator[Alternative]:
        for (kind, value), to in entry.steps.items():
            if kind != "branch":
                continue
            name = _alternative(self._entries[to])
            typed: dict[str, Any] = {} if isinstance(value, str) else {"value": value}
            if name is not None or typed:
                yield Alternative(ref=name, variant=variant_of(entry.discriminator, value), **typed)
        for one in entry.merged:
            yield Alternative(ref=one.name)


def _needed(conditions: Sequence[Sequence[object]]) -> list[Json] | None:
    """The members that each of several alternatives requires, where that is all that they say."""
    alternatives, *further = conditions
    each = [mapping(raw) for raw in alternatives]
    if further or len(each) == 1 or any(raw.keys() - SILENT - {"required"} for raw in each):
        return None
    return [[*names] for names in sorted({tuple(sorted(required(raw))) for raw in each})]


def _below(entry: _Entry, step: _Step, spot: _Spot) -> _Spot:
    kind, which = step
    if kind == "branch":
        by = entry.discriminator
        if spot.array is None:
            return replace(spot, variant=(*spot.variant, variant_of(by, which)), required=None)
        filters = (*spot.filters, (by, which))
        path = spot.array + selected(filters)
        return replace(spot, path=path, filters=filters, required=None)
    segment = name_segment(str(which)) if kind == "name" else str(which)
    return _Spot(
        home=spot.home,
        name=spot.name,
        path=spot.path + segment,
        variant=spot.variant,
        required=_needs(entry, step),
        array=spot.path if kind == ITEMS else None,
    )


def _needs(entry: _Entry, step: _Step) -> bool | None:
    """Is a member required? None for what is no member."""
    return step[1] in entry.node.required if step[0] == "name" else None


def _patches(entry: _Entry, target: _Entry) -> bool:
    """Is an entry what a definition is, with no more than properties of its own level added?"""
    said, stated = entry.said, target.said
    return (
        entry.steps is target.steps
        or (
            entry.steps == target.steps
            and all(_needs(entry, step) == _needs(target, step) for step in entry.steps)
        )
    ) and not (
        (stated.state is not State.DOCUMENTED and said.state is State.DOCUMENTED)
        or any(
            silent(getattr(said, name), name) and not silent(getattr(stated, name), name)
            for name in STATED
        )
    )


def _has_members_of(entry: _Entry, target: _Entry) -> bool:
    """Has an entry all members of a definition, some as they are there, and no branches?"""
    return (
        not (target.discriminator or entry.discriminator)
        and target.steps.keys() <= entry.steps.keys()
        and not target.steps.items().isdisjoint(entry.steps.items())
    )


def _is_of(target: _Entry, entry: _Entry) -> bool:
    """Does a definition lead, over what it is itself, to an entry?"""
    at: _Entry | None = target
    while at is not None and at is not entry:
        at = at.base
    return at is not None


def _alternative(entry: _Entry) -> str | None:
    """The definition that a branch is, with nothing beside it; None where it is written out."""
    if entry.name:
        return entry.name
    return entry.base.name if entry.base is not None and entry.said == entry.base.said else None


def _hidden(entry: _Entry, spot: _Spot) -> bool:
    """Is it no part of what is sent that way?"""
    keyword = HIDDEN.get(spot.home[0])
    return keyword is not None and (entry.said.keywords or {}).get(keyword) is True


def _beside(said: Field, stated: Field) -> Field:
    """What a place says that the definition that it refers to does not; where it says it."""
    own: dict[str, Any] = {
        name: value
        for name in STATED
        if (value := getattr(said, name)) != getattr(stated, name) or name == "evidence"
    }
    state = said.state if said.state is not stated.state else State.DOCUMENTED
    return Field(**_NOWHERE, state=state, **own)


def _variants(branches: Branches | None) -> tuple[str, ...] | None:
    if branches is None:
        return None
    return tuple(sorted(variant_of(branches.name, value) for value in branches.by_value))
