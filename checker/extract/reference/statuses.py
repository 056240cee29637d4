"""Tables, lists and headings of statuses -> Status: may it be tried again, and what it means.

A row of a table speaks of every status in its first cell. A row that adds a condition ("`500` with
`error.code: …`") speaks of some answers of that status only: with or without a plain row beside
it, whether to retry depends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from checker.extract.page import Block, Heading, Item, Page, Paragraph, Table, Text
from checker.extract.prose.negation import negated
from checker.extract.prose.passages import MAX_PASSAGE, sentences
from checker.extract.reference.retry import (
    CODE,
    RANGE,
    RETRY,
    codes,
    hedged,
    meaning_of,
    retry_in,
    retry_of,
)
from checker.extract.reference.side import at
from checker.model.contract import Status
from checker.model.evidence import Evidence

_PLAIN_CELL: Final = re.compile(
    r"(?:HTTP|status|code|error|and|or|,|/|;|\(|\)|\s|[1-5](?:[0-9]{2}|xx))*", re.IGNORECASE
)
_STATUS: Final = re.compile(r"\b(?:status(?:es)?|codes?|errors?|http|responses?)\b", re.IGNORECASE)
_MEANING: Final = re.compile(
    r"\b(?:cause|condition|description|error|explanation|meaning|means|message|name|points?|reason|"
    r"title|type|what|when|why)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Said:
    """What one place says of one status."""

    status: str
    evidence: Evidence
    retry: str | None = None
    meaning: str | None = None
    qualified: bool = False  # does it speak of some answers of that status only?


def statuses(page: Page, blocks: Sequence[Block]) -> list[Status]:
    """The statuses that tables, lists and headings of a page tell of."""
    said: list[_Said] = []
    for block in blocks:
        match block.content:
            case Table() as table:
                said += _table(page, block, table)
            case Item(text=text):
                said += _line(page, block, text)
                said += _advice(page, block, text)
            case Heading(text=text):
                said += _line(page, block, text)
            case Paragraph(text=text):
                said += _advice(page, block, text)
            case _:
                pass
    return [_status(status, list(rows)) for status, rows in _grouped(said).items()]


def _grouped(said: Iterable[_Said]) -> dict[str, list[_Said]]:
    found: dict[str, list[_Said]] = {}
    for one in said:
        found.setdefault(one.status, []).append(one)
    # Advice on retrying does not make a status documented: something names it too.
    return found


def _status(status: str, said: Sequence[_Said]) -> Status:
    plain = [one for one in said if not one.qualified] or said
    told = {one.retry for one in said} - {None}
    retry = "depends" if len(told) > 1 else next(iter(told), None)
    if retry is not None and all(one.qualified for one in said if one.retry):
        retry = "depends"
    return Status(
        key=f"status {status}",
        status=status,
        retry=retry,
        meaning=next((one.meaning for one in plain if one.meaning), None),
        evidence=tuple(dict.fromkeys(one.evidence for one in said)),
    )


# --- tables


def _table(page: Page, block: Block, table: Table) -> Iterator[_Said]:
    column = _status_column(table)
    if column is None:
        return
    headers = [text.plain for text in table.header]
    retries = [
        index for index, text in enumerate(headers) if index != column and RETRY.search(text)
    ]
    meanings = [
        index
        for index, text in enumerate(headers)
        if index != column and index not in retries and _MEANING.search(text)
    ]
    others = [index for index in range(len(headers)) if index not in (column, *retries)]
    meaning_at = next(iter(meanings or others), None)
    for row in table.rows:
        cell = row[column].plain
        (evidence,) = at(page.url, block, " | ".join(text.plain for text in row))
        if retries:
            retry = retry_of(row[retries[0]].plain)
        else:
            retry = next(filter(None, (retry_in(row[index].plain) for index in others)), None)
        meaning = None if meaning_at is None else meaning_of(row[meaning_at].plain)
        qualified = _PLAIN_CELL.fullmatch(RANGE.sub("", cell)) is None and not _is_named(cell)
        for status in codes(cell):
            yield _Said(status, evidence, retry, meaning, qualified)


def _is_named(cell: str) -> bool:
    """A status and its name: `429 Too Many Requests`."""
    return re.fullmatch(r"\W*[1-5]\d\d\W+(?:[A-Z][A-Za-z'-]*\W*){1,5}", cell) is not None


def _status_column(table: Table) -> int | None:
    """The column whose cells are statuses; None where there is none."""
    for index, header in enumerate(table.header):
        cells = [row[index].plain for row in table.rows]
        found = sum(bool(_begins(cell)) for cell in cells)
        named = _STATUS.search(header.plain) is not None
        if (index == 0 and cells and found == len(cells)) or (named and found * 2 > len(cells)):
            return index
    return None


def _begins(cell: str) -> bool:
    return bool(CODE.match(cell.strip().removeprefix("HTTP").strip(" `(")))


# --- lists, headings and advice


_LINE: Final = re.compile(
    r"(?:HTTP\s*)?([1-5](?:[0-9]{2}|XX))(?![\w.%])\s*(?P<mark>[:(\u2013\u2014-]?)\s*(?P<rest>\S.*)?",
    re.IGNORECASE,
)


def _line(page: Page, block: Block, text: Text) -> Iterator[_Said]:
    """An item or heading that begins with a status, set apart or followed by its name."""
    found = _LINE.fullmatch(text.plain)
    if found is None:
        return
    rest = (found["rest"] or "").strip()
    coded = found[1] in [*map(_bare, text.codes[:1]), *map(_bare, text.strong[:1])]
    bare = not rest and isinstance(block.content, Heading)
    named = bool(rest) and (found["mark"] == ":" or re.match(r"[A-Z]", rest) is not None)
    if not (coded or bare or named):
        return
    (evidence,) = at(page.url, block, text.plain)
    yield _Said(found[1].upper(), evidence, retry_in(rest), meaning_of(rest))


def _bare(text: str) -> str:
    return text.split(" ", 1)[0].strip(" :")


_CLAUSE: Final = re.compile(
    r"[;:]\s|,?\s+(?:but|while|whereas)\s+"
    r"|,\s+(?=(?:and\s+)?(?:never|do\s+not|don't)\b)"
)


def _advice(page: Page, block: Block, text: Text) -> Iterator[_Said]:
    """A sentence on which statuses to try again: "retry 429 and 503; do not retry 400"."""
    plain = text.plain[:MAX_PASSAGE]
    if not RETRY.search(plain):
        return
    coded = frozenset(text.codes)
    (evidence,) = at(page.url, block, text.plain)
    for sentence in sentences(plain):
        for clause in _CLAUSE.split(sentence):
            retry = RETRY.search(clause)
            if retry is None or hedged(clause):
                continue
            said = "no" if negated(clause, *retry.span()) else "yes"
            for found in CODE.finditer(clause):
                if found[1] in coded or _ALONE.match(clause, found.end()):
                    yield _Said(found[1].upper(), evidence, said)


# What may follow a number that is a status; "500 tokens" are none.
_ALONE: Final = re.compile(
    r"\s*(?:$|[^\w\s]|(?:after|and|codes?|errors?|is|later|on|only|or|responses?|status|that|which|with)\b)"
)
