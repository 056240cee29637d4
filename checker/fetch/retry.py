"""How long to wait before asking again. Pure: the clock and the dice are arguments."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import inf
from typing import Final

RETRIED: Final = frozenset({408, 429, 500, 502, 503, 504})  # RFC 9110 §15: may mend itself
BASE_SECONDS: Final = 0.5
CAP_SECONDS: Final = 8.0
MAX_DIGITS: Final = 9  # more seconds than that are for ever


def backoff(attempt: int, random: Callable[[], float]) -> float:
    """Seconds before the next attempt, the first being 0: exponential, with full jitter.

    Full jitter spreads the requests of many runs evenly over the whole interval.
    """
    return random() * min(CAP_SECONDS, BASE_SECONDS * 2.0 ** min(attempt, 16))


def retry_after(value: str | None, now: Callable[[], datetime]) -> float | None:
    """Seconds that a Retry-After field asks for (RFC 9110 §10.2.3); None where it says nothing.

    >>> retry_after("120", now=lambda: datetime.now(UTC))
    120.0
    """
    text = (value or "").strip()
    if re.fullmatch(r"[0-9]+", text):
        return float(text) if len(text) <= MAX_DIGITS else inf
    if not text:
        return None
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    moment = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (moment - now()).total_seconds())
