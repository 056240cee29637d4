"""Where a record belongs, and what becomes of one that is left out."""

from __future__ import annotations

import io
import json

import pytest

from checker.model.contract import Contract, Stream
from checker.model.errors import Misused
from checker.observe import LeftOut, observe
from tests.compare.facts import contract, evidence, operation
from tests.observe.documented import (
    CHAT,
    CONTRACTS,
    RESPONSES,
    SEMCONV,
    chunk,
    completion,
    counts,
    error,
    exchange,
    kinds,
    optional,
    recorded,
    required,
    response,
    seen,
    shape,
    shapes,
    span,
    statuses,
    transcript,
)

MAX_REFUSALS = 1_000
MAX_DEPTH = 128

ENVELOPE = {"error": {"message": "m", "type": "t", "param": None, "code": "c"}}


def told(found) -> list[tuple]:
    return [(s.source, s.where, s.status, s.media_type, s.variant, s.count) for s in found]


# ---------------------------------------------------------------- nothing to observe


def test_nothing_gives_nothing() -> None:
    found = seen()
    assert (found.shapes, found.left_out, found.passed_over, found.refusals) == ((), {}, {}, ())


@pytest.mark.parametrize("blank", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_input_is_left_out(blank) -> None:
    assert seen(blank).left_out == {"empty-body": 1}


def test_a_form_that_there_is_not_is_refused() -> None:
    with pytest.raises(Misused, match="jsonl"):
        seen(b"{}", form="xml")


# ---------------------------------------------------------------- which contract


def test_a_bare_answer_is_known_by_its_constant() -> None:
    assert told(shapes(completion(), response())) == [
        ("chat", "response", 200, "application/json", None, 1),
        ("responses", "response", 200, "application/json", None, 1),
    ]


def test_a_bare_event_is_known_by_its_constant_or_its_branch() -> None:
    event = {"type": "response.created", "sequence_number": 0, "response": {"id": "x"}}
    assert told(shapes(chunk(), event, event))[:2] == [
        ("chat", "stream", 200, "text/event-stream", None, 1),
        ("responses", "stream", 200, "text/event-stream", None, 2),
    ]


def test_an_answer_that_no_contract_knows_is_left_out() -> None:
    found = seen(recorded(completion(object="list"), {"a": 1}, [1], "text"))
    assert found.shapes == ()
    assert found.left_out == {"not-an-answer": 1, "source-unknown": 3}


def test_an_array_of_answers_is_one_recording_each() -> None:
    both = recorded([completion(), completion(), response()])
    assert told(seen(both).shapes) == [
        ("chat", "response", 200, "application/json", None, 2),
        ("responses", "response", 200, "application/json", None, 1),
    ]
    untold = completion()
    del untold["object"]
    (found,) = seen(recorded([untold, completion()]), contract=CHAT).shapes
    assert (found.count, found.fields["$"].types) == (2, {"object": 2})


@pytest.mark.parametrize("value", [[1], ["text"], [[1]]])
def test_an_array_of_anything_else_is_left_out(value) -> None:
    assert seen(recorded(value)).left_out == {"source-unknown": 1}
    found = seen(recorded(value), contract=CHAT)
    assert found.left_out == {"form-unknown": 1}
    assert [one.fields for one in found.shapes] == [{}]


def test_a_list_in_an_array_is_taken_apart_where_any_of_it_is_a_recording() -> None:
    found = seen(recorded([["x", exchange(completion()), {"a": 1}]]))
    assert [one.count for one in found.shapes] == [1]
    assert found.left_out == {"not-an-answer": 1, "source-unknown": 1}
    assert seen(recorded([{"a": 1}, {"b": 2}])).left_out == {"source-unknown": 1}


def test_an_array_that_is_documented_is_an_answer() -> None:
    one = contract(
        *statuses("200"), required("$", ("array",)), required("$[*].id", ("string",)), source="list"
    )
    (found,) = seen(recorded([{"id": "x"}, {"id": "y"}]), contract=one, contracts={}).shapes
    assert (found.count, counts(found)["$[*].id"]) == (1, (2, 2))
    (found,) = seen(recorded([]), contract=one, contracts={}).shapes
    assert found.fields["$"].types == {"array": 1}
    record = {"status": 200, "response_body": [{"id": "x"}]}
    (found,) = seen(recorded([record, record]), contract=one, contracts={}).shapes
    assert found.count == 2


def test_a_record_of_an_array_that_is_left_out_leaves_the_others() -> None:
    wrong = exchange(completion(), 999)
    line = recorded([wrong, exchange(completion()), wrong, exchange("", 200)])
    found = seen(line, contract=CHAT, form="jsonl")
    assert [(one.status, one.count) for one in found.shapes] == [(200, 1)]
    assert found.left_out == {"empty-body": 1, "status-unknown": 2}
    assert [(one.record, one.reason) for one in found.refusals] == [
        (1, "status-unknown"),  # the record is the line
        (1, "status-unknown"),
        (1, "empty-body"),
    ]


def test_each_item_of_an_array_that_is_left_out_is_told_with_its_place() -> None:
    good, wrong, empty = exchange(completion()), exchange(completion(), 999), exchange("", 200)
    text = json.dumps([good, wrong, "é", empty, good], indent=1, ensure_ascii=False).encode()
    found = seen(text, contract=CHAT)
    assert [(one.record, one.reason) for one in found.refusals] == [
        (2, "status-unknown"),
        (3, "not-an-answer"),
        (4, "empty-body"),
    ]
    for one in found.refusals[:2]:
        item = json.dumps([wrong, "é"][one.record - 2], indent=1, ensure_ascii=False)
        assert text[one.offset :].startswith(item.replace("\n", "\n ").encode())
    assert found.shapes[0].count == 2
    assert found.left_out == {"empty-body": 1, "not-an-answer": 1, "status-unknown": 1}


def test_an_unknown_item_leaves_the_known_ones() -> None:
    found = seen(recorded([completion(), {"name": "Jane"}, completion()]))
    assert [one.count for one in found.shapes] == [2]
    assert found.left_out == {"source-unknown": 1}


def test_a_constant_says_whose_it_is_and_goes_before_what_was_asked_for() -> None:
    assert told(shapes(response(), contract=CHAT)) == [
        ("responses", "response", 200, "application/json", None, 1)
    ]
    assert told(shapes(chunk(), contract=RESPONSES)) == [
        ("chat", "stream", 200, "text/event-stream", None, 1)
    ]
    for body in (response(), json.dumps(response())):
        exchange = {"request_body": {"model": "m"}, "response_body": body}
        assert {one.source for one in shapes(exchange, contract=CHAT)} == {"responses"}


ENVELOPED = {"error": {"message": "x", "type": "y", "param": "", "code": "z"}}
ALIKE = contract(*RESPONSES.facts[:1], *CHAT.facts[1:], source="responses")
BOTH = {"chat": CHAT, "responses": ALIKE}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(ENVELOPED, (None, "error"), id="the bare envelope"),
        pytest.param({"status": 429, "response_body": ENVELOPED}, (429, None), id="a status"),
        pytest.param({"status": 200, "response_body": ENVELOPED}, (200, "error"), id="a success"),
        pytest.param(
            {"status": 429, "response_body": json.dumps(ENVELOPED)}, (429, None), id="as text"
        ),
    ],
)
def test_an_error_of_any_is_seen_through_what_all_share(record, expected) -> None:
    (one,) = shapes(record, contracts=BOTH)
    assert (one.source, one.status, one.variant) == ("errors", *expected)
    assert one.fields["$.error.type"].documented
    assert seen(recorded(record), form="jsonl").left_out == {"source-unknown": 1}  # none is shared


