"""Type blocks: what they declare, and whose body it is."""

from __future__ import annotations

import pytest

from checker.extract.api_reference import extract
from checker.extract.reference.type_blocks import MisreadError, types_of
from tests.extract.reference_pages import opened, stated

BODY = "request application/json $"
ANSWER = "response 200 application/json $"

TYPES = [
    ("string", {"type": "string"}),
    ("number[]", {"type": "array", "items": {"type": "number"}}),
    ("Array<boolean>", {"type": "array", "items": {"type": "boolean"}}),
    ("'a' | 'b'", {"enum": ["a", "b"]}),
    ("'a' | null", {"enum": ["a", None]}),
    ("'a' | string", {"type": ["string"]}),
    ("1 | 2.5", {"enum": [1, 2.5]}),
    ("true | false", {"type": ["boolean"]}),
    ("string | null", {"type": ["null", "string"]}),
    ("string | string[]", {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": ["string"]}]}),
    ("string | any", {}),
    ("Record<string, number>", {"type": "object", "additionalProperties": {"type": "number"}}),
    ("Partial<B>", {}),
    ("B", {"$ref": "#/components/schemas/B"}),
    ("B & C", {"allOf": [{"$ref": "#/components/schemas/B"}, {"$ref": "#/components/schemas/C"}]}),
    ("(B | null)[]", {"type": "array", "items": {"anyOf": [{"$ref": "#/components/schemas/B"}, {"type": "null"}]}}),
    ("{ readonly a: string; 'b-c'?: number, ... }", {"type": "object", "properties": {"a": {"type": "string"}, "b-c": {"type": "number"}}, "required": ["a"]}),
    ("{ [key: string]: number }", {"type": "object", "additionalProperties": {"type": "number"}, "properties": {}, "required": []}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TYPES)
def test_a_type(text: str, expected: object) -> None:
    assert types_of(f"// words\nexport type A = {text};")["A"] == expected


def test_an_interface_may_extend_others() -> None:
    found = types_of("interface A extends B, C { x: string }  /* words */")
    assert [one.get("$ref") for one in found["A"]["allOf"]] == [
        "#/components/schemas/B",
        "#/components/schemas/C",
        None,
    ]


def test_other_code_declares_no_type() -> None:
    assert types_of("const a = 1;") == {}


@pytest.mark.parametrize(
    "text",
    [
        "type A<T> = T",
        "type A = {",
        "type A = keyof B",
        "interface A { f(x: string): void }",
        "type A = " + "(" * 60,
        "type A = +",
        "interface A {}\nconst a = 1",
    ],
)
def test_what_is_not_understood_is_said_to_be(text: str) -> None:
    with pytest.raises(MisreadError):
        types_of(text)


def block(text: str, heading: str = "") -> str:
    return f"{heading}\n\n```typescript\n{text}\n```\n\n"


def test_a_type_is_a_body_by_its_heading_or_its_name() -> None:
    text = "interface Thing { id: string; part?: Part | null }\ninterface Part { n: number }"
    by_heading = stated("# T\n\n" + block(text, "## Response"))
    by_name = stated("# T\n\n" + block(text.replace("Thing", "ThingResponse"), "## Types"))
    assert by_heading == by_name
    assert by_name == {
        ANSWER: "object",
        f"{ANSWER}.id": "string!",
        f"{ANSWER}.part": "null object?",
        f"{ANSWER}.part.n": "number!",
    }
    assert stated("# T\n\n" + block("type Request = { a?: 'x' | 'y' }")) == {
        BODY: "object",
        f"{BODY}.a": "string? enum=['x', 'y']",
    }
    chunk = stated("# T\n\n" + block("interface Chunk { d: string }"))
    assert chunk["stream 200 text/event-stream $.d"] == "string!"


def test_a_type_in_another_block_is_found() -> None:
    text = block("interface Request { a: Part[] }") + block("interface Part { n: number }", "## B")
    assert stated(f"# T\n\n{text}")[f"{BODY}.a[*].n"] == "number!"


LOST = [
    pytest.param(block("interface Message { a: string }", "## Message"), 1, id="in no body"),
    pytest.param(block("interface Request { f(): void }\ntype B = 1"), 2, id="not understood"),
    pytest.param(
        block("type A = { a: 1 }\ntype B = { b: 1 }", "## Response"), 2, id="two for one body"
    ),
    pytest.param(block("interface HookRequest { a: string }", "## Webhook"), 1, id="of a webhook"),
]


@pytest.mark.parametrize(("text", "count"), LOST)
def test_a_type_without_a_place_is_told(text: str, count: int) -> None:
    found = extract([opened("page-markdown", f"# T\n\nPOST /v1/x\n\n{text}")])
    assert [fact.key for fact in found.facts] == ["operation"]
    (told,) = found.problems
    assert told.startswith("unplaced-type-block: ")
    assert told.endswith(f", {count} {'type' if count == 1 else 'types'}")


def test_two_types_for_one_body_are_both_told() -> None:
    text = block("interface ARequest { a: string }\ninterface BRequest { b: string }")
    found = extract([opened("page-markdown", f"# T\n\n{text}")])
    assert "unplaced-type-block: T, 2 types" in found.problems


def test_evidence_is_the_block_that_declares() -> None:
    text = block("interface Request { a: Part }", "## One") + block(
        "interface Part { n: number }", "## Two"
    )
    found = extract([opened("page-markdown", f"# T\n\n{text}")])
    places = {fact.key: {one.heading[-1] for one in fact.evidence} for fact in found.facts}
    assert places[BODY] == {"One"}
    assert places[f"{BODY}.a.n"] == {"Two"}
    assert all(one.pointer is None for fact in found.facts for one in fact.evidence)


OTHERS = [
    "python\nclass ChatRequest(BaseModel):\n    model: str",
    "go\ntype ChatRequest struct {\n\tModel string\n}",
    "graphql\ntype Chat {\n  id: ID!\n}",
    "protobuf\nmessage Chat {\n  string id = 1;\n}",
]


@pytest.mark.parametrize("block", OTHERS)
def test_a_type_in_another_language_is_told(block: str) -> None:
    text = f"# T\n\nPOST /v1/x\n\n## Request\n\n```{block}\n```\n"
    assert extract([opened("page-markdown", text)]).problems == (
        "unplaced-type-block: Request, 1 type",
    )
    call = "# T\n\nPOST /v1/x\n\n```python\nclass Client:\n    pass\n```\n"
    assert extract([opened("page-markdown", call)]).problems == ()
