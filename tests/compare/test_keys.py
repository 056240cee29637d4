"""What a person calls a definition."""

from __future__ import annotations

import pytest

from checker.compare.keys import name_of

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
