"""Whole contracts accepted: today's takes the place of the accepted one."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

from checker.extract import SHARE
from checker.model.contract import Contract
from checker.model.errors import (
    EvidenceMissing,
    Misused,
    PageNotUnderstood,
)
from checker.report.words import counted
from checker.review.reading import SourceReading, nothing_kept
from checker.review.recalled import with_unread
from checker.review.reviewer import Reviewed
from checker.store.contracts import Newer
from checker.store.snapshots import Snapshots


def accept_contracts(
    readings: Sequence[SourceReading], snapshots: Snapshots, reviewed: Reviewed, *, named: bool
) -> list[str]:
    """Nothing is written before every contract was found fit to be accepted.

    Raises Misused, EvidenceMissing or PageNotUnderstood.
    """
    if reviewed.until is not None:
        raise Misused(
            "--until is for single findings", hint="Name their fingerprints, or leave it out."
        )
    found: list[tuple[SourceReading, Contract]] = []
    left: list[str] = []
    for one in readings:
        _refuse_unreadable(one, snapshots)
        if one.today is None:
            if named:
                raise nothing_kept(
                    f"nothing is kept of {one.source.id} that can be read, so there is nothing to"
                    " accept",
                    snapshots,
                    one.source.id,
                )
            left.append(f"{one.source.id}: nothing is kept of it; left as it was")
            continue
        if one.today.health.broken:
            raise PageNotUnderstood(
                f"the pages of {one.source.id} were not understood, so they are no contract",
                hint=f"Look at them: `checker extract {one.source.id} --explain`",
            )
        found.append((one, one.today))
    if not found:
        raise nothing_kept(
            "nothing is kept of any source, so there is nothing to accept", snapshots
        )
    lines = []
    for one, today in found:
        snapshots.of(one.source.id).accept(
            _signed(_with_unread(one, today), reviewed), [body.access for body in one.bodies]
        )
        lines.append(
            f"accepted {one.source.id}: {counted(today.health.facts, 'fact')} of "
            f"{counted(len(one.bodies), 'document')}"
            f"{_read_on(today)}. Reason: {reviewed.reason}"
        )
        old = snapshots.of(one.source.id).acceptances()
        if old:
            lines.append(
                f"{one.source.id}: {len(old)} accepted findings may match nothing any more; "
                "`checker drift` names those"
            )
    return lines + left


def _refuse_unreadable(one: SourceReading, snapshots: Snapshots) -> None:
    """Raises where it is not known what would be replaced; a damaged contract may be."""
    if isinstance(one.closed, Newer):
        raise one.closed
    if (unreadable := snapshots.of(one.source.id).unreadable) is not None:
        raise EvidenceMissing(
            f"{unreadable}, so what is kept of it is not known; nothing was accepted",
            hint="Make it readable, or move it away.",
        )


def _with_unread(one: SourceReading, today: Contract) -> Contract:
    """A contract says which documents could not be read: what they state will not be news."""
    read = {document.role for document in today.documents}
    lost = (item.document.role for item in one.unread)
    return with_unread(today, (role for role in lost if role not in read))


def _signed(today: Contract, reviewed: Reviewed) -> Contract:
    """With who accepted it and why; the day is its own, so that the same gives the same bytes."""
    times = [document.accessed for document in today.documents if document.accessed is not None]
    day = {"date": max(times).date().isoformat()} if times else {}
    # What it asks of those to come, not what was asked of it: the same gives the same bytes.
    expected = math.ceil(today.health.facts * SHARE)
    return dataclasses.replace(
        today,
        health=dataclasses.replace(today.health, expected_minimum=expected),
        accepted={"reason": reviewed.reason, "author": reviewed.author, **day},
    )


def _read_on(today: Contract) -> str:
    accessed = today.accessed()
    return "" if accessed is None else f", the oldest read on {accessed.date().isoformat()}"
