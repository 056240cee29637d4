"""A day as it is typed -> a date."""

from __future__ import annotations

from datetime import date

from checker.model.errors import Misused
from checker.review.options import Options


def day_of(options: Options, text: str) -> date:
    """The day of `--since`. Raises Misused."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Misused("--since is a day such as 2026-07-03") from None
    if day > options.now().date():
        raise Misused("--since lies in the future")
    return day
