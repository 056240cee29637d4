"""What documents state as it is kept: each schema once, and what refers to it. Read in review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from checker.extract.openapi import document as openapi
from checker.extract.openapi.document import StatedOperation
from checker.model.contract import Alternative, Field, State
from checker.model.schema import silent
from tests.extract.schema.test_fields import BY_TYPE, INHERITED, INTEGER, STRING, kind, ref, thing
from tests.extract.schema_forms import URL, document

HERE = "/paths/~1things/post/responses/200/content/application~1json/schema"
NULL: dict[str, Any] = {"type": "null"}
OLD = STRING | {"deprecated": True}
TORN = {"allOf": [{"enum": ["x", "y"]}, ref("E")]}
CLOSED: dict[str, Any] = {"type": "object", "additionalProperties": False}
A, B = thing(a=STRING), thing(b=INTEGER) | {"required": ["b"]}
ON, OFF = ({"required": ["on"], "properties": {"on": {"const": on}}} for on in (True, False))
PETS = {"Cat": kind("cat", lives=INTEGER), "Dog": kind("dog", tail=STRING)}
REFS = [ref("Cat"), ref("Dog")]
ONE = {"oneOf": REFS} | BY_TYPE
LOCAL = {"in": "query", "name": "q", "schema": ref("A")}

# What it shows -> the schema of the answer, the components, what else the operation says.
SHOWN: dict[str, tuple[Any, dict[str, Any], dict[str, Any]]] = {
    "a component, asked for and answered": (ref("A"), {"A": A}, {"request": ref("A")}),
    "a component that leads to another is that one": (
        thing(zed=ref("Z"), able=ref("A")), {"Z": ref("A"), "A": A}, {},
    ),
    "what a place says beside a reference": (
        thing(plain=ref("B"), more=ref("B") | {"deprecated": True, "minProperties": 1, "type": ["object", "null"]}),
        {"B": B}, {},
    ),
    "what goes alone, and as an alternative": (
        thing(a={"anyOf": [ref("B"), STRING]}, b=ref("B")), {"B": B | {"deprecated": True}}, {},
    ),
    "what a definition requires, a place does not": (
        thing(a={"anyOf": [ref("B"), thing()]}, b={"anyOf": [ref("B"), NULL]}, c={"allOf": [ref("B"), {"required": ["c"]}]}),
        {"B": B}, {},
    ),
    "members that allOf hands on, one of them required since": (
        {"allOf": [ref("A"), ref("B"), thing(own=STRING)], "required": ["a"]}, {"A": A, "B": B}, {},
    ),
    "of two that hand on a member, it is that of the first": (
        {"allOf": [ref("A"), ref("C")]}, {"A": A, "C": thing(a=STRING | {"maxLength": 3}, c=STRING)}, {},
    ),
    "branches that are definitions, one of them changed": (
        thing(pet=ONE, old=ONE | {"deprecated": True}, list={"type": "array", "items": ONE}), PETS, {},
    ),
    "branches by a value that is no text": (
        {"oneOf": [ON, OFF]}, {}, {},
    ),
    "branches by one word twice": ({"oneOf": [kind("x"), kind("x", a=STRING), kind("y")]} | BY_TYPE, {}, {}),
    "branches in branches of a list": (
        {"items": {"oneOf": [kind("x") | {"oneOf": [ON, OFF]}, kind("y")]}}, {}, {},
    ),
    "branches that are those that inherit": (ref("Pet"), INHERITED, {}),
    "one from which others inherit, in a body of its own": ({"allOf": [ref("Pet"), thing(own=STRING)]}, INHERITED, {}),
    "one that inherits under a limit": (
        ref("Cat"), INHERITED | {"Cat": {"allOf": [ref("Pet") | {"maxProperties": 3}, thing(lives=INTEGER)]}}, {},
    ),
    "one that inherits under a limit, in 3.0": (
        ref("Cat"), INHERITED | {"Cat": {"allOf": [ref("Pet") | {"maxProperties": 3}, thing(lives=INTEGER)]}}, {"version": "3.0.3"},
    ),
    "one from which others inherit, which lists them": (
        thing(pet=ref("Pet"), cat=ref("Cat")), INHERITED | {"Pet": INHERITED["Pet"] | {"oneOf": [ref("Cat"), ref("Lion")]}}, {},
    ),
    "one from which others inherit, which is one of them": (
        ref("Pet"), INHERITED | {"Pet": thing(type=STRING) | {"discriminator": {"propertyName": "type", "mapping": {"pet": "Pet"}}}}, {},
    ),
    "two that inherit from each other": (
        ref("Pet"), INHERITED | {"Cat": {"allOf": [*INHERITED["Cat"]["allOf"], ref("Lion")]}}, {},
    ),
    "what stands beside a reference, in 3.0": (
        thing(a=ref("A") | {"maxProperties": 3}, b=ref("A")), {"A": A}, {"version": "3.0.3"},
    ),
    "one that has a union's members and its own, in another": (
        ref("W"), PETS | {"W": {"allOf": [ref("V"), thing(own=STRING)]}, "V": ONE}, {},
    ),
    "branches beside alternatives that nothing tells apart": ({"allOf": [{"oneOf": [A, B]}, ONE]}, PETS, {}),
    "branches by three unions at once, two of them by one word": (
        {"allOf": [{"oneOf": [kind("x"), kind("y")]}, {"oneOf": [ON, OFF]}, {"oneOf": [kind("x", z=STRING), kind("y")]}]}, {}, {},
    ),
    "branches by the outer of two discriminators": (
        {"oneOf": [{"oneOf": REFS, "discriminator": BY_TYPE["discriminator"] | {"mapping": {"c": "Cat"}}}], "discriminator": {"propertyName": "kind"}}, PETS, {},
    ),
    "branches by the mappings of both": (
        {"oneOf": [{"oneOf": REFS, "discriminator": BY_TYPE["discriminator"] | {"mapping": {"cat": "Cat"}}}],
         "discriminator": BY_TYPE["discriminator"] | {"mapping": {"dog": "Dog"}}},
        {name: thing(type=STRING) for name in PETS}, {},
    ),
    "branches by a mapping of more words than the alternative lists": (
        {"oneOf": REFS, "discriminator": BY_TYPE["discriminator"] | {"mapping": {"cat": "Cat", "kitten": "Cat", "dog": "Dog"}}},
        {"Cat": thing(type={"enum": ["cat"]}), "Dog": thing(type={"enum": ["dog"]})}, {},
    ),
    "branches by names that one set lists": (
        ONE, {name: thing(type={"enum": [*PETS]}, **{name: STRING}) for name in PETS}, {},
    ),
    "no branches by what is no word": (
        {"oneOf": [{"required": ["on"], "properties": {"on": {"const": [name]}}} for name in PETS]}, {}, {},
    ),
    "branches that are referred to, too": (
        thing(cat={"$ref": "#/components/schemas/Pet/oneOf/0"}, pet=ref("Pet")),
        {"Pet": {"oneOf": [*PETS.values()]}}, {},
    ),
    "branches of which one is all of them": (ref("U"), PETS | {"U": {"oneOf": [ref("U"), ref("Cat"), ref("Dog")]} | BY_TYPE}, {}),
    "branches of which one may be null": (
        {"oneOf": [{"allOf": [ref("Cat")], "nullable": True}, ref("Dog")]} | BY_TYPE, PETS, {},
    ),
    "a map that is one of several, too": ({"allOf": [ref("Map"), ONE]}, PETS | {"Map": {"additionalProperties": STRING}}, {}),
    "branches of which one is the document": (
        ref("Pet"), {"Pet": {"discriminator": {"propertyName": "type", "mapping": {"x": "#", "y": "A"}}}, "A": A}, {},
    ),
    "branches beside a text that is going, and another": ({"oneOf": [OLD, ref("Cat"), ref("Dog")]}, PETS, {}),
    "a map and a list of branches": (
        thing(map={"additionalProperties": ONE}, list={"items": {"oneOf": [ONE, NULL]}}), PETS, {},
    ),
    "objects that nothing tells apart": ({"anyOf": [ref("A"), B, NULL, False]}, {"A": A}, {}),
    "an object and what says what it requires": (
        {"oneOf": [A | {"required": ["a", "z"]}, {"type": "array", "required": ["y"]}, NULL]}, {}, {},
    ),
    "an object and what may be one": ({"oneOf": [A, {"description": "Whatever."}]}, {}, {}),
    "an object beside a list and a text": (
        {"oneOf": [B | CLOSED, {"type": "array", "items": STRING}, STRING]}, {}, {},
    ),
    "a text beside one that is going": ({"oneOf": [INTEGER, OLD]}, {}, {}),
    "an alternative that is a definition but for one word": (
        {"oneOf": [ref("A") | {"deprecated": True}, ref("A"), B]}, {"A": A}, {},
    ),
    "an alternative that is a definition or null": (
        {"oneOf": [{"allOf": [ref("A")], "nullable": True}, ref("A"), B]}, {"A": A}, {},
    ),
    "what stands in two places in another way": (
        {"oneOf": [A, B], "allOf": [thing(c=thing(d=STRING))]}, {}, {},
    ),
    "a reference to what is no component": ({"$ref": "#/paths/~1things/post/A"}, {"A": B}, {"A": A}),
    "two of one name": (
        thing(**{f"{how}{n}": {how: [ref("P"), ref("Q")]} for how in ("allOf", "anyOf") for n in "12"}),
        {"P": thing(x=A), "Q": thing(x=B)}, {},
    ),
    "one that holds itself": (
        ref("Tree"), {"Tree": thing(value=ref("Text"), sub={"items": ref("Tree")}), "Text": STRING}, {},
    ),
    "one that is made of itself": (thing(a=ref("A")), {"A": {"allOf": [ref("A"), thing(x=STRING)]}}, {}),
    "a part that can never be": (
        thing(a={"allOf": [False, STRING]}, b={"anyOf": [thing(c={"allOf": [False]}), A]}), {}, {},
    ),
    "what one alternative says of the side that sees it, or all, or one of all that hold": (
        ref("S"),
        {"S": thing(**{
            f"{word} {how} {n}": {how: [STRING | {word: True}, INTEGER | {word: bool(n)}]}
            for word in ("deprecated", "readOnly", "writeOnly") for how in ("allOf", "anyOf") for n in (0, 1)
        })}, {},
    ),
    "what one side does not see": (
        ref("S"), {"S": thing(id=STRING | {"readOnly": True}, key=STRING | {"writeOnly": True})}, {"request": ref("S")},
    ),
    "what one side does not see of a body of its own": (
        thing(key=STRING | {"writeOnly": True}), {}, {"request": thing(id=STRING | {"readOnly": True})},
    ),
    "parameters that say more than their schemas": (
        True, {"A": STRING | {"minLength": 1, "contentEncoding": "base64"}},
        {"parameters": [LOCAL | {"deprecated": True, "required": True}, LOCAL | {"name": "r", "style": "form", "explode": False}]},
    ),
    "how it is written as XML": (
        thing(a=STRING | {"xml": {"attribute": True}, "contentEncoding": "base64"}), {}, {"media": "application/xml"},
    ),
    "how it would be written as XML, where it is sent as JSON": (
        thing(a=STRING | {"xml": {"attribute": True}, "contentEncoding": "base64"}), {}, {},
    ),
    "a list that contradicts another": (
        thing(a=TORN, b=ref("T"), c=ref("E")), {"E": {"enum": ["y", "z"]}, "T": {"allOf": [TORN]}}, {},
    ),
    "what is required under conditions": (
        thing(a=STRING, b=STRING) | {"anyOf": [{"required": ["b", "a"]}, {"required": ["c"]}, {"required": ["c"]}]}, {}, {},
    ),
    "a requirement or null": (thing(a=STRING) | {"anyOf": [{"required": ["a"]}, NULL]}, {}, {}),
    "conditions that say more, alone or twice": (
        thing(
            a=thing(x=STRING) | {"anyOf": [{"required": ["x"]}, {"maxProperties": 1}]},
            b=thing(x=STRING) | {"anyOf": [{"required": ["x"]}]},
            c=thing(x=STRING) | {"anyOf": [{"required": ["x"]}, {"required": ["y"]}], "oneOf": [{"required": ["z"]}, {"required": ["x"]}]},
        ), {}, {},
    ),
}  # fmt: skip


def _word(value: object) -> object:
    if isinstance(value, Alternative):
        return f"{value.ref or 'here'}{f' if {value.variant}' if value.variant else ''}"
    if isinstance(value, dict):
        return {name: f"{one}"[:20] for name, one in value.items()}
    return [*map(_word, value)] if isinstance(value, tuple) else value


def _line(fact: Field) -> str:
    words = ["|".join(fact.types) + {True: "!", False: "?", None: ""}[fact.required]]
    words += [
        f"{one.name}={_word(value)}"
        for one in fields(Field)
        if one.name not in ("key", "where", "status", "media_type", "path", "variant", "types")
        if one.name not in ("required", "evidence", "state")
        if not silent(value := getattr(fact, one.name), one.name)
    ]
    words += [fact.state.value] if fact.state is not State.DOCUMENTED else []
    at = " ".join(one.pointer or "" for one in fact.evidence)
    return f"  {fact.key}: {' '.join(words)} @ {at}".replace(HERE, "")


def _lines(found: StatedOperation) -> Iterator[str]:
    yield from (_line(fact) for fact in found.facts if isinstance(fact, Field))
    yield from (_line(fact) for each in found.definitions.values() for fact in each)
    yield from (f"  problem: {one}" for one in found.problems)


def test_definitions(golden: Any) -> None:
    told = [
        "\n".join([name, *_lines(openapi.read(document(schema, components, **more), url=URL))])
        for name, (schema, components, more) in SHOWN.items()
    ]
    golden("definitions", "\n".join(told) + "\n")
