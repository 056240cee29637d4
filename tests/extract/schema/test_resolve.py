"""Documents made to hurt: what is read stays bounded, and says where it was cut off."""

from __future__ import annotations

import time
from typing import Any

import pytest

from checker import documents
from checker.extract.openapi import document as openapi
from checker.extract.schema import places as schema_places
from checker.extract.schema import resolve as schema_resolve
from checker.model import flat as model_flat
from checker.model.contract import Field
from tests.extract.schema_forms import URL, document, fields, lines, read

STRING = {"type": "string"}


# Processor time; what is not bounded takes many times as long.
ENOUGH = 30


def ref(name: object) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def chain(length: int, link: Any) -> dict[str, Any]:
    """A0 refers to A1, and so on; the last is a text."""
    return {**{f"A{at}": link(ref(f"A{at + 1}")) for at in range(length)}, f"A{length}": STRING}


def thing(*names: str) -> dict[str, Any]:
    return {"properties": dict.fromkeys(names, STRING)}


HOSTILE = [
    pytest.param(chain(5000, lambda one: one), id="a long chain of references"),
    pytest.param(chain(5000, lambda one: {"allOf": [one]}), id="a long chain of allOf"),
    pytest.param(
        chain(5000, lambda one: {"anyOf": [one, {"type": "null"}]}), id="a long chain of anyOf"
    ),
    pytest.param(
        chain(5000, lambda one: {"allOf": [one, one], "oneOf": [one, one]}),
        id="a chain that doubles at each link",
    ),
    pytest.param(
        chain(300, lambda one: {"properties": {"a": one, "b": one}}),
        id="objects that double at each level",
    ),
    pytest.param(chain(300, lambda one: {"type": "array", "items": one}), id="arrays in arrays"),
    pytest.param(
        {
            "A0": {
                "anyOf": [
                    {"properties": {f"p{at}": ref("A0"), f"q{at}": ref("A0")}} for at in range(2000)
                ]
            }
        },
        id="two thousand alternatives in themselves",
    ),
    pytest.param(
        {
            "A0": {
                "oneOf": [
                    {"required": ["t"], "properties": {"t": {"const": str(at)}, "x": ref("B")}}
                    for at in range(40)
                ]
            },
            "B": {
                "oneOf": [
                    {"required": ["u"], "properties": {"u": {"const": str(at)}, "y": ref("C")}}
                    for at in range(40)
                ]
            },
            "C": {
                "oneOf": [
                    {"required": ["v"], "properties": {"v": {"const": str(at)}}} for at in range(40)
                ]
            },
        },
        id="branches of branches of branches",
    ),
    pytest.param(
        {
            "A0": {"properties": {"n" * 250: ref("A1")}},
            "A1": {
                "properties": {
                    "m" * 250: {
                        "properties": {
                            f"k{at}" * 50: {
                                "properties": {f"l{each}" * 50: STRING for each in range(50)}
                            }
                            for at in range(300)
                        }
                    }
                }
            },
        },
        id="long names",
    ),
    pytest.param(
        {
            f"A{at}": {
                "allOf": [ref(f"A{each}") for each in range(60)],
                "discriminator": {"propertyName": "t"},
                "properties": {f"p{at}": ref("A0")},
            }
            for at in range(60)
        },
        id="sixty that inherit from each other",
    ),
    pytest.param(
        {
            "A0": {
                "oneOf": [
                    {
                        "properties": {"t": chain(40, lambda one: {"anyOf": [one, one]})["A0"]},
                        "required": ["t"],
                    }
                    for _ in range(50)
                ]
            },
            **chain(40, lambda one: {"anyOf": [one, one]})
            | {
                "A0": {
                    "oneOf": [
                        {"required": ["t"], "properties": {"t": ref("A1")}},
                        {"required": ["t"], "properties": {"t": ref("A1")}},
                    ]
                }
            },
        },
        id="constants far away",
    ),
]


@pytest.mark.timed
@pytest.mark.drawn
@pytest.mark.parametrize("components", HOSTILE)
def test_what_is_made_to_hurt_is_bounded(components: dict[str, Any]) -> None:
    begin = time.process_time()
    found = read(document(ref("A0"), components))
    assert time.process_time() - begin < ENOUGH
    assert len(found.facts) <= model_flat.MAX_FIELDS + 10
    assert "response 200 application/json $" in {fact.key for fact in found.facts}


@pytest.mark.parametrize("before", [0, 60])
def test_what_is_too_deep_at_one_level_is_free_form_and_said(before: int) -> None:
    """However much was read before."""
    found = read(
        document(
            {
                "properties": {
                    **{f"a{number}": {"title": str(number)} for number in range(before)},
                    "m": {"properties": {"a": ref("A0")}},
                    **{f"z{number}": {"title": str(number)} for number in range(before)},
                }
            },
            chain(60, lambda one: {"allOf": [one]}),
        )
    )
    assert lines(found.facts)["$.m.a"] == "? free_form"
    assert found.problems == ("cut-off: POST /things",)


