"""Each sentence of the owner's document has its rules or a reason; each rule has its sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.model.evidence import text_digest
from checker.packet.check import RULES
from tests.packet.demands import DEMANDS

SEED = Path(__file__).parents[2].parent / "shared" / "seed"
IDS = {rule.id for rule in RULES}


def sentences(text: str) -> list[str]:
    lines = [
        line.strip().lstrip("\u20220123456789. ") for line in text.splitlines() if line.strip()
    ]
    return [
        part for line in lines for part in re.split(r"(?<=[.?!\u201d])\s+(?=[A-Z\u201c])", line)
    ]


def test_the_list_is_complete() -> None:
    if not SEED.is_dir():
        pytest.skip("the owner's document is not beside this checkout")
    (document,) = SEED.glob("*.txt")
    stated = [
        text_digest(one).removeprefix("sha256:")[:8]
        for one in sentences(document.read_text("utf-8"))
    ]
    assert stated == [digest for digest, _, _ in DEMANDS]


@pytest.mark.parametrize(("held", "words"), [(held, words) for _, words, held in DEMANDS])
def test_each_sentence_is_held_by_rules_that_there_are_or_says_why_not(held, words) -> None:
    assert words
    assert set(held) <= IDS if isinstance(held, tuple) else held.strip()


def test_each_rule_rests_on_a_sentence() -> None:
    held = {rule for _, _, rules in DEMANDS if isinstance(rules, tuple) for rule in rules}
    assert held == IDS
