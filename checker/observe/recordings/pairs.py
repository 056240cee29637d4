"""`{"request": …, "response": …}`, as many tools and tests write an exchange -> the exchange.

What is asked and what is answered may each be described (`method`, `url`, `status`, `body` under
the names that are usual) or stand there as the body alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.model.fidelity import META, PARSED
from checker.observe.recordings.bodies import from_base64, plain, text_of
from checker.observe.recordings.form import (
    Form,
    Taken,
    TakenPart,
    addressed,
    exchange,
    first,
    inside,
)
from checker.observe.strict import RecordRefused

URLS: Final = ("url", "uri", "path", "urlPath", "endpoint")
STATUSES: Final = ("status", "status_code", "statusCode", "code", "http_status", "response_status")
HEADERS: Final = ("headers", "header", "response_headers")
# What else stands beside a status: it is no member of a body.
_ABOUT: Final = (
    *("ok", "status_text", "statusText", "reason", "duration", "elapsed", "http_version"),
    *("bytes", "content_length", "contentLength", "content_type", "contentType", "size"),
)
BODIES: Final = (
    *("body", "json", "jsonBody", "content", "data", "text", "body_text", "payload", "raw_body"),
)


def pair(value: Mapping[str, Any]) -> Iterator[Taken]:
    """The exchange."""
    asked: Any = value["request"]
    answer: Any = value["response"]
    if answer in (None, {}):
        yield RecordRefused("no-answer")
        return
    asked = asked if isinstance(asked, dict) else {}
    body: Any
    described = first(asked, "method", *URLS) is not None
    if isinstance(answer, dict) and not is_described(answer):
        status, body = status_of(value), answer
    else:
        status = status_of(answer) if isinstance(answer, dict) else status_of(value)
        body = body_of(answer) if isinstance(answer, dict) else answer
    # Kong's logs have the host among the headers of what was asked.
    host = first(asked, "host", "hostname") or inside(asked, ("headers", "host"))
    taken = exchange(
        method=asked.get("method"),
        url=addressed(first(asked, *URLS), host),
        status=status,
        headers=first(answer, *HEADERS) if isinstance(answer, dict) else None,
        request=plain(first(asked, *BODIES)) if described else asked or None,
        body=body,
    )
    if isinstance(answer, dict) and isinstance(answer.get("events"), list):
        taken["events"] = answer["events"]
    yield TakenPart(taken, META if body is None and "events" not in taken else None)


def is_described(answer: Mapping[str, Any]) -> bool:
    """Is it the description of an answer, rather than its body?"""
    named = answer.keys() & {*BODIES, *HEADERS, "events"}
    foreign = answer.keys() - {*STATUSES, *_ABOUT}
    return status_of(answer) is not None and (bool(named) or not foreign)


def status_of(value: Mapping[str, Any]) -> object:
    """The status of an answer that is described; None where nothing describes it."""
    for name in STATUSES:
        status = value.get(name)
        if isinstance(status, dict):  # as VCR has it
            status = status.get("code")
        if isinstance(status, int | float) and not isinstance(status, bool):
            return status
        if isinstance(status, str) and status[:3].isdecimal():
            return status[:3]
    return None


def body_of(answer: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    """The body of an answer that is described; None where it was not kept. Raises RecordRefused."""
    body = first(answer, *BODIES)
    if isinstance(body, dict) and {"encoding", "string"} <= body.keys():
        body = body["string"]
    if isinstance(body, str) and answer.get("encoding") == "base64":
        return text_of(from_base64(body))
    return body


PAIR: Final = Form(
    name="request-response",
    fidelity=PARSED,
    names=frozenset({"request", "response"}),
    parts=pair,
    paired=True,
)
