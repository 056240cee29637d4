"""A status and its reason phrases: RFC 9110 §15, the IANA registry, and what they were before."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

# Of these a Python knows the newer or the older one.
_RENAMED: Final = {
    413: ("Content Too Large", "Payload Too Large", "Request Entity Too Large"),
    414: ("URI Too Long", "Request-URI Too Long"),
    416: ("Range Not Satisfiable", "Requested Range Not Satisfiable"),
    422: ("Unprocessable Content", "Unprocessable Entity"),
}
PHRASES: Final = {
    str(one.value): _RENAMED.get(one.value, (one.phrase,)) for one in HTTPStatus
}  # "404" -> ("Not Found",)
