"""References and pointers."""

from __future__ import annotations

from typing import Any

from checker.extract.schema.pointer import escaped, tokens, with_text_keys


def test_a_pointer_and_its_tokens() -> None:
    assert tokens("/a~1b/~0/c") == ["a/b", "~", "c"]
    assert escaped("a/~b") == "a~1~0b"


def test_keys_become_texts() -> None:
    assert with_text_keys({200: [{True: 1, None: 2, 1.5: "x"}], "a": {}}) == {
        "200": [{"true": 1, "None": 2, "1.5": "x"}],
        "a": {},
    }


def test_a_document_whose_keys_are_texts_is_itself() -> None:
    told = {"a": [{"b": 1}]}
    assert with_text_keys(told) is told
    assert with_text_keys("text") == "text"


def test_what_was_shared_stays_shared() -> None:
    part = {1: "x"}
    told = with_text_keys({"a": part, "b": [part]})
    assert told["a"] is told["b"][0]


def test_what_stands_in_itself_still_does() -> None:
    circle: dict[object, Any] = {}
    circle[1] = [circle]
    told = with_text_keys(circle)
    assert told["1"][0] is told
