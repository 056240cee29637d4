"""What is known while the elements of an HTML page are read, and how text becomes a block."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias

from checker.extract.assembly import ALERTS, NOTHING, Assembly, Words
from checker.extract.html.attributes import alert_of
from checker.extract.html.field import FieldReading
from checker.extract.html.table import TableReading
from checker.extract.page import Component, Content, Item, Paragraph, Text

Attributes: TypeAlias = Mapping[str, str]
End: TypeAlias = Callable[[], None] | None  # what the end of an element does


class WalkState:
    """The state of one walk over a page."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.assembly = Assembly()
        self.words = Words()
        self.captured = 0  # inside a cell, a heading, a label: blocks only part words
        self.lists = 0
        self.item_is_new = False
        self.quote_is_new = False
        self.forms = 0
        self.alert: str | None = None
        self.details: list[tuple[int, Component]] = []  # those that are open, and their places
        self.field = FieldReading()
        self.table: TableReading | None = None
        self.pre: list[str] | None = None
        self.cut = False  # is a table larger than what is read of one?
        self.language = ""  # of the code in `pre`
        self.codes: set[tuple[str, str]] = set()  # language and text of each block of code

    def add(self, content: Content) -> int:
        """The next block; its place."""
        return self.assembly.add(content)

    def flush(self) -> None:
        """What was read so far is a paragraph or an item of its own."""
        if self.captured:
            self.words.add(" ")
            return
        text = self.words.taken()
        if text is not None and self.quote_is_new:
            self.quote_is_new = False
            self.alert, text = _labelled(text, self.alert)
        if text is None:
            return
        if self.item_is_new and self.lists:
            self.item_is_new = False
            self.add(Item(text=text, depth=self.lists - 1, alert=self.alert))
        else:
            self.add(Paragraph(text=text, alert=self.alert))

    def block(self, attributes: Attributes) -> End:
        """An element that parts text; perhaps an alert."""
        self.flush()
        kind = alert_of(attributes)
        return self.flush if kind is None else self.within(kind)

    def within(self, alert: str | None) -> End:
        """What follows is inside of an alert, until the end."""
        before, self.alert = self.alert, alert

        def end() -> None:
            self.flush()
            self.alert = before
            self.quote_is_new = False

        return end

    def capture(self, then: Callable[[Text], None]) -> End:
        """All text until the end is one Text, whatever elements it stands in."""
        self.captured += 1

        def end() -> None:
            self.captured -= 1
            then(self.words.taken() or NOTHING)

        return end


def _labelled(text: Text, alert: str | None) -> tuple[str | None, Text | None]:
    """The kind of alert that the first words of a quotation name, and the text after them."""
    label = text.strong[0].rstrip(":") if text.strong else ""
    if label.lower() not in ALERTS or not text.plain.startswith(label):
        return alert, text
    plain = text.plain[len(label) :].lstrip(" :")
    rest = replace(text, plain=plain, strong=text.strong[1:]) if plain else None
    return ALERTS[label.lower()], rest
