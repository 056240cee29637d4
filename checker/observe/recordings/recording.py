"""The bytes of one input, read once: in blocks, unpacked where they are compressed.

Its head can be looked at before. What is compressed is known by its first bytes: gzip (RFC 1952),
zstd (RFC 8878), zlib (RFC 1950, as mitmproxy writes `.zhar`). UTF-16 with its mark, as shells of
Windows write what a program prints, becomes UTF-8.
"""

from __future__ import annotations

import codecs
import io
import os
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

import zstandard

from checker.observe.lines import MAX_LINE, batches
from checker.observe.recordings.bodies import GZIP, ZLIB, ZSTD
from checker.observe.strict import RecordRefused

BLOCK: Final = 2**18  # bytes that are read at once
STEP: Final = 2**10  # bytes of zstd that are unpacked at once: into 32 MiB at most
HEAD: Final = 2**16  # bytes by which a form is recognised
MAX_PACKED: Final = 3  # times that it may be compressed
MAX_WINDOW: Final = 2**27  # bytes that zstd may look back, as its own programs have it
# What unpacks that which begins so; zlib knows gzip by its head.
_KINDS: Final[Mapping[tuple[bytes, ...], Callable[[], Any]]] = {
    (ZSTD,): lambda: zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW).decompressobj(),
    (GZIP, *ZLIB): partial(zlib.decompressobj, 32 + zlib.MAX_WBITS),
}
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

    def __init__(self, source: Readable | bytes, beside: Beside = nothing) -> None:
        """`source` is read from where it stands."""
        self.beside = beside
        file: Readable = io.BytesIO(source) if isinstance(source, bytes) else source
        self.file = None if isinstance(source, bytes) else _part_of(source)
        self._file, packed = _unpacked(file)
        self.head, self._fault = _filled(self._file, HEAD)
        wide = self.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        if wide:
            self._file = _Recoded(_Prefixed(self.head, self._file))
            self.head, self._fault = _filled(self._file, HEAD)
        self.whole = len(self.head) < HEAD and self._fault is None  # is the head everything?
        if wide or packed:
            self.file = None
        elif isinstance(source, bytes):
            self.head, self.whole = source, True

    def blocks(self) -> Iterator[bytes]:
        """Everything, in blocks. Raises RecordRefused where it is cut off or broken."""
        for start in range(0, len(self.head), BLOCK):
            yield self.head[start : start + BLOCK]
        if self._fault is not None:
            raise self._fault
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


def _filled(file: Readable, size: int) -> tuple[bytes, RecordRefused | None]:
    """So many bytes, fewer only at the end: a pipe gives what it has; and what broke them off."""
    parts = []
    try:
        while size > 0 and (part := file.read(size)):
            parts.append(part)
            size -= len(part)
    except RecordRefused as refused:
        return b"".join(parts), refused.with_traceback(None)
    return b"".join(parts), None


def _unpacked(file: Readable) -> tuple[Readable, bool]:
    """What is compressed, as often as it is: a store may compress what came so. And was it?"""
    for times in range(MAX_PACKED):
        start, _ = _filled(file, len(ZSTD))
        file = _Prefixed(start, file)
        begun = next((begun for first, begun in _KINDS.items() if start.startswith(first)), None)
        if begun is None:
            return file, times > 0
        file = _Guarded(_Unpacked(file, begun))
    return file, True


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


class _Unpacked:
    """What is compressed, one stream behind the other; one that is cut off ends in an EOFError."""

    def __init__(self, file: Readable, begun: Callable[[], Any]) -> None:
        self._file, self._begun, self._rest, self._stream = file, begun, b"", begun()

    def read(self, size: int = -1, /) -> bytes:
        parts: list[bytes] = []
        while size > 0 and (given := self._rest or self._file.read(STEP)):
            if self._stream.eof:
                given = given.lstrip(b"\0")  # which may pad the end (gzip's own programs)
                self._stream = self._begun() if given else self._stream
            parts.append(self._stream.decompress(given) if given else b"")
            self._rest = self._stream.unused_data if given and self._stream.eof else b""
            size -= len(parts[-1])
        if size > 0 and not (any(parts) or self._stream.eof):
            raise EOFError
        return b"".join(parts)


class _Recoded:
    """A text of UTF-16, of which the mark says what end is first, as UTF-8."""

    def __init__(self, file: Readable) -> None:
        self._file, self._decoder = file, codecs.getincrementaldecoder("utf-16")()

    def read(self, size: int = -1, /) -> bytes:
        try:
            while part := self._file.read(size):
                if text := self._decoder.decode(part):
                    return text.encode()
            self._decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            reason = "truncated" if error.reason.startswith("trunc") else "utf-16"
        else:
            return b""
        raise RecordRefused(reason)


class _Guarded:
    """An unpacked stream, of which no exception of a library comes out: it would quote bytes."""

    def __init__(self, file: Readable) -> None:
        self._file = file
        self._reason = ""  # why it is read no further

    def read(self, size: int = -1, /) -> bytes:
        try:
            if not self._reason:
                return self._file.read(size)
        except EOFError:
            self._reason = "truncated"
        except (zlib.error, zstandard.ZstdError):
            self._reason = "compressed"
        raise RecordRefused(self._reason)
