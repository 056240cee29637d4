"""What came back, by status, fields and bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.fetch.judge import FinalAnswer, judge
from checker.model.access import Outcome

PAGES = Path(__file__).parents[2].parent / "shared" / "pages"

MARKDOWN = b"# Chat\n\n> How to ask.\n"
HTML = b"<!doctype html><html><body><h1>Support</h1>" + b"<p>Write to the team.</p>" * 9
SHELL = b"<!doctype html><html><body><div id=app></div><script src=/a.js></script></body></html>"
DOOR = b"<!doctype html><html><body><form id=challenge-form></form><script>1</script></html>"


def verdict(
    body: bytes,
    declared: str | None,
    *,
    status: int = 200,
    form: str = "markdown",
    accept: str = "text/markdown",
    **fields: str,
) -> tuple[Outcome, str]:
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    if declared is not None:
        named["content-type"] = declared
    return judge(FinalAnswer(status=status, fields=named, body=body), form=form, accept=accept)


def html(body: bytes, declared: str | None, **more) -> tuple[Outcome, str]:
    return verdict(body, declared, form="html", accept="text/html", **more)


@pytest.mark.parametrize(
    "declared",
    [
        pytest.param("text/markdown", id="as asked"),
        pytest.param("Text/Markdown; charset=UTF-8", id="with parameters"),
        pytest.param("text/x-markdown", id="by an older name"),
        pytest.param("text/plain", id="as plain text"),
        pytest.param("application/octet-stream", id="as octets"),
        pytest.param(None, id="as nothing"),
    ],
)
@pytest.mark.parametrize("body", [MARKDOWN, b"<Info>\n  text\n</Info>\n# A", b"---\na: b\n---\n"])
def test_a_markdown_page(declared: str | None, body: bytes) -> None:
    assert verdict(body, declared) == (Outcome.PAGE, "")


@pytest.mark.parametrize(
    "declared", ["text/html", "text/html; charset=utf-8", "application/xhtml+xml", None]
)
@pytest.mark.parametrize("body", [HTML, b"<h1>A</h1><p>text", b"\xef\xbb\xbf" + HTML])
def test_an_html_page(declared: str | None, body: bytes) -> None:
    assert html(body, declared) == (Outcome.PAGE, "")


@pytest.mark.parametrize(
    ("accept", "body", "declared"),
    [
        pytest.param("application/json", b"{}", "application/json", id="the type itself"),
        pytest.param("application/*, text/yaml;q=0.5", b"a: b", "application/yaml", id="a range"),
        pytest.param("*/*", b"a: b", "text/yaml", id="anything"),
        pytest.param("*/*", HTML, "text/html", id="anything, and it is HTML"),
        pytest.param("text/html;q=0.9, */*", HTML, "text/html", id="HTML first"),
        pytest.param("text/markdown, */*;q=0.1", MARKDOWN, "text/plain", id="Markdown first"),
        pytest.param("application/json", b"{}", None, id="undeclared"),
    ],
)
def test_a_page_of_a_form_that_only_accept_tells(accept: str, body: bytes, declared: str) -> None:
    assert verdict(body, declared, form="json", accept=accept) == (Outcome.PAGE, "")


@pytest.mark.parametrize(
    ("body", "declared", "detail"),
    [
        pytest.param(HTML, "text/html", "declared as text/html", id="a page of HTML"),
        pytest.param(HTML, "text/markdown", "the bytes are html", id="HTML that calls itself Markdown"),
        pytest.param(HTML, "text/plain", "the bytes are html", id="HTML that calls itself plain"),
        pytest.param(HTML, None, "the bytes are html", id="HTML that calls itself nothing"),
        pytest.param(MARKDOWN, "text/html", "declared as text/html", id="Markdown that calls itself HTML"),
        pytest.param(b"%PDF-1.7", "text/markdown", "the bytes are binary", id="a PDF"),
        pytest.param(b"{}", "application/json", "declared as application/json", id="JSON"),
        pytest.param(b"{}", "text/sk-secret", "declared as another media type", id="an odd type"),
    ],
)  # fmt: skip
def test_not_the_markdown_that_was_asked_for(body: bytes, declared: str, detail: str) -> None:
    outcome, words = verdict(body, declared)
    assert outcome is Outcome.WRONG_MEDIA_TYPE
    assert words.endswith(detail)


@pytest.mark.parametrize(
    ("body", "declared"),
    [
        pytest.param(MARKDOWN, "text/html", id="Markdown that calls itself HTML"),
        pytest.param(MARKDOWN, "text/markdown", id="Markdown"),
        pytest.param(HTML, "text/plain", id="HTML that calls itself plain"),
        pytest.param(b"{}", None, id="JSON that calls itself nothing"),
    ],
)
def test_not_the_html_that_was_asked_for(body: bytes, declared: str | None) -> None:
    assert html(body, declared)[0] is Outcome.WRONG_MEDIA_TYPE


def test_not_the_json_that_was_asked_for() -> None:
    for body, declared in ((HTML, "text/html"), (HTML, None), (b"\0", "application/json")):
        answer = verdict(body, declared, form="json", accept="application/json")
        assert answer[0] is Outcome.WRONG_MEDIA_TYPE


@pytest.mark.parametrize("status", [200, 203, 403, 503])
@pytest.mark.parametrize("declared", ["text/html", "text/markdown", None])
def test_a_challenge(status: int, declared: str | None) -> None:
    assert verdict(DOOR, declared, status=status)[0] is Outcome.CHALLENGE
    assert html(DOOR, declared, status=status)[0] is Outcome.CHALLENGE


SIGN_IN = b"""<html><h1>Sign in</h1><form><input name="email"><input type=password name="p">
<button>Go</button></form><a href="/r">Forgot?</a><a href="/n">New here?</a></html>"""
MOVED = b"""<html><meta http-equiv="refresh" content="5; url=https://docs.example/new"><h1>Moved</h1>
<p>The page is <a href="https://docs.example/new">elsewhere</a>.</p></html>"""
ROWS = b"".join(b"<p>%d of the rows of a table</p>" % number for number in range(200))


@pytest.mark.parametrize("form", [html, verdict])
def test_a_sign_in_and_a_page_that_sends_elsewhere_are_told_apart(form) -> None:
    assert form(SIGN_IN, "text/html")[0] is Outcome.SIGN_IN
    assert form(SIGN_IN, "text/html", status=403)[0] is Outcome.SIGN_IN
    assert form(MOVED, "text/html")[0] is Outcome.MOVED
    assert form(MOVED, "text/html", status=404)[0] is Outcome.GONE


LINKED = b"""<html><h1>Sign in</h1><p>We send you a link.<form><label>Mail</label>
<input type=email name=mail><button>Send</button></form>
<footer><a href="mailto:help@example.org">Mail</a> <a href="https://discord.gg/x">Chat</a></footer>"""


def test_a_form_that_asks_for_nothing_but_an_address_is_a_sign_in() -> None:
    assert html(LINKED, "text/html")[0] is Outcome.SIGN_IN
    message = LINKED.replace(b"<button>", b"<textarea name=message></textarea><button>")
    assert html(message, "text/html")[0] is Outcome.PAGE
    more = b"<h2>Mail</h2><p>Write to help@example.org.</p>"
    assert html(LINKED.replace(b"<footer>", more), "text/html")[0] is Outcome.PAGE


@pytest.mark.parametrize("sign", [SIGN_IN, MOVED])
def test_a_page_with_such_a_form_beside_its_text_is_a_page(sign: bytes) -> None:
    assert html(sign.replace(b"</html>", ROWS), "text/html")[0] is Outcome.PAGE


def test_the_shell_of_an_application() -> None:
    assert verdict(SHELL, "text/html")[0] is Outcome.CHALLENGE
    assert html(SHELL, "text/html")[0] is Outcome.CHALLENGE
    # Under an error status a script beside few words is an error page, no more.
    assert html(SHELL, "text/html", status=503)[0] is Outcome.UNREACHABLE
    for page in (SHELL, DOOR):
        assert html(page, "text/html", status=404)[0] is Outcome.GONE


@pytest.mark.parametrize(
    ("field", "value"),
    [("cf_mitigated", "challenge"), ("x_amzn_waf_action", "captcha"), ("x_vercel_mitigated", "Challenge")],
)  # fmt: skip
def test_an_answer_that_says_it_is_a_challenge(field: str, value: str) -> None:
    for status in (200, 202, 403, 405, 429, 503):
        assert html(HTML, "text/html", status=status, **{field: value})[0] is Outcome.CHALLENGE
    assert html(HTML, "text/html", status=404, **{field: value})[0] is Outcome.GONE
    assert html(HTML, "text/html", **{field: "block"})[0] is Outcome.PAGE


def test_markdown_with_a_component_and_few_words_is_no_challenge() -> None:
    body = b'<Card title="The challenge" href="/x">\n  text\n</Card>\n'
    assert verdict(body, "text/markdown") == (Outcome.PAGE, "")


@pytest.mark.parametrize("body", [b"", b" \n", b"\xef\xbb\xbf"])
def test_an_empty_page(body: bytes) -> None:
    assert verdict(body, "text/markdown") == (Outcome.EMPTY, "")


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (201, Outcome.UNREACHABLE),
        (204, Outcome.EMPTY),
        (205, Outcome.EMPTY),
        (206, Outcome.UNREACHABLE),
        (300, Outcome.UNREACHABLE),
        (400, Outcome.UNREACHABLE),
        (401, Outcome.REFUSED),
        (403, Outcome.REFUSED),
        (404, Outcome.GONE),
        (406, Outcome.UNREACHABLE),
        (410, Outcome.GONE),
        (429, Outcome.RATE_LIMITED),
        (451, Outcome.REFUSED),
        (500, Outcome.UNREACHABLE),
        (503, Outcome.UNREACHABLE),
        (999, Outcome.UNREACHABLE),
    ],
)
@pytest.mark.parametrize("body", [b"", HTML, MARKDOWN])
def test_other_statuses(status: int, outcome: Outcome, body: bytes) -> None:
    assert html(body, "text/html", status=status) == (outcome, f"status {status}")


def test_503_with_retry_after_is_a_limit() -> None:
    answer = html(b"", None, status=503, retry_after="120")
    assert answer == (Outcome.RATE_LIMITED, "status 503")


@pytest.mark.skipif(not PAGES.is_dir(), reason="no shared/pages beside the checkout")
def test_real_pages_are_what_was_asked_for() -> None:
    found = list(PAGES.rglob("*.md")) + list(PAGES.rglob("*.html"))
    assert len(found) > 10
    for path in found:
        form, other = ("html", "markdown") if path.suffix == ".html" else ("markdown", "html")
        body = path.read_bytes()
        assert verdict(body, f"text/{form}", form=form) == (Outcome.PAGE, ""), path
        assert verdict(body, f"text/{other}", form=other)[0] is Outcome.WRONG_MEDIA_TYPE, path
