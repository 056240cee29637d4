"""The forms of recordings that people hold: one file and one row each.

An object of JSON, or a text of another kind, is known by its content and taken apart into exchanges
and spans, each with its fidelity. What is here an answer itself, an exchange, attributes or a log
record is of no form of this table: the observer takes it as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from checker.observe.recordings import (
    access_logs,
    cassettes,
    collections,
    curl,
    debug_log,
    har,
    log_records,
    logs,
    messages,
    otlp,
    pairs,
    postman,
    rows,
    sessions,
    spans,
)
from checker.observe.recordings.form import Form

_FORMS: Final = (
    access_logs.CONSOLE,
    access_logs.LINES,
    access_logs.ROW,
    *access_logs.ROWS,
    cassettes.BESIDE,
    cassettes.PYTHON,
    cassettes.RUBY,
    collections.BRUNO,
    collections.INSOMNIA,
    collections.TEXT,
    curl.TRACE,
    curl.VERBOSE,
    debug_log.DEBUG_LOG,
    har.HAR,
    messages.HTTP,
    log_records.YAML,
    logs.DATADOG,
    logs.DATADOG_API,
    logs.EVENT,
    logs.EVENTS,
    logs.FIREHOSE,
    logs.INSIGHTS,
    logs.KINESIS,
    logs.LAMBDA,
    logs.LINES,
    logs.LOGCLI,
    logs.LOKI,
    logs.SUBSCRIPTION,
    otlp.LOGS,
    otlp.METRICS,
    otlp.RESOURCE,
    otlp.SPANS,
    pairs.PAIR,
    postman.POSTMAN,
    rows.BATCH,
    rows.BATCH_INPUT,
    rows.GENAI,
    rows.HELICONE,
    rows.LANGFUSE,
    rows.LITELLM,
    rows.LITELLM_OLD,
    sessions.ANSWER,
    sessions.CHARLES,
    sessions.STUB,
    spans.GO_PRINTED,
    spans.JAEGER_TRACE,
    spans.JS_PRINTED,
    spans.PRINTED,
    spans.ZIPKIN,
    spans.ZIPKIN_V1,
)
RECORDINGS: Final[dict[str, Form]] = dict(sorted((form.name, form) for form in _FORMS))
MAX_KINDS: Final = 10_000  # sets of names that are remembered at once


class FormTeller:
    """Which form an object has: by its names, which are looked for once."""

    def __init__(self) -> None:
        # What has more names of its own is tried before what has fewer.
        self._forms = sorted(RECORDINGS.values(), key=lambda form: -len(form.names))
        self._of = lru_cache(MAX_KINDS)(self._of_names)

    def of(self, value: Mapping[str, Any]) -> Form | None:
        """The form of an object; None where it is of no form of the table."""
        return next((form for form in self.several(value) if form.tells(value)), None)

    def several(self, value: Mapping[str, Any]) -> tuple[Form, ...]:
        """The forms that an object may have, by its names."""
        return self._of((*value,))

    def _of_names(self, names: tuple[str, ...]) -> tuple[Form, ...]:
        given = frozenset(names)
        return tuple(form for form in self._forms if form.fits(given))


def of_text(head: bytes) -> Form | None:
    """The form of a text by its head; None where it is of no form of the table."""
    return next((form for form in RECORDINGS.values() if form.head and form.head(head)), None)
