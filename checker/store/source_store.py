"""What one write adds to the evidence of a source, under its lock: bodies, then lines, then state.

Where the folder refuses, what was read stays in memory and is judged all the same; what a person
asked to be kept is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from checker.model.acceptance import Acceptance
from checker.model.access import Access, Fetched
from checker.model.contract import Contract
from checker.model.errors import CheckerError, Misused
from checker.model.evidence import digest_of
from checker.store import acceptances, access_log, accesses, bodies, contracts, files, journal_files
from checker.store.access_log import AccessLog
from checker.store.journal_files import JournalFiles
from checker.store.source_evidence import SourceEvidence


class SourceStore(SourceEvidence):
    """The evidence of one source, and what is added to it."""

    def accept_finding(self, acceptance: Acceptance) -> Path:
        """Write the acceptance, in place of an earlier one of the same finding; its path.

        Raises Misused where it is not whole, or nothing may be written; Busy.
        """
        data = acceptances.render(acceptance)
        with self._must_write():
            files.make_folder(self.place.root, self.place.accepted)
            earlier = (
                path
                for path, read in acceptances.load(self.place.accepted)
                if isinstance(read, Acceptance) and read.fingerprint == acceptance.fingerprint
            )
            path = next(earlier, self.place.accepted / f"{acceptance.fingerprint}.toml")
            files.replace(path, data)
        return path

    def record(self, fetched: Sequence[Fetched], now: datetime) -> None:
        """Keep what came back: bodies, a line for each change of content, and the state.

        Where nothing may be written it stays in memory, with a warning. Raises Busy where another
        process keeps the lock; what came back is in memory then, too.
        """
        for item in fetched:
            _refuse_unkeepable(self.place.source, item)
        if not fetched:
            return
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
        """Keep pages that were saved elsewhere, in one write. Raises Misused or Busy."""
        if not all(accesses.keepable(access) for access, _ in pages):
            raise Misused("the address or the media type of the page is no plain text")

        def change(known: AccessLog) -> AccessLog:
            for access, _ in pages:
                known = access_log.imported(known, access)
            return known

        with self._must_write():
            self._commit(change, {access.digest: body for access, body in pages})

    def accept(self, contract: Contract, rests_on: Sequence[Access]) -> None:
        """Make it the accepted contract; the accesses that it rests on become lines.

        Raises Misused where nothing may be written, or a newer version wrote the one before; Busy.
        The new file is whole on the disk before any other is touched: on a full one all stays.
        """
        data = contracts.render(contract)
        with self._must_write():
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
        contract. Raises Misused where the folder cannot be written or read; Busy.
        """
        with suppress(PermissionError):  # whoever writes says so
            if not self.place.folder.exists():
                return 0, 0
        with self._must_write():
            found = journal_files.read(self.place)
            contract = contracts.load(self.place.contract) or b""
            damaged = files.read(self.place.damaged_accesses) or b""
            named = bodies.named_in(contract, damaged)
            for known in found.log.documents.values():
                named |= {known.last.digest} if known.last else set()
                named |= {stretch.digest for stretch in known.recent if stretch.last >= since}
            named |= {line.digest for line in found.log.lines if line.accessed >= since}
            return bodies.drop(self.place.bodies, named)

    @contextmanager
    def _must_write(self) -> Iterator[None]:
        """`files.writing`, where being refused is the user's error. Raises Misused or Busy."""
        try:
            with files.writing(self.place.root, self.place.folder, wait=self._wait):
                yield
        except files.NotWritable as refusal:
            raise Misused(
                f"{self.place.folder}: cannot be written ({refusal.reason}); nothing was changed",
                hint=refusal.hint,
            ) from None

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


def _refuse_unkeepable(source: str, item: Fetched) -> None:
    """An access is to be read again as it was written: whoever hands over another has a defect."""
    if item.access is None:
        return
    if item.body is not None and digest_of(item.body) != item.access.digest:
        raise CheckerError(f"a body of {source} does not have the digest of its access")
    if not accesses.keepable(accesses.tidy(item.access)):
        raise CheckerError(f"an access of {source} cannot be kept as it is")
