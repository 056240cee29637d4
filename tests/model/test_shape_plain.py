from __future__ import annotations

import json

import pytest

from checker import documents
from checker.model import shape
from checker.model.fidelity import REBUILT
from checker.model.shape import Seen, Shape, StreamSeen
from checker.model.shape_plain import SHAPE_SCHEMA, shape_to_plain
from tests.plain_shapes import shape_from_plain

SHAPE = Shape(
    contract="sha256:" + "a" * 64,
    source="chat",
    where="stream",
    status=200,
    media_type="text/event-stream",
    variant=None,
    count=3,
    fields={
        "$.b": Seen(types={"object": 1}, present=1, parents=3, records=1, documented=False),
        "$": Seen(types={"object": 3}, present=3, parents=3, records=3),
    },
    tokens={"$.z": {"stop": 1, "<undocumented>": 2}, "$.a": {"x": 1}},
    stream=StreamSeen(events={"b": 1, "a": 2}, terminators={"[DONE]": 3}, comments=1),
    left_out={"not-json": 1},
)


def test_a_shape_fits_its_schema_and_survives_a_round_trip() -> None:
    plain = shape_to_plain(SHAPE)
    assert plain["schema"] == SHAPE_SCHEMA
    assert documents.misfits("shape", plain) == []
    assert shape_from_plain(json.loads(documents.write_line(plain))) == SHAPE


def test_how_true_a_recording_is_is_told_where_it_is_known() -> None:
    assert "fidelity" not in shape_to_plain(SHAPE)
    rebuilt = Shape(**{**_parts(SHAPE), "fidelity": REBUILT})
    assert shape_to_plain(rebuilt)["fidelity"] == REBUILT


def test_the_same_shape_gives_the_same_bytes() -> None:
    line = documents.write_line(shape_to_plain(SHAPE))
    again = shape_from_plain(json.loads(line))
    assert documents.write_line(shape_to_plain(again)) == line
    assert line.index('"$"') < line.index('"$.b"')
    assert line.index('"<undocumented>"') < line.index('"stop"')
    assert '"documented": false' in line
    assert '"documented": true' not in line


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        pytest.param({"[DONE]": 3}, "[DONE]", id="all ended alike"),
        pytest.param({"<absent>": 3}, None, id="none ended"),
        pytest.param({"[DONE]": 1, "<absent>": 2}, None, id="some ended"),
        pytest.param({}, None, id="nothing is known"),
    ],
)
def test_the_terminator_is_the_one_of_all_streams(ends, told) -> None:
    shape = Shape(**{**_parts(SHAPE), "stream": StreamSeen(terminators=ends)})
    stream = shape_to_plain(shape)["stream"]
    assert isinstance(stream, dict)
    assert stream["terminator"] == told


def test_a_shape_without_a_stream_has_none() -> None:
    shape = Shape(**{**_parts(SHAPE), "stream": None, "left_out": {}})
    plain = shape_to_plain(shape)
    assert "stream" not in plain
    assert "left_out" not in plain
    assert shape_from_plain(plain) == shape


@pytest.mark.parametrize(("told", "ends"), [("[DONE]", {"[DONE]": 3}), (None, {"<absent>": 3})])
def test_a_shape_that_was_written_by_hand_needs_one_terminator_alone(told, ends) -> None:
    plain = json.loads(json.dumps(shape_to_plain(SHAPE)))
    del plain["stream"]["terminators"]
    plain["stream"]["terminator"] = told
    stream = shape_from_plain(plain).stream
    assert stream is not None
    assert stream.terminators == ends


BROKEN = [
    {"schema": "checker/shape/2"},
    {"contract": "sha256:x"},
    {"contract": 1},
    {"source": "Chat"},
    {"where": "elsewhere"},
    {"fidelity": "guessed"},
    {"status": 99},
    {"status": 600},
    {"status": "200"},
    {"status": True},
    {"media_type": 1},
    {"variant": []},
    {"count": -1},
    {"count": 1.5},
    {"count": True},
    {"fields": 1},
    {"fields": {"$": {}}},
    {"fields": {"$": {"types": {"text": 1}, "present": 1, "parents": 1, "records": 1}}},
    {"fields": {"$": {"types": {}, "present": -1, "parents": 1, "records": 1}}},
    {"fields": {"$": {"types": {}, "present": 1, "parents": 1, "records": 1, "documented": 1}}},
    {"tokens": {"$": 1}},
    {"tokens": {"$": {"x": "1"}}},
    {"stream": 1},
    {"stream": {"events": {}, "terminator": None, "comments": 0}},
    {"stream": {"events": {}, "terminator": 1, "comments": 0, "invalid_lines": 0}},
    {"left_out": {"Jane Doe": 1}},
]


@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_what_the_schema_refuses_is_no_shape(broken) -> None:
    plain = shape_to_plain(SHAPE) | broken
    with pytest.raises(ValueError, match="no shape of this version"):
        shape_from_plain(plain)
    assert documents.misfits("shape", plain) != []


@pytest.mark.parametrize("data", [None, 1, "x", [], {}])
def test_other_data_is_no_shape(data) -> None:
    with pytest.raises(ValueError, match="no shape of this version"):
        shape_from_plain(data)


@pytest.mark.parametrize(
    "change",
    [
        {"later": 1},
        {"count": 3.0},
        {"where": "metric:http.client.request.duration"},
        {"status": None, "media_type": None, "variant": "x=y"},
        {"left_out": {}},
    ],
    ids=str,
)
def test_what_the_schema_takes_is_a_shape(change) -> None:
    plain = shape_to_plain(SHAPE) | change
    assert documents.misfits("shape", plain) == []
    assert shape_from_plain(plain).source == "chat"


def _parts(shape: Shape) -> dict:
    return {name: getattr(shape, name) for name in shape.__slots__}


def test_the_words_that_stand_for_values_are_those_of_kept_shapes() -> None:
    words = (shape.UNDOCUMENTED, shape.HIDDEN_KEY, shape.ABSENT, shape.CUT, shape.HIGH_CARDINALITY)
    assert words == ("<undocumented>", "<key>", "<absent>", "<cut>", "<high-cardinality>")
    assert (shape.ERROR, shape.LOG_RECORD) == ("error", "log-record")
