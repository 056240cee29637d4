"""More odd recordings, written with the readers: what is cut, coded wrongly, or told otherwise."""

from __future__ import annotations

import base64
import gzip
import json
import zlib

import yaml
import zstandard

from tests.observe.documented import chunk, completion
from tests.observe.recordings.odd import (
    CURL_ANSWER,
    CURL_HEAD,
    GOOD,
    META,
    PARSED,
    SPAN,
    Odd,
    answered,
    har_entry,
    har_of,
    otlp,
    spans,
    streamed,
)
from tests.observe.recordings.sixty import CHAT, lines, one


def coded(raw: bytes) -> bytes:
    """A HAR of one body in base 64."""
    text = base64.b64encode(raw).decode()
    return har_of(har_entry({"text": text, "encoding": "base64"}))


def played(body: object, **given: object) -> bytes:
    asked = {"method": "POST", "uri": CHAT, "body": None, "headers": {}}
    answer = {"status": {"code": 200}, "headers": {}, "body": body} | given
    return yaml.safe_dump({"interactions": [{"request": asked, "response": answer}]}).encode()


def paired(response: object, **request: object) -> bytes:
    return lines([{"request": {"method": "POST", "url": CHAT} | request, "response": response}])


DEEP: dict[str, object] = {"stringValue": "x"}
for _ in range(40):
    DEEP = {"arrayValue": {"values": [DEEP]}}
TRACE = (
    "=> Send header, 64 bytes (0x40)\n0000: POST /v1/chat/completions HTTP/1.1\n"
    "0024: Host: api.example.test\n"
    "<= Recv header, 17 bytes (0x11)\n0000: HTTP/1.1 200 OK\n"
    "<= Recv header, 28 bytes (0x1c)\n0000: Transfer-Encoding: chunked\n"
)

