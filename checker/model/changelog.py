"""What the documentation changed, by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from checker.model.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDay:
    """What one source changed between two days on which it was read; the later one dates it."""

    source: str
    area: str
    url: str  # the listed address
    accessed: datetime  # when the change was first seen
    before: datetime  # when the page was last seen without it
    findings: tuple[Finding, ...]  # at least one


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is known to have changed, and up to when."""

    days: tuple[ChangeDay, ...]  # the newest first
    read: datetime  # when what the pages say now, or said last, was first read
