"""One recorded exchange: what it tells of the request, of the status, of the body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from checker.model.regex import regex
from checker.observe.strict import RecordRefused

BODIES: Final = ("request_body", "response_body", "events")  # of an exchange: bodies, or parts
JSON: Final = "application/json"
EVENT_STREAM: Final = "text/event-stream"

_STATUS: Final = regex(r"[1-5]\d\d")
_MEDIA_TYPE: Final = regex(r"\s*([\w.+-]+/[\w.+-]+)")  # RFC 9110 §8.3.1, without parameters
# A line of an event stream, or one that was meant to be.
_STREAM_LINE: Final = regex(rb"\s*(?:data|event|id|retry)\s*:|:")


class Exchange(NamedTuple):
    """A request and its answer. Whatever is in it is data of the user's: it is never reported."""

    method: str | None
    url: str | None
    status: int | None  # None: the recording does not tell
    media_type: str | None  # as the Content-Type says, lower case; None without one
    request: object  # plain data; None without one
    body: object  # text as it came, or plain data; None where it is empty
    events: list[Any] | None  # plain data of a stream that the recorder took apart


class UnreadExchange(NamedTuple):
    """An exchange whose bodies are JSON texts, or are to be."""

    method: str
    url: str
    status: int
    media_type: str | None
    asked: bytes | None
    answer: bytes


def is_exchange(value: Mapping[str, object]) -> bool:
    """Is a record an exchange, rather than an answer itself?"""
    return (
        "response_body" in value
        or "request_body" in value
        or isinstance(value.get("events"), list)
        or ("method" in value and "url" in value)
    )


def exchange_of(value: Mapping[str, object]) -> Exchange:
    """An exchange in the form of JSON Lines. Raises RecordRefused."""
    events = value.get("events")
    body = value.get("response_body")
    return Exchange(
        method=_text(value.get("method")),
        url=_text(value.get("url")),
        status=_status(value.get("status")),
        media_type=media_type_of(answer_headers(value)),
        request=value.get("request_body"),
        body=None if body == "" else body,
        events=events if isinstance(events, list) and events else None,
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _status(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():  # as tables of numbers are exported
        value = int(value)
    if isinstance(value, bool) or not _STATUS.fullmatch(str(value)):
        raise RecordRefused("status-unknown")
    return int(str(value))


def headers_of(value: object) -> Iterator[tuple[object, object]]:
    """Names and values, of a mapping, of pairs, or of objects with `name` and `value`."""
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, dict):
                yield item.get("name"), item.get("value")
            elif isinstance(item, list) and len(item) == 2:  # noqa: PLR2004 - a pair
                yield item[0], item[1]


def answer_headers(value: Mapping[str, object]) -> object:
    """The headers of the answer of an exchange, under either name."""
    return value.get("response_headers") or value.get("headers")


def media_type_of(headers: object) -> str | None:
    """The type that the first header of that name tells."""
    for name, value in headers_of(headers):
        if isinstance(name, str) and name.lower() == "content-type":
            first = value[0] if isinstance(value, list) and value else value
            return named_media_type(first) if isinstance(first, str) else None
    return None


def named_headers(headers: object) -> dict[str, str]:
    """Header fields by their names in lower case; of several of a name the last."""
    return {str(name).lower(): str(value).strip() for name, value in headers_of(headers)}


@lru_cache(maxsize=256)
def named_media_type(value: str) -> str | None:
    """The media type of a header's value."""
    match = _MEDIA_TYPE.match(value)
    return match[1].lower() if match else None


def is_event_stream(head: bytes) -> bool:
    """Is a text an event stream? By its first lines, whatever its Content-Type says."""
    start = head[:4096].lstrip()
    return not start.startswith((b"{", b"[")) and any(map(_STREAM_LINE.match, start.splitlines()))
