"""Fingerprints -> acceptances: single findings of today, accepted with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checker.model.acceptance import Acceptance
from checker.model.errors import Misused
from checker.model.finding import SHARED, Finding, Level
from checker.review.judging import documented, resting
from checker.review.observing import observations
from checker.review.options import Options
from checker.review.reading import SourceReading
from checker.store.snapshots import Snapshots


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """What the reviewer said."""

    reason: str
    author: str
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The findings of today, under review."""

    options: Options
    readings: Sequence[SourceReading]
    snapshots: Snapshots
    said: Reviewed

    def accept(
        self, fingerprints: Sequence[str], observed: Sequence[Path], asked: str | None
    ) -> list[str]:
        """Write an acceptance each; what was done, one line each.

        `asked`: the source whose answers were observed, where a recording does not say.

        Raises Misused, before anything is written, where one is no finding of today.
        """
        known = self._findings(observed, asked)
        return [
            self._written(finding)
            for finding in [_fit(known, fingerprint) for fingerprint in fingerprints]
        ]

    def _findings(self, observed: Sequence[Path], asked: str | None) -> dict[str, Finding]:
        contracts = {
            one.source.id: contract
            for one in self.readings
            if (contract := resting(one)) is not None
        }
        found = list(observations(observed, contracts, asked).findings)
        for one in self.readings:
            found += documented(self.options, one, self.snapshots, alarms=True)
        listed = {one.source.id for one in self.readings}
        return {
            finding.fingerprint: finding
            for finding in found
            if finding.source in listed or finding.rule in SHARED
        }

    def _written(self, finding: Finding) -> str:
        source = finding.source or self.readings[0].source.id
        path = self.snapshots.accept_finding(
            source,
            Acceptance(
                fingerprint=finding.fingerprint,
                rule=finding.rule,
                key=finding.key,
                reason=self.said.reason,
                author=self.said.author,
                until=self.said.until,
            ),
        )
        ends = "" if self.said.until is None else f", until {self.said.until.isoformat()}"
        return (
            f"accepted {finding.fingerprint} ({finding.rule}) of {source}{ends}: "
            f"{path.name}. Reason: {self.said.reason}"
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
