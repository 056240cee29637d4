"""Bases and findings -> what `checker drift` came to: the verdict, its cause and the next step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from checker.model.finding import Finding
from checker.report.headline import (
    BROKEN,
    IMPORT,
    MOVED,
    Headline,
    Situation,
    broken,
    missing,
    moved,
)

UNUSABLE: Final = "page-unusable"
ACCEPT: Final = '`checker accept {sources} --reason "TEXT"`'


def _found(rule: str, change: str | None = None) -> Callable[[Headline], bool]:
    return lambda each: any(
        one.rule == rule and change in (None, one.change) for one in each.findings
    )


def _still_failing(each: Headline) -> bool:
    """On more days in a row than raise the alarm: it was raised, once."""
    counts = [one.documented.get("failures") for one in each.findings]
    return any(isinstance(one, int) and one > each.basis.source.alarm_after for one in counts)


LOOK: Final = "Look at {saved} in a browser; a page that is saved there can be imported: " + IMPORT
BEFORE_ALARM: Final = (
    "Nothing is to be done before the alarm; to try again now: `checker snapshot {sources}`"
)
SITUATIONS: Final = (
    Situation(
        holds=_found("contract-unreadable", "newer"),
        headline="Could not verify {areas}: the accepted contract was written by a later version "
        "of this program",
        step="Use that version, or a later one; this one does not write over it.",
    ),
    Situation(
        holds=_found("contract-unreadable"),
        headline="Could not verify {areas}: the accepted contract cannot be read",
        step="Restore it from version control, or accept what the page says today: " + ACCEPT,
    ),
    Situation(
        holds=missing,
        headline="Could not verify {areas}: no reading of {them} is kept{outcomes}",
        step="Read the pages, then run this again: `checker snapshot {sources}`",
    ),
    Situation(
        holds=moved,
        headline="Could not verify {areas}: {they} led to another address, and what is there was "
        "not understood",
        step=MOVED,
    ),
    Situation(
        holds=broken,
        headline="Could not verify {areas}: {they} could be read and not understood, so whether "
        "{they} changed is not known",
        step=BROKEN,
    ),
    Situation(
        holds=_found("nothing-to-compare"),
        headline="Could not verify {areas}: no page is kept here to compare with what was accepted",
        step="Read the pages, then run this again: `checker snapshot {sources}`",
    ),
    Situation(
        holds=lambda each: UNUSABLE in each.unverified(),
        headline="Could not verify {areas}: reading failed{outcomes}, on as many days in a "
        "row as raise the alarm",
        step=LOOK,
    ),
    Situation(
        holds=_found("evidence-too-old"),
        headline="Could not verify {areas}: the evidence is older than --max-age allows",
        step="Read the pages, then run this again: `checker snapshot {sources}`",
    ),
    Situation(
        holds=_found("baseline-not-accepted"),
        headline="Could not verify {areas}: no contract of {them} was accepted yet, so nothing is "
        "compared",
        step="Review what the table says, then accept it: " + ACCEPT,
    ),
    Situation(
        holds=lambda each: bool(each.unverified()),
        headline="Could not verify {areas}: see {rule} below",
        step="Read below what is missing, then: `checker snapshot {sources}`",
    ),
    Situation(
        holds=lambda each: bool(each.basis.changes),
        headline="The documentation of {areas} changed since it was accepted",
        step="Review the changes below, then make them the new baseline: " + ACCEPT,
    ),
    Situation(
        holds=_still_failing,
        headline="Not read again{outcomes} since the alarm: {areas}; as last read, nothing changed "
        "since it was accepted",
        step=LOOK,
    ),
    Situation(
        holds=lambda each: not each.basis.re_read,
        headline="Not read again{outcomes}: {areas}; as last read, nothing changed since it was "
        "accepted",
        step=BEFORE_ALARM,
    ),
    Situation(
        holds=lambda each: bool(each.basis.unread),
        headline="Not every document of {areas} was read again{outcomes}; in what was read nothing "
        "changed since it was accepted",
        step=BEFORE_ALARM,
    ),
)
UNCHANGED: Final = "The documentation of {areas} is as it was accepted{but_for}"
NOTHING_TO_DO: Final = "Nothing is to be done."
READ_BELOW: Final = "Read what is listed below; of the documentation nothing is to be reviewed."


def drifted(
    headlines: Sequence[Headline], findings: Sequence[Finding]
) -> tuple[tuple[str, str], Sequence[Headline]]:
    """What was documented against what is, and how the evidence stands."""
    for situation in SITUATIONS:
        if about := [each for each in headlines if situation.holds(each)]:
            return (situation.headline, situation.step), about
    return (UNCHANGED, READ_BELOW if findings else NOTHING_TO_DO), headlines
