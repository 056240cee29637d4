"""Names with labelled lines below them: read as the rows of a table, or told as such."""

from __future__ import annotations

import pytest

from checker.extract.api_reference import extract
from tests.extract.reference_pages import lines, opened

BODY = "request application/json $"
EXPECTED = {
    f"{BODY}.model": "string!",
    f"{BODY}.user": "object",
    f"{BODY}.user.id": "string conditional default=x",
    f"{BODY}.tone": "string?",
}
FORMS = [
    pytest.param(
        "### model\n\nWhich one.\n\nType: string\n\nRequired: yes\n\n```json\n{}\n```\n\n"
        "### Limits\n\nSome.\n\n### user\n\nType: object | Required: n/a"
        "\n\n#### id\n\n**Type:** string. **Required:** if `model` is given. **Default:** `x`\n\n"
        "### `tone`\n\n* Type: `string`\n* Required: no\n\nHow it sounds.\n",
        id="headings",
    ),
    pytest.param(
        "* `model`\n  * Type: string\n  * Required: yes\n* tone\n  * Type: string, Required: no\n"
        "* `user`:\n  * Type: object\n  * `id`\n"
        "    * **Type**: string\n    * Required: if `model` is given\n    * Default: `x`\n",
        id="items",
    ),
]
PATHS = (
    "### user\n\nType: object\n\n#### user.id\n\nType: string\nNullable: yes\n\n"
    "### parts\n\nType: array\n\n#### parts[].size\n\nType: number\nMinimum: 0\nMaximum: 1\n\n"
    "##### parts[].size.x\n\nType: integer\n\n### `mode`\n\nType: enum\n"
)


def read(text: str) -> dict[str, str]:
    found = extract([opened("page-markdown", f"# T\n\n{text}")])
    assert found.problems == ()
    return {key: said for key, said in lines(found).items() if not key.endswith("$")}


@pytest.mark.parametrize("text", FORMS)
def test_names_with_labels_below_them_are_rows(text: str) -> None:
    assert read(f"## Request body\n\n{text}") == EXPECTED


def test_a_line_between_names_may_say_whose_they_are() -> None:
    text = "**a**\n\nType: string\n\n"
    assert read(f"Request fields:\n\n{text}Response fields:\n\n{text}") == {
        f"{BODY}.a": "string",
        "response 200 application/json $.a": "string",
    }


def test_a_line_that_introduces_names_begins_something_else() -> None:
    text = "**a**\n\nType: string\n\n{}\n\n**b**\n\nType: string\n"
    assert set(read(f"## Request body\n\n{text.format('Not more.')}")) == {f"{BODY}.a", f"{BODY}.b"}
    text = f"# T\n\n## Request body\n\n{text.format('For pictures alone:')}"
    found = extract([opened("page-markdown", text)])
    assert [fact.key for fact in found.facts] == [f"{BODY}.a"]
    assert found.problems == ("unplaced-table: Request body, 1 row",)


def test_items_that_are_set_in_less_than_the_first_stand_beside_it() -> None:
    text = "* Of one:\n  * `a`\n    * Type: object\n* `b`\n  * Type: object\n  * `c`\n    * Type: string\n"
    assert set(read(f"## Request body\n\n{text}")) == {f"{BODY}.{one}" for one in ("a", "b", "b.c")}


def test_a_label_may_say_what_names_a_body_elsewhere() -> None:
    text = "### a\n\nType: string\n\nExample: response\n\n### b\n\nType: string\n"
    assert read(f"## Request body\n\n{text}") == {f"{BODY}.a": "string", f"{BODY}.b": "string"}


def test_a_heading_may_hold_the_whole_path_and_labels_that_are_not_known() -> None:
    assert read(f"## Request body\n\n{PATHS}") == {
        f"{BODY}.user": "object",
        f"{BODY}.user.id": "null string",
        f"{BODY}.parts": "array",
        f"{BODY}.parts[*].size": "number",
        f"{BODY}.parts[*].size.x": "integer",
        f"{BODY}.mode": "",
    }


def test_what_no_label_places_is_told() -> None:
    text = "<h1>The bill</h1><h3>a</h3><p><b>Type:</b> string</p><h3>b</h3><p>Type: integer</p>"
    found = extract([opened("page-html", f"<main>{text}</main>")])
    assert (found.facts, found.problems[-1]) == ((), "unplaced-table: The bill, 2 rows")


NO_FIELDS = [
    "### Basic\n\nType: monthly\n\n### team\n\nType: object of desire\n",
    "### Order\n\nType: object\n",
    "### model\n\nWe know no Type: string\n",
    "### model\n\n```json\n{}\n```\n\nType: string\n",
    "### model\n\n### limit\n\nRequired: yes\n",
    "### `model`\n\nRequired: yes\n",
    "* `model`\n* Type: string\n",
]


@pytest.mark.parametrize("text", NO_FIELDS)
def test_names_without_the_label_of_a_type_are_none(text: str) -> None:
    found = extract([opened("page-markdown", f"# T\n\n## Request body\n\n{text}")])
    assert (found.facts, found.problems) == ((), ("no-facts: page-markdown",))
