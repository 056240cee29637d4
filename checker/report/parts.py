"""A report -> the parts that every form for people has, in their order and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from checker.model.finding import PACKET, Finding, Level
from checker.model.table import Report, Row, Verdict
from checker.report.words import counted

COLUMNS: Final = ("Area", "What to verify", "Source URL", "Accessed", "Safe candidate wording")
DOES_NOT_SHOW: Final = (
    "No claim about uptime, rate limits, pricing, quota, model availability, latency, billing or "
    "root cause. It holds what the listed pages stated when they were read, and which fields and "
    "tokens were observed; a difference is a question to ask, not an answer."
)
OF_SAMPLE: Final = (
    "Anything of a listed page: none was read. It shows what the program prints, made from sample "
    "pages that ship with it."
)
MARK: Final = "SAMPLE: "  # before what is reported of pages that ship with the program


def mark(report: Report) -> str:
    """`SAMPLE: ` where a row rests on a page that ships with the program, else nothing."""
    return MARK if report.sample else ""


def does_not_show(report: Report) -> str:
    """What no report claims; of a sample, that it is none."""
    return report.does_not_show or (OF_SAMPLE if report.sample else DOES_NOT_SHOW)


def cells(row: Row) -> tuple[str, str, str, str, str]:
    """One row under COLUMNS."""
    return (row.area, row.verify, row.url, row.accessed_cell, row.wording)


def ordered(report: Report) -> list[Finding]:
    """Findings in the order of the table, gravest first: the same for the same report."""
    places = {row.source: place for place, row in enumerate(report.rows)}
    return sorted(
        report.findings,
        key=lambda one: (
            places.get(one.source, len(places)),
            one.source,
            one.level.rank,
            one.observed.get("line", 0),  # of a packet, which is filled in by its lines
            one.key,
            one.rule,
            one.change,
        ),
    )


# A verdict as a person reads it, and whether it is good, bad, to be looked at, or neither.
VERDICTS: Final = {
    verdict: verdict.value if verdict is Verdict.NOT_RE_READ else verdict.value.replace("-", " ")
    for verdict in Verdict
}
STATES: Final = {
    Verdict.MATCHES: "good",
    Verdict.DIFFERS: "bad",
    Verdict.CHANGED: "warn",
    Verdict.NOT_OBSERVED: "calm",
    Verdict.NOT_RE_READ: "calm",
    Verdict.CANNOT_VERIFY: "bad",
}
OF_LEVELS: Final = {
    Level.CANNOT_VERIFY: "bad",
    Level.ERROR: "bad",
    Level.WARNING: "warn",
    Level.NOTE: "calm",
}


def gravest(findings: Sequence[Finding]) -> str:
    """The state that findings come to; "good" where none is open."""
    open_ = [one.level for one in findings if not one.accepted]
    return OF_LEVELS[min(open_, key=lambda level: level.rank)] if open_ else "good"


def state(report: Report) -> str:
    """The state of the whole report: the worst of its rows and findings."""
    found = {STATES[row.verdict] for row in report.rows} | {gravest(report.findings)}
    if not report.findings and "calm" in found:
        found -= {"good"}
    return next(one for one in ("bad", "warn", "good", "calm") if one in found)


def levels(findings: Sequence[Finding]) -> list[str]:
    """How many there are of each level, gravest first: `1 not verified`, `2 errors`."""
    counts = [(sum(one.level is level for one in findings), level) for level in OF_LEVELS]
    return [
        f"{count} not verified" if level is Level.CANNOT_VERIFY else counted(count, level.value)
        for count, level in counts
        if count
    ]


def groups(report: Report) -> dict[str, list[Finding]]:
    """Findings by area, in the order of the table."""
    by_area: dict[str, list[Finding]] = {}
    for finding in ordered(report):
        by_area.setdefault(area(report, finding.source), []).append(finding)
    return by_area


def left_out(rest: Sequence[Finding]) -> str:
    """How many more findings there are, by rule."""
    counts = Counter(finding.rule for finding in rest)
    of_rules = ", ".join(f"{rule} {count}" for rule, count in sorted(counts.items()))
    return f"{counted(len(rest), 'more finding')} ({of_rules}): see --format json"


# What findings are about that are of no page.
BESIDE: Final = {"": "Observations", PACKET: "Packet"}


def area(report: Report, source: str) -> str:
    """The owner's name of the area of a source."""
    own = (row.area for row in report.rows if row.source == source)
    return next(own, BESIDE.get(source, report.areas.get(source, source)))
