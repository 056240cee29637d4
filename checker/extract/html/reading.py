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
    "table": blocks.table,
    "td": blocks.cell,
    "textarea": forms.control,
    "th": blocks.cell,
    "tr": blocks.row,
    "ul": blocks.list_of_items,
}


class PageWalk:
    """One walk over a page; `read` it, then take what is `finished`."""

    def __init__(self, url: str) -> None:
        self._state = WalkState(url)
        self._ends: list[End] = []  # of each open element
        self._skipped = 0  # depth below the element that is passed over

    @property
    def cut(self) -> bool:
        """Was something left out because there is too much of it?"""
        return self._state.cut

    def read(self, events: Iterable[Event]) -> None:
        """Every event once, in order."""
        for kind, name, attributes in events:
            if self._state.assembly.full:
                self._state.cut = True
                break
            if kind == "begin":
                self._begin(name, attributes)
            elif kind == "end":
                self._end()
            elif self._state.pre is not None:
                self._state.pre.append(name)
            elif not self._skipped:
                self._state.words.add(name)
        self._state.flush()

    def finished(self) -> tuple[Block, ...]:
        """The blocks, in the order of the page."""
        return self._state.assembly.finished()

    def _end(self) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        end = self._ends.pop()
        if end is not None:
            end()
        self._state.words.closed()

    def _begin(self, name: str, attributes: Attributes) -> None:
        state = self._state
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
        idle = name == "button" and not self._state.forms
        return idle and "data-component-part" not in attributes

    def _element(self, name: str, attributes: Attributes) -> End:
        """Begin an element; what its end will do."""
        state = self._state
        part = attributes.get("data-component-part", "")
        if part in PARTS and not state.captured:
            return forms.field_part(state, part)
        handler = HANDLERS.get(name)
        if handler is not None:
            return handler(state, name, attributes)
        if name in SPACED or attributes.get("data-as") == "p":
            return state.block()
        return inline.link(state, name, attributes) if "data-cfemail" in attributes else None
