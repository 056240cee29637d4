"""One span as it was recorded."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple


class Span(NamedTuple):
    """The attributes of a span, of its resource and of its events."""

    attributes: Mapping[str, Any]
    kind: str | None = None  # as its recorder writes it: `SpanKind.CLIENT`, `SPAN_KIND_SERVER`
    resource: Mapping[str, Any] = MappingProxyType({})
    events: tuple[Mapping[str, Any], ...] = ()  # the attributes of each
    words: bool = False  # are all values text, whatever they were?
