"""A table of the values of one thing -> members of the field of that name.

The subject is the header of the first column ("Role", `finish_reason`), the members are its cells.
A page that has no such field states the members by themselves. A field of an answer is closed by a
table only where the words around it speak of what is returned: what may be sent is often more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from checker.extract.page import Block, Page, Paragraph, Table, Text
from checker.extract.prose.passages import MAX_PASSAGE, sentences, slug
from checker.extract.reference.side import Known, at
from checker.extract.reference.tables import columns
from checker.extract.reference.words import labelled
from checker.model.contract import UNSTATED, Fact, Field, Json, State, Statement
from checker.model.evidence import Evidence, text_digest
from checker.model.variants import branch_of

_MEMBER: Final = re.compile(r"[A-Za-z][\w.-]{0,63}", re.ASCII)
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_STATUS: Final = re.compile(r"[1-5](?:\d\d|xx)", re.IGNORECASE)
_SUBJECT: Final = re.compile(r"[A-Za-z][\w -]{1,39}", re.ASCII)
# Headers under which anything may be listed: they are the subject of nothing.
_ANYTHING: Final = frozenset({"action", "attribute", "case", "column", "description"}) | {
    *("endpoint", "error", "event", "example", "feature", "field", "header", "key", "language"),
    *("meaning", "method", "model", "name", "notes", "option", "param", "parameter", "property"),
    *("provider", "sdk", "setting", "topic", "url", "use_case", "value", "version"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """One table: its subject, what it lists, and where it stands."""

    subject: str  # as a field would be named: finish_reason
    values: tuple[str, ...]  # in the order of the page
    evidence: tuple[Evidence, ...]
    digest: str
    coded: bool  # are all of them set as code?
    named: bool = False  # is it set as names in a program are: `end_reason`, all in lower case?
    returned: bool = False  # do the words around it speak of an answer?


def members(page: Page, blocks: Sequence[Block]) -> list[Members]:
    """The tables of values of a page."""
    found: list[Members] = []
    lead: Block | None = None  # the last paragraph
    for block in blocks:
        table = block.content
        if isinstance(table, Paragraph):
            lead = block
        if isinstance(table, Table) and (subject := _subject(table)):
            values = tuple(dict.fromkeys(_value(row[0]) for row in table.rows))
            text = " | ".join(values)
            evidence = at(page.url, block, text)
            found.append(
                Members(
                    subject=subject,
                    values=values,
                    evidence=evidence,
                    digest=text_digest(text),
                    coded=all(len(row[0].codes) == 1 for row in table.rows),
                    named="_" in table.header[0].plain and all(map(_NAME.fullmatch, values)),
                    returned=_is_returned(subject, page, block, lead),
                )
            )
    return found


_ANSWERS: Final = frozenset({"200", "events", "response", "stream"})
_ENDING: Final = frozenset({"end", "finish", "stop"})  # words of what tells why an answer ended
_NAMED: Final = re.compile(r"\b(?:finish|response|returned|returns)\b", re.IGNORECASE)
_SAID: Final = re.compile(
    r"\breturn(?:s|ed)\b|\b(?:in|of)\s+(?:an?|each|every|the)\s+response\b|\bresponse\s+fields?\b",
    re.IGNORECASE,
)


def _is_returned(subject: str, page: Page, block: Block, lead: Block | None) -> bool:
    """Is it about an answer, by its section, its subject, its heading or what introduces it?"""
    if labelled(block, page.title) in _ANSWERS or not _ENDING.isdisjoint(subject.split("_")):
        return True
    if any(heading != page.title and _NAMED.search(heading) for heading in block.headings):
        return True
    if lead is None or lead.headings != block.headings:
        return False
    assert isinstance(lead.content, Paragraph)  # noqa: S101 - narrows for the type checker
    last = sentences(lead.content.text.plain[-MAX_PASSAGE:])[-1:]
    return any(_SAID.search(sentence) for sentence in last)


def _subject(table: Table) -> str | None:
    """The name of what the first column lists; None where it lists no members of a set."""
    header = table.header[0]
    text = (header.codes[0] if header.codes else header.plain).strip(" :*?")
    if len(table.rows) < 2 or len(table.header) < 2 or columns(table) is not None:  # noqa: PLR2004 - one row, one column: no table of values
        return None
    cells = [_value(row[0]) for row in table.rows]
    subject = text.strip().lower().replace(" ", "_").replace("-", "_")
    singular = re.sub(r"(?<=[a-rt-z])s$|_(?:values?|types?|names?)$", "", subject)
    if not _SUBJECT.fullmatch(text) or singular in _ANYTHING:
        return None
    told = all(_MEMBER.fullmatch(cell) and not _STATUS.fullmatch(cell) for cell in cells)
    return singular if told else None


def _value(cell: Text) -> str:
    """The one code span of a cell, or its text."""
    return cell.codes[0] if len(cell.codes) == 1 else cell.plain.strip()


def placed(tables: Sequence[Members], known: Known) -> tuple[list[Fact], list[Fact]]:
    """(facts of fields that the tables document or contradict, statements of the others)."""
    fields: list[Fact] = []
    statements: list[Fact] = []
    for table in tables:
        found = _fields(table, known)
        fields += found
        if not found and (table.coded or table.named):
            statements.append(_statement(table))
    return fields, statements


def _statement(table: Members) -> Statement:
    topic = slug(table.subject.replace("_", " ")) + "s"
    values: list[Json] = [*sorted(table.values)]
    return Statement(
        key=topic,
        topic=topic,
        value={"members": values},
        text_digest=table.digest,
        evidence=table.evidence,
    )


def _fields(table: Members, known: Known) -> list[Fact]:
    """The fields of the subject's name that the table speaks of, in the state it leaves them."""
    listed = set(table.values)
    named = [field for field in known.ending(table.subject) if _is_text(field)]
    split = known.told_apart(table.subject)
    scored = [(_fit(listed, _closed(field, table.subject)), field) for field in (*split, *named)]
    if not table.returned:  # a field of an answer that lists the very same may be meant
        scored = [one for one in scored if one[0] == 1 or one[1].where not in _ANSWERS]
    best = max((score for score, _ in scored), default=0.0)
    if best >= _ALIKE:
        return [
            _told(field, table, listed)
            for score, field in scored
            if score == best or score >= _SAME
        ]
    opened = [
        field
        for field in named
        if not _closed(field, table.subject) or field.state is not State.DOCUMENTED
    ]
    return [_closed_by(field, table) for field in _likeliest(opened, table)]


