"""Names under which recorders write the parts of an exchange: each is read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.observe.documented import completion, seen
from tests.observe.recordings.proxies import CADDY, CLOUDFLARE, ENVOY, TRAEFIK, searched

CHAT = "/v1/chat/completions"
HOST = "api.example.test"
ABOUT = (
    *("ok", "status_text", "statusText", "reason", "duration", "elapsed", "http_version"),
    *("bytes", "content_length", "contentLength", "content_type", "contentType", "size"),
)


def told(record: dict[str, Any]) -> list[tuple[str, int | None, int, bool]]:
    """(where, status, recordings, is there a body) of each shape."""
    found = seen(json.dumps(record).encode() + b"\n")
    return [(one.where, one.status, one.count, "$.id" in one.fields) for one in found.shapes]


def pair(asked: dict[str, Any], answer: Any) -> list[tuple[str, int | None, int, bool]]:
    return told({"request": {"method": "POST", **asked}, "response": answer})


@pytest.mark.parametrize("name", ["url", "uri", "path", "urlPath", "endpoint"])
def test_the_address_of_a_pair(name: str) -> None:
    answer = {"status": 200, "body": completion()}
    for asked in ({name: f"https://{HOST}{CHAT}"}, {name: CHAT, "host": HOST}):
        assert pair(asked, answer) == [("response", 200, 1, True)]
    for host in ({"host": "a.test"}, {"hostname": "a.test"}, {"headers": {"host": "a.test"}}):
        assert pair({name: CHAT, **host}, answer) == []
    assert pair({name: CHAT, "method": "GET"}, answer) == []


@pytest.mark.parametrize(
    "name", ["status", "status_code", "statusCode", "code", "http_status", "response_status"]
)
def test_the_status_of_a_pair(name: str) -> None:
    assert pair({"url": CHAT}, {name: 429, "body": {}}) == [("response", 429, 1, False)]
    for status in ("429 Too Many", {"code": 429}):
        assert pair({"url": CHAT}, {name: status, "body": {}}) == [("response", 429, 1, False)]


@pytest.mark.parametrize("word", [True, "success", "24h", {"code": None}])
def test_what_is_called_a_status_and_is_none_is_passed_over(word: Any) -> None:
    answer = {"status": word, "code": 429, "body": {}}
    assert pair({"url": CHAT}, answer) == [("response", 429, 1, False)]


@pytest.mark.parametrize(
    "name", ["body", "json", "content", "data", "text", "body_text", "payload", "raw_body"]
)
def test_the_body_of_a_pair(name: str) -> None:
    for body in (completion(), {"encoding": "UTF-8", "string": GOOD}):
        assert pair({"url": CHAT}, {"status": 200, name: body}) == [("response", 200, 1, True)]


@pytest.mark.parametrize("own", [{}, {"code": 200}, {"status": 200, "size": 1}])
def test_a_body_that_stands_alone_may_have_a_status_of_its_own(own: dict[str, Any]) -> None:
    assert pair({"url": CHAT}, completion(**own)) == [("response", 200, 1, True)]


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
        ("httpMethod", "path", "domainName"),
    ],
)
def test_a_line_of_an_access_log(method: str, path: str, host: str) -> None:
    line = {method: "POST", path: CHAT, host: HOST, "status": 429, "body_bytes_sent": 1}
    assert told({**line, "time_local": "x", "remote_addr": "x"}) == [("response", 429, 1, False)]
    elsewhere = {**line, host: "other.example.test"}
    assert told({**elsewhere, "time_local": "x", "remote_addr": "x"}) == []


@pytest.mark.parametrize("name", ["body_bytes_sent", "remote_addr", "time_iso8601", "time_local"])
def test_what_only_a_server_writes_beside_what_was_asked(name: str) -> None:
    line = {"verb": "POST", "url": CHAT, "status": 429}
    assert told(line) == []
    assert told({**line, name: "x"}) == [("response", 429, 1, False)]
    whole = {"request": f"POST {CHAT} HTTP/1.1", "status": 429}
    assert told(whole) == [("response", 429, 1, False)]


@pytest.mark.parametrize(
    "row",
    [
        {"request": f"GET {CHAT} HTTP/1.1", "uri": CHAT, "status": 405},
        {"request": f"POST {CHAT} HTTP/1.1", "uri": "/index.php", "status": 429},
        {"request": f"POST {CHAT} HTTP/1.1", "status": "ok"},
        {"request": f"POST {CHAT}, twice", "status": 429},
        {"request_method": "POST", "uri": CHAT, "status": "ok"},
        {"request_method": "POST", "status": 429},
        {"uri": CHAT, "status": 429, "time_local": "x"},
    ],
)
def test_a_row_that_tells_of_no_answer_to_what_is_documented(row: dict[str, Any]) -> None:
    assert told(row) == []


@pytest.mark.parametrize(
    "row",
    [
        TRAEFIK | {"RequestHost": "a.test"},
        ENVOY | {"authority": "a.test"},
        CLOUDFLARE | {"ClientRequestHost": "a.test"},
        CADDY | {"request": {"host": "a.test", "method": "POST", "uri": CHAT}},
        searched(200) | {"url": {"domain": "a.test", "path": CHAT}},
    ],
)
def test_a_row_of_another_host(row: dict[str, Any]) -> None:
    assert told(row) == []


def har(answer: dict[str, Any], **asked: Any) -> dict[str, Any]:
    request = {"method": "POST", "url": f"https://{HOST}{CHAT}", **asked}
    return {"log": {"entries": [{"request": request, "response": {"status": 200, **answer}}]}}


def saved(**answer: Any) -> dict[str, Any]:
    """A collection of Postman with one saved answer."""
    asked = {"method": "POST", "url": CHAT, "body": {"mode": "raw", "raw": ASKED}}
    given = {"originalRequest": asked, "code": 200, "body": GOOD, **answer}
    return {"info": {}, "item": [{"response": [given]}]}


GOOD, ASKED = json.dumps(completion()), json.dumps({"model": "m", "messages": []})
LOGGED = f'[x - openai._base_client:9 - DEBUG] HTTP Response: POST https://{HOST}{CHAT} "200 OK"'
TYPE = {"Content-Type": "text/plain"}
SERVED = {"request_method": "POST", "uri": CHAT, "status": 200, "response_body": GOOD}
STUB = {"method": "POST", "path": CHAT, "status": 200, "response": completion(), "body": ASKED}
SESSION = {
    "method": "POST",
    "scheme": "https",
    "host": HOST,
    "path": CHAT,
    "request": {"header": {}, "body": {"text": ASKED}},
    "response": {
        "status": 200,
        "header": {"headers": [{"name": "content-type", "value": "text/plain"}]},
        "body": {"text": GOOD},
    },
}


@pytest.mark.parametrize(
    "record",
    [
        har({"content": {"text": GOOD}, "headers": [{"name": "content-type", "value": "a/b"}]}),
        har({"content": {"text": GOOD, "mimeType": "text/plain"}, "headers": []}),
        saved(header=[{"key": "Content-Type", "value": "text/plain"}]),
        saved(header=["Date: x", "Content-Type: text/plain", None]),
        saved(header="Date: x\nContent-Type: text/plain\n"),
        SERVED | {"sent_http_content_type": "text/plain"},
        SERVED | {"content_type": "text/plain", "sent_http_content_type": None},
        STUB | {"rawHeaders": ["Date", "x", "Content-Type", "text/plain"]},
        STUB | {"headers": TYPE},
        STUB | {"headers": [{"name": "Content-Type", "value": "text/plain"}]},
        {"statusCode": 200, "body": GOOD, "headers": TYPE},
        SESSION,
        CADDY | {"resp_headers": {"Content-Type": ["text/plain"]}},
        f"{LOGGED} Headers({{'date': 'x', 'content-type': 'text/plain'}})",
        f"{LOGGED} Headers([('date', 'x'), ('content-type', 'text/plain')])",
    ],
)
def test_the_type_of_an_answer(record: Any) -> None:
    text = record if isinstance(record, str) else json.dumps(record)
    found = seen(f"{text}\n".encode())
    assert [one.media_type for one in found.shapes if one.where == "response"] == ["<undocumented>"]


def test_an_answer_of_a_collection_whose_request_has_no_address_is_known_by_its_body() -> None:
    assert told(saved(originalRequest={"method": "POST"})) == [("response", 200, 1, True)]


def test_each_answer_of_a_log_in_which_a_client_alone_tells_of_them() -> None:
    lines = [f'HTTP Request: POST https://{HOST}{CHAT} "HTTP/1.1 {one}"' for one in (429, 200, 429)]
    found = seen("\n".join(lines).encode())
    assert {one.status: one.count for one in found.shapes} == {200: 1, 429: 2}


@pytest.mark.parametrize(
    "record",
    [
        har({"content": {"text": GOOD}}, postData={"text": ASKED}),
        saved(),
        SERVED | {"request_body": ASKED},
        STUB,
        SESSION,
        {
            "response_status": 200,
            "request_path": CHAT,
            "request_body": ASKED,
            "response_body": GOOD,
        },
        {"request": {"url": CHAT, "method": "POST", "body": ASKED}, "response": completion()},
        {"request": json.loads(ASKED), "response": completion()},
    ],
)
def test_what_was_asked(record: dict[str, Any]) -> None:
    wheres = [where for where, *_ in told(record)]
    assert wheres == ["request", "response"]


@pytest.mark.parametrize(
    "record",
    [
        har({"content": {"text": GOOD}}, method="GET"),
        saved(originalRequest={"method": "GET", "url": CHAT}),
        SERVED | {"request_method": "GET"},
        STUB | {"method": "GET"},
        SESSION | {"method": "GET"},
    ],
)
def test_an_answer_to_another_method_is_none_of_the_operation(record: dict[str, Any]) -> None:
    assert told(record) == []


@pytest.mark.parametrize("asked", [{}, "x", {"method": "POST", "url": CHAT}])
def test_what_holds_nothing_that_was_asked(asked: Any) -> None:
    assert told({"request": asked, "response": completion()}) == [("response", 200, 1, True)]
