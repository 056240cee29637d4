"""Changes of unions, types and streams: each is one finding, with what it brought along."""

from __future__ import annotations

from typing import Any

import pytest

from tests.compare.openapi_documents import INTEGER, STRING, Schema, content, document, found, thing

NUMBER: Schema = {"type": "number"}


def told(name: str, by: str = "kind", /, **properties: Schema) -> Schema:
    return thing((by,), **{by: STRING | {"enum": [name]}}, **properties)


DOG = thing(("bark",), bark=STRING, age=INTEGER)
CAT = thing(hunts=STRING, age=NUMBER)
HARE = thing(ears=INTEGER)
PLAIN = {"oneOf": [DOG, CAT]}
TOLD = {"oneOf": [told("dog", bark=STRING), told("cat", hunts=STRING)]}

# (before, after, rules of an answer); in an answer of status 200, at `$.p`
CASES: list[Any] = [
    pytest.param(
        TOLD,
        {"oneOf": [told("dog", a=STRING, b=STRING), told("cat", c=STRING, d=STRING)]},
        ["response-optional-property-added"] * 2 + ["response-optional-property-removed"] * 2,
        id="all but what tells each of them apart",
    ),
    pytest.param(
        {"oneOf": [thing(x=STRING), thing(x=INTEGER)]},
        {"oneOf": [thing(x=INTEGER), thing(x=NUMBER)]},
        ["type-changed"],
        id="one of two that have the same members",
    ),
    pytest.param(
        TOLD | {"minProperties": 1},
        TOLD | {"minProperties": 2},
        ["min-properties-increased"],
        id="what is said of every alternative",
    ),
    pytest.param(PLAIN, PLAIN | {"deprecated": True}, ["deprecated"], id="deprecated as a whole"),
    pytest.param(DOG, PLAIN, ["one-of-added"], id="members became optional with it"),
    pytest.param(PLAIN, DOG, ["one-of-removed"], id="and required again"),
    pytest.param(
        PLAIN,
        {"oneOf": [DOG, CAT, thing(ears=thing(length=INTEGER))]},
        ["one-of-added"],
        id="members of members came with it",
    ),
    pytest.param(
        {"oneOf": [DOG, CAT]},
        {"oneOf": [DOG, thing(hunts=INTEGER, age=NUMBER)]},
        ["type-changed"],
        id="a member of one alternative",
    ),
    pytest.param(
        PLAIN,
        {"oneOf": [DOG, CAT | {"required": ["hunts"]}]},
        ["became-required"],
        id="what one alternative alone requires",
    ),
    pytest.param(
        PLAIN,
        {"oneOf": [DOG, CAT | {"additionalProperties": False}]},
        ["became-closed"],
        id="what one alternative alone excludes",
    ),
    pytest.param(
        {"oneOf": [DOG, CAT]},
        {"oneOf": [DOG, CAT, HARE, thing(age=STRING)]},
        ["one-of-added"],
        id="a member of another type came with it",
    ),
    pytest.param(
        {"oneOf": [thing(age=INTEGER | {"maximum": 9}), thing(age=INTEGER | {"maximum": 5})]},
        {"oneOf": [thing(age=INTEGER | {"maximum": n}) for n in (9, 5, 12)]},
        ["one-of-added"],
        id="a limit is looser with it",
    ),
    pytest.param(
        TOLD,
        {"oneOf": [told("dog", bark=STRING), told("puss", hunts=STRING)]},
        ["one-of-added", "one-of-removed"],
        id="another value in the place of one",
    ),
    pytest.param(told("dog", bark=STRING), TOLD, ["one-of-added"], id="its members moved"),
    pytest.param(TOLD, told("dog", bark=STRING), ["one-of-removed"], id="and back"),
    pytest.param(
        TOLD,
        {"oneOf": [told("dog", "sort", bark=STRING), told("cat", "sort", hunts=STRING)]},
        ["discriminator-property-name-changed"],
        id="another property tells apart",
    ),
    pytest.param(
        {"oneOf": [thing(bark=STRING, kind=STRING), thing(hunts=STRING, kind=STRING)]},
        TOLD,
        ["discriminator-added"],
        id="a property that tells apart what was not",
    ),
    pytest.param(
        {"anyOf": [STRING | {"format": "email"}, STRING | {"format": "uri"}]},
        {"anyOf": [STRING | {"format": "email"}, STRING | {"format": "uuid"}]},
        ["format-changed"],
        id="the format of one text among texts",
    ),
    pytest.param(
        {"anyOf": [STRING, STRING | {"enum": ["a"]}]},
        {"anyOf": [STRING, STRING | {"enum": ["a", "b"]}]},
        ["enum-value-added"],
        id="a member of an open set",
    ),
    pytest.param(
        PLAIN | {"anyOf": [{"required": ["age"]}, {"required": ["bark"]}]},
        PLAIN | {"anyOf": [{"required": ["age"]}, {"required": ["hunts"]}]},
        ["one-of-added", "one-of-removed"],
        id="of two unions the one that is not kept",
    ),
    pytest.param(PLAIN, {}, ["type-generalized"], id="anything at all"),
    pytest.param(
        {"oneOf": [STRING, INTEGER | {"minimum": 3}]},
        STRING,
        ["list-of-types-narrowed"],
        id="a limit went with the type that it speaks of",
    ),
    pytest.param(
        STRING | {"maxLength": 3},
        INTEGER | {"multipleOf": 3},
        ["type-changed"],
        id="other keywords",
    ),
    pytest.param(
        {"type": "array", "prefixItems": [STRING, INTEGER]},
        {"type": "array", "prefixItems": [INTEGER, STRING]},
        ["contract-unclassified-change"],
        id="the order of a tuple",
    ),
    pytest.param(
        {"type": "array", "prefixItems": [STRING, INTEGER]},
        {"type": "array", "prefixItems": [STRING, NUMBER]},
        ["list-of-types-widened"],
        id="the type of one of a tuple",
    ),
    pytest.param(
        {"type": "array", "prefixItems": [STRING, STRING | {"maxLength": 3}]},
        {"type": "array", "prefixItems": [STRING, STRING | {"maxLength": 4}]},
        ["max-length-increased"],
        id="the limit of one of a tuple",
    ),
    pytest.param(
        {"type": "array", "prefixItems": [thing(a=STRING), STRING]},
        {"type": "array", "prefixItems": [thing(a=STRING, b=STRING), STRING]},
        ["response-optional-property-added"],
        id="a member of one of a tuple",
    ),
    pytest.param(
        {"type": "object", "additionalProperties": STRING},
        {"type": "object"},
        ["became-free-form"],
        id="values went with their schema",
    ),
    pytest.param(
        {"type": "object"},
        {"type": "object", "additionalProperties": False},
        ["no-longer-free-form"],
        id="no key at all",
    ),
    pytest.param(
        thing(a=STRING),
        thing(a=STRING) | {"additionalProperties": False},
        ["became-closed"],
        id="no other key",
    ),
    pytest.param(
        {"oneOf": [thing(bark=STRING), thing(ears=INTEGER)]},
        {"oneOf": [thing(bark=STRING), thing(fins=INTEGER)]},
        ["response-optional-property-added", "response-optional-property-removed"],
        id="the one alternative of a type that is left on either side",
    ),
    pytest.param(
        TOLD,
        {"oneOf": [told("dog", bark=STRING), told("cat", "sort", hunts=STRING)]},
        ["response-required-property-added", "response-required-property-removed"],
        id="another property tells one of them apart",
    ),
    pytest.param(
        TOLD,
        {"oneOf": [*TOLD["oneOf"], HARE]},
        ["one-of-added"],
        id="one that nothing tells apart, beside those that are told",
    ),
    pytest.param(
        {"oneOf": [*TOLD["oneOf"], STRING]},
        STRING | {"enum": ["a"]},
        ["became-enum", "one-of-removed"],
        id="the texts of a union stay, in a closed set",
    ),
    pytest.param(
        {"oneOf": [DOG, CAT, STRING | {"enum": ["a"]}, NUMBER, {"type": "integer", "enum": [1]}]},
        {"type": ["string", "number", "integer", "object"], "enum": ["a", 1, 2.5]},
        ["became-enum", "one-of-added", "one-of-removed"],
        id="a closed set of several types",
    ),
    pytest.param(
        {"oneOf": [DOG, CAT, STRING]},
        {"type": ["string", "object"], "const": "x"},
        ["became-enum", "one-of-added", "one-of-removed"],
        id="a constant of several types",
    ),
    pytest.param(
        TOLD,
        {"type": ["string", "object"], "properties": {"bark": INTEGER}},
        ["discriminator-removed", "list-of-types-widened", "one-of-removed", "type-changed"],
        id="an object or a text, where objects were told apart",
    ),
    pytest.param(
        {"type": ["string", "object"], "additionalProperties": STRING},
        {"oneOf": [{"type": "object", "additionalProperties": INTEGER}, STRING, HARE]},
        ["one-of-added", "type-changed"],
        id="what the values of an object are, which may be a text too",
    ),
    pytest.param(
        thing(a=STRING) | {"additionalProperties": False},
        thing(a=STRING) | {"additionalProperties": INTEGER},
        ["response-optional-property-added"],
        id="other keys, and what they hold",
    ),
    pytest.param(
        {"type": "array", "items": False},
        {"type": "array", "items": INTEGER},
        ["response-optional-property-added"],
        id="other items, and what they hold",
    ),
    pytest.param(
        PLAIN,
        {
            "oneOf": [
                DOG,
                CAT,
                thing(**dict.fromkeys("abcd", INTEGER)),
                thing(**dict.fromkeys("stuvw", STRING)),
            ]
        },
        ["one-of-added"],
        id="alternatives of four members and of five",
    ),
    pytest.param(PLAIN, PLAIN | {"deprecated": True}, ["deprecated"], id="advised against"),
    pytest.param(
        {"type": ["object", "string"]},
        STRING,
        ["list-of-types-narrowed"],
        id="free keys went with the object",
    ),
    pytest.param(
        {"anyOf": [STRING]},
        {"anyOf": [STRING, told("a"), told("b")]},
        ["any-of-added"],
        id="objects that are told apart beside a text",
    ),
    pytest.param(
        {"anyOf": [STRING, told("a"), told("b")]},
        {"anyOf": [STRING]},
        ["any-of-removed"],
        id="a text alone, where objects that are told apart stood beside it",
    ),
]


