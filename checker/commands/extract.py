"""checker extract: the contract that kept pages, or files, state."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from checker import documents
from checker.extract import Body, contract
from checker.extract import extract as facts_of
from checker.extract.openapi.operation import METHODS
from checker.fetch.cache import Cache
from checker.model.access import Access
from checker.model.contract import UNPLACED, Contract, Json, Statement
from checker.model.errors import Exit, Misused
from checker.model.evidence import digest_of
from checker.model.plain import contract_to_plain, flat_to_plain
from checker.model.source import API_REFERENCE, KINDS, Source
from checker.report.escape import clean
from checker.review import sources
from checker.review.memory import Memory
from checker.review.options import CommandResult, Options
from checker.review.reading import reading, snapshots_of

ABSENT: Final = (
    "the document does not describe that operation, and the contract printed states nothing; "
    "`checker drift OLD NEW` tells with it that an operation was added or removed"
)

# Why something that stands on a page is not in its contract.
UNTOLD: Final = (
    "no label over it names a body of this operation, or a field of one that is known; "
    "or it belongs to another operation"
)


def extract(  # noqa: PLR0913 - one parameter an option
    options: Options,
    *,
    what: tuple[str, ...],
    kind: str | None,
    url: str | None,
    operation: str | None,
    explain: bool,
    flat: bool = False,
) -> CommandResult:
    """Print the contract; exit 3 where the page was not understood, or states nothing of it."""
    asked = None if operation is None else _asked(operation, kind)
    found = (
        _of_source(options, what) if kind is None else _of_files(options, what, kind, url, asked)
    )
    talk = tuple(f"{found.source}: {problem}" for problem in found.health.problems)
    if found.health.broken:
        talk += (
            (
                f"{found.source}: extractor broken: {found.health.facts} facts where at least "
                f"{found.health.expected_minimum} were expected"
            ),
        )
    absent = asked is not None and not found.facts and not found.health.broken
    if absent:
        talk += (f"{found.source}: {ABSENT}",)
    form = flat_to_plain if flat else contract_to_plain
    return CommandResult(
        code=Exit.CANNOT_VERIFY if found.health.broken or absent else Exit.DONE,
        output=_explained(found) if explain else documents.write_json(form(found)),
        prose=False,
        allow=public_addresses(found),
        talk=() if options.quiet else talk,
    )


def _asked(operation: str, kind: str | None) -> str:
    """The operation that is asked for, as contracts write it."""
    if kind != API_REFERENCE:
        raise Misused(f"--operation is of files with --kind {API_REFERENCE}")
    method, _, path = operation.strip().partition(" ")
    if method.lower() not in METHODS or not path.startswith("/") or len(path.split()) != 1:
        raise Misused('--operation is a method and a path, such as "POST /v1/videos"')
    return f"{method.upper()} {path}"


def _of_source(options: Options, what: tuple[str, ...]) -> Contract:
    if len(what) != 1:
        raise Misused("extract takes one source id, or files with --kind")
    if "/" in what[0] or Path(what[0]).is_file():
        raise Misused("a file needs --kind; kinds: " + ", ".join(KINDS))
    (source,) = sources.chosen(sources.load(options.sources), what)
    snapshots, _ = snapshots_of(options)
    with Cache.open(None) as cache:
        found = reading(source, (), snapshots, Memory(cache))
    contract_ = found.today or found.accepted
    if contract_ is None:
        raise Misused(f"nothing is kept of {source.id}", hint="Run `checker snapshot` first.")
    return contract_


def _of_files(
    options: Options, what: tuple[str, ...], kind: str, url: str | None, operation: str | None
) -> Contract:
    if kind not in KINDS:
        raise Misused("--kind takes one of: " + ", ".join(KINDS))
    bodies = tuple(_body(options, Path(name), index, url) for index, name in enumerate(what))
    source = Source(
        id=_id(Path(what[0]).stem),
        area="",
        url=bodies[0].access.url,
        kind=kind,
        operation=operation,
        listed=date.min,
        verify="",
        wording="",
        documents=(),
    )
    return contract(source, bodies, facts_of(kind, bodies, operation=operation))


def _id(stem: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-0123456789")[:40] or "page"


def _body(options: Options, path: Path, index: int, url: str | None) -> Body:
    """One file as a document: read now, of the form that it has."""
    try:
        content = sys.stdin.buffer.read() if path == Path("-") else path.read_bytes()
    except OSError as error:
        raise Misused(f"{path}: cannot be read ({error.strerror})") from None
    html = content.lstrip()[:1] == b"<" and any(
        mark in content[:4096].lower() for mark in (b"<html", b"<!doctype html", b"<body")
    )
    form = "html" if html else "markdown"
    # A file without an address is named by its name alone: a folder may name a customer.
    address = url if url is not None and index == 0 else f"file:{path.name}"
    part = "page" if index == 0 else f"page{index + 1}"
    return Body(
        role=f"{part}-{form}",
        access=Access(
            url=address,
            accept=f"text/{form}",
            final_url=address,
            status=None,
            accessed=options.now(),
            digest=digest_of(content),
            media_type=f"text/{form}",
            origin="imported",
        ),
        content=content,
    )


def public_addresses(found: Contract) -> frozenset[str]:
    """Mail addresses to which a page sends its readers: no personal data in a contract of it."""
    channels = (fact.value for fact in found.facts if isinstance(fact, Statement))
    ways = (
        way
        for value in channels
        for way in (value, *_further(value.get("also")), *_further(value.get("links")))
    )
    return frozenset(str(way["address"]).lower() for way in ways if "address" in way)


def _further(ways: Json) -> Iterator[Mapping[str, Json]]:
    """What stands beside the first of its kind."""
    yield from (way for way in ways if isinstance(way, dict)) if isinstance(ways, list) else ()


def _explained(found: Contract) -> str:
    """A line for each fact and for what has no place; names and headings are a stranger's text."""
    lines = []
    for fact in found.stated():
        places = "; ".join(
            " > ".join(evidence.heading) + (f" {evidence.pointer}" if evidence.pointer else "")
            for evidence in fact.evidence
        )
        lines.append(f"{clean(fact.key)}  [{fact.state}]  {clean(places)}\n")
    lines += [
        f"{clean(problem)}  [not in the contract]  {UNTOLD}\n"
        for problem in found.health.problems
        if problem.startswith(UNPLACED)
    ]
    return "".join(lines)
