"""What recorded answers of many providers hold that a comparison must not stumble over.

Fifteen kinds of surprise, each in our own words and values; the counts of each are exact.
"""

from __future__ import annotations

import json

import pytest

from checker.compare.observed import compare
from checker.model.shape import ABSENT, UNDOCUMENTED
from checker.observe import Observed
from tests.observe.documented import (
    CHAT,
    CONTRACTS,
    RESPONSES,
    SEMCONV,
    choice,
    chunk,
    completion,
    counts,
    exchange,
    message,
    recorded,
    response,
    seen,
    transcript,
)

ENVELOPE = {"message": "m", "type": "t", "param": None, "code": "c"}


def rules(found: Observed, *, source: str = "chat") -> list[tuple[str, str]]:
    result = compare(CONTRACTS[source], [one for one in found.shapes if one.source == source])
    return [(one.rule, one.key.split(" ")[-1]) for one in result.findings]


def levels(found: Observed, *, source: str = "chat") -> set[str]:
    result = compare(CONTRACTS[source], [one for one in found.shapes if one.source == source])
    return {one.level.value for one in result.findings}


def talk(**given):
    return choice(message={"role": "assistant", "content": "x"} | given)


# 1


def test_a_success_can_be_an_error_with_more_in_its_envelope() -> None:
    inner = {"code": "filtered", "result": {"hate": {"severity": "high"}}}
    body = {"error": ENVELOPE | {"innererror": inner, "status": 400}}
    found = seen(recorded(exchange(body)))
    assert rules(found) == [
        ("error-in-success", "200"),
        ("field-undocumented", "$.error.innererror"),
        ("field-undocumented", "$.error.status"),
    ]
    assert "hate" not in repr(found)


def test_a_stream_of_a_success_can_hold_an_error_event() -> None:
    text = transcript(chunk(), end="") + transcript({"error": ENVELOPE}, name="error")
    assert rules(seen(text)) == [("error-in-success", "200")]


def test_an_error_can_stand_beside_the_choices_of_a_chunk() -> None:
    found = seen(transcript(chunk(), chunk(error=ENVELOPE)))
    assert ("error-in-success", "200") in rules(found)


# 2


def test_lines_that_no_reader_reads_are_not_lost_silently() -> None:
    lines = 'error: {"detail": "x"}\n\n data: {"id": "x"}\n\n: PROCESSING\n\n'
    found = seen(transcript(lines, chunk()))
    (shape,) = found.shapes
    assert shape.stream is not None
    assert (shape.stream.invalid_lines, shape.stream.comments) == (2, 1)
    assert rules(found) == [("stream-invalid-line", "stream")]


# 3


def test_a_first_chunk_may_be_empty() -> None:
    first = chunk(id="", model="", object="", created=0, choices=[])
    found = seen(transcript(first, chunk()))
    assert rules(found) == [("token-undocumented", "$.object")]
    no_delta = chunk(choices=[{"index": 0, "finish_reason": "stop"}])
    assert rules(seen(transcript(no_delta))) == [("required-absent", "$.choices[*].delta")]


# 4


@pytest.mark.parametrize(
    "chunks",
    [
        pytest.param([chunk(), chunk(choices=[], usage={"total_tokens": 3})], id="with no choices"),
        pytest.param([chunk(usage={"total_tokens": 3})], id="beside choices"),
        pytest.param([chunk(usage=None), chunk()], id="null, then absent"),
        pytest.param(
            [chunk(), chunk(usage=None), chunk(usage={"total_tokens": 1})], id="of changing keys"
        ),
        pytest.param([chunk()], id="never"),
    ],
)
def test_usage_comes_in_a_stream_in_every_way(chunks) -> None:
    assert rules(seen(transcript(*chunks))) == []


# 5


def test_reasons_to_finish() -> None:
    reasons = [None, "stop", "", "eos", "function_call"]
    chunks = [chunk(choices=[{"index": 0, "delta": {}, "finish_reason": told}]) for told in reasons]
    found = seen(transcript(*chunks))
    (shape,) = found.shapes
    assert shape.fields["$.choices[*].finish_reason"].types == {"null": 1, "string": 4}
    assert shape.tokens["$.choices[*].finish_reason"] == {"stop": 1, UNDOCUMENTED: 3}
    assert rules(found) == [("token-undocumented", "$.choices[*].finish_reason")]
    nulls = [chunk(), chunk()]
    assert rules(seen(transcript(*nulls))) == []


# 6