@pytest.mark.parametrize(
    "record",
    [
        pytest.param({"error": {"message": "x", "why": "y"}, "name": "z"}, id="another object"),
        pytest.param({"status_code": 500, "error": {"message": "x"}, "id": "y"}, id="a log line"),
    ],
)
def test_what_is_not_the_shared_envelope_is_of_none(record) -> None:
    assert seen(recorded(record), form="jsonl", contracts=BOTH).left_out == {"source-unknown": 1}


def test_what_says_nothing_is_of_the_contract_that_was_asked_for() -> None:
    unsaid = {"error": {"message": "x", "type": "y"}}
    for body in (unsaid, json.dumps(unsaid)):
        assert told(shapes({"status": 429, "response_body": body}, contract=RESPONSES)) == [
            ("responses", "response", 429, "application/json", None, 1)
        ]
    assert told(shapes(unsaid, contract=RESPONSES)) == [
        ("responses", "response", None, "application/json", "error", 1)
    ]


@pytest.mark.parametrize(
    ("method", "url", "source"),
    [
        ("POST", "https://api.example.test/v1/chat/completions", "chat"),
        ("post", "https://API.example.test/v1/chat/completions/?x=1", "chat"),
        ("POST", "/v1/chat/completions", "chat"),
        (None, "https://api.example.test/v1/chat/completions", "chat"),
        ("POST", "https://api.example.test/v1/responses", "responses"),
        ("GET", "https://api.example.test/v1/chat/completions", "other-operation"),
        ("POST", "https://api.example.test/v1/embeddings", "other-operation"),
        (None, "https://api.example.test/v1/embeddings", "other-operation"),
        ("POST", "https://other.example.test/v1/chat/completions", "other-server"),
        ("GET", "https://other.example.test/v1/chat/completions", "other-operation"),
        ("POST", "https://[", "other-operation"),
    ],
)
def test_an_exchange_belongs_to_the_operation_that_was_asked(method, url, source) -> None:
    found = seen(recorded(exchange(completion(), method=method, url=url)))
    if source.startswith("other"):
        assert found.shapes == ()
        assert found.passed_over == {source: 1}
    else:
        assert [one.source for one in found.shapes if one.where == "response"] == [source]
    assert found.left_out == {}


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("https://gateway.example.test/v1/chat/completions", True),
        ("https://gateway.example.test/api/v1/chat/completions", True),
        ("https://gateway.example.test/deployments/x/chat/completions?api-version=1", True),
        ("https://gateway.example.test/v1/embeddings", False),
    ],
)
def test_a_contract_that_was_asked_for_is_meant_at_any_server(url, taken) -> None:
    found = seen(recorded(exchange(completion(), url=url)), contract=CHAT)
    assert bool(found.shapes) is taken
    assert found.elsewhere == taken  # and that is said
    assert found.passed_over == ({} if taken else {"other-operation": 1})
    assert seen(recorded(exchange(completion())), contract=CHAT).elsewhere == 0


