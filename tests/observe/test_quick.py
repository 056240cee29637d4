"""What types read is counted as it is without them: value by value, fault by fault."""

from __future__ import annotations

import copy
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.observe import Observed, layout, observe, observer, quick
from checker.observe.observer import Observer
from checker.observe.recordings import recording
from tests.compare.facts import contract, field
from tests.drawing import examples
from tests.observe.documented import CHAT, RESPONSES, choice, completion, response

MANY = examples(60)
NEVER = 10**9

# Facts beside the usual ones: a map beside names, numbers of a closed set, items of anything.
ODD = contract(
    field("$.object", "response", enum=("even", "odd"), types=("string",)),
    field("$.unit", "response", const="u", types=("string",)),
    field("$.sign", "response", const="s", types=("string",)),
    field("$.id", "response", types=("string",)),
    field("$.map.total", "response", types=("integer",)),
    field("$.map.*", "response", types=("integer", "string")),
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


def as_read(
    text: bytes, asked: Any, *, first: int, block: int = 4_000, most: int = 16_384
) -> Observed:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(observer, "FIRST", first)
        patch.setattr(observer, "MAX_KINDS", most)
        patch.setattr(recording, "BLOCK", block)
        known = {one.source: one for one in (CHAT, RESPONSES, ODD)}
        return observe([("-", io.BytesIO(text))], contracts=known, contract=asked, form="jsonl")


@given(
    st.lists(texts(), min_size=1, max_size=12),
    st.randoms(use_true_random=False),
    st.sampled_from([None, CHAT, RESPONSES, ODD]),
    st.sampled_from([16_384, 16_384, 12]),
)
@settings(max_examples=MANY)
def test_types_change_nothing(kinds, random, asked, most) -> None:
    usual = [json.dumps(body).encode() for body in BODIES]
    drawn = [*kinds, *usual] * 8
    random.shuffle(drawn)
    text = b"\n".join([*usual, *kinds, *drawn])
    expected = as_read(text, asked, first=NEVER)
    assert as_read(text, asked, first=3, most=most) == expected


def unread(monkeypatch, *bodies: object, asked: Any = None) -> list[bool]:
    """Bodies twice: whether each is read in the usual way again, once types could be made.

    What comes out is what comes out without types.
    """
    usual = []
    way = Observer._usual  # what is no way of records
    monkeypatch.setattr(
        Observer, "_usual", lambda self, raw: [usual.append(raw), way(self, raw)][1]
    )
    monkeypatch.setattr(observer, "FIRST", 1)
    observed, plain = (Observer((CHAT, RESPONSES, ODD), asked) for _ in range(2))
    lines = [json.dumps(body).encode() for body in bodies]
    assert not [*observed.records(lines)]
    met = len(usual)
    assert not [*observed.records(lines)]
    again = [line in usual[met:] for line in lines]
    monkeypatch.setattr(observer, "FIRST", NEVER)
    plain._enough = NEVER
    assert not [*plain.records(lines * 2)]
    assert [*observed.shapes()] == [*plain.shapes()]
    return again


def test_a_body_of_a_kind_that_was_met_is_read_by_a_type(monkeypatch) -> None:
    assert not any(unread(monkeypatch, *BODIES))
    assert not any(unread(monkeypatch, *BODIES, asked=ODD))


def test_a_fraction_after_integers_and_a_name_after_others_need_no_other_way(monkeypatch) -> None:
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 1}
    bodies = [
        completion(usage=usage | {"cost": 0.5}),
        completion(usage=usage),
        completion(usage=usage | {"cost": 1}),
    ]
    assert not any(unread(monkeypatch, *bodies))


@pytest.mark.parametrize(
    "body",
    [
        completion(**{'a"b': 1}),
        completion(**{f"own_{n}": n for n in range(layout.MAX_MEMBERS)}),
        completion(type="response.created"),
        completion(choices=[choice(), "x"]),
        response(output=[{"type": "other"}]),
        response(text={"format": {"type": "other"}}),
    ],
    ids=["mark in a name", "many names", "as an event", "mixed items", "no branch", "no type"],
)
def test_what_no_type_can_be_made_for_is_read_in_the_usual_way(monkeypatch, body) -> None:
    assert unread(monkeypatch, body) == [True]


def test_a_word_that_is_no_text_chooses_no_type(monkeypatch) -> None:
    numbered = contract(
        field("$.object", "response", const="odd"),
        field("$.l[?@.type=='1'].type", "response", const="1"),
        field("$.l[?@.type=='1'].x", "response"),
        source="odd",
    )
    assert unread(monkeypatch, {"object": "odd", "l": [{"type": 1, "x": 2}]}, asked=numbered) == [
        True
    ]


@pytest.mark.parametrize("name", ["never", "at0", "a b", "__init__", "class", 'a"b', "kind\\"])
def test_the_word_that_chooses_may_have_any_name(monkeypatch, name) -> None:
    key = json.dumps(name)[1:-1]
    facts = [
        field(f"$.l[?@['{key}']=='{word}']['{key if at == 'name' else at}']", "response", **given)
        for word in ("one", "two")
        for at, given in (("name", {"const": word}), ("x", {}))
    ]
    chosen = contract(field("$.object", "response", const="odd"), *facts, source="odd")
    bodies = [{"object": "odd", "l": [{name: word, "x": 1}]} for word in ("one", "two", "other")]
    unread(monkeypatch, *bodies, asked=chosen)


def test_a_missing_word_is_not_taken_for_the_only_one(monkeypatch) -> None:
    body = response(output=[MESSAGE])
    assert unread(monkeypatch, body, body) == [False, False]
    wrong = response(output=[{name: MESSAGE[name] for name in MESSAGE if name != "type"}])
    lines = b"\n".join(json.dumps(one).encode() for one in [body] * 9 + [wrong])
    (found,) = as_read(lines, RESPONSES, first=1, block=1_000).shapes
    assert found.fields["$.output[?@.type=='message']"].present == 9


def test_types_are_given_up_where_each_record_is_another_case(monkeypatch) -> None:
    names = [f"own_{n}" for n in range(12)]
    several = [
        completion(**{name: 1 for at, name in enumerate(names) if n >> at & 1}) for n in range(600)
    ]
    lines = b"\n".join(json.dumps(one).encode() for one in several * 2)
    forgotten = []
    forget = quick.Quick.forget
    monkeypatch.setattr(quick, "ENOUGH", 20)
    monkeypatch.setattr(
        quick.Quick, "forget", lambda self: [forgotten.append(len(self.layouts)), forget(self)][1]
    )
    given_up = as_read(lines, CHAT, first=2, block=2_000)
    assert len([*filter(None, forgotten)]) > 1
    assert given_up == as_read(lines, CHAT, first=NEVER)
