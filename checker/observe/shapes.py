"""Lines of shapes -> merged shapes, quickly and in bounded memory.

Shapes repeat: a line that was met before is counted by its bytes. Of other lines the rows repeat:
a row is read when it is first met, and counted by its bytes from then on.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Generic, TypeVar

import orjson

from checker.model.merging import counted, merge, summed, with_parents
from checker.model.shape import Seen, Shape, StreamSeen
from checker.model.shape_plain import ELSEWHERE_SCHEMA, counts, head, left_out, row, stream
from checker.observe.lines import batches
from checker.observe.members import HEAD, OPTIONAL, REST, ShapeLine, cut, parsed, read
from checker.observe.recordings.recording import Readable

BLOCK: Final = 2**18  # bytes that are read at once
MAX_BYTES: Final = 8 * 2**20  # of the lines that are remembered at once
TOO_LONG: Final = b"{"  # stands for a line that is no shape
MAX_OTHERS: Final = 10_000  # lines of exchanges in no shape: one a run of `checker shape`
MAX_ROWS: Final = 100_000  # rows that are remembered at once


_ELSEWHERE: Final = f'{{"schema": "{ELSEWHERE_SCHEMA}"'.encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What the lines of one input hold."""

    shapes: tuple[Shape, ...]  # merged
    wrong: int = 0  # lines that are no shape of this version: left out
    first_wrong: int = 0  # the number of the first of them, from 1
    others: tuple[str, ...] = ()  # lines that tell of exchanges in no shape


def read_shapes(file: Readable) -> Read:
    """The shapes of one input. A line that is none is counted, and ends nothing."""
    seen = ShapeSum()
    done = wrong = first = 0
    for _, batch in batches(iter(partial(file.read, BLOCK), b"")):
        lines = [TOO_LONG] if batch is None else batch
        found = seen.add(lines)
        if found and not first:
            first = done + found[0]
        wrong += len(found)
        done += len(lines)
    others = tuple(line.decode() for line in seen.others)
    return Read(shapes=seen.merged(), wrong=wrong, first_wrong=first, others=others)


class ShapeSum:
    """Shapes while they are added up."""

    def __init__(self) -> None:
        # A line that was added -> how often it came again, in a list: a second look-up would have
        # the whole line compared once more.
        self._again: dict[bytes, list[int]] = {}
        self._bytes = 0
        self._sums: dict[bytes, _Sum] = {}  # by what a shape is of, as its line says it
        self._rows = 0
        self.others: list[bytes] = []  # lines that tell of exchanges in no shape

    def add(self, lines: list[bytes]) -> list[int]:
        """Lines; the numbers of those that are no shape, counted from 1."""
        again = self._again
        wrong: list[int] = []
        for number, line in enumerate(lines, 1):
            times = again.get(line)
            if times is not None:
                times[0] += 1
            elif line.startswith(_ELSEWHERE) and len(self.others) < MAX_OTHERS:
                self.others.append(line)
            elif line and not line.isspace():
                if not self._read(line, 1):
                    wrong.append(number)
                    continue
                again[line] = [0]
                self._bytes += len(line)
        if self._bytes > MAX_BYTES:
            self._repeat()
        return wrong

    def _read(self, line: bytes, times: int) -> bool:
        """Add one line so many times; False where it is no shape."""
        for members in (cut, parsed):
            try:
                self._count(members(line), times)
            except (AttributeError, KeyError, TypeError, ValueError):
                continue
            return True
        return False

    def _count(self, found: ShapeLine, times: int) -> None:
        known = self._sums.get(found.about) or _Sum(found.about)
        self._rows += known.add(found, times)
        self._sums[found.about] = known  # only now: what is no shape is not counted
        if self._rows > MAX_ROWS:
            self._rows = 0
            for one in self._sums.values():
                one.fold()

    def _repeat(self) -> None:
        """Add the lines that came again, and forget them."""
        for line, (times,) in self._again.items():
            if times:
                self._read(line, times)
        self._again.clear()
        self._bytes = 0

    def merged(self) -> tuple[Shape, ...]:
        """The shapes of everything that was added."""
        self._repeat()
        return merge(one.shape() for one in self._sums.values())


Said = TypeVar("Said")


