"""Shape <-> plain data, as `schemas/shape.schema.json` publishes it: one JSON line each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from checker.model.contract import Json
from checker.model.shape import ABSENT, Seen, Shape, StreamSeen

SHAPE_SCHEMA: Final = "checker/shape/1"


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
        "count": shape.count,
        "fields": {key: _row(shape.fields[key]) for key in sorted(shape.fields)},
        "tokens": {key: _counts(shape.tokens[key]) for key in sorted(shape.tokens)},
    }
    if shape.stream is not None:
        plain["stream"] = _stream(shape.stream)
    if shape.left_out:
        plain["left_out"] = _counts(shape.left_out)
    return plain


def _counts(counts: Mapping[str, int]) -> dict[str, Json]:
    return dict(sorted(counts.items()))


def _row(seen: Seen) -> dict[str, Json]:
    row: dict[str, Json] = {
        "types": _counts(seen.types),
        "present": seen.present,
        "parents": seen.parents,
        "records": seen.records,
    }
    return row if seen.documented else row | {"documented": False}


def _stream(stream: StreamSeen) -> dict[str, Json]:
    """`terminator` is the one that ended every stream, null where they differ or none was seen."""
    ends = stream.terminators
    same = next(iter(ends)) if len(ends) == 1 and ABSENT not in ends else None
    return {
        "events": _counts(stream.events),
        "terminator": same,
        "terminators": _counts(ends),
        "comments": stream.comments,
        "invalid_lines": stream.invalid_lines,
    }


def shape_from_plain(data: Mapping[str, Any]) -> Shape:
    """The reverse of `shape_to_plain`.

    The data is to be held against `schemas/shape.schema.json` first; what that lets pass and this
    does not understand raises KeyError, TypeError or ValueError.
    """
    if data["schema"] != SHAPE_SCHEMA:
        raise ValueError
    count = data["count"]
    return Shape(
        contract=data["contract"],
        source=data["source"],
        where=data["where"],
        status=data["status"],
        media_type=data["media_type"],
        variant=data["variant"],
        count=count,
        fields={
            key: Seen(
                types=dict(row["types"]),
                present=row["present"],
                parents=row["parents"],
                records=row["records"],
                documented=row.get("documented", True),
            )
            for key, row in data["fields"].items()
        },
        tokens={key: dict(counts) for key, counts in data["tokens"].items()},
        stream=_stream_from_plain(data["stream"], count) if data.get("stream") else None,
        left_out=dict(data.get("left_out", {})),
    )


def _stream_from_plain(data: Mapping[str, Any], count: int) -> StreamSeen:
    ends = data.get("terminators")
    if ends is None:  # written by hand: the one terminator holds for all
        ends = {data["terminator"] or ABSENT: count}
    return StreamSeen(
        events=dict(data["events"]),
        terminators=dict(ends),
        comments=data["comments"],
        invalid_lines=data["invalid_lines"],
    )