@pytest.mark.parametrize(
    ("message_", "expected"),
    [
        pytest.param({"content": "x"}, [], id="a text"),
        pytest.param({"content": None}, [], id="null without any call"),
        pytest.param({"content": [{"type": "text", "text": "x"}]}, [("type-conflict", "$.choices[*].message.content")], id="an array"),
        pytest.param({}, [("required-absent", "$.choices[*].message.content")], id="absent"),
    ],
)  # fmt: skip
def test_content_comes_in_every_way(message_, expected) -> None:
    body = completion(choices=[choice(message={"role": "assistant"} | message_)])
    assert rules(seen(recorded(body))) == expected


# 7


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        pytest.param({"id": "x", "type": "function", "function": {"name": "f", "arguments": "{}"}}, [], id="whole"),
        pytest.param({"id": "x", "type": "function", "function": {"name": "f"}}, [("required-absent", "$.choices[*].message.tool_calls[*].function.arguments")], id="without arguments"),
        pytest.param(
            {"id": "x", "type": "custom", "custom": {"name": "f"}},
            [
                ("required-absent", "$.choices[*].message.tool_calls[*].function"),
                ("token-undocumented", "$.choices[*].message.tool_calls[*].type"),
                ("field-undocumented", "$.choices[*].message.tool_calls[*].custom"),
            ],
            id="of another kind",
        ),
        pytest.param({"id": "x", "type": "function", "function": {"name": "f", "arguments": None}}, [("null-undocumented", "$.choices[*].message.tool_calls[*].function.arguments")], id="null arguments"),
    ],
)  # fmt: skip
def test_calls_of_tools_come_in_every_way(call, expected) -> None:
    assert rules(seen(recorded(completion(choices=[talk(tool_calls=[call])])))) == expected


# 8


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param({"error": ENVELOPE}, [], id="the documented one"),
        pytest.param({"error": ENVELOPE | {"code": None}}, [], id="a null code"),
        pytest.param({"error": ENVELOPE | {"code": 400}}, [("error-envelope-conflict", "$.error.code")], id="a number for a code"),
        pytest.param({"error": {k: v for k, v in ENVELOPE.items() if k != "param"}}, [], id="without a parameter"),
        pytest.param({"error": ENVELOPE | {"metadata": {"x": 1}}}, [("field-undocumented", "$.error.metadata")], id="with metadata"),
        pytest.param({"error": ENVELOPE, "user_id": "u"}, [("field-undocumented", "$['<key>']")], id="with a sibling"),
        pytest.param({"error": ENVELOPE | {"failed_generation": "x"}}, [("field-undocumented", "$.error.failed_generation")], id="with what failed"),
        pytest.param({"error": ENVELOPE | {"details": []}}, [("field-undocumented", "$.error.details")], id="with details"),
        pytest.param({"code": "c", "error": "m"}, [("error-envelope-conflict", "$.error"), ("field-undocumented", "$['<key>']")], id="flat"),
        pytest.param({"detail": "m"}, [("error-envelope-conflict", "$.error"), ("field-undocumented", "$['<key>']")], id="a detail"),
        pytest.param({"message": "m", "type": "t", "code": "c"}, [("error-envelope-conflict", "$.error"), ("field-undocumented", "$['<key>']")], id="no envelope"),
    ],
)  # fmt: skip
def test_error_envelopes_come_in_ten_ways(body, expected) -> None:
    assert rules(seen(recorded(exchange(body, 400)))) == expected


# 9


def test_the_content_type_may_lie() -> None:
    octets = exchange(completion(), headers={"content-type": "application/octet-stream"})
    assert rules(seen(recorded(octets))) == [("media-type-conflict", "200")]
    stream = exchange(transcript(chunk()).decode(), headers={"content-type": "application/json"})
    assert rules(seen(recorded(stream))) == [("media-type-conflict", "200")]
    plain = exchange(json.dumps(completion()), headers={"content-type": "text/plain"})
    assert rules(seen(recorded(plain))) == [("media-type-conflict", "200")]
    asked = {"model": "m", "messages": [{"role": "user", "content": "x"}], "stream": True}
    refused = exchange({"error": ENVELOPE}, 400, request_body=asked)
    assert rules(seen(recorded(refused))) == []


# 10


def test_an_empty_body_of_a_success_is_not_comparable() -> None:
    found = seen(recorded(exchange(""), exchange(None), completion()))
    assert rules(found) == [("observation-empty", "200")]
    assert levels(found) == {"cannot-verify"}


# 11


