"""Findings, acceptances -> Findings: what was accepted, and which acceptances no longer serve."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from checker.model.acceptance import Acceptance
from checker.model.finding import Finding, Level
from checker.model.rule import Rule
from checker.model.wording import Wording


def _elsewhere(_: object) -> bool:
    """No delta decides it."""
    return False


# The ids of this file.
RULES: Final[tuple[Rule[object], ...]] = (
    Rule(
        id="acceptance-expired",
        level=Level.WARNING,
        says="The acceptance held until that day and does no longer.",
        why="What it accepted counts again until somebody reviews it.",
        when=_elsewhere,
    ),
    Rule(
        id="acceptance-unused",
        level=Level.NOTE,
        says="The acceptance matches nothing that is found.",
        why="It could hide something later.",
        when=_elsewhere,
    ),
)
# What decides whether anything can be verified is no matter of taste.
_NEVER: Final = Level.CANNOT_VERIFY


def apply(
    findings: Sequence[Finding],
    acceptances: Iterable[Acceptance],
    today: date,
    *,
    source: str,
    complete: bool = True,
) -> tuple[Finding, ...]:
    """The findings, accepted ones marked, and those about the acceptances themselves.

    An acceptance holds to the end of its last day. `complete` = the findings are all that there
    are of the source: otherwise nothing is called unused.
    """
    by_fingerprint = {
        acceptance.fingerprint: acceptance
        for acceptance in sorted(acceptances, key=_first_to_end_last)
    }
    found: list[Finding] = []
    met: set[str] = set()
    for finding in findings:
        acceptance = by_fingerprint.get(finding.fingerprint)
        if acceptance is None or finding.level is _NEVER:
            found.append(finding)
            continue
        met.add(acceptance.fingerprint)
        found.append(finding if _expired(acceptance, today) else replace(finding, accepted=True))
    for acceptance in sorted(by_fingerprint.values(), key=lambda one: one.fingerprint):
        if _expired(acceptance, today):
            found.append(_about(acceptance, source, "acceptance-expired"))
        elif acceptance.fingerprint not in met and complete:
            found.append(_about(acceptance, source, "acceptance-unused"))
    return tuple(found)


def _expired(acceptance: Acceptance, today: date) -> bool:
    return acceptance.until is not None and acceptance.until < today


def _first_to_end_last(acceptance: Acceptance) -> int:
    """Of two acceptances of one finding the one that ends first counts."""
    return -(acceptance.until or date.max).toordinal()


def _about(acceptance: Acceptance, source: str, rule: str) -> Finding:
    level = next(row.level for row in RULES if row.id == rule)
    if rule == "acceptance-expired" and acceptance.until is not None:
        told = f"held until {acceptance.until.isoformat()} and does no longer"
    else:
        told = "matches nothing that is found"
    return Finding(
        rule=rule,
        level=level,
        source=source,
        key=acceptance.key,
        message=Wording(
            f"The acceptance {acceptance.fingerprint} of {acceptance.rule} {told}; review it, then "
            "remove or renew it."
        ),
        change=acceptance.fingerprint,
    )
