"""Which form a recording has is told by its content."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from checker import sample
from checker.observe import forms, observe, reading
from checker.observe.forms import form_of
from checker.observe.recordings import recording
from checker.observe.recordings.recording import Recording
from checker.observe.strict import RecordRefused
from tests.observe.documented import (
    CHAT,
    CONTRACTS,
    chunk,
    completion,
    exchange,
    recorded,
    response,
    seen,
    span,
    transcript,
)

ANSWERS = Path(reading.__file__).parents[1] / "sample" / "answers"

RECORD = """\
incident_id: INC-1
http_method: POST
route_template: /v1/chat/completions
status_code_class: 2xx
"""
MAP = """\
http.request.method: POST
server.address: api.example.test
"""


def form(text: bytes) -> str:
    try:
        return form_of(Recording(io.BytesIO(text)))
    except RecordRefused as refused:
        return refused.reason


LINE = json.dumps(completion()).encode()
LONG = json.dumps(completion(model="x" * recording.HEAD)).encode()
PRETTY = json.dumps([completion(), completion()], indent=1).encode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(b"", "empty-body", id="nothing"),
        pytest.param(b" \n\n", "empty-body", id="blank"),
        pytest.param(LINE, "json", id="one line"),
        pytest.param(LINE + b"\n\n", "json", id="one line and its end"),
        pytest.param(LINE + b"\n" + LINE, "jsonl", id="two lines"),
        pytest.param(
            b"\n" + LINE + b"\r\n\r\n" + LINE + b"\r\n", "jsonl", id="two lines of another system"
        ),
        pytest.param(LONG, "jsonl", id="a line whose end is far away"),
        pytest.param(LONG + b"\n" + LINE, "jsonl", id="a long line and another"),
        pytest.param(LINE + b"\n" + LONG, "jsonl", id="a line and a long one"),
        pytest.param(b'{"id": "x"\n' + LINE, "jsonl", id="a first line that is broken"),
        pytest.param(b"oops\n" + LINE + b"\n", "jsonl", id="a first line that is no JSON at all"),
        pytest.param(b'{"id": \n\n{"id": \r\n{oops', "jsonl", id="lines that are all broken"),
        pytest.param(b"{\n}", "json", id="an object over lines"),
        pytest.param(PRETTY, "json", id="an array over lines"),
        pytest.param(PRETTY[:-9], "json", id="an array that is cut off"),
        pytest.param(b'{"id": ', "json", id="an object that is cut off"),
        pytest.param(b"\xef\xbb\xbf" + LINE, "json", id="a byte-order mark before"),
        pytest.param(transcript(chunk()), "sse", id="an event stream"),
        pytest.param(b": note\n\n" + transcript(chunk()), "sse", id="a comment first"),
        pytest.param(b" data: {}\n\n", "sse", id="a stream with a space too many"),
        pytest.param(b"event: x\ndata: {}\n\n", "sse", id="an event's name first"),
        pytest.param(
            b'error: {"detail": 1}\n\ndata: {}\n\n', "sse", id="a field that is none first"
        ),
        pytest.param(RECORD.encode(), "yaml", id="a log record"),
        pytest.param(MAP.encode(), "yaml", id="attributes in YAML"),
        pytest.param(
            b"---\n" + RECORD.encode() + b"---\n" + RECORD.encode(), "yaml", id="two log records"
        ),
        pytest.param(
            b"a: [\n---\n" + RECORD.encode(), "yaml", id="a log record behind a broken one"
        ),
        pytest.param(RECORD.encode() * 2, "yaml", id="a log record that names all twice"),
        pytest.param(b"name: Jane\nplan: gold\n", "form-unknown", id="another YAML"),
        pytest.param(b"404: Jane\n", "form-unknown", id="YAML whose names are numbers"),
        pytest.param(b"a.b: 1\n1.0: 2\n", "form-unknown", id="YAML of which some are"),
        pytest.param(b"~: 1\n[1, 2]: 3\n", "form-unknown", id="YAML whose names are none"),
        pytest.param(b"name,plan\nJane,gold\n", "form-unknown", id="a table"),
        pytest.param(b"<!doctype html><p>x</p>", "form-unknown", id="a page"),
        pytest.param(b"a: [\n", "form-unknown", id="broken YAML"),
        pytest.param(b"a: \xff\n", "form-unknown", id="no UTF-8"),
        pytest.param(b"word", "form-unknown", id="a word"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "form-unknown", id="a picture"),
        pytest.param("{}".encode("utf-16-le"), "utf-16", id="UTF-16 without its mark"),
        pytest.param((RECORD * 3_000).encode(), "form-unknown", id="a long text of another form"),
    ],
)
def test_the_form_of_a_recording(text, expected) -> None:
    assert form(text) == expected


def test_what_cannot_be_told_is_refused_with_its_reason() -> None:
    found = seen(b"name,plan\n", LINE)
    assert [(one.input, one.record, one.reason) for one in found.refusals] == [
        (1, 1, "form-unknown")
    ]
    assert found.shapes[0].count == 1


def test_each_of_several_broken_lines_is_a_record_of_its_own() -> None:
    found = seen(b'{"id": \n{"id": 1, "id": 2}\n\n{oops}\n', contract=CHAT)
    assert [(one.record, one.offset, one.reason) for one in found.refusals] == [
        (1, 0, "truncated"),
        (2, 8, "duplicate-key"),
        (3, 28, "not-json"),
    ]


def test_every_form_is_listed_in_order() -> None:
    assert forms() == sorted({*forms()})


@pytest.mark.parametrize("name", forms())
def test_every_form_may_be_empty(name) -> None:
    assert seen(b"", form=name).shapes == ()


class Pipe(io.RawIOBase):
    """Gives a few bytes at a time, and cannot be asked where it stands."""

    def __init__(self, text: bytes, most: int) -> None:
        self._rest, self._most = text, most

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        size = min(size if size >= 0 else self._most, self._most)
        part, self._rest = self._rest[:size], self._rest[size:]
        return part


def test_a_pipe_gives_what_a_file_gives() -> None:
    text = recorded(*[completion(model="x" * 1_000)] * 300)
    expected = seen(text).shapes
    for most in (1_000, 65_536, 10**6):
        assert observe([("-", Pipe(text, most))], contracts=CONTRACTS).shapes == expected
    assert expected[0].count == 300


def test_what_is_compressed_is_unpacked_as_it_is_read() -> None:
    text = b"".join(b"%d\n" % number for number in range(500_000))
    packed = io.BytesIO(gzip.compress(text, 1))
    blocks = Recording(packed).blocks()
    begun = [next(blocks) for _ in range(2)]
    assert packed.tell() < len(packed.getvalue()) / 2
    assert b"".join([*begun, *blocks]) == text


def test_bytes_and_blocks_give_what_a_file_gives() -> None:
    text = recorded(*[completion(model="x" * 1_000)] * 600)
    blocks = (text[at : at + 50_000] for at in range(0, len(text), 50_000))
    for given in (text, blocks):
        found = observe([("a", given)], contracts={"chat": CHAT})
        assert found.shapes == seen(text).shapes


def test_a_line_beyond_the_limit_is_left_out_and_the_rest_goes_on(monkeypatch) -> None:
    monkeypatch.setattr(reading, "batches", lambda blocks: _batches(blocks, 2_000))
    monkeypatch.setattr(recording, "BLOCK", 1_000)
    text = recorded(completion(), completion(model="x" * 5_000), completion())
    found = seen(text, form="jsonl")
    assert found.left_out == {"too-large": 1}
    assert [(one.record, one.offset) for one in found.refusals] == [
        (2, len(recorded(completion())))
    ]
    assert found.shapes[0].count == 2


def _batches(blocks, most):
    from checker.observe.lines import batches  # noqa: PLC0415 - the one that was replaced

    return batches(blocks, most=most)


def test_a_file_that_has_a_name_is_known_to_be_read_in_parts(tmp_path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"skipped and read")
    with path.open("rb") as file, open(os.open(path, os.O_RDONLY), "rb") as numbered:  # noqa: PTH123 - a descriptor
        file.seek(8)
        found = [recording.Recording(one).file for one in (file, numbered)]
        assert found == [recording.Part(str(path), 8, 16), None]
        file.seek(0)
        path.unlink()
        path.write_bytes(b"another one")
        assert recording.Recording(file).file is None
    with Path(os.devnull).open("rb") as device:
        assert recording.Recording(device).file is None


@pytest.mark.parametrize("form_", ["http", "json", "yaml"])
def test_a_document_beyond_the_limit_is_left_out(form_, monkeypatch) -> None:
    monkeypatch.setattr(recording, "MAX_LINE", 1_000)
    found = seen(json.dumps(completion(model="x" * 5_000)).encode(), form=form_)
    assert found.left_out == {"too-large": 1}


@pytest.mark.parametrize("twice", [RECORD, "http.request.method: GET\n", "a.b: {c: 1, c: 2}\n"])
def test_a_record_in_yaml_that_names_something_twice_is_left_out(twice) -> None:
    text = f"{RECORD}---\n{MAP if twice.startswith('http.') else twice}{twice}"
    found = seen(text.encode(), form="yaml")
    assert [(one.record, one.reason) for one in found.refusals] == [(2, "duplicate-key")]


@pytest.mark.parametrize(
    "value",
    [
        *("!!set {a, b}", "!!omap [a: 1]", "!!pairs [a: 1]", "!!binary aGk=", "!!bool x"),
        *("!!timestamp 2026-01-01", "!!timestamp x", "!!int x", "!!float x", "!own x", "*none"),
    ],
)
def test_what_is_no_value_of_json_is_no_record(value) -> None:
    for record in (f"a.b: {value}\n", f"{RECORD}x: {value}\n"):
        assert seen(record.encode(), form="yaml").left_out == {"not-yaml": 1}


@pytest.mark.parametrize("value", ["!!str 1", "!!float 1", "!!map {a: 1}", "!!seq [1]", ".nan"])
def test_a_tag_of_the_core_schema_is_one(value) -> None:
    assert seen(f"http.request.method: {value}\n".encode(), form="yaml").left_out == {}


def test_names_that_differ_or_stand_apart_are_not_the_same() -> None:
    text = "a.b: {c: 1}\nhttp.request.method: {c: 2}\n&x c.d: {1: 2, '1': 3}\n"
    assert seen(text.encode(), form="yaml").left_out == {}


def test_log_records_that_cannot_be_read_are_left_out_one_by_one() -> None:
    text = (
        f"---\n{RECORD}---\nname: Jane\n---\na: [\n---\n{MAP}---\n\n".encode() + b"---\n\xff: 1\n"
    )
    found = seen(text, form="yaml")
    assert [(one.record, one.reason) for one in found.refusals] == [
        (2, "form-unknown"),
        (3, "not-yaml"),
        (5, "not-utf-8"),
    ]
    assert [(one.variant, one.count) for one in found.shapes] == [(None, 1), ("log-record", 1)]
    assert text[found.refusals[0].offset :].startswith(b"name: Jane")


def test_one_form_of_each_together() -> None:
    found = seen(
        LINE,
        recorded(exchange(completion()), response()),
        transcript(chunk()),
        RECORD.encode(),
        json.dumps(span()).encode(),
    )
    assert [(one.source, one.where, one.count) for one in found.shapes] == [
        ("chat", "response", 2),
        ("chat", "stream", 1),
        ("responses", "response", 1),
        ("telemetry", "span.client", 1),
        ("telemetry", "span.client", 1),
    ]
    assert found.left_out == {}


def test_the_answers_of_the_sample_are_told_apart() -> None:
    assert sample is not None
    forms = {path.name: form(path.read_bytes()) for path in sorted(ANSWERS.iterdir())}
    assert forms == {
        "chat-differs.json": "json",
        "chat-stream.sse": "sse",
        "chat.json": "json",
        "log-record.yaml": "yaml",
        "responses.json": "json",
    }
