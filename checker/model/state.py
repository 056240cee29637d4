"""How the documents of a source stood when they were last asked, and what they were before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from checker.model.access import Access, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One stretch of time in which every usable access found the same content."""

    digest: str
    first: datetime  # UTC, to the second
    last: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentState:
    """One document, known by (url, accept)."""

    url: str
    accept: str
    last: Access | None = None  # the newest usable access; a 304 renews it
    asked: datetime | None = None  # the last attempt, as the clock said; None = not known
    outcome: Outcome | None = None  # of that attempt
    failures: int = 0  # days in a row, up to the last attempt, on which nothing usable came
    failing_since: datetime | None = None  # the first attempt of them
    recovered_at: datetime | None = None  # equals `asked` where the last attempt ended failures
    recovered_after: int = 0  # how many days it ended; 0 from the next attempt on
    recent: tuple[Sighting, ...] = ()  # oldest first, bounded; neighbours differ in digest

    @property
    def since(self) -> datetime | None:
        """When the content was first seen as it is now."""
        return self.recent[-1].first if self.recent else None

    @property
    def changed(self) -> bool:
        """Did the newest access find other content than the access before it?"""
        return self.last is not None and len(self.recent) > 1 and self.since == self.last.accessed

    @property
    def returned(self) -> Sighting | None:
        """The newest earlier stretch with the content of now (A, B, A): back to what it was."""
        return next(
            (was for was in self.recent[-2::-1] if was.digest == self.recent[-1].digest), None
        )
