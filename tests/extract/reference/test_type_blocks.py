"""Type blocks: what they declare, and whose body it is."""

from __future__ import annotations

import pytest

from checker.extract.api_reference import extract
from tests.extract.reference_pages import lines, opened, stated

BODY = "request application/json $"
ANSWER = "response 200 application/json $"

ROWS = [
    ("a: string", "string!"),
    ("a?: number[]", "array?"),
    ("a: Array<boolean>", "array!"),
    ("a: 'x' | 'y'", "string! enum=['x', 'y']"),
    ("a: | 'x'\n    | 'y'", "string! enum=['x', 'y']"),
    ("a: 'x' | string", "string!"),
    ("a: string | null", "null string!"),
    ("a: string | undefined", "string!"),
    ("a: string | any", "!"),
    ("a: Record<string, number>", "object!"),
    ("a: Partial<B>", "!"),
    ("readonly 'a': string, b: number", "string!"),
    ("/* words: x */ // words\n a: string", "string!"),
    ("a: { b: string }[]; ...", "array!"),
]


@pytest.mark.parametrize(("count", "read"), [(1_999, 1_999), (2_000, 0)])
def test_of_how_many_members_a_type_is_read(count: int, read: int) -> None:
    members = "".join(f"a{at}: string;\n" for at in range(count))
    assert len(stated("# T\n\n" + block(f"interface ARequest {{\n{members}}}"))) == read


@pytest.mark.parametrize(("member", "expected"), ROWS)
def test_a_member(member: str, expected: str) -> None:
    found = stated("# T\n\n" + block(f"export interface ARequest {{ {member} }}"))
    assert found[f"{BODY}.a"] == expected


@pytest.mark.parametrize(
    ("language", "read"),
    [
        ("", True),
        ("ts {1}", True),
        ("tsx", True),
        ("typescript", True),
        ("TS{1}", True),
        ("js", False),
    ],
)
def test_the_languages_of_types(language: str, *, read: bool) -> None:
    text = f"# T\n\n```{language}\ninterface ARequest {{ a: string }}\n```\n"
    assert bool(stated(text)) is read


@pytest.mark.parametrize(
    "text",
    [
        "type ARequest<T> = { a: T }",
        "type ARequest = { a: string",
        "type ARequest = keyof B",
        "type ARequest = { a: 'x'; b: string } | { a: 'y' }",
        "type ARequest = { a: string }\n  & B",
        "type ARequest = { a: string }[]",
        "interface ARequest { f(x: string): void }",
        "interface ARequest { [key: string]: number }",
        "interface ARequest extends B { a: string }",
        "type ARequest = B & C",
        "type ARequest = { a: " + "{ a: " * 60,
    ],
)
def test_what_is_not_understood_is_told(text: str) -> None:
    found = extract([opened("page-markdown", "# T\n\n" + block(text))])
    assert (found.facts, found.problems[-1]) == ((), "unplaced-type-block: T, 1 type")


def test_other_code_declares_no_type() -> None:
    found = extract([opened("page-markdown", "# T\n\nPOST /v1/x\n\n" + block("const a = 1;"))])
    assert found.problems == ()


def test_a_name_for_words_is_those_words() -> None:
    text = "type Mode =\n  | 'x'\n  | 'y';\ninterface ARequest { a: Mode; b?: Mode | null }"
    found = extract([opened("page-markdown", "# T\n\n" + block(text))])
    assert found.problems == ()
    assert lines(found) == {
        f"{BODY}.a": "string! enum=['x', 'y']",
        f"{BODY}.b": "null string? enum=['x', 'y']",
    }


def test_a_type_that_holds_itself_is_written_out_once() -> None:
    text = block("interface ARequest { of: Node }\ninterface Node { id: string; below: Node[] }")
    assert set(stated(f"# T\n\n{text}")) == {
        f"{BODY}.{path}" for path in ("of", "of.id", "of.below", "of.below[*]")
    }


def test_a_type_stands_at_each_field_that_has_it_also_in_a_type_below_it() -> None:
    text = "interface ARequest { by: Person; car: Car }\ninterface Person { n: number }"
    found = stated("# T\n\n" + block(f"{text}\ninterface Car {{ by: Person }}"))
    assert {f"{BODY}.by.n", f"{BODY}.car.by.n"} <= {*found}


def block(text: str, heading: str = "") -> str:
    return f"{heading}\n\n```typescript\n{text}\n```\n\n"


