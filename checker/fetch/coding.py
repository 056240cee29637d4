"""Content-Encoding removed, piece by piece and never past a limit (RFC 9110 §8.4). Pure.

A few kilobytes of gzip can hold gigabytes; what is inflated is counted as it comes out.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

ASKED_FOR: Final = "gzip, deflate, identity"
MAX_CODINGS: Final = 3
MAX_MEMBERS: Final = 1_000  # of one gzip body (RFC 1952 §2.2)
PIECE: Final = 64 * 1024  # octets inflated at a time
GZIP: Final = zlib.MAX_WBITS | 16
ZLIB: Final = zlib.MAX_WBITS
RAW: Final = -zlib.MAX_WBITS
ZLIB_METHOD: Final = 8  # RFC 1950 §2.2
GZIP_MAGIC: Final = b"\x1f\x8b"


class TooLarge(Exception):
    """The body is longer than the limit."""


class NotDecoded(Exception):
    """The body is not what its Content-Encoding says, or in a coding that was not asked for."""


def codings_of(field: str | None) -> tuple[str, ...]:
    """Codings in the order in which they are to be removed. Raises NotDecoded."""
    names = [name.strip().lower() for name in (field or "").split(",")]
    codings = tuple(name for name in reversed(names) if name not in ("", "identity"))
    if len(codings) > MAX_CODINGS or set(codings) - {"gzip", "x-gzip", "deflate"}:
        raise NotDecoded
    return codings


def decoded(pieces: Iterable[bytes], codings: Iterable[str], *, limit: int) -> Iterator[bytes]:
    """The pieces of the body itself. Raises TooLarge and NotDecoded as soon as it is known."""
    stream: Iterator[bytes] = iter(pieces)
    for coding in codings:
        stream = _counted(_gunzipped(stream) if "gzip" in coding else _inflated(stream), limit)
    return _counted(stream, limit)


def _counted(pieces: Iterator[bytes], limit: int) -> Iterator[bytes]:
    seen = 0
    for piece in pieces:
        seen += len(piece)
        if seen > limit:
            raise TooLarge
        yield piece


def _gunzipped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Every member; octets after the last that begin none are padding, and dropped."""
    inflater = None
    members = 0
    for piece in pieces:
        rest = piece
        while rest:
            if inflater is None:
                if members and not rest.startswith(GZIP_MAGIC[: len(rest)]):
                    return
                members += 1
                if members > MAX_MEMBERS:
                    raise NotDecoded
                inflater = zlib.decompressobj(GZIP)
            yield from _inflate(inflater, rest)
            rest = inflater.unused_data
            inflater = None if inflater.eof else inflater
    if inflater is not None:
        raise NotDecoded  # cut short


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Deflate in its zlib wrapper, as the standard says, or bare, as some servers send it."""
    inflater = None
    for piece in pieces:
        if inflater is None and piece:
            bare = piece[0] & 0x0F != ZLIB_METHOD
            inflater = zlib.decompressobj(RAW if bare else ZLIB)
        if inflater is not None:
            yield from _inflate(inflater, piece)
    if inflater is not None and not inflater.eof:
        raise NotDecoded  # cut short


def _inflate(inflater: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    rest = data
    while not inflater.eof:
        try:
            out = inflater.decompress(rest, PIECE)
        except zlib.error:
            raise NotDecoded from None
        rest = inflater.unconsumed_tail
        if out:
            yield out
        if not rest and len(out) < PIECE:  # a full piece may have more behind it, without input
            return
