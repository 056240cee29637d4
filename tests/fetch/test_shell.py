"""A page, or only a door."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from checker.fetch.shell import SOME_TEXT, look

PAGES = Path(__file__).parents[2].parent / "shared" / "pages"

PROSE = b"<p>Write to the team and name the request that failed.</p>" * 8
CHALLENGE = b"""<!doctype html><html lang="x"><head><title>Wait</title>
<meta http-equiv="refresh" content="390"><style>body{color:red}</style></head><body>
<noscript><div>JavaScript</div></noscript>
<script>(function(){window._xx_chl_opt={cRay:'1'};})();</script></body></html>"""
SHELL = b"""<!doctype html><html><head><meta charset=utf-8><title>Support</title></head><body>
<noscript>You need to run JavaScript.</noscript><div id="root"></div>
<script type="module" src="/assets/index-1.js"></script></body></html>"""
FORM = b"""<html><body><h1>Support</h1><p>Write to us.</p><form><label>Mail</label>
<input type=email><textarea></textarea><div class="h-captcha" data-x=1></div></form>
<script src="/widget.js"></script>"""


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(b"<html><body>" + PROSE, id="prose"),
        pytest.param(b"<html><body><h1>Support</h1><p>Mail us.</p>", id="little, without a script"),
        pytest.param(b"<html><script>1</script>" + PROSE, id="prose and a script"),
        pytest.param(
            b"<html><script>1</script><noscript>JavaScript</noscript><h1>Support</h1><p>Mail us.",
            id="a heading and few words",
        ),
        pytest.param(
            b"<html><script>1</script><a href=/a>A</a><a href=mailto:a@b>B</a>", id="two links"
        ),
        pytest.param(
            b"<html><script type=application/ld+json>{}</script><p>Mail us.", id="data, no script"
        ),
        pytest.param(b"<html><script>1</script>" + b"<a href=/x>X</a>" * 4, id="an index of links"),
        pytest.param(
            b"<html><meta http-equiv=refresh content=60>" + b"<a href=/x>X</a>" * 4,
            id="an index that reloads itself",
        ),
        pytest.param(b"<html><noscript>JavaScript</noscript>" + PROSE, id="prose and a noscript"),
        pytest.param(
            b"<html><a href=/challenge>c</a><img alt=x>" + PROSE, id="a link named challenge"
        ),
        pytest.param(
            b'<html><script>"/x/challenge-platform/"</script>' + PROSE, id="watched, but served"
        ),
        pytest.param(
            b"<html><noscript>JavaScript</noscript><div id=__next></div><script src=/a.js></script>"
            b'<script id=__NEXT_DATA__ type="application/json">{"a": "' + PROSE + b'"}</script>',
            id="a shell with the data that a server rendered",
        ),
        pytest.param(
            b'<html><div></div><script>self.__next_f.push([1,"' + PROSE + b'"])</script>',
            id="a shell with streamed components",
        ),
    ],
)
def test_a_page(page: bytes) -> None:
    seen = look(page)
    assert not seen.is_door
    assert not seen.is_shell


def test_a_form_with_a_captcha_is_no_challenge() -> None:
    seen = look(FORM.replace(b"</form>", PROSE))
    assert seen.marks
    assert not seen.is_door
    assert not seen.is_shell


@pytest.mark.parametrize(
    ("page", "door", "shell"),
    [
        pytest.param(CHALLENGE, True, True, id="an interstitial"),
        pytest.param(SHELL, True, True, id="the shell of an application"),
        pytest.param(b"<html><div id=root></div><script>1</script>", False, True, id="no noscript"),
        pytest.param(
            b"<html><div id=root></div><script src=/a.js></script>"
            b'<script type=application/json>{"page": "/support", "query": {}}</script>',
            False,
            True,
            id="data that holds but an address",
        ),
        pytest.param(
            b"<html><p>Loading</p><script src=a.js></script>", False, True, id="a word of waiting"
        ),
        pytest.param(
            b'<html><form id="challenge-form"><input type=hidden></form>' + PROSE,
            True,
            False,
            id="a form of a challenge, and words",
        ),
        pytest.param(
            b'<html><iframe src="https://x/captcha"></iframe><p>Are you human?', True, False,
            id="a frame with a captcha",
        ),
        pytest.param(
            b"<html><META HTTP-EQUIV='Refresh' CONTENT=5><p>Wait.", True, False, id="a refresh"
        ),
        pytest.param(
            b"<html><h1>Wait</h1><p>Please turn on JavaScript.", True, False, id="words that ask"
        ),
        pytest.param(
            b"<html><noscript>JAVASCRIPT</noscript><p>Wait a moment.", True, False, id="no script"
        ),
        pytest.param(
            b"<html><script src=/x/turnstile/v0/api.js></script>" + PROSE[:300], True, False,
            id="a script that names a challenge",
        ),
        pytest.param(b"<html><script>never closed " + PROSE * 99, False, True, id="open script"),
        pytest.param(b"<html><script>1</script><!-- " + PROSE * 99, False, True, id="open comment"),
        pytest.param(b'<html><script>1</script><p title="a>b">x<br', False, True, id="open tag"),
        pytest.param(
            b"<html><script>1</script><template>" + PROSE * 9, False, True, id="only a template"
        ),
        pytest.param(
            b"<html><script>1</script><div data-page='" + PROSE * 9 + b"'>", False, True,
            id="a page in an attribute",
        ),
    ],
)  # fmt: skip
def test_a_door(page: bytes, *, door: bool, shell: bool) -> None:
    seen = look(page)
    assert (seen.is_door, seen.is_shell) == (door, shell)


def test_an_attribute_that_is_never_closed_does_not_hide_the_page() -> None:
    assert look(b'<html><p title="x>' + PROSE + PROSE).text > 400


def test_text_is_counted_without_white_space_and_markup() -> None:
    assert look(b"<p>a  b\n<!-- no --><b title='no'>c</b> < d<title>no</title>").text == 5


@pytest.mark.timed
@pytest.mark.parametrize(
    "unit",
    [b"<", b"<a", b'<a "', b"<!--", b"<script>", b"</script>", b"<a b='", b"<x>", b"&nbsp;", b'"'],
)
def test_hostile_html_takes_linear_time(unit: bytes) -> None:
    def seconds(octets: int) -> float:
        page = b"<html>" + unit * (octets // len(unit))
        start = process_time()
        look(page)
        return process_time() - start

    once, twice = (min(seconds(size) for _ in range(3)) for size in (100_000, 200_000))
    assert twice < 3.5 * once + 0.02


@pytest.mark.skipif(not PAGES.is_dir(), reason="no shared/pages beside the checkout")
def test_real_pages_are_pages() -> None:
    found = list(PAGES.rglob("*.html"))
    assert found
    for path in found:
        seen = look(path.read_bytes())
        assert seen.is_page, path
        assert not seen.is_door
    assert SOME_TEXT < 2_000
