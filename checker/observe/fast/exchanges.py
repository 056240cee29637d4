"""A line of an exchange -> what it tells, and its bodies as bytes: none of them is read here."""

from __future__ import annotations

from typing import Any

from checker.observe.exchange import UnreadExchange, named_media_type
from checker.observe.fast.types import ABSENT, UNREAD, exchange_line, pair_line, text_of
from checker.observe.strict import escaped


def unread_exchange(raw: bytes) -> UnreadExchange | None:
    """The exchange of a line that is written as most are, and around the bodies has no fault."""
    try:
        line = exchange_line(raw)
    except UNREAD:  # of which a later exception would keep the text
        return None
    told = line.method, line.url, line.status, line.headers
    return _unread(raw, told, line.request_body, line.response_body, 6 + _texts(line.headers))


def unread_pair(raw: bytes) -> UnreadExchange | None:
    """The same of a line that holds a request and a response."""
    try:
        line = pair_line(raw)
    except UNREAD:  # likewise
        return None
    request, response = line.request, line.response
    asked, status, other = request.body, response.status, response.status_code
    if status is ABSENT:
        status, other = other, status
    if status is ABSENT or other is not ABSENT:
        return None
    if asked is not ABSENT and bytes(asked)[:1] == b'"':
        return None  # a text that was sent may be JSON, or not
    told = request.method, request.url, status, response.headers
    texts = 8 + _texts(request.headers) + _texts(response.headers)
    return _unread(raw, told, asked, response.body, texts)


def _texts(headers: Any) -> int:  # noqa: ANN401 - a map, pairs, or nothing
    return 0 if headers is ABSENT else 1 + 2 * len(headers)


def _media_type(headers: dict[str, str] | list[tuple[str, str]]) -> str | None:
    """As `media_type_of`, of names and values that are texts."""
    for name, value in headers.items() if isinstance(headers, dict) else headers:
        if name.lower() == "content-type":
            return named_media_type(value)
    return None


def _unread(
    raw: bytes,
    told: tuple[str, str, int, Any],
    request: Any,  # noqa: ANN401 - bytes, or nothing
    response: Any,  # noqa: ANN401 - bytes
    texts: int,
) -> UnreadExchange | None:
    """`texts`: how many stand in the line, but for those of its bodies and a request's name."""
    method, url, status, headers = told
    body = bytes(response)
    asked = b"" if request is ABSENT else bytes(request)
    around, inner = raw, body
    for end in (-1, -2):
        # Most answers stand at the end of their line: then they need not be looked through.
        if raw.endswith(body, 0, end):
            around, inner = raw[: end - len(body)], b""
    outside = around.count(b'"') - asked.count(b'"') - inner.count(b'"') - 2 * (texts + bool(asked))
    if outside and escaped(around) - escaped(asked) - escaped(inner) != outside:
        return None  # a name stands twice
    try:
        answer = text_of(body).encode() if body[:1] == b'"' else body
    except UNREAD:  # likewise
        return None
    return UnreadExchange(
        method,
        url,
        status,
        media_type=None if headers is ABSENT else _media_type(headers),
        asked=None if asked in (b"", b"null") else asked,
        answer=answer,
    )
