"""The evidence of one source: what is read of it, and what one write adds to it.

What came back and could not be written stays here, and is told again to every reader and with the
next write, so that nothing is lost but by the end of the process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from checker.model.access import Access, Fetched, Kept
from checker.model.contract import Contract
from checker.model.errors import Misused
from checker.model.plain import utc
from checker.store import access_log, bodies, contracts, files, journal_files
from checker.store.access_log import AccessLog
from checker.store.journal_files import JournalFiles
from checker.store.source_paths import SourcePaths, is_digest
from checker.store.state import Key


class SourceStore:
    """One source. `warn` is told a sentence for whatever is damaged or cannot be done."""

    def __init__(
        self, root: Path, source: str, *, wait: float, warn: Callable[[str], None]
    ) -> None:
        self.place = SourcePaths(root, source)
        self.refused = False  # could the last write not be done?
        self._wait = wait  # seconds for the lock
        self._warn = warn
        self._read: tuple[object, JournalFiles] = (None, journal_files.EMPTY)
        self._known: Mapping[Key, datetime] | None = None  # newest accesses as the run began
        self._unwritten: list[tuple[tuple[Fetched, ...], datetime]] = []
        self._damaged: set[str] = set()  # digests of bodies, to be set aside
        self._fits: str | None = None  # the contract that was found to fit its schema

    def ledger(self) -> AccessLog:
        """What is known now, with what could not be written."""
        return self._replayed(self._book())

    def contract(self) -> Contract | None:
        """The accepted contract; None before there is one. Raises Misused."""
        data = contracts.load(self.place.contract)
        if data is None:
            return None
        return self._parsed(data)

    def _parsed(self, data: bytes) -> Contract:
        """Held against its schema, but where these very bytes were found to fit before."""
        fits = contracts.fits_of(data)
        trusted = fits in (self._fits, self._book().state.fits)
        contract = contracts.parse(self.place, data, trusted=trusted)
        self._fits = fits
        return contract

    def kept(self, known: AccessLog, key: Key) -> Kept | None:
        """The newest access of a document whose body is kept."""
        for access in known.of(key):
            body = self.body(access.digest)
            if body is not None:
                return Kept(access=access, body=body)
        return None

    def body(self, digest: str) -> bytes | None:
        """The body of a digest; None where it is not kept, or not what its name says."""
        if not is_digest(digest):
            return None
        unwritten = self._bodies()
        if digest in unwritten:
            return unwritten[digest]
        try:
            return bodies.load(self.place.bodies, digest)
        except bodies.Damaged:
            self._damaged.add(digest)
            path = bodies.path_of(self.place.bodies, digest)
            self._warn(
                f"{path}: unreadable, or not the bytes that its name promises; passed over, and the"
                " next snapshot sets it aside"
            )
            return None

    def record(self, fetched: Sequence[Fetched], now: datetime) -> None:
        """Keep what came back, in memory where nothing may be written. Raises Busy."""
        self._book()  # what was known before
        self._unwritten.append((tuple(fetched), now))
        try:
            with files.writing(self.place.root, self.place.folder, wait=self._wait):
                self._commit(lambda known: known, {})
        except files.NotWritable as refusal:
            self.refused = True
            self._warn(
                f"{self.place.folder}: read-only: judged in memory, and not kept ({refusal.reason})"
            )

    def import_page(self, access: Access, body: bytes) -> None:
        """Keep a page that was saved elsewhere. Raises Misused or Busy."""
        with must_write(self.place, wait=self._wait):
            self._commit(lambda known: access_log.imported(known, access), {access.digest: body})

    def accept(self, contract: Contract, rests_on: Sequence[Access]) -> None:
        """Make it the accepted contract. Raises Misused or Busy."""
        data = contracts.render(contract)
        with must_write(self.place, wait=self._wait):
            self._clear(data)
            self._fits = contracts.fits_of(data)
            self._commit(lambda known: access_log.accepted(known, rests_on), {})
            files.replace(self.place.contract, data)

    def _commit(self, change: Callable[[AccessLog], AccessLog], new: Mapping[str, bytes]) -> None:
        """Write all that is known after the change; only inside `files.writing`.

        Bodies first, so that no line names a body that was never there.
        """
        found = journal_files.read(self.place)
        after = change(self._replayed(found))
        self._set_aside()
        new = {**self._bodies(), **new}
        if new:
            files.make_folder(self.place.root, self.place.bodies)
            bodies.save(self.place.bodies, new)
        journal_files.write(self.place, found, after, fits=self._fits or found.state.fits)
        for problem in found.problems(self.place):
            self._warn(problem)
        if new:
            bodies.prune(self.place, after)
        self._unwritten.clear()
        self._known = after.newest()
        self._read = (None, journal_files.EMPTY)
        self.refused = False

    def _set_aside(self) -> None:
        for digest in sorted(self._damaged):
            path = bodies.path_of(self.place.bodies, digest)
            if bodies.set_aside(self.place.bodies, digest):
                self._warn(f"{path}: set aside as {path.name}.damaged")
        self._damaged.clear()

    def _clear(self, data: bytes) -> None:
        """A damaged contract is set aside for the new one; one of a newer version stays."""
        path = self.place.contract
        before = contracts.load(path)
        if before is None or before == data:
            return
        try:
            self._parsed(before)
        except contracts.Newer:
            raise
        except Misused as error:
            aside = path.with_name("contract.damaged.json")
            path.replace(aside)
            self._warn(f"{error}; set aside as {aside.name}")

    def _bodies(self) -> dict[str, bytes]:
        """Bodies that are not written, by digest."""
        return {
            item.access.digest: item.body
            for fetched, _ in self._unwritten
            for item in access_log.one_each(fetched).values()
            if item.access is not None and item.body is not None
        }

    def _book(self) -> JournalFiles:
        """The two files as they are now, read again only where they were replaced."""
        signature = journal_files.signature(self.place)
        if self._read[0] != signature:
            found = journal_files.EMPTY
            try:
                found = journal_files.read(self.place)
            except OSError as error:
                self._warn(f"{self.place.folder}: cannot be read ({files.reason_of(error)})")
            for problem in found.problems(self.place):
                self._warn(problem)
            self._read = (signature, found)
        found = self._read[1]
        if self._known is None:
            self._known = found.ledger.newest()
        return found

    def _replayed(self, found: JournalFiles) -> AccessLog:
        known = found.ledger
        began = dict(self._known or {})
        for fetched, now in self._unwritten:
            known = access_log.recorded(known, fetched, now, began)
            own = {(item.document.url, item.document.accept) for item in fetched}
            began |= {key: last for key, last in known.newest().items() if key in own}
        if known.behind is not None:
            self._warn(
                f"{self.place.folder}: the clock is behind the last access ({utc(known.behind)});"
                " the later time is kept. Set the clock, or correct that line of accesses.jsonl"
            )
        return known


@contextmanager
def must_write(place: SourcePaths, *, wait: float) -> Iterator[None]:
    """`files.writing`, where being refused is the user's error. Raises Misused or Busy."""
    try:
        with files.writing(place.root, place.folder, wait=wait):
            yield
    except files.NotWritable as refusal:
        raise Misused(
            f"{place.folder}: cannot be written ({refusal.reason}); nothing was changed",
            hint="Make the folder writable, or name another one with --snapshots.",
        ) from None
