"""What is known of forms changes nothing: value by value, fault by fault."""

from __future__ import annotations

import copy
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.outline import Outline
from checker.observe import Observed, fast, observe, observer
from checker.observe.fast import counting, reader
from checker.observe.fast.met import MetObjects, Unsuited
from checker.observe.fast.types import UNREAD, exact_decoder
from checker.observe.shape_counters import ShapeCounters
from tests.compare.facts import contract, field
from tests.drawing import examples
from tests.observe.documented import (
    CHAT,
    RESPONSES,
    choice,
    chunk,
    completion,
    exchange,
    recorded,
    response,
    transcript,
)

MAX_MEMBERS = 200
MAX_DEPTH = 128

MANY = examples(40)

# Facts beside the usual ones: a map beside names, numbers of a closed set, items of anything.
ODD = contract(
    field("$.object", "response", enum=("even", "odd"), types=("string",)),
    field("$.unit", "response", const="u", types=("string",)),
    field("$.sign", "response", const="s", types=("string",)),
    field("$.id", "response", types=("string",)),
    field("$.map.total", "response", types=("integer",)),
    field("$.map.*", "response", types=("integer", "string")),
    field("$.rows.*.size", "response", types=("integer",)),
    field("$.level", "response", enum=(1, 2), types=("integer",)),
    field("$.kind", "response", enum=("a", "b"), types=("string",)),
    field("$.any[*]", "response", enum=("x", "y"), types=("string",)),
    field("$.deep", "response", types=("object",)),
    field("$.deep.deeper", "response", types=("object",)),
    field("$.deep.deeper.share", "response", types=("number",)),
    source="odd",
)
ODD_BODY = {
    "object": "odd",
    "id": "x",
    "unit": "u",
    "sign": "s",
    "map": {"total": 1, "jane": 2},
    "level": 1,
    "kind": "a",
    "any": ["x", "z"],
    "deep": {"deeper": {"share": 0.5}},
}
CALLS = {"role": "assistant", "content": None, "tool_calls": [{"id": "x", "type": "function"}]}
MESSAGE = {
    "type": "message",
    "id": "m",
    "role": "assistant",
    "content": [{"type": "output_text", "text": "x"}],
}
CALL = {"type": "function_call", "id": "c", "arguments": "{}"}
BODIES = (
    completion(choices=[]),
    completion(),
    completion(service_tier="auto", usage={"total_tokens": 1, "cost": 0.5, "own": {"a": [1]}}),
    completion(choices=[choice(), choice(index=1, message=CALLS)]),
    completion(choices=[choice(message=CALLS, logprobs=None)]),
    response(output=[MESSAGE]),
    response(output=[CALL, MESSAGE], metadata={"a": "b"}, text={"format": {"type": "text"}}),
    response(output=[MESSAGE, MESSAGE], usage={"total_tokens": 1}, tools=[{"name": "x"}]),
    completion(choices=[choice(message={"role": "user", "content": "x"}, finish_reason="odd")]),
    response(output=[MESSAGE, "x", 1, CALL, None, MESSAGE | {"own": 1}, [], [{}]]),
    ODD_BODY,
    ODD_BODY | {"unit": "v"},
    ODD_BODY | {"kind": "c", "level": 3, "any": [], "map": {}},
    ODD_BODY | {"deep": {"deeper": {"share": 1.0}}},
    ODD_BODY | {"deep": {"deeper": {"share": 1e19}}},
)
VALUES = st.sampled_from(
    [
        *(None, True, False, 0, -1, 1.0, 0.5, -0.0, "", "x", 'a "b"', "b\\", "é\U0001f600", "a\nb"),
        *(2**63 - 1, 2**63, 2**64, -(2**63), -(2**63) - 1, 10**30, 1e18, 1e19, 1e300, 5e-324),
        *([], {}, [1], [10**30], ["x"] * 20, [1.5] * 20, {"a": 1}, {"a": {"b": "c"}}),
        *([{}], [{"type": "message"}, {"type": "other"}], {"error": {"message": "x"}}),
        {"a": [10**30]},
    ]
)
NAMES = st.sampled_from(["own", "type", "object", "error", "index", 'a"b', "a\\", "", "é", "total"])
FAULTS = st.sampled_from(
    [
        (b'"id"', b'"id": "x", "id"'),
        (b'"object"', b'"object": "other", "object"'),
        (b"}", b', "object": 1}'),
        (b"}", b', "id": "y"}'),
        (b'"x"', b'"\\ud800"'),
        (b'"x"', b'"\\ud83d\\ude00 \\" \\\\ \\u0022"'),
        (b'"x"', b'"\xff"'),
        (b'"x"', b'"\xed\xa0\x80"'),
        (b'"x"', b'"\x01"'),
        (b'"x"', b'"\x7f\xc2\x85"'),
        (b'"id"', b'"\\u0069d"'),
        (b'"x"', b'"\\u0078"'),
        (b": 1", b": 01"),
        (b": 1", b": 1e400"),
        (b": 1", b": 1."),
        (b": 1", b": -0"),
        (b": 1", b": 1E2"),
        (b": 1", b": NaN"),
        (b": 1", b": 9223372036854775808"),
        (b": 1", b": 1" + b"0" * 25),
        (b": 1", b": 1" + b"0" * 25 + b".5"),
        (b"}", b"} x"),
        (b"}", b""),
        (b"{", b"\xef\xbb\xbf{"),
        (b"{", b" {"),
        (b'"x"', b"[" * 200 + b"]" * 200),
        (b'"x"', b"[" * 2_000 + b"]" * 2_000),
        (b'"x"', b'"' + b'a \\"b\\" ' * 20 + b'"'),
    ]
)


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from objects(inner)


