"""Lines of shapes -> merged shapes, quickly and in bounded memory.

Shapes repeat: a line that was met before is counted by its hash.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final, NamedTuple

import zstandard

from checker.model.merging import merge, with_parents
from checker.model.shape import Seen, Shape, StreamSeen
from checker.model.shape_plain import ELSEWHERE_SCHEMA, head, left_out, stream
from checker.observe.lines import BLOCK, batches
from checker.observe.recordings.recording import Readable
from checker.observe.shape_line import HEAD, UNSET, ShapeLine, about, shape_line

MAX_KEPT: Final = 30 * 2**20  # bytes of what is known of lines
EACH: Final = 256  # bytes of a line of which nothing is known but that it was there
TOO_LONG: Final = b"{"  # stands for a line that is no shape
MAX_OTHERS: Final = 10_000  # lines of exchanges in no shape: one a run of `checker shape`


_ELSEWHERE: Final = f'{{"schema": "{ELSEWHERE_SCHEMA}"'.encode()


class Read(NamedTuple):
    """What the lines of one input hold."""

    shapes: tuple[Shape, ...]  # merged
    wrong: int  # lines that are no shape of this version: left out
    first_wrong: int  # the number of the first of them, from 1
    others: tuple[str, ...]  # lines that tell of exchanges in no shape


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
        # Of each line that was added, by its hash (64 bits, keyed anew in each run): nothing, or,
        # where it came again, how often, and its text.
        self._met: dict[int, _Again | None] = {}
        self._kept = 0  # bytes
        self._pack = zstandard.ZstdCompressor(level=1).compress
        self._sums: dict[tuple[object, ...], _Sum] = {}  # by what a shape is of
        self.others: list[bytes] = []  # lines that tell of exchanges in no shape

    def add(self, lines: list[bytes]) -> list[int]:
        """Lines; the numbers of those that are no shape, counted from 1."""
        met, pack = self._met, self._pack
        wrong: list[int] = []
        for number, line in enumerate(lines, 1):
            key = hash(line)
            again = met.get(key)
            if again is not None:
                again.times += 1
            elif key in met:
                again = met[key] = _Again(pack(line))
                self._kept += len(again.text)
            elif line.startswith(_ELSEWHERE) and len(self.others) < MAX_OTHERS:
                self.others.append(line)
            elif line and not line.isspace():
                if self._read(line, 1):
                    met[key] = None
                    self._kept += EACH
                else:
                    wrong.append(number)
        if self._kept > MAX_KEPT:
            self._repeat()
        return wrong

    def _read(self, line: bytes, times: int) -> bool:
        """Add one line so many times; False where it is no shape: then nothing of it is counted."""
        try:
            found = shape_line(line)
            of = about(found)
            known = self._sums.get(of) or _Sum(found)
            known.add(found, times)
        except (AttributeError, KeyError, TypeError, ValueError):
            return False
        self._sums[of] = known
        return True

    def _repeat(self) -> None:
        """Add the lines that came again, and forget all."""
        unpacked = zstandard.ZstdDecompressor().decompress
        for again in self._met.values():
            if again is not None:
                self._read(unpacked(again.text), again.times)
        self._met.clear()
        self._kept = 0

    def merged(self) -> tuple[Shape, ...]:
        """The shapes of everything that was added."""
        self._repeat()
        return merge(one.shape() for one in self._sums.values())


class _Again:
    """A line that was added, and came again."""

    __slots__ = ("text", "times")

    def __init__(self, text: bytes) -> None:
        self.text = memoryview(text).tobytes()  # the packer's own holds more room than it needs
        self.times = 1


class _Sum:
    """Shapes of one kind while they are added up."""

    def __init__(self, found: ShapeLine) -> None:
        self._about = head(dict(zip(HEAD, about(found), strict=True)))
        self._count = 0
        self._rows: dict[str, _FieldRow] = {}
        self._tokens: dict[str, dict[str, int]] = {}
        self._rest: tuple[Shape, ...] = ()  # framing and what was left out

    def add(self, found: ShapeLine, times: int) -> None:
        """One shape so many times.

        Raises ValueError and its like for what is no shape: it is not counted.
        """
        if found.stream is not UNSET or found.left_out is not UNSET:
            self._beside(found, times)
        for name, tokens in found.tokens.items():
            _add(self._tokens.setdefault(name, {}), tokens, times)
        rows = self._rows
        for name, one in found.fields.items():
            row = rows.get(name)
            if row is None:
                row = rows[name] = _FieldRow()
            row.present += one.present * times
            row.records += one.records * times
            row.documented &= one.documented
            _add(row.types, one.types, times)
        self._count += found.count * times

    def _beside(self, found: ShapeLine, times: int) -> None:
        """How streams were framed, and what was left out."""
        framed = None if found.stream is UNSET else stream(found.stream, found.count)
        out = {} if found.left_out is UNSET else left_out(found.left_out)
        framing = None if framed is None else _framing(framed, times)
        rest = Shape(**self._about, stream=framing, left_out=_repeated(out, times))
        self._rest = merge([*self._rest, rest])

    def shape(self) -> Shape:
        """What was added."""
        rows = {name: self._rows[name].seen() for name in sorted(self._rows)}
        whole = Shape(
            **self._about,
            count=self._count,
            fields=with_parents(rows, self._count),
            tokens={
                name: dict(sorted(self._tokens[name].items())) for name in sorted(self._tokens)
            },
        )
        (merged,) = merge([whole, *self._rest])
        return merged


class _FieldRow:
    """One path while its rows are added up; its parents are counted when all are there."""

    __slots__ = ("documented", "present", "records", "types")

    def __init__(self) -> None:
        self.types: dict[str, int] = {}
        self.present = self.records = 0
        self.documented = True

    def seen(self) -> Seen:
        """The row of a shape."""
        return Seen(
            types=dict(sorted(self.types.items())),
            present=self.present,
            parents=self.present,
            records=self.records,
            documented=self.documented,
        )


def _framing(one: StreamSeen, times: int) -> StreamSeen:
    return StreamSeen(
        events=_repeated(one.events, times),
        terminators=_repeated(one.terminators, times),
        comments=one.comments * times,
        invalid_lines=one.invalid_lines * times,
    )


def _add(total: dict[str, int], counts: Mapping[Any, int], times: int) -> None:
    for name, number in counts.items():
        total[name] = total.get(name, 0) + number * times


def _repeated(one: Mapping[str, int], times: int) -> dict[str, int]:
    return {name: number * times for name, number in one.items()}
