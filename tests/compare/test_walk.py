"""A definition that many places use: one difference a direction, with all its places."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.compare.drift import drift
from checker.model.contract import Contract, Field
from checker.model.finding import Level
from checker.model.flat import flatten, flattened
from tests.compare.openapi_documents import (
    INTEGER,
    STRING,
    block,
    content,
    document,
    reference,
    thing,
)

Schema = dict[str, Any]
NAMES = ("a", "b", "c", "d", "e")


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def contract(answer: Schema, request: Schema | None = None, **components: Schema) -> Contract:
    told = document(answer=answer, request=request or thing(kept=STRING), components=components)
    return reference(block(told | {"openapi": "3.1.0"}))


def used(count: int) -> Schema:
    """An answer in which a definition is used so many times, half of them over another."""
    whole = count // 2
    return thing(
        **{f"p{number}": ref("Part") for number in range(count - whole)},
        **{f"w{number}": ref("Whole") for number in range(whole)},
    )


PART = thing(("n",), n=INTEGER, s=STRING)
WHOLE = thing(part=ref("Part"))
CHANGES = [
    pytest.param(
        thing(("n",), n=STRING, s=STRING), "$.n", "response-property-type-changed", id="type"
    ),
    pytest.param(thing(n=INTEGER, s=STRING), "$.n", "response-property-became-optional", id="need"),
    pytest.param(thing(("n",), n=INTEGER), "$.s", "response-optional-property-removed", id="gone"),
    pytest.param(
        thing(("n",), n=INTEGER, s=STRING, z=STRING),
        "$.z",
        "response-optional-property-added",
        id="new",
    ),
]


@pytest.mark.parametrize("count", [2, 7, 60])
@pytest.mark.parametrize(("part", "path", "rule"), CHANGES)
def test_a_change_of_a_definition_is_one_with_its_places(
    part: Schema, path: str, rule: str, count: int
) -> None:
    then, today = (contract(used(count), Part=one, Whole=WHOLE) for one in (PART, part))
    (found,) = drift(then, today)
    assert (found.rule, found.key) == (rule, f"response #Part {path}")
    assert found.places is not None
    assert found.places.count == count
    assert len(found.places.first) == min(count, 20)
    assert f"In `Part`, at {count} places." in found.message
    keys = {fact.key for one in (then, today) for fact in flatten(one)}
    assert set(found.places.first) <= keys


@pytest.mark.parametrize(("part", "path", "rule"), CHANGES)
def test_the_fingerprint_does_not_hold_the_number_of_places(
    part: Schema, path: str, rule: str
) -> None:
    found = [
        drift(*(contract(used(count), Part=one, Whole=WHOLE) for one in (PART, part)))
        for count in (3, 4)
    ]
    assert found[0][0].fingerprint == found[1][0].fingerprint, (path, rule)


@pytest.mark.parametrize("beside", [thing(("y",), y=STRING), thing(("k",), k={"maxLength": 9})])
@pytest.mark.parametrize(("part", "path", "rule"), CHANGES)
def test_what_is_combined_with_others_tells_it_as_the_part(
    part: Schema, path: str, rule: str, beside: Schema
) -> None:
    """Also where what stands beside the part says more of one of its members."""
    part, then = ({**one, "properties": {**one["properties"], "k": STRING}} for one in (part, PART))
    whole = {"allOf": [ref("Part"), beside]}
    used_so = thing(p=ref("Part"), w=ref("Whole"))
    (found,) = drift(*(contract(used_so, Part=one, Whole=whole) for one in (then, part)))
    assert (found.rule, found.key) == (rule, f"response #Part {path}")
    assert found.places is not None
    assert found.places.count == 2
    assert "In `Part`, at 2 places." in found.message


def test_each_direction_tells_it() -> None:
    then, today = (
        contract(used(3), request=used(2), Part=one, Whole=WHOLE)
        for one in (PART, thing(("n",), n=STRING, s=STRING))
    )
    assert [(one.rule, one.key, one.places and one.places.count) for one in drift(then, today)] == [
        ("request-property-type-changed", "request #Part $.n", 2),
        ("response-property-type-changed", "response #Part $.n", 3),
    ]


def test_a_key_names_the_definition_as_it_was_accepted() -> None:
    then = contract(thing(p=ref("Old"), q=ref("Old")), Old=PART)
    today = contract(thing(p=ref("New"), q=ref("New")), New=thing(("n",), n=STRING))
    assert [one.key for one in drift(then, today)] == ["response #Old $.n", "response #Old $.s"]


def test_where_a_definition_is_used_anew_is_a_difference_of_its_own() -> None:
    then = contract(thing(p=ref("Part")), Part=PART)
    today = contract(thing(p=ref("Part"), q=ref("Part")), Part=PART)
    (found,) = drift(then, today)
    assert (found.rule, found.key) == (
        "response-optional-property-added",
        "response 200 application/json $.q",
    )
    assert found.places is None


def test_whether_a_use_is_required_is_a_difference_of_that_place() -> None:
    then = contract(thing(p=ref("Part"), q=ref("Part")), Part=PART)
    today = contract(thing(("q",), p=ref("Part"), q=ref("Part")), Part=PART)
    (found,) = drift(then, today)
    assert found.key == "response 200 application/json $.q"
    turned = contract(thing(("q",), p=ref("Part"), q=ref("Part")), Part=INTEGER)
    assert [(one.rule, one.key) for one in drift(then, turned)] == [
        ("response-property-type-changed", "response #Part $"),
        ("response-property-became-required", "response 200 application/json $.q"),
    ]


def test_a_definition_that_holds_itself_is_walked_once() -> None:
    def node(value: Schema) -> Schema:
        return thing(value=value, next=ref("Node"), all={"type": "array", "items": ref("Node")})

    then, today = (
        contract(thing(a=ref("Node"), b=ref("Node")), Node=node(value))
        for value in (STRING, INTEGER)
    )
    (found,) = drift(then, today)
    assert found.key == "response #Node $.value"
    assert found.places is not None


def tagged(word: str, **members: Schema) -> Schema:
    return thing(("k",), k={"const": word}, **members)


def node(*, least: int = 0, **members: Schema) -> Schema:
    """An object that holds itself."""
    return thing(next=ref("Node"), **members) | ({"minProperties": least} if least else {})


def either(x: Schema) -> Schema:
    return {
        "oneOf": [tagged("a", x=x), tagged("b", y=STRING)],
        "discriminator": {"propertyName": "k"},
    }


def or_null(schema: Schema) -> Schema:
    return schema | {"type": ["object", "null"]}


def some(items: Schema) -> Schema:
    return {"type": "array", "items": items}


BODY = "response 200 application/json "
TWICE = thing(p=ref("Node"), q=ref("Node"))
PLACED = [
    pytest.param(
        TWICE,
        [{"Node": node(a=one, b=one)} for one in (STRING, INTEGER)],
        {"response #Node $.a": ["$.p.a", "$.q.a"], "response #Node $.b": ["$.p.b", "$.q.b"]},
        id="two members of what holds itself",
    ),
    pytest.param(
        TWICE,
        [{"Node": node(a=STRING, least=least)} for least in (0, 1)],
        {"response #Node $": ["$.p", "$.q"]},
        id="what holds itself as a whole",
    ),
    pytest.param(
        thing(p=ref("List"), q=ref("List")),
        [{"List": some(either(one))} for one in (STRING, INTEGER)],
        {"response #List $[?@.k=='a'].x": ["$.p[?@.k=='a'].x", "$.q[?@.k=='a'].x"]},
        id="an alternative of the items of a list",
    ),
    pytest.param(
        thing(l=some(ref("Either")), p=ref("Either")),
        [{"Either": either(one)} for one in (STRING, INTEGER)],
        {"response #Either $.x k=a": ["$.p.x k=a", "$.l[?@.k=='a'].x"]},
        id="an alternative, of items and alone",
    ),
    pytest.param(
        thing(p=ref("Either"), q=ref("Either")),
        [{"Either": either(thing(**one))} for one in ({"x": STRING}, {"x": STRING, "y": STRING})],
        {"response #Either $.x.y k=a": ["$.p.x.y k=a", "$.q.x.y k=a"]},
        id="a member of an object of an alternative",
    ),
    pytest.param(
        thing(l=some(ref("Either")), p=ref("Either")),
        [{"Either": thing(x=STRING)}, {"Either": either(INTEGER)}],
        {
            "response #Either $": ["$.l[*]", "$.p"],
            "response #Either $.x": ["$.p.x k=a", "$.l[?@.k=='a'].x"],
            "response #Either $.k": ["$.p.k k=a", "$.l[?@.k=='a'].k"],
        },
        id="what became a union",
    ),
    pytest.param(
        thing(
            p={"oneOf": [ref("Part"), or_null(thing(ears=INTEGER))]},
            q={"oneOf": [ref("Part"), thing(ears=INTEGER)]},
        ),
        [{"Part": PART}, {"Part": or_null(PART)}],
        {"response #Part $": []},
        id="null, where another alternative did not allow it",
    ),
    pytest.param(
        thing(p=ref("Part")),
        [{"Part": {"oneOf": [or_null(PART), thing(ears=INTEGER)]}}, {"Part": PART}],
        {"response #Part $": []},
        id="null went, and another alternative",
    ),
    pytest.param(
        thing(p=ref("P"), q=ref("Q")),
        [
            dict.fromkeys("PQ", thing(a=STRING)),
            {"Node": node()} | dict.fromkeys("PQ", thing(a=INTEGER, next=ref("Node"))),
        ],
        {f"response #{each}": [] for each in ("P $.a", "P $.next", "Q $.a", "Q $.next")},
        id="two that say the same, and came to lead to what holds itself",
    ),
    *(
        pytest.param(
            thing(p=ref("List"), q=ref("Other"), r=ref("Part")),
            [{"List": one, "Other": one | {"minItems": 1}, "Part": PART} for one in turn],
            {f"{BODY}$.p[*]": [], f"{BODY}$.q[*]": []},
            id=f"items that {moved}",
        )
        for moved, turn in {
            "came": ({"type": "array"}, some(ref("Part"))),
            "went": (some(ref("Part")), {"type": "array"}),
        }.items()
    ),
]


@pytest.mark.parametrize(("answer", "components", "places"), PLACED)
def test_each_place_of_a_change_is_named(
    answer: Schema, components: list[dict[str, Schema]], places: dict[str, list[str]]
) -> None:
    found = drift(*(contract(answer, **each) for each in components))
    assert {one.key: list(one.places.first) if one.places else [] for one in found} == {
        key: [BODY + place for place in each] for key, each in places.items()
    }


def in_headers(schema: Schema) -> Contract:
    """A definition that a header of the request is, and one of the answer, beside another."""
    told = document(
        answer=thing(p=ref("Part")),
        headers={"x-answered": {"schema": ref("Kind")}},
        operation={"parameters": [{"name": "x-asked", "in": "header", "schema": ref("Kind")}]},
        components={"Kind": schema, "Part": PART},
    )
    return reference(block(told | {"openapi": "3.1.0"}))


def test_a_header_is_judged_by_whether_it_is_sent_or_answered() -> None:
    then, today = (in_headers({"type": "string", "enum": list(each)}) for each in ("x", "xy"))
    assert {(one.rule, one.level) for one in drift(then, today)} == {
        ("request-parameter-enum-value-added", Level.NOTE),
        ("response-property-enum-value-added", Level.WARNING),
    }


@pytest.mark.parametrize("first", ["200", "404"])
def test_a_whole_body_is_told_by_a_rule_of_its_own(first: str) -> None:
    """Whichever of the two uses of a definition is met first."""
    second = {"200": "404", "404": "200"}[first]
    statuses = {first: content(ref("Part")), second: content(thing(p=ref("Part"), q=ref("Part")))}

    def told(part: Schema) -> Contract:
        made = document(statuses=statuses, components={"Part": part})
        return reference(block(made | {"openapi": "3.1.0"}))

    assert [
        (one.rule, one.key, one.places.count if one.places else 1)
        for one in drift(told(PART), told(INTEGER))
    ] == [
        ("response-body-type-changed", "response #Part $", 1),
        ("response-property-type-changed", "response #Part $", 2),
    ]
    (gone,) = drift(told(PART), told(thing(("n",), n=INTEGER)))
    assert gone.key == "response #Part $.s"
    assert gone.places is not None
    assert gone.places.count == 3


def test_a_definition_that_is_also_merged_with_another_is_told_once() -> None:
    """What stands beside a use makes it another pair; what differs is in the definition."""
    answer = thing(a={"anyOf": [thing(w=ref("Part")), thing(w=STRING)]}, b=ref("Part"))
    more = PART | {"additionalProperties": INTEGER}
    (found,) = drift(*(contract(answer, Part=part) for part in (PART, more)))
    assert found.key == "response #Part $.*"
    assert found.places is not None
    assert found.places.count == 2


EITHER = {
    word: {
        "type": "object",
        "required": ["k", word],
        "properties": {"k": {"const": word}, word: STRING},
    }
    for word in ("one", "two", "three")
}


@pytest.mark.parametrize("union", ["oneOf", "anyOf"])
def test_alternatives_in_another_order_are_no_difference(union: str) -> None:
    refs = [ref(word) for word in EITHER]
    then, today = (
        contract(
            thing(p=PART, u={union: each}, l={"type": "array", "items": {union: each}}), **EITHER
        )
        for each in (refs, refs[::-1])
    )
    assert drift(then, today) == ()


# ------------------------------------------------------------------ as the flat facts have it


def schemas(names: tuple[str, ...]) -> st.SearchStrategy[Schema]:
    leaves = st.sampled_from([STRING, INTEGER, {"type": ["string", "null"]}, {"enum": ["x", "y"]}])
    refs = st.sampled_from([ref(name) for name in names])

    def more(inner: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
        objects = st.dictionaries(st.sampled_from(NAMES), inner, min_size=1, max_size=3)
        return st.one_of(
            objects.flatmap(
                lambda found: st.lists(st.sampled_from(sorted(found)), unique=True).map(
                    lambda needed: thing(tuple(needed), **found)
                )
            ),
            inner.map(lambda one: {"type": "array", "items": one}),
            st.lists(inner, min_size=2, max_size=2).map(lambda each: {"anyOf": each}),
            st.tuples(refs, objects).map(lambda both: {"allOf": [both[0], thing(**both[1])]}),
        )

    return st.recursive(leaves | refs, more, max_leaves=5)


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_what_differs_of_the_trees_differs_of_the_flat_facts(data: st.DataObject) -> None:
    told = {"R": thing(again=ref("R"), r=STRING), "A": data.draw(schemas(("R",)))}
    answer = thing(a=ref("A"), b=ref("B"), c=data.draw(schemas(("A", "B", "R"))))
    sides = [told | {"B": data.draw(schemas(("A",)))} for _ in range(2)]
    then, today = (contract(answer, **each) for each in sides)
    assert drift(then, then) == ()
    found, flat = drift(then, today), drift(flattened(then), flattened(today))
    assert bool(found) == bool(flat)
    assert {one.level for one in found} == {one.level for one in flat}


@pytest.mark.parametrize("count", [2, 5])
def test_every_alternative_counts_that_leads_to_it(count: int) -> None:
    """Alternatives that differ in their names alone, each over what holds itself unchanged."""
    events = {
        f"Event{number}": {
            "type": "object",
            "required": ["k"],
            "properties": {"k": {"const": f"event.{number}"}, "whole": ref("Whole")},
        }
        for number in range(count)
    }
    node = thing(again=ref("Node"), deep=thing(again=ref("Node"), s=STRING))

    def told(part: Schema) -> Contract:
        answer = {"oneOf": [ref(name) for name in events]}
        whole = thing(node=ref("Node"), part=ref("Part"))
        return contract(answer, request=ref("Whole"), Whole=whole, Node=node, Part=part, **events)

    found = drift(told(PART), told(thing(("n",), n=STRING, s=STRING)))
    counts = [one.places.count if one.places else 1 for one in found]
    assert counts == [1, count]


def test_the_flat_facts_of_a_contract_are_a_contract() -> None:
    one = contract(used(4), Part=PART, Whole=WHOLE)
    flat = flattened(one)
    assert flat.definitions == {}
    assert flattened(flat) is flat
    assert all(
        isinstance(fact, Field) and not fact.ref for fact in flat.facts if fact.fact == "field"
    )
    assert replace(one, facts=flat.facts, definitions={}) == flat
