"""The sets: what of them is refused and what passes, a set at once.

Each bound is that of the whole set; a single text that fails is named.
"""

from __future__ import annotations

import json

import pytest

from checker.gate.wording import RefusalKind, secrets_in
from checker.packet.fenced import fenced
from tests.packet import sets
from tests.packet.conftest import changed

HALVES = pytest.mark.parametrize("half", sets.HALVES)
SUMMARIES = ("request_body_summary", "response_body_summary")


def told(text: str) -> str:
    """A text as a value of YAML."""
    return json.dumps(text, ensure_ascii=False)


@HALVES
@pytest.mark.parametrize("field", SUMMARIES)
def test_no_copied_prompt_or_answer_passes_as_a_summary(judge, half: str, field: str) -> None:
    passed = [
        line
        for line in sets.lines(half, "summaries")
        if not any(field in sentence for sentence in judge(changed(**{field: told(line)})).refusals)
    ]
    assert passed == []


def plain(text: str) -> str:
    inside = fenced(text)
    return text if inside is None else inside.block


@HALVES
def test_honest_packets_are_not_refused(judge, half: str) -> None:
    refused = [
        (row, found.refusals)
        for number, row in enumerate(sets.lines(half, "packets"))
        if (found := judge(plain(sets.packet(row, number)))).refusals
    ]
    assert len(refused) <= 1, refused


@HALVES
def test_honest_sentences_are_not_refused(judge, half: str) -> None:
    field = {True: "support_question", False: "incident_summary"}
    refused = [
        (line, found.refusals)
        for line in sets.lines(half, "sentences")
        if (found := judge(changed(**{field[line.endswith("?")]: told(line)}))).refusals
    ]
    assert refused == []


def in_its_field(line: str) -> dict[str, str]:
    name, _, rest = line.partition(": ")
    own = name == "error_category"
    return {name: told(rest)} if own else {"incident_summary": told(line)}


@HALVES
def test_overclaims_are_found(judge, half: str) -> None:
    lines = sets.lines(half, "overclaims")
    missed = [line for line in lines if not judge(changed(**in_its_field(line))).refusals]
    assert len(missed) <= len(lines) // 20, missed


@HALVES
def test_disclaimers_pass(judge, half: str) -> None:
    lines = sets.lines(half, "disclaimers")
    refused = [line for line in lines if judge(changed(incident_summary=told(line))).refusals]
    assert len(refused) <= len(lines) // 100, refused


@HALVES
def test_credentials_are_found_in_whatever_form(half: str) -> None:
    missed = [
        line
        for line in sets.lines(half, "credentials")
        if not any(one.kind is RefusalKind.SECRET for one in secrets_in(sets.made(line)))
    ]
    assert len(missed) <= 1, missed
