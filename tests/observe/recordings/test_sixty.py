"""The same sixty exchanges give the same findings in every form that keeps them whole."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache

import pytest

from checker.compare.observed import compare
from checker.observe import Observed
from tests.observe.documented import CONTRACTS, seen
from tests.observe.recordings import sixty
from tests.observe.recordings.sixty import WRITERS

EXCHANGES = sixty.sixty()


def findings(found: Observed) -> Counter[tuple[str, str, str, str]]:
    """Rule, level, key and sentence of each finding of the two operations.

    In which record it was seen first depends on how the form counts its records.
    """
    told: Counter[tuple[str, str, str, str]] = Counter()
    for source in ("chat", "responses"):
        mine = [shape for shape in found.shapes if shape.source == source]
        for one in compare(CONTRACTS[source], mine).findings:
            sentence = one.message.partition(" First seen in record")[0]
            told[one.rule, one.level.name, one.key, sentence] += 1
    return told


def test_there_are_sixty_that_differ_in_what_is_found() -> None:
    found = seen(sixty.plain(EXCHANGES))
    assert len(EXCHANGES) == 60
    assert len(findings(found)) > 25
    assert found.passed_over == {"other-operation": 2, "other-server": 1}
    assert found.left_out == {"not-json": 1}


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_a_form_that_keeps_all_gives_the_findings_of_the_plain_one(write) -> None:
    given, expected = as_plain(asked=write is not sixty.curl_verbose)
    found = seen(write(EXCHANGES))
    assert findings(found) == expected
    assert (found.left_out, found.passed_over) == (given.left_out, given.passed_over)


@cache
def as_plain(*, asked: bool) -> tuple[Observed, Counter[tuple[str, str, str, str]]]:
    """What `curl -v` does not show was not asked."""
    hidden = {} if asked else {"request_body": None}
    given = seen(sixty.plain([one | hidden for one in EXCHANGES]), form="jsonl")
    return given, findings(given)


PLAIN = [
    one
    for one in EXCHANGES
    if one["response_body"].lstrip().startswith("{") and "elsewhere" not in one["url"]
]


def test_rows_with_bodies_give_the_findings_of_the_plain_ones() -> None:
    """Batches and Helicone keep neither address nor headers, and bodies as plain data."""
    bare = [
        {"status": one["status"], "response_body": json.loads(one["response_body"])}
        for one in PLAIN
        if "/models" not in one["url"] and "chat.completion.odd" not in one["response_body"]
    ]
    given = findings(seen(sixty.lines(bare), contract=CONTRACTS["chat"]))
    batch = sixty.lines(
        {
            "id": "b",
            "custom_id": str(number),
            "response": {"status_code": one["status"], "body": one["response_body"]},
            "error": None,
        }
        for number, one in enumerate(bare)
    )
    helicone = sixty.lines(
        {
            "response_id": "x",
            "response_status": one["status"],
            "response_body": one["response_body"],
            "request_body": None,
        }
        for one in bare
    )
    for text in (batch, helicone):
        assert findings(seen(text, contract=CONTRACTS["chat"])) == given


def test_a_batch_is_joined_with_its_input_whichever_comes_first() -> None:
    output = sixty.lines(
        {
            "id": "b",
            "custom_id": str(number),
            "response": {"status_code": e["status"], "body": json.loads(e["response_body"])},
            "error": None,
        }
        for number, e in enumerate(PLAIN)
    )
    asked = sixty.lines(
        {
            "custom_id": str(number),
            "method": e["method"],
            "url": e["url"],
            "body": e["request_body"],
        }
        for number, e in enumerate(PLAIN)
    )
    bare = [
        one | {"headers": None, "response_body": json.loads(one["response_body"])} for one in PLAIN
    ]
    given = findings(seen(sixty.lines(bare)))
    assert any(key.startswith("request") for _, _, key, _ in given)
    assert findings(seen(asked, output)) == findings(seen(output, asked)) == given
    parts = output.splitlines()  # a line alone is one document
    assert findings(seen(*parts, asked)) == given


def test_what_a_trace_in_ascii_shows_is_read_as_far_as_it_is_shown() -> None:
    """It shows a dot for the end of a line and for what is not ASCII."""
    plain = [one for one in EXCHANGES if one["response_body"].isascii()]
    found, given = seen(sixty.curl_trace_ascii(plain)), seen(sixty.plain(plain), form="jsonl")
    assert findings(found) == findings(given)
