"""What several formats say: the same words, without anything that a terminal or a page obeys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.model.finding import Finding
from checker.model.plain import utc
from checker.model.table import Checked, Report, Verdict

COLUMNS: Final = ("Area", "What to verify", "Source URL", "Accessed", "Safe candidate wording")

NOT_SHOWN: Final = (
    "This table makes no claim about uptime, rate limits, pricing, quota, model availability, "
    "latency, billing or root cause. It shows what public pages state on the day of access, and "
    "whether the shapes of what was observed agree with that."
)

# C0, DEL and C1 controls, line and paragraph separators, and marks that turn the writing direction.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def tidy(text: str) -> str:
    """One line without control characters."""
    return _CONTROLS.sub(" ", text).strip()


def cells(report: Report) -> Iterator[tuple[str, str, str, str, str]]:
    """The owner's five columns, row by row."""
    for row in report.rows:
        yield (
            tidy(row.area),
            tidy(row.verify),
            tidy(row.url),
            row.accessed_cell,
            tidy(row.wording),
        )


def by_area(report: Report) -> Iterator[tuple[str, Sequence[Finding]]]:
    """Areas in the order of the table, each with its findings, gravest first."""
    areas = {row.source: row.area for row in report.rows}
    order = [*areas, *sorted({finding.source for finding in report.findings} - areas.keys())]
    for source in order:
        mine = [finding for finding in report.findings if finding.source == source]
        if mine:
            yield tidy(areas.get(source, source or "All")), sorted(mine, key=_gravest_first)


def _gravest_first(finding: Finding) -> tuple[bool, int, str, str]:
    return finding.accepted, finding.level.rank, finding.key, finding.rule


def where(finding: Finding) -> str:
    """Page, heading and date of the evidence; counts of what was observed."""
    documented = finding.documented
    heading = documented.get("heading")
    path = " > ".join(map(str, heading)) if isinstance(heading, (list, tuple)) else heading
    parts = [documented.get("page"), path, documented.get("accessed")]
    observed = ", ".join(
        f"{name} {value}"
        for name, value in finding.observed.items()
        if isinstance(value, (int, str)) and not isinstance(value, bool)
    )
    said = [str(part) for part in parts if part] + ([f"observed: {observed}"] if observed else [])
    return tidy("; ".join(said))


def not_re_read(report: Report) -> list[str]:
    """Areas whose row does not rest on an access of this run."""
    return [
        f"{tidy(row.area)} ({row.accessed_cell})"
        for row in report.rows
        if row.verdict in (Verdict.NOT_RE_READ, Verdict.CANNOT_VERIFY)
    ]


def checked_line(checked: Checked) -> str:
    """One document: address, date, digest, and what came back."""
    date = utc(checked.accessed) if checked.accessed is not None else "not read"
    digest = f", {checked.digest[:19]}…" if checked.digest is not None else ""
    return tidy(f"{checked.url} ({date}{digest}, {checked.outcome})")


def coverage_lines(report: Report) -> list[str]:
    """Documented fields that were seen, for each area."""
    areas = {row.source: row.area for row in report.rows}
    return [
        f"{tidy(areas.get(one.source, one.source))}: {one.seen} of {one.documented} documented "
        "fields were seen"
        for one in report.coverage
    ]