def test_an_answer_may_have_the_form_of_a_chunk() -> None:
    odd = {"index": 0, "delta": {"content": "x"}, "finish_reason": "stop"}
    assert rules(seen(recorded(completion(choices=[odd])))) == [
        ("required-absent", "$.choices[*].message"),
        ("field-undocumented", "$.choices[*].delta"),
    ]
    done = chunk(object="chat.completion.done")
    assert rules(seen(transcript(chunk(), done))) == [("token-undocumented", "$.object")]


# 12


def test_choices_interleave_and_ids_change_within_a_stream() -> None:
    def part(index: int, end: str | None = None, **given):
        one = {"index": index, "delta": {"content": "x"}, "finish_reason": end}
        return chunk(choices=[one], **given)

    parts = [part(0), part(1), part(0, id="other"), part(1, "stop", model="other"), part(0, "stop")]
    found = seen(transcript(*parts))
    (shape,) = found.shapes
    assert counts(shape)["$.choices[*].index"] == (5, 5)
    assert shape.fields["$.choices[*].index"].records == 1
    assert rules(found) == []


# 13


def test_types_that_flip_are_numbers_all_the_same() -> None:
    usage = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}
    bodies = [completion(usage=usage | {"cost": cost}) for cost in (1, 1.0, 0.25)]
    bodies += [completion(created=1782000000.0)]
    assert rules(seen(recorded(*bodies))) == []
    odd = completion(usage=usage | {"cost": {"total": 1}}, created=1782000000.5)
    assert rules(seen(recorded(odd))) == [
        ("type-conflict", "$.created"),
        ("type-conflict", "$.usage.cost"),
    ]


# 14


def test_a_response_may_not_be_done() -> None:
    queued = response(status="queued", usage=None, output=[])
    legacy = response(status="complete")
    for body in (queued, legacy):
        assert rules(seen(recorded(body)), source="responses") == [
            ("token-undocumented", "$.status")
        ]
    end = {"type": "response.incomplete", "sequence_number": 1, "response": {"id": "x"}}
    found = seen(transcript(end, end=""), contract=RESPONSES)
    assert rules(found, source="responses") == [
        ("nothing-compared", ""),  # of a stream of which no name is documented
        ("stream-terminator-absent", "stream"),
        ("event-undocumented", "stream"),
        ("field-undocumented", "$['<key>']"),  # of an event that no branch documents
    ]
    assert [one.stream.terminators for one in found.shapes if one.stream] == [{ABSENT: 1}]


# 15


def test_names_of_fields_can_be_the_caller_s_own() -> None:
    customer = {"type": "object", "properties": {"jane_doe_salary": {"type": "number"}}}
    body = response(
        tools=[{"type": "function", "name": "f", "parameters": customer}],
        text={"format": {"type": "json_schema", "name": "n", "schema": customer}},
        metadata={"jane_doe_account": "x"},
        output=[message(jane_doe_note="x")],
        prompt={"variables": {"jane_doe_city": "x"}},
    )
    masked = {"error": ENVELOPE | {"message": "Incorrect API key provided: sk-jane*******doe."}}
    cookie = exchange(completion(), headers={"x-request": "session=jane_doe; Path=/"})
    reasoning = response(
        output=[{"type": "reasoning", "id": "r", "encrypted_content": "sk-jane_doe"}]
    )
    found = seen(recorded(body, exchange(masked, 401), cookie, reasoning))
    told = repr([(one.fields, one.tokens, one.left_out) for one in found.shapes])
    assert "jane_doe_salary" not in told
    assert "jane_doe_account" not in told
    assert "jane_doe_city" not in told
    assert "sk-jane" not in told
    assert "session" not in told
    for source in ("chat", "responses"):
        mine = [one for one in found.shapes if one.source == source]
        printed = repr([one.message for one in compare(CONTRACTS[source], mine).findings])
        assert "sk-jane" not in printed


# Beyond the documented ones


@pytest.mark.parametrize(
    "name",
    [
        *("provider", "x_groq", "usage_breakdown", "prompt_filter_results", "citations"),
        *("search_results", "time_info", "request_id", "system_fingerprint", "p", "obfuscation"),
    ],
)
def test_known_extensions_are_notes(name) -> None:
    found = seen(recorded(completion(**{name: {}})))
    assert rules(found) == [("field-undocumented", f"$.{name}")]
    assert levels(found) == {"note"}


def test_conventions_are_not_needed_for_answers() -> None:
    assert SEMCONV.source not in {one.source for one in seen(recorded(completion())).shapes}
    assert CHAT.source == "chat"
