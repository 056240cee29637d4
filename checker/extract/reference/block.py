"""Page -> its embedded OpenAPI block, and the part of the page that belongs to the block.

The block is known by its info string (`yaml <spec> <METHOD> <path>`) or by what it holds. Where
several pages stand in one document, the first block counts, with what surrounds it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, Final

from checker.documents import Malformed, read_json, read_yaml
from checker.extract.bare import LANGUAGE as BARE
from checker.extract.openapi import document as openapi
from checker.extract.openapi.method_path import METHODS, alike
from checker.extract.page import Block, Code, Heading, Page
from checker.extract.reference.side import at
from checker.model.contract import (
    ASKED_PATH,
    CUT_OFF,
    NOT_FOUND,
    UNREADABLE,
    Fact,
    Field,
    Operation,
    State,
)
from checker.model.regex import regex

LANGUAGES: Final = frozenset({"", "json", "yaml", "yml"})  # beside that of a bare document
# What to do about a document that is not cut down to the operation of a page.
SEVERAL: Final = (
    ' (several operations or none; name one: --operation "POST /path" for a file, '
    "the info string of a block in a page)"
)
# What is asked for is in no document of the page.
UNDESCRIBED: Final = " (no OpenAPI document in which the operation that was asked for could stand)"
ASKED: Final = "operation asked for"
# Characters of YAML, of which a megabyte takes a second. Blocks of pages are cut down to one
# operation and have a tenth of it; a document by itself describes all operations.
MAX_BLOCK: Final = 1_500_000
MAX_DOCUMENT: Final = 5_000_000
_HELD: Final = regex(r"\A\s*(?:\{\s*)?(?:#[^\n]*\n\s*)*[\"']?(?:openapi|paths)[\"']?\s*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """What a page embeds, and the blocks beside it that speak of the same operation."""

    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...] = ()
    definitions: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    found: bool = False  # is there a block, readable or not?
    absent: bool = False  # does it describe all but the operation that was asked for?
    document: Any = None  # the plain data of the block; None where it could not be read
    examples: tuple[openapi.ShownBody, ...] = ()  # that it gives of its bodies


def embedded(page: Page, role: str, asked: str | None = None) -> Embedded:
    """The first block of the page, read: of what is asked for, where something is."""
    for index, block in enumerate(page.blocks):
        if isinstance(block.content, Code) and _is_candidate(block.content):
            found = _read(page, role, block, block.content, asked)
            if found is not None:
                return _with_blocks(found, page.blocks, index)
    problems = () if asked is None else (f"{UNREADABLE}{role}{UNDESCRIBED}",)
    return Embedded(blocks=page.blocks, problems=problems)


def _is_candidate(code: Code) -> bool:
    held = code.language in LANGUAGES and (_method_and_path(code.info) or _HELD.match(code.text))
    return code.language == BARE or bool(held)


def _method_and_path(text: str) -> tuple[str, str] | None:
    words = text.split()
    for method, path in pairwise(words):
        if method.lower() in METHODS and path.startswith("/"):
            return method.upper(), path
    return None


def _read(page: Page, role: str, block: Block, code: Code, asked: str | None) -> Embedded | None:
    """The block, read; None where it only looked like one."""
    named = _method_and_path(code.info if asked is None else asked)
    document = _plain(code)
    reading = openapi.StatedOperation()
    if openapi.recognised(document):
        method, path = named or (None, None)
        reading = openapi.read(
            document, url=page.url, method=method, path=path, heading=block.headings
        )
        if asked is not None and not _is_of(reading.operation, named):
            what = (ASKED,) if openapi.describes(document, path) else (ASKED, ASKED_PATH)
            missing = tuple(f"{NOT_FOUND}{one}" for one in what)
            return Embedded(blocks=(), problems=missing, absent=True, document=document)
    if reading.operation is not None:
        stated = named if asked is None else None  # what is asked for states nothing
        marked = _contradicted(reading.operation, stated, page, block)
        facts = tuple(marked if fact is reading.operation else fact for fact in reading.facts)
        return Embedded(
            blocks=(),
            facts=facts,
            definitions=reading.definitions,
            problems=reading.problems,
            document=document,
            examples=reading.examples,
        )
    if named is None and document is not None and code.language != BARE:
        return None
    facts = () if named is None or asked is not None else (_operation(named, page, block, code),)
    several = SEVERAL if named is None and openapi.recognised(document) else ""
    problems = (f"{UNREADABLE}{role}{several}", *([f"{CUT_OFF}{role}"] * _is_long(code)))
    return Embedded(blocks=(), facts=facts, problems=problems)


def _is_of(operation: Operation | None, named: tuple[str, str] | None) -> bool:
    return (
        operation is not None
        and named is not None
        and alike((operation.method, operation.path), named)
    )


def _plain(code: Code) -> Any:  # noqa: ANN401 - any plain data
    """The data of a block; None where it is none, or more than is read."""
    if code.language == "json" or code.text.lstrip()[:1] == "{":
        try:
            return read_json(code.text)  # forty times as fast, and most of YAML's flow style is it
        except Malformed:
            if code.language == "json":
                return None
    try:
        return None if _is_long(code) else read_yaml(code.text)
    except Malformed:
        return None


def _is_long(code: Code) -> bool:
    """Is it more YAML than is read?"""
    return len(code.text) > (MAX_DOCUMENT if code.language == BARE else MAX_BLOCK)


def _operation(named: tuple[str, str], page: Page, block: Block, code: Code) -> Operation:
    return Operation(method=named[0], path=named[1], evidence=at(page.url, block, code.info))


def _contradicted(
    operation: Operation, named: tuple[str, str] | None, page: Page, block: Block
) -> Operation:
    """The operation, conflicting where the info string names another."""
    if named is None or _is_of(operation, named):
        return operation
    code = block.content
    assert isinstance(code, Code)  # noqa: S101 - narrows for the type checker
    return replace(
        operation,
        state=State.CONFLICTING,
        evidence=(*operation.evidence, *at(page.url, block, code.info)),
    )


def _with_blocks(found: Embedded, blocks: Sequence[Block], index: int) -> Embedded:
    """With the blocks before it and after it, up to the title of the next page."""
    end = next(
        (
            position
            for position in range(index, len(blocks))
            if isinstance(heading := blocks[position].content, Heading) and heading.level == 1
        ),
        len(blocks),
    )
    rest = (*blocks[:index], *blocks[index + 1 : end])
    return replace(found, blocks=rest, found=True)
