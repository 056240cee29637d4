"""Fields that a table or a component describes, with what is required, and no schema."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.compare.drift import drift
from checker.model.contract import Contract
from checker.model.source import API_REFERENCE
from tests.compare.facts import URL
from tests.compare.openapi_documents import STRING, block, document, reference, thing
from tests.compare.pages import stated

TABLE = """\
# Make a widget

POST /v1/widgets

## Body

| Parameter | Type | Required | Description |
|---|---|---|---|
| `model` | string | Yes | Which. |
| `size` | integer | No | How large. |
| `mood` | string | No | How. |
| `color` | string | No | What it looks like. |
| `count` | integer | No | How many. |
| `note` | string | No | What else. |
| `owner` | string | No | Whose. |
| `place` | string | No | Where. |
"""
COMPONENTS = "# Make a widget\n\nPOST /v1/widgets\n\n## Body\n" + "".join(
    f'\n<ParamField body="{name}" type="object">\n  Text.\n{inside}</ParamField>\n'
    for name, inside in (
        *((letter, "") for letter in "abcdefg"),
        ("h", '  <ParamField body="deep" type="string">Text.</ParamField>\n'),
    )
)


def rendered(text: str) -> str:
    """The table as a page of HTML, which has no room for components."""
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    cells = ["".join(f"<td>{cell.strip(' `')}</td>" for cell in row) for row in rows]
    body = "".join(f"<tr>{row}</tr>" for row in (cells[0].replace("td>", "th>"), *cells[2:]))
    return (
        "<html><body><main><h1>Make a widget</h1><p>POST /v1/widgets</p><h2>Body</h2>"
        f"<table>{body}</table></main></body></html>"
    )


def written(text: str) -> Contract:
    form = "html" if text.startswith("<html") else "markdown"
    return stated(API_REFERENCE, {(f"page-{form}", URL): text})


@pytest.mark.parametrize("form", [str, rendered])
@pytest.mark.parametrize(
    ("former", "new", "rules"),
    [
        pytest.param("", "", [], id="the same"),
        pytest.param("| No | How. |", "| Yes | How. |", ["became-required"], id="required now"),
        pytest.param("| `mood` | string | No | How. |\n", "", ["removed"], id="a row less"),
        pytest.param("`mood` | string", "`mood` | integer", ["type-changed"], id="another type"),
    ],
)
def test_a_table_that_says_what_is_required_is_compared(
    former: str, new: str, rules: list[str], form: Callable[[str], str]
) -> None:
    then, today = written(form(TABLE)), written(form(TABLE.replace(former, new)))
    assert len(then.facts) > 7
    assert [one.rule for one in drift(then, today)] == [f"request-property-{end}" for end in rules]


def test_the_only_nested_field_of_the_components_is_gone() -> None:
    before = written(COMPONENTS)
    after = written(
        COMPONENTS.replace('<ParamField body="deep" type="string">Text.</ParamField>', "")
    )
    unknown = "requirement-unknown"  # the component does not say whether it is required
    assert [one.rule for one in drift(before, after)] == [f"request-property-removed-{unknown}"]
    assert [one.rule for one in drift(after, before)] == [f"request-property-added-{unknown}"]


def test_components_are_not_looked_for_in_html() -> None:
    """What a component tells is collapsed there, whatever else a table describes."""
    both = COMPONENTS + TABLE.partition("## Body")[2]
    found = drift(written(both), written(rendered(TABLE)))
    (told,) = found
    assert told.rule == "basis-changed"
    assert "of 9 facts" in told.message


ANSWERS = """\
<html><body><main><h1>Make a widget</h1><p>POST /v1/widgets</p>
<h2>Errors</h2><table>
<tr><th>Status</th><th>Meaning</th></tr>
<tr><td>400</td><td>Bad request</td></tr>
<tr><td>429</td><td>Too many requests</td></tr>
<tr><td>500</td><td>Server error</td></tr></table>
<h2>Body</h2><table><tr><th>Parameter</th><th>Type</th></tr>
"""
ROWS = "".join(f"<tr><td><code>{name}</code></td><td>string</td></tr>" for name in "abcdefgh")


def test_a_page_of_html_is_compared_with_itself_in_all_that_it_states() -> None:
    then = written(f"{ANSWERS}{ROWS}</table></main></body></html>")
    assert {fact.key for fact in then.facts} >= {"status 400", "status 429", "status 500"}
    assert drift(then, then) == ()
    less = ANSWERS.replace("<tr><td>429</td><td>Too many requests</td></tr>\n", "")
    (found,) = drift(then, written(f"{less}{ROWS}</table></main></body></html>"))
    assert (found.rule, found.key) == ("no-longer-stated", "status 429")


def test_a_schema_that_is_gone_is_no_table() -> None:
    """What it stated is not looked for in what the page describes otherwise."""
    before = reference(block(document(request=thing(("x",), x=STRING, y=STRING))))
    after = written(TABLE.replace("/v1/widgets", "/widgets"))
    found = drift(before, after)
    assert "request-property-removed" not in {one.rule for one in found}
    assert {one.rule for one in found} == {"basis-changed"}
