"""accesses.jsonl and state.json <-> what they say of a source.

Order of writing: what is set aside, then the accesses, then the state. Whoever is killed in
between leaves accesses that are newer than the state, and the next reader renews it from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checker import documents
from checker.model.evidence import digest_of
from checker.store import access_log, accesses, files, state
from checker.store.access_log import AccessLog
from checker.store.accesses import JournalLines
from checker.store.files import merge_mark
from checker.store.source_paths import SourcePaths
from checker.store.state import StateFile

SHOWN: Final = 5  # numbers of damaged lines that a report names
MAX_ACCESSES: Final = 1024 * 1024 * 1024  # bytes of accesses.jsonl: decades of daily changes


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalFiles:
    """What the two files of a source hold, and what is wrong with them."""

    data: bytes  # accesses.jsonl as it stands
    lines: JournalLines  # of it, those that the state does not tell in sum
    fits: str | None  # of the state
    state_damaged: bool
    log: AccessLog  # what they say together

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


def _numbers(numbers: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, numbers[:SHOWN]))
    return shown if len(numbers) <= SHOWN else f"{shown} and {len(numbers) - SHOWN} more"


def _together(data: bytes, known: StateFile | None) -> JournalFiles:
    """`known` is None where the state is damaged."""
    state = known or StateFile()
    begin = _summed(data, state.summed)
    lines = accesses.parse(data, begin)
    return JournalFiles(
        data=data,
        lines=lines,
        fits=state.fits,
        state_damaged=known is None,
        log=access_log.opened(lines.accesses, state.documents, data[:begin]),
    )


def _summed(data: bytes, known: tuple[int, str] | None) -> int:
    """How many octets the state tells in sum: none where they are not those that it knows."""
    octets, digest = known or (0, "")
    return octets if digest_of(data[:octets]) == digest else 0


EMPTY: Final = _together(b"", StateFile())


def read(place: SourcePaths) -> JournalFiles:
    """The two files; a missing one is empty. Raises OSError where one is there and unreadable.

    In the other order than they are written: so the accesses are never behind the state.
    """
    data = files.read(place.state)
    lines = files.read(place.accesses, MAX_ACCESSES) or b""
    try:
        known = StateFile() if data is None else state.from_plain(documents.read_json(data))
    except ValueError:  # Malformed is one
        known = None
    return _together(lines, known)


def write(place: SourcePaths, found: JournalFiles, after: AccessLog, *, fits: str | None) -> None:
    """The two files as they are after; only inside `files.writing`. Raises OSError."""
    if found.lines.damaged:
        there = files.read(place.damaged_accesses) or b""
        known = set(there.splitlines(keepends=True))
        new = b"".join(line for line in found.lines.damaged if line not in known)
        files.replace(place.damaged_accesses, there + new)
    data = found.data
    if after.added or found.lines.damaged:
        data = found.lines.data + accesses.rendered(after.added)
        files.put(place.accesses, data)
        files.sync(place.folder)
    documents_ = tuple(after.documents.values())
    summed = len(data), digest_of(data)
    plain = state.to_plain(StateFile(documents=documents_, fits=fits, summed=summed))
    aside = place.state.with_name("state.damaged.json") if found.state_damaged else None
    files.replace(place.state, documents.write_json(plain).encode("utf-8"), aside=aside)


def signature(place: SourcePaths) -> tuple[tuple[int, int, int] | None, ...]:
    """Differs when one of the two files was replaced."""
    return tuple(map(_signature, (place.accesses, place.state)))


def _signature(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
