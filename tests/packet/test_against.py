"""What the contracts say that a record is held against."""

from __future__ import annotations

from dataclasses import replace

from checker.model.contract import Attribute, Contract, Field, Health
from checker.packet.against import documented


def contract(*facts: Field) -> Contract:
    return Contract(
        source="chat",
        area="Chat contract",
        url="https://x.example/chat",
        kind="api-reference",
        operation="POST /v1/chat",
        documents=(),
        health=Health(facts=len(facts), expected_minimum=0, problems=()),
        facts=facts,
    )


def model(name: str = "$.model", **more: object) -> Field:
    return Field(key=f"request {name}", where="request", path=name, **more)  # type: ignore[arg-type]


def test_models_are_those_that_a_page_lists_for_the_field() -> None:
    found = documented(
        [
            contract(model(enum=("House-1", None))),
            contract(model(default="house-2"), model("$.a.model", const="house-3")),
            contract(model("$.other", enum=("no-model",)), model(default=7)),
        ]
    )
    assert found.models == {"house-1", "house-2", "house-3"}
    assert documented([contract(model())]).models == frozenset()


def test_one_attribute_of_few_values_is_enough() -> None:
    category = Attribute(
        key="attribute error.type", attribute="error.type", signal="span", low_cardinality=True
    )
    other = Attribute(key="attribute a", attribute="a", signal="span", low_cardinality=False)
    assert documented([contract(other, category)]).low_cardinality  # type: ignore[arg-type]
    assert not documented([contract(other)]).low_cardinality  # type: ignore[arg-type]
    few = replace(other, low_cardinality=True)  # of another attribute
    assert not documented([contract(few)]).low_cardinality  # type: ignore[arg-type]


def test_a_name_of_two_letters_is_a_word_of_anything() -> None:
    assert documented([contract(model("$.id.ids"))]).names == {"ids"}
