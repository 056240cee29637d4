"""A day as it is typed -> a date."""

from __future__ import annotations

from datetime import date

from checker.model.errors import Misused
from checker.review.options import Options


def day_of(option: str, text: str, example: str) -> date:
    """The day that an option names. Raises Misused."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Misused(f"{option} is a day such as {example}") from None


def since_of(options: Options, text: str | None) -> date | None:
    """The day of `--since`; None where none is given. Raises Misused."""
    day = None if text is None else day_of("--since", text, "2026-07-03")
    if day is not None and day > options.now().date():
        raise Misused("--since lies in the future")
    return day
