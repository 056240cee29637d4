"""Places of statuses -> Status: a column that says so, a line that is one, a line of a transcript.

A number elsewhere is a number. Whether to try again is said by a column of that name alone, in one
plain token; what a status means, by a label of a few words. What else is said is not understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from checker.extract.page import Block, Code, Component, Heading, Item, Page, Paragraph, Table, Text
from checker.extract.prose.passages import label_slug
from checker.extract.reference.cells import answer
from checker.extract.reference.roles import (
    AFTER,
    ERROR,
    NEUTRAL,
    PHRASES,
    RESPONSE,
    STATUSES,
    Role,
    named_status,
    role_of,
)
from checker.extract.reference.sections import Sections
from checker.extract.reference.side import at
from checker.model.contract import Status
from checker.model.evidence import Evidence
from checker.model.regex import regex

MAX_WORDS: Final = 4  # of a meaning
MAX_RANGE: Final = 20  # statuses; a wider range is the whole class

_ONE: Final = r"(?:[1-5][0-9]{2}|[1-5]xx)"
_NUMBERS: Final = rf"{_ONE}(?:\s*(?:,|/|\||;|-|\u2013|and|or)\s*(?:and\s+|or\s+)?{_ONE})*"
_CELL: Final = regex(
    rf"(?:(?:HTTP|status|code|error)[\s/]+)*(?P<numbers>{_NUMBERS})"
    # A name, a mark, or a word of condition may follow; a unit or more of the number may not.
    r"(?![\w%+]|\s*[-+.,/:\u2013]\s*\d)(?P<rest>\s*(?:$|(?-i:[A-Z])|[(:\u2013\u2014-]"
    r"|(?:during|for|from|if|on|when|where|with)\b).*)",
    re.IGNORECASE | re.DOTALL,
)
_CODES: Final = regex(rf"([1-5])([0-9]{{2}})\s*[-\u2013]\s*\1([0-9]{{2}})|{_ONE}", re.IGNORECASE)
# The header of a column of statuses, and one that is so where a label says what is listed.
_HEADER: Final = regex(
    r"http\s+(?:codes?|errors?|status(?:es)?)|(?:http\s+)?(?:response|status)[\s-]*codes?",
    re.IGNORECASE,
)
# Beside other columns "HTTP" may as well be a port, a limit or a picture's height.
_PERHAPS: Final = regex(r"(?:error\s+)?codes?|errors?|http|responses?|status(?:es)?", re.IGNORECASE)
_DEFAULT: Final = regex(r"default", re.IGNORECASE)  # a word for all statuses
_OWN: Final = regex(r"[A-Za-z_][\w.-]*")  # a code of the service: a number beside it is a status
_BEGINS: Final = regex(r"[45]\d\d(?![\w.])")
_ROUND: Final = frozenset({"400", "500"})  # sizes and prices, too
_RETRY: Final = regex(
    r"(?:(?:can|may|should|safe\s+to|automatic(?:ally)?|client)\s+)*(?:(?:i|you|we)\s+)?"
    r"re-?tr(?:y|ies|yable|iable)(?:\s+it)?",
    re.IGNORECASE,
)
_DEPENDS: Final = regex(r"\W*depends\b", re.IGNORECASE)
_MEANING: Final = regex(
    r"(?!.*\b(?:do|fix|should|try)\b).*\b(?:causes?|conditions?|descriptions?|explanations?|"
    r"meanings?|means|names?|points?|reasons?|titles?|what|when|why)\b",
    re.IGNORECASE,
)
# Beside these a number that is called a status is one, and no price's or job's.
_EXPLAINED: Final = regex(r"(?:descriptions?|explanations?|meanings?)", re.IGNORECASE)
# A label, and no sentence or member of a program: those are not understood.
_LABEL: Final = regex(r"(?!.*[a-z][A-Z])[^\W_][^.,:;()!?\u2013\u2014]{0,60}\.?")


@dataclass(frozen=True, slots=True)
class _Said:
    """What one place says of one status."""

    status: str
    evidence: Evidence
    retry: str | None = None
    meaning: str | None = None
    qualified: bool = False  # does it speak of some answers of that status only?


def statuses(page: Page, blocks: Sequence[Block], sections: Sections) -> list[Status]:
    """The statuses that the places of statuses on a page tell of."""
    said: dict[str, list[_Said]] = {}
    for block in blocks:
        found: Iterable[_Said] = ()
        match block.content:
            case Table() as table:
                found = _table(page, block, table, sections)
            case Heading(text=text) | Item(text=text) | Paragraph(text=text):
                found = _line(page, block, text, sections)
            case Component() as component if title := component.get("title"):
                found = _line(page, block, Text(plain=title), sections)
            case Code(text=code):
                found = _transcript(page, block, code)
        for one in () if sections.unclear(block) else found:
            said.setdefault(one.status, []).append(one)
    return [_status(status, rows) for status, rows in said.items()]


def _status(status: str, said: Sequence[_Said]) -> Status:
    """What all places say of a status; retrying depends where they differ or speak of a part."""
    plain = [one for one in said if not one.qualified] or said
    answers = {"depends" if plain is said else one.retry for one in said if one.retry}
    meanings = {one.meaning for one in plain if one.meaning}  # of several it has none
    return Status(
        key=f"status {status}",
        status=status,
        retry="depends" if len(answers) > 1 else next(iter(answers), None),
        meaning=meanings.pop() if len(meanings) == 1 else None,
        evidence=tuple(dict.fromkeys(one.evidence for one in said)),
    )


# ------------------------------------------------------------------ tables


def _table(page: Page, block: Block, table: Table, sections: Sections) -> Iterator[_Said]:
    headers = _headers(table)
    column = _column(page, block, table, sections)
    if column is None:
        return
    retry_at = _first(_RETRY.fullmatch, headers, column)
    meaning_at = _first(_MEANING.search, headers, column, retry_at)
    for row in table.rows:
        found = _CELL.fullmatch(row[column].plain.strip())
        if found is None:
            continue
        (evidence,) = at(page.url, block, " | ".join(text.plain for text in row))
        rest = found["rest"].strip(" ():\u2013\u2014-")
        codes = _codes(found["numbers"])
        qualified = bool(rest) and not all(_is_name(rest, code) for code in codes)
        retry = None if retry_at is None else retry_of(row[retry_at].plain)
        meaning = None if meaning_at is None else meaning_of(row[meaning_at].plain)
        for status in codes:
            yield _Said(status, evidence, retry, meaning, qualified)


def perhaps_statuses(page: Page, block: Block, table: Table, sections: Sections) -> Iterator[str]:
    """The rows of a table of errors that look like statuses; some may be numbers that are none.

    Under a header that is not read (another script) registered statuses alone are such rows.
    """
    column = _first(_PERHAPS.fullmatch, _headers(table)) if _listed(page, block, sections) else None
    if column is None and not table.header[0].plain.isascii():
        first = [row[0].plain.strip() for row in table.rows]
        errors = all(code in PHRASES and code[0] in "45" for code in first)
        column = 0 if errors and len({*first} - _ROUND) > 1 else None
    if column is None:
        return
    for row in table.rows:
        code = _BEGINS.match(row[column].plain.strip())
        if code and code[0] in PHRASES:
            yield " | ".join(text.plain for text in row)


def _headers(table: Table) -> list[str]:
    return [text.plain.strip(" *:?") for text in table.header]


def _column(page: Page, block: Block, table: Table, sections: Sections) -> int | None:
    """The column of statuses: its header says so, or a label does, and its cells are."""
    headers = _headers(table)
    labelled = bool(_listed(page, block, sections))
    explained = (_first(one.fullmatch, headers) for one in (_RETRY, _EXPLAINED))
    listed = labelled or any(one is not None for one in explained)
    beside = _OWN if labelled else _DEFAULT
    for index, header in enumerate(headers):
        sure = _HEADER.fullmatch(header) is not None
        perhaps = listed or (
            header.lower() == "http" and _first(_MEANING.search, headers) is not None
        )
        if sure or (perhaps and _PERHAPS.fullmatch(header)):
            cells = [_CELL.fullmatch(row[index].plain) for row in table.rows]
            codes = [code for cell in cells if cell for code in _codes(cell["numbers"])]
            own = (beside.fullmatch(row[index].plain) for row in table.rows)
            others = sum(one is not None for one in own)
            most = 2 * sum(map(bool, cells)) > len(cells) - others
            if codes and (sure or (most and _known(codes))):
                return index
    return None


def _known(codes: Sequence[str]) -> bool:
    """Are they statuses rather than numbers of the service's own? An error is no 1xx or 3xx."""
    registered = sum(code in PHRASES or code.endswith("XX") for code in codes)
    return registered * 2 > len(codes) and not any(code[0] in "13" for code in codes)


