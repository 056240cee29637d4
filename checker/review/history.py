"""A day -> the contract as it was then: from kept bodies, the accepted contract, or git history.

Bodies are not tracked, so a fresh checkout knows the accepted contracts alone; their history is
that of the file under version control, where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final, TypeAlias

from checker.compare.forms import part_of
from checker.extract import contract
from checker.model.contract import Contract
from checker.model.errors import EvidenceMissing, Misused
from checker.model.source import Source
from checker.review.git import git
from checker.review.memory import Memory
from checker.review.recalled import bodies_at, with_unread
from checker.review.weighing import refusing, states_secret
from checker.store.contracts import understood
from checker.store.snapshots import Snapshots

MAX_REVISIONS: Final = 200
# Why nothing is told of a reading.
NOT_KEPT: Final = "is no longer kept"
NOT_UNDERSTOOD: Final = "was not understood"
WITHHELD: Final = "is not passed on, since it states a secret or personal data"


class DayNotKept(EvidenceMissing):
    """What a page said on a day is not known; `since` = the first day on which it is."""

    def __init__(self, message: str, *, hint: str, since: date | None) -> None:
        super().__init__(message, hint=hint)
        self.since = since


# The contract of a day, and what tells it: "kept pages", "an earlier accepted contract".
Then: TypeAlias = tuple[Contract, str]


def as_of(source: Source, snapshots: Snapshots, memory: Memory, day: date) -> Then:
    """The newest contract that was read on that day or before it.

    Raises EvidenceMissing, naming the first day from which there is one.
    """
    moment = datetime.combine(day, time.max, UTC).replace(microsecond=0)
    kept = said_at(source, snapshots, memory, moment)
    found: list[Then] = [] if isinstance(kept, str) else [(kept, "kept pages")]
    found += _accepted(source, snapshots)
    times = [(accessed, one) for one in found if (accessed := _read(one[0])) is not None]
    known = [(accessed, one) for accessed, one in times if accessed <= moment]
    if known:
        return max(known, key=lambda pair: pair[0])[1]
    first = [accessed for accessed, _ in times] + [_first_kept(source, snapshots)]
    since = min((one for one in first if one is not None), default=None)
    if since is not None and since <= moment:
        raise DayNotKept(
            f"what {source.id} said on {day.isoformat()} is kept in part, not understood, or not"
            " passed on",
            hint="Name a later day, on which all of its pages were read.",
            since=None,
        )
    raise DayNotKept(
        f"what {source.id} said on {day.isoformat()} is not kept",
        hint="Nothing of it was ever read; run `checker snapshot` first."
        if since is None
        else f"It is known from {since.date().isoformat()}: --since {since.date().isoformat()}",
        since=None if since is None else since.date(),
    )


def said_at(
    source: Source, snapshots: Snapshots, memory: Memory, moment: datetime
) -> Contract | str:
    """What the kept pages said then, or why that is not known.

    It says which listed parts were not read by then: they may have stated all.
    """
    bodies = bodies_at(source, snapshots, memory, moment)
    if not bodies:
        return NOT_KEPT
    then = contract(source, bodies, memory.facts(source.kind, bodies))
    if then.health.broken:
        return NOT_UNDERSTOOD
    if states_secret(source, bodies, memory):
        return WITHHELD
    read = {part_of(one) for one in then.documents}
    listed = [one for one in source.documents if one.fallback_for is None]
    return with_unread(then, (one.role for one in listed if one.part not in read))


def _read(contract_: Contract) -> datetime | None:
    """When the newest of its documents was read."""
    times = [one.accessed for one in contract_.documents if one.accessed is not None]
    return max(times, default=None)


def _first_kept(source: Source, snapshots: Snapshots) -> datetime | None:
    """The first access whose body is kept."""
    store = snapshots.of(source.id)
    times = [one.accessed for one in store.log().lines if store.body(one.digest) is not None]
    return min(times, default=None)


def _accepted(source: Source, snapshots: Snapshots) -> Iterator[Then]:
    now = snapshots.of(source.id).contract()
    if now is not None and not now.transcribed and not refusing(now):
        yield now, "the accepted contract"
    path = snapshots.folder / source.id / "contract.json"
    for data in _revisions(path):
        try:
            earlier = understood(path, data)
        except Misused:
            continue  # a revision that was damaged, or of another version
        if not earlier.transcribed and not refusing(earlier):
            yield earlier, "an earlier accepted contract"


def _revisions(path: Path) -> Iterator[bytes]:
    """The contents of a file under version control, newest first; none where there is no git."""
    listed = git(path.parent, "log", f"-{MAX_REVISIONS}", "--format=%H", "--", path.name)
    for revision in (listed or b"").decode("ascii", "replace").split():
        data = git(path.parent, "show", f"{revision}:./{path.name}")
        if data is not None:
            yield data
