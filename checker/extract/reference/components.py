"""`<ParamField>` and `<ResponseField>` -> Fields, nested ones under those that enclose them.

These are what the platform generates or an author writes in its place; of a generated field that
is not called required it is known that it is optional. Those of HTML are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from checker.documents import Malformed, read_json
from checker.extract.page import Block, Component, Item, Page, Paragraph
from checker.extract.reference.described import described
from checker.extract.reference.placing import Placing, names_a_body, side_of
from checker.extract.reference.roles import RESPONSE, STREAM
from checker.extract.reference.sections import Section, Sections
from checker.extract.reference.side import PARAMETERS, REQUEST, BodyFields, DocumentedFields, at
from checker.extract.reference.type_words import TypeWords, type_words
from checker.model.contract import Field, Json
from checker.model.path import ROOT
from checker.model.regex import regex

NAMES: Final = frozenset({"ParamField", "ResponseField"})
PLACES: Final = ("body", "query", "path", "header", "cookie")
_PART: Final = regex(r".*\b(?:objects?|types?)", re.IGNORECASE)


def component_fields(
    page: Page, blocks: Sequence[Block], known: DocumentedFields, sections: Sections
) -> Iterator[Field]:
    """The fields of all components, in order, and what the prose of each adds to it."""
    if not any(isinstance(one.content, Component) and one.content.name in NAMES for one in blocks):
        return  # what is known is not looked through for nothing
    placing = Placing(known, sections)
    placed: dict[int, Field | None] = {}  # by the id of a component
    last: Field | None = None
    for block in blocks:
        around = [each for each in block.inside if each.name in NAMES]
        outer = placed.get(id(around[-1])) if around else None
        match block.content:
            case Component(name=name) as component if name in NAMES:
                side = None if around else _side(block, component, known, sections)
                below = (side, ROOT) if outer is None else (BodyFields.of(outer), outer.path)
                if side is not None and side.media_type is not None:
                    below = _under_a_thing(component, side, placing, sections.place(block))
                fields = _fields(page, block, component, placing, below)
                last = placed[id(component)] = fields[0] if fields else None
                yield from fields
            case Paragraph(text=text) | Item(text=text):
                # In HTML it stands after its field, in Markdown inside of it.
                of = outer if around else last if page.form == "html" else None
                stated = {} if of is None else described(text, TypeWords(types=frozenset(of.types)))
                if of is not None and stated:
                    evidence = at(page.url, block, text.plain)
                    yield BodyFields.of(of).field(of.path, evidence=evidence, **stated)
            case _:
                pass


def _fields(
    page: Page,
    block: Block,
    component: Component,
    placing: Placing,
    below: tuple[BodyFields | None, str],
) -> list[Field]:
    """The field of a component below a path, and its items; [] where it has no place or name."""
    (side, path), name = below, _name(component)
    if side is None or name is None:
        return []
    said, default = type_words(component.get("type") or ""), component.get("default")
    if said and said.types and _is_set(component, "nullable"):
        said = replace(said, types=said.types | {"null"})
    stated: dict[str, Any] = {
        "required": _required(component),
        "deprecated": _is_set(component, "deprecated") or None,
        "evidence": at(page.url, block, text_of(component)),
    }
    if default is not None:
        stated["default"] = _value(default, said)
    return placing.fields(side, path, (name,), said, stated)


def _under_a_thing(
    component: Component, side: BodyFields, placing: Placing, place: Section
) -> tuple[BodyFields | None, str]:
    """Where the label over a field names a thing that is known: in it, if that is one place."""
    thing = place.things or ((place.perhaps,) if place.perhaps else ())
    if (thing or (place.group,))[-1] == _name(component):
        return side, ROOT
    spots = placing.below(replace(place, things=thing), side)
    return spots[0] if len(spots) == 1 else (None if len(spots) else side, ROOT)


def text_of(component: Component) -> str:
    """What the evidence of a component is the digest of."""
    return " ".join(f"{name}={value}" for name, value in component.attributes)


def is_credential(component: Component) -> bool:
    """Is it one of those that stand under "Authorizations"? It is no field of the operation."""
    return (component.get("id") or "").startswith("authorization-")


def _side(
    block: Block, component: Component, known: DocumentedFields, sections: Sections
) -> BodyFields | None:
    """The body or the parameters of a field that no other encloses."""
    place = sections.place(block)
    answers = component.name == "ResponseField"
    if place.lost or is_credential(component):
        return None
    side = side_of(place.role, known)
    if answers:
        of_a_part = place.role is None and any(
            _PART.fullmatch(label) for label, _ in sections.labels(block)
        )
        if place.role is None or names_a_body(place.label):
            return None if of_a_part else known.response
        return side if side is not None and side.where in (RESPONSE, STREAM) else None
    where = next((one for one in PLACES if component.get(one) is not None), None)
    generated = str(component.get("id")).startswith("body-")
    where = where or ("body" if generated else component.get("in") or "")
    if where in PARAMETERS:
        return BodyFields(where)
    if where == "body":
        return known.request
    return side if side is not None and side.where != "response" else REQUEST


def _name(component: Component) -> str | None:
    for key in (*PLACES, "name"):
        name = component.get(key)
        if name is not None and name.strip() and name != "true":
            return name.strip()
    return None


# Beginnings of the ids of fields that the platform generates; one by hand has `param-`, or none.
# That of a credential is no field of the operation.
_GENERATED: Final = ("body-", "parameter-", "response-")


def _required(component: Component) -> bool | None:
    """As its attribute says; without one a generated field is optional, else it is not said."""
    if component.get("required") is not None:
        return _is_set(component, "required")
    return False if str(component.get("id")).startswith(_GENERATED) else None


def _is_set(component: Component, name: str) -> bool:
    value = component.get(name)
    return value is not None and value.strip("{} \"'").lower() != "false"


def _value(text: str, said: TypeWords | None) -> Json:
    """A default as written: of a field that is no text, what JSON makes of it."""
    if said is not None and said.types == {"string"}:
        return text.strip("\"'")
    try:
        value: Json = read_json(text)
    except Malformed:
        return text
    return value
