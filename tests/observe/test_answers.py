"""Exchanges: whose they are, what is asked and answered, what is left out, and how much is kept."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.observe.answers import MAX_READERS
from checker.observe.observer import Observer
from checker.observe.walk import MAX_DEPTH
from tests.compare.facts import contract, operation
from tests.observe.documented import (
    CHAT,
    RESPONSES,
    chunk,
    completion,
    exchange,
    recorded,
    required,
    seen,
    shapes,
    transcript,
)

# Two that share an error envelope.
ALIKE = contract(*RESPONSES.facts[:1], *CHAT.facts[1:], source="responses")
BOTH = {"chat": CHAT, "responses": ALIKE}
ASKED = {"model": "m", "messages": [{"role": "user", "content": "x"}]}


@pytest.mark.parametrize("body", [completion(), json.dumps(completion())], ids=["plain", "a text"])
def test_what_was_asked_is_of_the_contract_that_the_answer_names(body: Any) -> None:
    record = {"request_body": ASKED, "response_body": body}
    assert sorted((one.source, one.where) for one in shapes(record)) == [
        ("chat", "request"),
        ("chat", "response"),
    ]


URL = "https://api.example.test/v1/chat/completions"


@pytest.mark.parametrize(
    ("record", "left"),
    [
        ({"response_body": completion()}, {}),
        ({"events": [chunk()]}, {}),
        ({"events": {"a": 1}}, {"source-unknown": 1}),
        ({"request_body": ASKED}, {"empty-body": 1}),
        ({"method": "POST", "url": URL}, {"empty-body": 1}),
        ({"method": "POST"}, {"source-unknown": 1}),
        ({"url": URL}, {"source-unknown": 1}),
    ],
    ids=" ".join,
)
def test_an_exchange_is_known_by_its_bodies_or_its_request(record: Any, left: Any) -> None:
    found = seen(recorded(record), form="jsonl")
    assert found.left_out == left
    assert bool([one for one in found.shapes if one.count]) is not bool(left)


@pytest.mark.parametrize(
    "body", ['{"object"\n: "chat.completion"}', '[{"object"\n:"chat.completion"}]']
)
def test_an_answer_is_no_stream_though_a_line_of_it_begins_with_a_colon(body: str) -> None:
    (found,) = shapes(exchange(body))
    assert (found.where, found.count, found.left_out) == ("response", 1, {})


@pytest.mark.parametrize(("lists", "left"), [(MAX_DEPTH - 2, {}), (MAX_DEPTH - 1, {"too-deep": 1})])
def test_an_exchange_is_as_deep_as_any_record_may_be(lists: int, left: dict[str, int]) -> None:
    """So many lists in one another, in a body, in an exchange."""
    line = json.dumps(exchange(completion(own="@"))).replace('"@"', "[" * lists + "]" * lists)
    assert seen(line.encode()).left_out == left


def test_what_was_asked_is_seen_where_the_answer_has_no_body() -> None:
    for record in (exchange("", 204, request_body=ASKED), exchange(None, 205, request_body=ASKED)):
        assert {one.where: one.count for one in shapes(record)} == {"request": 1, "response": 1}


@pytest.mark.parametrize(
    ("status", "body", "source"),
    [
        pytest.param(429, "", "errors", id="an error without a body"),
        pytest.param(200, "", None, id="a success without a body"),
        pytest.param(429, "<html>", None, id="an error that is no JSON"),
        pytest.param(429, '{"a": 1, "a": 2}', None, id="an error with a fault"),
    ],
)
def test_an_error_of_any_without_a_body_is_counted(status: int, body: str, source: Any) -> None:
    found = seen(recorded({"status": status, "response_body": body}), contracts=BOTH)
    assert [(one.source, one.count) for one in found.shapes] == [(source, 1)] * bool(source)
    assert bool(found.left_out) is not bool(source)


@pytest.mark.parametrize(
    ("item", "events"),
    [
        pytest.param({"event": "response.created", "data": {}}, "response.created", id="a label"),
        pytest.param({"event": 7, "data": {}}, "<undocumented>", id="a label that is no text"),
        pytest.param({"data": {"type": "response.created"}}, "response.created", id="its data"),
        pytest.param({"type": "response.created"}, "response.created", id="an event alone"),
        pytest.param({"data": '{"type": "response.created"}'}, "response.created", id="a text"),
    ],
)
def test_events_that_a_recorder_took_apart_have_their_names(item: Any, events: str) -> None:
    record = exchange(url="https://api.example.test/v1/responses", events=[item])
    streams = [one.stream for one in shapes(record) if one.stream is not None]
    assert [dict(one.events) for one in streams] == [{events: 1}]


@pytest.mark.parametrize(
    ("path", "where", "fields"),
    [
        ("paged/7?limit=2", "query", {"$": 20, "$.limit": 20}),
        ("paged/7?x=1", "query", {"$": 20, "$['<key>']": 20}),
        ("paged/7", "query", {"$": 20}),
        ("kept/7", "path", {"$": 20, "$.id": 20}),
        ("plain/7", "query", {}),
        ("plain/7?x=1", "query", {"$": 20}),
    ],
)
def test_what_an_address_says_is_seen_in_each_of_many_exchanges(
    path: str, where: str, fields: dict[str, int]
) -> None:
    named = {"paged": {"limit": "query"}, "kept": {"id": "path"}, "plain": {}}
    contracts = {
        one: contract(
            operation(path=f"/{one}/{{id}}", servers=("https://a.test",)),
            *(required(f"$.{name}", ("string",), where=at) for name, at in about.items()),
            required("$.a", ("string",)),
            source=one,
        )
        for one, about in named.items()
    }
    record = exchange({"a": "x"}, url=f"https://a.test/{path}")
    found = {one.where: one for one in shapes(*[record] * 20, contracts=contracts)}
    assert found["response"].count == 20
    told = found[where].fields if where in found else {}
    assert {key: row.present for key, row in told.items()} == fields
    del record["url"]
    (alone,) = shapes(record, contract=contracts["kept"], contracts={})
    assert (alone.source, alone.where) == ("kept", "response")


def test_a_parameter_that_the_path_has_no_place_for_is_in_no_address() -> None:
    one = contract(
        operation(path="/v1/things", servers=("https://a.test",)),
        required("$.id", ("string",), where="path"),
        required("$.a", ("string",)),
        source="things",
    )
    record = exchange({"a": "x"}, url="https://a.test/v1/things")
    found = {each.where: each for each in shapes(record, contracts={"things": one})}
    assert [(where, each.count) for where, each in found.items()] == [("path", 1), ("response", 1)]
    assert "$.id" not in found["path"].fields


@pytest.mark.parametrize(("kind", "sources"), [("added", {"things"}), ("text", set())])
def test_an_event_is_known_by_its_own_kind_and_not_by_that_of_a_part(
    kind: str, sources: set[str]
) -> None:
    of_part = [
        required("$.type", ("string",), where="stream", variant="type=added", const="added"),
        *(
            required(
                "$.part", ("string",), where="stream", variant=f"type=added {part}", const=part[5:]
            )
            for part in ("part=text", "part=image")
        ),
    ]
    one = contract(operation(path="/v1/things"), *of_part, source="things")
    found = shapes({"events": [{"type": kind, "part": "text"}]}, contracts={"things": one})
    assert {each.source for each in found} == sources


def test_a_body_without_a_label_is_taken_for_what_is_documented_of_its_status() -> None:
    one = contract(
        operation(path="/v1/things", servers=("https://a.test",)),
        required("$.a", ("string",)),
        required("$.detail", ("string",), status="400", media_type="application/problem+json"),
        required("$.b", ("string",), where="stream", media_type=None),
        source="things",
    )
    records = [
        exchange(body, status, url="https://a.test/v1/things", headers={})
        for body, status in (
            ({"a": "x"}, 200),
            ({"detail": "x"}, 400),
            (transcript({"b": "x"}).decode(), 200),
        )
    ]
    found = {(s.where, s.status): s.media_type for s in shapes(*records, contracts={"t": one})}
    assert found == {
        ("response", 200): "application/json",
        ("response", 400): "application/problem+json",
        ("stream", 200): "text/event-stream",
    }


def test_what_a_documented_host_was_asked_for_is_counted_with_its_first_place() -> None:
    other = exchange(url="https://api.example.test/v1/models", method="GET")
    elsewhere = contract(operation(path="/v1/x", servers=("https://b.test",)), source="elsewhere")
    records = recorded(exchange(completion()), other, other), recorded(other)
    found = seen(*records, contracts={"chat": CHAT, "elsewhere": elsewhere}).asked
    assert (found.documented, dict(found.unnamed)) == (1, {"GET /v1/models": 3})
    assert dict(found.first) == {"GET /v1/models": (1, 2)}


def test_readers_are_kept_of_so_many_kinds_of_bodies() -> None:
    """Statuses and media types are as a recording has them: they have no end."""
    observer = Observer((CHAT,), None)
    for number in range(MAX_READERS):
        for body in (completion(), transcript(chunk()).decode()):
            headers = {"content-type": f"x/{number}"}
            observer.take(exchange(body, headers=headers, request_body=ASKED))
    assert len(observer.answers._readers) == 256
    assert {one.where: one.count for one in observer.shapes()} == {
        "request": 512,
        "response": 256,
        "stream": 256,
    }
