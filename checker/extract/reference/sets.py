"""A table or a labelled list of the values of one field -> the closed set of that field.

The field is named by the header of the first column or by the nearest label, and has to be one
place: of a name that both what is sent and what is received have, a label has to say which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from checker.extract.page import Block, Item, Page, Table, Text
from checker.extract.prose.passages import slug
from checker.extract.reference.cells import columns
from checker.extract.reference.placing import side_of
from checker.extract.reference.roles import role_of, thing_of
from checker.extract.reference.sections import Sections
from checker.extract.reference.side import BodyFields, DocumentedFields, at
from checker.model.contract import UNSTATED, Fact, Field, Json, State, Statement
from checker.model.evidence import Evidence, text_digest
from checker.model.variants import branch_of

MAX_VALUES: Final = 200
_MEMBER: Final = re.compile(r"[A-Za-z][\w.-]{0,63}", re.ASCII)
_STATUS: Final = re.compile(r"[1-5](?:\d\d|xx)", re.IGNORECASE)
_SUBJECT: Final = re.compile(r"[A-Za-z][\w -]{1,39}", re.ASCII)
# Headers under which anything may be listed: a list of them is no statement.
_ANYTHING: Final = frozenset({"action", "attribute", "case", "column", "description"}) | {
    *("endpoint", "error", "event", "example", "feature", "field", "header", "key", "language"),
    *("meaning", "method", "model", "name", "notes", "option", "param", "parameter", "property"),
    *("provider", "sdk", "setting", "topic", "url", "use_case", "value", "version"),
}
_VALUES: Final = re.compile(
    r"(?:(?:allowed|available|possible|supported|valid)\s+)?(?:options?|tokens?|values?)",
    re.IGNORECASE,
)
# A label that closes a set: of the field that it names, or of the one over it.
_LABEL: Final = re.compile(
    r"(?:(?:the\s+)?(?:(?:allowed|available|possible|supported|valid)\s+)?(?:options|values)\s+(?:for|of)"
    r"\s+(?:the\s+)?(?P<after>[A-Za-z_][\w.\[\]]*)(?:\s+(?:are|field|parameter))*"
    r"|(?:the\s+)?(?P<before>[A-Za-z_][\w.\[\]]*)(?:\s+field)?\s*(?::|is|(?:can|may|must)\s+be)?\s+"
    r"one\s+of(?:\s+(?:the|these|following|values))*"
    r"|(?P<bare>(?:must\s+be\s+)?one\s+of(?:\s+(?:the|these|following|values))*"
    r"|(?:allowed|available|possible|supported|valid)\s+(?:options|values)(?:\s+are)?))\s*:?",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One table or list: its subject, what it lists, and where it stands."""

    subject: str  # as a field would be named: finish_reason
    values: tuple[str, ...]  # in the order of the page
    evidence: tuple[Evidence, ...]
    block: Block
    coded: bool  # are all of them set as code?
    stated: bool  # does its form say that it lists values, of whatever field?


def listed(page: Page, blocks: Sequence[Block], sections: Sections) -> Iterator[Listed]:
    """The tables and labelled lists of values of a page."""
    items: list[tuple[Block, Text]] = []
    for block in (*blocks, None):
        if block is not None and isinstance(block.content, Item):
            if items and sections.captions.get(id(block)) != sections.captions.get(id(items[0][0])):
                yield from _list(page, items, sections)
                items = []
            items.append((block, block.content.text))
            continue
        yield from _list(page, items, sections)
        items = []
        if block is not None and isinstance(block.content, Table):
            yield from _table(page, block, block.content, sections)


def _table(page: Page, block: Block, table: Table, sections: Sections) -> Iterator[Listed]:
    header = table.header[0]
    text = (header.codes[0] if header.codes else header.plain).strip(" :*?")
    if len(table.rows) < 2 or columns(table) is not None:  # noqa: PLR2004 - one row is no set
        return
    cells = [_value(row[0]) for row in table.rows]
    if not all(_MEMBER.fullmatch(cell) and not _STATUS.fullmatch(cell) for cell in cells):
        return
    labels = [label for label, _ in sections.labels(block)][:1]
    if _VALUES.fullmatch(text):
        text, stated = _named(labels[0]) if labels else "", True
    else:
        stated = bool(header.codes) or "_" in text
    subject = _subject(text)
    if subject is not None and (stated or subject not in _ANYTHING):
        coded = all(len(row[0].codes) == 1 for row in table.rows)
        found = tuple(dict.fromkeys(cells))[:MAX_VALUES]
        evidence = at(page.url, block, " | ".join(found))
        yield Listed(subject, found, evidence, block, coded=coded, stated=stated)


def _named(label: str) -> str:
    """The field whose values a label announces: "stop values", "Values of `stop`"; "" without."""
    closing = _LABEL.fullmatch(label.replace("`", ""))
    if closing is not None and closing["after"]:
        return closing["after"]
    return thing_of(re.sub(r"\s+values$", "", label)) or ""