def test_a_contract_that_was_asked_for_stands_for_all_of_its_source() -> None:
    newer = operation(path="/v2/conversations", servers=("https://api.example.test",))
    asked = contract(newer, *CHAT.facts[1:], source="chat")
    found = seen(recorded(exchange(completion())), contract=asked)
    assert (found.shapes, found.passed_over) == ((), {"other-operation": 1})


def test_a_documented_server_may_have_variables_and_a_path() -> None:
    one = contract(
        operation(path="/things/{id}", servers=("https://{region}.example.test/v2/", "https://[")),
        required("$.a", ("string",)),
        source="things",
    )

    def of(url: str) -> list:
        record = recorded(exchange({"a": "x"}, url=url))
        return [s.source for s in seen(record, contracts={"things": one}).shapes]

    assert of("https://eu.example.test/v2/things/17") == ["things"]
    assert of("https://eu.example.test/v2/things/17/more") == []
    assert of("https://eu.example.test/things/17") == []


def test_an_operation_without_a_server_is_served_anywhere() -> None:
    one = contract(operation(path="/things"), required("$.a", ("string",)), source="things")
    record = recorded(exchange({"a": "x"}, url="https://any.example.test/things"))
    found = seen(record, contracts={"things": one})
    assert (found.asked.documented, found.passed_over) == (1, {})


def test_what_stands_in_a_path_is_seen_through_the_operation_that_was_asked() -> None:
    def about(name: str) -> Contract:
        parameter = required(f"$.{name}_id", ("integer",), where="path")
        body = required("$.a", ("string",))
        server = operation(path=f"/{name}/{{{name}_id}}", servers=("https://a.test",))
        return contract(server, parameter, body, source=name)

    records = [exchange({"a": "x"}, url=f"https://a.test/{one}/7") for one in ("cats", "dogs")]
    both = {one: about(one) for one in ("cats", "dogs")}
    found = [one for one in shapes(*records, contracts=both) if one.where == "path"]
    assert [(one.source, kinds(one, f"$.{one.source}_id")) for one in found] == [
        ("cats", {"integer": 1}),
        ("dogs", {"integer": 1}),
    ]


