"""What is kept of sources -> what their documentation changed, by day."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Final

from checker.compare.drift import drift as differences
from checker.gate.wording import worded
from checker.model.changelog import ChangeDay
from checker.model.contract import Contract
from checker.model.source import Source
from checker.model.wording import Wording
from checker.review.history import NOT_KEPT, said_at
from checker.review.judging import CHANGES
from checker.review.memory import Memory
from checker.store.snapshots import Snapshots

RUN: Final = timedelta(minutes=1)  # accesses less far apart are of one reading


class Changelog:
    """The changes of sources; `notices` are sentences on the readings of which nothing is known."""

    def __init__(self, snapshots: Snapshots, memory: Memory, since: date | None) -> None:
        self._snapshots, self._memory, self._since = snapshots, memory, since
        self.notices: list[Wording] = []
        self.read: datetime | None = None  # the newest reading of a source that is known

    def of(self, source: Source) -> Iterator[ChangeDay]:
        """The readings at which a source had changed, oldest first."""
        readings = self._readings(source)
        first = (
            0
            if self._since is None
            else bisect_left(readings, self._since, key=lambda one: one[0].date())
        )
        earlier = (
            (then, one)
            for one, _, is_held in reversed(readings[:first])
            if is_held and isinstance(then := self._then(source, one), Contract)
        )
        before = next(earlier, None)
        missed: Counter[str] = Counter()
        now: Contract | str = NOT_KEPT
        for index, (moment, is_new, is_held) in enumerate(readings[first:]):
            if is_new or index == 0:
                now = self._then(source, moment) if is_held else NOT_KEPT
            if isinstance(now, str):
                missed[now] += 1
                continue
            self.read = max(moment, self.read or moment)
            if before is not None and before[0] is not now:
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
        for why, count in missed.items():
            times = "one reading" if count == 1 else f"{count} readings"
            self.notices.append(
                worded(
                    f"{source.id}: what it said at {times} {why}; what changed there is told of"
                    " the next one."
                )
            )

    def _then(self, source: Source, moment: datetime) -> Contract | str:
        """What it said then, or why that is not known."""
        then = said_at(source, self._snapshots, self._memory, moment)
        if isinstance(then, Contract):
            self.read = max(moment, self.read or moment)
        return then

    def _readings(self, source: Source) -> list[tuple[datetime, bool, bool]]:
        """The last access of each reading, oldest first; did it find something new, is that kept?

        The documents of a source are read together, each once, within the budget of one run.
        """
        store = self._snapshots.of(source.id)
        accesses = sorted(store.log().lines, key=attrgetter("accessed"))
        held = store.held()
        digests: dict[tuple[str, str], str] = {}
        readings: list[tuple[datetime, bool, bool]] = []
        read: set[tuple[str, str]] = set()
        for one in accesses:
            document = (one.url, one.accept)
            is_new = digests.get(document) != one.digest
            digests[document] = one.digest
            near = readings and one.accessed - readings[-1][0] <= RUN
            if near and not (is_new and document in read):
                is_new |= readings.pop()[1]
            else:
                read.clear()
            read.add(document)
            readings.append((one.accessed, is_new, not held.isdisjoint(digests.values())))
        return readings
