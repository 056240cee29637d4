"""checker snapshot: read the pages and keep the accesses, or import a saved page."""

from __future__ import annotations

from pathlib import Path

from checker.commands import sources
from checker.commands.memory import Memory
from checker.commands.options import Options, Told
from checker.commands.reading import ask, snapshots_of
from checker.fetch.cache import Cache
from checker.model.access import Fetched
from checker.model.errors import Exit, Misused, worst
from checker.model.plain import moment, utc

MAX_IMPORT = 16 * 1024 * 1024  # bytes, as for a page that is read


def snapshot(
    options: Options,
    *,
    names: tuple[str, ...],
    file: Path | None,
    url: str | None,
    accessed: str | None,
) -> Told:
    """Keep what was read. Exit 3 where a document was neither read now nor ever kept.

    Exit 2 where what was read could not be kept: whoever reads in order to keep has nothing of it.
    """
    if file is not None:
        return _import(options, names, file, url, accessed)
    table = sources.chosen(sources.load(options.sources), names)
    snapshots, writable = snapshots_of(options)
    if not writable:
        raise Misused(
            "there is no snapshots/ folder here to keep evidence in",
            hint="Make one (`mkdir snapshots`), or name one with --snapshots DIR.",
        )
    talk: list[str] = []
    missing = False
    with Cache.open(None) as cache:
        fetched = ask(options, table, snapshots, Memory(cache))
    for source in table:
        snapshots.record(source.id, fetched[source.id], options.now())
        for item in fetched[source.id]:
            talk.append(_said(item))
            kept = snapshots.kept(source.id, item.document.url, item.document.accept)
            required = item.document.fallback_for is None
            missing = missing or (required and not item.outcome.usable and kept is None)
    talk += snapshots.warnings
    lost = () if snapshots.writable else (_not_kept(snapshots.folder),)
    return Told(
        code=worst(Exit.USAGE if lost else Exit.DONE, Exit.CANNOT_VERIFY if missing else Exit.DONE),
        talk=(*(() if options.quiet else dict.fromkeys(talk)), *lost),
    )


def _not_kept(folder: Path) -> str:
    return (
        f"checker: {folder}: what was read could not be kept there; make the folder writable, or "
        "name another one with --snapshots"
    )


def _said(item: Fetched) -> str:
    detail = f" ({item.detail})" if item.detail else ""
    return f"{item.document.url}: {item.outcome.value}{detail}"


def _import(
    options: Options, names: tuple[str, ...], file: Path, url: str | None, accessed: str | None
) -> Told:
    if url is None or accessed is None:
        raise Misused("--import needs --url and --accessed: a page without a date proves nothing")
    try:
        when = moment(accessed)
    except ValueError:
        raise Misused("--accessed is a time such as 2026-11-24T10:00:00Z") from None
    if when > options.now():
        raise Misused("--accessed lies in the future")
    table = sources.chosen(sources.load(options.sources), names)
    fitting = [
        (source, document)
        for source in table
        for document in source.documents
        if url in (document.url, source.url)
    ]
    if not fitting:
        raise Misused(
            "no source lists that address",
            hint="Addresses: " + ", ".join(sorted({d.url for s in table for d in s.documents})),
        )
    body, form = _saved(file)
    snapshots, writable = snapshots_of(options)
    if not writable:
        raise Misused("there is no snapshots/ folder here to keep the page in")
    talk = []
    for source, document in fitting:
        if document.form != form:
            continue
        access = snapshots.import_page(
            source.id,
            document.url,
            document.accept,
            body,
            "text/html" if form == "html" else "text/markdown",
            when,
        )
        talk.append(f"kept for {source.id}: {access.url} as of {utc(access.accessed)}")
    if not talk:
        raise Misused(f"{file}: is {form}, which is not the form listed at that address")
    return Told(code=Exit.DONE, talk=() if options.quiet else tuple(talk))


def _saved(file: Path) -> tuple[bytes, str]:
    """The bytes of a saved page, and its form."""
    try:
        body = file.read_bytes()
    except OSError as error:
        raise Misused(f"{file}: cannot be read ({error.strerror})") from None
    if not body.strip() or len(body) > MAX_IMPORT:
        raise Misused(f"{file}: is empty, or larger than {MAX_IMPORT} bytes")
    html = b"<html" in body[:4096].lower() and body.lstrip()[:1] == b"<"
    return body, "html" if html else "markdown"
