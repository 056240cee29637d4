"""What documents fields by its form and is not read is told, wherever it stands; words are not."""

from __future__ import annotations

import pytest

from checker.extract.api_reference import extract
from tests.extract.reference_pages import opened


def told(body: str, form: str = "html") -> list[str]:
    text = f"<html><body><main><h1>T</h1><p>POST /v1/x</p><h2>Part</h2>{body}</main></body></html>"
    page = text if form == "html" else f"# T\n\nPOST /v1/x\n\n## Part\n\n{body}"
    found = extract([opened(f"page-{form}", page)]).problems
    return [one.removeprefix("unplaced-table: ") for one in found if "table" in one]


ROWS = (("voice", "string"), ("top_p", "number"), ("stopAt", "array of strings"))
FORMS = {
    "spans": "<div><span>{0}</span><span>{1}</span><p>Words of it.</p></div>",
    "small words": "<div><em>{0}</em> <small>{1}</small> <small>Defaults to a</small></div>",
    "blocks": "<div><div>{0}</div><div>{1}</div><div>Words of it.</div></div>",
    "a definition list": "<dl><dt>{0}</dt><dd>{1}</dd><dd>Words of it.</dd></dl>",
    "items": "<ul><li>{0}: {1}. Words of it.</li></ul>",
    "headings": "<h3>{0} <span>{1}</span></h3><p>Words of it.</p>",
}


@pytest.mark.parametrize("form", FORMS)
def test_rows_in_which_nothing_marks_the_name(form: str) -> None:
    body = "".join(FORMS[form].format(*row) for row in ROWS)
    assert told(body) == ["Part, 3 rows"]


DESCRIPTIONS = ["(string) Words.", "String. Words.", "Words of it. Type: integer", "array of words"]


@pytest.mark.parametrize("said", DESCRIPTIONS)
@pytest.mark.parametrize("header", ["Name", "What"])
def test_a_table_whose_descriptions_name_the_types(said: str, header: str) -> None:
    table = f"| {header} | Description |\n|-|-|\n| voice | {said} |\n| top_p | {said} |\n"
    assert told(table, "markdown") == ["Part, 2 rows"]


@pytest.mark.parametrize(
    ("types", "beside", "found"),
    [(3, "", ["Part, 5 rows"]), (2, "", []), (1, " As it was |", ["Part, 5 rows"])],
    ids=["half of a column", "less of it", "half of what a row says"],
)
def test_a_table_of_types_whatever_the_names(types: int, beside: str, found: list[str]) -> None:
    kinds = ["string or null", "number", "integer"][:types] + ["so and so"] * (5 - types)
    rows = (f"| How it is | {kind} |{beside}\n" for kind in ("Kind", *kinds))
    header, *others = rows
    line = "|-" * header.count(" |") + "|\n"
    assert told("".join((header, line, *others)), "markdown") == found


def test_a_word_in_capitals_is_a_name_and_one_that_begins_a_sentence_is_none() -> None:
    items = "* {}: string. Words of it.\n* {}: number. Words of it.\n"
    assert told(items.format("URL", "TTL"), "markdown") == ["Part, 2 rows"]
    assert told(items.format("Link", "Rate"), "markdown") == []


def test_items_that_begin_with_names_under_the_label_of_a_body() -> None:
    items = "* `voice`: who speaks\n* `top_p`: how wild\n"
    assert told(f"### Request body\n\n{items}", "markdown") == ["Request body, 2 rows"]
    assert told(items, "markdown") == []


@pytest.mark.parametrize(
    "lines",
    [
        "1. `voice` — *string or string[]*, required\n2. `top_p` — *number between 0 and 1*\n",
        "**voice** (`a` | `b`): who speaks.\n\n**top_p** (0 to 1): how wild.\n",
    ],
)
def test_a_line_whose_type_is_not_understood_is_told(lines: str) -> None:
    assert told(f"### Request body\n\n{lines}", "markdown") == ["Request body, 2 rows"]
    words = "**Note** (important): be kind.\n\n**Tip** (small): be brief.\n\n#### **Overview**\n\n"
    for heading in ("Outlook", "Overview"):
        assert told(f"### Request body\n\n{words}#### **{heading}**\n", "markdown") == []


def test_of_what_stands_beside_a_field_that_is_sure_sentences_are_none() -> None:
    text = "**voice** (string, required): Words.\n\nUse string values for it.\n\n"
    assert told(text, "markdown") == ["Part, 1 row"]
    text += "**speed** number of words in a minute.\n"
    assert told(text, "markdown") == ["Part, 2 rows"]


def test_a_table_without_a_header_has_one_row_more() -> None:
    row = "<tr><td>{}<div>required</div></td><td><div><span>{}</span></div><p>Words.</p></td></tr>"
    rows = "".join(row.format(*one) for one in (*ROWS, ("of", "boolean or null")))
    assert told(f"<table><tbody>{rows}</tbody></table>") == ["Part, 4 rows"]


@pytest.mark.parametrize("said", ["boolean or null", "nullable integer", "int32", "array | null"])
def test_a_type_of_several_words_is_one(said: str) -> None:
    body = f"<h3><span>a_b</span><span>{said}</span></h3><h3><span>c</span><span>string</span></h3>"
    assert told(body) == ["Part, 2 rows"]


