"""Servers that mean harm, or are broken, end in an outcome and in time."""

from __future__ import annotations

import gzip
import os
import signal
import socket
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Callable
from time import monotonic

import pytest

from checker.fetch.http import Settings
from checker.model.access import Outcome

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/markdown\r\n"
SHORT = Settings(total_seconds=0.3, attempts=1)


def drip(wire: socket.socket, start: bytes, octet: bytes = b"a") -> None:
    wire.sendall(start)
    for _ in range(600):
        wire.sendall(octet)
        threading.Event().wait(0.1)


def silence(wire: socket.socket) -> None:
    wire.recv(1)  # until the other side has gone


@pytest.mark.parametrize(
    "handler",
    [
        pytest.param(silence, id="nothing at all"),
        pytest.param(lambda wire: drip(wire, b"HTTP/1.1 "), id="a status line in drops"),
        pytest.param(lambda wire: drip(wire, OK + b"X: "), id="a field in drops"),
        pytest.param(lambda wire: drip(wire, OK + b"\r\n"), id="a body in drops"),
        pytest.param(
            lambda wire: drip(wire, OK + b"Content-Length: 99999\r\n\r\n"),
            id="a body of known size",
        ),
        pytest.param(
            lambda wire: drip(wire, OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
            id="a chunk at a time",
        ),
        pytest.param(
            lambda wire: drip(wire, OK + b"Connection: close\r\nContent-Length: 9999\r\n\r\n"),
            id="on a connection that is to close",
        ),
        pytest.param(
            lambda wire: drip(wire, b"HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n"),
            id="the body of a redirect",
        ),
        pytest.param(
            lambda wire: drip(wire, b"HTTP/1.1 404 Not Found\r\nContent-Length: 999\r\n\r\n"),
            id="the body of a 404",
        ),
        pytest.param(
            lambda wire: drip(wire, b"", b"HTTP/1.1 100 Continue\r\n\r\n"), id="only continue"
        ),
        pytest.param(
            lambda wire: drip(wire, b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"), id="only hints"
        ),
    ],
)
def test_a_slow_server_is_cut_at_the_budget(
    ask, hostile, handler: Callable[[socket.socket], None]
) -> None:
    before = threading.active_count()
    server = hostile(lambda wire, _: handler(wire))
    start = monotonic()
    fetched = ask.one(server.url + "/a", settings=SHORT)
    assert 0.25 < monotonic() - start < 5.0
    assert fetched.outcome is Outcome.UNREACHABLE
    assert fetched.detail == "no answer within the time of the run"
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith("fetch-")], (before, names)


def test_one_slow_server_does_not_cost_the_others(ask, hostile, make) -> None:
    slow = hostile(lambda wire, _: silence(wire))
    fast = hostile(lambda wire, _: wire.sendall(OK + b"Content-Length: 3\r\n\r\n# A"))
    results = ask.all(
        make.source(make.document(slow.url + "/a")),
        make.source(make.document(fast.url + "/a"), id="fast"),
        settings=SHORT,
    )
    assert results["chat"][0].outcome is Outcome.UNREACHABLE
    assert results["fast"][0].outcome is Outcome.PAGE


def test_silence_ends_at_the_time_limit_of_a_read(ask, hostile) -> None:
    server = hostile(lambda wire, _: silence(wire))
    start = monotonic()
    settings = Settings(total_seconds=5.0, read_seconds=0.3, attempts=2)
    fetched = ask.one(server.url + "/a", settings=settings)
    assert (fetched.outcome, fetched.detail) == (Outcome.UNREACHABLE, "no answer in time")
    assert len(server.requests) == 2
    assert monotonic() - start < 4.0


def test_a_body_that_falls_silent_ends_at_the_time_limit_of_a_read(ask, hostile) -> None:
    def handler(wire: socket.socket, _: bytes) -> None:
        wire.sendall(OK + b"Content-Length: 9\r\n\r\n# A")
        silence(wire)

    settings = Settings(total_seconds=5.0, read_seconds=0.3, attempts=1)
    fetched = ask.one(hostile(handler).url + "/a", settings=settings)
    assert (fetched.outcome, fetched.detail) == (Outcome.UNREACHABLE, "no answer in time")


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"nonsense\r\n\r\n", id="not HTTP"),
        pytest.param(OK.rstrip(), id="a status line cut short"),
        pytest.param(OK, id="no end of the fields"),
        pytest.param(OK + b"Content-Type: text/mark", id="a field cut short"),
        pytest.param(OK + b"Content-Length: 0\r\n", id="the last field's end alone"),
        pytest.param(b"HTTP/1.1 abc OK\r\n\r\n", id="a status of letters"),
        pytest.param(OK + b"Content-Length: 9\r\n\r\n# A", id="a body cut short"),
        pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab", id="a chunk cut short"),
        pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nab", id="a chunk of no size"),
        pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n", id="no last chunk"),
        pytest.param(OK + b"X: " + b"a" * 70_000 + b"\r\n\r\n", id="a long field"),
        pytest.param(OK + b"X: a\r\n" * 200 + b"\r\n", id="many fields"),
    ],
)
def test_a_broken_answer_is_asked_for_again(ask, hostile, answer: bytes) -> None:
    def handler(wire: socket.socket, _: bytes) -> None:
        whole = len(server.requests) > 2
        wire.sendall(OK + b"Content-Length: 3\r\n\r\n# A" if whole else answer)

    server = hostile(handler)
    assert ask.one(server.url + "/a").outcome is Outcome.PAGE
    server.requests.clear()
    fetched = ask.one(server.url + "/a", settings=Settings(attempts=2))
    assert (fetched.outcome, len(server.requests)) == (Outcome.UNREACHABLE, 2)
    assert fetched.detail == "the connection failed"
    assert fetched.access is None


