"""Odd recordings of each form, and what is to be seen of them: half were written before the code."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from dataclasses import dataclass, field
from typing import Any

import zstandard

from tests.observe.documented import chunk, completion, transcript
from tests.observe.recordings.sixty import ASKED, CHAT, ERROR, har, lines, one, plain, vcr

RAW, PARSED, REBUILT, META = "raw", "parsed", "rebuilt", "meta"
GOOD = json.dumps(completion())


@dataclass(frozen=True, kw_only=True)
class Odd:
    """`seen`: (source, where, status, fidelity) -> count; what a request holds is not listed."""

    name: str
    text: bytes
    seen: dict[tuple[str, str, int | None, str], int] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)
    passed: dict[str, int] = field(default_factory=dict)
    beside: dict[str, bytes] = field(default_factory=dict)


def answered(count: int = 1, status: int = 200, fidelity: str = RAW) -> Any:
    return {("chat", "response", status, fidelity): count}


def streamed(count: int = 1, fidelity: str = RAW) -> Any:
    return {("chat", "stream", 200, fidelity): count}


def spans(count: int = 1, kind: str = "client") -> Any:
    return {("telemetry", f"span.{kind}", None, META): count}


def har_entry(content: dict[str, Any], status: int = 200, **given: Any) -> dict[str, Any]:
    return {
        "request": {"method": "POST", "url": CHAT, "headers": []},
        "response": {"status": status, "headers": [], "content": content},
    } | given


def har_of(*entries: Any) -> bytes:
    return json.dumps({"log": {"version": "1.2", "entries": [*entries]}}).encode()


def any_value(value: Any) -> dict[str, Any]:
    kinds = {str: "stringValue", bool: "boolValue", float: "doubleValue", int: "intValue"}
    return {kinds[type(value)]: value}


SPAN = {
    "http.request.method": "POST",
    "server.address": "api.example.test",
    "server.port": 443,
    "url.full": CHAT,
    "http.response.status_code": 200,
}


def otlp(attributes: dict[str, Any], kind: Any = 3, **given: Any) -> dict[str, Any]:
    told = [
        {"key": name, "value": value if isinstance(value, dict) else any_value(value)}
        for name, value in attributes.items()
    ]
    span = {"name": "POST", "kind": kind, "traceId": "00", "attributes": told} | given
    resource = {"attributes": [{"key": "service.name", "value": {"stringValue": "x"}}]}
    return {"resourceSpans": [{"resource": resource, "scopeSpans": [{"spans": [span]}]}]}


CURL_HEAD = "> POST /v1/chat/completions HTTP/2\n> Host: api.example.test\n> \n"
CURL_ANSWER = "< HTTP/2 200 \n< content-type: application/json\n< \n"

SEEN = (
    Odd(
        name="HAR with a byte-order mark",
        text=b"\xef\xbb\xbf" + har([one(completion())]),
        seen=answered(),
    ),
    Odd(
        name="HAR of a request that got no answer",
        text=har_of(
            har_entry({"text": ""}, 0), har_entry({"text": ""}, -1), har_entry({"text": GOOD})
        ),
        seen=answered(),
        left={"no-answer": 2},
    ),
    Odd(
        name="HAR in base 64 of no UTF-8",
        text=har_of(har_entry({"text": "/w==", "encoding": "base64"})),
        left={"not-utf-8": 1},
    ),
    Odd(
        name="HAR whose browser lost a body",
        text=har_of(
            har_entry({"size": 900, "mimeType": "application/json"}),
            har_entry({}, response={"status": 200}),
        ),
        seen=answered(2, fidelity=META),
    ),
    Odd(
        name="HAR of a hundred other hosts",
        text=har_of(
            *[
                har_entry({"text": "<p>"}, request={"method": "GET", "url": f"https://h{n}.test/"})
                for n in range(100)
            ],
            har_entry({"text": GOOD}),
        ),
        seen=answered(),
        passed={"other-operation": 100},
    ),
    Odd(
        name="HAR of a socket",
        text=har_of(
            har_entry(
                {"text": ""},
                101,
                request={"method": "GET", "url": "https://x.test/ws"},
                _webSocketMessages=[{"data": "x"}],
            )
        ),
        passed={"other-operation": 1},
    ),
    Odd(
        name="HAR with an entry that is none",
        text=har_of({"request": 1}, None, har_entry({"text": GOOD})),
        seen=answered(),
        left={"form-unknown": 2},
    ),
    Odd(
        name="cassette with words of an older Python",
        text=(
            "interactions:\n- request:\n    body: !!python/unicode '{}'\n    headers: {}\n"
            f"    method: !!python/unicode POST\n    uri: !!python/unicode {CHAT}\n"
            f"  response:\n    body: {{string: !!python/unicode '{GOOD}'}}\n    headers: {{}}\n"
            "    status: {code: 200, message: OK}\nversion: 1\n"
        ).encode(),
        seen=answered(),
    ),
    Odd(
        name="cassette with an alias",
        text=(
            f"interactions:\n- request: &r {{body: null, headers: {{}}, method: POST, uri: '{CHAT}'}}\n"
            f"  response: &a\n    body: {{string: '{GOOD}'}}\n    headers: {{}}\n"
            "    status: {code: 200}\n- request: *r\n  response: *a\nversion: 1\n"
        ).encode(),
        seen=answered(2),
    ),
    Odd(
        name="cassette that would make an object",
        text=b"interactions:\n- request: !!python/object/apply:os.system ['x']\n  response: 1\n",
        left={"form-unknown": 1},
    ),
    Odd(
        name="curl -v alone",
        text=f"* Trying\n{CURL_HEAD}{CURL_ANSWER}{{ [5 bytes data]\n* Connection #0 left\n".encode(),
        seen=answered(fidelity=META),
    ),
    Odd(
        name="curl -v with times and ids",
        text=(
            "".join(
                f"12:00:00.123456 [0-0] {line}\n" for line in (CURL_HEAD + CURL_ANSWER).splitlines()
            )
            + GOOD
        ).encode(),
        seen=answered(),
    ),
    Odd(
        name="curl -v with an interim answer and its progress",
        text=(
            "  % Total    % Received % Xferd  Average Speed   Time\n"
            f"{CURL_HEAD}< HTTP/1.1 100 Continue\n< \n{CURL_ANSWER}"
            "100   500  100   488  100    12   1000     24 --:--:-- --:--:-- --:--:--  1024\n"
            f"{GOOD}\n* Closing connection\n"
        ).encode(),
        seen=answered(),
    ),
    Odd(
        name="a batch with an expired line",
        text=lines(
            [
                {
                    "id": "b",
                    "custom_id": "1",
                    "response": {"status_code": 200, "request_id": "r", "body": completion()},
                    "error": None,
                },
                {"id": "b", "custom_id": "2", "response": None, "error": {"code": "expired"}},
            ]
        ),
        seen=answered(fidelity=PARSED),
        left={"no-answer": 1},
    ),
    Odd(
        name="LiteLLM: a failure and an answer",
        text=lines(
            [
                {
                    "call_type": "acompletion",
                    "status": "failure",
                    "response": None,
                    "error_information": {"error_code": "429", "error_message": "x"},
                },
                {
                    "call_type": "acompletion",
                    "status": "success",
                    "response": completion(x=None),
                    "messages": [],
                },
            ]
        ),
        seen=answered(fidelity=REBUILT) | answered(status=429, fidelity=META),
    ),
    Odd(
        name="Langfuse: text, a message, a span, an answer",
        text=lines(
            [
                {"trace_id": "t", "type": "GENERATION", "input": "x", "output": "Hello."},
                {
                    "trace_id": "t",
                    "type": "GENERATION",
                    "input": "x",
                    "output": {"role": "assistant", "content": "Hello."},
                },
                {"trace_id": "t", "type": "SPAN", "input": "x", "output": "y"},
                {"trace_id": "t", "type": "GENERATION", "input": "", "output": GOOD},
            ]
        ),
        seen=answered(fidelity=REBUILT),
        left={"body-not-recorded": 2},
    ),
    Odd(
        name="logcli: a word, a line of a logger, an answer",
        text=lines(
            [
                {"timestamp": "x", "line": "started", "labels": {}},
                {"timestamp": "x", "line": f"INFO answered {GOOD}", "labels": {}},
                {"timestamp": "x", "line": GOOD},
            ]
        ),
        seen=answered(2, fidelity=RAW),
        left={"no-record-in-row": 1},
    ),
    Odd(
        name="a row within a row",
        text=lines(
            [
                {
                    "timestamp": "x",
                    "line": json.dumps(
                        {"custom_id": "1", "error": None, "response": {"status_code": 200}}
                        | {"response": {"status_code": 200, "body": completion()}}
                    ),
                }
            ]
        ),
        seen=answered(fidelity=PARSED),
    ),
    Odd(
        name="OTLP: integers as text and as numbers",
        text=lines(
            [
                otlp(SPAN),
                otlp(SPAN | {"http.response.status_code": {"intValue": "200"}}),
                otlp(SPAN | {"server.port": {"intValue": "443"}}, "SPAN_KIND_CLIENT"),
            ]
        ),
        seen=spans(3),
    ),
    Odd(
        name="OTLP: a span of a database",
        text=lines([otlp({"db.system.name": "x"})]),
        passed={"other-span": 1},
    ),
    Odd(
        name="a span as the SDK prints it",
        text=json.dumps(
            {
                "name": "POST",
                "context": {"trace_id": "0x1", "span_id": "0x2", "trace_state": "[]"},
                "kind": "SpanKind.CLIENT",
                "parent_id": None,
                "status": {"status_code": "UNSET"},
                "attributes": SPAN,
                "events": [],
                "links": [],
                "resource": {"attributes": {"service.name": "x"}, "schema_url": ""},
            },
            indent=4,
        ).encode(),
        seen=spans(),
    ),
    Odd(
        name="a span as the SDK of JavaScript prints it in JSON",
        text=json.dumps(
            {
                "resource": {"attributes": {"service.name": "x"}},
                "instrumentationScope": {"name": "x"},
                "traceId": "1",
                "name": "POST",
                "id": "2",
                "kind": 2,
                "timestamp": 1,
                "duration": 2,
                "attributes": SPAN,
                "status": {"code": 0},
                "events": [],
                "links": [],
            },
            indent=2,
        ).encode(),
        seen=spans(),
    ),
    Odd(
        name="Zipkin",
        text=json.dumps(
            [
                {
                    "traceId": "1",
                    "id": "2",
                    "kind": "CLIENT",
                    "name": "post",
                    "tags": {name: str(value) for name, value in SPAN.items()},
                }
            ]
        ).encode(),
        seen=spans(),
    ),
    Odd(
        name="an access log",
        text=(
            b'127.0.0.1 - - [29/Nov/2026:10:00:00 +0000] "POST /v1/chat/completions HTTP/1.1" 200 '
            b'512 "-" "client/1.0"\n10.0.0.1 - jane [29/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" '
            b'404 1 "-" "x"\n1.1.1.1 - - [29/Nov/2026:10:00:00 +0000] "\\x16\\x03" 400 1 "-" "-"\n'
        ),
        seen=answered(fidelity=META),
        passed={"other-operation": 2},
    ),
    Odd(
        name="gzip that is cut off",
        text=gzip.compress(plain([one(completion())] * 3))[:-12],
        seen=answered(2),
        left={"truncated": 1},
    ),
    Odd(
        name="OTLP logs of the GenAI conventions",
        text=lines(
            [
                {
                    "resourceLogs": [
                        {
                            "scopeLogs": [
                                {
                                    "logRecords": [
                                        {
                                            "eventName": "gen_ai.client.inference.operation.details",
                                            "attributes": [
                                                {
                                                    "key": "gen_ai.operation.name",
                                                    "value": {"stringValue": "chat"},
                                                },
                                                {
                                                    "key": "gen_ai.response.finish_reasons",
                                                    "value": {
                                                        "arrayValue": {
                                                            "values": [{"stringValue": "tool_call"}]
                                                        }
                                                    },
                                                },
                                            ],
                                        }
                                    ]
                                }
                            ]
                        }
                    ]
                }
            ]
        ),
        seen=answered(fidelity=REBUILT),
    ),
    Odd(
        name="a message of the GenAI conventions",
        text=lines(
            [
                {
                    "role": "assistant",
                    "parts": [{"type": "text", "content": "x"}],
                    "finish_reason": "x",
                }
            ]
        ),
        left={"body-not-recorded": 1},
    ),
    Odd(
        name="a request and an answer that stand there themselves",
        text=lines([{"request": ASKED, "response": completion()}]),
        seen=answered(fidelity=PARSED),
    ),
)

UNSEEN = (
    Odd(
        name="HAR of mitmproxy, compressed",
        text=zlib.compress(har_of(har_entry({"text": GOOD}), har_entry({}, 0, _error="x"))),
        seen=answered(),
        left={"no-answer": 1},
    ),
    Odd(
        name="HAR of Playwright with a file that is there and one that is not",
        text=har_of(har_entry({"_file": "a.json"}), har_entry({"_sha1": "b.json"})),
        beside={"a.json": GOOD.encode()},
        seen=answered() | answered(fidelity=META),
    ),
    Odd(
        name="HAR whose file has no name",
        text=har_of(har_entry({"_file": 7})),
        seen=answered(fidelity=META),
    ),
    Odd(
        name="HAR of Playwright with a file elsewhere",
        text=har_of(har_entry({"_file": "../a.json"})),
        beside={"a.json": GOOD.encode()},
        seen=answered(fidelity=META),
    ),
    Odd(
        name="HAR of a limiter without a body",
        text=har_of(
            har_entry({"size": 0, "mimeType": "x-unknown", "text": ""}, 429),
            har_entry({"size": 0}, 429),
        ),
        seen=answered(2, status=429),
    ),
    Odd(
        name="HAR that is cut off",
        text=har_of(har_entry({"text": GOOD}), har_entry({"text": GOOD}))[:-200],
        seen=answered(),
        left={"truncated": 1},
    ),
    Odd(
        name="HAR with a stream",
        text=har_of(har_entry({"text": transcript(chunk()).decode()})),
        seen=streamed(),
    ),
    Odd(
        name="cassette in JSON",
        text=json.dumps(
            {
                "version": 1,
                "interactions": [
                    {
                        "request": {"method": "POST", "uri": CHAT, "body": None, "headers": {}},
                        "response": {
                            "status": {"code": 200, "message": "OK"},
                            "headers": {"content-type": ["application/json"]},
                            "body": {"base64_string": base64.b64encode(GOOD.encode()).decode()},
                        },
                    }
                ],
            }
        ).encode(),
        seen=answered(),
    ),
    Odd(
        name="cassette without bodies",
        text=(
            f"interactions:\n- request: {{method: POST, uri: '{CHAT}', body: null, headers: {{}}}}\n"
            "  response: {status: {code: 200}, headers: {}, body: {string: null}}\nversion: 1\n"
        ).encode(),
        left={"empty-body": 1},
    ),
    Odd(
        name="cassette of Go: chat, and another operation",
        text="".join(
            [
                "---\nversion: 2\ninteractions:\n",
                *(
                    f"    - id: {number}\n      request:\n        proto: HTTP/1.1\n"
                    "        body: '{}'\n        form: {}\n        headers: {}\n"
                    f"        url: {url}\n        method: POST\n      response:\n"
                    "        uncompressed: true\n"
                    f"        body: '{GOOD}'\n        headers:\n            Content-Type:\n"
                    "                - application/json\n        status: 200 OK\n"
                    "        code: 200\n        duration: 1.2s\n"
                    for number, url in enumerate([CHAT, CHAT.replace("chat", "text")])
                ),
            ]
        ).encode(),
        seen=answered(),
        passed={"other-operation": 1},
    ),
    Odd(
        name="cassette of Ruby with bytes",
        text=(
            "---\nhttp_interactions:\n- request:\n    method: post\n"
            f"    uri: {CHAT}\n    body:\n      encoding: UTF-8\n      string: '{{}}'\n"
            "  response:\n    status:\n      code: 200\n      message: OK\n    headers: {}\n"
            "    body:\n      encoding: ASCII-8BIT\n      string: !binary |-\n        "
            + base64.b64encode(gzip.compress(GOOD.encode())).decode()
            + "\n    adapter_metadata:\n      vcr_decompressed: gzip\n"
            "recorded_with: VCR 6.2.0\n"
        ).encode(),
        seen=answered(),
    ),
    Odd(
        name="cassette of an old version, a bare list",
        text=vcr([one(completion())]).split(b"\n", 1)[1].replace(b"version: 1\n", b""),
        seen=answered(),
    ),
    Odd(
        name="curl --trace-ascii",
        text=(
            "== Info: Connected\n=> Send header, 80 bytes (0x50)\n"
            "0000: POST /v1/chat/completions HTTP/1.1\n0024: Host: api.example.test\n003e: \n"
            "<= Recv header, 17 bytes (0x11)\n0000: HTTP/1.1 200 OK\n"
            "<= Recv header, 2 bytes (0x2)\n0000: \n"
            f"<= Recv data, {len(GOOD)} bytes (0x{len(GOOD):x})\n"
            + "".join(f"{n:04x}: {GOOD[n : n + 64]}\n" for n in range(0, len(GOOD), 64))
        ).encode(),
        seen=answered(),
    ),
    Odd(
        name="curl -v of two requests on one connection",
        text=(
            f"{CURL_HEAD}{CURL_ANSWER}{GOOD}* Connection #0 to host x left intact\n"
            f"* Re-using existing connection\n{CURL_HEAD}< HTTP/2 429 \n< \n"
            "* Connection #0 to host x left intact\n"
        ).encode(),
        seen=answered() | answered(status=429, fidelity=META),
    ),
    Odd(
        name="curl -i in chunks as they came",
        text=(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json"
            f"\r\n\r\n{len(GOOD):x}\r\n{GOOD}\r\n0\r\n\r\n"
        ).encode(),
        seen=answered(),
    ),
    Odd(
        name="heads alone",
        text=b"HTTP/2 200 \r\ncontent-type: application/json\r\ncontent-length: 900\r\n\r\n",
        left={"head-alone": 1},
    ),
    Odd(
        name="Postman: a header of text, a body of null, a folder, no answer",
        text=json.dumps(
            {
                "info": {"schema": "x"},
                "item": [
                    {
                        "name": "f",
                        "item": [
                            {
                                "request": {"method": "POST", "url": CHAT},
                                "response": [
                                    {"code": 200, "header": "Content-Type: a/b\n", "body": GOOD},
                                    {"code": 200, "header": None, "body": None},
                                    {"name": "x", "code": None, "body": GOOD},
                                ],
                            }
                        ],
                    }
                ],
            }
        ).encode(),
        seen=answered() | answered(fidelity=META),
        left={"no-answer": 1},
    ),
    Odd(
        name="a pair whose answer is an error without a status",
        text=lines([{"request": {"url": CHAT, "method": "POST"}, "response": {"error": ERROR}}]),
        seen={("chat", "response", None, PARSED): 1},
    ),
    Odd(
        name="Helicone without bodies",
        text=lines([{"response_id": "1", "response_status": 200, "request_path": CHAT}]),
        seen=answered(fidelity=META),
    ),
    Odd(
        name="LiteLLM of an older kind",
        text=lines([{"request_kwargs": {"model": "m"}, "response_obj": completion(usage=None)}]),
        seen=answered(fidelity=REBUILT),
    ),
    Odd(
        name="Kong without bodies",
        text=lines(
            [
                {
                    "request": {"method": "POST", "uri": "/v1/chat/completions", "headers": {}},
                    "response": {"status": 503, "headers": {"content-type": "text/html"}},
                    "latencies": {"request": 1},
                    "started_at": 1,
                }
            ]
        ),
        seen=answered(status=503, fidelity=META),
    ),
    Odd(
        name="nginx in JSON",
        text=lines(
            [
                {
                    "time_local": "x",
                    "remote_addr": "1.1.1.1",
                    "request": "POST /v1/chat/completions HTTP/1.1",
                    "status": "429",
                    "body_bytes_sent": "0",
                },
                {
                    "time_iso8601": "x",
                    "request_method": "POST",
                    "request_uri": "/v1/chat/completions",
                    "status": 200,
                    "host": "api.example.test",
                },
            ]
        ),
        seen=answered(status=429, fidelity=META) | answered(fidelity=META),
    ),
    Odd(
        name="the debug log of a client, with what was asked",
        text=(
            "[2026-11-29 10:00:00 - openai._base_client:482 - DEBUG] Request options: {'method': "
            "'post', 'json_data': {'messages': [{'role': 'user', 'content': 'secret'}]}}\n"
            f'[2026-11-29 10:00:01 - httpx:1025 - INFO] HTTP Request: POST {CHAT} "HTTP/1.1 429 Too"'
            f"\n[2026-11-29 10:00:01 - openai._base_client:1032 - DEBUG] HTTP Response: POST {CHAT} "
            "\"429 Too Many Requests\" Headers({'content-type': 'application/json'})\n"
        ).encode(),
        seen=answered(status=429, fidelity=META),
    ),
    Odd(
        name="Jaeger",
        text=json.dumps(
            {
                "data": [
                    {
                        "traceID": "1",
                        "spans": [
                            {
                                "spanID": "2",
                                "processID": "p1",
                                "tags": [
                                    {"key": k, "type": "string", "value": v}
                                    for k, v in (SPAN | {"span.kind": "client"}).items()
                                ],
                                "logs": [],
                            }
                        ],
                        "processes": {"p1": {"serviceName": "x", "tags": []}},
                    }
                ],
                "total": 0,
            }
        ).encode(),
        seen=spans(),
    ),
    Odd(
        name="a span as Go prints it",
        text=json.dumps(
            {
                "Name": "POST",
                "SpanContext": {"TraceID": "1", "SpanID": "2"},
                "SpanKind": 3,
                "Attributes": [
                    {"Key": k, "Value": {"Type": "STRING", "Value": v}} for k, v in SPAN.items()
                ],
                "Events": None,
                "Resource": [{"Key": "service.name", "Value": {"Type": "STRING", "Value": "x"}}],
            }
        ).encode(),
        seen=spans(),
    ),
    Odd(name="OTLP without a span", text=b'{"resourceSpans": []}', left={"no-records": 1}),
    Odd(
        name="OTLP metrics",
        text=lines([{"resourceMetrics": [{"scopeMetrics": []}]}]),
        left={"metrics": 1},
    ),
    Odd(
        name="OTLP logs: text, a map, a word",
        text=lines(
            [
                {
                    "resourceLogs": [
                        {
                            "scopeLogs": [
                                {
                                    "logRecords": [
                                        {"body": {"stringValue": GOOD}},
                                        {"body": {"stringValue": "started"}},
                                    ]
                                }
                            ]
                        }
                    ]
                }
            ]
        ),
        seen=answered(fidelity=RAW),
        left={"no-record-in-row": 1},
    ),
    Odd(
        name="OTLP with a body in a span",
        text=lines(
            [
                otlp(
                    SPAN
                    | {
                        "http.response.body.content": GOOD,
                        "http.request.body.content": json.dumps(ASKED),
                    }
                )
            ]
        ),
        seen=answered() | spans(),
    ),
    Odd(
        name="a span of the GenAI conventions",
        text=lines(
            [
                otlp(
                    {
                        "gen_ai.operation.name": "chat",
                        "gen_ai.response.id": "x",
                        "gen_ai.response.model": "m",
                        "gen_ai.usage.input_tokens": 3,
                        "server.address": "api.example.test",
                        "gen_ai.response.finish_reasons": {
                            "arrayValue": {"values": [{"stringValue": "stop"}]}
                        },
                    }
                )
            ]
        ),
        seen=answered(fidelity=REBUILT),
        passed={"other-span": 1},
    ),
    Odd(
        name="zstd of several frames",
        text=b"".join(
            zstandard.ZstdCompressor().compress(plain([one(completion())])) for _ in range(3)
        ),
        seen=answered(3),
    ),
    Odd(
        name="CloudWatch: events with a report of the platform",
        text=json.dumps(
            {
                "events": [
                    {"timestamp": 1, "message": "REPORT RequestId: 1", "ingestionTime": 2},
                    {"timestamp": 1, "message": f"{GOOD}\n", "ingestionTime": 2},
                    {"timestamp": 1, "message": GOOD[:-5], "ingestionTime": 2},
                ],
                "nextForwardToken": "f",
            }
        ).encode(),
        seen=answered(fidelity=RAW),
        left={"no-record-in-row": 1, "truncated": 1},
    ),
    Odd(
        name="a row that holds rows that hold rows",
        text=lines([{"timestamp": "x", "line": json.dumps({"timestamp": "y", "line": GOOD})}]),
        seen=answered(fidelity=RAW),
    ),
)
