"""The built-in sample, served over loopback HTTP: real requests, no page need be reachable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import checker
from checker.model.access import SAMPLE as ORIGIN
from checker.model.access import Fetched
from checker.model.source import Document, Source
from checker.model.table import Report

SAMPLE = Path(checker.__file__).parent / "sample"
PAGES = SAMPLE / "pages"  # <host>/<path>, as on the real hosts
ANSWERS = SAMPLE / "answers"

MEDIA_TYPES = {".md": "text/markdown; charset=utf-8", ".html": "text/html; charset=utf-8"}


@contextmanager
def served(sources: tuple[Source, ...]) -> Iterator[tuple[Source, ...]]:
    """The sources with their documents on loopback, one server a host, until the block ends."""
    hosts = sorted({urlsplit(one.url).netloc for source in sources for one in source.documents})
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


def _moved(document: Document, ports: dict[str, int]) -> Document:
    parts = urlsplit(document.url)
    return replace(document, url=f"http://127.0.0.1:{ports[parts.netloc]}{parts.path}")


@contextmanager
def _server(root: Path) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Pages, directory=str(root)))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Pages(SimpleHTTPRequestHandler):
    """Files below a folder; a folder is no page."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # no page waits until its head is acknowledged: 40 ms each
    extensions_map = MEDIA_TYPES

    def do_GET(self) -> None:
        with suppress(OSError):  # whoever asked was interrupted
            super().do_GET()

    def list_directory(self, _: object) -> None:
        """Not found, where there is no index."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, *_: object) -> None:
        """Say nothing: stderr belongs to the command line."""
