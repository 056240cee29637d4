"""Bytes and what they are said to be -> the reader that fits, and the text that they are."""

from __future__ import annotations

import subprocess
import sys

import pytest

from checker.extract.decoded import decoded
from checker.extract.opened import open_page
from checker.extract.page import Code, is_bare

URL = "https://docs.example.org/x"

KINDS = [
    pytest.param(b"", None, "markdown", id="nothing at all"),
    pytest.param(b"# T", "text/markdown", "markdown", id="Markdown"),
    pytest.param(b"# T", "text/plain; charset=utf-8", "markdown", id="plain text"),
    pytest.param(b"<main>x</main>", "text/html; charset=utf-8", "html", id="HTML"),
    pytest.param(b"<p>x", "application/xhtml+xml", "html", id="XHTML"),
    pytest.param(b"<!doctype html><p>x", "text/markdown", "html", id="HTML said to be Markdown"),
    pytest.param(b" \n<!-- x --><HTML lang=en>", None, "html", id="HTML that nobody announced"),
    pytest.param(b"<?xml version='1.0'?><html>", None, "html", id="after an XML declaration"),
    pytest.param("\ufeff<html>".encode(), None, "html", id="after a byte order mark"),
    pytest.param("\ufeff<html>".encode("utf-16-le"), None, "html", id="in UTF-16"),
    pytest.param(b"# T\n\nText.", "text/html", "markdown", id="Markdown said to be HTML"),
    pytest.param(b"<!-- Source: x -->\n# T", "text/markdown", "markdown", id="a comment before it"),
    pytest.param(b"<div>\n\n# T\n\n</div>", "text/markdown", "markdown", id="markup in Markdown"),
    pytest.param(b"<Tip>x</Tip>", None, "markdown", id="a component first"),
    pytest.param(b"<html>".rjust(8193), None, "html", id="after as much as is looked at"),
    pytest.param(b"<html>".rjust(8194), None, "markdown", id="after more"),
]


@pytest.mark.parametrize(("body", "media_type", "form"), KINDS)
def test_the_reader_fits(body: bytes, media_type: str | None, form: str) -> None:
    assert open_page(body, media_type, URL).form == form


YAML = "info: {}\nopenapi: 3.1.0\npaths:\n  /a: {}\n"
BARE = [
    pytest.param(YAML, True, id="YAML"),
    pytest.param("# A comment.\n---\n" + YAML, True, id="after a comment and a marker"),
    pytest.param('{"paths": {}, "openapi": "3.0.3"}', True, id="JSON"),
    pytest.param('  {\n "openapi" : "3.1.0",\n "paths" : {}}', True, id="JSON of many lines"),
    pytest.param(YAML + "x-text: |\n  ```\n", True, id="a fence in one of its texts"),
    pytest.param(f"# T\n\n```yaml\n{YAML}```\n", False, id="in a fence of Markdown"),
    pytest.param("---\nopenapi: post /a\n---\n# T\n", False, id="front matter of Markdown"),
    pytest.param("# T\n\n  openapi: 3.1.0\n  paths: x\n", False, id="within a text"),
    pytest.param('{"openapi": "3.1.0"}', False, id="JSON without paths"),
]


@pytest.mark.parametrize(("text", "bare"), BARE)
def test_a_document_without_a_page(text: str, *, bare: bool) -> None:
    page = open_page(text.encode(), None, URL)
    contents = [block.content for block in page.blocks]
    assert (contents == [Code(info="openapi", text=text)]) is bare
    assert not (bare and page.title)


