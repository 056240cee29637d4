"""accesses.jsonl and state.json <-> what they say of a source.

Order of writing: what is set aside, then the accesses, then the state. Whoever is killed in
between leaves accesses that are newer than the state, and the next reader renews it from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker import documents
from checker.store import access_log, accesses, files, state
from checker.store.access_log import AccessLog
from checker.store.accesses import JournalLines
from checker.store.marks import merge_mark
from checker.store.source_paths import SourcePaths
from checker.store.state import StateFile

SHOWN = 5  # numbers of damaged lines that a report names


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalFiles:
    """What the two files of a source hold, and what is wrong with them."""

    lines: JournalLines
    state: StateFile
    state_damaged: bool
    ledger: AccessLog  # what they say together

    def problems(self, place: SourcePaths) -> Iterator[str]:
        """A sentence for each damage: where it is, and what becomes of it."""
        if self.lines.damaged:
            if any(merge_mark(line) for line in self.lines.damaged):
                why = "the marks of a merge conflict; the lines of both sides count"
            else:
                why = "no whole access; it is passed over and the others stand"
            yield (
                f"{place.accesses}: line {_numbers(self.lines.numbers)}: {why} (a snapshot sets it"
                f" aside in {place.damaged_accesses.name})"
            )
        if self.state_damaged:
            yield (
                f"{place.state}: damaged, or of another version; the accesses are read instead,"
                " and failures in a row are counted from 0 again"
            )


def _book(lines: JournalLines, known: StateFile | None) -> JournalFiles:
    """`known` is None where the state is damaged."""
    told = known or StateFile()
    return JournalFiles(
        lines=lines,
        state=told,
        state_damaged=known is None,
        ledger=access_log.opened(lines.accesses, told.documents),
    )


EMPTY = _book(JournalLines(), StateFile())


def _numbers(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, numbers[:SHOWN]))
    return shown if len(numbers) <= SHOWN else f"{shown} and {len(numbers) - SHOWN} more"


def read(place: SourcePaths) -> JournalFiles:
    """The two files; a missing one is empty. Raises OSError where one is there and unreadable.

    In the other order than they are written: so the accesses are never behind the state.
    """
    data = files.read(place.state)
    lines = accesses.parse(files.read(place.accesses) or b"")
    try:
        known = StateFile() if data is None else state.from_plain(documents.read_json(data))
    except ValueError:  # Malformed is one
        known = None
    return _book(lines, known)


def write(place: SourcePaths, book: JournalFiles, after: AccessLog, *, fits: str | None) -> None:
    """The two files as they are after; only inside `files.writing`. Raises OSError."""
    if book.lines.damaged:
        there = files.read(place.damaged_accesses) or b""
        known = set(there.splitlines(keepends=True))
        new = b"".join(line for line in book.lines.damaged if line not in known)
        files.replace(place.damaged_accesses, there + new)
    if after.added or book.lines.damaged:
        files.replace(place.accesses, book.lines.render(after.added))
    if book.state_damaged:
        place.state.replace(place.state.with_name("state.damaged.json"))
    plain = state.to_plain(StateFile(documents=tuple(after.documents.values()), fits=fits))
    files.replace(place.state, documents.write_json(plain).encode("utf-8"))


def signature(place: SourcePaths) -> tuple[tuple[int, int, int] | None, ...]:
    """Differs when one of the two files was replaced."""
    return tuple(map(_signature, (place.accesses, place.state)))


def _signature(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
