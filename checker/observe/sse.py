"""Bytes -> the events of a stream, as the WHATWG HTML standard reads them (§9.2.6).

Lines that the standard passes over are counted: one such as ` data: {}` or `error: {}` is lost to
every client, and nobody sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from checker.observe.lines import MAX_LINE, unix

BOM: Final = b"\xef\xbb\xbf"
BLANK: Final = b"\n\n"  # ends an event

# The value of its `event` field, b"" without one; its data, None where it is longer than MAX_LINE.
Event: TypeAlias = "tuple[bytes, bytes | None]"


class Transcript:
    """A stream that is read once, and how it was framed."""

    def __init__(self) -> None:
        self.comments = 0
        self.cut = 0  # events with a name and without data, and a last line that is none yet
        self.invalid_lines = 0
        self.whole = True  # does the text end with a line?
        self.pending: bytes | None = None  # the data of an event in which the stream ended

    def events(self, blocks: Iterable[bytes]) -> Iterator[Event]:
        """Each event when its blank line comes; one that has none is not dispatched."""
        rest: list[bytes] = []
        size = 0  # of the rest
        held = b""  # line ends, of which more may follow
        mark = BOM
        for block in unix(self._noted(blocks)):
            several = held + block
            text = several.rstrip(b"\n")
            held = several[len(text) :][: len(BLANK)]
            begun, *others = text.split(BLANK)
            size += len(begun)
            rest = [*rest, begun] if size <= MAX_LINE else []
            if others:
                yield from self._ended(b"".join(rest).removeprefix(mark), size)
                mark = b""
                short = len(text) <= MAX_LINE
                for one in others[:-1]:
                    # Most events are one line of data: they are taken as they are.
                    if one.startswith(b"data: ") and b"\n" not in one and short:
                        yield b"", one[6:]
                    else:
                        yield from self._ended(one, len(one))
                rest, size = others[-1:], len(others[-1])
        last = b"".join(rest).removeprefix(mark)
        if held == BLANK:
            yield from self._ended(last, size)
            last = b""
        self._unended(last)

    def _ended(self, text: bytes, size: int) -> Iterator[Event]:
        """The event of some lines, if it is one; of too many bytes they are not kept."""
        if size > MAX_LINE:
            yield b"", None
            return
        name, found, data = text.partition(b"\ndata: ")
        if found and name.startswith(b"event: ") and b"\n" not in name and b"\n" not in data:
            yield name[7:], data  # as most events are that have a name
            return
        name, several, _ = self._fields(text)
        if several:
            yield name, b"\n".join(several)
        else:
            self.cut += bool(name)

    def _unended(self, text: bytes) -> None:
        """The lines after the last event."""
        name, data, (comment, invalid) = self._fields(text)
        if data:
            self.pending = b"\n".join(data)
        elif (comment or invalid) and not self.whole:
            self.comments -= comment
            self.invalid_lines -= invalid
            self.cut += 1
        else:
            self.cut += bool(name)

    def _fields(self, text: bytes) -> tuple[bytes, list[bytes], tuple[bool, bool]]:
        """The name and the data of some lines; is the last one a comment, or invalid?"""
        name = b""
        data: list[bytes] = []
        comment = invalid = False  # the last line
        for line in filter(None, text.split(b"\n")):
            field, colon, value = line.partition(b":")
            value = value.removeprefix(b" ")
            comment = invalid = False
            if field == b"data":
                data.append(value)
            elif field == b"event":
                name = value
            elif colon and not field:
                self.comments += 1
                comment = True
            elif not _passed_on(field, value):
                self.invalid_lines += 1
                invalid = True
        return name, data, (comment, invalid)

    def _noted(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        for block in filter(None, blocks):
            self.whole = block.endswith((b"\n", b"\r"))
            yield block


def _passed_on(field: bytes, value: bytes) -> bool:
    """`id` without a NUL, `retry` of digits alone: no event's data is made of them."""
    return (field == b"id" and b"\0" not in value) or (field == b"retry" and value.isdigit())
