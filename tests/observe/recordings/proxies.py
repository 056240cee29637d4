"""Recordings as proxies, balancers, stubs and streams of a cloud write them."""

from __future__ import annotations

import base64
import gzip
import json
from typing import Any

from tests.observe.documented import completion
from tests.observe.recordings.odd import (
    ERROR,
    GOOD,
    META,
    PARSED,
    SPAN,
    Odd,
    answered,
    har_entry,
    spans,
)
from tests.observe.recordings.sixty import ASKED, CHAT, HOST, lines

AT = "api.example.test"
PATH = "/v1/chat/completions"
PACKED = gzip.compress(GOOD.encode())
EXCHANGE = {"method": "POST", "url": CHAT, "status": 200, "response_body": completion()}
BOTH = answered(fidelity=META) | answered(status=429, fidelity=META)

TRAEFIK = {
    "DownstreamStatus": 200,
    "OriginStatus": 503,
    "RequestHost": AT,
    "RequestMethod": "POST",
    "RequestPath": PATH,
    "ServiceURL": "http://172.18.0.3:8080",
}
ENVOY = {
    "authority": AT,
    "duration": 345,
    "method": "POST",
    "path": PATH,
    "protocol": "HTTP/1.1",
    "request_id": "1",
    "response_code": 200,
    "response_flags": "-",
}
CADDY = {
    "logger": "http.log.access",
    "msg": "handled request",
    "request": {"host": AT, "method": "POST", "uri": PATH, "headers": {"Cookie": ["x"]}},
    "resp_headers": {"Content-Type": ["application/json"]},
    "status": 200,
}
CLOUDFLARE = {
    "ClientRequestHost": AT,
    "ClientRequestMethod": "POST",
    "ClientRequestURI": PATH,
    "EdgeResponseStatus": 200,
    "OriginResponseStatus": 503,
}
BALANCED = (
    "https 2026-11-29T10:00:00.186641Z app/lb/50dc 203.0.113.7:2817 {} {} {} 88 612 "
    '"POST https://api.example.test:443/v1/chat/completions HTTP/1.1" "c/1" TLS TLSv1.2 arn "-"\n'
)
HAPROXY = (
    "Nov 29 10:00:00 lb haproxy[14389]: 203.0.113.7:33317 [29/Nov/2026:10:00:00.655] http-in "
    'static/srv1 10/0/30/69/109 {} 2750 - - ---- 1/1/1/1/0 0/0 {{x}} {{}} "POST '
    + PATH
    + ' HTTP/1.1"\n'
)
ENVOY_LINE = '[2026-11-29T10:00:00.000Z] "POST ' + PATH + ' HTTP/1.1" {} - 88 612 345 "-" "c/1"\n'


def searched(status: int) -> dict[str, Any]:
    """A row in the Elastic Common Schema."""
    http = {"request": {"method": "POST"}, "response": {"status_code": status, "bytes": 612}}
    return {"@timestamp": "x", "http": http, "url": {"domain": AT, "path": PATH}}


def session(**answer: Any) -> dict[str, Any]:
    """A session of Charles."""
    head = {"headers": [{"name": "content-type", "value": "application/json"}]}
    return {
        "status": "COMPLETE",
        "method": "POST",
        "scheme": "https",
        "host": AT,
        "path": PATH,
        "query": "a=b",
        "request": {"header": head, "body": {"text": json.dumps(ASKED), "charset": None}},
        "response": {"header": head, **answer},
    }


def stub(**given: Any) -> dict[str, Any]:
    """What nock records."""
    return {
        "scope": f"{HOST}:443",
        "method": "POST",
        "path": PATH,
        "body": ASKED,
        "status": 200,
        "response": completion(),
        "rawHeaders": ["Content-Type", "application/json", "Set-Cookie", "x"],
    } | given


def streamed(*texts: bytes) -> list[str]:
    return [base64.b64encode(text).decode() for text in texts]


LOGGED = {"logEvents": [{"id": "1", "timestamp": 1, "message": json.dumps(EXCHANGE)}]}
SENT = streamed(json.dumps(EXCHANGE).encode(), gzip.compress(json.dumps(LOGGED).encode()))

