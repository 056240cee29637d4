"""Begin, text and end of HTML elements -> Blocks: chrome passed over, each event seen once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import ClassVar, Final, TypeAlias

from checker.extract.assembly import ALERTS, NOTHING, SPACED, Assembly, Words, absolute
from checker.extract.html_attributes import alert_of, is_chrome, language_of, written
from checker.extract.html_field import PARTS, FieldReading
from checker.extract.html_table import TableReading
from checker.extract.page import (
    Block,
    Code,
    Component,
    Content,
    Heading,
    Item,
    Paragraph,
    Rule,
    Text,
)

# What happens ("begin", "text", "end"), the name or the text, the attributes of a begin.
Event: TypeAlias = tuple[str, str, Mapping[str, str]]

_HEADING: Final = re.compile(r"h[1-6]")
_CONTROLS: Final = frozenset({"iframe", "input", "select", "textarea"})
_LABELS: Final = frozenset({"button", "label", "legend", "option"})
# Where a link leads whose mail address Cloudflare hid in `data-cfemail`.
_PROTECTED: Final = "/cdn-cgi/l/email-protection#"


_End: TypeAlias = Callable[[], None] | None
_Handler: TypeAlias = Callable[["Reading", str, Mapping[str, str]], _End]


class Reading:
    """The state of one walk; `read` it, then take what is `finished`."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._assembly = Assembly()
        self._words = Words()
        self._ends: list[_End] = []  # what the end of each open element does
        self._skipped = 0  # depth below the element that is passed over
        self._captured = 0  # inside a cell, a heading, a label: blocks only part words
        self._lists = 0
        self._item_is_new = False
        self._forms = 0
        self._alert: str | None = None
        self._quote_is_new = False
        self._table: TableReading | None = None
        self._pre: list[str] | None = None
        self._language = ""
        self._details_open: list[tuple[int, Component]] = []
        self._field = FieldReading()
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
        elif is_chrome(name, attributes) or (name == "button" and not self._keeps(attributes)):
            self._words.add(" ")
            self._skipped = 1
        else:
            self._field.see(attributes.get("id", ""))
            self._ends.append(self._element(name, attributes))

    def _keeps(self, attributes: Mapping[str, str]) -> bool:
        """Does a button belong to a form, or carry the name of a field."""
        return self._forms > 0 or "data-component-part" in attributes

    def _element(self, name: str, attributes: Mapping[str, str]) -> _End:
        """Begin an element; what its end will do."""
        part = attributes.get("data-component-part", "")
        if part in PARTS and not self._captured:
            return self._field_part(part)
        handler = self._handlers.get("h" if _HEADING.fullmatch(name) else name)
        if handler is not None:
            return handler(self, name, attributes)
        if name in SPACED or attributes.get("data-as") == "p":
            return self._block(attributes)
        return self._link(name, attributes) if "data-cfemail" in attributes else None

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

    def _block(self, attributes: Mapping[str, str]) -> _End:
        """An element that parts text; perhaps an alert."""
        self._flush()
        kind = alert_of(attributes)
        if kind is None:
            return self._flush
        before, self._alert = self._alert, kind
        return lambda: self._restore(before)

    def _restore(self, alert: str | None) -> None:
        self._flush()
        self._alert = alert
        self._quote_is_new = False

    def _quote(self, _name: str, attributes: Mapping[str, str]) -> _End:
        self._flush()
        before = self._alert
        self._alert = alert_of(attributes) or before
        self._quote_is_new = not self._captured
        return lambda: self._restore(before)

    def _title(self, name: str, _attributes: Mapping[str, str]) -> _End:
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

    def _list(self, _name: str, _attributes: Mapping[str, str]) -> _End:
        self._flush()
        self._lists += 1

        def end() -> None:
            self._flush()
            self._lists -= 1
            self._item_is_new = False

        return end

    def _item(self, _name: str, _attributes: Mapping[str, str]) -> _End:
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

    def _field_part(self, part: str) -> _End:
        """Name, type and pills of a field that an API page documents become one component."""
        self._flush()
        self._captured += 1

        def end() -> None:
            self._captured -= 1
            self._field.part(part, (self._words.taken() or NOTHING).plain, self._assembly)

        return end

    # In a line

    def _break(self, _name: str, _attributes: Mapping[str, str]) -> None:
        self._words.add(" ")

    def _image(self, _name: str, attributes: Mapping[str, str]) -> None:
        self._words.image(attributes.get("alt", ""))

    def _link(self, _name: str, attributes: Mapping[str, str]) -> _End:
        hidden = attributes.get("data-cfemail")
        href = _PROTECTED + hidden if hidden else attributes.get("href")
        if href is None:
            return None
        is_anchor = href.startswith("#") and not self._words.is_in("link")
        mark = self._words.mark()
        self._words.begin("link", absolute(self._url, href))

        def end() -> None:
            if is_anchor and not any(map(str.isalnum, self._words.since(mark))):
                self._words.drop(mark)  # the "#" or "¶" beside a heading
            self._words.end("link")

        return end

    def _code(self, _name: str, _attributes: Mapping[str, str]) -> _End:
        self._words.begin("code")
        return lambda: self._words.end("code")

    def _strong(self, _name: str, _attributes: Mapping[str, str]) -> _End:
        self._words.begin("strong")
        return lambda: self._words.end("strong")

    # Preformatted text

    def _preformatted(self, _name: str, attributes: Mapping[str, str]) -> _End:
        self._flush()
        self._pre = []
        self._language = language_of(attributes)

        def end() -> None:
            text = "".join(self._pre or ()).removesuffix("\n")
            self._pre = None
            if self._captured:
                self._words.begin("code")
                self._words.add(text)
                self._words.end("code")
            elif (self._language, text) not in self._codes:  # desktop and mobile copies
                self._codes.add((self._language, text))
                self._add(Code(info=self._language, text=text))

        return end

    def _in_pre(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "br" and self._pre is not None:
            self._pre.append("\n")
        self._language = self._language or language_of(attributes)

    # Tables

    def _begin_table(self, _name: str, _attributes: Mapping[str, str]) -> _End:
        if self._captured:
            self._words.add(" ")
            return None
        self._flush()
        table = self._table = TableReading()

        def end() -> None:
            self._words.taken()  # text between the cells is not content
            self._captured -= 1
            self._table = None
            content = table.content()
            if content is not None:
                self._add(content)

        self._captured += 1
        return end

    def _table_head(self, _name: str, _attributes: Mapping[str, str]) -> _End:
        table = self._table
        if table is None or self._captured > 1:
            return None
        table.in_head = True

        def end() -> None:
            table.in_head = False

        return end

    def _row(self, _name: str, _attributes: Mapping[str, str]) -> _End:
        if self._table is None or self._captured > 1:
            return self._block(_attributes)
        self._table.row()
        return None

    def _cell(self, name: str, attributes: Mapping[str, str]) -> _End:
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

    def _details(self, name: str, attributes: Mapping[str, str]) -> _End:
        self._flush()
        if self._captured:
            return self._flush
        component = Component(name=name, attributes=written(attributes))
        self._details_open.append((self._assembly.add(component), component))
        self._assembly.enter(component)

        def end() -> None:
            self._flush()
            self._details_open.pop()
            self._assembly.leave()

        return end

    def _summary(self, _name: str, attributes: Mapping[str, str]) -> _End:
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

    def _form(self, _name: str, _attributes: Mapping[str, str]) -> _End:
        self._flush()
        self._forms += 1

        def end() -> None:
            self._flush()
            self._forms -= 1

        return end

    def _control(self, name: str, attributes: Mapping[str, str]) -> _End:
        if attributes.get("type", "").lower() == "hidden":
            return None
        if not self._captured:
            self._flush()
        self._add(Component(name=name, attributes=written(attributes)))
        if name != "textarea":
            return None
        mark = self._words.mark()
        return lambda: self._words.drop(mark)  # what is filled in is not content

    def _labelling(self, name: str, attributes: Mapping[str, str]) -> _End:
        if not self._captured:
            self._flush()
        component = Component(name=name, attributes=written(attributes))
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


def _labelled(text: Text) -> tuple[str, Text] | None:
    """The kind of alert that the first words of a quotation name, and the text after them."""
    label = text.strong[0].rstrip(":") if text.strong else ""
    if label.lower() not in ALERTS or not text.plain.startswith(label):
        return None
    plain = text.plain[len(label) :].lstrip(" :")
    rest = replace(text, plain=plain, strong=text.strong[1:]) if plain else NOTHING
    return ALERTS[label.lower()], rest
