"""Markdown text -> what was put before the page (YAML front matter, a comment) and the page."""

from __future__ import annotations

import re
from typing import Final

from checker.model.regex import regex

_FIELD: Final = regex(r"[ \t]*([A-Za-z][\w-]{0,40})[ \t]*:[ \t]+(\S.*?)[ \t]*")
_FRONT: Final = regex(
    r"\s*---[ \t]*\n((?:[A-Za-z][\w-]{0,40}:.*\n(?:[ \t]+.*\n|- .*\n)*){1,200})---[ \t]*(?:\n|$)"
)
_COMMENT: Final = regex(r"\s*<!--(.*?)-->[ \t]*(?:\n|$)", re.DOTALL)


def parted(text: str) -> tuple[dict[str, str], str]:
    """Fields (names in lower case), and the page after them."""
    fields: dict[str, str] = {}
    at = 0
    while True:
        found = _FRONT.match(text, at) or _COMMENT.match(text, at)
        if not found:
            return fields, text[at:]
        for line in found[1].split("\n"):
            pair = _FIELD.fullmatch(line)
            if pair:
                fields.setdefault(pair[1].lower(), pair[2].strip("\"'"))
        at = found.end()
