"""A kept document -> a conditional request, and a 304 -> its access (RFC 9110 §13). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from checker.model.access import Access, Kept
from checker.model.regex import regex

SENDABLE: Final = regex(r"[\x21-\x7e](?:[\x20-\x7e]{0,998}[\x21-\x7e])?")


def conditions(kept: Kept | None, addresses: set[str]) -> dict[str, str]:
    """The fields to send: If-None-Match, else If-Modified-Since (RFC 9110 §13.1.2, §13.1.3).

    A validator holds for the address that it came from, alone: after a redirect to another
    address the same ETag can mean another page.
    """
    if kept is None or kept.access.final_url not in addresses:
        return {}
    if etag := validator(kept.access.etag):
        return {"If-None-Match": etag}
    if modified := validator(kept.access.last_modified):
        return {"If-Modified-Since": modified}
    return {}


def validator(value: str | None) -> str | None:
    """A validator as it came; None where it could not be kept and sent back."""
    return value if value and SENDABLE.fullmatch(value) else None


def confirmed(kept: Kept, asked: Access, fields: Mapping[str, str]) -> Access:
    """The access of a 304: the kept body stands, its validators may be newer (§15.4.5)."""
    return replace(
        asked,
        digest=kept.access.digest,
        media_type=kept.access.media_type,
        etag=validator(fields.get("etag")) or kept.access.etag,
        last_modified=validator(fields.get("last-modified")) or kept.access.last_modified,
    )
