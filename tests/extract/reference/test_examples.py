"""Examples: what only they show, what they contradict, and whose they are."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.extract.api_reference import extract
from checker.extract.reference import walk as reference_walk
from tests.extract.reference_pages import fence, lines, opened, stated, thing

STRING = {"type": "string"}
REQUEST = "request application/json $"
ANSWER = "response 200 application/json $"
ERROR = "response default application/json $"
STREAM = "stream 200 text/event-stream $"


def code(text: str, info: str = "json Response") -> str:
    return f"\n```{info}\n{text}\n```\n"


def shown(text: str, schema: Any = None, answer: Any = None) -> dict[str, str]:
    """The fields that only examples show, and the contradicted ones."""
    found = stated(f"# T\n{text}", schema, answer=answer)
    return {
        key: told.removeprefix("example-only: ")
        for key, told in found.items()
        if told.startswith(("example-only", "conflicting")) and key != "operation"
    }


PLAIN = [
    pytest.param(
        code('{"a": 1}'), {ANSWER: "object", f"{ANSWER}.a": "integer"}, id="a field and its type"
    ),
    pytest.param(
        code('{"a": 1.5, "b": "x", "c": null, "d": true}'),
        {
            ANSWER: "object",
            f"{ANSWER}.a": "number",
            f"{ANSWER}.b": "string",
            f"{ANSWER}.c": "null",
            f"{ANSWER}.d": "boolean",
        },
        id="every type",
    ),
    pytest.param(
        code('{"a": [{"b": 1}, {"b": "x"}]}'),
        {
            ANSWER: "object",
            f"{ANSWER}.a": "array",
            f"{ANSWER}.a[*]": "object",
            f"{ANSWER}.a[*].b": "integer string",
        },
        id="items together",
    ),
    pytest.param(
        code('[{"a": 1}]'),
        {ANSWER: "array", f"{ANSWER}[*]": "object", f"{ANSWER}[*].a": "integer"},
        id="a list",
    ),
    pytest.param(
        code('{"x-y": 1}'),
        {ANSWER: "object", f"{ANSWER}['x-y']": "integer"},
        id="a name outside the shorthand",
    ),
    pytest.param(code('{"": 1, "' + "n" * 200 + '": 2}'), {ANSWER: "object"}, id="what is no name"),
    pytest.param(
        code(
            '{"a": "<string>", "b": "{{b}}", "c": "$C", "d": "YOUR_D", "e": "...", "f": "\u2026"}'
        ),
        {ANSWER: "object", **{f"{ANSWER}.{name}": "" for name in "abcdef"}},
        id="placeholders have no type",
    ),
    pytest.param(
        code('{"object": "thing.done", "role": "user", "model": "m1"}'),
        {
            ANSWER: "object",
            f"{ANSWER}.object": "string",
            f"{ANSWER}.role": "string",
            f"{ANSWER}.model": "string",
        },
        id="no value is kept",
    ),
    pytest.param(
        code('{"a": [{"type": "x"}, {"type": "y"}]}'),
        {
            ANSWER: "object",
            f"{ANSWER}.a": "array",
            f"{ANSWER}.a[*]": "object",
            f"{ANSWER}.a[*].type": "string",
        },
        id="nor several",
    ),
    pytest.param(
        code('{"a": [{"type": "x"}, {"type": "Two words"}, {"type": null}]}'),
        {
            ANSWER: "object",
            f"{ANSWER}.a": "array",
            f"{ANSWER}.a[*]": "object",
            f"{ANSWER}.a[*].type": "null string",
        },
        id="of every type",
    ),
    pytest.param(
        code('{"a": 1') + code("words") + code("{}") + code("7"), {}, id="what is no example"
    ),
    pytest.param(code("print(1)", "python Response"), {}, id="another language"),
    pytest.param(code('{"a": 1}', "json"), {}, id="an example that nothing labels"),
    pytest.param(code("[1, 2]"), {}, id="a list of no objects"),
    pytest.param(
        code('[{"a": 1}, 7]'),
        {ANSWER: "array", f"{ANSWER}[*]": "integer object", f"{ANSWER}[*].a": "integer"},
        id="a list that begins with an object",
    ),
    pytest.param(
        code('{"a": 1}') + code('{"a": "x", "b": 2}'),
        {ANSWER: "object", f"{ANSWER}.a": "integer string", f"{ANSWER}.b": "integer"},
        id="two examples together",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_an_example(text: str, expected: dict[str, str]) -> None:
    assert shown(text) == expected


ONE = '{"a": 1}'
WHOSE = [
    pytest.param(code(ONE, "json Request"), REQUEST, id="by its title"),
    pytest.param(code(ONE, "json Success (200) theme={null}"), ANSWER, id="a status in its title"),
    pytest.param(
        code(ONE, 'json title="x" 404'),
        "response 404 application/json $",
        id="a status of an error",
    ),
    pytest.param(code(ONE, "json Error body"), ERROR, id="an error"),
    pytest.param(code(ONE, "json Streamed chunk"), STREAM, id="a chunk of a stream"),
    pytest.param(code(ONE, "json Chunk"), None, id="a chunk of what is not told"),
    pytest.param("## Response\n" + code(ONE, "json"), ANSWER, id="by the heading"),
    pytest.param("## Example request\n" + code(ONE, "json"), REQUEST, id="by a longer heading"),
    pytest.param(
        "## Response\n\n### Example\n" + code(ONE, "json"), ANSWER, id="by a heading further up"
    ),
    pytest.param(
        "## Response\n\n### The usage\n" + code(ONE, "json"), None, id="not past another heading"
    ),
    pytest.param(
        "## Response with tools\n" + code(ONE, "json"), ANSWER, id="by a label with something more"
    ),
    pytest.param("**Response:**\n" + code(ONE, "json"), ANSWER, id="by the line before"),
    pytest.param(
        "## Response\n\nPut this into your settings:\n" + code(ONE, "json"),
        None,
        id="not past a line that names something else",
    ),
    pytest.param(
        "## Response (202 Accepted)\n" + code(ONE, "json"),
        "response 202 application/json $",
        id="by another success",
    ),
    pytest.param(
        "## Streaming\n\n### Response\n" + code(ONE, "json"), STREAM, id="a response of a stream"
    ),
    pytest.param("## Webhook\n" + code(ONE, "json Response"), None, id="what is sent to others"),
    pytest.param(
        "POST /v1/x\n\n## Other\n\nGET /v1/y\n\n### Response\n" + code(ONE, "json"),
        None,
        id="an answer of another operation",
    ),
    pytest.param(
        "POST /v1/x\n\n## Other\n\n" + code("curl https://x.test/v1/y -d '{\"a\": 1}'", "bash"),
        None,
        id="a command for another operation",
    ),
    pytest.param('<Tab title="Response">\n' + code(ONE, "json") + "</Tab>", ANSWER, id="by a tab"),
    pytest.param(
        "<RequestExample>\n" + code(ONE, "json") + "</RequestExample>", REQUEST, id="by a component"
    ),
    pytest.param(
        "## Request\n" + code("curl https://x.test/v1", "bash") + code(ONE, "json"),
        ANSWER,
        id="what follows a command is its answer",
    ),
    pytest.param(
        code("curl https://x.test/v1", "bash") + code(ONE, "json Request"),
        REQUEST,
        id="unless its own title says otherwise",
    ),
    pytest.param(
        "## Call\n" + code("import x", "python") + code(ONE, "json"),
        None,
        id="what follows another sample may be anything",
    ),
    pytest.param(
        "## Call\n" + code("curl https://x.test/v1", "bash") + "## Other\n" + code(ONE, "json"),
        None,
        id="not across a heading",
    ),
    pytest.param(
        "## Call\n" + code("curl https://x.test/v1", "bash") + "Words.\n" + code(ONE, "json"),
        None,
        id="nor across words",
    ),
    pytest.param("## Query parameters\n" + code(ONE, "json"), None, id="parameters have no body"),
    pytest.param(
        code("curl https://x.test/v1 -d '{\"a\": 1}'", "bash cURL"),
        REQUEST,
        id="the body of a command",
    ),
    pytest.param(
        code("curl https://x.test/v1 -d '{\"a\": 1}'", ""),
        REQUEST,
        id="a command without a language",
    ),
    *(
        pytest.param(code("curl https://x.test/v1 -d '{\"a\": 1}'", one), REQUEST, id=one)
        for one in ("bash", "console", "curl", "sh", "shell", "zsh")
    ),
    pytest.param(code("curl https://x.test/v1", "bash"), None, id="a command without a body"),
    pytest.param(code('event: x\ndata: {"a": 1}\n\ndata: [DONE]', "text"), STREAM, id="frames"),
    pytest.param(
        code('HTTP/1.1 201 Created\nX: y\n\n{"a": 1}', "http"),
        "response 201 application/json $",
        id="a whole answer",
    ),
    pytest.param(
        code('HTTP/2 404\n\n{"a": 1}', "http"),
        "response 404 application/json $",
        id="a whole answer of an error",
    ),
    pytest.param(
        "## Response\n" + code('HTTP/x\n\n{"a": 1}', "http"),
        ANSWER,
        id="a whole answer without a status",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WHOSE)
def test_whose_an_example_is(text: str, expected: str | None) -> None:
    assert {key.removesuffix(".a") for key in shown(text)} == ({expected} if expected else set())


def test_an_error_envelope_is_known_by_its_form() -> None:
    assert shown(code('{"error": {"message": "m"}, "user_id": "u"}', "json")).keys() == {
        ERROR,
        f"{ERROR}.error",
        f"{ERROR}.error.message",
        f"{ERROR}.user_id",
    }
    assert shown(code('{"error": "m"}', "json 401")).keys() == {
        "response 401 application/json $",
        "response 401 application/json $.error",
    }


def test_an_answer_that_has_an_error_among_its_fields_is_an_answer() -> None:
    text = '{"id": "x", "state": "failed", "error": {"m": 1}, "n": 1}'
    assert ERROR not in shown(code(text))
    assert f"{ANSWER}.error.m" in shown(code(text))


SCHEMA = thing(model=STRING, n={"type": "integer"}, share={"type": "number"}, any={})
SEEN = [
    pytest.param(
        '{"model": "m", "n": 1, "share": 1, "any": []}', {}, id="what agrees adds nothing"
    ),
    pytest.param(
        '{"model": 7, "n": 1}',
        {f"{REQUEST}.model": "conflicting: integer string?"},
        id="another type",
    ),
    pytest.param('{"model": "m", "n": 1.0, "share": 0.5}', {}, id="a whole number is an integer"),
    pytest.param(
        '{"model": "m", "n": 1.5}',
        {f"{REQUEST}.n": "conflicting: integer number?"},
        id="a fraction is none",
    ),
    pytest.param(
        '{"model": null, "n": 1}',
        {f"{REQUEST}.model": "conflicting: null string?"},
        id="null where none is documented",
    ),
    pytest.param(
        '{"model": "m", "n": "x"}',
        {f"{REQUEST}.n": "conflicting: integer string?"},
        id="a word where a number is documented",
    ),
    pytest.param('{"model": "m", "n": "<n>"}', {}, id="a placeholder contradicts nothing"),
    pytest.param(
        '{"model": "m", "extra": {"a": 1}}',
        {f"{REQUEST}.extra": "object", f"{REQUEST}.extra.a": "integer"},
        id="what is not documented",
    ),
    pytest.param('{"foreign": 1, "strange": 2}', {}, id="an object of another kind"),
]


@pytest.mark.parametrize(("text", "expected"), SEEN)
def test_an_example_beside_a_schema(text: str, expected: dict[str, str]) -> None:
    assert shown(code(text, "json Request"), SCHEMA) == expected


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ({"id": 7, "more": [True]}, {"more": "array", "more[*]": "boolean"}),
        ({"other": 1, "more": 2}, {}),
        ({}, {}),
        ("id", {}),
        ([], {}),
    ],
)
def test_an_example_of_the_document_adds_to_its_schema(
    example: object, expected: dict[str, str]
) -> None:
    block = fence(None, {"type": "object", "properties": {"id": {"type": "string"}}})
    block = block.replace('"schema":', f'"example": {json.dumps(example)}, "schema":')
    assert shown(block) == {f"{ANSWER}.{path}": said for path, said in expected.items()}


def test_an_example_that_shares_no_name_with_its_body_is_told() -> None:
    text = code('{"id": "x", "more": 1,\n"state": "s", "size": 2}', "json Request")
    assert shown(text, SCHEMA) == {}
    found = extract([opened("page-markdown", f"# T\n{text}{fence(SCHEMA, None)}")])
    assert found.problems == ("unplaced-example: T, 2 lines",)


def test_a_labelled_example_that_is_not_read_is_told() -> None:
    cut = '{"a": 1, "b": ...}'
    for text in (
        *(f"## Response\n{code(cut, one)}" for one in ("json", "")),
        code("curl https://x.test/v1/x -X POST", "bash") + code(cut, "json"),
        f"## Webhook\n{code(ONE)}",
    ):
        found = extract([opened("page-markdown", f"# T\n\nPOST /v1/x\n\n{text}")])
        (told,) = found.problems
        assert told.startswith("unplaced-example: ")
    plain = f"# T\n\nPOST /v1/x\n\n## Set up\n{code(ONE, 'json')}"
    assert extract([opened("page-markdown", plain)]).problems == ()


def test_an_answer_that_nothing_documents_is_shown_by_its_example() -> None:
    text = '{"id": "x", "model": "m"}'
    assert shown(code(text), SCHEMA) == {
        ANSWER: "object",
        f"{ANSWER}.id": "string",
        f"{ANSWER}.model": "string",
    }


def tagged(name: object, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"const": name}, **properties},
    }


UNION = {"oneOf": [tagged("a", x=STRING), tagged("b", y=STRING)]}
BRANCHES = [
    pytest.param(
        {"items": {"type": "array", "items": UNION}},
        '{"items": [{"type": "a", "x": 1, "z": 2}]}',
        {
            f"{ANSWER}.items[?@.type=='a'].x": "conflicting: integer string?",
            f"{ANSWER}.items[?@.type=='a'].z": "integer",
        },
        id="an item of a documented branch",
    ),
    pytest.param(
        {"items": {"type": "array", "items": UNION}},
        '{"items": [{"type": "c", "x": 1}]}',
        {
            f"{ANSWER}.items[?@.type=='c']": "object",
            f"{ANSWER}.items[?@.type=='c'].type": "string",
            f"{ANSWER}.items[?@.type=='c'].x": "integer",
        },
        id="an item of a branch that only examples show",
    ),
    pytest.param(
        {"items": {"type": "array", "items": UNION}},
        '{"items": [{"x": 1}, {"type": null}]}',
        {},
        id="an item of no branch",
    ),
    pytest.param(
        {"one": UNION},
        '{"one": {"type": "b", "z": 1}}',
        {f"{ANSWER}.one.z type=b": "integer"},
        id="an object of a documented branch",
    ),
    pytest.param(
        {"one": UNION},
        '{"one": {"type": "c"}}',
        {f"{ANSWER}.one type=c": "object", f"{ANSWER}.one.type type=c": "string"},
        id="an object of another branch",
    ),
    pytest.param(
        {"one": {"oneOf": [tagged(name=True, x=STRING), tagged(name=False)]}},
        '{"one": {"type": true, "z": 1}}',
        {f"{ANSWER}.one.z type=true": "integer"},
        id="a branch by a boolean",
    ),
    pytest.param(
        {"map": {"additionalProperties": STRING}},
        '{"map": {"k": "v", "l": 1}}',
        {f"{ANSWER}.map.*": "conflicting: integer string"},
        id="the keys of a map are no names",
    ),
    pytest.param(
        {"map": {"properties": {"k": STRING}, "additionalProperties": {"type": "integer"}}},
        '{"map": {"k": "v", "l": 1}}',
        {},
        id="but documented names are",
    ),
    pytest.param(
        {"one": {"oneOf": [tagged("a", m={"additionalProperties": STRING}), tagged("b")]}},
        '{"one": {"type": "a", "m": {"k": "v"}}}',
        {},
        id="nor are those of a map in a branch",
    ),
    pytest.param(
        {"free": {"type": "object"}},
        '{"free": {"a": {"b": 1}}}',
        {},
        id="below free-form nothing is looked at",
    ),
]


@pytest.mark.parametrize(("properties", "text", "expected"), BRANCHES)
def test_an_example_is_walked_along_what_is_documented(
    properties: dict[str, Any], text: str, expected: dict[str, str]
) -> None:
    assert shown(code(text), answer={"type": "object", "properties": properties}) == expected


def test_deep_and_long_examples_are_bounded() -> None:
    deep = '{"a":' * 60 + "1" + "}" * 60
    assert len(shown(code(deep))) == reference_walk.MAX_DEPTH + 1
    many = ", ".join(f'"a{at}": 1' for at in range(5_001))
    assert len(shown(code(f"{{{many}}}"))) == 5_000


@pytest.mark.parametrize("language", ["", "http", "text", "json", "json5", "jsonc", "jsonl"])
def test_the_languages_of_a_body(language: str) -> None:
    block = code('[{"a": 1}]', f"{language} {{title=Response}}" if language else "")
    assert f"{ANSWER}[*].a" in shown(f"\n## Response\n{block}")


def test_every_place_of_an_example_is_evidence_of_it() -> None:
    found = stated("# T\n" + code('{"a": 1}') + code('{"a": 2}'))
    assert found[f"{ANSWER}.a"] == "example-only: integer"


LABELS = [
    pytest.param("Returns 202 Accepted", "202", id="a status after a word"),
    pytest.param("Success response (HTTP 202)", "202", id="a success"),
    pytest.param("Example error, 409", "409", id="after a comma"),
]


@pytest.mark.parametrize(("label", "status"), LABELS)
def test_a_label_says_which_answer_an_example_is_of(label: str, status: str) -> None:
    found = stated(f'# T\n\nPOST /v1/x\n\n### {label}\n\n```json\n{{"id": "a"}}\n```\n')
    assert f"response {status} application/json $.id" in found


def test_a_request_as_it_is_sent_shows_its_body() -> None:
    sent = '```http\nPOST {} HTTP/1.1\nHost: x.test\n\n{{"name": "a"}}\n```\n'
    text = "# T\n\nPOST /v1/x\n\n"
    assert "request application/json $.name" in stated(text + sent.format("/v1/x"))
    other = extract([opened("page-markdown", text + sent.format("/v1/y"))])
    assert "unplaced-example: T, 1 line" in other.problems


@pytest.mark.parametrize(("body", "told"), [('{"name": "a"}', True), ("name=a", False)])
def test_a_command_shows_its_body_where_that_is_json(body: str, *, told: bool) -> None:
    call = f"```bash{{2}}\ncurl -X POST https://x.test/v1/x \\\n  -d '{body}'\n```\n"
    found = extract([opened("page-markdown", f"# T\n\nPOST /v1/x\n\n{call}")])
    assert ("request application/json $.name" in lines(found)) is told
    assert found.problems == ()


@pytest.mark.parametrize(("more", "place"), [(2, ERROR), (3, ANSWER)])
def test_what_an_error_stands_in_has_few_members(more: int, place: str) -> None:
    others = "".join(f', "a{at}": 1' for at in range(more))
    assert f"{place}.error" in shown(code(f'{{"error": "x"{others}}}'))


def test_a_line_that_introduces_an_answer_is_a_label() -> None:
    text = "# T\n\nPOST /v1/x\n\nThe response has the following fields:\n\n"
    assert f"{ANSWER}.id" in stated(text + '```json\n{"id": "a"}\n```\n')


def test_a_command_of_another_operation_shows_no_body_of_this_one() -> None:
    call = "```bash\ncurl -X POST https://x.test{} -d '{}'\n```\n\n"
    text = "# T\n\nPOST /v1/token\n\n"
    text += call.format("/v1/login", '{"otp": "1"}') + call.format("/v1/token", '{"scope": "a"}')
    found = stated(text)
    assert "request application/json $.scope" in found
    assert "request application/json $.otp" not in found


SILENT = [
    pytest.param(
        "## A bigger response, with tools", 'json\n{"id": 1}', id="a label that is not understood"
    ),
    pytest.param("The command above returns this:", '\n{"id": 1}', id="a block of no language"),
    *(
        pytest.param("**Request**", f"{form}\nid: 1", id=f"{form}, which is not read")
        for form in ("toml", "xml", "yaml", "yml")
    ),
]


@pytest.mark.parametrize(("label", "block"), SILENT)
def test_an_example_of_a_body_that_is_not_read_is_told(label: str, block: str) -> None:
    text = f"# T\n\nPOST /v1/x\n\n{label}\n\n```{block}\n```\n"
    (told,) = extract([opened("page-markdown", text)]).problems
    assert told.startswith("unplaced-example: ")


def test_an_example_of_something_else_is_no_loss() -> None:
    for label, block in (("Settings of the editor", 'json\n{"id": 1}'), ("Example", "yaml\nid: 1")):
        text = f"# T\n\nPOST /v1/x\n\n## {label}\n\n```{block}\n```\n"
        assert extract([opened("page-markdown", text)]).problems == ()


@pytest.mark.parametrize(
    ("path", "said"),
    [("/v1/x", {f"{REQUEST}.model": "conflicting: integer string?"}), ("/v1/y", {})],
)
def test_a_body_as_it_is_sent_is_of_the_operation_of_its_first_line(
    path: str, said: dict[str, str]
) -> None:
    sent = code(f'POST {path} HTTP/1.1\nHost: a.test\n\n{{"model": 7}}', "http")
    assert shown(f"POST /v1/x\n{sent}", SCHEMA) == said


def test_a_sentence_over_an_example_is_no_label_of_it() -> None:
    text = "# T\n\nPOST /v1/x\n\n## Response\n\nEach call returns the following.\n\n"
    assert f"{ANSWER}.id" in stated(text + '```json\n{"id": "a"}\n```\n')


def test_an_object_of_another_language_under_a_label_is_told() -> None:
    found = extract([opened("page-markdown", "# T\n\n## Response\n\n```js\n{ id: 'a' }\n```\n")])
    assert "unplaced-example: Response, 1 line" in found.problems


def test_a_case_of_another_status_makes_no_answer_one_of_it() -> None:
    text = (
        '# T\n\n## Response with tools\n\n```json\n{"id": "a"}\n```\n\n'
        '## Result of a batch (202)\n\n```json\n{"batch": "b"}\n```\n'
    )
    found = stated(text)
    assert "response 200 application/json $.id" in found
    assert "response 202 application/json $.batch" in found
    assert "response 202 application/json $.id" not in found


def test_a_heading_that_calls_it_a_payload_says_that_an_example_is_of_a_body() -> None:
    for heading, told in (("Payload", ("unplaced-example: Payload, 1 line",)), ("Settings", ())):
        text = f"# T\n\nPOST /v1/x\n\n## {heading}\n{code('[1]', 'json')}"
        assert extract([opened("page-markdown", text)]).problems == told


def test_a_schema_shows_no_body() -> None:
    schema = '{"type": "object", "properties": {"a": {"type": "string"}}}'
    found = extract([opened("page-markdown", f"# T\n\nPOST /v1/x\n{code(schema)}")])
    assert [fact.key for fact in found.facts] == ["operation"]
    assert found.problems == ("unplaced-example: T, 1 line",)
    data = '{"type": "object", "properties": {"a": "string", "b": {}}}'
    assert f"{ANSWER}.properties.a" in shown(code(data))
    assert f"{ANSWER}.properties.a.b" in shown(code('{"properties": {"a": {"b": 1}}}'))


def test_a_status_that_is_called_otherwise_is_one_in_the_title_of_an_example() -> None:
    assert [*shown(code('{"error": "x"}', "json 503 Busy"))][-1] == (
        "response 503 application/json $.error"
    )
    assert [*shown(code('{"error": "x"}', "json 777 Busy"))][-1] == f"{ERROR}.error"
