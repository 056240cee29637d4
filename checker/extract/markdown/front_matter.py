"""Markdown text -> what was put before the page (YAML front matter, a comment) and the page itself.

Mirrors put an address and a date before each page, and sometimes several pages into one file.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

_SPACE: Final = re.compile(r"\s*")
_FIELD: Final = re.compile(r"[ \t]*([A-Za-z][\w-]{0,40})[ \t]*:[ \t]+(\S.*?)[ \t]*")
_FRONT: Final = re.compile(
    r"---[ \t]*\n((?:[A-Za-z][\w-]{0,40}:.*\n(?:[ \t]+.*\n|- .*\n)*){1,200})---[ \t]*(?:\n|$)"
)
_COMMENT: Final = re.compile(r"<!--(.*?)-->[ \t]*(?:\n|$)", re.DOTALL)
# What separates the pages of one file: front matter or a comment that gives an address.
_SEPARATOR: Final = re.compile(
    r"^(?:---[ \t]*\n(?:[A-Za-z][\w-]{0,40}:.*\n){0,20}?url:[ \t]*(?P<url>\S+).*\n"
    r"(?:[A-Za-z][\w-]{0,40}:.*\n){0,20}?---[ \t]*"
    r"|<!--+[ \t]*source:[ \t]*(?P<source>https?://\S{1,500})[^\n>]{0,200}-->[ \t]*)$",
    re.MULTILINE | re.IGNORECASE,
)


def parted(text: str, url: str) -> tuple[dict[str, str], str]:
    """Fields (names in lower case) and the page. Of several pages, that of the address is taken."""
    marks = list(_SEPARATOR.finditer(text))
    if len(marks) > 1:
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        for mark, end in zip(marks, ends, strict=True):
            if _path(mark["url"] or mark["source"]) == _path(url):
                return _before(text[mark.start() : end])
    fields, page = _before(text)
    return fields, _SEPARATOR.sub("", page)


def _path(url: str) -> str:
    """The path of an address, the same for a page and its Markdown twin."""
    try:
        path = urlsplit(url.strip("\"'")).path
    except ValueError:
        return url
    return path.removesuffix(".md").removesuffix("/index").rstrip("/")


def _before(text: str) -> tuple[dict[str, str], str]:
    """Front matter and comments at the head of one page."""
    fields: dict[str, str] = {}
    at = 0
    while True:
        space = _SPACE.match(text, at)
        at = space.end() if space else at
        found = _FRONT.match(text, at) or _COMMENT.match(text, at)
        if not found:
            return fields, text[at:]
        for line in found[1].split("\n"):
            pair = _FIELD.fullmatch(line)
            if pair:
                fields.setdefault(pair[1].lower(), pair[2].strip("\"'"))
        at = found.end()
