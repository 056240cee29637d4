"""An alternative that is told apart otherwise, or no longer, is the same alternative."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from checker.compare.choices import alone
from checker.compare.drift import drift
from checker.model.schema import Place
from checker.model.source import API_REFERENCE
from tests.compare.facts import field
from tests.compare.openapi_documents import (
    INTEGER,
    STRING,
    Schema,
    document,
    found,
    in_3_1,
    thing,
)
from tests.compare.pages import stated


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def tagged(*tags: str, **members: Schema) -> Schema:
    return thing(("type", *members), type=STRING | {"enum": list(tags)}, **members)


def union(*names: str, by_property: bool) -> Schema:
    told: Schema = {"oneOf": [ref(name) for name in names]}
    return told | ({"discriminator": {"propertyName": "type"}} if by_property else {})


PARTS = {"Direct": tagged("direct"), "Program": tagged("program", id=STRING)}
WITHOUT = thing(("id",), id=STRING)
EDITS = [
    pytest.param(
        WITHOUT, ("request-property-removed", "response-required-property-removed"), id="it went"
    ),
    pytest.param(
        tagged("program", "script", id=STRING),
        ("request-property-enum-value-added", "response-property-enum-value-added"),
        id="a second value",
    ),
    pytest.param(
        thing(("type", "id"), type=INTEGER, id=STRING),
        ("request-property-type-changed", "response-property-type-changed"),
        id="another type",
    ),
]
USES = {
    "an object": lambda one: thing(caller=one),
    "items": lambda one: thing(callers={"type": "array", "items": one}),
    "two places": lambda one: thing(a=one, b=thing(c=one)),
}


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize(("program", "rules"), EDITS)
def test_a_tag_that_changes_is_one_difference_a_direction(
    program: Schema, rules: tuple[str, str], use: str
) -> None:
    body = USES[use](union("Direct", "Program", by_property=True))
    then, today = (
        in_3_1(document(request=body, answer=body, components=PARTS | {"Program": each}))
        for each in (PARTS["Program"], program)
    )
    told = found(then, today)
    assert sorted(one.rule for one in told) == sorted(rules)
    assert {one.key for one in told} == {
        "request #Program $.type",
        "response #Program $.type",
    }
    assert "changed with it" not in "".join(one.message for one in told)


def test_a_component_that_a_big_page_writes_out_is_known_by_its_place(real_pages: Path) -> None:
    """One of a union in a union, used in both directions and in events."""
    text = (real_pages / "mintlify/openai-responses.md").read_text("utf-8")
    start = text.index("\n    MCPApprovalRequest:\n")
    told = re.compile(r"type: string\n +enum:\n +- mcp_approval_request\n")
    edited = text[:start] + told.sub("type: integer\n", text[start:], count=1)
    assert len(edited) < len(text)
    then, today = (
        stated(API_REFERENCE, {("page-markdown", "https://x.test/page.md"): page})
        for page in (text, edited)
    )
    assert {(one.rule, one.key) for one in drift(then, today)} == {
        ("request-property-type-changed", "request #MCPApprovalRequest $.type"),
        ("response-property-type-changed", "response #MCPApprovalRequest $.type"),
    }


def test_an_event_whose_kind_is_no_constant_any_more_is_still_the_event() -> None:
    def stream(queued: Schema) -> Schema:
        events = {"QueuedEvent": queued, "DoneEvent": tagged("done", n=INTEGER)}
        told = union(*events, by_property=True)
        streamed = {"text/event-stream": {"schema": told}}
        statuses = {"200": {"description": "", "content": streamed}}
        return in_3_1(document(statuses=statuses, components=events))

    then, today = (
        stream(tagged("queued", n=INTEGER)),
        stream(thing(("type", "n"), type=INTEGER, n=INTEGER)),
    )
    (told,) = found(then, today)
    assert (told.rule, told.key) == (
        "response-property-type-changed",
        "response #QueuedEvent $.type",
    )
    (back,) = found(today, then)
    assert back.rule == "response-property-type-changed"


def test_another_tag_and_another_alternative_are_told_as_such() -> None:
    """The name of an alternative is not enough where the page gives the tag to another one."""
    then = document(request=thing(p=union("Direct", "Program", by_property=True)), components=PARTS)
    today = document(
        request=thing(p=union("Direct", "Robot", by_property=True)),
        components=PARTS | {"Robot": tagged("robot", id=STRING)},
    )
    assert {one.rule for one in found(then, today)} == {
        "request-property-one-of-added",
        "request-property-one-of-removed",
    }


@pytest.mark.parametrize("beside", ["allOf", "a union", "null"])
def test_a_component_is_one_finding_wherever_it_is_used(beside: str) -> None:
    """A place that adds to it, a union that holds it, and one that is it alone."""
    whole = {
        "allOf": {"allOf": [ref("Text")], "x-omitempty": False},
        "a union": union("Text", "Other", by_property=False),
        "null": {"anyOf": [ref("Text"), {"type": "null"}]},
    }[beside]
    text, other = tagged("text", s=STRING), tagged("other", o=STRING)

    def told(part: Schema) -> Schema:
        body = thing(a=ref("Text"), b={"type": "array", "items": whole}, c=ref("Text"))
        return document(request=body, components={"Text": part, "Other": other}, openapi="3.1.0")

    for edited in (
        text | {"type": ["object", "null"]},
        tagged("text", s=INTEGER),
        text | {"deprecated": True},
    ):
        if beside == "null" and edited["type"] != "object":
            continue  # it was nullable there before
        (finding,) = found(told(text), told(edited))
        assert finding.key.startswith("request #Text $")
        assert finding.places is not None
        assert finding.places.count == 3


def test_one_alternative_among_several_is_the_component_that_there_was_alone() -> None:
    """Nothing else pairs them: they have no member in common any more."""
    then = thing(a=STRING, b=STRING)
    now = thing(x=STRING, y=STRING)
    other = thing(k=INTEGER, l=INTEGER)
    sides = [
        document(answer=thing(p=union), components={"Cat": cat, "Dog": other})
        for union, cat in ((ref("Cat"), then), ({"oneOf": [ref("Cat"), ref("Dog")]}, now))
    ]
    rules = sorted(one.rule for one in found(*sides))
    assert rules[-1] == "response-property-one-of-added"
    assert "response-property-one-of-removed" not in rules


def test_an_alternative_of_which_nothing_is_stated_is_itself() -> None:
    bare = Place(
        layers=(),
        fact=None,
        names={},
        items=(),
        values=(),
        branches={},
        refs=frozenset(),
        parts=frozenset(),
        merged=(),
    )
    assert alone(bare) is bare
    told = alone(replace(bare, fact=field("$.a", types=("null", "string"), required=True))).fact
    assert told is not None
    assert (told.types, told.required) == (("string",), None)