@st.composite
def texts(draw: st.DrawFn) -> bytes:
    body = copy.deepcopy(draw(st.sampled_from(BODIES)))
    for _ in range(draw(st.integers(0, 3))):
        one = draw(st.sampled_from([*objects(body)]))
        name = draw(st.one_of(NAMES, st.sampled_from([*one])) if one else NAMES)
        if draw(st.integers(0, 3)):
            one[name] = copy.deepcopy(draw(VALUES))
        else:
            one.pop(name, None)
    text = json.dumps(body, ensure_ascii=draw(st.booleans())).encode()
    if not draw(st.integers(0, 3)):
        old, new = draw(FAULTS)
        text = text.replace(old, new, draw(st.integers(1, 2)))
    return text


class Nothing:
    """A reader that knows no text."""

    marked = False

    def __init__(self, *_: object, **__: object) -> None:
        self.counting = self

    def read(self, _: bytes, **__: object) -> None:
        return

    repeated = read

    @staticmethod
    def lines(*, paired: bool) -> object:  # noqa: ARG004 - as of a reader
        return lambda _: None

    def settle(self) -> None:
        return

    def met(self, *_: object) -> None:
        return


def as_read(
    text: bytes, asked: Any, *, known: bool, most: int = 16_384, crowded: int = 512
) -> Observed:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "OFTEN", 2)
        patch.setattr(counting, "CROWDED", crowded)
        patch.setattr(observer, "MAX_KINDS", most)
        if not known:
            patch.setattr(fast, "Reader", Nothing)
        contracts = {one.source: one for one in (CHAT, RESPONSES, ODD)}
        return observe([("-", io.BytesIO(text))], contracts=contracts, contract=asked, form="jsonl")


def alike(text: bytes, asked: Any, **how: int) -> Observed:
    """What is observed, which is the same in the usual way; and where each thing is seen first."""
    found, usual = as_read(text, asked, known=True, **how), as_read(text, asked, known=False)
    assert found == usual
    assert [one.first for one in found.shapes] == [one.first for one in usual.shapes]
    return found


@given(
    st.lists(texts(), min_size=1, max_size=12),
    st.randoms(use_true_random=False),
    st.sampled_from([None, CHAT, RESPONSES, ODD]),
    st.sampled_from([16_384, 16_384, 12]),
    st.sampled_from([512, 2]),
)
@settings(max_examples=MANY)
def test_known_forms_change_nothing(kinds, random, asked, most, crowded) -> None:
    usual = [json.dumps(body).encode() for body in BODIES]
    drawn = [*kinds, *usual] * 8
    random.shuffle(drawn)
    text = b"\n".join([*usual, *kinds, *drawn])
    alike(text, asked, most=most, crowded=crowded)


def test_what_is_forgotten_again_and_again_was_counted() -> None:
    lines = [json.dumps(body | own) for body in BODIES for own in ({}, {"own": 1}, {"own": "x"})]
    alike("\n".join(lines * 6).encode(), None, most=3, crowded=2)