PROXIES = (
    # ------------------------------------------------------------ access logs
    Odd(
        name="an access log of Traefik",
        text=lines([TRAEFIK, TRAEFIK | {"DownstreamStatus": 429}]),
        seen=BOTH,
    ),
    Odd(
        name="an access log of Envoy, of a client that went away too",
        text=lines([ENVOY | {"response_code": status} for status in (200, 429, 0, "0")]),
        seen=BOTH,
        left={"no-answer": 2},
    ),
    Odd(
        name="an access log of Caddy",
        text=lines([CADDY, CADDY | {"status": 429}]),
        seen=BOTH,
    ),
    Odd(
        name="an access log of Cloudflare",
        text=lines([CLOUDFLARE, CLOUDFLARE | {"EdgeResponseStatus": 429}]),
        seen=BOTH,
    ),
    Odd(
        name="an access log in the common schema of a search engine",
        text=lines([searched(200), searched(429)]),
        seen=BOTH,
    ),
    Odd(
        name="the common schema in one line of names, and with a whole address alone",
        text=lines(
            [
                {
                    "ecs.version": "1.6.0",
                    "http.request.method": "POST",
                    "http.response.status_code": 429,
                    "url.original": CHAT,
                },
                {
                    "ecs": {"version": "8.11"},
                    "http": {"request": {"method": "POST"}, "response": {"status_code": 200}},
                    "url": {"full": CHAT},
                },
            ]
        ),
        seen=BOTH,
    ),
    Odd(
        name="an access log of a gateway of AWS",
        text=lines([{"httpMethod": "POST", "path": PATH, "status": "429", "domainName": AT}]),
        seen=answered(status=429, fidelity=META),
    ),
    Odd(
        name="an access log of a balancer of AWS",
        text="".join(
            BALANCED.format(to, times, told)
            for to, times, told in (
                ("10.0.0.1:80", "0.000 0.345 0.000", "200 200"),
                ("10.0.0.1:80", "0.000 0.345 0.000", "429 429"),
                ("-", "-1 -1 -1", "- -"),
            )
        ).encode(),
        seen=BOTH,
        left={"no-answer": 1},
    ),
    Odd(
        name="an access log of HAProxy",
        text="".join(map(HAPROXY.format, (200, 429, -1))).encode(),
        seen=BOTH,
        left={"no-answer": 1},
    ),
    Odd(
        name="an access log of uvicorn",
        text="".join(
            f'INFO:     203.0.113.7:53190 - "POST {PATH} HTTP/1.1" {told}\n'
            for told in ("200 OK", "429 Too Many Requests")
        ).encode(),
        seen=BOTH,
    ),
    Odd(
        name="an access log of gin, with an id of the request and without",
        text=(
            f'[GIN] 2026/11/29 - 10:00:00 | 200 |  345.1ms |  203.0.113.7 | POST     "{PATH}"\n'
            f"[GIN] 2026/11/29 - 10:00:00 | 20261129x | 429 | 3.1ms | 203.0.113.7 | POST {PATH}\n"
        ).encode(),
        seen=BOTH,
    ),
    Odd(
        name="what a program prints that serves with uvicorn, of which one line is broken",
        text=(
            "INFO:     Started server process [1]\n"
            f'INFO:     203.0.113.7:53190 - "POST {PATH} HTTP/1.1" 200 OK\n'
            "loaded: 3 models\n"
            'INFO:     203.0.113.7:53190 - "WebSocket /live" [accepted]\n'
            f'INFO:     203.0.113.7:53190 - "POST {PATH} HTT\n'
            f'INFO:     203.0.113.7:53190 - "POST {PATH} HTTP/1.1" 429 Too Many Requests\n'
        ).encode(),
        seen=BOTH,
        left={"form-unknown": 1},
    ),
    Odd(
        name="an access log of nginx behind what its container says first",
        text=(
            "/entrypoint.sh: ready for start up\n"
            f'203.0.113.7 - - [29/Nov/2026:10:00:00 +0000] "POST {PATH} HTTP/1.1" 200 5 "-" "c"\n'
        ).encode(),
        seen=answered(fidelity=META),
        left={"form-unknown": 1},
    ),
    Odd(
        name="an access log of nginx into which a program writes an answer",
        text=(
            f'203.0.113.7 - - [29/Nov/2026:10:00:00 +0000] "POST {PATH} HTTP/1.1" 200 5 "-" "c"\n'
            f"{GOOD}\n"
        ).encode(),
        seen=answered(fidelity=META),
        left={"form-unknown": 1},
    ),
    Odd(
        name="what was asked and answered, twice, as a client prints it into one file",
        text="\n\n".join(
            f"POST {PATH} HTTP/1.1\r\nAccept: */*\r\nHost: {AT}\r\n\r\n{json.dumps(ASKED)}\r\n\r\n"
            f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\n\r\n{body}"
            for status, body in ((200, GOOD), (302, ""), (429, json.dumps({"error": ERROR})))
        ).encode(),
        seen=answered() | answered(status=429),
    ),
    Odd(
        name="an access log of Envoy in words",
        text="".join(map(ENVOY_LINE.format, (200, 429))).encode(),
        seen=BOTH,
    ),
    Odd(
        name="a row of a log that only names what was asked",
        text=lines([{"method": "POST", "path": PATH, "response_code": None}]),
        left={"source-unknown": 1},
    ),
    # ------------------------------------------------------------ sessions, stubs
    Odd(
        name="a session of Charles, whose body is packed",
        text=json.dumps(
            [
                session(status=200, body={"encoding": "base64", "encoded": streamed(PACKED)[0]}),
                session(status=429),
                session(),
            ]
        ).encode(),
        seen=answered() | answered(status=429, fidelity=META) | {("chat", "query", None, "raw"): 1},
        left={"no-answer": 1},
    ),
    Odd(
        name="a stub of an answer that came packed",
        text=json.dumps([stub(response=[PACKED[:20].hex(), PACKED[20:].hex()])]).encode(),
        seen=answered(fidelity=PARSED),
    ),
    Odd(
        name="a stub of an answer in hexadecimal",
        text=json.dumps([stub(response=GOOD.encode().hex(), responseIsBinary=True)]).encode(),
        seen=answered(fidelity=PARSED),
    ),
    Odd(
        name="a segment of a trace of AWS, which says how long its answer was",
        text=json.dumps(
            {
                "trace_id": "1",
                "http": {
                    "request": {"method": "POST", "url": CHAT},
                    "response": {"status": 200, "content_length": 612},
                },
            }
        ).encode(),
        seen=answered(fidelity=META),
    ),
    Odd(
        name="stubs of an error and of words",
        text=json.dumps(
            [stub(status=429, response={"error": ERROR}), stub(status=429, response="")]
        ).encode(),
        seen=answered(2, status=429, fidelity=PARSED),
    ),
    Odd(
        name="routes of a test in a browser",
        text=json.dumps(
            {
                "asks once": {
                    "timestamp": "x",
                    "routes": [
                        {"url": CHAT, "method": "POST", "status": 200, "response": completion()}
                    ],
                }
            }
        ).encode(),
        seen=answered(fidelity=PARSED),
    ),
    Odd(
        name="what a function hands to its gateway",
        text=lines(
            [
                {"statusCode": 200, "body": GOOD, "headers": {}},
                {"statusCode": 200, "body": streamed(PACKED)[0], "isBase64Encoded": True},
                {"statusCode": 200, "body": completion()},
                {"statusCode": 200, "body": GOOD, "method": "POST"},
                {"statusCode": 200, "body": GOOD, "request": "x"},
            ]
        ),
        seen=answered(3, fidelity=PARSED),
        left={"envelope-unknown": 2},
    ),
    Odd(
        name="HAR whose recorder kept parts of what came packed",
        text=json.dumps(
            {
                "log": {
                    "_recordingName": "x",
                    "entries": [
                        {"_id": "x", "_order": 0}
                        | har_entry({"text": json.dumps(streamed(PACKED)), "encoding": "base64"})
                    ],
                }
            }
        ).encode(),
        seen=answered(),
    ),
    # ------------------------------------------------------------ streams of a cloud
    Odd(
        name="an answer with empty lists that are called as those of a cloud are",
        text=json.dumps(completion() | {"records": [], "Records": [], "results": []}).encode(),
        seen=answered(),
    ),
    Odd(
        name="records of Kinesis",
        text=json.dumps({"Records": [{"kinesis": {"data": one}} for one in SENT]}).encode(),
        seen=answered(2),
    ),
    Odd(
        name="records of Firehose, and one that is none",
        text=json.dumps(
            {"records": [{"recordId": "1", "data": one} for one in (*SENT, *streamed(b"\xff"))]}
        ).encode(),
        seen=answered(2),
        left={"not-utf-8": 1},
    ),
    # ------------------------------------------------------------ spans
    Odd(
        name="spans of the first form of Zipkin",
        text=json.dumps(
            [
                {
                    "traceId": "1",
                    "id": "2",
                    "annotations": [{"value": told, "timestamp": 1}],
                    "binaryAnnotations": [
                        {"key": name, "value": value}
                        for name, value in {**SPAN, "sa": True}.items()
                    ],
                }
                for told in ("cs", "sr")
            ]
        ).encode(),
        seen=spans() | spans(kind="server"),
    ),
    Odd(
        name="a span that an SDK prints without attributes",
        text=json.dumps(
            {"context": {"trace_id": "1"}, "kind": "SpanKind.CLIENT", "parent_id": None}
            | {"status": {"status_code": "UNSET"}, "events": [], "resource": {"attributes": {}}}
        ).encode(),
        passed={"other-span": 1},
    ),
    # ------------------------------------------------------------ requests without answers
    Odd(
        name="a request and its answer, as they went over the wire",
        text=(
            f"POST {PATH} HTTP/1.1\r\nHost: {AT}\r\n\r\n{json.dumps(ASKED)}\r\n\r\n"
            f"HTTP/1.1 200 OK\r\n\r\n{GOOD}"
        ).encode(),
        seen=answered(),
    ),
    Odd(
        name="one that another server was asked for",
        text=(
            f"POST {PATH} HTTP/1.1\nHost: a.test\n\n{{}}\n\nHTTP/1.1 100 Continue\n\n"
            f"HTTP/1.1 200 OK\n\n{GOOD}"
        ).encode(),
        passed={"other-server": 1},
    ),
    *(
        Odd(name=f"requests alone: {name}", text=text, left={"no-answer": 1})
        for name, text in (
            (
                "a collection of Insomnia",
                b'{"_type": "export", "__export_format": 4, "resources": []}',
            ),
            ("one in YAML", b"type: collection.insomnia.rest/5.0\nname: x\nmeta:\n  id: x\n"),
            ("a request of Bruno", b"meta {\n  name: chat\n}\n\npost {\n  url: https://x\n}\n"),
            ("a collection of Bruno", b'{"name": "c", "version": "1", "items": []}'),
            (
                "a file of an editor",
                f"### ask\nPOST {CHAT} HTTP/1.1\n\n{json.dumps(ASKED)}\n".encode(),
            ),
        )
    ),
)