def test_a_body_is_known_by_a_constant_under_whatever_status() -> None:
    constant = required("$.object", ("string",), const="thing", status=None)
    found = seen(recorded({"object": "thing"}), contracts={"x": contract(constant, source="x")})
    assert [one.source for one in found.shapes] == ["x"]


def test_an_exchange_without_a_request_is_known_by_its_body() -> None:
    record = exchange(completion())
    del record["method"], record["url"]
    assert [one.source for one in shapes(record)] == ["chat"]
    record["response_body"] = ""
    found = seen(recorded(record))
    assert found.left_out == {"empty-body": 1}
    assert found.shapes == ()


# ---------------------------------------------------------------- exchanges


def test_what_was_asked_is_seen_too_where_it_was_answered() -> None:
    asked = {"model": "m", "messages": [{"role": "user", "content": "secret"}]}
    answer, request = sorted(
        shapes(exchange(completion(), request_body=asked)), key=lambda s: s.where != "response"
    )
    assert counts(request)["$.messages[*].content"] == (1, 1)
    assert request.tokens["$.messages[*].role"] == {"user": 1}
    assert (request.status, request.media_type) == (None, "application/json")
    assert answer.where == "response"
    failed = exchange(ENVELOPE, 400, request_body=asked)
    assert [one.where for one in shapes(failed)] == ["response"]


def test_a_request_of_an_operation_that_documents_none_is_not_looked_at() -> None:
    record = exchange(
        response(), url="https://api.example.test/v1/responses", request_body={"a": 1}
    )
    assert [one.where for one in shapes(record)] == ["response"]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        pytest.param({}, "application/json", id="none: what is documented"),
        pytest.param(
            {"content-TYPE": "Application/JSON ; x=y"}, "application/json", id="any letter case"
        ),
        pytest.param(
            {"content-type": ["application/json", "x/y"]}, "application/json", id="several values"
        ),
        pytest.param({"content-type": []}, "application/json", id="no value"),
        pytest.param(
            {"accept": "text/plain", "content-type": "application/json"},
            "application/json",
            id="another header before it",
        ),
        pytest.param([["Content-Type", "text/event-stream"]], "text/event-stream", id="pairs"),
        pytest.param(
            [{"name": "Content-Type", "value": "text/event-stream"}],
            "text/event-stream",
            id="objects",
        ),
        pytest.param([1, [1, 2], {"name": 1}], "application/json", id="nothing of the kind"),
        pytest.param({"content-type": 1}, "application/json", id="no text"),
        pytest.param({"content-type": ""}, "application/json", id="an empty one"),
        pytest.param({"content-type": "text/plain"}, "<undocumented>", id="another one"),
        pytest.param({"content-type": "x-customer/jane"}, "<undocumented>", id="a made-up one"),
        pytest.param({"content-type": "text/event-stream"}, "text/event-stream", id="the stream's"),
        pytest.param("text", "application/json", id="no headers at all"),
    ],
)
def test_the_media_type_is_a_documented_one_or_not_told(headers, expected) -> None:
    assert shape(exchange(completion(), headers=headers)).media_type == expected


@pytest.mark.parametrize("status", [201, "201", 201.0])
def test_a_status_is_a_number_however_it_was_exported(status) -> None:
    assert shape(exchange(completion(), status)).status == 201


@pytest.mark.parametrize("status", [99, 99.0, 600, 2000, "20x", True, {"a": 1}, 200.5, ""])
def test_a_status_that_is_none_of_http_is_left_out(status) -> None:
    assert seen(recorded(exchange(completion(), status))).left_out == {"status-unknown": 1}


def test_a_body_may_be_text() -> None:
    text = json.dumps(completion(), indent=1)
    assert shape(exchange(text)) == shape(exchange(completion()))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"id": "x", "id": "y"}', "duplicate-key"),
        ('{"id": ', "truncated"),
        ("<!doctype html><title>x</title>", "not-json"),
    ],
)
def test_a_body_that_cannot_be_read_is_left_out_with_its_status(text, reason) -> None:
    found = seen(recorded(exchange(text, 503)))
    assert [(s.status, s.count, s.left_out) for s in found.shapes] == [(503, 0, {reason: 1})]
    assert found.left_out == {reason: 1}
    assert found.refusals == (LeftOut(input=1, record=1, offset=0, reason=reason),)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"status": 200', '"status": 200, "status": 200', "duplicate-key"),
        ('"created": 1', f'"created": {10**30}, "was": 1', "huge-integer"),
        ('"headers": {', f'"own": {10**30}, "headers": {{', None),  # beside the bodies
    ],
)
def test_an_exchange_is_left_out_for_faults_in_bodies_and_for_names_twice(old, new, reason) -> None:
    line = json.dumps(exchange(completion(created=1))).replace(old, new, 1).encode()
    assert line.count(new.encode()) == 1
    found = seen(recorded(line), contract=CHAT)
    assert found.left_out == ({reason: 1} if reason else {})


