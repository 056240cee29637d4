"""Windows of the clock, read by grammar."""

from __future__ import annotations

import pytest

from checker.extract.prose.clock import windows

NONE = [
    "",
    "1-5",
    "1-5 USD",
    "$1-5",
    "1-5 hours",
    "1-5 models",
    "1-5 a month",
    "16:9 to 4:3",
    "2026-07-10",
    "2026-2027",
    "0100-0500",
    "1:00-5 USD",
    "25:00-26:00",
    "0 AM-0 PM",
    "1:00-1:00",
    "1 AM and 5 AM",
    "at 9 AM",
    "UTC+8",
    "1 AM, and much later, after a long while that nobody wants to read about in this test, 5 AM",
]
NIGHT = ("01:00", "05:00")
SOME = [
    ("1-5 AM", *NIGHT, None),
    ("1am-5am", *NIGHT, None),
    ("1 a.m. to 5 a.m.", *NIGHT, None),
    ("1.00 am - 5.00 am", *NIGHT, None),
    ("01:00-05:00", *NIGHT, None),
    ("01h00-05h00", *NIGHT, None),
    ("0100-0500 UTC", *NIGHT, "UTC"),
    ("0100 hours to 0500 hours", *NIGHT, None),
    ("between 1 and 5 AM", *NIGHT, None),
    ("between UTC 1 and 5 AM", *NIGHT, "UTC"),
    ("from about 1 AM until around 5 AM", *NIGHT, None),
    ("1 to 5 o'clock", *NIGHT, None),
    ("1 to 5 in the morning", *NIGHT, None),
    ("1 to 5 in the afternoon", "13:00", "17:00", None),
    ("11 to 5 at night", "23:00", "05:00", None),
    ("9 to 11 at night", "21:00", "23:00", None),
    ("12-5 AM", "00:00", "05:00", None),
    ("11-1 AM", "23:00", "01:00", None),
    ("10-2 PM", "10:00", "14:00", None),
    ("11 PM-1", "23:00", "01:00", None),
    ("1 AM-5", *NIGHT, None),
    ("22:00 to 2 AM", "22:00", "02:00", None),
    ("noon to midnight", "12:00", "00:00", None),
    ("24:00-04:00", "00:00", "04:00", None),
    ("1 AM UTC - 5 AM UTC", *NIGHT, "UTC"),
    ("UTC+8, 01:00-05:00", *NIGHT, "UTC+8"),
    ("(PT) 1-5 AM", *NIGHT, "PT"),
    ("01:00+08:00 to 05:00+08:00", *NIGHT, "UTC+8"),
    ("2026-07-10T01:00Z to 2026-07-10T05:00Z", *NIGHT, "UTC"),
    ("Start: 01:00; End: 05:00", *NIGHT, None),
    ("begins at 1 AM and is over by 5 AM", *NIGHT, None),
    ("begins at 01:00 UTC and lasts 4 hours", *NIGHT, "UTC"),
    ("starts daily at 22:00, taking four hours", "22:00", "02:00", None),
    ("begins at 1 AM", "01:00", None, None),
    ("begins at 1 AM and lasts 3 days", "01:00", None, None),
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_window(text: str) -> None:
    assert list(windows(text)) == []


@pytest.mark.parametrize(("text", "start", "end", "zone"), SOME, ids=[one[0] for one in SOME])
def test_windows(text: str, start: str, end: str | None, zone: str | None) -> None:
    (window,) = windows(text)
    assert (window.start, window.end, window.time_zone) == (start, end, zone)
    assert 0 <= window.at < window.past <= len(text)


def test_several_windows_come_in_order() -> None:
    found = [(one.start, one.end) for one in windows("1-2 AM, 3-4 AM and 10-11 PM")]
    assert found == [("01:00", "02:00"), ("03:00", "04:00"), ("22:00", "23:00")]
