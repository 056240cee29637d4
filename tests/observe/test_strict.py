from __future__ import annotations

import json
import traceback

import pytest

from checker.observe import strict
from checker.observe.strict import RecordRefused

MAX_DEPTH = 128


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        pytest.param(b'{"a": 1}', {"a": 1}, id="an object"),
        pytest.param(
            b'{"a" : 1, "b":[true, null]}\r', {"a": 1, "b": [True, None]}, id="white space"
        ),
        pytest.param(
            rb'{"a": "\": \"b\" \\\" \u0022"}',
            {"a": '": "b" \\" "'},
            id="quotation marks in a text",
        ),
        pytest.param(
            rb'{"a\\": 1, "b\\": 2}', {"a\\": 1, "b\\": 2}, id="names that end in a backslash"
        ),
        pytest.param(b"18446744073709551615", 2**64 - 1, id="the largest integer of 64 bits"),
        pytest.param(b"-9223372036854775808", -(2**63), id="the smallest integer of 64 bits"),
        pytest.param(b"1e300", 1e300, id="a large number that is no integer"),
        pytest.param(rb'"\ud83d\ude00"', "\U0001f600", id="a pair of surrogates"),
        pytest.param(
            b"[" * MAX_DEPTH + b"]" * MAX_DEPTH,
            None,
            id="as deep as may be",
        ),
    ],
)
def test_what_all_parsers_read_alike_is_read(raw, value) -> None:
    read = strict.read(raw)
    assert value is None or read == value


@pytest.mark.parametrize("ascii_alone", [True, False])
def test_wherever_a_text_is_cut_off_it_is_truncated(ascii_alone) -> None:
    value = {"a": [None, True, False, -1.5e-30, "\u00e4\n", {}], "b": "\U0001f600"}
    text = json.dumps(value, ensure_ascii=ascii_alone).encode()
    for end in range(1, len(text)):
        with pytest.raises(RecordRefused) as refused:
            strict.read(text[:end])
        assert (end, refused.value.reason) == (end, "truncated")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        pytest.param(b"", "truncated", id="nothing"),
        pytest.param(b'{"a": 1', "truncated", id="a missing brace"),
        pytest.param(b'{"a": "bc', "truncated", id="a text without an end"),
        pytest.param(b'{"a": }', "not-json", id="a missing value"),
        pytest.param(b"{'a': 1}", "printed-object", id="single quotes"),
        pytest.param(b'{"a": 1} x', "not-json", id="something behind"),
        pytest.param(b'{"a": 1} tr', "not-json", id="a word behind, cut off"),
        pytest.param(b'{"\0": 1}', "not-json", id="a control character in the first name"),
        pytest.param(b'{"a": "\x01"}', "not-json", id="a control character"),
        pytest.param(b'{"a": 1, "a": 2}', "duplicate-key", id="a name twice"),
        pytest.param(b'{"a" : 1, "a" : 2}', "duplicate-key", id="a name twice, with spaces"),
        pytest.param(rb'{"a": 1, "\u0061": 2}', "duplicate-key", id="a name twice, once escaped"),
        pytest.param(
            b'[{"x": {"a": 1, "a": "\\"\\""}}]',
            "duplicate-key",
            id="twice, and marks that make up for it",
        ),
        pytest.param(
            rb'{"a": 1, "a": 2, "b": "\u0022\u0022"}', "duplicate-key", id="twice, and hidden marks"
        ),
        pytest.param(rb'{"a": "\\", "a": "\\"}', "duplicate-key", id="twice, and backslashes"),
        pytest.param(b'{"a": NaN}', "non-finite-number", id="not a number"),
        pytest.param(b"[-Infinity]", "non-finite-number", id="infinity by name"),
        pytest.param(b"[1e999]", "number-out-of-range", id="infinity by size"),
        pytest.param(b"[-1e999]", "number-out-of-range", id="the other one by size"),
        pytest.param(
            b'{"a": 18446744073709551616}', "huge-integer", id="one more than 64 bits hold"
        ),
        pytest.param(
            b'{"a": [-9223372036854775809]}', "huge-integer", id="one less than 64 bits hold"
        ),
        pytest.param(b"[1" + b"0" * 10_000 + b"]", "huge-integer", id="ten thousand digits"),
        pytest.param(rb'{"a": "\ud800"}', "lone-surrogate", id="half a pair"),
        pytest.param(rb'{"\udc00": 1}', "lone-surrogate", id="half a pair in a name"),
        pytest.param(b'{"a": "\xff"}', "not-utf-8", id="no UTF-8"),
        pytest.param('{"a": 1}'.encode("utf-16"), "utf-16", id="UTF-16 with a mark"),
        pytest.param('{"a": 1}'.encode("utf-16-be"), "utf-16", id="UTF-16 without a mark"),
        pytest.param('{"a": 1}'.encode("utf-32-le"), "utf-16", id="UTF-32"),
        pytest.param(
            b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), "too-deep", id="one level too many"
        ),
        pytest.param(b'{"a":' * 600 + b"1" + b"}" * 600, "too-deep", id="many levels too many"),
        pytest.param(b"[" * 5_000 + b"]" * 5_000, "too-deep", id="more levels than parsers take"),
        pytest.param(b"[" * 200_000, "too-deep", id="no end of levels"),
    ],
)
def test_what_some_parsers_read_otherwise_is_refused(raw, reason) -> None:
    with pytest.raises(RecordRefused) as caught:
        strict.read(raw)
    assert caught.value.reason == reason


def test_a_record_beyond_the_limit_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(strict, "MAX_LINE", 10)
    with pytest.raises(RecordRefused, match="too-large"):
        strict.examine(b'{"a": "bcdef"}')


def test_a_refusal_holds_and_chains_nothing_of_the_record() -> None:
    for raw in (b'{"planted-name": "planted-value"', b'{"planted-name": 1, "planted-name": 2}'):
        with pytest.raises(RecordRefused) as caught:
            strict.read(raw)
        told = "".join(traceback.format_exception(caught.value)) + repr(vars(caught.value))
        assert "planted" not in told
        assert caught.value.__context__ is None
        assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("raw", "quotes"),
    [
        pytest.param(rb'{"a": "\""}', 1, id="an escaped mark is counted"),
        pytest.param(rb'{"a": "\\"}', 0, id="a backslash before the end of a text is none"),
        pytest.param(rb'{"a": "\\\""}', 1, id="a backslash and an escaped mark"),
        pytest.param(rb'{"a": "b"}', 0, id="nothing is escaped"),
        pytest.param(rb'{"a": "\u0022"}', 0, id="a mark by its number is none"),
    ],
)
def test_quotation_marks_within_texts_are_no_fault(raw, quotes) -> None:
    assert strict.escaped(raw) == quotes
    strict.read(raw)


@pytest.mark.parametrize(
    "text", ['"' * 99, "\n" * 99 + '"', "\\" * 99 + '"', '\\"' * 99, "\n" * 30]
)
def test_many_escapes_are_no_fault(text) -> None:
    raw = json.dumps({"a": text, "b": text}).encode()
    assert strict.escaped(raw) == 2 * text.count('"')
    strict.read(raw)
    broken = raw.replace(b'"b"', b'"a"')
    with pytest.raises(RecordRefused, match="duplicate-key"):
        strict.read(broken)


def test_what_orjson_alone_refuses_is_no_json(monkeypatch) -> None:
    monkeypatch.setattr(strict, "examine", lambda _: None)
    with pytest.raises(RecordRefused, match="not-json"):
        strict.quick(b"{")
