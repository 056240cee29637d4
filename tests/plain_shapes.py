"""A shape read from its plain form, part by part: what the reader of lines is held against."""

from __future__ import annotations

from typing import Any

from checker.model.shape import Seen, Shape
from checker.model.shape_plain import counts, head, left_out, number, stream

TYPES = {"array", "boolean", "integer", "null", "number", "object", "string"}


def shape_from_plain(data: Any) -> Shape:
    """The reverse of `shape_to_plain`; properties that are not known are passed over.

    Raises ValueError for what the schema refuses, without telling what it is.
    """
    try:
        return _shape(data)
    except (AttributeError, KeyError, TypeError, ValueError):
        pass
    raise ValueError("is no shape of this version")


def _shape(data: Any) -> Shape:
    count = number(data["count"])
    return Shape(
        **head(data),
        count=count,
        fields={key: _row(one) for key, one in data["fields"].items()},
        tokens={key: counts(one) for key, one in data["tokens"].items()},
        stream=stream(data["stream"], count) if "stream" in data else None,
        left_out=left_out(data.get("left_out", {})),
    )


def _row(data: Any) -> Seen:
    types = counts(data["types"])
    documented = data.get("documented", True)
    if not TYPES.issuperset(types) or type(documented) is not bool:
        raise ValueError
    return Seen(
        types=types,
        present=number(data["present"]),
        parents=number(data["parents"]),
        records=number(data["records"]),
        documented=documented,
    )
