"""What may pass: documented names and tokens, and undocumented names of API authors alone."""

from __future__ import annotations

import json

import pytest

from checker.model.shape import HIDDEN_KEY
from tests.observe.documented import (
    CHAT,
    RESPONSES,
    SEMCONV,
    completion,
    counts,
    recorded,
    seen,
    shape,
    shapes,
    span,
)

HIDDEN = f"$['{HIDDEN_KEY}']"


def test_an_undocumented_field_is_told_by_name_and_type_and_nothing_below_it() -> None:
    found = shape(completion(x_groq={"id": "secret", "inner": {"deep": 1}}))
    assert found.fields["$.x_groq"].types == {"object": 1}
    assert not found.fields["$.x_groq"].documented
    assert not [key for key in found.fields if key.startswith("$.x_groq.")]


@pytest.mark.parametrize(
    "name",
    [
        "Jane Doe",
        "jane@example.com",
        "4111111111111111",
        "sk-4f9a8b7c6d5e4f3a2b1c",
        "a b",
        "",
        "<key>",
    ],
)
def test_a_name_that_may_be_data_is_hidden(name) -> None:
    found = shape(completion(**{name: 1}))
    assert counts(found)[HIDDEN] == (1, 1)
    assert name == HIDDEN_KEY or not name or name not in json.dumps(list(found.fields))


def test_several_hidden_names_are_one_row() -> None:
    found = shape(completion(**{"Jane Doe": 1, "John Doe": "x"}), completion())
    row = found.fields[HIDDEN]
    assert (row.types, row.present, row.parents, row.records) == (
        {"integer": 1, "string": 1},
        1,
        2,
        1,
    )


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param({"id": "x", "object": "chat.completion", "extra": 1}, False, id="two of five"),
        pytest.param({"id": "x", "model": "m", "created": 1, "extra": 1}, True, id="three of five"),
        pytest.param({"usage": {"total_tokens": 1, "extra": 1}}, False, id="one of three"),
        pytest.param(
            {"usage": {"total_tokens": 1, "prompt_tokens": 1, "extra": 1}}, True, id="two of three"
        ),
    ],
)
def test_other_names_are_told_where_the_object_is_recognised(body, told) -> None:
    found = shape(body, contract=CHAT)
    assert any(".extra" in key for key in found.fields) is told


def test_a_file_that_is_no_answer_shows_nothing() -> None:
    customers = [
        {"name": "Jane Doe", "email": "jane@example.com", "plan": "gold"},
        {"name": "John Doe", "email": "john@example.com", "plan": "lead"},
    ]
    for contract in (CHAT, RESPONSES):
        texts = (
            recorded(*customers),
            json.dumps(customers, indent=1).encode(),
            json.dumps({"customers": customers}).encode(),
        )
        for text, number in zip(texts, (2, 2, 1), strict=True):
            (found,) = seen(text, contract=contract).shapes
            assert (found.fields, found.left_out) == ({}, {"not-documented": number})
    (spans,) = shapes(*customers, contract=SEMCONV)
    assert (spans.fields, spans.left_out) == ({}, {"form-unknown": 2})
    assert seen(recorded(*customers)).left_out == {"source-unknown": 2}


def test_documented_names_alone_where_that_is_asked_for() -> None:
    found = shape(completion(x_groq=1), all_names=False)
    assert "$.x_groq" not in found.fields
    assert counts(found)[HIDDEN] == (1, 1)
    (spans,) = shapes(span(http__example__own=1), all_names=False)
    assert "http.example.own" not in spans.fields
    assert spans.fields[HIDDEN_KEY].present == 1
