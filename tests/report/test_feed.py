"""The ids of a feed, by which a reader knows what it has seen."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

import pytest

from checker.model.changelog import ChangeDay, Changes
from checker.report.feed import FEEDS, as_atom
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


def test_a_feed_is_known_by_its_pages() -> None:
    days = (day(READ), replace(day(READ), url="https://docs.example/help"))
    ids = re.findall("<id>(.+?)</id>", as_atom(Changes(days=days, read=READ)))
    pages = "https://docs.example/chat\nhttps://docs.example/help"
    assert ids[0] == uuid5(NAMESPACE_URL, pages).urn


@pytest.mark.parametrize("form", sorted({*FEEDS} - {"text"}))
def test_a_feed_reads_as_its_golden_file(form: str, golden) -> None:
    own = replace(FINDINGS[0], key="", message="A sign \ufffd\ufffe\uffff of none")
    days = (
        replace(day(READ), findings=FINDINGS[:2]),
        replace(day(READ), area="Help | centre", source="help", findings=(own,)),
        day(READ - timedelta(days=1)),
    )
    golden(f"feed-{form}", FEEDS[form](Changes(days=days, read=READ)))
    golden(f"feed-{form}-none", FEEDS[form](Changes(days=(), read=READ)))
