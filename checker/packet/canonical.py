"""Plain data -> canonical JSON (RFC 8785): the same data has one text."""

from __future__ import annotations

import json
import math
from typing import Final

from checker.model.contract import Json

_WRITTEN_OUT: Final = 21  # digits before the point (ECMA-262, Number::toString)
_GREATEST: Final = 10**_WRITTEN_OUT
_ZEROS: Final = 6  # likewise, behind the point


def canonical(data: Json) -> str:
    """One text for the same data. Raises ValueError for what has no canonical form.

    >>> canonical({"b": [1, None], "a": True})
    '{"a":true,"b":[1,null]}'
    """
    match data:
        case None | bool() | str():
            return _scalar(data)
        case int() if abs(data) < _GREATEST and _number(float(data)) == str(data):
            return str(data)  # every reader, who may hold it as a double, holds it as it is
        case float() if math.isfinite(data):
            return _number(data)
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


def _number(value: float) -> str:
    """As ECMAScript writes it (§3.2.2.3): Python knows the same shortest digits."""
    mantissa, _, power = f"{abs(value)!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    point = len(whole) + int(power or 0)
    digits = (whole + fraction).lstrip("0")
    point -= len(whole + fraction) - len(digits)
    digits = digits.rstrip("0")
    sign = "-" if value < 0 else ""
    if not digits:
        return "0"  # also of -0
    if len(digits) <= point <= _WRITTEN_OUT:
        return sign + digits.ljust(point, "0")
    if 0 < point <= _WRITTEN_OUT:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -_ZEROS < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    rest = f".{digits[1:]}" if digits[1:] else ""
    return f"{sign}{digits[0]}{rest}e{point - 1:+d}"


def _units(name: str) -> bytes:
    """Names are ordered by UTF-16 code units (§3.2.3)."""
    return name.encode("utf-16-be")
