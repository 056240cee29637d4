"""An API reference page and its side pages -> Extract: what they document of one operation.

The embedded OpenAPI block has the word; components, tables, type blocks and examples add to it, or
contradict it, each where its labels place it. Sentences state nothing. What stands on the page and
has no place is reported. No name of a field stands here or below: subjects come from the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from checker.extract.extracted import Extract, Opened
from checker.extract.page import Component
from checker.extract.reference.block import Embedded, embedded
from checker.extract.reference.bounds import bounded
from checker.extract.reference.components import NAMES, component_fields
from checker.extract.reference.examples import examples
from checker.extract.reference.headed import headed
from checker.extract.reference.merge import laid, merged
from checker.extract.reference.operation import operation
from checker.extract.reference.sections import Asked, Sections
from checker.extract.reference.sets import closed, listed
from checker.extract.reference.side import DocumentedFields
from checker.extract.reference.statuses import statuses
from checker.extract.reference.stream import stream
from checker.extract.reference.tables import table_fields
from checker.extract.reference.terse import terse, terse_field
from checker.extract.reference.unplaced import problems
from checker.extract.reference.unread import unread
from checker.model.contract import CUT_OFF, NO_FACTS, Fact, Field, Operation, Status
from checker.model.flat import Flat, flat
from checker.model.schema import Schemas

REFERENCE: Final = "page"  # the part of a role that is the reference itself
SIDE_PAGE: Final = ("statuses", "examples", "tables")
MARKDOWN: Final = ("operation", "statuses", "stream", "examples", "tables")
HTML: Final = ("operation", "examples", "tables")  # fields in it are collapsed


@dataclass(frozen=True, slots=True)
class _Document:
    """One document, with the block that it embeds and the sections beside it."""

    opened: Opened
    embedded: Embedded
    sections: Sections

    @property
    def is_reference(self) -> bool:
        """Is it read for more than errors?"""
        return _is_reference(self.opened, self.embedded)


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
    for one in documents:
        page, blocks = one.opened.page, one.embedded.blocks
        facts = merged(statuses(page, blocks, one.sections), facts)
    unplaced: list[str] = []
    for one in documents:
        facts = _described(one, facts, tree, unplaced)
    for one in documents:
        facts = _shown(one, facts, tree, unplaced)
    stated = laid(tree.facts, facts)
    return Extract(
        facts=tuple(map(terse, stated)),
        definitions={name: tuple(map(terse_field, fields)) for name, fields in definitions.items()},
        problems=(*_problems(documents, stated), *unplaced),
        can_state={one.opened.role: _can_state(one) for one in documents},
        whole=any(one.embedded.facts and one.embedded.document for one in documents),
    )


def _founded(
    documents: Sequence[_Document],
) -> tuple[Flat, Mapping[str, tuple[Field, ...]], dict[str, Fact]]:
    """What the blocks state: the bodies of the first that refers to definitions, and the rest."""
    first = documents[0].embedded if documents else Embedded(blocks=())
    tree = Flat(Schemas(first.facts, first.definitions))
    more = (flat(one.embedded.facts, one.embedded.definitions) for one in documents[1:])
    facts = merged([*tree.schemas.loose, *chain.from_iterable(more)], tree=tree)
    return tree, first.definitions, facts


def _document(opened: Opened) -> _Document:
    """A document with its block, and as much beside it as is read."""
    found = embedded(opened.page, opened.role, opened.operation)
    blocks, cut = bounded(found.blocks)
    problems = (*found.problems, f"{CUT_OFF}{opened.role}") if cut else found.problems
    found = replace(found, blocks=headed(blocks), problems=problems)
    own = next((fact for fact in found.facts if isinstance(fact, Operation)), None)
    asked = (own.method, own.path) if own else (opened.operation or "").partition(" ")[::2]
    named = Asked(*asked) if asked[1] else None
    whole = not _is_reference(opened, found)
    return _Document(opened, found, Sections(opened.page, found.blocks, named, whole=whole))


def _is_reference(opened: Opened, found: Embedded) -> bool:
    """The page itself, or one that embeds a block; others are read for errors alone."""
    return opened.role.rpartition("-")[0] == REFERENCE or found.found


def _known(document: _Document, facts: Iterable[Fact], tree: Flat) -> DocumentedFields:
    """The documented fields; of a page that tells one success, answers are those of it."""
    facts = tuple(facts)
    named = [role.status for role in document.sections.roles() if role.status and role.exact]
    named += [fact.status for fact in facts if isinstance(fact, Status)]
    successes = {status for status in named if status[0] == "2" and status.isdigit()}
    return DocumentedFields(facts, successes, tree)


def _described(
    document: _Document, facts: dict[str, Fact], tree: Flat, unplaced: list[str]
) -> dict[str, Fact]:
    """With what components, types, tables and transcripts describe."""
    page, blocks, sections = document.opened.page, document.embedded.blocks, document.sections
    known = _known(document, facts.values(), tree)
    found: list[Fact] = []
    if document.is_reference:
        operation_fact = None if document.embedded.found else operation(page, sections)
        framed = stream(page, blocks, sections, documented=known.streams)
        found += [fact for fact in (operation_fact, framed) if fact is not None]
        found += component_fields(page, blocks, known, sections)
        known = _known(document, merged(found, facts, tree).values(), tree)
    found += table_fields(page, blocks, known, sections, errors=not document.is_reference)
    rests_on = {one for fact in chain(found, facts.values()) for one in fact.evidence}
    facts = merged(found, facts, tree)
    lost = unread(page, blocks, sections, rests_on, _known(document, facts.values(), tree).ending)
    unplaced += problems(lost, page.title)
    return facts


def _shown(
    document: _Document, facts: dict[str, Fact], tree: Flat, unplaced: list[str]
) -> dict[str, Fact]:
    """With what examples show, what tables and lists close, and what either contradicts."""
    page, blocks, sections = document.opened.page, document.embedded.blocks, document.sections
    known = _known(document, facts.values(), tree)
    shown, lost = examples(page, blocks, known, sections, document.embedded.examples)
    unplaced += problems(lost, page.title)
    facts = merged(shown, facts, tree)
    if not document.is_reference:
        return facts
    sets = [*listed(page, blocks, sections)]
    found, lost = closed(sets, _known(document, facts.values(), tree), sections)
    unplaced += problems(lost, page.title)
    return facts | {fact.key: fact for fact in found}


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
