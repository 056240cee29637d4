"""Begin, text and end of HTML elements -> Blocks: chrome passed over, each event seen once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from checker.extract.assembly import SPACED
from checker.extract.html import blocks, forms, inline
from checker.extract.html.attributes import is_chrome
from checker.extract.html.field import PARTS
from checker.extract.html.state import Attributes, End, WalkState
from checker.extract.page import Block

# What happens ("begin", "text", "end"), the name or the text, the attributes of a begin.
Event: TypeAlias = tuple[str, str, Attributes]
NO_ATTRIBUTES: Final[Attributes] = {}
Handler: TypeAlias = Callable[[WalkState, str, Attributes], End]

HANDLERS: Final[Mapping[str, Handler]] = {
    "a": inline.link,
    "b": inline.strong,
    "br": inline.line_break,
    "button": forms.label,
    "code": inline.code,
    "details": blocks.details,
    "form": forms.form,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), blocks.heading),
    "hr": blocks.rule,
    "iframe": forms.control,
    "img": inline.image,
    "input": forms.control,
    "label": forms.label,
    "legend": forms.label,
    "li": blocks.item,
    "ol": blocks.list_of_items,
    "option": forms.label,
    "pre": blocks.preformatted,
    "select": forms.control,
    "strong": inline.strong,
    "summary": blocks.summary,
    "caption": blocks.caption,
    "table": blocks.table,
    "td": blocks.cell,
    "textarea": forms.control,
    "th": blocks.cell,
    "tr": blocks.row,
    "ul": blocks.list_of_items,
}


def text(words: str) -> Event:
    """Words as they stand."""
    return "text", words, NO_ATTRIBUTES


def element(
    name: str, words: str = "", attributes: Attributes = NO_ATTRIBUTES
) -> tuple[Event, Event, Event]:
    """A whole element that holds nothing but words."""
    return ("begin", name, attributes), text(words), ("end", name, NO_ATTRIBUTES)


def read(url: str, events: Iterable[Event]) -> tuple[tuple[Block, ...], bool]:
    """The blocks of a page, in its order, and whether it has more of something than is read."""
    walk = _PageWalk(url)
    walk.read(events)
    return walk.state.assembly.finished(), walk.state.cut


class _PageWalk:
    """One walk over a page."""

    def __init__(self, url: str) -> None:
        self.state = WalkState(url)
        self._ends: list[End] = []  # of each open element
        self._skipped = 0  # depth below the element that is passed over

    def read(self, events: Iterable[Event]) -> None:
        """Every event once, in order."""
        for kind, name, attributes in events:
            if self.state.assembly.full:
                self.state.cut = True
                break
            if kind == "begin":
                self._begin(name, attributes)
            elif kind == "end":
                self._end()
            elif self.state.pre is not None:
                self.state.pre.append(name)
            elif not self._skipped:
                self.state.words.add(name)
        self.state.flush()

    def _end(self) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        end = self._ends.pop()
        if end is not None:
            end()
        self.state.words.closed()

    def _begin(self, name: str, attributes: Attributes) -> None:
        state = self.state
        if self._skipped:
            self._skipped += 1
        elif name[0].isupper():
            self._ends.append(blocks.component(state, name, attributes))
        elif state.pre is not None:
            self._ends.append(None)
            blocks.in_preformatted(state, state.pre, name, attributes)
        elif is_chrome(name, attributes) or self._is_idle(name, attributes):
            state.words.add(" ")
            self._skipped = 1
        else:
            if name != "wbr":  # a place to break a word
                state.words.opened()
            state.field.see(attributes.get("id", ""))
            self._ends.append(self._element(name, attributes))

    def _is_idle(self, name: str, attributes: Attributes) -> bool:
        """Is it a button that belongs to no form and is no part of a field ("Copy")."""
        idle = name == "button" and not self.state.forms
        return idle and "data-component-part" not in attributes

    def _element(self, name: str, attributes: Attributes) -> End:
        """Begin an element; what its end will do."""
        state = self.state
        part = attributes.get("data-component-part", "")
        if part in PARTS and not state.captured:
            return forms.field_part(state, part)
        handler = HANDLERS.get(name)
        if handler is not None:
            return handler(state, name, attributes)
        if name in SPACED or attributes.get("data-as") == "p":
            return state.block()
        return inline.link(state, name, attributes) if "data-cfemail" in attributes else None
