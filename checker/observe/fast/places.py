"""A form beside the documentation -> where a value, not only its type, decides what is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from checker.model.node import ObservedPlace, closed
from checker.observe.fast.form import Form, Path

Places: TypeAlias = "tuple[ObservedPlace, ...]"

NONE: Final[frozenset[str]] = frozenset()
MAX_KNOWN: Final = 4_096  # forms of which it is remembered


class Spot(NamedTuple):
    """A scalar that decides."""

    path: Path
    words: frozenset[str]  # which are told apart there, as tokens
    tells: bool  # do they tell what is beside them?


class Deciding:
    """The documented places at which a value may stand, and the words that differ there.

    More places than are needed do no harm: all branches are looked at, not only that of a value.
    """

    def __init__(self) -> None:
        self._spots: dict[tuple[Form, Places], list[Spot]] = {}
        self._words: dict[Places, frozenset[str]] = {}
        self._named: dict[tuple[Places, str], tuple[Places, frozenset[str]]] = {}
        self._items: dict[Places, Places] = {}

    def spots(self, form: Form, places: Places, telling: frozenset[str] = NONE) -> list[Spot]:
        """Each scalar that decides; its path begins at the form."""
        if type(form) is type:
            words = telling | self._words_at(places)
            decides = words and form is not type(None)
            return [Spot((), words, bool(telling) or len(words) == 1)] if decides else []
        if not form[-1]:
            return []
        known = self._spots.get((form, places))
        if known is None:
            known = self._spots[form, places] = [*self._below(form, places)]
            if len(self._spots) > MAX_KNOWN:
                self._spots.clear()
        return known

    def _below(self, form: Form, places: Places) -> Iterator[Spot]:
        items = self._items_at(places) if form[0] == "[" else ()
        for at, inner in enumerate(form[-1]):
            below, told = self._named_at(places, form[1][at]) if form[0] == "{" else (items, NONE)
            if below or told:
                for spot in self.spots(inner, below, told):
                    yield spot._replace(path=(at, *spot.path))

    def _words_at(self, places: Places) -> frozenset[str]:
        """The members of all closed sets."""
        found = self._words.get(places)
        if found is None:
            sets = [closed(place.fact) or () for place in places if place.fact is not None]
            found = self._words[places] = NONE.union(*sets)
        return found

    def _named_at(self, places: Places, name: str) -> tuple[Places, frozenset[str]]:
        """The places below a name, and the words by which branches are told apart there."""
        found = self._named.get((places, name))
        if found is None:
            below = [one for place in places for one in (place.names.get(name), place.values)]
            telling = frozenset(
                told[branching.by.index(name)]
                for place in places
                for branching in place.branchings
                if name in branching.by
                for told in branching.nodes
            )
            found = with_branches(one for one in below if one is not None), telling
            if telling or any(name in place.names for place in places):  # others are without end
                self._named[places, name] = found
        return found

    def _items_at(self, places: Places) -> Places:
        """The places of an array's items."""
        found = self._items.get(places)
        if found is None:
            below = (place.items for place in places if place.items is not None)
            found = self._items[places] = with_branches(below)
        return found


def with_branches(places: Iterable[ObservedPlace]) -> Places:
    """The places, and all by one of which an object there may be judged."""
    found: list[ObservedPlace] = []
    for place in places:
        found += [place, *with_branches(place.branches())]
        if place.other is not None:
            found += with_branches([place.other])
    return (*found,)
