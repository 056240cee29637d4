"""Tables and lists of parameters, as people write them."""

from __future__ import annotations

import pytest

from checker.extract.api_reference import extract
from checker.extract.reference.placing import MAX_PLACES
from tests.extract.reference_pages import lines, opened, stated, thing

BODY = "request application/json $"
ANSWER = "response 200 application/json $"


def table(header: str, *rows: str, heading: str = "## Body\n\n") -> str:
    width = header.count("|") + 1
    return f"# T\n\n{heading}| {header} |\n|{' - |' * width}\n" + "".join(
        f"| {row} |\n" for row in rows
    )


# As people mark it, whatever the script.
YES = ("✓", "✔", "✔️", "✅", "☑", "是", "true", "yes", "Y", "always", "Mandatory", "required")
NO = ("✗", "✘", "❌", "✕", "否", "false", "no", "N", "never", "Optional", "Not required")
UNSAID = ("-", "\u2013", "\u2014", "none", "N/A", "n.a.", "not applicable")

TABLES = [
    pytest.param(
        table("Name | Type", "a | string"),
        {f"{BODY}.a": "string"},
        id="what is not said is not said",
    ),
    pytest.param(table("Name | Req.", "a | ✅"), {f"{BODY}.a": "!"}, id="a short header"),
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
            "d | string | Optional",
        ),
        {
            f"{BODY}.a": "string?",
            f"{BODY}.b": "string!",
            f"{BODY}.c": "string!",
            f"{BODY}.d": "string?",
        },
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
            "g | ✅ Yes",
            "h | No (default `x`)",
            "i | Yes\\*",
            *(f"y{at} | {word}" for at, word in enumerate(YES)),
            *(f"n{at} | {word}" for at, word in enumerate(NO)),
            *(f"s{at} | {word}" for at, word in enumerate(UNSAID)),
        ),
        {
            f"{BODY}.a": "!",
            f"{BODY}.b": "?",
            f"{BODY}.c": "!",
            f"{BODY}.d": "?",
            f"{BODY}.e": "conditional",
            f"{BODY}.f": "conditional",
            f"{BODY}.g": "!",
            f"{BODY}.h": "?",
            f"{BODY}.i": "conditional",
            **{f"{BODY}.y{at}": "!" for at in range(len(YES))},
            **{f"{BODY}.n{at}": "?" for at in range(len(NO))},
            **{f"{BODY}.s{at}": "" for at in range(len(UNSAID))},
        },
        id="the words for it",
    ),
    pytest.param(
        table("Field | Type", "a | string, required", "b | string (optional)", "c | Pet required"),
        {f"{BODY}.a": "string!", f"{BODY}.b": "string?", f"{BODY}.c": "!"},
        id="required in the cell of the type",
    ),
    pytest.param(
        table("Field | Type", "a (required) | string", "`b` optional | string", "c* | string"),
        {f"{BODY}.a": "string!", f"{BODY}.b": "string?", f"{BODY}.c": "string"},
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
            "i | string |",
            'j | string | 7"',
        ),
        {
            f"{BODY}.a": "integer default=5",
            f"{BODY}.b": "number default=0.5",
            f"{BODY}.c": "boolean default=True",
            f"{BODY}.d": "string default=x",
            f"{BODY}.e": "string",
            f"{BODY}.f": "string default=None",
            f"{BODY}.g": "",
            f"{BODY}.h": "string default=y",
            f"{BODY}.i": "string",
            f"{BODY}.j": "string",
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
            "e | object",
            "└─ f | string",
            "└─ g | string",
        ),
        {
            f"{BODY}.a": "array",
            f"{BODY}.a[*].b": "object",
            f"{BODY}.a[*].b.c": "string",
            f"{BODY}.a[*].d": "string",
            f"{BODY}.e": "object",
            f"{BODY}.e.f": "string",
            f"{BODY}.e.g": "string",
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
        table("Field | Type", "a | object", "» b | string", heading="## Query parameters\n\n"),
        {"query $.a": "object", "query $.a.b": "string"},
        id="a part of a parameter",
    ),
    pytest.param(
        table("Field | Type", "a | string", heading="## The message\n\n"),
        {},
        id="under a heading that names nothing",
    ),
    pytest.param(
        table("Field | Type | Required", "a | string | yes", heading=""),
        {},
        id="a table of what is required may be of anything",
    ),
    pytest.param(
        table("Parameter | Type | Required", "a | string | yes", heading=""),
        {f"{BODY}.a": "string!"},
        id="parameters are of the request",
    ),
    pytest.param(
        table(
            "Field | Type | Required",
            "a | string | Yes, for cloned voices only",
            "b | string, required if a is set |",
            "c | string | Required unless b",
            "d (required for pictures) | string |",
            "e | string, required, if a is set |",
        ),
        {f"{BODY}.{name}": "string conditional" for name in "abcd"} | {f"{BODY}.e": "conditional"},
        id="a condition is no yes",
    ),
    pytest.param(
        table("Field | Type | Default", "a | integer | `5` for chat", "b | string | see below"),
        {f"{BODY}.a": "integer", f"{BODY}.b": "string"},
        id="a default among words is none",
    ),
    pytest.param(
        table("Field | Type", "a | string", heading="## Response format\n\n"),
        {},
        id="what may as well be a field of the request",
    ),
    pytest.param(
        table("Field | Type | Nullable", "a | string | yes, if paid", "b | string | no"),
        {f"{BODY}.a": "null string", f"{BODY}.b": "string"},
        id="a column of what may be null",
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
        "* `a` (string, required if b is set)",
        {f"{BODY}.a": "string conditional"},
        id="a condition",
    ),
    pytest.param(
        "* `a` (string): One of `x`, `y`.",
        {f"{BODY}.a": "string enum=['x', 'y']"},
        id="a closed set",
    ),
    pytest.param("a string required", {}, id="a paragraph"),
    pytest.param("* `a` is a string", {}, id="a sentence"),
    pytest.param("* `a` (string) and `b` (required) are sent", {}, id="another sentence"),
    pytest.param(
        "* `a` (string, not required) words\n* `b` string, usually required",
        {f"{BODY}.a": "string", f"{BODY}.b": "string"},
        id="what is denied or hedged is not said",
    ),
    pytest.param(
        "* `a` (string, required) Words.\n* `b` (string) Required: yes, if `a` is\n"
        "* `c` (string) Required: no",
        {f"{BODY}.a": "string!", f"{BODY}.b": "string conditional", f"{BODY}.c": "string?"},
        id="what stands in brackets, and an answer with a condition",
    ),
    pytest.param(
        "* `a` (string, required): if `b` is set\n* `c` (string, required). Only with `b`.\n"
        "* `d` (string, required): unless `b` is\n* `e` (string, required): when `b` is",
        {f"{BODY}.{name}": "string conditional" for name in "acde"},
        id="a condition behind the mark",
    ),
    pytest.param(
        "* `a` (string, optional, default: 1): words", {f"{BODY}.a": "string?"}, id="more"
    ),
    pytest.param("* `a` string - words", {f"{BODY}.a": "string"}, id="a dash before words"),
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
        "* `a` object\n  * `b` object\n    * `c` string\n\n`d` (string)",
        {
            f"{BODY}.a": "object",
            f"{BODY}.a.b": "object",
            f"{BODY}.a.b.c": "string",
            f"{BODY}.d": "string",
        },
        id="items in items, and a paragraph beside them",
    ),
    pytest.param(
        "* words\n    * `a` string\n        * `b` string",
        {f"{BODY}.a": "string", f"{BODY}.a.b": "string"},
        id="an item that is no field encloses none",
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_a_line(text: str, expected: dict[str, str]) -> None:
    assert stated(f"# T\n\n## Body\n\n{text}\n") == expected


PARTS = [
    pytest.param("### Voice object", id="by the type of a field"),
    pytest.param("### The `voice` object", id="by its name"),
    pytest.param("**`voice`**", id="by a line set strongly"),
    pytest.param("#### Fields of `voice`", id="by a heading of parts"),
    pytest.param("### voices[]", id="by the field that holds several"),
]


@pytest.mark.parametrize("label", PARTS)
def test_a_table_of_a_part_stands_below_it(label: str) -> None:
    rows = table("Field | Type", "voice | Voice") if "voices" not in label else ""
    rows = rows or table("Field | Type", "voices | Voice[]")
    found = stated(f"{rows}\n{label}\n\n| Field | Type |\n| - | - |\n| id | string |\n")
    where = "voices[*]" if "voices" in label else "voice"
    assert found[f"{BODY}.{where}.id"] == "string"
    assert f"{BODY}.id" not in found


def test_a_part_of_a_part_stands_on_the_way_to_it() -> None:
    usage = thing(usage=thing(details={"type": "object"}))
    rows = "\n\n| Field | Type |\n| - | - |\n| n | integer |\n"
    for label, found in (
        ("### `usage.details`", True),
        ("### Usage\n\n#### Details", True),
        ("### Billing\n\n#### Details", False),
        ("### Usage\n\n#### Limits", False),
        ("### Usage\n\n#### Billing\n\n##### Details", False),
    ):
        text = f"# T\n\n{label}{rows}"
        assert (f"{BODY}.usage.details.n" in stated(text, usage)) is found
        assert f"{BODY}.n" not in stated(text, usage)


def test_an_array_goes_by_the_name_of_one_item() -> None:
    calls = {"type": "array", "items": thing(function={"type": "object"})}
    rows = "\n\n| Field | Type |\n| - | - |\n| n | integer |\n"
    for label, path in (
        ("### Tool call", "tool_calls[*].n"),
        ("### Tool call\n\n#### Function", "tool_calls[*].function.n"),
    ):
        assert f"{BODY}.{path}" in stated(f"# T\n\n{label}{rows}", thing(tool_calls=calls))


def test_a_type_that_two_fields_have_stands_below_both() -> None:
    text = table("Field | Type", "a | Voice", "b | Voice[]") + (
        "\n## Voice\n\n| Field | Type |\n| - | - |\n| id | Name |\n"
        "\n## Name\n\n| Field | Type |\n| - | - |\n| full | string |\n"
    )
    found = stated(text)
    assert found[f"{BODY}.a.id.full"] == found[f"{BODY}.b[*].id.full"] == "string"


LOST = [
    pytest.param("## Message object", id="a type that nothing refers to"),
    pytest.param("## Webhook payload", id="what is sent to others"),
    pytest.param("## Legacy API\n\n### Request body", id="an older version"),
    pytest.param("## Status\n\nGET /v1/x/{id}\n\n### Response", id="another operation"),
    pytest.param("## Request body\n\n### Limits", id="a heading that is not understood"),
    pytest.param("## Request body\n\nEach `voice` has:", id="a sentence that names a part"),
    pytest.param("## Response when it fails", id="a condition"),
]


@pytest.mark.parametrize("label", LOST)
def test_what_has_no_place_is_told(label: str) -> None:
    rows = "| Field | Type |\n| - | - |\n| id | string |\n| two words | string |\n"
    found = extract([opened("page-markdown", f"# T\n\nPOST /v1/x\n\n{label}\n\n{rows}")])
    heading = [line for line in label.splitlines() if line.startswith("#")][-1].strip("# ")
    assert f"unplaced-table: {heading}, 2 rows" in found.problems
    assert [fact.key for fact in found.facts] == ["operation"]


def test_a_list_without_a_label_has_no_place() -> None:
    text = "# T\n\nPOST /v1/x\n\n- `a` (string): One.\n- `b` (string): Another.\n"
    found = extract([opened("page-markdown", text)])
    assert found.problems == ("unplaced-table: T, 2 rows",)
    assert [fact.key for fact in found.facts] == ["operation"]


def test_a_second_table_of_a_section_needs_a_label_of_its_own() -> None:
    rows = "| Field | Type |\n| - | - |\n| {} | string |\n"
    text = f"# T\n\n## Body\n\n{rows.format('a')}\nWords.\n\n{rows.format('b')}"
    found = extract([opened("page-markdown", text)])
    assert [fact.key for fact in found.facts] == [f"{BODY}.a"]
    assert found.problems == ("unplaced-table: Body, 1 row",)


def test_of_two_sections_that_state_a_body_the_outer_one_does() -> None:
    rows = "| Field | Type |\n| - | - |\n| {} | string |\n"
    text = (
        f"# T\n\n## Other version\n\n### Request body\n\n{rows.format('old')}\n"
        f"## Request body\n\n{rows.format('new')}"
    )
    found = extract([opened("page-markdown", text)])
    assert [fact.key for fact in found.facts] == [f"{BODY}.new"]
    assert found.problems == ("unplaced-table: Request body, 1 row",)


def test_of_two_sections_of_one_depth_the_first_does() -> None:
    text = (
        "# T\n\n## One\n\n### Request body\n\n* `a` string\n\n"
        "## Two\n\n### Request body\n\n| Field | Type |\n| - | - |\n| b | string |\n"
    )
    assert stated(text) == {f"{BODY}.a": "string"}


def test_parameters_of_a_field_of_the_answer_stand_below_it() -> None:
    rows = "| {} | Type |\n| - | - |\n| {} | {} |\n\n"
    answer = f"## Response\n\n{rows.format('Field', 'usage', 'object')}"
    found = stated(f"# T\n\n{answer}### Usage\n\n{rows.format('Parameter', 'n', 'integer')}")
    assert found == {f"{ANSWER}.usage": "object", f"{ANSWER}.usage.n": "integer"}


def test_a_word_for_a_body_may_be_the_name_of_a_field_or_a_type() -> None:
    part = "### {}\n\n| Field | Type |\n| - | - |\n| inner | string |\n"
    for rows, where, heading in (
        (["input | object"], "input", "Input"),
        (["x | Output"], "x", "Output"),
        (["x | object", "» output | object"], "x.output", "Output"),
    ):
        found = stated(f"{table('Field | Type', *rows)}\n{part.format(heading)}")
        assert found[f"{BODY}.{where}.inner"] == "string"
        assert f"{BODY}.inner" not in found
    assert f"{ANSWER}.inner" in stated("# T\n\n" + part.format("Output"))


OPTIONS = "## Body\n\n| Name | Type |\n|-|-|\n| `{}` | object |\n\n### Options\n\n| Name | Type |\n|-|-|\n"


def test_the_title_of_a_group_may_be_the_name_of_a_field() -> None:
    assert "request application/json $.options.a" in stated(
        "# T\n\n" + OPTIONS.format("options") + "| `a` | string |\n"
    )
    assert "request application/json $.a" in stated(
        "# T\n\n" + OPTIONS.format("other") + "| `a` | string |\n"
    )


def test_a_group_that_may_be_a_field_further_down_has_no_place() -> None:
    group, _, body = OPTIONS.format("options").partition("### ")
    text = f"# T\n\n## Body\n\n### {body}| `a` | string |\n\n### Deep\n\n{group[9:]}"
    assert not [key for key in stated(text) if key.endswith(".a")]


def test_a_name_that_two_bodies_have_is_no_place() -> None:
    rows = "| Field | Type |\n| - | - |\n| {} | {} |\n"
    text = (
        f"# T\n\n## Request\n\n{rows.format('usage', 'object')}\n## Response\n\n"
        f"{rows.format('usage', 'object')}\n## Usage\n\n{rows.format('n', 'integer')}"
    )
    assert "unplaced-table: Usage, 1 row" in extract([opened("page-markdown", text)]).problems


def test_parameters_of_a_page_that_gets_are_in_the_address() -> None:
    rows = "## Parameters\n\n| Name | Type |\n| - | - |\n| id | string |\n| limit | integer |\n"
    for method in ("GET", "HEAD", "DELETE"):
        found = stated(f"# T\n\n{method} /v1/x/{{id}}\n\n{rows}")
        assert (found["path $.id"], found["query $.limit"]) == ("string", "integer")
    assert f"{BODY}.limit" in stated(f"# T\n\nPOST /v1/x\n\n{rows}")
    below = table("Parameter | Type", "f | object", "» id | string", heading="POST /v1/x/{id}\n\n")
    assert f"{BODY}.f.id" in stated(below)


def test_a_table_after_a_labelled_example_has_its_label() -> None:
    rows = "| Field | Type |\n| - | - |\n| id | string |\n"
    text = f'# T\n\n**Response:** `201 Created`\n\n```json\n{{"id": "a"}}\n```\n\n{rows}'
    assert stated(text)["response 201 application/json $.id"] == "string"


def test_a_table_on_a_side_page_is_of_an_error_or_told() -> None:
    rows = "| Field | Type |\n| - | - |\n| code | string |\n"
    others = "".join(f"## {one}\n\n{rows}\n" for one in ("422 response", "Response", "Other"))
    side = opened("errors-markdown", f"# E\n\n## Error object\n\n{rows}\n{others}")
    found = extract([opened("page-markdown", "# T\n\nPOST /v1/x"), side])
    assert [fact.key for fact in found.facts] == [
        "operation",
        "response 422 application/json $.code",
        "response default application/json $.code",
        "status 422",
    ]
    assert found.problems == ("unplaced-table: Response, 1 row", "unplaced-table: Other, 1 row")


UNREAD = [
    pytest.param("Variable | Type", "KEY | string", id="a first column of another name"),
    pytest.param("Feld | Typ", "model | string", id="another language"),
    pytest.param("Field | Meaning", "id | What it is called", id="fields without a type"),
    pytest.param("Name | Description", "id | What it is called", id="names where fields are due"),
    pytest.param(" | id | size", "Type | string | integer", id="fields across"),
]


@pytest.mark.parametrize(("header", "row"), UNREAD)
def test_a_table_of_fields_that_cannot_be_read_is_told(header: str, row: str) -> None:
    found = extract([opened("page-markdown", table(header, row))])
    assert "unplaced-table: Body, 1 row" in found.problems
    assert not found.facts


def test_a_table_of_fields_across_is_told() -> None:
    rows = ("Type | string | of it", "Required | yes | no", "Words | who | when")
    found = extract([opened("page-markdown", table(" | id | at", *rows))])
    assert "unplaced-table: Body, 3 rows" in found.problems


def test_a_table_of_fields_that_are_all_known_is_no_loss() -> None:
    text = (
        table("Field | Type", "a | string")
        + "\n| Parameter | Here | There |\n|-|-|-|\n| a | x | y |"
    )
    assert extract([opened("page-markdown", text)]).problems == ()


def test_a_table_of_something_else_is_no_loss() -> None:
    text = table("Model | Type", "a | text", "b | audio", heading="## Models\n\n")
    assert extract([opened("page-markdown", f"{text}\n\nPOST /v1/x")]).problems == ()


def test_a_header_that_spans_two_columns_of_names_names_none() -> None:
    text = (
        "<h1>T</h1><p>POST /v1/x</p><h2>Response</h2><table><tr><th colspan=2>Name</th>"
        "<th>Type</th></tr><tr><td rowspan=2>result</td><td>text</td><td>string</td></tr>"
        "<tr><td>lang</td><td>string</td></tr><tr><td>id</td><td></td><td>string</td></tr></table>"
    )
    found = extract([opened("page-html", f"<html><body><main>{text}</main></body></html>")])
    assert [fact.key for fact in found.facts] == ["operation"]
    assert found.problems == ("unplaced-table: Response, 3 rows",)


def test_rows_that_are_indented_stand_below_the_row_before() -> None:
    rows = ("a | object", "&nbsp;&nbsp;b | object", "&emsp;&emsp;&emsp;c | string", "d | string")
    assert [*stated(table("Field | Type", *rows))] == [
        f"{BODY}.{name}" for name in ("a", "a.b", "a.b.c", "d")
    ]
    rows = ("&nbsp;&nbsp;a | string", "&nbsp;&nbsp;b | string", "c | string")
    assert [*stated(table("Field | Type", *rows))] == [f"{BODY}.{name}" for name in "abc"]


def test_a_path_that_is_too_long_is_none() -> None:
    rows = [f"{'»' * at} {'n' * 124} | object" for at in range(10)]
    assert len(stated(table("Field | Type", *rows))) == 999 // 125


def test_what_stands_below_no_name_has_no_place() -> None:
    found = extract(
        [opened("page-markdown", table("Field | Type", "a b | object", "» c | string"))]
    )
    assert found.facts == ()
    assert "unplaced-table: Body, 2 rows" in found.problems


def test_the_row_of_the_body_itself_is_no_parameter() -> None:
    rows = ("q | query | string", "body | query | string", "body | body | Filter")
    text = table("Parameter | In | Type", *rows, heading="POST /v1/x\n\n")
    found = extract([opened("page-markdown", text)])
    assert [fact.key for fact in found.facts] == ["operation", "query $.body", "query $.q"]
    assert found.problems == ("unplaced-table: T, 1 row",)


SENTENCES = [
    pytest.param("Each choice has the fields below.", id="one of several"),
    pytest.param("Words of it. The usage object counts tokens.", id="a thing"),
    pytest.param("A text block holds these fields.", id="one of a kind"),
    pytest.param("A call is an object of its own.", id="an object"),
    pytest.param("Inside `messages`, all are the same.", id="inside of something"),
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_names_a_part_takes_its_table_from_the_body(sentence: str) -> None:
    rows = table("Field | Type", "index | integer", heading=f"## Response\n\n{sentence}\n\n")
    found = extract([opened("page-markdown", rows)])
    assert (found.facts, found.problems[-1]) == ((), "unplaced-table: Response, 1 row")


@pytest.mark.parametrize(
    "sentence", ["The response has the following fields.", "Returned as JSON.", "All are sent."]
)
def test_a_sentence_that_names_no_part_leaves_it_there(sentence: str) -> None:
    rows = table("Field | Type", "index | integer", heading=f"## Response\n\n{sentence}\n\n")
    assert stated(rows) == {f"{ANSWER}.index": "integer"}


def test_what_others_are_sent_is_no_request() -> None:
    text = (
        "# Webhooks\n\nPOST /your/endpoint\n\n## Payload\n\n| Field | Type |\n|-|-|\n| a | object |"
    )
    found = extract([opened("page-markdown", text)])
    assert not [fact for fact in found.facts if fact.key.startswith("request")]
    assert "unplaced-table: Payload, 1 row" in found.problems


PARAGRAPHS = [
    pytest.param("model string required", "string!", id="a line"),
    pytest.param("model string required The one to ask.", "string!", id="and what it is"),
    pytest.param("`model` string", "string", id="set apart"),
    pytest.param("model array [string] optional", "array?", id="an array"),
    pytest.param("`model` string nullable", "null string", id="that may be null"),
    pytest.param(
        "model string required, nullable", "null string!", id="that must, and may be null"
    ),
    pytest.param("`model` string not nullable", "string", id="that may not be null"),
]


@pytest.mark.parametrize(("line", "expected"), PARAGRAPHS)
def test_a_paragraph_may_be_the_line_of_a_field(line: str, expected: str) -> None:
    text = f"# T\n\nHeader Params\n\nx string required\n\nBody Params\n\n{line}\n\nWords of it.\n"
    found = stated(text)
    assert (found["header $.x"], found[f"{BODY}.model"]) == ("string!", expected)


@pytest.mark.parametrize("word", UNSAID)
def test_a_word_for_what_is_not_said_answers_no_label(word: str) -> None:
    rows = table("Field | Type | Default", f"a | string, required: {word} | `{word.rstrip('.')}`")
    assert stated(rows) == {f"{BODY}.a": "string"}


@pytest.mark.parametrize(
    "line",
    [
        *(
            f"{word} string required"
            for word in ["A", "An", "Any", "Each", "Every", "No", "One", "The", "This"]
        ),
        "model string required by law",
    ],
)
def test_a_sentence_is_no_line_of_a_field(line: str) -> None:
    assert stated(f"# T\n\n## Body\n\n{line}\n") == {}


def test_of_a_type_of_many_fields_the_first_are_placed() -> None:
    fields = table("Field | Type", *(f"a{at} | Shape" for at in range(MAX_PLACES + 1)))
    found = stated(f"{fields}\n### Shape\n\n| Field | Type |\n| - | - |\n| n | string |\n")
    assert sum(key.endswith(".n") for key in found) == 16 == MAX_PLACES


CORE = "array, bool, boolean, double, float, int, integer, number, object, string"


@pytest.mark.parametrize("word", CORE.split(", "))
def test_the_types_that_a_line_may_name(word: str) -> None:
    (found,) = stated(f"# T\n\n## Body\n\n- `a` ({word}, required) Words.\n").values()
    assert found.endswith("!")


@pytest.mark.parametrize(("count", "placed"), [(100, [f"{BODY}.a5.n.z"]), (101, [])])
def test_of_a_name_at_too_many_places_none_is_meant(count: int, placed: list[str]) -> None:
    rows = table("Field | Type", *(f"a{at}.n | object" for at in range(count)))
    below = table("Field | Type", "z | string", heading="").removeprefix("# T\n\n")
    found = stated(f"{rows}\n### `a5`\n\n#### `n`\n\n{below}")
    assert [key for key in found if key.endswith("z")] == placed


def test_lines_under_another_label_are_of_another_body() -> None:
    text = "# T\n\nRequest fields:\n\n- `a` string\n\nResponse fields:\n\n- `b` string\n"
    assert stated(text) == {f"{BODY}.a": "string", f"{ANSWER}.b": "string"}


def test_lines_of_two_answers_stay_apart() -> None:
    text = "# T\n\n## Responses\n\n🟢200 OK application/json\n\n`a` string\n\n🟠400 Bad Request\n\n`b` string\n\n`c` string\n"
    error = "response 400 application/json $"
    assert stated(text) == {f"{ANSWER}.a": "string", f"{error}.b": "string", f"{error}.c": "string"}


def test_a_word_in_the_column_of_defaults_is_no_value() -> None:
    rows = ("n | integer | unlimited", "b | boolean | yes", "s | string | auto", "d | Date | 7")
    found = stated(table("Field | Type | Default", *rows, "t | string | `auto`"))
    assert [name for name, said in found.items() if "default" in said] == [f"{BODY}.t"]


def test_fields_that_are_headings_are_told() -> None:
    text = "# T\n\n## Body\n\n#### `a` string required\n\nWords.\n\n#### `b` integer\n\nWords.\n"
    found = extract([opened("page-markdown", text)])
    assert (found.facts, found.problems[-1]) == ((), "unplaced-table: Body, 2 rows")


def test_a_table_in_a_cell_is_told() -> None:
    inner = (
        "<table><tr><th>Field</th><th>Type</th></tr><tr><td>mail</td><td>string</td></tr></table>"
    )
    rows = f"<tr><th>Field</th><th>Type</th><th>Notes</th></tr><tr><td>who</td><td>object</td><td>{inner}</td></tr>"
    text = f"<html><body><main><h1>T</h1><h2>Body</h2><table>{rows}</table></main></body></html>"
    found = extract([opened("page-html", text)])
    assert [fact.key for fact in found.facts] == [f"{BODY}.who"]
    assert found.problems == ("unplaced-table: Body, 1 row",)


@pytest.mark.parametrize("cell", ["string, not required", "string (never required)"])
def test_a_denied_demand_in_a_cell_is_none(cell: str) -> None:
    rows = table("Name | Type", f"a | {cell}", heading="## Body\n\n")
    assert stated(rows) == {f"{BODY}.a": "string"}


def test_an_item_among_fields_that_is_not_understood_is_told() -> None:
    text = "<h1>T</h1><h2>Body</h2><ul><li><code>a</code> string</li><li>b string</li></ul>"
    found = extract([opened("page-html", f"<main>{text}</main>")])
    assert found.problems == ("unplaced-table: Body, 1 row",)


def test_only_a_condition_is_one() -> None:
    cells = {"a": "not required", "b": "Recommended", "c": "Yes, mostly", "d": "Only for x"}
    rows = "".join(f"| {name} | string | {cell} |\n" for name, cell in cells.items())
    found = stated(f"# T\n\n## Body\n\n| Name | Type | Required |\n|-|-|-|\n{rows}")
    assert [found[f"{BODY}.{name}"] for name in cells] == [
        "string?",
        "string",
        "string conditional",
        "string conditional",
    ]


def test_a_label_and_what_stands_beside_it_are_one_line() -> None:
    text = "<h1>T</h1><p>POST /v1/x</p><h2>Body Params</h2>" + "".join(
        f"<div><label>{name}</label><span>{said}</span><p>Words.</p></div>"
        for name, said in (("id", "string required"), ("n", "integer"), ("Press", "any key"))
    )
    found = lines(extract([opened("page-html", f"<main>{text}</main>")]))
    assert found[f"{BODY}.id"] == "string!"
    assert found[f"{BODY}.n"] == "integer"
    assert len(found) == 3
