"""Report -> Markdown, ready to paste into a packet."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.finding import Finding
from checker.model.table import Report
from checker.report.words import (
    COLUMNS,
    NOT_SHOWN,
    by_area,
    cells,
    checked_line,
    coverage_lines,
    not_re_read,
    tidy,
    where,
)


def render(report: Report, *, width: int = 120, color: bool = False) -> str:
    """Verdict, next step, the table, and what stands under it."""
    del width, color
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"**{_text(report.headline)}**"
    yield ""
    yield f"Next step: {_text(report.next_step)}"
    yield ""
    yield "## Contract details to verify"
    yield ""
    yield f"| {' | '.join(COLUMNS)} |"
    yield f"| {' | '.join('---' for _ in COLUMNS)} |"
    for row in cells(report):
        yield f"| {' | '.join(_text(cell) for cell in row)} |"
    for area, findings in by_area(report):
        yield from ("", f"## Findings: {_text(area)}", "")
        yield from (_finding(finding) for finding in findings)
    for title, items in (
        ("Coverage", coverage_lines(report)),
        ("Not read again", not_re_read(report)),
        ("Sources checked", [checked_line(checked) for checked in report.checked]),
        ("What this table does not show", [NOT_SHOWN]),
    ):
        if items:
            yield from ("", f"## {title}", "")
            yield from (f"- {_text(item)}" for item in items)


def _finding(finding: Finding) -> str:
    key = f" `{tidy(finding.key).replace('`', '')}`" if finding.key else ""
    accepted = " (accepted)" if finding.accepted else ""
    evidence = where(finding)
    return (
        f"- **{finding.level.value}** {finding.rule}{key}{accepted}: {_text(finding.message)}"
        + (f" ({_text(evidence)})" if evidence else "")
        + f" [{finding.fingerprint}]"
    )


def _text(text: str) -> str:
    """Text that stays text in a cell: no column, no element, no emphasis, no code, no link."""
    escaped = tidy(text).replace("\\", "\\\\").replace("&", "&amp;").replace("<", "&lt;")
    for mark in "|`*[]":
        escaped = escaped.replace(mark, "\\" + mark)
    return escaped
