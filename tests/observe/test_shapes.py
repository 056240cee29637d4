from __future__ import annotations

import io
import json

import pytest

from checker import documents
from checker.model.errors import Misused
from checker.model.merging import merge
from checker.model.shape import Shape
from checker.model.shape_plain import shape_to_plain
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


def some() -> list[Shape]:
    """Shapes of several kinds, some of them more than once."""
    parts = [
        shapes(completion()),
        shapes(completion(choices=[choice(logprobs=None), choice(index=1)], x=1)),
        shapes(completion(), response(), span()),
        seen(transcript(chunk(), chunk(usage=None))).shapes,
        seen(transcript(chunk(), end=""), contract=CHAT).shapes,
        seen(recorded(exchange(""), exchange("{", 500))).shapes,
    ]
    return [shape for part in parts for shape in part]


def text(found: list[Shape]) -> bytes:
    return "".join(documents.write_line(shape_to_plain(one)) for one in found).encode()


def read(lines: bytes) -> tuple[Shape, ...]:
    return read_shapes(io.BytesIO(lines))


def test_nothing_is_no_shape() -> None:
    assert read(b"") == read(b"\n \n") == ()


@pytest.mark.parametrize("times", [1, 2, 7])
def test_lines_add_up_however_often_they_come(times) -> None:
    found = some()
    assert read(text(found * times)) == merge(found * times)
    assert read(text(found) * times) == merge(found * times)


@pytest.mark.parametrize("limit", ["MAX_BYTES", "MAX_ROWS", "MAX_SHAPES"])
def test_what_is_forgotten_was_counted(limit, monkeypatch) -> None:
    monkeypatch.setattr(reading, limit, 0)
    monkeypatch.setattr(reading, "BLOCK", 3_000)
    found = some() * 3
    assert read(text(found)) == merge(found)


def test_properties_that_are_not_known_are_passed_over() -> None:
    plain = shape_to_plain(some()[0]) | {"later": 1}
    assert read(json.dumps(plain).encode()) == merge(some()[:1])


BROKEN = [
    b"{",
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
            {"fields": {"$": {"types": {"text": 1}, "present": 1, "parents": 1, "records": 1}}},
            {"fields": {"$": {"types": {"object": [1]}, "present": 1, "parents": 1, "records": 1}}},
            {"tokens": {"$.a": 1}},
            {"tokens": {"$.a": {"x": 1.5}}},
            {"stream": {"events": {}}},
            {"left_out": {"Jane Doe": 1}},
        )
    ),
]


@pytest.mark.parametrize("line", BROKEN, ids=lambda line: line[-60:].decode())
def test_a_line_that_is_no_shape_is_told_by_its_number_alone(line) -> None:
    good = text(some())
    number = good.count(b"\n") + 1
    with pytest.raises(Misused) as caught:
        read_shapes(io.BytesIO(good + line + b"\n" + good), 3)
    assert str(caught.value) == f"input-3, line {number}: is no shape of this version"


def test_a_line_that_is_too_long_is_no_shape(monkeypatch) -> None:
    from checker.observe.lines import batches  # noqa: PLC0415 - the one that is replaced

    monkeypatch.setattr(reading, "batches", lambda blocks: batches(blocks, most=1_500))
    monkeypatch.setattr(reading, "BLOCK", 1_000)
    with pytest.raises(Misused, match="line 1:"):
        read(text(some()[:1]))
