"""Bytes -> the events of a stream, as the WHATWG HTML standard reads them (§9.2.6).

Lines that the standard passes over are counted: one such as ` data: {}` or `error: {}` is lost to
every client, and nobody sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from checker.observe.lines import MAX_LINE, lines, unix

BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Event:
    """One dispatched event."""

    name: bytes  # of the `event` field; b"" without one
    data: bytes | None  # None: longer than MAX_LINE


class Transcript:
    """A stream that is read once, and how it was framed."""

    __slots__ = ("comments", "cut", "invalid_lines", "pending", "whole")

    def __init__(self) -> None:
        self.comments = 0
        self.cut = 0  # events with a name and without data, and a last line that is none yet
        self.invalid_lines = 0
        self.whole = True  # does the text end with a line?
        self.pending: bytes | None = None  # the data of an event in which the stream ended

    def events(self, blocks: Iterable[bytes]) -> Iterator[Event]:
        """Each event when its blank line comes; one that has none is not dispatched."""
        name = b""
        data: list[bytes] = []
        size = 0  # bytes in `data`, and more where a line was passed over
        invalid = False  # the last line
        for first, line in lines(unix(self._noted(blocks))):
            invalid = False
            text = b"data" if line is None else line.removeprefix(BOM) if first else line
            if not text:
                if data:
                    yield Event(name, b"\n".join(data) if size <= MAX_LINE else None)
                self.cut += bool(name and not data)
                name, data, size = b"", [], 0
                continue
            field, colon, value = text.partition(b":")
            value = value.removeprefix(b" ")
            if field == b"data":
                size += len(value) if line is not None else MAX_LINE + 1
                data.append(value if size <= MAX_LINE else b"")
            elif field == b"event":
                name = value
            elif colon and not field:
                self.comments += 1
            elif not _passed_on(field, value):
                self.invalid_lines += 1
                invalid = True
        if data:
            self.pending = b"\n".join(data)
        elif invalid and not self.whole:
            self.invalid_lines -= 1
            self.cut += 1
        else:
            self.cut += bool(name)

    def _noted(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        for block in filter(None, blocks):
            self.whole = block.endswith((b"\n", b"\r"))
            yield block


def _passed_on(field: bytes, value: bytes) -> bool:
    """`id` without a NUL, `retry` of digits alone: no event's data is made of them."""
    return (field == b"id" and b"\0" not in value) or (field == b"retry" and value.isdigit())
