"""Days as tokens."""

from __future__ import annotations

import pytest

from checker.extract.prose.days import days

DAYS = [
    ("", []),
    ("the sun may set on march", []),
    ("32 July 2026", []),
    ("every Sunday", ["sun"]),
    ("Saturdays and Mondays", ["mon", "sat"]),
    ("Mon-Fri", ["mon", "tue", "wed", "thu", "fri"]),
    ("Friday to Monday", ["mon", "fri", "sat", "sun"]),
    ("weekdays", ["mon", "tue", "wed", "thu", "fri"]),
    ("weekends", ["sat", "sun"]),
    ("daily", ["daily"]),
    ("every single day", ["daily"]),
    ("each night", ["daily"]),
    ("weekly", ["weekly"]),
    ("weekly on Sundays", ["sun"]),
    ("once a month", ["monthly"]),
    ("the first Sunday of each month", ["first-sun"]),
    ("2026-07-10", ["2026-07-10"]),
    ("July 4th, 2026", ["2026-07-04"]),
    ("4 Sept. 2026", ["2026-09-04"]),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_days(text: str, expected: list[str]) -> None:
    assert days(text) == expected
