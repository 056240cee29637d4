"""Tables and labelled lists of values: which field they close, and which they leave alone."""

from __future__ import annotations

from typing import Any

import pytest

from checker.extract.api_reference import extract
from tests.extract.reference_pages import fence, lines, opened, stated, thing

STRING = {"type": "string"}
ANSWER = "response 200 application/json $"
BODY = "request application/json $"
ROWS = "| {} | Meaning |\n| - | - |\n| `stop` | it ended |\n| `length` | it grew |\n"
CLOSED = "string? enum=['length', 'stop']"

CLOSING = [
    pytest.param(ROWS.format("`end`"), id="a table headed by the field"),
    pytest.param(
        ROWS.format("`end`").replace("`stop`", "`stop` (as a rule)"), id="a table with words beside"
    ),
    pytest.param("`end` is one of:\n\n* `stop`: no `x`\n* `length`", id="a list that names more"),
    pytest.param(ROWS.format("`ends`"), id="a table headed by several of it"),
    pytest.param(ROWS.format("`choices[].end`"), id="a table headed by its path"),
    pytest.param("## `end`\n\n" + ROWS.format("Value:"), id="a table of values under the field"),
    pytest.param(ROWS.format("`end`").replace("`stop`", "'stop'"), id="a table with quotes"),
    pytest.param("`end` is one of:\n\n* `stop`: words\n* `length`", id="a labelled list"),
    pytest.param("Possible values of `end`:\n\n* `stop`\n* `length`", id="a list of values"),
    pytest.param("## `end`\n\nOne of:\n\n* `stop`\n* `length`", id="a list under the field"),
    pytest.param("## Fields\n\n" + ROWS.format("`end`"), id="under a heading that names no side"),
    pytest.param("It ends. `end` is one of `'stop'`, `'length'`.", id="a sentence"),
    pytest.param(
        "The value of `end` must be either `stop` or `length`.", id="a sentence on values"
    ),
    pytest.param("Possible values of `end`: `stop` and `length`.", id="a sentence with a colon"),
]


@pytest.mark.parametrize("text", CLOSING)
def test_a_set_that_the_page_closes(text: str) -> None:
    assert stated(f"# T\n\n{text}\n", answer=thing(end=STRING))[f"{ANSWER}.end"] == CLOSED


def test_a_set_of_a_field_in_another() -> None:
    found = stated(f"# T\n\n{ROWS.format('`end`')}", answer=thing(one=thing(end=STRING)))
    assert found[f"{ANSWER}.one.end"] == CLOSED


@pytest.mark.parametrize("label", ["Fields", "POST /v1/x", "Error codes", "Parameters", "Path"])
def test_a_set_under_a_label_that_names_no_answer(label: str) -> None:
    page = f"# T\n\n### {label}\n\n{ROWS.format('`end`')}"
    found = stated(page, answer=thing(end=STRING))[f"{ANSWER}.end"]
    assert found == ("string?" if label.startswith("Pa") else CLOSED)


OPEN = [
    "It may end with `stop` or `length`.",
    "Set `end` to `stop`, for example.",
    "`end` can be, among others:\n\n* `stop`\n* `length`",
    "Some values of `end`:\n\n* `stop`\n* `length`",
    "`end` is none of:\n\n* `stop`\n* `length`",
    "`end` is one of:\n\n* words on `stop`\n* `length`",
    "`end` is one of:\n\n* `stop`",
    "One of:\n\n* `stop`\n* `length`",
    "`end` is one of `stop` or `length`, depending on the model.",
    "`end` is one of the words of `stop` and `length`.",
    "If `end` is one of `stop`, `length`, wait.",
    "Watch `end`:\n\n* `stop`\n* `length`",
    "| Case | Meaning |\n| - | - |\n| `stop` | a |\n| `length` | b |\n",
    '```json Response\n{"end": "stop"}\n```',
    f"The end\n\n{ROWS.format('Value')}",
]


@pytest.mark.parametrize("text", OPEN)
def test_a_set_that_it_does_not(text: str) -> None:
    assert stated(f"# T\n\n{text}\n", answer=thing(end=STRING))[f"{ANSWER}.end"] == "string?"


CAPTION = (
    "<main><h1>T</h1><h2>Response</h2><ul><li><code>end</code> string</li></ul><h2>More</h2><table>"
    "<caption>Values of <code>end</code></caption><tr><th>Value</th><th>When</th></tr>"
    "<tr><td>stop</td><td>so</td></tr><tr><td>length</td><td>so</td></tr></table></main>"
)


def test_the_caption_of_a_table_names_the_field() -> None:
    found = lines(extract([opened("page-html", CAPTION)]))
    assert found[f"{ANSWER}.end"] == "string enum=['length', 'stop']"


VALUES = "unplaced-values: Part, 2 values"
LOST = [
    pytest.param("`end` is one of `stop`, `length`.", VALUES, id="a sentence"),
    pytest.param("`end` is one of `stop`, `length`, or so.", VALUES, id="one that is not closed"),
    pytest.param("`end` is one of:\n\n* `stop`\n* `length`", VALUES, id="a list"),
    pytest.param(ROWS.format("`end`"), VALUES, id="a table"),
    pytest.param(ROWS.format("Value"), VALUES, id="a table of values"),
    pytest.param(ROWS.format("Value").replace("`", ""), "", id="values in plain words"),
    pytest.param(ROWS.format("Model"), "", id="a table of something else"),
    pytest.param("The value of `end` is the sum of `a` and `b`.", "", id="another sentence"),
    pytest.param("`aurora` is one of our models, as are `stop` and `length`.", "", id="no set"),
]


