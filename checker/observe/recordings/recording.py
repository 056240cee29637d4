"""The bytes of one input, read once: in blocks, unpacked where they are compressed.

Its head can be looked at before. What is compressed is known by its first bytes: gzip (RFC 1952),
zstd (RFC 8878), zlib (RFC 1950, as mitmproxy writes `.zhar`).
"""

from __future__ import annotations

import gzip
import io
import os
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

import zstandard

from checker.observe.lines import MAX_LINE, batches
from checker.observe.recordings.bodies import GZIP, ZLIB, ZSTD
from checker.observe.strict import RecordRefused

BLOCK: Final = 2**18  # bytes that are read at once
HEAD: Final = 2**16  # bytes by which a form is recognised
MAX_WINDOW: Final = 2**27  # bytes that zstd may look back, as its own programs have it
# What lies beside a recording: the bytes of a file of that name, None where there is none.
Beside: TypeAlias = "Callable[[str], bytes | None]"


class Readable(Protocol):
    """What gives bytes: a file, a pipe, or what unpacks one."""

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


def nothing(_: str) -> None:
    """What lies beside a recording of which no place is known."""


class Recording:
    """One input."""

    __slots__ = ("_file", "beside", "file", "head", "whole")

    def __init__(self, source: Readable | bytes, beside: Beside = nothing) -> None:
        """`source` is read from where it stands. Raises RecordRefused."""
        self.beside = beside
        file: Readable = io.BytesIO(source) if isinstance(source, bytes) else source
        self.file = None if isinstance(source, bytes) else _part_of(source)
        start = _filled(file, len(ZSTD))
        self._file = _unpacked(start, file)
        self.head = _filled(self._file, HEAD)
        self.whole = len(self.head) < HEAD  # is the head everything?
        packed = start.startswith((GZIP, ZSTD, *ZLIB))
        if packed:
            self.file = None
        elif isinstance(source, bytes):
            self.head, self.whole = source, True

    def blocks(self) -> Iterator[bytes]:
        """Everything, in blocks. Raises RecordRefused where it is cut off or broken."""
        for start in range(0, len(self.head), BLOCK):
            yield self.head[start : start + BLOCK]
        if not self.whole:
            yield from iter(partial(self._file.read, BLOCK), b"")

    def text(self) -> bytes | None:
        """Everything at once; None where it is more than one record may have.

        Raises what reading it raises.
        """
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


class Part(NamedTuple):
    """A part of a file that can be opened again, by another process too."""

    path: str
    start: int  # bytes before it
    stop: int


def _part_of(source: Readable) -> Part | None:
    """What a file holds from where it stands; None for a pipe, and what has no name any more."""
    try:
        name, start = source.name, source.tell()  # type: ignore[attr-defined] # if it has them
        about = os.fstat(source.fileno())  # type: ignore[attr-defined]
        same = os.path.samestat(about, os.stat(name))  # noqa: PTH116 - a descriptor's name too
    except (AttributeError, OSError, TypeError, ValueError):
        return None
    if not (same and stat.S_ISREG(about.st_mode) and isinstance(name, str)):
        return None
    return Part(os.path.abspath(name), start, about.st_size)  # noqa: PTH100 - a name, unresolved


def _filled(file: Readable, size: int) -> bytes:
    """So many bytes, fewer only at the end: a pipe gives what it has."""
    parts = []
    while size > 0 and (part := file.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _unpacked(start: bytes, file: Readable) -> Readable:
    joined: Any = _Prefixed(start, file)  # all that its readers ask for is `read`
    if start.startswith(GZIP):
        return _Guarded(gzip.GzipFile(fileobj=joined))
    if start.startswith(ZSTD):
        unpacker = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW)
        return _Guarded(unpacker.stream_reader(joined, read_across_frames=True))
    return _Guarded(_Inflated(joined)) if start.startswith(ZLIB) else joined


class _Prefixed:
    """What was read of a file already, and the rest of it."""

    def __init__(self, start: bytes, file: Readable) -> None:
        self._start, self._file = start, file

    def read(self, size: int = -1, /) -> bytes:
        if self._start:
            part = self._start if size < 0 else self._start[:size]
            self._start = self._start[len(part) :]
            return part
        return self._file.read(size)


class _Inflated:
    """A stream of zlib."""

    def __init__(self, file: Readable) -> None:
        self._file, self._inflater = file, zlib.decompressobj()

    def read(self, size: int = -1, /) -> bytes:
        while not self._inflater.eof:
            given = self._inflater.unconsumed_tail or self._file.read(BLOCK)
            if not given:
                raise EOFError
            part = self._inflater.decompress(given, max(size, 0))
            if part:
                return part
        return b""


class _Guarded:
    """An unpacked stream, of which no exception of a library comes out: it would quote bytes."""

    def __init__(self, file: Readable) -> None:
        self._file = file

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._file.read(size)
        except EOFError:
            reason = "truncated"
        except (OSError, zlib.error, zstandard.ZstdError):
            reason = "compressed"
        raise RecordRefused(reason)
