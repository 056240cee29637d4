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
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

import zstandard

from checker.observe.lines import BLOCK, MAX_LINE, batches
from checker.observe.recordings.bodies import GZIP, INFLATED, ZLIB, ZSTD
from checker.observe.strict import RecordRefused

STEP: Final = 2**10  # bytes of zstd that are unpacked at once: into 32 MiB at most
HEAD: Final = 2**16  # bytes by which a form is recognised
MAX_PACKED: Final = 3  # times that it may be compressed
MAX_WINDOW: Final = 2**27  # bytes that zstd may look back, as its own programs have it
# What unpacks that which begins so; zlib knows gzip by its head.
_KINDS: Final[Mapping[tuple[bytes, ...], Callable[[], Any]]] = {
    (ZSTD,): lambda: zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW).decompressobj(),
    (GZIP, *ZLIB): partial(zlib.decompressobj, INFLATED),
}
# A fault stands behind what could be read before it.
Block: TypeAlias = "bytes | RecordRefused"
# What lies beside a recording: the bytes of a file of that name, None where there is none.
Beside: TypeAlias = "Callable[[str], bytes | None]"


class Readable(Protocol):
    """What gives bytes: a file, a pipe, or what unpacks one."""

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


# A generator gives its blocks by itself.
Source: TypeAlias = "Readable | bytes | Generator[bytes]"


def nothing(_: str) -> None:
    """What lies beside a recording of which no place is known."""


class Recording:
    """One input."""

    def __init__(self, source: Source, beside: Beside = nothing) -> None:
        """`source` is read from where it stands. Raises RecordRefused: compressed too often."""
        self.beside = beside
        self.file = None if isinstance(source, bytes) else _part_of(source)
        if isinstance(source, bytes):
            source = io.BytesIO(source)
        read: Iterator[Block] = (
            source
            if isinstance(source, Generator)
            else chain([source.read(HEAD)], iter(partial(source.read, BLOCK), b""))
        )
        begun, self.whole, self._blocks = _begun(read)
        for _ in range(MAX_PACKED + 1):
            begin = next((begin for mark, begin in _KINDS.items() if begun.startswith(mark)), None)
            if begin is None:
                break
            self.file = None
            begun, self.whole, self._blocks = _begun(_unpacked(self._blocks, begin))
        else:
            raise RecordRefused("compressed")
        if begun.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            self.file = None
            begun, self.whole, self._blocks = _begun(_recoded(self._blocks))
        self.head = begun[:HEAD]  # by which a form is recognised; is it the `whole`?

    def blocks(self) -> Iterator[bytes]:
        """Everything, in blocks. Raises RecordRefused where it is cut off or broken."""
        for block in self._blocks:
            if isinstance(block, RecordRefused):
                raise block
            for start in range(0, len(block), BLOCK):
                yield block[start : start + BLOCK]


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


def _part_of(source: Any) -> Part | None:  # noqa: ANN401 - whatever it has of a file
    """What a file holds from where it stands; None for a pipe, and what has no name any more."""
    try:
        name, start = source.name, source.tell()
        about = os.fstat(source.fileno())
        same = os.path.samestat(about, os.stat(name))  # noqa: PTH116 - a descriptor's name too
    except (AttributeError, OSError, TypeError, ValueError):
        return None
    if not (same and stat.S_ISREG(about.st_mode) and isinstance(name, str)):
        return None
    return Part(os.path.abspath(name), start, about.st_size)  # noqa: PTH100 - a name, unresolved


def _begun(blocks: Iterator[Block]) -> tuple[bytes, bool, Iterator[Block]]:
    """The first bytes, at least HEAD where there are so many; are they all? And everything."""
    begun = b""
    for block in blocks:
        if isinstance(block, RecordRefused):
            return begun, False, iter([begun, block])
        begun += block
        if len(begun) >= HEAD:
            return begun, False, chain([begun], blocks)
    return begun, True, iter([begun])


def _unpacked(blocks: Iterator[Block], begin: Callable[[], Any]) -> Iterator[Block]:
    """What is compressed, one stream behind the other."""
    stream, reason = begin(), ""
    parts: list[bytes] = []
    size = 0  # of the parts
    try:
        for block in blocks:
            if isinstance(block, RecordRefused):
                reason = block.reason
                break
            for start in range(0, len(block), STEP):
                rest = block[start : start + STEP]
                # Zeros may pad the end (gzip's own programs).
                while rest := rest.lstrip(b"\0") if stream.eof else rest:
                    stream = begin() if stream.eof else stream
                    parts.append(stream.decompress(rest))
                    size += len(parts[-1])
                    rest = stream.unused_data if stream.eof else b""
                if size >= BLOCK:
                    yield b"".join(parts)
                    parts, size = [], 0
        reason = reason or ("" if stream.eof else "truncated")
    except (zlib.error, zstandard.ZstdError):
        reason = "compressed"
    yield b"".join(parts)
    if reason:  # not chained: an exception of a library would quote bytes
        yield RecordRefused(reason)


def _recoded(blocks: Iterator[Block]) -> Iterator[Block]:
    """A text of UTF-16, of which the mark says what end is first, as UTF-8."""
    decoder, reason = codecs.getincrementaldecoder("utf-16")(), ""
    try:
        for block in blocks:
            if isinstance(block, RecordRefused):
                reason = block.reason
                break
            yield decoder.decode(block).encode()
        decoder.decode(b"", final=not reason)
    except UnicodeDecodeError as error:
        reason = "truncated" if error.reason.startswith("trunc") else "utf-16"
    if reason:
        yield RecordRefused(reason)
