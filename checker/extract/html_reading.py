"""Begin, text and end of HTML elements -> Blocks: chrome passed over, each event seen once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import ClassVar, Final, TypeAlias

from checker.extract.assembly import ALERTS, NOTHING, SPACED, Assembly, Words, absolute
from checker.extract.page import (
    Block,
    Code,
    Component,
    Content,
    Heading,
    Item,
    Paragraph,
    Rule,
    Table,
    Text,
)

# What happens ("begin", "text", "end"), the name or the text, the attributes of a begin.
Event: TypeAlias = tuple[str, str, Mapping[str, str]]

MAX_COLUMNS: Final = 100  # cells that a span may fill in one row

# Elements and places that are not content.
_CHROME_NAMES: Final = frozenset(
    [
        "aside",
        "audio",
        "canvas",
        "dialog",
        "footer",
        "head",
        "map",
        "nav",
        "noscript",
        "object",
        "script",
        "style",
        "svg",
        "template",
        "video",
    ]
)
_CHROME_ROLES: Final = frozenset({"banner", "complementary", "contentinfo", "navigation", "search"})
_CHROME_IDS: Final = frozenset(
    [
        "feedback",
        "footer",
        "google_translate_element",
        "navbar",
        "pagination",
        "sidebar",
        "sidebar-content",
        "table-of-contents",
        "table-of-contents-layout",
        "TableOfContents",
    ]
)
_CHROME_CLASSES: Final = re.compile(
    r"(?:^|\s)(?:breadcrumbs?|cookie-banner|copy-button|d-print-none|feedback(?:--\S*|-toolbar)?"
    r"|page-meta|pagination|sidebar|skip-link|sr-only|td-(?:breadcrumbs|heading-self-link|page-meta\S*"
    r"|search\S*|sidebar\S*|toc\S*)|table-of-contents|toc|visually-hidden)(?=\s|$)"
)
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ALERT_CLASS: Final = re.compile(r"(?:td-)?(?:alert|callout|admonition)(?:-{1,2}(\w+))?")
_ALERT_TITLES: Final = re.compile(
    r"(?:^|\s)(?:td-)?(?:alert-heading|alert-title|admonition-title|callout-title)"
)
_LANGUAGE: Final = re.compile(r"(?:^|\s)(?:language|lang|highlight-source)-([\w+#.-]+)")
_HEADING: Final = re.compile(r"h[1-6]")
_LOOKS: Final = frozenset({"class", "style"})
_CONTROLS: Final = frozenset({"iframe", "input", "select", "textarea"})
_LABELS: Final = frozenset({"button", "label", "legend", "option"})


_End: TypeAlias = Callable[[], None] | None
_Handler: TypeAlias = Callable[["Reading", str, Mapping[str, str]], _End]


class Reading:
    """The state of one walk; `read` it, then take what is `finished`."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._assembly = Assembly()
        self._words = Words()
        self._ends: list[Callable[[], None] | None] = []  # what the end of each open element does
        self._skipped = 0  # depth below the element that is passed over
        self._captured = 0  # inside a cell, a heading, a label: blocks only part words
        self._lists = 0
        self._item_is_new = False
        self._forms = 0
        self._alert: str | None = None
        self._quote_is_new = False
        self._table: _Table | None = None
        self._pre: list[str] | None = None
        self._language = ""
        self._details_open: list[tuple[int, Component]] = []
        self._codes: set[tuple[str, str]] = set()

    def read(self, events: Iterable[Event]) -> None:
        """Every event once, in order."""
        for kind, name, attributes in events:
            if kind == "begin":
                self._begin(name, attributes)
            elif kind == "end":
                self._end()
            elif self._pre is not None:
                self._pre.append(name)
            elif not self._skipped:
                self._words.add(name)
        self._flush()

    def finished(self) -> tuple[Block, ...]:
        """The blocks, in the order of the page."""
        return self._assembly.finished()

    def _end(self) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        end = self._ends.pop()
        if end is not None:
            end()

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._skipped:
            self._skipped += 1
        elif self._pre is not None:
            self._ends.append(None)
            self._in_pre(name, attributes)
        elif _is_chrome(name, attributes) or (name == "button" and not self._keeps(attributes)):
            self._words.add(" ")
            self._skipped = 1
        else:
            self._ends.append(self._element(name, attributes))

    def _keeps(self, attributes: Mapping[str, str]) -> bool:
        """Does a button belong to a form, or carry the name of a field."""
        return self._forms > 0 or "data-component-part" in attributes

    def _element(self, name: str, attributes: Mapping[str, str]) -> Callable[[], None] | None:
        """Begin an element; what its end will do."""
        handler = self._handlers.get("h" if _HEADING.fullmatch(name) else name)
        if handler is not None:
            return handler(self, name, attributes)
        if name in SPACED or attributes.get("data-as") == "p":
            return self._block(attributes)
        return None

    # Text that stands by itself

    def _flush(self) -> None:
        """What was read so far is a paragraph or an item of its own."""
        if self._captured:
            self._words.add(" ")
            return
        text = self._words.taken()
        if text is None:
            return
        if self._quote_is_new:
            self._quote_is_new = False
            labelled = _labelled(text)
            if labelled is not None:
                self._alert, text = labelled
                if text is NOTHING:
                    return
        if self._item_is_new and self._lists:
            self._item_is_new = False
            self._add(Item(text=text, depth=self._lists - 1, alert=self._alert))
        else:
            self._add(Paragraph(text=text, alert=self._alert))

    def _add(self, content: Content) -> None:
        self._assembly.add(content)

    def _block(self, attributes: Mapping[str, str]) -> Callable[[], None]:
        """An element that parts text; perhaps an alert."""
        self._flush()
        kind = _alert_of(attributes)
        if kind is None:
            return self._flush
        before, self._alert = self._alert, kind
        return lambda: self._restore(before)

    def _restore(self, alert: str | None) -> None:
        self._flush()
        self._alert = alert
        self._quote_is_new = False

    def _quote(self, _name: str, attributes: Mapping[str, str]) -> Callable[[], None]:
        self._flush()
        before = self._alert
        self._alert = _alert_of(attributes) or before
        self._quote_is_new = not self._captured
        return lambda: self._restore(before)

    def _title(self, name: str, _attributes: Mapping[str, str]) -> Callable[[], None] | None:
        if self._captured:
            self._words.add(" ")
            return None
        self._flush()
        self._captured += 1

        def end() -> None:
            self._captured -= 1
            text = self._words.taken()
            if text is not None:
                self._add(Heading(level=int(name[1]), text=text))

        return end

    def _list(self, _name: str, _attributes: Mapping[str, str]) -> Callable[[], None]:
        self._flush()
        self._lists += 1

        def end() -> None:
            self._flush()
            self._lists -= 1
            self._item_is_new = False

        return end

    def _item(self, _name: str, _attributes: Mapping[str, str]) -> Callable[[], None]:
        self._flush()
        self._item_is_new = True

        def end() -> None:
            self._flush()
            self._item_is_new = False

        return end

    def _rule(self, _name: str, _attributes: Mapping[str, str]) -> None:
        self._flush()
        if not self._captured:
            self._add(Rule())

    # In a line

    def _break(self, _name: str, _attributes: Mapping[str, str]) -> None:
        self._words.add(" ")

    def _image(self, _name: str, attributes: Mapping[str, str]) -> None:
        self._words.image(attributes.get("alt", ""))

    def _link(self, _name: str, attributes: Mapping[str, str]) -> Callable[[], None] | None:
        href = attributes.get("href")
        if href is None:
            return None
        self._words.open_link(absolute(self._url, href))
        return self._words.close_link

    def _code(self, _name: str, _attributes: Mapping[str, str]) -> Callable[[], None]:
        mark = self._words.mark()
        return lambda: self._words.code_since(mark)

    def _strong(self, _name: str, _attributes: Mapping[str, str]) -> Callable[[], None]:
        mark = self._words.mark()
        return lambda: self._words.strong_since(mark)

    # Preformatted text

    def _preformatted(self, _name: str, attributes: Mapping[str, str]) -> Callable[[], None]:
        self._flush()
        self._pre = []
        self._language = _language(attributes)

        def end() -> None:
            text = "".join(self._pre or ()).removesuffix("\n")
            self._pre = None
            if self._captured:
                self._words.code(text)
            elif (self._language, text) not in self._codes:  # desktop and mobile copies
                self._codes.add((self._language, text))
                self._add(Code(info=self._language, text=text))

        return end

    def _in_pre(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "br" and self._pre is not None:
            self._pre.append("\n")
        self._language = self._language or _language(attributes)

    # Tables

    def _begin_table(self, _name: str, _attributes: Mapping[str, str]) -> Callable[[], None] | None:
        if self._captured:
            self._words.add(" ")
            return None
        self._flush()
        table = self._table = _Table()

        def end() -> None:
            self._words.taken()  # text between the cells is not content
            self._captured -= 1
            self._table = None
            content = table.content()
            if content is not None:
                self._add(content)

        self._captured += 1
        return end

    def _table_head(self, _name: str, _attributes: Mapping[str, str]) -> Callable[[], None] | None:
        table = self._table
        if table is None or self._captured > 1:
            return None
        table.in_head = True

        def end() -> None:
            table.in_head = False

        return end

    def _row(self, _name: str, _attributes: Mapping[str, str]) -> Callable[[], None] | None:
        if self._table is None or self._captured > 1:
            return self._block(_attributes)
        self._table.row()
        return None

    def _cell(self, name: str, attributes: Mapping[str, str]) -> Callable[[], None] | None:
        table = self._table
        if table is None or self._captured > 1:
            return self._block(attributes)
        self._words.taken()
        self._captured += 1

        def end() -> None:
            self._captured -= 1
            table.cell(name, attributes, self._words.taken() or NOTHING)

        return end

    # Components and forms

    def _details(self, name: str, attributes: Mapping[str, str]) -> Callable[[], None]:
        self._flush()
        if self._captured:
            return self._flush
        component = Component(name=name, attributes=_written(attributes))
        self._details_open.append((self._assembly.add(component), component))
        self._assembly.enter(component)

        def end() -> None:
            self._flush()
            self._details_open.pop()
            self._assembly.leave()

        return end

    def _summary(self, _name: str, attributes: Mapping[str, str]) -> Callable[[], None]:
        if self._captured or not self._details_open:
            return self._block(attributes)
        self._flush()
        place, component = self._details_open[-1]
        self._captured += 1

        def end() -> None:
            self._captured -= 1
            text = self._words.taken() or NOTHING
            named = replace(component, text=text.plain)
            self._assembly.fill(place, named)
            self._assembly.leave()
            self._assembly.enter(named)

        return end

    def _form(self, _name: str, _attributes: Mapping[str, str]) -> Callable[[], None]:
        self._flush()
        self._forms += 1

        def end() -> None:
            self._flush()
            self._forms -= 1

        return end

    def _control(self, name: str, attributes: Mapping[str, str]) -> Callable[[], None] | None:
        if attributes.get("type", "").lower() == "hidden":
            return None
        if not self._captured:
            self._flush()
        self._add(Component(name=name, attributes=_written(attributes)))
        if name != "textarea":
            return None
        mark = self._words.mark()
        return lambda: self._words.drop(mark)  # what is filled in is not content

    def _labelling(self, name: str, attributes: Mapping[str, str]) -> Callable[[], None]:
        if not self._captured:
            self._flush()
        component = Component(name=name, attributes=_written(attributes))
        place = self._assembly.add(component)
        mark = self._words.mark()
        self._captured += 1

        def end() -> None:
            self._captured -= 1
            text = self._words.since(mark)
            self._words.drop(mark)
            self._assembly.fill(place, replace(component, text=text))

        return end

    _handlers: ClassVar[Mapping[str, _Handler]] = {
        "a": _link,
        "b": _strong,
        "blockquote": _quote,
        "br": _break,
        "code": _code,
        "details": _details,
        "form": _form,
        "h": _title,
        "hr": _rule,
        "img": _image,
        "li": _item,
        "ol": _list,
        "pre": _preformatted,
        "strong": _strong,
        "summary": _summary,
        "table": _begin_table,
        "td": _cell,
        "th": _cell,
        "thead": _table_head,
        "tr": _row,
        "ul": _list,
        **dict.fromkeys(_CONTROLS, _control),
        **dict.fromkeys(_LABELS, _labelling),
    }


class _Table:
    """A table while it is read; cells that span rows are repeated."""

    def __init__(self) -> None:
        self.in_head = False
        self._header: tuple[Text, ...] | None = None
        self._rows: list[list[Text]] = []
        self._heads: list[bool] = []  # is the row in the head, or made of header cells alone
        self._spans: dict[int, tuple[int, Text]] = {}  # column -> rows still to fill, with what

    def row(self) -> None:
        """The next row begins."""
        self._rows.append([])
        self._heads.append(True)
        self._fill()

    def cell(self, name: str, attributes: Mapping[str, str], text: Text) -> None:
        """The next cell of the row."""
        if not self._rows:
            self.row()
        self._heads[-1] &= name == "th" or self.in_head
        row = self._rows[-1]
        rows = _number(attributes.get("rowspan")) - 1
        for column in range(_number(attributes.get("colspan"))):
            if rows and len(self._spans) < MAX_COLUMNS:
                self._spans[len(row)] = (rows, text if column == 0 else NOTHING)
            row.append(text if column == 0 else NOTHING)
        self._fill()

    def _fill(self) -> None:
        """Cells that a row above spans down to here."""
        row = self._rows[-1]
        while len(row) in self._spans and self._spans[len(row)][0]:
            rows, text = self._spans.pop(len(row))
            if rows > 1:
                self._spans[len(row)] = (rows - 1, text)
            row.append(text)

    def content(self) -> Table | None:
        """The table; its first row is the header. None where it has no cell."""
        rows = [
            (tuple(row), head) for row, head in zip(self._rows, self._heads, strict=True) if row
        ]
        if not rows:
            return None
        header = rows[0][0]
        body = [row for row, head in rows[1:] if not head or row != header]
        return Table(header=header, rows=tuple(_padded(row, len(header)) for row in body))


def _padded(row: tuple[Text, ...], width: int) -> tuple[Text, ...]:
    """As long as the header, within bounds."""
    return row + (NOTHING,) * (min(width, MAX_COLUMNS) - len(row))


def _number(text: str | None) -> int:
    """A span: at least 1, at most MAX_COLUMNS."""
    return min(max(int(text), 1), MAX_COLUMNS) if text and text.isdecimal() else 1


def _is_chrome(name: str, attributes: Mapping[str, str]) -> bool:
    """Navigation, feedback, scripts, and what is not shown."""
    role = attributes.get("role", "")
    if name in _CHROME_NAMES or role in _CHROME_ROLES or attributes.get("id") in _CHROME_IDS:
        return True
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return role not in ("region", "tabpanel")  # what a click shows is content
    return (
        attributes.get("aria-hidden") == "true"
        or _HIDDEN_STYLE.search(attributes.get("style", "")) is not None
        or _CHROME_CLASSES.search(attributes.get("class", "")) is not None
        or _ALERT_TITLES.search(attributes.get("class", "")) is not None
    )


def _alert_of(attributes: Mapping[str, str]) -> str | None:
    """The kind of alert that an element is; its classes say so."""
    classes = attributes.get("class", "").split()
    alike = [found for token in classes if (found := _ALERT_CLASS.fullmatch(token))]
    stated = (attributes.get("data-callout-type", ""), *(found[1] or "" for found in alike))
    kind = next((ALERTS[word] for word in stated if word in ALERTS), None)
    return kind or ("note" if any(found[1] is None for found in alike) else None)


def _labelled(text: Text) -> tuple[str, Text] | None:
    """The kind of alert that the first words of a quotation name, and the text after them."""
    label = text.strong[0].rstrip(":") if text.strong else ""
    if label.lower() not in ALERTS or not text.plain.startswith(label):
        return None
    plain = text.plain[len(label) :].lstrip(" :")
    rest = replace(text, plain=plain, strong=text.strong[1:]) if plain else NOTHING
    return ALERTS[label.lower()], rest


def _language(attributes: Mapping[str, str]) -> str:
    """The language of a code block, by its attributes or classes; "" where none is said."""
    for name in ("data-lang", "data-language", "language"):
        if attributes.get(name):
            return attributes[name]
    found = _LANGUAGE.search(attributes.get("class", ""))
    return found[1] if found else ""


def _written(attributes: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Attributes as a component has them, without their looks."""
    return tuple(
        (name, value or "true") for name, value in attributes.items() if name not in _LOOKS
    )
