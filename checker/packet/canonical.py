"""Plain data -> canonical JSON (RFC 8785): the same data has one text."""

from __future__ import annotations

import json
from typing import Final

from checker.model.contract import Json

_EXACT: Final = 2**53  # integers below it are the same to every reader, who may hold doubles


def canonical(data: Json) -> str:
    """One text for the same data. Raises ValueError for what we never write.

    Of texts, of integers that are exact, and of names in ASCII, which have one order by any unit,
    the library writes the very form of the RFC.

    >>> canonical({"b": [1, None], "a": True})
    '{"a":true,"b":[1,null]}'
    """
    if not _is_written(data):
        raise ValueError("no canonical form")
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    text.encode("utf-8")  # a lone surrogate has no UTF-8: §3.2.2.2
    return text


def _is_written(data: object) -> bool:
    match data:
        case list():
            return all(map(_is_written, data))
        case dict():
            names = all(isinstance(name, str) and name.isascii() for name in data)
            return names and all(map(_is_written, data.values()))
        case int():
            return abs(data) < _EXACT
    return data is None or isinstance(data, str)
