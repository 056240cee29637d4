"""Documented fields that stand in components."""

from __future__ import annotations

import pytest

from checker.extract.api_reference import extract
from checker.model.contract import Field
from tests.extract.reference_pages import lines, opened, stated

ROWS = [
    pytest.param(
        '<ParamField body="a" type="string" />',
        {"request application/json $.a": "string"},
        id="without `required` it is not said whether it is",
    ),
    pytest.param(
        '<ParamField body="a" required />',
        {"request application/json $.a": "!"},
        id="without a type none is said",
    ),
    pytest.param(
        '<ParamField body="a" type="Widget" />',
        {"request application/json $.a": ""},
        id="a type that is none is not said",
    ),
    pytest.param(
        '<ParamField body="a" required={false} deprecated />',
        {"request application/json $.a": "? deprecated"},
        id="an attribute that is false",
    ),
    pytest.param(
        """<ParamField body="a" required={'false'} />""",
        {"request application/json $.a": "?"},
        id="an attribute that is false as a text",
    ),
    pytest.param('<ParamField query="a b" type="string" />', {}, id="no name"),
    pytest.param(
        '<ParamField query="filter.state" type="string" />',
        {"query $['filter.state']": "string"},
        id="a dot in a parameter is part of its name",
    ),
    pytest.param(
        '<ParamField header="X-Id" type="string" />', {"header $['X-Id']": "string"}, id="a header"
    ),
    pytest.param('<ParamField cookie="sid" />', {"cookie $.sid": ""}, id="a cookie"),
    pytest.param(
        '<ParamField body="a.b" type="string" />',
        {"request application/json $.a.b": "string"},
        id="a dotted name in a body",
    ),
    pytest.param('<ParamField type="string" />', {}, id="no name at all"),
    pytest.param('<ParamField body type="string" />', {}, id="a place without a name"),
    pytest.param(
        '<ParamField body="a" type="string" default="true" />',
        {"request application/json $.a": "string default=true"},
        id="the default of a text",
    ),
    pytest.param(
        """<ParamField body="a" type="string" default="'x'" />""",
        {"request application/json $.a": "string default=x"},
        id="the default of a text in marks",
    ),
    pytest.param(
        '<ParamField body="a" type="integer" default="5" />',
        {"request application/json $.a": "integer default=5"},
        id="the default of a number",
    ),
    pytest.param(
        '<ParamField body="a" type="boolean" default="false" />',
        {"request application/json $.a": "boolean default=False"},
        id="the default of a boolean",
    ),
    pytest.param(
        '<ParamField body="a" default="auto" />',
        {"request application/json $.a": "default=auto"},
        id="a default that is no JSON",
    ),
    pytest.param(
        '<ResponseField name="a" type="string" />',
        {"response 200 application/json $.a": "string"},
        id="a field of an answer",
    ),
    pytest.param(
        '<ResponseField name="a" type="string" nullable />',
        {"response 200 application/json $.a": "null string"},
        id="a field that may be null",
    ),
    pytest.param(
        '## Errors\n\n<ResponseField name="a" type="string" />',
        {"response default application/json $.a": "string"},
        id="a field of an error",
    ),
    pytest.param(
        '## 404\n\n<ResponseField name="a" type="string" />',
        {
            "response 404 application/json $.a": "string",
        },
        id="a field of one status",
    ),
    pytest.param(
        '## Body\n\n<ResponseField name="a" type="string" />',
        {"response 200 application/json $.a": "string"},
        id="a heading that says no more than that there is a body",
    ),
    pytest.param(
        '## Request body\n\n<ResponseField name="a" type="string" />',
        {},
        id="a heading that contradicts the component",
    ),
    pytest.param(
        '## Streaming events\n\n<ResponseField name="a" type="string" />',
        {"stream 200 text/event-stream $.a": "string"},
        id="an answer that is streamed",
    ),
    pytest.param(
        '## Request body\n\n<ParamField body="options" type="object" />\n\n'
        '### Options\n\n<ParamField body="a" type="string" />',
        {
            "request application/json $.options": "object",
            "request application/json $.options.a": "string",
        },
        id="a title of a group that is the name of a field",
    ),
    pytest.param(
        '## Request body\n\n### Options\n\n<ParamField body="a" type="string" />',
        {"request application/json $.a": "string"},
        id="a title of a group alone",
    ),
    pytest.param(
        '<ResponseField name="a" type="object[]">\n  <Expandable>\n    <ResponseField name="b" type="string" />\n  </Expandable>\n</ResponseField>',
        {
            "response 200 application/json $.a": "array",
            "response 200 application/json $.a[*]": "object",
            "response 200 application/json $.a[*].b": "string",
        },
        id="below an array are its items",
    ),
    pytest.param(
        '<ParamField body="a b">\n  <ParamField body="c" type="string" />\n</ParamField>',
        {},
        id="below no name is nothing",
    ),
    pytest.param(
        '<ParamField body="a" type="string">\n  Available options: `x`, `y`.\n</ParamField>',
        {"request application/json $.a": "string enum=['x', 'y']"},
        id="options",
    ),
    pytest.param(
        '<ParamField body="a" type="string[]">\n  Deprecated.\n</ParamField>',
        {
            "request application/json $.a": "array deprecated",
            "request application/json $.a[*]": "string",
        },
        id="what is said of an array is not said of its items",
    ),
    pytest.param(
        '<ParamField body="a" type="string">\n  Tells. One of `x` or `y`.\n</ParamField>',
        {"request application/json $.a": "string enum=['x', 'y']"},
        id="options in a sentence of their own",
    ),
    pytest.param(
        '<ParamField body="a" type="string">\n  Options: none.\n</ParamField>',
        {"request application/json $.a": "string"},
        id="options that are not set as code",
    ),
    pytest.param("Available options: `x`, `y`.", {}, id="options of nothing"),
    pytest.param(
        '<ParamField body="a" type="string">\n  Supported values are limited for `x`.\n</ParamField>',
        {"request application/json $.a": "string"},
        id="a sentence on values closes no set",
    ),
    pytest.param(
        '## 202 Accepted\n\n<ResponseField name="a" type="string" />',
        {
            "response 202 application/json $.a": "string",
            "status 202": '{"status": "202", "retry": null, "meaning": "accepted"}',
        },
        id="a field of another success",
    ),
    pytest.param('## Webhook\n\n<ResponseField name="a" />', {}, id="a field of what is sent"),
    pytest.param(
        '<Tab title="The message object">\n<ResponseField name="a" />\n</Tab>',
        {},
        id="a field of a part that has a tab of its own",
    ),
    pytest.param('## The message object\n\n<ResponseField name="a" />', {}, id="a field of a part"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_component(text: str, expected: dict[str, str]) -> None:
    assert stated(f"# T\n\n{text}\n") == expected


def html(*parts: str) -> dict[str, str]:
    text = "<html><body><main><h1>T</h1>" + "".join(parts) + "</main></body></html>"
    return lines(extract([opened("page-html", text)]))


def head(identity: str, name: str, *pills: str, required: bool = False) -> str:
    found = f'<div id="{identity}"><div data-component-part="field-name">{name}</div>'
    found += "".join(f'<div data-component-part="field-info-pill">{pill}</div>' for pill in pills)
    return found + (
        '<div data-component-part="field-required-pill">!</div></div>' if required else "</div>"
    )


HTML = [
    pytest.param(
        [head("body-max-tokens", "max_tokens", "integer", required=True)],
        {"request application/json $.max_tokens": "integer!"},
        id="the name is the text, not the id",
    ),
    pytest.param(
        [head("body-a", "a", "string"), "<p>Available options: <code>x</code></p>"],
        {"request application/json $.a": "string? enum=['x']"},
        id="what follows describes it",
    ),
    pytest.param(
        [head("parameter-limit", "limit", "integer", "query", "default:5")],
        {"query $.limit": "integer? default=5"},
        id="pills",
    ),
    pytest.param(
        ["<h4>Path Parameters</h4>", head("parameter-id", "id", "string", required=True)],
        {"path $.id": "string!"},
        id="the section tells the place",
    ),
    pytest.param(
        ["<h4>Path Parameters</h4>", head("body-id", "id", "string")],
        {"request application/json $.id": "string?"},
        id="unless its id says that it is of the body",
    ),
    pytest.param(
        ["<h4>Response</h4>", head("parameter-id", "id", "string")],
        {"request application/json $.id": "string?"},
        id="a parameter is never of an answer",
    ),
    pytest.param(
        [head("param-x", "x", "string")],
        {"request application/json $.x": "string"},
        id="by hand, without a place",
    ),
    pytest.param(
        [head("authorization-x", "X-Key", "string", "header", required=True)],
        {},
        id="credentials are no field",
    ),
    pytest.param(
        [
            head("response-data", "data", "object[]"),
            head("response-data-items-n", "data.n", "integer"),
        ],
        {
            "response 200 application/json $.data": "array?",
            "response 200 application/json $.data[*]": "object",
            "response 200 application/json $.data[*].n": "integer?",
        },
        id="a nested field with its full path",
    ),
    pytest.param(["<p>Available options: <code>x</code></p>"], {}, id="options before any field"),
]


@pytest.mark.parametrize(("parts", "expected"), HTML)
def test_the_same_in_html(parts: list[str], expected: dict[str, str]) -> None:
    assert html(*parts) == expected


def test_words_that_state_nothing_are_no_evidence_of_a_field() -> None:
    text = '# T\n\n<ParamField body="a" type="string">\n  Words of it.\n</ParamField>\n'
    (field,) = extract([opened("page-markdown", text)]).facts
    assert len(field.evidence) == 1


def test_a_field_of_something_else_is_told() -> None:
    text = '# T\n\n## Webhook\n\n<ResponseField name="a" />\n\n<ResponseField name="b" />\n'
    found = extract([opened("page-markdown", text)])
    assert "unplaced-table: Webhook, 2 rows" in found.problems


def test_a_name_of_both_directions_is_that_of_its_own() -> None:
    asked = '<ParamField body="message" type="object">x</ParamField>'
    given, below = (
        f'<ResponseField name="{name}" type="object">x</ResponseField>'
        for name in ("message", "role")
    )
    parts = ("## Body", asked, "## Response", given, "### The `message` field", below)
    found = extract([opened("page-markdown", "\n\n".join(("# T", "POST /v1/x", *parts)))])
    assert "response 200 application/json $.message.role" in {one.key for one in found.facts}


@pytest.mark.parametrize(
    ("heading", "path"),
    [("Message", "list[*].role"), ("The `list` field", "list[*].role"), ("Sampling", "role")],
)
def test_under_a_heading_that_names_a_thing_a_field_is_in_it(heading: str, path: str) -> None:
    listed = '<ParamField body="list" type="Message[]">x</ParamField>'
    role = '<ParamField body="role" type="string" required>x</ParamField>'
    text = f"# T\n\nPOST /v1/x\n\n## Body\n\n{listed}\n\n### {heading}\n\n{role}\n"
    found = extract([opened("page-markdown", text)])
    (field,) = (one for one in found.facts if isinstance(one, Field) and one.required)
    assert (field.path, found.problems) == (f"$.{path}", ())