@pytest.mark.parametrize(
    ("location", "detail"),
    [
        (b"https://docs.example:99999/", "an address that cannot be read"),
        (b"https://[::1", "an address that cannot be read"),
        (b"https://docs.example\x00.evil.example/", "an address with control characters"),
        (b"/" + b"a" * 9_000, "an address that is too long"),
        (b"https://docs.example\\@evil.example/", "an address that names a user"),
        (b"https://\xff/", "an address without a host that can be asked"),
    ],
)
def test_a_redirect_to_nonsense(ask, hostile, location: bytes, detail: str) -> None:
    answer = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + b"\r\n\r\n"
    fetched = ask.one(hostile(lambda wire, _: wire.sendall(answer)).url + "/a")
    assert (fetched.outcome, fetched.detail) == (Outcome.REFUSED, detail)


def test_a_closed_port(ask) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    fetched = ask.one(f"http://127.0.0.1:{port}/a")
    assert (fetched.outcome, fetched.detail) == (Outcome.UNREACHABLE, "the connection failed")


LIMITS = Settings(max_wire_bytes=100_000, max_body_bytes=200_000, attempts=1)


@pytest.mark.parametrize(
    "start",
    [
        pytest.param(b"Content-Length: 100001\r\n\r\n", id="a length that says so"),
        pytest.param(b"Content-Length: " + b"9" * 30 + b"\r\n\r\n", id="a length beyond measure"),
        pytest.param(b"\r\n", id="no length, no end"),
        pytest.param(b"Transfer-Encoding: chunked\r\n\r\n", id="chunks without end"),
    ],
)
def test_too_many_octets_on_the_wire(ask, hostile, start: bytes) -> None:
    def handler(wire: socket.socket, _: bytes) -> None:
        wire.sendall(OK + start)
        while True:
            wire.sendall(b"1000\r\n" + b"a" * 4096 + b"\r\n")

    fetched = ask.one(hostile(handler).url + "/a", settings=LIMITS)
    assert (fetched.outcome, fetched.status) == (Outcome.TOO_LARGE, 200)
    assert (fetched.access, fetched.body) == (None, None)


@pytest.mark.parametrize("status", [b"200 OK", b"404 Not Found"])
def test_a_chunk_line_without_end_is_not_held(ask, hostile, status: bytes) -> None:
    def handler(wire: socket.socket, _: bytes) -> None:
        wire.sendall(b"HTTP/1.1 " + status + b"\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            wire.sendall(b"1" * 65536)

    tracemalloc.start()
    ask.one(hostile(handler).url + "/a", settings=LIMITS)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000


def test_exactly_the_limit_is_a_page(ask, hostile) -> None:
    body = b"# A " + b"a" * 99_996
    answer = OK + b"Content-Length: 100000\r\n\r\n" + body
    fetched = ask.one(hostile(lambda wire, _: wire.sendall(answer)).url, settings=LIMITS)
    assert fetched.body == body


@pytest.mark.parametrize("codings", [1, 2])
def test_a_bomb(ask, hostile, codings: int) -> None:
    bomb = b"\0" * 30_000_000
    for _ in range(codings):
        bomb = gzip.compress(bomb)
    assert len(bomb) < 100_000
    field = b", ".join([b"gzip"] * codings)
    answer = OK + b"Content-Encoding: %b\r\nContent-Length: %d\r\n\r\n" % (field, len(bomb)) + bomb
    server = hostile(lambda wire, _: wire.sendall(answer))
    tracemalloc.start()
    fetched = ask.one(server.url + "/a", settings=LIMITS)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert fetched.outcome is Outcome.TOO_LARGE
    assert peak < 5_000_000


def test_a_resolver_that_hangs_does_not_hold_the_run(ask) -> None:
    over = threading.Event()

    def lookup(*_: object, **__: object) -> list:
        over.wait(30)
        return []

    start = monotonic()
    fetched = ask.one("https://docs.example/a", settings=SHORT, lookup=lookup)
    assert monotonic() - start < 6.0
    assert fetched.detail == "no answer within the time of the run"
    over.set()


PROGRAM = """
import sys
from datetime import UTC, date, datetime
from checker.fetch.http import read
from checker.model.source import Document, Source

page = Document(role="page-markdown", url=sys.argv[1], accept="text/markdown")
source = Source(id="chat", area="", url=page.url, kind="help-center", operation=None,
                listed=date(2026, 7, 3), verify="", wording="", documents=(page,),
                allow_private=True)
read([source], kept=lambda *_: None, links_of=lambda *_: [], now=lambda: datetime.now(UTC),
     random=lambda: 0.0, progress=lambda *_: print("asked", flush=True))
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX sends them")
def test_an_interrupt_ends_the_process_at_once(hostile) -> None:
    server = hostile(lambda wire, _: silence(wire))
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, server.url + "/a"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"asked\n"
        while not server.requests:
            threading.Event().wait(0.02)
        start = monotonic()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=10)
    assert monotonic() - start < 6.0
    assert b"KeyboardInterrupt" in errors
