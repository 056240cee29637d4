"""`<ParamField>` and `<ResponseField>` -> Fields, nested ones under those that enclose them.

These are what the platform generates or an author writes in its place; of a generated field that
is not called required it is known that it is optional. Those of HTML are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from checker.documents import Malformed, read_json
from checker.extract.page import Block, Component, Item, Page, Paragraph, Text
from checker.extract.prose.passages import MAX_PASSAGE, sentences
from checker.extract.reference.described import described
from checker.extract.reference.placing import side_of
from checker.extract.reference.sections import Sections
from checker.extract.reference.side import (
    PARAMETERS,
    REQUEST,
    BodyFields,
    DocumentedFields,
    PathResolver,
    at,
    typed,
)
from checker.extract.reference.type_words import TypeWords, type_words
from checker.extract.reference.unplaced import TABLE, Unplaced
from checker.model.contract import Field, Json
from checker.model.path import ROOT
from checker.model.regex import regex

NAMES: Final = frozenset({"ParamField", "ResponseField"})
PLACES: Final = ("body", "query", "path", "header", "cookie")

_NUMBER: Final = r"(-?\d+(?:\.\d+)?)"
_RANGE: Final = regex(rf"(?:{_NUMBER}\s*(<=?)\s*)?x(?:\s*(<=?|>=?)\s*{_NUMBER})?")
_LENGTH: Final = regex(r"(\d+)\s*[-\u2013]\s*(\d+)")
_LIMITS: Final[Mapping[str, str]] = {
    "<": "exclusive_maximum",
    "<=": "maximum",
    ">": "exclusive_minimum",
    ">=": "minimum",
}
_LOWER: Final[Mapping[str, str]] = {"<": "exclusive_minimum", "<=": "minimum"}


@dataclass(frozen=True, slots=True)
class _Place:
    side: BodyFields
    path: str
    said: TypeWords | None


def component_fields(
    page: Page, blocks: tuple[Block, ...], known: DocumentedFields, sections: Sections
) -> list[Field]:
    """The fields of all components, in order."""
    return list(_Components(page, known, sections).read(blocks))


def lost_components(blocks: tuple[Block, ...], sections: Sections) -> list[Unplaced]:
    """Those that are of something else, counted by the heading that they stand under."""
    lost: dict[tuple[str, ...], list[Block]] = {}
    for block in blocks:
        component = block.content
        if isinstance(component, Component) and _is_lost(block, component, sections):
            lost.setdefault(block.headings, []).append(block)
    return [Unplaced(TABLE, found[0], len(found)) for found in lost.values()]


def _is_lost(block: Block, component: Component, sections: Sections) -> bool:
    if component.name not in NAMES:
        return False
    return sections.place(block).lost or _is_of_a_part(block, component, sections)


_PART: Final = regex(r".*\b(?:objects?|types?)", re.IGNORECASE)


def _is_of_a_part(block: Block, component: Component, sections: Sections) -> bool:
    """Is it a field of an object that has a heading of its own, in no body that is named?"""
    if component.name != "ResponseField" or sections.place(block).role is not None:
        return False
    return any(
        _PART.fullmatch(label) for label, above in sections.labels(block) if above != block.headings
    )


class _Components:
    """The fields of one page."""

    def __init__(self, page: Page, known: DocumentedFields, sections: Sections) -> None:
        self._page = page
        self._sections = sections
        self._known = known
        self._nest = PathResolver(known)
        self._last: _Place | None = None
        self._places: dict[int, _Place | None] = {}  # of the fields that enclose others, by id

    def read(self, blocks: tuple[Block, ...]) -> Iterator[Field]:
        """The fields, and what the prose of each adds to it."""
        for block in blocks:
            match block.content:
                case Component(name=name) as component if name in NAMES:
                    yield from self._fields(block, component)
                case Paragraph(text=text) | Item(text=text):
                    place = self._described(block)
                    if place is not None:
                        yield from self._added(block, place, text)
                case _:
                    pass

    def _fields(self, block: Block, component: Component) -> Iterator[Field]:
        place = self._place(block, component)
        self._last = place
        if place is None:
            return
        self._nest.say(place.side, place.path, place.said)
        text = " ".join(f"{name}={value}" for name, value in component.attributes)
        default = component.get("default")
        stated: dict[str, Any] = {
            "required": _required(component),
            "deprecated": _is_set(component, "deprecated") or None,
            "evidence": at(self._page.url, block, text),
        }
        if default is not None:
            stated["default"] = _value(default, place.said)
        yield from typed(place.side, place.path, place.said, **stated)

    def _place(self, block: Block, component: Component) -> _Place | None:
        parents = [each for each in block.inside if each.name in NAMES]
        name = _name(component)
        if parents:
            outer = self._around(block, parents)
            side, path = (None, ROOT) if outer is None else (outer.side, outer.path)
        else:
            side, path = self._side(block, component), ROOT
        found = None if side is None or name is None else self._nest.below(side, path, name)
        if side is None or found is None:
            return None
        return _Place(side, found, type_words(component.get("type") or ""))

    def _around(self, block: Block, parents: Sequence[Component]) -> _Place | None:
        """The place of the innermost of the fields that enclose a block, looked for once each."""
        last = parents[-1]
        if id(last) not in self._places:
            at = next(at for at, each in enumerate(block.inside) if each is last)
            self._places[id(last)] = self._place(replace(block, inside=block.inside[:at]), last)
        return self._places[id(last)]

    def _side(self, block: Block, component: Component) -> BodyFields | None:
        """The body or the parameters of a field that no other encloses."""
        if _is_lost(block, component, self._sections):
            return None
        side = side_of(self._sections.place(block).role, self._known, "")
        if component.name == "ResponseField":
            return side if side is not None and side.where == "response" else self._known.response
        identity = component.get("id") or ""
        if identity.startswith("authorization-"):
            return None
        where = next((one for one in PLACES if component.get(one) is not None), None)
        where = where or ("body" if identity.startswith("body-") else component.get("in") or "")
        if where in PARAMETERS:
            return BodyFields(where)
        if where == "body":
            return self._known.request
        return side if side is not None and side.where != "response" else REQUEST

    def _described(self, block: Block) -> _Place | None:
        """The field that a paragraph describes: the one around it, in HTML the one before it."""
        fields = [each for each in block.inside if each.name in NAMES]
        if not fields:
            return self._last if self._page.form == "html" else None
        return self._around(block, fields)

    def _added(self, block: Block, place: _Place, text: Text) -> Iterator[Field]:
        """Options, range and length, where a sentence states them and nothing else."""
        stated: dict[str, Any] = {}
        for sentence in sentences(text.plain[:MAX_PASSAGE]):
            stated |= _limits(sentence)
        stated |= described(text, place.said)
        if stated:
            evidence = at(self._page.url, block, text.plain)
            yield place.side.field(place.path, evidence=evidence, **stated)


def _name(component: Component) -> str | None:
    for key in (*PLACES, "name"):
        name = component.get(key)
        if name is not None and name.strip() and name != "true":
            return name.strip()
    return None


# Beginnings of the ids of fields that the platform generates; one by hand has `param-`, or none.
_GENERATED: Final = ("authorization-", "body-", "parameter-", "response-")


def _required(component: Component) -> bool | None:
    """As its attribute says; without one a generated field is optional, else it is not said."""
    if component.get("required") is not None:
        return _is_set(component, "required")
    return False if (component.get("id") or "").startswith(_GENERATED) else None


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


def _limits(text: str) -> dict[str, Any]:
    label, colon, rest = text.partition(":")
    words = label.strip().lower()
    if not colon or not words.startswith("required "):
        return {}
    if words.endswith("length"):
        length = _LENGTH.search(rest)
        return {"min_length": int(length[1]), "max_length": int(length[2])} if length else {}
    found = _RANGE.search(rest)
    if not words.endswith("range") or found is None:
        return {}
    low, below, above, high = found.groups()
    stated: dict[str, Any] = {}
    if low is not None:
        stated[_LOWER[below]] = _number(low)
    if high is not None:
        stated[_LIMITS[above]] = _number(high)
    return stated


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)
