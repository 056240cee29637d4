"""Readable JSON that is no documented answer: an error in another form, or left out by name."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.compare.observed import compare
from tests.compare.facts import contract
from tests.observe.documented import CHAT, RESPONSES, completion, exchange, recorded, seen

# An error envelope that both share.
ALIKE = contract(*RESPONSES.facts[:1], *CHAT.facts[1:], source="responses")
BOTH = {"chat": CHAT, "responses": ALIKE}

ERRORS = [
    {"success": False, "message": "m"},
    {"detail": "Not Found"},
    {"code": 500, "message": "m"},
    {"title": "t", "status": 404, "detail": "d", "type": "about:blank"},
    {"message": "m", "request_id": "r"},
    {"errors": [], "requestId": "r", "statusCode": 1, "path": "/", "param": "p", "instance": "/"},
    {"message": "m", "status": 500, "details": {"a": {"b": 1}}},
    {"msg": "m", "status_code": 1, "data": None, "details": "d", "timestamp": 1},
]
ROWS = [
    {"level": "info", "message": "started"},
    {"success": True, "message": "", "data": []},
    {"name": "x"},
    {"level": "error", "id": "req-1", "status": 500, "msg": "m", "model": "x"},
    {"object": "batch", "id": "b", "endpoint": "/v1/x", "status": "completed"},
    {"id": "x", "name": "y"},
    {"id": "x", "rows": [{"n": 1}, {"tags": ["a"]}]},
    {"source": {"tags": {"n": 1}}},
]


@pytest.mark.parametrize("body", ERRORS, ids=json.dumps)
def test_an_error_in_another_form_is_held_against_the_envelope(body: Any) -> None:
    for record, how, source in (
        (exchange(body), {}, "chat"),
        (body, {"contract": CHAT}, "chat"),
        (body, {"contracts": BOTH}, "errors"),
    ):
        found = seen(recorded(record), **how)
        (shape,) = found.shapes
        assert (shape.source, shape.variant, shape.count) == (source, "error", 1)
        # Of what stands alone nothing else may tell that it is none of what is documented.
        assert found.left_out == shape.left_out == ({} if how == {} else {"not-documented": 1})
        assert [one.reason for one in found.refusals] == [*found.left_out]
    for how in ({"contract": CHAT}, {"contracts": BOTH}):  # with a head, and without a request
        headed = {"status": 401, "response_body": body}
        found = seen(recorded(headed), **how)
        (shape,) = found.shapes
        assert (shape.status, shape.count) == (401, 1)
        assert found.left_out == {"not-documented": 1}
    told = compare(CHAT, seen(recorded(exchange(body))).shapes).findings
    assert "error-envelope-conflict" in {one.rule for one in told}
    assert "error-in-success" in {one.rule for one in told}


@pytest.mark.parametrize("status", [None, 200, 401])
@pytest.mark.parametrize(
    ("body", "shared"),
    [
        ({"error": {"message": "m", "type": "t"}, "x": 1}, True),
        ([{"error": {"message": "m", "type": "t"}, "x": 1}], True),
        ([{"error": {"message": "m", "type": "t"}, "x": 1}, {"x": 1}], False),
        ({"error": {"message": "m", "y": 1}, "x": 1}, False),
        ({"error": "m", "x": 1}, False),
        ({"error": "m", "status": 1}, True),
        ([], False),
        (5, False),
    ],
    ids=json.dumps,
)
def test_the_envelope_that_all_share_is_known_by_its_members(
    body: Any, status: int | None, *, shared: bool
) -> None:
    found = seen(recorded({"status": status, "response_body": body}), contracts=BOTH)
    assert [one.source for one in found.shapes] == ["errors"] * shared
    assert found.left_out == ({} if shared else {"source-unknown": 1})


@pytest.mark.parametrize("body", ROWS, ids=json.dumps)
def test_what_is_neither_is_left_out_and_never_shaped_as_a_body(body: Any) -> None:
    found = seen(recorded(body, completion()), contract=CHAT)
    assert found.left_out == {"not-documented": 1}
    assert [one.count for one in found.shapes] == [1]
    assert seen(recorded(body)).left_out == {"source-unknown": 1}


@pytest.mark.parametrize(
    "body",
    [
        {"timestamp": 1, "payload": completion()},
        {"took": 3, "hits": {"hits": [{"_id": "a", "_source": {"body": completion()}}]}},
        {"rows": [{"text": json.dumps(completion())}]},
        {"rows": [1, 2, completion()]},
    ],
    ids=["beside a time", "as a search answers", "as text", "as the third of a list"],
)
def test_an_envelope_is_left_out_by_its_name_whoever_made_it(body: Any) -> None:
    for how in ({}, {"contract": CHAT}):
        assert seen(recorded(body), **how).left_out == {"envelope-unknown": 1}


@pytest.mark.parametrize(
    "body", [{"id": "x"}, {}, {"object": "chat.completion"}, {"id": "x", "created": 1, "name": "y"}]
)
def test_an_answer_that_lacks_almost_all_is_one(body: Any) -> None:
    (shape,) = seen(recorded(body), contract=CHAT).shapes
    assert (shape.count, shape.variant) == (1, None)


def test_a_documented_host_without_its_path_is_told_apart_from_another_host() -> None:
    for url, where in {
        "https://proxy.test/v1/chat/completions": "other-server",
        "https://api.example.test/v1/models": "other-operation",
    }.items():
        found = seen(recorded(exchange(completion(), url=url)))
        assert found.passed_over == {where: 1}
        assert bool(found.asked.unnamed) == (where != "other-server")
    for path in ("/chat/completions", "/api/v2/chat/completions"):
        pathless = exchange(completion(), url=f"https://api.example.test{path}")
        found = seen(recorded(exchange(completion()), pathless))
        assert (found.left_out, found.passed_over) == ({"base-path-absent": 1}, {})
        assert [(one.input, one.record) for one in found.refusals] == [(1, 2)]
    asked = seen(
        recorded(exchange(completion(), url="https://api.example.test/chat/completions")),
        contract=CHAT,
    )
    assert (asked.passed_over, asked.elsewhere) == ({}, 0)


@pytest.mark.parametrize(
    ("status", "headers", "counted"),
    [
        (429, "content-length: 0\r\nx-request-id: 7f\r\n", True),
        (200, "x-request-id: 7f\r\n", False),
        (200, "content-length: 900\r\n", False),
        (429, "content-type: application/json\r\n", False),
        (429, "content-type: application/json\r\ncontent-length: 0\r\n", True),
        (429, "content-length: 512\r\n", False),
        (429, "transfer-encoding: chunked\r\n", False),
    ],
)
def test_a_head_is_judged_by_its_status_where_no_body_is_to_be_expected(
    status: int, headers: str, *, counted: bool
) -> None:
    text = f"HTTP/2 {status} \r\n{headers}\r\n".encode()
    found = seen(text, contracts=BOTH)
    assert found.left_out == ({} if counted else {"head-alone": 1})
    assert [(one.source, one.status) for one in found.shapes] == [("errors", 429)] * counted


def test_an_answer_without_a_body_may_stand_before_another_request() -> None:
    asked = "POST /v1/chat/completions HTTP/1.1\r\nhost: api.example.test\r\n\r\n"
    limited = "HTTP/1.1 429 \r\ncontent-length: 0\r\n\r\n"
    answer = f"HTTP/1.1 200 OK\r\n\r\n{json.dumps(completion())}"
    found = seen(f"{asked}{limited}{asked}{answer}".encode(), contract=CHAT)
    assert {one.status: one.count for one in found.shapes if one.count} == {200: 1, 429: 1}
    assert found.left_out == {}


WRAPPED: dict[str, Any] = {  # lines of batches, hits of searches, rows of queues: none is a body
    "a line of a batch": {"custom_id": "a", "result": {"type": "done", "message": {"role": "r"}}},
    "hits": {"took": 3, "hits": {"total": 1, "hits": [{"_index": "a", "_source": {"m": "x"}}]}},
    "a row with a payload": {"id": "a", "content": {"tags": [], "attributes": {"http": {}}}},
    "a message of a queue": {"partition": 1, "offset": 7, "value": {"call": {"answer": "x"}}},
    "a row of rows": {"id": "a", "rows": [{"n": 1}, [{"tags": {"n": 1}}]]},
    "a document": {"_id": "a", "createdDate": "2026-07-03", "doc": [{"call": {"model": "x"}}]},
}


@pytest.mark.parametrize("body", WRAPPED.values(), ids=WRAPPED)
@pytest.mark.parametrize("asked", [None, CHAT], ids=["", "asked for"])
def test_what_wraps_a_record_is_named_by_its_structure(body: Any, asked: Any) -> None:
    found = seen(recorded(body), contract=asked)
    assert found.left_out == {"envelope-unknown": 1}
    assert not any(shape.count for shape in found.shapes)


@pytest.mark.parametrize(
    "body",
    [{"id": "x", "choices": [{"message": {"content": "x"}}]}, {"id": "x", "usage": 3}],
    ids=["two documented names", "nothing nested"],
)
def test_what_is_recognised_or_holds_nothing_wraps_no_record(body: Any) -> None:
    assert seen(recorded(body), contract=CHAT).left_out == {}


def test_requests_of_a_batch_are_left_out_where_none_of_them_was_answered(monkeypatch) -> None:
    asked = [
        {"custom_id": n, "method": "POST", "url": "/v1/chat/completions", "body": {"model": "m"}}
        for n in "ab"
    ]
    one, two = (
        {"custom_id": n, "response": {"status_code": 200, "body": completion()}, "error": None}
        for n in "ab"
    )
    found = seen(recorded(*asked))
    assert [(left.record, left.reason) for left in found.refusals] == [
        (1, "no-answer"),
        (2, "no-answer"),
    ]

    def counted(*answers: Any) -> dict[str, int]:
        found = seen(recorded(*asked), recorded(*answers))
        assert found.left_out == {}
        return {shape.where: shape.count for shape in found.shapes}

    assert counted(one) == {"request": 1, "response": 1}
    assert counted(one, two) == {"request": 2, "response": 2}
    monkeypatch.setattr("checker.observe.observer.MAX_ASKED", 1)  # more are not kept
    assert counted(one, two) == {"request": 1, "response": 2}