_ALIKE: Final = 0.3  # of the values, in common; with fewer it is another list
_SAME: Final = 0.5


def _is_text(field: Field) -> bool:
    return not field.types or "string" in field.types


def _closed(field: Field, subject: str) -> set[str]:
    """The documented members; those of the branches where the subject tells them apart."""
    if field.variants and branch_of(field.variants[0])[0] == subject:
        return {branch_of(variant)[1] for variant in field.variants}
    if field.state is not State.DOCUMENTED:
        return set()
    if field.const is not UNSTATED:
        return {str(field.const)}
    return {str(member) for member in field.enum or ()}


def _fit(listed: set[str], closed: set[str]) -> float:
    """How much two sets have in common; a single constant is one of many, not another list."""
    if len(closed) < 2:  # noqa: PLR2004 - see above
        return 0.0
    return len(listed & closed) / len(listed | closed)


def _told(field: Field, table: Members, listed: set[str]) -> Field:
    """The field, with the table as evidence; conflicting where they differ."""
    closed = _closed(field, table.subject)
    agrees = closed == listed
    return replace(
        field,
        state=field.state if agrees else State.CONFLICTING,
        enum=(*field.enum, *sorted(listed - closed)) if field.enum else field.enum,
        evidence=(*field.evidence, *table.evidence),
    )


def _likeliest(fields: Sequence[Field], table: Members) -> list[Field]:
    """Of open fields of one name: those of the request, or of the answers that it speaks of."""
    sent, answered = ("request",), ("response", "stream")
    for sides in (answered, sent) if table.returned else (sent,):
        chosen = [field for field in fields if field.where in sides and field.variant is None]
        paths = {field.path for field in chosen}
        if len(paths) == 1:
            return chosen
        if paths:
            return []
    return []


def _shown(field: Field) -> set[str]:
    """What examples show of a field that nothing else documents."""
    const = () if field.const is UNSTATED else (field.const,)
    return {str(value) for value in (*const, *(field.enum or ()))}


def _closed_by(field: Field, table: Members) -> Field:
    """An open field, or one that only examples show: the table lists its members."""
    parts = (field.evidence, table.evidence)
    first, second = parts if field.state is State.DOCUMENTED else reversed(parts)
    return replace(
        field,
        state=State.DOCUMENTED if _shown(field) <= set(table.values) else State.CONFLICTING,
        types=field.types or ("string",),
        enum=tuple(sorted({*table.values, *_shown(field)})),
        const=UNSTATED,
        evidence=(*first, *second),
    )
