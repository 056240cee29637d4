"""Tables and lists of parameters, as people write them."""

from __future__ import annotations

from typing import Any

import pytest

from checker.extract.api_reference import extract
from tests.extract.reference_pages import opened, stated, thing

BODY = "request application/json $"
ANSWER = "response 200 application/json $"


def table(header: str, *rows: str, heading: str = "## Body\n\n") -> str:
    width = header.count("|") + 1
    return f"# T\n\n{heading}| {header} |\n|{' - |' * width}\n" + "".join(
        f"| {row} |\n" for row in rows
    )


TABLES = [
    pytest.param(
        table("Name | Type", "a | string"),
        {f"{BODY}.a": "string"},
        id="what is not said is not said",
    ),
    pytest.param(
        table("Parameter | Required", "a | yes", "b | no", "c | maybe", "d |"),
        {f"{BODY}.a": "!", f"{BODY}.b": "?", f"{BODY}.c": "", f"{BODY}.d": ""},
        id="required",
    ),
    pytest.param(
        table(
            "Field | Type | Optional",
            "a | string | yes",
            "b | string | no",
            "c | string | required",
        ),
        {f"{BODY}.a": "string?", f"{BODY}.b": "string!", f"{BODY}.c": "string!"},
        id="a column of what is optional",
    ),
    pytest.param(
        table(
            "Field | Required",
            "a | Required",
            "b | Optional.",
            "c | ✓",
            "d | ✗",
            "e | Yes (always)",
            "f | No, but",
        ),
        {
            f"{BODY}.a": "!",
            f"{BODY}.b": "?",
            f"{BODY}.c": "!",
            f"{BODY}.d": "?",
            f"{BODY}.e": "!",
            f"{BODY}.f": "?",
        },
        id="the words for it",
    ),
    pytest.param(
        table("Field | Type", "a | string, required", "b | string (optional)"),
        {f"{BODY}.a": "string!", f"{BODY}.b": "string?"},
        id="required in the cell of the type",
    ),
    pytest.param(
        table("Field | Type", "a (required) | string", "`b` optional | string", "c* | string"),
        {f"{BODY}.a": "string!", f"{BODY}.b": "string?", f"{BODY}.c": "string!"},
        id="required in the cell of the name",
    ),
    pytest.param(
        table(
            "Field | Type | Default",
            "a | integer | 5",
            "b | number | 0.5",
            "c | boolean | TRUE",
            "d | string | `x`",
            "e | string | -",
            "f | string | null",
            "g | | 7",
            'h | string | "y"',
        ),
        {
            f"{BODY}.a": "integer default=5",
            f"{BODY}.b": "number default=0.5",
            f"{BODY}.c": "boolean default=True",
            f"{BODY}.d": "string default=x",
            f"{BODY}.e": "string",
            f"{BODY}.f": "string default=None",
            f"{BODY}.g": "default=7",
            f"{BODY}.h": "string default=y",
        },
        id="defaults",
    ),
    pytest.param(
        table("Name | In | Type", "a | query | string", "b | Header | string", "c | body | string"),
        {"query $.a": "string", "header $.b": "string", f"{BODY}.c": "string"},
        id="a column of places",
    ),
    pytest.param(
        table(
            "Field | Type",
            "a | array",
            "» b | object",
            "»» c | string",
            "» d | string",
            "e | string",
        ),
        {
            f"{BODY}.a": "array",
            f"{BODY}.a[*].b": "object",
            f"{BODY}.a[*].b.c": "string",
            f"{BODY}.a[*].d": "string",
            f"{BODY}.e": "string",
        },
        id="rows below rows",
    ),
    pytest.param(
        table("Field | Type", "a[].b | string", "$.c | string", "two words | string", "9 | string"),
        {f"{BODY}.a[*].b": "string", f"{BODY}.c": "string"},
        id="written paths, and what is no name",
    ),
    pytest.param(
        table("Field | Type", "messages | object[]", "messages.role | string"),
        {
            f"{BODY}.messages": "array",
            f"{BODY}.messages[*]": "object",
            f"{BODY}.messages[*].role": "string",
        },
        id="below an array are its items",
    ),
    pytest.param(
        table("Field | Type", "a | string", heading="## Response\n\n"),
        {f"{ANSWER}.a": "string"},
        id="under the heading of an answer",
    ),
    pytest.param(
        table("Field | Type", "a | string", heading="## Query parameters\n\n"),
        {"query $.a": "string"},
        id="under the heading of parameters",
    ),
    pytest.param(
        table("Field | Type", "a | string", heading="## The message\n\n"),
        {},
        id="under a heading that names nothing",
    ),
    pytest.param(
        table("Field | Type | Required", "a | string | yes", heading=""),
        {f"{BODY}.a": "string!"},
        id="a table of what is required is of the request",
    ),
    pytest.param(table("Field | Meaning", "a | words"), {}, id="neither type nor requirement"),
    pytest.param(
        table("Parameter | Provider A | Provider B", "a | yes | no"), {}, id="another table"
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_a_table(text: str, expected: dict[str, str]) -> None:
    assert stated(text) == expected


LINES = [
    pytest.param("* `a` string", {f"{BODY}.a": "string"}, id="a name and a type"),
    pytest.param("* **a** (string, required): words", {f"{BODY}.a": "string!"}, id="in brackets"),
    pytest.param("* `a`: integer - optional", {f"{BODY}.a": "integer?"}, id="with marks between"),
    pytest.param(
        "* `a` array of strings",
        {f"{BODY}.a": "array", f"{BODY}.a[*]": "string"},
        id="an array and its items",
    ),
    pytest.param("* `a` array of widgets", {f"{BODY}.a": "array"}, id="an array of something"),
    pytest.param(
        "Authorization string required Example: x",
        {f"{BODY}.Authorization": "string!"},
        id="a line without marks that says required",
    ),
    pytest.param("Authorization string Example: x", {}, id="a line without marks"),
    pytest.param("* `a` is a string", {}, id="a sentence"),
    pytest.param("* `a` text of the user", {}, id="a word that is a type elsewhere"),
    pytest.param("* an object with fields", {}, id="words"),
    pytest.param("* `b c` string", {}, id="no name"),
    pytest.param(
        "* `a` (array[object], required)\n  * `b` (enum<string>, required)\n* `c` string",
        {
            f"{BODY}.a": "array!",
            f"{BODY}.a[*]": "object",
            f"{BODY}.a[*].b": "string!",
            f"{BODY}.c": "string",
        },
        id="items tell by their depth below what they are",
    ),
    pytest.param(
        "* words\n    * `a` string\n        * `b` string",
        {f"{BODY}.a": "string", f"{BODY}.a.b": "string"},
        id="an item that is no field encloses none",
    ),
    pytest.param(
        "a string required\n\nb array [object {3}]\n\nc integer optional\n\nd.e string required",
        {
            f"{BODY}.a": "string!",
            f"{BODY}.b": "array",
            f"{BODY}.b[*]": "object",
            f"{BODY}.d.e": "string!",
        },
        id="paragraphs do not tell where the fields of an object end",
    ),
    pytest.param(
        "a object {2}\n\nb string required\n\n## Query\n\nc string required",
        {f"{BODY}.a": "object", "query $.c": "string!"},
        id="but a heading ends them",
    ),
    pytest.param(
        "a array[string] required\n\nb enum<string> required",
        {f"{BODY}.a": "array!", f"{BODY}.a[*]": "string", f"{BODY}.b": "string!"},
        id="nothing stands below texts",
    ),
    pytest.param(
        '<Tab title="A">\n\na object required\n\n</Tab>\n\n<Tab title="B">\n\nb string required\n\n</Tab>',
        {f"{BODY}.a": "object!", f"{BODY}.b": "string!"},
        id="another component is another body",
    ),
    pytest.param("a array required\n\nb string required", {f"{BODY}.a": "array!"}, id="any array"),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_a_line(text: str, expected: dict[str, str]) -> None:
    assert stated(f"# T\n\n## Body\n\n{text}\n") == expected


def test_a_line_under_no_heading_counts_where_the_field_is_known() -> None:
    schema: Any = thing(a={"type": "string"})
    assert stated("# T\n\n* `a` string, required\n", schema)[f"{BODY}.a"] == "conflicting: string?"
    assert f"{BODY}.b" not in stated("# T\n\n* `b` string, required\n", schema)


def test_a_table_under_no_heading_goes_to_the_body_that_has_its_names() -> None:
    rows = table("Field | Type", "a | string", "b | string", heading="## The thing\n\n")
    assert stated(rows, thing(x={}), answer=thing(a={}, b={}))[f"{ANSWER}.a"] == "string?"
    other = table("Field | Type", "a | string", "c | string", "d | string", heading="")
    assert stated(other, answer=thing(a={}))[f"{ANSWER}.a"] == "?"


def test_what_has_no_place_is_a_problem() -> None:
    text = "# T\n\nPOST\n\nhttps://a.test/v1/x\n\n### Body Params application/json\n\n{}"
    lines = "a array[object] required\n\nb string required"
    found = extract([opened("page-markdown", text.format(lines))])
    assert found.problems == ("not-placed: page-markdown",)
    assert extract([opened("page-markdown", text.format("a string required"))]).problems == ()
