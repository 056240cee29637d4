"""A table, a labelled list or a sentence of the values of one field -> its closed set.

The field is named by the header of the first column or by the nearest label, and has to be one
place: of a name that both what is sent and what is received have, a label has to say which. What
has no such place is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from checker.extract.page import Block, Item, Page, Paragraph, Table, Text
from checker.extract.reference.cells import columns
from checker.extract.reference.described import lists
from checker.extract.reference.field_lines import SET_APART
from checker.extract.reference.placing import side_of
from checker.extract.reference.roles import thing_of
from checker.extract.reference.sections import Sections
from checker.extract.reference.side import DocumentedFields, at
from checker.extract.reference.unplaced import VALUES, Unplaced
from checker.model.contract import UNSTATED, Field, State
from checker.model.evidence import Evidence
from checker.model.regex import regex

MAX_VALUES: Final = 200  # more are no set that a page closes in words
_MEMBER: Final = regex(r"[A-Za-z][\w.-]{0,63}", re.ASCII)
# Names of fields under which a page lists some of many: a list of them closes nothing.
_OPEN: Final = frozenset(
    {"code", "error", "event", "feature", "field", "header", "key", "language", "method", "model"}
    | {"name", "parameter", "provider", "tool", "version"}
)
_VALUES: Final = regex(
    r"(?:(?:allowed|available|possible|supported|valid)\s+)?(?:options?|tokens?|values?)",
    re.IGNORECASE,
)
# A label that closes a set: of the field that it names, or of the one over it.
_SOME: Final = r"(?:(?:allowed|available|possible|supported|valid)\s+)"
_ONE_OF: Final = r"(?:either|(?:any|one)\s+of)(?:\s+(?:the|these|following|values))*"
_NAME: Final = r"[A-Za-z_][\w.\[\]]*"
_IS: Final = r"(?:\s*:|\s+(?:accepts|are|is|takes|(?:can|has\s+to|may|must|will)\s+be))?"
_FIELD: Final = r"(?:\s+(?:field|parameter|property))?"
_LABEL: Final = regex(
    rf"(?:(?:the\s+)?{_SOME}?(?:options|values?)\s+(?:for|of)\s+(?:the\s+)?(?P<after>{_NAME})"
    rf"{_FIELD}{_IS}(?:\s+{_ONE_OF})?"
    rf"|(?:the\s+)?(?P<before>{_NAME}){_FIELD}{_IS}\s+(?:always\s+)?{_ONE_OF}"
    rf"|(?P<bare>(?:must\s+be\s+)?{_ONE_OF}|{_SOME}(?:options|values)(?:\s+are)?))\s*:?",
    re.IGNORECASE | re.ASCII,
)
_ENDS: Final = regex(r"(?<=[.!?])\s+")  # what follows may begin with a name in lower case


@dataclass(frozen=True, slots=True)
class Listed:
    """One table or list: its subject, what it lists, and where it stands."""

    subject: str  # as a field would be named: finish_reason
    values: tuple[str, ...]  # in the order of the page
    evidence: tuple[Evidence, ...]
    block: Block
    stated: bool = True  # does its form say that it closes the field, or do but its words?
    closes: bool = True  # is nothing said beside it that is not understood?
    told: bool = True  # is it one of a field, whether or not that is known?


def listed(page: Page, blocks: Sequence[Block], sections: Sections) -> Iterator[Listed]:
    """The tables and labelled lists of values of a page."""
    items: list[tuple[Block, Text]] = []
    before: str | None = None  # the paragraph right before, or the caption of a table
    for block in (*blocks, None):
        if block is not None and isinstance(block.content, Item):
            if items and sections.captions.get(id(block)) != sections.captions.get(id(items[0][0])):
                yield from _list(page, items, sections)
                items = []
            items.append((block, block.content.text))
            continue
        yield from _list(page, items, sections)
        items = []
        match block and block.content:
            case Table() as table if block is not None:
                label = before if before and _LABEL.fullmatch(before) else None
                yield from _table(page, block, table, sections, label)
            case Paragraph(text=text) if block is not None:
                yield from _sentences(page, block, text)
                before = text.plain
                continue
        before = None


def _sentences(page: Page, block: Block, text: Text) -> Iterator[Listed]:
    """The sets of sentences that begin with a field: "`a` is one of `b`, `c`."."""
    for sentence in _ENDS.split(text.plain):
        name, *values = [code for code in text.codes if code in sentence] or [""]
        first = values and re.search(rf"(?<=\W){re.escape(values[0])}(?!\w)", sentence)
        label = _LABEL.fullmatch(sentence[: first.start()].strip()) if first else None
        if not first or label is None or name not in (label["after"], label["before"]):
            continue
        closes = lists(sentence[first.start() :], values)
        if closes or label["before"]:  # what else is said of "one of" may be a condition
            for one in _of(page, block, name, values):
                yield replace(one, closes=closes)


def _table(
    page: Page, block: Block, table: Table, sections: Sections, label: str | None
) -> Iterator[Listed]:
    """The values of a column whose header names a field, in plain words where all are code."""
    header = table.header[0]
    name = next(iter((*header.codes, header.plain))).strip(" :")
    if columns(table) is not None:
        return
    stated = bool(header.codes) or "_" in name
    if _VALUES.fullmatch(name):
        name, stated = _named(label or sections.nearest(block)), True
    coded = all(len(row[0].codes) == 1 for row in table.rows)
    told = stated and name.lower() not in _OPEN and (coded or SET_APART.match(name) is not None)
    if stated or (coded and name.lower() not in _OPEN):
        for one in _of(page, block, name, [_value(row[0]) for row in table.rows]):
            yield replace(one, stated=stated, told=told)


def _list(page: Page, items: Sequence[tuple[Block, Text]], sections: Sections) -> Iterator[Listed]:
    """Items that begin with a code span each, under a label that says that it closes a set."""
    block = items[0][0] if items else None
    label = block and _LABEL.fullmatch(sections.captions.get(id(block), ""))
    if not (block and label) or not all(
        text.codes and text.plain.startswith(text.codes[0]) for _, text in items
    ):
        return
    name = label["after"] or label["before"]
    if name is None:  # "One of:" under a heading that names the field
        name = thing_of(block.headings[-1]) if block.headings else None
    yield from _of(page, block, name or "", [text.codes[0] for _, text in items])


def _of(page: Page, block: Block, name: str, values: Sequence[str]) -> Iterator[Listed]:
    subject = name.rpartition(".")[2].strip().lower()
    found = tuple(dict.fromkeys(value.strip("\"'") for value in values))
    if 1 < len(found) <= MAX_VALUES and all(map(_MEMBER.fullmatch, found)):
        yield Listed(
            re.sub(r"[ -]", "_", subject), found, at(page.url, block, " | ".join(found)), block
        )


def _named(label: str) -> str:
    """The field whose values a label announces: "stop values", "Values of `stop`"; "" without."""
    closing = _LABEL.fullmatch(label)
    if closing is not None and closing["after"]:
        return closing["after"]
    return thing_of(re.sub(r"\s+values$", "", label)) or ""


def _value(cell: Text) -> str:
    """The one code span of a cell, or its text."""
    return cell.codes[0] if len(cell.codes) == 1 else cell.plain


def closed(
    sets: Sequence[Listed], known: DocumentedFields, sections: Sections
) -> tuple[list[Field], list[Unplaced]]:
    """(the fields that a set closes, supports or contradicts; the sets that are of no sure one)."""
    found: list[Field] = []
    lost: list[Unplaced] = []
    for one in sets:
        own = [] if sections.place(one.block).lost else _fields(one, known, sections)
        if not one.closes:  # what is documented already is not lost
            own = [field for field in own if _members(field) >= set(one.values)]
        found += [_with_set(field, one) for field in own if one.closes]
        if one.told and not own:
            lost.append(Unplaced(VALUES, one.block, len(one.values)))
    return found, lost


def _fields(one: Listed, known: DocumentedFields, sections: Sections) -> list[Field]:
    """The one place of the subject; of several, those that list the very same."""
    names = (one.subject, one.subject.removesuffix("s"))
    found = next(filter(None, map(known.ending, names)), [])
    found = [field for field in found if not field.types or "string" in field.types]
    same = [field for field in found if _members(field) == set(one.values)]
    if same:
        return same
    side = side_of(sections.place(one.block).role, known)
    if side is not None:
        found = [
            field for field in found if (field.where, field.status) == (side.where, side.status)
        ]
    if len({(field.where == "request", field.path) for field in found}) != 1:
        return []
    # Plain words may head some values of a set that is closed elsewhere.
    return [
        field for field in found if field.variant is None and (one.stated or not _members(field))
    ]


def _members(field: Field) -> set[str]:
    if field.const is not UNSTATED:
        return {str(field.const)}
    return {str(member) for member in field.enum or ()}


def _with_set(field: Field, one: Listed) -> Field:
    """The field with the set: as evidence, as its closed set, or as a contradiction."""
    members, values = _members(field), set(one.values)
    evidence = tuple(dict.fromkeys((*field.evidence, *one.evidence)))
    if members == values:
        return replace(field, evidence=evidence)
    if not members:
        types, enum = field.types or ("string",), tuple(sorted(values))
        return replace(field, state=State.DOCUMENTED, types=types, enum=enum, evidence=evidence)
    more = (*field.enum, *sorted(values - members)) if field.enum else None
    return replace(field, state=State.CONFLICTING, enum=more, evidence=evidence)
