"""bytes + where a fact stands -> the line of the stored text, counted when a report is made.

A contract keeps no line numbers: they move with every edit above. What it keeps (the headings, the
pointer into an embedded document, the name of the fact) is looked up in the text once more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import groupby, takewhile
from typing import Final

from checker import documents
from checker.extract.decoded import decoded
from checker.extract.opened import is_html
from checker.model.regex import regex

_FENCE: Final = regex(r"[ \t]*(?:>[ \t]?)*[ \t]*(`{3,}|~{3,})([^`]*)\Z")
_ATX: Final = regex(r" {0,3}(?P<signs>#{1,6})(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*\Z")
_UNDER: Final = regex(r" {0,3}(=+|-+)[ \t]*\Z")
_UNDERLINED: Final = regex(r" {0,3}(?![-+*>|#]|\d+[.)] )\S")  # not a list, a table, a quote
_MARKUP: Final = regex(
    r"\{#[\w.:-]+\}[ \t]*\Z"  # the id of a heading
    r"|!\[[^\]]*\]\([^)]*\)"  # an image: its alternative text is no text of the line
    r"|(?<=\])\([^)]*\)"  # where a link leads
    r"|<[^>]*>"
)
_SOUNDLESS: Final = regex(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line, or what of a page stands on one: text, a heading, or code."""

    line: int
    text: str = ""
    level: int = 0  # of a heading
    code: bool = False


class DocumentLines:
    """The lines of one document, looked through once for whatever is asked of it."""

    def __init__(self, body: bytes, media_type: str | None) -> None:
        text = decoded(body)
        self._pieces = list(_html(text) if is_html(body, media_type) else _markdown(text))
        self._by_path: dict[str, int] = {}
        self._by_text: dict[str, list[int]] = {}
        outline: list[_Piece] = []
        for at, piece in enumerate(self._pieces):
            if piece.level:
                outline = [one for one in outline if one.level < piece.level] + [piece]
                self._by_path.setdefault(_sound(" ".join(one.text for one in outline)), at)
                self._by_text.setdefault(_sound(piece.text), []).append(at)
        self._blocks: dict[int, Callable[[str], int | None]] = {}

    def of(self, *, heading: str = "", pointer: str = "", name: str = "") -> int | None:
        """The line, from 1, of what stands at a pointer, else of the name under the heading.

        `heading` is a heading path joined by " > "; its own line where the name is not found
        under it. None where the text has neither: no line is better than that of something else.
        """
        start = self._heading(heading)
        if start is None and heading:
            return None
        section = self._pieces[0 if start is None else start :]
        if start is not None:
            section = [section[0], *takewhile(lambda piece: not piece.level, section[1:])]
        if pointer and (line := self._pointed(section, pointer)):
            return line
        return None if start is None else _named(section[1:], name) or section[0].line

    def _heading(self, heading: str) -> int | None:
        """Where a heading stands; its title may be the page's, which stands elsewhere on it."""
        if not heading:
            return None
        at = self._by_path.get(_sound(heading))
        if at is not None:
            return at
        alike = self._by_text.get(_sound(heading.rpartition(" > ")[2]), ())
        return alike[0] if len(alike) == 1 else None

    def _pointed(self, section: Sequence[_Piece], pointer: str) -> int | None:
        """In the first block of code in which something stands at the pointer."""
        for code, group in groupby(section, key=lambda piece: piece.code):
            block = list(group)
            if code and (line := self._block(block)(pointer)):
                return block[line - 1].line
        return None

    def _block(self, block: Sequence[_Piece]) -> Callable[[str], int | None]:
        first, *_ = block
        if first.line not in self._blocks:
            self._blocks[first.line] = documents.lines_in("\n".join(one.text for one in block))
        return self._blocks[first.line]


def _sound(text: str) -> str:
    """Letters and digits alone: headings are compared without their markup."""
    return _SOUNDLESS.sub("", unescape(_MARKUP.sub("", text))).casefold()


def _named(section: Sequence[_Piece], name: str) -> int | None:
    """Where a line begins with the name, else where one holds it."""
    if not name:
        return None
    whole = rf"(?<![\w-]){re.escape(name)}(?![.-]?\w)"
    begin = re.compile(rf"[^\w]*(?:<?\w+\s+\w+=[\"'{{`]*)?{whole}")
    found = re.compile(whole)
    lines = [piece for piece in section if found.search(piece.text)]
    begun = [piece for piece in lines if begin.match(piece.text)]
    return next((piece.line for piece in (*begun, *lines)), None)


# ------------------------------------------------------------------ Markdown


def _markdown(text: str) -> Iterator[_Piece]:
    """Every line of a Markdown page, with what it is."""
    fence = ""
    before = ""
    for number, line in enumerate(text.split("\n"), start=1):
        mark = _FENCE.match(line)
        if fence:
            closes = mark is not None and mark[1].startswith(fence) and not mark[2].strip()
            yield _Piece(number, line, code=not closes)
            fence, before = ("" if closes else fence), ""
            continue
        if mark is not None:
            fence = mark[1]
        elif atx := _ATX.match(line):
            yield _Piece(number, atx["text"] or "", level=len(atx["signs"]))
        elif _UNDERLINED.match(before) and _UNDER.match(line):
            yield _Piece(number - 1, before, level=1 if "=" in line else 2)
        else:
            yield _Piece(number, line)
        before = line


# ------------------------------------------------------------------ HTML

_TAG: Final = regex(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<silent>script|style|template)\b.*?(?:</(?P=silent)\b[^<>]*>|\Z)"
    r"|<(?P<end>/?)h(?P<level>[1-6])\b[^<>]*>"
    r"|<(?P<after>/?)(?P<code>pre)\b[^<>]*>"
    r"|<[^<>]*>",  # a sign that begins no tag stays in the text
    re.DOTALL | re.IGNORECASE,
)


def _html(text: str) -> Iterator[_Piece]:
    """Headings and texts with their lines: the tree of the other reader does not tell those."""
    line, at = 1, 0
    heading: _Piece | None = None
    code: list[_Piece] | None = None  # its lines; markup in it is for the eye
    for tag in _TAG.finditer(text + "<>"):  # with an end, so that every text stands before a tag
        between = text[at : tag.start()]
        if code is not None:
            first, *rest = between.split("\n")
            code[-1] = replace(code[-1], text=code[-1].text + first)
            code += (
                _Piece(line + number, one, code=True) for number, one in enumerate(rest, start=1)
            )
        elif heading is not None:
            heading = replace(heading, text=heading.text + between)
        else:
            yield from (
                _Piece(line + number, unescape(one))
                for number, one in enumerate(between.split("\n"))
            )
        line += between.count("\n")
        if tag["level"] and heading is not None:  # its own end, or that of one left open
            yield heading
            heading = None
        if tag["level"] and not tag["end"]:
            heading = _Piece(line, level=int(tag["level"]))
        line += tag[0].count("\n")
        if code is not None and (tag["code"] or tag.end() == len(text) + 2):
            yield from (
                replace(one, text=" ".join(unescape(one.text).splitlines())) for one in code
            )
            yield _Piece(line)  # what follows is another block
            code = None
        if tag["code"] and not tag["after"]:
            code = [_Piece(line, code=True)]
        at = tag.end()
