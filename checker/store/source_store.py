"""The evidence of one source: what is read of it, and what one write adds to it.

What came back and could not be written stays here, and is given again to every reader and with the
next write, so that nothing is lost but by the end of the process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
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
    """One source. `warn` is called with a sentence for whatever is damaged or cannot be done."""

    def __init__(
        self, root: Path, source: str, *, wait: float, warn: Callable[[str], None]
    ) -> None:
        self.place = SourcePaths(root, source)
        self.refused: str | None = None  # what to do where the last write could not be done
        self.unreadable: str | None = None  # why the folder cannot be read
        self._wait = wait  # seconds for the lock
        self._warn = warn
        self._read: tuple[object, JournalFiles] = (None, journal_files.EMPTY)
        self._known: Mapping[Key, datetime] | None = None  # newest accesses as the run began
        self._unwritten: list[tuple[tuple[Fetched, ...], datetime]] = []
        self._damaged: set[str] = set()  # digests of bodies, to be set aside
        self._fits: str | None = None  # the contract that was found to fit its schema

    def log(self) -> AccessLog:
        """What is known now, with what could not be written."""
        return self._replayed(self._files())

    def contract(self) -> Contract | None:
        """The accepted contract; None before there is one. Raises Misused.

        It is held against its schema, but where these very bytes were found to fit before.
        """
        data = contracts.load(self.place.contract)
        if data is None:
            return None
        fits = contracts.fits_of(data)
        trusted = fits in (self._fits, self._files().fits)
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
        path = bodies.path_of(self.place.bodies, digest)
        try:
            return bodies.load(self.place.bodies, digest)
        except OSError as error:
            self._warn(f"{path}: cannot be read ({files.reason_of(error)}); passed over")
        except bodies.Damaged:
            self._damaged.add(digest)
            self._warn(
                f"{path}: not the bytes that its name promises; passed over, and the next snapshot"
                " sets it aside"
            )
        return None

    def held(self) -> frozenset[str]:
        """The digests of which a body stands in the folder, looked into or not."""
        try:
            return bodies.held(self.place.bodies)
        except OSError as error:
            self._warn(f"{self.place.bodies}: cannot be read ({files.reason_of(error)})")
            return frozenset()

    def record(self, fetched: Sequence[Fetched], now: datetime) -> None:
        """Keep what came back, in memory where nothing may be written. Raises Busy."""
        self._files()  # what was known before
        self._unwritten.append((tuple(fetched), now))
        try:
            with files.writing(self.place.root, self.place.folder, wait=self._wait):
                self._commit(lambda known: known, {})
        except files.NotWritable as refusal:
            self.refused = refusal.hint
            self._warn(
                f"{self.place.folder}: {refusal.how}: judged in memory, and not kept"
                f" ({refusal.reason})"
            )

    def import_pages(self, pages: Sequence[tuple[Access, bytes]]) -> None:
        """Keep pages that were saved elsewhere. Raises Misused or Busy."""

        def change(known: AccessLog) -> AccessLog:
            for access, _ in pages:
                known = access_log.imported(known, access)
            return known

        with must_write(self.place, wait=self._wait):
            self._commit(change, {access.digest: body for access, body in pages})

    def accept(self, contract: Contract, rests_on: Sequence[Access]) -> None:
        """Make it the accepted contract. Raises Misused or Busy.

        The new file is whole on the disk before any other is touched: on a full one all stays.
        """
        data = contracts.render(contract)
        with must_write(self.place, wait=self._wait):
            aside, why = self._giving_way(data)
            with files.staged(self.place.contract, data) as publish:
                self._fits = contracts.fits_of(data)
                self._commit(lambda known: access_log.accepted(known, rests_on), {})
                publish(aside)
        if aside is not None:
            self._warn(f"{why}; set aside as {aside.name}")

    def prune(self, since: datetime) -> tuple[int, int]:
        """Drop the bodies on which nothing rests; how many, and their octets.

        On a body rests an access since then, the newest access of a document, or the accepted
        contract. Raises Misused or Busy.
        """
        with suppress(PermissionError):  # whoever writes says so
            if not self.place.folder.exists():
                return 0, 0
        with must_write(self.place, wait=self._wait):
            found = journal_files.read(self.place)
            contract = contracts.load(self.place.contract) or b""
            damaged = files.read(self.place.damaged_accesses) or b""
            named = bodies.named_in(contract, damaged)
            for known in found.log.documents.values():
                named |= {known.last.digest} if known.last else set()
                named |= {stretch.digest for stretch in known.recent if stretch.last >= since}
            named |= {line.digest for line in found.log.lines if line.accessed >= since}
            return bodies.drop(self.place.bodies, named)

    def _commit(self, change: Callable[[AccessLog], AccessLog], new: Mapping[str, bytes]) -> None:
        """Write all that is known after the change; only inside `files.writing`.

        Bodies first, so that no line names a body that was never there.
        """
        found = self._under_lock()
        after = change(self._replayed(found))
        new = {**self._bodies(), **new}
        if new:
            files.make_folder(self.place.root, self.place.bodies)
            bodies.save(self.place.bodies, new)
        journal_files.write(self.place, found, after, fits=self._fits or found.fits)
        for problem in found.problems(self.place):
            self._warn(problem)
        self._set_aside()
        self._unwritten.clear()
        self._known = after.newest()
        self._read = (None, journal_files.EMPTY)
        self.refused = None

    def _under_lock(self) -> JournalFiles:
        """The two files; as they were read where nobody replaced them since. Raises OSError."""
        signature, found = self._read
        if self.unreadable is None and signature == journal_files.signature(self.place):
            return found
        return journal_files.read(self.place)

    def _set_aside(self) -> None:
        for digest in sorted(self._damaged):
            path = bodies.path_of(self.place.bodies, digest)
            if bodies.set_aside(self.place.bodies, digest):
                self._warn(f"{path}: set aside as {path.name}.damaged")
        self._damaged.clear()

    def _giving_way(self, data: bytes) -> tuple[Path | None, str]:
        """Where a damaged contract goes that the new one replaces, and what is wrong with it.

        Raises Newer: that one stays.
        """
        before = contracts.load(self.place.contract)
        if before is None or before == data:
            return None, ""
        try:
            self.contract()
        except contracts.Newer:
            raise
        except Misused as error:
            return self.place.contract.with_name("contract.damaged.json"), str(error)
        return None, ""

    def _bodies(self) -> dict[str, bytes]:
        """Bodies that are not written, by digest."""
        return {
            item.access.digest: item.body
            for fetched, _ in self._unwritten
            for item in access_log.one_each(fetched).values()
            if item.access is not None and item.body is not None
        }

    def _files(self) -> JournalFiles:
        """The two files as they are now, read again only where they were replaced."""
        signature = journal_files.signature(self.place)
        if self._read[0] != signature:
            found, self.unreadable = journal_files.EMPTY, None
            try:
                found = journal_files.read(self.place)
            except OSError as error:
                self.unreadable = f"{self.place.folder}: cannot be read ({files.reason_of(error)})"
                self._warn(self.unreadable)
            for problem in found.problems(self.place):
                self._warn(problem)
            self._read = (signature, found)
        found = self._read[1]
        if self._known is None:
            self._known = found.log.newest()
        return found

    def _replayed(self, found: JournalFiles) -> AccessLog:
        known = found.log
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
            hint=refusal.hint,
        ) from None
