"""Typed tables and lists of fields, as people write them -> Fields, each placed by its labels.

What is not said stays unsaid: a name without a word on being required may be either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

from checker.extract.page import Block, Code, Component, Heading, Item, Page, Table
from checker.extract.reference.cells import Columns, columns, flagged, may_be, name_of, stated_by
from checker.extract.reference.field_lines import field_line, lines
from checker.extract.reference.placing import Placing
from checker.extract.reference.roles import ERROR, GIVEN, REQUEST, RESPONSE, STREAM, Role
from checker.extract.reference.sections import Section, Sections
from checker.extract.reference.side import PARAMETERS, BodyFields, DocumentedFields, at
from checker.extract.reference.type_blocks import objects_in, types_of
from checker.extract.reference.type_words import TypeWords, type_words
from checker.model.contract import Field
from checker.model.path import ROOT
from checker.model.regex import regex

MAX_DEPTH: Final = 32  # rows inside of each other
MAX_LEVELS: Final = 16  # of tables that are written before the one that names them
_MODEL: Final = Role(GIVEN)
_Spot: TypeAlias = tuple[BodyFields, str]


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
    name: str = ""  # of a declared type
    spots: set[_Spot] = field(default_factory=set)  # where it was placed


def table_fields(
    page: Page,
    blocks: Sequence[Block],
    known: DocumentedFields,
    sections: Sections,
    *,
    errors: bool,
) -> list[Field]:
    """The fields of tables, lists, types that have a sure place; `errors`: those alone."""
    groups = [
        *_tables(page, blocks, sections),
        *_lists(page, blocks, sections),
        *_types(page, blocks),
    ]
    if not groups:
        return []  # what is known is not looked through for nothing
    order = {id(block): at for at, block in enumerate(blocks)}
    groups.sort(key=lambda group: order[id(group.block)])
    placing = Placing(known, sections, {name for one in groups for name in _names(one)})
    places = _places(groups, placing)
    owners = _owners(groups, places)
    found: list[Field] = []
    for _ in range(MAX_LEVELS):
        new = [
            field
            for group in groups
            for field in _placed(group, places[id(group)], placing, owners, errors=errors)
        ]
        if not new:
            break
        found += new
    return found


def _names(group: _Group) -> Iterator[str]:
    """The fields of a group, and the types that they are said to have."""
    for row in group.rows:
        yield row.names[-1]
        said = row.said
        while said is not None:
            yield said.named or ""
            said = said.items


def _places(groups: Sequence[_Group], placing: Placing) -> dict[int, Section]:
    """By group, what labels say of it; a type is a body where its name ends so, or is alone."""
    used = {name for one in groups for name in _names(one) if name != one.name}
    endings = Counter(_role_of_type(one.name) for one in groups if one.name not in used)
    roots = Counter(id(one.block) for one in groups if one.name not in used)
    places: dict[int, Section] = {}
    for group in groups:
        place = placing.place(group.block)
        if group.name and not place.lost:
            is_used = group.name in used  # then its place is that of the field that has it
            role = None if is_used else _role_of_type(group.name)
            alone = not is_used and roots[id(group.block)] == 1 and not place.things
            if role is not None:
                place = Section(role, label=group.name, lost=endings[role] > 1)
            elif place.role is None or not alone:
                place = Section(None, (group.name,))
        places[id(group)] = place
    return places


def _role_of_type(name: str) -> Role | None:
    return next((Role(kind) for kind, pattern in _ENDINGS if pattern.fullmatch(name)), None)


def _owners(groups: Sequence[_Group], places: Mapping[int, Section]) -> dict[str, tuple[str, ...]]:
    """By role, the section whose body it is: the outermost, else the first, that states it."""
    owners: dict[str, tuple[str, ...]] = {}
    for place in (places[id(group)] for group in groups if not group.name):
        if place.role is None or place.things or place.lost:
            continue
        key = f"{place.role.kind} {place.role.status}"
        if key not in owners or len(place.owner) < len(owners[key]):
            owners[key] = place.owner
    return owners


def _placed(
    group: _Group,
    place: Section,
    placing: Placing,
    owners: Mapping[str, tuple[str, ...]],
    *,
    errors: bool,
) -> Iterator[Field]:
    """The fields of a group at each new place of it; none where no place is sure."""
    if place.lost or not group.alone or (group.spots and not group.name):
        return
    role = place.role or (_MODEL if group.given and not place.things else None)
    owner = place.role and owners.get(f"{place.role.kind} {place.role.status}")
    if owner not in (None, place.owner) and not group.name:
        return
    side = placing.side(role)
    if errors and (side is None or not side.is_error):
        return
    spots = [one for one in placing.below(place, side) if not _is_inside(one, group.spots)]
    for row in group.rows:
        given = row.where in PARAMETERS
        for body, path in [(BodyFields(row.where), ROOT)] if given else spots:
            weak = role is not None and role.kind == GIVEN and path == ROOT and not given
            one = placing.given(body, row.names[0]) if weak else body
            fields = placing.fields(one, path, row.names, row.said, row.stated)
            if fields:
                group.spots.add((body, path))
            yield from fields


def _is_inside(spot: _Spot, others: Iterable[_Spot]) -> bool:
    """Is it one of the others, or inside of one? In itself a type is not written out again."""
    return any(
        spot[0] == side and (f"{spot[1]}.").startswith((f"{path}.", f"{path}["))
        for side, path in others
    )


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
    indents: list[int] = []
    for row in table.rows:
        cell, type_, place, null = (
            means.cell(row, one) for one in ("name", "type", "where", "nullable")
        )
        assert cell is not None  # noqa: S101 - without a column of names it is no such table
        name, depth, flags = name_of(cell)
        indent = cell.indent
        indents = [*(one for one in indents if one < indent), indent]
        depth += len(indents) - 1
        del above[depth:]
        above.append(name)
        where = place.plain.strip(" `").lower() if place else ""
        if len(above) > MAX_DEPTH or where == name == "body":  # the row of the body as a whole
            continue
        said = type_words(flagged(type_.plain)[1]) if type_ else None
        if said and said.types and null and may_be(null.plain):
            said = replace(said, types=said.types | {"null"})
        stated = stated_by(row, means, said) | flags
        stated["evidence"] = at(page.url, block, " | ".join(cell.plain for cell in row))
        group.rows.append(_TableRow(tuple(above), said, _plain(stated), where))
    return group


def _lists(page: Page, blocks: Sequence[Block], sections: Sections) -> Iterator[_Group]:
    """Lines that are fields, those of one section and label together; depth says what is below."""
    groups: dict[object, _Group] = {}
    section: object = None
    caption: str | None = None
    above: list[str] = []
    for block, text in lines(blocks):
        line = field_line(text)
        if line is None or not line.sure or isinstance(block.content, Heading | Component):
            continue  # of one that is a heading or a title it is not read where it belongs
        within = (block.headings, block.inside)
        caption = sections.captions.get(id(block), caption if within == section else None)
        section = within
        if (within, caption) not in groups:
            groups[within, caption], above = _Group(block), []
        depth = block.content.depth if isinstance(block.content, Item) else 0
        above = [*above[:depth], *[""] * (depth - len(above)), line.name]
        stated = line.stated | {"evidence": at(page.url, block, text.plain)}
        row = _TableRow(tuple(filter(None, above)), line.said, _plain(stated))
        groups[within, caption].rows.append(row)
    yield from groups.values()


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


def _types(page: Page, blocks: Sequence[Block]) -> Iterator[_Group]:
    """The types that blocks of code declare."""
    codes = [(one, one.content) for one in blocks if isinstance(one.content, Code)]
    objects = objects_in(code for _, code in codes)
    for block, code in codes:
        for one in types_of(code, objects):
            evidence = at(page.url, block, one.text)
            rows = [
                _TableRow(row.names, row.said, {"required": row.required, "evidence": evidence})
                for row in one.rows
            ]
            if one.may_be_body:  # one that is not understood may still be the body
                yield _Group(block, rows, name=one.name)


def _plain(stated: dict[str, Any]) -> dict[str, Any]:
    """With a condition, it is not said that a field is required, nor that it is not."""
    return stated | {"required": None} if stated.get("conditional") else stated
