"""A body beside its counter: everything is counted in one pass, and can be taken back.

This is the plain way: each object of each record comes through `object` or `array`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from checker.model.shape import UNDOCUMENTED, At
from checker.model.variants import token
from checker.observe.counter import Counter
from checker.observe.row import LEAST, MOST, Entry, Kind, PathCounts, Tokens

MAX_DEPTH: Final = 128  # nesting of a record; RFC 8259 §9 lets a parser set limits
MAX_KINDS: Final = 16_384  # kinds of objects that are remembered at once
LONG: Final = 16  # items: from here on it pays to look whether all are of one type


class Walk:
    """One record after another. Methods return how many quoted texts they met.

    What lies in a body and is not reported is looked through as well: the number of texts shows
    whether a name was there twice, and a number or a depth past the limits makes `suspect` true.
    """

    def __init__(self) -> None:
        self.record: object = None  # what stands for it: another for each
        self.step = 1  # as so many it is counted; -1: it is taken back
        self.suspect = False
        self.learned = 0  # kinds of objects remembered
        self.input = 0  # the number of the input; 0 where nobody asks for it
        self.number = 0  # the number of the record in it
        # Of a closed set (its counts, by identity): the record with another word, the first one.
        self.odd: dict[int, At] = {}
        self.hands: Mapping[str, Callable[..., int]] = {
            "arrays": self.array,
            "charts": self._chart,
            "constants": self._constant,
            "floats": self._float,
            "loose": self._loose,
            "objects": self.object,
            "scalars": self._token,
            "tokens": self._token,
        }

    def begin(self) -> None:
        """A record: what is counted from here on is of this one."""
        self.record = object()

    @property
    def at(self) -> At:
        """Where it is now."""
        return self.input, self.number

    def shows(self, at: At) -> bool:
        """May a record be reported as the first that shows something?"""
        return at[0] > 0

    def unknown(self, tokens: Tokens) -> str:
        """The token of a word that a closed set does not list."""
        if self.step < 0 and tokens[UNDOCUMENTED] == 1:  # the only one is taken back
            del self.odd[id(tokens)]
        else:
            self.odd.setdefault(id(tokens), self.at)
        return UNDOCUMENTED

    def entry(self, counter: Counter, kind: Kind) -> Entry:
        """What is to be done with objects of a kind."""
        entry = counter.entries.get(kind)
        if entry is None:
            self.learned += 1
            entry = counter.learn(kind, self.at)
        return entry

    def met(self, counter: Counter, entry: Entry) -> None:
        """An object that may not be the only one of its record here."""
        entry.often += self.step
        if counter.record is not self.record:
            if counter.hits is not None:
                counter.settle()
            elif counter.hit is not None:  # as `settle` does
                counter.hit.once += 1
            counter.record = self.record
            counter.hit = entry
            entry.before = entry.often - self.step
        elif self.step < 0:
            if entry.often == entry.before:  # it was none but those that are taken back
                counter.miss(entry)
        elif counter.hits is not None:
            if entry not in counter.hits:
                counter.hits.add(entry)
                entry.before = entry.often - 1
        elif counter.hit is not entry:
            entry.before = entry.often - 1
            counter.hits = {counter.hit, entry} if counter.hit is not None else {entry}

    def object(self, counter: Counter, value: dict[str, Any], *, many: bool) -> int:
        """One object, seen through the counter of its branch."""
        branch = counter.branch(value)
        entry = self.entry(branch, (*value, *map(type, value.values())))
        if many:
            self.met(branch, entry)
        else:
            entry.count += self.step
        if not entry.count + entry.often:  # all are taken back: it was never seen
            del branch.entries[entry.kind]
        strings = entry.strings
        for name, duty, what in entry.duties:
            strings += self.hands[duty](what, value[name], many=many)
        if entry.own and branch.values is not None:
            values = [value[name] for name in entry.own]
            texts = sum(type(item) is str for item in values)  # among entry.strings already
            strings += self.array(branch.values, values, many=many) - texts
        return strings

    # What is done with a member: through what, its value, may there be several.

    def _chart(self, counter: Counter, value: dict[str, Any], *, many: bool) -> int:
        """A map, with the counter of its values."""
        return len(value) + self.array(counter, [*value.values()], many=many)

    def _constant(self, what: tuple[str, Tokens], value: str, *, many: bool) -> int:  # noqa: ARG002
        """A word that is counted with its object, until it is another one."""
        word, tokens = what
        if value != word:
            tokens[word] -= self.step
            tokens[self.unknown(tokens)] += self.step
        return 0

    def _float(self, row: PathCounts, value: float, *, many: bool) -> int:  # noqa: ARG002
        if value.is_integer():
            row.whole += self.step
            if not LEAST < value < MOST:
                self.suspect = True
        return 0

    def _loose(self, depth: int, value: Any, *, many: bool) -> int:  # noqa: ANN401, ARG002
        return self.survey(value, depth) if value else 0

    def _token(self, tokens: Tokens, value: Any, *, many: bool) -> int:  # noqa: ANN401, ARG002
        word = token(value)
        tokens[word if word in tokens else self.unknown(tokens)] += self.step
        return 0

    # ------------------------------------------------------------ arrays, and what has no names

    def hold(self, counter: Counter, objects: int, *, many: bool) -> None:
        """An array of so many objects; `many`: its record may have several arrays at its place."""
        self.filled(counter, many=many)
        counts = counter.row.kinds
        counts[dict] = counts.get(dict, 0) + self.step * objects

    def array(self, counter: Counter, items: list[Any], *, many: bool) -> int:
        """Items, by their counter."""
        if not items:
            return 0
        self.filled(counter, many=many)
        if len(items) >= LONG and len(kinds := {*map(type, items)}) == 1:
            strings = self._alike(counter, kinds.pop(), items)
            if strings is not None:
                return strings
        many = many or len(items) > 1
        strings = objects = 0
        for item in items:
            if type(item) is dict and counter.descends:
                objects += 1
                strings += self.object(counter, item, many=many)
            else:
                strings += self.item(counter, item, many=many)
        counts = counter.row.kinds
        counts[dict] = counts.get(dict, 0) + self.step * objects
        return strings

    def filled(self, counter: Counter, *, many: bool) -> None:
        """An array with items; in how many records there is one."""
        row = counter.row
        row.present += self.step
        if not many:
            row.records += self.step
        elif self.step > 0 and counter.mark is not self.record:
            counter.mark = self.record
            counter.before = row.present - 1
            row.records += 1
        elif self.step < 0 and counter.mark is self.record and row.present == counter.before:
            counter.mark = None
            row.records -= 1

    def _alike(self, counter: Counter, kind: type, items: list[Any]) -> int | None:
        """Many scalars of one type, counted at once; None where each is to be looked at."""
        if kind in (dict, list) or counter.tokens is not None:
            return None
        kinds = counter.row.kinds
        kinds[kind] = kinds.get(kind, 0) + self.step * len(items)
        self._first(counter.row, kind)
        if kind is float:
            counter.row.whole += self.step * sum(map(float.is_integer, items))
        if kind is float or kind is int:
            self.suspect |= not (min(items) > LEAST and max(items) < MOST)
        return len(items) if kind is str else 0

    def item(self, counter: Counter, item: Any, *, many: bool) -> int:  # noqa: ANN401 - any JSON
        """One item of an array, one value of a map, or a whole body."""
        kind = type(item)
        kinds = counter.row.kinds
        kinds[kind] = kinds.get(kind, 0) + self.step
        self._first(counter.row, kind)
        if kind is dict:
            return self.unnamed(counter, item, many=many)
        if kind is list:
            inner = counter.items
            if inner is None:
                return self.survey(item, counter.node.depth)
            return self.array(inner, item, many=many)
        if kind is float and item.is_integer():
            counter.row.whole += self.step
        if kind is float or kind is int:
            self.suspect |= not LEAST < item < MOST
        if counter.tokens is not None and kind in counter.worded:
            word = token(item)
            tokens = counter.tokens
            tokens[word if word in tokens else self.unknown(tokens)] += self.step
        return int(kind is str)

    def _first(self, row: PathCounts, kind: type) -> None:
        """Note the record where it is the first that shows a type, unless it is taken back."""
        if not row.kinds[kind]:
            del row.first[kind]
        elif kind not in row.first:
            row.first[kind] = self.at

    def unnamed(self, counter: Counter, value: dict[str, Any], *, many: bool) -> int:
        """An object without documented names: a map, or what is not reported."""
        values = counter.values
        if values is not None:
            return len(value) + self.array(values, [*value.values()], many=many)
        return self.survey(value, counter.node.depth)

    def survey(self, value: Any, depth: int) -> int:  # noqa: ANN401 - any JSON
        """What is not reported: texts are counted, depth and numbers are limited."""
        strings, level = 0, [value]
        while level:
            depth += 1
            if depth >= MAX_DEPTH:  # what is in it lies deeper by two than what it is in
                self.suspect = True
                break
            below: list[Any] = []
            for item in level:
                kind = type(item)
                if kind is str:
                    strings += 1
                elif kind is dict:
                    strings += len(item)
                    below += item.values()
                elif kind is list:
                    below += item
                elif (kind is float or kind is int) and not LEAST < item < MOST:
                    self.suspect = True
            level = below
        return strings