def _first(
    test: Callable[[str], object], headers: Sequence[str], *others: int | None
) -> int | None:
    found = (index for index, header in enumerate(headers) if index not in others and test(header))
    return next(found, None)


def _codes(text: str) -> list[str]:
    """The statuses of a cell, each once: `500/503`, `5xx`, `502-504`; all of a class are `5XX`."""
    found: dict[str, None] = {}
    for match in _CODES.finditer(text):
        codes = _between(match[1], int(match[2]), int(match[3])) if match[1] else [match[0].upper()]
        found |= dict.fromkeys(codes)
    return list(found)


def _between(digit: str, first: int, last: int) -> list[str]:
    if last - first >= MAX_RANGE:
        return [f"{digit}XX"]
    return [f"{digit}{number:02}" for number in range(first, last + 1)]


def _is_name(text: str, status: str) -> bool:
    """The name of a status: the registered one, or a few words in capitals."""
    if text.lower() in PHRASES.get(status, ()):
        return True
    return re.fullmatch(r"(?:[A-Z][A-Za-z'-]*\s*){1,5}", text) is not None


def retry_of(text: str) -> str | None:
    """`yes`, `no` or `depends` of a cell that is one plain token; None of every other.

    >>> retry_of("No"), retry_of("Yes"), retry_of("Do not retry at once; back off")
    ('no', 'yes', None)
    """
    said = answer(text)
    if said is None:
        return "depends" if _DEPENDS.match(text) else None
    return "yes" if said else "no"


