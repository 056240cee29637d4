"""Blocks of bytes -> lines, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

MAX_LINE: Final = 64 * 2**20  # bytes; a longer line is passed over


def lines(blocks: Iterable[bytes], *, most: int = MAX_LINE) -> Iterator[tuple[int, bytes | None]]:
    """Each line without its LF, and the byte offset at which it begins; None if it is too long.

    What follows the last LF is a line of its own only if there is something.
    """
    offset = size = 0
    parts: list[bytes] = []
    for block in blocks:
        first, *others = block.split(b"\n")
        size += len(first)
        parts = [*parts, first] if size <= most else []
        if not others:
            continue
        yield offset, b"".join(parts) if size <= most else None
        offset += size + 1
        *whole, last = others
        for line in whole:
            yield offset, line if len(line) <= most else None
            offset += len(line) + 1
        size = len(last)
        parts = [last] if size <= most else []
    if size:
        yield offset, b"".join(parts) if size <= most else None


def unix(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The same text with LF alone: CR and CRLF end a line too in an event stream."""
    after_cr = False
    for block in blocks:
        text = block[1:] if after_cr and block.startswith(b"\n") else block
        after_cr = text.endswith(b"\r")
        yield text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
