"""URL -> Place, and whether a source may ask there. Pure: no name is looked up here.

One reading of an address serves every question that is asked of it: what is compared with the
listed hosts is the same text that is sent, so that no two parsers can be played off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import ascii_letters, digits
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from checker.fetch.addresses import is_literal, is_loopback, spelled_out
from checker.model.access import Outcome
from checker.model.regex import regex
from checker.model.source import Source

PORTS: Final = {"http": 80, "https": 443}
MAX_URL: Final = 8_000  # octets; RFC 9110 §4.1 asks recipients for at least 8000
IN_PATHS: Final = "/%:@!$&'()*+,;="  # RFC 3986 §3.3, and % as it came
IN_QUERIES: Final = IN_PATHS + "?"  # §3.4
UNRESERVED: Final = frozenset(ascii_letters + digits + "-._~")  # §2.3
ESCAPE: Final = regex("%([0-9A-Fa-f]{2})?")
HOST: Final = regex(r"(?!.{254})(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}")  # RFC 1035 §2.3.4
CONTROL: Final = regex(r"[\x00-\x1f\x7f]")


class Barred(Exception):
    """The request is not made; `detail` is ours, and names at most a host, never the address."""

    def __init__(self, outcome: Outcome, detail: str) -> None:
        super().__init__(detail)
        self.outcome = outcome
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Url:
    """A web address, read once."""

    scheme: str  # "http" or "https"
    host: str  # lower case, ASCII (IDNA), no final dot; an IPv6 address without brackets
    port: int
    path: str  # begins with "/", without dot segments
    query: str = ""  # with its "?"; "" without one

    @property
    def authority(self) -> tuple[str, int]:
        """Host and port: what a source lists, and what is compared with it."""
        return self.host, self.port

    @property
    def name(self) -> str:
        """`host`, or `host:port` where the port is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The address in normal form, without a fragment."""
        return f"{self.scheme}://{self.name}{self.path}{self.query}"


def place_of(url: str, *, base: Url | None = None) -> Url:
    """Reads an absolute address, or a reference relative to `base`. Raises Barred."""
    if len(url) > MAX_URL:
        raise Barred(Outcome.REFUSED, "an address that is too long")
    if CONTROL.search(url):
        raise Barred(Outcome.REFUSED, "an address with control characters")
    try:
        parts = urlsplit(urljoin(base.url, url.strip(" ")) if base else url.strip(" "))
        host, port = parts.hostname or "", parts.port
        path = _without_dots(_escaped(parts.path or "/", safe=IN_PATHS))
        query = "?" + _escaped(parts.query, safe=IN_QUERIES) if parts.query else ""
    except ValueError:  # half of a surrogate pair, too
        raise Barred(Outcome.REFUSED, "an address that cannot be read") from None
    if port == 0:
        raise Barred(Outcome.REFUSED, "an address with a port that cannot be asked")
    if parts.scheme not in PORTS:
        raise Barred(Outcome.REFUSED, "an address that is not of the web")
    if "@" in parts.netloc:
        raise Barred(Outcome.REFUSED, "an address that names a user")
    return Url(
        scheme=parts.scheme,
        host=_host(host),
        port=PORTS[parts.scheme] if port is None else port,
        path=path,
        query=query,
    )


def _escaped(text: str, *, safe: str) -> str:
    """RFC 3986 §6.2.2: one way to write what can be written in several."""
    return ESCAPE.sub(_one_way, quote(text, safe=safe))


def _one_way(escape: re.Match[str]) -> str:
    if escape[1] is None:
        return "%25"  # a per cent sign that begins no escape
    character = chr(int(escape[1], 16))
    return character if character in UNRESERVED else escape[0].upper()


def _host(host: str) -> str:
    if is_literal(host):
        return host.lower()
    try:
        name = host.encode("idna").decode("ascii").lower().removesuffix(".")
        name = spelled_out(name) or name
    except ValueError:  # a UnicodeError is one
        name = ""
    if not HOST.fullmatch(name):
        raise Barred(Outcome.REFUSED, "an address without a host that can be asked")
    return name


def _without_dots(path: str) -> str:
    """RFC 3986 §5.2.4, so that a pattern sees the path that the server will."""
    kept: list[str] = []
    for part in path.removeprefix("/").split("/"):
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    ends = path.endswith(("/.", "/.."))
    return "/" + "/".join(kept) + ("/" if ends and kept else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Where one source may ask: the hosts of its listed documents, and no others."""

    authorities: frozenset[tuple[str, int]]
    private: bool = False  # Source.allow_private


def reach_of(source: Source) -> Reach:
    """The reach of a source; a listed address that cannot be read adds nothing to it."""
    found = set()
    for document in source.documents:
        try:
            found.add(place_of(document.url).authority)
        except Barred:
            continue
    return Reach(authorities=frozenset(found), private=source.allow_private)


def is_this_machine(host: str) -> bool:
    """Is the host this machine by its very name (RFC 6761 §6.3)?"""
    return host == "localhost" or host.endswith(".localhost") or is_loopback(host)


def check(place: Url, reach: Reach) -> None:
    """Raises Barred where the source may not ask there, whatever its name resolves to."""
    if place.host not in {host for host, _ in reach.authorities}:
        raise Barred(Outcome.MOVED, f"leads to {place.name}")
    if place.scheme != "https" and not (reach.private and is_this_machine(place.host)):
        raise Barred(Outcome.REFUSED, "http, not https")
    if place.authority not in reach.authorities:
        raise Barred(Outcome.MOVED, f"leads to {place.name}")
