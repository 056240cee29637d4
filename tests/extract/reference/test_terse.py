"""A contract holds no sentence of a page."""

from __future__ import annotations

import re
from typing import Any

import pytest

from checker.extract.reference.terse import terse
from checker.model.contract import UNSTATED, Field, Operation
from tests.extract.reference_pages import stated, thing

SENTENCE = "You are a kind helper who answers."
LONG = "x" * 81


def field(**given: Any) -> Field:
    return Field(key="k", where="request", path="$.a", **given)


@pytest.mark.parametrize(
    "fact",
    [
        pytest.param(Operation(method="POST", path="/v1/x"), id="no field"),
        pytest.param(field(), id="nothing stated"),
        pytest.param(field(default=None, const=None), id="null"),
        pytest.param(field(default="one two three four five"), id="a few words"),
        pytest.param(field(default={"a": [1, True, "b"]}, enum=(1, "a")), id="plain data"),
        pytest.param(field(pattern="[a-z]{1,40}" * 9), id="a long pattern"),
        pytest.param(field(format="date-time", const="x" * 80), id="tokens"),
    ],
)
def test_what_holds_no_sentence_stays(fact: Any) -> None:
    assert terse(fact) is fact


@pytest.mark.parametrize("text", [SENTENCE, LONG])
def test_a_sentence_is_held_by_its_digest(text: str) -> None:
    told = terse(
        field(const=text, default={"a": [text, 1], text: None}, enum=("b", text), format=text)
    )
    assert isinstance(told, Field)
    digest = str(told.const)
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", digest)
    assert told.default == {"a": [digest, 1], digest: None}
    assert told.enum == ("b", digest)
    assert told.format == digest


def test_a_pattern_of_words_is_a_sentence() -> None:
    told = terse(field(pattern=SENTENCE))
    assert isinstance(told, Field)
    assert str(told.pattern).startswith("sha256:")
    assert told.const is UNSTATED


def test_a_change_of_a_sentence_is_a_change_of_the_contract() -> None:
    one, two = (
        stated("# T", thing(a={"type": "string", "default": text}))
        for text in (SENTENCE, SENTENCE.replace("kind", "stern"))
    )
    assert one != two
    assert SENTENCE not in str(one)
