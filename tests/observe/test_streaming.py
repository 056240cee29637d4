"""Chunks and events by type, how a stream was framed, and how it ended."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from checker.model.contract import Stream
from checker.model.shape import ABSENT, CUT, UNDOCUMENTED
from checker.observe import streaming
from tests.compare.facts import contract, evidence
from tests.observe.documented import (
    CHAT,
    RESPONSES,
    chunk,
    completion,
    counts,
    event,
    exchange,
    recorded,
    required,
    seen,
    transcript,
)

CREATED = {"type": "response.created", "sequence_number": 0, "response": {"id": "x"}}
DELTA = {"type": "response.output_text.delta", "sequence_number": 1, "delta": "x"}
COMPLETED = {"type": "response.completed", "sequence_number": 2, "response": {"id": "x"}}


def one(text: bytes, **how):
    (found,) = seen(text, form="sse", **how).shapes
    return found


def by_variant(*texts: bytes, **how):
    return {shape.variant: shape for shape in seen(*texts, form="sse", **how).shapes}


def choices(*all_: tuple[int, str | None]) -> list[dict]:
    return [{"index": n, "delta": {"content": "x"}, "finish_reason": end} for n, end in all_]


def test_chunks_are_counted_in_the_stream_and_streams_in_the_shape() -> None:
    found = one(transcript(chunk(), chunk(), chunk(choices=[], usage={"total_tokens": 3})))
    assert (found.where, found.status, found.media_type) == ("stream", 200, "text/event-stream")
    assert found.count == 1
    assert counts(found)["$"] == (3, 3)
    assert counts(found)["$.usage"] == (1, 3)
    assert found.fields["$.id"].records == 1
    assert found.stream is not None
    assert found.stream.terminators == {"[DONE]": 1}
    assert found.stream.events == {}


def test_an_event_without_a_name_is_called_by_its_type_where_no_body_describes_it() -> None:
    outline = SimpleNamespace(stream=SimpleNamespace(events=("x.ping",)))
    names = streaming.EventNames(outline, None)  # type: ignore[arg-type]
    assert names.of("", {"type": "x.ping"}) == "x.ping"
    assert names.of("", {"type": "x.pong"}) == UNDOCUMENTED
    assert names.of("", {"type": 1}) is None
    by_two = SimpleNamespace(branchings=[SimpleNamespace(by=("a", "b"), nodes={("x", "y"): 1})])
    names = streaming.EventNames(outline, by_two)  # type: ignore[arg-type]
    assert names.of("", {"a": "x", "b": "y"}) == "x y"


@pytest.mark.parametrize("end", ['data: {"id": "x', ": a comm", "even", "event: x"])
def test_a_stream_that_is_cut_is_told_where_it_stands(end: str) -> None:
    found = seen(transcript(chunk(), end="") + end.encode(), form="sse")
    assert found.left_out == {"truncated-event": 1}
    assert [(one.input, one.record, one.reason) for one in found.refusals] == [
        (1, 1, "truncated-event")
    ]


def test_the_request_of_a_stream_that_is_cut_is_counted() -> None:
    text = (transcript(chunk(), end="") + b'data: {"id": "x').decode()
    found = seen(recorded(exchange(response_body=text, request_body={"model": "m"})))
    assert {one.where for one in found.shapes} == {"request", "stream"}
    assert [one.reason for one in found.refusals] == ["truncated-event"]


def test_a_stream_cut_in_its_first_event_is_cut() -> None:
    assert seen(b'data: {"id": "x', form="sse").left_out == {"truncated-event": 1}


def test_two_streams_are_two() -> None:
    (found,) = seen(transcript(chunk()), transcript(chunk(), chunk(), end="")).shapes
    assert found.count == 2
    assert found.fields["$.id"].records == 2
    assert found.stream is not None
    assert found.stream.terminators == {"[DONE]": 1, ABSENT: 1}


def test_interleaved_choices_and_changing_keys() -> None:
    parts = [
        chunk(choices=choices((0, None), (1, None))),
        chunk(choices=choices((1, "stop")), usage=None),
        chunk(choices=choices((0, "stop")), id="other", model="other"),
    ]
    found = one(transcript(*parts))
    assert counts(found)["$.choices[*].finish_reason"] == (4, 4)
    assert found.fields["$.choices[*].finish_reason"].types == {"null": 2, "string": 2}
    assert found.fields["$.usage"].types == {"null": 1}


def test_events_are_counted_by_branch() -> None:
    found = by_variant(transcript(CREATED, DELTA, DELTA, COMPLETED, end=""), contract=RESPONSES)
    assert set(found) == {
        None,
        "type=response.created",
        "type=response.output_text.delta",
        "type=response.completed",
    }
    assert counts(found["type=response.output_text.delta"])["$.delta"] == (2, 2)
    assert found["type=response.output_text.delta"].count == 1
    whole = found[None]
    assert (whole.count, whole.fields) == (1, {})
    assert whole.stream is not None
    assert whole.stream.events == {
        "response.created": 1,
        "response.output_text.delta": 2,
        "response.completed": 1,
    }
    assert found["type=response.created"].stream is None
    assert [variant for variant, one in found.items() if ("", "any") in one.first] == [None]


@pytest.mark.parametrize(
    ("body", "name", "told"),
    [
        pytest.param(CREATED, "", "response.created", id="by its branch"),
        pytest.param(CREATED, "response.created", "response.created", id="by its name"),
        pytest.param(
            CREATED | {"error": {"message": "x"}}, "", "response.created", id="with an error"
        ),
        pytest.param(CREATED, "jane", UNDOCUMENTED, id="another name"),
        pytest.param({"type": "jane", "sequence_number": 1}, "", UNDOCUMENTED, id="another branch"),
        pytest.param({"sequence_number": 1}, "", UNDOCUMENTED, id="no branch"),
        pytest.param(CREATED, "\udcff", UNDOCUMENTED, id="a name of no UTF-8"),
        pytest.param([1], "", UNDOCUMENTED, id="no object"),
        pytest.param([1], "response.created", "response.created", id="no object, but a name"),
    ],
)
def test_an_event_has_a_documented_name_or_none(body, name, told) -> None:
    found = by_variant(transcript(body, body, end="", name=name), contract=RESPONSES)
    whole = found[None]
    assert whole.stream is not None
    assert whole.stream.events == {told: 2}


def test_an_event_of_no_branch_shows_what_all_share() -> None:
    found = by_variant(
        transcript({"type": "new", "sequence_number": 1, "x": 2}, end=""), contract=RESPONSES
    )
    assert counts(found[None]) == {
        "$": (1, 1),
        "$.type": (1, 1),
        "$.sequence_number": (1, 1),
        "$['<key>']": (1, 1),
    }


def test_the_contract_of_a_stream_is_known_by_the_first_event_that_tells() -> None:
    first = chunk(id="", model="", object="", choices=[], created=0)
    found = one(transcript(first, first, chunk()))
    assert (found.source, counts(found)["$"]) == ("chat", (3, 3))
    assert found.tokens["$.object"] == {"chat.completion.chunk": 1, UNDOCUMENTED: 2}


def test_a_stream_that_no_event_tells_is_left_out() -> None:
    unknown = {"object": "other"}
    for number in (1, streaming.MAX_WAITING + 1):
        found = seen(transcript(*[unknown] * number))
        assert found.shapes == ()
        assert found.left_out == {"source-unknown": 1}
    assert seen(b"data: {\n\n").left_out == {"source-unknown": 1}
    assert seen(b'data: {"id": "c1", "obj').left_out == {"truncated-event": 1}
    assert seen(transcript(unknown, end="data: {")).left_out == {"source-unknown": 1}
    assert seen(b"data: [1]\n\n").left_out == {"source-unknown": 1}


def test_a_stream_without_events_is_left_out() -> None:
    assert seen(b": nothing\n\n").left_out == {"no-events": 1}
    found = seen(b" data: {}\n\nerror: {}\n\n", contract=CHAT, form="sse")
    (whole,) = found.shapes
    assert (whole.count, whole.left_out) == (0, {"no-events": 1})
    assert whole.stream is not None
    assert whole.stream.invalid_lines == 2
    assert found.left_out == {"no-events": 1}


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        pytest.param("data: {oops}\n\n", {"not-json": 1}, id="no JSON"),
        pytest.param('data: {"a": 1, "a": 2}\n\n', {"duplicate-key": 1}, id="a name twice"),
        pytest.param('data: {"a": 1}', {"truncated-event": 1}, id="an event without its end"),
        pytest.param(": OPENROUTER PRO", {"truncated-event": 1}, id="a comment without its end"),
    ],
)
def test_an_event_that_cannot_be_read_is_left_out_and_the_rest_goes_on(text, left_out) -> None:
    found = one(transcript(chunk(), end=text), contract=CHAT)
    assert counts(found)["$"] == (1, 1)
    assert found.left_out == left_out
    (told,) = seen(transcript(chunk()), transcript(chunk(), end=text), contract=CHAT).refusals
    assert (told.input, told.record, {told.reason}) == (2, 1, {*left_out})
    recorded_text = transcript(chunk(), end=text).decode()
    asked = {"model": 7}
    whole = seen(recorded(exchange(recorded_text, request_body=asked)))
    assert [(one.record, {one.reason}) for one in whole.refusals] == [(1, {*left_out})]
    assert "request" in {
        one.where for one in whole.shapes
    }  # what was asked is compared all the same


def test_an_event_that_is_too_long_is_left_out(monkeypatch) -> None:
    monkeypatch.setattr("checker.observe.sse.MAX_LINE", 500)
    found = one(transcript(chunk(), chunk(model="x" * 1_000), chunk()))
    assert counts(found)["$"] == (2, 2)
    assert found.left_out == {"too-large": 1}


@pytest.mark.parametrize(
    ("end", "ends"),
    [
        pytest.param("data: [DONE]\n\n", {"[DONE]": 1}, id="the documented one"),
        pytest.param("data: [DONE]\n", {"[DONE]": 1}, id="whose blank line the recorder lost"),
        pytest.param("data: [DONE]", {"[DONE]": 1}, id="whose line end too"),
        pytest.param("", {ABSENT: 1}, id="none"),
        pytest.param("data: [END]\n\n", {ABSENT: 1}, id="another one"),
    ],
)
def test_how_a_stream_ended(end, ends) -> None:
    stream = one(transcript(chunk(), end=end), contract=CHAT).stream
    assert stream is not None
    assert stream.terminators == ends


def test_a_terminator_before_all_events_is_one() -> None:
    stream = one(transcript("data: [DONE]\n\n", chunk(), end=""), contract=CHAT).stream
    assert stream is not None
    assert stream.terminators == {"[DONE]": 1}


@pytest.mark.parametrize("times", [1, 30])
@pytest.mark.parametrize(
    ("parts", "ended"),
    [
        pytest.param([choices((0, None))], False, id="none yet"),
        pytest.param([choices((0, "stop"))], True, id="the one choice"),
        pytest.param([choices((0, None)), choices((0, "stop"))], True, id="in the end"),
        pytest.param([choices((0, None), (1, "stop"))], True, id="one of two"),
        pytest.param([choices((0, "stop")), []], True, id="and counts behind"),
        pytest.param([None, [{}]], False, id="no list, no member"),
    ],
)
def test_a_stream_without_a_terminator_ends_with_a_finish_reason(parts, ended, times) -> None:
    documented = contract(
        Stream(object="chat.completion.chunk", evidence=evidence()),
        required("$.choices", ("array",), where="stream"),
        required("$.choices[*].finish_reason", ("null", "string"), where="stream"),
        source="chat",
    )
    text = transcript(*[chunk(choices=part) for part in parts], end="")
    cut = transcript(chunk(), chunk(), end="")
    (found,) = seen(*[text] * times, cut, contract=documented).shapes
    assert found.stream is not None
    assert found.stream.terminators == ({ABSENT: times, CUT: 1} if ended else {CUT: times + 1})


def test_what_was_odd_in_a_stream_is_told_with_the_first_record_that_shows_it() -> None:
    odd = transcript({"type": "odd"}, ": note\n data: {}\n\n", end="")
    whole = by_variant(transcript(CREATED, COMPLETED, end=""), odd, contract=RESPONSES)[None]
    assert {sign: at for (path, sign), at in whole.first.items() if not path} == {
        "any": (1, 1),
        ABSENT: (1, 1),
        **dict.fromkeys(("unlisted", "line", "unfinished"), (2, 1)),
    }
    assert whole.stream is not None
    assert (whole.stream.comments, whole.stream.invalid_lines) == (1, 1)


def test_a_terminator_that_is_not_documented_is_not_told() -> None:
    whole = by_variant(transcript(CREATED), contract=RESPONSES)[None]
    assert whole.stream is not None
    assert whole.stream.terminators == {UNDOCUMENTED: 1}
    assert whole.left_out == {}


def test_a_contract_without_a_stream_shows_the_type_alone() -> None:
    bare = contract(event("$.type", ("string",), "a", const="a"), source="chat")
    found = by_variant(transcript({"type": "a"}), contract=bare)
    assert set(found) == {None, "type=a"}
    nothing = contract(source="chat")
    assert counts(one(transcript({"type": "a"}), contract=nothing)) == {"$": (1, 1)}


# ---------------------------------------------------------------- errors in a stream

ENVELOPE = {"error": {"message": "m", "type": "t"}}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        pytest.param(ENVELOPE, "", id="by its body"),
        pytest.param(chunk(**ENVELOPE), "", id="beside the choices"),
        pytest.param({"detail": "x"}, "error", id="by its name"),
    ],
)
def test_an_error_within_a_stream_is_an_error(body, name) -> None:
    found = by_variant(transcript(chunk()), transcript(body, name=name), contract=CHAT)
    assert set(found) == {None, "error"}
    assert found["error"].first["", "any"] == (2, 1)
    assert (found["error"].where, found["error"].status, found["error"].count) == ("stream", 200, 1)
    assert counts(found[None])["$"] == (1, 1)
    assert found[None].count == 2
    assert found[None].stream is not None
    assert found[None].stream.terminators == {"[DONE]": 2}


@pytest.mark.parametrize(("last", "end"), [("text.delta", CUT), ("note", ABSENT)])
def test_a_stream_of_no_last_event_is_cut_where_a_name_says_that_more_comes(last, end) -> None:
    names = ("note", "text.delta")
    documented = contract(
        *(event("$.type", ("string",), one, const=one) for one in names), source="chat"
    )
    whole = by_variant(transcript({"type": last}, end=""), contract=documented)[None]
    assert whole.stream is not None
    assert (whole.stream.events, whole.stream.terminators) == ({last: 1}, {end: 1})


def test_a_stream_of_an_error_alone_is_one_stream_and_no_unknown_event() -> None:
    found = by_variant(transcript({"message": "m"}, name="error", end=""), contract=RESPONSES)
    assert (found[None].count, found["error"].count) == (1, 1)
    assert found[None].fields == {}
    assert found[None].stream is not None
    assert found[None].stream.events == {}
    both = by_variant(transcript(CREATED, {"error": {"message": "m"}}, end=""), contract=RESPONSES)
    assert (both[None].count, both["error"].count) == (1, 1)
    assert both[None].stream is not None
    assert both[None].stream.events == {"response.created": 1}


def test_a_documented_error_event_is_no_error() -> None:
    documented = contract(
        event("$.type", ("string",), "error", const="error"),
        event("$.message", ("string",), "error"),
        event("$.type", ("string",), "done", const="done"),
        event("$.error", ("null", "object"), "done"),
        event("$.error.code", ("string",), "done"),
        source="chat",
    )
    found = by_variant(
        transcript({"type": "error", "message": "m"}, name="error"), contract=documented
    )
    assert set(found) == {None, "type=error"}
    failed = transcript({"type": "done", "error": {"code": "c"}})
    assert set(by_variant(failed, contract=documented)) == {None, "type=done"}
    chunks = contract(
        required("$.id", ("string",), where="stream"),
        required("$.error", ("null", "object"), where="stream"),
        source="chat",
    )
    assert set(by_variant(transcript({"id": "x", "error": {"a": 1}}), contract=chunks)) == {None}


# ---------------------------------------------------------------- streams in exchanges


def test_events_that_a_recorder_took_apart() -> None:
    events = [
        {"event": "", "data": chunk()},
        {"data": json.dumps(chunk())},
        chunk(),
        {"event": None, "data": "[DONE]"},
    ]
    (found,) = seen(recorded(exchange(events=events, headers={}))).shapes
    assert counts(found)["$"] == (3, 3)
    assert found.stream is not None
    assert found.stream.terminators == {"[DONE]": 1}


def test_no_events_are_an_empty_body() -> None:
    assert seen(recorded(exchange(events=[]))).left_out == {"empty-body": 1}


def test_named_events_that_are_alike_in_turn_are_counted_each() -> None:
    documented = contract(
        Stream(events=("part", "end")),
        required("$.id", ("string",), where="stream"),
        required("$.n", ("integer",), where="stream"),
        source="chat",
    )
    named = [transcript(*[{"id": "x", "n": 1}] * 7, name=one, end="") for one in ("part", "end")]
    # After some streams the form of an event is known, and events of it are read together.
    (found,) = seen(*[b"".join(named)] * 12, form="sse", contract=documented).shapes
    assert found.stream is not None
    assert found.stream.events == {"part": 12 * 7, "end": 12 * 7}
    assert counts(found)["$"] == (12 * 14, 12 * 14)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (transcript(chunk()).decode(), "stream"),
        (": note\n\n" + transcript(chunk()).decode(), "stream"),
        (json.dumps(completion()), "response"),
        ("\n" + json.dumps(completion(), indent=1), "response"),
    ],
)
@pytest.mark.parametrize("label", ["application/json", "text/event-stream", "text/plain"])
def test_what_a_body_is_is_told_by_its_content(text, where, label) -> None:
    (found,) = seen(recorded(exchange(text, headers={"content-type": label}))).shapes
    assert found.where == where
    assert found.media_type == (label if label != "text/plain" else UNDOCUMENTED)


def test_a_stream_of_an_error_status_is_a_stream_all_the_same() -> None:
    (found,) = seen(recorded(exchange(transcript(chunk()).decode(), 500))).shapes
    assert (found.where, found.status) == ("stream", 500)


def test_evidence_is_only_needed_by_the_documentation() -> None:
    assert evidence()
