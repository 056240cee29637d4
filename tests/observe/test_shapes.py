from __future__ import annotations

import io
import json
from functools import cache

import pytest

from checker import documents
from checker.model.merging import merge
from checker.model.shape import Shape
from checker.model.shape_plain import ELSEWHERE_SCHEMA, shape_to_plain
from checker.observe import shapes as reading
from checker.observe.shapes import read_shapes
from tests.observe.documented import (
    CHAT,
    choice,
    chunk,
    completion,
    exchange,
    recorded,
    response,
    seen,
    shapes,
    span,
    transcript,
)
from tests.plain_shapes import shape_from_plain

STREAM = {
    "events": {"a": 1},
    "terminator": None,
    "terminators": {"<absent>": 1},
    "comments": 0,
    "invalid_lines": 0,
}


@cache
def some() -> list[Shape]:
    """Shapes of several kinds, some of them more than once."""
    parts = [
        shapes(completion()),
        shapes(completion(choices=[choice(logprobs=None), choice(index=1)], x=1)),
        shapes(completion(), response(), span()),
        seen(transcript(chunk(), ": kept alive\n\n", 'error: {"detail": 1}\n\n')).shapes,
        seen(transcript(chunk(), chunk(usage=None))).shapes,
        seen(transcript(chunk(), end=""), contract=CHAT).shapes,
        seen(recorded(exchange(""), exchange("{", 500))).shapes,
    ]
    return [shape for part in parts for shape in part]


def text(found: list[Shape]) -> bytes:
    return "".join(documents.write_line(shape_to_plain(one)) for one in found).encode()


def read(lines: bytes) -> tuple[Shape, ...]:
    found = read_shapes(io.BytesIO(lines))
    assert (found.wrong, found.first_wrong) == (0, 0)
    return found.shapes


def test_nothing_is_no_shape() -> None:
    assert read(b"") == read(b"\n \n") == ()


@pytest.mark.parametrize("times", [1, 2, 7])
def test_lines_add_up_however_often_they_come(times) -> None:
    found = some()
    assert read(text(found * times)) == merge(found * times)
    assert read(text(found) * times) == merge(found * times)


def test_what_is_forgotten_was_counted(monkeypatch) -> None:
    monkeypatch.setattr(reading, "MAX_KEPT", 0)
    monkeypatch.setattr(reading, "BLOCK", 3_000)
    found = some() * 3
    assert read(text(found)) == merge(found)


def test_lines_that_never_come_again_are_forgotten_too(monkeypatch) -> None:
    monkeypatch.setattr(reading, "MAX_KEPT", 10 * reading.EACH)
    (plain, *_) = map(shape_to_plain, some())
    known = reading.ShapeSum()
    for number in range(1, 100):
        known.add([documents.write_line(plain | {"count": number}).encode()])
        assert len(known._met) <= 10


@pytest.mark.parametrize("second", [1, 2], ids=["that come again", ""])
def test_so_many_bytes_are_kept_of_lines(second) -> None:
    known, plain = reading.ShapeSum(), shape_to_plain(some()[0])
    known._kept = 30 * 2**20 - 256
    kept = []
    for number in (1, second):
        known.add([documents.write_line(plain | {"count": number}).encode()])
        kept.append(len(known._met))
    assert kept == [1, 0]


def test_of_what_is_in_no_shape_so_many_lines_are_kept() -> None:
    known = reading.ShapeSum()
    lines = [b'{"schema": "%s", "n": %d}' % (ELSEWHERE_SCHEMA.encode(), n) for n in range(10_001)]
    assert known.add(lines) == [10_001]
    assert known.others == lines[:10_000]


def test_properties_that_are_not_known_are_passed_over() -> None:
    plain = shape_to_plain(some()[0]) | {"later": 1}
    assert read(json.dumps(plain).encode()) == merge(some()[:1])
    row = plain["fields"]["$"] | {"later": {"a": {}, "$": {}}}
    assert read(json.dumps(plain | {"fields": {"$": row}}).encode())[0].fields.keys() == {"$"}
    assert read(json.dumps({"later": 1} | plain).encode()) == merge(some()[:1])
    late = shape_to_plain(some()[0]) | {"left_out": {}, "later": 1}
    assert read(json.dumps(late).encode()) == merge(some()[:1])
    stream = shape_to_plain(some()[-3])
    assert stream["stream"]
    later = {"stream": stream["stream"] | {"later": 1}}
    assert read(json.dumps(stream | later).encode()) == merge(some()[-3:-2])


@pytest.mark.parametrize(
    "how",
    [
        pytest.param({"separators": (",", ":")}, id="without a space"),
        pytest.param({"sort_keys": True}, id="in the order of the names"),
        pytest.param({"ensure_ascii": True, "separators": (" , ", " : ")}, id="with more spaces"),
    ],
)
def test_lines_in_another_form_add_up_with_ours(how) -> None:
    found = some()
    other = "".join(json.dumps(shape_to_plain(one), **how) + "\n" for one in found).encode()
    assert read(other) == merge(found)
    assert read(other + text(found) + other.replace(b"\n", b"\r\n")) == merge(found * 3)


