"""Observations judged whole: streams, denominators, examples, requests, where it was seen first."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from checker.compare.observed import compare
from checker.model.contract import State, Stream
from checker.report.finding_parts import counted_in
from checker.review.leaving import leaving
from checker.review.observing import observations, shaped
from tests.compare.facts import contract, evidence, field, operation
from tests.observe.documented import (
    ARRAY,
    BOOLEAN,
    CHAT,
    INTEGER,
    OBJECT,
    STRING,
    choice,
    chunk,
    completion,
    exchange,
    recorded,
    required,
    statuses,
    transcript,
)

S = {"content-type": "text/event-stream"}
EX = State.EXAMPLE_ONLY
ENV = {"message": "m", "type": "t", "param": None, "code": "c"}
HOST = "https://api.example.test"


def wo(body, *names):
    return {k: v for k, v in body.items() if k not in names}


def q(path, types, **g):
    return field(path, "query", types=types, evidence=evidence(f"/q/{path}"), **g)


LIST = contract(
    operation(method="GET", path="/v1/widgets", servers=(HOST,)),
    *statuses("200", "400"),
    q("$.limit", INTEGER),
    q("$.cursor", STRING, required=True),
    q("$.active", BOOLEAN),
    q("$.order", STRING, enum=("asc", "desc")),
    q("$.tag", ARRAY),
    q("$.tag[*]", STRING),
    required("$", OBJECT),
    required("$.data", ARRAY),
    required("$.total", INTEGER),
    source="widgets",
)
ONE = contract(
    operation(method="GET", path="/v1/widgets/{widget_id}", servers=(HOST,)),
    *statuses("200"),
    field("$.widget_id", "path", types=INTEGER, required=True),
    required("$", OBJECT),
    required("$.id", STRING),
    required("$.name", STRING),
    source="widget",
)


def get(path="/v1/widgets?cursor=a", body=None, status=200, **g):
    return {
        "method": "GET",
        "url": HOST + path,
        "status": status,
        "response_body": {"data": [], "total": 0} if body is None else body,
    } | g


SHOWN = contract(
    operation(path="/v1/chat/completions", servers=(HOST,)),
    *statuses("200"),
    required("$.id", STRING),
    required("$.object", STRING, const="chat.completion"),
    *[
        field(p, "response", types=t, required=None, state=EX)
        for p, t in (
            ("$.tier", ("null",)),
            ("$.share", INTEGER),
            ("$.note", STRING),
            ("$.usage", OBJECT),
            ("$.usage.n", INTEGER),
        )
    ],
    field("$.role", "response", types=STRING, enum=("assistant",), required=None, state=EX),
    source="chat",
)


def ev(path, types, name, **g):
    return field(path, "stream", types=types, variant=f"type={name}", **g)


EVENTS = contract(
    operation(path="/v1/responses", servers=(HOST,)),
    *statuses("200"),
    *[
        f
        for n in (
            "response.created",
            "response.output_text.done",
            "response.completed",
            "response.failed",
        )
        for f in (
            ev("$", OBJECT, n, required=True),
            ev("$.type", STRING, n, required=True, const=n),
            ev("$.sequence_number", INTEGER, n, required=True),
            ev("$.seen", ("null",), n, required=None, state=EX),
        )
    ],
    Stream(
        events=(
            "response.created",
            "response.output_text.done",
            "response.completed",
            "response.failed",
        ),
        evidence=evidence(),
    ),
    source="responses",
)
CHUNKS = contract(
    operation(path="/v1/chat/completions", servers=(HOST,)),
    *statuses("200"),
    required("$", OBJECT, where="stream"),
    required("$.id", STRING, where="stream"),
    required("$.model", STRING, where="stream"),
    Stream(object="chat.completion.chunk", evidence=evidence()),
    source="chat",
)
TYPED = replace(
    CHAT,
    origin="transcribed",
    listed="2026-07-03",
    documents=tuple(replace(d, accessed=None, digest=None) for d in CHAT.documents),
)


def e(name, n=0, **g):
    return {"type": name, "sequence_number": n} | g


def events(*names, end="", **g):
    return transcript(*[e(n, i, **g) for i, n in enumerate(names)], end=end)


def x(*records):
    return [recorded(*records)]


CHAT_URL = f"{HOST}/v1/chat/completions"


def asked(body):
    return exchange(completion(), request_body=body)


GOOD = {"model": "m", "messages": [{"role": "user", "content": "hi"}]}


def chat_at(url, **g):
    return exchange(completion(), url=url, **g)


PARTS = contract(
    operation(path="/v1/responses", servers=(HOST,)),
    *statuses("200"),
    Stream(
        events=("response.created", "response.text.delta", "response.text.done"),
        evidence=evidence(),
    ),
    source="responses",
)
# Of a stream nothing is documented but what each chunk's `object` is.
CHUNK = Stream(object="chat.completion.chunk", evidence=evidence())
_REST = [fact for fact in CHAT.facts if not isinstance(fact, Stream)]
BARE = contract(
    *[fact for fact in _REST if getattr(fact, "where", "") != "stream"], CHUNK, source="chat"
)
# Chunks have a finish reason, and no terminator is documented.
FINISHED = contract(*_REST, CHUNK, source="chat")
END = chunk(choices=[{"index": 0, "delta": {}, "finish_reason": "stop"}])
BY = {
    "B": BARE,
    "F": FINISHED,
    "P": PARTS,
    "L": LIST,
    "O": ONE,
    "C": CHAT,
    "R": EVENTS,
    "K": CHUNKS,
    "X": SHOWN,
    "T": TYPED,
}


class Case(NamedTuple):
    """Inputs, and what is to be told of them: rule, level, end of the key, words of the sentence."""

    contract: str
    asked: str | None
    inputs: list[bytes]
    told: list[tuple[str, str, str, str]]
    never: list[str]  # rules of which there is no finding


STREAMS = [
    pytest.param(Case("P", None, [transcript(e("response.created"), end="")], [("stream-cut", "warning", "stream", "1 of 1 observed streams")], ["stream-terminator-absent"]), id="cut after an event that begins, where none is documented to end"),
    pytest.param(Case("P", None, [transcript(e("response.created"), e("response.text.done"), end=""), transcript(e("response.created"), e("response.text.delta"), end="")], [("stream-cut", "warning", "stream", "1 of 2 observed streams.*record 1 of input-2")], []), id="one of two cut after a part"),
    pytest.param(Case("P", "responses", [transcript(e("response.created"), e("response.completed"), end=""), transcript(e("response.created"))], [], ["stream-cut"]), id="ended by an event that nobody documents, or by a terminator"),
    pytest.param(Case("R", None, [events("response.created", "response.output_text.done")], [("stream-terminator-absent", "warning", "stream", r"response\.completed.*1 of 1")], []), id="responses cut before the terminal event"),
    pytest.param(Case("R", None, [events("response.created")], [("stream-terminator-absent", "warning", "stream", r"1 of 1 observed streams")], []), id="responses cut after the first event"),
    pytest.param(Case("R", None, [events("response.created", "response.completed")], [], ["stream-terminator-absent"]), id="one that ends with its terminal event"),
    pytest.param(Case("R", None, [events("response.created", "response.failed")], [], ["stream-terminator-absent"]), id="one that ends with another terminal event"),
    pytest.param(Case("R", None, [events("response.created", "response.completed"), events("response.created"), events("response.created", "response.completed")], [("stream-terminator-absent", "warning", "stream", r"1 of 3 observed streams")], []), id="two of three whole"),
    pytest.param(Case("R", "responses", x({"method": "POST", "url": HOST + "/v1/responses", "status": 200, "headers": S, "response_body": events("response.created", "response.completed").decode()}, {"method": "POST", "url": HOST + "/v1/responses", "status": 200, "headers": S, "response_body": events("response.created").decode()}), [("stream-terminator-absent", "warning", "stream", r"1 of 2 observed streams")], []), id="one of two whole, in exchanges"),
    pytest.param(Case("R", "responses", [events("thing.started", "thing.ended")], [("nothing-compared", "cannot-verify", "", "")], []), id="a stream of unknown names alone"),
    pytest.param(Case("R", "responses", [transcript({"a": 1}, {"b": 2}, end="")], [("required-absent", "error", "$.type", "2 of 2")], []), id="a stream of objects without any documented name"),
    pytest.param(Case("C", "chat", [transcript({"x": 1}, {"y": 2})], [("required-absent", "error", "$.id", "2 of 2")], []), id="chunks of which none has a documented name"),
    pytest.param(Case("R", "responses", [events("thing.started", "response.completed")], [("event-undocumented", "note", "stream", "1 of 2")], ["nothing-compared"]), id="events beside one documented"),
    pytest.param(Case("K", "chat", [transcript({"id": "a", "model": "m", "object": "other"})], [("token-undocumented", "warning", "$.object", r"chat\.completion\.chunk")], []), id="the object of a chunk that only the framing names"),
    pytest.param(Case("K", "chat", [transcript({"id": "a", "model": "m", "object": "chat.completion.chunk"})], [], ["token-undocumented", "field-undocumented"]), id="the right object of a chunk"),
    pytest.param(Case("B", "chat", [transcript({"token": "a"}, {"token": "b"})], [("nothing-compared", "cannot-verify", "", "")], []), id="chunks without the one name that is documented"),
    pytest.param(Case("B", None, [transcript(chunk(object="chat.completion"), chunk())], [("token-undocumented", "warning", "$.object", r"`chat\.completion\.chunk`.*1 of 2")], []), id="another object, where no field of a chunk is documented"),
    pytest.param(Case("B", None, [transcript(chunk(), chunk())], [], ["token-undocumented", "field-undocumented", "nothing-compared", "required-absent"]), id="the right object, where no field of a chunk is documented"),
    pytest.param(Case("F", None, [transcript(*[chunk()] * 40, end=""), transcript(*[chunk()] * 40, *[END] * 20, chunk(choices=[]), end="")], [("stream-terminator-absent", "warning", "stream", r"a finish reason; 1 of 2.*record 1 of input-1")], ["stream-cut"]), id="one of two streams without a finish reason"),
    pytest.param(Case("F", None, [transcript(chunk())], [], ["stream-terminator-absent"]), id="a terminator that nobody documents is an end too"),
    pytest.param(Case("C", None, x(exchange([{"error": ENV}])), [("error-in-success", "error", "200", "1 of 1")], []), id="an array of an error under 200"),
    pytest.param(Case("C", None, x(exchange([{"error": ENV}, {"error": ENV}]), exchange(completion())), [("error-in-success", "error", "200", "1 of 2")], []), id="an array of two errors under 200"),
    pytest.param(Case("R", None, [events("response.created") + b"event: response.completed\n"], [("observation-left-out", "cannot-verify", "", "truncated-event")], []), id="an event without its data at the end"),
    pytest.param(Case("R", None, [b"event: response.output_text.done\n\n" + events("response.created", "response.completed")], [("observation-left-out", "cannot-verify", "", "truncated-event")], []), id="an event without its data in the middle"),
    pytest.param(Case("R", None, [events("response.created") + b'data: {"type": "response.comp'], [("observation-left-out", "cannot-verify", "", "truncated-event")], []), id="a last line that ends within"),
    pytest.param(Case("R", None, [events("response.created") + b"dat"], [("observation-left-out", "cannot-verify", "", "truncated-event")], []), id="a last line that ends within its name"),
    pytest.param(Case("R", None, [events("response.created", "response.completed")], [], ["observation-left-out"]), id="a whole last event whose blank line is there"),
    pytest.param(Case("R", None, [events("response.created", "response.completed") + b": bye\n\n"], [], ["observation-left-out"]), id="comments and ids alone at the end are no cut"),
]  # fmt: skip

DENOMINATORS = [
    pytest.param(Case("C", None, x(exchange(completion()), exchange(completion()), exchange(completion(created="x"), headers=S)), [("type-conflict", "error", "$.created", r"1 of 3 observed values")], []), id="one of three has another type, in another media type"),
    pytest.param(Case("C", None, x(completion(), completion(), exchange(wo(completion(), "model"), headers={"content-type": "text/plain"})), [("required-absent", "error", "$.model", r"absent from 1 of 3 observed objects")], []), id="one of three lacks a field, in another status label"),
    pytest.param(Case("C", None, x(exchange(completion()), exchange(completion()), exchange({"error": ENV})), [("error-in-success", "error", "200", r"1 of 3 observed answers")], []), id="one of three answers is an error in success"),
    pytest.param(Case("C", None, x(*[exchange(completion())] * 3, exchange(completion(), headers={"content-type": "text/html"})), [("media-type-conflict", "warning", "200", r"1 of 4 observed answers")], []), id="one of four named another media type"),
    pytest.param(Case("C", None, x(exchange(completion()), exchange(completion()), exchange(completion(cost_details=1), headers=S)), [("field-undocumented", "note", "$.cost_details", r"1 of 3 observed objects")], []), id="one of three has another name, in another media type"),
    pytest.param(Case("C", None, x(exchange(wo(completion(), "id")), exchange(completion(provider=1), headers=S)), [("required-absent", "error", "$.id", "1 of 2"), ("field-undocumented", "note", "$.provider", "1 of 2")], []), id="one of two lacks, the other has more"),
    pytest.param(Case("C", None, x(exchange(completion()), exchange(completion()), exchange(completion(choices=[choice(finish_reason="eos")]), headers=S)), [("token-undocumented", "warning", "$.choices[*].finish_reason", "1 of 3")], []), id="one of three words, in another status"),
    pytest.param(Case("C", None, x(exchange(completion()), exchange(completion()), exchange(completion(id=None), headers=S)), [("null-undocumented", "warning", "$.id", "1 of 3")], []), id="one of three nulls, in another media type"),
    pytest.param(Case("C", None, x(exchange(completion()), exchange(completion()), exchange(completion(), 203)), [("status-undocumented", "warning", "203", r"1 of 3 observed answers")], []), id="one of three statuses is not listed"),
    pytest.param(Case("C", None, x(exchange(completion()), exchange("", headers=S)), [("observation-empty", "cannot-verify", "200", r"1 of 2")], []), id="one of two answers is empty"),
    pytest.param(Case("C", None, x(exchange({"error": ENV}, 400), exchange({"error": ENV | {"code": 7}}, 429)), [("error-envelope-conflict", "warning", "$.error.code", "1 of 2")], []), id="one of two envelopes of other statuses"),
    pytest.param(Case("C", None, x(exchange({"error": ENV}, 400), exchange({"error": ENV}, 401), exchange({"error": wo(ENV, "type")}, 429)), [("error-envelope-conflict", "warning", "$.error.type", "1 of 3")], []), id="one of three envelopes lacks, under another status"),
    pytest.param(Case("C", None, x(exchange(transcript(chunk()).decode(), headers=S), exchange(transcript(chunk(), " data: {}\n\n").decode(), headers={})), [("stream-invalid-line", "warning", "stream", "in 2 observed")], []), id="one of two streams has a broken line, in another media type"),
    pytest.param(Case("C", None, x(exchange(transcript(chunk()).decode(), headers=S), exchange(transcript(chunk()).decode(), headers=S), exchange(transcript(chunk(), end="").decode(), headers={"content-type": "application/json"})), [("stream-terminator-absent", "warning", "stream", "1 of 3")], []), id="one of three streams has no end, one of another label"),
]  # fmt: skip

EXAMPLES = [
    pytest.param(Case("X", None, x({"id": "a", "object": "chat.completion", "tier": "gold"}), [("type-conflict", "note", "$.tier", r"^An example .*shows type `null`")], []), id="null in an example, a text seen"),
    pytest.param(Case("X", None, x({"id": "a", "object": "chat.completion", "share": 0.9}), [("type-conflict", "note", "$.share", r"^An example .*shows type `integer`")], []), id="a fraction beside an example's whole number"),
    pytest.param(Case("X", None, x({"id": "a", "object": "chat.completion", "note": None}), [("null-undocumented", "note", "$.note", r"^An example .*shows")], []), id="null beside an example's text"),
    pytest.param(Case("X", None, x({"id": "a", "object": "chat.completion", "role": "tool"}), [("token-undocumented", "note", "$.role", r"^An example .*shows")], []), id="another word than an example's"),
    pytest.param(Case("R", None, [transcript(e("response.created", 0, seen=1), e("response.output_text.done", 1, seen=2), e("response.completed", 2, seen=3), end="")], [("type-conflict", "note", "$.seen", "3 of 3")], []), id="an example's null in three event variants"),
    pytest.param(Case("R", None, [transcript(e("response.created", 0, seen=None), e("response.output_text.done", 1, seen="x"), e("response.completed", 2, seen="y"), end="")], [("type-conflict", "note", "$.seen", "2 of 3")], []), id="an example's null in two event variants of three"),
    pytest.param(Case("C", None, x(completion(created="x")), [("type-conflict", "error", "$.created", "states type")], []), id="what is documented still states"),
    pytest.param(Case("X", None, x({"id": "a", "object": "chat.completion", "usage": {"n": "x"}}), [("type-conflict", "note", "$.usage.n", r"^An example .*shows")], []), id="below an example's object"),
    pytest.param(Case("C", None, x(asked(GOOD | {"Jane Doe": 1})), [], ["field-undocumented"]), id="a request's own name that may not be told"),
    pytest.param(Case("T", None, x(asked(GOOD | {"temperature": 1, "top_k": 2})), [], ["field-undocumented"]), id="a request's name beside a baseline that was typed"),
    pytest.param(Case("C", None, x(asked(GOOD | {"temprature": 1})), [("field-undocumented", "note", "$.temprature", "")], []), id="a request's plain name beside a page that was read"),
    pytest.param(Case("T", None, x(completion(provider="x")), [("field-undocumented", "note", "$.provider", "")], []), id="an answer's name beside a baseline that was typed"),
]  # fmt: skip

REQUESTS = [
    pytest.param(Case("L", None, x(get("/v1/widgets?cursor=a&limit=ten")), [("type-conflict", "error", "$.limit", "query parameter `limit`")], []), id="query: a text for a number"),
    pytest.param(Case("L", None, x(get("/v1/widgets?cursor=a&active=7")), [("type-conflict", "error", "$.active", "query parameter `active`")], []), id="query: a number for a flag"),
    pytest.param(Case("L", None, x(get("/v1/widgets?limit=3")), [("required-absent", "error", "$.cursor", "query parameter `cursor`")], []), id="query: a required one is absent"),
    pytest.param(Case("L", None, x(get("/v1/widgets"), get()), [("required-absent", "error", "$.cursor", "1 of 2")], []), id="query: a required one is absent from one of two"),
    pytest.param(Case("L", None, x(get("/v1/widgets?cursor=a&limit=1&page=2")), [("field-undocumented", "note", "", "query")], []), id="query: another name"),
    pytest.param(Case("L", None, x(get("/v1/widgets?cursor=12&limit=10&active=true&order=asc&tag=a&tag=7")), [], ["type-conflict", "field-undocumented", "required-absent", "token-undocumented"]), id="query: all in order"),
    pytest.param(Case("L", None, x(get("/v1/widgets?cursor=a&order=up")), [("token-undocumented", "warning", "$.order", "query parameter `order`")], []), id="query: another word"),
    pytest.param(Case("L", None, x(get("/v1/widgets?cursor=a&tag=x")), [], ["type-conflict"]), id="query: one value where several may stand"),
    pytest.param(Case("L", None, x(get("/v1/widgets?limit=ten", {}, 400)), [], ["type-conflict", "required-absent"]), id="query: of a request that failed"),
    pytest.param(Case("O", None, x(get("/v1/widgets/abc", {"id": "a", "name": "n"})), [("type-conflict", "error", "$.widget_id", "path parameter `widget_id`")], []), id="path: a text for a number"),
    pytest.param(Case("O", None, x(get("/v1/widgets/12", {"id": "a", "name": "n"})), [], ["type-conflict"]), id="path: a number"),
    pytest.param(Case("C", None, x(chat_at(HOST + "/v1/chat/completions"), chat_at(HOST + "/v1/embeddings")), [("operation-undocumented", "note", "POST /v1/embeddings", r"POST /v1/embeddings.*1 of 2")], []), id="a path that the documentation does not name"),
    pytest.param(Case("C", None, x(completion(), chat_at(HOST + "/v1/files/file-8f3a2b1c9d/content", method="GET")), [("operation-undocumented", "note", "", r"GET /v1/files/\{…\}/content")], []), id="one with an id"),
    pytest.param(Case("C", None, x(completion(), chat_at(HOST + "/v1/customers/jane.doe@example.com/orders/48213")), [("operation-undocumented", "note", "", r"\{…\}")], []), id="one with a person in it"),
    pytest.param(Case("C", None, x(completion(), chat_at("https://other.test/v1/embeddings")), [], ["operation-undocumented"]), id="one of another host"),
    pytest.param(Case("C", None, x(completion(), chat_at(HOST + "/v1/chat/completions", method="GET")), [("operation-undocumented", "note", "", r"GET /v1/chat/completions")], []), id="the documented path by another method"),
    pytest.param(Case("C", None, x(completion(), completion(), completion(created="x")), [("type-conflict", "error", "$.created", r"First seen in record 3 of input-1\.")], []), id="first seen in the third"),
    pytest.param(Case("C", None, [recorded(completion()), recorded(completion(), wo(completion(), "id"))], [("required-absent", "error", "$.id", r"First seen in record 2 of input-2\.")], []), id="first seen in the second input"),
    pytest.param(Case("C", None, x(exchange(completion()), exchange(completion(provider=1)), exchange(completion(provider=1))), [("field-undocumented", "note", "$.provider", r"First seen in record 2 of input-1\.")], []), id="first seen: an undocumented name in an exchange"),
    pytest.param(Case("C", None, x(*[completion()] * 3, completion(choices=[choice(finish_reason="eos")])), [("token-undocumented", "warning", "finish_reason", r"First seen in record 4 of input-1\.")], []), id="first seen: a word"),
    pytest.param(Case("C", None, [transcript(chunk()), transcript(chunk(), end="")], [("stream-terminator-absent", "warning", "stream", r"First seen in record 1 of input-2\.")], []), id="first seen: a stream in the second input"),
    pytest.param(Case("C", None, x(exchange(completion()), b"", exchange(completion(), 203)), [("status-undocumented", "warning", "203", r"First seen in record 2 of input-1\.")], []), id="first seen: a status"),
    pytest.param(Case("C", None, x(completion(), exchange({"error": ENV})), [("error-in-success", "error", "200", r"First seen in record 2 of input-1\.")], []), id="first seen: an error in a success"),
    pytest.param(Case("C", None, x(*[completion(id=f"c{n}") for n in range(300)], completion(created=None)), [("null-undocumented", "warning", "$.created", r"First seen in record 301 of input-1\.")], []), id="first seen: after many of one form"),
    pytest.param(Case("L", None, x(get(), get("/v1/widgets?cursor=a&limit=ten")), [("type-conflict", "error", "$.limit", r"First seen in record 2 of input-1\.")], []), id="first seen: a query"),
    pytest.param(Case("C", "chat", x(b'{"id": "a", "id": "b", "object": "chat.completion", "created": "x", "model": "m", "choices": []}', completion(), completion(created="x")), [("type-conflict", "error", "$.created", r"First seen in record 3 of input-1\.|^(?!.*First seen)")], []), id="first seen: a record that was left out is none"),
    pytest.param(Case("C", None, x(completion(), completion(choices=[choice(), choice(index="x")])), [("type-conflict", "error", "$.choices[*].index", r"First seen in record 2 of input-1\.")], []), id="first seen: an item"),
    pytest.param(Case("C", None, x(completion(), completion(choices=["x"])), [("type-conflict", "error", "$.choices[*]", r"First seen in record 2 of input-1\.")], []), id="first seen: a scalar item"),
]  # fmt: skip


@pytest.mark.parametrize("case", [*STREAMS, *DENOMINATORS, *EXAMPLES, *REQUESTS])
def test_what_is_told_of_observations(tmp_path: Path, case: Case) -> None:
    paths = [tmp_path / f"input-{number}.jsonl" for number, _ in enumerate(case.inputs)]
    for path, data in zip(paths, case.inputs, strict=True):
        path.write_bytes(data)
    made = BY[case.contract]
    found = observations(paths, {made.source: made}, case.asked).findings
    for rule, level, key, sentence in case.told:
        (one,) = [
            one for one in found if one.rule == rule and one.key.split(" type=")[0].endswith(key)
        ]
        assert one.level == level
        assert re.search(sentence, one.message), one.message
    assert not {one.rule for one in found} & {*case.never}


def test_names_of_requests_that_a_typed_baseline_does_not_list_are_coverage(tmp_path: Path) -> None:
    path = tmp_path / "input.jsonl"
    path.write_bytes(recorded(asked(GOOD | {"temperature": 1, "top_k": 2, "Jane Doe": 3})))
    assert observations([path], {"chat": TYPED}).results["chat"].coverage.unlisted == 3
    path.write_bytes(recorded(asked({"model": "m", "zebra": 1, "yak": 2, "Jane Doe": 3})))
    assert observations([path], {"chat": TYPED}).results["chat"].coverage.unlisted == 3
    path.write_bytes(recorded(asked(GOOD | {"top_k": 2, "Jane Doe": 3})))
    read = observations([path], {"chat": CHAT}).results["chat"].coverage
    assert read.unlisted == 1  # the one that may not be told


@pytest.mark.parametrize(
    ("query", "names"), [("", 0), ("?", 0), ("?tag=1", 1), ("?api-version=2024-10-21&tag=a", 1)]
)
def test_a_query_that_a_baseline_documents_nothing_of_is_coverage(
    tmp_path: Path, query: str, names: int
) -> None:
    path = tmp_path / "input.jsonl"
    path.write_bytes(recorded(exchange(completion(), url=CHAT_URL + query)))
    found = observations([path], {"chat": TYPED}).results["chat"]
    assert (found.coverage.unlisted, found.compared, found.findings) == (names, 1, ())


def test_several_hidden_names_of_one_object_are_told_as_a_bound(tmp_path: Path) -> None:
    path = tmp_path / "input.jsonl"
    for extra, among in (
        [[{"henrik_lindqvist": 1, "hiv_positive": 2, "ada_lovelace": 3}], "1 of 1"],
        [[{"henrik_lindqvist": 1, "hiv_positive": 2}, {}, {"hiv_positive": 1}], "at least 2 of 3"],
    ):
        path.write_bytes(recorded(*(completion(**one) for one in extra)))
        seen, _ = shaped([path], {"chat": CHAT})
        sent = leaving(seen.shapes, [CHAT])[0]
        (found,) = compare(CHAT, sent).findings
        assert f"seen in {among} observed objects" in found.message
        assert counted_in(found).startswith(f"Observed: seen in {among}")


def test_what_was_absent_is_counted_alike_in_the_sentence_and_the_line(tmp_path: Path) -> None:
    path = tmp_path / "input.jsonl"
    path.write_bytes(recorded(completion(), completion(), wo(completion(), "created")))
    (found,) = observations([path], {"chat": CHAT}).findings
    assert "it was absent from 1 of 3 observed objects" in found.message
    assert counted_in(found).startswith("Observed: absent from 1 of 3")
