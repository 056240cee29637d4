"""Where a block is placed -> the bodies and the paths in them that its fields stand below.

A body is named by a label; a thing in it by a field that is known already, or by the type of one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from checker.extract.page import Block
from checker.extract.reference.roles import (
    ERROR,
    EVENTS,
    GIVEN,
    REQUEST,
    RESPONSE,
    STREAM,
    Role,
    thing_of,
)
from checker.extract.reference.sections import Section, Sections
from checker.extract.reference.side import ERROR as ERROR_BODY
from checker.extract.reference.side import (
    JSON,
    MAX_NAME,
    MAX_PATH,
    PARAMETERS,
    BodyFields,
    DocumentedFields,
    typed,
)
from checker.extract.reference.type_words import TypeWords, written_paths
from checker.model.contract import Field
from checker.model.path import ITEMS, ROOT, name_segment
from checker.model.place import written
from checker.model.regex import regex

MAX_PLACES: Final = 16  # of one type
MAX_NAMED: Final = 100  # places of one name; which of more is meant, no label says
# Words for a body that are names of fields and types as well.
_EITHER: Final = regex(r"(?:bod(?:y|ies)|inputs?|outputs?|payloads?|results?)", re.IGNORECASE)
_NAME: Final = regex(r"[A-Za-z_$][\w$.:*\[\]-]*", re.ASCII)
_SOUND: Final = regex(r"[^a-z0-9]")


def names_a_body(label: str) -> bool:
    """Does a label say no more than that there is a body, or a thing that is called so?"""
    return _EITHER.fullmatch(label) is not None


def side_of(
    role: Role | None, known: DocumentedFields, method: str | None = None
) -> BodyFields | None:
    """The body or the parameters that a role means; None where it means none."""
    if role is None or (role.kind == EVENTS and not known.streams):
        return None
    kind = role.kind
    if kind == GIVEN:
        kind = "query" if method in ("DELETE", "GET", "HEAD") else REQUEST
    if kind in PARAMETERS:
        return BodyFields(kind)
    if role.status is not None and kind == RESPONSE:
        same = role.status == known.response.status
        return known.response if same else BodyFields(RESPONSE, role.status, JSON)
    error = ERROR_BODY if role.status is None else BodyFields(RESPONSE, role.status, JSON)
    return {
        ERROR: error,
        EVENTS: known.stream,
        REQUEST: known.request,
        RESPONSE: known.response,
        STREAM: known.stream,
    }.get(kind)  # others name no body


class Placing:
    """The fields of a page while its tables are placed, and the types that it names."""

    def __init__(
        self, known: DocumentedFields, sections: Sections, named: Collection[str] = ()
    ) -> None:
        """`named`: the fields and types that the tables name, wherever they are placed."""
        self._named_here = frozenset(map(_sound, named))
        self._arrays: set[tuple[BodyFields, str]] = set()
        self._known = known
        self._sections = sections
        self._method = sections.own.method if sections.own else None
        self._path = sections.own.path if sections.own else ""
        self._types: dict[str, dict[tuple[BodyFields, str], None]] = {}  # by the sound of a name
        self._names: dict[str, dict[tuple[BodyFields, str], None]] = {}
        for field in known.fields:
            self._learn(field, None)

    def place(self, block: Block) -> Section:
        """What the labels around a block say of it.

        "Output" is a body, unless a field or a type is called so: then it is that one.
        """
        place = self._sections.place(block)
        thing = thing_of(place.label)
        if thing is None or not (names_a_body(thing) and self._is_known(_sound(thing))):
            return place
        return replace(place, role=None, things=(thing, *place.things), label="")

    def _is_known(self, sound: str) -> bool:
        return sound in self._named_here or sound in self._names or sound in self._types

    def side(self, role: Role | None) -> BodyFields | None:
        """The body that a role means."""
        return side_of(role, self._known, self._method)

    def given(self, side: BodyFields, name: str) -> BodyFields:
        """Of a parameter: the path, where the operation has it there."""
        return BodyFields("path") if f"{{{name}}}" in self._path else side

    def fields(
        self,
        side: BodyFields,
        path: str,
        names: Iterable[str],
        said: TypeWords | None,
        stated: Mapping[str, Any],
    ) -> list[Field]:
        """The field at names below each other, and its items; [] where one is no name."""
        found: str | None = path
        for name in names:
            found = None if found is None else self._below(side, found, name)
        if found is None:
            return []
        fields = typed(side, found, said, **stated)
        if said is not None and "array" in said.types:
            self._arrays.add((side, found))
        self._learn(fields[0], said)
        return fields

    def _below(self, side: BodyFields, path: str, name: str) -> str | None:
        """`messages[].role` below `$` is `$.messages[*].role`; None for what is no name."""
        name = name.strip().removeprefix("$.")
        if len(name) > MAX_NAME or not _NAME.fullmatch(name):
            return None
        if side.where in PARAMETERS and path == ROOT:
            return ROOT + name_segment(name)
        for part in written_paths(name):
            if part != "[]" and not path.endswith(ITEMS) and self._is_array(side, path):
                path += ITEMS
            path += ITEMS if part == "[]" else name_segment(part)
        return path if path != ROOT and len(path) <= MAX_PATH else None

    def _is_array(self, side: BodyFields, path: str) -> bool:
        field = self._known.of(side, path)
        return (side, path) in self._arrays or (field is not None and "array" in field.types)

    def _learn(self, field: Field, said: TypeWords | None) -> None:
        side, path = BodyFields.of(field), field.path
        if field.variant is not None or side.where in PARAMETERS:
            return
        name = next((one for one in reversed(written(path)) if one != ITEMS), "")
        self._names.setdefault(_sound(name), {})[side, path.removesuffix(ITEMS)] = None
        while said is not None:
            if said.named is not None:
                self._types.setdefault(_sound(said.named), {})[side, path] = None
            said, path = said.items, path + ITEMS

    def below(self, place: Section, side: BodyFields | None) -> list[tuple[BodyFields, str]]:
        """(body, path) of each place of the fields of a block; [] where none is sure."""
        if place.things:  # "Details" may be a field of it
            inside = self._of((*place.things, place.group), side) if place.group else []
            return inside or self._of(place.things, side)
        known = () if place.perhaps is None else self._of((place.perhaps,), side)
        if not known and place.group is not None:
            known = [one for one in self._of((place.group,), side) if len(written(one[1])) == 1]
            if not known and _sound(place.group) in self._named_here:
                return []  # it is perhaps one that is not placed yet
        return [*known] if known else [] if side is None else [(side, ROOT)]

    def _of(self, things: tuple[str, ...], side: BodyFields | None) -> list[tuple[BodyFields, str]]:
        """The places of the innermost thing, inside of the others."""
        typed = [*self._of_type(*things, side)] if len(things) == 1 else []
        if typed:
            return typed[:MAX_PLACES]
        named = [*self._named(things, side)]
        return named if len({(one.where == REQUEST, path) for one, path in named}) == 1 else []

    def _of_type(self, thing: str, side: BodyFields | None) -> Iterator[tuple[BodyFields, str]]:
        for one, path in self._types.get(_sound(thing), ()):
            if side is None or one == side:
                yield one, path

    def _named(
        self, things: tuple[str, ...], side: BodyFields | None
    ) -> Iterator[tuple[BodyFields, str]]:
        """Fields of that name; of an array also by the name of one item."""
        last = things[-1].rpartition(".")[2]
        for name in (_sound(last), _sound(last) + "s"):
            places = self._names.get(name, {})
            found = [
                (one, path)
                for one, path in (places if len(places) <= MAX_NAMED else ())
                if (side is None or one == side) and _is_inside(path, things)
            ]
            if found:
                yield from found
                return


def _is_inside(path: str, things: Iterable[str]) -> bool:
    """Do the things stand in that order on the way to the end of the path?"""
    steps = iter([_sound(step) for step in written(path)])
    wanted = [_sound(part) for thing in things for part in thing.split(".")]
    return all(one and any(step in (one, one + "s") for step in steps) for one in wanted)


def _sound(text: str) -> str:
    """Letters and digits: `tool_calls[]`, "Tool calls" and `toolCalls` are one name."""
    return _SOUND.sub("", text.lower())