def test_of_many_members_each_is_counted_that_is_there() -> None:
    """More than one plan looks at."""
    names = [f"own_{one}" for one in "abcdefghijklmnopqrst"]
    bodies = [completion(**dict.fromkeys(names[at:] + names[: at // 2], at)) for at in range(20)]
    found = alike(recorded(*bodies * 3), CHAT)
    assert found.shapes[0].fields["$.own_t"].present == 3 * len(bodies)


CHUNKS = (
    chunk(),
    chunk(choices=[]),
    chunk(choices=[], usage={"total_tokens": 1}),
    chunk(choices=[{"index": 0, "delta": {}, "finish_reason": "stop"}]),
    chunk(choices=[{"index": 0, "delta": {}, "finish_reason": "odd"}] * 2),
    chunk(error={"message": "x"}),
    chunk(object="other"),
    {"type": "response.created", "response": response()},
    {"type": "response.odd"},
    {"message": "no chunk"},
)


def with_others(draw: st.DrawFn, event: dict[str, Any]) -> str:
    """The same event with other values, as a stream has it."""
    text = json.dumps(event, ensure_ascii=draw(st.booleans()))
    for old in ('"Hello."', "1782000000", '"stop"', '"chatcmpl-1"', '"m"'):
        text = text.replace(old, draw(st.sampled_from([old, *OTHERS])), 1)
    return text


OTHERS = (
    '"x"',
    '" yz"',
    '"é"',
    '"\\u00e9"',
    '"a \\" b"',
    '""',
    "7",
    "17",
    "017",
    "1.0",
    "null",
    "9" * 19,
)


@st.composite
def streams(draw: st.DrawFn) -> str:
    names = st.sampled_from(["", "", "error", "response.created", "odd"])
    several = draw(st.lists(st.tuples(st.sampled_from(CHUNKS), names), max_size=6))
    parts = [
        f"{f'event: {name}' * bool(name)}\ndata: {again}\n\n".lstrip()
        for one, name in several
        for again in (with_others(draw, one) for _ in range(draw(st.integers(1, 6))))
    ]
    return "".join([*parts, draw(st.sampled_from(["data: [DONE]\n\n", "", "data: {", ": x\n"]))])


AROUND = (
    ('"status": 200', '"status": 200, "status": 200'),
    ('"method": ', '"own": "x", "method": '),
    ('"Content-Type"', '"a": "\\"x\\"", "a": "y", "Content-Type"'),
    ('"Content-Type"', '"etag": "\\"x\\"", "Content-Type"'),
    ('"messages"', '"model": "x", "messages"'),
    ('"request_body": {', '"request_body": {"seed": 1e19, '),
)
REQUESTS: list[dict[str, Any]] = [
    {},
    {"request_body": {"model": "m", "messages": [{"role": "user", "content": "x"}] * 2}},
    {"request_body": {"model": "m", "messages": [{"role": "odd", "content": "x"}], "seed": 1.0}},
    {"request_body": None, "headers": [["content-type", "application/json"]] * 2},
    {"request_body": "text", "headers": {}},
]


def pair(one: dict[str, Any], status: str) -> dict[str, Any]:
    """The same exchange as a request and a response."""
    asked = {"body": one["request_body"]} if "request_body" in one else {}
    told = {name: one[name] for name in ("headers",) if name in one}
    return {
        "request": {"method": one["method"], "url": one["url"], **asked},
        "response": {status: one["status"], **told, "body": one["response_body"]},
    }


def plain(text: str) -> Any:
    try:
        return json.loads(text)
    except (RecursionError, ValueError):
        return text


@given(
    st.lists(
        st.one_of(texts().map(lambda raw: raw.decode("utf-8", "replace")), streams()), min_size=1
    ),
    st.lists(st.sampled_from([200, 200, 404, None]), min_size=1, max_size=3),
    st.randoms(use_true_random=False),
    st.sampled_from([None, CHAT, RESPONSES]),
    st.booleans(),
)
@settings(max_examples=MANY)
def test_known_forms_change_nothing_in_exchanges(bodies, statuses, random, asked, pairs) -> None:
    known = "https://api.example.test/v1/chat/completions"
    elsewhere = [known.replace("api", "gateway"), known.replace("chat/", ""), f"{known}?x=1"]
    urls = [*[known] * 6, *elsewhere, None]
    several = [
        exchange(
            random.choice([body, plain(body)]),
            status,
            url=random.choice(urls),
            **random.choice(REQUESTS),
        )
        for body in bodies * 8
        for status in statuses
    ]
    if pairs:
        several = [pair(one, random.choice(["status", "status_code"])) for one in several]
    lines = [*map(json.dumps, several)]
    lines += [line.replace(*random.choice(AROUND), 1) for line in lines[:3]]
    random.shuffle(lines)
    text = "\n".join(lines).encode()
    alike(text, asked)


@pytest.mark.parametrize("status", ["status", "status_code"])
@pytest.mark.parametrize("request_", REQUESTS[:3])
def test_a_pair_is_taken_apart_before_its_bodies_are_read(status, request_) -> None:
    one = exchange('{"a": "x"}', **request_)
    line = json.dumps(pair(one, status)).encode()
    found = fast.Reader.lines(paired=True)(line)
    assert found is not None
    assert (found.status, found.answer) == (200, b'{"a": "x"}')
    assert json.loads(found.asked or b"null") == one.get("request_body")
    twice = line.replace(b'"url"', b'"url": "x", "url"')
    assert fast.Reader.lines(paired=True)(twice) is None


def met(monkeypatch, *bodies: object) -> list[bool]:
    """Is each text read by types, once it was met some times?"""
    monkeypatch.setattr(reader, "OFTEN", 2)
    observed = observer.Observer((CHAT, RESPONSES, ODD), None)
    lines = [json.dumps(body).encode() for body in bodies]
    assert not [*observed.records(lines * 60)]
    return [observed._bodies.read(line) is not None for line in lines]


def test_a_body_like_others_before_it_is_read_by_types(monkeypatch) -> None:
    assert all(met(monkeypatch, *BODIES[:-2]))


def test_other_values_and_another_order_are_read_by_the_same_types(monkeypatch) -> None:
    monkeypatch.setattr(reader, "OFTEN", 2)
    observed = observer.Observer((CHAT,), None)
    body = completion(usage={"total_tokens": 1})
    assert not [*observed.records([json.dumps(body).encode()] * 9)]
    other = completion(usage={"total_tokens": 77}, id='a "b" \\ \n')
    other = {name: other[name] for name in sorted(other, reverse=True) if name != "usage"}
    other["usage"] = {"total_tokens": 78}
    assert observed._bodies.read(json.dumps(other).encode()) is not None
    assert observed._bodies.read(json.dumps(other | {"id": 1}).encode()) is None


@pytest.mark.parametrize(
    "body",
    [
        completion(**{'a"b': 1}),
        completion(**{f"own_{n}": n for n in range(MAX_MEMBERS)}),
        completion(type="response.created"),
        completion(type="another"),
        completion(error={"message": "x"}),
        completion(created=1e20),
    ],
    ids=["mark in a name", "many names", "as an event", "another word", "an error", "too large"],
)
def test_what_no_type_reads_is_counted_in_the_usual_way(monkeypatch, body) -> None:
    assert met(monkeypatch, body) == [False]


def test_a_body_of_another_word_is_not_counted_where_those_like_it_were(monkeypatch) -> None:
    monkeypatch.setattr(reader, "OFTEN", 2)
    observed = observer.Observer((CHAT, RESPONSES), None)
    lines = [json.dumps(completion()).encode()] * 9
    assert not [*observed.records(lines)]
    other = json.dumps(completion(object="something")).encode()
    assert [one.reason for _, one in observed.records([other] * 3)] == ["source-unknown"] * 3
    assert not [*observed.records(lines)]
    assert sum(shape.count for shape in observed.shapes()) == 18


@pytest.mark.parametrize("at", range(len(BODIES)))
@pytest.mark.parametrize("fault", ["a name twice", "a request", "in a stream"])
def test_what_was_counted_is_taken_back_whole(at, fault) -> None:
    body, other = BODIES[at], BODIES[at - 1]
    line = json.dumps(body)
    broken = line.replace('"id"', '"id": "x", "id"', 1)
    if fault == "a request":  # that is read after the answer
        asked = {"model": "m", "messages": [{"role": "user", "content": "x"}]}
        known, between, broken = (
            json.dumps(exchange(one, request_body=request))
            for one, request in ((body, asked), (other, asked), (body, asked | {"seed": 10**30}))
        )
    elif fault == "in a stream":
        event, beside = f"data: {line}\n\n", f"data: {json.dumps(chunk())}\n\n"
        wrong = event.replace('"id"', '"id": "x", "id"', 1)
        known, between = (json.dumps(exchange(beside + one * 3)) for one in (event, beside))
        broken = json.dumps(exchange(beside + event * 2 + wrong + event + wrong))
    else:
        known, between = line, json.dumps(other)
    lines = [*[known] * 5, between, *[known] * 4, *[broken] * 2, between, broken, known]
    text = "\n".join(lines).encode()
    found = alike(text, None if fault == "a name twice" else CHAT)
    if '"id"' in line:
        assert found.left_out


PLACES = {
    "beside": lambda inner: completion(own=inner),
    "in an object": lambda inner: completion(usage={"total_tokens": 1, "own": inner}),
    "in an item": lambda inner: completion(choices=[choice(own=inner)]),
    "in one of several": lambda inner: completion(choices=[choice(), choice(own=inner)]),
    "in a branch": lambda inner: response(output=[MESSAGE | {"own": inner}]),
    "in a map": lambda inner: response(metadata={"a": inner}),
    "where all is free": lambda inner: response(tools=[{"name": "x", "parameters": inner}]),
    "for a scalar": lambda inner: completion(created=inner),
    "for an item": lambda inner: completion(choices=[inner]),
    "in a list": lambda inner: ODD_BODY | {"any": [inner]},
    "beside a map": lambda inner: ODD_BODY | {"map": {"total": 1, "jane": inner}},
    "in an object of a map": lambda inner: ODD_BODY | {"rows": {"jane": {"size": inner}}},
    "of no branch": lambda inner: response(output=[{"type": "odd", "own": inner}]),
}


def test_an_integer_of_more_than_64_bits_is_found_at_each_place() -> None:
    kept, huge = (1, 2**63, 2**64 - 1, -(2**63)), (2**64, 10**30, -(2**63) - 1)
    within = [([one] * 20, {"x": {"x": one}}) for one in (1, 2**64)]
    usual = [at(value) for at in PLACES.values() for value in (*kept, *within[0])]
    wrong = [at(value) for at in PLACES.values() for value in (*huge, *within[1])]
    found = alike(recorded(*usual * 4, *wrong), None)
    assert found.left_out == {"huge-integer": len(wrong)}


def test_a_word_is_seen_first_where_it_is_not_taken_back() -> None:
    known, odd = (
        json.dumps(completion(choices=[choice(finish_reason=word), choice()]))
        for word in ("length", "odd")
    )
    broken = odd.replace('"id"', '"id": "x", "id"', 1)
    found = alike("\n".join([known] * 16 + [broken, odd, broken, odd]).encode(), None)
    assert found.shapes[0].first["$.choices[*].finish_reason", "unlisted"] == (1, 18)


def test_a_type_is_seen_first_where_it_is_not_taken_back() -> None:
    known, *others = (
        json.dumps(ODD_BODY | own)
        for own in ({}, {"any": [1]}, {"any": [1] * 20}, {"rows": {"jane": {"size": "x"}}})
    )
    broken = [one.replace('"id"', '"id": "x", "id"', 1) for one in others]
    found = alike("\n".join([known] * 20 + broken + broken + others).encode(), None)
    assert {at for at in found.shapes[0].first.values() if at > (1, 1)} == {(1, 27), (1, 29)}


@pytest.mark.parametrize("usual", [{"a": 1}, [1], 1.5], ids=["object", "array", "fraction"])
def test_another_type_than_before_is_counted_as_such_at_each_place(usual) -> None:
    others = [1, {}, [], {"b": "x"}, ["x", {"a": 1}], "", 1.5, True, None]
    known = [at(usual) for at in PLACES.values()]
    alike(recorded(*known * 8, *(at(one) for one in others for at in PLACES.values())), None)


@pytest.mark.parametrize("order", [1, -1])
def test_null_in_place_of_an_array_or_of_an_object_is_counted_as_such(order) -> None:
    """Also where they are empty, so that no quoted text tells them apart."""
    spoken = [choice(message=CALLS | {"tool_calls": calls}) for calls in (None, [])[::order]]
    bodies = [completion(choices=[one], usage=usage) for one in spoken for usage in (None, {})]
    alike(recorded(*bodies * 8), CHAT)


@pytest.mark.parametrize("end", ["", "data: {", "data: [DONE]\n\n"])
def test_the_end_of_a_known_stream_is_judged_as_of_any(end) -> None:
    last = chunk(choices=[{"index": 0, "delta": {}, "finish_reason": "stop"}])
    several = [[chunk()] * 3, [chunk(), last], [last], [chunk(), chunk(choices=[])]]
    lines = [exchange(transcript(*events, end=end).decode()) for events in several * 5]
    found = alike(recorded(*lines), CHAT)
    assert all(one.stream.terminators for one in found.shapes if one.stream is not None)


@pytest.mark.parametrize("end", ["", ": x\n\n", "data: [DONE]\n\n", "data: {\n\n"])
def test_a_known_exchange_whose_stream_has_no_events_is_judged_as_of_any(end) -> None:
    asked = REQUESTS[1]
    usual = exchange(transcript(*[chunk()] * 3).decode(), **asked)
    without = exchange(transcript(end=f"retry: 1\n\n{end}").decode(), **asked)
    found = alike(recorded(*[usual] * 20, without, usual), CHAT)
    assert found.left_out


@pytest.mark.parametrize("kind", [dict, list])
def test_the_depth_of_what_is_not_reported_has_one_limit(kind) -> None:
    def nested(levels: int) -> Any:
        inner: Any = "x"
        for _ in range(levels):
            inner = {"a": inner} if kind is dict else [inner]
        return inner

    def most(around: str) -> int:
        """Levels that fit where these objects and arrays are open."""
        return MAX_DEPTH - sum(around.count(one) for one in "{[") + sum(map(around.count, "}]"))

    usual = [at(nested(levels)) for at in PLACES.values() for levels in (1, 2)]
    left = {at: most(json.dumps(at("@")).split('"@"')[0]) for at in PLACES.values()}
    deep = [at(nested(levels + more)) for at, levels in left.items() for more in (-1, 0)]
    found = alike(recorded(*usual * 4, *deep * 2), None)
    assert found.left_out == {"too-deep": len(deep)}


def test_an_answer_without_a_word_is_judged_each_time() -> None:
    """Which names it has tells whether it is an answer: by types, all would fit alike."""
    own = dict.fromkeys(("own_a", "own_b"), 1)
    bodies = [{"id": "x", "model": "m", "created": 1} | own, {"id": "x"}]
    text = b"\n".join(json.dumps(body).encode() for body in [*bodies * 20, {"id": "x"} | own])
    found = alike(text, CHAT)
    assert found.left_out == {"not-documented": 1}


def test_no_value_stays_with_what_was_met(monkeypatch) -> None:
    monkeypatch.setattr(reader, "OFTEN", 2)
    observed = observer.Observer((CHAT,), None)
    secret = completion(
        id="planted-1",
        choices=[choice(finish_reason="planted-2")],
        usage={"total_tokens": 4242, "own": {"planted_name": "planted-3"}},
    )
    assert not [*observed.records([json.dumps(secret).encode()] * 9)]
    kept = held(observed._bodies)
    assert "finish_reason" in kept
    assert not re.search("planted-|4242|planted_name", kept)


@given(st.data(), st.randoms(use_true_random=False), st.sampled_from([None, CHAT]))
@settings(max_examples=MANY)
def test_what_comes_again_in_a_stream_changes_nothing(data, random, asked) -> None:
    kinds = [
        with_others(data.draw, data.draw(st.sampled_from(CHUNKS)))
        for _ in range(data.draw(st.integers(1, 4)))
    ]
    old, new = data.draw(FAULTS)
    kinds += [kinds[0].replace(old.decode(), new.decode(errors="replace"), 1)]
    streams_ = []
    for _ in range(6):
        several = [random.choice(kinds) for _ in range(8)]
        events = [one for one in several for _ in range(random.randrange(6))]
        streams_.append("".join(f"data: {one}\n\n" for one in [json.dumps(chunk()), *events]))
    text = "\n".join(json.dumps(exchange(one)) for one in streams_).encode()
    alike(text, asked)


def test_what_waits_is_counted_before_types_are_made_anew() -> None:
    wider = [chunk(own=at) if at % 2 else chunk(own=str(at)) for at in range(40)]
    events = [chunk(), *[chunk()] * 30, *(one for more in wider for one in (*[chunk()] * 3, more))]
    text = json.dumps(exchange(transcript(*events).decode())).encode()
    found = alike(text, CHAT)
    (shape,) = [one for one in found.shapes if one.where == "stream"]
    assert shape.fields["$"].present == len(events)


def test_what_waits_is_counted_before_it_is_forgotten() -> None:
    """More kinds come again in a stream than are known by all that is counted of them."""
    kinds = [chunk(**own) for own in ({}, {"own_a": 1}, {"own_b": "x"}, {"own_c": None}, {"d": 1})]
    events = [one for _ in range(3) for one in kinds for _ in range(6)]
    text = recorded(*[exchange(transcript(*events).decode())] * 3)
    found = alike(text, CHAT)
    (shape,) = [one for one in found.shapes if one.where == "stream"]
    assert shape.fields["$"].present == 3 * len(events)


def exactly(event: dict[str, Any], telling: dict[str, set[str]]) -> Any:
    """What reads events of a stream that are counted as this one."""
    counters = ShapeCounters(all_names=True, fidelity="raw")
    root = counters.of(Outline(CHAT), "stream", 200, None).root
    return exact_decoder(event, root, telling)


def test_what_comes_again_in_a_stream_is_read_by_all_that_is_counted() -> None:
    words = {"type": {"delta", "end"}}
    ended = [{"index": 0, "delta": {}, "finish_reason": "stop"}]
    event = chunk(type="delta", choices=ended, own={"a": [1, "x"]})
    read = exactly(event, words)
    read(json.dumps(event | {"id": "other", "own": {"a": [2, "y"]}}).encode())
    for other in (
        {"type": "end"},
        {"own": {"a": [1, "x", 2]}},
        {"own": {"a": ["x", 1]}},
        {"own": {"b": [1, "x"]}},
        {"id": None},
        {"created": 2**63},
        {"choices": [ended[0] | {"finish_reason": "length"}]},
        {"choices": ended * 2},
        {"more": 1},
    ):
        with pytest.raises(UNREAD):
            read(json.dumps(event | other).encode())


@pytest.mark.parametrize(
    "other",
    [
        {"type": "planted"},
        {"object": "planted"},
        {"choices": [{"index": 0, "delta": {}, "finish_reason": "planted"}]},
        {"created": 1.5},
        {"own": [1] * 5},
        {'a"b': 1},
    ],
)
def test_of_what_comes_again_no_word_is_kept_that_is_not_documented(other) -> None:
    with pytest.raises(Unsuited):
        exactly(chunk(**other), {"type": {"delta"}})


def test_what_comes_again_has_so_many_items_and_names_at_most() -> None:
    for most, of in ((4, lambda n: [1] * n), (200, lambda n: {f"n{at}": 1 for at in range(n)})):
        exactly(chunk(own=of(most)), {})(json.dumps(chunk(own=of(most))).encode())
        with pytest.raises(Unsuited):
            exactly(chunk(own=of(most + 1)), {})


def test_an_object_of_a_place_has_so_many_names_at_most() -> None:
    counters = ShapeCounters(all_names=True, fidelity="raw")
    root = counters.of(Outline(CHAT), "response", 200, None).root
    names = [f"n{at}" for at in range(MAX_MEMBERS + 1)]
    assert MetObjects(root).meet(dict.fromkeys(names[:-1], 1))
    with pytest.raises(Unsuited):
        MetObjects(root).meet(dict.fromkeys(names, 1))


def held(value: object) -> str:
    """All texts and numbers in an object and what it holds."""
    found, seen, left = [], set(), [value]
    while left:
        one = left.pop()
        if isinstance(one, str | bytes | int | float | None):
            found.append(str(one))
        elif id(one) not in seen and not isinstance(one, type):
            seen.add(id(one))
            if isinstance(one, dict):
                left += [*one.keys(), *one.values()]
            elif isinstance(one, list | tuple | set | frozenset):
                left += one
            else:
                slots = [
                    name for kind in type(one).__mro__ for name in vars(kind).get("__slots__", ())
                ]
                left += [getattr(one, name, None) for name in slots]
                left += getattr(one, "__dict__", {}).values()
    return " ".join(found)