@pytest.mark.parametrize("body", [None, "", "  \n"])
def test_an_empty_body_is_left_out_with_its_status(body) -> None:
    found = seen(recorded(exchange(body)))
    assert [(s.status, s.count, s.left_out) for s in found.shapes] == [(200, 0, {"empty-body": 1})]


@pytest.mark.parametrize("body", [None, "", "\n"])
@pytest.mark.parametrize("status", [204, 205, 429, 503])
def test_an_answer_that_has_no_body_by_its_status_is_one(status, body) -> None:
    found = seen(recorded(exchange(body, status)))
    assert [(s.status, s.count, s.fields, s.left_out) for s in found.shapes] == [
        (status, 1, {}, {})
    ]
    assert (found.left_out, found.refusals) == ({}, ())


# ---------------------------------------------------------------- errors


def test_an_error_status_is_seen_through_the_envelope_alone() -> None:
    found = shape(exchange(ENVELOPE, 429))
    assert told([found]) == [("chat", "response", 429, "application/json", None, 1)]
    assert counts(found)["$.error.message"] == (1, 1)
    assert told(shapes(exchange(completion(), 500))) == [
        ("chat", "response", 500, "application/json", None, 1)
    ]


def test_an_error_under_a_status_of_success_is_an_error() -> None:
    found = shape(exchange(ENVELOPE))
    assert told([found]) == [("chat", "response", 200, "application/json", "error", 1)]
    assert counts(found)["$.error.message"] == (1, 1)


def test_a_bare_error_has_no_status() -> None:
    found = shape(ENVELOPE, contract=CHAT)
    assert told([found]) == [("chat", "response", None, "application/json", "error", 1)]


@pytest.mark.parametrize("nothing", [None, "", False, {}, []])
def test_an_error_that_says_nothing_is_none(nothing) -> None:
    assert shape(exchange(completion(error=nothing))).variant is None


def test_a_documented_error_field_is_none_in_the_documented_object() -> None:
    broken = {"code": "c", "message": "m"}
    assert shape(response(status="failed", error=broken)).variant is None
    assert shape({"error": broken}, contract=RESPONSES).variant == "error"


@pytest.mark.parametrize(("names", "variant"), [("ab", None), ("a", "error")])
def test_half_of_the_names_that_are_required_make_the_documented_object(names, variant) -> None:
    needed = (required(f"$.{name}", ("string",)) for name in "abcd")
    one = contract(*statuses("200"), *needed, optional("$.error", ("object",)), source="chat")
    body = dict.fromkeys(names, "x") | {"error": {"message": "m"}}
    assert shape(body, contract=one, contracts={}).variant == variant


def test_an_undocumented_status_shows_nothing_of_its_body() -> None:
    one = contract(*statuses("200"), required("$.a", ("string",)), source="chat")
    found = shape({"status": 500, "response_body": {"a": "x", "b": 1}}, contract=one, contracts={})
    assert counts(found) == {"$": (1, 1)}


# ---------------------------------------------------------------- records and refusals


