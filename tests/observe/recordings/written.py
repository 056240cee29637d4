"""Recordings as programs write them: marks, stamps, talk between records, places beside them."""

from __future__ import annotations

import gzip
import json

import yaml
import zstandard

from tests.observe.documented import chunk, completion, response, transcript
from tests.observe.recordings.odd import (
    CURL_ANSWER,
    CURL_HEAD,
    GOOD,
    META,
    PARSED,
    REBUILT,
    SPAN,
    Odd,
    answered,
    har_entry,
    har_of,
    otlp,
    spans,
    streamed,
)
from tests.observe.recordings.sixty import ASKED, CHAT, lines

MARK = b"\xef\xbb\xbf"
EXCHANGE = {"method": "POST", "url": CHAT, "status": 200, "response_body": completion()}
STAMP = "10:00:00.123456 [0-0] "
WIDE = f"{json.dumps(EXCHANGE)}\r\n{json.dumps(EXCHANGE)}\r\n"
NGINX = (
    b'203.0.113.5 - - [03/Jul/2026:09:00:00 +0000] "POST /v1/chat/completions HTTP/1.1" 429 0 '
    b'"-" "-"\n'
)
FRAMES = zstandard.compress(lines([EXCHANGE] * 2)) + zstandard.compress(lines([EXCHANGE]))
PRINTED = {"context": {"trace_id": "0x1"}, "kind": "SpanKind.CLIENT", "attributes": SPAN}
ASKED_HEAD = CURL_HEAD.replace("\n", "\r\n").replace("> ", "").encode()
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def traced(*blocks: tuple[str, bytes], stamp: str = "", end: str = "\n") -> bytes:
    """What `--trace-ascii` writes: at most 64 bytes a line, which CRLF ends too."""
    told: list[str] = []
    for label, data in blocks:
        told.append(f"{stamp}{label}, {len(data)} bytes (0x{len(data):x})")
        at = 0
        while at < len(data):
            part, found, _ = data[at : at + 64].partition(b"\r\n")
            told.append(f"{at:04x}: " + "".join(chr(b) if 31 < b < 127 else "." for b in part))
            at += len(part) + len(found)
    return (end.join(told) + end).encode()


