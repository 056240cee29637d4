"""Paths in one spelling (RFC 9535)."""

from __future__ import annotations

import pytest

from checker.model.path import is_path, literal, name_segment, quoted, selected

NAMES = [
    ("model", ".model"),
    ("_x9", "._x9"),
    ("é1", ".é1"),
    ("日本", ".日本"),
    ("x-groq", "['x-groq']"),
    ("9a", "['9a']"),
    ("", "['']"),
    ("a b", "['a b']"),
    ("a.b", "['a.b']"),
    ("*", "['*']"),
    ("it's", r"['it\'s']"),
    ("a\\b", r"['a\\b']"),
    ("\b\t\n\f\r", r"['\b\t\n\f\r']"),
    ("\x0b\x00", r"['\u000b\u0000']"),
    ('"', "['\"']"),
    ("\ud800", r"['\ud800']"),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_a_name(name: str, expected: str) -> None:
    assert name_segment(name) == expected


def test_literals() -> None:
    assert quoted("it's") == r"'it\'s'"
    assert [literal(value) for value in ("a", True, 3, 1.5)] == ["'a'", "true", "3", "1.5"]


def test_filters() -> None:
    assert selected([]) == "[*]"
    assert selected([("type", "message")]) == "[?@.type=='message']"
    assert selected([("x-a", "b"), ("on", False)]) == "[?@['x-a']=='b' && @.on==false]"


@pytest.mark.parametrize(
    "text",
    [
        *("$", "$.a", "$.a[*].b", "$.metadata.*", "$['x-groq']", r"$['it\'s'].b"),
        "$.output[?@.type=='message' && @[']']=='x'].id",
    ],
)
def test_what_is_a_path(text: str) -> None:
    assert is_path(text)


@pytest.mark.parametrize("text", ["", "a", "$.", "$.a b", "$.a[", "$.a['b", "$a", "$.a..b", "$['a"])
def test_what_is_no_path(text: str) -> None:
    assert not is_path(text)
