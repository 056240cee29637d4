"""Facts of a contract -> its schemas: the places that its bodies and definitions document.

A place is some layers, one over the other: what is said there, then the definitions that this
refers to. The fact of an upper layer stands for those below it, or adds to what it refers to; the
members of all layers are members of the place. So what an example, a side page or a keyword beside
a reference says of one use of a definition needs no copy of the definition.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final, TypeAlias

from checker.model.contract import UNSTATED, Fact, Field, Json, State, Unstated
from checker.model.cycles import in_circles
from checker.model.errors import Misused
from checker.model.path import ROOT, Scalar
from checker.model.place import Filters, Items, Name, Segment, Values, is_path, segments
from checker.model.variants import branch_of, variants_of

Home: TypeAlias = tuple[str, str | None, str | None]  # where, status, media type
_Spot: TypeAlias = tuple[tuple[Segment, ...], str | None]  # segments of a path, and the variant
_Label: TypeAlias = tuple[str, Scalar]  # the member that tells a branch apart, and its value there

NOT_OF_PLACE: Final = frozenset({"key", "where", "path", "status", "media_type", "variant"})
# What a field states of itself, wherever it stands: what a reference hands on.
STATED: Final = tuple(
    one.name
    for one in dataclasses.fields(Field)
    if one.name not in NOT_OF_PLACE | {"required", "state", "all_of", "ref"}
)
BODIES: Final = frozenset({"request", "response", "stream"})


class Schema:
    """One place, as one body or one definition states it, and what it states below."""

    __slots__ = ("branches", "fact", "items", "names", "values")

    def __init__(self, fact: Field | None = None) -> None:
        self.fact = fact
        self.names: dict[str, Schema] = {}
        self.items: Schema | None = None
        self.values: Schema | None = None  # of a map with free keys
        self.branches: dict[_Label, Schema] = {}  # by member and its value

    @property
    def bears(self) -> bool:
        """Does it say anything of what is below it?"""
        below = self.names or self.items or self.values or self.branches
        return bool(below or (self.fact and (self.fact.one_of or self.fact.any_of)))


Layers: TypeAlias = tuple[Schema, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A place with all its layers."""

    layers: Layers
    fact: Field | None  # what all of them say together, without references
    names: Mapping[str, Layers]
    items: Layers
    values: Layers
    branches: Mapping[_Label, Layers]
    refs: frozenset[str]  # definitions that it is
    parts: frozenset[str]  # definitions whose members it has among others
    merged: tuple[str, ...]  # definitions whose members are merged with those of others


def home_of(fact: Field) -> Home:
    """The body that a field is of, or the parameters of one kind."""
    return (fact.where, fact.status, fact.media_type)


def refs(field: Field) -> Iterator[str]:
    """The names of the definitions that a field refers to."""
    if field.ref is not None:
        yield field.ref
    yield from field.all_of
    yield from (one.ref for one in (*field.one_of, *field.any_of) if one.ref is not None)


def refers(fact: Fact) -> bool:
    """Does a definition say what stands there?"""
    return isinstance(fact, Field) and bool(fact.ref or fact.all_of or fact.one_of or fact.any_of)


def key_of(home: Iterable[str | None], path: str, variant: str | None = None) -> str:
    """The key of a field, as contracts have it: `response 200 application/json $.id`."""
    return " ".join(word for word in (*home, path, variant) if word)


