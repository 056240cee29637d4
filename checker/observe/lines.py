"""Blocks of bytes -> lines, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

BLOCK: Final = 2**18  # bytes that are read at once
MAX_LINE: Final = 64 * 2**20  # bytes of a line, and of a record; a longer one is passed over


def batches(
    blocks: Iterable[bytes], *, most: int = MAX_LINE
) -> Iterator[tuple[int, list[bytes] | None]]:
    """Lines without their LF, a block's at once, and the byte offset at which the first begins.

    None stands for a line that is too long; no block is longer than `most`. What follows the last
    LF is a line only if there is something.
    """
    offset = size = 0
    parts: list[bytes] = []
    for block in blocks:
        first, *others = block.split(b"\n")
        size += len(first)
        parts = [*parts, first] if size <= most else []
        if not others:
            continue
        last = others.pop()
        if size <= most:
            others.insert(0, b"".join(parts))
        else:
            yield offset, None
            offset += size + 1
        yield offset, others
        offset += sum(map(len, others)) + len(others)
        size = len(last)
        parts = [last] if size <= most else []
    if size:
        yield offset, [b"".join(parts)] if size <= most else None


def line_start(file: BinaryIO, at: int) -> int:
    """The first place from there on at which a line begins, not the file's; else its end."""
    before = at - 1
    file.seek(before)
    while block := file.read(BLOCK):
        first = block.find(b"\n") + 1
        if first:
            return before + first
        before += len(block)
    return before


def lines_from(file: BinaryIO, start: int, stop: int, size: int) -> Iterator[bytes]:
    """The lines of a file that begin within a range, as blocks; at its start one begins."""
    file.seek(start)
    at = start
    while at < stop and (block := file.read(min(size, stop - at))):
        at += len(block)
        yield block
    if at == start or block.endswith(b"\n"):
        return
    while block := file.read(BLOCK):  # the rest of the last line
        end = block.find(b"\n") + 1
        if end:
            yield block[:end]
            return
        yield block


def unix(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The same text with LF alone: CR and CRLF end a line too in an event stream."""
    after_cr = False
    for block in filter(None, blocks):
        text = block[1:] if after_cr and block.startswith(b"\n") else block
        after_cr = text.endswith(b"\r")
        yield text.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in text else text
