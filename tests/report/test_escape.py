"""What a page or a recording names is shown, and never obeyed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.report.escape import address, cell, clean, code, markdown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("plain words", "plain words", id="words"),
        pytest.param("a\x1b[31mred\x1b[0m", "ared", id="a colour"),
        pytest.param("\x1b]0;title\x07x", "x", id="a window title"),
        pytest.param("\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\", "link", id="a link"),
        pytest.param("\x9b2Jx", "x", id="an eight-bit control"),
        pytest.param("\x1bcx", "cx", id="a reset loses its escape"),
        pytest.param("a\r\nb\u2028c\td", "a b c d", id="lines and tabs"),
        pytest.param("a\x00\x08\x7fb", "ab", id="controls"),
        pytest.param("user\u202egnp.exe\u200b", "usergnp.exe", id="the other direction"),
        pytest.param("\ud800x", "\ufffdx", id="half a character"),
    ],
)
def test_a_terminal_has_nothing_to_obey(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text(st.characters(), max_size=200))
def test_what_is_clean_stays_so_and_is_one_line(text: str) -> None:
    line = clean(text)
    assert clean(line) == line
    assert len(line.splitlines()) <= 1
    line.encode()


MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")


def shown(source: str) -> str:
    """The text that a reader of the rendered Markdown sees, and nothing else may be there."""
    (opening, inline, closing) = MARKDOWN.parse(source)
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    allowed = {"text", "code_inline", "text_special", "softbreak"}
    assert {token.type for token in inline.children} <= allowed, source
    return "".join(token.content for token in inline.children)


TEXTS = st.text(st.sampled_from("ab 1.*_[]()<>!&#~`|\\-+=:/\"'"), min_size=1, max_size=40)


@given(TEXTS.filter(lambda text: text.strip() and "`" not in text))
def test_markdown_reads_as_the_text(text: str) -> None:
    assert shown(markdown(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("Widgets > Request > Body", "Widgets > Request > Body", id="headings"),
        pytest.param("`a` > `b`", "`a` > `b`", id="between code spans"),
        pytest.param("> said", "&gt; said", id="a quotation"),
        pytest.param("  > said", "&gt; said", id="a quotation after blanks"),
        pytest.param("- > said", "\\- > said", id="a quotation in a list"),
        pytest.param("<b> x", "&lt;b&gt; x", id="a tag"),
        pytest.param("a >b", "a &gt;b", id="before a word"),
    ],
)
def test_a_path_of_headings_is_legible_in_the_source(text: str, source: str) -> None:
    assert markdown(text) == source
    assert cell(text) == source


def test_code_spans_of_a_sentence_stay_code_spans() -> None:
    (_, inline, _) = MARKDOWN.parse(markdown("`$.a[*]` is *documented* as <b>, `x"))
    assert [(token.type, token.content) for token in inline.children if token.content] == [
        ("code_inline", "$.a[*]"),
        ("text", " is *documented* as <b>, `x"),
    ]


@given(TEXTS.filter(str.strip))
def test_a_code_span_holds_any_text(text: str) -> None:
    (_, inline, _) = MARKDOWN.parse(code(text))
    (span,) = inline.children
    assert span.type == "code_inline"
    assert span.content.strip() == clean(text)


def test_a_code_span_of_nothing_is_one() -> None:
    assert code("") == "`  `"


@given(st.lists(TEXTS, min_size=2, max_size=5))
def test_a_row_of_a_table_has_as_many_cells_as_were_given(values: list[str]) -> None:
    header = " | ".join("h" for _ in values)
    rule = "|".join("---" for _ in values)
    row = " | ".join(cell(value) for value in values)
    tokens = MARKDOWN.parse(f"| {header} |\n|{rule}|\n| {row} |\n")
    assert sum(token.type == "td_open" for token in tokens) == len(values)
    cells = [token for token in tokens if token.type == "inline"][len(values) :]
    seen = ["".join(child.content for child in token.children) for token in cells]
    plain = [clean(value) for value in values]
    for text, given_ in zip(seen, plain, strict=True):
        if "`" not in given_:
            assert text.strip() == given_


@pytest.mark.parametrize(
    ("url", "word"),
    [
        pytest.param("https://a.example/x?y=1#z", "https://a.example/x?y=1#z", id="as it is"),
        pytest.param("https://a.example/a b|c", "https://a.example/a%20b%7Cc", id="cell and space"),
        pytest.param(
            'https://a.example/"<\u00a0>', "https://a.example/%22%3C%C2%A0%3E", id="markup"
        ),
    ],
)
def test_an_address_is_one_word(url: str, word: str) -> None:
    assert address(url) == word


def test_in_a_table_a_code_span_with_a_backslash_would_end_the_cell() -> None:
    assert cell("a `b` c") == markdown("a `b` c")
    assert cell("a `b\\` | c") == markdown("a 'b\\' | c").replace("|", "\\|")
