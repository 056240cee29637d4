"""Text -> days, as tokens: "mon" … "sun", "first-sun", "daily", "weekly", "monthly", dates."""

from __future__ import annotations

import re
from typing import Final

_ORDER: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_DAY: Final = rf"(?:{_FULL}\b|(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_FOUND: Final = re.compile(
    rf"\b(?:(?P<nth>first|second|third|fourth|last)\s+(?P<nth_day>{_DAY})(?:\s+(?:of|in)\s+"
    r"(?:the|each|every)\s+month)?"
    rf"|(?P<from>{_DAY})\s*(?:-|to\b|through\b|until\b)\s*(?P<to>{_DAY})"
    rf"|(?P<day>{_DAY})"
    r"|(?P<daily>daily|nightly|(?:every|each)\s+(?:single\s+)?(?:day|night|morning)s?)\b"
    r"|(?P<weekdays>weekdays|working\s+days)\b|(?P<weekends>weekends?)\b"
    r"|(?P<weekly>weekly|(?:every|each|once\s+a)\s+week)\b"
    r"|(?P<monthly>monthly|(?:every|each|once\s+a)\s+month)\b"
    r"|(?P<iso>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)"
    rf"|(?P<month_a>{_MONTH})\s+(?P<date_a>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_a>\d{{4}})\b"
    rf"|(?P<date_b>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month_b>{_MONTH}),?\s+(?P<year_b>\d{{4}})\b)",
    re.IGNORECASE,
)


def days(text: str) -> list[str]:
    """The days that a text names, days of the week in their order; [] where it names none."""
    found: dict[str, None] = {}
    for match in _FOUND.finditer(text):
        found.update(dict.fromkeys(_tokens(match)))
    if len(found) > 1:
        # "weekly on Sundays" and "the first Sunday of each month" are told by the day alone.
        found = {day: None for day in found if day not in ("weekly", "monthly")} or found
    return sorted(found, key=lambda day: (_ORDER.index(day) if day in _ORDER else -1, day))


def _tokens(match: re.Match[str]) -> list[str]:  # noqa: PLR0911 - a row for each form
    if match["nth"]:
        return [f"{match['nth'].lower()}-{_day(match['nth_day'])}"]
    if match["from"]:
        first, last = _ORDER.index(_day(match["from"])), _ORDER.index(_day(match["to"]))
        return [_ORDER[place % 7] for place in range(first, last + (7 if last < first else 0) + 1)]
    if match["day"]:
        return [_day(match["day"])]
    if match["iso"]:
        return [match["iso"]]
    if match["year_a"]:
        return _date(match["year_a"], match["month_a"], match["date_a"])
    if match["year_b"]:
        return _date(match["year_b"], match["month_b"], match["date_b"])
    if match["weekdays"]:
        return list(_ORDER[:5])
    if match["weekends"]:
        return list(_ORDER[5:])
    return [name for name in ("daily", "weekly", "monthly") if match[name]]


def _day(word: str) -> str:
    return word[:3].lower()


def _date(year: str, month: str, day: str) -> list[str]:
    if not 1 <= int(day) <= 31:  # noqa: PLR2004 - days of the longest month
        return []
    return [f"{year}-{_MONTHS.index(month[:3].lower()) + 1:02}-{int(day):02}"]
