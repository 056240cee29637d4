"""A reviewed exception: one finding that somebody accepted, with a reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """One file of `snapshots/<source-id>/accepted/`."""

    fingerprint: str  # of the finding: 16 hex digits
    rule: str
    key: str
    reason: str
    author: str
    until: date | None = None  # the last day on which it holds; None = until it is withdrawn
    file: str | None = field(default=None, compare=False)  # where it was read: "<name>.toml"
