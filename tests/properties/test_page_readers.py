"""Whatever the bytes are, a reader gives a page: sound, the same each time, in linear work."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.assembly import folded
from checker.extract.html.page import read_html
from checker.extract.markdown.page import read_markdown
from checker.extract.opened import open_page
from checker.extract.page import Block, Heading, Item, Page, Paragraph, Table, Text
from tests.drawing import examples

MAX_INSIDE = 32

URL = "https://docs.example.org/guide/"
Reader = Callable[[bytes, str], Page]

MARKDOWN = (
    "# ", "## ", "> ", "> [!NOTE]\n", "* ", "  * ", "1. ", "- ", "|", "|---|\n", "```", "````yaml x\n",
    "~~~", "\n", "\n\n", "    ", "`", "**", "_", "[a]", "(b)", "[a]: c\n", "![x](y)", "<Tip>", "</Tip>",
    '<Card a="', '" b={', "}>", " />", "<div>", "</div>", "<br>", "<a href=x>", "</a>", "<code>",
    "<!--", "-->", "{/*", "*/}", "---\n", "url: https://docs.example.org/x\n", "***\n", "\\", "&amp;",
    "word", " ", "\t", "\u200b", "https://e.example/x", "a@e.example", "<key>", "\0",
)  # fmt: skip
HTML = (
    "<main>", "</main>", "<div class=td-content>", "</div>", "<h1>", "</h1>", "<h2>", "<p>", "</p>",
    "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td rowspan=2>", "<th colspan=3>", "</table>",
    "<thead>", "<pre>", "</pre>", "<code>", "</code>", "<strong>", "</strong>", "<a href='x'>", "</a>",
    "<img alt=y>", "<details>", "<summary>", "</details>", "<form>", "<label>", "<input>", "<select>",
    "<option>", "<textarea>", "</form>", "<button>", "<blockquote>", "</blockquote>", "<hr>", "<br>",
    "<div class='alert alert-note'>", "<span data-component-part='field-name'>", "</span>",
    "<div data-component-part=field-info-pill>", "<nav>", "</nav>", "<script>", "</script>", "<!--",
    "-->", "word", " ", "&lt;", "&#0;", "last updated 2026-01-02", "<html lang=x>", "<meta name=y",
    "<", ">", "\0", "\u200b", "<svg>", "</svg>", "<iframe>", "<![CDATA[", "<?x", "<li", "class=td-content",
)  # fmt: skip


def soup_of(pieces: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    text = st.lists(st.sampled_from(pieces) | st.text(max_size=8), max_size=60).map("".join)
    return text.map(lambda said: said.encode("utf-8", "replace")) | st.binary(max_size=200)


def texts_of(block: Block) -> Iterator[Text]:
    match block.content:
        case Heading(text=text) | Paragraph(text=text) | Item(text=text):
            yield text
        case Table(header=header, rows=rows):
            yield from header
            for row in rows:
                yield from row


def check(page: Page) -> None:
    for block in page.blocks:
        assert len(block.inside) <= MAX_INSIDE
        if isinstance(block.content, Heading):
            assert block.headings[-1] == block.content.text.plain
        for text in texts_of(block):
            assert text.plain == folded(text.plain)
            for said in (*text.codes, *text.strong):
                assert said
                assert said in text.plain


@given(soup_of(MARKDOWN))
def test_any_bytes_are_a_page_of_markdown(body: bytes) -> None:
    page = read_markdown(body, URL)
    check(page)
    assert page == read_markdown(body, URL)


@given(soup_of(HTML))
def test_any_bytes_are_a_page_of_html(body: bytes) -> None:
    page = read_html(body, URL)
    check(page)
    assert page == read_html(body, URL)


@given(soup_of(MARKDOWN + HTML), st.sampled_from([None, "text/html", "text/markdown", "x", ""]))
@settings(max_examples=examples(50))
def test_any_bytes_are_opened(body: bytes, media_type: str | None) -> None:
    assert open_page(body, media_type, URL).form in ("html", "markdown")


@contextmanager
def counting() -> Iterator[list[int]]:
    """Counts the calls that are made, of Python and of C functions alike."""
    count = [0]

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        if event in ("call", "c_call"):
            count[0] += 1

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        yield count
    finally:
        sys.setprofile(before)


UNITS = [
    *(pytest.param(read_markdown, piece, id=f"Markdown: {piece!r}") for piece in MARKDOWN),
    pytest.param(read_markdown, "<A>\nx\n", id="Markdown: components that never close"),
    pytest.param(read_markdown, "- a\n", id="Markdown: items"),
    pytest.param(read_markdown, "[a\n", id="Markdown: half a link definition"),
    pytest.param(read_markdown, '<A x="\n', id="Markdown: tags that never end"),
    pytest.param(read_markdown, "</A>", id="Markdown: closing tags in one line"),
    *(pytest.param(read_html, piece, id=f"HTML: {piece!r}") for piece in HTML),
    pytest.param(read_html, "<b>x", id="HTML: strong text that never ends"),
    pytest.param(read_html, "<ul class=breadcrumb><li>x", id="HTML: breadcrumbs in breadcrumbs"),
    pytest.param(read_html, "<table><tr><td>", id="HTML: tables in tables"),
]


@pytest.mark.timed
@pytest.mark.drawn
@pytest.mark.parametrize(("reader", "unit"), UNITS)
def test_work_is_linear_in_the_page(reader: Reader, unit: str) -> None:
    calls = []
    for size in (2_000, 4_000):
        body = (unit * (size // len(unit))).encode()
        reader(body, URL)  # once before: caches of the packages fill
        with counting() as count:
            reader(body, URL)
        calls.append(count[0])
    assert calls[1] <= 2.2 * calls[0] + 500
