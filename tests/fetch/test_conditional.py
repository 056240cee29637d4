"""Conditional requests, and what a 304 says."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checker.fetch.conditional import conditions, confirmed, validator

URL = "https://docs.example/chat.md"
DATE = "Tue, 24 Nov 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        pytest.param({}, {}, id="no validator"),
        pytest.param({"etag": 'W/"1"'}, {"If-None-Match": 'W/"1"'}, id="a tag, as it came"),
        pytest.param({"etag": "bare"}, {"If-None-Match": "bare"}, id="a tag without quotes"),
        pytest.param({"last_modified": DATE}, {"If-Modified-Since": DATE}, id="a date"),
        pytest.param({"etag": '"1"', "last_modified": DATE}, {"If-None-Match": '"1"'}, id="both"),
        pytest.param({"etag": '"1"\r\nX: y'}, {}, id="a tag with a line feed"),
        pytest.param({"etag": '"1"', "final_url": URL + "?2"}, {}, id="of another address"),
    ],
)
def test_conditions(make, more: dict[str, str], fields: dict[str, str]) -> None:
    assert conditions(make.kept(URL, **more), {URL}) == fields


def test_nothing_kept_nothing_conditional() -> None:
    assert conditions(None, {URL}) == {}


@pytest.mark.parametrize("value", [None, "", " ", '"1" ', "\x7f", "é", "x" * 1001])
def test_what_is_no_validator(value: str | None) -> None:
    assert validator(value) is None


def test_a_304_keeps_the_body_and_takes_newer_validators(make) -> None:
    kept = make.kept(URL, etag='"1"', last_modified=DATE)
    now = datetime(2026, 11, 25, tzinfo=UTC)
    asked = make.kept(URL, b"", status=304, accessed=now).access
    access = confirmed(kept, asked, {"etag": '"2"'})
    assert (access.status, access.accessed, access.etag) == (304, now, '"2"')
    assert (access.digest, access.media_type) == (kept.access.digest, "text/markdown")
    assert access.last_modified == DATE
    newer = confirmed(kept, asked, {"last-modified": "later", "etag": "\x00"})
    assert (newer.etag, newer.last_modified) == ('"1"', "later")
