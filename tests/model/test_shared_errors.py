"""What is shared is what every interface documents of its errors, wherever it is stated."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.model.contract import Contract
from checker.model.shared_errors import ERRORS, shared_errors
from tests.compare.facts import contract, evidence
from tests.observe.documented import CHAT, NUMBER, OBJECT, RESPONSES, SEMCONV, error, statuses

OTHER = contract(*RESPONSES.facts[:1], *CHAT.facts[1:], source="responses")


def test_the_same_errors_are_shared_and_nothing_else_is() -> None:
    shared = shared_errors([CHAT, SEMCONV, OTHER])
    assert shared is not None
    assert shared.source == ERRORS
    assert {fact.fact for fact in shared.facts} == {"field", "status"}
    assert {fact.status for fact in shared.facts if fact.fact == "field"} == {"default"}


@pytest.mark.parametrize(
    ("status", "shared"), [("429", True), ("5XX", True), ("default", True), ("200", False)]
)
def test_what_is_shared_is_of_errors(status: str, *, shared: bool) -> None:
    known = [
        contract(RESPONSES.facts[0], error("$", OBJECT, status=status), source=s) for s in "ab"
    ]
    assert (shared_errors(known) is not None) is shared


def test_where_they_are_stated_makes_no_difference() -> None:
    moved = replace(
        OTHER, facts=tuple(replace(one, evidence=evidence("/x")) for one in OTHER.facts)
    )
    assert shared_errors([CHAT, moved]) is not None


@pytest.mark.parametrize(
    "contracts",
    [
        pytest.param([], id="none"),
        pytest.param([CHAT, SEMCONV], id="one interface"),
        pytest.param([CHAT, replace(OTHER, facts=OTHER.facts[1:])], id="a page of no operation"),
        pytest.param([CHAT, RESPONSES], id="other statuses"),
        pytest.param(
            [CHAT, replace(OTHER, facts=(*OTHER.facts, error("$.error.n", NUMBER)))],
            id="another envelope",
        ),
        pytest.param([CHAT, OTHER, replace(CHAT, source=ERRORS)], id="a source of that name"),
        pytest.param(
            [CHAT, contract(RESPONSES.facts[0], *statuses("429"), source="x")], id="no envelope"
        ),
    ],
)
def test_what_differs_or_is_of_one_alone_is_not_shared(contracts: list[Contract]) -> None:
    assert shared_errors(contracts) is None
