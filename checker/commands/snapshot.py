"""checker snapshot: read the pages and keep the accesses, or import a saved page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.fetch.cache import Cache
from checker.fetch.follow import followed
from checker.fetch.form import BodyForm, as_octets, form_of
from checker.fetch.url import reach_of
from checker.model.access import Fetched, Outcome
from checker.model.errors import EvidenceMissing, Exit, Misused, worst
from checker.model.plain import moment, utc
from checker.model.source import Document, Source
from checker.review import sources
from checker.review.memory import Memory
from checker.review.options import CommandResult, Options
from checker.review.reading import ask, known_before, snapshots_of
from checker.review.weighing import saved
from checker.store import Snapshots

MAX_IMPORT = 16 * 1024 * 1024  # bytes, as for a page that is read
FIRST_YEAR = 1990  # of a page


def snapshot(
    options: Options,
    *,
    names: tuple[str, ...],
    file: Path | None,
    url: str | None,
    accessed: str | None,
) -> CommandResult:
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
    missing: set[str] = set()
    with Cache.open(None) as cache:
        fetched = ask(options, table, snapshots, Memory(cache))
    for source in table:
        snapshots.record(source.id, fetched[source.id], options.now())
        talk += map(_said, fetched[source.id])
        missing |= _never_read(source, fetched[source.id], snapshots)
    talk += snapshots.warnings
    lost = () if snapshots.writable else (_not_kept(snapshots.folder),)
    return CommandResult(
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


def _never_read(source: Source, fetched: Sequence[Fetched], snapshots: Snapshots) -> set[str]:
    """Documents of which no form was read now or is kept."""
    at_hand = {
        item.document.fallback_for or item.document.role
        for item in fetched
        if item.outcome.usable
        or snapshots.kept(source.id, item.document.url, item.document.accept) is not None
    }
    asked = {item.document.role for item in fetched if item.document.fallback_for is None}
    return {f"{source.id} {role}" for role in asked - at_hand}


def _import(
    options: Options, names: tuple[str, ...], file: Path, url: str | None, accessed: str | None
) -> CommandResult:
    """Keep a saved page as an access of exactly the document named. Raises Misused.

    Raises EvidenceMissing, and keeps nothing, where the file is no reading of that document.
    """
    if url is None or accessed is None:
        raise Misused("--import needs --url and --accessed: a page without a date proves nothing")
    try:
        when = moment(accessed)
    except ValueError:
        raise Misused("--accessed is a time such as 2026-11-24T10:00:00Z") from None
    if when > options.now():
        raise Misused("--accessed lies in the future")
    if when.year < FIRST_YEAR:
        raise Misused("--accessed lies before there were pages to save")
    table = sources.chosen(sources.load(options.sources), names)
    body = _saved(file)
    named = _named(table, url, body)
    snapshots, writable = snapshots_of(options)
    if not writable:
        raise Misused("there is no snapshots/ folder here to keep the page in")
    with Cache.open(None) as cache:
        memory = Memory(cache)
        found = {
            source.id: saved(
                source, document, body, when, known_before(source, snapshots, memory), memory
            )
            for source, document in named
        }
    for page in found.values():  # nothing is kept before every one was found to be a reading
        _refuse(file, page)
    talk = []
    for source_id, page in found.items():
        if page.access is not None:
            access = snapshots.import_page(
                source_id, page.access.url, page.access.accept, body, page.access.media_type, when
            )
            talk.append(f"kept for {source_id}: {access.url} as of {utc(access.accessed)}")
    return CommandResult(code=Exit.DONE, talk=() if options.quiet else tuple(talk))


def _named(table: Sequence[Source], url: str, body: bytes) -> list[tuple[Source, Document]]:
    """The document of that address, in each source that lists or follows it. Raises Misused.

    A listed address that is no document's own is that of the page itself, in the form saved.
    """
    form = "html" if form_of(as_octets(body)) is BodyForm.HTML else "markdown"
    found = []
    for source in table:
        exact = [one for one in source.documents if one.url == url]
        if not exact and source.url == url:
            part = source.documents[0].part
            exact = [one for one in source.documents if (one.part, one.form) == (part, form)]
        if not exact:
            reach = reach_of(source)
            links = (each for rule in source.follow for each in followed([url], rule, reach))
            exact = [one for one in links if one.url == url]
        exact.sort(key=lambda one: one.form != form)  # of two forms at one address, that saved
        found += [(source, one) for one in exact[:1]]
    if not found:
        raise Misused(
            "no source lists that address",
            hint="Addresses: " + ", ".join(sorted({d.url for s in table for d in s.documents})),
        )
    return found


def _refuse(file: Path, page: Fetched) -> None:
    """Raises where a saved page is no reading of the document."""
    if page.outcome.usable:
        return
    if page.outcome is Outcome.WRONG_MEDIA_TYPE:
        raise Misused(
            f"{file}: is not {page.document.form}, which is the form listed at that address",
            hint="Name the address that it was saved from.",
        )
    detail = f" ({page.detail})" if page.detail else ""
    raise EvidenceMissing(
        f"{file}: is no reading of that page: {page.outcome}{detail}; nothing was kept",
        hint="Save it again once the browser shows the documentation itself.",
    )


def _saved(file: Path) -> bytes:
    try:
        body = file.read_bytes()
    except OSError as error:
        raise Misused(f"{file}: cannot be read ({error.strerror})") from None
    if len(body) > MAX_IMPORT:
        raise Misused(f"{file}: is larger than {MAX_IMPORT} bytes")
    return body
