"""What was met at the places of bodies: of which types the members of their objects were.

A place is read by a type of its own where the documentation tells names there and nothing is left
to the values but one word that tells branches apart. Everything else is read as plain data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.model.regex import regex
from checker.observe.counter import Counter

MAX_MEMBERS: Final = 200  # names of objects at one place; with more they are hardly documented
FORBIDDEN: Final = regex(r'["\\\x00-\x1f]')  # in names, by msgspec


class Unsuited(Exception):
    """What cannot be read by a type."""


class MetValues:
    """The values of one member, or the items of an array."""

    __slots__ = ("branches", "counter", "items", "kinds", "objects", "word")

    def __init__(self, counter: Counter | None, word: str | None = None) -> None:
        self.counter = counter  # None: nothing is documented
        self.word = word  # the one text that was met; None: there were others
        self.kinds: set[type] = set()  # of scalars, and of what is read as plain data
        self.objects: MetObjects | None = None
        self.branches: dict[str, MetObjects] = {}  # by the word that tells them apart
        self.items: MetValues | None = None

    def several(self) -> Iterator[MetObjects]:
        """All objects that have a type here."""
        yield from self.branches.values()
        if self.objects is not None:
            yield self.objects

    def alternatives(self) -> int:
        """How many types a value may have."""
        return len(self.kinds) + len([*self.several()]) + (self.items is not None)

    def meet(self, value: Any) -> bool:  # noqa: ANN401 - any JSON
        """Learn of one value; is anything new? Raises Unsuited."""
        kind, counter = type(value), self.counter
        if counter is not None and kind is dict and typed(counter):
            objects = self._objects(counter, value)
            return objects is not None and objects.meet(value)
        if (
            counter is not None
            and kind is list
            and counter.items is not None
            and typed(counter.items)
        ):
            new = self.items is None
            self.items = items = self.items or MetValues(counter.items)
            found = [items.meet(item) for item in value]
            return any(found) or new
        new = kind not in self.kinds or (kind is str and self.word not in (None, value))
        if kind is str and self.word != value:
            self.word = None
        self.kinds.add(kind)
        return new

    def _objects(self, counter: Counter, value: Mapping[str, Any]) -> MetObjects | None:
        """Those of a value's branch; None where it is of none."""
        if counter.other is None:
            self.objects = self.objects or MetObjects(counter)
            return self.objects
        word = value.get(counter.telling)
        if not isinstance(word, str) or word not in counter.table:
            return None
        if word not in self.branches:
            self.branches[word] = MetObjects(counter.table[word], counter.telling, word)
        return self.branches[word]


class MetObjects:
    """The objects of one place, or of one branch of it."""

    __slots__ = ("always", "counter", "members", "tag", "word")

    def __init__(self, counter: Counter, tag: str = "", word: str = "") -> None:
        self.counter = counter
        self.tag, self.word = tag, word  # the member that tells the branch, and what it says
        self.members: dict[str, MetValues] = {}
        self.always: set[str] = set()  # the names that all of them have

    def meet(self, value: Mapping[str, Any]) -> bool:
        """Learn of one object; is anything new? Raises Unsuited."""
        fresh = [name for name in value if name not in self.members]
        if len(self.members) + len(fresh) > MAX_MEMBERS or any(map(FORBIDDEN.search, fresh)):
            raise Unsuited
        lacking = self.always - value.keys()
        if not self.members:
            self.always.update(value)
        self.always -= lacking
        for name in fresh:
            counter = self.counter.named(name)
            self.members[name] = MetValues(
                counter, counter.constant if counter is not None else None
            )
        inner = [self.members[name].meet(item) for name, item in value.items() if name != self.tag]
        return bool(fresh or lacking) or any(inner)


def typed(counter: Counter) -> bool:
    """Are objects of a place read by types of their own?"""
    if counter.other is None:
        return counter.descends and not counter.node.values
    whole = len(counter.table) == sum(len(table) for _, table in counter.branches)
    return whole and not any(branch.node.values for branch in counter.table.values())
