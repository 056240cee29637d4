"""Documented values -> JSON that a contract may hold: bounded, each number in one form."""

from __future__ import annotations

import json
import math
from typing import Any, Final

from checker.model.contract import UNSTATED, Json, Unstated
from checker.model.json_type import json_type

MAX_VALUE: Final = 4_096  # characters of a default, const or pattern, as JSON
MAX_ENUM: Final = 65_536  # characters of all members of an enum, as JSON
_SORTED: Final = json.JSONEncoder(sort_keys=True).encode


def bounded(value: object, limit: int = MAX_VALUE) -> Json | Unstated:
    """A documented value as JSON; UNSTATED where it is none or is longer than the limit."""
    try:
        text = json.dumps(value, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return UNSTATED
    return _whole(json.loads(text)) if len(text) <= limit else UNSTATED


def _whole(value: Any) -> Json:  # noqa: ANN401 - any JSON
    """Numbers as `_number` gives them, at any depth; the size was bounded before."""
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_whole(item) for item in value]
    return number(value) if isinstance(value, float) else value


def number(value: object) -> int | float | None:
    """A finite number; a whole one as an int, so that 1 and 1.0 are the same in a contract."""
    if isinstance(value, float):
        return None if not math.isfinite(value) else int(value) if value.is_integer() else value
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def once(members: Any) -> tuple[Json, ...]:  # noqa: ANN401 - any iterable of JSON
    """Each member once, in order; true is not 1."""
    return tuple({identity(member): member for member in members}.values())


def identity(value: Json | Unstated) -> str:
    """Equal for equal JSON values, and for no others."""
    return "" if isinstance(value, Unstated) else _SORTED(value)


_RANKS: Final = ("boolean", "integer", "string", "array", "object", "null")


def ranked(value: Json) -> tuple[int, Any]:
    """A sort key for the members of an enum: numbers by size, texts by code point."""
    kind = json_type(value)
    rank = _RANKS.index("integer" if kind == "number" else kind)
    return rank, value if isinstance(value, (int, float, str)) else identity(value)