def test_a_type_is_a_body_by_its_heading_or_its_name() -> None:
    text = "interface Thing { id: string; part?: Part | null }\ninterface Part { n: number }"
    by_heading = stated("# T\n\n" + block(text, "## Response"))
    by_name = stated("# T\n\n" + block(text.replace("Thing", "ThingResponse"), "## Types"))
    assert by_heading == by_name
    assert by_name == {
        f"{ANSWER}.id": "string!",
        f"{ANSWER}.part": "null object?",
        f"{ANSWER}.part.n": "number!",
    }
    assert stated("# T\n\n" + block("type Request = { a?: 'x' | 'y' }")) == {
        f"{BODY}.a": "string? enum=['x', 'y']",
    }
    chunk = stated("# T\n\n" + block("interface Chunk { d: string }"))
    assert chunk["stream 200 text/event-stream $.d"] == "string!"
    for name in ("ApiError", "ErrorBody", "ApiErrorResponse"):
        error = stated("# T\n\n" + block(f"interface {name} {{ code: number }}"))
        assert error == {"response default application/json $.code": "number!"}


BODIES = [
    pytest.param(
        "interface ARequest { next?: ARequest; part: PartRequest }\n"
        "interface PartRequest { n: number }",
        {"next", "part", "part.n"},
        id="one that holds itself, and one that another holds",
    ),
    pytest.param(
        "interface Root { part: Part }\ninterface Part { n: number }\n"
        "interface Other { m: string }",
        set(),
        id="of two that none holds, under a label, none",
    ),
    pytest.param(
        "interface ARequest { a: string }\n```\n\n| Field | Type |\n|-|-|\n| b | string |\n\n```",
        {"a", "b"},
        id="beside a table of the same section",
    ),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_which_type_is_a_body(text: str, expected: set[str]) -> None:
    found = stated("# T\n\n" + block(text, "## Request body"))
    assert set(found) == {f"{BODY}.{path}" for path in expected}


def test_another_name_of_a_type_is_no_object() -> None:
    text = "type Id = string;\ninterface ARequest { a: Id }"
    assert stated("# T\n\n" + block(text)) == {f"{BODY}.a": "!"}


def test_a_type_of_parameters_is_one_of_those() -> None:
    found = stated("# T\n\n" + block("interface Part { n?: number }", "## Query parameters"))
    assert found == {"query $.n": "number?"}


def test_a_type_in_another_block_is_found() -> None:
    text = block("interface Request { a: Part[] }") + block("interface Part { n: number }", "## B")
    assert stated(f"# T\n\n{text}")[f"{BODY}.a[*].n"] == "number!"


LOST = [
    pytest.param(block("interface Message { a: string }", "## Message"), 1, id="in no body"),
    pytest.param(block("interface Request { f(): void }\ntype B = 1"), 2, id="not understood"),
    pytest.param(block("type Mode = 'x' | 'y';"), 1, id="words that nothing uses"),
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
    assert places[f"{BODY}.a"] == {"One"}
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


def test_a_type_that_a_field_has_stands_there_whatever_its_name_ends_in() -> None:
    answer = "interface Answer { error?: ErrorBody; list: Item[] }"
    error, item = "interface ErrorBody { code: number }", "interface Item { n: number }"
    text = block(answer, "## Response") + block(error) + block(item)
    assert stated("# T\n\n" + text) == {
        f"{ANSWER}.error": "object?",
        f"{ANSWER}.error.code": "number!",
        f"{ANSWER}.list": "array!",
        f"{ANSWER}.list[*]": "object",
        f"{ANSWER}.list[*].n": "number!",
    }


@pytest.mark.parametrize("whole", ["Partial<Base> & { x: string }", "Base | Other"])
def test_beside_a_type_that_is_not_understood_none_is_known_to_be_the_body(whole: str) -> None:
    text = block(f"type Body = {whole};\ninterface Base {{ id: string }}", "## Request body")
    found = extract([opened("page-markdown", "# T\n\n" + text)])
    assert (found.facts, found.problems[-1]) == ((), "unplaced-type-block: Request body, 2 types")


def test_beside_a_name_for_words_the_other_type_is_the_body() -> None:
    text = "interface Body { id: string }\ntype Mode = 'a' | 'b';"
    assert stated("# T\n\n" + block(text, "## Request body")) == {f"{BODY}.id": "string!"}


def test_a_type_that_a_table_names_stands_there() -> None:
    table = "## Request body\n\n| Name | Type |\n|---|---|\n| `list` | Item[] |\n\n"
    found = stated("# T\n\n" + table + block("interface Item { n: number }"))
    assert found == {
        f"{BODY}.list": "array",
        f"{BODY}.list[*]": "",
        f"{BODY}.list[*].n": "number!",
    }
