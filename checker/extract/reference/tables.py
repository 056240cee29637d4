"""Typed tables and lists of fields, as people write them -> Fields, each placed by its labels.

What is not said stays unsaid: a name without a word on being required may be either. A table that
nothing places is reported, with the number of its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from checker.extract.page import Block, Component, Heading, Item, Page, Paragraph, Table, Text
from checker.extract.reference.cells import (
    Columns,
    begins_with_names,
    columns,
    flagged,
    is_of_fields,
    name_of,
    stated_by,
)
from checker.extract.reference.described import described
from checker.extract.reference.placing import Placing
from checker.extract.reference.roles import GIVEN, RESPONSE, Role
from checker.extract.reference.sections import Sections
from checker.extract.reference.side import PARAMETERS, BodyFields, DocumentedFields, at, typed
from checker.extract.reference.type_words import TypeWords, type_words
from checker.extract.reference.unplaced import TABLE, Unplaced
from checker.model.contract import Field
from checker.model.path import ROOT
from checker.model.regex import regex

# The types that a line may name beside a field; in a table, more words are types.
_CORE: Final = frozenset({"array", "boolean", "integer", "number", "object", "string"})
_LINE: Final = regex(
    r"(?P<name>[A-Za-z_$][\w$.\[\]*-]{0,127})\s*[:\u2013\u2014-]?\s*"
    r"[(\[]?(?P<type>(?:array|list)\s+of\s+[a-z]+"
    r"|(?:array|list)\s?\[\s?[a-z]+(?:\s?\{\d{0,4}\})?\s?\]|object\s?\{\d{0,4}\}"
    r"|[a-z]+(?:\d+)?(?:\[\]|<[\w-]+>)*)(?!\w)\]?"
    r"(?P<rest>[^.:\n]{0,120})(?P<after>.*)",
    re.ASCII | re.DOTALL,
)
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
    bare: int = 0  # rows that are no fields
    names: tuple[str, ...] = ()  # of a table that cannot be read: what its first cells say
    alone: bool = True  # is it the first of its section, or has it a label of its own?


def table_fields(
    page: Page,
    blocks: Sequence[Block],
    known: DocumentedFields,
    sections: Sections,
    *,
    errors: bool = False,
) -> tuple[list[Field], list[Unplaced]]:
    """(the fields of all tables and lists, what has no sure place); `errors`: those alone."""
    groups = [*_groups(page, blocks, sections)]
    if not groups:
        return [], []
    placing = Placing(known, sections, {name for one in groups for name in _names(one)})
    owners = _owners(groups, placing)
    found: list[Field] = []
    waiting = groups
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
    unplaced = {id(one) for one in waiting}
    lost = [
        (one, len(one.rows) + one.bare)
        for one in waiting
        if not (one.names and all(map(placing.knows, one.names)))
    ]
    lost += [(one, one.bare) for one in groups if id(one) not in unplaced and one.bare]
    return found, [Unplaced(TABLE, one.block, count) for one, count in lost]


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
        if row.where in PARAMETERS:
            yield from _field(row, BodyFields(row.where), ROOT, placing)
            continue
        for body, path in spots:
            weak = role is not None and role.kind == GIVEN and path == ROOT
            one = placing.given(body, row.names[0]) if weak else body
            yield from _field(row, one, path, placing)


def _field(row: _TableRow, side: BodyFields, path: str, placing: Placing) -> Iterator[Field]:
    found: str | None = path
    for name in row.names:
        found = None if found is None else placing.nest.below(side, found, name)
    if found is not None:
        fields = typed(side, found, row.said, **row.stated)
        placing.add(fields[0], row.said)
        yield from fields


# ------------------------------------------------------------------ what is written


def _groups(page: Page, blocks: Sequence[Block], sections: Sections) -> Iterator[_Group]:
    lines = _Lines(page, sections)
    seen: set[tuple[object, ...]] = set()
    name = ""  # that a label sets apart from what follows it
    for block in blocks:
        label, name = name, ""
        match block.content:
            case Table() as table:
                group = _of_table(page, block, table, sections)
            case Item(text=text, depth=depth):
                group = lines.line(block, text, depth)
            case Component(name="label", text=name):
                continue
            case Paragraph(text=text):
                group = lines.line(block, _labelled(label, text))
            case Heading(text=text):
                group = lines.heading(block, text)
            case _:
                group = None
        if group is None:
            continue
        if isinstance(block.content, Table) and not group.names:
            section = (block.headings, block.inside)
            group.alone = id(block) in sections.captions or section not in seen
            seen.add(section)
        yield group


def _labelled(label: str, text: Text) -> Text:
    """A line with the label right before it, which is set apart as a name is."""
    return Text(plain=f"{label} {text.plain}", strong=(label,)) if label else text


def _of_table(page: Page, block: Block, table: Table, sections: Sections) -> _Group | None:
    """The fields of a table; of one that cannot be read, how many; None of any other table."""
    means = columns(table)
    if means is not None:
        return _table(page, block, table, means)
    if is_of_fields(table) or (begins_with_names(table) and sections.place(block).role):
        names = tuple(name_of(row[0])[0] for row in table.rows)
        return _Group(block, bare=len(table.rows), names=names)
    return None


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
            group.bare += 1  # no name, or that of the body as a whole
            continue
        said = None if means.type is None else type_words(flagged(row[means.type].plain)[1])
        stated = stated_by(row, means, said) | flags
        stated["evidence"] = at(page.url, block, " | ".join(cell.plain for cell in row))
        group.rows.append(_TableRow(tuple(above), said, _plain(stated), where))
    return group


NAME: Final = regex(r"(?:\$\.)?[A-Za-z_$][\w$.:*\[\]-]{0,127}", re.ASCII)


class _Lines:
    """Lines that are a name, its type, whether it is required; the depth of items tells more."""

    def __init__(self, page: Page, sections: Sections) -> None:
        self._page = page
        self._sections = sections
        self._group: _Group | None = None
        self._headed: _Group | None = None
        self._caption = ""
        self._above: list[str] = []

    def heading(self, block: Block, text: Text) -> _Group | None:
        """The same of a field that is a heading: it is reported; where it belongs is not read."""
        if _line(text) is None:
            return None
        above = replace(block, headings=block.headings[:-1])
        group = self._headed
        if group is None or group.block.headings != above.headings:
            self._headed = _Group(above, bare=1)
            return self._headed
        group.bare += 1
        return None

    def line(self, block: Block, text: Text, depth: int = 0) -> _Group | None:
        """The group that a line begins; None where it is no field, or one more of a group."""
        line = _line(text)
        group = self._group
        fresh = (
            group is None
            or (group.block.headings, group.block.inside) != (block.headings, block.inside)
            or self._sections.captions.get(id(block), self._caption) != self._caption
        )
        if line is None:
            if group and not fresh and _typed(text) and isinstance(block.content, Item):
                group.bare += 1  # an item among fields that names a type, and is not understood
            return None
        found, said = line
        if group is None or fresh:
            group = self._group = _Group(block)
            self._caption = self._sections.captions.get(id(block), "")
            self._above = []
        self._above = [*self._above[:depth], *[""] * (depth - len(self._above))]
        self._above.append(found["name"])
        rest = Text(plain=found["after"].strip(" .:"), codes=text.codes[1:])
        # "Required: yes, …" is one thing said.
        more = found["after"] if _ANSWERED.match(found["after"]) else ""
        stated = described(rest, said) | flagged(found["rest"] + more)[0]
        stated["evidence"] = at(self._page.url, block, text.plain)
        group.rows.append(_TableRow(tuple(filter(None, self._above)), said, _plain(stated)))
        return group if fresh else None


# What may stand between the type and a mark that ends the line, or begins its description.
_FLAG: Final = r"(?:\w+\s+)?(?:required|optional|nullable)\b[^()\[\]]{0,80}"
_REST: Final = regex(
    rf"[\s,;(\[]*{_FLAG}[)\]]\s.*|[\s,;(\[]*(?:{_FLAG})?(?:[\s,;(]*defaults?\b[^()]{{0,60}})?"
    r"(?:[)\]](?:\s+(?-i:[A-Z]).*)?|[)\]]?\s*(?:[\u2013\u2014-]\s.*)?)",
    re.IGNORECASE | re.DOTALL,
)
_ANSWERED: Final = regex(
    r":\s*(?:false|no|true|yes)\b|[\s.:;)\]\u2013\u2014-]*(?:if|only|unless|when)\b", re.IGNORECASE
)


def _line(text: Text) -> tuple[re.Match[str], TypeWords] | None:
    """The parts of a line that is a field, and its type; None of every other."""
    parts = _typed(text)
    return parts if parts is not None and _is_field(text, parts[0]) else None


def _typed(text: Text) -> tuple[re.Match[str], TypeWords] | None:
    """The same of a line that begins with a word and a type, whatever follows."""
    found = _LINE.match(text.plain)
    said = None if found is None else _type(found["type"])
    return None if found is None or said is None else (found, said)


def _is_field(text: Text, found: re.Match[str]) -> bool:
    """Is the name set apart, or said to be required, and does no sentence go on after the type?"""
    if _REST.fullmatch(found["rest"]) is None:
        return False
    if found["name"] in (text.codes[:1] + text.strong[:1]):
        return True
    return found["name"].lower() not in _ARTICLES and _FLAGGED.match(found["rest"]) is not None


_ARTICLES: Final = frozenset({"a", "an", "any", "each", "every", "no", "one", "the", "this"})
# "required" ends the line or its mark, or the description begins: no "required by", "optional in".
_FLAGGED: Final = regex(
    r"\W*(?i:required|optional)(?:\s*$|\s*[,;:)\]\u2013\u2014-]|\s+[A-Z]|\s+(?:if|unless|when)\b)"
)


def _plain(stated: dict[str, Any]) -> dict[str, Any]:
    """With a condition, it is not said that a field is required, nor that it is not."""
    return stated | {"required": None} if stated.get("conditional") else stated


def _type(text: str) -> TypeWords | None:
    base = re.split(r"[^a-z]", text, maxsplit=1)[0]
    if base not in _CORE and not text.startswith("enum<"):
        return None
    return type_words(text) or type_words(text.partition(" ")[0])
