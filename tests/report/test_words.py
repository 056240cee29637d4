"""Counts and lists as words."""

from __future__ import annotations

import pytest

from checker.report.words import counted, listed, observations


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (counted(1, "body"), "1 body"),
        (counted(2, "body"), "2 bodies"),
        (counted(0, "status"), "no statuses"),
        (counted(2, "change"), "2 changes"),
        (listed(()), "nothing"),
        (listed(["a"]), "a"),
        (listed(["a", "b", "c"]), "a, b and c"),
        (observations(2, 0, 2), "2 observations (rebuilt by the recorder)"),
        (
            observations(3, 1, 2),
            "3 observations (1 by status alone, 2 rebuilt by the recorder)",
        ),
    ],
)
def test_a_count_reads_as_a_sentence_has_it(told: str, words: str) -> None:
    assert told == words
