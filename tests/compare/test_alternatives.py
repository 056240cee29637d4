"""What one alternative of a union loses, gains or newly demands is judged like a field."""

from __future__ import annotations

import pytest

from checker.compare.drift import drift
from checker.model.finding import Level
from tests.compare.facts import contract, field, operation
from tests.compare.openapi_documents import INTEGER, STRING, Schema, document, found, thing

DOG = thing(("bark",), bark=STRING, age=INTEGER, name=STRING)
CAT = thing(("hunts",), hunts=STRING, age=INTEGER, name=STRING)
REFS: Schema = {"oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in ("Dog", "Cat")]}


def pets(side: str, cat: Schema, *, named: bool = True, dog: Schema = DOG) -> Schema:
    union = REFS if named else {"oneOf": [dog, cat]}
    return document(**{side: thing(pet=union)}, components={"Dog": dog, "Cat": cat})


def without(schema: Schema, name: str) -> Schema:
    kept = {key: value for key, value in schema["properties"].items() if key != name}
    return thing(tuple(one for one in schema["required"] if one != name), **kept)


E, W, N = Level.ERROR, Level.WARNING, Level.NOTE
# (another cat, rule and level in a request, rule and level in an answer)
TURNS = [
    pytest.param(
        thing(("hunts", "age"), **CAT["properties"]),
        ("request-property-became-required", E),
        ("response-property-became-required", N),
        id="it demands more",
    ),
    pytest.param(
        thing((), **CAT["properties"]),
        ("request-property-became-optional", N),
        ("response-property-became-optional", E),
        id="it demands less",
    ),
    pytest.param(
        without(CAT, "name"),
        ("request-property-removed", W),
        ("response-optional-property-removed", N),
        id="it loses what the other keeps",
    ),
    pytest.param(
        thing(("hunts", "bark"), bark=STRING, **CAT["properties"]),
        ("new-required-request-property", E),
        ("response-required-property-added", N),
        id="it gains what the other had",
    ),
]


@pytest.mark.parametrize("named", [True, False], ids=["referred to", "written out"])
@pytest.mark.parametrize(("cat", "request_", "answer"), TURNS)
def test_a_turn_of_one_alternative(
    cat: Schema, request_: tuple[str, Level], answer: tuple[str, Level], *, named: bool
) -> None:
    for side, expected in (("request", request_), ("answer", answer)):
        (finding,) = found(pets(side, CAT, named=named), pets(side, cat, named=named))
        assert (finding.rule, finding.level) == expected
        assert "sha256" not in finding.message
        assert "`$.pet." in finding.message
        assert ("alternative=Cat" in finding.message) is named


NARROWER = [
    pytest.param(STRING, STRING | {"maxLength": 3}, "max-length-set", id="a bound"),
    pytest.param(
        STRING | {"enum": ["a", "b"]}, STRING | {"enum": ["a"]}, "enum-value-removed", id="a member"
    ),
    pytest.param(STRING, STRING | {"pattern": "^a"}, "pattern-added", id="a pattern"),
]


@pytest.mark.parametrize(("before", "after", "stem"), NARROWER)
def test_narrowing_a_union_of_a_request_breaks_a_caller(
    before: Schema, after: Schema, stem: str
) -> None:
    other = STRING | {"pattern": "^z", "maxLength": 99}
    sides = (document(request=thing(p={"anyOf": [other, one]})) for one in (before, after))
    (finding,) = found(*sides)
    assert (finding.rule, finding.level) == (f"request-property-{stem}", Level.ERROR)


def test_alternatives_that_say_the_same_in_another_order_or_written_out_are_equal() -> None:
    turned = document(answer=thing(pet={"oneOf": [CAT, DOG]}))
    assert found(pets("answer", CAT), turned) == ()
    assert found(turned, pets("answer", CAT, named=False)) == ()


def test_what_all_alternatives_turn_is_told_once() -> None:
    dog = thing(("bark", "age"), **DOG["properties"])
    cat = thing(("hunts", "age"), **CAT["properties"])
    (finding,) = found(pets("request", CAT), pets("request", cat, dog=dog))
    assert finding.rule == "request-property-became-required"


def test_an_older_contract_that_holds_a_digest_of_them_says_nothing_to_compare() -> None:
    each = [{"types": ["string"], "pattern": "a"}, {"types": ["string"]}]
    then, today = (
        contract(operation(), field(keywords={"eachAlternative": told}))
        for told in ("sha256:" + "0" * 64, each)
    )
    assert drift(then, today) == drift(today, then) == ()
