"""Fingerprints -> acceptances: single findings of today, accepted with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.model.acceptance import Acceptance
from checker.model.errors import Misused
from checker.model.finding import SHARED, Finding, Level
from checker.review.judging import documented, resting_of
from checker.review.observing import observations
from checker.review.options import Options
from checker.review.reading import SourceReading
from checker.review.reviewer import Reviewed
from checker.store.snapshots import Snapshots


def accept_findings(  # noqa: PLR0913 - what was said, and what it is said of
    options: Options,
    readings: Sequence[SourceReading],
    snapshots: Snapshots,
    reviewed: Reviewed,
    fingerprints: Sequence[str],
    *,
    observed: Sequence[Path],
    asked: str | None,
) -> list[str]:
    """Write an acceptance each; what was done, one line each.

    `asked`: the source whose answers were observed, where a recording does not say. Raises Misused,
    before anything is written, where one is no finding of today.
    """
    found = list(observations(observed, resting_of(readings), asked).findings)
    for one in readings:
        found += documented(options, one, snapshots, alarms=True)
    listed = {one.source.id for one in readings}
    known = {
        finding.fingerprint: finding
        for finding in found
        if finding.source in listed or finding.rule in SHARED
    }
    fitting = [_fit(known, fingerprint) for fingerprint in fingerprints]
    return [
        _written(one, one.source or readings[0].source.id, snapshots, reviewed) for one in fitting
    ]


def _written(finding: Finding, source: str, snapshots: Snapshots, reviewed: Reviewed) -> str:
    path = snapshots.of(source).accept_finding(
        Acceptance(
            fingerprint=finding.fingerprint,
            rule=finding.rule,
            key=finding.key,
            reason=reviewed.reason,
            author=reviewed.author,
            until=reviewed.until,
        )
    )
    ends = "" if reviewed.until is None else f", until {reviewed.until.isoformat()}"
    return (
        f"accepted {finding.fingerprint} ({finding.rule}) of {source}{ends}: "
        f"{path.name}. Reason: {reviewed.reason}"
    )


def _fit(known: dict[str, Finding], fingerprint: str) -> Finding:
    finding = known.get(fingerprint)
    if finding is None:
        raise Misused(
            f"no finding of today has the fingerprint {fingerprint}",
            hint="`checker drift` lists those of the documentation; for one of an observation "
            "add --observed FILE.",
        )
    if finding.level is Level.CANNOT_VERIFY:
        raise Misused(
            f"{fingerprint} says that something could not be verified; there is nothing to accept",
            hint="`checker verify` says what is missing; once that is there it is judged again.",
        )
    return finding