class Schemas:
    """The places of one contract. Facts of bodies without a reference stay as they are."""

    def __init__(
        self,
        facts: Iterable[Fact],
        definitions: Mapping[str, tuple[Field, ...]],
        *,
        whole: bool = False,
    ) -> None:
        """`whole`: also the bodies in which nothing refers to a definition."""
        self._definitions = definitions
        # Members of a union of definitions are those of each of its branches.
        self.hides = bool(definitions) or not whole
        self.root, self.reference = cache(self._root), cache(_reference)
        self.place = cache(self._place)
        self.bodies: dict[Home, Schema] = {}
        self.planted: list[Field] = []  # what the bodies are made of
        self.loose: list[Fact] = []  # what stands below no place that is described
        by_home: dict[Home, list[Field]] = {}
        for fact in facts:
            if isinstance(fact, Field):
                by_home.setdefault(home_of(fact), []).append(fact)
            else:
                self.loose.append(fact)
        for home, fields in by_home.items():
            if whole or any(map(refers, fields)):
                self.bodies[home], loose = planted(
                    fields, parameters=home[0] not in BODIES, gaps=whole
                )
                self.loose += loose
                left = {field.key for field in loose}
                self.planted += (field for field in fields if field.key not in left)
            else:
                self.loose += fields

    def _root(self, name: str) -> Schema:
        """The place that a definition describes; one without a fact where there is none."""
        return planted(self._definitions.get(name, ()))[0]

    @cached_property
    def recursive(self) -> frozenset[str]:
        """The definitions that hold themselves."""
        edges = {
            name: {to for field in fields for to in refs(field)}
            for name, fields in self._definitions.items()
        }
        return in_circles(edges)

    def _place(self, given: Layers, without: frozenset[str] = frozenset()) -> Place:
        """The place of some layers, with all that they refer to, `without` these definitions."""
        layers: list[Schema] = []
        refs: set[str] = set()
        parts: set[str] = set()
        met: set[int] = set()
        waiting = list(reversed(given))
        while waiting:
            layer = waiting.pop()
            if id(layer) in met:
                continue
            met.add(id(layer))
            layers.append(layer)
            fact = layer.fact
            if fact is None:
                continue
            named = [name for name in (fact.ref, *fact.all_of) if name and name not in without]
            refs.update(name for name in named if name == fact.ref)
            parts.update(name for name in named if name != fact.ref)
            waiting += [self.root(name) for name in reversed(named)]
        said = _said(layers)
        bearing = [layer for layer in layers if layer.bears]
        if len(bearing) == 1 and given != (bearing[0],):  # as the definition has it
            base = self.place((bearing[0],))
            return Place(
                layers=tuple(layers),
                fact=said and _bare(said),
                names=base.names,
                items=base.items,
                values=base.values,
                branches=base.branches,
                refs=frozenset(refs),
                parts=frozenset(parts),
                merged=base.merged,
            )
        alternatives = () if said is None else (*said.one_of, *said.any_of)
        names: dict[str, list[Schema]] = {}
        branches: dict[_Label, list[Schema]] = {}
        for layer in layers:
            for name, schema in layer.names.items():
                names.setdefault(name, []).append(schema)
            for label, schema in layer.branches.items():
                branches.setdefault(label, []).append(schema)
        for one in alternatives:
            if one.variant is not None and one.ref is not None:
                label = telling(one.variant, one.value)
                branches.setdefault(label, []).append(self.reference(one.ref))
        return Place(
            layers=tuple(layers),
            fact=said and _bare(said),
            names={name: tuple(found) for name, found in names.items()},
            items=tuple(layer.items for layer in layers if layer.items is not None),
            values=tuple(layer.values for layer in layers if layer.values is not None),
            branches={label: tuple(found) for label, found in branches.items()},
            refs=frozenset(refs),
            parts=frozenset(parts),
            merged=tuple(one.ref for one in alternatives if one.variant is None and one.ref),
        )

    def cut(self, place: Place, met: frozenset[str]) -> Place:
        """A place without the members that it has of definitions in which it stands."""
        parts, merged = place.parts & met, {name for name in place.merged if name in met}
        own = self.place(place.layers[:1], met) if parts else place
        kept = {
            name: layers
            for name, layers in own.names.items()
            if not (sources := self.sources(place, name)) or not sources <= merged
        }
        fact = own.fact and dataclasses.replace(own.fact, free_form=True)
        return dataclasses.replace(own, fact=fact, names=kept)

    def own(self, place: Place) -> Place:
        """A union with no more than what none of its alternatives says."""
        bare = dataclasses.replace(place, names=self.own_names(place), items=(), values=())
        return bare if place.merged else dataclasses.replace(bare, names={})

    def own_names(self, place: Place) -> Mapping[str, Layers]:
        """The members of a place that are of none of its alternatives alone."""
        if not place.merged:
            return place.names
        return {
            name: layers
            for name, layers in place.names.items()
            if not self.sources(place, name) or _is_news(self.place(layers).fact)
        }

    def sources(self, place: Place, name: str) -> frozenset[str]:
        """The merged definitions that have a member of that name."""
        return frozenset(one for one in place.merged if name in self.place((self.root(one),)).names)