def meaning_of(text: str) -> str | None:
    """The token of a label of a few words; None of every other text.

    >>> meaning_of("Rate limited"), meaning_of("Too many, or too much")
    ('rate-limited', None)
    """
    label = text.strip()
    short = len(label.split()) <= MAX_WORDS
    return label_slug(label) if short and _LABEL.fullmatch(label) else None


# ------------------------------------------------------------------ lines


_LINE: Final = regex(
    rf"(?:HTTP\s*)?(?P<status>{_ONE})(?:\s*[:(\u2013\u2014-]\s*|\s+)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


def _line(page: Page, block: Block, text: Text, sections: Sections) -> Iterator[_Said]:
    """A line that is a status and its name; in a list of statuses, one that begins with it."""
    found = _LINE.fullmatch(text.plain)
    status = named_status(text.plain)
    name = re.split(r"[:(.\u2013\u2014]|\s-\s", found["rest"])[0] if found else ""
    if status is None and found is not None:
        first, *_ = (*text.codes, *text.strong, "")
        apart = first.strip(" :").upper().removeprefix("HTTP").strip() == found["status"].upper()
        apart &= (
            re.match(r"\s*(?:$|[:(\u2013\u2014-])", text.plain[found.end("status") :]) is not None
        )
        phrase = name.strip().lower() in PHRASES.get(found["status"], ())
        listed = _listed(page, block, sections)
        alone = not found["rest"]
        alone &= bool(listed) if isinstance(block.content, Heading) else listed == STATUSES
        if phrase or (apart and listed) or (alone and _known([found["status"].upper()])):
            status = found["status"].upper()
    if found is None and isinstance(block.content, Heading):  # "Success (204)"
        role = role_of(text.plain)
        if role is not None and role.exact and role.kind in (ERROR, RESPONSE):
            status = role.status
    if status is not None:
        (evidence,) = at(page.url, block, text.plain)
        means = None if name.strip().lower() in AFTER else meaning_of(name)
        yield _Said(status, evidence, meaning=means)


_FIRST: Final = regex(r"HTTP/[\d.]+ ([1-5]\d\d)\b[^\n]*")


def _transcript(page: Page, block: Block, code: str) -> Iterator[_Said]:
    """The status line of an answer that is shown as it was sent."""
    found = _FIRST.match(code.strip())
    if found is not None:
        (evidence,) = at(page.url, block, found[0])
        yield _Said(found[1], evidence)


def _listed(page: Page, block: Block, sections: Sections) -> str:
    """What the nearest label, or the title of the page, says is listed; "" for no statuses."""
    own = block.content.text.plain if isinstance(block.content, Heading) else None
    for label, _ in sections.labels(block):
        role = role_of(label) if label != own else Role(NEUTRAL)
        if role is None or role.kind != NEUTRAL:
            return role.kind if role and role.kind in (ERROR, RESPONSE, STATUSES) else ""
    role = role_of(page.title)
    return role.kind if role and role.kind in (ERROR, STATUSES) else ""
