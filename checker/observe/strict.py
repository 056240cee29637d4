"""Bytes of one record -> JSON, or the reason why the record is left out.

orjson is quick and hides some faults: of a name that stands twice it keeps the last, a huge integer
becomes a float. `fault` finds them without a second reading where it can: every text in a record
has two quotation marks, so a lost member leaves fewer in what was read than stand in the bytes.
"""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any, Final

import orjson

from checker.model.regex import regex
from checker.observe.lines import MAX_LINE
from checker.observe.walk import MAX_DEPTH, Walk

_BITS: Final = 64  # integers beyond are read differently by different parsers (RFC 8259 §6)
_BACKSLASH: Final = b"\\"
_ESCAPED: Final = b'\\"'
_QUOTE: Final = b'"'
# What may be left of a text that is cut off, from where it is none: of a word, of a number, of an
# escape.
_ENDED: Final = regex(
    r"(?:n(?:ul?)?|t(?:ru?)?|f(?:a(?:ls?)?)?|[-+.eE\d]+|u[\da-fA-F]{0,4})?[ \t\r\n]*\Z"
)
_HIDDEN_QUOTE: Final = b"\\u0022"  # a quotation mark that is not counted as one
# What `console.log` or `print` makes of an object: its first name is bare, or in single quotes.
_PRINTED: Final = regex(rb"\s*(?:\[\s*)?\{\s*(?:[A-Za-z_$][\w$]*|'[^'\n]{1,256}')\s*:\s")


class RecordRefused(Exception):
    """A record that is left out. Holds the reason, never the content."""

    def __init__(self, reason: str, *, counted: bool = False) -> None:
        self.reason = reason
        self.counted = counted  # does a shape count it already?
        self.place: int | None = None  # in an array of records, from 0


def read(raw: bytes) -> Any:  # noqa: ANN401 - any JSON
    """One JSON text (RFC 8259), without faults. Raises Refused."""
    value = quick(raw)
    vouch(raw, value)
    return value


def vouch(raw: bytes, value: object) -> None:
    """Raises Refused where the bytes, read as this value, hold a fault."""
    walk = Walk()
    quotes = raw.count(_QUOTE) - 2 * walk.survey(value, 0)
    if walk.suspect or (quotes and escaped(raw) != quotes):
        examine(raw)


def vouch_around(raw: bytes, value: Mapping[str, Any], inner: Iterable[str]) -> None:
    """The same for an object of which only what stands under these names is held against limits.

    Raises RecordRefused, also where any name stands twice, wherever it is.
    """
    walk = Walk()
    for name in inner:
        walk.survey(value.get(name), 1)
    if walk.suspect or not same_quotes(raw, value):
        examine(raw)


def escaped(raw: bytes) -> int:
    """The escaped quotation marks of a JSON text.

    Backslashes stand within texts alone, and each escapes what follows it (RFC 8259 §7).
    """
    if _BACKSLASH not in raw:
        return 0
    if _BACKSLASH * 2 in raw:
        raw = raw.replace(_BACKSLASH * 2, b"")
    return raw.count(_ESCAPED)


def reason(raw: bytes) -> RecordRefused:
    """Why bytes that orjson does not read are left out."""
    try:
        examine(raw)
    except RecordRefused as refused:
        if refused.reason != "not-json":
            return refused.with_traceback(None)
    return RecordRefused("printed-object" if _PRINTED.match(raw) else "not-json")


def quick(raw: bytes) -> Any:  # noqa: ANN401 - any JSON
    """One JSON text, with the faults that orjson hides. Raises Refused.

    A byte-order mark before it is passed over (RFC 8259 §8.1).
    """
    try:
        return orjson.loads(raw.removeprefix(BOM_UTF8))
    except orjson.JSONDecodeError:
        pass  # its message and its `doc` quote the text
    raise reason(raw)


def same_quotes(raw: bytes, value: object) -> bool:
    """Has what was read as many quotation marks as the bytes? Then no name stood twice."""
    return _HIDDEN_QUOTE not in raw and raw.count(_QUOTE) == orjson.dumps(value).count(_QUOTE)


def examine(raw: bytes) -> None:
    """Raises Refused, with the reason, where the bytes are no JSON that all parsers read alike."""
    if len(raw) > MAX_LINE:
        raise RecordRefused("too-large")
    if utf_16(raw):
        raise RecordRefused("utf-16")
    reason = None
    try:
        text = raw.decode("utf-8-sig")
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_float=_float,
            parse_int=_integer,
        )
        if _depth(value) > MAX_DEPTH:
            reason = "too-deep"
        elif _lone_surrogate(value):
            reason = "lone-surrogate"
    except UnicodeDecodeError as error:
        reason = "truncated" if error.reason == "unexpected end of data" else "not-utf-8"
    except json.JSONDecodeError as error:
        ended = error.msg.startswith("Unterminated") or _ENDED.match(text, error.pos)
        reason = "truncated" if ended and error.msg != "Extra data" else "not-json"
    except RecursionError:
        reason = "too-deep"
    if reason is not None:
        raise RecordRefused(reason)


def utf_16(raw: bytes) -> bool:
    """UTF-16 or UTF-32, with a mark or without: JSON begins with an ASCII character."""
    head = raw[:2]
    return head in (b"\xff\xfe", b"\xfe\xff") or b"\0" in head


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise RecordRefused("duplicate-key")
    return found


def _constant(_: str) -> None:
    raise RecordRefused("non-finite-number")


def _float(text: str) -> None:
    if not isfinite(float(text)):
        raise RecordRefused("number-out-of-range")


def _integer(text: str) -> None:
    # Twenty digits and a sign hold every integer of 64 bits; int() of more is slow work.
    number = int(text) if len(text) <= 21 else 2**_BITS  # noqa: PLR2004 - see above
    if not -(2 ** (_BITS - 1)) <= number < 2**_BITS:
        raise RecordRefused("huge-integer")


def _depth(value: object) -> int:
    """How many values stand in one another."""
    inner: Iterable[object] = ()
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
    return 1 + max(map(_depth, inner), default=0)


def _lone_surrogate(value: object) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False