@pytest.mark.parametrize(("before", "after", "rules"), CASES)
def test_a_change_is_told_once(before: Schema, after: Schema, rules: list[str]) -> None:
    then, today = (document(answer=thing(p=schema)) for schema in (before, after))
    expected = [
        rule if rule.startswith(("contract-", "response-")) else f"response-property-{rule}"
        for rule in rules
    ]
    assert sorted(one.rule for one in found(then, today)) == expected


def test_a_member_by_name_is_told_rather_than_that_keys_are_no_longer_free() -> None:
    then, today = (
        document(answer=thing(p=schema)) for schema in ({"type": "object"}, thing(a=STRING))
    )
    assert [one.rule for one in found(then, today)] == ["response-optional-property-added"]
    assert [one.rule for one in found(today, then)] == ["response-optional-property-removed"]


# ------------------------------------------------------------------ streams

EVENTS = "text/event-stream"


def chunk(**kind: Any) -> Schema:
    return document(statuses={"200": content(thing(("object",), object=STRING | kind), EVENTS)})


def events(*names: str) -> Schema:
    schema: Schema = {"oneOf": [told(name, "type") for name in names]} if names else {}
    return document(statuses={"200": content(schema, EVENTS)})


def parts(*names: str, kinds: str = "ab") -> Schema:
    """Events, of which one has a part of several kinds."""
    union = {"oneOf": [told(name, "type") for name in kinds]}
    schema = {"oneOf": [*(told(name, "type") for name in names), told("whole", "type", part=union)]}
    return document(statuses={"200": content(schema, EVENTS)})


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def shared(kind: str) -> Schema:
    """Events, one of a kind that a component states; an answer beside them has that kind too."""
    stream = content({"oneOf": [ref("One"), ref("Other")]}, EVENTS)
    stream["content"] |= content(thing(kind=ref("Kind")))["content"]
    one, other = thing(("type",), type=ref("Kind"), a=STRING), told("b", "type", b=STRING)
    components = {"Kind": STRING | {"enum": [kind]}, "One": one, "Other": other}
    return document(statuses={"200": stream}, components=components)


