"""Findings, acceptances -> Findings: what was accepted, and which acceptances no longer serve."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from checker.gate.wording import worded
from checker.model.acceptance import Acceptance
from checker.model.finding import Finding, Level
from checker.model.rule import Example, Rule, elsewhere

# The ids of this file.
RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="acceptance-expired",
        level=Level.NOTE,
        says="The acceptance held until that day and does no longer.",
        why="What it accepted counts again, with its own level, until somebody reviews it.",
        when=elsewhere,
        example=Example(before="accepted until 2026-11-30", now="2026-12-01", words={}),
    ),
    Rule(
        id="acceptance-mismatched",
        level=Level.WARNING,
        says="The acceptance has the fingerprint of a finding of another rule or place.",
        why="Whoever reviewed it read another finding than the one that it would accept.",
        when=elsewhere,
        example=Example(
            before="a fingerprint of one finding", now="rule and key of another", words={}
        ),
    ),
    Rule(
        id="acceptance-unused",
        level=Level.NOTE,
        says="The acceptance matches nothing that is found.",
        why="It could hide something later.",
        when=elsewhere,
        example=Example(before="a finding was accepted", now="nothing of it is found", words={}),
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
    mismatched: set[str] = set()
    for finding in findings:
        acceptance = by_fingerprint.get(finding.fingerprint) or next(
            (by_fingerprint[one] for one in by_fingerprint if one in finding.former), None
        )
        if acceptance is None or finding.level is _NEVER:
            found.append(finding)
            continue
        apart = acceptance.key != finding.key and acceptance.fingerprint not in finding.former
        if acceptance.rule != finding.rule or apart:
            mismatched.add(acceptance.fingerprint)
            found.append(finding)
            continue
        met.add(acceptance.fingerprint)
        if not _expired(acceptance, today):
            finding = replace(finding, accepted=True, reason=acceptance.reason)  # noqa: PLW2901 - marked
        found.append(finding)
    for acceptance in sorted(by_fingerprint.values(), key=lambda one: one.fingerprint):
        if acceptance.fingerprint in mismatched:
            found.append(_about(acceptance, source, "acceptance-mismatched"))
        elif _expired(acceptance, today):
            still = acceptance.fingerprint in met
            found.append(_about(acceptance, source, "acceptance-expired", met=still))
        elif acceptance.fingerprint not in met and complete:
            found.append(_about(acceptance, source, "acceptance-unused"))
    return tuple(found)


def _expired(acceptance: Acceptance, today: date) -> bool:
    return acceptance.until is not None and acceptance.until < today


def _first_to_end_last(acceptance: Acceptance) -> int:
    """Of two acceptances of one finding the one that ends first counts."""
    return -(acceptance.until or date.max).toordinal()


_REASONS: Final = {
    "acceptance-mismatched": "has the fingerprint of a finding of another rule or place, and so "
    "accepts nothing",
    "acceptance-unused": "matches nothing that is found",
}


def _about(acceptance: Acceptance, source: str, rule: str, *, met: bool = False) -> Finding:
    level = next(row.level for row in RULES if row.id == rule)
    remove = (
        f"remove snapshots/{source}/accepted/{acceptance.file or acceptance.fingerprint + '.toml'}"
    )
    reason = _REASONS.get(rule, f"held until {acceptance.until} and does no longer")
    then = f"Review it, then {remove}."
    if met:
        then = f"To renew it, accept that finding again by its own command; else {remove}."
    return Finding(
        rule=rule,
        level=level,
        source=source,
        key=acceptance.key,
        message=worded(
            f"The acceptance {acceptance.fingerprint} of {acceptance.rule} {reason}. {then}"
        ),
        change=acceptance.fingerprint,
    )
