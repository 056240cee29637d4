"""OTLP in JSON, as the collector's file exporter and others write it -> spans, and log records.

Ids are hexadecimal, 64-bit integers are text or numbers, unknown members are passed over
(opentelemetry-proto, specification of the protocol). A log record's body may hold a record as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.model.fidelity import META, RAW
from checker.observe.recordings.form import Form, Taken, TakenPart
from checker.observe.recordings.logs import decoded
from checker.observe.recordings.span import GENAI, KINDS, parts, rebuilt
from checker.observe.span import Span
from checker.observe.strict import RecordRefused


def spans(resource_spans: Mapping[str, Any]) -> Iterator[Taken]:
    """The spans of one resource."""
    resource = _attributes(resource_spans.get("resource", {}))
    for scope in resource_spans.get("scopeSpans", ()):
        for span in scope.get("spans") or ():
            kind = span.get("kind")
            yield from parts(
                Span(
                    attributes=_attributes(span),
                    kind=KINDS.get(kind, str(kind)),
                    resource=resource,
                    events=tuple(_attributes(event) for event in span.get("events") or ()),
                )
            )


def log_records(resource_logs: Mapping[str, Any]) -> Iterator[Taken]:
    """The records that stand in the log records of one resource."""
    for scope in resource_logs.get("scopeLogs", ()):
        for record in scope.get("logRecords", ()):
            body, attributes = value_of(record.get("body", {})), _attributes(record)
            answers = [*rebuilt(attributes)]
            event = str(record.get("eventName", ""))
            if answers:
                yield from answers
            elif event.startswith(GENAI):
                yield RecordRefused("body-not-recorded")
            elif event and body is None:
                yield TakenPart(Span(attributes=attributes))
            else:
                yield from decoded(attributes if body is None else body)


def metrics(_: Mapping[str, Any]) -> Iterator[Taken]:
    """Metrics have no answers and no spans."""
    yield RecordRefused("metrics")


def _attributes(value: Mapping[str, Any]) -> dict[str, Any]:
    listed = value.get("attributes") or ()
    valued = {one["key"]: value_of(one.get("value") or {}) for one in listed}
    return {name: one for name, one in valued.items() if one is not None}


def value_of(value: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    """The value of an AnyValue; None where there is none."""
    for kind, inner in value.items():
        match kind:
            case "intValue":
                return int(inner)
            case "doubleValue":
                return float(inner)
            case "arrayValue":
                return [value_of(one) for one in inner.get("values", ())]
            case "kvlistValue":
                return {one["key"]: value_of(one["value"]) for one in inner.get("values", ())}
            case _:
                return inner
    return None


SPANS: Final = Form(
    name="otlp-spans",
    fidelity=META,
    names=frozenset({"resourceSpans"}),
    path=("resourceSpans",),
    parts=spans,
)
RESOURCE: Final = Form(
    name="otlp-resource", fidelity=META, names=frozenset({"scopeSpans"}), parts=spans
)
LOGS: Final = Form(
    name="otlp-logs",
    fidelity=RAW,
    names=frozenset({"resourceLogs"}),
    path=("resourceLogs",),
    parts=log_records,
)
METRICS: Final = Form(
    name="otlp-metrics",
    fidelity=META,
    names=frozenset({"resourceMetrics"}),
    path=("resourceMetrics",),
    parts=metrics,
)
