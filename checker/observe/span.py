"""One span as it was recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The attributes of a span, of its resource and of its events."""

    attributes: Mapping[str, Any]
    kind: str | None = None  # as its recorder writes it: `SpanKind.CLIENT`, `SPAN_KIND_SERVER`
    resource: Mapping[str, Any] = field(default_factory=dict)
    events: tuple[Mapping[str, Any], ...] = ()  # the attributes of each
    words: bool = False  # are all values text, whatever they were?
