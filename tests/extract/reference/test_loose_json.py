"""Examples that are nearly JSON."""

from __future__ import annotations

import time
from typing import Any

import pytest

from checker.documents import Malformed
from checker.extract.reference.loose_json import loose_json

READ = [
    pytest.param('{"a": [1, 2.5, "x", null, true]}', {"a": [1, 2.5, "x", None, True]}, id="JSON"),
    pytest.param('{"a": 1, // note\n "b": 2}', {"a": 1, "b": 2}, id="a line comment"),
    pytest.param('{"a": 1, # note\n "b": 2}', {"a": 1, "b": 2}, id="a hash comment"),
    pytest.param('{"a": /* one */ 1}', {"a": 1}, id="a block comment"),
    pytest.param('{"a": 1,}', {"a": 1}, id="a trailing comma"),
    pytest.param("[1, 2, , 3,]", [1, 2, 3], id="commas too many"),
    pytest.param('{"a": [1, ...], ...}', {"a": [1]}, id="three dots"),
    pytest.param('{"a": [\u2026], "b": {\u2026}}', {"a": [], "b": {}}, id="an ellipsis"),
    pytest.param('{ ... "a": 1}', {"a": 1}, id="dots at the begin"),
    pytest.param('...,\n{"a": 1}', {"a": 1}, id="dots before it"),
    pytest.param(
        '{"a": "// no, /* no */ ... \\" #", "u": "https://x/y"}',
        {"a": '// no, /* no */ ... " #', "u": "https://x/y"},
        id="texts stay as they are",
    ),
    pytest.param('{"a": -1.5e-3,}', {"a": -0.0015}, id="numbers stay as they are"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_is_read(text: str, expected: Any) -> None:
    assert loose_json(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"a": }',
        '{"a": <number>}',
        "{'a': 1}",
        '{"a": "x',
        "words",
        '{"a": NaN}',
    ],
    ids=[
        "nothing",
        "cut off",
        "no value",
        "a placeholder",
        "single quotes",
        "an open text",
        "words",
        "not a number",
    ],
)
def test_what_is_no_example(text: str) -> None:
    with pytest.raises(Malformed):
        loose_json(text)


@pytest.mark.parametrize(
    "text", ['"\\"' * 90_000, "/*" * 90_000, "..." * 90_000, "," * 200_000, "[" * 90_000]
)
def test_time_is_in_proportion(text: str) -> None:
    begin = time.process_time()
    with pytest.raises(Malformed):
        loose_json(text)
    assert time.process_time() - begin < 10
