"""Access logs -> exchanges without bodies: lines of servers and balancers, rows in JSON.

127.0.0.1 - - [29/Nov/2026:10:00:00 +0000] "POST /v1/x HTTP/1.1" 200 512 "-" "client/1.0"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from typing import Any, Final, NamedTuple, TypeAlias

from checker.model.fidelity import META, PARSED
from checker.model.regex import regex
from checker.observe.recordings.bodies import plain
from checker.observe.recordings.form import (
    Form,
    Taken,
    TakenPart,
    addressed,
    exchange,
    first,
    inside,
)
from checker.observe.recordings.pairs import status_of
from checker.observe.recordings.recording import placed
from checker.observe.strict import RecordRefused

Lines: TypeAlias = "tuple[re.Pattern[bytes], ...]"
Placed: TypeAlias = "tuple[int, Taken]"
_ASKED: Final = rb'"(?:(?P<method>[A-Z]+) (?P<url>\S+)(?: HTTP/[\d.]+)?|[^"]*)"'
_STATUS: Final = rb" (?P<status>\d{3}|-|-1) "
_SERVERS: Final = (
    # nginx and Apache, common and combined; Envoy with its own format
    regex(
        rb"(?:\S+ \S+ .{1,200}? ?\[\d\d/[A-Z][a-z]{2}/\d{4}:[^\]]{5,30}\] "
        rb"|\[\d{4}-\d\d-\d\dT[\d:.]+Z\] )" + _ASKED + _STATUS + rb"(?:\d+|-)"
    ),
    # the application load balancer of AWS: how, when, who, two addresses, three times, status
    regex(
        rb"(?:https?|h2|grpcs|wss?) \d{4}-\d\d-\d\dT\S+ \S+ \S+ \S+(?: -?[\d.]+){3}"
        + _STATUS
        + rb"\S+ \d+ \d+ "
        + _ASKED
    ),
    # HAProxy's log of HTTP, behind what syslog writes: when, where, times, status
    regex(
        rb".{0,200}? \[\d\d/[A-Z][a-z]{2}/\d{4}:[\d:.]+\] \S+ \S+ [-\d/+]+"
        + _STATUS
        + rb".{0,400}? "
        + _ASKED
    ),
)
# What programs print that serve themselves, between other words of theirs.
_CONSOLES: Final = (
    # uvicorn, and programs that serve with it
    regex(rb"(?:INFO: +)?\S+:\d+ - " + _ASKED + _STATUS),
    # gin, and the gateways of the one-api family, which write an id of the request before it
    regex(
        rb"\[GIN\] [^|]{1,40}\|(?:[^|]{1,80}\|)? +(?P<status>\d{3}) \|[^|]{1,40}\|[^|]{1,80}\|"
        rb' +(?P<method>[A-Z]+) +"?(?P<url>[^\s"]+)'
    ),
)
_BEGUN: Final = regex(rb'(?:INFO: +)?\S+:\d+ - "[A-Z]+ |\[GIN\] ')  # one, though it may be broken
_FILLED: Final = regex(rb"\s*\S")  # any, where nothing else is written
FEW: Final = 50  # lines in which the first of a log stands, behind what was said at its start
METHODS: Final = ("request_method", "method", "http_method", "httpMethod", "verb")
PATHS: Final = ("request_uri", "uri", "request_url", "url", "path", "request_path")
HOSTS: Final = ("http_host", "host", "server_name", "vhost", "domainName")
_LINE: Final = regex(r"([A-Z]+) (\S+)(?: HTTP/[\d.]+)?$")
_WRITTEN: Final = frozenset(
    {
        *("body_bytes_sent", "httpMethod", "remote_addr", "request_method", "time_iso8601"),
        "time_local",
    }
)


def _match(line: bytes, forms: Lines) -> re.Match[bytes] | None:
    return next(filter(None, (one.match(line) for one in forms)), None)


def _begins(forms: Lines, text: bytes) -> bool:
    """Is the first line one of an access log? Or one behind words, where none is a record."""
    several = text.split(b"\n", FEW)[:FEW]
    if any(line.startswith(b"{") for line in several):
        several = several[:1]
    return any(_match(line, forms) for line in several)


def _lines(forms: Lines, broken: re.Pattern[bytes], blocks: Iterable[bytes]) -> Iterator[Placed]:
    """Each line; a broken one is left out. What was no HTTP asked for nothing."""
    for at, line in placed(blocks):
        found = _match(line, forms)
        if found is not None:
            method, url, status = (
                (found[name] or b"").decode("latin-1") for name in ("method", "url", "status")
            )
            yield at, _answered(method, url, status if status.isdecimal() else None)
        elif broken.match(line):
            yield at, RecordRefused("form-unknown")


def _answered(method: object, url: object, status: object, headers: object = None) -> Taken:
    """An exchange without bodies; status 0 is that of a client that went away."""
    if status in (None, 0, "0"):
        return RecordRefused("no-answer")
    return TakenPart(exchange(method=method, url=url, status=status, headers=headers))


def _at(value: Mapping[str, Any], paths: str) -> Any:  # noqa: ANN401 - any JSON
    found = (value.get(path, inside(value, path.split("."))) for path in paths.split())
    return next((one for one in found if one is not None), None)


class Names(NamedTuple):
    """Where a writer of rows puts what is looked for: a path with dots, or the first of several."""

    method: str
    url: str
    status: str
    host: str
    headers: str = ""

    def of(self, value: Mapping[str, Any]) -> list[Any]:
        """What stands there, in this order, in objects or under the path as one name."""
        return [_at(value, paths) for paths in self]

    def tell(self, value: Mapping[str, Any]) -> bool:
        """Does a row hold what was asked, and what came of it?"""
        method, url, status, *_ = self.of(value)
        return isinstance(method, str) and isinstance(url, str) and isinstance(status, int | str)

    def row(self, value: Mapping[str, Any]) -> Iterator[Taken]:
        """The exchange of a row."""
        method, url, status, host, headers = self.of(value)
        yield _answered(method, addressed(url, host), status, headers)


WRITERS: Final[Mapping[str, Names]] = {
    "caddy": Names("request.method", "request.uri", "status", "request.host", "resp_headers"),
    "cloudflare": Names(
        "ClientRequestMethod", "ClientRequestURI", "EdgeResponseStatus", "ClientRequestHost"
    ),
    "ecs": Names(
        "http.request.method",
        "url.full url.original url.path",
        "http.response.status_code",
        "url.domain",
    ),
    "envoy": Names("method", "path", "response_code", "authority"),
    "traefik": Names("RequestMethod", "RequestPath", "DownstreamStatus", "RequestHost"),
}


def row(value: Mapping[str, Any]) -> Iterator[Taken]:
    """A line of an access log in JSON."""
    method, url = _asked(value)
    body = value.get("response_body")
    yield TakenPart(
        exchange(
            method=method,
            url=addressed(url, first(value, *HOSTS)),
            status=status_of(value),
            headers=[["content-type", first(value, "sent_http_content_type", "content_type")]],
            request=plain(value.get("request_body")),
            body=body,
        ),
        PARSED if body else None,
    )


def _asked(value: Mapping[str, Any]) -> tuple[Any, Any]:
    """Method and address: what no member of its own tells, the first line of the request does."""
    method, url = first(value, *METHODS), first(value, *PATHS)
    request = value.get("request")
    line = _LINE.match(request) if isinstance(request, str) else None
    if line is not None:
        method, url = method or line[1], url or line[2]
    return method, url


def _is_named(names: AbstractSet[str]) -> bool:
    """What was asked stands there as one line, or in two parts beside what only a server writes."""
    return "request" in names or not names.isdisjoint(_WRITTEN)


def _is_row(value: Mapping[str, Any]) -> bool:
    return None not in (*_asked(value), status_of(value))


LINES: Final = Form(
    name="access-log",
    fidelity=META,
    head=partial(_begins, _SERVERS),
    read=partial(_lines, _SERVERS, _FILLED),
)
# Its name stands behind that of the log of a client, which such a program may print too.
CONSOLE: Final = Form(
    name="server-console",
    fidelity=META,
    head=partial(_begins, _CONSOLES),
    read=partial(_lines, _CONSOLES, _BEGUN),
)
ROW: Final = Form(
    name="access-log-json",
    fidelity=META,
    names=frozenset({"status"}),
    named=_is_named,
    holds=_is_row,
    parts=row,
)


def _rows(writer: str, names: Names, *keys: str) -> Form:
    own = frozenset(keys or (name.partition(".")[0] for name in names[:3]))
    return Form(
        name=f"access-log-{writer}",
        fidelity=META,
        names=own,
        holds=names.tell,
        parts=names.row,
    )


ROWS: Final = (
    *(_rows(writer, names) for writer, names in WRITERS.items()),
    # as its libraries write it: attributes of telemetry are named so too, but for the version
    _rows("ecs-flat", WRITERS["ecs"], "ecs.version", "http.request.method"),
)
