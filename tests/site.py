"""A real HTTP server on loopback: pages under their real paths, misbehaviour on demand."""

from __future__ import annotations

import gzip
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import urlsplit

from checker.model.evidence import digest_of
from checker.review.sample import PAGES
from checker.review.sources import BUILT_IN

REAL = Path(__file__).parents[2] / "shared" / "pages"
PORTS = [0]  # of the sites that were served, the last one last
MEDIA = {".md": "text/markdown; charset=utf-8", ".html": "text/html; charset=utf-8"}


@dataclass
class Answer:
    """What one path answers in place of its file."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0  # seconds before the first byte
    times: int | None = None  # after so many answers the file is served again; None = always


@dataclass
class Seen:
    path: str
    status: int
    conditional: bool
    accept: str


class Site:
    """Files by path, alterations by path, and a log of what was asked."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.answers: dict[str, Answer] = {}
        self.seen: list[Seen] = []
        self.gzip = False
        self.etags = True
        self.port = 0

    def add(self, root: Path, *, at: str = "/") -> None:
        """All files below a folder, under the paths that they have there."""
        for path in root.rglob("*"):
            if path.is_file():
                self.files[at + path.relative_to(root).as_posix()] = path.read_bytes()

    def alter(self, path: str, old: str, new: str) -> None:
        """Replace a text in one page; it must be there."""
        text = self.files[path].decode("utf-8")
        assert old in text, f"{path} does not hold the text to alter"
        self.files[path] = text.replace(old, new).encode("utf-8")

    def statuses(self) -> list[int]:
        return [seen.status for seen in self.seen]

    def answer(self, path: str, condition: str | None) -> Answer:
        """What a request is answered with."""
        special = self.answers.get(path)
        if special is not None and special.times != 0:
            if special.times is not None:
                special.times -= 1
            return special
        name = path + "index.html" if path.endswith("/") else path
        body = self.files.get(name)
        if body is None:
            return Answer(status=404, headers={"Content-Type": "text/html"}, body=b"<p>none</p>")
        headers = {"Content-Type": MEDIA.get(Path(name).suffix, "application/octet-stream")}
        if self.etags:
            headers["ETag"] = f'"{digest_of(body)[7:23]}"'
            if condition == headers["ETag"]:
                return Answer(status=304, headers=headers)
        if self.gzip:
            headers["Content-Encoding"] = "gzip"
            body = gzip.compress(body)
        return Answer(headers=headers, body=body)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # A body does not wait until its head is acknowledged, which takes a client 40 ms.
    disable_nagle_algorithm = True

    def __init__(self, site: Site, *arguments: object) -> None:
        self.site = site
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        condition = self.headers.get("If-None-Match")
        answer = self.site.answer(path, condition)
        accept = self.headers.get("Accept", "")
        conditional = condition is not None or "If-Modified-Since" in self.headers
        self.site.seen.append(Seen(path, answer.status, conditional, accept))
        time.sleep(answer.delay)
        try:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)
        except OSError:
            pass  # the client went away: that is its right

    def log_message(self, *_: object) -> None:
        pass


def _server(handler: Callable[..., BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    """On the port of the last site, if that one is gone, else on a free one."""
    try:
        server = ThreadingHTTPServer(("127.0.0.1", PORTS[-1]), handler)
    except OSError:
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    PORTS.append(server.server_address[1])
    return server


class SamplePages(ThreadingHTTPServer):
    """Of each folder of the sample on one port: its pages, too, are found in the cache."""

    ports: ClassVar[dict[str, int]] = {}

    def __init__(self, address: tuple[str, int], handler: partial[BaseHTTPRequestHandler]) -> None:
        folder = handler.keywords["directory"]
        try:
            super().__init__((address[0], self.ports.get(folder, 0)), handler)
        except OSError:  # it is somebody else's by now
            super().__init__(address, handler)
        self.ports[folder] = self.server_address[1]


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """The site on loopback, until the block ends.

    Sites that follow one another have the same port: what was read from one page under one
    address is found in the cache that all tests share.
    """
    server = _server(partial(_Handler, site))
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def sample_site() -> Site:
    """All hosts of the sample on one port: their paths do not meet."""
    site = Site()
    for host in sorted(PAGES.iterdir()):
        site.add(host)
    return site


def real_semconv(site: Site, version: str) -> None:
    """The real semantic-convention pages of a version, in place of the sample's."""
    for path in [path for path in site.files if path.startswith("/docs/specs/semconv/")]:
        del site.files[path]
    root = REAL / "opentelemetry" / version
    site.add(root / "http", at="/docs/specs/semconv/http/")
    site.add(root / "registry" / "attributes", at="/docs/specs/semconv/registry/attributes/")
    for path in (REAL / "opentelemetry" / "v1.44.0" / "registry" / "source").glob("*.md"):
        address = f"/docs/specs/semconv/registry/attributes/{path.stem}/index.md"
        site.files[address] = path.read_bytes()


def sources_file(folder: Path, port: int, alter: Callable[[str], str] = str) -> Path:
    """The built-in table of pages with its documents on the site."""
    text = BUILT_IN.read_text("utf-8")
    text = re.sub(
        r'(role = "[^"]*", url = ")https://[^/"]+', rf"\g<1>http://127.0.0.1:{port}", text
    )
    text = text.replace("[[source]]\n", "[[source]]\nallow_private = true\n")
    path = folder / "sources.toml"
    path.write_text(alter(text), "utf-8")
    return path
