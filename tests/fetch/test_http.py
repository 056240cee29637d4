"""Pages asked for over a real connection."""

from __future__ import annotations

import gzip
import threading
import zlib
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from time import monotonic

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from checker import __version__
from checker.fetch.http import Settings
from checker.fetch.retry import backoff
from checker.model.access import Outcome
from checker.model.errors import Misused, PageNotUnderstood
from checker.model.evidence import digest_of
from checker.model.source import Follow

PAGE = b"# Chat\n\n> How to ask.\n"
DATE = "Mon, 23 Nov 2026 08:00:00 GMT"


def serve(
    server: HTTPServer, path: str, *answers: Response | bytes, **fields: str
) -> list[Request]:
    """Serves answers one after the other, the last for ever; returns the requests."""
    left = list(answers)
    seen: list[Request] = []

    def answer(request: Request) -> Response:
        seen.append(request)
        one = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(one, Response):
            return one
        response = Response(one, content_type="text/markdown; charset=utf-8")
        response.headers.update(fields)
        return response

    server.expect_request(path).respond_with_handler(answer)
    return seen


def redirect(to: str, status: int = 302) -> Response:
    return Response(b"moved", status, {"Location": to})


def test_no_sources_no_requests(ask) -> None:
    assert ask.all() == {}
    assert ask.progress == [(0, 0)]


def test_a_page_and_its_access(httpserver: HTTPServer, ask, make) -> None:
    url = httpserver.url_for("/chat.md")
    seen = serve(httpserver, "/chat.md", PAGE, ETag='W/"1"', **{"Last-Modified": DATE})
    fetched = ask.one(url)
    assert (fetched.outcome, fetched.status, fetched.detail) == (Outcome.PAGE, 200, "")
    assert fetched.document == make.document(url)
    assert fetched.body == PAGE
    access = make.kept(
        url,
        PAGE,
        accessed=datetime(2026, 11, 24, 10, 0, 0, tzinfo=UTC),
        etag='W/"1"',
        last_modified=DATE,
    ).access
    assert fetched.access == access
    assert ask.progress == [(0, 1), (1, 1)]
    assert ask.waited == [url, ""]
    assert ask.threads == {threading.get_ident()}
    assert dict(seen[0].headers) == {
        "Host": f"127.0.0.1:{httpserver.port}",
        "User-Agent": f"checker/{__version__} (documentation contract check)",
        "Accept": "text/markdown",
        "Accept-Encoding": "gzip, deflate, identity",
    }


def test_the_time_of_an_access_is_in_utc(httpserver: HTTPServer, ask) -> None:
    serve(httpserver, "/a", PAGE)
    ask.now = datetime(2026, 11, 24, 12, 0, 0, 5, tzinfo=timezone(timedelta(hours=2)))
    accessed = ask.one(httpserver.url_for("/a")).access.accessed
    assert accessed.isoformat() == "2026-11-24T10:00:00+00:00"


def test_the_body_stays_octets(httpserver: HTTPServer, ask) -> None:
    body = "# Über\n".encode("latin-1")
    serve(httpserver, "/a", Response(body, content_type="TEXT/Markdown; charset=latin-1"))
    fetched = ask.one(httpserver.url_for("/a"))
    assert (fetched.body, fetched.access.media_type) == (body, "text/markdown")


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        pytest.param("gzip", gzip.compress(PAGE), id="gzip"),
        pytest.param("deflate", zlib.compress(PAGE), id="deflate"),
        pytest.param("gzip, gzip", gzip.compress(gzip.compress(PAGE)), id="gzip twice"),
    ],
)
def test_a_content_coding_is_removed(httpserver: HTTPServer, ask, coding: str, body: bytes) -> None:
    serve(httpserver, "/a", body, **{"Content-Encoding": coding})
    fetched = ask.one(httpserver.url_for("/a"))
    assert fetched.body == PAGE
    assert fetched.access.digest == digest_of(PAGE)