@pytest.mark.parametrize(("text", "problem"), LOST)
def test_a_set_of_a_field_that_is_not_known_is_told(text: str, problem: str) -> None:
    found = extract([opened("page-markdown", f"# T\n\n## Part\n\n{text}\n")]).problems
    assert [one for one in found if one.startswith("unplaced")] == [problem] * bool(problem)


def test_of_two_ways_a_label_says_which() -> None:
    both: Any = (thing(end=STRING), thing(end=STRING))
    plain = stated(f"# T\n\n{ROWS.format('`end`')}", both[0], answer=both[1])
    assert (plain[f"{ANSWER}.end"], plain[f"{BODY}.end"]) == ("string?", "string?")
    told = stated(f"# T\n\n## Response\n\n{ROWS.format('`end`')}", both[0], answer=both[1])
    assert (told[f"{ANSWER}.end"], told[f"{BODY}.end"]) == (CLOSED, "string?")


def test_what_is_closed_elsewhere_is_supported_or_contradicted() -> None:
    same: Any = thing(end={"type": "string", "enum": ["length", "stop"]})
    other: Any = thing(end={"type": "string", "enum": ["stop"]})
    rows = f"# T\n\n{ROWS.format('`end`')}"
    assert stated(rows, answer=same)[f"{ANSWER}.end"] == CLOSED
    assert stated(rows, answer=other)[f"{ANSWER}.end"] == (
        "conflicting: string? enum=['length', 'stop']"
    )
    words = f"# T\n\n{ROWS.format('End')}"
    assert stated(words, answer=other)[f"{ANSWER}.end"] == "string? enum=['stop']"
    only = stated(rows, answer=thing(end={"const": "stop"}))[f"{ANSWER}.end"]
    assert only.startswith("conflicting")
    assert stated(rows, answer=thing(end={}))[f"{ANSWER}.end"] == CLOSED


@pytest.mark.parametrize(
    ("more", "enum", "lost"),
    [
        ("", ["length", "stop"], []),
        ("", ["length", "stop", "x"], []),
        (", `tool`", ["length", "stop", "x"], [VALUES.replace("2", "3")]),
    ],
)
def test_values_of_an_open_list_that_are_documented_are_not_lost(
    more: str, enum: list[str], lost: list[str]
) -> None:
    documented = fence(None, thing(end={"type": "string", "enum": enum}))
    text = f"# T\n\n{documented}\n\n## Part\n\n`end` is one of `stop`, `length`{more}, or so.\n"
    found = extract([opened("page-markdown", text)])
    assert [one for one in found.problems if one.startswith("unplaced")] == lost
    assert lines(found)[f"{ANSWER}.end"] == f"string? enum={enum}"


def test_a_header_in_words_closes_what_nothing_else_does() -> None:
    assert stated(f"# T\n\n{ROWS.format('End')}", answer=thing(end=STRING))[f"{ANSWER}.end"] == (
        CLOSED
    )


def test_a_header_in_two_words_names_a_field_of_two() -> None:
    rows = f"# T\n\n{ROWS.format('Finish reason')}"
    found = stated(rows, answer=thing(finish_reason=STRING))
    assert found[f"{ANSWER}.finish_reason"] == CLOSED


def test_a_table_of_fields_lists_no_values() -> None:
    rows = ROWS.format("Attribute").replace("Meaning", "Type").replace("it grew", "string")
    found = stated(f"# T\n\n{rows}", answer=thing(attribute=STRING))
    assert found[f"{ANSWER}.attribute"] == "string?"


OPEN_NAMES = [
    "code",
    "error",
    "event",
    "feature",
    "field",
    "header",
    "key",
    "language",
    "method",
    "model",
    "name",
    "parameter",
    "provider",
    "tool",
    "version",
]


@pytest.mark.parametrize("name", OPEN_NAMES)
def test_a_header_in_words_closes_none_of_which_a_page_lists_some(name: str) -> None:
    rows = f"# T\n\n{ROWS.format(name.title())}"
    assert stated(rows, answer=thing(**{name: STRING}))[f"{ANSWER}.{name}"] == "string?"


@pytest.mark.parametrize(("count", "closed"), [(2, True), (200, True), (201, False), (1, False)])
def test_of_how_many_values_a_set_is(count: int, *, closed: bool) -> None:
    rows = "| `end` | x |\n| - | - |\n" + "".join(f"| `a{at}` | a |\n" for at in range(count))
    found = stated(f"# T\n\n{rows}", answer=thing(end=STRING))[f"{ANSWER}.end"]
    assert ("enum" in found) is closed


def test_numbers_and_other_types_are_no_members() -> None:
    rows = "| `end` | x |\n| - | - |\n| `200` | a |\n| `404` | b |\n"
    assert stated(f"# T\n\n{rows}", answer=thing(end=STRING))[f"{ANSWER}.end"] == "string?"
    number = stated(f"# T\n\n{ROWS.format('`end`')}", answer=thing(end={"type": "integer"}))
    assert number[f"{ANSWER}.end"] == "integer?"


def test_branches_are_a_set_too() -> None:
    union = {
        "oneOf": [
            {"type": "object", "required": ["kind"], "properties": {"kind": {"const": name}}}
            for name in ("stop", "length")
        ]
    }
    plain = stated("# T\n", answer=thing(one=union))
    assert stated(f"# T\n\n{ROWS.format('`kind`')}", answer=thing(one=union)) == plain
