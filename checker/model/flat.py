"""Contract -> its flat facts: each definition written out at every place that uses it.

The form of contract/1. Items of an array that a member tells apart are chosen by a filter in their
path, other alternatives by a variant; a definition that holds itself stops at its second visit.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from checker.model.alternatives import with_each
from checker.model.contract import Contract, Fact, Field, State
from checker.model.path import ITEMS, ROOT, VALUES, Scalar, name_segment, selected
from checker.model.schema import BODIES, Home, Layers, Place, Schemas, key_of
from checker.model.variants import variant_of, variants_of

MAX_FIELDS: Final = 50_000  # of one contract; what lies deeper is free-form
MAX_CHARACTERS: Final = 8_000_000  # of all paths together

NOTHING: Final[frozenset[str]] = frozenset()
# Keywords by which a field is no part of what is sent that way.
HIDDEN: Final = {"request": "readOnly", "response": "writeOnly", "stream": "writeOnly"}
_DIRECTIONS: Final = frozenset(HIDDEN.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One place of one body."""

    home: Home
    given: Layers
    path: str = ROOT
    variant: tuple[str, ...] = ()
    array: str | None = None  # the path of the array, where this is one of its items
    filters: tuple[tuple[str, Scalar], ...] = ()  # that chose this item
    # Of the definitions that hold themselves: those in which it stands, those of its union.
    met: frozenset[str] = NOTHING
    unions: frozenset[str] = NOTHING
    root: bool = False  # of a body

    @property
    def key(self) -> str:
        """The key of its field."""
        return key_of(self.home, self.path, " ".join(self.variant))


def flatten(contract: Contract) -> tuple[Fact, ...]:
    """All facts, each at its own place, sorted by key."""
    return flat(contract.facts, contract.definitions) if contract.definitions else contract.facts


def flattened(contract: Contract) -> Contract:
    """The contract with its flat facts in place of definitions."""
    if not contract.definitions:
        return contract
    return dataclasses.replace(contract, facts=flatten(contract), definitions={})


def flat(facts: Iterable[Fact], definitions: Mapping[str, tuple[Field, ...]]) -> tuple[Fact, ...]:
    """The same of facts and the definitions that they refer to."""
    found = Flat(Schemas(facts, definitions))
    by_key: dict[str, Fact] = {field.key: field for field in found.fields()}
    by_key.update((fact.key, fact) for fact in found.schemas.loose)
    return tuple(by_key[key] for key in sorted(by_key))


