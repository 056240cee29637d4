"""Page -> what documents fields by its form, and is in no fact: no silent empty.

Several that stand beside each other and begin with a name and a type, or rows of a table that do,
are documentation of fields, whatever they stand under. Whether they were read is seen by whether
a fact rests on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from checker.extract.page import Block, Code, Component, Heading, Item, Page, Paragraph, Table, Text
from checker.extract.reference.cells import (
    begins_with_names,
    is_field_row,
    is_type,
    is_typed,
    name_of,
)
from checker.extract.reference.components import NAMES, is_credential, text_of
from checker.extract.reference.field_lines import NAME, SET_APART, FieldLine, field_line, lines
from checker.extract.reference.roles import GIVEN, REQUEST, RESPONSE
from checker.extract.reference.sections import Sections
from checker.extract.reference.side import PARAMETERS, at
from checker.extract.reference.statuses import perhaps_statuses
from checker.extract.reference.type_blocks import types_of
from checker.extract.reference.unplaced import TABLE, TYPES, Unplaced
from checker.model.evidence import Evidence

_SEVERAL: Final = 2  # lines that nothing marks; one may be a sentence
_Line: TypeAlias = tuple[Block, Text, FieldLine | None]
_OF_BODIES: Final = PARAMETERS | {GIVEN, REQUEST, RESPONSE}


def unread(
    page: Page,
    blocks: Sequence[Block],
    sections: Sections,
    rests_on: set[Evidence],
    known: Callable[[str], object],
) -> Iterator[Unplaced]:
    """The tables, lists and sections of fields on which no fact rests, with how many those are.

    Names without a type are no loss where all of them are `known`.
    """

    def is_read(block: Block, text: str) -> bool:
        return rests_on.issuperset(at(page.url, block, text))

    lost: dict[object, list[Block]] = {}
    types: dict[int, list[Block]] = {}
    for block in blocks:
        match block.content:
            case Table() as table if _is_of_fields(block, table, sections, known):
                rows = (
                    " | ".join(cell.plain for cell in row)
                    for row in (table.header, *table.rows)
                    if row is not table.header or is_field_row(row)  # a table without a header
                )
                lost[id(block)] = [block for row in rows if not is_read(block, row)]
            case Table() as table:
                codes = perhaps_statuses(page, block, table, sections)
                lost[id(block)] = [block for row in codes if not is_read(block, row)]
            case Component() as component if component.name in NAMES or _is_field(component):
                if not (is_credential(component) or is_read(block, text_of(component))):
                    lost.setdefault(block.headings, []).append(block)
            case Code() as code:
                types[id(block)] = [
                    block for one in types_of(code) if not (one.name and is_read(block, one.text))
                ]
    for section, some in _sections(blocks, sections, known).items():
        lost[section] = [block for block, text in some if not is_read(block, text.plain)]
    for kind, found in ((TABLE, lost), (TYPES, types)):
        yield from (Unplaced(kind, some[0], len(some)) for some in found.values() if some)


def _is_field(component: Component) -> bool:
    """Does a component that we do not know say a name and a type?"""
    named = NAME.fullmatch(component.get("name") or "") is not None
    return component.name[0].isupper() and named and is_type(component.get("type") or "")


def _is_of_fields(
    block: Block, table: Table, sections: Sections, known: Callable[[str], object]
) -> bool:
    if is_typed(table):
        return True
    if not begins_with_names(table, of_fields=sections.place(block).role is None):
        return False
    return not all(known(name_of(row[0])[0]) for row in table.rows)


def _sections(
    blocks: Sequence[Block], sections: Sections, known: Callable[[str], object]
) -> Mapping[object, Sequence[tuple[Block, Text]]]:
    """The lines of each section that are fields, by their form or by the label over them."""
    lines_of: dict[object, list[_Line]] = {}
    for block, text in lines(blocks):
        line = field_line(text)
        headings = block.headings
        if line is not None and isinstance(block.content, Heading):
            headings = headings[:-1]  # the section is that above it
        elif line is None or not line.ends:
            if _is_named(block, text, sections, known):
                line = None
            elif line is None:
                continue
        placed = replace(block, headings=headings)
        lines_of.setdefault((headings, block.inside), []).append((placed, text, line))
    return {section: [*_of_fields(some)] for section, some in lines_of.items()}


def _of_fields(some: Sequence[_Line]) -> Iterator[tuple[Block, Text]]:
    """One line that is marked as a field's, or several that are not, are fields."""
    if any(line is not None and line.sure for _, _, line in some):
        yield from (
            (block, text)
            for block, text, line in some
            if line is None
            or line.ends
            or isinstance(block.content, Item)
            or text.strong == (line.name,)
        )
        return
    plain = [
        one for one in some if one[2] is None or (one[2].ends and SET_APART.match(one[2].name))
    ]
    # Where names stand by themselves, each "Type: …" is of a field.
    plain = plain or [one for one in some if one[2] is not None and one[2].ends and one[2].label]
    # "order number" and "phone number" are words.
    numbers = all(line is not None and line.said.types == {"number"} for _, _, line in plain)
    if len(plain) >= _SEVERAL and not numbers:
        yield from ((block, text) for block, text, _ in plain)


def _is_named(block: Block, text: Text, sections: Sections, known: Callable[[str], object]) -> bool:
    """Does an item begin with a name that is not known, where a label says that fields stand?

    So does a paragraph whose begin is set apart.
    """
    marked = text.codes if isinstance(block.content, Item) else text.strong
    name = marked[0] if marked and isinstance(block.content, Item | Paragraph) else ""
    if not (NAME.fullmatch(name) and text.plain.startswith(name)):
        return False
    if isinstance(block.content, Paragraph) and not SET_APART.match(name):
        return False
    role = sections.place(block).role
    return role is not None and role.kind in _OF_BODIES and not known(name)
