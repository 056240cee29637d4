"""The bytes of a body -> what form they have, whatever their Content-Type says. Pure.

A bounded look at the beginning, as a browser does (WHATWG MIME Sniffing §7), and a browser's
errors the other way round: Markdown may begin with a component, HTML with a comment.
"""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from typing import Final

from checker.model.regex import regex

HEAD: Final = 16 * 1024  # octets looked at from either end
MAX_COMMENTS: Final = 64  # before the first element
OPENER: Final = regex(rb"<(?:!doctype\s+html|html|head|body|title|meta|script)\b", re.IGNORECASE)
ELEMENT: Final = regex(rb"<(?:[a-z]|![a-z])", re.IGNORECASE)
CLOSERS: Final = (b"</body>", b"</html>")  # at the very end, where a page left out its opening
CONTROLS: Final = bytes(set(range(0x20)) - set(b"\t\n\x0c\r\x1b"))  # never in text
SPACE: Final = b" \t\n\x0b\x0c\r"
WIDE: Final = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
BINARY_MAGIC: Final = (b"%PDF-", b"\x1f\x8b", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff")


class BodyForm(StrEnum):
    """What a body looks like."""

    EMPTY = "empty"  # nothing, or white space
    HTML = "html"  # a document
    MARKUP = "markup"  # begins with an element: a fragment of HTML, or Markdown with components
    TEXT = "text"
    BINARY = "binary"


def as_octets(body: bytes) -> bytes:
    """The body without its byte order mark, in a code whose ASCII is ASCII."""
    for mark, code in WIDE:
        if body.startswith(mark):
            return body.decode(code, "replace").removeprefix("\ufeff").encode("utf-8", "replace")
    return body.removeprefix(codecs.BOM_UTF8)


def form_of(octets: bytes) -> BodyForm:
    """The form of a body that went through `as_octets`."""
    if not octets or octets.isspace():
        return BodyForm.EMPTY
    head = octets[:HEAD]
    if head.startswith(BINARY_MAGIC) or b"\0" in head or _share_of_controls(head) > 0.1:  # noqa: PLR2004 - a tenth
        return BodyForm.BINARY
    start = _first_element(octets)
    if OPENER.match(octets, start):
        return BodyForm.HTML
    if ELEMENT.match(octets, start):
        closed = octets[-HEAD:].rstrip().lower().endswith(CLOSERS)
        return BodyForm.HTML if closed else BodyForm.MARKUP
    return BodyForm.TEXT


def _share_of_controls(head: bytes) -> float:
    return (len(head) - len(head.translate(None, CONTROLS))) / len(head)


def _first_element(octets: bytes) -> int:
    """Where the first thing stands that is neither white space, comment nor XML declaration."""
    at = 0
    for _ in range(MAX_COMMENTS):
        while octets[at : at + 1] and octets[at : at + 1] in SPACE:
            at += 1
        for opening, closing in ((b"<!--", b"-->"), (b"<?xml", b"?>")):
            if octets.startswith(opening, at):
                end = octets.find(closing, at)
                at = end + len(closing) if end >= 0 else len(octets)
                break
        else:
            return at
    return at
