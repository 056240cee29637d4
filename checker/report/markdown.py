"""Report -> Markdown, ready to paste into a packet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model.finding import PACKET, Finding
from checker.model.table import Accepting, Report
from checker.report import finding_parts, parts, source_parts
from checker.report.escape import address, cell, code, markdown
from checker.report.words import counted


def render(report: Report) -> str:
    """The verdict, the next step, a line an area, the owner's table, and what it rests on."""
    return "\n".join(_lines(report)) + "\n"


def table(report: Report) -> Iterator[str]:
    """The owner's five columns alone."""
    yield from _table(
        parts.COLUMNS,
        (
            (cell(area), cell(verify), address(url), cell(accessed), cell(wording))
            for area, verify, url, accessed, wording in map(parts.cells, report.rows)
        ),
    )


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = tuple(header)
    yield f"| {' | '.join(names)} |"
    yield f"|{'|'.join(' --- ' for _ in names)}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _lines(report: Report) -> Iterator[str]:
    yield markdown(report.headline)
    yield ""
    yield f"Next step: {markdown(report.next_step)}"
    if report.rows:
        yield ""
        yield from (
            f"- {markdown(row.area)}: **{parts.VERDICTS[row.verdict]}** ({row.accessed_cell})"
            for row in report.rows
        )
        yield ""
        yield from table(report)
    yield from findings(report)
    yield from _list("Coverage", source_parts.coverage(report))
    yield from _list("Not read in this run", source_parts.not_re_read(report))
    if report.checked:
        many = counted(len(report.checked), "document")
        yield from ("", "<details>", f"<summary>Sources checked ({many})</summary>", "")
        yield from _table(
            source_parts.CHECKED,
            (
                (cell(area), cell(role), address(url), *map(cell, others))
                for area, role, url, *others in (
                    source_parts.checked_cells(report, one) for one in report.checked
                )
            ),
        )
        yield from ("", "</details>")
    yield from _list("Settings that decide what fails", report.settings)
    what = "table" if report.rows else "report"
    yield from ("", f"## What this {what} does not show", "", parts.does_not_show(report))


def findings(report: Report) -> Iterator[str]:
    """What the sentences of the table count, under a heading; nothing where there is none."""
    if report.findings:
        yield from ("", "## Findings")
    for title, found in parts.groups(report).items():
        yield from ("", f"### {markdown(title)}", "")
        for finding in found:
            yield from _finding(finding, report.accepting)


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    items = list(lines)
    if items:
        yield from ("", f"## {title}", "")
        yield from (f"- {markdown(item)}" for item in items)


def _finding(finding: Finding, how: Accepting) -> Iterator[str]:
    key = f" {code(finding.key)}" if finding.key else ""
    accepted = " (accepted)" if finding.accepted else ""
    yield f"- **{finding.level}** {code(finding.rule)}{key}{accepted}: {markdown(finding.message)}"
    if (sides := finding_parts.sides(finding)) is not None:
        was, now = markdown(sides.was), markdown(sides.now)
        yield f"  - {sides.left} {was} {sides.arrow} {sides.right.lower()} {now}"
    if documented := finding_parts.documented(finding):
        yield f"  - Documented: {markdown(documented)}"
    for one in finding_parts.among(finding):
        keys = (*map(code, one.keys), *filter(None, [one.left_out]))
        yield f"  - {one.label}: {', '.join(keys)}"
    if seen := finding_parts.counted_in(finding):
        yield f"  - {markdown(seen)}"
    if accepting := finding_parts.accepting(finding, how):
        yield f"  - To accept: {code(accepting)}"
    elif finding.source != PACKET:  # of a packet nothing is accepted
        yield f"  - Fingerprint: {code(finding.fingerprint)}"
