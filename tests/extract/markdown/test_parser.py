"""More than any page of documentation has is cut off, and said to be."""

from __future__ import annotations

import pytest

from checker.extract.html import table as html_table
from checker.extract.html.page import read_html
from checker.extract.markdown import parser as markdown_parser
from checker.extract.markdown.page import read_markdown
from checker.extract.page import Heading, Page, Paragraph, Table

URL = "https://docs.example.org/guide/"


def read(text: str) -> Page:
    return read_markdown(text.encode(), URL)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# A\n\nb\n",
        "| a | b |\n|---|---|\n| c | d |\n",
        "- a\n- b\n",
        "* \\[" * 100,
        "[a](b) *c*",
    ],
)
def test_a_page_within_the_limits_is_whole(text: str) -> None:
    assert not read(text).cut


def test_blocks_past_the_limit_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown_parser, "MAX_BLOCKS", 3)
    page = read("a\n\nb\n\nc\n")
    assert (len(page.blocks), page.cut) == (3, False)
    page = read("a\n\nb\n\nc\n\n# d\n")
    assert (len(page.blocks), page.cut) == (3, True)


def test_items_past_the_limit_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown_parser, "MAX_BLOCKS", 3)
    page = read("- a\n- b\n- c\n- d\n\n> e\n")
    assert (len(page.blocks), page.cut) == (2, True)


ROWS = "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n| 5 | 6 |\n"


def rows_of(page: Page) -> list[int]:
    return [len(block.content.rows) for block in page.blocks if isinstance(block.content, Table)]


@pytest.mark.parametrize(
    ("cells", "rows", "cut"),
    [
        (100, [3], False),
        (8, [3], False),
        (7, [2], True),
        (6, [2], True),
        (2, [0], True),
        (1, [], True),
    ],
)
def test_rows_past_the_limit_are_not_read(
    monkeypatch: pytest.MonkeyPatch,
    cells: int,
    rows: list[int],
    cut: bool,  # noqa: FBT001 - a column of the table
) -> None:
    monkeypatch.setattr(markdown_parser, "MAX_CELLS", cells)
    page = read(f"{ROWS}\n# After\n\nx | y\n")
    assert rows_of(page) == rows
    assert page.cut is cut
    contents = [type(block.content) for block in page.blocks]
    assert contents == [*([Table] if rows else []), Heading, Paragraph]


def test_the_limit_of_cells_is_that_of_all_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown_parser, "MAX_CELLS", 12)
    page = read(f"{ROWS}\n{ROWS}\n{ROWS}")
    assert (rows_of(page), page.cut) == ([3, 1], True)


def test_a_table_without_rows_is_past_the_limit_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown_parser, "MAX_CELLS", 1)
    page = read("| a | b |\n|---|---|\n")
    assert (page.blocks, page.cut) == ((), True)


@pytest.mark.parametrize(
    ("limit", "most", "text", "left"),
    [
        ("MAX_LINES", 2, "a\nb\nc\nd", "a\nb\n"),
        ("MAX_TEXT", 4, "a\nbcd", "a\n"),
        ("MAX_TEXT", 4, "abcde", "abcd"),
        ("MAX_TAGS", 1, "a\nb <c> d\ne <f>", "a\nb <c> d\n"),
    ],
)
def test_whole_lines_are_read_where_a_line_ends(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int, text: str, left: str
) -> None:
    monkeypatch.setattr(markdown_parser, limit, most)
    assert markdown_parser.bounded(text) == left


def test_a_table_ends_a_paragraph_all_the_same() -> None:
    assert [type(block.content) for block in read(f"text\n{ROWS}").blocks] == [Paragraph, Table]


@pytest.mark.parametrize(("limit", "least"), [("MAX_INLINE", 12), ("MAX_RUN", 7), ("MAX_MARKS", 7)])
def test_a_text_with_too_much_markup_is_plain(
    monkeypatch: pytest.MonkeyPatch, limit: str, least: int
) -> None:
    text = "*a* **b** _c_"
    whole = read(text)
    (block,) = whole.blocks
    assert isinstance(block.content, Paragraph)
    assert block.content.text.plain == "a b c"
    monkeypatch.setattr(markdown_parser, limit, least + 1)
    assert read(text) == whole
    assert not read(f"{text}\n\n```\n{'*' * 99}\n```\n").cut
    assert read(f"{text}\n\n{text}").cut is (limit == "MAX_MARKS")
    monkeypatch.setattr(markdown_parser, limit, least)
    page = read(text)
    (block,) = page.blocks
    assert isinstance(block.content, Paragraph)
    assert block.content.text.plain == text
    assert page.cut


@pytest.mark.parametrize("piece", ["[", "![", "*a ", "<", "a` ", "[a](b", "&"])
def test_markup_that_never_ends_costs_no_more_than_it_is_long(piece: str) -> None:
    page = read(piece * 100_000)
    assert len(page.blocks) <= 1
    assert page.cut


def test_tags_past_the_limit_are_not_read() -> None:
    body = "<main>" + "a < " * 49_999  # no tags, but as many as there could be
    assert not read_html(body.encode(), URL).cut
    page = read_html(f"{body}<p>b".encode(), URL)
    assert (len(page.blocks), page.cut) == (1, True)


@pytest.mark.parametrize("parted", ["\n", "\n\n"])
def test_tags_past_the_limit_of_markdown_are_not_read(monkeypatch, parted: str) -> None:
    text = parted.join(["<div>a</div>", "<div>b</div>", "<div>c</div>"])
    assert (len(read(text).blocks), read(text).cut) == (3, False)
    monkeypatch.setattr(markdown_parser, "MAX_TAGS", 4)
    assert (len(read(text).blocks), read(text).cut) == (2, True)


CELLS = "<tr><td>a<td>b"


@pytest.mark.parametrize(
    ("table", "rows", "cut"),
    [
        (CELLS * 3, 2, False),
        (CELLS * 4, 2, True),
        ("<tr><td rowspan=9 colspan=3>a" + "<tr><td>b" * 4, 1, True),
        ("<tr><td>a<td>b<td>c" + "<tr><td>d" * 3, 2, True),
    ],
)
def test_cells_past_the_limit_are_not_read(
    monkeypatch: pytest.MonkeyPatch,
    table: str,
    rows: int,
    cut: bool,  # noqa: FBT001 - a column of the table
) -> None:
    monkeypatch.setattr(html_table, "MAX_CELLS", 6)
    page = read_html(f"<main><table>{table}</table></main>".encode(), URL)
    assert rows_of(page) == [rows]
    assert page.cut is cut