class _Times(Generic[Said]):
    """Members of one kind, and how often each came."""

    def __init__(self, read: Callable[[Any], Said]) -> None:
        self._read = read  # raises where a value is none of the kind
        self._names: dict[bytes, str] = {}
        self._times: Counter[bytes] = Counter()

    def read(self, members: list[bytes]) -> int:
        """Read the members that were never met: how many. Raises ValueError and its like."""
        known = self._names
        before = len(known)
        names = set(map(known.get, members))
        if None in names:
            for member in members:
                if member not in known:
                    name, value = read(member)
                    self._read(value)
                    known[member] = sys.intern(name)
            names = set(map(known.get, members))
        if len(names) < len(members):  # one name twice
            raise ValueError
        return len(known) - before

    def add(self, members: list[bytes], times: int) -> None:
        """Count members that were read."""
        if times == 1:
            self._times.update(members)
        else:
            for member in members:
                self._times[member] += times

    def said(self) -> Iterator[tuple[str, Said, int]]:
        """Name, what was said of it, and how often; all is forgotten then."""
        for member, times in self._times.items():
            name, value = read(member)
            yield name, self._read(value), times
        self._names.clear()
        self._times.clear()


class _Sum:
    """Shapes of one kind while they are added up."""

    def __init__(self, about: bytes) -> None:
        data = orjson.loads(about)
        if data.keys() - OPTIONAL != set(HEAD):
            raise ValueError
        self._about = head(data)
        self._count = 0
        self._fields = _Times(row)
        self._tokens = _Times(counts)
        self._rests: Counter[bytes] = Counter()
        self._shape: Shape | None = None  # of what was forgotten

    def add(self, found: ShapeLine, times: int) -> int:
        """One shape so many times; how many of its members were never met.

        Raises ValueError and its like for what is no shape: it is not counted.
        """
        new = self._fields.read(found.fields) + self._tokens.read(found.tokens)
        if found.rest not in self._rests:
            _rest(found.rest)
            new += 1
        self._fields.add(found.fields, times)
        self._tokens.add(found.tokens, times)
        self._rests[found.rest] += times
        self._count += found.recordings * times
        return new

    def fold(self) -> None:
        """Forget the members, and keep what they came to."""
        self._shape = self.shape()

    def shape(self) -> Shape:
        """What was added; its members are forgotten."""
        rows: dict[str, list[Seen]] = {}
        for name, seen, times in self._fields.said():
            rows.setdefault(name, []).append(_often(seen, times))
        tokens: dict[str, list[dict[str, int]]] = {}
        for name, words, times in self._tokens.said():
            tokens.setdefault(name, []).append(_repeated(words, times))
        rests = [(*_rest(text), times) for text, times in self._rests.items()]
        whole = Shape(
            **self._about,
            count=self._count,
            fields=with_parents({name: summed(rows[name]) for name in sorted(rows)}, self._count),
            tokens={name: counted(tokens[name]) for name in sorted(tokens)},
            left_out=counted(_repeated(one, times) for _, one, times in rests),
        )
        framed = [
            Shape(**self._about, count=0, stream=_framing(one, times))
            for one, _, times in rests
            if one is not None
        ]
        self._count = 0
        self._rests.clear()
        (merged,) = merge([whole, *framed, *([self._shape] if self._shape else [])])
        return merged


def _rest(text: bytes) -> tuple[StreamSeen | None, dict[str, int]]:
    data = orjson.loads(text)
    if not REST.issuperset(data):
        raise ValueError
    framing = None
    if "stream" in data:
        framing = stream({"terminators": None} | data["stream"], 0)
    return framing, left_out(data.get("left_out", {}))


def _framing(one: StreamSeen, times: int) -> StreamSeen:
    return StreamSeen(
        events=_repeated(one.events, times),
        terminators=_repeated(one.terminators, times),
        comments=one.comments * times,
        invalid_lines=one.invalid_lines * times,
    )


def _often(one: Seen, times: int) -> Seen:
    return Seen(
        types=_repeated(one.types, times),
        present=one.present * times,
        parents=0,  # counted when all rows are there
        records=one.records * times,
        documented=one.documented,
    )


def _repeated(one: Mapping[str, int], times: int) -> dict[str, int]:
    return {name: number * times for name, number in one.items()}
