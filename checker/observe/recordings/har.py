"""HAR 1.2 (log.entries) -> exchanges, one an entry; read entry by entry.

The body stands as text, in base 64 where `encoding` says so, or in a file beside the recording
(`_file`, `_sha1`: as Playwright writes it). Status 0 is a request that got no answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.model.fidelity import META, RAW
from checker.model.regex import regex
from checker.observe.recordings.bodies import from_base64, plain, text_of
from checker.observe.recordings.form import Form, Taken, TakenPart, exchange, first
from checker.observe.strict import RecordRefused

_HEAD: Final = regex(rb'\s*\{\s*"log"\s*:\s*\{')
BESIDE: Final = ("_file", "_sha1")  # the name of a file beside the recording


def entry(value: Mapping[str, Any]) -> Iterator[Taken]:
    """The exchange of one entry."""
    asked, answer = value["request"], value["response"]
    status = answer.get("status")
    if not status or status == -1:
        yield RecordRefused("no-answer")
        return
    posted = asked.get("postData") or {}
    content = answer.get("content") or {}
    body = content.get("text")
    if isinstance(body, str) and content.get("encoding") == "base64":
        body = text_of(from_base64(body))
    beside = {"request_body": first(posted, *BESIDE), "response_body": first(content, *BESIDE)}
    yield TakenPart(
        exchange(
            method=asked.get("method"),
            url=asked.get("url"),
            status=status,
            headers=answer.get("headers") or [["content-type", content.get("mimeType")]],
            request=plain(posted.get("text")),
            body=body,
        ),
        META if body is None and content.get("size") != 0 else None,
        {member: name for member, name in beside.items() if isinstance(name, str)},
    )


HAR: Final = Form(
    name="har",
    fidelity=RAW,
    names=frozenset({"log"}),
    path=("log", "entries"),
    parts=entry,
    head=lambda text: _HEAD.match(text) is not None and b'"entries"' in text,
)