def _reference(name: str) -> Schema:
    """A place that is nothing but the definition."""
    return Schema(Field(key="", where="", path=ROOT, ref=name))


def _is_news(fact: Field | None) -> bool:
    """Does an example or another page state it too, beside what the alternatives say?"""
    return fact is not None and fact.state is not State.DOCUMENTED


def telling(variant: str, given: Json | Unstated) -> _Label:
    """The member and the value that tell an alternative apart."""
    name, text = branch_of(variant)
    value: Json = text if given is UNSTATED else given
    return name, value if isinstance(value, str | int | float) else text


def planted(
    fields: Collection[Field], *, parameters: bool = False, gaps: bool = False
) -> tuple[Schema, list[Field]]:
    """The root of a body or definition, and the fields whose place it does not describe.

    The fields are sorted by key, so that each comes after the one above it. `gaps`: a field that
    stands below nothing has a place too, and so has what is between.
    """
    root = Schema()
    loose: list[Field] = []
    known: dict[_Spot, Schema] = {((), None): root} if parameters or gaps else {}
    objects = _branching(fields) if gaps else {}
    # Where a branch is to be found, with the union that it is of.
    branches: dict[_Spot, tuple[Schema, _Label]] = {}
    for field in fields:
        try:
            spot = (segments(field.path), field.variant)
        except Misused:  # of a contract that was written by hand
            loose.append(field)
            continue
        schema = root if not spot[0] and spot[1] is None else _added(spot, known, branches)
        if schema is None and gaps:
            schema = _bridged(spot, root, known, branches, objects)
        if schema is None:
            loose.append(field)
            continue
        schema.fact = field
        known[spot] = schema
        values = {one.variant: one.value for one in (*field.one_of, *field.any_of)}
        for text in field.variants or ():
            label = telling(text, values.get(text, UNSTATED))
            variant = f"{field.variant} {text}" if field.variant else text
            branches[spot[0], variant] = schema, label
    if gaps:
        _resumed(list(known.values()))
    return root, loose


def _resumed(schemas: Iterable[Schema]) -> None:
    """A recursion that contract/1 ended goes on with what is described at the same place."""
    described: dict[frozenset[tuple[str, str]], Schema] = {}
    ends: list[tuple[frozenset[tuple[str, str]], Field, Schema]] = []
    for schema in schemas:
        fact = schema.fact
        places = frozenset(
            (one.document, one.pointer) for one in (fact.evidence if fact else ()) if one.pointer
        )
        if places and fact is not None and schema.bears:
            described.setdefault(places, schema)
        elif places and fact is not None and fact.free_form and not fact.ref:
            ends.append((places, fact, schema))
    for places, fact, schema in ends:
        whole = described.get(places)
        if whole is not None and whole.fact is not None:
            schema.fact = dataclasses.replace(whole.fact, required=fact.required)
            schema.names, schema.branches = whole.names, whole.branches
            schema.items, schema.values = whole.items, whole.values


def _added(
    spot: _Spot, known: Mapping[_Spot, Schema], branches: Mapping[_Spot, tuple[Schema, _Label]]
) -> Schema | None:
    """A new schema below the one that stands above it; None where none does."""
    path, variant = spot
    if variant is not None and spot in branches:
        union, label = branches[spot]
        return union.branches.setdefault(label, Schema())
    above = known.get((_above(path), variant)) if path else None
    return None if above is None else _member(above, path[-1])


