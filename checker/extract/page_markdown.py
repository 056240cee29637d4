"""Markdown -> Page: CommonMark with tables and MDX components, as documentation sites export it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import unescape
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from checker.extract.assembly import (
    ALERTS,
    HTML_NAMES,
    NOTHING,
    SPACED,
    Assembly,
    Words,
    absolute,
    first_title,
)
from checker.extract.decoded import decoded
from checker.extract.front_matter import parted
from checker.extract.mdx import INLINE, Tag, source_of
from checker.extract.page import (
    Code,
    Component,
    Content,
    Heading,
    Item,
    Page,
    Paragraph,
    Rule,
    Table,
    Text,
)

_TAGS: Final = "checker.tags"  # key in markdown-it's environment: the tags by line
_ALERT_MARK: Final = re.compile(r"\[!([A-Za-z]{1,20})\][+-]?\s*")  # GitHub's alert syntax
_ALERT_LABEL: Final = re.compile(r"(?:\*\*|__)([A-Za-z]{1,20})(?:\*\*|__|:)")
_HTML_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING_ID: Final = re.compile(r"\s*\{#[\w.:-]+\}\s*$")
_BARE: Final = re.compile(
    r"https?://[^\s<>()\[\]`\"']+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
)
_HTML_TAG: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_ATTRIBUTE: Final = re.compile(r"""([a-zA-Z-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")


def read_markdown(body: bytes, url: str) -> Page:
    """The page that a Markdown body is; any bytes give a page."""
    front, text = parted(decoded(body), url)
    source = source_of(text)
    env: dict[str, object] = {_TAGS: source.tags}
    tokens = _parser().parse("\n".join(source.lines), env)
    reading = _Reading(url, _closed(tokens))
    reading.read(tokens)
    blocks = reading.assembly.finished()
    return Page(
        url=url,
        form="markdown",
        title=first_title(blocks) or front.get("title", ""),
        description=reading.description or front.get("description", ""),
        language=None,
        breadcrumbs=(),
        updated=front.get("lastmod") or front.get("updated"),
        blocks=blocks,
    )


def _component(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """A line that holds a component tag; `mdx.source_of` set it apart."""
    tag = state.env[_TAGS].get(start)
    if tag is None:
        return False
    if not silent:
        token = state.push("component", "", 0)
        token.meta = {"tag": tag}
        state.line = start + 1
    return True


def _parser() -> MarkdownIt:
    """CommonMark with tables; no indented code, which MDX has not either (bodies are indented)."""
    parser = MarkdownIt("commonmark").enable("table").disable("code")
    parser.block.ruler.before(
        "table", "component", _component, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    return parser


def _closed(tokens: Sequence[Token]) -> set[int]:
    """Positions of the opening tags that a closing tag answers; an unclosed one encloses nothing."""
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
            while open_tags:
                other, start = open_tags.pop()
                counts[other] -= 1
                if other == name:
                    answered |= {start, position}
                    break
    return answered


class _Reading:
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
        start = _past_index(tokens)
        for position in range(start, len(tokens)):
            self._token(tokens, position)

    def _token(self, tokens: Sequence[Token], position: int) -> None:
        token = tokens[position]
        match token.type:
            case "inline":
                self._inline(tokens[position - 1], token)
            case "fence":
                self._add(Code(info=token.info.strip(), text=token.content.removesuffix("\n")))
            case "hr":
                self._add(Rule())
            case "html_block":
                self._html(token.content)
            case "component":
                self._component(token.meta["tag"], answered=position in self._answered)
            case "bullet_list_open" | "ordered_list_open":
                self._lists += 1
            case "bullet_list_close" | "ordered_list_close":
                self._lists -= 1
            case "list_item_open":
                self._item_is_new = True
            case "blockquote_open":
                kind, self._label = _alert_of(tokens, position)
                self._kinds.append(self._alert)
                self._alert = kind or self._alert
            case "blockquote_close":
                self._alert = self._kinds.pop()
            case "tr_open":
                self._cells = []
            case "tr_close":
                self._rows.append(tuple(self._cells))
            case "table_open":
                self._rows = []
            case "table_close":
                self._add(Table(header=self._rows[0], rows=tuple(self._rows[1:])))

    def _add(self, content: Content) -> None:
        self.assembly.add(content)
        self._after_title = False

    def _inline(self, opening: Token, token: Token) -> None:
        text = _text(token.children or (), self._url)
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

    def _component(self, tag: Tag, *, answered: bool) -> None:
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

    def _html(self, content: str) -> None:
        if "<" not in _HTML_COMMENT.sub("", content):
            return
        # Only a page with raw HTML in it needs the other reader.
        from checker.extract.page_html import read_fragment  # noqa: PLC0415

        for block in read_fragment(content, self._url):
            self._add(block)


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


def _text(children: Iterable[Token], url: str) -> Text | None:
    """Inline tokens, read."""
    words = Words()
    strong: list[int] = []
    code: list[int] = []
    linked = 0
    for token in children:
        match token.type:
            case "text":
                words.add(token.content)
                if not linked:
                    _bare_links(token.content, words)
            case "code_inline":
                words.code(token.content)
            case "softbreak" | "hardbreak":
                words.add(" ")
            case "image":
                words.image(token.content)
            case "link_open":
                linked += 1
                words.open_link(absolute(url, str(token.attrs.get("href", ""))))
            case "link_close":
                linked -= 1
                words.close_link()
            case "strong_open":
                strong.append(words.mark())
            case "strong_close":
                words.strong_since(strong.pop())
            case "html_inline":
                linked += _inline_html(token.content, words, code, url)
    return words.taken()


def _bare_links(text: str, words: Words) -> None:
    """Addresses that stand in the text (GitHub Flavored Markdown §6.9)."""
    if "@" in text or "://" in text:
        for found in _BARE.finditer(text):
            address = found[0].rstrip(".,;:!?*_~")
            words.link(address, address if "://" in address else f"mailto:{address}")


def _inline_html(content: str, words: Words, code: list[int], url: str) -> int:
    """One HTML tag in a line; how many links it opens (negative: closes)."""
    found = _HTML_TAG.match(content)
    if content.startswith("<!"):
        return 0
    name = found[1].lower() if found else ""
    if name not in HTML_NAMES and (not found or found[1] not in INLINE):
        words.add(content)  # a placeholder such as <key>
        return 0
    closing = content.startswith("</")
    attributes = {key.lower(): value.strip("\"'") for key, value in _ATTRIBUTE.findall(content)}
    match name:
        case "a" if not closing and "href" in attributes:
            words.open_link(absolute(url, unescape(attributes["href"])))
            return 1
        case "a" if closing and words.linked:
            words.close_link()
            return -1
        case "img":
            words.image(unescape(attributes.get("alt", "")))
        case "code" if not closing:
            code.append(words.mark())
        case "code" if code:
            words.code_since(code.pop())
        case _ if name in SPACED:
            words.add(" ")
    return 0
