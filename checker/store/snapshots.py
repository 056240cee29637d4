"""The folder of kept evidence, as the commands use it.

Reading takes no lock and writes nothing; what it finds damaged is passed over and reported, and
the next write sets it aside. What could not be written stays in memory, so that a run on a
read-only checkout judges what it has read.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from checker.model.acceptance import Acceptance
from checker.model.access import Access, Fetched, Kept
from checker.model.contract import Contract
from checker.model.errors import CheckerError, Misused
from checker.model.evidence import digest_of
from checker.model.state import DocumentsState
from checker.store import acceptances, accesses, files
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
        self._shelves: dict[str, SourceStore] = {}

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was found damaged or could not be done: sentences, each once, in order."""
        return tuple(self._warnings)

    @property
    def writable(self) -> bool:
        """May evidence be kept? If not, everything is judged in memory."""
        refused = any(shelf.refused for shelf in self._shelves.values())
        return not refused and files.writable(self.folder)

    def contract(self, source: str) -> Contract | None:
        """The accepted contract; None before there is one.

        Raises Misused, naming place and next step, where the file is damaged, of a newer version,
        edited into something that the schema refuses, or holds the marks of a merge conflict.
        """
        return self._shelf(source).contract()

    def kept(self, source: str, url: str, accept: str) -> Kept | None:
        """The newest access of a document whose body is kept and still hashes to its digest."""
        shelf = self._shelf(source)
        return shelf.kept(shelf.ledger(), (url, accept))

    def documents(self, source: str) -> tuple[Kept, ...]:
        """The newest kept access of each document, sorted by (url, accept)."""
        shelf = self._shelf(source)
        known = shelf.ledger()
        found = (shelf.kept(known, key) for key in sorted(known.documents))
        return tuple(kept for kept in found if kept is not None)

    def documents_as_of(self, source: str, moment: datetime) -> tuple[Kept, ...]:
        """The documents with the content of that time, sorted; without those no longer kept.

        The access of each is the one that found this content, at or before the moment.
        """
        shelf = self._shelf(source)
        known = shelf.ledger()
        found = []
        for key in sorted(known.documents):
            access = known.as_of(key, moment)
            body = None if access is None else shelf.body(access.digest)
            if access is not None and body is not None:
                found.append(Kept(access=access, body=body))
        return tuple(found)

    def body(self, source: str, digest: str) -> bytes | None:
        """The body of a digest; None where it is not kept, or not what its name says."""
        return self._shelf(source).body(digest)

    def accesses(self, source: str) -> tuple[Access, ...]:
        """The accesses that changed the content or were accepted, in the order of the file."""
        return self._shelf(source).ledger().lines

    def state(self, source: str) -> DocumentsState:
        """How each document stood when it was last asked; from the accesses alone if need be."""
        known = self._shelf(source).ledger().documents
        return DocumentsState(source=source, documents=tuple(known[key] for key in sorted(known)))

    def record(self, source: str, fetched: Sequence[Fetched], now: datetime) -> None:
        """Keep what came back: bodies, a line for each change of content, and the state.

        Where nothing may be written it stays in memory, with a warning. Raises Busy where another
        process keeps the lock; what came back is in memory then, too.
        """
        shelf = self._shelf(source)
        for item in fetched:
            _refuse_unkeepable(source, item)
        if fetched:
            shelf.record(fetched, now)

    def import_page(  # noqa: PLR0913, PLR0917 - what there is to say of a page saved elsewhere
        self, source: str, url: str, accept: str, body: bytes, media_type: str, accessed: datetime
    ) -> Access:
        """Keep a page that was saved from a browser at `accessed`. Raises Misused or Busy."""
        access = Access(
            url=url,
            accept=accept,
            final_url=url,
            status=None,
            accessed=accessed,
            digest=digest_of(body),
            media_type=media_type.partition(";")[0].strip().lower(),
            origin="imported",
        )
        try:
            access = accesses.from_plain(accesses.to_plain(access))
        except ValueError:
            raise Misused("the address or the media type of the page is no plain text") from None
        self._shelf(source).import_page(access, body)
        return access

    def accept(self, contract: Contract, rests_on: Sequence[Access]) -> None:
        """Make it the accepted contract; the accesses that it rests on become lines.

        Raises Misused where nothing may be written, or a newer version wrote the one before; Busy.
        """
        self._shelf(contract.source).accept(contract, rests_on)

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

    def _shelf(self, source: str) -> SourceStore:
        if source not in self._shelves:
            shelf = SourceStore(self.folder, source, wait=self._wait, warn=self._warn)
            self._shelves[source] = shelf
        return self._shelves[source]

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
