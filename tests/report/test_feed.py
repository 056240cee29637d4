"""The ids of a feed, by which a reader knows what it has seen."""

from __future__ import annotations

import re
from datetime import timedelta

from checker.model.changelog import ChangeDay, Changes
from checker.report.feed import as_atom
from tests.report.conftest import EARLIER, FINDINGS, READ


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