def referred(**names: str) -> Schema:
    """Events, each of a component."""
    return document(
        statuses={"200": content({"oneOf": list(map(ref, names))}, EVENTS)},
        components={name: told(event, "type", **{name: STRING}) for name, event in names.items()},
    )


STREAMS: list[Any] = [
    pytest.param(
        shared("a"),
        shared("c"),
        ["response-property-const-changed"],
        id="an event of another name, which a component tells that an answer has too",
    ),
    pytest.param(
        referred(A="a", B="b"),
        referred(A="z", B="b", C="c"),
        ["response-property-const-changed", "stream-event-added"],
        id="an event of another name, which its field tells, and a new one",
    ),
    pytest.param(
        parts("a"),
        parts("a", "b", kinds="abc"),
        ["response-property-one-of-added", "stream-event-added"],
        id="an event, and a kind of a part that is none",
    ),
    pytest.param(
        chunk(enum=["a.chunk"], default="a"),
        chunk(enum=["b.chunk"], default="b"),
        ["response-property-default-value-changed", "stream-object-changed"],
        id="constant and default",
    ),
    pytest.param(
        chunk(enum=["a.chunk"]), chunk(enum=["b.chunk"]), ["stream-object-changed"], id="constant"
    ),
    pytest.param(
        chunk(enum=["a.chunk"]),
        chunk(enum=["a.chunk", "b.chunk"]),
        ["response-property-enum-value-added"],
        id="a second kind of chunk",
    ),
    pytest.param(
        chunk(enum=["a.chunk"]), chunk(), ["response-property-no-longer-enum"], id="any kind"
    ),
    pytest.param(events("a", "b"), events("a", "b", "c"), ["stream-event-added"], id="an event"),
    pytest.param(
        events("a", "b"),
        events("a", "c"),
        ["stream-event-added", "stream-event-removed"],
        id="another event",
    ),
    pytest.param(events("a", "b"), events(), ["response-property-type-generalized"], id="anything"),
    pytest.param(
        document(statuses={"201": content(told("a"), EVENTS)}),
        document(),
        ["response-success-status-removed"],
        id="a stream goes with its status",
    ),
]


