"""What a person calls a definition."""

from __future__ import annotations

import pytest

from checker.compare.keys import name_of
from tests.compare.openapi_documents import STRING, Schema, document, found, in_3_1, thing

NAMES = [
    ("Pet", "Pet"),
    ("/components/schemas/Pet/properties/owner", "Pet.owner"),
    ("/components/schemas/Pet/properties/toys/items/anyOf/0", "Pet.toys[*]"),
    ("/components/schemas/a~1b/additionalProperties/properties/x-y", "a/b.*['x-y']"),
    ("/components/schemas/Pet/properties/a /components/schemas/Dog/properties/a", "Pet.a"),
    ("/paths/~1pets/get/responses/200", ""),
]


@pytest.mark.parametrize(("name", "words"), NAMES)
def test_a_definition_is_told_by_its_component(name: str, words: str) -> None:
    assert name_of(name) == words


TURNS = [
    ({"default": "x"}, {"default": "y"}),
    ({"default": None}, {"default": "y"}),
    ({}, {"deprecated": True}),
    ({"format": "x"}, {"format": "y"}),
    ({"minLength": 1}, {"minLength": 2}),
    ({"x-a": 1}, {"x-a": 2}),
]


@pytest.mark.parametrize("turn", TURNS)
def test_a_change_is_of_what_says_it_the_place_or_its_definition(
    turn: tuple[Schema, Schema],
) -> None:
    used = {"$ref": "#/components/schemas/Part"}
    for key, place in (("request application/json $.a", True), ("request #Part $", False)):
        then, today = (
            in_3_1(
                document(
                    request=thing(a=used | (said if place else {}), b=used),
                    components={"Part": STRING | ({} if place else said)},
                )
            )
            for said in turn
        )
        assert [one.key for one in found(then, today)] == [key]
