"""RULES of the HTTP fields: low cardinality, presence alone, the documented route and method."""

from __future__ import annotations

import re
from typing import Final

from checker.model.finding import Level
from checker.model.regex import regex
from checker.packet.record import Value
from checker.packet.rule import Packet, PacketRule, of_field, of_values

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


def _method(packet: Packet, text: str) -> bool:
    known = packet.documented.methods
    return bool(known) and text not in known


def _category(packet: Packet, text: str) -> bool:
    many = len(text) > _LONGEST or _MANY.search(text) is not None
    return packet.documented.low_cardinality and many


def _raw_route(_: Packet, text: str) -> bool:
    return (
        not text.startswith("/")
        or re.search(r"[?#\s@]|//", text) is not None
        or any(_ID_SEGMENT.fullmatch(segment) for segment in text.split("/"))
    )


def _other_route(packet: Packet, text: str) -> bool:
    known = packet.documented.routes.values()
    listed = any(f"{text}/".startswith(f"{route}/") for route in known)
    return bool(known) and not listed and not _raw_route(packet, text)


def _surface(text: str) -> str:
    """`chat` or `responses`, where a surface is named and no other is."""
    chat, responses = ("chat" in text.lower()), ("response" in text.lower())
    return "" if chat is responses else "chat" if chat else "responses"


def _mismatch(packet: Packet, text: str) -> bool:
    routes, named = packet.documented.routes, _surface(text)
    others = {*routes.values()} - {routes.get(named)}
    whole = packet.record.text_of("route_template").strip() + "/"
    return named in routes and any(whole.startswith(f"{path}/") for path in others)


def _ids(_: Packet, value: Value) -> bool:
    named = "trace" in value.name.lower() or value.name.lower() in ("request_id", "span_id")
    is_id = named and re.fullmatch(r"(?=[^\d]{0,40}\d)[\w-]{8,}", value.text.strip())
    forms = (_TRACE, _SAID, _TRACEPARENT, _REQUEST_ID)
    return bool(is_id) or any(pattern.search(value.text) for pattern in forms)


RULES: Final = (
    PacketRule(
        id="error-category-many",
        level=Level.ERROR,
        section=_SECTION,
        says="The error category is a sentence, an address or an id: one of very many values, "
        "where the telemetry conventions ask for few; or it is a class of statuses.",
        instead="Write the error type or the status code alone: 429, timeout, "
        "invalid_request_error. The class (5xx) stands in status_code_class.",
        finds=of_field("error_category", _category),
    ),
    PacketRule(
        id="http-method-unknown",
        level=Level.ERROR,
        section=_SECTION,
        says="The method is none that the telemetry conventions list.",
        instead="Write it in upper case (POST), or _OTHER.",
        finds=of_field("http_method", _method),
    ),
    PacketRule(
        id="route-raw",
        level=Level.ERROR,
        section=_TEMPLATE,
        says="The route is a raw path, an address or something else than a template.",
        instead="Write the documented template, with its first slash, without host, query and ids: "
        "/v1/chat/completions, /v1/responses/{response_id}.",
        finds=of_field("route_template", _raw_route),
    ),
    PacketRule(
        id="route-undocumented",
        level=Level.WARNING,
        section=_TEMPLATE,
        says="No reference page at hand documents this route.",
        instead="Write the route as the reference page gives it, or link the page that documents "
        "it in related_notes.",
        finds=of_field("route_template", _other_route),
    ),
    PacketRule(
        id="surface-mismatch",
        level=Level.ERROR,
        section="Contract details to verify",
        says="The interface that is named and the route belong to two reference pages.",
        instead="Name the interface whose page documents the route.",
        finds=of_field("api_surface_checked", _mismatch),
    ),
    PacketRule(
        id="surface-vague",
        level=Level.WARNING,
        section="Smoke-test workflow",
        says="It does not say which documented interface was checked.",
        instead="Write documented-chat-interface or documented-responses-interface.",
        finds=of_field("api_surface_checked", lambda _, text: not _surface(text)),
    ),
    PacketRule(
        id="trace-id-value",
        level=Level.ERROR,
        section=_SECTION,
        says="A trace or request id is written out.",
        instead="Write trace_id_present: true, and keep the id in your own incident record.",
        finds=of_values(_ids, "incident_id", "route_template"),
    ),
)
