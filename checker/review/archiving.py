"""Kept accesses <-> a web archive, and what is no longer kept of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from checker import files
from checker.fetch.judge import FinalAnswer
from checker.model.access import Access, Fetched
from checker.model.errors import EvidenceMissing, Exit, Misused
from checker.model.plain import utc
from checker.model.source import Document, Source
from checker.report.words import counted
from checker.review import sources
from checker.review.asking import known_before
from checker.review.importing import FIRST_YEAR, documents_at, form_as_saved, saved
from checker.review.memory import Memory
from checker.review.options import CommandResult, Options
from checker.review.reading import nothing_kept, snapshots_of, writable_snapshots
from checker.review.unreadable import unreadable
from checker.store import warc
from checker.store.snapshots import Snapshots
from checker.store.warc import ArchiveBroken, ArchivedPage


def is_archive(file: Path) -> bool:
    """Is the file a web archive? False where it cannot be read: whoever reads it will say so."""
    try:
        with files.opened(file) as opened:
            return warc.is_archive(opened.read(512))
    except OSError:
        return False


class _Import:
    """The readings that an archive holds of one source."""

    def __init__(self, source: Source, snapshots: Snapshots, memory: Memory) -> None:
        self.source = source
        self.kept: list[tuple[Access, bytes]] = []
        self.left_out: Counter[str] = Counter()
        self._before = cache(known_before(source, snapshots, memory))
        self._memory = memory
        self._judged: dict[tuple[Document, int, bytes], Fetched] = {}

    def take(self, page: ArchivedPage | None, url: str, now: datetime) -> None:
        """Keeps the page as an access of its document, or counts why it is no reading of it."""
        if page is None or page.body is None:
            self.left_out[f"{url}: what it refers to is not in the archive"] += 1
        elif page.accessed.year < FIRST_YEAR or page.accessed > now:
            self.left_out[f"{url}: its date cannot be that of an access"] += 1
        else:
            self._judge(page, page.body)

    def _judge(self, page: ArchivedPage, body: bytes) -> None:
        document = documents_at(self.source, page.url, form_as_saved(body))[0]
        key = (document, page.status, body)
        if key not in self._judged:
            answer = FinalAnswer(status=page.status, fields=page.fields, body=body)
            self._judged[key] = saved(
                self.source, document, answer, page.accessed, self._before, self._memory
            )
        found = self._judged[key]
        if found.access is None:
            detail = f" ({found.detail})" if found.detail else ""
            self.left_out[f"{document.url}: {found.outcome}{detail}"] += 1
        else:
            self.kept.append((replace(found.access, accessed=page.accessed), body))

    def lines(self) -> Iterator[str]:
        """A line for each document that was kept, and for each reason why one was not."""
        for url in dict.fromkeys(access.url for access, _ in self.kept):
            times = sorted(access.accessed for access, _ in self.kept if access.url == url)
            yield (
                f"kept for {self.source.id}: {_accesses(len(times))} of {url}, {utc(times[0])} to "
                f"{utc(times[-1])}"
            )
        for reason, count in sorted(self.left_out.items()):
            yield f"left out for {self.source.id}: {_accesses(count)} of {reason}"


def import_archive(options: Options, names: tuple[str, ...], file: Path) -> CommandResult:
    """Keep each reading of a listed page that an archive holds, with its own date.

    Raises EvidenceMissing, and keeps nothing, where there is none; Misused.
    """
    table = sources.chosen(sources.load(options.sources), names)
    snapshots = writable_snapshots(options)
    with Memory.open() as memory:
        found = [_Import(source, snapshots, memory) for source in table]
        broken = _read(file, found, options.now())
    lines = [line for one in found for line in one.lines()]
    if broken:
        lines.append(f"{file}: cannot be read to its end; what stands before that was taken")
    if not any(one.kept for one in found):
        raise EvidenceMissing(
            f"{file}: holds no reading of a listed page; nothing was kept"
            + "".join(f"; {line}" for line in lines),
            hint="Addresses: " + ", ".join(sorted({d.url for s in table for d in s.documents})),
        )
    for one in found:
        if one.kept:
            snapshots.of(one.source.id).import_pages(one.kept)
    return CommandResult(code=Exit.DONE, talk=() if options.quiet else tuple(lines))


def _read(file: Path, found: Sequence[_Import], now: datetime) -> bool:
    """Hands each page to the sources that list it; could the archive not be read to its end?"""

    def wanted(url: str) -> bool:
        return any(documents_at(one.source, url) for one in found)

    bodies: dict[str, ArchivedPage] = {}  # by address, the last with a body
    try:
        with files.opened(file) as opened:
            for page in warc.read(opened, wanted):
                if page.body is not None:
                    bodies[page.url] = page
                read = bodies.get(page.url)
                for one in found:
                    if documents_at(one.source, page.url):
                        one.take(read and replace(read, accessed=page.accessed), page.url, now)
    except OSError as error:
        raise unreadable(str(file), file, error) from None
    except ArchiveBroken:
        return True
    return False


def export_archive(options: Options, names: tuple[str, ...], file: Path) -> CommandResult:
    """Write what is kept as a web archive, in the order of time. Raises Misused.

    Its name says whether it is compressed: `.warc.gz`, as archives are kept, or `.warc`.
    """
    table = sources.chosen(sources.load(options.sources), names)
    snapshots, _ = snapshots_of(options)
    kept: dict[tuple[str, datetime, str], tuple[Access, bytes]] = {}
    gone = 0
    for source in table:
        store = snapshots.of(source.id)
        last = [known.last for known in store.documents() if known.last]
        for access in (*store.log().lines, *last):
            body = store.body(access.digest)
            if body is None:
                gone += 1
            else:  # what two sources share is written once
                kept[access.url, access.accessed, access.digest] = (access, body)
    if not kept:
        raise nothing_kept("no body of any access is kept, so there is nothing to write", snapshots)
    try:
        ordered = (kept[key] for key in sorted(kept, key=lambda key: key[1::-1]))
        files.put_all({file: warc.write(ordered, compressed=file.suffix == ".gz")})
    except OSError as error:
        raise Misused(
            f"{file}: cannot be written ({files.reason_of(error)})",
            hint="Name another place for it: --export-warc FILE.",
        ) from None
    lines = [f"wrote {_accesses(len(kept))} to {file}"]
    if gone:
        lines.append(f"left out: {_accesses(gone)} of which no body is kept")
    lines += snapshots.warnings
    return CommandResult(code=Exit.DONE, talk=() if options.quiet else tuple(lines))


def prune(options: Options, names: tuple[str, ...], days: int) -> CommandResult:
    """Drop bodies on which nothing of the last days rests, and say how many. Raises Misused."""
    if days < 1:
        raise Misused("--prune takes a number of days, at least 1")
    table = sources.chosen(sources.load(options.sources), names)
    snapshots = writable_snapshots(options)
    since = options.now() - timedelta(days=days)
    lines = []
    for source in table:
        count, octets = snapshots.of(source.id).prune(since)
        lines.append(
            f"{source.id}: dropped {counted(count, 'body')} ({octets} bytes) on which no "
            f"access since {since.date().isoformat()} and no accepted contract rests"
        )
    # Said with --quiet too: what is dropped is never dropped silently.
    return CommandResult(code=Exit.DONE, talk=(*lines, *snapshots.warnings))


def _accesses(count: int) -> str:
    return counted(count, "access")
