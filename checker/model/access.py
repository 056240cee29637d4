"""One request that was made, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from checker.model.source import Document

SAMPLE: Final = "sample"  # the origin of a page that ships with the program: no listed page


class Outcome(StrEnum):
    """What came back. Only the first two are an access that a row may rest on."""

    PAGE = "page"
    NOT_MODIFIED = "not modified"
    MOVED = "moved"  # a redirect that leads out of the listed hosts or never ends, or a page of one
    GONE = "gone"  # 404, 410
    RATE_LIMITED = "rate-limited"  # 429, and 503 with Retry-After
    REFUSED = "refused"  # 401, 403, 451, or an address that may not be asked
    CHALLENGE = "challenge page or script shell"
    SIGN_IN = "sign-in page"
    WRONG_MEDIA_TYPE = "wrong media type"
    EMPTY = "empty"
    TOO_LARGE = "too large"
    WITHHELD = "states a secret or personal data"  # which no report, and no contract, may repeat
    TOO_LITTLE = "states too little"  # read in the place of another document, and no reading of it
    UNREACHABLE = "unreachable"  # no answer in time, name not found, TLS failure, other 5xx

    @property
    def usable(self) -> bool:
        """May a row of the table rest on it?"""
        return self in (Outcome.PAGE, Outcome.NOT_MODIFIED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """One request that was made, or one page that was imported."""

    accessed: datetime  # UTC, to the second
    url: str  # as asked
    accept: str  # as asked; documents are kept by (url, accept)
    final_url: str  # after redirects
    status: int | None  # HTTP status; None for an imported page
    digest: str  # "sha256:<64 hex>" of the body, content-coding removed
    media_type: str  # "text/markdown": lower case, without parameters
    etag: str | None = None  # validators (RFC 9110 §8.8), sent back as they came
    last_modified: str | None = None
    origin: str = "fetched"  # or "imported", or SAMPLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """The outcome of asking for one document."""

    document: Document
    outcome: Outcome
    access: Access | None  # present exactly where the outcome is usable
    body: bytes | None = None  # likewise; of a 304 the one that was kept
    status: int | None = None  # the last HTTP status seen, if any
    detail: str = ""  # a few words of ours (a status, a host); never text of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A document as it is kept: its access and, where it still hashes to it, its body."""

    access: Access
    body: bytes
