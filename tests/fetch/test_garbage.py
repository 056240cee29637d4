"""Whatever octets a server sends, each is an outcome of its document: no run ends of them."""

from __future__ import annotations

import gzip
import socket
import struct
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from checker.fetch.http import Settings
from checker.fetch.judge import FinalAnswer
from checker.fetch.url import Barred, place_of
from checker.model.access import Outcome
from tests.drawing import examples

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/markdown\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
PAGE = b"# A\n\nText of the page.\n"
QUICK = Settings(total_seconds=2.0, read_seconds=0.5, attempts=1)


@pytest.mark.parametrize(
    "size", [b"-1", b"-5", b"-ffffffffffff", b"ffffffffffffffffffff", b"0x5", b"\xb2", b""]
)
def test_a_chunk_of_an_absurd_size(ask, hostile, size: bytes) -> None:
    server = hostile(lambda wire, _: wire.sendall(CHUNKED + size + b"\r\n" + PAGE))
    fetched = ask.one(server.url + "/a", settings=QUICK)
    assert (fetched.outcome, fetched.access) == (Outcome.UNREACHABLE, None)
    assert fetched.detail in ("an answer that cannot be read", "the connection failed")


def test_a_chunk_of_an_absurd_size_is_asked_for_again(ask, hostile) -> None:
    def handler(wire: socket.socket, _: bytes) -> None:
        whole = len(server.requests) > 1
        length = b"Content-Length: %d\r\n\r\n" % len(PAGE)
        wire.sendall(OK + length + PAGE if whole else CHUNKED + b"-5\r\n")

    server = hostile(handler)
    assert ask.one(server.url + "/a").body == PAGE


@pytest.mark.parametrize("length", [b"many", b"-5", b"0x14", b"21, x", b""])
def test_a_body_whose_length_is_no_number_is_no_page(ask, hostile, length: bytes) -> None:
    server = hostile(
        lambda wire, _: wire.sendall(OK + b"Content-Length: " + length + b"\r\n\r\n" + PAGE)
    )
    fetched = ask.one(server.url + "/a", settings=QUICK)
    assert (fetched.outcome, fetched.detail) == (
        Outcome.UNREACHABLE,
        "an answer that cannot be read",
    )


@pytest.mark.parametrize("status", [b"100 Continue", b"102 Processing", b"103 Early Hints"])
def test_what_comes_before_the_final_answer_is_passed_over(ask, hostile, status: bytes) -> None:
    early = b"HTTP/1.1 " + status + b"\r\nLink: </a.css>; rel=preload\r\n\r\n"
    length = b"Content-Length: %d\r\n\r\n" % len(PAGE)
    server = hostile(lambda wire, _: wire.sendall(early + early + OK + length + PAGE))
    fetched = ask.one(server.url + "/a", settings=QUICK)
    assert (fetched.outcome, fetched.status, fetched.body) == (Outcome.PAGE, 200, PAGE)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(b"404 Not Found", Outcome.GONE), (b"503 Busy", Outcome.UNREACHABLE)],
)
def test_a_status_says_enough_whatever_follows_it(
    ask, hostile, status: bytes, outcome: Outcome
) -> None:
    answer = b"HTTP/1.1 " + status + b"\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nab"
    server = hostile(lambda wire, _: wire.sendall(answer))
    assert ask.one(server.url + "/a", settings=QUICK).outcome is outcome


def test_a_redirect_is_followed_whatever_body_it_has(ask, hostile) -> None:
    def handler(wire: socket.socket, request: bytes) -> None:
        if request.startswith(b"GET /b "):
            wire.sendall(OK + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE)
        else:
            moved = (
                b"HTTP/1.1 302 Found\r\nLocation: /b\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n"
            )
            wire.sendall(moved)

    assert ask.one(hostile(handler).url + "/a", settings=QUICK).body == PAGE


