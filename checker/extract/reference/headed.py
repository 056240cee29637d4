"""Blocks -> the same, where names with labelled lines below them stand as the rows of a table.

`### model`, then "Type: string" and "Required: yes", is a row of a table that is written downwards:
its labels are the headers, and it is read, placed and told as any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from checker.extract.page import Block, Heading, Item, Paragraph, Table, Text
from checker.extract.reference.cells import is_type
from checker.extract.reference.field_lines import NAME, SET_APART
from checker.extract.reference.roles import role_of
from checker.model.regex import regex

_LABEL: Final = regex(
    r"(?:\A|(?<=[\s,;|.]))(?P<label>(?:(?:data|value)\s+)?type|required|optional|"
    # Of a label that says nothing to us the word is set off by its capital.
    r"default(?:\s+value)?|(?:accepted|allowed|possible|valid)\s+values|"
    r"(?-i:[A-Z][a-z]+(?:\s[a-z]+)?))\s*:\s+",
    re.IGNORECASE,
)
_TYPE: Final = regex(r"(?:(?:data|value)\s+)?type", re.IGNORECASE)
_NAME: Final = "Name"


@dataclass(frozen=True, slots=True)
class _Row:
    """One name, with what its labels say, and the blocks that say it."""

    block: Block
    cells: Mapping[str, Text]
    lines: frozenset[int]  # the ids of its blocks
    depth: int


def headed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; in the place of such names and lines, the tables that they are."""
    tables: dict[int, list[_Row]] = {}  # by the id of the block where one begins
    fields: set[tuple[str, ...]] = set()  # headings that are names
    group, begin = None, 0
    read: set[int] = set()
    for at, block in enumerate(blocks):
        if id(block) in read:
            continue
        row = _row(blocks, at, fields)
        section = _section(block, fields)
        if row is None:
            group = None if _begins_another(block) else group
            continue
        if isinstance(block.content, Heading):
            fields.add(block.headings)
            section = _section(block, fields)
        if group != (section, block.inside, type(block.content)):
            group, begin = (section, block.inside, type(block.content)), id(block)
        tables.setdefault(begin, []).append(row)
        read |= row.lines
    return tuple(_with_tables(blocks, tables, read, fields)) if tables else tuple(blocks)


def _section(block: Block, fields: set[tuple[str, ...]]) -> tuple[str, ...]:
    """The headings over a block up to the first that is a name."""
    depths = range(len(block.headings) + 1)
    first = next((depth for depth in depths if block.headings[:depth] in fields), None)
    return block.headings if first is None else block.headings[: first - 1]


def _begins_another(block: Block) -> bool:
    """Does a line that is no such name say what follows?"""
    text = block.content.text.plain if isinstance(block.content, Paragraph) else ""
    return text.endswith(":") or role_of(text) is not None


def _row(blocks: Sequence[Block], at: int, fields: set[tuple[str, ...]]) -> _Row | None:
    """The name at a block and its labelled lines; None where there is none, or no type."""
    block = blocks[at]
    match block.content:
        case Heading(text=text) | Paragraph(text=text) | Item(text=text):
            name = text.plain.rstrip(" :")
        case _:
            return None
    apart = name in text.codes + text.strong or SET_APART.match(name)
    if not (apart and NAME.fullmatch(name)):
        return None
    cells: dict[str, Text] = {}
    lines = {id(block)}
    for one in blocks[at + 1 :]:
        said = dict(_labelled(one, block))
        if not said and isinstance(block.content, Heading) and isinstance(one.content, Paragraph):
            continue  # it describes what the heading names
        if not said or cells.keys() & said.keys():
            break
        cells |= said
        lines.add(id(one))
    type_ = next((cell.plain for label, cell in cells.items() if _TYPE.fullmatch(label)), "")
    if not (is_type(type_) or (type_ and name in text.codes)):
        return None
    depth = block.content.depth if isinstance(block.content, Item) else 0
    if isinstance(block.content, Heading):
        above = (block.headings[:end] for end in range(len(block.headings)))
        # A name that begins with that of a heading above is the whole path from there.
        depth = sum(
            one in fields and not name.startswith((f"{one[-1]}.", f"{one[-1]}[")) for one in above
        )
    return _Row(block, {_NAME: Text(plain=name, codes=(name,))} | cells, frozenset(lines), depth)


def _labelled(one: Block, block: Block) -> Iterator[tuple[str, Text]]:
    """(label, what it says) of a line below a name; nothing where something else begins."""
    match one.content, block.content:
        case (Item(depth=depth), Item(depth=outer)) if depth <= outer:
            return
        case ((Item(text=text) | Paragraph(text=text)), _) if one.headings == block.headings:
            pass
        case _:
            return
    found = list(_LABEL.finditer(text.plain))
    if not found or found[0].start():
        return
    ends = [*(label.start() for label in found[1:]), len(text.plain)]
    for label, end in zip(found, ends, strict=True):
        plain = text.plain[label.end() : end].strip(" ,;|.")
        codes = tuple(code for code in text.codes if code in plain)
        yield label["label"].capitalize(), Text(plain=plain, codes=codes)


def _with_tables(
    blocks: Sequence[Block],
    tables: Mapping[int, Sequence[_Row]],
    read: set[int],
    fields: set[tuple[str, ...]],
) -> Iterator[Block]:
    for block in blocks:
        if rows := tables.get(id(block)):
            labels = list(dict.fromkeys(label for row in rows for label in row.cells))
            yield Block(
                headings=_section(block, fields),
                inside=block.inside,
                content=Table(
                    header=tuple(Text(plain=label) for label in labels),
                    rows=tuple(_cells(row, labels) for row in rows),
                ),
            )
        if id(block) not in read:
            yield block


def _cells(row: _Row, labels: Sequence[str]) -> tuple[Text, ...]:
    name = row.cells[_NAME]
    indented = Text(plain=name.plain, codes=name.codes, indent=row.depth)
    return (indented, *(row.cells.get(label, Text(plain="")) for label in labels[1:]))
