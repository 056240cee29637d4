"""Pages that say the same have one digest, however they spell it."""

from __future__ import annotations

from typing import Any

import pytest

from checker.extract.openapi import document as openapi
from checker.model.contract import Alternative, Fact, Field, Operation, State, Status, Stream
from checker.model.forms import forms_of
from checker.model.outline import contract_digest
from checker.model.schema import Schemas, home_of
from tests.compare.facts import contract, field
from tests.compare.openapi_documents import INTEGER, STRING, document, thing

Schema = dict[str, Any]
LEAF = thing(("n",), n=INTEGER, s=STRING)


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def digest(body: Schema, **components: Schema) -> str:
    told = document(request=body, answer=thing(kept=body), components=components)
    found = openapi.read(told | {"openapi": "3.1.0"}, url="https://docs.test/page.md")
    return contract_digest(contract(*found.facts, definitions=found.definitions))


def test_the_forms_of_a_contract_are_made_once() -> None:
    given = contract()
    assert forms_of(given) is forms_of(given)
    assert forms_of(given) is not forms_of(contract())


def part(path: str = "$", **given: Any) -> Field:
    return Field(key=path, where="", path=path, **given)


def form(home: dict[str, Any], *inner: Field) -> str:
    """The form of a body after that of a request, both of one definition that has another."""
    bodies = field("$", ref="A"), field("$", ref="A", **home)
    definitions = {"A": (part(), part("$.n", ref="B")), "B": (part(), *inner)}
    forms = forms_of(contract(*bodies, definitions=definitions))
    homes = [home_of(body) for body in bodies]
    return [forms.of(each, (forms.schemas.bodies[each],)) for each in homes][-1]


XML = {"xml": {"name": "a"}}


@pytest.mark.parametrize(
    ("home", "keywords", "as_if"),
    [
        pytest.param({}, {"readOnly": True}, "left out", id="what a request never has"),
        pytest.param({}, {"readOnly": False}, "else", id="what it says to have"),
        pytest.param({"where": "response"}, {"readOnly": True}, "else", id="what an answer has"),
        pytest.param(
            {"where": "response"}, {"writeOnly": True}, "left out", id="what it never has"
        ),
        pytest.param({"where": "stream"}, {"writeOnly": True}, "left out", id="nor has a stream"),
        pytest.param({"media_type": "text/xml"}, XML, "else", id="a name in XML"),
        pytest.param({"status": "200"}, XML, "unsaid", id="a name in XML of what is JSON"),
    ],
)
def test_what_is_not_sent_is_no_part_of_a_form(home, keywords, as_if) -> None:
    same = {"unsaid": form(home, part("$.x"), part("$.y")), "left out": form(home, part("$.y"))}
    found = form(home, part("$.x", keywords=keywords), part("$.y"))
    assert [name for name in same if same[name] == found] == [*({as_if} & {*same})]


def test_beside_branches_all_is_told_where_nothing_is_defined() -> None:
    bodies = [
        [field("$", variants=("k=a",)), field("$.k", variant="k=a"), field("$.x", types=types)]
        for types in (("string",), ("integer",))
    ]
    assert len({contract_digest(contract(*body)) for body in bodies}) == 2


@pytest.mark.parametrize("state", State)
def test_a_member_of_an_alternative_is_of_the_union_where_another_source_states_it(state) -> None:
    part = tuple(Field(key=path, where="", path=path) for path in ("$", "$.x"))
    body = field("$", one_of=(Alternative(ref="A"),)), field("$.x", state=state), field("$.z")
    schemas = Schemas(body, {"A": part}, whole=True)
    place = schemas.place((schemas.bodies[home_of(body[0])],))
    own = {"z"} if state is State.DOCUMENTED else {"x", "z"}
    assert set(schemas.own_names(place)) == own


@pytest.mark.parametrize(
    ("given", "pattern"), [({"ref": "A"}, "a"), ({"all_of": ("A",)}, None), ({"ref": "B"}, None)]
)
def test_a_place_that_only_refers_says_what_the_definition_says(given, pattern) -> None:
    body = field("$", **given)
    part = Field(key="$", where="", path="$", pattern="a")
    schemas = Schemas((body,), {"A": (part,)}, whole=True)
    said = schemas.place((schemas.bodies[home_of(body)],)).fact
    assert said is not None
    assert said.pattern == pattern


