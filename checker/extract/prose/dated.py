"""Text of a page -> the date that it gives itself, as written, and as a day."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from html import unescape
from itertools import islice
from typing import Final

from checker.extract.assembly import folded
from checker.extract.prose.days import days

MAX_PLACES: Final = 50  # places with the words that are looked at
MAX_BESIDE: Final = 400  # characters after the words, markup included

_WORDS: Final = re.compile(r"\blast\s+(?:modified|updated)\b", re.IGNORECASE)
_DATE: Final = re.compile(
    r"[\s:*_]*(?:on|at)?[\s:*_]*("
    r"\d{4}-\d\d-\d\d(?:T[\d:.]{5,15}(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}"
    r"|\d{1,2}\.? [A-Z][a-z]{2,8}\.? \d{4})"
)
_MARKUP: Final = re.compile(r"<!--.*?-->|<[^>]*>")


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
    for token in days(text):
        with suppress(ValueError):
            return date.fromisoformat(token)
    return None
