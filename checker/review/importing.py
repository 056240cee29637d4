"""A page saved from a browser, kept as an access of exactly the document named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from checker.extract import Body
from checker.fetch.follow import followed
from checker.fetch.form import BodyForm, as_octets, form_of
from checker.fetch.judge import FinalAnswer, judge
from checker.fetch.url import reach_of
from checker.model.access import Access, Fetched, Outcome
from checker.model.errors import EvidenceMissing, Exit, Misused
from checker.model.evidence import digest_of
from checker.model.plain import moment, utc
from checker.model.source import Document, Source
from checker.review import sources
from checker.review.asking import known_before
from checker.review.memory import Memory
from checker.review.options import CommandResult, Options
from checker.review.reading import writable_snapshots
from checker.review.unreadable import content_of
from checker.review.weighing import Before, weighed_alone

MAX_IMPORT = 16 * 1024 * 1024  # bytes, as for a page that is read
FIRST_YEAR = 1990  # of a page
OK: Final = 200
HTML_NAMES: Final = frozenset({".html", ".htm", ".xhtml"})
SAVED_AS: Final = {"html": "text/html", "markdown": "text/markdown"}


def import_page(
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
        raise Misused(
            "--accessed lies in the future",
            hint="Give the time at which the page was saved, in UTC: 2026-11-24T10:00:00Z.",
        )
    if when.year < FIRST_YEAR:
        raise Misused(
            "--accessed lies before there were pages to save",
            hint="Give the time at which the page was saved, in UTC: 2026-11-24T10:00:00Z.",
        )
    table = sources.chosen(sources.load(options.sources), names)
    body = content_of(file, str(file), MAX_IMPORT)
    named = _named(table, url, body, file)
    snapshots = writable_snapshots(options)
    with Memory.open() as memory:
        found = {
            source.id: saved(
                source,
                document,
                as_saved(document, body),
                when,
                known_before(source, snapshots, memory),
                memory,
            )
            for source, document in named
        }
    for page in found.values():  # nothing is kept before every one was found to be a reading
        _refuse(file, page)
    talk = []
    for source_id, page in found.items():
        if page.access is not None:
            snapshots.of(source_id).import_pages([(page.access, body)])
            talk.append(f"kept for {source_id}: {page.access.url} as of {utc(when)}")
    return CommandResult(code=Exit.DONE, talk=() if options.quiet else tuple(talk))


def _named(
    table: Sequence[Source], url: str, body: bytes, file: Path
) -> list[tuple[Source, Document]]:
    """The document of that address, in each source that lists or follows it. Raises Misused.

    A listed address that is no document's own is that of the page itself, in the form saved.
    """
    form = form_as_saved(body, file)
    found = [(source, one) for source in table for one in documents_at(source, url, form)[:1]]
    if not found:
        raise Misused(
            "no source lists that address",
            hint="Addresses: " + ", ".join(sorted({d.url for s in table for d in s.documents})),
        )
    return found


def documents_at(source: Source, url: str, form: str = "markdown") -> list[Document]:
    """The documents of a source at an address; of two, the one of that form first."""
    exact = [one for one in source.documents if one.url == url]
    if not exact and source.url == url:
        part = source.documents[0].part
        exact = [one for one in source.documents if (one.part, one.form) == (part, form)]
    if not exact:
        reach = reach_of(source)
        links = (each for rule in source.follow for each in followed([url], rule, reach))
        exact = [one for one in links if one.url == url]
    return sorted(exact, key=lambda one: one.form != form)


def form_as_saved(body: bytes, file: Path | None = None) -> str:
    """`html` or `markdown`; its name says it where a file begins with an element and no more."""
    looks = form_of(as_octets(body))
    named = looks is BodyForm.MARKUP and file is not None and file.suffix.lower() in HTML_NAMES
    return "html" if named or looks is BodyForm.HTML else "markdown"


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


def saved(  # noqa: PLR0913, PLR0917 - what there is to say of a page saved elsewhere
    source: Source,
    document: Document,
    answer: FinalAnswer,
    accessed: datetime,
    before: Before,
    memory: Memory,
) -> Fetched:
    """A page that was saved by somebody else, judged as one that was read."""
    outcome, detail = judge(answer, form=document.form, accept=document.accept)
    if outcome is not Outcome.PAGE:
        return Fetched(document=document, outcome=outcome, access=None, detail=detail)
    body = imported(
        document.role, document.url, document.accept, answer.media_type, accessed, answer.body
    )
    found = Fetched(document=document, outcome=outcome, access=body.access, body=body.content)
    return weighed_alone(source, found, body, before, memory)


def imported(  # noqa: PLR0913, PLR0917 - all that is known of an access
    role: str, url: str, accept: str, media_type: str, accessed: datetime, content: bytes
) -> Body:
    """A document that nobody was asked for now."""
    access = Access(
        url=url,
        accept=accept,
        final_url=url,
        status=None,
        accessed=accessed,
        digest=digest_of(content),
        media_type=media_type,
        origin="imported",
    )
    return Body(role=role, access=access, content=content)


def as_saved(document: Document, content: bytes) -> FinalAnswer:
    """The answer that a page saved from a browser stands for."""
    media_type = SAVED_AS.get(document.form, document.accept.partition(",")[0])
    return FinalAnswer(status=OK, fields={"content-type": media_type}, body=content)
