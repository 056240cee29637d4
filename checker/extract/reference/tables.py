"""Typed tables and lists of fields, as people write them -> Fields, each placed by its labels.

What is not said stays unsaid: a name without a word on being required may be either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from checker.extract.page import Block, Heading, Page, Table
from checker.extract.reference.cells import Columns, columns, flagged, name_of, stated_by
from checker.extract.reference.field_lines import NAME, field_line, lines
from checker.extract.reference.placing import Placing
from checker.extract.reference.roles import GIVEN, RESPONSE, Role
from checker.extract.reference.sections import Sections
from checker.extract.reference.side import PARAMETERS, BodyFields, DocumentedFields, at
from checker.extract.reference.type_words import TypeWords, type_words
from checker.model.contract import Field
from checker.model.path import ROOT

MAX_DEPTH: Final = 32  # rows inside of each other
MAX_LEVELS: Final = 16  # of tables that are written before the one that names them
_MODEL: Final = Role(GIVEN)


@dataclass(frozen=True, slots=True)
class _TableRow:
    """One field as it is written."""

    names: tuple[str, ...]  # of the rows that enclose it, and its own
    said: TypeWords | None
    stated: dict[str, Any]
    where: str = ""  # a place of parameters, where a column says so


@dataclass(slots=True)
class _Group:
    """A table, or the lines of one list or section."""

    block: Block
    rows: list[_TableRow] = field(default_factory=list)
    given: bool = False  # are the names those of parameters?
    alone: bool = True  # is it the first of its section, or has it a label of its own?


def table_fields(
    page: Page,
    blocks: Sequence[Block],
    known: DocumentedFields,
    sections: Sections,
    *,
    errors: bool = False,
) -> list[Field]:
    """The fields of all tables and lists that have a sure place; `errors`: those alone."""
    waiting = [*_tables(page, blocks, sections), *_lists(page, blocks, sections)]
    if not waiting:
        return []
    order = {id(block): at for at, block in enumerate(blocks)}
    waiting.sort(key=lambda group: order[id(group.block)])
    placing = Placing(known, sections, {name for one in waiting for name in _names(one)})
    owners = _owners(waiting, placing)
    found: list[Field] = []
    for _ in range(MAX_LEVELS):
        left = []
        for group in waiting:
            fields = [*_placed(group, placing, owners, errors=errors)]
            if not fields:
                left.append(group)
            found += fields
        if len(left) == len(waiting):
            break
        waiting = left
    return found


def _names(group: _Group) -> Iterator[str]:
    """The fields of a group, and the types that they are said to have."""
    for row in group.rows:
        yield row.names[-1]
        said = row.said
        while said is not None:
            yield said.named or ""
            said = said.items


def _owners(groups: Sequence[_Group], placing: Placing) -> dict[str, tuple[str, ...]]:
    """By role, the section whose body it is: the outermost, else the first, that states it."""
    owners: dict[str, tuple[str, ...]] = {}
    for group in groups:
        place = placing.place(group.block)
        if place.role is None or place.things or place.lost:
            continue
        key = _key(place.role)
        if key not in owners or len(place.owner) < len(owners[key]):
            owners[key] = place.owner
    return owners


def _key(role: Role) -> str:
    return f"{role.kind} {role.status}"


def _placed(
    group: _Group, placing: Placing, owners: dict[str, tuple[str, ...]], *, errors: bool
) -> Iterator[Field]:
    """The fields of a group at each of its places; none where no place is sure."""
    place = placing.place(group.block)
    if place.lost or not group.alone:
        return
    role = place.role or (_MODEL if group.given and not place.things else None)
    if place.role is not None and owners.get(_key(place.role), place.owner) != place.owner:
        return
    side = placing.side(role)
    if errors and (side is None or side.where != RESPONSE or (side.status or "2")[0] == "2"):
        return
    spots = placing.below(place, side)
    for row in group.rows:
        given = row.where in PARAMETERS
        for body, path in [(BodyFields(row.where), ROOT)] if given else spots:
            weak = role is not None and role.kind == GIVEN and path == ROOT and not given
            one = placing.given(body, row.names[0]) if weak else body
            yield from placing.fields(one, path, row.names, row.said, row.stated)


# ------------------------------------------------------------------ what is written


def _tables(page: Page, blocks: Sequence[Block], sections: Sections) -> Iterator[_Group]:
    seen: set[tuple[object, ...]] = set()
    for block in blocks:
        if isinstance(block.content, Table) and (means := columns(block.content)) is not None:
            group = _table(page, block, block.content, means)
            section = (block.headings, block.inside)
            group.alone = id(block) in sections.captions or section not in seen
            seen.add(section)
            yield group


def _table(page: Page, block: Block, table: Table, means: Columns) -> _Group:
    """One field a row; rows marked as such are below the row before."""
    group = _Group(block, given=means.given)
    above: list[str] = []
    indents = [0]
    for row in table.rows:
        name, depth, flags = name_of(row[means.name])
        indent = row[means.name].indent
        indents = [*(one for one in indents if one < indent), indent]
        depth += len(indents) - 1
        del above[depth:]
        above.append(name)
        where = "" if means.where is None else row[means.where].plain.strip(" `").lower()
        named = len(above) <= MAX_DEPTH and all(map(NAME.fullmatch, above))
        if not named or where == name == "body":
            continue  # no name, or that of the body as a whole
        said = None if means.type is None else type_words(flagged(row[means.type].plain)[1])
        stated = stated_by(row, means, said) | flags
        stated["evidence"] = at(page.url, block, " | ".join(cell.plain for cell in row))
        group.rows.append(_TableRow(tuple(above), said, _plain(stated), where))
    return group


def _lists(page: Page, blocks: Sequence[Block], sections: Sections) -> Iterator[_Group]:
    """Lines that are fields, those of one section and label together; depth says what is below."""
    groups: dict[object, _Group] = {}
    section: object = None
    caption = ""
    above: list[str] = []
    for block, text, depth in lines(blocks):
        line = field_line(text)
        if line is None or not line.sure or isinstance(block.content, Heading):
            continue  # of one that is a heading it is not read where it belongs
        within = (block.headings, block.inside)
        caption = sections.captions.get(id(block), caption if within == section else "")
        section = within
        if (within, caption) not in groups:
            groups[within, caption], above = _Group(block), []
        above = [*above[:depth], *[""] * (depth - len(above)), line.name]
        stated = line.stated | {"evidence": at(page.url, block, text.plain)}
        row = _TableRow(tuple(filter(None, above)), line.said, _plain(stated))
        groups[within, caption].rows.append(row)
    yield from groups.values()


def _plain(stated: dict[str, Any]) -> dict[str, Any]:
    """With a condition, it is not said that a field is required, nor that it is not."""
    return stated | {"required": None} if stated.get("conditional") else stated
