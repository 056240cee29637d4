"""Time zones as tokens: the same zone in other words is the same token."""

from __future__ import annotations

import pytest

from checker.extract.prose.time_zone import zone_after, zone_before, zone_in

ZONES = [
    ("UTC", "UTC"),
    ("utc", "UTC"),
    ("UTC time", "UTC"),
    ("GMT", "UTC"),
    ("UTC+0", "UTC"),
    ("UTC-00:00", "UTC"),
    ("Coordinated Universal Time", "UTC"),
    ("Greenwich Mean Time", "UTC"),
    ("UTC+8", "UTC+8"),
    ("UTC+08:00", "UTC+8"),
    ("UTC + 8", "UTC+8"),
    ("GMT+0530", "UTC+5:30"),
    ("UTC-7", "UTC-7"),
    ("PT", "PT"),
    ("Pacific Time", "PT"),
    ("Pacific Standard Time", "PST"),
    ("Pacific Daylight Time", "PDT"),
    ("Eastern time", "ET"),
    ("Central European Time", "CET"),
    ("Central European Summer Time", "CEST"),
    ("British Summer Time", "BST"),
    ("Beijing Time", "beijing-time"),
    ("China Standard Time", "china-standard-time"),
    ("Asia/Shanghai", "Asia/Shanghai"),
    ("America/Argentina/Salta", "America/Argentina/Salta"),
    ("local time", "local-time"),
    ("your local time", "local-time"),
    ("the server time", "server-time"),
]


@pytest.mark.parametrize(("text", "name"), ZONES)
def test_a_zone_is_known_after_before_and_within_a_text(text: str, name: str) -> None:
    after, before, within = (
        zone_after(f"5 ({text})", 1),
        zone_before(f"({text}): "),
        zone_in(f"x {text}"),
    )
    assert after is not None
    assert before is not None
    assert within is not None
    assert (after.name, before.name, within.name) == (name, name, name)


@pytest.mark.parametrize(
    "text", ["", "5", "USD", "Maintenance Time", "response time", "UTCX", "et", "PTA"]
)
def test_what_is_no_zone(text: str) -> None:
    assert zone_after(f"5 {text}", 1) is None
    assert zone_before(f"{text} ") is None
    assert zone_in(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Beijing Time (UTC+8)", "UTC+8"),
        ("PT, UTC-7", "UTC-7"),
        ("UTC+8 (Beijing Time)", "UTC+8"),
        ("PST / CET", "PST"),
        ("Z", "UTC"),
        ("+05:30", "UTC+5:30"),
    ],
)
def test_beside_a_name_the_offset_counts(text: str, name: str) -> None:
    found = zone_after(f"5 {text}", 1)
    assert found is not None
    assert found.name == name


def test_a_minus_before_an_hour_is_a_range_not_an_offset() -> None:
    found = zone_after("1 AM UTC-5 AM", 4)
    assert found is not None
    assert found.name == "UTC"
