"""A body as a recorder kept it -> its text: base 64 and content-codings removed, within bounds."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from typing import Any, Final

import orjson
import zstandard

from checker.model.regex import regex
from checker.observe.exchange import named_headers
from checker.observe.lines import MAX_LINE
from checker.observe.strict import RecordRefused

GZIP: Final = b"\x1f\x8b"  # RFC 1952 §2.3.1
ZLIB: Final = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")  # RFC 1950 §2.2
ZSTD: Final = b"\x28\xb5\x2f\xfd"  # RFC 8878 §3.1.1
INFLATED: Final = 32 + zlib.MAX_WBITS  # gzip or zlib, as the head says
_BASE64: Final = regex(r'[A-Za-z\d+/=\s\[\]",]*', re.ASCII)  # in lines, or in a list of parts
_CHUNK: Final = regex(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")  # RFC 9112 §7.1


def text_of(raw: bytes) -> str:
    """The text of a body that may still be compressed. Raises RecordRefused."""
    if raw.startswith((GZIP, ZSTD, *ZLIB)):
        raw = unpacked(raw)
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise RecordRefused("not-utf-8") from None


def unpacked(raw: bytes) -> bytes:
    """What is compressed, at most MAX_LINE bytes of it. Raises RecordRefused."""
    try:
        if raw.startswith(ZSTD):
            text = zstandard.ZstdDecompressor().stream_reader(raw).read(MAX_LINE + 1)
            whole = True  # its reader does not tell; what is cut off is no JSON either
        else:
            inflater = zlib.decompressobj(INFLATED)
            text = inflater.decompress(raw, MAX_LINE + 1)
            whole = inflater.eof
    except (zlib.error, zstandard.ZstdError):
        raise RecordRefused("compressed") from None
    if len(text) > MAX_LINE:
        raise RecordRefused("too-large")
    if not whole:
        raise RecordRefused("truncated")
    return text


def from_base64(text: str) -> bytes:
    """The bytes that a recorder wrote in base 64. Raises RecordRefused."""
    try:
        if _BASE64.fullmatch(text) is None:
            raise RecordRefused("not-base64")
        return base64.b64decode(text)
    except (binascii.Error, ValueError):
        raise RecordRefused("not-base64") from None


def plain(text: object) -> Any:  # noqa: ANN401 - any JSON
    """What a text holds, where it is JSON; else None."""
    if not isinstance(text, str | bytes):
        return text
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return None


def dechunked(body: bytes) -> bytes:
    """A body without the sizes of its chunks (RFC 9112 §7.1). Raises RecordRefused."""
    parts: list[bytes] = []
    at = 0
    while (size := _CHUNK.match(body, at)) is not None:
        length = int(size[1], 16)
        at = size.end()
        if not length:
            return b"".join(parts)
        parts.append(body[at : at + length])
        at += length
        at += 2 if body.startswith(b"\r\n", at) else 1
    raise RecordRefused("chunked")


def is_chunked(headers: object, body: bytes) -> bool:
    """Do sizes of chunks stand in a body, as on a raw connection?"""
    coding = named_headers(headers).get("transfer-encoding", "")
    return "chunked" in coding.lower() and _CHUNK.match(body) is not None
