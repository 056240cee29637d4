"""A kind of objects: the names they have, the types of their values, and what to do with them."""

from __future__ import annotations

from typing import Any, Generic, TypeAlias, TypeVar

from checker.model.shape import At
from checker.observe.row import PathCounts

Inner = TypeVar("Inner")  # what counts inside: a counter knows its entries, an entry hands it on

Kind: TypeAlias = "tuple[Any, ...]"  # an object's names, and behind them the types of its values
Tokens: TypeAlias = "dict[str, int]"


class Entry(Generic[Inner]):
    """What is to be done with every object of one kind, and how many there were."""

    __slots__ = (
        "arrays",
        "before",
        "branched",
        "charts",
        "constants",
        "count",
        "depth",
        "first",
        "floats",
        "kind",
        "lists",
        "loose",
        "more",
        "objects",
        "often",
        "once",
        "own",
        "plain",
        "rare",
        "scalars",
        "strings",
        "tokens",
        "values",
    )

    def __init__(self, kind: Kind, depth: int, first: At) -> None:
        self.kind = kind
        self.first = first  # the record in which there was one for the first time
        self.depth = depth  # of what is in the objects, counted from the record
        self.count = 0  # objects that were the only ones of their record at their place
        self.often = 0  # objects of records that may have had several there
        self.before = 0  # the same before the record that was counted last
        self.once = 0  # of those records, the ones in which all objects there were of this kind
        half = len(kind) // 2
        self.strings = half + kind[half:].count(str)  # quoted texts: the names, and values
        # Texts of closed sets: of one member, with which each is counted until it is another one.
        self.constants: tuple[tuple[str, str, Tokens], ...] = ()
        self.tokens: tuple[tuple[str, Tokens], ...] = ()
        self.scalars: tuple[tuple[str, Tokens], ...] = ()  # other scalars of closed sets
        self.floats: tuple[tuple[str, PathCounts], ...] = ()
        self.objects: tuple[tuple[str, Inner], ...] = ()  # objects at a place without branches
        self.branched: tuple[tuple[str, Inner], ...] = ()  # objects at a place that has branches
        self.arrays: tuple[tuple[str, Inner], ...] = ()  # of objects: what counts their items
        self.lists: tuple[tuple[str, Inner], ...] = ()  # of anything else
        self.charts: tuple[tuple[str, Inner], ...] = ()  # maps, with the counter of their values
        self.own: tuple[str, ...] = ()  # names of a map that stand among documented names
        self.values: Inner | None = None  # of that map
        self.loose: tuple[str, ...] = ()  # looked through for faults, and not told
        self.plain = False  # is there nothing to do but to count?
        self.rare = False  # is there anything but words, objects and arrays of objects?
        self.more = False  # is there anything of what very few objects have?
