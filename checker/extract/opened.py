"""bytes + media type -> Page: chosen by what the bytes are, then by what they are said to be."""

from __future__ import annotations

import re
from typing import Final

from checker.extract.bare import bare_document
from checker.extract.decoded import decoded
from checker.extract.page import Page
from checker.model.regex import regex

_HTML: Final = regex(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP: Final = regex(
    r"<(?:p|div|h[1-6]|table|section|main|article|ul|span|title|meta)\b", re.IGNORECASE
)
_HTML_TYPES: Final = ("text/html", "application/xhtml+xml")


def open_page(body: bytes, media_type: str | None, url: str) -> Page:
    """The page that a body is. A reader, and what it needs, is imported when it is used."""
    if is_html(body, media_type):
        from checker.extract.html.page import read_html  # noqa: PLC0415

        return read_html(body, url)
    bare = bare_document(decoded(body), url)
    if bare is not None:
        return bare
    from checker.extract.markdown.page import read_markdown  # noqa: PLC0415

    return read_markdown(body, url)


def is_html(body: bytes, media_type: str | None) -> bool:
    """A document type or html element settles it; the media type only where markup bears it out."""
    begin = decoded(body[:8192])
    if _HTML.match(begin):
        return True
    said = (media_type or "").partition(";")[0].strip().lower()
    return said in _HTML_TYPES and _MARKUP.search(begin) is not None
