"""The table of pages -> patterns of every line that the owner's table can have, made from it.

A table that stands in a packet is text, and its digest can be made again by anybody. It is known
to be ours by what it says: the owner's sentences, and after them what `rows` adds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from checker.model.access import Outcome
from checker.model.source import Source
from checker.report import parts
from checker.report.escape import address, cell
from checker.report.rows import BROWSER, IMPORT, LATER, NOT_PLACED, PHRASES
from checker.report.topics import KINDS, TOPICS
from checker.report.words import counted


def _noun(noun: str) -> str:
    """One, or several."""
    return f"(?:{'|'.join(counted(number, noun).partition(' ')[2] for number in (1, 2))})"


_DAY: Final = r"\d{4}-\d\d-\d\d"
_COUNT: Final = r"(?:no|\d{1,15})"
_PART: Final = rf"(?:{_COUNT} )?(?:by status alone|rebuilt by the recorder)"
_OUTCOME: Final = rf"(?:{'|'.join(re.escape(cell(one.value)) for one in Outcome)})"
_KINDS: Final = rf"(?:{'|'.join(_noun(noun) for noun in KINDS.values())})"
_LOST: Final = rf"(?:{'|'.join(_noun(noun) + more for _, noun, more in NOT_PLACED)})"
_FACTS: Final = rf"(?:{_COUNT} {_KINDS}(?:(?:, | and ){_COUNT} {_KINDS}){{0,8}}|nothing)?"
_WHERE: Final = r"(?: \([^|]{1,300}?\))?"  # headings: the page's own words, asked of the last gate
_TOPIC: Final = rf"(?:{'|'.join(TOPICS.values())})"
_WAY: Final = "(?:chat|community|form|help center|mail|phone)"
_WAYS: Final = rf"{_WAY}(?:(?:, | and ){_WAY}){{0,8}}"
_SILENT: Final = rf"ha(?:s|ve) no title recognized as naming {_TOPIC}(?:(?:, | or ){_TOPIC}){{0,8}}"
_SPOKEN: Final = rf"speaks? of {_TOPIC}{_WHERE}(?:(?:, | and ){_TOPIC}{_WHERE}){{0,8}}"
_SAID: Final = (
    rf"(?:document(?:ed|s) {_FACTS}|{_SPOKEN}(?:; (?:it|they) {_SILENT})?|{_SILENT}"
    rf"|(?:lists? as ways to the support: {_WAYS}"
    rf"(?:; (?:it|they) speaks? of others in words to be read: {_WAYS})?"
    rf"|speaks? of ways to the support in words to be read: {_WAYS})"
    r"(?:; (?:it|they) (?:speaks? of|lists?|ha(?:s|ve) no list recognized as)"
    rf" what to send along{_WHERE}"
    r"|; its form says what to send along)?)"
)
_IMPORT: Final = re.sub(
    r"\\{\w+\\}",
    lambda found: {"url": r"\S{1,300}", "source": r"[\w-]{1,60}"}.get(
        found[0][2:-2], "[^`|]{0,300}"
    ),
    re.escape(IMPORT),
)
_REMEDY: Final = rf"(?:{re.escape(LATER)}|{re.escape(BROWSER.removesuffix('{import}'))}{_IMPORT})"
_PLACES: Final = {  # what may stand at a named place of a phrase
    "are": "(?:is|are)",
    "cause": rf"(?: \({_OUTCOME}\))?",
    "changes": rf"{_COUNT} changes?",
    "compared": rf"{_COUNT} observations?(?: \({_PART}(?:, {_PART})?\))? (?:was|were)",
    "date": rf"(?:{_DAY}|an unknown day)",
    "differences": rf"{_COUNT} differences? (?:is|are)",
    "documents": rf"ROLE \({_OUTCOME}\)(?:, ROLE \({_OUTCOME}\)){{0,60}}",  # see `_roles`
    "import": _IMPORT,
    "listed": _DAY,
    "notes": rf"{_COUNT} notes? (?:is|are)",
    "pages": "pages?",
    "remedy": _REMEDY,
    "said": _SAID,
    "states": rf"(?:which documents {_FACTS}|by which the page {_SAID})",
    "they": "(?:it|they)",
    "unplaced": rf"{_COUNT} {_LOST}(?:(?:, | and ){_COUNT} {_LOST}){{0,4}}",
    "were": "(?:is|are)",
}
_BETWEEN: Final = r" \| "
_FIRST: Final = (
    *("read", "kept", "baseline", "browser", "broken", "moved"),
    *("missing-baseline", "missing", "not-asked"),
)
_THEN: Final = ("differs", "notes", "agrees", "nothing-compared", "prose")


def lines_of(sources: Sequence[Source]) -> tuple[str, ...]:
    """Patterns of the head's two lines, then one a source; the group `accessed` is its day."""
    columns = len(parts.COLUMNS)
    head = re.escape(f"| {' | '.join(parts.COLUMNS)} |")
    return (head, re.escape(f"|{' --- |' * columns}"), *map(_row, sources))


def _row(source: Source) -> str:
    ending = rf"{_any(_FIRST)}(?:; {_phrase('unplaced')})?(?:; {_any(_THEN)})?"
    ending += rf"(?:; {_phrase('changed')})?\."
    unread = _phrase("unread").replace("ROLE", _roles(source))
    wording = rf"{_cell(source.wording)} {ending}(?: {unread}\.)?"
    accessed = rf"(?P<accessed>{_DAY}|not read \(listed {_DAY}\))"
    cells = (
        *(_cell(source.area), _cell(source.verify), re.escape(address(source.url))),
        *(accessed, wording),
    )
    return rf"\| {_BETWEEN.join(cells)} \|"


def _roles(source: Source) -> str:
    """The documents of a page by role: those listed, and those that its links lead to."""
    listed = [_cell(document.role) for document in source.documents]
    followed = [rf"[\w.-]{{1,60}}-{_cell(follow.form)}" for follow in source.follow]
    return f"(?:{'|'.join(listed + followed)})"


def _cell(text: str) -> str:
    return re.escape(cell(text))


def _any(names: Sequence[str]) -> str:
    return f"(?:{'|'.join(map(_phrase, names))})"


def _phrase(name: str) -> str:
    """A phrase with a pattern at each of its places."""
    pieces = enumerate(re.split(r"\{(\w+)\}", PHRASES[name]))
    return "".join(_PLACES[piece] if at % 2 else re.escape(piece) for at, piece in pieces)
