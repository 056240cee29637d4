"""Markdown -> Page: CommonMark with tables and MDX components, as documentation sites export it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import unescape
from typing import ClassVar, Final, TypeAlias

from markdown_it.token import Token

from checker.extract.assembly import NOTHING, Assembly, first_title
from checker.extract.decoded import decoded
from checker.extract.markdown.front_matter import parted
from checker.extract.markdown.inline import text_of
from checker.extract.markdown.mdx import Tag, source_of
from checker.extract.markdown.parser import bounded, parse
from checker.extract.page import (
    Code,
    Heading,
    Item,
    Page,
    Paragraph,
    Table,
    Text,
    ThematicBreak,
)
from checker.extract.prose.dated import updated_in

_ALERT_MARK: Final = re.compile(r"\[!([A-Za-z]{1,20})\][+-]?\s*")  # GitHub's alert syntax
_HTML_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING_ID: Final = re.compile(r"\s*\{#[\w.:-]+\}\s*$")


def read_markdown(body: bytes, url: str) -> Page:
    """The page that a Markdown body is; any bytes give a page."""
    front, text = parted(decoded(body))
    whole, text = text, bounded(text)
    source = source_of(text)
    tokens, cut = parse(source.lines, source.tags)
    reading = _MarkdownWalk(url, _closed(tokens))
    reading.read(tokens)
    blocks = reading.assembly.finished()
    return Page(
        url=url,
        form="markdown",
        title=first_title(blocks) or front.get("title", ""),
        updated=front.get("lastmod") or front.get("updated") or updated_in(text),
        blocks=blocks,
        cut=cut or len(text) < len(whole),
    )


def _closed(tokens: Sequence[Token]) -> set[int]:
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
            other, start = "", position
            while other != name:
                other, start = open_tags.pop()
                counts[other] -= 1
            answered |= {start, position}
    return answered


_Handler: TypeAlias = Callable[["_MarkdownWalk", Sequence[Token], int], None]


class _MarkdownWalk:
    """The state of one walk over the tokens."""

    def __init__(self, url: str, answered: set[int]) -> None:
        self.assembly = Assembly()
        self._url = url
        self._answered = answered
        self._quotes = 0
        self._lists = 0
        self._item_is_new = False
        self._cells: list[Text] = []
        self._rows: list[tuple[Text, ...]] = []

    def read(self, tokens: Sequence[Token]) -> None:
        """Every token once, in order."""
        for position in range(_past_index(tokens), len(tokens)):
            handler = self._handlers.get(tokens[position].type)
            if handler is not None:
                handler(self, tokens, position)

    def _fence(self, tokens: Sequence[Token], position: int) -> None:
        token = tokens[position]
        self.assembly.add(
            Code(info=unescape(token.info.strip()), text=token.content.removesuffix("\n"))
        )

    def _rule(self, _tokens: Sequence[Token], _position: int) -> None:
        self.assembly.add(ThematicBreak())

    def _open_list(self, _tokens: Sequence[Token], _position: int) -> None:
        self._lists += 1

    def _close_list(self, _tokens: Sequence[Token], _position: int) -> None:
        self._lists -= 1

    def _open_item(self, _tokens: Sequence[Token], _position: int) -> None:
        self._item_is_new = True

    def _open_quote(self, _tokens: Sequence[Token], _position: int) -> None:
        self._quotes += 1

    def _close_quote(self, _tokens: Sequence[Token], _position: int) -> None:
        self._quotes -= 1

    def _open_table(self, _tokens: Sequence[Token], _position: int) -> None:
        self._rows = []

    def _open_row(self, _tokens: Sequence[Token], _position: int) -> None:
        self._cells = []

    def _close_row(self, _tokens: Sequence[Token], _position: int) -> None:
        self._rows.append(tuple(self._cells))

    def _close_table(self, _tokens: Sequence[Token], _position: int) -> None:
        self.assembly.add(Table(header=self._rows[0], rows=tuple(self._rows[1:])))

    def _inline(self, tokens: Sequence[Token], position: int) -> None:
        opening = tokens[position - 1]
        text = text_of(tokens[position].children or (), self._url)
        if opening.type in ("th_open", "td_open"):
            self._cells.append(text or NOTHING)
            return
        if text is not None and self._quotes and (mark := _ALERT_MARK.match(text.plain)):
            text = replace(text, plain=text.plain[mark.end() :])
        if text is None or not (text.plain or text.images):
            return
        if opening.type == "heading_open" and not self._quotes and not self._lists:
            self._heading(int(opening.tag[1]), text)
        elif self._item_is_new and self._lists:
            self._item_is_new = False
            self.assembly.add(Item(text=text, depth=self._lists - 1))
        else:
            self.assembly.add(Paragraph(text=text))

    def _heading(self, level: int, text: Text) -> None:
        plain = _HEADING_ID.sub("", text.plain)
        self.assembly.add(Heading(level=level, text=replace(text, plain=plain)))

    def _tag(self, tokens: Sequence[Token], position: int) -> None:
        tag: Tag = tokens[position].meta["tag"]
        answered = position in self._answered
        if tag.opens:
            self.assembly.add(tag.component)
            if answered:
                self.assembly.enter(tag.component)
        elif answered:
            self.assembly.leave()

    def _html(self, tokens: Sequence[Token], position: int) -> None:
        content = tokens[position].content
        if "<" not in _HTML_COMMENT.sub("", content):
            return
        # Only a page with raw HTML in it needs the other reader.
        from checker.extract.html.page import read_fragment  # noqa: PLC0415

        for block in read_fragment(content, self._url):
            self.assembly.add(block)

    _handlers: ClassVar[Mapping[str, _Handler]] = {
        "blockquote_close": _close_quote,
        "blockquote_open": _open_quote,
        "bullet_list_close": _close_list,
        "bullet_list_open": _open_list,
        "component": _tag,
        "fence": _fence,
        "hr": _rule,
        "html_block": _html,
        "inline": _inline,
        "list_item_open": _open_item,
        "ordered_list_close": _close_list,
        "ordered_list_open": _open_list,
        "table_close": _close_table,
        "table_open": _open_table,
        "tr_close": _close_row,
        "tr_open": _open_row,
    }


def _past_index(tokens: Sequence[Token]) -> int:
    """Where the page begins: a block quote with a heading before it points elsewhere."""
    if not tokens or tokens[0].type != "blockquote_open":
        return 0
    for position, token in enumerate(tokens):
        if token.type == "blockquote_close" and token.level == 0:
            headed = any(token.type == "heading_open" for token in tokens[:position])
            return position + 1 if headed else 0
    return 0  # pragma: no cover - block quotes are balanced
