"""The ids of a feed, by which a reader knows what it has seen."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from checker.model.changelog import ChangeDay, Changes
from checker.report.feed import as_atom, as_markdown
from tests.report.conftest import EARLIER, FINDINGS, READ


def day(accessed: datetime) -> ChangeDay:
    url = "https://docs.example/chat"
    return ChangeDay(
        source="chat",
        area="chat",
        url=url,
        accessed=accessed,
        before=EARLIER,
        findings=FINDINGS[:1],
    )


def test_a_feed_is_as_old_as_its_latest_day() -> None:
    days = (day(READ), day(READ + timedelta(days=2)), day(READ + timedelta(days=1)))
    told = as_atom(Changes(days=days, read=READ + timedelta(days=9)))
    assert re.findall(r"<updated>2026-11-(\d\d)T", told) == ["26", "24", "26", "25"]
    told = as_atom(Changes(days=(), read=READ + timedelta(days=2)))
    assert re.findall(r"<updated>2026-11-(\d\d)T", told) == ["26"]


def test_the_ids_of_a_feed_stay_those_that_its_readers_know() -> None:
    days = tuple(
        ChangeDay(
            source=name,
            area=name,
            url=f"https://docs.example/{name}",
            accessed=READ,
            before=EARLIER,
            findings=FINDINGS[:2],
        )
        for name in ("chat", "help")
    )
    told = as_atom(Changes(days=days, read=READ + timedelta(days=1)))
    assert re.findall(r"<id>urn:uuid:(\w{8})", told) == [*("7e9c60af", "e212729f", "3861bab5")]


def test_a_page_of_changes_has_a_heading_a_day_and_a_line_an_area() -> None:
    days = tuple(day(READ - timedelta(days=past)) for past in (0, 0, 1))
    lines = as_markdown(Changes(days=days, read=READ)).splitlines()
    assert [line[:13] for line in lines if line] == [
        *("## 2026-11-24", "**chat** (htt", "- error: `$.c", "**chat** (htt", "- error: `$.c"),
        *("## 2026-11-23", "**chat** (htt", "- error: `$.c"),
    ]