def test_a_redirect_on_a_connection_that_ends_without_a_word_is_followed(ask, hostile) -> None:
    def handler(wire: socket.socket, request: bytes) -> None:
        if request.startswith(b"GET /b "):
            wire.sendall(OK + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE)
        else:
            wire.sendall(b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n")
            wire.settimeout(0.05)
            with suppress(TimeoutError):
                wire.recv(65536)  # what is asked on it meanwhile has no answer

    assert ask.one(hostile(handler).url + "/a").body == PAGE


def test_one_garbled_server_does_not_cost_the_others(ask, hostile, make) -> None:
    garbled = hostile(lambda wire, _: wire.sendall(CHUNKED + b"-5\r\n" + PAGE))
    # It hears one connection after the other, and says that it ends each.
    closing = OK + b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE
    sound = hostile(lambda wire, _: wire.sendall(closing))
    others = [make.source(make.document(sound.url + f"/{name}"), id=name) for name in "abcd"]
    results = ask.all(make.source(make.document(garbled.url + "/a")), *others)
    assert results["chat"][0].outcome is Outcome.UNREACHABLE
    assert all(results[name][0].body == PAGE for name in "abcd")


def test_a_reset_at_any_octet(ask, hostile) -> None:
    whole = OK + b"Content-Length: %d\r\n\r\n" % len(PAGE) + PAGE
    at = [0]

    def handler(wire: socket.socket, _: bytes) -> None:
        wire.sendall(whole[: at[0]])
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    server = hostile(handler)
    for at[0] in range(0, len(whole), 5):
        fetched = ask.one(server.url + "/a", settings=QUICK)
        assert (fetched.outcome, fetched.body) == (Outcome.UNREACHABLE, None), at[0]


NUMBERS = st.sampled_from(
    [
        b"-1",
        b"0",
        b"9" * 400,
        b"1e3",
        b"0x10",
        b"+3",
        b"3, 4",
        b"\xb2",
        b"\xd9\xa3",
        b"",
        b"ffffffff",
    ]
)
JUNK = st.binary(max_size=40) | st.sampled_from([b'"\x00"', b"a" * 70_000, b"\xff" * 300, b";;=,"])
DATES = st.sampled_from(
    [
        b"Mon, 01 Jan 0001 00:00:00 +2359",
        b"Fri, 31 Dec 9999 23:59:59 -9999",
        b"Mon, 99 Foo 12345 99:99:99 +99999999999999",
    ]
)
PLACES = st.sampled_from(
    [
        b"http://[::1",
        b"http://[v1.a]/",
        b"//",
        b"http:///a",
        b"http://127.0.0.1:99999/",
        b"http://127.0.0.1:-1/",
        b"http://a..b/",
        b"http://a\xe2\x84\x80b/",
        b"http://" + b"a" * 300 + b"/",
        b"/a" * 5_000,
        b"/%ff%",
        b"javascript:a",
    ]
)
FIELDS: dict[bytes, SearchStrategy[bytes]] = {
    b"Content-Length": NUMBERS,
    b"Transfer-Encoding": st.sampled_from([b"chunked", b"gzip, chunked", b"\x0bchunked"]),
    b"Content-Encoding": st.sampled_from([b"gzip", b"deflate", b"br", b"gzip, gzip"]) | JUNK,
    b"Content-Type": st.sampled_from([b"text/markdown", b"text/html", b"text/\x01", b",;"]) | JUNK,
    b"Location": PLACES | JUNK,
    b"Set-Cookie": st.sampled_from([b"=", b"a=b; max-age=x; expires=Mon, 99 Jan 99999"]) | JUNK,
    b"Retry-After": NUMBERS | DATES,
    b"Last-Modified": DATES | JUNK,
    b"ETag": JUNK,
}
STATUSES = st.sampled_from(
    b"200 OK|203 |103 Early|302 Found|304 Same|404 None|503 Busy|-200 OK|999 Odd|2\xb20 OK||99999 OK".split(
        b"|"
    )
)
BODIES = st.one_of(
    st.just(PAGE),
    st.binary(max_size=200),
    st.just(gzip.compress(PAGE)[:-3]),
    st.tuples(NUMBERS, JUNK).map(lambda chunk: chunk[0] + b"\r\n" + chunk[1] + b"\r\n0\r\n\r\n"),
)


@st.composite
def answers(draw: DrawFn) -> bytes:
    """An answer with garbage in it, perhaps cut short."""
    early = b"HTTP/1.1 100 Continue\r\n\r\n" * draw(st.sampled_from([0, 0, 0, 50]))
    names = draw(st.lists(st.sampled_from(sorted(FIELDS)), max_size=5))
    lines = [b"HTTP/1.1 " + draw(STATUSES)]
    lines += [name + b": " + draw(FIELDS[name]) for name in names]
    whole = early + b"\r\n".join(lines) + b"\r\n\r\n" + draw(BODIES)
    return whole[: draw(st.integers(0, len(whole)))] if draw(st.booleans()) else whole


@settings(
    max_examples=examples(100),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(answer=answers())
def test_garbage_is_an_outcome(ask, hostile, make, answer: bytes) -> None:
    """Also when it is asked again, with whatever validators came of it."""
    server = hostile(lambda wire, _: wire.sendall(answer))
    try:
        first = ask.one(server.url + "/a", settings=QUICK)
        kept = ()
        if first.access is not None and first.body is not None:
            kept = (make.kept(server.url + "/a", first.body, etag=first.access.etag),)
        second = ask.one(server.url + "/a", settings=QUICK, kept=kept)
    finally:
        server.close()
    for fetched in (first, second):
        assert (fetched.access is not None) == fetched.outcome.usable
        assert (fetched.body is not None) == (fetched.outcome is Outcome.PAGE)
        assert fetched.detail.isprintable()
        assert fetched.detail.isascii()


ANY_TEXT = st.text(alphabet=st.characters(codec="utf-16-le") | st.just("\ud800"), max_size=60)


@given(text=ANY_TEXT | ANY_TEXT.map("https://docs.example/{}".format))
def test_any_text_is_an_address_or_none(text: str) -> None:
    base = place_of("https://docs.example/a/b")
    for read in (place_of, lambda text: place_of(text, base=base)):
        try:
            place = read(text)
        except Barred:
            continue
        assert place.url.isascii()
        assert place_of(place.url) == place


@pytest.mark.parametrize("value", ["text/\x01", "text", "/", "a b/c", "text/" + "a" * 200, "té/xt"])
def test_what_is_no_media_type_is_octets(value: str) -> None:
    answer = FinalAnswer(status=200, fields={"content-type": value}, body=b"a")
    assert answer.media_type == "application/octet-stream"
