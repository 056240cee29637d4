"""checker snapshot: read the pages and keep the accesses; import, export or drop what is kept."""

from __future__ import annotations

from pathlib import Path

from checker.model.access import Fetched
from checker.model.errors import Exit, worst
from checker.review import archiving, sources
from checker.review.asking import ask, never_read
from checker.review.importing import import_page
from checker.review.memory import Memory
from checker.review.options import CommandResult, Options
from checker.review.reading import writable_snapshots
from checker.store.files import MAKE_WRITABLE
from checker.store.snapshots import Snapshots


def snapshot(  # noqa: PLR0913 - one parameter an option
    options: Options,
    *,
    names: tuple[str, ...],
    file: Path | None,
    url: str | None,
    accessed: str | None,
    prune: int | None = None,
    export: Path | None = None,
) -> CommandResult:
    """Keep what was read. Exit 3 where a document was neither read now nor ever kept.

    Exit 2 where what was read could not be kept: whoever reads in order to keep has nothing of it.
    Raises Misused for options that do not go together.
    """
    if prune is not None:
        return archiving.prune(options, names, prune)
    if export is not None:
        return archiving.export_archive(options, names, export)
    if file is not None and url is None and archiving.is_archive(file):
        return archiving.import_archive(options, names, file)
    if file is not None:
        return import_page(options, names, file, url, accessed)
    table = sources.chosen(sources.load(options.sources), names)
    snapshots = writable_snapshots(options)
    talk: list[str] = []
    missing: set[str] = set()
    with Memory.open() as memory:
        fetched = ask(options, table, snapshots, memory)
    for source in table:
        snapshots.of(source.id).record(fetched[source.id], options.now())
        talk += map(_said, fetched[source.id])
        missing |= never_read(source, fetched[source.id], snapshots)
    talk += snapshots.warnings
    lost = () if snapshots.writable else (_not_kept(snapshots),)
    return CommandResult(
        code=worst(Exit.USAGE if lost else Exit.DONE, Exit.CANNOT_VERIFY if missing else Exit.DONE),
        talk=(*(() if options.quiet else dict.fromkeys(talk)), *lost),
    )


def _not_kept(snapshots: Snapshots) -> str:
    hint = snapshots.refusal or MAKE_WRITABLE
    return f"checker: {snapshots.folder}: what was read could not be kept there. {hint}"


def _said(item: Fetched) -> str:
    detail = f" ({item.detail})" if item.detail else ""
    return f"{item.document.url}: {item.outcome.value}{detail}"
