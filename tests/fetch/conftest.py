"""A real server on loopback, hostile sockets, and sources that point at them."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urljoin

import pytest
from pytest_httpserver import HTTPServer

from checker.fetch.http import Settings, read
from checker.model.access import Access, Fetched, Kept
from checker.model.evidence import digest_of
from checker.model.source import Document, Follow, Source

NOW = datetime(2026, 11, 24, 10, 0, 0, 987_654, tzinfo=UTC)

PROXY_VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
CA_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*PROXY_VARIABLES, *(name.upper() for name in PROXY_VARIABLES), *CA_VARIABLES):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def make_httpserver() -> Iterator[HTTPServer]:
    """As pytest-httpserver's own, but with a thread a connection."""
    server = HTTPServer(host="127.0.0.1", port=0, threaded=True)
    server.start()
    yield server
    server.clear()
    server.stop()


Handler = Callable[[socket.socket, bytes], object]


class Hostile:
    """A server of sockets: the handler gets each connection once the request has been read."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler
        self.requests: list[bytes] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self) -> None:
        while True:
            try:
                wire, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.answer, args=(wire,), daemon=True).start()

    def answer(self, wire: socket.socket) -> None:
        with closing(wire), suppress(OSError):
            request = b""
            while b"\r\n\r\n" not in request:
                piece = wire.recv(65536)
                if not piece:
                    return
                request += piece
            self.requests.append(request)
            self.handler(wire, request)

    def close(self) -> None:
        self.over.set()
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join(2)


@pytest.fixture
def hostile() -> Iterator[Callable[[Handler], Hostile]]:
    servers: list[Hostile] = []

    def start(handler: Handler) -> Hostile:
        servers.append(Hostile(handler))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


def document(url: str, role: str = "page-markdown", **more: Any) -> Document:
    accept = "text/html" if role.endswith("html") else "text/markdown"
    return Document(**{"role": role, "url": url, "accept": accept} | more)


def source(*documents: Document, id: str = "chat", **more: Any) -> Source:  # noqa: A002 - the noun's
    values: dict[str, Any] = {
        "id": id,
        "area": "Chat contract",
        "url": documents[0].url,
        "kind": "api-reference",
        "operation": None,
        "listed": date(2026, 7, 3),
        "verify": "",
        "wording": "",
        "documents": documents,
        "allow_private": True,
    }
    return Source(**values | more)


def kept_of(
    url: str, body: bytes = b"# Kept\n", accept: str = "text/markdown", **more: Any
) -> Kept:
    values: dict[str, Any] = {
        "url": url,
        "accept": accept,
        "final_url": url,
        "status": 200,
        "accessed": datetime(2026, 11, 1, tzinfo=UTC),
        "digest": digest_of(body),
        "media_type": accept,
    }
    return Kept(access=Access(**values | more), body=body)


def lines_of(body: bytes, _media_type: str, url: str) -> list[str]:
    """Links of the pages in these tests: lines that are paths or addresses."""
    return [urljoin(url, line) for line in body.decode().splitlines() if line.startswith("/")]


class Asked:
    """`read` with the arguments that most tests share."""

    def __init__(self) -> None:
        self.progress: list[tuple[int, int]] = []
        self.waited: list[str] = []  # the address that was waited for at each of them
        self.threads: set[int] = set()
        self.now = NOW

    def all(self, *sources: Source, **more: Any) -> dict[str, tuple[Fetched, ...]]:
        kept = {(one.access.url, one.access.accept): one for one in more.pop("kept", ())}

        def report(done: int, known: int, waiting: str) -> None:
            self.threads.add(threading.get_ident())
            self.progress.append((done, known))
            self.waited.append(waiting)

        arguments: dict[str, Any] = {
            "kept": lambda url, accept: kept.get((url, accept)),
            "links_of": lines_of,
            "settings": Settings(total_seconds=5.0),
            "now": lambda: self.now,
            "random": lambda: 0.0,
            "progress": report,
        }
        return read(sources, **arguments | more)

    def one(self, url: str, role: str = "page-markdown", **more: Any) -> Fetched:
        private = more.pop("allow_private", True)
        [fetched] = self.all(source(document(url, role), allow_private=private), **more)["chat"]
        return fetched


@pytest.fixture
def ask() -> Asked:
    return Asked()


class Make:
    """Builders of nouns, for test files, which cannot import each other."""

    document = staticmethod(document)
    source = staticmethod(source)
    kept = staticmethod(kept_of)
    follow = Follow


@pytest.fixture
def make() -> type[Make]:
    return Make
