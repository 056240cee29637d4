"""Paths in one spelling (RFC 9535)."""

from __future__ import annotations

import re
import unicodedata

import pytest

from checker.model.path import UNSEEN, literal, name_segment, quoted, selected, unquoted
from checker.model.place import is_path

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
    ("a\u00a0b", r"['a\u00a0b']"),
    ("a\u0085", r"['a\u0085']"),
    ("\u2028\u2029", r"['\u2028\u2029']"),
    ("a\u202eb", r"['a\u202eb']"),
    ("\U000e0041", r"['\udb40\udc41']"),
    ("a`b", r"['a\u0060b']"),
    ("a~b", "['a~b']"),
    ("\U0001f600", ".\U0001f600"),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_a_name(name: str, expected: str) -> None:
    assert name_segment(name) == expected
    assert unquoted(quoted(name)) == name


def test_every_sign_that_no_eye_sees_is_known() -> None:
    kinds = {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}  # of Unicode's, by the version of this Python
    unseen = "".join(one for one in map(chr, range(0x110000)) if unicodedata.category(one) in kinds)
    assert re.sub(f"[{UNSEEN}]", "", unseen) == " "


def test_literals() -> None:
    assert quoted("it's") == r"'it\'s'"
    assert unquoted(r"'\ud83d\ude00 \/ \n'") == "\U0001f600 / \n"
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


@pytest.mark.parametrize(
    "text",
    ["", "a", "$.", "$.a b", "$.a[", "$.a['b", "$a", "$.a..b", "$['a", "$.a[?@.b==c]", "$[?@.a]"],
)
def test_what_is_no_path(text: str) -> None:
    assert not is_path(text)