@pytest.mark.parametrize(("links", "told"), [(12, "string"), (37, "string"), (38, "free_form")])
def test_a_chain_of_ordinary_length_is_read(links: int, told: str) -> None:
    body = {"allOf": [ref("A0")]}
    assert fields(body, chain(links, lambda one: one)) == {"$": told}
    if links <= 12:
        assert fields(body, chain(links, lambda one: {"allOf": [one]})) == {"$": told}


@pytest.mark.parametrize("lack", [0, 1])
@pytest.mark.parametrize(
    ("schema", "room"),
    [
        pytest.param({"allOf": [thing("a", "b"), thing("c")]}, 3 + 2, id="members and parts"),
        pytest.param({"oneOf": [thing("a", "b"), thing("c")]}, 3 + 2, id="of alternatives alike"),
        pytest.param(
            {"allOf": [{"oneOf": [thing("a"), thing("b")]}, thing("c")]},
            # The alternatives; parts times alternatives and one; then each alternative with c.
            4 + (3 + 2 * 3) + 2 * (2 + 2),
            id="alternatives beside others",
        ),
    ],
)
def test_as_much_is_merged_as_there_is_room_for(
    monkeypatch: pytest.MonkeyPatch, schema: dict[str, Any], room: int, lack: int
) -> None:
    monkeypatch.setattr(schema_resolve, "MAX_WORK", room - lack)
    found = read(document(schema))
    assert {
        path: told for path, told in lines(found.facts).items() if path != "$"
    } == dict.fromkeys(("$.a", "$.b", "$.c"), "? free_form" if lack else "string?")
    assert bool(found.problems) is bool(lack)


def test_too_much_to_merge_is_free_form_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema_resolve, "MAX_WORK", 3)
    found = read(
        document(
            {
                "allOf": [
                    {"properties": {"a": STRING, "b": {"allOf": [STRING]}}},
                    {"properties": {"c": STRING | ref("A")}},
                ]
            },
            {"A": STRING},
        )
    )
    assert lines(found.facts) == {
        "$": "object",
        "$.a": "? free_form",
        "$.b": "? free_form",
        "$.c": "? free_form",
    }
    assert found.problems == ("cut-off: POST /things",)


@pytest.mark.parametrize(
    ("limit", "told", "problems"), [(2, "free_form", ("cut-off: POST /things",)), (3, "string", ())]
)
def test_so_many_alternatives_are_read(
    monkeypatch: pytest.MonkeyPatch, limit: int, told: str, problems: tuple[str, ...]
) -> None:
    monkeypatch.setattr(schema_resolve, "MAX_LEAVES", limit)
    found = read(document({"anyOf": [STRING | {"title": name} for name in "abc"]}))
    assert (lines(found.facts), found.problems) == ({"$": told}, problems)


@pytest.mark.parametrize(
    ("hops", "told"),
    [(2, "object"), (3, "object variants=['t=a', 't=b', 't=c', 't=d', 't=e']")],
)
def test_a_constant_too_far_away_tells_nothing_apart(
    monkeypatch: pytest.MonkeyPatch, hops: int, told: str
) -> None:
    monkeypatch.setattr(schema_places, "MAX_HOPS", hops)
    each = [
        {"required": ["t"], "properties": {"t": {"allOf": [{"allOf": [{"const": name}]}]}}}
        for name in "abcde"
    ]
    assert fields({"oneOf": each})["$"] == told


def test_more_heirs_than_are_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema_places, "MAX_HEIRS", 1)
    components = {
        "P": {
            "type": "object",
            "properties": {"t": STRING},
            "discriminator": {"propertyName": "t"},
        },
        "B": {"allOf": [ref("P"), ref("P")]},
        "C": {"allOf": [ref("B")]},
    }
    assert fields(ref("P"), components)["$"] == "object variants=['t=B']"


def test_a_document_of_aliases_is_read_once() -> None:
    lines_ = [
        "openapi: 3.1.0",
        "paths: {/a: {get: {responses: {'200': {content: {application/json: {schema: *l0}}}}}}}",
    ]
    levels = ["l7: &l7 {type: string}"]
    levels += [
        f"l{at}: &l{at} {{properties: {{a: *l{at + 1}, b: *l{at + 1}, c: *l{at + 1}}}}}"
        for at in range(6, -1, -1)
    ]
    told = documents.read_yaml("\n".join([*levels, *lines_]))
    begin = time.process_time()
    found = openapi.read(told, url=URL)
    assert time.process_time() - begin < ENOUGH
    assert len([fact for fact in found.facts if isinstance(fact, Field)]) == sum(
        3**at for at in range(8)
    )


def test_an_alias_bomb_is_refused_before_it_is_read() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 10)}]" for at in range(1, 9)]
    with pytest.raises(documents.Malformed):
        documents.read_yaml("\n".join(levels))
