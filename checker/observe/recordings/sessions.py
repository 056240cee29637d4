"""Exchanges as proxies and stubs keep them: Charles, nock and its like, an answer alone.

Charles (`.chlsj`) describes both sides, with bodies as text or in base 64. nock, and recorders of
tests in a browser, write the body of the answer under `response` and that of the request under
`body`. What a stub is to answer, and what a function hands to its gateway, is an answer alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.model.fidelity import META, PARSED, RAW
from checker.observe.recordings.bodies import from_base64, plain, text_of
from checker.observe.recordings.form import Form, Taken, TakenPart, addressed, exchange, first
from checker.observe.recordings.pairs import HEADERS, URLS, body_of, status_of
from checker.observe.strict import RecordRefused


def session(value: Mapping[str, Any]) -> Iterator[Taken]:
    """A session of Charles."""
    answer = value["response"]
    if answer.get("status") is None:
        yield RecordRefused("no-answer")
        return
    query = f"?{value['query']}" if value.get("query") else ""
    body = _body(answer)
    yield TakenPart(
        exchange(
            method=value["method"],
            url=f"{value['scheme']}://{value['host']}{value['path']}{query}",
            status=answer["status"],
            headers=answer["header"]["headers"],
            request=plain(_body(value["request"])),
            body=body,
        ),
        META if body is None else None,
    )


def _body(side: Mapping[str, Any]) -> str | None:
    body = side.get("body") or {}
    encoded = body.get("encoded")
    return body.get("text") if encoded is None else text_of(from_base64(encoded))


def stubbed(value: Mapping[str, Any]) -> Iterator[Taken]:
    """An exchange that a stub repeats."""
    headers = first(value, "rawHeaders", *HEADERS)
    if isinstance(headers, list) and all(isinstance(one, str) for one in headers):
        headers = [*map(list, zip(headers[::2], headers[1::2], strict=False))]
    body = value["response"]
    coded = [body] if value.get("responseIsBinary") is True else body
    if isinstance(coded, list) and coded and all(isinstance(one, str) for one in coded):
        body = text_of(bytes.fromhex("".join(coded)))  # parts of what came compressed
    yield TakenPart(
        exchange(
            method=value["method"],
            url=addressed(first(value, *URLS), value.get("scope")),
            status=status_of(value),
            headers=headers,
            request=plain(value.get("body")),
            body=body,
        )
    )


def answer(value: Mapping[str, Any]) -> Iterator[Taken]:
    """An answer without what was asked."""
    encoded = value.get("isBase64Encoded") is True
    body = text_of(from_base64(value["body"])) if encoded else body_of(value)
    yield TakenPart(exchange(status=status_of(value), headers=value.get("headers"), body=body))


CHARLES: Final = Form(
    name="charles",
    fidelity=RAW,
    names=frozenset({"host", "method", "path", "request", "response", "scheme"}),
    holds=lambda value: (
        isinstance(value["response"], dict)
        and isinstance(value["request"], dict)
        and "header" in value["request"]
    ),
    parts=session,
)
STUB: Final = Form(
    name="stub",
    fidelity=PARSED,
    names=frozenset({"method", "response", "status"}),
    named=lambda names: not names.isdisjoint(URLS),
    holds=lambda value: isinstance(value["response"], dict | str | list),
    parts=stubbed,
)
ANSWER: Final = Form(
    name="answer-alone",
    fidelity=PARSED,
    names=frozenset({"body", "statusCode"}),
    named=lambda names: names.isdisjoint({"method", "request"}),
    parts=answer,
)