ODDER = (
    Odd(
        name="answers of curl of which no request is shown, the first one cut off",
        text=f'* x\n{CURL_ANSWER}{{"id": \n* Connection #0 left\n{CURL_ANSWER}{GOOD}\n'.encode(),
        seen=answered(),
        left={"truncated": 1},
    ),
    Odd(name="a body of zstd", text=coded(zstandard.compress(GOOD.encode())), seen=answered()),
    Odd(name="a body of zlib", text=coded(zlib.compress(GOOD.encode())), seen=answered()),
    Odd(
        name="a body of gzip that is cut off",
        text=coded(gzip.compress(GOOD.encode())[:-9]),
        left={"truncated": 1},
    ),
    Odd(
        name="a body of gzip that is none",
        text=coded(b"\x1f\x8bGOOD" + bytes(40)),
        left={"compressed": 1},
    ),
    Odd(
        name="a body in base 64 that is none",
        text=har_of(har_entry({"text": "a", "encoding": "base64"})),
        left={"not-base64": 1},
    ),
    Odd(
        name="HAR whose body is called base 64, with signs that are none of it",
        text=har_of(har_entry({"text": "!!bm90IGJhc2U2NA==", "encoding": "base64"})),
        left={"not-base64": 1},
    ),
    Odd(name="a cassette of no UTF-8", text=b"interactions:\n- \xff\n", left={"not-utf-8": 1}),
    Odd(name="a cassette that is no YAML", text=b"interactions:\n- {\n", left={"not-yaml": 1}),
    Odd(
        name="a cassette in JSON that is cut off behind an answer",
        text=json.dumps(yaml.safe_load(played({"string": GOOD}))).encode()[:-2],
        seen=answered(),
        left={"truncated": 1},
    ),
    Odd(
        name="a cassette of another form",
        text=b"interactions: {a: 1}\n",
        left={"form-unknown": 1},
    ),
    Odd(
        name="spans that are none",
        text=b'{"resourceSpans": [{"scopeSpans": [{"spans": ["x"]}]}]}',
        left={"span-unreadable": 1},
    ),
    Odd(
        name="a cassette with a list as a body",
        text=played({"string": [1]}),
        left={"form-unknown": 1},
    ),
    Odd(
        name="a cassette without an answer",
        text=b"interactions:\n- {request: {method: GET}, response: null}\n",
        left={"no-answer": 1},
    ),
    Odd(
        name="a trace whose chunks are cut off",
        text=(TRACE + "<= Recv data, 9 bytes (0x9)\n0000: 3e8\n0005: {...\n").encode(),
        left={"chunked": 1},
    ),
    Odd(
        name="a trace of two calls, of which the second got no answer",
        text=(
            TRACE + "<= Recv data, 9 bytes (0x9)\n0000: 3e8\n0005: {...\n" + TRACE[:110]
        ).encode(),
        left={"chunked": 1, "no-answer": 1},
    ),
    Odd(
        name="curl -v of what got no answer, through a tunnel",
        text=(
            "> CONNECT api.example.test:443 HTTP/1.1\n> \n"
            f"< HTTP/1.1 200 Connection established\n< \n{CURL_HEAD}* Empty reply from server\n"
        ).encode(),
        left={"no-answer": 1},
    ),
    Odd(
        name="curl -v of which the request was cut off",
        text=f"{CURL_ANSWER}{GOOD}\n".encode(),
        seen=answered(),
    ),
    Odd(
        name="curl -v of no UTF-8",
        text=f"{CURL_HEAD}{CURL_ANSWER}".encode() + b"\xff\xfe\n",
        left={"not-utf-8": 1},
    ),
    Odd(
        name="a pair without an answer, and a failed one",
        text=paired(None) + paired("no such host"),
        left={"no-answer": 1, "not-json": 1},
    ),
    Odd(
        name="a pair with a host of its own, coded",
        text=paired(
            {"status": 200, "body": base64.b64encode(GOOD.encode()).decode(), "encoding": "base64"},
            url="/v1/chat/completions",
            host="api.example.test",
        ),
        seen=answered(fidelity=PARSED),
    ),
    Odd(
        name="pairs as cassettes have them, with events, with the status as text",
        text=paired({"status": {"code": 200}, "body": {"string": GOOD, "encoding": "UTF-8"}})
        + paired({"events": [{"data": chunk()}]})
        + paired({"status": 200, "events": [{"data": chunk()}]})
        + paired({"status": "200 OK", "ok": True}),
        seen=answered(fidelity=PARSED) | streamed(2, fidelity=PARSED) | answered(fidelity=META),
    ),
    Odd(
        name="Kong with a body and a host in a header",
        text=lines(
            [
                {
                    "request": {
                        "method": "POST",
                        "uri": "/v1/chat/completions",
                        "headers": {"host": "api.example.test"},
                    },
                    "response": {"status": 200, "headers": {}, "body": GOOD},
                    "latencies": {},
                }
            ]
        ),
        seen=answered(fidelity=PARSED),
    ),
    Odd(
        name="LiteLLM: a failure without a code, an answer that was not kept",
        text=lines(
            [
                {"call_type": "completion", "status": "failure", "response": None},
                {"call_type": "completion", "status": "success", "response": {}},
            ]
        ),
        left={"no-answer": 1, "body-not-recorded": 1},
    ),
    Odd(
        name="Datadog: text, an object in a row, nothing",
        text=lines(
            [
                {"_id": "1", "message": GOOD, "attributes": {"a": 1}},
                {"_id": "1", "message": "x", "attributes": {}},
                {"timestamp": "x", "line": 7},
                {"timestamp": "x", "line": completion()},
            ]
        ),
        seen=answered() | answered(fidelity=PARSED),
        left={"no-record-in-row": 2},
    ),
    Odd(
        name="OTLP with values of every kind, and one too deep",
        text=lines(
            [
                otlp(
                    SPAN
                    | {
                        "http.request.header.accept": {
                            "arrayValue": {"values": [{"stringValue": "x"}]}
                        },
                        "own.map": {"kvlistValue": {"values": [{"key": "a", "value": {}}]}},
                        "own.share": 0.5,
                    }
                ),
                otlp(SPAN | {"own.deep": DEEP}),
            ]
        ),
        seen=spans(),
        left={"too-deep": 1},
    ),
    Odd(
        name="a GenAI span that failed",
        text=lines([otlp({"gen_ai.operation.name": "chat", "error.type": "timeout"})]),
        passed={"other-span": 1},
    ),
    Odd(
        name="a debug log of a newer client",
        text=(
            b"[2026-11-29 10:00:00 - openai._base_client:9 - DEBUG] HTTP Response: POST 503\n"
            b'HTTP Request: GET https://elsewhere.test/x "HTTP/1.1 200 OK"\n'
        ),
        left={"source-unknown": 1},
        passed={"other-operation": 1},
    ),
    Odd(
        name="zlib that is cut off",
        text=zlib.compress(har_of(har_entry({"text": GOOD})))[:-20],
        left={"truncated": 1},
    ),
    Odd(
        name="gzip within gzip that is cut off",
        text=gzip.compress(gzip.compress(lines([one(completion())] * 3)))[:-20],
        seen=answered(2),
        left={"truncated": 1},
    ),
    Odd(
        name="UTF-16 in gzip that is cut off",
        text=gzip.compress(lines([one(completion())] * 3).decode().encode("utf-16"))[:-12],
        seen=answered(2),
        left={"truncated": 1},
    ),
    Odd(name="gzip that is none", text=b"\x1f\x8b\x08" + bytes(30), left={"compressed": 1}),
    Odd(
        name="Postman with an address alone",
        text=json.dumps(
            {
                "info": {},
                "item": [
                    {"request": CHAT, "response": [{"code": 200, "header": ["a: b"], "body": GOOD}]}
                ],
            }
        ).encode(),
        passed={"other-operation": 1},
    ),
)
