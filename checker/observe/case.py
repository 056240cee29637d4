"""A kind of objects as a layout reads them: what to do with each, by attribute."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any, TypeAlias

from checker.model.shape import UNDOCUMENTED
from checker.observe.counter import Counter
from checker.observe.entry import Entry, Tokens
from checker.observe.layout import Get, Layout, getter
from checker.observe.row import PathCounts

One: TypeAlias = "Callable[[Any], Any]"


class NestedObjects:
    """Objects that are judged with others: the path to them, how they are read, their kind."""

    __slots__ = ("entry", "layout", "path")

    def __init__(self, path: str, layout: Layout, entry: Entry) -> None:
        self.path = path
        self.layout = layout
        self.entry = entry

    def to(self, name: str) -> str:
        """The path to a member."""
        return f"{self.path}.{self.layout.at[name]}".lstrip(".")

    def has(self, name: str) -> bool:
        """Is it a member? The name by whose value the layout was chosen is none."""
        return name != self.layout.telling


class Case:
    """What is to be done with objects of one kind, or several judged together; how many came."""

    __slots__ = (
        "arrays",
        "boxes",
        "chosen",
        "constants",
        "count",
        "entries",
        "floats",
        "loose",
        "met",
        "more",
        "objects",
        "plain",
        "rare",
        "strings",
        "tokens",
        "words",
    )

    def __init__(self, parts: Sequence[NestedObjects]) -> None:
        self.count = 0
        self.entries = tuple(part.entry for part in parts)
        self.met = tuple((part.layout.view, part.entry) for part in parts)
        self.strings = sum(entry.strings for entry in self.entries)
        # As of Entry: what gives the values, and what there is to do with each.
        constants = [(p, *one) for p in parts for one in p.entry.constants if p.has(one[0])]
        words = tuple(word for _, _, word, _ in constants)
        self.constants: tuple[Get, tuple[str, ...], tuple[Tokens, ...]] = (
            getter(part.to(name) for part, name, _, _ in constants),
            words * 2 if len(words) == 1 else words,  # as what gives the values does
            tuple(tokens for _, _, _, tokens in constants),
        )
        tokens = [(p, *one) for p in parts for one in p.entry.tokens if p.has(one[0])]
        self.tokens: tuple[Get, tuple[Tokens, ...]] = (
            getter(part.to(name) for part, name, _ in tokens),
            tuple(counts for _, _, counts in tokens),
        )
        # Words by which layouts were chosen, in their closed sets, and what is counted for them.
        self.chosen: tuple[tuple[Tokens, str, str | None], ...] = tuple(
            one for part in parts for one in _chosen(part)
        )
        floats = [(part, *one) for part in parts for one in part.entry.floats]
        self.floats: tuple[Get, tuple[PathCounts, ...]] = (
            getter(part.to(name) for part, name, _ in floats),
            tuple(row for _, _, row in floats),
        )
        loose = [(part, name) for part in parts for name in part.entry.loose]
        self.loose: tuple[Get, tuple[int, ...]] = (
            getter(part.to(name) for part, name in loose),
            tuple(part.entry.depth for part, _ in loose),
        )
        known = {part.path for part in parts}
        inner = [(p, one[0]) for p in parts for one in (*p.entry.objects, *p.entry.branched)]
        self.objects: tuple[One, ...] = tuple(
            attrgetter(part.to(name)) for part, name in inner if part.to(name) not in known
        )
        self.arrays: tuple[tuple[One, Counter], ...] = tuple(
            (attrgetter(part.to(name)), view) for part in parts for name, view in part.entry.arrays
        )
        # Maps, and arrays that may hold anything: how they are read says which it is.
        self.boxes: tuple[tuple[One, Counter], ...] = tuple(
            (attrgetter(part.to(name)), view)
            for part in parts
            for name, view in (*part.entry.charts, *part.entry.lists)
        )
        # What very few objects have, which is looked at as it lies in a dictionary:
        self.more: tuple[tuple[Get, tuple[str, ...], Entry], ...] = tuple(
            _more(part) for part in parts if part.entry.more
        )
        self.words = bool(constants or tokens)
        self.rare = bool(floats or loose or self.boxes or self.more)
        # Is there nothing to do but to count?
        self.plain = not (self.words or self.rare or self.objects or self.arrays)


def _chosen(part: NestedObjects) -> Iterator[tuple[Tokens, str, str | None]]:
    told = part.layout.told
    for name, word, tokens in part.entry.constants:
        if not part.has(name) and told != word:
            yield tokens, UNDOCUMENTED, word
    for name, tokens in part.entry.tokens:
        if not part.has(name):
            yield tokens, told if told in tokens else UNDOCUMENTED, None


def _more(part: NestedObjects) -> tuple[Get, tuple[str, ...], Entry]:
    entry = part.entry
    names = (*(name for name, _ in entry.scalars), *entry.own)
    return getter(part.to(name) for name in names), names, entry
