"""Access <-> one line of accesses.jsonl, as schemas/access.schema.json publishes it.

A line that is no access is passed over and kept apart, and the others stand: a torn write, an
edit, or the marks of a merge (both of its sides are lines, and both count).
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from checker import documents
from checker.model.access import SAMPLE, Access
from checker.model.plain import moment, whole
from checker.model.regex import regex
from checker.store.source_paths import is_digest

ORIGINS: Final = ("fetched", "imported", SAMPLE)

# Text that can be written again as it was read: no control characters, no lone surrogates.
_TEXT: Final = regex(r"[^\x00-\x1f\x7f\ud800-\udfff]*")
# What can be sent back in a header field (RFC 9110 §5.5): visible characters and ISO-8859-1.
_VALIDATOR: Final = regex(r"[\x20-\x7e\x80-\xff]*")
_STATUSES: Final = range(100, 600)


def from_plain(data: object) -> Access:
    """The reverse. Raises ValueError where the data is no access.

    Lines of earlier days have no `accept`: a document is asked for by its own form, so its media
    type stands in. Unknown properties are passed over.
    """
    if not isinstance(data, Mapping):
        raise ValueError  # noqa: TRY004 - one error for every way to be no access
    url, media_type = text(data, "url"), text(data, "media_type")
    access = Access(
        url=url,
        accept=text(data, "accept", media_type),
        final_url=text(data, "final_url", url),
        status=_status(data.get("status")),
        accessed=time(data, "accessed"),
        digest=text(data, "digest"),
        media_type=media_type,
        etag=_validator(data.get("etag")),
        last_modified=_validator(data.get("last_modified")),
        origin=text(data, "origin", "fetched"),
    )
    if not (url and is_digest(access.digest) and access.origin in ORIGINS):
        raise ValueError
    return access


def keepable(access: Access) -> bool:
    """Can it be read again as it is written?"""
    try:
        from_plain(whole(access))
    except ValueError:
        return False
    return True


def tidy(access: Access) -> Access:
    """The access as it can be kept: to the second, without a validator that cannot be sent."""
    return replace(
        access,
        accessed=access.accessed.astimezone(UTC).replace(microsecond=0),
        etag=_sendable(access.etag),
        last_modified=_sendable(access.last_modified),
    )


def _sendable(validator: str | None) -> str | None:
    return validator if validator is not None and _VALIDATOR.fullmatch(validator) else None


def text(data: Mapping[str, object], name: str, absent: str | None = None) -> str:
    """A text that can be written as it was read, held once for all lines. Raises ValueError."""
    value = data.get(name)
    if value is None:
        value = absent
    if not isinstance(value, str) or _TEXT.fullmatch(value) is None:
        raise ValueError
    return sys.intern(value)


def _status(value: object) -> int | None:
    if value is None or (type(value) is int and value in _STATUSES):
        return value
    raise ValueError


def _validator(value: object) -> str | None:
    if value is None or (isinstance(value, str) and _VALIDATOR.fullmatch(value)):
        return value
    raise ValueError


def time(data: Mapping[str, object], name: str) -> datetime:
    """A moment, in UTC and to the second. Raises ValueError."""
    try:
        return moment(text(data, name)).replace(microsecond=0)
    except OverflowError:  # the first or last day there is, in another time zone
        raise ValueError from None


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLines:
    """accesses.jsonl, read: what its lines say, and those that say nothing."""

    data: bytes = b""  # the lines that stand, with the line ends that they came with
    accesses: tuple[Access, ...] = ()  # of these lines, in their order
    damaged: tuple[bytes, ...] = ()  # the others
    numbers: tuple[int, ...] = ()  # of the damaged lines, from 1


def parse(data: bytes, begin: int = 0) -> JournalLines:
    """Lines end with LF or CRLF; a last line without an end counts if it is whole, and gets one.

    `begin`: the first octet that is parsed; what stands before is taken as it is.
    """
    before = data[:begin]
    raw = io.BytesIO(before if before.endswith(b"\n") or not before else before + b"\n")
    raw.seek(0, io.SEEK_END)
    found: list[Access] = []
    damaged: list[bytes] = []
    numbers: list[int] = []
    first = 1 + data.count(b"\n", 0, begin)
    rest = data[begin:] if begin else data.removeprefix(b"\xef\xbb\xbf")
    for number, written in enumerate(io.BytesIO(rest), start=first):
        if not written.strip():
            continue
        line = written if written.endswith(b"\n") else written + b"\n"
        try:
            found.append(from_plain(documents.read_json(line)))
            raw.write(line)
        except ValueError:  # Malformed is one
            damaged.append(line)
            numbers.append(number)
    return JournalLines(
        data=raw.getvalue(), accesses=tuple(found), damaged=tuple(damaged), numbers=tuple(numbers)
    )


def rendered(added: Iterable[Access]) -> bytes:
    """The lines of accesses."""
    return "".join(documents.write_line(whole(access)) for access in added).encode("utf-8")