def test_each_record_that_is_left_out_is_told_by_place_and_reason() -> None:
    good = recorded(completion())
    first = good + b"\n" + b'{"a": 1\n' + good + b'{"a": 1, "a": 2}\n' + b'{"a": NaN}'
    second = good + b"[" * 300 + b"\n" + good
    found = seen(first, second, contract=CHAT, form="jsonl")
    size = len(good)
    assert found.refusals == (
        LeftOut(input=1, record=2, offset=size + 1, reason="truncated"),
        LeftOut(input=1, record=4, offset=2 * size + 9, reason="duplicate-key"),
        LeftOut(input=1, record=5, offset=2 * size + 26, reason="non-finite-number"),
        LeftOut(input=2, record=2, offset=size, reason="truncated"),
    )
    assert [one.count for one in found.shapes] == [4]
    assert found.left_out == {"duplicate-key": 1, "non-finite-number": 1, "truncated": 2}
    assert found.shapes[0].left_out == found.left_out


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (b'"created": 1782000000, "created": 1', "duplicate-key"),
        (b'"created": 123456789012345678901234567890', "huge-integer"),
        (b'"created": 1782000000, "z": {"a": 1, "a": 1}', "duplicate-key"),
        (b'"created": 1782000000, "z": [[18446744073709551616]]', "huge-integer"),
        (b'"created": 1782000000, "z": ' + b"[" * 200 + b"]" * 200, "too-deep"),
        (b'"created": 1782000000, "y": "\\"\\"", "y": "\\""', "duplicate-key"),
    ],
)
def test_an_answer_of_a_known_kind_is_taken_back_where_it_holds_a_fault(fault, reason) -> None:
    plain = json.dumps(
        completion(x=1, y="s", usage={"total_tokens": 1.0, "a": [1], "b": {}})
    ).encode()
    broken = plain.replace(b'"created": 1782000000', fault)
    alike = [plain, plain.replace(b'"x": 1, ', b""), plain.replace(b'"x": 1', b'"x": {}')]
    alike += [
        plain.replace(b'"x": 1', b'"x": []'),
        plain.replace(b'"x": 1, "y": "s", ', b'"y": "s", '),
    ]
    assert broken != plain
    expected = shapes(*alike, *alike)
    found = seen(recorded(*alike, broken, broken, *alike, broken), form="jsonl")
    assert found.left_out == {reason: 3}
    assert found.shapes == expected
    with_many = json.dumps(completion(choices=[{"index": 0}, {"index": 1.0, "x": [1.5]}])).encode()
    broken = with_many.replace(b'"created": 1782000000', fault)
    expected = shapes(with_many, with_many)
    assert seen(recorded(with_many, broken, with_many, broken), form="jsonl").shapes == expected


@pytest.mark.parametrize("levels", [MAX_DEPTH - 1, MAX_DEPTH])
@pytest.mark.parametrize("inner", [b"", b"1", b'"x"'])
def test_a_known_answer_is_as_deep_as_any_other_may_be(levels, inner) -> None:
    deep = b"[" * levels + inner + b"]" * levels  # in an object: one level more
    plain = json.dumps(completion(z=[])).encode()
    broken = plain.replace(b'"z": []', b'"z": ' + deep)
    alone = seen(broken)
    assert seen(recorded(plain, broken), form="jsonl").left_out == alone.left_out
    fits = levels + 1 + bool(inner) <= MAX_DEPTH
    assert alone.left_out == ({} if fits else {"too-deep": 1})


def test_texts_with_quotation_marks_are_no_fault() -> None:
    texts = ['he said "no": {"a": 1}', "\\", '\\"', 'a\n"', '"' * 9]
    bodies = [completion(model=text) for text in texts] * 2
    raw = [json.dumps(one).encode().replace(b'"id"', b'"id" ') for one in bodies]
    found = seen(recorded(*bodies, *raw, json.dumps(bodies[0]).replace("\\", "\\").encode()))
    assert found.left_out == {}
    assert found.shapes[0].count == 21


def test_refusals_are_told_up_to_a_number_and_counted_beyond() -> None:
    found = seen(b"{\n" * (MAX_REFUSALS + 5), contract=CHAT, form="jsonl")
    assert len(found.refusals) == MAX_REFUSALS
    assert found.left_out == {"truncated": MAX_REFUSALS + 5}


def test_what_is_left_out_of_telemetry_is_counted_there() -> None:
    found = seen(recorded(span(), b"{"), contract=SEMCONV, form="jsonl")
    assert [(one.where, one.count, one.left_out) for one in found.shapes] == [
        ("span.client", 1, {"truncated": 1})
    ]


def test_telemetry_without_conventions_is_left_out() -> None:
    record = {"http_method": "POST", "status_code_class": "2xx"}
    assert seen(recorded(record), contracts={"chat": CHAT}).left_out == {"source-unknown": 1}


