"""Recordings as people have them: pasted, printed, packed, cut off."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma

import pytest

from tests.observe.documented import (
    CHAT,
    SEMCONV,
    chunk,
    completion,
    exchange,
    recorded,
    response,
    seen,
    transcript,
)

LINE = json.dumps(completion()).encode()
PRETTY = json.dumps(completion(), indent=2).encode()
OTHER = json.dumps(response(), indent=2).encode()
RECORD = b"""\
incident_id: INC-1
http_method: POST
route_template: /v1/chat/completions
status_code_class: 2xx
"""
HEAD = b"HTTP/2 200 \r\ncontent-type: application/json\r\nx-request-id: abc\r\n\r\n"
STREAMED = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n"


def told(text: bytes, **how):
    """(Source, where, status, count) of each shape; (record, offset, reason) of each refusal."""
    found = seen(text, **how)
    shapes = [(one.source, one.where, one.status, one.count) for one in found.shapes if one.count]
    return shapes, [(one.record, one.offset, one.reason) for one in found.refusals]


ANSWER = ("chat", "response", 200, 1)
RESPONSE = ("responses", "response", 200, 1)
STREAM = ("chat", "stream", 200, 1)

TAKEN = {
    "line ends of another system": (LINE.replace(b"}", b"}\r\n", 1)[:0] + LINE + b"\r\n" + LINE, [("chat", "response", 200, 2)]),
    "objects over lines, one after another": (PRETTY + b"\n" + OTHER + b"\n", [ANSWER, RESPONSE]),
    "objects over lines with blank ones between": (PRETTY + b"\r\n\r\n" + OTHER, [ANSWER, RESPONSE]),
    "objects glued to each other": (LINE + LINE + OTHER, [("chat", "response", 200, 2), RESPONSE]),
    "an object behind many blank lines": (b"\n" * 70_000 + LINE, [ANSWER]),
    "a stream with CR alone": (transcript(chunk(), chunk()).replace(b"\n", b"\r"), [STREAM]),
    "a stream with CRLF": (transcript(chunk()).replace(b"\n", b"\r\n"), [STREAM]),
    "a stream with a mark before it": (b"\xef\xbb\xbf" + transcript(chunk()), [STREAM]),
    "a stream whose data stands on several lines": (b"data: {\ndata: " + json.dumps(chunk()).encode()[1:] + b"\n\ndata: [DONE]\n\n", [STREAM]),
    "an answer with its head": (HEAD + LINE, [ANSWER]),
    "an answer over lines with its head": (HEAD + PRETTY + b"\n", [ANSWER]),
    "a head with LF alone": (HEAD.replace(b"\r", b"") + LINE, [ANSWER]),
    "a stream with its head": (STREAMED + transcript(chunk()), [STREAM]),
    "an error with its head": (b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\n\r\n" + json.dumps({"object": "chat.completion", "error": {"message": "m"}}).encode(), [("chat", "response", 429, 1)]),
    "a tunnel, an interim answer and a redirect before it": (b"HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n<html>\n" + HEAD + LINE, [ANSWER]),
    "two answers with their heads": (HEAD + LINE + HEAD + LINE + b"\n" + HEAD + LINE, [("chat", "response", 200, 3)]),
    "a record in a fence": (b"```yaml\n" + RECORD + b"```\n", [("telemetry", "span.client", None, 1)]),
    "a record in a fence, in a text": (b"# Incident\n\nWhat we saw:\n\n~~~\n" + RECORD + b"~~~\n\nThanks.\n", [("telemetry", "span.client", None, 1)]),
    "an answer in a fence beside another text": (b"Run:\n\n```sh\nmake\n```\n\nwe got\n\n```json\n" + PRETTY + b"\n```\n", [ANSWER]),
    "gzip": (gzip.compress(LINE), [ANSWER]),
    "two records in one fence": (b"````\n" + RECORD + b"---\n" + RECORD + b"````\n", [("telemetry", "span.client", None, 2)]),
}  # fmt: skip


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_read(name) -> None:
    text, shapes = TAKEN[name]
    assert told(text) == (shapes, [])


DEEP = b"[" * 100_000
LEFT = {
    "bzip2": (bz2.compress(LINE), "compressed"),
    "xz": (lzma.compress(LINE), "compressed"),
    "zip": (b"PK\x03\x04rest", "compressed"),
    "UTF-16 without a mark": (LINE.decode().encode("utf-16-le"), "utf-16"),
    "a cassette": (b"interactions:\n- request:\n    body: 'data: x'\n", "no-answer"),
    "a cassette of another kind": (b"---\nhttp_interactions:\n- request:\n", "no-answer"),
    "a cassette, short": (b"version: 1\ninteractions: []\n", "no-records"),
    "a printed dict": (repr(completion()).encode(), "printed-object"),
    "an object that is cut off": (PRETTY[:-30], "truncated"),
    "a long line that is cut off": (json.dumps(completion(model="x" * 300_000)).encode()[:-3], "truncated"),
    "a head that is cut off": (HEAD[:-2], "head-alone"),
    "a span as console.log prints it": (b"{\n  resource: { attributes: { 'service.name': 'x' } },\n  traceId: '1',\n  kind: 2\n}\n", "printed-object"),
    "a head without a body": (HEAD, "head-alone"),
    "a body with its head that is no text": (HEAD + b"\xff", "not-utf-8"),
    "a page with its head": (HEAD + b"<!doctype html>", "not-json"),
    "nesting without end": (DEEP, "too-deep"),
    "nesting without end that ends": (DEEP + b"]" * 100_000, "too-deep"),
    "a number beyond all": (LINE.replace(b"1782000000", b"1e400"), "number-out-of-range"),
    "an integer beyond 64 bits": (LINE.replace(b"1782000000", str(2**80).encode()), "huge-integer"),
    "no number": (LINE.replace(b"1782000000", b"NaN"), "non-finite-number"),
    "half a character": (LINE.replace(b'"m"', b'"\\ud800"'), "lone-surrogate"),
    "a name that stands twice": (LINE.replace(b'"model"', b'"id"'), "duplicate-key"),
    "an array over lines that is cut off": (json.dumps([completion()] * 2, indent=0).encode()[:-3], "truncated"),
    "objects over lines that are no text": (PRETTY + b"\n" + PRETTY.replace(b'"m"', b'"\xff"'), "not-utf-8"),
    "a word": (b"hello", "form-unknown"),
    "bytes of no form": (b"\xffx\ny\n", "form-unknown"),
    "tar": (b"name".ljust(257, b"-") + b"ustar\0", "compressed"),
    "a stream of UTF-16 without a mark": (transcript(chunk()).decode().encode("utf-16-le"), "utf-16"),
    "flows of mitmproxy": (b"2345:7:version;", "form-not-read"),
    "Parquet": (b"PAR1\x15\x04", "form-not-read"),
    "a capture of packets": (b"\xd4\xc3\xb2\xa1\x02", "form-not-read"),
    "a capture of packets of the next kind": (b"\n\r\r\n\x1c\x01", "form-not-read"),
    "a fence in a text that is long": (b"```\n" + RECORD + b"```\n" + b"x\n" * 40_000, "form-unknown"),
    "a fence behind a brace": (b"{see below}\n```\n" + RECORD + b"```\n", "not-json"),
    "two records in two fences": (b"```\n" + RECORD + b"```\n\n```\n" + RECORD + b"```\n", "form-unknown"),
    "a fence that does not end": (b"```\n" + RECORD, "form-unknown"),
}  # fmt: skip


@pytest.mark.parametrize("name", LEFT)
def test_what_is_left_out_is_told_once(name) -> None:
    text, reason = LEFT[name]
    assert told(text, contract=CHAT) == ([], [(1, 0, reason)])


def test_an_entry_is_left_out_where_it_stands() -> None:
    text = json.dumps({"log": {"version": "1.2", "entries": [exchange()]}}).encode()
    at = text.index(b"[") + 1
    assert told(text, contract=CHAT) == ([], [(1, at, "form-unknown")])


@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_document_of_another_coding_is_left_out_as_such(coding: str) -> None:
    text = (PRETTY + b"\n" + PRETTY).decode().encode(coding)
    assert told(text, contract=CHAT, form="json") == ([], [(1, 0, "utf-16")])


FAULTS = [name for name, (text, _) in LEFT.items() if text.startswith(b"{") and b"\n" not in text]


@pytest.mark.parametrize("name", FAULTS)
def test_a_line_that_is_left_out_leaves_the_others(name) -> None:
    text, reason = LEFT[name]
    lines = LINE + b"\n" + text + b"\n" + LINE + b"\n"
    assert told(lines) == ([("chat", "response", 200, 2)], [(2, len(LINE) + 1, reason)])


def test_there_are_faults_of_many_kinds() -> None:
    assert {LEFT[name][1] for name in FAULTS} >= {
        *("duplicate-key", "huge-integer", "lone-surrogate", "non-finite-number"),
        *("printed-object", "number-out-of-range", "truncated"),
    }


def test_an_object_over_lines_that_is_broken_leaves_the_others() -> None:
    broken = PRETTY.replace(b'"chat.completion"', b"oops")
    text = b"\n".join([PRETTY, broken, OTHER, broken])
    first, second = len(PRETTY) + 1, len(b"\n".join([PRETTY, broken, OTHER])) + 1
    assert told(text) == ([ANSWER, RESPONSE], [(2, first, "not-json"), (4, second, "not-json")])
    twice = PRETTY.replace(b'"model"', b'"id"')
    place = len(PRETTY) + 2
    assert told(PRETTY + b"\n\n" + twice) == ([ANSWER], [(2, place, "duplicate-key")])


def test_offsets_are_those_of_the_bytes_that_were_given() -> None:
    wide = json.dumps(completion(model="\u00e9\u4e16"), indent=1, ensure_ascii=False).encode()
    assert told(wide + b"\n" + PRETTY[:-9]) == ([ANSWER], [(2, len(wide) + 1, "truncated")])
    fence = b"What we saw:\n\n```\n"
    broken = b"name: x\n"
    text = fence + RECORD + b"---\n" + broken + b"```\n"
    place = len(fence + RECORD) + 4
    assert told(text) == (
        [("telemetry", "span.client", None, 1)],
        [(2, place, "form-unknown")],
    )
    shapes, refusals = told(HEAD + LINE + b"\n" + HEAD + LINE[:-4])
    assert (shapes, refusals) == ([ANSWER], [(2, len(HEAD + LINE) + 1, "truncated")])


def test_the_status_of_a_head_is_that_of_the_answer() -> None:
    text = HEAD.replace(b"200", b"503") + b"<html>"
    found = seen(text, contract=CHAT)
    assert [(one.status, one.left_out) for one in found.shapes] == [(503, {"not-json": 1})]
    (shape,) = seen(HEAD.replace(b"application/json", b"text/plain") + LINE).shapes
    assert shape.media_type == "<undocumented>"


def test_other_words_before_a_head_are_no_answer() -> None:
    assert told(b"curl said\n" + HEAD + LINE, form="http") == ([ANSWER], [(1, 0, "form-unknown")])
    assert told(b"curl said", form="http") == ([], [(1, 0, "form-unknown")])


def test_a_quote_or_a_list_is_not_what_curl_prints() -> None:
    for mark in (b"* ", b"> "):
        text = mark + b"seen today\n" + mark + b"by us\n\n```\n" + RECORD + b"```\n"
        assert told(text)[1] == []


def test_a_line_of_ten_megabytes_is_one_record() -> None:
    long = json.dumps(completion(model="x" * 10**7)).encode()
    assert told(long) == ([ANSWER], [])
    assert told(recorded(completion()) + long + b"\n") == ([("chat", "response", 200, 2)], [])


def test_small_numbers_are_numbers() -> None:
    for number in (b"-0", b"-0.0", b"1E0", b"18446744073709551615", b"-9223372036854775808"):
        assert told(LINE.replace(b"1782000000", number)) == ([ANSWER], [])


def test_attributes_in_a_fence_are_known_too() -> None:
    text = b"```yaml\nhttp.request.method: POST\nserver.address: api.example.test\n```\n"
    assert told(text, contract=SEMCONV) == ([("telemetry", "span.client", None, 1)], [])
