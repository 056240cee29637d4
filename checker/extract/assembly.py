"""Inline pieces -> Text, contents -> Blocks: what the two readers share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile
from typing import Final
from urllib.parse import urljoin

from checker.extract.page import Block, Component, Content, Heading, Link, Text
from checker.model.regex import regex

MAX_BLOCKS: Final = 10_000  # of a page that are read; the largest real one has 300
MAX_INSIDE: Final = 32  # components that a block remembers to be inside of
_CLOSING: Final = {")", "]", "}", ">"}  # a type may end so: `string[]`
_INVISIBLE: Final = regex("[\u200b-\u200d\u2060\ufeff\u00ad]")  # zero-width, soft hyphen

NOTHING: Final = Text(plain="")

# Elements whose begin or end parts words.
SPACED: Final = frozenset(
    {"address", "article", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "legend", "li"}
    | {"main", "ol", "option", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul"}
)


def folded(text: str) -> str:
    """White space folded, invisible characters dropped."""
    return " ".join(_INVISIBLE.sub("", text).split())


def absolute(base: str, href: str) -> str:
    """The address that a link leads to; as written where it is none."""
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return href


class Words:
    """Inline content while it is read. Of nested code, strong text, links the outermost counts."""

    __slots__ = (
        *("_begins", "_codes", "_depths", "_ended", "_href", "_images", "_links", "_parts"),
        *("_strong", "_touching"),
    )

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._codes: list[str] = []
        self._links: list[Link] = []
        self._images: list[str] = []
        self._strong: list[str] = []
        self._href: str  # of the outermost link, from where it begins
        self._depths = {"code": 0, "link": 0, "strong": 0}
        self._begins: dict[str, int] = {}  # where in _parts the outermost begins
        self._ended = False  # did an element end after the last text?
        self._touching = False  # and another begin?

    def add(self, text: str) -> None:
        """Text as it stands; words of two elements that touch are two words."""
        before = self._parts[-1][-1:] if self._touching and self._parts else ""
        if (before.isalnum() or before in _CLOSING) and text[:1].isalnum():
            text = " " + text
        self._ended = self._touching = False
        self._parts.append(text)

    def opened(self) -> None:
        """An element begins that stands in a line."""
        self._touching |= self._ended

    def closed(self) -> None:
        """Such an element ends; of the parts of one code span each is a part of a word."""
        self._ended = not self._depths["code"]

    def image(self, alternative: str) -> None:
        """An image; its alternative text is not in the line."""
        self._parts.append(" ")
        self._images.append(folded(alternative))

    def begin(self, kind: str, href: str = "") -> None:
        """Code, strong text or a link begins."""
        self.opened()
        self._depths[kind] += 1
        if self._depths[kind] == 1:
            self._begins[kind] = len(self._parts)
            if kind == "link":
                self._href = href

    def end(self, kind: str) -> None:
        """The innermost code, strong text or link ends; nothing where none is open."""
        if self._depths[kind] == 1:
            self._close(kind)
        self._depths[kind] = max(self._depths[kind] - 1, 0)
        self.closed()

    def _close(self, kind: str) -> None:
        text = self.since(self._begins[kind])
        if kind == "link":
            self.link(text, self._href)
        elif text:
            (self._codes if kind == "code" else self._strong).append(text)

    def link(self, text: str, href: str) -> None:
        """A whole link whose text was added already."""
        self._links.append(Link(text=text, href=href))

    def mark(self) -> int:
        """Where the next piece begins."""
        return len(self._parts)

    def since(self, mark: int) -> str:
        """What was added from a mark on."""
        return folded("".join(self._parts[mark:]))

    def drop(self, mark: int) -> None:
        """What was added from a mark on is no content."""
        del self._parts[mark:]

    def taken(self) -> Text | None:
        """The Text, None where nothing was said. What is still open goes on in the next."""
        for kind, depth in self._depths.items():
            if depth:
                self._close(kind)
        said = "".join(self._parts)
        text = Text(
            plain=folded(said),
            indent=sum(not space.isascii() for space in takewhile(str.isspace, said)),
            codes=tuple(self._codes),
            # An empty link is the anchor of a heading; around an image it is a link all the same.
            links=tuple(link for link in self._links if link.text or self._images),
            images=tuple(self._images),
            strong=tuple(self._strong),
        )
        for pieces in (self._parts, self._codes, self._links, self._images, self._strong):
            pieces.clear()
        self._begins = dict.fromkeys(self._begins, 0)
        self._ended = self._touching = False
        return text if text.plain or text.images else None


class Assembly:
    """Blocks while a page is read, each under its headings and inside its components."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._outline: list[tuple[int, str]] = []
        self._path: tuple[str, ...] = ()
        self._inside: list[Component] = []
        self._enclosing: tuple[Component, ...] = ()

    def add(self, content: Content) -> int:
        """The next block of the page; its place, for `fill`."""
        if isinstance(content, Heading):
            while self._outline and self._outline[-1][0] >= content.level:
                self._outline.pop()
            self._outline.append((content.level, content.text.plain))
            self._path = tuple(text for _, text in self._outline)
        block = Block(headings=self._path, content=content, inside=self._enclosing)
        self._blocks.append(block)
        return len(self._blocks) - 1

    @property
    def full(self) -> bool:
        """Are there as many blocks as are read of a page?"""
        return len(self._blocks) >= MAX_BLOCKS

    def fill(self, place: int, component: Component) -> None:
        """What was said of a component after it was added."""
        self._blocks[place] = replace(self._blocks[place], content=component)

    def enter(self, component: Component) -> None:
        """What follows is inside of the component."""
        self._inside.append(component)
        self._enclosing = tuple(self._inside[:MAX_INSIDE])

    def leave(self) -> None:
        """The innermost component ends."""
        self._inside.pop()
        self._enclosing = tuple(self._inside[:MAX_INSIDE])

    def finished(self) -> tuple[Block, ...]:
        """All blocks, in the order of the page."""
        return tuple(self._blocks)


def first_title(blocks: Iterable[Block]) -> str:
    """The text of the first heading of level 1; "" without one."""
    return next(
        (
            block.content.text.plain
            for block in blocks
            if isinstance(block.content, Heading) and block.content.level == 1
        ),
        "",
    )