@pytest.mark.parametrize(("coding", "body"), [("br", b"x"), ("gzip", b"no gzip")])
def test_a_content_coding_that_does_not_hold(
    httpserver: HTTPServer, ask, coding: str, body: bytes
) -> None:
    serve(httpserver, "/a", body, **{"Content-Encoding": coding})
    fetched = ask.one(httpserver.url_for("/a"))
    assert fetched.outcome is Outcome.UNREACHABLE
    assert "content coding" in fetched.detail
    assert fetched.access is None


# --- conditional requests


def test_a_304_renews_the_access(httpserver: HTTPServer, ask, make) -> None:
    url = httpserver.url_for("/a")
    kept = make.kept(url, PAGE, etag='"1"', last_modified=DATE)
    seen = serve(httpserver, "/a", Response(status=304, headers={"ETag": '"2"'}))
    fetched = ask.one(url, kept=[kept])
    assert seen[0].headers["If-None-Match"] == '"1"'
    assert "If-Modified-Since" not in seen[0].headers
    assert (fetched.outcome, fetched.status, fetched.body) == (Outcome.NOT_MODIFIED, 304, kept.body)
    assert fetched.access.digest == kept.access.digest
    assert fetched.access.media_type == "text/markdown"
    assert fetched.access.accessed == datetime(2026, 11, 24, 10, 0, 0, tzinfo=UTC)
    assert (fetched.access.etag, fetched.access.last_modified) == ('"2"', DATE)


def test_a_date_is_sent_where_there_is_no_tag(httpserver: HTTPServer, ask, make) -> None:
    url = httpserver.url_for("/a")
    seen = serve(httpserver, "/a", Response(status=304))
    fetched = ask.one(url, kept=[make.kept(url, last_modified=DATE)])
    assert seen[0].headers["If-Modified-Since"] == DATE
    assert fetched.outcome is Outcome.NOT_MODIFIED


def test_what_changed_comes_whole(httpserver: HTTPServer, ask, make) -> None:
    url = httpserver.url_for("/a")
    serve(httpserver, "/a", PAGE, ETag='"2"')
    fetched = ask.one(url, kept=[make.kept(url, etag='"1"')])
    assert (fetched.outcome, fetched.body, fetched.access.etag) == (Outcome.PAGE, PAGE, '"2"')


def test_what_is_kept_for_another_accept_is_another_document(
    httpserver: HTTPServer, ask, make
) -> None:
    url = httpserver.url_for("/a")
    seen = serve(httpserver, "/a", PAGE)
    ask.one(url, kept=[make.kept(url, accept="text/html", etag='"1"')])
    assert "If-None-Match" not in seen[0].headers


@pytest.mark.parametrize("kept_tag", [None, 'bad\r\nX: "1"'])
def test_a_304_to_an_unconditional_request_is_no_answer(
    httpserver: HTTPServer, ask, make, kept_tag: str | None
) -> None:
    url = httpserver.url_for("/a")
    serve(httpserver, "/a", Response(status=304))
    for kept in ([], [make.kept(url, etag=kept_tag)]):
        fetched = ask.one(url, kept=kept)
        assert (fetched.outcome, fetched.status) == (Outcome.UNREACHABLE, 304)
        assert fetched.access is None


def test_a_validator_is_not_sent_to_another_address(httpserver: HTTPServer, ask, make) -> None:
    url, there = httpserver.url_for("/a"), httpserver.url_for("/b")
    first = serve(httpserver, "/a", redirect("/b"))
    second = serve(httpserver, "/b", Response(status=304))
    fetched = ask.one(url, kept=[make.kept(url, etag='"1"')])
    assert first[0].headers["If-None-Match"] == '"1"'
    assert "If-None-Match" not in second[0].headers
    assert fetched.outcome is Outcome.UNREACHABLE
    fetched = ask.one(url, kept=[make.kept(url, etag='"1"', final_url=there)])
    assert "If-None-Match" not in first[1].headers
    assert second[1].headers["If-None-Match"] == '"1"'
    assert fetched.outcome is Outcome.NOT_MODIFIED
    assert fetched.access.final_url == there


