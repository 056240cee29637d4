"""bytes -> str, as browsers do it: byte order mark, then a declared charset, then UTF-8."""

from __future__ import annotations

import codecs
import re
from typing import Final

from checker.model.regex import regex

# HTML Living Standard §4.2.5.4: the declaration stands within the first 1024 bytes.
_META: Final = regex(
    rb"<meta[^>]{0,512}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
# The families of WHATWG Encoding. A declaration that reads as ASCII is not in UTF-16 (§13.2.3.3).
_WEB: Final = regex(
    r"big5|big5hkscs|cp\d+|euc_(jp|kr)|gb2312|gb18030|gbk|iso8859-\d+|koi8-[ru]|shift_jis"
)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(body: bytes) -> str:
    """The text of a body; bytes that fit no character become U+FFFD, newlines become LF."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _newlines(body[len(mark) :].decode(name, "replace"))
    declared = _META.search(body[:1024])
    return _newlines(body.decode(_known(declared.group(1)) if declared else "utf-8", "replace"))


def _known(label: bytes) -> str:
    """The declared charset; UTF-8 for one that no browser knows or that contradicts itself."""
    try:
        name = codecs.lookup(label.decode("ascii")).name
    except LookupError:
        return "utf-8"
    if name in ("ascii", "iso8859-1"):
        return "cp1252"  # WHATWG Encoding §4.2 gives these labels to windows-1252
    return name if _WEB.fullmatch(name) else "utf-8"


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
