"""Sixty exchanges with the operations of the test contracts, and what writes them in each form."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import yaml
import zstandard

from tests.observe.documented import choice, chunk, completion, message, response, transcript

HOST = "https://api.example.test"
CHAT, RESPONSES = f"{HOST}/v1/chat/completions", f"{HOST}/v1/responses"
ASKED = {"model": "m", "messages": [{"role": "user", "content": "Hello."}]}
ERROR = {"message": "m", "type": "t", "param": None, "code": "c"}


def without(body: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name not in names}


def one(
    body: Any,
    status: int = 200,
    *,
    url: str = CHAT,
    request: Any = ASKED,
    media: str | None = "application/json",
) -> dict[str, Any]:
    """An exchange whose answer is text, as it came."""
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    return {
        "method": "POST",
        "url": url,
        "status": status,
        "headers": [["content-type", media]] if media else [["date", "x"]],
        "request_body": request,
        "response_body": text,
    }


def stream(*chunks: Any, media: str = "text/event-stream", **how: Any) -> dict[str, Any]:
    return one(transcript(*chunks, **how).decode(), media=media)


def events(*bodies: Any, **how: Any) -> dict[str, Any]:
    text = "".join(f"event: {one['type']}\ndata: {json.dumps(one)}\n\n" for one in bodies)
    return one(text, url=RESPONSES, media="text/event-stream", request=None, **how)


def _created(**given: Any) -> dict[str, Any]:
    body = {"type": "response.created", "sequence_number": 0, "response": {"id": "resp_1"}}
    return body | given


def sixty() -> list[dict[str, Any]]:
    usage = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}
    call = {"id": "c", "type": "function", "function": {"name": "f", "arguments": "{}"}}
    spoken = {"role": "assistant", "content": None, "tool_calls": [call]}
    plain = {"request": None, "url": RESPONSES}
    return [
        one(completion()),
        one(completion(model="gpt-größer")),
        one(completion(id=7)),
        one(completion(created="2026")),
        one(without(completion(), "model")),
        one(without(completion(), "id", "created")),
        one(completion(usage=None)),
        one(completion(usage=without(usage, "total_tokens"))),
        one(completion(usage=usage | {"latency_checkpoint": {"a": 1}})),
        one(completion(x_groq={"id": "x"}, system_fingerprint="fp")),
        one(completion(choices=[])),
        one(completion(choices=[choice(finish_reason="eos")])),
        one(completion(choices=[choice(), choice(index="1")])),
        one(completion(choices=[choice(message=spoken, finish_reason="tool_calls")])),
        one(completion(choices=[choice(message=spoken | {"tool_calls": [without(call, "id")]})])),
        one(completion(choices=[choice(message={"role": "assistant", "content": ["x"]})])),
        one(completion(service_tier="flex")),
        one(completion(object="chat.completion.odd")),
        one(completion(created=1782000000.0)),
        one(completion(usage=usage | {"cost": 1})),
        one(json.dumps(completion(), indent=2)),
        one(json.dumps(completion(model='\u00e9 "quoted" \\ \n end'))),
        one("  " + json.dumps(completion()) + "\n"),
        one(completion(), request=without(ASKED, "model")),
        one(completion(), request=ASKED | {"messages": [{"role": "robot", "content": 1}]}),
        one({"error": ERROR}, 401),
        one({"error": without(ERROR, "type")}, 429),
        one({"error": ERROR | {"code": 7}}, 400),
        one({"error": ERROR}, 503),
        one({"error": ERROR}, 200),
        one({"error": "flat"}, 400),
        one("", 429, media=None),
        one("<html><p>Bad gateway</p></html>", 502, media="text/html"),
        one("", 204, media=None),
        one(completion(), media="text/plain"),
        one(completion(), media="application/octet-stream"),
        one(completion(), 201),
        stream(chunk(), chunk(usage=usage)),
        stream(chunk(), end=""),
        stream(chunk(), chunk(choices=[]), ": comment\n\n"),
        stream(chunk(created="x")),
        stream(without(chunk(), "model")),
        stream(chunk(), 'error: {"detail": 1}\n\n'),
        stream(chunk(), {"error": ERROR}),
        stream(chunk(), media="application/json"),
        stream(chunk(choices=[{"index": 0, "delta": {}, "finish_reason": "eos"}])),
        one(response(), **plain),
        one(response(status="queued", usage=None, output=[]), **plain),
        one(response(status="complete"), **plain),
        one(response(output=[message(role="user")]), **plain),
        one(response(output=[{"type": "odd"}]), **plain),
        one(without(response(), "output"), **plain),
        one(response(metadata={"a": 1}), **plain),
        one({"error": ERROR}, 400, **plain),
        events(_created(), _created(type="response.output_text.delta", delta="x")),
        events(_created(sequence_number="0")),
        events(_created(type="response.odd")),
        one("{}", url=f"{HOST}/v1/models", request=None),
        one("{}", url="https://elsewhere.test/x", request=None),
        one(completion(), url="https://proxy.test/v1/chat/completions"),
    ]


# ---------------------------------------------------------------- what writes them

Exchanges = Sequence[dict[str, Any]]


def lines(items: Iterator[Any] | Exchanges) -> bytes:
    return b"".join(json.dumps(item).encode() + b"\n" for item in items)


def plain(all_: Exchanges) -> bytes:
    return lines(all_)


def _request(each: dict[str, Any]) -> str | None:
    return None if each["request_body"] is None else json.dumps(each["request_body"])


def _pairs(each: dict[str, Any]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in each["headers"]]


def _grouped(each: dict[str, Any]) -> dict[str, list[str]]:
    return {name: [value] for name, value in each["headers"]}


def entries(all_: Exchanges, content: Callable[[str], dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "startedDateTime": "2026-11-29T00:00:00Z",
            "request": {
                "method": each["method"],
                "url": each["url"],
                "headers": [{"name": "authorization", "value": "x"}],
                **(
                    {}
                    if each["request_body"] is None
                    else {"postData": {"mimeType": "application/json", "text": _request(each)}}
                ),
            },
            "response": {
                "status": each["status"],
                "headers": _pairs(each),
                "content": content(each["response_body"]),
            },
        }
        for each in all_
    ]


def har(all_: Exchanges) -> bytes:
    found = entries(all_, lambda body: {"size": len(body), "mimeType": "x", "text": body})
    return json.dumps({"log": {"version": "1.2", "creator": {}, "entries": found}}).encode()


def har_base64(all_: Exchanges) -> bytes:
    found = entries(
        all_,
        lambda body: {
            "mimeType": "x",
            "text": base64.b64encode(body.encode()).decode(),
            "encoding": "base64",
        },
    )
    text = json.dumps({"log": {"version": "1.2", "entries": found, "_x": 1}}, indent=2)
    return b"\xef\xbb\xbf" + text.encode()


def zhar(all_: Exchanges) -> bytes:
    return zlib.compress(har(all_))


def _cassette(all_: Exchanges, body: Callable[[str], Any]) -> dict[str, Any]:
    return {
        "interactions": [
            {
                "request": {
                    "body": _request(each),
                    "headers": {"Accept": ["*/*"]},
                    "method": each["method"],
                    "uri": each["url"],
                },
                "response": {
                    "body": {"string": body(each["response_body"])},
                    "headers": _grouped(each),
                    "status": {"code": each["status"], "message": "OK"},
                },
            }
            for each in all_
        ],
        "version": 1,
    }


def vcr(all_: Exchanges) -> bytes:
    return yaml.safe_dump(_cassette(all_, str)).encode()


def vcr_gzip(all_: Exchanges) -> bytes:
    return yaml.safe_dump(_cassette(all_, lambda body: gzip.compress(body.encode()))).encode()


def vcr_bytes(all_: Exchanges) -> bytes:
    return yaml.safe_dump(_cassette(all_, str.encode), allow_unicode=True).encode()


def vcr_json(all_: Exchanges) -> bytes:
    return json.dumps(_cassette(all_, str), indent=4).encode()


def ruby(all_: Exchanges) -> bytes:
    found = [
        {
            "request": {
                "method": each["method"].lower(),
                "uri": each["url"],
                "body": {"encoding": "UTF-8", "string": _request(each) or ""},
                "headers": {},
            },
            "response": {
                "status": {"code": each["status"], "message": "OK"},
                "headers": _grouped(each),
                "body": (
                    {"encoding": "UTF-8", "string": each["response_body"]}
                    if number % 2
                    else {
                        "encoding": "ASCII-8BIT",
                        "base64_string": base64.b64encode(each["response_body"].encode()).decode(),
                    }
                ),
            },
            "recorded_at": "Sun, 29 Nov 2026 00:00:00 GMT",
        }
        for number, each in enumerate(all_)
    ]
    return (
        b"---\n"
        + yaml.safe_dump(
            {"http_interactions": found, "recorded_with": "VCR 6.2.0"}, sort_keys=False
        ).encode()
    )


def curl_verbose(all_: Exchanges) -> bytes:
    out = io.StringIO()
    for each in all_:
        split = urlsplit(each["url"])
        out.write(f"* Connected to {split.netloc} (127.0.0.1) port 443\n")
        out.write(f"> {each['method']} {split.path} HTTP/2\n> Host: {split.netloc}\n")
        out.write("> Authorization: Bearer x\n> \n} [12 bytes data]\n")
        out.write(f"< HTTP/2 {each['status']} \n")
        out.writelines(f"< {name}: {value}\n" for name, value in each["headers"])
        out.write("< \n{ [5 bytes data]\n")
        out.write(each["response_body"])
        out.write("* Connection #0 to host x left intact\n")
    return out.getvalue().encode()


def _traced(kind: str, data: bytes, width: int, shown: Callable[[bytes], str]) -> Iterator[str]:
    yield f"{kind}, {len(data)} bytes (0x{len(data):x})\n"
    at = 0
    while at < len(data):
        part = data[at : at + width]
        step = len(part)
        if width == 64 and b"\r\n" in part + data[at + width : at + width + 1]:
            step = (part + data[at + width : at + width + 1]).index(b"\r\n")
            part = part[:step]
            step += 2
        yield f"{at:04x}: {shown(part)}\n"
        at += step


def _ascii(part: bytes) -> str:
    return "".join(chr(byte) if 0x20 <= byte < 0x7F else "." for byte in part)


def _hex(part: bytes) -> str:
    return part.hex(" ") + " " + "   " * (16 - len(part)) + _ascii(part)


def _trace(all_: Exchanges, width: int, shown: Callable[[bytes], str]) -> bytes:
    out = io.StringIO()
    for each in all_:
        split = urlsplit(each["url"])
        asked = f"{each['method']} {split.path} HTTP/1.1\r\nHost: {split.netloc}\r\n\r\n"
        out.write("== Info: Connected to x (127.0.0.1) port 443\n")
        out.writelines(_traced("=> Send header", asked.encode(), width, shown))
        if each["request_body"] is not None:
            sent = json.dumps(each["request_body"]).encode()
            out.writelines(_traced("=> Send data", sent, width, shown))
        status = f"HTTP/1.1 {each['status']} OK\r\n".encode()
        out.writelines(_traced("<= Recv header", status, width, shown))
        for name, value in each["headers"]:
            field = f"{name}: {value}\r\n".encode()
            out.writelines(_traced("<= Recv header", field, width, shown))
        out.writelines(_traced("<= Recv header", b"\r\n", width, shown))
        if each["response_body"]:
            out.writelines(_traced("<= Recv data", each["response_body"].encode(), width, shown))
        out.write("== Info: Connection #0 to host x left intact\n")
    return out.getvalue().encode()


def curl_trace(all_: Exchanges) -> bytes:
    return _trace(all_, 16, _hex)


def curl_trace_ascii(all_: Exchanges) -> bytes:
    return _trace(all_, 64, _ascii)


def postman(all_: Exchanges) -> bytes:
    def item(each: dict[str, Any]) -> dict[str, Any]:
        asked = {
            "method": each["method"],
            "url": {"raw": each["url"]},
            "body": {"mode": "raw", "raw": _request(each) or ""},
        }
        answer = {
            "originalRequest": asked,
            "code": each["status"],
            "header": [{"key": name, "value": value} for name, value in each["headers"]],
            "body": each["response_body"],
        }
        return {"name": "x", "request": asked, "response": [answer]}

    items = [item(each) for each in all_]
    schema = {"schema": "v2.1.0"}
    return json.dumps(
        {"info": schema, "item": [*items[:30], {"name": "f", "item": items[30:]}]}
    ).encode()


def pair(all_: Exchanges) -> bytes:
    return lines(
        {
            "request": {"method": e["method"], "url": e["url"], "body": e["request_body"]},
            "response": {
                "status_code": e["status"],
                "headers": dict(e["headers"]),
                "body": e["response_body"],
            },
        }
        for e in all_
    )


def logcli(all_: Exchanges) -> bytes:
    return lines({"labels": {}, "line": json.dumps(e), "timestamp": "x"} for e in all_)


def loki(all_: Exchanges) -> bytes:
    values = [["1", json.dumps(each)] for each in all_]
    return json.dumps(
        {"status": "success", "data": {"resultType": "streams", "result": [{"values": values}]}}
    ).encode()


def _logged(all_: Exchanges) -> list[dict[str, Any]]:
    return [{"id": "1", "timestamp": 1, "message": json.dumps(each)} for each in all_]


def subscription(all_: Exchanges) -> bytes:
    about = {"messageType": "DATA_MESSAGE", "logGroup": "g", "logEvents": _logged(all_)}
    return json.dumps(about).encode()


def awslogs(all_: Exchanges) -> bytes:
    data = base64.b64encode(gzip.compress(subscription(all_))).decode()
    return json.dumps({"awslogs": {"data": data}}).encode()


def filtered(all_: Exchanges) -> bytes:
    found = [one | {"eventId": "1", "ingestionTime": 2} for one in _logged(all_)]
    return json.dumps({"events": found, "searchedLogStreams": []}).encode()


def insights(all_: Exchanges) -> bytes:
    rows = [
        [{"field": "@timestamp", "value": "x"}, {"field": "@message", "value": json.dumps(each)}]
        for each in all_
    ]
    return json.dumps({"results": rows, "statistics": {}}).encode()


def datadog(all_: Exchanges) -> bytes:
    return lines(
        {"_id": "1", "date": "x", "status": "info", "message": "", "attributes": e} for e in all_
    )


def datadog_api(all_: Exchanges) -> bytes:
    found = [
        {"id": "1", "type": "log", "attributes": {"message": json.dumps(e), "attributes": {}}}
        for e in all_
    ]
    return json.dumps({"data": found, "meta": {}}).encode()


def kong(all_: Exchanges) -> bytes:
    return lines(
        {
            "request": {
                "method": e["method"],
                "url": e["url"],
                "body": _request(e),
                "headers": {"host": "x"},
            },
            "response": {"status": e["status"], "headers": dict(e["headers"])}
            | {"body": e["response_body"]},
            "latencies": {},
            "route": {},
        }
        for e in all_
    )


def charles(all_: Exchanges) -> bytes:
    def side(each: dict[str, Any], text: str | None) -> dict[str, Any]:
        headers = [{"name": name, "value": value} for name, value in each["headers"]]
        return {"header": {"firstLine": "x", "headers": headers}, "body": {"text": text}}

    def session(each: dict[str, Any]) -> dict[str, Any]:
        url = urlsplit(each["url"])
        about = {"method": each["method"], "scheme": url.scheme, "host": url.netloc}
        answer = side(each, each["response_body"]) | {"status": each["status"]}
        sides = {"request": side(each, _request(each)), "response": answer}
        return about | {"path": url.path, "query": url.query or None} | sides

    return json.dumps([session(each) for each in all_]).encode()


def stubs(all_: Exchanges) -> bytes:
    def stub(each: dict[str, Any]) -> dict[str, Any]:
        url = urlsplit(each["url"])
        return {
            "scope": f"{url.scheme}://{url.netloc}",
            "method": each["method"],
            "path": each["url"].partition(url.netloc)[2],
            "body": _request(each) or "",
            "status": each["status"],
            "response": each["response_body"],
            "rawHeaders": [part for header in each["headers"] for part in header],
        }

    return json.dumps([stub(each) for each in all_]).encode()


def kinesis(all_: Exchanges) -> bytes:
    sent = (base64.b64encode(json.dumps(each).encode()).decode() for each in all_)
    return json.dumps({"Records": [{"kinesis": {"data": one}} for one in sent]}).encode()


def otlp_logs(all_: Exchanges) -> bytes:
    records = [{"timeUnixNano": "1", "body": {"stringValue": json.dumps(e)}} for e in all_]
    return lines([{"resourceLogs": [{"scopeLogs": [{"logRecords": records}]}]}])


def beside(all_: Exchanges) -> bytes:
    each = yaml.safe_load(vcr(all_))["interactions"]
    sides = {f"{name}s": [one[name] for one in each] for name in ("request", "response")}
    return yaml.safe_dump(sides).encode()


def behind_words(all_: Exchanges) -> bytes:
    return "".join(f"[pod/x] 10:00:00Z {json.dumps(e)}\n" for e in all_).encode()


def docker(all_: Exchanges) -> bytes:
    return lines({"log": f"{json.dumps(e)}\n", "stream": "stdout", "time": "x"} for e in all_)


def search(all_: Exchanges) -> bytes:
    hits = [{"_id": "x", "_source": {"message": json.dumps(e), "host": "h"}} for e in all_]
    return json.dumps({"took": 1, "hits": {"total": {"value": 60}, "hits": hits}}).encode()


def utf_16(all_: Exchanges) -> bytes:
    return plain(all_).decode().replace("\n", "\r\n").encode("utf-16")


def zipped_twice(all_: Exchanges) -> bytes:
    return gzip.compress(zipped(all_))


def zipped(all_: Exchanges) -> bytes:
    return gzip.compress(plain(all_))


def zstd(all_: Exchanges) -> bytes:
    half = len(all_) // 2
    frames = (plain(all_[:half]), plain(all_[half:]))
    return b"".join(zstandard.ZstdCompressor().compress(frame) for frame in frames)


# Each of these keeps everything that the plain form keeps.
WRITERS: tuple[Callable[[Exchanges], bytes], ...] = (
    awslogs,
    behind_words,
    beside,
    charles,
    curl_trace,
    curl_verbose,
    datadog,
    datadog_api,
    docker,
    filtered,
    har,
    har_base64,
    insights,
    kinesis,
    logcli,
    loki,
    otlp_logs,
    pair,
    postman,
    ruby,
    search,
    stubs,
    subscription,
    utf_16,
    vcr,
    vcr_bytes,
    vcr_gzip,
    vcr_json,
    zhar,
    zipped,
    zipped_twice,
    zstd,
)
