"""Statuses in tables, lists, headings and sentences."""

from __future__ import annotations

import pytest

from checker.extract.reference.statuses import statuses
from tests.extract.reference_pages import page


def told(text: str) -> dict[str, tuple[str | None, str | None]]:
    """status -> (retry, meaning)."""
    one = page(f"# E\n\n{text}\n")
    return {status.status: (status.retry, status.meaning) for status in statuses(one, one.blocks)}


def table(header: str, *rows: str) -> str:
    width = header.count("|") + 1
    return f"| {header} |\n|{' - |' * width}\n" + "".join(f"| {row} |\n" for row in rows)


TABLES = [
    pytest.param(table("Name | Type", "a | string"), {}, id="no statuses"),
    pytest.param(
        table("Status | Meaning", "200 | Fine", "404 | Not found"),
        {"200": (None, "fine"), "404": (None, "not-found")},
        id="without a word on retrying",
    ),
    pytest.param(
        table("Code | Retry", "`429` | Yes", "`400` | No", "`500` |"),
        {"429": ("yes", None), "400": ("no", None), "500": (None, None)},
        id="without a meaning",
    ),
    pytest.param(
        table("Status | Name | Description | Retry?", "400 | Bad request | Words | No"),
        {"400": ("no", "bad-request")},
        id="the first column that means something",
    ),
    pytest.param(
        table("Status | Notes", "400 | Bad words"),
        {"400": (None, "bad-words")},
        id="the other column where none is named so",
    ),
    pytest.param(
        table("Retry | Meaning | Status", "Yes | Busy | 503"),
        {"503": ("yes", "busy")},
        id="columns in another order",
    ),
    pytest.param(
        table("Status | Retry", "`500` / `503`, 504 and 524 | yes"),
        {"500": ("yes", None), "503": ("yes", None), "504": ("yes", None), "524": ("yes", None)},
        id="several in one row",
    ),
    pytest.param(
        table("Status | Retry", "5xx | yes", "4XX | no"),
        {"5XX": ("yes", None), "4XX": ("no", None)},
        id="classes",
    ),
    pytest.param(
        table("Status | Retry", "429 Too Many Requests | yes"),
        {"429": ("yes", None)},
        id="with its name",
    ),
    pytest.param(
        table("Status | Retry", "`500` with `code: x` | no", "`500` | yes"),
        {"500": ("depends", None)},
        id="a row with a condition beside a plain one",
    ),
    pytest.param(
        table("Status | Retry", "`500` | yes", "`500` when busy | yes"),
        {"500": ("yes", None)},
        id="a condition that changes nothing",
    ),
    pytest.param(
        table("Status | Retry", "`500` with `code: x` | no"),
        {"500": ("depends", None)},
        id="a row with a condition alone",
    ),
    pytest.param(
        table("Status | Meaning", "`500` with `code: x` | Malformed", "`500` | Busy"),
        {"500": (None, "busy")},
        id="the plain row means it",
    ),
    pytest.param(
        table("HTTP status | What", "200 | ok", "404 | gone", "other | x"),
        {"200": (None, "ok"), "404": (None, "gone")},
        id="a row that is no status",
    ),
    pytest.param(table("Model | Limit", "a | 200", "b | 500"), {}, id="numbers of something else"),
    pytest.param(
        table("Limit | Model", "200 | a", "300 | c", "big | b"),
        {},
        id="numbers under another header",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_a_table(text: str, expected: dict[str, tuple[str | None, str | None]]) -> None:
    assert told(text) == expected


ACTIONS = table(
    "Status | Meaning | What to do",
    "429 | Slow down | Retry with backoff",
    "400 | Bad | Do not retry; fix the body",
    "500 | Busy | Retry unless it names a field",
    "401 | Key | Check the key",
)


def test_a_column_of_what_to_do() -> None:
    assert told(ACTIONS) == {
        "429": ("yes", "slow-down"),
        "400": ("no", "bad"),
        "500": ("depends", "busy"),
        "401": (None, "key"),
    }


LINES = [
    pytest.param(
        "* **401**: the key is wrong", {"401": (None, "key-wrong")}, id="an item set strongly"
    ),
    pytest.param(
        "* `429` - slow down. Retry later.", {"429": ("yes", "slow-down")}, id="an item with advice"
    ),
    pytest.param(
        "* `400`: wrong. Do not retry.", {"400": ("no", "wrong")}, id="an item with a warning"
    ),
    pytest.param("* 404 Not Found", {"404": (None, "not-found")}, id="an item with its name"),
    pytest.param("* 404 is not found", {}, id="an item that only begins with a number"),
    pytest.param("* 200 requests per minute", {}, id="a number of something"),
    pytest.param("## 402 Payment Required", {"402": (None, "payment-required")}, id="a heading"),
    pytest.param("* 404", {}, id="an item that is a bare number"),
    pytest.param("## 403", {"403": (None, None)}, id="a bare heading"),
    pytest.param("## 500 models", {}, id="a heading with a number"),
    pytest.param("* 429: slow down", {"429": (None, "slow-down")}, id="an item with a colon"),
    pytest.param(
        "Retry `429` and 503; do not retry `400`.",
        {"429": ("yes", None), "503": ("yes", None), "400": ("no", None)},
        id="advice in a sentence",
    ),
    pytest.param(
        "Never retry 401, but 500 may be retried.",
        {"401": ("no", None)},
        id="advice that hedges says nothing",
    ),
    pytest.param("Retry with care. A 500 is a failure.", {}, id="a status in another sentence"),
    pytest.param("Retry 429 after a pause", {"429": ("yes", None)}, id="advice on one"),
    pytest.param("Retries cost 500 tokens.", {}, id="a number that is no status"),
    pytest.param(
        "| Status | Retry |\n| - | - |\n| 500 | yes |\n\nDo not retry a 500 that names a field.",
        {"500": ("depends", None)},
        id="a table and a sentence that differ",
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_a_line(text: str, expected: dict[str, tuple[str | None, str | None]]) -> None:
    assert told(text) == expected
