"""What the bytes of a body look like."""

from __future__ import annotations

import gzip
from time import process_time

import pytest

from checker.fetch.form import BodyForm, as_octets, form_of


@pytest.mark.parametrize(
    ("body", "form"),
    [
        pytest.param(b"", BodyForm.EMPTY, id="nothing"),
        pytest.param(b" \r\n\t ", BodyForm.EMPTY, id="white space"),
        pytest.param(b"\xef\xbb\xbf\n", BodyForm.EMPTY, id="a byte order mark alone"),
        pytest.param(b"# Chat\n", BodyForm.TEXT, id="a heading"),
        pytest.param(b"> ## Documentation Index\n", BodyForm.TEXT, id="a quote"),
        pytest.param(b"---\nurl: x\n---\n# A\n", BodyForm.TEXT, id="front matter"),
        pytest.param(b"<3 is no element", BodyForm.TEXT, id="less than"),
        pytest.param("# Über\n".encode("latin-1"), BodyForm.TEXT, id="latin-1"),
        pytest.param("\ufeff# A\n".encode("utf-16-le"), BodyForm.TEXT, id="UTF-16"),
        pytest.param(b"<!-- Source: x -->\n# A", BodyForm.TEXT, id="a comment, then Markdown"),
        pytest.param(b"<!-- never closed", BodyForm.TEXT, id="a comment that never ends"),
        pytest.param(b"# A\n```html\n<!doctype html>\n```", BodyForm.TEXT, id="HTML in a fence"),
        pytest.param(
            b"<Info>\n  text\n</Info>\n# A", BodyForm.MARKUP, id="Markdown with a component"
        ),
        pytest.param(b"<h1>A</h1><p>text", BodyForm.MARKUP, id="a fragment of HTML"),
        pytest.param(
            b"<Note>x</Note>\n```\n</html>\n```\n# B", BodyForm.MARKUP, id="closer in a fence"
        ),
        pytest.param(b"<!doctype html><p>x", BodyForm.HTML, id="a doctype"),
        pytest.param(b"<!DOCTYPE  HTML PUBLIC>", BodyForm.HTML, id="an old doctype"),
        pytest.param(b"\xef\xbb\xbf \n<HTML lang=en>", BodyForm.HTML, id="an html element"),
        pytest.param(b"<!-- a --><!-- b -->\n<head>", BodyForm.HTML, id="comments, then a head"),
        pytest.param(b'<?xml version="1.0"?>\n<html>', BodyForm.HTML, id="XHTML"),
        pytest.param(b"<script>1</script>", BodyForm.HTML, id="a script"),
        pytest.param(b"<p>x</p></body></html>\n", BodyForm.HTML, id="only its end"),
        pytest.param("\ufeff<html>".encode("utf-16-be"), BodyForm.HTML, id="HTML in UTF-16"),
        pytest.param(b"%PDF-1.7\n", BodyForm.BINARY, id="a PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n", BodyForm.BINARY, id="an image"),
        pytest.param(gzip.compress(b"# A"), BodyForm.BINARY, id="gzip"),
        pytest.param(b"abc\0def", BodyForm.BINARY, id="a null"),
        pytest.param(b"\x01\x02\x03abc", BodyForm.BINARY, id="control characters"),
    ],
)
def test_the_form_of_a_body(body: bytes, form: BodyForm) -> None:
    assert form_of(as_octets(body)) is form


@pytest.mark.parametrize("unit", [b" ", b"<!---->", b"<!--", b"<?xml?>", b"<a", b"\xef\xbb\xbf"])
def test_a_hostile_beginning_takes_no_time(unit: bytes) -> None:
    def seconds(octets: int) -> float:
        body = unit * (octets // len(unit))
        start = process_time()
        form_of(as_octets(body))
        return process_time() - start

    once, twice = (min(seconds(size) for _ in range(3)) for size in (500_000, 1_000_000))
    assert twice < 3.5 * once + 0.02
