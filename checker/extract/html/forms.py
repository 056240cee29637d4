"""Elements of forms, and the parts of documented fields: each a component."""

from __future__ import annotations

from dataclasses import replace

from checker.extract.html.attributes import written
from checker.extract.html.state import Attributes, End, WalkState
from checker.extract.page import Component


def form(state: WalkState, _name: str, _attributes: Attributes) -> End:
    """`form`: inside of it buttons are content."""
    state.flush()
    state.forms += 1

    def end() -> None:
        state.flush()
        state.forms -= 1

    return end


def control(state: WalkState, name: str, attributes: Attributes) -> End:
    """`input` and its like; a hidden one may hold a token, and what is filled in is no content."""
    if attributes.get("type", "").lower() == "hidden":
        return None
    state.flush()
    state.add(Component(name=name, attributes=written(attributes)))
    mark = state.words.mark()
    return (lambda: state.words.drop(mark)) if name == "textarea" else None


def label(state: WalkState, name: str, attributes: Attributes) -> End:
    """`label`, `legend`, `option`, `button`: a component with its text, before what it holds."""
    state.flush()
    component = Component(name=name, attributes=written(attributes))
    place = state.add(component)
    mark = state.words.mark()
    state.captured += 1

    def end() -> None:
        state.captured -= 1
        text = state.words.since(mark)
        state.words.drop(mark)
        state.assembly.fill(place, replace(component, text=text))

    return end


def field_part(state: WalkState, part: str) -> End:
    """Name, type and pills of a field that an API page documents."""
    state.flush()
    return state.capture(lambda text: state.field.part(part, text.plain, state.assembly))
