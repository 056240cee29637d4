"""A reference that leads nowhere says nothing: it is no change of the contract, and no silence."""

from __future__ import annotations

from typing import Any

import pytest

from checker.compare.nowhere import dangling
from checker.model.contract import Contract, Fact
from tests.compare.openapi_documents import (
    INTEGER,
    STRING,
    Schema,
    bare_json,
    document,
    found,
    reference,
    thing,
)

PART: Schema = {"$ref": "#/components/schemas/Part"}
ELSEWHERE: Schema = {"$ref": "./part.yaml"}
WHOLE = {"Part": thing(("x",), x=STRING, y=thing(z=INTEGER))}
HOMES = {
    "a property": lambda part: thing(k=STRING, p=part),
    "items": lambda part: thing(p={"type": "array", "items": part}),
    "the body": lambda part: part,
    "a part of allOf": lambda part: {"allOf": [part, thing(k=STRING)]},
}


@pytest.mark.parametrize("side", ["request", "answer"])
@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("part", [PART, ELSEWHERE], ids=["gone", "elsewhere"])
def test_what_a_reference_led_to_is_not_comparable(home: str, part: Schema, side: str) -> None:
    whole: Any = {side: HOMES[home](PART), "components": WHOLE}
    broken: Any = {side: HOMES[home](part)}
    for before, after in ((whole, broken), (broken, whole)):
        (one,) = found(document(**before), document(**after))
        assert one.rule == "not-comparable"
        assert "4 facts of the" in one.message
        assert "a reference in `page` leads nowhere" in one.message
    assert not found(document(**broken), document(**broken))


def test_what_stands_beside_it_is_compared() -> None:
    before = document(request=thing(("q",), p=PART, q=STRING, r=STRING), components=WHOLE)
    after = document(request=thing(("p",), p=PART, q=INTEGER))
    assert sorted(one.rule for one in found(before, after)) == [
        "not-comparable",
        "request-property-became-optional",
        "request-property-became-required",
        "request-property-removed",
        "request-property-type-changed",
    ]


def told(page: Schema) -> tuple[Contract, dict[str, Fact]]:
    contract = reference(bare_json(page))
    return contract, contract.by_key()


def test_an_object_that_is_described_and_empty_is_no_such_reference() -> None:
    before = document(answer=thing(p=PART), components=WHOLE)
    after = document(answer=thing(p={"type": "object"}))
    assert "not-comparable" not in {one.rule for one in found(before, after)}
    assert dangling(*told(after)) == ()


def test_a_reference_above_every_field_is_at_none() -> None:
    gone = document(operation={"parameters": [{"$ref": "#/components/parameters/Gone"}]})
    assert dangling(*told(gone)) == ()


def test_a_new_field_of_which_nothing_is_known_is_new() -> None:
    before, after = document(answer=thing(k=STRING)), document(answer=thing(k=STRING, p=PART))
    assert [one.rule for one in found(before, after)] == ["response-optional-property-added"]
    assert [one.rule for one in found(after, before)] == ["response-optional-property-removed"]