class Flat:
    """The flat fields of one contract, made as they are asked for."""

    def __init__(self, schemas: Schemas, *, stops: bool = True) -> None:
        """`stops`: does a definition that holds itself end at its second visit?"""
        self.schemas = schemas
        self._stopping = schemas.recursive if stops else NOTHING
        self.facts = self.schemas.planted  # those of bodies that refer to definitions
        self._below: dict[str, list[tuple[Visit, Place]]] = {}

    def fields(self) -> Iterator[Field]:
        """Level by level, so that a limit cuts every branch at the same depth."""
        count = characters = 0
        seen = list(self.roots())
        while seen:
            room = MAX_FIELDS - count - len(seen)
            visits: list[tuple[Visit, Place]] = []
            for below in chain.from_iterable(self.children(*one) for one in seen):
                visits.append(below)
                characters += len(below[0].path)
                if len(visits) > room or characters > MAX_CHARACTERS:
                    cut = True
                    break
            else:
                cut = False
            for visit, place in seen:
                fact = with_each(self.schemas, place)
                if fact is not None:
                    stopped = cut and next(self.children(visit, place), None) is not None
                    yield field_of(visit, fact, stopped=stopped)
            count += len(seen)
            if cut:
                return
            seen = visits

    def at(
        self, where: str, status: str | None, media_type: str | None, path: str, variant: str | None
    ) -> Field | None:
        """The field of one place; None where nothing of it is documented by a definition."""
        home, wanted = (where, status, media_type), (path, variants_of(variant))
        waiting = [one for one in self.roots() if one[0].home == home and _leads(one[0], wanted)]
        while waiting:
            visit, place = waiting.pop()
            if (visit.path, visit.variant) == wanted:
                return None if place.fact is None else field_of(visit, place.fact)
            if visit.key not in self._below:
                self._below[visit.key] = list(self.children(visit, place))
            waiting += [one for one in self._below[visit.key] if _leads(one[0], wanted)]
        return None

    def names(self, home: Home) -> Iterator[str]:
        """The names that stand at the root of a body, in any of its branches."""
        waiting = [one for one in self.roots() if one[0].home == home and one[0].path == ROOT]
        while waiting:
            visit, place = waiting.pop()
            yield from place.names
            if place.branches:
                waiting += (one for one in self.children(visit, place) if one[0].path == visit.path)

    def roots(self) -> Iterator[tuple[Visit, Place]]:
        """The bodies, and the parameters of each kind."""
        for home, root in self.schemas.bodies.items():
            if home[0] in BODIES:
                yield from self._seen(Visit(home=home, given=(root,), root=True))
                continue
            for name, schema in root.names.items():
                path = ROOT + name_segment(name)
                yield from self._seen(Visit(home=home, given=(schema,), path=path))

    def _seen(self, visit: Visit) -> Iterator[tuple[Visit, Place]]:
        """A visit with its place, unless what stands there is not sent that way."""
        place = self.schemas.place(visit.given)
        keywords = (place.fact and place.fact.keywords) or {}
        if not visit.root and keywords.get(HIDDEN.get(visit.home[0], "")) is True:
            return
        if visit.met and not visit.met.isdisjoint(place.refs):
            place = _stopped(place)
        elif visit.met and not visit.met.isdisjoint((*place.parts, *place.merged)):
            place = self.schemas.cut(place, visit.met)
        yield visit, place

    def children(self, visit: Visit, place: Place) -> Iterator[tuple[Visit, Place]]:
        """What is documented one step further down; a branch of a union is such a step."""
        passed = visit.unions | (place.refs & self._stopping)
        met = visit.met | passed

        def below(
            given: Layers, path: str, also: frozenset[str] = NOTHING, array: str | None = None
        ) -> Visit:
            return Visit(
                home=visit.home,
                given=given,
                path=path,
                variant=visit.variant,
                met=met | also,
                array=array,
            )

        visits: list[Visit] = []
        if place.branches:
            inside = dataclasses.replace(visit, unions=passed, root=False)
            visits += (_chosen(inside, *label, given) for label, given in place.branches.items())
        if not (place.branches and self.schemas.hides):
            for name, given in place.names.items():
                also = NOTHING
                if place.merged and self._stopping:
                    also = self.schemas.sources(place, name) & self._stopping
                visits.append(below(given, visit.path + name_segment(name), also))
        if place.values:
            visits.append(below(place.values, visit.path + VALUES))
        if place.items:
            visits.append(below(place.items, visit.path + ITEMS, array=visit.path))
        for one in visits:
            yield from self._seen(one)


def _chosen(visit: Visit, name: str, value: Scalar, given: Layers) -> Visit:
    """An item is chosen by a filter in its path, everything else keeps its path."""
    if visit.array is None:
        variant = (*visit.variant, variant_of(name, value))
        return dataclasses.replace(visit, given=given, variant=variant)
    filters = (*visit.filters, (name, value))
    path = visit.array + selected(filters)
    return dataclasses.replace(visit, given=given, filters=filters, path=path)


def _leads(visit: Visit, wanted: tuple[str, tuple[str, ...]]) -> bool:
    """May a place be above the wanted one, or it?"""
    path, variant = wanted
    start = visit.path if visit.array is None else visit.array + "["
    return path.startswith(start) and variant[: len(visit.variant)] == visit.variant


def field_of(visit: Visit, fact: Field, *, stopped: bool = False) -> Field:
    """What is said of a place, as a field of the body that it is visited in."""
    keywords = fact.keywords
    if keywords and "xml" in keywords and "xml" not in str(visit.home[2]):
        keywords = {name: said for name, said in keywords.items() if name != "xml"} or None
    where, status, media_type = visit.home
    return dataclasses.replace(
        fact,
        key=visit.key,
        where=where,
        status=status,
        media_type=media_type,
        path=visit.path,
        variant=" ".join(visit.variant) or None,
        keywords=keywords,
        free_form=True if stopped else fact.free_form,
    )


def _stopped(place: Place) -> Place:
    """A definition that holds itself, at its second visit."""
    said = place.fact
    fact = said and Field(
        key=said.key,
        where=said.where,
        path=said.path,
        types=said.types,
        required=said.required,
        deprecated=said.deprecated,
        keywords={
            name: value for name, value in (said.keywords or {}).items() if name in _DIRECTIONS
        }
        or None,
        free_form=True,
        state=State.DOCUMENTED,
        evidence=said.evidence,
    )
    return dataclasses.replace(
        place, fact=fact, names={}, items=(), values=(), branches={}, merged=()
    )
