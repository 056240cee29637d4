"""The folder of kept evidence, as the commands use it.

Reading takes no lock and writes nothing; what it finds damaged is passed over and reported, and
the next write sets it aside. What could not be written stays in memory, so that a run on a
read-only checkout judges what it has read.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from checker import documents
from checker.model.acceptance import Acceptance
from checker.model.access import Access, Fetched, Kept
from checker.model.contract import Contract
from checker.model.errors import CheckerError, Misused
from checker.model.evidence import digest_of
from checker.model.state import DocumentsState
from checker.store import acceptances, accesses, contracts, files
from checker.store.source_paths import SourcePaths
from checker.store.source_store import SourceStore, must_write


class Snapshots:
    """What is kept of every source, and what was accepted.

    Every method raises Misused for a source id that could lead out of the folder.
    """

    def __init__(self, folder: Path, *, wait: float = files.WAIT) -> None:
        self.folder = folder
        self._wait = wait  # seconds for the lock of a source
        self._warnings: dict[str, None] = {}
        self._stores: dict[str, SourceStore] = {}

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was found damaged or could not be done: sentences, each once, in order."""
        return tuple(self._warnings)

    @property
    def writable(self) -> bool:
        """May evidence be kept? If not, everything is judged in memory."""
        return self.refusal is None and files.writable(self.folder)

    @property
    def refusal(self) -> str | None:
        """What to do about a folder that refused to be written to, since the last that did not."""
        return next(filter(None, (store.refused for store in self._stores.values())), None)

    def unreadable(self, source: str) -> str | None:
        """A sentence on why what is kept of a source cannot be read; None where it can."""
        store = self._store(source)
        store.log()
        return store.unreadable

    def contract(self, source: str) -> Contract | None:
        """The accepted contract; None before there is one.

        Raises Misused, naming place and next step, where the file is damaged, of a newer version,
        edited into something that the schema refuses, or holds the marks of a merge conflict.
        """
        if self.folder == documents.packaged("snapshots"):
            return contracts.accepted(self.folder, source)
        return self._store(source).contract()

    def kept(self, source: str, url: str, accept: str) -> Kept | None:
        """The newest access of a document whose body is kept and still hashes to its digest."""
        store = self._store(source)
        return store.kept(store.log(), (url, accept))

    def documents_as_of(self, source: str, moment: datetime) -> tuple[Kept, ...]:
        """The documents with the content of that time, sorted; without those no longer kept.

        The access of each is the one that found this content, at or before the moment.
        """
        store = self._store(source)
        known = store.log()
        found = []
        for key in sorted(known.documents):
            access = known.as_of(key, moment)
            body = None if access is None else store.body(access.digest)
            if access is not None and body is not None:
                found.append(Kept(access=access, body=body))
        return tuple(found)

    def body(self, source: str, digest: str) -> bytes | None:
        """The body of a digest; None where it is not kept, or not what its name says."""
        return self._store(source).body(digest)

    def held(self, source: str) -> frozenset[str]:
        """The digests of which a body stands in the folder, looked into or not."""
        return self._store(source).held()

    def accesses(self, source: str) -> tuple[Access, ...]:
        """The accesses that changed the content or were accepted, in the order of the file."""
        return self._store(source).log().lines

    def state(self, source: str) -> DocumentsState:
        """How each document stood when it was last asked; from the accesses alone if need be."""
        known = self._store(source).log().documents
        return DocumentsState(source=source, documents=tuple(known[key] for key in sorted(known)))

    def record(self, source: str, fetched: Sequence[Fetched], now: datetime) -> None:
        """Keep what came back: bodies, a line for each change of content, and the state.

        Where nothing may be written it stays in memory, with a warning. Raises Busy where another
        process keeps the lock; what came back is in memory then, too.
        """
        store = self._store(source)
        for item in fetched:
            _refuse_unkeepable(source, item)
        if fetched:
            store.record(fetched, now)

    def import_pages(self, source: str, pages: Sequence[tuple[Access, bytes]]) -> None:
        """Keep pages that were saved elsewhere, in one write. Raises Misused or Busy."""
        try:
            kept = [(accesses.from_plain(accesses.to_plain(one)), body) for one, body in pages]
        except ValueError:
            raise Misused("the address or the media type of the page is no plain text") from None
        self._store(source).import_pages(kept)

    def prune(self, source: str, since: datetime) -> tuple[int, int]:
        """Drop bodies on which nothing rests since then; how many, and their octets.

        What the newest access of a document and the accepted contract rest on stays. Raises
        Misused where the folder cannot be written or read; Busy.
        """
        return self._store(source).prune(since)

    def accept(self, contract: Contract, rests_on: Sequence[Access]) -> None:
        """Make it the accepted contract; the accesses that it rests on become lines.

        Raises Misused where nothing may be written, or a newer version wrote the one before; Busy.
        """
        self._store(contract.source).accept(contract, rests_on)

    def acceptances(self, source: str) -> tuple[Acceptance, ...]:
        """The accepted findings, one a fingerprint, sorted; of two the one that ends first."""
        found: dict[str, tuple[Path, Acceptance]] = {}
        for path, read in acceptances.load(SourcePaths(self.folder, source).accepted):
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

    def accept_finding(self, source: str, acceptance: Acceptance) -> Path:
        """Write the acceptance, in place of an earlier one of the same finding; its path.

        Raises Misused where it is not whole, or nothing may be written; Busy.
        """
        place = SourcePaths(self.folder, source)
        data = acceptances.render(acceptance)
        with must_write(place, wait=self._wait):
            files.make_folder(place.root, place.accepted)
            earlier = (
                path
                for path, read in acceptances.load(place.accepted)
                if isinstance(read, Acceptance) and read.fingerprint == acceptance.fingerprint
            )
            path = next(earlier, place.accepted / f"{acceptance.fingerprint}.toml")
            files.replace(path, data)
        return path

    def _store(self, source: str) -> SourceStore:
        if source not in self._stores:
            store = SourceStore(self.folder, source, wait=self._wait, warn=self._warn)
            self._stores[source] = store
        return self._stores[source]

    def _warn(self, sentence: str) -> None:
        self._warnings[sentence] = None


def _refuse_unkeepable(source: str, item: Fetched) -> None:
    """An access is to be read again as it was written: whoever hands over another has a defect."""
    if item.access is None:
        return
    if item.body is not None and digest_of(item.body) != item.access.digest:
        raise CheckerError(f"a body of {source} does not have the digest of its access")
    try:
        accesses.from_plain(accesses.to_plain(accesses.tidy(item.access)))
    except ValueError:
        raise CheckerError(f"an access of {source} cannot be kept as it is") from None


def _end(found: tuple[Path, Acceptance]) -> tuple[bool, str, str]:
    """Sorts by the last day on which it holds, those without one last."""
    path, acceptance = found
    until = acceptance.until
    return until is None, "" if until is None else until.isoformat(), path.name
