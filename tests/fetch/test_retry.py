"""How long to wait before asking again."""

from __future__ import annotations

from datetime import UTC, datetime
from math import inf

import pytest

from checker.fetch.retry import backoff, retry_after

NOW = datetime(2026, 11, 24, 10, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attempt", "most"), [(0, 0.5), (1, 1.0), (2, 2.0), (4, 8.0), (9_999, 8.0)]
)
def test_backoff_grows_to_a_cap_and_jitters_over_all_of_it(attempt: int, most: float) -> None:
    assert backoff(attempt, lambda: 1.0) == most
    assert backoff(attempt, lambda: 0.25) == most / 4
    assert backoff(attempt, lambda: 0.0) == 0.0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        pytest.param(None, None, id="no field"),
        pytest.param("", None, id="an empty field"),
        pytest.param("soon", None, id="a word"),
        pytest.param("-5", None, id="a negative number"),
        pytest.param("1.5", None, id="a fraction"),
        pytest.param("٣", None, id="digits that are not ASCII"),
        pytest.param("Tue, 99 Nov 2026 10:00:30 GMT", None, id="a day that is none"),
        pytest.param("0", 0.0, id="at once"),
        pytest.param(" 120 ", 120.0, id="seconds"),
        pytest.param("9" * 5_000, inf, id="for ever"),
        pytest.param("Tue, 24 Nov 2026 10:00:30 GMT", 30.0, id="a date"),
        pytest.param("Tuesday, 24-Nov-26 10:00:30 GMT", 30.0, id="a date of RFC 850"),
        pytest.param("Tue Nov 24 10:00:30 2026", 30.0, id="a date of asctime"),
        pytest.param("Tue, 24 Nov 2026 09:00:00 GMT", 0.0, id="a date that has passed"),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, lambda: NOW) == seconds