NODE = thing(v=STRING, next=ref("Node"))
PAIR = [{"k": {"const": word}, word: STRING} for word in ("a", "b")]
EITHER = [{"type": "object", "required": ["k"], "properties": each} for each in PAIR]
SAME = [
    pytest.param((LEAF, {}), (ref("Leaf"), {"Leaf": LEAF}), id="refer"),
    pytest.param((ref("Leaf"), {"Leaf": LEAF}), (ref("L"), {"L": LEAF}), id="rename"),
    pytest.param(
        (thing(a=LEAF, b=LEAF), {}),
        (thing(a=ref("L"), b=ref("M")), {"L": LEAF, "M": ref("L")}),
        id="refer over another",
    ),
    pytest.param(
        (ref("Node"), {"Node": NODE}),
        (
            thing(v=STRING, next=thing(v=STRING, next=ref("N"))),
            {"N": thing(v=STRING, next=ref("N"))},
        ),
        id="recurse, two levels written out",
    ),
    pytest.param(
        ({"allOf": [ref("Leaf"), thing(z=STRING)]}, {"Leaf": LEAF}),
        (thing(("n",), n=INTEGER, s=STRING, z=STRING), {}),
        id="allOf written as one",
    ),
    pytest.param(
        ({"oneOf": EITHER}, {}),
        ({"oneOf": [ref("B"), ref("A")]}, {"A": EITHER[0], "B": EITHER[1]}),
        id="alternatives swapped and referred to",
    ),
    pytest.param(
        ({"anyOf": [thing(a=STRING), thing(b=INTEGER)]}, {}),
        ({"anyOf": [thing(a=STRING), ref("A")]}, {"A": thing(b=INTEGER)}),
        id="the second of alternatives that nothing tells apart referred to",
    ),
    pytest.param(
        ({"anyOf": [ref("Y"), ref("X")]}, {"Y": thing(a=STRING), "X": thing(b=INTEGER)}),
        ({"anyOf": [ref("A"), ref("B")]}, {"A": thing(a=STRING), "B": thing(b=INTEGER)}),
        id="such alternatives renamed",
    ),
    pytest.param(
        ({"anyOf": [ref("A"), ref("B")]}, {"A": thing(a=STRING), "B": thing(b=INTEGER)}),
        ({"anyOf": [ref("B"), ref("A")]}, {"A": thing(a=STRING), "B": thing(b=INTEGER)}),
        id="such alternatives swapped",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_another_spelling_is_the_same(
    one: tuple[Schema, dict[str, Schema]], other: tuple[Schema, dict[str, Schema]]
) -> None:
    assert digest(one[0], **one[1]) == digest(other[0], **other[1])


TEXT: Schema = {"enum": ["x", "y"], "types": ["string"]}
COUNT: Schema = {"maximum": 3, "types": ["integer"]}


@pytest.mark.parametrize(
    ("each", "same"),
    [
        pytest.param([COUNT | {"name": "B"}, TEXT | {"name": "A"}], True, id="other names"),
        pytest.param([TEXT | {"enum": ["y", "x"]}, COUNT], True, id="another order of words"),
        pytest.param([TEXT, COUNT | {"maximum": 4}], False, id="another limit"),
        pytest.param([TEXT], False, id="one less"),
        pytest.param([TEXT, "odd"], False, id="no alternative"),
        pytest.param("odd", False, id="no alternatives"),
    ],
)
def test_what_alternatives_are_called_in_a_contract_without_definitions(each, same) -> None:
    one, other = (
        contract(field("$", keywords={"eachAlternative": told})) for told in ([TEXT, COUNT], each)
    )
    assert (contract_digest(one) == contract_digest(other)) is same


def test_the_digests_are_those_of_the_versions_before(golden) -> None:
    """Of the shapes that were made with them: no contract would know another's again."""
    told = {str(one.id): digest(one.values[0][0], **one.values[0][1]) for one in SAME}
    map_of = {"type": "array", "items": {"additionalProperties": STRING}}
    told["items and values"] = digest(map_of)
    told["members by name"] = digest(ref("N"), N=thing(("v",), a=INTEGER, v=STRING, z=ref("N")))
    facts: list[Fact] = [
        Status(key="status 200", status="200", meaning="fine"),
        Stream(key="stream", protocol="sse", events=("b", "a"), object="chunk"),
        Operation(key="operation", method="POST", path="/p", servers=("https://a.test",)),
        field("$", keywords={"xml": {"name": "x"}, "readOnly": True}, types=("object",)),
        field("$.a", "response", media_type="text/xml", keywords={"xml": {"name": "x"}}),
        field("$.b", "query", required=True, default=None, enum=("a", None)),
        field("$..c", "request"),
    ]
    told |= {f"{one.fact} {one.key}": contract_digest(contract(one)) for one in facts}
    golden("digests", "".join(f"{name}\n  {known}\n" for name, known in told.items()))


@pytest.mark.parametrize(
    "other",
    [thing(n=INTEGER, s=STRING), thing(("n",), n=STRING, s=STRING), thing(("n",), n=INTEGER)],
)
def test_another_saying_is_another(other: Schema) -> None:
    assert digest(ref("Leaf"), Leaf=LEAF) != digest(ref("Leaf"), Leaf=other)


def test_another_saying_far_down_in_what_holds_itself_is_another() -> None:
    other = thing(v=STRING, next=thing(v=INTEGER, next=ref("Node")))
    assert digest(ref("Node"), Node=NODE) != digest(ref("Node"), Node=other)


def test_what_holds_itself_in_one_body_is_apart_from_what_does_in_another() -> None:
    """Bodies are looked at one after the other; what each of them holds is not mixed up."""
    deep = {name: {"C": STRING, "D": INTEGER, "E": {"type": "boolean"}}[name] for name in "CDE"}
    nodes = {name: thing(next=thing(back=ref(name), v=value)) for name, value in deep.items()}

    def told(first: str, second: str) -> str:
        both = thing(x=ref("C"), y=ref(second))
        said = document(request=ref(first), answer=both, components=nodes)
        found = openapi.read(said | {"openapi": "3.1.0"}, url="https://docs.test/page.md")
        return contract_digest(contract(*found.facts, definitions=found.definitions))

    pairs = [one + other for one in "CDE" for other in "CDE"]
    assert len({told(*each) for each in pairs}) == len(pairs)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        [Stream(key="stream", protocol="sse", events=each) for each in (("a", "b"), ("b", "a"))],
        [
            Operation(key="operation", method="POST", path="/p", servers=each)
            for each in (("https://a.test", "https://b.test"), ("https://b.test", "https://a.test"))
        ],
    ],
)
def test_the_order_in_which_a_page_lists_them_makes_no_other_digest(one: Fact, other: Fact) -> None:
    assert contract_digest(contract(one)) == contract_digest(contract(other))
