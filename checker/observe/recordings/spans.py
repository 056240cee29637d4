"""Spans as the OpenTelemetry SDK prints them, and dumps of Jaeger and Zipkin -> spans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.model.fidelity import META
from checker.observe.recordings.bodies import plain
from checker.observe.recordings.form import Form, Taken
from checker.observe.recordings.span import KINDS, parts
from checker.observe.span import Span

# The enumeration of the JavaScript API (`SpanKind`), which is not that of OTLP.
JS_KINDS: Final[Mapping[int, str]] = {1: "server", 2: "client"}


# What the translation of a span into tags adds, beside `otel.…`.
ADDRESSES: Final = frozenset({"ca", "lc", "ma", "sa"})  # of whom, in Zipkin's first form
ADDED: Final = frozenset({"error", "internal.span.format", "span.kind", "w3c.tracestate"})


def printed(value: Mapping[str, Any]) -> Iterator[Taken]:
    """A span as ConsoleSpanExporter prints it, of Python (`to_json`) or of JavaScript."""
    resource = value.get("resource")
    kind = value["kind"]
    yield from parts(
        Span(
            attributes=value.get("attributes") or {},
            kind=JS_KINDS.get(kind) if isinstance(kind, int) else kind,
            resource=(resource or {}).get("attributes") or {},
            events=tuple(event.get("attributes") or {} for event in value.get("events") or ()),
        )
    )


def printed_by_go(value: Mapping[str, Any]) -> Iterator[Taken]:
    """A span as `stdouttrace` of Go prints it: names in capitals, kinds as OTLP numbers them."""
    yield from parts(
        Span(
            attributes=_pairs(value["Attributes"]),
            kind=KINDS.get(value["SpanKind"], str(value["SpanKind"])),
            resource=_pairs(value.get("Resource")),
            events=tuple(_pairs(event.get("Attributes")) for event in value.get("Events") or ()),
        )
    )


def _pairs(listed: list[Mapping[str, Any]] | None) -> dict[str, Any]:
    return {pair["Key"]: pair["Value"]["Value"] for pair in listed or ()}


def jaeger(trace: Mapping[str, Any]) -> Iterator[Taken]:
    """A trace as Jaeger's API and its download give it."""
    processes = trace.get("processes") or {}
    for span in trace["spans"]:
        attributes = original(_tags(span.get("tags")))
        process = span.get("process") or processes.get(span.get("processID")) or {}
        yield from parts(
            Span(
                attributes=attributes,
                kind=_tags(span.get("tags")).get("span.kind"),
                resource=_tags(process.get("tags")),
                events=tuple(_tags(event.get("fields")) for event in span.get("logs") or ()),
            )
        )


def zipkin(span: Mapping[str, Any]) -> Iterator[Taken]:
    """A span of Zipkin (v2), whose tags are all text."""
    attributes = original(span.get("tags") or {})
    yield from parts(Span(attributes=attributes, kind=span.get("kind"), words=True))


def zipkin_v1(span: Mapping[str, Any]) -> Iterator[Taken]:
    """A span of Zipkin's first form: what was sent and received tells its kind."""
    told = {one.get("value") for one in span.get("annotations") or ()}
    kind = "client" if told & {"cr", "cs"} else "server" if told & {"sr", "ss"} else None
    tags = _tags(span["binaryAnnotations"])
    attributes = {name: tags[name] for name in tags.keys() - ADDRESSES}
    yield from parts(Span(attributes=original(attributes), kind=kind, words=True))


def original(tags: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes among tags: lists are JSON texts there, and some tags are the translation's.

    OpenTelemetry specification, compatibility: transformation to Jaeger and Zipkin.
    """
    return {
        name: (plain(value) or value) if str(value)[:1] == "[" else value
        for name, value in tags.items()
        if name not in ADDED and not name.startswith("otel.")
    }


def _tags(tags: list[Mapping[str, Any]] | None) -> dict[str, Any]:
    return {tag["key"]: tag["value"] for tag in tags or ()}


PRINTED: Final = Form(
    name="otel-console",
    fidelity=META,
    names=frozenset({"context", "kind"}),
    named=lambda names: not names.isdisjoint({"attributes", "parent_id"}),
    parts=printed,
)
JS_PRINTED: Final = Form(
    name="otel-js-console",
    fidelity=META,
    names=frozenset({"attributes", "id", "kind", "traceId"}),
    parts=printed,
)
GO_PRINTED: Final = Form(
    name="otel-go-console",
    fidelity=META,
    names=frozenset({"Attributes", "SpanContext", "SpanKind"}),
    parts=printed_by_go,
)
JAEGER_TRACE: Final = Form(
    name="jaeger-trace",
    fidelity=META,
    names=frozenset({"traceID", "spans"}),
    parts=jaeger,
)
ZIPKIN: Final = Form(
    name="zipkin",
    fidelity=META,
    names=frozenset({"traceId", "id"}),
    named=lambda names: not names.isdisjoint({"localEndpoint", "tags"}),
    parts=zipkin,
)
ZIPKIN_V1: Final = Form(
    name="zipkin-v1",
    fidelity=META,
    names=frozenset({"binaryAnnotations", "id", "traceId"}),
    parts=zipkin_v1,
)
