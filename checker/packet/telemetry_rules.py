"""RULES of the HTTP fields: low cardinality, presence alone, the documented route and method."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.model.finding import Level
from checker.model.regex import regex
from checker.packet.rule import Packet, PacketRule, Place, own_values

_SECTION: Final = "HTTP telemetry"
_TEMPLATE: Final = "Sanitized log-record template"

# What makes a value one of very many: an address, a sentence, an id; or a class of statuses.
_MANY: Final = regex(
    r"\A[1-5][xX]{2}\Z|://|[?#@=]|\S\s+\S+\s+\S|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}|\d{1,3}(?:\.\d{1,3}){3}|\d{6}"
    r"|:\d{2}|(?<![A-Za-z\d])(?=[a-f]{0,16}\d)(?=\d{0,16}[a-f])[\da-f]{8}|(?=[A-Za-z_-]{0,40}\d)[A-Za-z0-9_-]{24}|[{}\[\]\"']"
)
_LONGEST: Final = 64  # characters of a category
_ID_SEGMENT: Final = regex(
    r"\d+|[0-9a-fA-F]{12,}|[0-9a-fA-F]{8}-[0-9a-fA-F-]{20,}"
    r"|(?:[a-z]{2,12}[_-])+(?=[A-Za-z]{0,40}\d)[A-Za-z0-9]{8,}"
    r"|(?:call|chatcmpl|file|item|msg|req|resp|run|thread)[_-]\w{4,}"
    r"|(?=[A-Za-z]{0,40}\d)(?=\d{0,40}[A-Za-z])[A-Za-z0-9]{20,}"
)
_TRACE: Final = regex(
    r"\b(?:trace|span|request|correlation|req|cf-ray|x-request)[ _-]?(?:id|parent)?s?\b"
    r"[^\w\n]{1,6}(?:(?:id|is|was|of)[ :=]{1,3})?"
    r"(?P<id>(?=[A-Za-z_-]{0,20}\d)[0-9A-Za-z_-]{12,})",
    re.IGNORECASE,
)
_TRACEPARENT: Final = regex(r"\b00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}\b")  # W3C
_SAID: Final = regex(  # the id, then what it is
    r"(?<![\w-])(?=[A-Za-z_-]{0,20}\d)[0-9A-Za-z_-]{12,64} (?:is|was) (?:the|our|its|a) "
    r"(?:trace|span|request|correlation)\b",
    re.IGNORECASE,
)
_REQUEST_ID: Final = regex(
    r"\b(?:req|resp|chatcmpl|msg|run|thread|call)[_-](?=[A-Za-z]{0,40}\d)\w{8,}"
)


def _field(packet: Packet, name: str) -> tuple[str, int] | None:
    record = packet.record
    text = record.text_of(name).strip()
    return (text, record.line(name)) if text and record.filled(name) else None


def _method(packet: Packet) -> Iterator[Place]:
    method = _field(packet, "http_method")
    known = packet.documented.methods
    if method and known and method[0] not in known:
        yield "http_method", method[1]


def _category(packet: Packet) -> Iterator[Place]:
    category = _field(packet, "error_category")
    if category and packet.documented.low_cardinality:
        text, line = category
        if len(text) > _LONGEST or _MANY.search(text):
            yield "error_category", line


def _raw_route(packet: Packet) -> Iterator[Place]:
    field = _field(packet, "route_template")
    if field is None:
        return
    text, line = field
    segments = text.split("/")
    if (
        not text.startswith("/")
        or re.search(r"[?#\s@]|//", text)
        or any(_ID_SEGMENT.fullmatch(segment) for segment in segments)
    ):
        yield "route_template", line


def _other_route(packet: Packet) -> Iterator[Place]:
    field = _field(packet, "route_template")
    if field is None or any(True for _ in _raw_route(packet)) or not packet.documented.routes:
        return
    text = field[0].rstrip("/")
    if not any(text == route or text.startswith(route + "/") for route in _routes(packet)):
        yield "route_template", field[1]


def _routes(packet: Packet) -> tuple[str, ...]:
    return tuple(packet.documented.routes.values())


def _surface(text: str) -> str:
    """`chat` or `responses`, where a surface is named and no other is."""
    low = text.lower()
    named = [name for name, word in (("chat", "chat"), ("responses", "response")) if word in low]
    return named[0] if len(named) == 1 else ""


def _mismatch(packet: Packet) -> Iterator[Place]:
    surface, route = _field(packet, "api_surface_checked"), _field(packet, "route_template")
    if surface is None or route is None:
        return
    named = _surface(surface[0])
    own = packet.documented.routes.get(named)
    whole = route[0].rstrip("/") + "/"
    others = {path for name, path in packet.documented.routes.items() if name != named}
    if own is not None and any(whole.startswith(f"{path}/") for path in others - {own}):
        yield "api_surface_checked", surface[1]


def _vague_surface(packet: Packet) -> Iterator[Place]:
    surface = _field(packet, "api_surface_checked")
    if surface and not _surface(surface[0]):
        yield "api_surface_checked", surface[1]


def _ids(packet: Packet) -> Iterator[Place]:
    for value in own_values(packet, "incident_id", "route_template"):
        named = "trace" in value.name.lower() or value.name.lower() in ("request_id", "span_id")
        is_id = named and re.fullmatch(r"(?=[^\d]{0,40}\d)[\w-]{8,}", value.text.strip())
        if is_id or any(
            pattern.search(value.text) for pattern in (_TRACE, _SAID, _TRACEPARENT, _REQUEST_ID)
        ):
            yield value.place, value.line


RULES: Final = (
    PacketRule(
        id="error-category-many",
        level=Level.ERROR,
        section=_SECTION,
        says="The error category is a sentence, an address or an id: one of very many values, "
        "where the telemetry conventions ask for few; or it is a class of statuses.",
        instead="Write the error type or the status code alone: 429, timeout, "
        "invalid_request_error. The class (5xx) stands in status_code_class.",
        finds=_category,
    ),
    PacketRule(
        id="http-method-unknown",
        level=Level.ERROR,
        section=_SECTION,
        says="The method is none that the telemetry conventions list.",
        instead="Write it in upper case (POST), or _OTHER.",
        finds=_method,
    ),
    PacketRule(
        id="route-raw",
        level=Level.ERROR,
        section=_TEMPLATE,
        says="The route is a raw path, an address or something else than a template.",
        instead="Write the documented template, with its first slash, without host, query and ids: "
        "/v1/chat/completions, /v1/responses/{response_id}.",
        finds=_raw_route,
    ),
    PacketRule(
        id="route-undocumented",
        level=Level.WARNING,
        section=_TEMPLATE,
        says="No reference page at hand documents this route.",
        instead="Write the route as the reference page gives it, or link the page that documents "
        "it in related_notes.",
        finds=_other_route,
    ),
    PacketRule(
        id="surface-mismatch",
        level=Level.ERROR,
        section="Contract details to verify",
        says="The interface that is named and the route belong to two reference pages.",
        instead="Name the interface whose page documents the route.",
        finds=_mismatch,
    ),
    PacketRule(
        id="surface-vague",
        level=Level.WARNING,
        section="Smoke-test workflow",
        says="It does not say which documented interface was checked.",
        instead="Write documented-chat-interface or documented-responses-interface.",
        finds=_vague_surface,
    ),
    PacketRule(
        id="trace-id-value",
        level=Level.ERROR,
        section=_SECTION,
        says="A trace or request id is written out.",
        instead="Write trace_id_present: true, and keep the id in your own incident record.",
        finds=_ids,
    ),
)
