"""A schema that holds itself, by reference or with levels of it written out: the same contract."""

from __future__ import annotations

from typing import Any

import pytest

from tests.compare.openapi_documents import INTEGER, STRING, Schema, document, found, thing
from tests.extract.schema_forms import read

NULL: Schema = {"type": "null"}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def some(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def keyed(schema: Schema) -> Schema:
    return {"type": "object", "additionalProperties": schema}


def maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, NULL]}


NODE = thing(("value",), value=STRING, next=ref("Node"))
TREE = thing(value=STRING, children=some(ref("Tree")))
TABLE = thing(value=STRING, rows=keyed(ref("Table")))
MAY = thing(value=STRING, next=maybe(ref("May")))
ALL: Schema = {"allOf": [ref("Base"), thing(next=ref("All"))]}
PAGE, LINK = thing(title=STRING, link=ref("Link")), thing(href=STRING, page=ref("Page"))
CATEGORY = thing(name=STRING, parent=ref("Category"))
CAT = thing(("kind",), kind={"const": "cat"}, kin=some(ref("Pet")))
DOG = thing(("kind",), kind={"const": "dog"}, barks=STRING)
WORD: Schema = {"anyOf": [STRING, some(ref("Word")), keyed(ref("Word"))]}
COMPONENTS = {
    "All": ALL,
    "Base": thing(id=STRING),
    "Category": CATEGORY,
    "Leaf": {"allOf": [ref("Category"), thing(size=INTEGER)]},
    "Link": LINK,
    "May": MAY,
    "Node": NODE,
    "Page": PAGE,
    "Pet": {"oneOf": [CAT, DOG]},
    "Table": TABLE,
    "Tree": TREE,
    "Word": WORD,
}

# (by reference, written out)
BODIES = [
    pytest.param(ref("Node"), NODE, id="one level"),
    pytest.param(ref("Node"), thing(("value",), value=STRING, next=NODE), id="two levels"),
    pytest.param(ref("Tree"), TREE, id="of items"),
    pytest.param(ref("Tree"), thing(value=STRING, children=some(TREE)), id="two levels of items"),
    pytest.param(ref("Table"), TABLE, id="of values"),
    pytest.param(ref("Table"), thing(value=STRING, rows=keyed(TABLE)), id="two levels of values"),
    pytest.param(ref("May"), MAY, id="in anyOf"),
    pytest.param(ref("May"), thing(value=STRING, next=maybe(MAY)), id="two levels in anyOf"),
    pytest.param(maybe(ref("May")), maybe(MAY), id="an alternative"),
    pytest.param(ref("Word"), WORD, id="lists and maps among alternatives"),
    pytest.param(
        ref("Word"),
        {"anyOf": [STRING, some(WORD), keyed(WORD)]},
        id="two levels of lists and maps among alternatives",
    ),
    pytest.param(maybe(ref("May")), MAY | {"type": ["object", "null"]}, id="null in its type"),
    pytest.param(ref("All"), ALL, id="in allOf"),
    pytest.param(ref("All"), thing(id=STRING, next=ref("All")), id="allOf written as one"),
    pytest.param(ref("All"), thing(id=STRING, next=ALL), id="allOf written as one, then as it is"),
    pytest.param(ref("Page"), PAGE, id="each other, one level"),
    pytest.param(ref("Page"), thing(title=STRING, link=LINK), id="each other, both"),
    pytest.param(ref("Link"), thing(href=STRING, page=PAGE), id="each other, from the other"),
    pytest.param(
        ref("Page"), thing(title=STRING, link=thing(href=STRING, page=PAGE)), id="once around"
    ),
    pytest.param(
        ref("Leaf"),
        thing(name=STRING, parent=ref("Category"), size=INTEGER),
        id="a part of allOf that holds itself",
    ),
    pytest.param(
        ref("Leaf"), {"allOf": [CATEGORY, thing(size=INTEGER)]}, id="that part written out"
    ),
    pytest.param(ref("Pet"), {"oneOf": [CAT, DOG]}, id="alternatives that are told apart"),
    pytest.param(
        ref("Pet"),
        {
            "oneOf": [
                thing(("kind",), kind={"const": "cat"}, kin=some({"oneOf": [CAT, DOG]})),
                DOG,
            ]
        },
        id="two levels of them",
    ),
]
PLACES = {
    "body": lambda schema: schema,
    "property": lambda schema: thing(p=schema),
    "items": lambda schema: thing(p=some(schema)),
    "values": lambda schema: thing(p=keyed(schema)),
}


