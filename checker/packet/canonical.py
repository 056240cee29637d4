"""Plain data -> canonical JSON (RFC 8785), for what we write: text, integers, true, false, null.

Numbers with a fraction have no place in our data and are refused, so §3.2.2.3 is not needed.
"""

from __future__ import annotations

import json
from typing import Final

from checker.model.contract import Json

_SAFE: Final = 2**53  # RFC 7493 §2.2: integers that every reader holds exactly


def canonical(data: Json) -> str:
    """One text for the same data. Raises ValueError for what has no canonical form here.

    >>> canonical({"b": [1, None], "a": True})
    '{"a":true,"b":[1,null]}'
    """
    match data:
        case None | bool() | str():
            return _scalar(data)
        case int() if -_SAFE < data < _SAFE:
            return str(data)
        case list():
            return f"[{','.join(map(canonical, data))}]"
        case dict() if all(isinstance(name, str) for name in data):
            members = (
                f"{_scalar(name)}:{canonical(data[name])}" for name in sorted(data, key=_units)
            )
            return f"{{{','.join(members)}}}"
    raise ValueError(f"no canonical form for {type(data).__name__}")


def _scalar(value: bool | str | None) -> str:  # noqa: FBT001 - any of JSON
    text = json.dumps(value, ensure_ascii=False)
    text.encode("utf-8")  # a lone surrogate has no UTF-8: §3.2.2.2
    return text


def _units(name: str) -> bytes:
    """Names are ordered by UTF-16 code units (§3.2.3)."""
    return name.encode("utf-16-be")
