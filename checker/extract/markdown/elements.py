"""Tokens of a Markdown parser -> begin, text and end of elements, as HTML has them.

A component is an element of its own name, which begins with a capital. What is never closed, or
closed and never opened, encloses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Final

from markdown_it.token import Token

from checker.extract.assembly import SPACED
from checker.extract.html.attributes import INFO
from checker.extract.html.reading import NO_ATTRIBUTES, Event, element, text
from checker.extract.markdown.mdx import Tag
from checker.model.regex import regex

_ALERT_MARK: Final = regex(r"\[![A-Za-z]{1,20}\][+-]?\s*")  # GitHub's alert syntax
_HEADING_ID: Final = regex(r"\s*\{#[\w.:-]+\}\s*$")
_BARE: Final = regex(r"https?://[^\s<>()\[\]`\"']+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_TAG: Final = regex(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_ATTRIBUTE: Final = regex(r"""([a-zA-Z-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_KEPT: Final = frozenset({"a", "b", "code", "img", "strong"})  # of HTML in a line; others part it


def events_of(tokens: Sequence[Token]) -> Iterator[Event]:
    """The elements of a page, in order."""
    answered = _answered(tokens)
    quotes = within = 0  # block quotes around; with lists
    for position in range(_past_index(tokens), len(tokens)):
        token = tokens[position]
        kind = token.type.rpartition("_")[0]
        if kind in ("blockquote", "bullet_list", "ordered_list"):
            within += token.nesting
            quotes += token.nesting * (kind == "blockquote")
        if token.type == "component":
            yield from _component(token, answered=position in answered)
        elif token.type == "fence":
            yield from element("pre", token.content, {INFO: unescape(token.info.strip())})
        elif token.type == "hr":
            yield from element("hr")
        elif token.type == "html_block":
            # Only a page with raw HTML in it needs the other reader.
            from checker.extract.html.elements import Elements  # noqa: PLC0415

            yield from Elements(token.content).events
        elif token.type == "inline":
            heading = tokens[position - 1].type == "heading_open"
            yield from _Line(token, heading=heading, quoted=quotes > 0).events()
        elif token.nesting:
            # A heading in a list or a quotation is none of the page.
            name = "p" if kind == "heading" and within else token.tag
            yield ("begin" if token.nesting > 0 else "end", name, NO_ATTRIBUTES)


def _answered(tokens: Sequence[Token]) -> set[int]:
    """Positions of tags that open and close something; an unclosed one encloses nothing."""
    open_tags: list[tuple[str, int]] = []
    counts: dict[str, int] = {}
    answered: set[int] = set()
    for position, token in enumerate(tokens):
        if token.type != "component":
            continue
        tag: Tag = token.meta["tag"]
        name = tag.component.name
        if tag.opens and not tag.closes:
            open_tags.append((name, position))
            counts[name] = counts.get(name, 0) + 1
        elif not tag.opens and counts.get(name):
            still = counts[name] - 1
            while counts[name] > still:
                other, start = open_tags.pop()
                counts[other] -= 1
            answered |= {start, position}
    return answered


def _component(token: Token, *, answered: bool) -> Iterator[Event]:
    tag: Tag = token.meta["tag"]
    if tag.opens:
        yield ("begin", tag.component.name, dict(tag.component.attributes))
    if answered != tag.opens:
        yield ("end", tag.component.name, NO_ATTRIBUTES)


def _past_index(tokens: Sequence[Token]) -> int:
    """Where the page begins: a block quote with a heading before it points elsewhere."""
    if not tokens or tokens[0].type != "blockquote_open":
        return 0
    end = next(
        at
        for at, token in enumerate(tokens)
        if token.type == "blockquote_close" and token.level == 0
    )
    return end + 1 if any(token.type == "heading_open" for token in tokens[:end]) else 0


class _Line:
    """One line of inline content; HTML in it is closed where the line ends."""

    def __init__(self, token: Token, *, heading: bool, quoted: bool) -> None:
        self._tokens = token.children or []
        self._heading = heading
        mark = _ALERT_MARK.match(token.content) if quoted else None
        self._skipped = len(mark[0].rstrip()) if mark else 0  # characters of the mark of an alert
        self._open: list[str] = []
        self._closed = {
            one.content[2:-1].strip() for one in self._tokens if one.content.startswith("</")
        }

    def events(self) -> Iterator[Event]:
        """The elements of the line."""
        for at, token in enumerate(self._tokens):
            match token.type:
                case "text":
                    yield from self._text(token.content, last=at == len(self._tokens) - 1)
                case "code_inline":
                    yield from element("code", token.content)
                case "softbreak" | "hardbreak":
                    yield text(" ")
                case "image":
                    yield from element("img", attributes={"alt": token.content})
                case "link_open" | "strong_open":
                    yield from self._begin(
                        token.tag, {name: str(it) for name, it in token.attrs.items()}
                    )
                case "link_close" | "strong_close":
                    yield from self._end(token.tag)
                case "html_inline":
                    yield from self._html(token.content)
        while self._open:
            yield ("end", self._open.pop(), NO_ATTRIBUTES)

    def _text(self, words: str, *, last: bool) -> Iterator[Event]:
        """Text, and the bare addresses in it as links (GitHub Flavored Markdown §6.9)."""
        skipped = min(self._skipped, len(words))
        self._skipped -= skipped
        words = words[skipped:]
        if self._heading and last:
            words = _HEADING_ID.sub("", words)
        at = 0
        if "a" not in self._open and ("@" in words or "://" in words):
            for found in _BARE.finditer(words):
                address = found[0].rstrip(".,;:!?*_~")
                href = address if "://" in address else f"mailto:{address}"
                yield text(words[at : found.start()])
                yield from element("a", address, {"href": href})
                at = found.start() + len(address)
        yield text(words[at:])

    def _begin(self, name: str, attributes: Mapping[str, str]) -> Iterator[Event]:
        self._open.append(name)
        yield ("begin", name, attributes)

    def _end(self, name: str) -> Iterator[Event]:
        while name in self._open:
            inner = self._open.pop()
            yield ("end", inner, NO_ATTRIBUTES)
            if inner == name:
                return

    def _html(self, tag: str) -> Iterator[Event]:
        """One HTML tag, comment or component; alone and without attributes it is a word."""
        found = _TAG.match(tag)
        if found is None:
            return  # a comment, a declaration
        name = found[1].lower()
        kept = name in _KEPT
        if name in SPACED:
            yield text(" ")
        elif tag.startswith("</"):
            yield from self._end(name if kept else "span")
        elif name == "wbr":  # a place to break a word
            pass
        elif not kept and tag == f"<{found[1]}>" and found[1] not in self._closed:
            yield text(tag)  # a placeholder such as <key>
        else:
            given = {key.lower(): unescape(it.strip("\"'")) for key, it in _ATTRIBUTE.findall(tag)}
            yield from self._begin(name if kept else "span", given if kept else NO_ATTRIBUTES)
