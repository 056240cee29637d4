"""Server-rendered data -> HTML of what it says: headings, paragraphs, lists, links.

Elements of streamed components are written as they are. Of a rich text (Contentful, Sanity,
ProseMirror, mdast, hast) the nodes are known by their kind; of any other object a title by its
name, a link by its address, and a text by being one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Final

from checker.extract.html.rich_text import HREFS, href_of, is_address, marked, node_of, resolved
from checker.extract.html.server_data import Rows
from checker.model.contract import Json
from checker.model.regex import regex

MAX_DEPTH: Final = 120  # of data that is followed
FEW_WORDS: Final = 4  # fewer are no text but a name, unless their own name says otherwise

_ATTRIBUTE: Final = regex(r"[a-z][a-z-]*", re.IGNORECASE)
_REACT: Final = {"className": "class", "htmlFor": "for"}  # all others are called as in HTML
_TITLES: Final = frozenset({"header", "heading", "headline", "label", "question", "title"})
_TEXTS: Final = frozenset(
    {"answer", "body", "content", "description", "html", "markdown", "paragraph"}
    | {"subtitle", "summary", "text"}
)
# What a page's data holds beside its content.
_ASIDE: Final = frozenset(
    {"analytics", "banner", "breadcrumbs", "config", "consent", "cookie", "cookies", "dictionary"}
    | {"env", "footer", "head", "header", "i18n", "locales", "menu", "menus", "messages", "meta"}
    | {"metadata", "nav", "navbar", "navigation", "query", "related", "runtimeconfig", "seo"}
    | {"session", "sidebar", "theme", "translations", "user"}
)
_SILENT: Final = frozenset({"alt", "classname", "icon", "name", "style"})
_MARKUP: Final = regex(r"<(?:p|div|h[1-6]|ul|ol|li|table|section|a|br|strong)\b", re.IGNORECASE)
_MARKDOWN: Final = regex(r"^#{1,6} \S|^[-*] \S|\]\([^)\s]+\)|\*\*\S", re.MULTILINE)
_REFERENCE: Final = regex(r"\$[L@]?([0-9a-f]{1,8})")

Markdown = Callable[[str], str]  # a text of Markdown -> HTML


class Writing:
    """One writing of a page's data as HTML."""

    def __init__(self, markdown: Markdown) -> None:
        self._markdown = markdown
        self._pieces: list[str] = []
        self._rows: Rows = {}
        self._open: set[str] = set()  # rows that were written

    def html(self) -> str:
        """What was written so far."""
        return "".join(self._pieces)

    def state(self, value: Json) -> None:
        """A JSON state."""
        self._data(value, "", 0, 1)

    def stream(self, rows: Rows) -> None:
        """Rows of streamed components: the first, what it refers to, then what nothing led to."""
        self._rows = rows
        for name in sorted(rows, key=lambda one: (len(one), one)):
            if not isinstance(rows[name], str):
                self._tree(f"${name}", 0, shown=False)

    # -------------------------------------------------------------- elements

    def _tree(self, value: Json, depth: int, *, shown: bool) -> None:
        """Elements and what they hold; `shown`: a text here is text of the page."""
        if depth > MAX_DEPTH:
            return
        value = self._resolved(value)
        match value:
            case ["$", str(name), _, dict(properties), *_]:
                self._element(name, properties, depth)
            case list():
                for one in value:
                    self._tree(one, depth + 1, shown=shown)
            case dict():
                for one in value.values():
                    self._tree(one, depth + 1, shown=False)
            case str() if shown and value[:1] != "$":
                self._pieces.append(escape(value))
            case str() if shown and value[:2] == "$$":  # a text that begins with one
                self._pieces.append(escape(value[1:]))
            case int() if shown and not isinstance(value, bool):
                self._pieces.append(str(value))

    def _element(self, name: str, properties: Mapping[str, Json], depth: int) -> None:
        if name == "title":  # of the window, not of the page
            return
        markup = properties.get("dangerouslySetInnerHTML")
        inner = self._resolved(markup.get("__html")) if isinstance(markup, dict) else None
        if name.startswith("$") and is_address(properties.get("href")) and "children" in properties:
            name = "a"  # whatever the application calls its links
        end = ""
        if name.startswith("$"):  # a component of the application: what it was given, as data
            self._data({k: v for k, v in properties.items() if k != "children"}, "", depth, 1)
        else:
            self._pieces.append(f"<{escape(name)}{''.join(_written(properties))}>")
            end = f"</{escape(name)}>"
        if isinstance(inner, str):
            self._pieces.append(inner)
        self._tree(properties.get("children"), depth + 1, shown=True)
        self._pieces.append(end)

    def _resolved(self, value: Json) -> Json:
        """The row that a value leads to, each row once; else the value."""
        while isinstance(value, str) and (found := _REFERENCE.fullmatch(value)):
            if found[1] not in self._rows or found[1] in self._open:
                break
            self._open.add(found[1])
            value = self._rows[found[1]]
        return value

    # -------------------------------------------------------------- data

    def _data(self, value: Json, name: str, depth: int, level: int) -> None:
        """Any data; `name` is the name it stands under, `level` that of the next title."""
        if depth > MAX_DEPTH:
            return
        value = self._resolved(value)
        match value:
            case ["$", str(tag), _, dict(properties), *_]:
                self._element(tag, properties, depth)
            case list():
                for one in value:
                    self._data(one, name, depth + 1, level)
            case dict() if (node := node_of(value)) is not None:
                self._node(node, value, depth)
            case dict():
                self._object(value, depth, level)
            case str():
                self._string(value, name, level)

    def _object(self, value: Mapping[str, Json], depth: int, level: int) -> None:
        named = {key.lower(): it for key, it in value.items()}
        title = next((named[key] for key in named if key in _TITLES and _is_said(named[key])), None)
        href = next((named[key] for key in HREFS if is_address(named.get(key))), None)
        if href is not None:
            names = (title, named.get("text"), named.get("name"))
            title = next(filter(_is_said, names), "")
            self._link(str(href), str(title))
        elif title is not None:
            self._title(str(title), level)
            level += 1
        for way, scheme in (("email", "mailto:"), ("phone", "tel:"), ("telephone", "tel:")):
            if isinstance(named.get(way), str):
                self._link(f"{scheme}{named[way]}", str(named[way]))
        for key, it in value.items():
            aside = key.lower() in _ASIDE and isinstance(it, dict | list)
            if not aside and not key.startswith("_") and it is not title and it is not href:
                self._data(it, key.lower(), depth + 1, level)

    def _link(self, href: str, said: str) -> None:
        self._pieces.append(f'<p><a href="{escape(href)}">{escape(said)}</a></p>')

    def _title(self, said: str, level: int) -> None:
        self._pieces.append(f"<h{min(level, 6)}>{escape(said)}</h{min(level, 6)}>")

    def _string(self, value: str, name: str, level: int) -> None:
        if name in _SILENT or value.startswith(("$", "{", "/", "http")):
            return
        if _MARKUP.search(value):
            self._pieces.append(value)
        elif _MARKDOWN.search(value):
            self._pieces.append(self._markdown(value))
        elif name in _TITLES:
            self._title(value, level)
        elif name in _TEXTS or len(value.split()) >= FEW_WORDS:
            self._pieces.append(f"<p>{escape(value)}</p>")

    def _node(self, tag: str, node: Mapping[str, Json], depth: int) -> None:
        """A node of a rich text."""
        if depth > MAX_DEPTH:
            return
        link = f'<a href="{escape(href_of(node))}">'
        self._pieces.append(link if tag == "a" else f"<{tag}>" * bool(tag))
        for name in ("value", "text"):
            said = node.get(name)
            if isinstance(said, str):
                self._pieces.append(marked(node, escape(said)))
        for name in ("children", "content"):
            inner = node.get(name)
            for one in inner if isinstance(inner, list) else ():
                if isinstance(one, dict):
                    below = node_of(one)
                    self._node("" if below is None else below, resolved(one, node), depth + 1)
        self._pieces.append(f"</{tag}>" * bool(tag))


def _written(properties: Mapping[str, Json]) -> Iterator[str]:
    for name, value in properties.items():
        said = "true" if value is True else value
        given = isinstance(said, str) and not said.startswith("$")  # a reference, or `undefined`
        if given and name != "children" and _ATTRIBUTE.fullmatch(name):
            yield f' {_REACT.get(name, name)}="{escape(str(said))}"'


def _is_said(value: Json) -> bool:
    return isinstance(value, str) and any(map(str.isalpha, value)) and value[:1] not in "$/{<"
