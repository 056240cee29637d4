"""Bytes -> the events of a stream, as the WHATWG HTML standard reads them (§9.2.6).

Lines that the standard passes over are counted: one such as ` data: {}` or `error: {}` is lost to
every client, and nobody sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from checker.observe.lines import MAX_LINE, batches, unix

BOM: Final = b"\xef\xbb\xbf"


class Event(NamedTuple):
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

    def events(self, blocks: Iterable[bytes]) -> Iterator[Event]:  # noqa: C901, PLR0912 - hot
        """Each event when its blank line comes; one that has none is not dispatched."""
        name = b""
        data: list[bytes] = []
        size = 0  # bytes in `data`, and more where a line was passed over
        invalid = comment = False  # the last line
        first = True
        for _, batch in batches(unix(self._noted(blocks))):
            for line in [b""] if batch is None else batch:
                invalid = comment = False
                text = line.removeprefix(BOM) if first else line
                first = False
                if batch is None:
                    size += MAX_LINE + 1
                    data.append(b"")
                elif not text:
                    if data:
                        whole = data[0] if len(data) == 1 else b"\n".join(data)
                        yield Event(name, whole if size <= MAX_LINE else None)
                        data = []
                    elif name:
                        self.cut += 1
                    name, size = b"", 0
                elif text.startswith(b"data: "):
                    size += len(text)
                    data.append(text[6:] if size <= MAX_LINE else b"")
                else:
                    field, colon, value = text.partition(b":")
                    value = value.removeprefix(b" ")
                    if field == b"data":
                        size += len(value)
                        data.append(value if size <= MAX_LINE else b"")
                    elif field == b"event":
                        name = value
                    elif colon and not field:
                        self.comments += 1
                        comment = True
                    elif not _passed_on(field, value):
                        self.invalid_lines += 1
                        invalid = True
        if data:
            self.pending = b"\n".join(data)
        elif (invalid or comment) and not self.whole:
            self.invalid_lines -= invalid
            self.comments -= comment
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