# --- redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_recorded(httpserver: HTTPServer, ask, status: int) -> None:
    serve(httpserver, "/a", redirect("/b?x=1#y", status))
    serve(httpserver, "/b", redirect(httpserver.url_for("/c"), status))
    serve(httpserver, "/c", PAGE)
    fetched = ask.one(httpserver.url_for("/a"))
    assert fetched.outcome is Outcome.PAGE
    assert fetched.access.url == httpserver.url_for("/a")
    assert fetched.access.final_url == httpserver.url_for("/c")


def test_a_redirect_with_octets_that_are_not_ascii(ask, hostile) -> None:
    def answer(wire, request: bytes) -> None:
        if request.startswith(b"GET /a "):
            wire.sendall(
                b"HTTP/1.1 302 Found\r\nLocation: /\xc3\xa9 b\r\nContent-Length: 0\r\n\r\n"
            )
        else:
            wire.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n# A")

    server = hostile(answer)
    fetched = ask.one(server.url + "/a")
    assert fetched.access.final_url == server.url + "/%C3%A9%20b"


@pytest.mark.parametrize(
    ("to", "outcome", "detail"),
    [
        pytest.param("https://other.example/x", Outcome.MOVED, "leads to other.example", id="another host"),
        pytest.param("//other.example/x", Outcome.MOVED, "leads to other.example", id="of the same scheme"),
        pytest.param("http://169.254.169.254/latest", Outcome.MOVED, "leads to 169.254.169.254", id="metadata"),
        pytest.param("http://127.0.0.1:1/", Outcome.MOVED, "leads to 127.0.0.1:1", id="another port"),
        pytest.param("http://me:pw@127.0.0.1/", Outcome.REFUSED, "an address that names a user", id="a user"),
        pytest.param("file:///etc/passwd", Outcome.REFUSED, "an address that is not of the web", id="a file"),
        pytest.param("javascript:alert(1)", Outcome.REFUSED, "an address that is not of the web", id="a script"),
        pytest.param("/a", Outcome.MOVED, "redirects in a circle", id="to itself"),
        pytest.param("", Outcome.MOVED, "status 302 without an address", id="nowhere"),
    ],
)  # fmt: skip
def test_redirects_that_are_not_followed(
    httpserver: HTTPServer, ask, to: str, outcome: Outcome, detail: str
) -> None:
    serve(httpserver, "/a", Response(b"", 302, {"Location": to} if to else {}))
    fetched = ask.one(httpserver.url_for("/a"))
    assert (fetched.outcome, fetched.detail) == (outcome, detail)
    assert (fetched.status, fetched.access) == (302, None)


def test_too_many_redirects(httpserver: HTTPServer, ask) -> None:
    for number in range(9):
        serve(httpserver, f"/{number}", redirect(f"/{number + 1}"))
    fetched = ask.one(httpserver.url_for("/0"), settings=Settings(max_redirects=3))
    assert (fetched.outcome, fetched.detail) == (Outcome.MOVED, "more than 3 redirects")


def test_the_body_of_a_redirect_is_not_read_without_a_limit(ask, hostile) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)

    def answer(wire, request: bytes) -> None:
        if request.startswith(b"GET /b "):
            wire.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n# A")
            return
        wire.sendall(b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Encoding: gzip\r\n\r\n" + bomb)
        while True:
            wire.sendall(b"\0" * 65536)

    assert ask.one(hostile(answer).url + "/a").outcome is Outcome.PAGE


# --- retries


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_what_may_mend_itself_is_asked_again(httpserver: HTTPServer, ask, status: int) -> None:
    seen = serve(httpserver, "/a", Response(status=status), Response(status=status), PAGE)
    assert ask.one(httpserver.url_for("/a")).outcome is Outcome.PAGE
    assert len(seen) == 3


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(429, Outcome.RATE_LIMITED), (500, Outcome.UNREACHABLE), (503, Outcome.UNREACHABLE)],
)
def test_attempts_are_counted(httpserver: HTTPServer, ask, status: int, outcome: Outcome) -> None:
    seen = serve(httpserver, "/a", Response(status=status))
    fetched = ask.one(httpserver.url_for("/a"))
    assert (fetched.outcome, fetched.status) == (outcome, status)
    assert len(seen) == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 501])
