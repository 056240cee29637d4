"""Shape <-> plain data, as `schemas/shape.schema.json` publishes it: one JSON line each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from checker.model.contract import Json
from checker.model.fidelity import FIDELITIES, UNKNOWN
from checker.model.regex import regex
from checker.model.shape import ABSENT, CUT, Seen, Shape, StreamSeen

SHAPE_SCHEMA: Final = "checker/shape/1"
ELSEWHERE_SCHEMA: Final = "checker/elsewhere/1"  # of exchanges that are in no shape

_CONTRACT: Final = regex(r"sha256:[0-9a-f]{64}")
_SOURCE: Final = regex(r"[a-z][a-z0-9-]{0,39}")
_WHERE: Final = regex(
    r"request|response|stream|query|path|span\.(?:client|server)|(?:metric|event):.+", re.DOTALL
)
_REASON: Final = regex(r"[a-z0-9-]+")
_STATUSES: Final = range(100, 600)


def shape_to_plain(shape: Shape) -> dict[str, Json]:
    """A shape as one JSON line has it. The same shape gives the same data, in the same order."""
    plain: dict[str, Json] = {
        "schema": SHAPE_SCHEMA,
        "contract": shape.contract,
        "source": shape.source,
        "where": shape.where,
        "status": shape.status,
        "media_type": shape.media_type,
        "variant": shape.variant,
        **({} if shape.fidelity == UNKNOWN else {"fidelity": shape.fidelity}),
        "count": shape.count,
        "fields": {key: _row(shape.fields[key]) for key in sorted(shape.fields)},
        "tokens": {key: _sorted(shape.tokens[key]) for key in sorted(shape.tokens)},
    }
    if shape.stream is not None:
        plain["stream"] = _stream(shape.stream)
    if shape.left_out:
        plain["left_out"] = _sorted(shape.left_out)
    return plain


def _sorted(counts: Mapping[str, int]) -> dict[str, Json]:
    return dict(sorted(counts.items()))


def _row(seen: Seen) -> dict[str, Json]:
    row: dict[str, Json] = {
        "types": _sorted(seen.types),
        "present": seen.present,
        "parents": seen.parents,
        "records": seen.records,
    }
    return row if seen.documented else row | {"documented": False}


def _stream(stream: StreamSeen) -> dict[str, Json]:
    """`terminator` is the one that ended every stream, null where they differ or none was seen."""
    ends = stream.terminators
    same = next(iter(ends)) if len(ends) == 1 and not {ABSENT, CUT} & {*ends} else None
    return {
        "events": _sorted(stream.events),
        "terminator": same,
        "terminators": _sorted(ends),
        "comments": stream.comments,
        "invalid_lines": stream.invalid_lines,
    }


# ---------------------------------------------------------------- plain data -> shape


def head(data: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a line held
    """What a shape is of.

    Raises KeyError, TypeError or ValueError for what is none, as all below.
    """
    status, fidelity = data["status"], data.get("fidelity", UNKNOWN)
    if fidelity not in FIDELITIES:
        raise ValueError
    if data["schema"] != SHAPE_SCHEMA or not (
        status is None or (type(status) is int and status in _STATUSES)
    ):
        raise ValueError
    return {
        "contract": _matching(data["contract"], _CONTRACT),
        "source": _matching(data["source"], _SOURCE),
        "where": _matching(data["where"], _WHERE),
        "status": status,
        "media_type": _text(data["media_type"]),
        "variant": _text(data["variant"]),
        "fidelity": fidelity,
    }


def stream(data: Any, count: int) -> StreamSeen:  # noqa: ANN401 - whatever a line held
    """How streams were framed; of a shape written by hand the one terminator holds for all."""
    ending = _text(data["terminator"])
    ends = {ending or ABSENT: count} if "terminators" not in data else counts(data["terminators"])
    return StreamSeen(
        events=counts(data["events"]),
        terminators=ends,
        comments=number(data["comments"]),
        invalid_lines=number(data["invalid_lines"]),
    )


def left_out(data: Any) -> dict[str, int]:  # noqa: ANN401 - whatever a line held
    """Reason -> recordings. Raises likewise."""
    found = counts(data)
    if not all(map(_REASON.fullmatch, found)):
        raise ValueError
    return found


def counts(data: Any) -> dict[str, int]:  # noqa: ANN401 - whatever a line held
    """Name -> count."""
    return {name: number(count) for name, count in data.items()}


def number(value: Any) -> int:  # noqa: ANN401 - whatever a line held
    """A count; as in JSON Schema, 1.0 is one. Raises ValueError."""
    if type(value) is float and value.is_integer():
        value = int(value)
    if type(value) is not int or value < 0:
        raise ValueError
    return value


def _matching(value: Any, pattern: re.Pattern[str]) -> str:  # noqa: ANN401 - whatever a line held
    if not pattern.fullmatch(value):
        raise ValueError
    return str(value)


def _text(value: Any) -> str | None:  # noqa: ANN401 - whatever a line held
    if value is not None and type(value) is not str:
        raise ValueError
    return value
