"""Places of a contract -> digests of what they say: the same for pages that say the same.

Whether a page refers to a definition or writes it out, what it calls it, and how many levels of one
that holds itself it writes out, makes no difference; neither does where it is stated.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import itemgetter
from typing import Final, TypeAlias

from checker.model.alternatives import EACH, unnamed
from checker.model.contract import Contract
from checker.model.evidence import digest_of
from checker.model.flat import HIDDEN
from checker.model.schema import STATED, Home, Layers, Place, Schemas, silent

# A place; where it matters, the keyword that hides fields there, and whether XML is sent.
Id: TypeAlias = tuple[object, ...]
Edge: TypeAlias = tuple[str, bool | None, Id]  # the step down, and whether it is required
ALTERNATIVE: Final = "alternative"  # the step down to one that nothing tells apart
_WRITTEN: Final = json.JSONEncoder(default=str, sort_keys=True).encode
_SAID: Final = frozenset(STATED) - {"evidence"} | {"state"}


@dataclass(slots=True, eq=False)
class _Node:
    said: str
    edges: list[Edge] = field(default_factory=list)
    form: str | None = None


class Forms:
    """The forms of one contract's places, known when somebody asks."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self.digest: str | None = None  # of the contract, once it was asked for
        self._nodes: dict[Id, _Node] = {}
        self._level = cache(self._said)
        self._classes: dict[Id, int] = {}  # of places from which one that holds itself is reached

    @cached_property
    def schemas(self) -> Schemas:
        """All places."""
        return Schemas(self._contract.facts, self._contract.definitions, whole=True)

    @cached_property
    def _apart(self) -> bool:
        """Does the side matter on which a place stands?"""
        stated = (getattr(fact, "keywords", None) or () for fact in self._contract.stated())
        return not {word for words in stated for word in words}.isdisjoint(
            (*HIDDEN.values(), "xml")
        )

    def of(self, home: Home, given: Layers) -> str:
        """`"sha256:<64 hex>"` of what a place of a body says, with all that is below it."""
        start = self._id(given, home)
        if start not in self._nodes:
            self._reach(start, given, home)
        form = self._nodes[start].form
        return self._turning(start) if form is None else form

    def turns(self, home: Home, given: Layers) -> bool:
        """Does a place that was asked for lead to one that holds itself?

        The page may write out any number of its levels, each at a place of its own.
        """
        return self._nodes[self._id(given, home)].form is None

    def _reach(self, start: Id, given: Layers, home: Home) -> None:
        """All places below, and the forms of those that no place holds which holds itself."""
        where, _, media_type = home
        found: list[Id] = []
        waiting = [(start, given)]
        while waiting:
            one, layers = waiting.pop()
            if one in self._nodes:
                continue
            found.append(one)
            place = self.schemas.place(layers)
            node = self._nodes[one] = _Node(self._level(place, xml="xml" in str(media_type)))
            for step, below in self._below(place, HIDDEN.get(where)):
                fact = self.schemas.place(below).fact
                to = self._id(below, home)
                node.edges.append((step, None if fact is None else fact.required, to))
                waiting.append((to, below))
        users: dict[Id, list[Id]] = {}
        open_: dict[Id, int] = {}
        for one in found:
            ahead = {to for *_, to in self._nodes[one].edges if self._nodes[to].form is None}
            open_[one] = len(ahead)
            for to in ahead:
                users.setdefault(to, []).append(one)
        ready = [one for one in found if not open_[one]]
        while ready:
            one = ready.pop()
            node = self._nodes[one]
            edges = [(step, needed, self._nodes[to].form) for step, needed, to in node.edges]
            edges.sort(key=itemgetter(0, 2))  # alternatives in whatever order
            node.form = digest_of(_WRITTEN([node.said, edges]))
            for user in users.get(one, ()):
                open_[user] -= 1
                if not open_[user]:
                    ready.append(user)
        left = [one for one in found if open_[one]]
        if left:  # those that were met before may be the same as these
            self._classes = self._refined([*self._classes, *left])

    def _id(self, given: Layers, home: Home) -> Id:
        where, _, media_type = home
        side = (HIDDEN.get(where), "xml" in str(media_type)) if self._apart else ()
        return (tuple(map(id, given)), *side)

    def _said(self, place: Place, *, xml: bool) -> str:
        """What a place says of its own level, whichever side it stands on."""
        fact = place.fact
        if fact is None:
            return ""
        said = {name: value for name in _SAID if not silent(value := getattr(fact, name), name)}
        keywords = {
            word: unnamed(value) if word == EACH else value
            for word, value in (fact.keywords or {}).items()
            if word != "xml" or xml
        }
        said.pop("keywords", None)
        if place.merged:  # one that is listed twice is one
            said.pop("alternatives", None)
        return _WRITTEN([said, keywords])

    def _below(self, place: Place, hidden: str | None) -> Iterator[tuple[str, Layers]]:
        steps: dict[str, Layers] = {}
        if place.branches:
            steps |= {f"branch {label}": below for label, below in place.branches.items()}
        if not (place.branches and self.schemas.hides):
            names = self.schemas.own_names(place)
            steps |= {f"name {name}": below for name, below in names.items()}
        if not place.merged:
            steps |= {"items": place.items} if place.items else {}
            steps |= {"values": place.values} if place.values else {}
        listed = ((ALTERNATIVE, (self.schemas.reference(name),)) for name in place.merged)
        for step, below in (*steps.items(), *listed):
            fact = self.schemas.place(below).fact
            if hidden is None or fact is None or (fact.keywords or {}).get(hidden) is not True:
                yield step, below

    def _refined(self, places: list[Id]) -> dict[Id, int]:
        """Classes of places of which those of a class cannot be distinguished, however deep."""
        classes: dict[Id, int] = {}
        while True:
            kinds: dict[object, int] = {}
            refined = {}
            for one in places:
                node = self._nodes[one]
                all_edges = (
                    (step, needed, self._nodes[to].form or classes.get(to))
                    for step, needed, to in node.edges
                )
                edges = tuple(sorted(all_edges, key=str))
                refined[one] = kinds.setdefault((classes.get(one), node.said, edges), len(kinds))
            if len(kinds) == len({*classes.values()}):
                return classes
            classes = refined

    def _turning(self, start: Id) -> str:
        """The form of a place from which one that holds itself is reached: as it is met."""
        numbers: dict[int, int] = {self._classes[start]: 0}
        met = [start]
        listed = []
        for one in met:
            node = self._nodes[one]
            edges: list[object] = []
            ordered = sorted(node.edges, key=lambda edge: (edge[0], self._nodes[edge[2]].said))
            for step, needed, to in ordered:
                form: str | int | None = self._nodes[to].form
                if form is None:
                    number = self._classes[to]
                    if number not in numbers:
                        numbers[number] = len(numbers)
                        met.append(to)
                    form = numbers[number]
                edges.append((step, needed, form))
            listed.append((node.said, edges))
        return digest_of(_WRITTEN(listed))


# Those that were asked for last: one run asks for those of its few contracts many times.
_KNOWN: Final[deque[tuple[Contract, Forms]]] = deque(maxlen=8)


def forms_of(contract: Contract) -> Forms:
    """The forms of a contract, remembered."""
    for known, found in _KNOWN:
        if known is contract:
            return found
    found = Forms(contract)
    _KNOWN.append((contract, found))
    return found
