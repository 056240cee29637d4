"""The words of every rule, its levels and its example: read in review, as the other golden files."""

from __future__ import annotations

from checker.review.rule_tables import page


def test_the_words_of_every_rule(golden) -> None:
    golden("rules", "\n".join(page()) + "\n")
