"""Is JSON that is no documented answer an error in another form than the documented one?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

# What the error answers of programs are made of where they are not the documented envelope: of the
# gateways of the one-api family, of FastAPI, of Mistral and xAI, of RFC 9457 §3.1.
TELLING: Final = frozenset({"code", "detail", "error", "errors", "message", "msg", "success"})
BESIDE: Final = TELLING | {
    *("data", "details", "instance", "param", "path", "request_id", "requestId", "status"),
    *("statusCode", "status_code", "timestamp", "title", "type"),
}


def is_error(value: Mapping[str, Any]) -> bool:
    """Is an object made of such members alone, and does it not say that all went well?"""
    names = value.keys()
    return names <= BESIDE and not names.isdisjoint(TELLING) and value.get("success") is not True
