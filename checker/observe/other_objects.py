"""What is JSON of an object that is no documented answer: another program's error, or its envelope?

What wraps a record says which one it is, or when or where it was kept, in a member of its own, and
holds it in another, as an object of objects, or a list of such.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from checker.model.regex import regex

# What the error answers of programs are made of where they are not the documented envelope: of the
# gateways of the one-api family, of FastAPI, of Mistral and xAI, of RFC 9457 §3.1.
TELLING: Final = frozenset({"code", "detail", "error", "errors", "message", "msg", "success"})
BESIDE: Final = TELLING | {
    *("data", "details", "instance", "param", "path", "request_id", "requestId", "status"),
    *("statusCode", "status_code", "timestamp", "title", "type"),
}
_ABOUT: Final = regex(  # names of what is said of a record, by their last word
    r"(?:.*[a-z\d_.@-])??(?:[iI][dD]|[iI]ndex|[oO]ffset|[sS]eq|[sS]hards?|[sS]ource|[sS]tatus|[sS]tream"
    r"|[tT]ask|[tT]ime(?:stamp)?|[tT]ook|[tT]opic|[dD]ate|[pP]artition|[hH]ost)"
)
_DEPTH: Final = 2  # objects in one another that make a record of what is held


def is_error(value: Mapping[str, Any]) -> bool:
    """Is an object made of such members alone, and does it not say that all went well?"""
    names = value.keys()
    return names <= BESIDE and not names.isdisjoint(TELLING) and value.get("success") is not True


def wraps(value: Mapping[str, Any]) -> bool:
    """Does it say something of a record, and hold one?"""
    told = any(_ABOUT.fullmatch(name) for name, one in value.items() if not isinstance(one, dict))
    return told and any(map(_is_record, value.values()))


def _is_record(value: object, depth: int = _DEPTH) -> bool:
    """Do so many objects stand in one another, or does one of a list?"""
    if isinstance(value, list):
        return any(_is_record(one, depth) for one in value)
    return isinstance(value, dict) and (
        depth == 1 or any(_is_record(one, depth - 1) for one in value.values())
    )
