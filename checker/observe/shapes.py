"""Lines of shapes -> merged shapes, quickly and in bounded memory.

Shapes repeat: a line is read once and counted from then on by its bytes, and a row that was met
before is counted by what it says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import Any, BinaryIO, Final

import orjson

from checker.model.errors import Misused
from checker.model.merging import counted, merge, summed, with_parents
from checker.model.shape import Identity, Seen, Shape, StreamSeen
from checker.model.shape_plain import counts, head, left_out, number, row, stream
from checker.observe.lines import batches

BLOCK: Final = 2**18  # bytes that are read at once
MAX_BYTES: Final = 4 * 2**20  # of the lines that are remembered at once
TOO_LONG: Final = b"{"  # stands for a line that is no shape
MAX_SHAPES: Final = 1_000  # parts of a sum that are kept apart
MAX_ROWS: Final = 20_000  # rows that are remembered at once


def read_shapes(file: BinaryIO, number_of_input: int = 1) -> tuple[Shape, ...]:
    """The shapes of one input, merged. Raises Misused, naming input and line."""
    seen = Shapes()
    line_number = 0
    for _, batch in batches(iter(partial(file.read, BLOCK), b"")):
        lines = [TOO_LONG] if batch is None else batch
        wrong = seen.add(lines)
        if wrong is not None:
            raise Misused(
                f"input-{number_of_input}, line {line_number + wrong}: is no shape of this version",
                hint="`checker schema shape` prints the form.",
            )
        line_number += len(lines)
    return seen.merged()


class Shapes:
    """Shapes while they are added up."""

    def __init__(self) -> None:
        self._again: dict[bytes, int] = {}  # a line that was added -> how often it came again
        self._bytes = 0
        self._sums: dict[Identity, _Sum] = {}

    def add(self, lines: list[bytes]) -> int | None:
        """Lines; the number of the first that is no shape, counted from 1."""
        again = self._again
        for line, times in Counter(lines).items():
            if line in again:
                again[line] += times
            elif line and not line.isspace():
                if not self._read(line, times):
                    return lines.index(line) + 1
                again[line] = 0
                self._bytes += len(line)
        if self._bytes > MAX_BYTES:
            self._repeat()
        return None

    def _read(self, line: bytes, times: int) -> bool:
        """Add one line so many times; False where it is no shape."""
        try:
            data = orjson.loads(line)
            about = head(data)
            identity: Identity = tuple(about.values())
            known = self._sums.setdefault(identity, _Sum(about))
            known.add(data, times)
        except (AttributeError, KeyError, TypeError, ValueError):
            return False
        return True

    def _repeat(self) -> None:
        """Add the lines that came again, and forget them."""
        for line, times in self._again.items():
            if times:
                self._read(line, times)
        self._again.clear()
        self._bytes = 0

    def merged(self) -> tuple[Shape, ...]:
        """The shapes of everything that was added."""
        self._repeat()
        return merge(one.shape() for one in self._sums.values())


class _Sum:
    """Shapes of one kind while they are added up: rows by what they say, and how often."""

    def __init__(self, about: dict[str, Any]) -> None:
        self._about = about
        self._count = 0
        self._rows: dict[tuple[Any, ...], int] = {}
        self._tokens: dict[tuple[Any, ...], int] = {}
        self._shapes: list[Shape] = []  # what was forgotten, merged

    def add(self, data: Any, times: int) -> None:  # noqa: ANN401 - whatever a line held
        """One shape so many times. Raises ValueError and its like for what is none."""
        count = number(data["count"])
        for key, one in data["fields"].items():
            said = (key, one["present"], one["parents"], one["records"], one.get("documented"))
            said = (*said, *one["types"].items())
            if said not in self._rows:
                row(one)  # raises where it is none
                self._rows[said] = 0
            self._rows[said] += times
        for key, one in data["tokens"].items():
            said = (key, *one.items())
            if said not in self._tokens:
                counts(one)
                self._tokens[said] = 0
            self._tokens[said] += times
        self._count += count * times
        rest = {name: data[name] for name in ("left_out", "stream") if data.get(name)}
        if rest:
            self._rest(rest, count, times)
        if len(self._rows) + len(self._tokens) > MAX_ROWS:
            self._shapes = [self.shape()]
            self._count = 0
            self._rows.clear()
            self._tokens.clear()

    def _rest(self, data: dict[str, Any], count: int, times: int) -> None:
        told = stream(data["stream"], count) if "stream" in data else None
        self._shapes.append(
            Shape(
                **self._about,
                count=0,
                stream=None
                if told is None
                else StreamSeen(
                    events=_repeated(told.events, times),
                    terminators=_repeated(told.terminators, times),
                    comments=told.comments * times,
                    invalid_lines=told.invalid_lines * times,
                ),
                left_out=_repeated(left_out(data.get("left_out", {})), times),
            )
        )
        if len(self._shapes) > MAX_SHAPES:
            self._shapes = [*merge(self._shapes)]

    def shape(self) -> Shape:
        """The sum."""
        fields: dict[str, list[Seen]] = {}
        for (key, present, parents, records, documented, *types), times in self._rows.items():
            fields.setdefault(key, []).append(
                Seen(
                    types={name: int(one) * times for name, one in types},
                    present=int(present) * times,
                    parents=int(parents) * times,
                    records=int(records) * times,
                    documented=documented is not False,
                )
            )
        tokens: dict[str, list[dict[str, int]]] = {}
        for (key, *told), times in self._tokens.items():
            tokens.setdefault(key, []).append({name: int(one) * times for name, one in told})
        rows = {key: summed(fields[key]) for key in sorted(fields)}
        whole = Shape(
            **self._about,
            count=self._count,
            fields=with_parents(rows, self._count),
            tokens={key: counted(tokens[key]) for key in sorted(tokens)},
        )
        (merged,) = merge([whole, *self._shapes])
        return merged


def _repeated(counts_: Mapping[str, int], times: int) -> dict[str, int]:
    return {name: one * times for name, one in counts_.items()}
