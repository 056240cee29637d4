"""The bytes of one input, read once: in blocks, unpacked where they are compressed.

Its head can be looked at before. What is compressed is told by its first bytes: gzip (RFC 1952),
zstd (RFC 8878), zlib (RFC 1950, as mitmproxy writes `.zhar`).
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import BinaryIO, Final, TypeAlias

import zstandard

from checker.observe.lines import MAX_LINE, batches
from checker.observe.recordings.bodies import GZIP, ZLIB, ZSTD
from checker.observe.strict import RecordRefused

BLOCK: Final = 2**18  # bytes that are read at once
HEAD: Final = 2**16  # bytes by which a form is told
# What lies beside a recording: the bytes of a file of that name, None where there is none.
Beside: TypeAlias = "Callable[[str], bytes | None]"


def nothing(_: str) -> None:
    """What lies beside a recording of which no place is known."""


class Recording:
    """One input."""

    __slots__ = ("_file", "beside", "head", "whole")

    def __init__(self, source: BinaryIO | bytes, beside: Beside = nothing) -> None:
        """`source` is read from where it stands. Raises RecordRefused where it cannot be unpacked."""
        self.beside = beside
        file: BinaryIO = io.BytesIO(source) if isinstance(source, bytes) else source
        start = _filled(file, len(ZSTD))
        self._file = _unpacked(start, file)
        self.head = _filled(self._file, HEAD)
        self.whole = len(self.head) < HEAD  # is the head everything?
        if isinstance(source, bytes) and not start.startswith((GZIP, ZSTD, *ZLIB)):
            self.head, self.whole = source, True

    def blocks(self) -> Iterator[bytes]:
        """Everything, in blocks. Raises RecordRefused where what is compressed is cut off or broken."""
        for start in range(0, len(self.head), BLOCK):
            yield self.head[start : start + BLOCK]
        if not self.whole:
            yield from iter(partial(self._file.read, BLOCK), b"")

    def text(self) -> bytes | None:
        """Everything at once; None where it is more than one record may have."""
        try:
            return whole(self.blocks())
        except RecordRefused as refused:
            if refused.reason != "too-large":
                raise
            return None


def whole(blocks: Iterable[bytes]) -> bytes:
    """A whole text. Raises RecordRefused where it is more than one record may have."""
    parts, size = [], 0
    for block in blocks:
        size += len(block)
        if size > MAX_LINE:
            raise RecordRefused("too-large")
        parts.append(block)
    return b"".join(parts)


def placed(blocks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """(Byte offset, line); a line that is too long is passed over."""
    for start, batch in batches(blocks):
        at = start
        for line in batch or ():
            yield at, line
            at += len(line) + 1


def _filled(file: BinaryIO, size: int) -> bytes:
    """So many bytes, fewer only at the end: a pipe gives what it has."""
    parts = []
    while size > 0 and (part := file.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _unpacked(start: bytes, file: BinaryIO) -> BinaryIO:
    joined = _Joined(start, file)
    if start.startswith(GZIP):
        return _Guarded(gzip.GzipFile(fileobj=joined))  # type: ignore[arg-type] # it only reads
    if start.startswith(ZSTD):
        return _Guarded(
            zstandard.ZstdDecompressor(max_window_size=2**27).stream_reader(
                joined, read_across_frames=True
            )
        )
    if start.startswith(ZLIB):
        return _Guarded(_Inflated(joined))
    return joined


class _Reader(io.RawIOBase):
    """Something that is read, and never written or asked where it stands."""

    def readable(self) -> bool:
        return True


class _Joined(_Reader):
    """What was read of a file already, and the rest of it."""

    def __init__(self, start: bytes, file: BinaryIO) -> None:
        self._start, self._file = start, file

    def read(self, size: int = -1) -> bytes:
        if self._start:
            part = self._start if size < 0 else self._start[:size]
            self._start = self._start[len(part) :]
            return part
        return self._file.read(size)


class _Inflated(_Reader):
    """A stream of zlib."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._inflater = file, zlib.decompressobj()

    def read(self, size: int = -1) -> bytes:
        while not self._inflater.eof:
            given = self._inflater.unconsumed_tail or self._file.read(BLOCK)
            if not given:
                raise EOFError
            part = self._inflater.decompress(given, size if size > 0 else BLOCK)
            if part:
                return part
        return b""


class _Guarded(_Reader):
    """An unpacked stream, of which no exception of a library comes out: it would quote bytes."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        try:
            return self._file.read(size)
        except EOFError:
            reason = "truncated"
        except (OSError, zlib.error, zstandard.ZstdError):
            reason = "compressed"
        raise RecordRefused(reason)
