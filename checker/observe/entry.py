"""A kind of objects: the names they have, the types of their values, and what to do with them."""

from __future__ import annotations

from typing import Any, TypeAlias

from checker.model.shape import At

Kind: TypeAlias = "tuple[Any, ...]"  # an object's names, and behind them the types of its values
Tokens: TypeAlias = "dict[str, int]"


class Entry:
    """What is to be done with every object of one kind, and how many there were."""

    __slots__ = ("before", "count", "duties", "first", "kind", "often", "once", "own", "strings")

    def __init__(self, kind: Kind, first: At) -> None:
        self.kind = kind
        self.first = first  # the record in which there was one for the first time
        self.count = 0  # objects that were the only ones of their record at their place
        self.often = 0  # objects of records that may have had several there
        self.before = 0  # the same before the record that was counted last
        self.once = 0  # of those records, the ones in which all objects there were of this kind
        half = len(kind) // 2
        self.strings = half + kind[half:].count(str)  # quoted texts: the names, and values
        # What is looked at: its name, what is to be done, through what.
        self.duties: list[tuple[str, str, Any]] = []
        self.own: list[str] = []  # names of a map that stand among documented names
