"""Examples that are nearly JSON -> JSON: comments, ellipses, trailing commas. One pass.

What a page leaves out (`...`) is left out; what is no JSON even so is no example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from checker.documents import Malformed, read_json
from checker.model.regex import regex

# Strings are kept as they are; comments and ellipses, with a comma of their own, are dropped.
_TOKEN: Final = regex(
    r'"(?:[^"\\\n]|\\.)*"?'
    r"|//[^\n]*|\#[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/)?"
    r"|\.{3}|\u2026"
    r"|[{}\[\],:]"
    r"|[^\s\"{}\[\],:/#.\u2026]+|\s+|.",
    re.DOTALL,
)
_DROPPED: Final = ("//", "#", "/*", "...", "\u2026")


def loose_json(text: str) -> Any:  # noqa: ANN401 - any JSON
    """The value of an example. Raises Malformed."""
    try:
        return read_json(text)
    except Malformed:
        return read_json("".join(_tidied(text)))


def _tidied(text: str) -> Iterator[str]:
    """The pieces without what JSON does not have."""
    before = ""  # the last piece that counts
    comma = False  # is a comma held back?
    for match in _TOKEN.finditer(text):
        piece = match.group()
        if piece.startswith(_DROPPED):
            continue
        if piece.isspace():
            yield " "
            continue
        if piece == ",":
            comma = before not in ("", "{", "[")
            continue
        if comma and piece not in ("}", "]"):
            yield ","
        comma = False
        before = piece
        yield piece
