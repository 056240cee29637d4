"""A line of an exchange -> what it tells, and its bodies as bytes: none of them is read here."""

from __future__ import annotations

from typing import NamedTuple

from checker.observe.fast.types import UNREAD, UNSET, exchange_line, text_of
from checker.observe.strict import escaped


class UnreadExchange(NamedTuple):
    """An exchange whose bodies are JSON texts, or are to be."""

    method: str
    url: str
    status: int
    headers: object
    asked: bytes | None
    answer: bytes


def unread_exchange(raw: bytes) -> UnreadExchange | None:
    """The exchange of a line that is written as most are, and around the bodies has no fault."""
    try:
        line = exchange_line(raw)
        body = bytes(line.response_body)
        asked = b"" if isinstance(line.request_body, UNSET) else bytes(line.request_body)
        outside = raw.count(b'"') - body.count(b'"') - asked.count(b'"') - 2 * line.texts()
        if outside and escaped(raw) - escaped(body) - escaped(asked) != outside:
            return None  # a name stands twice
        answer = text_of(body).encode() if body[:1] == b'"' else body
    except UNREAD:  # of which a later exception would keep the text
        return None
    headers = None if isinstance(line.headers, UNSET) else line.headers
    return UnreadExchange(line.method, line.url, line.status, headers, asked or None, answer)
