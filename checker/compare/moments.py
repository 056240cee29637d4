"""RFC 3339 date or time -> moment: when a sunset is, however it is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Final

from checker.model.contract import Json

SUNSET: Final = "x-sunset"


def moment(value: object) -> datetime | None:
    """The moment in UTC; of a date alone its beginning. None for what is neither."""
    try:
        read = datetime.fromisoformat(str(value))
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):  # of a year past the calendar's in UTC
        return None


def in_one_form(keywords: Mapping[str, Json] | None) -> dict[str, Json]:
    """Keywords in which one sunset is one text: its date where it is midnight in UTC."""
    found = dict(keywords or {})
    when = moment(found.get(SUNSET))
    if when is not None:
        found[SUNSET] = (when.date() if when.time() == time() else when).isoformat()
    return found
