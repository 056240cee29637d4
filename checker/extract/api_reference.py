"""An API reference page and its side pages -> Extract: what they document of one operation.

The embedded OpenAPI block has the word; components, tables, lists, examples and prose add to it,
or contradict it. No name of a field stands here or below: subjects come from the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from checker.extract import Extract, Opened
from checker.extract.page import Component
from checker.extract.reference.block import Embedded, embedded
from checker.extract.reference.bounds import bounded
from checker.extract.reference.components import NAMES, component_fields
from checker.extract.reference.examples import examples
from checker.extract.reference.members import members, placed
from checker.extract.reference.mentions import mentions
from checker.extract.reference.merge import contradicted, laid, merged
from checker.extract.reference.prose import contradictions, operation
from checker.extract.reference.side import Known
from checker.extract.reference.statuses import statuses
from checker.extract.reference.stream import stream, terminators
from checker.extract.reference.tables import table_fields
from checker.extract.reference.terse import terse, terse_field
from checker.model.contract import CUT_OFF, NO_FACTS, NOT_PLACED, Fact, Field, Stream
from checker.model.flat import Flat, flat
from checker.model.path import ROOT

REFERENCE: Final = "page"  # the part of a role that is the reference itself
SIDE_PAGE: Final = ("statuses", "examples", "prose", "statements")
MARKDOWN: Final = ("operation", "statuses", "stream", "examples", "prose", "statements")
HTML: Final = ("operation", "examples", "prose", "statements")  # fields in it are collapsed


@dataclass(frozen=True, slots=True)
class _Document:
    """One document, with the block that it embeds."""

    opened: Opened
    embedded: Embedded

    @property
    def is_reference(self) -> bool:
        """The page itself, or one that embeds a block; others are read for errors alone."""
        part = self.opened.role.rpartition("-")[0] or self.opened.role
        return part == REFERENCE or self.embedded.found


def extract(opened: Sequence[Opened]) -> Extract:
    """What the documents state, those of the reference first."""
    documents = [_document(one) for one in opened]
    documents.sort(key=lambda one: not one.is_reference)
    absent = any(one.embedded.absent for one in documents)
    if absent:  # what stands beside the document is of another operation
        return Extract(
            facts=(),
            problems=tuple(problem for one in documents for problem in one.embedded.problems),
            can_state={one.opened.role: _can_state(one) for one in documents},
            absent=True,
        )
    tree, definitions, facts = _founded(documents)
    problems: list[str] = []
    for one in documents:
        known = Known(facts.values(), tree)
        facts = merged(_described(one, known, problems), facts, tree)
    for one in documents:
        facts = _shown(one, facts, tree)
    stated = laid(tree.facts, facts)
    return Extract(
        facts=tuple(map(terse, stated)),
        definitions={name: tuple(map(terse_field, fields)) for name, fields in definitions.items()},
        problems=(*_problems(documents, stated), *problems),
        can_state={one.opened.role: _can_state(one) for one in documents},
        whole=any(one.embedded.facts and one.embedded.document for one in documents),
    )


def _founded(
    documents: Sequence[_Document],
) -> tuple[Flat, Mapping[str, tuple[Field, ...]], dict[str, Fact]]:
    """What the blocks state: the bodies of the first that refers to definitions, and the rest."""
    first = documents[0].embedded if documents else Embedded(blocks=())
    definitions = first.definitions
    tree = Flat(first.facts, definitions)
    more = (flat(one.embedded.facts, one.embedded.definitions) for one in documents[1:])
    facts = merged([*tree.schemas.loose, *chain.from_iterable(more)], tree=tree)
    return tree, definitions, facts


def _document(opened: Opened) -> _Document:
    """A document with its block, and as much beside it as is read."""
    found = embedded(opened.page, opened.role, opened.operation)
    blocks, cut = bounded(found.blocks)
    problems = (*found.problems, f"{CUT_OFF}{opened.role}") if cut else found.problems
    return _Document(opened, replace(found, blocks=blocks, problems=problems))


def _described(document: _Document, known: Known, problems: list[str]) -> Iterator[Fact]:
    """What components, tables, lists and prose describe; what of it has no place is a problem."""
    page, blocks = document.opened.page, document.embedded.blocks
    yield from statuses(page, blocks)
    if not document.is_reference:
        return
    if not document.embedded.found:
        told = operation(page, blocks)
        if told is not None:
            yield told
    told_stream = stream(page, blocks, _dotted(known), documented=known.streams)
    if told_stream is not None:
        yield told_stream
        known = Known([*known.fields, told_stream])
    yield from component_fields(page, blocks, known)
    fields, unplaced = table_fields(page, blocks, known)
    yield from fields
    if unplaced:
        problems.append(f"{NOT_PLACED}{document.opened.role}")
    ends = list(dict.fromkeys(terminators(document.embedded.document)))
    yield from (
        Stream(terminator=end, evidence=fact.evidence)
        for fact in document.embedded.facts
        for end in ends[:1]
        if isinstance(fact, Stream)
    )


def _dotted(known: Known) -> frozenset[str]:
    """Documented fields as prose names them: `choices.delta.content`."""
    return frozenset(
        field.path.replace("[*]", "").removeprefix(f"{ROOT}.") for field in known.fields
    )


def _shown(document: _Document, facts: dict[str, Fact], tree: Flat) -> dict[str, Fact]:
    """With what examples show, what tables list, and what either contradicts."""
    page, blocks = document.opened.page, document.embedded.blocks
    known = Known(facts.values(), tree)
    found = examples(page, blocks, known)
    facts = contradicted(facts, found.contradicted, known.at(found.contradicted))
    facts = merged(found.fields, facts, tree)
    if not document.is_reference:
        return facts
    known = Known(facts.values(), tree)
    told = contradictions(page, blocks, known)
    facts = contradicted(facts, told, known.at(told))
    fields, statements = placed(members(page, blocks), Known(facts.values(), tree))
    facts = merged(statements, facts | {fact.key: fact for fact in fields})
    if document.embedded.found:  # the block says what there is, better than spans of code
        return facts
    events = [event for fact in facts.values() if isinstance(fact, Stream) for event in fact.events]
    named = mentions(page, blocks, Known(facts.values(), tree), events)
    return facts | {field.key: field for field in named}


def _problems(documents: Sequence[_Document], facts: Sequence[Fact]) -> Iterator[str]:
    for one in documents:
        yield from one.embedded.problems
    stated = {evidence.document for fact in facts for evidence in fact.evidence}
    for one in documents:
        if one.is_reference and one.opened.page.url not in stated:
            yield f"{NO_FACTS}{one.opened.role}"


def _can_state(document: _Document) -> tuple[str, ...]:
    if not document.is_reference:
        return SIDE_PAGE
    inside = [
        block.inside
        for block in document.embedded.blocks
        if isinstance(block.content, Component) and block.content.name in NAMES
    ]
    nested = any(each.name in NAMES for components in inside for each in components)
    base = HTML if document.opened.page.form == "html" else MARKDOWN
    if document.embedded.document is not None:
        return ("fields", "nested fields", "keywords", *base)
    if nested:
        return ("fields", "nested fields", *base)
    return ("fields", *base) if inside else base
