"""The type blocks of a page -> Fields: a type is a body where its label or its own name says so.

`interface ChatResponse` is what is received, as is a type under "Response body"; the types that it
refers to are those of the page. What no body refers to is reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from checker.extract.openapi import document as openapi
from checker.extract.page import Block, Code, Page
from checker.extract.reference.placing import side_of
from checker.extract.reference.roles import ERROR, REQUEST, RESPONSE, STREAM, Role
from checker.extract.reference.sections import Sections
from checker.extract.reference.side import BodyFields, DocumentedFields, at
from checker.extract.reference.type_blocks import LANGUAGES, MisreadError, named_in, types_of
from checker.extract.reference.unplaced import TYPES, Unplaced
from checker.model.contract import Field
from checker.model.evidence import Evidence
from checker.model.flat import flat
from checker.model.regex import regex

# What the end of a name says of a type: a convention that generated clients keep.
_ENDINGS: Final = tuple(
    (role, regex(pattern))
    for role, pattern in (
        (ERROR, r"\w*Error(?:Response|Body)?"),
        (STREAM, r"\w*(?:Chunk|Stream(?:ing)?Response)"),
        (REQUEST, r"\w*(?:Request(?:Body)?|Params)"),
        (RESPONSE, r"\w*Response(?:Body)?"),
    )
)


# A type in a language that is not read: a class of fields, a struct, a message, a type of GraphQL.
_OTHERS: Final = regex(
    r"^[ \t]*(?:class\s+\w+\((?:\w+\.)?(?:BaseModel|TypedDict)\)|type\s+\w+\s+struct\b|"
    r"(?:pub\s+)?struct\s+\w+\s*\{|message\s+\w+\s*\{|(?:input|type)\s+[A-Z]\w*\s*\{|"
    r"(?:data\s+class|record)\s+\w+\s*\()",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class _Type:
    """One declared type, and the block that declares it."""

    name: str
    schema: dict[str, Any]
    block: Block


def declared_fields(
    page: Page, blocks: Sequence[Block], known: DocumentedFields, sections: Sections
) -> tuple[list[Field], list[Unplaced]]:
    """(the fields of all types that are bodies, the blocks of which something is in no body)."""
    types, lost = _read(blocks)
    used = _used(types)
    roots = [one for one in types.values() if one.name not in used]
    of_block = Counter(id(one.block) for one in roots)
    bodies: dict[str, tuple[BodyFields, _Type]] = {}
    clashes: set[str] = set()
    for one in roots:
        side = _side(one, known, sections, alone=of_block[id(one.block)] == 1)
        if side is None:
            continue
        key = side.key("")
        if key in bodies:
            clashes.add(key)  # two types for one body: none of them is sure
        bodies.setdefault(key, (side, one))
    sure = [pair for key, pair in bodies.items() if key not in clashes]
    found = [field for side, one in sure for field in _fields(page, side, one, types)]
    held = _reached([one.name for _, one in sure], types)
    missed: dict[int, list[_Type]] = {}
    for one in types.values():
        if one.name not in held:
            missed.setdefault(id(one.block), []).append(one)
    lost += [Unplaced(TYPES, each[0].block, len(each)) for each in missed.values()]
    return found, lost


def _read(blocks: Sequence[Block]) -> tuple[dict[str, _Type], list[Unplaced]]:
    types: dict[str, _Type] = {}
    lost: list[Unplaced] = []
    for block in blocks:
        code = block.content
        if not isinstance(code, Code):
            continue
        if code.language.partition("{")[0] not in LANGUAGES:
            if others := _OTHERS.findall(code.text):
                lost.append(Unplaced(TYPES, block, len(others)))
            continue
        try:
            found = types_of(code.text)
        except MisreadError:
            count = len(
                re.findall(r"^[ \t]*(?:export\s+)?(?:interface|type)\s+\w", code.text, re.MULTILINE)
            )
            lost.append(Unplaced(TYPES, block, count))
            continue
        for name, schema in found.items():
            types.setdefault(name, _Type(name, schema, block))
    return types, lost


def _used(types: dict[str, _Type]) -> set[str]:
    """The types that others refer to."""
    return {name for one in types.values() for name in named_in(one.schema) if name != one.name}


def _side(
    one: _Type, known: DocumentedFields, sections: Sections, *, alone: bool
) -> BodyFields | None:
    """The body that a type is that no other refers to; `alone`: is no other of its block one?"""
    place = sections.place(one.block)
    if place.lost:
        return None
    ending = next((kind for kind, pattern in _ENDINGS if pattern.fullmatch(one.name)), None)
    if ending is not None:
        return side_of(Role(ending), known, "")
    if not alone or place.things:
        return None
    side = side_of(place.role, known, "")
    return side if side is not None and side.media_type is not None else None


def _reached(names: Sequence[str], types: dict[str, _Type]) -> set[str]:
    waiting, found = [*names], set[str]()
    while waiting:
        name = waiting.pop()
        if name in types and name not in found:
            found.add(name)
            waiting += named_in(types[name].schema)
    return found


def _fields(page: Page, side: BodyFields, one: _Type, types: dict[str, _Type]) -> Iterator[Field]:
    """The fields of a type, read as a document of one operation that has it as its body."""
    content = {"content": {side.media_type: {"schema": one.schema}}}
    operation: dict[str, Any] = (
        {"requestBody": content, "responses": {}}
        if side.where == REQUEST
        else {"responses": {side.status: {"description": "", **content}}}
    )
    document = {
        "openapi": "3.1.0",
        "paths": {"/": {"post": operation}},
        "components": {"schemas": {each.name: each.schema for each in types.values()}},
    }
    reading = openapi.read(document, url=page.url)
    for fact in flat(reading.facts, reading.definitions):
        if isinstance(fact, Field) and fact.where == side.where:
            yield replace(fact, evidence=_evidence(page, fact, one, types))


def _evidence(page: Page, fact: Field, one: _Type, types: dict[str, _Type]) -> tuple[Evidence, ...]:
    """The blocks that declare a field: a pointer leads into none of them."""
    parts = [(each.pointer or "").split("/") for each in fact.evidence]
    names = [part[3] for part in parts if part[1:3] == ["components", "schemas"]]
    blocks = [types[name].block for name in names if name in types] or [one.block]
    found: list[Evidence] = []
    for block in blocks:
        assert isinstance(block.content, Code)  # noqa: S101 - narrows for the type checker
        found += at(page.url, block, block.content.text)
    return tuple(dict.fromkeys(found))
