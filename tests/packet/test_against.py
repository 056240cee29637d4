"""What the contracts say that a record is held against."""

from __future__ import annotations

from dataclasses import replace

from checker.model.contract import (
    Attribute,
    Contract,
    Fact,
    Field,
    Health,
    Member,
    Operation,
    Status,
    Stream,
)
from checker.model.outline import contract_digest
from checker.packet.against import documented
from checker.packet.rule import Documented


def contract(*facts: Fact) -> Contract:
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


def attribute(name: str, *members: str, low: bool | None = None) -> Attribute:
    enum = tuple(Member(value=value) for value in members) or None
    return Attribute(
        key=f"attribute {name}", attribute=name, signal="span", enum=enum, low_cardinality=low
    )


def test_one_attribute_of_few_values_is_enough() -> None:
    category, other = attribute("error.type", low=True), attribute("a", low=False)
    assert documented([contract(other, category)]).low_cardinality
    assert not documented([contract(other)]).low_cardinality
    few = replace(other, low_cardinality=True)  # of another attribute
    assert not documented([contract(few, attribute("error.type"))]).low_cardinality


def test_what_is_taken_from_a_page() -> None:
    page = contract(
        Operation(method="POST", path="/v1/chat"),
        model("$.error.type", status="429", enum=("rate_limited", None), default="none_of_it"),
        model("$.error.code", const="too_long"),
        model("$.id.ids", const="of_no_error"),
        Status(key="status 503", status="503"),
        Stream(events=("chat.delta",)),
        attribute("http.request.method", "POST", "_OTHER"),
        attribute("error.type", "timeout"),
        attribute("http.request.method"),
    )
    own = documented([page], {"a@b.example"}, ["row"], attached=False)
    assert own == Documented(
        methods=frozenset({"POST", "_OTHER"}),
        routes={"chat": "/v1/chat"},
        names=frozenset(
            {
                *("error", "type", "code", "429", "rate_limited", "too_long", "ids", "503", "5xx"),
                *("chat.delta", "http.request.method", "error.type"),
            }
        ),  # a name of two letters is a word of anything
        public=frozenset({"a@b.example"}),
        rows=("row",),
    )
    assert documented([page]).digests == {"chat": contract_digest(page)}
