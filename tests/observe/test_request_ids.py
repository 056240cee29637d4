"""An id of the request is known by its form, in headers and documented members; never which."""

from __future__ import annotations

import io
import json

import pytest

from checker.observe.request_ids import is_request_id, members_of, traced
from tests.compare.facts import contract
from tests.observe.documented import CHAT, RESPONSES, STRING, error, event, optional

ROUTE = "/v1/chat/completions"
URL = f"https://api.example{ROUTE}"
ID = "8f3kd92mfk20dk2"


def exchange(headers: object = None, url: object = URL, **more: object) -> dict[str, object]:
    return {"method": "POST", "url": url, "status": 429, "headers": headers, **more}


PRESENT = exchange({"X-Request-Id": ID})
ABSENT = exchange({"content-type": "application/json"})


@pytest.mark.parametrize(
    ("recording", "told"),
    [
        pytest.param([PRESENT], True, id="a mapping"),
        pytest.param([exchange([{"name": "traceparent", "value": ID}])], True, id="objects"),
        pytest.param([exchange([["cf-ray", ID]])], True, id="pairs"),
        pytest.param([exchange({"x-request-id": [ID]})], True, id="a list of values"),
        pytest.param([ABSENT], False, id="other headers"),
        pytest.param([exchange({"x-request-id": [None, ""]})], False, id="a list of nothing"),
        pytest.param([exchange({"x-request-id": ""})], False, id="a name without a value"),
        pytest.param([exchange([{"value": ID}, ["x"]])], False, id="no names"),
        pytest.param([exchange()], None, id="no headers"),
        pytest.param([exchange({})], None, id="headers that are empty"),
        pytest.param(
            [exchange(response_body={"trace_id": ID, "request-id": ID})], None, id="in a body"
        ),
        pytest.param(
            [exchange({"a": "b"}, response_body={"trace_id": ID})], False, id="in a body alone"
        ),
        pytest.param([PRESENT, ABSENT], None, id="some with and some without"),
        pytest.param([PRESENT, PRESENT], True, id="all with"),
        pytest.param(
            [ABSENT, exchange({"x-request-id": ID}, "https://api.example/v1/models")],
            False,
            id="another operation",
        ),
        pytest.param([exchange({"x-request-id": ID}, None)], True, id="an address not told"),
        pytest.param([exchange({"x-request-id": ID}, "http://[x")], None, id="no address"),
        pytest.param([{"object": "chat.completion", "request-id": ID}], True, id="an answer"),
        pytest.param(["x", 1], None, id="no records"),
    ],
)
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_presence_is_told_where_the_headers_of_the_operation_agree(recording, told, form) -> None:
    text = json.dumps(recording)
    if form == "jsonl":
        text = "".join(f"{json.dumps(record)}\n" for record in recording) + "{broken\n"
    assert traced(io.BytesIO(text.encode()), ROUTE) is told


@pytest.mark.parametrize("text", [b"", b"data: {}\n\n", b"\xff\xfe{", b'{"a": ', b'{"a": "\xff"}'])
def test_what_has_no_exchanges_tells_nothing(text) -> None:
    assert traced(io.BytesIO(text), ROUTE) is None


def test_one_document_is_read_like_a_line() -> None:
    assert traced(io.BytesIO(json.dumps(PRESENT, indent=1).encode()), ROUTE) is True


@pytest.mark.parametrize(
    "name",
    [
        *("x-cometapi-request-id", "X-Oneapi-Request-Id", "x-request-id", "request-id"),
        *("x-amzn-requestid", "X-Amzn-Trace-Id", "X-B3-TraceId", "x-b3-traceid", "traceparent"),
        *("cf-ray", "CF-RAY", "x-cloud-trace-context", "apim-request-id", "x-correlation-id"),
        *("x-generation-id", "X-Gateway-Response-Id", "x-completionid", "x-invocation-uuid"),
        *("x-nobody-knows-request-id", "request_id", "requestId", "RequestID", "trace_id", "b3"),
    ],
)
def test_an_id_of_the_request_is_known_by_its_form(name: str) -> None:
    assert is_request_id(name)


@pytest.mark.parametrize(
    "name",
    [
        *("id", "content-type", "openai-organization", "x-ratelimit-limit-requests", "user-id"),
        *("tool_call_id", "previous_response_id", "tracestate", "x-request-start", "request"),
        *("generation_id", "response_id", "x-model-id", "x-generation", "x-organization-id"),
        *("x-request-identity", "freqid", "set-cookie", "server-timing", "array", "x-ray"),
    ],
)
def test_what_is_an_id_of_something_else_is_none(name: str) -> None:
    assert not is_request_id(name)


