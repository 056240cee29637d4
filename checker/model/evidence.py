"""Where a fact stands: document, place in it, and a digest of the text that states it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MAX_PLACES: Final = 100  # that a topic names as its evidence


def digest_of(content: bytes | str) -> str:
    """`"sha256:<64 hex>"` of the bytes, or of the text in UTF-8."""
    import hashlib  # noqa: PLC0415 - it loads a library of the system, for some commands in vain

    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return "sha256:" + hashlib.sha256(data).hexdigest()


def text_digest(text: str) -> str:
    """Digest of a text with its white space folded, so that a reflow is not a change."""
    return digest_of(" ".join(text.split()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One place that states a fact. The access (date, digest) stands once, in the contract."""

    document: str  # url of a document of the contract
    heading: tuple[str, ...] = ()  # heading path, outermost first
    pointer: str | None = None  # RFC 6901 pointer into the embedded OpenAPI document
    text_digest: str | None = None  # of the stating text; None where the fact was transcribed
