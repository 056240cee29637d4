"""What is counted: one path of a shape, and objects of one kind, which are judged once."""

from __future__ import annotations

from typing import Any, Final, TypeAlias, TypeVar

from checker.model.shape import At, Seen

TYPES: Final[dict[type, str]] = {
    bool: "boolean",
    dict: "object",
    float: "number",
    int: "integer",
    list: "array",
    str: "string",
    type(None): "null",
}

# orjson reads an integer beyond these as a float: what lies there is looked at again, strictly.
LEAST: Final = -(2.0**63)
MOST: Final = 2.0**64


Key = TypeVar("Key")
Kind: TypeAlias = "tuple[Any, ...]"  # an object's names, and behind them the types of its values
Tokens: TypeAlias = "dict[str, int]"


def earliest(known: dict[Key, At], key: Key, at: At) -> None:
    """Note the first record that shows something."""
    known[key] = min(at, known.get(key, at))


class PathCounts:
    """Counts of one path."""

    __slots__ = ("documented", "first", "kinds", "present", "records", "whole")

    def __init__(self, *, documented: bool = True) -> None:
        self.kinds: dict[type, int] = {}
        self.first: dict[type, At] = {}  # the record in which a type was there for the first time
        self.present = 0
        self.records = 0
        # Floats without a fraction: integers (JSON Schema 2020-12 validation §6.1.1).
        self.whole = 0
        self.documented = documented

    def add(self, value: object) -> None:
        """One value; whether it is the first of its record is the caller's to know."""
        kind = type(value)
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        if isinstance(value, float) and value.is_integer():
            self.whole += 1

    def seen(self) -> Seen:
        """The row of a shape, until the parents are counted that lack it."""
        types: dict[str, int] = {}
        for kind, number in self.kinds.items():
            types[TYPES[kind]] = types.get(TYPES[kind], 0) + number
        if self.whole:
            types["integer"] = types.get("integer", 0) + self.whole
            types["number"] -= self.whole
        return Seen(
            types={name: types[name] for name in sorted(types) if types[name]},
            present=self.present,
            parents=self.present,
            records=self.records,
            documented=self.documented,
        )

    def firsts(self) -> dict[str, At]:
        """Type -> the record in which it was seen first, where that is known.

        Of fractions and integers that were written alike it is not known which came first.
        """
        found = {TYPES[kind]: at for kind, at in self.first.items()}
        if self.whole:
            number = found.pop("number")
            whole = found.pop("integer", number)
            if self.whole == self.kinds[float]:
                found["integer"] = min(number, whole)
        return found


class Entry:
    """What is to be done with every object of one kind, and how many there were."""

    __slots__ = ("before", "count", "duties", "first", "kind", "often", "once", "own", "strings")

    before: int  # what `often` was before the record that was counted last

    def __init__(self, kind: Kind, first: At) -> None:
        self.kind = kind
        self.first = first  # the record in which there was one for the first time
        self.count = 0  # objects that were the only ones of their record at their place
        self.often = 0  # objects of records that may have had several there
        self.once = 0  # of those records, the ones in which all objects there were of this kind
        self.strings = len(kind) // 2 + kind.count(str)  # quoted texts: the names, and values
        # What is looked at: its name, what is to be done, through what.
        self.duties: list[tuple[str, str, Any]] = []
        self.own: list[str] = []  # names of a map that stand among documented names