DOCUMENTED = contract(
    *CHAT.facts,
    error("$.error.request_id", STRING, required=False),
    optional("$.requestId", STRING),
    optional("$.choices[*].request_id", STRING),
    source="chat",
)
MEMBERS = members_of(DOCUMENTED)
FAILED = {"error": {"message": "x", "type": "y", "request_id": ID}}


def test_members_that_may_be_one_stand_once_in_an_answer() -> None:
    stream = event("$.trace_id", STRING, "response.created")
    told = members_of(contract(*DOCUMENTED.facts, *RESPONSES.facts, stream, source="chat"))
    assert told == {("error", "request_id"), ("requestId",), ("trace_id",)}
    assert members_of(CHAT) == frozenset()


def curl(headers: str, body: object = FAILED) -> bytes:
    return f"HTTP/2 429 \r\n{headers}\r\n{json.dumps(body)}\n".encode()


PLAIN = "content-type: application/json\r\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(curl(f"x-cometapi-request-id: {ID}\r\n", {}), True, id="curl, a header"),
        pytest.param(curl(PLAIN, {}), False, id="curl, other headers"),
        pytest.param(curl("x-oneapi-request-id: \r\n", {}), False, id="curl, an empty header"),
        pytest.param(curl(PLAIN), True, id="curl, a documented member"),
        pytest.param(b"HTTP/2 429 \r\nx-request-id: 1\r\n\r\n", True, id="curl, no body"),
        pytest.param(json.dumps(FAILED).encode(), True, id="an answer that stands alone"),
        pytest.param(json.dumps(FAILED | {"error": {}}).encode(), None, id="and has no id"),
        pytest.param(json.dumps({"requestId": None}).encode(), None, id="and has null"),
        pytest.param(
            json.dumps({"error": {"message": f"no (request id: {ID})"}}).encode(),
            True,
            id="in the message of an error, as gateways append it",
        ),
        pytest.param(
            json.dumps({"error": {"message": "the request id: see the header"}}).encode(),
            None,
            id="a message that speaks of one",
        ),
        pytest.param(
            json.dumps({"message": f"no (request id: {ID})"}).encode(), None, id="in another text"
        ),
        pytest.param(
            b"```json\n" + json.dumps(FAILED).encode() + b"\n```\n", True, id="in a fence"
        ),
        pytest.param(
            json.dumps({"request_id": ID, "error": "x"}).encode(), True, id="documented nowhere"
        ),
        pytest.param(
            json.dumps(
                {"status": 200, "response_body": {}, "response_headers": {"cf-ray": ID}}
            ).encode(),
            True,
            id="under another name of the headers",
        ),
        pytest.param(
            json.dumps(
                {
                    "custom_id": "a",
                    "error": None,
                    "response": {"status_code": 200, "request_id": ID, "body": {}},
                }
            ).encode(),
            True,
            id="in a line of a batch",
        ),
        pytest.param(
            json.dumps(FAILED, indent=1).encode() + b"\n" + json.dumps(FAILED, indent=1).encode(),
            True,
            id="several",
        ),
        pytest.param(
            b'data: {"requestId": "7f"}\n\ndata: [DONE]\n\n', True, id="an event of a stream"
        ),
        pytest.param(
            json.dumps(exchange(events=[{"event": "", "data": {"requestId": 7}}, "x"])).encode(),
            True,
            id="an event that was taken apart",
        ),
        pytest.param(
            json.dumps(exchange(response_body='data: {"requestId": "7"}\n\n')).encode(),
            True,
            id="a stream as text",
        ),
        pytest.param(
            json.dumps(exchange({"a": "b"}, response_body="{broken")).encode(), False, id="broken"
        ),
    ],
)
def test_presence_is_told_of_every_form(text: bytes, told: object) -> None:
    assert traced(io.BytesIO(text), ROUTE, MEMBERS) is told


@pytest.mark.parametrize(
    "name",
    ["b3", "CF-Ray", "sentry-trace", "x-amz-cf-id", "x-amz-id-2", "x-azure-ref", "x-vercel-id"],
)
def test_ids_of_those_who_answer_for_a_service_are_known_by_name(name: str) -> None:
    assert is_request_id(name)
    assert not is_request_id(f"{name}-x")
