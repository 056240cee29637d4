"""Which words of a text name a person, and which a model."""

from __future__ import annotations

import pytest

from checker.packet.model_names import models_in
from checker.packet.names_of_persons import named


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("It was ran by Anna Kovacs.", True),
        ("It was read by Anna Kovacs.", False),
        ("My name is Anna.", True),
        ("I am Anna Kovacs.", True),
        ("This is Anna Kovacs speaking.", True),
        ("Asked Support Team, then called Anna Kovacs.", True),
        ("Asked Support Team.", False),
        ("Asked Anna Desk.", False),
        ("Asked Anna Example.", False),
        ("See linkedin.com/in/anna.", True),
        ("It was seen at lat 52.1234.", True),
        ("It was sent by a 9 year old girl.", True),
    ],
)
def test_a_person_is_named_by_what_stands_around(text: str, *, holds: bool) -> None:
    assert named(text) is holds


@pytest.mark.parametrize(
    ("name", "text", "models"),
    [
        ("model", " Abc ", ["abc"]),
        ("model", "unknown", []),
        ("a", "gpt-5/ and gpt-5: and gpt-5. and gpt-5", ["gpt-5"] * 4),
        ("a", "used o3 here", ["o3"]),
        ("a", "model: abc/", ["abc"]),
        ("a", "model: abc: or model = abc.", ["abc", "abc"]),
        ("a", "the model abc-2.1 failed", ["abc-2.1"]),
        ("a", "model: true, model: house", ["house"]),
    ],
)
def test_models_are_found_by_how_they_are_named(name: str, text: str, models: list[str]) -> None:
    assert list(models_in(name, text)) == models
