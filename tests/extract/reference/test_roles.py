"""Labels that name a role as a whole, and near misses that name none."""

from __future__ import annotations

import pytest

from checker.extract.reference.roles import named_status, role_of, status_line, thing_of

ROLES = [
    ("Request", "request"),
    ("Example request", "request"),
    ("Body Params application/json", "request"),
    ("1. Request body", "request"),
    ("Example: Response", "response"),
    ("Response fields", "response"),
    ("Returns", "response"),
    ("Response (202 Accepted)", "response 202"),
    ("Response - 200 OK", "response 200"),
    ("201 response", "response 201"),
    ("202 response with tools", "response 202?"),
    ("Response (nonstreaming)", "response"),
    ("Response with 202", "response 202"),
    ("Response with status code 404:", "response 404"),
    ("Response for a 429", "response 429"),
    ("Response with 202 or 204", "elsewhere"),
    ("Still running (202)", "response 202?"),
    ("Done: HTTP 200", "response 200?"),
    ("404 Not Found", "response 404"),
    ("404", "response 404"),
    ("Response with tools", "response?"),
    ("Response: a longer tale", "response?"),
    ("Response format", "response?"),
    ("Response with an error", "error?"),
    ("Response (streaming)", "stream"),
    ("Response for streaming requests", "stream?"),
    ("Response without streaming", "response?"),
    ("Request (streaming)", "request"),
    ("Streaming response", "stream"),
    ("Server-sent events", "stream"),
    ("Event types", "events"),
    ("Chunk", "events"),
    ("Errors", "error"),
    ("Error body", "error"),
    ("HTTP status codes", "statuses"),
    ("Error codes", "statuses"),
    ("Query parameters", "query"),
    ("Path parameters", "path"),
    ("Headers", "header"),
    ("Cookies", "cookie"),
    ("Optional parameters", "parameters"),
    ("Fields", "neutral"),
    ("Webhook payload", "elsewhere"),
    ("Legacy response", "elsewhere"),
    ("Migrating from an older version", "elsewhere"),
    ("`POST /v1/x`", "operation"),
    ("Endpoint: GET https://a.test/v1/x/{id}", "operation"),
    ("HTTP Method: POST Path: /v1/x", "operation"),
    ("Example with tools", None),
    ("Parameters for a voice", None),
    ("Response time", None),
    ("Requests per minute", None),
    ("Handle error codes", None),
    ("Why responses differ", None),
    ("Use POST /v1/x to make one", None),
    ("500 models", None),
    ("500+ models", None),
    ("600", None),
    ("", None),
    ("x" * 500, None),
    ("Webhook ".ljust(120, "x"), "elsewhere"),
    ("Webhook ".ljust(121, "x"), None),
]


@pytest.mark.parametrize(("label", "expected"), ROLES)
def test_a_label(label: str, expected: str | None) -> None:
    role = role_of(label)
    told = None
    if role is not None:
        told = " ".join(filter(None, (role.kind, role.status))) + ("" if role.exact else "?")
    assert told == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("404 Not Found", "404"),
        ("`404 Not Found`.", "404"),
        ("HTTP 529", "529"),
        ("Status: 404", "404"),
        ("5xx", None),
        ("404", None),
        ("404.", None),
        ("404 models", None),
        ("413 Payload Too Large", "413"),
    ],
)
def test_a_status_that_says_that_it_is_one(text: str, expected: str | None) -> None:
    assert named_status(text) == expected


def test_a_bare_status_is_one_where_a_label_is_read() -> None:
    assert (status_line("404"), status_line("5xx"), status_line("529")) == ("404", "5XX", None)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("The `usage` object", "usage"),
        ("Fields of `usage`.", "usage"),
        ("Fields of `choices`", "choices"),
        ("choices[].message", "choices[].message"),
        ("Tool call", "Tool call"),
        ("Message (object)", "Message"),
        ("What a message is good for", None),
        ("messages, and more", None),
    ],
)
def test_a_thing(label: str, expected: str | None) -> None:
    assert thing_of(label) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("413 Payload Too Large", "413"),
        ("413 Request Entity Too Large", "413"),
        ("413 Content Too Large", "413"),
        ("414 Request-URI Too Long", "414"),
        ("414 URI Too Long", "414"),
        ("416 Range Not Satisfiable", "416"),
        ("416 Requested Range Not Satisfiable", "416"),
        ("422 Unprocessable Content", "422"),
        ("422 Unprocessable Entity", "422"),
        ("422 Content Too Large", None),
    ],
)
def test_a_status_has_its_phrase_and_those_that_it_had(text: str, status: str | None) -> None:
    assert status_line(text) == status


@pytest.mark.parametrize("word", ["body", "error", "response", "status"])
def test_a_status_may_be_called_what_it_is(word: str) -> None:
    assert status_line(f"404 {word}") == status_line("404") == "404"
    assert status_line(f"404 {word}s of all kinds") is None
