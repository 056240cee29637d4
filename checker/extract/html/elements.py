"""HTML -> begin, text and end of its elements, in the order of the page, without a tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lxml import etree

from checker.extract.assembly import folded
from checker.extract.html.reading import Event

_UNSEEN: Final = frozenset({"script", "style", "template"})  # whose text is no text of the page
_NONE: Final[Mapping[str, str]] = {}


class Elements:
    """The elements of a text: any text has some. Also lxml's target, which is told each once."""

    def __init__(self, text: str) -> None:
        self.events: list[Event] = []
        self._ends: dict[int, int] = {}  # of each begin, by its place
        self._open: list[int] = []
        parser = etree.HTMLParser(encoding="utf-8", target=self)
        # In an element of its own, after a document type, no text is taken for XML.
        parser.feed(f"<!DOCTYPE html><html>{text}".encode("utf-8", "replace"))
        parser.close()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._open.append(len(self.events))
        given = {key.lower(): value for key, value in attributes.items()}
        self.events.append(("begin", name, given))

    def end(self, name: str) -> None:
        """The innermost element ends."""
        self._ends[self._open.pop()] = len(self.events)
        self.events.append(("end", name, _NONE))

    def data(self, text: str) -> None:
        """A text, or a part of one."""
        if not self._open or self.events[self._open[-1]][1] not in _UNSEEN:
            self.events.append(("text", text, _NONE))

    def close(self) -> None:
        """The text ends, and with it what is still open."""
        while self._open:
            self.end(self.events[self._open[-1]][1])

    def begins(self) -> Iterator[tuple[int, str, Mapping[str, str]]]:
        """(place, name, attributes) of each element."""
        for at, (kind, name, attributes) in enumerate(self.events):
            if kind == "begin":
                yield at, name, attributes

    def within(self, at: int) -> Sequence[Event]:
        """What stands in the element that begins at a place."""
        return self.events[at + 1 : self._ends[at]]

    def said(self, at: int) -> str:
        """The text of the element that begins at a place."""
        return folded("".join(name for kind, name, _ in self.within(at) if kind == "text"))
