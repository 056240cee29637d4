"""What two events have in common, and which others are like them."""

from __future__ import annotations

import json

import pytest

from checker.observe.fast import Likeness, same_in
from tests.observe.documented import chunk

WORDS = frozenset({"finish_reason", "object"})


def event(text: str = "Hello", created: int = 1_782_000_000, **given: object) -> bytes:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": None}
    return json.dumps(
        chunk(created=created, choices=[choice], **given), ensure_ascii=False
    ).encode()


def test_an_event_with_other_values_is_like_two_before_it() -> None:
    parts = same_in(event(), event(" there", 1_782_000_017), WORDS)
    assert parts is not None
    likeness = Likeness(parts, event(), None)
    assert likeness.fits(event(" naïve, ", 1))
    assert likeness.fits(event("", 0))
    assert likeness.fits(event())


@pytest.mark.parametrize(
    "other",
    [
        event('a "b"'),
        event("a\\b"),
        event("a\nb"),
        event(created=10**19),
        event().replace(b"1782000000", b"017"),
        event().replace(b"1782000000", b"1.5"),
        event().replace(b"1782000000", b""),
        event().replace(b"Hello", b"\xff"),
        event().replace(b"Hello", b"a\x01b"),
        event().replace(b'"Hello"', b"null"),
        event(own=1),
        event()[:-1],
        event() + b" ",
        event().replace(b"created", b"made"),
    ],
)
def test_an_event_that_differs_in_more_is_not(other) -> None:
    parts = same_in(event(), event(" there", 1_782_000_017), WORDS)
    assert parts is not None
    assert not Likeness(parts, event(), None).fits(other)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (b'{"finish_reason": "stop"}', b'{"finish_reason": "length"}'),
        (b'{"one": 1}', b'{"two": 1}'),
        (b'{"a": 1}', b'{"a": "x"}'),
        (b'{"a": 1.5}', b'{"a": 1.25}'),
        (b'{"a": [1]}', b'{"a": [2]}'),
        (b'{"a": "\\u00e9"}', b'{"a": "x"}'),
        (b'{"a": 1}', b'{"a": 1, "b": 2}'),
    ],
)
def test_what_differs_in_a_word_a_name_or_a_type_has_nothing_in_common(first, second) -> None:
    assert same_in(first, second, WORDS) is None
