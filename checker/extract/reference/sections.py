"""Page -> what each of its blocks stands under: labels, the operation of its section, its place.

The nearest label has the word. What no label places is reported, and nothing is read of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from checker.extract.openapi.method_path import alike
from checker.extract.page import Block, Code, Component, Content, Heading, Item, Page, Paragraph
from checker.extract.prose.passages import sentences
from checker.extract.reference.curl import Curl, read_curl
from checker.extract.reference.roles import (
    ELSEWHERE,
    EVENTS,
    GIVEN,
    MAX_LABEL,
    NEUTRAL,
    OPERATION,
    RESPONSE,
    STREAM,
    Role,
    method_line,
    role_of,
    thing_of,
)
from checker.model.regex import regex

# Components that say what their content is by their own name.
_COMPONENTS: Final = {"RequestExample": "request", "ResponseExample": "response"}
_STREAMED: Final = (STREAM, EVENTS)
# A page of this title is of no operation that one asks for.
_TO_OTHERS: Final = regex(r"\b(?:web-?hooks?|callbacks?|changelog)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """One operation that a page names, and where."""

    method: str
    path: str
    headings: tuple[str, ...] = ()
    block: Block | None = None  # None where an embedded document names it
    server: str | None = None
    curl: Curl | None = None  # None where a line of its own names it

    def is_of(self, other: Asked) -> bool:
        """Are they one operation? A command may have more before the path: its server's."""
        if self.curl and self.method == other.method and self.path.endswith(other.path):
            return True
        return alike((self.method, self.path), (other.method, other.path))


@dataclass(frozen=True, slots=True)
class Section:
    """What the labels around a block say of it."""

    role: Role | None  # None where no label says which body it is of
    things: tuple[str, ...] = ()  # names between the body and it, outermost first; "" is unclear
    perhaps: str | None = None  # what the heading over "Parameters" names, if that is a field
    group: str | None = None  # what a title such as "Options" names, if that is a field
    owner: tuple[str, ...] = ()  # headings above the label that names the role
    label: str = ""  # that names the role
    lost: bool = False  # is it of something else: another operation, a webhook, an older version?
    labelled: bool = True  # does any label say what it is?


class Sections:
    """The sections of one page, and the operation that it documents, where that is clear."""

    def __init__(
        self, page: Page, blocks: Sequence[Block], own: Asked | None = None, *, whole: bool = False
    ) -> None:
        """`own` is the operation that something else names; `whole`: is all of the page of it?"""
        self._page = page
        self._blocks = blocks
        self.captions = _captions(blocks)
        self.elsewhere = _TO_OTHERS.search(page.title) is not None
        self.commands = {id(one.block): one for one in _commands(blocks)}
        marks = [*_lines(blocks), *self.commands.values()]
        self.own = self._own(marks, own)
        # By the headings of a section that names operations: is one of them the page's own?
        self._named: dict[tuple[str, ...], bool] = {}
        alone = self.own is None and all(mark.curl and mark.is_of(marks[0]) for mark in marks)
        for mark in () if whole or alone else marks:
            own_too = self.own is not None and mark.is_of(self.own)
            self._named[mark.headings] = self._named.get(mark.headings, False) or own_too

    def _own(self, marks: Sequence[Asked], named: Asked | None) -> Asked | None:
        """The one that is named; else the one of all lines, or of those of the first section.

        A command alone may call anything: it names no operation of a page.
        """
        if named is not None:
            return next((mark for mark in marks if mark.is_of(named)), named)
        lines = [mark for mark in marks if mark.curl is None]
        first = [mark for mark in lines if len(mark.headings) <= 1]
        for found in (lines, first):
            if found and all(mark.is_of(found[0]) for mark in found):
                return found[0]
        return None

    def unclear(self, block: Block) -> bool:
        """Does the nearest section that names operations name others, and not the page's?"""
        above = block.headings
        while above and above not in self._named:
            above = above[:-1]
        return not self._named.get(above, True)

    def labels(self, block: Block) -> Iterator[tuple[str, tuple[str, ...]]]:
        """(label, headings above it), the nearest first; the title of the page is none."""
        caption = self.captions.get(id(block))
        if caption is not None:
            yield caption, block.headings
        for component in reversed(block.inside):
            if component.name in _COMPONENTS:
                yield _COMPONENTS[component.name], block.headings
            title = component.get("title") or component.text
            if title:
                yield title, block.headings
        for depth in range(len(block.headings), 0, -1):
            if block.headings[depth - 1] != self._page.title:
                yield block.headings[depth - 1], block.headings[: depth - 1]

    def nearest(self, block: Block) -> str:
        """The nearest label; "" without one."""
        return next((label for label, _ in self.labels(block)), "")

    def roles(self) -> Iterator[Role]:
        """Every role that a label or the title of an example names."""
        labels: dict[str, None] = {}
        for block in self._blocks:
            titles = [title_of(block.content)] if isinstance(block.content, Code) else []
            labels |= dict.fromkeys((*titles, *(label for label, _ in self.labels(block))))
        yield from filter(None, map(role_of, labels))

    def place(self, block: Block, title: str | None = None) -> Section:
        """Where a block belongs; `title` is an example's own, "" without one, None of a table.

        Of an example the nearest role counts, whatever stands beside it in its label.
        """
        shown = title is not None
        found: Role | None = None
        weak: Role | None = None
        perhaps: str | None = None
        things: list[str] = []
        owner: tuple[str, ...] = ()
        group: str | None = None
        named, neutral = "", False
        lost = self.elsewhere or (not shown and self.unclear(block))
        own = [(title, block.headings)] if title else []
        for label, above in (*own, *self.labels(block)):
            role = role_of(label)
            kind = None if role is None else role.kind
            if kind == ELSEWHERE:
                lost = True
            elif found is not None:
                found = _streamed(found, role)
            elif role is None or not (role.exact or shown):
                near = above == block.headings and label != self.captions.get(id(block))
                if weak is None and not (shown and near):
                    things.append(thing_of(label) or "")
                elif weak is not None:
                    perhaps = perhaps or thing_of(label)
            elif kind == GIVEN:
                weak, owner = weak or role, above
            elif kind not in (NEUTRAL, OPERATION):
                found, owner, named = role, above, label
            else:
                neutral |= kind == NEUTRAL and not things
                group = group if group or things else thing_of(label)
        labelled = found is not None or neutral or lost
        return Section(
            found or weak, tuple(reversed(things)), perhaps, group, owner, named, lost, labelled
        )