@pytest.mark.parametrize(
    "empty",
    [
        {"log": {"version": "1.2", "entries": []}},
        {"interactions": []},
        {"http_interactions": []},
        {"resourceSpans": []},
        [],
    ],
)
def test_a_recording_that_holds_nothing_is_not_taken_for_an_answer(empty) -> None:
    found = seen(json.dumps(empty).encode(), contract=CHAT)
    assert found.left_out == {"no-records": 1}
    assert [(one.record, one.offset) for one in found.refusals] == [(1, 0)]
    assert seen(recorded({}, empty), contract=CHAT).left_out == {"no-records": 1}


@pytest.mark.parametrize(
    ("text", "reason"),
    [(b'{"log": {"entries": [', "truncated"), (b'{"log": {"entries": [x]}}', "rest-unread")],
)
def test_what_breaks_before_its_first_record_is_told_of_its_begin(text, reason) -> None:
    (one,) = seen(text, contract=CHAT).refusals
    assert (one.record, one.offset, one.reason) == (1, 0, reason)


@pytest.mark.parametrize("name", ["log", "interactions", "resourceSpans"])
def test_a_field_of_that_name_makes_no_other_form_of_an_answer(name) -> None:
    assert seen(recorded(completion(**{name: {"a": 1}}))).left_out == {}


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        pytest.param([{"attributes": {"a": 1}}], {"attributes": span()}, id="a span"),
        pytest.param(
            [{"error_category": "x"}, {"http_method": "POST"}],
            {"error_category": "x", "http_method": "POST"},
            id="a log record",
        ),
        pytest.param(
            [{"line": "x"}, {"timestamp": "x"}],
            {"line": json.dumps(response()), "timestamp": "x"},
            id="a row of a log",
        ),
        pytest.param(
            [{"method": "GET"}, {"url": "x"}], {"method": "GET", "url": "/x"}, id="an exchange"
        ),
        pytest.param(
            [{"own": "x"}, {"type": "own"}],
            {"type": "response.created"},
            id="an answer with a word",
        ),
    ],
)
def test_what_shares_its_names_with_many_answers_is_none_of_them(usual, odd) -> None:
    def seen_in(records: list) -> tuple:
        found = seen(recorded(*records))
        shapes = {(s.source, s.where, s.variant): s.count for s in found.shapes}
        return shapes, found.passed_over, found.left_out

    answers = [completion(**one) for one in usual] * 20
    whole, *beside = seen_in([*answers, completion(**odd)])
    alone, *others = seen_in([completion(**odd)])
    for key, count in seen_in(answers)[0].items():
        alone[key] = alone.get(key, 0) + count
    assert (whole, beside) == (alone, others)


def test_an_array_of_records_is_each_of_them() -> None:
    both = [exchange(completion()), exchange(ENVELOPE, 429)]
    found = seen(json.dumps(both, indent=1).encode())
    assert [one.status for one in found.shapes] == [200, 429]
    assert [one.where for one in seen(json.dumps([span(), span()]).encode()).shapes] == [
        "span.client"
    ]


def test_a_constant_that_no_answer_documents_tells_nothing() -> None:
    one = contract(
        *statuses("200"),
        required("$.object", ("string",), const="thing"),
        error("$.object", ("string",), const="trouble"),
        error("$.object", ("string",), const="failure", status="500"),
        Stream(object="thing.part", events=("thing.begun",), evidence=evidence()),
        source="things",
    )
    found = seen(
        recorded(
            {"object": "thing"},
            {"object": "trouble"},
            {"object": "failure"},
            {"object": "thing.part"},
            {"type": "thing.begun"},
        ),
        contracts={"things": one},
    )
    assert [(s.where, s.count) for s in found.shapes] == [("response", 1), ("stream", 2)]
    assert found.left_out == {"source-unknown": 2}


def test_an_input_is_read_from_where_it_stands_and_its_name_is_not_used() -> None:
    file = io.BytesIO(b"skipped" + recorded(completion()))
    file.seek(7)
    found = observe([("jane-doe.json", file)], contracts=CONTRACTS)
    assert [one.count for one in found.shapes] == [1]
    assert "jane" not in repr(found)


def test_a_transcript_in_a_record_and_one_alone_are_the_same() -> None:
    text = transcript(chunk(), chunk())
    alone = seen(text).shapes
    inside = seen(
        recorded(exchange(text.decode(), headers={"content-type": "text/event-stream"}))
    ).shapes
    assert inside == alone
