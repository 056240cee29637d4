"""One line of a shape -> its members as text, without parsing them.

A line in the form in which shapes are written is cut between its rows; any other is parsed and
taken apart. A member is what stands between `{"$` and `}}`: it is read when it is first met, and
where all of them are JSON, what was cut is the JSON that the line is.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import orjson

from checker.model.shape import ABSENT
from checker.model.shape_plain import number

HEAD: Final = ("schema", "contract", "source", "where", "status", "media_type", "variant")
OPTIONAL: Final = frozenset({"fidelity"})  # that a shape is of, too, where it says so
REST: Final = frozenset({"left_out", "stream"})

# `}` and `, "$` side by side are no part of a string, which would end at the quotation mark. No
# member that was cut holds it, so it marks one whose name does not begin with `$`: an attribute.
NEXT: Final = b'}, "$'
_COUNT: Final = b', "count": '
_FIELDS: Final = b', "fields": {'
_TOKENS: Final = b'}, "tokens": {'
_ENDS: Final = (b'}, "stream": {', b'}, "left_out": {')


class ShapeLine(NamedTuple):
    """What a line says. Text but for the count."""

    about: bytes  # what the shape is of, an object
    recordings: int
    fields: list[bytes]
    tokens: list[bytes]
    rest: bytes  # of framing and of what was left out, an object


def cut(line: bytes) -> ShapeLine:
    """The members of a line in the form in which shapes are written.

    Raises ValueError for one that is not; what is cut is JSON only if all its members are.
    """
    before, _, after = line.partition(_FIELDS)
    about, _, count = before.rpartition(_COUNT)
    fields, _, after = after.rpartition(_TOKENS)
    tokens, rest = _ended(after)
    return ShapeLine(
        about + b"}", number(orjson.loads(count)), _members(fields), _members(tokens), rest
    )


def _ended(after: bytes) -> tuple[bytes, bytes]:
    for sign in _ENDS:
        tokens, found, rest = after.partition(sign)
        if found:
            return tokens, b"{" + sign[3:] + rest
    if not after.endswith(b"}}"):
        raise ValueError
    return after[:-2], b"{}"


def _members(text: bytes) -> list[bytes]:
    if not text:
        return []
    if text[:2] != b'"$' or text[-1:] != b"}":
        raise ValueError
    return text[2:-1].split(NEXT)


def parsed(line: bytes) -> ShapeLine:
    """The members of any line. Raises ValueError and its like for what is no JSON object."""
    data = orjson.loads(line)
    count = number(data["count"])
    return ShapeLine(
        orjson.dumps({name: data[name] for name in (*HEAD, *OPTIONAL.intersection(data))}),
        count,
        [_member(name, one) for name, one in data["fields"].items()],
        [_member(name, one) for name, one in data["tokens"].items()],
        orjson.dumps(_rest(data, count)),
    )


def _member(name: str, value: object) -> bytes:
    text = orjson.dumps({name: value})[2:-2]
    return text[1:] if name.startswith("$") else NEXT + text


def read(member: bytes) -> tuple[str, Any]:
    """A member's name, and what is said of it. Raises ValueError where it is no JSON."""
    text = member[len(NEXT) :] if member.startswith(NEXT) else b"$" + member
    ((name, value),) = orjson.loads(b'{"' + text + b"}}").items()
    return name, value


def _rest(data: Any, count: int) -> dict[str, Any]:  # noqa: ANN401 - whatever a line held
    """In a shape written by hand one terminator holds for all."""
    rest = {name: data[name] for name in REST & data.keys()}
    if "stream" in rest and "terminators" not in rest["stream"]:
        ending = rest["stream"]["terminator"]
        rest["stream"] |= {"terminators": {ABSENT if ending is None else ending: count}}
    return rest
