"""What is known while the elements of an HTML page are read, and how text becomes a block."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from checker.extract.assembly import NOTHING, Assembly, Words
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
        self.forms = 0
        self.details: list[tuple[int, Component]] = []  # those that are open, and their places
        self.field = FieldReading()
        self.table: TableReading | None = None
        self.pre: list[str] | None = None
        self.cut = False  # is a table larger than what is read of one?
        self.language: str  # of the code in `pre`
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
        if text is None:
            return
        if self.item_is_new and self.lists:
            self.item_is_new = False
            self.add(Item(text=text, depth=self.lists - 1))
        else:
            self.add(Paragraph(text=text))

    def block(self) -> End:
        """An element that parts text."""
        self.flush()
        return self.flush

    def capture(self, then: Callable[[Text], None]) -> End:
        """All text until the end is one Text, whatever elements it stands in."""
        self.captured += 1

        def end() -> None:
            self.captured -= 1
            then(self.words.taken() or NOTHING)

        return end
