"""The built-in sample, served over loopback HTTP: real requests, no page need be reachable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import checker
from checker.model.access import SAMPLE as ORIGIN
from checker.model.access import Fetched
from checker.model.evidence import digest_of
from checker.model.source import Document, Source
from checker.model.table import Report

SAMPLE = Path(checker.__file__).parent / "sample"
PAGES = SAMPLE / "pages"  # <host>/<path>, as on the real hosts
ANSWERS = SAMPLE / "answers"

MEDIA_TYPES = {".md": "text/markdown; charset=utf-8", ".html": "text/html; charset=utf-8"}


@contextmanager
def served(sources: tuple[Source, ...]) -> Iterator[tuple[Source, ...]]:
    """The sources with their documents on loopback, one server a host, until the block ends."""
    hosts = sorted({_host(document) for source in sources for document in source.documents})
    with ExitStack() as stack:
        ports = {host: stack.enter_context(_server(PAGES / host)) for host in hosts}
        yield tuple(
            replace(
                source,
                allow_private=True,
                documents=tuple(_moved(document, ports) for document in source.documents),
            )
            for source in sources
        )


def marked(fetched: Mapping[str, tuple[Fetched, ...]]) -> dict[str, tuple[Fetched, ...]]:
    """The same accesses, each known as that of a sample page by whatever comes to rest on it."""
    return {
        source: tuple(
            item
            if item.access is None
            else replace(item, access=replace(item.access, origin=ORIGIN))
            for item in items
        )
        for source, items in fetched.items()
    }


def as_listed(report: Report, listed: Sequence[Source], moved: Sequence[Source]) -> Report:
    """The report with the addresses at which the sample pages stand for the listed ones.

    Each stands beside `sample page`; an address on loopback tells nobody anything.
    """
    bases = {
        _base(here.url): _base(there.url)
        for one, other in zip(moved, listed, strict=True)
        for here, there in zip(one.documents, other.documents, strict=True)
    }

    def named(value: object) -> object:
        if isinstance(value, Mapping):
            return {name: named(item) for name, item in value.items()}
        if isinstance(value, str) and (base := _base(value)) in bases:
            return bases[base] + value.removeprefix(base)
        return value

    return replace(
        report,
        checked=tuple(replace(one, url=str(named(one.url))) for one in report.checked),
        findings=tuple(
            replace(one, documented={name: named(it) for name, it in one.documented.items()})
            for one in report.findings
        ),
    )


def _base(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def answers() -> tuple[Path, ...]:
    """The sample answers: what somebody observed."""
    return tuple(sorted(path for path in ANSWERS.iterdir() if path.is_file()))


def _host(document: Document) -> str:
    return urlsplit(document.url).netloc


def _moved(document: Document, ports: dict[str, int]) -> Document:
    parts = urlsplit(document.url)
    return replace(document, url=f"http://127.0.0.1:{ports[parts.netloc]}{parts.path}")


@contextmanager
def _server(root: Path) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, root))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Pages(BaseHTTPRequestHandler):
    """Files below a folder, with entity tags and conditional answers (RFC 9110 §13.1.2)."""

    protocol_version = "HTTP/1.1"

    def __init__(self, root: Path, *arguments: object) -> None:
        self.root = root
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = (self.root / urlsplit(self.path).path.lstrip("/")).resolve()
        if self.path.endswith("/"):
            path /= "index.html"
        if not path.is_relative_to(self.root.resolve()) or not path.is_file():
            self._answer(HTTPStatus.NOT_FOUND, b"", {})
            return
        body = path.read_bytes()
        etag = f'"{digest_of(body)[7:23]}"'
        if self.headers.get("If-None-Match") == etag:
            self._answer(HTTPStatus.NOT_MODIFIED, b"", {"ETag": etag})
            return
        self._answer(HTTPStatus.OK, body, {"ETag": etag, "Content-Type": MEDIA_TYPES[path.suffix]})

    def _answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        with suppress(OSError):  # whoever asked was interrupted
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: stderr belongs to the command line."""
