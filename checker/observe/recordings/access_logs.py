"""Access logs -> exchanges without bodies: nginx and Apache combined, their JSON variants, Kong.

127.0.0.1 - - [29/Nov/2026:10:00:00 +0000] "POST /v1/x HTTP/1.1" 200 512 "-" "client/1.0"
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final
from urllib.parse import urlsplit

from checker.model.fidelity import META, PARSED
from checker.model.regex import regex
from checker.observe.recordings.bodies import plain
from checker.observe.recordings.form import Form, Taken, TakenPart, exchange, first
from checker.observe.recordings.pairs import BODIES, status_of
from checker.observe.recordings.recording import placed
from checker.observe.strict import RecordRefused

_COMBINED: Final = regex(
    rb"\S+ \S+ .{1,200}? ?\[\d\d/[A-Z][a-z]{2}/\d{4}:[^\]]{5,30}\] "
    rb'"(?:([A-Z]+) (\S+)(?: HTTP/[\d.]+)?|[^"]*)" (\d{3}) (?:\d+|-)'
)
METHODS: Final = ("request_method", "method", "http_method", "verb")
PATHS: Final = ("request_uri", "uri", "request_url", "url", "path", "request_path")
HOSTS: Final = ("http_host", "host", "server_name", "vhost")
_LINE: Final = regex(r"([A-Z]+) (\S+)(?: HTTP/[\d.]+)?$")
_WRITTEN: Final = frozenset(
    {"body_bytes_sent", "remote_addr", "request_method", "time_iso8601", "time_local"}
)


def is_combined(text: bytes) -> bool:
    """Is the first line one of an access log?"""
    return _COMBINED.match(text) is not None


def combined(blocks: Iterable[bytes]) -> Iterator[tuple[int, Taken]]:
    """Each line; one that is none is left out. What was no HTTP asked for nothing."""
    for at, line in placed(blocks):
        parts = _COMBINED.match(line)
        if parts is not None:
            method, url, status = ((part or b"").decode("latin-1") for part in parts.groups())
            yield at, TakenPart(exchange(method=method, url=url, status=status, body=""))
        elif line.strip():
            yield at, RecordRefused("form-unknown")


def row(value: Mapping[str, Any]) -> Iterator[Taken]:
    """A line of an access log in JSON."""
    method, url = first(value, *METHODS), first(value, *PATHS)
    parts = _LINE.match(str(value.get("request", "")))
    if parts is not None and url is None:
        method, url = parts[1], parts[2]
    host = first(value, *HOSTS)
    if url and isinstance(url, str) and isinstance(host, str) and not urlsplit(url).netloc:
        url = f"https://{host}{url}"
    body = value.get("response_body") or ""
    yield TakenPart(
        exchange(
            method=method,
            url=url,
            status=status_of(value),
            headers=[["content-type", first(value, "sent_http_content_type", "content_type")]],
            request=plain(value.get("request_body") or None),
            body=body,
        ),
        PARSED if body else None,
    )


def kong(value: Mapping[str, Any]) -> Iterator[Taken]:
    """A line that Kong's file and HTTP logs write; a body is there only where it was added."""
    asked, answer = value["request"], value["response"]
    url = first(asked, "url", "uri")
    host = inside_headers(asked.get("headers"), "host")
    if isinstance(url, str) and host and not urlsplit(url).netloc:
        url = f"https://{host}{url}"
    body = first(answer, *BODIES)
    yield TakenPart(
        exchange(
            method=asked.get("method"),
            url=url,
            status=status_of(answer),
            headers=answer.get("headers"),
            request=plain(first(asked, *BODIES)),
            body=body or "",
        ),
        PARSED if body else None,
    )


def inside_headers(headers: object, name: str) -> str | None:
    """A header's value, of a mapping."""
    value = headers.get(name) if isinstance(headers, dict) else None
    return value if isinstance(value, str) else None


def _is_named(names: AbstractSet[str]) -> bool:
    """What was asked stands there as one line, or in two parts beside what only a server writes."""
    return "request" in names or not names.isdisjoint(_WRITTEN)


def _is_row(value: Mapping[str, Any]) -> bool:
    line = isinstance(value.get("request"), str) and _LINE.match(value["request"]) is not None
    asked = first(value, *METHODS) is not None and first(value, *PATHS) is not None
    return (line or asked) and status_of(value) is not None


COMBINED: Final = Form(name="access-log", fidelity=META, head=is_combined, read=combined)
ROW: Final = Form(
    name="access-log-json",
    fidelity=META,
    names=frozenset({"status"}),
    named=_is_named,
    holds=_is_row,
    parts=row,
)
KONG: Final = Form(
    name="kong",
    fidelity=META,
    names=frozenset({"request", "response", "latencies"}),
    parts=kong,
)