@pytest.mark.parametrize(("before", "after", "rules"), STREAMS)
def test_a_change_of_a_stream_is_told_once(before: Schema, after: Schema, rules: list[str]) -> None:
    assert sorted(one.rule for one in found(before, after)) == rules


# ------------------------------------------------------------------ what is the same


def test_an_alternative_is_named_beside_a_value_that_several_share() -> None:
    components = {name: told("a", **{name: STRING, "x": STRING}) for name in ("One", "Other")}
    of = [ref(name) for name in components]
    then, today = (
        document(answer=thing(p={"oneOf": each}), components=components | {"Cat": told("cat")})
        for each in ([*of, ref("Cat")], [of[0], ref("Cat")])
    )
    (gone,) = found(then, today)
    assert "no longer documented as an alternative: `kind=a Other`." in gone.message


def test_an_alternative_without_a_name_is_called_by_its_types() -> None:
    of = {"type": ["string", "integer", "null"]}
    sides = [document(answer=thing(p={"oneOf": [DOG, CAT, of | {"maxLength": n}]})) for n in (3, 4)]
    (one,) = found(*(side | {"openapi": "3.1.0"} for side in sides))
    assert one.key == "response 200 application/json $.p alternative=integer|string"


def test_which_alternative_allows_null_is_a_difference_where_none_did() -> None:
    sides = [
        document(answer=thing(p={"oneOf": [DOG | {"nullable": dog}, HARE | {"nullable": hare}]}))
        for dog, hare in ((True, False), (False, True), (True, True), (False, False))
    ]
    assert [found(sides[0], one) for one in sides[:3]] == [()] * 3
    (gone,) = found(sides[0], sides[3])
    assert gone.key == "response 200 application/json $.p alternative=object"


def _path(name: str) -> Schema:
    parameter = {"name": name, "in": "path", "required": True, "schema": STRING}
    return document(path=f"/widgets/{{{name}}}", operation={"parameters": [parameter]})


def test_the_names_of_the_parameters_of_a_path_are_its_own() -> None:
    assert found(_path("id"), _path("widget_id")) == ()
    longer = _path("id")
    longer["paths"]["/widgets/{id}/parts"] = longer["paths"].pop("/widgets/{id}")
    assert next(one.rule for one in found(_path("widget_id"), longer)) == (
        "api-path-removed-without-deprecation"
    )


SERVERS = [
    pytest.param({"url": "https://api.example.test"}, [], id="the default written out"),
    pytest.param(
        {"url": "https://{h}.example.test", "variables": {"h": {"default": "api"}}}, [], id="itself"
    ),
    pytest.param(
        {"url": "https://{x}", "variables": {"x": {"default": "api.example.test"}}},
        [],
        id="another variable of the same meaning",
    ),
    pytest.param(
        {
            "url": "https://{h}.example.test",
            "variables": {"h": {"default": "api", "enum": ["api", "eu"]}},
        },
        ["endpoint-server-added"],
        id="a value more",
    ),
    pytest.param(
        {"url": "https://{h}.example.test", "variables": {"h": {"default": "eu"}}},
        ["endpoint-server-added", "endpoint-server-removed"],
        id="another default",
    ),
    pytest.param(
        {
            "url": "https://{a}{b}.example.test",
            "variables": {
                "a": {"default": "ap", "enum": ["ap", *map(str, range(20))]},
                "b": {"default": "i", "enum": ["i", *map(str, range(20))]},
            },
        },
        [],
        id="more values than are written out: the defaults",
    ),
    *(
        pytest.param(
            {
                "url": "https://{h}.example.test",
                "variables": {"h": {"default": "api", "enum": ["api", *map(str, range(1, many))]}},
            },
            rules,
            id=f"{many} values of one variable",
        )
        for many, rules in ((64, ["endpoint-server-added"]), (65, []))
    ),
]


