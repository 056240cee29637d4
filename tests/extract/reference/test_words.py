"""What headings and titles name."""

from __future__ import annotations

import pytest

from checker.extract.reference.side import ERROR, JSON, Known, Side
from checker.extract.reference.words import kind_of, side_of, title_kind
from checker.model.contract import Stream

NAMED = [
    ("Request", "request"),
    ("Request body", "request"),
    ("Body Params application/json", "request"),
    ("Body parameters", "request"),
    ("Example request", "request"),
    ("Parameters", "request"),
    ("Response", "response"),
    ("Responses", "response"),
    ("Example response", "response"),
    ("The response object", "response"),
    ("Returns", "response"),
    ("Query parameters", "query"),
    ("Path Parameters", "path"),
    ("Header Params", "header"),
    ("Request headers", "header"),
    ("Cookies", "cookie"),
    ("Streaming", "stream"),
    ("Stream responses", "stream"),
    ("Chunk", "events"),
    ("Stream events", "stream"),
    ("Webhook events", "elsewhere"),
    ("Error codes", "error"),
    ("Handle errors", "error"),
    ("200", "200"),
    ("404 Not Found", "404"),
    ("HTTP 401", "401"),
    ("Request structured output", None),
    ("Send a request", None),
    ("Message roles", None),
    ("How responses are billed", None),
    ("2024", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_what_a_heading_names(text: str, expected: str | None) -> None:
    assert kind_of(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Success (200)", "200"),
        ("Response 401", "401"),
        ("v1.200", None),
        ("Response", "response"),
        ("cURL", None),
    ],
)
def test_what_the_title_of_an_example_names(title: str, expected: str | None) -> None:
    assert title_kind(title) == expected


def test_the_body_that_a_kind_means() -> None:
    known = Known([])
    assert side_of(None, known) is None
    assert side_of("request", known) == Side("request", None, JSON)
    assert side_of("response", known) == Side("response", "200", JSON)
    assert side_of("201", known) == Side("response", "200", JSON)
    assert side_of("404", known) == Side("response", "404", JSON)
    assert side_of("error", known) == ERROR
    assert side_of("stream", known) == Side("stream", "200", "text/event-stream")
    assert side_of("events", known) is None
    assert side_of("events", Known([Stream()])) == Side("stream", "200", "text/event-stream")
    assert side_of("elsewhere", Known([Stream()])) is None
    assert side_of("query", known) == Side("query")


def test_the_documented_bodies_are_meant_where_there_are_any() -> None:
    sides = [
        Side("request", None, "multipart/form-data"),
        Side("response", "404", JSON),
        Side("response", "201", "text/plain"),
        Side("response", "201", "application/vnd.api+json"),
        Side("stream", "200", "text/event-stream"),
    ]
    known = Known([side.field("$", evidence=()) for side in sides])
    assert known.request == sides[0]
    assert known.response == sides[3]
    assert known.stream == sides[4]


def test_a_side_where_no_stream_is_documented_goes_with_the_answer() -> None:
    known = Known([Side("response", "201", JSON).field("$", evidence=())])
    assert known.stream == Side("stream", "201", "text/event-stream")
