"""Counts and lists as words."""

from __future__ import annotations

import pytest

from checker.report.words import being, counted, listed, observations


@pytest.mark.parametrize(
    ("words_of", "given", "words"),
    [
        (counted, (1, "body"), "1 body"),
        (counted, (2, "body"), "2 bodies"),
        (counted, (0, "status"), "no statuses"),
        (counted, (2, "change"), "2 changes"),
        (being, (1, "was"), "was"),
        (being, (0, "was"), "were"),
        (being, (1,), "is"),
        (being, (2,), "are"),
        (listed, ((),), "nothing"),
        (listed, (["a"],), "a"),
        (listed, (["a", "b"],), "a and b"),
        (listed, (["a", "b", "c"],), "a, b and c"),
        (observations, (1, 0, 0), "1 observation"),
        (observations, (2, 0, 2), "2 observations (rebuilt by the recorder)"),
        (observations, (3, 1, 2), "3 observations (1 by status alone, 2 rebuilt by the recorder)"),
    ],
)
def test_a_count_reads_as_a_sentence_has_it(words_of, given, words: str) -> None:
    assert words_of(*given) == words