def title_of(code: Code) -> str:
    """The title in an info string, among its attributes."""
    rest = code.info.partition(" ")[2]
    named = _TITLE.search(rest)
    bare = _ATTRIBUTE.sub("", rest).strip()
    return bare or (named and (named[1] or named[2])) or ""


_ATTRIBUTE: Final = regex(r"\s*\w+=(?:\{[^{}]*\}|\"[^\"]*\"|'[^']*')|\{[^{}]*\}")
_TITLE: Final = regex(r"\btitle=(?:\"([^\"]*)\"|'([^']*)')")


def _streamed(found: Role, above: Role | None) -> Role:
    """A response, or a chunk, under a heading on streaming is one of a stream."""
    if above is None or above.kind not in _STREAMED or found.status is not None:
        return found
    return above if found.kind in (EVENTS, RESPONSE) else found


def _lines(blocks: Sequence[Block]) -> Iterator[Asked]:
    """The operations that lines of their own name; a path may be set piece by piece."""
    for index, block in enumerate(blocks):
        match block.content:
            case Heading(text=text) | Paragraph(text=text) | Item(text=text):
                line = text.plain
            case Code(text=code):
                line = code.strip().partition("\n")[0]
            case _:
                continue
        found = method_line(line)
        if found is None and line.isalpha() and line.isupper():
            path = _spelled(blocks[index + 1 : index + MAX_PIECES])
            found = method_line(f"{line} {path}") if path else None
        if found:
            yield Asked(found[0], found[2], block.headings, block, found[1])


MAX_PIECES: Final = 40  # of a path that is set piece by piece


def _spelled(blocks: Sequence[Block]) -> str:
    """An address, or a path of which each piece stands alone: `/`, `v1`; "" where neither does."""
    path = ""
    for block in blocks:
        text = block.content.text.plain if isinstance(block.content, (Item, Paragraph)) else ""
        piece = text.replace(" ", "")
        if not path and piece.startswith(("http://", "https://")):
            return piece
        if not piece or piece.startswith("/") == (path[-1:] == "/"):
            break
        path += piece
    return path


def _commands(blocks: Sequence[Block]) -> Iterator[Asked]:
    for block in blocks:
        code = block.content
        curl = read_curl(code.text) if isinstance(code, Code) else None
        if curl is None or curl.url is None:
            continue
        try:
            address = urlsplit(curl.url)
        except ValueError:
            continue
        if path := address.path.rstrip("/"):
            server = f"{address.scheme}://{address.netloc}"
            yield Asked(curl.method, path, block.headings, block, server, curl)


def _captions(blocks: Sequence[Block]) -> dict[int, str]:
    """By block, the line right before that names it; a table after an example has the same."""
    found: dict[int, str] = {}
    caption = ""
    for block in blocks:
        content = block.content
        own = _caption(content)
        sentence = caption.endswith(".") and isinstance(content, Code)  # that is no label of it
        if caption and not (own or sentence or isinstance(content, (Component, Heading))):
            found[id(block)] = caption
        if not isinstance(content, (Code, Item)):
            caption = own
    return found


def _caption(content: Content) -> str:
    """A paragraph that is a label, or its last sentence where that introduces a thing; else ""."""
    if not isinstance(content, Paragraph):
        return ""
    plain, strong = content.text.plain, content.text.strong
    last = sentences(plain)[-1:]
    if last and (last[0].endswith(":") or _INTRODUCES.search(last[0])):
        return last[0][-MAX_LABEL:]
    if len(plain) > MAX_LABEL:
        return ""
    return plain if strong == (plain,) or _is_label(plain) else ""


# A sentence that names what follows, or says of which thing it is.
_INTRODUCES: Final = regex(
    r"\b(?:following|as\s+follows|below|these\s+(?:attributes|fields|keys|parameters|properties))\b"
    r"|\b(?:each|every|inside|nested|sub-?objects?|within)\b"
    r"|\A(?:\S+\s+){0,3}(?:elements?|entr(?:y|ies)|items?)\b"
    r"|\ban\s+object\b|\A(?:An?|The)\s+\S+\s+(?:array|block|entry|item|object)\b",
    re.IGNORECASE,
)


def _is_label(text: str) -> bool:
    role = role_of(text)
    return role is not None and role.exact and role.kind not in (ELSEWHERE, OPERATION)