def test_a_word_before_a_type_is_no_name_that_is_sure() -> None:
    parts = "<dl><dt>type</dt><dd>string</dd></dl>"
    text = f"<main><h1>T</h1><h2>Request body</h2><h3>voice</h3>{parts}<h3>speed</h3>{parts}</main>"
    assert extract([opened("page-html", text)]).facts == ()


def test_the_label_of_a_property_is_no_field() -> None:
    rows = "".join(f"* The {name}\n  * **Type**: {said}\n" for name, said in ROWS)
    found = extract([opened("page-markdown", f"# T\n\n## Request body\n\n{rows}")])
    assert (found.facts, found.problems[-1]) == ((), "unplaced-table: Request body, 3 rows")


@pytest.mark.parametrize(
    ("codes", "rows"),
    [
        ("401 429 1401 1402 1403 1404 1405", 2),
        ("401 429 472 473 474", 2),
        ("401/E1 500 503 E2", 1),
        ("E1 E2 1401", 0),
    ],
)
def test_errors_that_look_like_statuses_and_are_not_read(codes: str, rows: int) -> None:
    text = "# Errors\n\n| Code | Reason |\n|-|-|\n"
    text += "".join(f"| {code} | It is so |\n" for code in codes.split())
    found = extract([opened("page-markdown", text)])
    told = [f"unplaced-table: Errors, {rows} row{'s' * (rows > 1)}"] * bool(rows)
    assert [one for one in found.problems if one.startswith("unplaced")] == told


@pytest.mark.parametrize(
    ("first", "rows"),
    [("400 401 429", 3), ("401 503", 2), ("400 401 500", 0), ("200 401 429", 0), ("401 429 9", 0)],
)
def test_a_column_of_registered_errors_is_told_under_a_header_of_another_script(
    first: str, rows: int
) -> None:
    text = "# \u9519\u8bef\n\n| \u7801 | \u8bf4\u660e |\n|-|-|\n"
    text += "".join(f"| {code} | \u662f |\n" for code in first.split())
    found = extract([opened("page-markdown", text)])
    told = [f"unplaced-table: \u9519\u8bef, {rows} rows"] * bool(rows)
    assert [one for one in found.problems if one.startswith("unplaced")] == told
    areas = extract([opened("page-markdown", text.replace("\u7801", "Area"))])
    assert not [one for one in areas.problems if one.startswith("unplaced")]


def test_a_description_that_follows_at_once_is_told() -> None:
    text = "# T\n\n## Request body\n\n`a` string **required**  \nOne.\n\n`b` string  \nTwo.\n"
    found = extract([opened("page-markdown", text)])
    assert [fact.key for fact in found.facts] == ["request application/json $.a"]
    assert found.problems == ("unplaced-table: Request body, 1 row",)


def test_what_a_body_is_called_is_no_field_of_it() -> None:
    text = "# T\n\n## Response\n\n**Returns** object\n\n**Id** string\n"
    found = extract([opened("page-markdown", text)])
    assert [fact.key for fact in found.facts] == ["response 200 application/json $.Id"]


NO_FIELDS = [
    "* order number\n* phone number\n",
    "* Connection string\n* Query string\n",
    "* Use string values.\n* Pass objects as JSON.\n* Send an array.\n",
    "A string is text.\n\nAn object has names.\n\nNo integer is larger.\n",
    "* voice: the one who speaks\n* top_p: how wild it is\n",
    "| Name | Description |\n|-|-|\n| fast | Strings several words together |\n| slow | Objects. |\n",
    "| Plan | Description |\n|-|-|\n| Free tier | Number of seats: 1 |\n| Paid tier | Array of perks |\n",
    "voice string\n",
    "| Drink | What |\n|-|-|\n| Tea | number |\n| Milk | None of it |\n| Ice | Some of it |\n",
    "| Kind | Meaning |\n|-|-|\n| `string`: plain | Words |\n| `object`: any | Members |\n",
    "| Setting | What |\n|-|-|\n| timeout | Number of seconds |\n| retries | Number of tries |\n",
]


@pytest.mark.parametrize("text", NO_FIELDS)
def test_words_are_no_fields(text: str) -> None:
    assert told(text, "markdown") == []


def test_titles_and_components_that_we_do_not_know_are_told_where_they_are_fields() -> None:
    titles = "".join(
        f'<Fold title="{name} ({said}, required)">\nWords.\n</Fold>\n' for name, said in ROWS
    )
    assert told(titles, "markdown") == ["Part, 3 rows"]
    others = "".join(f'<Knob name="{name}" type="{said}" />\n' for name, said in ROWS)
    assert told(others, "markdown") == ["Part, 3 rows"]
    assert told('<Fold title="Any string (required)">\nx\n</Fold>\n', "markdown") == []
    assert told('<Knob name="voice" type="primary" />\n', "markdown") == []


def test_a_label_beside_those_of_fields_is_one_of_them() -> None:
    row = "<div><label>{0}</label> <span>{1}</span></div>"
    body = "".join(row.format(*one) for one in (*ROWS[:2], ("role", "string enum"), ("at", "day")))
    page = f"<main><h1>T</h1><p>POST /v1/x</p><h2>Response body</h2>{body}</main>"
    found = extract([opened("page-html", page)])
    assert len([fact for fact in found.facts if fact.key.startswith("response")]) == len(ROWS[:2])
    assert found.problems == ("unplaced-table: Response body, 2 rows",)
