"""JSON examples -> the fields that only they show, and documented fields that they contradict.

An example is placed by its label alone, and walked along what is documented: its own discriminator
chooses the branch, a map's keys are not names, and below free-form nothing is looked at. It shows
that a field is there and of which type; no value in it closes a set, so none is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from checker.documents import Malformed
from checker.extract.openapi.document import ShownBody
from checker.extract.openapi.method_path import alike
from checker.extract.page import Block, Code, Component, Page
from checker.extract.reference.curl import SHELLS, read_curl
from checker.extract.reference.loose_json import loose_json
from checker.extract.reference.placing import side_of
from checker.extract.reference.roles import (
    ERROR,
    PHRASES,
    RESPONSE,
    STATUSES,
    STREAM,
    Role,
    method_line,
)
from checker.extract.reference.sections import Sections, title_of
from checker.extract.reference.side import ERROR as ERROR_BODY
from checker.extract.reference.side import REQUEST, BodyFields, DocumentedFields, at
from checker.extract.reference.stream import DATA, is_transcript
from checker.extract.reference.unplaced import EXAMPLE, Unplaced
from checker.extract.reference.walk import walked
from checker.model.contract import Field, State
from checker.model.evidence import Evidence
from checker.model.json_type import json_type
from checker.model.path import name_segment
from checker.model.regex import regex
from checker.model.shape import ERROR as ERROR_NAME

MAX_EXAMPLE_FIELDS: Final = 5_000  # of one page
_PLAIN: Final = frozenset({"", "http", "text"})  # languages that may hold a body, as JSON does
_OTHER_FORMS: Final = frozenset({"toml", "xml", "yaml", "yml"})  # in which a body is not read
# A label with such a word says that an example is of a body, whatever else it says.
_OF_A_BODY: Final = regex(
    r"\b(?:answers?|bod(?:y|ies)|outputs?|payloads?|re(?:quest|sponse|turn)(?:s|ed)?)\b",
    re.IGNORECASE,
)
# What stands for a value: <string>, {{key}}, $KEY, YOUR_KEY. Its type is not the field's.
_PLACEHOLDER: Final = regex(
    r"<[^<>]*>|\{\{.*\}\}|\$\{?\w+\}?|your[_-].*|\.{3}|\u2026", re.IGNORECASE
)
_TITLE: Final = regex(r"([1-5]\d\d)\s+[^\W\d_a-z][^\d]{0,60}")  # whatever the status is called
_STATUS_LINE: Final = regex(r"HTTP/[\d.]+ ([1-5]\d\d)\b")
_HALF: Final = 0.5
_FEW: Final = 3


@dataclass(slots=True)
class _Shown:
    """One place, in all examples."""

    bare: Field  # with its state: shown by examples alone, or contradicted by them
    types: set[str] = field(default_factory=set)
    evidence: dict[Evidence, None] = field(default_factory=dict)


def examples(
    page: Page,
    blocks: Sequence[Block],
    known: DocumentedFields,
    sections: Sections,
    given: Sequence[ShownBody] = (),
) -> tuple[list[Field], list[Unplaced]]:
    """(what the examples of a page show that is not documented, or otherwise; what has no place).

    They are seen through what is documented; `given` are those of its document.
    """
    reading = _ExampleWalk(page, known)
    unplaced: list[Unplaced] = []
    for one in _written(blocks, sections):
        # One called "Parameters" is of a body, whatever the method.
        side = None if sections.unclear(one.block) else side_of(one.role, known)
        if not reading.read(one, side) and one.labelled:
            lines = sum(text.count("\n") + 1 for text in one.texts)
            unplaced.append(Unplaced(EXAMPLE, one.block, lines))
    for shown in given:
        reading.beside(shown)
    return reading.found(), unplaced


@dataclass(frozen=True, slots=True)
class _Example:
    """One block of examples, and what its labels say of it."""

    block: Block
    role: Role | None
    texts: tuple[str, ...]  # what may be JSON
    labelled: bool = True
    strict: bool = False  # is it said to be JSON?


class _ExampleWalk:
    """What the examples that were read so far show."""

    def __init__(self, page: Page, known: DocumentedFields) -> None:
        self._page = page
        self._known = known
        self._shown: dict[str, _Shown] = {}

    def read(self, one: _Example, side: BodyFields | None) -> bool:
        """Was it placed, or no example at all?"""
        for text in one.texts:
            try:
                value = loose_json(text)
            except Malformed:
                if one.strict:
                    return False
                continue
            if not isinstance(value, (dict, list)) or not value:
                continue
            body = _body(one.role, side, value, self._known)
            if body is None:
                return False
            self._walk(body, value, *at(self._page.url, one.block, text))
        return True

    def beside(self, shown: ShownBody) -> None:
        """Reads an example beside a schema, which has the word where both state something."""
        side = BodyFields(shown.where, shown.status, shown.media_type)
        if (
            isinstance(shown.value, (dict, list))
            and shown.value
            and _body(None, side, shown.value, self._known) == side
        ):
            self._walk(side, shown.value, *shown.evidence, contradicts=False)

    def _walk(
        self,
        side: BodyFields,
        value: Any,  # noqa: ANN401 - any JSON
        evidence: Evidence,
        *,
        contradicts: bool = True,
    ) -> None:
        for place, seen in walked(value, side, self._known):
            documented = self._known.of(side, place.path, place.variant)
            if documented is not None and documented.state is not State.EXAMPLE_ONLY:
                if not contradicts or _agrees(seen, documented):
                    continue
                state = State.CONFLICTING
            elif len(self._shown) < MAX_EXAMPLE_FIELDS:
                state = State.EXAMPLE_ONLY
            else:
                continue
            shown = self._shown.setdefault(place.key, _Shown(replace(place, state=state)))
            _show(shown, seen, evidence)

    def found(self) -> list[Field]:
        """The fields that nothing else documents, and those that are contradicted."""
        return [
            replace(one.bare, types=tuple(sorted(one.types)), evidence=tuple(one.evidence))
            for one in self._shown.values()
        ]


def _written(blocks: Sequence[Block], sections: Sections) -> Iterator[_Example]:
    before: Block | None = None  # the command right before
    for block in blocks:
        code = block.content
        if not isinstance(code, Code):
            before = before if isinstance(code, Component) else None
            continue
        language = code.language.partition("{")[0]
        curl = read_curl(code.text) if language in SHELLS | _PLAIN else None
        answers = before is not None and before.headings == block.headings
        before = block if curl is not None else None
        if curl is not None:
            if curl.body is not None and _is_own(block, sections):
                yield _Example(block, Role(REQUEST.where), (curl.body,))
        elif (
            language in _PLAIN | _OTHER_FORMS
            or language.startswith("json")
            or code.text.lstrip().startswith("{")
        ):
            yield _example(block, code, sections, answers=answers)


def _is_own(block: Block, sections: Sections) -> bool:
    """Does a command call the operation of the page, where that is clear?"""
    called = sections.commands.get(id(block))
    return called is not None and (sections.own is None or called.is_of(sections.own))


def _example(block: Block, code: Code, sections: Sections, *, answers: bool) -> _Example:
    """What is labelled; `answers`: does it stand right after a command?"""
    text = code.text.strip()
    title = title_of(code)
    begins = _TITLE.fullmatch(title)
    place = sections.place(block, begins[1] if begins and begins[1] in PHRASES else title)
    role = None if place.things or place.lost else place.role
    labelled, near = place.labelled, role is not None and place.owner == block.headings
    if is_transcript(text):
        frames = tuple(found[1] for found in DATA.finditer(text))
        return _Example(block, Role(STREAM), frames)
    if text.startswith("HTTP/"):
        head, _, body = text.partition("\n\n")
        status = _STATUS_LINE.match(head)
        return _Example(block, Role(RESPONSE, status[1]) if status else role, (body,))
    head, _, body = text.partition("\n\n")
    asked = method_line(head.partition("\n")[0])
    if asked is not None:  # as it is sent: a line, its headers, the body
        named = sections.own
        own = named is not None and alike(asked[::2], (named.method, named.path))
        return _Example(block, Role(REQUEST.where) if own else None, (body,))
    if answers and not near:
        role, labelled = Role(RESPONSE), True
    if code.language.partition("{")[0] in _OTHER_FORMS:
        return _Example(block, role, (text,), labelled and role is not None, strict=True)
    strict = code.language not in _PLAIN or text.startswith("{")
    if not labelled:
        labelled = _OF_A_BODY.search(title or sections.nearest(block)) is not None
    return _Example(block, role, (text,), labelled, strict)


def _body(
    role: Role | None,
    labelled: BodyFields | None,
    value: Any,  # noqa: ANN401 - any JSON
    known: DocumentedFields,
) -> BodyFields | None:
    """The body that an example is of: as labelled, unless it shares no name with that body."""
    body = value[0] if isinstance(value, list) else value
    if not isinstance(body, dict) or _is_schema(body):
        return None
    if _is_envelope(body, role):
        return labelled if labelled and labelled.is_error else ERROR_BODY
    if labelled is None or labelled.media_type is None:
        return None
    names, documented = {name_segment(name) for name in body}, known.names(labelled)
    shared = len(names & documented)
    return labelled if shared >= _HALF * min(len(names), len(documented)) else None


def _is_schema(body: Mapping[str, Any]) -> bool:
    """Is it a JSON Schema, which describes a body and shows none?"""
    members = body.get("properties")
    described = isinstance(members, dict) and all(isinstance(one, dict) for one in members.values())
    return described and (body.get("type") == "object" or "$schema" in body)


def _is_envelope(body: Mapping[str, Any], role: Role | None) -> bool:
    """An error and hardly anything beside it."""
    error = body.get(ERROR_NAME)
    named = role is not None and role.kind in (ERROR, STATUSES)
    return isinstance(error, (dict, str)) and (len(body) <= _FEW or named)


def _show(shown: _Shown, value: Any, evidence: Evidence) -> None:  # noqa: ANN401 - any JSON
    shown.evidence[evidence] = None
    if not (isinstance(value, str) and _PLACEHOLDER.fullmatch(value)):
        shown.types.add(json_type(value))


def _agrees(value: Any, documented: Field) -> bool:  # noqa: ANN401 - any JSON
    if isinstance(value, str) and _PLACEHOLDER.fullmatch(value):
        return True
    kind = json_type(value)
    types = documented.types
    if kind == "number" and float(value).is_integer():
        kind = "integer"
    return not types or kind in types or (kind == "integer" and "number" in types)