def row(count: int = 1) -> dict[str, object]:
    return {"types": {"string": count}, "present": count, "parents": 1, "records": count}


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["$"], id="the whole"),
        pytest.param([], id="none"),
        pytest.param(['$["}, "]', "$.b"], id="with a quotation mark"),
        pytest.param(["$.a}, ", "$.b"], id="that ends as a row does"),
        pytest.param(["$.a", ": {}}, "], id="that begins as a row does"),
        pytest.param(["$.a", "b.c", "$.d"], id="of an attribute among paths"),
        pytest.param(["tokens", "stream", "left_out", "count", "fields"], id="of the form itself"),
        pytest.param(['}, "tokens": {', ', "fields": {', ', "count": '], id="of what it is cut at"),
        pytest.param(["$\u2028\U0001f600\\\n"], id="that is escaped"),
    ],
)
def test_whatever_the_names_what_is_cut_is_what_is_parsed(names) -> None:
    plain = shape_to_plain(some()[0]) | {
        "fields": {name: row(at) for at, name in enumerate(names)},
        "tokens": {name: {name: at, "}": at} for at, name in enumerate(names)},
    }
    for rest in (
        {},
        {"left_out": {"not-json": 1}},
        {"stream": STREAM},
        {"stream": STREAM, "left_out": {}},
    ):
        line = documents.write_line(plain | rest).encode()
        (told,) = read(line)
        expected = shape_from_plain(json.loads(line))
        assert told.tokens == expected.tokens
        assert {name: (one.types, one.present) for name, one in told.fields.items()} == {
            name: (one.types, one.present) for name, one in expected.fields.items()
        }
        assert (told.stream, told.left_out) == (expected.stream, expected.left_out)


def test_of_a_name_twice_the_last_counts() -> None:
    plain = shape_to_plain(some()[0]) | {"fields": {"$": row(), "$.a": row()}, "tokens": {}}
    line = documents.write_line(plain).replace("$.a", "$").encode()
    for lines in (line, line + line, line + text(some()[:1]) + line):
        assert read(lines)[0].fields["$"].present == lines.count(b"\n")


def test_what_stands_twice_beside_the_rows_is_not_lost() -> None:
    plain = shape_to_plain(some()[0])
    early = {"stream": STREAM, "left_out": {"not-json": 2}} | plain
    (told,) = read(documents.write_line(early).encode())
    assert (told.stream, told.left_out) == (shape_from_plain(early).stream, {"not-json": 2})
    late = documents.write_line(plain | {"stream": STREAM})[:-2] + ', "tokens": {}}\n'
    assert read(late.encode())[0].tokens == {}


def test_of_a_stream_written_by_hand_the_one_terminator_holds_for_all() -> None:
    plain = shape_to_plain(some()[-3])
    for told, expected in (("[DONE]", {"[DONE]": 7}), (None, {"<absent>": 7})):
        stream = {name: one for name, one in STREAM.items() if name != "terminators"}
        line = documents.write_line(plain | {"count": 7, "stream": stream | {"terminator": told}})
        (found,) = read(line.encode())
        assert found.stream is not None
        assert found.stream.terminators == expected


BROKEN = [
    b"{",
    text(some()[:1]).strip().replace(b', "count": 1', b', "count": 01'),
    text(some()[:1]).strip().replace(b', "count": 1', b""),
    text(some()[:1]).strip().replace(b'"present": 1,', b"\0", 1),
    text(some()[:1]).strip()[:-1],
    text(some()[:1]).strip() + b"}",
    b"[]",
    b"1",
    b'{"schema": "checker/shape/1"}',
    json.dumps(completion()).encode(),
    *(
        json.dumps(shape_to_plain(some()[0]) | change).encode()
        for change in (
            {"count": -1},
            {"count": "1"},
            {"status": 99},
            {"where": "elsewhere"},
            {"fields": []},
            {"fields": {"$": 1}},
            {"fields": {"$": {}}},
            {"fields": {"$": [{}]}},
            {"fields": {"$": "}"}},
            {"fields": {"$": {"types": {"text": 1}, "present": 1, "parents": 1, "records": 1}}},
            {"fields": {"$": {"types": {"object": [1]}, "present": 1, "parents": 1, "records": 1}}},
            {"tokens": {"$.a": 1}},
            {"tokens": {"$.a": {"x": 1.5}}},
            {"stream": {"events": {}}},
            {"stream": None},
            {"stream": STREAM | {"comments": -1}},
            {"stream": STREAM | {"terminators": None}},
            {"stream": {**STREAM, "terminator": 1}},
            {"left_out": {"Jane Doe": 1}},
        )
    ),
]


@pytest.mark.parametrize("line", BROKEN, ids=lambda line: line[-60:].decode())
def test_a_line_that_is_no_shape_is_counted_and_changes_nothing(line, monkeypatch) -> None:
    monkeypatch.setattr(reading, "BLOCK", 3_000)
    good = text(some())
    number = good.count(b"\n") + 1
    found = read_shapes(io.BytesIO(good + line + b"\n" + good + line))
    assert (found.wrong, found.first_wrong) == (2, number)
    assert found.shapes == read(good + good)
    alone = read_shapes(io.BytesIO(b"\n".join([line] * 3)))
    assert (alone.shapes, alone.wrong, alone.first_wrong) == ((), 3, 1)


def test_a_line_that_is_too_long_is_no_shape(monkeypatch) -> None:
    from checker.observe.lines import batches  # noqa: PLC0415 - the one that is replaced

    monkeypatch.setattr(reading, "batches", lambda blocks: batches(blocks, most=1_500))
    monkeypatch.setattr(reading, "BLOCK", 1_000)
    found = read_shapes(io.BytesIO(text(some()[:1])))
    assert (found.shapes, found.wrong, found.first_wrong) == ((), 1, 1)