def stating(body: Schema, **components: Schema) -> Schema:
    told = document(request=body, answer=body, components=COMPONENTS | components)
    return told | {"openapi": "3.1.0"}


@pytest.mark.drawn
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("referred", "written"), BODIES)
def test_a_level_written_out_is_no_change(referred: Schema, written: Schema, place: str) -> None:
    one, other = (stating(PLACES[place](body)) for body in (referred, written))
    assert found(one, other) == ()
    assert found(other, one) == ()


@pytest.mark.parametrize(
    ("name", "components"),
    [
        pytest.param("Node", {"Node": thing(("value",), value=STRING, next=NODE)}, id="two levels"),
        pytest.param("Tree", {"Tree": thing(value=STRING, children=some(TREE))}, id="of items"),
        pytest.param("May", {"May": thing(value=STRING, next=maybe(MAY))}, id="in anyOf"),
        pytest.param("Page", {"Page": thing(title=STRING, link=LINK)}, id="one holds the other"),
        pytest.param("Link", {"Page": thing(title=STRING, link=LINK)}, id="from the other"),
        pytest.param(
            "Node",
            {"Node": thing(("value",), value=STRING, next=ref("Twin")), "Twin": NODE},
            id="under two names",
        ),
    ],
)
def test_a_component_written_otherwise_is_no_change(
    name: str, components: dict[str, Schema]
) -> None:
    body = thing(p=ref(name))
    one, other = stating(body), stating(body, **components)
    assert found(one, other) == ()
    assert found(other, one) == ()


CHANGES: list[Any] = [  # of a level: what it is made into, the end of the rule
    ("a type", {"value": INTEGER}, "type-changed"),
    ("a property", {"more": STRING}, "added"),
    ("a limit", {"value": STRING | {"maxLength": 3}}, "max-length-set"),
    ("a flag", {"value": STRING | {"deprecated": True}}, "deprecated"),
    ("null", {"value": {"type": ["string", "null"]}}, "became-nullable"),
    ("a set", {"value": STRING | {"enum": ["a"]}}, "became-enum"),
]


@pytest.mark.parametrize(("change", "rule"), [row[1:] for row in CHANGES], ids=lambda row: row)
@pytest.mark.parametrize("written", [0, 1, 2])
def test_a_change_of_every_level_is_told(
    change: dict[str, Schema], rule: str, written: int
) -> None:
    """Levels written out before or after it, the change of the schema is one on each side."""
    node = thing(("value",), **(NODE["properties"] | change))

    def levels(schema: Schema) -> Schema:
        body = ref("Node")
        for _ in range(written):
            body = thing(("value",), **(schema["properties"] | {"next": body}))
        return body

    told = found(stating(ref("Node")), stating(levels(node), Node=node))
    assert len(told) == 2
    assert all(one.rule.endswith(rule) or "new-optional" in one.rule for one in told)


@pytest.mark.parametrize("level", [0, 1, 2])
@pytest.mark.parametrize("change", [row[1] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_a_change_of_one_level_is_told(change: dict[str, Schema], level: int) -> None:
    def levels(at: int | None) -> Schema:
        body = ref("Node")
        for number in (2, 1, 0):
            more = change if number == at else {}
            body = thing(("value",), **(NODE["properties"] | {"next": body} | more))
        return body

    told = found(stating(levels(None)), stating(levels(level)))
    (name,) = change
    path = "$" + ".next" * level + f".{name}"
    keys = [key for one in told for key in (one.key, *one.documented.get("parts", ()))]  # type: ignore[misc]
    assert any(key.endswith(f" {path}") for key in keys)


@pytest.mark.parametrize(
    "schema",
    [
        pytest.param(thing(a=thing(a=thing(a=STRING))), id="names that repeat"),
        pytest.param(thing(a=some(thing(a=some(STRING)))), id="lists that repeat"),
        pytest.param(
            {"oneOf": [thing(text=STRING), thing(content=thing(text=STRING))]},
            id="an alternative that holds another",
        ),
        pytest.param(thing(a=keyed({}), b={"type": "object"}), id="anything"),
    ],
)
def test_what_only_looks_alike_is_read_to_its_end(schema: Schema) -> None:
    told = read(stating(thing(p=schema, other=ref("Node")))).facts
    alone = document(request=thing(p=schema), answer=thing(p=schema)) | {"openapi": "3.1.0"}
    below = {
        which: {(one.key, getattr(one, "free_form", None)) for one in facts if "$.p" in one.key}
        for which, facts in (("told", told), ("alone", read(alone).facts))
    }
    assert below["told"] == below["alone"]
