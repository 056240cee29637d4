"""The evidence of one source, as it is read: without a lock, and without a write.

What came back and could not be written stays here, and is given again to every reader and with the
next write, so that nothing is lost but by the end of the process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from checker import documents
from checker.model.acceptance import Acceptance
from checker.model.access import Access, Fetched, Kept
from checker.model.contract import Contract
from checker.model.plain import utc
from checker.model.state import DocumentState
from checker.store import acceptances, access_log, bodies, contracts, files, journal_files
from checker.store.access_log import AccessLog
from checker.store.journal_files import JournalFiles
from checker.store.source_paths import SourcePaths, is_digest
from checker.store.state import Key


class SourceEvidence:
    """One source. `warn` is called with a sentence for whatever is damaged or cannot be done."""

    def __init__(
        self, root: Path, source: str, *, wait: float, warn: Callable[[str], None]
    ) -> None:
        self.place = SourcePaths(root, source)
        self.refused: str | None = None  # what to do where the last write could not be done
        self.unreadable: str | None = None  # why the folder cannot be read, once it was asked
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

    def documents(self) -> tuple[DocumentState, ...]:
        """How each document stood when it was last asked, sorted by address and form.

        From the accesses alone if need be.
        """
        known = self.log().documents
        return tuple(known[key] for key in sorted(known))

    def document(self, url: str, accept: str) -> DocumentState:
        """One of them; an empty state where it was never asked."""
        return self.log().document((url, accept))

    def contract(self) -> Contract | None:
        """The accepted contract; None before there is one.

        It is held against its schema, but where it ships with this program, or these very bytes
        were found to fit before. Raises Misused, naming place and next step, where the file is
        damaged, of a newer version, edited into something that the schema refuses, or holds the
        marks of a merge conflict.
        """
        data = contracts.load(self.place.contract)
        if data is None:
            return None
        if self.place.root == documents.packaged("snapshots"):
            return contracts.parse(self.place, data, trusted=True)
        fits = contracts.fits_of(data)
        trusted = fits in (self._fits, self._files().fits)
        contract = contracts.parse(self.place, data, trusted=trusted)
        self._fits = fits
        return contract

    def kept(self, url: str, accept: str) -> Kept | None:
        """The newest access of a document whose body is kept and still hashes to its digest."""
        return next(self._with_bodies(self.log().of((url, accept))), None)

    def documents_as_of(self, moment: datetime) -> tuple[Kept, ...]:
        """The documents with the content of that time; without those no longer kept.

        The access of each is the one that found this content, at or before the moment.
        """
        known = self.log()
        found = (known.as_of(key, moment) for key in known.documents)
        return tuple(self._with_bodies(filter(None, found)))

    def _with_bodies(self, accesses_: Iterable[Access]) -> Iterator[Kept]:
        for access in accesses_:
            body = self.body(access.digest)
            if body is not None:
                yield Kept(access=access, body=body)

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

    def acceptances(self) -> tuple[Acceptance, ...]:
        """The accepted findings, one a fingerprint, sorted; of two the one that ends first."""
        found: dict[str, tuple[Path, Acceptance]] = {}
        for path, read in acceptances.load(self.place.accepted):
            if isinstance(read, str):
                self._warn(f"{path}: {read}; it accepts nothing until it is mended")
                continue
            first, known = found.setdefault(read.fingerprint, (path, read))
            if first != path:
                self._warn(
                    f"{path}: accepts the same finding as {first.name}; the one that ends first"
                    " counts (remove the other)"
                )
                found[read.fingerprint] = min((first, known), (path, read), key=_end)
        return tuple(found[fingerprint][1] for fingerprint in sorted(found))

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


def _end(found: tuple[Path, Acceptance]) -> tuple[bool, str, str]:
    """Sorts by the last day on which it holds, those without one last."""
    path, acceptance = found
    until = acceptance.until
    return until is None, "" if until is None else until.isoformat(), path.name