def test_what_will_not_mend_itself_is_asked_once(httpserver: HTTPServer, ask, status: int) -> None:
    seen = serve(httpserver, "/a", Response(status=status))
    ask.one(httpserver.url_for("/a"))
    assert len(seen) == 1


def test_a_challenge_is_not_asked_again(httpserver: HTTPServer, ask) -> None:
    door = b"<!doctype html><form id=challenge-form></form>"
    seen = serve(httpserver, "/a", Response(door, 503, content_type="text/html"))
    assert ask.one(httpserver.url_for("/a")).outcome is Outcome.CHALLENGE
    assert len(seen) == 1


def test_the_last_answer_stands_where_the_time_ends_in_silence(ask, hostile) -> None:
    def handler(wire, _: bytes) -> None:
        if len(server.requests) == 1:
            wire.sendall(b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")
        else:
            wire.recv(1)

    server = hostile(handler)
    fetched = ask.one(server.url + "/a", settings=Settings(total_seconds=0.5))
    assert (fetched.outcome, fetched.status) == (Outcome.UNREACHABLE, 503)
    assert len(server.requests) == 2


@pytest.mark.parametrize("after", ["1", "Tue, 24 Nov 2026 10:00:02 GMT"])
def test_retry_after_is_waited_for(httpserver: HTTPServer, ask, after: str) -> None:
    times: list[float] = []

    def answer(_: Request) -> Response:
        times.append(monotonic())
        if len(times) == 1:
            return Response(status=429, headers={"Retry-After": after})
        return Response(PAGE, content_type="text/markdown")

    httpserver.expect_request("/a").respond_with_handler(answer)
    assert ask.one(httpserver.url_for("/a")).outcome is Outcome.PAGE
    [(first, second)] = pairwise(times)
    assert 1.0 <= second - first < 4.0


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("after", ["60", "9" * 99, "Tue, 24 Nov 2026 11:00:00 GMT"])
def test_a_wait_beyond_the_budget_is_given_up_at_once(
    httpserver: HTTPServer, ask, status: int, after: str
) -> None:
    seen = serve(httpserver, "/a", Response(status=status, headers={"Retry-After": after}))
    start = monotonic()
    fetched = ask.one(httpserver.url_for("/a"))
    assert (fetched.outcome, fetched.status) == (Outcome.RATE_LIMITED, status)
    assert len(seen) == 1
    assert monotonic() - start < 4.0


def test_waits_are_jittered(httpserver: HTTPServer, ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.fetch.run.backoff", backoff)  # no part of it, as elsewhere
    drawn: list[float] = []

    def dice() -> float:
        drawn.append(0.1)
        return 0.1

    serve(httpserver, "/a", Response(status=500))
    start = monotonic()
    ask.one(httpserver.url_for("/a"), random=dice)
    assert len(drawn) == 2
    assert monotonic() - start >= 0.15  # a tenth of 0.5 s, then of 1 s


def test_a_document_that_waits_holds_up_no_other(httpserver: HTTPServer, ask, make) -> None:
    times: dict[str, float] = {}

    def answer(request: Request) -> Response:
        first = request.path not in times
        times[request.path] = monotonic()
        if first and request.path != "/last":
            return Response(status=429, headers={"Retry-After": "1"})
        return Response(PAGE, content_type="text/markdown")

    httpserver.expect_request("/a").respond_with_handler(answer)
    httpserver.expect_request("/b").respond_with_handler(answer)
    httpserver.expect_request("/last").respond_with_handler(answer)
    documents = [make.document(httpserver.url_for(path)) for path in ("/a", "/b", "/last")]
    results = ask.all(make.source(*documents), settings=Settings(concurrency=1))
    assert {fetched.outcome for fetched in results["chat"]} == {Outcome.PAGE}
    assert times["/last"] < times["/a"]  # its second, after the wait


# --- several documents


def test_identical_documents_are_asked_for_once(httpserver: HTTPServer, ask, make) -> None:
    seen = serve(httpserver, "/errors.md", PAGE)
    serve(httpserver, "/chat.md", PAGE)
    serve(httpserver, "/responses.md", PAGE)
    errors = make.document(httpserver.url_for("/errors.md"), "errors-markdown")
    results = ask.all(
        make.source(make.document(httpserver.url_for("/chat.md")), errors),
        make.source(make.document(httpserver.url_for("/responses.md")), errors, id="responses"),
    )
    assert list(results) == ["chat", "responses"]
    assert results["chat"][1] == results["responses"][1]
    assert results["responses"][1].document.role == "errors-markdown"
    assert len(seen) == 1
    assert ask.progress[-1] == (3, 3)


def test_links_of_a_page_and_of_a_kept_page_are_followed(httpserver: HTTPServer, ask, make) -> None:
    body = b"# Index\n/x/http-spans/\n/x/http-spans/#a\n/y\n/x/http-spans.md\n/x/http-gone/\n"
    first = serve(httpserver, "/x/index.md", body, Response(status=304), ETag='"1"')
    serve(httpserver, "/x/http-spans/index.md", b"# Spans\n")
    serve(httpserver, "/x/http-gone/index.md", Response(status=404))
    listed = make.source(
        make.document(httpserver.url_for("/x/index.md"), "index-markdown"),
        follow=(
            Follow(on="index-markdown", path="/x/http-*", accept="text/markdown", twin="index.md"),
        ),
    )
    expected = [
        ("index-markdown", "/x/index.md", Outcome.PAGE),
        ("http-gone-markdown", "/x/http-gone/index.md", Outcome.GONE),
        ("http-spans-markdown", "/x/http-spans/index.md", Outcome.PAGE),
    ]
    for kept in ([], [make.kept(httpserver.url_for("/x/index.md"), body, etag='"1"')]):
        fetcheds = ask.all(listed, kept=kept)["chat"]
        assert [
            (fetched.document.role, fetched.document.url, fetched.outcome) for fetched in fetcheds
        ] == [(role, httpserver.url_for(path), outcome) for role, path, outcome in expected]
        expected[0] = (*expected[0][:2], Outcome.NOT_MODIFIED)
    assert len(first) == 2
    assert ask.progress[-1] == (3, 3)


def test_a_page_whose_links_cannot_be_read_is_still_a_page(
    httpserver: HTTPServer, ask, make
) -> None:
    def broken(*_: object) -> list[str]:
        raise PageNotUnderstood("no")

    serve(httpserver, "/a", PAGE)
    rule = Follow(on="page-markdown", path="/*", accept="text/markdown")
    listed = make.source(make.document(httpserver.url_for("/a")), follow=(rule,))
    [fetched] = ask.all(listed, links_of=broken)["chat"]
    assert fetched.outcome is Outcome.PAGE


def test_a_defect_of_the_caller_is_not_hidden(httpserver: HTTPServer, ask, make) -> None:
    def broken(*_: object) -> list[str]:
        raise ZeroDivisionError

    serve(httpserver, "/a", PAGE)
    rule = Follow(on="page-markdown", path="/*", accept="text/markdown")
    listed = make.source(make.document(httpserver.url_for("/a")), follow=(rule,))
    with pytest.raises(ZeroDivisionError):
        ask.all(listed, links_of=broken)
    with pytest.raises(ZeroDivisionError):
        ask.one(httpserver.url_for("/a"), now=broken)


def test_a_fallback_is_asked_for(httpserver: HTTPServer, ask, make) -> None:
    serve(httpserver, "/a.md", Response(status=404))
    html = b"<!doctype html><h1>Chat</h1>" + b"<p>Text of the page.</p>" * 20
    serve(httpserver, "/a", Response(html, content_type="text/html"))
    listed = make.source(
        make.document(httpserver.url_for("/a.md")),
        make.document(httpserver.url_for("/a"), "page-html", fallback_for="page-markdown"),
    )
    outcomes = [fetched.outcome for fetched in ask.all(listed)["chat"]]
    assert outcomes == [Outcome.GONE, Outcome.PAGE]


def test_all_are_asked_for_at_once(httpserver: HTTPServer, ask, make) -> None:
    together = threading.Barrier(5)

    def answer(_: Request) -> Response:
        together.wait(4)
        return Response(PAGE, content_type="text/markdown")

    httpserver.expect_request("/a").respond_with_handler(answer)
    documents = [make.document(httpserver.url_for(f"/a?{number}")) for number in range(5)]
    fetcheds = ask.all(make.source(*documents))["chat"]
    assert {fetched.outcome for fetched in fetcheds} == {Outcome.PAGE}


def test_no_more_than_the_concurrency_at_once(httpserver: HTTPServer, ask, make) -> None:
    lock, open_now, most = threading.Lock(), 0, 0

    def answer(_: Request) -> Response:
        nonlocal open_now, most
        with lock:
            open_now += 1
            most = max(most, open_now)
        threading.Event().wait(0.05)
        with lock:
            open_now -= 1
        return Response(PAGE, content_type="text/markdown")

    httpserver.expect_request("/a").respond_with_handler(answer)
    documents = [make.document(httpserver.url_for(f"/a?{number}")) for number in range(8)]
    ask.all(make.source(*documents), settings=Settings(concurrency=2))
    assert most == 2


# --- what the run keeps to itself


def test_cookies_are_not_kept_and_no_referer_is_sent(httpserver: HTTPServer, ask) -> None:
    first = redirect("/b")
    first.set_cookie("session", "1")
    serve(httpserver, "/a", first)
    seen = serve(httpserver, "/b", PAGE)
    ask.one(httpserver.url_for("/a"))
    assert "Cookie" not in seen[0].headers
    assert "Referer" not in seen[0].headers


def test_netrc_is_not_read(httpserver: HTTPServer, ask, tmp_path, monkeypatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\ndefault login a password b\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    seen = serve(httpserver, "/a", PAGE)
    ask.one(httpserver.url_for("/a"))
    assert "Authorization" not in seen[0].headers


# --- what is not asked


def test_http_is_refused_unless_it_is_loopback_and_allowed(httpserver: HTTPServer, ask) -> None:
    seen = serve(httpserver, "/a", PAGE)
    fetched = ask.one(httpserver.url_for("/a"), allow_private=False)
    assert (fetched.outcome, fetched.detail) == (Outcome.REFUSED, "http, not https")
    fetched = ask.one("http://docs.example/a")
    assert (fetched.outcome, fetched.detail) == (Outcome.REFUSED, "http, not https")
    assert seen == []


def test_an_address_that_cannot_be_read_is_refused(ask) -> None:
    fetched = ask.one("https://me@docs.example/")
    assert (fetched.outcome, fetched.detail) == (Outcome.REFUSED, "an address that names a user")


def test_certificates_that_cannot_be_read_are_the_users_to_mend(ask, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    with pytest.raises(Misused) as caught:
        ask.one("https://docs.example/")
    assert "SSL_CERT_FILE" in caught.value.hint
    assert str(tmp_path) not in str(caught.value) + caught.value.hint
