"""Values -> tokens: canonical JSON, by which two values are the same or not."""

from __future__ import annotations

import json
from collections.abc import Mapping


def token(value: object) -> str:
    """Canonical JSON: equal values have equal tokens, `1` and `1.0` too, `1` and `true` not."""
    return json.dumps(_canonical(value), ensure_ascii=False, sort_keys=True)


def same(value: object, other: object) -> bool:
    """Are their tokens equal?"""
    return value is other or token(value) == token(other)


def _canonical(value: object) -> object:
    match value:
        case float() if value.is_integer():
            return int(value)
        case tuple() | list():
            return [_canonical(item) for item in value]
        case Mapping():
            return {str(key): _canonical(item) for key, item in value.items()}
        case set() | frozenset():
            return sorted(map(token, value))
        case None | bool() | int() | float() | str():
            return value
    return str(value)
