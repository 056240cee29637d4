"""What words say of a status."""

from __future__ import annotations

import pytest

from checker.extract.reference.retry import codes, meaning_of, retry_of

WORDS = [
    ("", None),
    ("-", None),
    ("words", None),
    ("Yes", "yes"),
    ("yes, with growing pauses", "yes"),
    ("✅", "yes"),
    ("Safe to retry", "yes"),
    ("Retry after a minute", "yes"),
    ("No", "no"),
    ("no - fix the request", "no"),
    ("Never", "no"),
    ("Do not retry", "no"),
    ("Don't", "no"),
    ("Not recommended", "no"),
    ("You should not retry", "no"),
    ("❌", "no"),
    ("Sometimes", "depends"),
    ("Usually no", "depends"),
    ("Usually yes", "depends"),
    ("Yes, usually", "depends"),
    ("No (in most cases)", "depends"),
    ("Mostly safe", "depends"),
    ("Generally yes", "depends"),
    ("In most cases yes", "depends"),
    ("Not normally", "depends"),
    ("Almost always", "depends"),
    ("Retry usually helps", "depends"),
    ("You can usually retry", "depends"),
    ("An overload: it can often be retried", "depends"),
    ("Yes, with pauses that are usually short", "yes"),
    ("Retry later. It is mostly an overload", "yes"),
    ("Usually an overload", None),
    ("Depends on the cause", "depends"),
    ("Yes, if it was a timeout", "depends"),
    ("No, unless the key changed", "depends"),
    ("Only once", "depends"),
    ("nowhere", None),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_the_words_of_a_retry_cell(text: str, expected: str | None) -> None:
    assert retry_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The request is not well formed", "request-not-well-formed"),
        ("Too many requests, or a short overload", "too-many-requests"),
        ("Bad request (400)", "bad-request"),
        ("Rate limiting - wait", "rate-limiting"),
        ("It is", None),
        ("", None),
        ("One two three four five", "one-two-three-four"),
    ],
)
def test_a_meaning_is_a_few_words(text: str, expected: str | None) -> None:
    assert meaning_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("500/503/504", ["500", "503", "504"]),
        ("4xx, 5XX", ["4XX", "5XX"]),
        ("429 429", ["429"]),
        ("502-504", ["502", "503", "504"]),
        ("500 \u2013 599", ["5XX"]),
        ("504-502, 400-500", []),
        ("v1.200, 200.5, 2000, 600, 99, $400, 200%, 200-1", []),
    ],
)
def test_the_statuses_of_a_text(text: str, expected: list[str]) -> None:
    assert codes(text) == expected
