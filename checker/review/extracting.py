"""What is asked of `extract`: a source that is kept, or files; as a contract, or explained."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Final

from checker import files
from checker.extract import EXTRACTORS, Body, contract
from checker.extract import extract as facts_of
from checker.extract.openapi.method_path import METHODS
from checker.model.contract import UNPLACED, Contract
from checker.model.errors import Misused
from checker.model.source import Source
from checker.report.escape import clean
from checker.review import sources
from checker.review.importing import form_as_saved, imported
from checker.review.memory import Memory
from checker.review.options import Options
from checker.review.reading import reading, snapshots_of
from checker.review.unreadable import content_of

# Why something that stands on a page is not in its contract.
WHY_UNPLACED: Final = (
    "no label over it names a body of this operation, or a field of one that is known; "
    "or it belongs to another operation, or its form does not mark what is what"
)


def asked_of(operation: str, kind: str | None) -> str:
    """The operation that is asked for, as contracts write it. Raises Misused."""
    asked = [name for name, one in EXTRACTORS.items() if one.operations]
    if kind not in asked:
        raise Misused(f"--operation is of files with --kind {' or '.join(asked)}")
    method, _, path = operation.strip().partition(" ")
    if method.lower() not in METHODS or not path.startswith("/") or len(path.split()) != 1:
        raise Misused('--operation is a method and a path, such as "POST /v1/videos"')
    return f"{method.upper()} {path}"


def of_source(options: Options, what: tuple[str, ...]) -> Contract:
    """The contract of a kept source. Raises Misused where nothing is kept of it."""
    if len(what) != 1:
        raise Misused("extract takes one source id, or files with --kind")
    if "/" in what[0] or files.is_file(Path(what[0])):
        raise Misused("a file needs --kind; kinds: " + ", ".join(EXTRACTORS))
    (source,) = sources.chosen(sources.load(options.sources), what)
    snapshots, _ = snapshots_of(options)
    with Memory.open() as memory:
        found = reading(source, (), snapshots, memory)
    contract_ = found.today or found.accepted
    if contract_ is None:
        raise Misused(f"nothing is kept of {source.id}", hint="Run `checker snapshot` first.")
    return contract_


def of_files(
    options: Options, what: tuple[str, ...], kind: str, url: str | None, operation: str | None
) -> Contract:
    """The contract that files state. Raises Misused where one cannot be read."""
    bodies = tuple(_body(options, Path(name), index, url) for index, name in enumerate(what))
    source = Source(
        id=re.sub(r"[^a-z0-9]+", "-", Path(what[0]).stem.lower()).strip("-0123456789")[:40]
        or "page",
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


def _body(options: Options, path: Path, index: int, url: str | None) -> Body:
    """One file as a document: read now, of the form that it has."""
    content = content_of(path, str(path))
    form = form_as_saved(content, path)
    # A file without an address is named by its name alone: a folder may name a customer.
    address = url if url is not None and index == 0 else f"file:{path.name}"
    part = "page" if index == 0 else f"page{index + 1}"
    kind = f"text/{form}"
    return imported(f"{part}-{form}", address, kind, kind, options.now(), content)


def explained(found: Contract) -> str:
    """A line for each fact and for what has no place; names and headings are a stranger's text."""
    lines = []
    for fact in found.stated():
        places = "; ".join(
            " > ".join(evidence.heading) + (f" {evidence.pointer}" if evidence.pointer else "")
            for evidence in fact.evidence
        )
        lines.append(f"{clean(fact.key)}  [{fact.state}]  {clean(places)}\n")
    lines += [
        f"{clean(problem)}  [not in the contract]  {WHY_UNPLACED}\n"
        for problem in found.health.problems
        if problem.startswith(UNPLACED)
    ]
    return "".join(lines)
