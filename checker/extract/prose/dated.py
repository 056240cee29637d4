"""Text of a page -> the date that it gives itself, as written, and as a day."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime
from html import unescape
from itertools import islice
from typing import Final

from checker.extract.assembly import folded
from checker.model.regex import regex

MAX_PLACES: Final = 50  # places with the words that are looked at
MAX_BESIDE: Final = 400  # characters after the words, markup included

_WORDS: Final = regex(r"\blast\s+(?:modified|updated)\b", re.IGNORECASE)
_MONTH: Final = r"[A-Z][a-z]{2,8}"
_DATE: Final = regex(
    r"[\s:*_]*(?:on|at)?[\s:*_]*("
    r"\d{4}-\d\d-\d\d(?:T[\d:.]{5,15}(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|{_MONTH}\.? \d{{1,2}},? \d{{4}}"
    rf"|\d{{1,2}}\.? {_MONTH}\.? \d{{4}})"
)
_MARKUP: Final = regex(r"<!--.*?-->|<[^>]*>")
_DAY: Final = regex(
    r"(?<!\d)(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
    rf"|\b(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?P<month2>{_MONTH})\.?,?\s+(?P<year2>\d{{4}})\b"
)


def updated_in(text: str) -> str | None:
    """The date beside the words "last modified" or "last updated"; None where none stands there."""
    for found in islice(_WORDS.finditer(text), MAX_PLACES):
        beside = text[found.end() : found.end() + MAX_BESIDE]
        dated = _DATE.match(folded(_MARKUP.sub("", unescape(beside))))
        if dated:
            return dated[1]
    return None


def day_of(text: str) -> date | None:
    """The day that a text names, whatever the writing; None where it names none of the calendar."""
    for found in _DAY.finditer(text):
        with suppress(ValueError):  # no day of the calendar, or no month
            if found["iso"]:
                return date.fromisoformat(found["iso"])
            day, month, year = (found[one] or found[f"{one}2"] for one in ("day", "month", "year"))
            named = datetime.strptime(f"{day} {month[:3]} {year}", "%d %b %Y")  # noqa: DTZ007 - a day
            return named.date()
    return None
