"""How the pages of a source stand -> Findings: unusable, not understood, lost, read again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from checker.compare.coverage import comparable
from checker.compare.differences import differences_of
from checker.compare.evidence_rules import finding, general, of
from checker.compare.forms import part_of
from checker.compare.words import counted
from checker.model.access import Outcome
from checker.model.contract import BROKEN_PREFIXES, Contract
from checker.model.finding import PACKET, Finding, Level
from checker.model.plain import utc
from checker.model.source import ALARM_AFTER


def baseline_not_accepted(accepted: Contract, today: Contract) -> Finding:
    """The one note against a transcribed baseline: how far it agrees, and how to accept."""
    before, after = accepted.by_key(), today.by_key()
    both = before.keys() & after.keys()
    differing = {
        one.key
        for one in differences_of(
            {key: before[key] for key in both}, {key: after[key] for key in both}
        )
        if one.name != "passage"  # of a copy no passage is kept
    }
    agree = len(both) - len(differing)
    new, gone = len(after.keys() - before.keys()), len(before.keys() - after.keys())
    said = (
        f"No contract of {today.source} was accepted yet. Beside the baseline of public copies "
        f"(listed {accepted.listed or 'on an unknown day'}): "
        f"{counted(agree, 'fact')} {'agrees' if agree == 1 else 'agree'}, "
        f"{len(differing)} {'differs' if len(differing) == 1 else 'differ'}, "
        f"{new} only on the page today"
    )
    missing = f", {gone} only in the baseline" if gone else ""
    return finding(
        "baseline-not-accepted",
        *of(today),
        f"{said}{missing}.",
        change="transcribed",
        level=Level.NOTE,
        agree=agree,
        differ=len(differing),
        only_today=new,
        only_baseline=gone,
    )


def page_moved(contract: Contract, led: str) -> Finding:
    """A page that was read and understood where the listed address led to."""
    return finding(
        "page-moved",
        *of(contract),
        f"The listed address led to {led}, and the page was read there. Where it is to stay, list "
        "that address in a file for --sources.",
        change=led,
    )


def not_accepted(today: Contract) -> Finding:
    """A source that was to be compared, and of which nothing was ever accepted."""
    return finding(
        "baseline-not-accepted",
        *of(today),
        f"No contract of {today.source} was accepted yet, so nothing is compared with the "
        f"{counted(today.health.facts, 'fact')} on the page today.",
        change="none",
        only_today=today.health.facts,
    )


def page_unusable(  # noqa: PLR0913 - each is a count or a time of its own
    source: str,
    *,
    url: str,
    outcome: Outcome,
    failures: int,
    kept: datetime | None,
    alarm_after: int = ALARM_AFTER,
    forms: int = 1,
    missed: bool = False,
) -> Finding:
    """A document that could not be used in any of its forms, on `failures` days in a row.

    It is an alarm where nothing is `kept` of it (the time of the last usable access), and once
    where the configured number of days is reached, or was since anybody looked (`missed`);
    otherwise it is a note.
    """
    alarm = kept is None or failures == alarm_after or (missed and failures > alarm_after > 0)
    nor = "" if forms == 1 else ", nor what is read in its place"
    rests = "nothing is kept of it" if kept is None else f"last read {utc(kept)}"
    accessed = {} if kept is None else {"accessed": utc(kept)}
    return finding(
        "page-unusable",
        source,
        url,
        f"{url} could not be used ({outcome}){nor}, on {_days(failures)}; {rests}.",
        change=url,  # 429 today, 500 tomorrow: one failure of one document
        level=Level.CANNOT_VERIFY if alarm else Level.NOTE,
        outcome=str(outcome),
        failures=failures,
        **accessed,
    )


def nothing_to_compare(accepted: Contract) -> Finding:
    """An accepted contract beside which nothing stands, though no document failed to be read."""
    return finding(
        "nothing-to-compare",
        *of(accepted),
        f"No page of {accepted.source} is kept here to compare with its accepted contract; "
        "whether it changed is not known. Read the pages first: `checker snapshot`.",
        change="nothing kept",
    )


def nothing_in_common(accepted: Contract, today: Contract) -> Iterator[Finding]:
    """Of all that was accepted, the documents of today can state nothing: nothing was compared."""
    before, after = accepted.by_key(), today.by_key()
    if before and not comparable(accepted, today, before, after).before:
        yield finding(
            "nothing-to-compare",
            *of(today),
            f"Nothing that the accepted contract of {today.source} states can be stated by the "
            "documents that were read for it now, so nothing was compared.",
            change="nothing in common",
        )


def bundle_differs(what: str) -> Finding:
    """What of a bundle does not come out the same, in words of ours."""
    return general("bundle-differs", what, source=PACKET, change=what)


def day_not_kept(source: str, url: str, *, day: str, why: str) -> Finding:
    """A source that was to be compared with a day of which nothing tells."""
    return finding("day-not-kept", source, url, f"Not compared with {day}: {why}", change=day)


def extractor_broken(today: Contract) -> Finding:
    """A page that was read and not understood: every time an alarm."""
    problems = [one for one in today.health.problems if one.startswith(BROKEN_PREFIXES)]
    few = today.health.facts < today.health.expected_minimum
    found, least = counted(today.health.facts, "fact"), today.health.expected_minimum
    fewer = f"{found} where at least {least} were expected"
    said = "; ".join([fewer] * few + problems)
    return finding(
        "extractor-broken",
        *of(today),
        f"The pages of {today.source} were read and not understood: {said}. Whether the "
        "contract changed is not known.",
        change="; ".join(["few facts"] * few + problems),
        facts=today.health.facts,
        expected_minimum=today.health.expected_minimum,
    )


def document_broken(today: Contract, part: str, stated: int, left: int) -> Finding:
    """A document beside others that was read and states next to nothing of what it stated."""
    return finding(
        "extractor-broken",
        today.source,
        next(one.url for one in today.documents if part_of(one) == part),
        f"`{part}` was read and not understood: {counted(left, 'fact')} of it where {stated} were "
        "accepted. What it stated is not compared; whether it changed is not known.",
        change=f"{part}: few facts",
        facts=left,
        accepted=stated,
    )


def recovered(source: str, *, url: str, failures: int) -> Finding:
    """A document that was read again after days without success."""
    said = f"{url} was read again after {_days(failures)} without success."
    return finding("recovered", source, url, said, change=url, failures=failures)


def returned(source: str, *, url: str, last: datetime) -> Finding:
    """A document whose content is back to what it was (A, B, A)."""
    said = f"{url} is back to what it was on {last.date().isoformat()}."
    return finding("content-returned", source, url, said, change=url, since=utc(last))


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days in a row"
