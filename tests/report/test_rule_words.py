"""The words of every rule, its levels and its example: read in review, as the other golden files."""

from __future__ import annotations

from checker.review.rule_tables import TABLES, page


def test_the_words_of_every_rule(golden) -> None:
    golden("rules", "\n".join(page()) + "\n", more=True)


def test_the_reasons_of_every_rule(golden) -> None:
    """Why it has its level, and of a rule of packets what to write instead."""
    lines = [
        f"{rule.id}: {rule.why} {getattr(rule, 'instead', '')}".rstrip()
        for rows in TABLES.values()
        for rule in rows
    ]
    golden("reasons", "\n".join(lines) + "\n", more=True)
