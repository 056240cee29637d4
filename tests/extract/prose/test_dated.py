"""The day that a page gives itself."""

from __future__ import annotations

from datetime import date

import pytest

from checker.extract.prose.dated import day_of, updated_in


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("2026-03-12T00:58:34.592Z", date(2026, 3, 12), id="a time"),
        pytest.param("July 13, 2026", date(2026, 7, 13), id="an English day"),
        pytest.param("Fri, 13 Mar 2026 10:00:00 GMT", date(2026, 3, 13), id="of a day of the week"),
        pytest.param("2026-02-31", None, id="no day of the calendar"),
        pytest.param("2026-02-31, May 4, 2026", date(2026, 5, 4), id="the first that is a day"),
        pytest.param("13. July 2026", date(2026, 7, 13), id="the day before its month"),
        pytest.param("the 1st May, 2026", date(2026, 5, 1), id="a day that is counted"),
        pytest.param("Sept. 3rd 2026", date(2026, 9, 3), id="a month that is cut"),
        pytest.param("2026-03-123 or 12026-03-12", None, id="longer numbers"),
        pytest.param("Version 12 2026, Maybe 4, 2026", date(2026, 5, 4), id="a month by its begin"),
        pytest.param("by hand", None, id="words"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_day_is_read_whatever_its_writing(text: str, day: date | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Last modified: 2026-03-12.", "2026-03-12"),
        ("last updated on <!-- > --><time>March 12, 2026</time>", "March 12, 2026"),
        ("**Last updated** at 12. March 2026", "12. March 2026"),
        ("Last modified 2026-03-12T00:58:34.592Z", "2026-03-12T00:58:34.592Z"),
        ("Last updated by us. Last updated 2026-03-12", "2026-03-12"),
        ("Last updated: 3 March 2026", "3 March 2026"),
        ("Last updated&nbsp;_2026-03-12T10:00+02:00_", "2026-03-12T10:00+02:00"),
        ("Last modifiedx 2026-03-12", None),
        ("Last updated by us on 2026-03-12", None),
    ],
)
def test_a_page_says_when_it_changed(text: str, dated: str | None) -> None:
    assert updated_in(text) == dated