def _list(page: Page, items: Sequence[tuple[Block, Text]], sections: Sections) -> Iterator[Listed]:
    """Items that begin with a code span each, under a label that says that it closes a set."""
    if len(items) < 2:  # noqa: PLR2004 - one item is no set
        return
    block = items[0][0]
    label = _LABEL.fullmatch(sections.captions.get(id(block), "").replace("`", ""))
    if label is None or not all(
        text.codes and text.plain.startswith(text.codes[0]) for _, text in items
    ):
        return
    name = label["after"] or label["before"]
    if name is None:  # "One of:" under a heading that names the field
        name = thing_of(block.headings[-1]) if block.headings else None
    subject = _subject(name or "")
    values = [text.codes[0].strip("\"'") for _, text in items]
    if subject is not None and all(map(_MEMBER.fullmatch, values)):
        found = tuple(dict.fromkeys(values))[:MAX_VALUES]
        evidence = at(page.url, block, " | ".join(found))
        yield Listed(subject, found, evidence, block, coded=True, stated=True)


def _subject(text: str) -> str | None:
    """The name as a field has it; a plural is that of one."""
    name = text.rpartition(".")[2].replace("[]", "").strip()
    if not _SUBJECT.fullmatch(name):
        return None
    subject = name.lower().replace(" ", "_").replace("-", "_")
    return re.sub(r"_(?:values?|types?|names?)$", "", subject)


def _value(cell: Text) -> str:
    """The one code span of a cell, or its text."""
    return (cell.codes[0] if len(cell.codes) == 1 else cell.plain).strip().strip("\"'")


def closed(
    sets: Sequence[Listed], known: DocumentedFields, sections: Sections
) -> tuple[list[Fact], list[Fact]]:
    """(fields that a set closes, supports or contradicts; statements of the other sets)."""
    fields: list[Fact] = []
    statements: list[Fact] = []
    for one in sets:
        found = [] if sections.place(one.block).lost else _fields(one, known, sections)
        fields += (_with_set(field, one) for field in found)
        if not found and one.coded and not (one.stated and one.subject in _ANYTHING):
            statements.append(_statement(one))
    return fields, statements


def _fields(one: Listed, known: DocumentedFields, sections: Sections) -> list[Field]:
    """The one place of the subject; of several, those that list the very same."""
    names = (one.subject, one.subject.removesuffix("s"))
    found = next(filter(None, map(known.ending, names)), [])
    found = [field for field in found if not field.types or "string" in field.types]
    same = [field for field in found if _members(field) == set(one.values)]
    same += [
        field for field in known.discriminated(one.subject) if _branches(field) == set(one.values)
    ]
    if same or not (one.stated or one.coded):
        return same
    side = _side(one.block, known, sections)
    if side is not None:
        found = [
            field for field in found if (field.where, field.status) == (side.where, side.status)
        ]
    one_way = len({field.where == "request" for field in found}) == 1
    if not one_way or len({field.path for field in found}) != 1:
        return []
    found = [field for field in found if field.variant is None]
    # A header in plain words may list some values of a set that is closed elsewhere.
    return [field for field in found if one.stated or not _members(field)]


def _side(block: Block, known: DocumentedFields, sections: Sections) -> BodyFields | None:
    for label, _ in sections.labels(block):
        side = side_of(role_of(label), known, "")
        if side is not None and side.media_type is not None:
            return side
    return None


def _members(field: Field) -> set[str]:
    if field.const is not UNSTATED:
        return {str(field.const)}
    return {str(member) for member in field.enum or ()}


def _branches(field: Field) -> set[str]:
    return {branch_of(variant)[1] for variant in field.variants or ()}


def _with_set(field: Field, one: Listed) -> Field:
    """The field with the set: as evidence, as its closed set, or as a contradiction."""
    members, values = _members(field) | _branches(field), set(one.values)
    evidence = tuple(dict.fromkeys((*field.evidence, *one.evidence)))
    if members == values:
        return replace(field, evidence=evidence)
    if not members:
        first = field.state is State.DOCUMENTED
        return replace(
            field,
            state=State.DOCUMENTED,
            types=field.types or ("string",),
            enum=tuple(sorted(values)),
            evidence=evidence if first else tuple(dict.fromkeys((*one.evidence, *field.evidence))),
        )
    more = tuple(sorted(values - members))
    return replace(
        field,
        state=State.CONFLICTING,
        enum=(*field.enum, *more) if field.enum else field.enum,
        evidence=evidence,
    )


def _statement(one: Listed) -> Statement:
    topic = slug(one.subject.replace("_", " ")).removesuffix("s") + "s"
    values: list[Json] = [*sorted(one.values)]
    return Statement(
        key=topic,
        topic=topic,
        value={"members": values},
        text_digest=text_digest(" | ".join(one.values)),
        evidence=one.evidence,
    )
