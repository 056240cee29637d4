"""A node of an outline -> a counter: what was seen there. Values are looked at and let go.

The plan memo: the names of an object and the types of its values are judged once and remembered as
a kind; a further object of that kind costs one look-up and one count. Rows are made of the counts
at the end, and whenever too many kinds are remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from checker.gate.naming import field_name
from checker.model.node import ObservedPlace, closed
from checker.model.shape import HIDDEN_KEY, UNDOCUMENTED, At
from checker.model.variants import token
from checker.observe.row import Entry, Kind, PathCounts, earliest

WORDED: Final[Mapping[str, tuple[type, ...]]] = {
    "boolean": (bool,),
    "integer": (float, int),
    "number": (float, int),
    "string": (str,),
}
MAX_NAMES: Final = 1_000  # undocumented names that are reported of one place; the rest is <key>
MAX_GROUPS: Final = 4_096  # combinations of kinds in one record that are remembered
FEWEST: Final = 2  # expected names that an object has, where its other names are reported


class Counter:
    """What was seen at one node: as an object, as items or values, or as a scalar."""

    def __init__(
        self,
        node: ObservedPlace,
        *,
        all_names: bool,
        fixed: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.node = node
        self.all_names = all_names  # may undocumented names be reported?
        self.fixed = fixed  # of a branch: the tokens that every object here has
        fact = node.fact
        members = closed(fact) if fact is not None else None
        self.tokens = None if members is None else dict.fromkeys((*members, UNDOCUMENTED), 0)
        self.constant = next(iter(members)) if members is not None and len(members) == 1 else None
        # The types of which a value is held against the set; another one is a conflict of types.
        self.worded = _worded(fact.types) if fact is not None else frozenset()
        # As an object:
        self.entries: dict[Kind, Entry] = {}
        self.rows: dict[str, PathCounts] = {}  # of its names
        self.others = 0  # undocumented ones among them
        self.needed: frozenset[str] | None = None  # names that an object has to have
        self.lacking: dict[str, At] = {}  # the record in which one of them was not there
        self.objects = 0
        self.visits = 0  # records with at least one object here
        self.record: object = None  # that `hit` and `hits` belong to
        self.hit: Entry | None = None
        self.hits: set[Entry] | None = None
        self.groups: dict[frozenset[Entry], int] = {}
        self.held: list[Callable[[], None]] = []  # each counts what is not in the rows yet
        # As items of arrays, or values of maps:
        self.singles = 0  # arrays, each of one object, and the only one of its record here
        self.row = PathCounts()
        self.mark: object = None  # the record that the row counted last,
        self.before: int  # and what had been present before it
        # Further counters, made when they are first met:
        self._names: dict[str, Counter] = {}
        self._items: Counter | None = None
        self._values: Counter | None = None
        self._known: frozenset[str] | None = None
        self.branches = tuple(
            (
                branching.by,
                {
                    values: Counter(
                        inner,
                        all_names=all_names,
                        fixed=dict(zip(branching.by, values, strict=True)),
                    )
                    for values, inner in branching.nodes.items()
                },
            )
            for branching in node.branchings
        )
        self.other = Counter(node.other, all_names=all_names) if node.other is not None else None
        self.descends = self.other is not None or bool(node.names)  # are names looked at?
        # The branches by one word, where that is all there is to tell them apart:
        self.telling = ""
        self.table: dict[str, Counter] = {}
        match self.branches:
            case [[[telling], table]]:
                self.telling = telling
                self.table = {word: one for (word,), one in table.items() if one.other is None}

    @property
    def items(self) -> Counter | None:
        """The counter of an array's items; None where the documentation does not descend."""
        if self._items is None and self.node.items is not None:
            self._items = Counter(self.node.items, all_names=self.all_names)
        return self._items

    @property
    def values(self) -> Counter | None:
        """The counter of a map's values."""
        if self._values is None and self.node.values is not None:
            self._values = Counter(self.node.values, all_names=self.all_names)
        return self._values

    def named(self, name: str) -> Counter | None:
        """The counter of a documented name."""
        counter = self._names.get(name)
        if counter is None and name in self.node.names:
            counter = self._names[name] = Counter(self.node.names[name], all_names=self.all_names)
        return counter

    def met(self) -> Iterator[Counter]:
        """The counters directly below that were met: of a name, of items, values or a branch."""
        yield from self._names.values()
        yield from (one for one in (self._items, self._values) if one is not None)
        yield from self.branching()

    def branching(self) -> Iterator[Counter]:
        """The counters of the branches, and of what belongs to none of them."""
        for _, table in self.branches:
            yield from table.values()
        if self.other is not None:
            yield self.other

    def all(self) -> Iterator[Counter]:
        """This counter and all below it that were met."""
        yield self
        for counter in self.met():
            yield from counter.all()

    def tells(self) -> Iterator[dict[str, set[str]]]:
        """The words that tell which branch an object belongs to, by name."""
        for by, table in self.branches:
            yield {name: {words[at] for words in table} for at, name in enumerate(by)}
        for inner in self.branching():
            yield from inner.tells()

    def branch(self, value: dict[str, Any]) -> Counter:
        """The counter of the branch that an object belongs to; of `other` where it is none's."""
        if self.other is None:
            return self
        try:
            return self.table[value[self.telling]]
        except (KeyError, TypeError):
            pass
        for by, table in self.branches:
            branch = table.get(tuple(_token(value.get(name)) for name in by))
            if branch is not None:
                return branch.branch(value)
        return self.other.branch(value)

    # ------------------------------------------------------------ a kind of objects, judged once

    def learn(self, kind: Kind, at: At) -> Entry:
        """What is to be done with objects of a kind, met in a record for the first time."""
        half = len(kind) // 2
        entry = self.entries[kind] = Entry(kind, at)
        recognised = self.recognised(kind)
        for name, type_ in zip(kind[:half], kind[half:], strict=True):
            if name not in self.node.names:  # which are without end: the first ones are reported
                self.row_of(name, recognised=recognised)
                if self.node.values is not None:
                    entry.own.append(name)
                    continue
            duties = self.duties(name, type_, recognised=recognised)
            entry.duties += [(name, *duty) for duty in duties]
            if type_ is int:  # has it 64 bits?
                entry.duties.append((name, "loose", self.node.depth))
        return entry

    def duties(self, name: str, type_: type, *, recognised: bool) -> Iterator[tuple[str, Any]]:
        """What is to be done with one name of a kind, and through what."""
        counter = self.named(name)
        loose = "loose", self.node.depth + 1
        if type_ is dict:
            yield loose if counter is None else counter.as_object() or loose
        elif type_ is list:
            items = None if counter is None else counter.items
            yield loose if items is None else ("arrays", items)
        elif type_ is float:
            yield "floats", self.row_of(name, recognised=recognised) or PathCounts()
        if counter is None or counter.tokens is None or name in self.fixed:
            return
        if type_ is str and str in counter.worded and counter.constant is not None:
            yield "constants", (counter.constant, counter.tokens)
        elif type_ in counter.worded:
            yield "tokens" if type_ is str else "scalars", counter.tokens

    def as_object(self) -> tuple[str, Any] | None:
        """What is to be done with an object here; None where nothing of it is reported."""
        if self.descends:
            return "objects", self
        return None if self.values is None else ("charts", self.values)

    def recognised(self, names: Iterable[str]) -> bool:
        """Is an object recognisably the documented one, so that its other names may be reported?

        In an object of no documented branch, what tells branches apart shows only that.
        """
        if self._known is None:
            telling = {name for name, inner in self.node.names.items() if inner.telling}
            self._known = self.node.expected - telling
        seen = len(self._known.intersection(names))
        return seen >= FEWEST and 2 * seen >= len(self._known)

    def row_of(self, name: str, *, recognised: bool) -> PathCounts | None:
        """The row in which a name is counted; None where it is not to be seen at all."""
        row = self.rows.get(name)
        if name in self.node.names:
            if row is None:
                row = self.rows[name] = PathCounts()
            return row
        if self.node.hides or self.node.values is not None:
            return None
        room = row is not None or self.others < MAX_NAMES
        if not (self.all_names and recognised and room and field_name(name)):
            name = HIDDEN_KEY
        row = self.rows.get(name)
        if row is None:
            row = self.rows[name] = PathCounts(documented=False)
            self.others += name != HIDDEN_KEY
        return row

    # ------------------------------------------------------------ counts -> rows

    def settle(self) -> None:
        """Count the record whose objects were gathered last."""
        if self.hits is not None:
            group = frozenset(self.hits)
            # Without any it counts for nothing: what was there was taken back.
            self.groups[group] = self.groups.get(group, 0) + 1
            if len(self.groups) > MAX_GROUPS:
                self._count_groups()
        elif self.hit is not None:
            self.hit.once += 1
        self.hit = self.hits = self.record = None

    def miss(self, entry: Entry) -> None:
        """Take objects of a kind out of the record that is gathered."""
        if self.hits is not None:
            self.hits.discard(entry)
        elif self.hit is entry:
            self.hit = None

    def _count_groups(self) -> None:
        """Records in which objects of several kinds stood here: each row is counted once."""
        for group, number in self.groups.items():
            self.visits += number if group else 0
            rows = {row for entry in group for row, _ in self._rows(entry.kind)}
            for row in rows:
                row.records += number
        self.groups.clear()

    def _rows(self, kind: Kind) -> list[tuple[PathCounts, type]]:
        """The rows of an object's names, with the types of their values."""
        half = len(kind) // 2
        recognised = self.recognised(kind)
        found: list[tuple[PathCounts, type]] = []
        for name, type_ in zip(kind[:half], kind[half:], strict=True):
            row = self.rows.get(name)
            if row is None or not row.documented:
                row = self.row_of(name, recognised=recognised)
            if row is not None:
                found.append((row, type_))
        return found

    def lacked(self, names: Iterable[str]) -> frozenset[str]:
        """Which of the names that an object has to have are not there."""
        if self.needed is None:
            facts = {name: inner.fact for name, inner in self.node.names.items()}
            self.needed = frozenset(name for name, fact in facts.items() if fact and fact.required)
        return self.needed.difference(names)

    def count(self) -> None:
        """Count all kinds into rows, and forget them."""
        self.settle()
        self._count_groups()
        for settle in self.held:
            settle()
        before = self.objects
        self.row.present += self.singles
        self.row.records += self.singles
        self.row.kinds[dict] = self.row.kinds.get(dict, 0) + self.singles
        self.singles = 0
        for kind, entry in self.entries.items():
            total = entry.count + entry.often
            rows = self._rows(kind)
            for row, type_ in rows:
                row.kinds[type_] = row.kinds.get(type_, 0) + total
                earliest(row.first, type_, entry.first)
            for name in self.lacked(kind):
                earliest(self.lacking, name, entry.first)
            for row in {row for row, _ in rows}:
                row.present += total
                row.records += entry.count + entry.once
            for _, duty, what in entry.duties:
                if duty == "constants":
                    word, tokens = what
                    tokens[word] += total
            self.objects += total
            self.visits += entry.count + entry.once
        self.entries.clear()
        self.tell(self.objects - before)

    def tell(self, objects: int) -> None:
        """So many more have the words by which this branch is recognised."""
        for name, word in self.fixed.items():
            counter = self.named(name)
            if counter is not None and counter.tokens is not None:
                counter.tokens[word if word in counter.tokens else UNDOCUMENTED] += objects


def _worded(types: Iterable[str]) -> frozenset[type]:
    """The types of scalars that a field may have; all of them where the page does not say."""
    found = [kind for name in types for kind in WORDED.get(name, ())]
    return frozenset(found if types else (bool, float, int, str))


def _token(value: object) -> str:
    """A discriminator's value as a token; what is no scalar is no documented value."""
    if isinstance(value, bool | int | float | str):
        return token(value)
    return ""