def chunks(body: bytes, size: int = 100) -> list[bytes]:
    """The chunks of a body, as they come over a raw connection."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return [b"%x\r\n%s\r\n" % (len(part), part) for part in [*parts, b""]]


def saved(url: object, **collection: object) -> bytes:
    """A collection of Postman with one saved answer."""
    answer = {"originalRequest": {"method": "POST", "url": url}, "code": 200, "body": GOOD}
    return json.dumps({"info": {}, "item": [{"response": [answer]}]} | collection).encode()


def logged(*records: object) -> bytes:
    """Log records in OTLP."""
    return json.dumps({"resourceLogs": [{"scopeLogs": [{"logRecords": records}]}]}).encode()


def cassette(response: object, **request: object) -> bytes:
    asked = {"method": "POST", "uri": CHAT} | request
    return yaml.safe_dump({"interactions": [{"request": asked, "response": response}]}).encode()


def jaeger(*tags: tuple[str, str, object]) -> bytes:
    told = [{"key": key, "type": kind, "value": value} for key, kind, value in tags]
    told += [{"key": k, "type": "x", "value": v} for k, v in SPAN.items()]
    return json.dumps({"data": [{"traceID": "1", "spans": [{"tags": told}]}]}).encode()


WRITTEN = (
    # ------------------------------------------------------------ marks and codings
    Odd(name="lines with a mark before them", text=MARK + lines([EXCHANGE] * 2), seen=answered(2)),
    Odd(
        name="lines of files with a mark each, one after the other",
        text=lines([EXCHANGE]) + MARK + lines([EXCHANGE]),
        seen=answered(2),
    ),
    Odd(
        name="an array with a mark, of which one item is none",
        text=MARK + json.dumps([EXCHANGE, 7]).encode(),
        seen=answered(),
        left={"not-an-answer": 1},
    ),
    Odd(
        name="documents one after the other, with a mark",
        text=MARK + (json.dumps(EXCHANGE, indent=1) * 2).encode(),
        seen=answered(2),
    ),
    Odd(
        name="a body that begins with a mark",
        text=lines([EXCHANGE | {"response_body": "\ufeff" + GOOD}]),
        seen=answered(),
    ),
    Odd(name="UTF-16 with its mark", text=WIDE.encode("utf-16"), seen=answered(2)),
    Odd(
        name="UTF-16 the other way round, in gzip",
        text=gzip.compress(b"\xfe\xff" + WIDE.encode("utf-16-be")),
        seen=answered(2),
    ),
    Odd(
        name="UTF-16 that ends within a character",
        text=WIDE.encode("utf-16")[:-1],
        seen=answered(),
        left={"truncated": 1},
    ),
    # ------------------------------------------------------------ containers
    Odd(name="frames of zstd", text=FRAMES, seen=answered(3)),
    Odd(
        name="gzip padded with zeros, twice",
        text=(gzip.compress(lines([EXCHANGE])) + bytes(3_000)) * 2,
        seen=answered(2),
    ),
    Odd(name="zstd that is cut off", text=FRAMES[:-9], seen=answered(2), left={"truncated": 1}),
    Odd(
        name="zstd that is cut off behind a line",
        text=zstandard.ZstdCompressor(write_content_size=False).compress(lines([EXCHANGE]))[:-3],
        left={"truncated": 1},
    ),
    Odd(
        name="an archive of files",
        text=b"a.jsonl".ljust(257, b"\0") + b"ustar\x0000" + lines([EXCHANGE]),
        left={"compressed": 1},
    ),
    # ------------------------------------------------------------ cassettes
    Odd(
        name="a cassette whose bodies were parsed",
        text=cassette({"status": {"code": 200}, "headers": {}, "parsed_body": completion()}),
        seen=answered(fidelity=PARSED),
    ),
    Odd(
        name="a cassette of requests beside responses",
        text=gzip.compress(
            yaml.safe_dump(
                {
                    "requests": [{"method": "POST", "uri": CHAT, "body": None}],
                    "responses": [{"status": {"code": 200}, "body": {"string": GOOD.encode()}}],
                }
            ).encode()
        ),
        seen=answered(),
    ),
    Odd(
        name="an older cassette, a list alone, of a stream",
        text=yaml.safe_dump(
            [
                {
                    "request": {"method": "POST", "uri": CHAT},
                    "response": {
                        "status": {"code": 200},
                        "body": {"string": transcript(chunk()).decode()},
                    },
                }
            ]
        ).encode(),
        seen=streamed(),
    ),
    Odd(
        name="a cassette that ends before the answer",
        text=b"interactions:\n- request:\n    method: POST\n    uri: " + CHAT.encode() + b"\n",
        left={"no-answer": 1},
    ),
    Odd(
        name="a cassette whose answer tells nothing",
        text=cassette({"headers": {}, "body": None}),
        left={"no-answer": 1},
    ),
    # ------------------------------------------------------------ HAR
    Odd(
        name="HAR whose request stands beside it, and its answer too",
        text=har_of(
            har_entry(
                {"_sha1": "a.json"},
                request={"method": "POST", "url": CHAT, "postData": {"_file": "q.json"}},
            )
        ),
        beside={"a.json": GOOD.encode(), "q.json": json.dumps(ASKED).encode()},
        seen=answered(),
    ),
    Odd(
        name="HAR whose answer stands beside it, and is no text",
        text=har_of(har_entry({"_file": "a.json"}), har_entry({"_file": "b.json"})),
        beside={"a.json": b"\xff", "b.json": GOOD.encode()},
        seen=answered(),
        left={"not-utf-8": 1},
    ),
    # ------------------------------------------------------------ curl
    Odd(
        name="curl -v with the time, whose last line stands behind the body",
        text=(
            "".join(f"{STAMP}{line}\n" for line in (CURL_HEAD + CURL_ANSWER).splitlines())
            + f"{GOOD}{STAMP}* Connection #0 to host api.example.test left intact\n"
        ).encode(),
        seen=answered(),
    ),
    Odd(
        name="a trace of chunks, with the time and CRLF",
        text=traced(
            ("=> Send header", ASKED_HEAD),
            ("<= Recv header", CHUNKED),
            *(("<= Recv data", part) for part in chunks(GOOD.encode())),
            stamp="10:00:00.123456 ",
            end="\r\n",
        ),
        seen=answered(),
    ),
    Odd(
        name="a trace of a stream whose lines end with CRLF, without its end",
        text=traced(
            ("=> Send header", ASKED_HEAD),
            ("<= Recv header", b"HTTP/1.1 200 OK\r\n\r\n"),
            ("<= Recv data", transcript(chunk(), end="").replace(b"\n", b"\r\n")),
        ),
        seen=streamed(),
    ),
    Odd(
        name="curl -i that joined the chunks itself",
        text=CHUNKED + GOOD.encode(),
        seen=answered(),
    ),
    Odd(
        name="lines between which a program prints lines of its own",
        text=(
            lines([EXCHANGE])
            + b'INFO: 203.0.113.7:5 - "POST /v1/x HTTP/1.1" 200 OK\nHTTP/1.1 200 OK\n'
            + b'< HTTP/2 200\nHTTP Request: POST https://a.test/x "HTTP/1.1 200 OK"\n'
            + lines([EXCHANGE])
        ),
        seen=answered(2),
        left={"not-json": 4},
    ),
    # ------------------------------------------------------------ Postman
    Odd(
        name="Postman whose variable leads elsewhere",
        text=saved(
            "{{baseUrl}}/chat/completions",
            variable=[None, {"key": "baseUrl", "value": "https://proxy.test/v1"}],
        ),
        passed={"other-server": 1},
    ),
    Odd(
        name="Postman whose variable is in the collection",
        text=saved(
            "{{baseUrl}}/chat/completions",
            variable=[{"key": "baseUrl", "value": "https://api.example.test/v1"}],
        ),
        seen=answered(),
    ),
    Odd(
        name="Postman whose variable is elsewhere",
        text=saved({"raw": "{{ base_url }}/v1/chat/completions"}),
        seen=answered(),
    ),
    Odd(
        name="Postman whose host is a variable",
        text=saved("https://{{host}}/v1/chat/completions"),
        seen=answered(),
    ),
    Odd(
        name="Postman without a saved answer",
        text=json.dumps({"info": {}, "item": [{"request": CHAT, "response": []}]}).encode(),
        left={"no-records": 1},
    ),
    # ------------------------------------------------------------ batches
    Odd(
        name="the requests of a batch alone",
        text=lines([{"custom_id": n, "method": "POST", "url": CHAT, "body": ASKED} for n in "ab"]),
        left={"no-answer": 2},
    ),
    # ------------------------------------------------------------ access logs
    Odd(
        name="an access log that is cut off",
        text=(NGINX * 2)[:-30],
        seen=answered(status=429, fidelity=META),
        left={"form-unknown": 1},
    ),
    Odd(
        name="an access log of what was no HTTP",
        text=(
            b'203.0.113.5 - - [03/Jul/2026:09:00:00 +0000] "\\x16\\x03" 400 150 "-" "-"\n'
            b'203.0.113.5 - - [03/Jul/2026:09:00:00 +0000] "" 400 0 "-" "-"\n' + NGINX
        ),
        seen=answered(status=429, fidelity=META),
        passed={"other-operation": 2},
    ),
    Odd(
        name="an access log in JSON of a request that was none",
        text=lines(
            [
                {
                    "request_method": "",
                    "request_uri": "",
                    "status": "400",
                    "host": "api.example.test",
                    "remote_addr": "203.0.113.5",
                }
            ]
        ),
        passed={"other-operation": 1},
    ),
    Odd(
        name="Kong without an answer",
        text=lines([{"request": {"method": "POST", "url": CHAT}, "response": {}, "latencies": {}}]),
        left={"no-answer": 1},
    ),
    Odd(
        name="a debug log of a newer client, alone",
        text=b"[2026-11-29 10:00:00 - openai._base_client:9 - DEBUG] HTTP Response: POST 200\n",
        left={"source-unknown": 1},
    ),
    # ------------------------------------------------------------ logs
    Odd(
        name="a log's own braces before the record",
        text=lines([{"timestamp": "x", "line": "got {id=7} " + json.dumps(EXCHANGE)}]),
        seen=answered(),
    ),
    Odd(
        name="rows of a log whose records are indented",
        text=lines([{"timestamp": "x", "line": json.dumps(EXCHANGE, indent=1)}] * 2),
        seen=answered(2),
    ),
    Odd(
        name="lines of a log with a time and labels before the record",
        text="".join(
            f"2026-11-29T10:00:00Z {words} {record}\n"
            for words, record in (
                ('{app="x"}', json.dumps(EXCHANGE)),
                ("stdout F", json.dumps(EXCHANGE)),
                ("stdout F", "started"),
                ("{}", json.dumps(EXCHANGE)[:90]),
            )
        ).encode(),
        seen=answered(2),
        left={"no-record-in-row": 2},
    ),
    Odd(
        name="lines of which the first is cut off and the last is none",
        text=b'{"id": 1,\n' + lines([EXCHANGE]) + b"bye\n",
        seen=answered(),
        left={"not-json": 1, "truncated": 1},
    ),
    Odd(
        name="one line of a log",
        text=b"2026-11-29T10:00:00Z stdout F " + lines([EXCHANGE]),
        seen=answered(),
    ),
    Odd(
        name="a log of Datadog's interface",
        text=lines([{"id": "x", "type": "log", "attributes": {"attributes": completion()}}]),
        seen=answered(fidelity=PARSED),
    ),
    Odd(
        name="a letter with a line of JSON in it",
        text=b'Dear all,\nI sent\n  body: {"a": 1}\nand got nothing.\n',
        left={"form-unknown": 1},
    ),
    Odd(
        name="a log record with nothing in it",
        text=logged({"body": {}}, {"body": {"stringValue": json.dumps(EXCHANGE)}}),
        seen=answered(),
        left={"no-record-in-row": 1},
    ),
    Odd(
        name="a log record of an event",
        text=logged(
            {
                "eventName": "http.client.request.exception",
                "attributes": [{"key": "exception.type", "value": {"stringValue": "X"}}],
            }
        ),
        passed={"other-span": 1},
    ),
    Odd(
        name="a log record of an event, with a record in its body",
        text=logged({"eventName": "app.call", "body": {"stringValue": json.dumps(EXCHANGE)}}),
        seen=answered(),
    ),
    Odd(
        name="LiteLLM of operations that were not waited for, or are told by the answer alone",
        text=lines(
            {"call_type": call, "response": answer}
            for call, answer in (
                ("aresponses", response()),
                ("responses", response()),
                ("completion", completion()),
                ("pass_through_endpoint", completion()),
                ("", completion()),
            )
        ),
        seen=answered(3, fidelity=REBUILT) | {("responses", "response", 200, REBUILT): 2},
    ),
    Odd(
        name="LiteLLM of an operation that is not documented",
        text=lines([{"call_type": "aembedding", "response": {"object": "list", "data": []}}]),
        passed={"other-operation": 1},
    ),
    # ------------------------------------------------------------ spans
    Odd(
        name="spans on a terminal, between other lines",
        text=(
            f"Starting up\n{json.dumps(PRINTED, indent=4)}\r\nINFO: done {{x}}\r\n"
            f"{json.dumps(PRINTED, indent=4)}\nbye\n{json.dumps(PRINTED, indent=4)[:90]}"
        ).encode(),
        seen=spans(2),
        left={"truncated": 1},
    ),
    Odd(
        name="tags that Jaeger's translation adds",
        text=jaeger(
            ("otel.status_code", "string", "ERROR"),
            ("error", "bool", True),
            ("internal.span.format", "string", "otlp"),
            ("w3c.tracestate", "string", "a=b"),
            ("http.request.header.x-a", "string", '["b"]'),
        ),
        seen=spans(),
    ),
    Odd(
        name="OTLP whose attributes and events are empty",
        text=lines([otlp(SPAN | {"own.empty": {}}, events=None, status=None)]),
        seen=spans(),
    ),
    Odd(
        name="an event of a message of the GenAI conventions",
        text=logged(
            {
                "eventName": "gen_ai.choice",
                "body": {"kvlistValue": {"values": [{"key": "index", "value": {"intValue": 0}}]}},
            }
        ),
        left={"body-not-recorded": 1},
    ),
    # ------------------------------------------------------------ what other programs put around
    Odd(
        name="rows of another program, each with an exchange",
        text=lines([{"insertId": "x", "jsonPayload": EXCHANGE, "timestamp": "t"}] * 2),
        seen=answered(2, fidelity=PARSED),
    ),
    Odd(
        name="rows of another program, each with an exchange as text",
        text=lines([{"log": json.dumps(EXCHANGE) + "\n", "stream": "stdout", "time": "t"}] * 2),
        seen=answered(2),
    ),
    Odd(
        name="a collection within an answer of its interface",
        text=b'{"collection": ' + saved(CHAT) + b"}",
        seen=answered(),
    ),
    Odd(
        name="found rows, some lists and objects down",
        text=json.dumps(
            {
                "took": 1,
                "hits": {
                    "total": {"value": 2},
                    "hits": [{"_id": "x", "_source": {"message": json.dumps(EXCHANGE)}}] * 2,
                },
            }
        ).encode(),
        seen=answered(2),
    ),
    Odd(
        name="a trace under a name of the store's own",
        text=json.dumps({"batches": otlp(SPAN)["resourceSpans"]}).encode(),
        seen=spans(),
    ),
    Odd(
        name="a row with an answer of which nothing tells who wrote it",
        text=lines([{"run_id": "x", "time": "t", "outputs": completion()}]),
        left={"envelope-unknown": 1},
    ),
    Odd(
        name="a row with two exchanges of which one may be another's",
        text=lines([{"time": "t", "before": EXCHANGE, "after": EXCHANGE}]),
        left={"envelope-unknown": 1},
    ),
    Odd(
        name="an error of a client that holds what was asked alone",
        text=lines([{"message": "m", "status": 429, "config": {"method": "post", "url": CHAT}}]),
        left={"envelope-unknown": 1},
    ),
    Odd(
        name="gzip within gzip, as a stream to a store leaves it",
        text=gzip.compress(gzip.compress(lines([EXCHANGE] * 2))),
        seen=answered(2),
    ),
    Odd(
        name="what curl -v printed, in a fence behind another",
        text=(
            f"Ran:\n\n```sh\ncurl -v x\n```\n\ngot:\n\n```\n{CURL_HEAD}{CURL_ANSWER}{GOOD}\n```\n"
        ).encode(),
        seen=answered(),
    ),
    Odd(
        name="curl -v that tried again",
        text=(
            f"{CURL_HEAD}{CURL_ANSWER}{GOOD}\n* Connection #0 to host x left intact\n"
            "Warning: Problem : HTTP error. Will retry in 1 seconds. 3 retries left.\n"
            f"{CURL_HEAD}{CURL_ANSWER}{GOOD}\ncurl: (18) transfer closed\n"
        ).encode(),
        seen=answered(2),
    ),
    Odd(
        name="a line of the shell, and what curl -i printed",
        text=(
            b"$ curl -i https://api.example.test/v1/chat/completions\n"
            b"HTTP/2 200 \r\ncontent-type: application/json\r\n\r\n" + GOOD.encode()
        ),
        seen=answered(),
        left={"form-unknown": 1},
    ),
    Odd(
        name="a line of the shell, and one answer",
        text=b"$ cat answer.json\n" + GOOD.encode(),
        seen=answered(),
    ),
    Odd(name="nothing that was found", text=b"[]", left={"no-records": 1}),
    Odd(
        name="lines behind a name in brackets",
        text="".join(f"[pod/x/y] {json.dumps(EXCHANGE)}\n" for _ in range(2)).encode(),
        seen=answered(2),
    ),
    Odd(
        name="a mapping that a stand-in answers by",
        text=lines(
            [
                {
                    "request": {"method": "POST", "urlPath": "/v1/chat/completions"},
                    "response": {"status": 200, "jsonBody": completion()},
                }
            ]
        ),
        seen=answered(fidelity=PARSED),
    ),
    Odd(
        name="traces of Zipkin, a list each, with a span that has no tags",
        text=json.dumps(
            [
                [{"traceId": "1", "id": "2", "kind": "CLIENT", "tags": SPAN}],
                [
                    {"traceId": "1", "id": "3", "tags": None},
                    {"traceId": "1", "id": "4", "localEndpoint": {}},
                ],
            ]
        ).encode(),
        seen=spans(),
        passed={"other-span": 2},
    ),
)
