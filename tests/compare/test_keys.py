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
    ("/components/schemas/Pet/properties", "Pet['']"),
    ("/paths/~1pets/get/responses/200", ""),
]


@pytest.mark.parametrize(("name", "words"), NAMES)
def test_a_definition_is_told_by_its_component(name: str, words: str) -> None:
    assert name_of(name) == words


TURNS: list[tuple[Schema, ...]] = [
    ({}, {"nullable": True}),
    ({"type": "string"}, {"type": ["string", "integer"]}, {"type": ["string", "integer"]}),
    ({"default": "x"}, {"default": "y"}),
    ({"default": None}, {"default": "y"}),
    ({}, {"deprecated": True}),
    ({"format": "x"}, {"format": "y"}),
    ({"minLength": 1}, {"minLength": 2}),
    ({"x-a": 1}, {"x-a": 2}),
]


@pytest.mark.parametrize("turn", TURNS)
def test_a_change_is_of_what_says_it_the_place_or_its_definition(
    turn: tuple[Schema, ...],
) -> None:
    *turned, part = turn if len(turn) > 2 else (*turn, STRING)
    whole = {"$ref": "#/components/schemas/Whole"}
    used = {"$ref": "#/components/schemas/Part"}
    for at, key in (("a", "application/json $.a"), ("Whole", "#Whole $"), ("Part", "#Part $")):
        then, today = (
            in_3_1(
                document(
                    request=thing(a=whole | (said if at == "a" else {}), b=whole),
                    components={
                        "Whole": used | (said if at == "Whole" else {}),
                        "Part": part | (said if at == "Part" else {}),
                    },
                )
            )
            for said in turned
        )
        assert [one.key for one in found(then, today)] == [f"request {key}"]


def _combining(p: str, q: str, **said: int) -> Schema:
    """Two properties, each all of several definitions; some of these say how many members."""
    definitions = {
        name: thing(**{name.lower(): STRING})
        | ({"minProperties": said[name]} if name in said else {})
        for name in "ABC"
    }
    of = [{"allOf": [{"$ref": f"#/components/schemas/{name}"} for name in each]} for each in (p, q)]
    return document(request=thing(p=of[0], q=of[1]), components=definitions)


def _nullable(kind: str) -> Schema:
    """Two properties that are a definition, one of them or null."""
    used = {"$ref": "#/components/schemas/K"}
    components = {"K": {"type": kind}}
    return document(request=thing(p=used | {"nullable": True}, q=used), components=components)


def _said(part: Schema, *more: int) -> Schema:
    """Properties that are a definition, and more that says how long they are at least."""
    each = {
        name: {"allOf": [{"$ref": "#/components/schemas/K"}, {"minLength": length}]}
        for name, length in zip("pq", more, strict=True)
    }
    return document(request=thing(**each), components={"K": STRING | part})


BODY = "request application/json"
COMBINED = [
    (_combining("BA", "CA", A=1), _combining("BA", "CA", A=2), ["request #A $"]),
    (_combining("AB", "CB", A=1, B=1), _combining("AB", "CB", A=1, B=2), ["request #B $"]),
    (_combining("AB", "CB", A=1), _combining("B", "CB", A=1), [f"{BODY} $.p", f"{BODY} $.p.a"]),
    (_combining("B", "CB"), _combining("AB", "CB"), [f"{BODY} $.p.a"]),
    (_nullable("string"), _nullable("integer"), ["request #K $"]),
    (_said({"enum": ["x"]}, 3, 4), _said({"enum": ["y"]}, 3, 4), ["request #K $"]),
    (_said({"minLength": 1}, 0, 5), _said({"minLength": 2}, 0, 6), ["request #K $", f"{BODY} $.q"]),
]


@pytest.mark.parametrize(("then", "today", "keys"), COMBINED)
def test_of_several_definitions_the_one_that_says_it_is_named(
    then: Schema, today: Schema, keys: list[str]
) -> None:
    """None, where the place ceased to combine one, or began to."""
    assert sorted(one.key for one in found(then, today)) == keys
