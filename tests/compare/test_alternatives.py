"""What one alternative of a union loses, gains or newly demands is judged like a field."""

from __future__ import annotations

from typing import Any

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
        thing(("hunts", "zz"), zz=STRING, **CAT["properties"]),
        ("new-required-request-property", E),
        ("response-required-property-added", N),
        id="it gains what no other has and demands it",
    ),
    pytest.param(
        thing(("hunts",), zz=STRING, **CAT["properties"]),
        ("new-optional-request-property", N),
        ("response-optional-property-added", N),
        id="it gains what no other has",
    ),
    pytest.param(
        without(CAT, "hunts"),
        ("request-property-removed", W),
        ("response-required-property-removed", E),
        id="it loses what no other has and it demanded",
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
        if "-required-" in finding.rule:
            assert "documented as required" in finding.message


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


def tagged(tag: str, required: tuple[str, ...] = (), **members: Schema) -> Schema:
    return thing(("type", *required), type={"type": "string", "enum": [tag]}, **members)


IN = tagged("message", ("text",), text=STRING)
OUT = tagged("message", ("id", "text"), id=STRING, text=STRING)
CALL = tagged("call", ("n",), n=INTEGER)


def talk(side: str, out: Schema) -> Schema:
    refs = [{"$ref": f"#/components/schemas/{name}"} for name in ("In", "Out", "Call")]
    union: Schema = {"type": "array", "items": {"oneOf": refs}}
    parts = {"In": IN, "Out": out, "Call": CALL}
    return document(**{side: thing(talk=union)}, components=parts)


def test_alternatives_of_one_tag_are_judged_each_by_itself() -> None:
    more = tagged("message", ("id", "text", "zz"), id=STRING, text=STRING, zz=STRING)
    (told,) = found(talk("request", OUT), talk("request", more))
    assert (told.rule, told.level, told.key) == (
        "new-required-request-property",
        E,
        "request #Out $.zz",
    )
    less = tagged("message", ("text",), text=STRING)
    (told,) = found(talk("answer", OUT), talk("answer", less))
    assert (told.rule, told.level, told.key) == (
        "response-required-property-removed",
        E,
        "response #Out $.id",
    )


def test_alternatives_without_a_name_are_told_apart_by_their_number() -> None:
    def either(second: Schema) -> Schema:
        forms = [{"type": "object", "properties": {"a": one}} for one in (INTEGER, second)]
        return document(request=thing(x={"oneOf": forms}))

    (finding,) = found(either(STRING), either({"type": "boolean"}))
    assert finding.key == "request application/json $.x.a alternative=object-2"


def test_what_an_alternative_demands_is_told_with_all_places_of_the_definition() -> None:
    def used(cat: Schema) -> Schema:
        union: Schema = {"$ref": "#/components/schemas/Pet"}
        alone: Schema = {"$ref": "#/components/schemas/Cat"}
        parts = {"Dog": DOG, "Cat": cat, "Pet": REFS}
        return document(
            request=thing(a=union, b=thing(c=union), d=alone, e=alone), components=parts
        )

    more = thing(("hunts", "zz"), zz=STRING, **CAT["properties"])
    (told,) = found(used(CAT), used(more))
    assert (told.rule, told.key) == ("new-required-request-property", "request #Cat $.zz")
    assert told.places is not None
    assert told.places.count == 4
    assert "In `Cat`, at 4 places." in told.message


def test_one_alternative_of_a_kind_that_said_nothing_apart_is_judged_by_itself() -> None:
    texts: Schema = {"type": "array", "minItems": 1, "items": STRING}

    def told(side: str, *alternatives: Schema) -> Schema:
        return document(**{side: thing(p={"oneOf": list(alternatives)})})

    for turned, rule in (
        (STRING | {"deprecated": True}, "request-property-deprecated"),
        (STRING | {"minLength": 2}, "request-property-min-length-set"),
    ):
        (finding,) = found(told("request", STRING, texts), told("request", turned, texts))
        assert finding.rule == rule
    twins = told("request", DOG, DOG | {"description": "Another."})
    more = told("request", DOG, thing(("bark", "zz"), zz=STRING, **DOG["properties"]))
    (finding,) = found(twins, more)
    assert (finding.rule, finding.level) == ("new-required-request-property", E)


def one_of(side: str, *alternatives: Schema, **components: Schema) -> Schema:
    return document(**{side: thing(p={"oneOf": list(alternatives)})}, components=components)


A, B = thing(x=STRING), thing(("k",), k=STRING, w=INTEGER)
REF_A, REF_B = ({"$ref": f"#/components/schemas/{name}"} for name in ("Aye", "Bee"))


@pytest.mark.parametrize(
    ("fewer", "more", "name"),
    [
        pytest.param(one_of("request", A), one_of("request", A, B), "object with k, w", id="two"),
        pytest.param(
            one_of("request", A, thing(z=STRING)),
            one_of("request", A, B, thing(z=STRING)),
            "object with k, w",
            id="three",
        ),
        pytest.param(
            one_of("request", REF_A, thing(z=STRING), Aye=A, Bee=B),
            one_of("request", REF_A, REF_B, thing(z=STRING), Aye=A, Bee=B),
            "Bee",
            id="a component",
        ),
        *(
            pytest.param(
                one_of("request", A),
                one_of("request", A, thing(**dict.fromkeys(names, STRING))),
                f"object with k, l, m, n{more}",
                id=f"{len(names)} members",
            )
            for names, more in (("klmn", ""), ("klmnop", " and 2 more"))
        ),
    ],
)
def test_an_alternative_that_came_or_went_is_named(fewer: Schema, more: Schema, name: str) -> None:
    for sides, rule in (((fewer, more), "one-of-added"), ((more, fewer), "one-of-removed")):
        (told,) = found(*sides)
        assert told.rule == f"request-property-{rule}"
        assert f": `{name}`." in told.message


def test_alternatives_without_a_name_are_told_by_their_types() -> None:
    texts: Schema = {"type": "array", "minItems": 1, "items": STRING}
    plain, narrow = STRING | {"pattern": "^a"}, STRING | {"pattern": "^b"}
    turned = [one | {"deprecated": True} for one in (plain, narrow)]
    told = found(one_of("request", plain, narrow, texts), one_of("request", *turned, texts))
    assert [one.key.rpartition(" ")[2] for one in told] == ["alternative=string"]
    assert told[0].rule == "request-property-deprecated"


def test_alternatives_in_a_component_are_known_by_what_they_say_and_not_by_their_number() -> None:
    def owned(*kinds: Schema) -> Schema:
        return document(request=thing(p=REF_A), components={"Aye": thing(pet={"oneOf": [*kinds]})})

    dog, cat = (thing(one["required"], y=STRING, **one["properties"]) for one in (DOG, CAT))
    told = found(owned(DOG, CAT), owned(cat, dog))
    assert {one.rule for one in told} == {"new-optional-request-property"}


def test_what_two_alternatives_newly_demand_is_told_of_both() -> None:
    def more(one: Schema, name: str) -> Schema:
        return thing((name, "zz"), zz=STRING, **one["properties"])

    rest = thing(("r",), r=STRING)
    then = one_of("request", REF_A, REF_B, rest, Aye=DOG, Bee=CAT)
    today = one_of("request", REF_A, REF_B, rest, Aye=more(DOG, "bark"), Bee=more(CAT, "hunts"))
    (told,) = found(then, today)
    assert (told.rule, told.level) == ("new-required-request-property", E)
    assert all(f"alternative={name}" in told.message for name in ("Aye", "Bee"))


# ------------------------------------------------------------------ unions in unions


def talks(out: Schema, *, nested: bool) -> Schema:
    """In both directions; `nested`: messages are a union of their own in that of all items."""
    parts = {"In": IN, "Out": out, "Call": CALL, "Item": {"oneOf": [ref("Out"), ref("Call")]}}
    several = ("In", "Item") if nested else ("In", "Out", "Call")
    union: Schema = {
        "oneOf": [ref(name) for name in several],
        "discriminator": {"propertyName": "type"},
    }
    body = thing(talk={"type": "array", "items": union}, last=ref("Out"))
    return document(request=body, answer=body, components=parts)


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def written_out(schema: Schema) -> Schema:
    """The document without a reference in its bodies."""
    components = schema["components"]["schemas"]

    def out(node: Any) -> Any:
        match node:
            case {"$ref": str(pointer)}:
                return out(components[pointer.rpartition("/")[2]])
            case dict():
                return {key: out(value) for key, value in node.items()}
            case list():
                return [out(one) for one in node]
        return node

    return out({key: value for key, value in schema.items() if key != "components"})  # type: ignore[no-any-return]


@pytest.mark.parametrize("nested", [False, True], ids=["one union", "a union in a union"])
@pytest.mark.parametrize(
    ("out", "ends"),
    [
        pytest.param(
            thing(("id", "text"), id=STRING, text=STRING),
            ("request-property-removed", "response-required-property-removed"),
            id="it loses the tag that another has too",
        ),
        pytest.param(
            tagged("message", ("id", "text", "zz"), id=STRING, text=STRING, zz=STRING),
            ("new-required-request-property", "response-required-property-added"),
            id="it demands more",
        ),
        pytest.param(
            tagged("message", ("id", "text"), id=STRING, text=thing(deep=STRING)),
            ("request-property-type-changed", "response-property-type-changed"),
            id="a member of a name that another has too",
        ),
    ],
)
def test_one_of_two_with_one_tag_is_one_finding_a_direction(
    out: Schema, ends: tuple[str, str], *, nested: bool
) -> None:
    told = found(talks(OUT, nested=nested), talks(out, nested=nested))
    assert {one.rule for one in told} == {*ends}
    assert {one.key.partition(" $")[0] for one in told} == {"request #Out", "response #Out"}
    assert len(told) == 2
    assert all(one.places is not None and one.places.count == 2 for one in told)


def test_a_union_in_a_union_written_out_is_the_same() -> None:
    for nested in (False, True):
        one = talks(OUT, nested=nested)
        assert found(one, written_out(one)) == found(written_out(one), one) == ()
    assert found(talks(OUT, nested=True), talks(OUT, nested=False)) == ()
    assert found(talks(OUT, nested=False), written_out(talks(OUT, nested=True))) == ()


def test_alternatives_may_differ_however_deep() -> None:
    """Of two with a member of one name, what is below it is not mixed."""

    def told(one: Schema, other: Schema) -> Schema:
        deep = (thing(("a",), a=STRING, d=thing(e=each)) for each in (one, other))
        return document(request=thing(p={"oneOf": [*deep, thing(b=STRING)]}))

    (finding,) = found(told(STRING, INTEGER), told(STRING | {"maxLength": 3}, INTEGER))
    assert (finding.rule, finding.level) == ("request-property-max-length-set", E)
    assert "`$.p.d.e`" in finding.message
    (finding,) = found(told(STRING, INTEGER), told(INTEGER, INTEGER))
    assert finding.level is E


def test_what_stands_beside_a_union_is_no_name_of_its_alternatives() -> None:
    """A text or a list, in one component with a default for both."""

    def stop(**more: Any) -> Schema:
        several = {"type": "array", "items": STRING} | more
        union = {"oneOf": [STRING, several], "default": "x", "nullable": True}
        return document(request=thing(stop=ref("Stop")), components={"Stop": union})

    assert found(stop(), stop(maxLength=3)) == found(stop(maxLength=3), stop()) == ()
    (told,) = found(stop(), stop(maxItems=3))
    assert told.rule == "request-property-max-items-set"
