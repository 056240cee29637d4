"""What is known of a source + what was asked now -> what is known after, and which lines it adds.

Pure. An access adds a line where its digest differs from the newest one at or before its own time:
so the lines tell every change of content, a 304 of an unchanged page adds none, and telling the
same twice adds nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from operator import attrgetter

from checker.model.access import Access, Fetched
from checker.model.state import DocumentState
from checker.store import accesses
from checker.store.state import NEVER, Key, answered, key_of, seen, with_lines

_time = attrgetter("accessed")


class History:
    """Lines of accesses.jsonl; those that the state tells in sum are parsed once one is asked for.

    A page that changes every day has thousands of lines, and what is asked of them every day is
    the last one.
    """

    def __init__(self, data: bytes = b"", recent: Sequence[Access] = ()) -> None:
        self.summed = bool(data)  # is there a beginning that only the state tells?
        self._data, self._recent = data, tuple(recent)

    @cached_property
    def lines(self) -> tuple[Access, ...]:
        """All of them, in the order of the file."""
        return accesses.parse(self._data).accesses + self._recent

    @cached_property
    def _by_document(self) -> dict[Key, list[Access]]:
        found: dict[Key, list[Access]] = {}
        for line in sorted(self.lines, key=_time):
            found.setdefault(key_of(line), []).append(line)
        return found

    def of(self, key: Key) -> list[Access]:
        """Those of one document, oldest first; of two in one second, the later line last."""
        return self._by_document.get(key, [])


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessLog:
    """The accesses of a source in the order of the file, and how its documents stand."""

    history: History
    documents: Mapping[Key, DocumentState]
    added: tuple[Access, ...] = ()  # the lines after the history: those that no file holds yet
    behind: datetime | None = None  # the newest access that was later than the clock

    @property
    def lines(self) -> tuple[Access, ...]:
        """All lines."""
        return self.history.lines + self.added

    def document(self, key: Key) -> DocumentState:
        """How a document stands; an empty state where it was never asked."""
        return self.documents.get(key) or DocumentState(url=key[0], accept=key[1])

    def newest(self) -> dict[Key, datetime]:
        """When each document was last accessed."""
        return {key: known.last.accessed for key, known in self.documents.items() if known.last}

    def lines_of(self, key: Key) -> list[Access]:
        """The lines of a document, oldest first; of two in one second, the later line last."""
        added = [line for line in self.added if key_of(line) == key]
        known = self.history.of(key)
        return sorted([*known, *added], key=_time) if added else known

    def of(self, key: Key) -> Iterator[Access]:
        """The accesses of a document, newest first; of each digest only the newest."""
        known = self.documents.get(key)
        digests: set[str] = set()
        if known and known.last:
            digests.add(known.last.digest)
            yield known.last
        for access in reversed(self.lines_of(key)):
            if access.digest not in digests:
                digests.add(access.digest)
                yield access

    def as_of(self, key: Key, moment: datetime) -> Access | None:
        """The newest line of a document up to a moment: with what content it stood then."""
        lines = self.lines_of(key)
        before = bisect_right(lines, moment, key=_time)
        return lines[before - 1] if before else None

    def digest_at(self, key: Key, moment: datetime) -> str | None:
        """What content it had then; the state alone tells it from its last access on."""
        known = self.documents.get(key)
        if self.history.summed and known and known.last and known.last.accessed <= moment:
            return known.last.digest
        found = self.as_of(key, moment)
        return None if found is None else found.digest


def opened(
    lines: Sequence[Access], documents: Iterable[DocumentState], before: bytes = b""
) -> AccessLog:
    """What the two files say together; `before`: lines that the documents tell in sum."""
    known = with_lines(documents, lines)
    return AccessLog(
        history=History(before, lines), documents={key_of(document): document for document in known}
    )


def recorded(
    log: AccessLog, fetched: Iterable[Fetched], now: datetime, known: Mapping[Key, datetime]
) -> AccessLog:
    """After the attempts of one run; `known`: the newest accesses when the run began.

    A request is later than what was known before it. Where the clock says otherwise it went
    backwards, and the later time is kept: the order of accesses is what changes rest on. What
    another process added meanwhile is no such sign: the access takes its own place before it.
    """
    moment = now.astimezone(UTC).replace(microsecond=0)
    for key, item in one_each(fetched).items():
        if item.access is not None:
            access = replace(accesses.tidy(item.access), url=key[0], accept=key[1])
            if access.accessed < known.get(key, NEVER):
                latest = max(known[key], log.newest().get(key, NEVER))
                log = replace(log, behind=max(latest, log.behind or NEVER))
                access = replace(access, accessed=latest)
            log = _entered(log, access)
        log = _with(log, answered(log.document(key), item.outcome, moment))
    return log


def one_each(fetched: Iterable[Fetched]) -> dict[Key, Fetched]:
    """One attempt a document: the last, but a usable one before any that is not."""
    chosen: dict[Key, Fetched] = {}
    for item in fetched:
        key = item.document.url, item.document.accept
        if item.outcome.usable or key not in chosen or not chosen[key].outcome.usable:
            chosen[key] = item
    return chosen


def imported(log: AccessLog, access: Access) -> AccessLog:
    """After a page was imported: its time is what the user said, and it was no attempt."""
    return _entered(log, accesses.tidy(access))


def accepted(log: AccessLog, rests_on: Iterable[Access]) -> AccessLog:
    """After a contract was accepted: the very accesses that it rests on are lines."""
    for access in map(accesses.tidy, rests_on):
        stated = {(line.accessed, line.digest) for line in log.lines_of(key_of(access))}
        if (access.accessed, access.digest) not in stated:
            log = _appended(log, access)
        last = log.document(key_of(access)).last
        if last is None or last.accessed < access.accessed:
            log = _with(log, seen(log.document(key_of(access)), access))
    return log


def _entered(log: AccessLog, access: Access) -> AccessLog:
    """With one more usable access."""
    key = key_of(access)
    if log.digest_at(key, access.accessed) != access.digest:
        log = _appended(log, access)
    return _with(log, seen(log.document(key), access))


def _with(log: AccessLog, document: DocumentState) -> AccessLog:
    return replace(log, documents={**log.documents, key_of(document): document})


def _appended(log: AccessLog, access: Access) -> AccessLog:
    return replace(log, added=(*log.added, access))
