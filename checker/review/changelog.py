"""What is kept of sources -> what their documentation changed, by day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from checker.compare.drift import drift as differences
from checker.extract import contract
from checker.gate.wording import worded
from checker.model.changelog import ChangeDay
from checker.model.contract import Contract
from checker.model.source import Source
from checker.model.wording import Wording
from checker.review.history import with_gaps
from checker.review.judging import CHANGES
from checker.review.memory import Memory
from checker.review.recalled import bodies_at
from checker.store import Snapshots


class Changelog:
    """The changes of sources; `untold` are sentences on the days of which nothing is known."""

    def __init__(self, snapshots: Snapshots, memory: Memory, since: date | None) -> None:
        self._snapshots, self._memory, self._since = snapshots, memory, since
        self.untold: list[Wording] = []
        self.kept = False  # is any day of any source known?

    def of(self, source: Source) -> Iterator[ChangeDay]:
        """The days on which a source changed, oldest first."""
        before: tuple[Contract, datetime] | None = None
        untold = 0
        for day, moment in self._days(source).items():
            bodies = bodies_at(source, self._snapshots, self._memory, _end(day))
            facts = self._memory.facts(source.kind, bodies) if bodies else None
            now = contract(source, bodies, facts) if facts is not None else None
            if now is None or now.health.broken:
                untold += 1
                continue
            self.kept = True
            now = with_gaps(now, source)
            if before is not None and (self._since is None or day >= self._since):
                found = differences(before[0], now)
                changes = tuple(one for one in found if one.rule in CHANGES)
                if changes:
                    yield ChangeDay(
                        source=source.id,
                        area=source.area,
                        url=source.url,
                        accessed=moment,
                        before=before[1],
                        findings=changes,
                    )
            before = (now, moment)
        if untold:
            days = "1 day" if untold == 1 else f"{untold} days"
            self.untold.append(
                worded(
                    f"{source.id}: what it said on {days} is no longer kept, or was not"
                    " understood; a change of these days is told of the next one."
                )
            )

    def _days(self, source: Source) -> dict[date, datetime]:
        """The days on which some document of it changed, and the last access of each."""
        times = sorted(access.accessed for access in self._snapshots.accesses(source.id))
        return {moment.date(): moment for moment in times}


def _end(day: date) -> datetime:
    return datetime.combine(day, time.max, UTC).replace(microsecond=0)
