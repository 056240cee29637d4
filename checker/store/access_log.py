"""What is known of a source + what was asked now -> what is known after, and which lines it adds.

Pure. An access adds a line where its digest differs from the newest one at or before its own time:
so the lines tell every change of content, a 304 of an unchanged page adds none, and telling the
same twice adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from checker.model.access import Access, Fetched
from checker.model.state import DocumentState
from checker.store import accesses
from checker.store.state import NEVER, Key, answered, key_of, seen, with_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessLog:
    """The accesses of a source in the order of the file, and how its documents stand."""

    lines: tuple[Access, ...] = ()
    documents: Mapping[Key, DocumentState]
    added: tuple[Access, ...] = ()  # the last of the lines: those that no file holds yet
    behind: datetime | None = None  # the newest access that was later than the clock

    def newest(self) -> dict[Key, datetime]:
        """When each document was last accessed."""
        return {key: known.last.accessed for key, known in self.documents.items() if known.last}

    def of(self, key: Key) -> Iterator[Access]:
        """The accesses of a document, newest first; of each digest only the newest."""
        known = self.documents.get(key)
        lines = sorted(
            (line for line in reversed(self.lines) if key_of(line) == key),
            key=lambda line: line.accessed,
            reverse=True,
        )
        told: set[str] = set()
        for access in ([known.last] if known and known.last else []) + lines:
            if access.digest not in told:
                told.add(access.digest)
                yield access

    def as_of(self, key: Key, moment: datetime) -> Access | None:
        """The newest line of a document up to a moment: with what content it stood then."""
        return max(
            (
                line
                for line in reversed(self.lines)  # of two in one second, the later line
                if key_of(line) == key and line.accessed <= moment
            ),
            key=lambda line: line.accessed,
            default=None,
        )


def opened(lines: Sequence[Access], documents: Iterable[DocumentState]) -> AccessLog:
    """What the two files say together."""
    known = with_lines(documents, lines)
    return AccessLog(
        lines=tuple(lines), documents={key_of(document): document for document in known}
    )


def recorded(
    ledger: AccessLog, fetched: Iterable[Fetched], now: datetime, known: Mapping[Key, datetime]
) -> AccessLog:
    """After the attempts of one run; `known`: the newest accesses when the run began.

    A request is later than what was known before it. Where the clock says otherwise it went
    backwards, and the later time is kept: the order of accesses is what changes are told by. What
    another process added meanwhile is no such sign: the access takes its own place before it.
    """
    moment = now.astimezone(UTC).replace(microsecond=0)
    for key, item in one_each(fetched).items():
        if item.access is not None:
            access = replace(accesses.tidy(item.access), url=key[0], accept=key[1])
            if access.accessed < known.get(key, NEVER):
                latest = max(known[key], ledger.newest().get(key, NEVER))
                ledger = replace(ledger, behind=max(latest, ledger.behind or NEVER))
                access = replace(access, accessed=latest)
            ledger = _entered(ledger, access)
        ledger = _with(ledger, answered(_document(ledger, key), item.outcome, moment))
    return ledger


def one_each(fetched: Iterable[Fetched]) -> dict[Key, Fetched]:
    """One attempt a document: the last, but a usable one before any that is not."""
    chosen: dict[Key, Fetched] = {}
    for item in fetched:
        key = item.document.url, item.document.accept
        if item.outcome.usable or key not in chosen or not chosen[key].outcome.usable:
            chosen[key] = item
    return chosen


def imported(ledger: AccessLog, access: Access) -> AccessLog:
    """After a page was imported: its time is what the user said, and it was no attempt."""
    return _entered(ledger, accesses.tidy(access))


def accepted(ledger: AccessLog, rests_on: Iterable[Access]) -> AccessLog:
    """After a contract was accepted: the very accesses that it rests on are lines."""
    for access in map(accesses.tidy, rests_on):
        if not any(_same(line, access) for line in ledger.lines):
            ledger = _appended(ledger, access)
        last = _document(ledger, key_of(access)).last
        if last is None or last.accessed < access.accessed:
            ledger = _with(ledger, seen(_document(ledger, key_of(access)), access))
    return ledger


def _same(line: Access, access: Access) -> bool:
    return (key_of(line), line.accessed, line.digest) == (
        key_of(access),
        access.accessed,
        access.digest,
    )


def _entered(ledger: AccessLog, access: Access) -> AccessLog:
    """With one more usable access."""
    key = key_of(access)
    before = ledger.as_of(key, access.accessed)
    if before is None or before.digest != access.digest:
        ledger = _appended(ledger, access)
    return _with(ledger, seen(_document(ledger, key), access))


def _document(ledger: AccessLog, key: Key) -> DocumentState:
    return ledger.documents.get(key) or DocumentState(url=key[0], accept=key[1])


def _with(ledger: AccessLog, document: DocumentState) -> AccessLog:
    return replace(ledger, documents={**ledger.documents, key_of(document): document})


def _appended(ledger: AccessLog, access: Access) -> AccessLog:
    return replace(ledger, lines=(*ledger.lines, access), added=(*ledger.added, access))
