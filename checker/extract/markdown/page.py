"""Markdown -> Page: CommonMark with tables and MDX components, as documentation sites export it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import unescape
from typing import ClassVar, Final, TypeAlias

from markdown_it.token import Token

from checker.extract.assembly import ALERTS, NOTHING, Assembly, first_title
from checker.extract.decoded import decoded
from checker.extract.markdown.front_matter import parted
from checker.extract.markdown.inline import text_of
from checker.extract.markdown.mdx import Tag, source_of
from checker.extract.markdown.parser import bounded, parse
from checker.extract.page import (
    Code,
    Component,
    Content,
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
_ALERT_LABEL: Final = re.compile(r"(?:\*\*|__)([A-Za-z]{1,20})(?:\*\*|__|:)")
_HTML_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING_ID: Final = re.compile(r"\s*\{#[\w.:-]+\}\s*$")


def read_markdown(body: bytes, url: str) -> Page:
    """The page that a Markdown body is; any bytes give a page."""
    front, text = parted(decoded(body), url)
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
        description=reading.description or front.get("description", ""),
        language=None,
        breadcrumbs=(),
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
        self.description = ""
        self._url = url
        self._answered = answered
        self._kinds: list[str | None] = []  # the alert inside of which each open quote stands
        self._scopes: list[str | None] = []  # likewise each open component
        self._alert: str | None = None
        self._label = ""  # what names the alert at the begin of its first paragraph
        self._lists = 0
        self._item_is_new = False
        self._titled = False
        self._after_title = False
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
        self._add(Code(info=unescape(token.info.strip()), text=token.content.removesuffix("\n")))

    def _rule(self, _tokens: Sequence[Token], _position: int) -> None:
        self._add(ThematicBreak())

    def _open_list(self, _tokens: Sequence[Token], _position: int) -> None:
        self._lists += 1

    def _close_list(self, _tokens: Sequence[Token], _position: int) -> None:
        self._lists -= 1

    def _open_item(self, _tokens: Sequence[Token], _position: int) -> None:
        self._item_is_new = True

    def _open_quote(self, tokens: Sequence[Token], position: int) -> None:
        kind, self._label = _alert_of(tokens, position)
        self._kinds.append(self._alert)
        self._alert = kind or self._alert

    def _close_quote(self, _tokens: Sequence[Token], _position: int) -> None:
        self._alert = self._kinds.pop()

    def _open_table(self, _tokens: Sequence[Token], _position: int) -> None:
        self._rows = []

    def _open_row(self, _tokens: Sequence[Token], _position: int) -> None:
        self._cells = []

    def _close_row(self, _tokens: Sequence[Token], _position: int) -> None:
        self._rows.append(tuple(self._cells))

    def _close_table(self, _tokens: Sequence[Token], _position: int) -> None:
        self._add(Table(header=self._rows[0], rows=tuple(self._rows[1:])))

    def _add(self, content: Content) -> None:
        self.assembly.add(content)
        self._after_title = False

    def _inline(self, tokens: Sequence[Token], position: int) -> None:
        opening = tokens[position - 1]
        text = text_of(tokens[position].children or (), self._url)
        if opening.type in ("th_open", "td_open"):
            self._cells.append(text or NOTHING)
            return
        if self._label and text is not None:
            text, self._label = _without(text, self._label), ""
        if text is None:
            return
        if opening.type == "heading_open" and not self._kinds and not self._lists:
            self._heading(int(opening.tag[1]), text)
        elif self._item_is_new and self._lists:
            self._item_is_new = False
            self._add(Item(text=text, depth=self._lists - 1, alert=self._alert))
        else:
            if self._after_title and self._kinds and not self._alert:
                self.description = text.plain
            self._add(Paragraph(text=text, alert=self._alert))

    def _heading(self, level: int, text: Text) -> None:
        plain = _HEADING_ID.sub("", text.plain)
        self._add(Heading(level=level, text=replace(text, plain=plain)))
        self._after_title = level == 1 and not self._titled
        self._titled |= level == 1

    def _tag(self, tokens: Sequence[Token], position: int) -> None:
        tag: Tag = tokens[position].meta["tag"]
        answered = position in self._answered
        kind = _component_alert(tag.component)
        if tag.opens:
            if kind is None:
                self._add(tag.component)
            if answered:
                self._scopes.append(self._alert)
                self._alert = kind or self._alert
                self.assembly.enter(tag.component)
        elif answered:
            self._alert = self._scopes.pop()
            self.assembly.leave()

    def _html(self, tokens: Sequence[Token], position: int) -> None:
        content = tokens[position].content
        if "<" not in _HTML_COMMENT.sub("", content):
            return
        # Only a page with raw HTML in it needs the other reader.
        from checker.extract.html.page import read_fragment  # noqa: PLC0415

        for block in read_fragment(content, self._url):
            self._add(block)

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


def _alert_of(tokens: Sequence[Token], position: int) -> tuple[str | None, str]:
    """The kind of alert that a block quote is, and the label that says so."""
    inline = tokens[position + 2] if len(tokens) > position + 2 else None
    if inline is None or inline.type != "inline":
        return None, ""
    mark = _ALERT_MARK.match(inline.content)
    if mark and mark[1].lower() in ALERTS:
        return ALERTS[mark[1].lower()], mark[0].strip()
    strong = _ALERT_LABEL.match(inline.content)
    if strong and strong[1].lower() in ALERTS:
        return ALERTS[strong[1].lower()], strong[1]
    return None, ""


def _without(text: Text, label: str) -> Text | None:
    """The text after the label of its alert; None where nothing is left."""
    plain = text.plain.removeprefix(label).lstrip(" :")
    strong = text.strong[1:] if text.strong and text.strong[0].rstrip(":") == label else text.strong
    return replace(text, plain=plain, strong=strong) if plain or text.images else None


def _component_alert(component: Component) -> str | None:
    """The kind of alert that a component is."""
    name = component.name.lower()
    if name in ("admonition", "alert", "callout"):
        given = component.get("type") or component.get("kind") or component.get("severity") or ""
        return ALERTS.get(given.lower(), "note")
    return ALERTS.get(name)
