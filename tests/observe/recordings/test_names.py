"""Names under which recorders write the parts of an exchange: each is read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.observe.documented import completion, seen

CHAT = "/v1/chat/completions"
HOST = "api.example.test"
ABOUT = ("ok", "status_text", "statusText", "reason", "duration", "elapsed", "http_version")


def told(record: dict[str, Any]) -> list[tuple[str, int | None, int, bool]]:
    """(where, status, recordings, is there a body) of each shape."""
    found = seen(json.dumps(record).encode() + b"\n")
    return [(one.where, one.status, one.count, "$.id" in one.fields) for one in found.shapes]


def pair(asked: dict[str, Any], answer: Any) -> list[tuple[str, int | None, int, bool]]:
    return told({"request": {"method": "POST", **asked}, "response": answer})


@pytest.mark.parametrize("name", ["url", "uri", "path", "endpoint"])
def test_the_address_of_a_pair(name: str) -> None:
    answer = {"status": 200, "body": completion()}
    for asked in ({name: f"https://{HOST}{CHAT}"}, {name: CHAT, "host": HOST}):
        assert pair(asked, answer) == [("response", 200, 1, True)]


@pytest.mark.parametrize(
    "name", ["status", "status_code", "statusCode", "code", "http_status", "response_status"]
)
def test_the_status_of_a_pair(name: str) -> None:
    assert pair({"url": CHAT}, {name: 429, "body": {}}) == [("response", 429, 1, False)]
    assert pair({"url": CHAT}, {name: "429 Too Many", "body": {}}) == [("response", 429, 1, False)]


@pytest.mark.parametrize(
    "name", ["body", "json", "content", "data", "text", "body_text", "payload", "raw_body"]
)
def test_the_body_of_a_pair(name: str) -> None:
    assert pair({"url": CHAT}, {"status": 200, name: completion()}) == [("response", 200, 1, True)]


@pytest.mark.parametrize("name", ["headers", "header", "response_headers"])
def test_the_headers_of_a_pair(name: str) -> None:
    answer = {"status": 200, "body": completion(), name: {"Content-Type": "text/plain"}}
    record = {"request": {"method": "POST", "url": CHAT}, "response": answer}
    (shape,) = seen(json.dumps(record).encode() + b"\n").shapes
    assert shape.media_type == "<undocumented>"


@pytest.mark.parametrize("name", ABOUT)
def test_what_else_stands_beside_a_status_is_no_body(name: str) -> None:
    assert pair({"url": CHAT}, {"status": 429, name: "x"}) == [("response", 429, 1, False)]


@pytest.mark.parametrize(
    ("method", "path", "host"),
    [
        *((name, "request_uri", "host") for name in ("request_method", "method", "http_method")),
        ("verb", "request_uri", "host"),
        *(("request_method", name, "host") for name in ("request_uri", "uri", "request_url")),
        *(("request_method", name, "host") for name in ("url", "path", "request_path")),
        *(("request_method", "uri", name) for name in ("http_host", "host", "server_name")),
        ("request_method", "uri", "vhost"),
    ],
)
def test_a_line_of_an_access_log(method: str, path: str, host: str) -> None:
    line = {method: "POST", path: CHAT, host: HOST, "status": 429, "body_bytes_sent": 1}
    assert told({**line, "time_local": "x", "remote_addr": "x"}) == [("response", 429, 1, False)]
    elsewhere = {**line, host: "other.example.test"}
    assert told({**elsewhere, "time_local": "x", "remote_addr": "x"}) == []