def _above(path: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Where that stands which holds the end of a path: items of one kind are among all items."""
    last = path[-1]
    if isinstance(last, Filters):
        return (*path[:-1], Filters(last.tests[:-1]) if len(last.tests) > 1 else Items())
    return path[:-1]


def _bridged(
    spot: _Spot,
    root: Schema,
    known: dict[_Spot, Schema],
    branches: Mapping[_Spot, tuple[Schema, _Label]],
    objects: Mapping[str, set[tuple[Segment, ...]]],
) -> Schema:
    """The schema of a field that no other stands above, with the places between.

    A branch is one of the object whose member tells it apart; of none that is described, it is one
    of the whole.
    """
    found = known.get(spot) or _added(spot, known, branches)
    if found is not None:
        return known.setdefault(spot, found)
    path, variant = spot
    if path and (variant is None or _inside(path, variant, known)):
        above = _bridged((_above(path), variant), root, known, branches, objects)
        found = _member(above, path[-1])
        return known.setdefault(spot, found)
    *outer, last = variants_of(variant)
    whole = " ".join(outer) or None
    at = path
    placed = objects.get(variant or "", set())
    if inside := [path[:count] for count in range(len(path) + 1) if path[:count] in placed]:
        at = inside[0]
    else:
        while at and (at, whole) not in known:
            at = _above(at)
    above = _bridged((at, whole), root, known, branches, objects) if at or outer else root
    known[at, variant] = above.branches.setdefault(branch_of(last), Schema())
    return _bridged(spot, root, known, branches, objects)


def _branching(fields: Iterable[Field]) -> dict[str, set[tuple[Segment, ...]]]:
    """Variant -> the objects whose member tells it apart, where the member is described."""
    found: dict[str, set[tuple[Segment, ...]]] = {}
    for field in fields:
        variants = variants_of(field.variant) if is_path(field.path) else ()
        path = segments(field.path) if variants else ()
        if path and path[-1] == Name(branch_of(variants[-1])[0]):
            found.setdefault(field.variant or "", set()).add(path[:-1])
    return found


def _inside(path: tuple[Segment, ...], variant: str, known: Mapping[_Spot, Schema]) -> bool:
    """Is anything above a place known in its own branch?"""
    while path:
        path = _above(path)
        if (path, variant) in known:
            return True
    return False


def _member(above: Schema, step: Segment) -> Schema:
    """The schema one step below another."""
    match step:
        case Name(name=name):
            return above.names.setdefault(name, Schema())
        case Filters(tests=tests):
            return above.branches.setdefault(tests[-1], Schema())
        case Items():
            above.items = above.items or Schema()
            return above.items
        case Values():
            above.values = above.values or Schema()
            return above.values


def _said(layers: Iterable[Schema]) -> Field | None:
    """What layers say together, the first being the uppermost."""
    said: Field | None = None
    for layer in reversed(list(layers)):
        fact = layer.fact
        if fact is not None:
            said = fact if said is None or fact.ref is None else _upon(said, fact)
    return said


def _bare(said: Field) -> Field:
    """What is said, without what it refers to."""
    if not (said.ref or said.all_of or said.one_of or said.any_of):
        return said
    return dataclasses.replace(said, ref=None, all_of=(), one_of=(), any_of=())


def _upon(said: Field, fact: Field) -> Field:
    """A definition, with what a place that refers to it says itself."""
    stated = {name: value for name in STATED if not silent(value := getattr(fact, name), name)}
    if fact.state is not State.DOCUMENTED:
        stated["state"] = fact.state
    return dataclasses.replace(said, required=fact.required, **stated)


def silent(value: object, name: str) -> bool:
    """Does a property of a field say nothing? Null is itself a default or a constant."""
    return value is UNSTATED or value == () or (value is None and name not in ("const", "default"))