POINT = '{"@type": "ContactPoint", "email": "help@example.org"}'
FEW = [
    pytest.param("", True, id="nothing"),
    pytest.param("# Sign in\n\nGo [on](/in).\n\n- Or back.\n", True, id="a few sentences"),
    pytest.param("# Sign in\n\n## Or not\n", False, id="two headings"),
    pytest.param(f"# T\n\n{'a' * 999}\n\n{'a' * 500}\n", False, id="many words in all"),
    pytest.param("Go on.\n\n```\na\n```\n", False, id="code"),
    pytest.param("Go on.\n\n| a |\n| - |\n| b |\n", False, id="a table"),
    pytest.param("<html><body><p>a</p><label>b</label></body></html>", False, id="a form"),
    pytest.param("<html><div id=a></div><script src=/a.js></script></html>", False, id="a script"),
    pytest.param(
        f"<html><p>a</p><script type='application/ld+json'>{POINT}</script></html>",
        False,
        id="a contact in its data",
    ),
]


@pytest.mark.parametrize(("text", "bare"), FEW)
def test_a_page_that_documents_nothing(text: str, *, bare: bool) -> None:
    assert is_bare(open_page(text.encode(), None, URL)) is bare


TEXTS = [
    pytest.param(b"a\r\nb\rc", "a\nb\nc", id="line ends"),
    pytest.param("\ufeffä".encode(), "ä", id="UTF-8 with a mark"),
    pytest.param("\ufeffä".encode("utf-16-le"), "ä", id="UTF-16, little end first"),
    pytest.param("\ufeffä".encode("utf-16-be"), "ä", id="UTF-16, big end first"),
    pytest.param(b"\xff\xfea", "\ufffd", id="UTF-16 cut short"),
    pytest.param(b"a\xffb", "a\ufffdb", id="no UTF-8"),
    pytest.param(
        b"<meta charset=iso-8859-1>\x93\xe4", "<meta charset=iso-8859-1>“ä", id="as browsers do"
    ),
    pytest.param(
        b'<meta http-equiv=x content="text/html; charset=koi8-r">\xc1',
        '<meta http-equiv=x content="text/html; charset=koi8-r">\N{CYRILLIC SMALL LETTER A}',
        id="in a content attribute",
    ),
    pytest.param(
        "<meta charset=utf-16>ä".encode(), "<meta charset=utf-16>ä", id="it cannot be that"
    ),
    pytest.param("<meta charset=nothing>ä".encode(), "<meta charset=nothing>ä", id="unknown"),
    pytest.param("<meta charset=rot13>ä".encode(), "<meta charset=rot13>ä", id="no charset"),
    pytest.param(
        b"<meta charset=koi8-r>\xc1".rjust(1026),
        "<meta charset=koi8-r>\N{CYRILLIC SMALL LETTER A}".rjust(1026),
        id="at last",
    ),
    pytest.param(
        b"<meta charset=koi8-r>\xc1".rjust(1027),
        "<meta charset=koi8-r>\ufffd".rjust(1027),
        id="too late",
    ),
]


@pytest.mark.parametrize(("body", "text"), TEXTS)
def test_decoded(body: bytes, text: str) -> None:
    assert decoded(body) == text


def test_a_reader_is_imported_when_it_is_used() -> None:
    program = (
        "import sys; from checker.extract.opened import open_page; "
        "assert not {'bs4', 'lxml', 'markdown_it'} & set(sys.modules); "
        "open_page(b'# T', None, 'u'); assert not {'bs4', 'lxml'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("big5", "\u4e2d"), ("big5-hkscs", "\u4e2d"), ("windows-1251", "\u0451"), ("euc-jp", "\u3042"),
        ("euc-kr", "\uac00"), ("gb2312", "\u4e2d"), ("gbk", "\u4e2d"), ("gb18030", "\u4e2d"),
        ("iso-8859-2", "\u0151"), ("koi8-r", "\u0451"), ("koi8-u", "\u0454"), ("shift_jis", "\u3042"),
        ("utf-8", "\u3042"),
    ],
)  # fmt: skip
def test_a_page_is_in_the_charset_that_it_declares(label: str, text: str) -> None:
    whole = f"<meta charset={label}>{text}"
    assert decoded(whole.encode(label)) == whole
