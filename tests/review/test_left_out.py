"""Each reason why a record is left out has its sentence."""

from __future__ import annotations

import re
from pathlib import Path

from checker import lake, observe, review
from checker.review import left_out
from checker.review.left_out import NEXT, next_steps

SOURCES = "\n".join(
    file.read_text("utf-8")
    for package in (lake, observe, review)
    for file in sorted(Path(package.__path__[0]).rglob("*.py"))
    if file != Path(left_out.__file__)
)


def test_each_reason_has_a_sentence_and_no_sentence_is_without_one() -> None:
    refused = {*re.findall(r'RecordRefused\("([\w-]+)"', SOURCES)}
    assert len(refused) > 20
    assert refused <= NEXT.keys()
    assert [reason for reason in NEXT if f'"{reason}"' not in SOURCES] == []


def test_the_sentences_are_told_by_reason() -> None:
    told = [line.partition(": ") for line in next_steps(dict.fromkeys(reversed(NEXT), 1))]
    assert [(reason, said) for reason, _, said in told] == sorted(NEXT.items())
