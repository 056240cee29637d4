"""Report -> text for a terminal: a table where it is wide enough, else one block a row."""

from __future__ import annotations

import io

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from checker.model.finding import Finding, Level
from checker.model.table import Report, Row, Verdict
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

NARROW = 120  # columns; below it one block a row, with whole addresses

_COLORS = {
    Level.CANNOT_VERIFY: "magenta",
    Level.ERROR: "red",
    Level.WARNING: "yellow",
    Level.NOTE: "cyan",
}
_VERDICTS = {
    Verdict.MATCHES: "green",
    Verdict.DIFFERS: "red",
    Verdict.CHANGED: "yellow",
    Verdict.NOT_OBSERVED: "cyan",
    Verdict.NOT_RE_READ: "yellow",
    Verdict.CANNOT_VERIFY: "magenta",
}


def render(report: Report, *, width: int = 120, color: bool = False) -> str:
    """The verdict and its cause, the one next step, then the table and what stands under it."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(width, 40),
        force_terminal=color,
        color_system="standard" if color else None,
        legacy_windows=False,
        _environ={},
    )
    lines: list[RenderableType] = [
        Text(tidy(report.headline), style="bold"),
        Text(f"Next step: {tidy(report.next_step)}"),
        Text(),
        _table(report) if width >= NARROW else Group(*(_block(row) for row in report.rows)),
    ]
    for area, findings in by_area(report):
        lines += [Text(f"Findings: {area}", style="bold"), *(_finding(one) for one in findings)]
        lines.append(Text())
    for title, items in (
        ("Coverage", coverage_lines(report)),
        ("Not read again", not_re_read(report)),
        ("Sources checked", [checked_line(checked) for checked in report.checked]),
        ("What this table does not show", [NOT_SHOWN]),
    ):
        if items:
            lines.append(Text(title, style="bold"))
            lines += [Padding(Text(item, overflow="fold"), (0, 0, 0, 2)) for item in items]
            lines.append(Text())
    for line in lines:
        console.print(line, soft_wrap=False)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).rstrip() + "\n"


def _table(report: Report) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_lines=True, pad_edge=False, expand=True)
    for name, ratio in zip(COLUMNS, (2, 4, 6, 3, 7), strict=True):
        table.add_column(name, ratio=ratio, overflow="fold")
    for row, style in zip(cells(report), report.rows, strict=True):
        table.add_row(
            Text(row[0], style=_VERDICTS[style.verdict]), *(Text(cell) for cell in row[1:])
        )
    return table


def _block(row: Row) -> Group:
    return Group(
        Text(f"{tidy(row.area)}: {row.verdict.value}", style=_VERDICTS[row.verdict]),
        Padding(Text(tidy(row.verify)), (0, 0, 0, 2)),
        Padding(Text(tidy(row.url), overflow="ignore", no_wrap=True), (0, 0, 0, 2)),
        Padding(Text(f"accessed {row.accessed_cell}"), (0, 0, 0, 2)),
        Padding(Text(tidy(row.wording)), (0, 0, 0, 2)),
        Text(),
    )


def _finding(finding: Finding) -> Padding:
    said = Text(finding.level.value, style=_COLORS[finding.level])
    key = f" {tidy(finding.key)}" if finding.key else ""
    said.append(f" {finding.rule}{key}{' (accepted)' if finding.accepted else ''}", style="bold")
    said.append(f"\n  {tidy(finding.message)}")
    evidence = where(finding)
    if evidence:
        said.append(f"\n  {evidence}", style="dim")
    said.append(f" [{finding.fingerprint}]", style="dim")
    return Padding(said, (0, 0, 0, 2))
