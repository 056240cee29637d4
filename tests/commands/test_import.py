"""A page that was saved by hand is kept as exactly the document named, if it is a reading of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.review.sample import PAGES
from checker.review.sources import BUILT_IN, load
from tests.commands.conftest import Here, tree
from tests.commands.silent import (
    ERRORS,
    ERRORS_HTML,
    HTML_PATH,
    ROWS,
    SILENT,
    STATUSES,
    TABLE,
    page,
    two_forms,
)
from tests.commands.widgets import PAGE, PATH
from tests.site import Answer

SAVED = "2026-10-30T06:00:00Z"
CALL = "<h2>Make one</h2><pre><code>curl -X POST https://api.example.test/v1/widgets -d '{}'</code></pre>"
NAMES = ["model", "count", "note", "size", "state", "colour", "shape", "weight", "owner"]
FIELDS = "".join(
    f"<tr><td><code>{name}</code></td><td>string</td><td>Yes</td></tr>" for name in NAMES
)
HEAD = "<tr><th>Field</th><th>Type</th><th>Required</th></tr>"
SHOWN = page("Widgets", f"{CALL}<h2>Request body</h2><table>{HEAD}{FIELDS}</table>")
CHALLENGE = (
    b"<!doctype html><html><head><title>Just a moment...</title></head><body>"
    b"<p>Checking your browser. Enable JavaScript and cookies to continue.</p></body></html>"
)


@pytest.fixture
def site(here: Here) -> Here:
    two_forms(here.site, here.folder)
    return here


def imports(
    here: Here, body: bytes, url: str, *sources: str, name: str = "saved"
) -> tuple[int, str]:
    """The exit code, and what is told."""
    path = here.folder / name
    path.write_bytes(body)
    url = url if url.startswith("http") else f"http://127.0.0.1:{here.site.port}{url}"
    words = ["--import", path, "--url", url, "--accessed", SAVED]
    code, _, told = here.run("snapshot", *sources, *words)
    return code, told


def kept(folder: Path, source: str = "widgets") -> list[str]:
    """The paths of the addresses of which an access is kept."""
    path = folder / "snapshots" / source / "accesses.jsonl"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return [json.loads(line)["url"].partition("/")[2].partition("/")[2] for line in lines]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (PATH, PAGE.encode()),
        (HTML_PATH, SHOWN.body),
        (ERRORS, STATUSES.encode()),
        (ERRORS_HTML, page("Errors", TABLE.format(ROWS)).body),
    ],
)
def test_it_is_kept_as_the_document_named_and_no_other(site: Here, path: str, body: bytes) -> None:
    """One of the addresses is also that of the source."""
    assert imports(site, body, path)[0] == 0
    assert [f"/{found.partition('/')[2]}" for found in kept(site.folder)] == [path]


def test_a_document_of_two_sources_is_kept_for_both(site: Here) -> None:
    path = site.folder / "sources.toml"
    own = path.read_text("utf-8")
    path.write_text(own + own.replace('"widgets"', '"gadgets"'), "utf-8")
    assert imports(site, STATUSES.encode(), ERRORS)[0] == 0
    assert len(kept(site.folder)) == len(kept(site.folder, "gadgets")) == 1
    assert imports(site, PAGE.encode(), PATH, "gadgets")[0] == 0
    assert (len(kept(site.folder)), len(kept(site.folder, "gadgets"))) == (1, 2)


def test_a_listed_address_that_is_no_document_is_that_of_the_page(site: Here) -> None:
    path = site.folder / "sources.toml"
    own = path.read_text("utf-8").replace(f'{HTML_PATH}"\nlisted', '/docs"\nlisted')
    path.write_text(own, "utf-8")
    part = f"<h1>Widgets</h1>{CALL}<h2>Request body</h2><table>{HEAD}{FIELDS}</table>".encode()
    assert imports(site, part, "/docs", name="saved.html")[0] == 0
    assert kept(site.folder)[0].endswith("/widgets")
    assert imports(site, SHOWN.body, "/docs")[0] == 0
    assert imports(site, PAGE.encode(), "/docs")[0] == 0
    assert {found.rpartition("/")[2] for found in kept(site.folder)} == {"widgets", "widgets.md"}


UNUSABLE = {
    **{name: answer.body for name, answer in SILENT.items()},
    "challenge": CHALLENGE,
    "empty": b"",
    "white space": b" \n\t\n",
}


@pytest.mark.parametrize("path", [HTML_PATH, ERRORS_HTML])
@pytest.mark.parametrize("body", UNUSABLE.values(), ids=UNUSABLE)
def test_what_is_no_reading_is_refused_with_its_reason(site: Here, body: bytes, path: str) -> None:
    code, told = imports(site, body, path)
    assert code == 3
    assert "is no reading of that page: " in told
    assert "nothing was kept" in told
    assert not [name for name in tree(site.folder / "snapshots") if "saved" not in name]


@pytest.mark.parametrize(
    ("body", "path"),
    [(CHALLENGE, PATH), (SILENT["sign-in"].body, ERRORS), (PAGE.encode(), HTML_PATH)],
)
def test_another_form_than_the_one_named_is_refused(site: Here, body: bytes, path: str) -> None:
    code, told = imports(site, body, path)
    assert code in (2, 3)
    assert tree(site.folder / "snapshots") == {}
    assert ("the form listed at that address" in told) == (code == 2)


def test_the_page_of_another_operation_is_refused(site: Here) -> None:
    body = PAGE.replace("/v1/widgets", "/v1/gadgets")
    code, told = imports(site, body.encode(), PATH)
    assert (code, "states too little (nothing of POST /v1/widgets)" in told) == (3, True)
    assert kept(site.folder) == []


def test_a_server_whose_address_is_none_ends_no_run(site: Here) -> None:
    body = PAGE.replace("https://api.example.test", "'http://[::1'").replace("/v1/w", "/w")
    code, told = imports(site, body.encode(), PATH)
    assert (code, "states too little (nothing of" in told) == (3, True)


def test_the_same_operation_below_another_server_is_the_same(site: Here) -> None:
    body = PAGE.replace("api.example.test", "api.example.test/v1/").replace(
        "/v1/widgets", "/widgets"
    )
    assert imports(site, body.encode(), PATH)[0] == 0


def test_a_page_from_before_there_were_pages_is_refused(site: Here) -> None:
    path = site.folder / "saved"
    path.write_bytes(PAGE.encode())
    url = f"http://127.0.0.1:{site.site.port}{PATH}"
    words = ("--import", path, "--url", url, "--accessed", "0001-01-01T00:00:00Z")
    code, _, told = site.run("snapshot", *words)
    assert (code, "--accessed lies before" in told) == (2, True)


def test_a_page_of_the_site_that_is_not_understood_is_refused(site: Here) -> None:
    """Also beside an accepted contract, which it would take far less than."""
    site.run("snapshot")
    assert site.run("accept", "--reason", "first")[0] == 0
    before = tree(site.folder / "snapshots")
    few = "\n".join(STATUSES.splitlines()[:5])
    code, told = imports(site, few.encode(), ERRORS)
    assert (code, "1 fact where at least" in told) == (3, True)
    assert tree(site.folder / "snapshots") == before


def test_an_import_is_what_a_row_rests_on_while_the_page_cannot_be_read(site: Here) -> None:
    site.site.answers = {
        path: Answer(status=404) for path in (PATH, HTML_PATH, ERRORS, ERRORS_HTML)
    }
    assert site.run("snapshot")[0] == 3
    assert imports(site, PAGE.encode(), PATH)[0] == 0
    _, output, _ = site.run("verify", "--format", "json")
    (row,) = json.loads(output)["table"]
    assert (row["verdict"], row["accessed"]) == ("not-re-read", "2026-10-30")


def test_every_page_of_the_table_can_be_imported(here: Here) -> None:
    """An index states little itself: it leads to the pages that do."""
    (here.folder / "sources.toml").write_text(BUILT_IN.read_text("utf-8"), "utf-8")
    for source in load():
        for document in source.documents:
            host, _, path = document.url.removeprefix("https://").partition("/")
            file = PAGES / host / (path + "index.html" if path.endswith("/") else path)
            if file.is_file():
                code, told = imports(here, file.read_bytes(), document.url, source.id)
                assert (code, f"kept for {source.id}: {document.url} as of" in told) == (0, True)
    below = PAGES / "opentelemetry.io"
    for file in below.rglob("http-*/index.md"):  # a page that the index leads to
        url = f"https://opentelemetry.io/{file.relative_to(below).as_posix()}"
        code, told = imports(here, file.read_bytes(), url)
        assert (code, f"kept for telemetry: {url} as of" in told) == (0, True)
    listed = (PAGES / "opentelemetry.io/docs/specs/semconv/http/index.md").read_bytes()
    code, told = imports(here, listed, "https://opentelemetry.io/docs/specs/semconv/http")
    assert (code, "semconv/http/index.md as of" in told) == (0, True)
