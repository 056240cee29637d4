"""Statuses in tables, lists, headings and sentences."""

from __future__ import annotations

import pytest

from checker.extract.reference.sections import Sections
from checker.extract.reference.statuses import MAX_RANGE, statuses
from tests.extract.reference_pages import page


def told(text: str) -> dict[str, tuple[str | None, str | None]]:
    """status -> (retry, meaning)."""
    one = page(f"# E\n\n{text}\n")
    found = statuses(one, one.blocks, Sections(one, one.blocks))
    return {status.status: (status.retry, status.meaning) for status in found}


def table(header: str, *rows: str) -> str:
    width = header.count("|") + 1
    return f"| {header} |\n|{' - |' * width}\n" + "".join(f"| {row} |\n" for row in rows)


TABLES = [
    pytest.param(table("Name | Type", "a | string"), {}, id="no statuses"),
    pytest.param(
        table("Status | Meaning", "200 | Fine", "404 | Not found"),
        {"200": (None, "fine"), "404": (None, "not-found")},
        id="without a word on retrying",
    ),
    pytest.param(
        "## Errors\n\n" + table("Code | Retry", "`429` | Yes", "`400` | No", "`500` |"),
        {"429": ("yes", None), "400": ("no", None), "500": (None, None)},
        id="without a meaning",
    ),
    pytest.param(
        table("Status | Name | Description | Retry?", "400 | Bad request | Words | No"),
        {"400": ("no", "bad-request")},
        id="the first column that means something",
    ),
    pytest.param(
        table("Status code | Notes", "400 | Bad words"),
        {"400": (None, None)},
        id="a column that is not named so means nothing",
    ),
    pytest.param(
        table("Status | Retry", "429 - Too Many Requests | Yes", "503: if busy | Yes"),
        {"429": ("yes", None), "503": ("depends", None)},
        id="a name or a condition behind it",
    ),
    pytest.param(
        table("Retry | Meaning | Status", "Yes | Busy | 503"),
        {"503": ("yes", "busy")},
        id="columns in another order",
    ),
    pytest.param(
        table("Status | Retry", "`500` / `503`, 504 and 524 | yes"),
        {"500": ("yes", None), "503": ("yes", None), "504": ("yes", None), "524": ("yes", None)},
        id="several in one row",
    ),
    pytest.param(
        table("Status | Retry", "5xx | yes", "4XX | no"),
        {"5XX": ("yes", None), "4XX": ("no", None)},
        id="classes",
    ),
    pytest.param(
        table("Status | Retry", "429 Too Many Requests | yes"),
        {"429": ("yes", None)},
        id="with its name",
    ),
    pytest.param(
        table("Status code | Retry", "500/503 Server Error | yes", "`500` |"),
        {"500": ("yes", None), "503": ("yes", None)},
        id="several with their name, and a row that says nothing of retrying",
    ),
    pytest.param(
        table("HTTP | When", "404 | Gone", "429 | Busy"),
        {"404": (None, "gone"), "429": (None, "busy")},
        id="of HTTP beside their reasons",
    ),
    pytest.param(
        table("Status | Retry", "404/410: not found | no"),
        {"404": ("depends", None), "410": ("depends", None)},
        id="several with the name of one",
    ),
    pytest.param(
        table("Status | Retry", "`500` with `code: x` | no", "`500` | yes"),
        {"500": ("depends", None)},
        id="a row with a condition beside a plain one",
    ),
    pytest.param(
        table("Status | Retry", "`500` | yes", "`500` when busy | yes"),
        {"500": ("yes", None)},
        id="a condition that changes nothing",
    ),
    pytest.param(
        table("Status | Retry", "`500` with `code: x` | no"),
        {"500": ("depends", None)},
        id="a row with a condition alone",
    ),
    pytest.param(
        table("Status code | Retry", "529 Site is Overloaded | yes", "530 Site Frozen | yes"),
        {"529": ("depends", None), "530": ("yes", None)},
        id="a name of its own is no condition",
    ),
    pytest.param(
        table("Status | Meaning", "`500` with `code: x` | Malformed", "`500` | Busy"),
        {"500": (None, "busy")},
        id="the plain row means it",
    ),
    pytest.param(
        table("HTTP status | What", "200 | ok", "404 | gone", "other | x"),
        {"200": (None, "ok"), "404": (None, "gone")},
        id="a row that is no status",
    ),
    pytest.param(
        table("Status code | What to do", "409 | Do not retry at once", "429 | Wait"),
        {"409": (None, None), "429": (None, None)},
        id="what is to be done is no meaning",
    ),
    pytest.param(
        table("Status code | Meaning", "429 | Too many, or too much", "500 | No more than a guess"),
        {"429": (None, None), "500": (None, None)},
        id="a few words may say the contrary of all",
    ),
    pytest.param(
        table("Status | Meaning | Schema", "200 | OK | A", "default | Other | B"),
        {"200": (None, "ok")},
        id="a row of all others",
    ),
    pytest.param(table("Model | Limit", "a | 200", "b | 500"), {}, id="numbers of something else"),
    pytest.param(
        table("Model | Status | Price", "a | 200 | 4", "b | 400 | 8"), {}, id="of models and prices"
    ),
    pytest.param(
        "## Responses\n\n" + table("Status | Body", "200 | A", "404 | B"),
        {"200": (None, None), "404": (None, None)},
        id="where a label says that answers are listed",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_a_table(text: str, expected: dict[str, tuple[str | None, str | None]]) -> None:
    assert told(text) == expected


def test_a_column_of_what_to_do_is_not_read() -> None:
    rows = table(
        "Status | Meaning | What to do",
        "429 | Slow down | Do not retry at once; back off",
        "400 | Bad | Fix it before you retry",
    )
    assert told(rows) == {"429": (None, "slow-down"), "400": (None, "bad")}


RETRY = [
    ("Yes", "yes"),
    ("\u2705", "yes"),
    ("No.", "no"),
    ("Depends", "depends"),
    ("Depends on the error", "depends"),
    ("Yes, with a new key", None),
    ("Usually no", None),
    ("Do not retry at once; back off", None),
    ("Fix it before you retry", None),
    ("No more than five times", None),
    ("Never mind", None),
    ("", None),
]


@pytest.mark.parametrize(
    "header", ["Retry", "Retry?", "Retryable", "Safe to retry", "Can I retry?"]
)
@pytest.mark.parametrize(("cell", "expected"), RETRY)
def test_only_a_plain_token_says_whether_to_retry(
    header: str, cell: str, expected: str | None
) -> None:
    assert told(table(f"Status | {header}", f"429 | {cell}")) == {"429": (expected, None)}


def test_another_column_says_nothing_of_it() -> None:
    assert told(table("Status code | Retry delay", "429 | Yes")) == {"429": (None, None)}


NUMBERS = [
    table("Plan | Requests", "100 | 500", "200 | 503"),
    table("Code | Country", "404 | Atlanta", "500 | Nowhere"),
    table("Code | Reason", "404 | Gone"),
    table("HTTP | Words", "404 | Gone"),
    table("Area | Meaning", "404 | Gone"),
    "## Error codes\n\n" + table("Code | Meaning", "404 | Gone", "40 | Bad name"),
    "## Error codes\n\n" + table("Code | Meaning", "404 | Gone", "471 | Bad name"),
    "## Error codes\n\n" + table("Code | Meaning", "101 | Bad name", "402 | Bad key"),
    "## Error codes\n\n" + table("Code | Meaning", "471 | Bad name", "472 | Bad key"),
    table("Status | Limit", "500 requests | x", "200 ms | y"),
    table("Status | Width", "500+ | x", "500-600 wide | y", "200.5 | z", "300,000 | a"),
    "## 500+ models",
    "## 500 Free Credits",
    "### 200 requests",
    "## Errors\n\n* **100** requests a minute",
    "## Errors\n\n### Limits\n\n* **500**: requests a minute",
    "* 404",
    "## Errors\n\n404",
    "## Results\n\n* 200",
    "## Status codes\n\n* 101\n* 473",
    "Retry `429` and 503; do not retry `400`.",
    "At 500 tokens, 200 ms, $429 and 404 models.",
    '<Card title="500 models" />',
]


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_in_no_place_of_statuses_is_none(text: str) -> None:
    assert told(text) == {}


LINES = [
    pytest.param("* 404 Not Found", {"404": (None, "not-found")}, id="an item with its name"),
    pytest.param("## 402 Payment Required", {"402": (None, "payment-required")}, id="a heading"),
    pytest.param(
        "## HTTP status codes\n\n404\n\nGone\n\n* 529",
        {"404": (None, None)},
        id="a term of a list of statuses",
    ),
    pytest.param("429 Too Many Requests", {"429": (None, "too-many-requests")}, id="a line"),
    pytest.param(
        "## 413 response", {"413": (None, None)}, id="a word for any answer means nothing"
    ),
    pytest.param("## HTTP 529", {"529": (None, None)}, id="one that has no registered name"),
    pytest.param("## Error 529: Busy", {}, id="another name is no status line"),
    pytest.param(
        "404 Not Found: the id is wrong", {"404": (None, "not-found")}, id="a name and more"
    ),
    pytest.param(
        "404 Not Found - the id is wrong", {"404": (None, "not-found")}, id="more behind a dash"
    ),
    pytest.param(
        "## Errors\n\n* **HTTP 529**: overloaded",
        {"529": (None, "overloaded")},
        id="an error that is called one of HTTP",
    ),
    pytest.param(
        "404 Not Found\n\n```http\nHTTP/1.1 404 Not Found\n```",
        {"404": (None, "not-found")},
        id="beside a place that says nothing of its meaning",
    ),
    pytest.param(
        "404 Not Found\n\n" + table("Status | Meaning", "404 | Gone"),
        {"404": (None, None)},
        id="beside a place that says something else",
    ),
    pytest.param(
        "## Errors\n\n* **5XX**: overloaded", {"5XX": (None, "overloaded")}, id="a class of errors"
    ),
    pytest.param("404 Not Found is what you get.", {}, id="a sentence that begins like one"),
    pytest.param(
        '<Accordion title="429 Too Many Requests">\nx\n</Accordion>',
        {"429": (None, "too-many-requests")},
        id="the title of a component",
    ),
    pytest.param(
        "```http\nHTTP/1.1 404 Not Found\nX: y\n```", {"404": (None, None)}, id="a transcript"
    ),
    pytest.param(
        "## Errors\n\n* **401**: the key is wrong",
        {"401": (None, "the-key-is-wrong")},
        id="an error",
    ),
    pytest.param(
        "## Status codes\n\n* `429` - slow down. Retry later.\n* 12: none",
        {"429": (None, "slow-down")},
        id="advice is not read",
    ),
    pytest.param(
        "## Status codes\n\n### `529`: overloaded",
        {"529": (None, "overloaded")},
        id="a heading among statuses",
    ),
    pytest.param(
        "## Responses\n\n### 404\n\nx\n\n### 5xx\n\n### 2024\n\n* 200",
        {"404": (None, None), "5XX": (None, None)},
        id="a heading that is a status alone, among answers",
    ),
    pytest.param("* Success (204)\n\nSuccess (202)", {}, id="an item or a line of that form"),
    pytest.param(
        "## Success (204)\n\nNone.\n\n## Request in case of 409\n\n## Response with 202 or 204",
        {"204": (None, None)},
        id="a heading of an answer that names its status",
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_a_line(text: str, expected: dict[str, tuple[str | None, str | None]]) -> None:
    assert told(text) == expected


def test_names_of_a_program_mean_nothing() -> None:
    rows = table(
        "HTTP status | Name", "400 | client.BadRequest", "429 | RateLimitError", "500 | Busy"
    )
    assert told(rows) == {"400": (None, None), "429": (None, None), "500": (None, "busy")}


def test_a_range_is_each_of_it_or_the_class() -> None:
    assert set(told(table("Status | Retry", "502-504 | yes"))) == {"502", "503", "504"}
    assert set(told(table("Status | Retry", "429-431 | yes"))) == {"429", "430", "431"}
    assert len(told(table("Status | Retry", "400-419 | no"))) == MAX_RANGE
    assert set(told(table("Status | Retry", "400-420 | no"))) == {"4XX"}


@pytest.mark.parametrize(("title", "found"), [("Error codes", ["404"]), ("Responses", [])])
def test_the_title_of_a_page_may_say_that_it_lists_errors(title: str, found: list[str]) -> None:
    one = page(f"# {title}\n\n" + table("Code | Name", "404 | Gone"))
    assert [each.status for each in statuses(one, one.blocks, Sections(one, one.blocks))] == found


def test_statuses_of_another_operation_are_not_of_this_one() -> None:
    text = (
        "POST /v1/x\n\n## Get one\n\nGET /v1/x/{id}\n\n### 404 Not Found\n\n"
        "## 429 Too Many Requests\n"
    )
    assert set(told(text)) == {"429"}


def test_a_column_that_is_said_to_hold_statuses_may_hold_more() -> None:
    rows = table("Status code | Exception", "400 | Bad", ">=500 | Worse", "none | Network")
    assert set(told(rows)) == {"400"}


def test_statuses_of_several_operations_are_not_joined() -> None:
    text = (
        "## One\n\nPOST /v1/x\n\n### 202 Accepted\n\n## Two\n\nGET /v1/x/{id}\n\n### 404 Not Found"
    )
    assert told(text) == {}


def test_a_status_of_several_meanings_has_none() -> None:
    rows = table("Status | Code | Description", "400 | a | Empty words", "400 | b | Long words")
    assert told(rows) == {"400": (None, None)}
