"""State <-> state.json, as schemas/state.schema.json publishes it; and what an attempt adds to it.

All of it is pure. Nothing in state.json is evidence: without it the accesses tell all but the
failures in a row and the days on which a page was found unchanged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from checker import documents
from checker.model.access import Access, Outcome
from checker.model.contract import Json
from checker.model.plain import build, plain
from checker.model.state import DocumentState, Sighting
from checker.store import accesses

STATE_SCHEMA: Final = "checker/state/1"
RECENT: Final = 20  # stretches of equal content that are remembered of one document

NEVER: Final = datetime.min.replace(tzinfo=UTC)

Key: TypeAlias = tuple[str, str]  # (url, accept)


@dataclass(frozen=True, slots=True, kw_only=True)
class StateFile:
    """state.json: the documents, and what need not be looked at a second time."""

    documents: tuple[DocumentState, ...] = ()
    fits: str | None = None  # digest over contract.json and the schema that it was found to fit
    # Octets and digest of the beginning of accesses.jsonl that the documents tell in sum, so that
    # it is not read again.
    summed: tuple[int, str] | None = None


def to_plain(state: StateFile) -> dict[str, Json]:
    """Sorted by (url, accept); what is not known is left out."""
    found: dict[str, Json] = {"schema": STATE_SCHEMA}
    if state.fits is not None:
        found["fits"] = state.fits
    if state.summed is not None:
        found["summed"] = dict(zip(("octets", "digest"), state.summed, strict=True))
    ordered = sorted(state.documents, key=key_of)
    return found | {"documents": [plain(document) for document in ordered]}


def from_plain(data: object) -> StateFile:
    """The reverse. Raises ValueError where the data is no state of this version."""
    if not isinstance(data, dict) or documents.misfits("state", data):
        raise ValueError
    summed = data.get("summed")
    return StateFile(
        documents=tuple(map(_document, data["documents"])),
        fits=data.get("fits"),
        summed=None if summed is None else (summed["octets"], summed["digest"]),
    )


def _document(data: Mapping[str, Any]) -> DocumentState:
    last = None if "last" not in data else accesses.from_plain(data["last"])
    key = accesses.text(data, "url"), accesses.text(data, "accept")
    if last is not None and key_of(last) != key:
        raise ValueError
    return replace(build(DocumentState, data), last=last)


def key_of(document: DocumentState | Access) -> Key:
    """Documents are known by address and asked form."""
    return document.url, document.accept


def seen(document: DocumentState, access: Access) -> DocumentState:
    """After a usable access. One that is older than the last tells nothing of how it stands now."""
    if document.last is not None and access.accessed < document.last.accessed:
        return document
    stretches = document.recent
    if stretches and stretches[-1].digest == access.digest:
        stretches = (*stretches[:-1], replace(stretches[-1], last=access.accessed))
    else:
        new = Sighting(digest=access.digest, first=access.accessed, last=access.accessed)
        stretches = (*stretches, new)[-RECENT:]
    return replace(document, last=access, recent=stretches)


def answered(document: DocumentState, outcome: Outcome, now: datetime) -> DocumentState:
    """After an attempt with that outcome; the same attempt reported twice counts once.

    Failures are counted by days (UTC). A page that is asked five times in one morning has not been
    lost for five days, and a daily check would otherwise miss the one count that is the alarm.
    """
    again = document.asked == now
    today = document.asked is not None and document.asked.date() == now.date()
    document = replace(document, asked=now, outcome=outcome)
    if not outcome.usable:
        if today and document.failures:
            return replace(document, recovered_at=None, recovered_after=0)
        return replace(
            document,
            failures=document.failures + 1,
            failing_since=document.failing_since or now,
            recovered_at=None,
            recovered_after=0,
        )
    if document.failures:
        return replace(
            document,
            failures=0,
            failing_since=None,
            recovered_at=now,
            recovered_after=document.failures,
        )
    return document if again else replace(document, recovered_at=None, recovered_after=0)


def with_lines(documents: Iterable[DocumentState], lines: Iterable[Access]) -> list[DocumentState]:
    """The documents as state.json and the accesses together tell them, sorted by key.

    A line that is newer than the state came from elsewhere (another machine, a fresh clone, a
    writer that was killed before it wrote the state), and renews it.
    """
    known = {key_of(document): document for document in documents}
    latest = {key: document.last.accessed for key, document in known.items() if document.last}
    for line in sorted(lines, key=lambda access: access.accessed):
        if line.accessed <= latest.get(key_of(line), NEVER):
            continue
        document = known.get(key_of(line)) or DocumentState(url=line.url, accept=line.accept)
        known[key_of(line)] = seen(document, line)
    return [known[key] for key in sorted(known)]