@pytest.mark.parametrize(("server", "rules"), SERVERS)
def test_servers_with_variables(server: Schema, rules: list[str]) -> None:
    known = {"url": "https://{h}.example.test", "variables": {"h": {"default": "api"}}}
    then, today = document(servers=[known]), document(servers=[server])
    assert sorted(one.rule for one in found(then, today)) == rules


IF: dict[str, Any] = {"properties": {"mode": {"const": "a"}}}


@pytest.mark.parametrize(
    ("keyword", "before", "after"),
    [
        pytest.param("if", IF, {"properties": {"mode": {"const": "b"}}}, id="a condition"),
        pytest.param("then", {"required": ["n"]}, {"required": ["mode"]}, id="what it asks for"),
        pytest.param("dependentSchemas", {"n": IF}, {"mode": IF}, id="what another asks for"),
    ],
)
def test_a_digest_is_told_beside_another_change_of_a_member(
    keyword: str, before: Any, after: Any
) -> None:
    """What differs there does not explain it."""
    whole = thing(mode=STRING, n=STRING) | {"if": IF, "then": {"required": ["n"]}}
    then = whole | {keyword: before}
    today = whole | {keyword: after, "properties": {"mode": STRING, "n": INTEGER}}
    one, other = (document(answer=thing(o=body), openapi="3.1.0") for body in (then, today))
    for sides in ((one, other), (other, one)):
        assert sorted(each.rule for each in found(*sides)) == [
            "contract-unclassified-change",
            "response-property-type-changed",
        ]


NULL: Schema = {"nullable": True}
OF_NULL = [
    ({"oneOf": [STRING, INTEGER]}, {"oneOf": [STRING | NULL, INTEGER]}, ["became-nullable"]),
    ({"oneOf": [STRING, INTEGER]}, {"oneOf": [STRING, INTEGER]} | NULL, ["became-nullable"]),
    ({"oneOf": [STRING | NULL, INTEGER | NULL]}, {"oneOf": [STRING, INTEGER]} | NULL, []),
    (
        {"oneOf": [thing(a=STRING), INTEGER]},
        {"oneOf": [thing(a=STRING) | NULL, INTEGER]},
        ["became-nullable"],
    ),
    (STRING | NULL, {"oneOf": [STRING | NULL, INTEGER]}, ["list-of-types-widened"]),
    (STRING | NULL, {"oneOf": [STRING, INTEGER]} | NULL, ["list-of-types-widened"]),
    (
        STRING | NULL,
        {"oneOf": [STRING, INTEGER]},
        ["list-of-types-widened", "became-not-nullable"],
    ),
    (TOLD | NULL, TOLD, ["became-not-nullable"]),
    (
        {"type": ["string", "integer", "null"]},
        {"oneOf": [STRING, INTEGER]},
        ["became-not-nullable"],
    ),
]


@pytest.mark.parametrize(("before", "after", "rules"), OF_NULL)
def test_whether_null_is_allowed_is_told_once(
    before: Schema, after: Schema, rules: list[str]
) -> None:
    """By the union, whichever of its alternatives allows it."""
    then, today = (document(answer=thing(p=schema)) for schema in (before, after))
    told = found(then, today)
    assert [one.rule.removeprefix("response-property-") for one in told] == rules
    assert {one.key for one in told} <= {"response 200 application/json $.p"}


@pytest.mark.parametrize(("was", "now"), [(NULL, NULL), ({}, NULL)], ids=["as before", "now"])
def test_null_of_an_alternative_is_no_news_where_the_whole_allows_it(
    was: Schema, now: Schema
) -> None:
    then, today = (
        document(answer=thing(p={"oneOf": [told("a", q=kind) | part, told("b")]} | whole))
        for kind, part, whole in ((STRING, NULL, was), (INTEGER, {}, now))
    )
    for one, other in ((then, today), (today, then)):
        (turned,) = found(one, other)
        assert turned.rule == "response-property-type-changed"
