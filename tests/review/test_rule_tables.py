"""Every rule is told in full: why it has its level, an example with both sides, what to do."""

from __future__ import annotations

import pytest

from checker.gate.wording import gate
from checker.review.rule_tables import TABLES, TO_DO, AnyRule, example_of, explained, page

RULES = [(table, rule) for table, rows in TABLES.items() for rule in rows]


def test_every_rule_has_an_example_with_both_sides() -> None:
    for _, rule in RULES:
        before, now, sentence = example_of(rule)
        assert before != now, rule.id
        for text in (before, now, sentence):
            assert text, rule.id
            assert "{" not in text.replace("{response_id}", ""), rule.id


@pytest.mark.parametrize(("table", "rule"), RULES[:: len(RULES) // 40])
def test_it_says_why_and_what_to_do(table: str, rule: AnyRule) -> None:
    text = explained(table, rule)
    assert text.startswith(rule.id)
    assert rule.why in text
    assert text.endswith(f"{TO_DO[table]}\n")
    assert gate(text, prose=False) == ()


def test_the_page_has_a_row_a_rule() -> None:
    lines = [*page()]
    rows = [line for line in lines if line.startswith("| `")]
    assert len(rows) == len(RULES)
    assert {line.count(" | ") for line in rows} == {4}


def test_only_a_rule_of_apis_says_whence_its_level_is_taken() -> None:
    whence = (
        "\nLevels of API rules: oasdiff 1.40; rows that it did not judge anew since, as in "
        "August 2026.\n"
    )
    of_field, of_attribute = (
        explained(table, rule)
        for table, rule in RULES
        if rule.id in ("request-property-became-required", "attribute-removed")
    )
    assert whence in of_field
    assert of_attribute == (
        "attribute-removed (warning; what the documentation changed)\n\n"
        "It was not promised; who records it or asks for it is affected.\n\n"
        "Before   fact: documented\n"
        "Now      fact: not documented\n"
        "Told as  Attribute `http.request.method` of client spans is no longer documented.\n\n"
        f"{TO_DO['drift']}\n"
    )
