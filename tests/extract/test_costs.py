"""What a page costs grows with it and no faster, and ends where there is more than is read.

By day the shapes that once grew faster are measured at two sizes; the whole suite measures every
shape for every kind of page at one megabyte.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.extract import EXTRACTORS, Body, extract
from checker.model.source import API_REFERENCE, SEMCONV_HTTP
from tests.extract.page_shapes import DOCUMENTS, HTML, MARKDOWN, fenced
from tests.fetched import START, access

pytestmark = pytest.mark.unmeasured  # what is measured is the time: see tests/conftest.py
SMALL = 60_000
DEAR = {"heirs of heirs": 15_000}  # shows as much when smaller
WHOLE = 1_000_000
# Twice what is promised of a quiet machine.
SECONDS = 6
MEGABYTES = 200

GREW = [
    (API_REFERENCE, "markdown", "chain of tables with types"),
    (API_REFERENCE, "markdown", "tables of one name"),
    (API_REFERENCE, "markdown", "captions"),
    (API_REFERENCE, "markdown", "blocks of types"),
    (API_REFERENCE, "markdown", "rows that go deeper"),
    (API_REFERENCE, "markdown", "deep components that close"),
    (API_REFERENCE, "block", "chain of references"),
    (API_REFERENCE, "block", "recursive"),
    (API_REFERENCE, "block", "heirs of heirs"),
    (SEMCONV_HTTP, "html", "one paragraph of code"),
]


def made(form: str, name: str, size: int) -> bytes:
    if form == "block":
        return fenced(DOCUMENTS[name])(size).encode()
    return (HTML if form == "html" else MARKDOWN)[name](size).encode()


def body(form: str, page: bytes) -> Body:
    media_type = "text/html" if form == "html" else "text/markdown"
    return Body(role="page-x", access=access(page, START, accept=media_type), content=page)


def read(kind: str, form: str, page: bytes) -> float:
    """CPU seconds of one page."""
    given = [body(form, page)]
    begin = time.process_time()
    extract(kind, given)
    return time.process_time() - begin


@pytest.mark.timed
@pytest.mark.parametrize(("kind", "form", "name"), GREW)
def test_twice_the_page_takes_twice_the_time(kind: str, form: str, name: str) -> None:
    size = DEAR.get(name, SMALL)
    pages = [made(form, name, size) for size in (size, 2 * size)]
    once, twice = (read(kind, form, page) for page in pages)
    for _ in range(2):  # what else a worker holds may have its garbage collected meanwhile
        if twice >= 3 * once + 0.1:
            once, twice = (
                min(read(kind, form, page), was)
                for page, was in zip(pages, (once, twice), strict=True)
            )
    assert twice < 3 * once + 0.1


def every_shape() -> Iterator[tuple[str, str, str]]:
    for kind in EXTRACTORS:
        yield from ((kind, "markdown", name) for name in MARKDOWN)
        yield from ((kind, "html", name) for name in HTML)
    yield from ((API_REFERENCE, "block", name) for name in DOCUMENTS)


@pytest.mark.nightly
@pytest.mark.timed
@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="reads its memory of /proc")
@pytest.mark.parametrize(("kind", "form", "name"), [*every_shape()])
def test_a_page_of_any_shape_costs_little(kind: str, form: str, name: str) -> None:
    page = made(form, name, WHOLE)
    read(kind, form, page[:100])  # what is imported on the way is no cost of the page
    child = os.fork()
    if not child:  # a process of its own: what it held at most is known
        before = _held()
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        within = read(kind, form, page) < SECONDS and _held("VmHWM") - before < MEGABYTES
        os._exit(0 if within else 1)
    assert os.waitpid(child, 0)[1] == 0


def _held(what: str = "VmRSS") -> int:
    """Megabytes of memory."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(what)) // 1024


@pytest.mark.parametrize(
    ("form", "name"),
    [("markdown", "short paragraphs"), ("markdown", "wide table"), ("html", "short paragraphs")],
)
def test_what_is_not_read_is_told(form: str, name: str) -> None:
    page = made(form, name, 600_000)
    assert "cut-off: page-x" in extract("help-center", [body(form, page)]).problems


@pytest.mark.parametrize("name", ["headers", "one-of that share members"])
def test_schemas_beyond_those_that_are_read_are_told(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("checker.extract.schema.fields.MAX_SCHEMAS", 500)
    found = extract(API_REFERENCE, [body("block", made("block", name, SMALL))])
    assert "cut-off: POST /v1/x" in found.problems
    assert len(found.facts) < 600
