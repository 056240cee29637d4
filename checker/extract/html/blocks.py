"""Elements that stand by themselves: headings, lists, quotations, code, tables, accordions."""

from __future__ import annotations

from dataclasses import replace

from checker.extract.assembly import Words
from checker.extract.html.attributes import INFO, language_of, written
from checker.extract.html.state import Attributes, End, WalkState
from checker.extract.html.table import TableReading
from checker.extract.page import Code, Component, Heading, Paragraph, Text, ThematicBreak


def heading(state: WalkState, name: str, _attributes: Attributes) -> End:
    """`h1` to `h6`; in a cell or a label only their text counts."""
    state.flush()
    if state.captured:
        return None

    def then(text: Text) -> None:
        if text.plain:
            state.add(Heading(level=int(name[1]), text=text))

    return state.capture(then)


def list_of_items(state: WalkState, _name: str, _attributes: Attributes) -> End:
    """`ul` or `ol`."""
    state.flush()
    state.lists += 1

    def end() -> None:
        state.flush()
        state.lists -= 1

    return end


def item(state: WalkState, _name: str, _attributes: Attributes) -> End:
    """`li`: its first text is the item, what follows are paragraphs."""
    state.flush()
    state.item_is_new = True

    def end() -> None:
        state.flush()
        state.item_is_new = False

    return end


def rule(state: WalkState, _name: str, _attributes: Attributes) -> End:
    """`hr`."""
    state.flush()
    if not state.captured:
        state.add(ThematicBreak())
    return None


def preformatted(state: WalkState, _name: str, attributes: Attributes) -> End:
    """`pre`: a block of code; in HTML once, however often it stands there (two copies)."""
    state.flush()
    pieces = state.pre = []
    state.language = language_of(attributes)

    def end() -> None:
        text = "".join(pieces).removesuffix("\n")
        state.pre = None
        if state.captured:
            state.words.begin("code")
            state.words.add(text)
            state.words.end("code")
        elif INFO in attributes or (state.language, text) not in state.codes:
            state.codes.add((state.language, text))
            state.add(Code(info=state.language, text=text))

    return end


def in_preformatted(state: WalkState, pieces: list[str], name: str, attributes: Attributes) -> None:
    """An element inside of `pre`: a line break, or what names the language."""
    if name == "br":
        pieces.append("\n")
    state.language = state.language or language_of(attributes)


def table(state: WalkState, _name: str, _attributes: Attributes) -> End:
    """`table`; one in a cell of another follows that."""
    state.flush()
    outer, words = state.table, state.words
    if state.captured and (outer is None or state.captured != outer.level + 1):
        return None
    together = None if outer is None else outer.together
    reading = state.table = TableReading(level=state.captured + 1, together=together)
    place = len(reading.together)
    reading.together.append(None)
    state.words = Words()

    def then(_between: Text) -> None:  # text between the cells is not content
        state.table, state.words = outer, words
        reading.together[place] = reading.content()
        state.cut |= reading.cut
        if outer is None:
            for one in filter(None, reading.together):
                state.add(one)

    return state.capture(then)


def _table_of(state: WalkState) -> TableReading | None:
    """The table whose row or cell begins; None inside of a cell, or outside of every table."""
    table = state.table
    return table if table is not None and state.captured == table.level else None


def row(state: WalkState, _name: str, _attributes: Attributes) -> End:
    """`tr`."""
    reading = _table_of(state)
    if reading is not None:  # elsewhere its cells part the text
        reading.row()
    return None


def cell(state: WalkState, _name: str, attributes: Attributes) -> End:
    """`td` or `th`."""
    reading = _table_of(state)
    if reading is None:
        return state.block()
    state.words.taken()
    return state.capture(lambda text: reading.cell(attributes, text))


def caption(state: WalkState, _name: str, _attributes: Attributes) -> End:
    """`caption`: a paragraph before its table; of one in a cell it is no content."""
    reading = _table_of(state)
    if reading is None or reading.level > 1:
        return state.block()
    state.words.taken()

    def then(text: Text) -> None:
        if text.plain:
            state.add(Paragraph(text=text))

    return state.capture(then)


def details(state: WalkState, name: str, attributes: Attributes) -> End:
    """`details`: a component that encloses what follows."""
    state.flush()
    if state.captured:
        return state.flush
    component = Component(name=name, attributes=written(attributes))
    state.details.append((state.add(component), component))
    state.assembly.enter(component)

    def end() -> None:
        state.flush()
        state.details.pop()
        state.assembly.leave()

    return end


def component(state: WalkState, name: str, attributes: Attributes) -> End:
    """A component of MDX: it encloses what follows, until its end."""
    state.flush()
    found = Component(name=name, attributes=tuple(attributes.items()))
    state.add(found)
    state.assembly.enter(found)

    def end() -> None:
        state.flush()
        state.assembly.leave()

    return end


def summary(state: WalkState, _name: str, _attributes: Attributes) -> End:
    """`summary`: the text of the component that it stands in."""
    if state.captured or not state.details:
        return state.block()
    state.flush()
    place, component = state.details[-1]

    def then(text: Text) -> None:
        named = replace(component, text=text.plain)
        state.assembly.fill(place, named)
        state.assembly.leave()
        state.assembly.enter(named)

    return state.capture(then)
