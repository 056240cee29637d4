"""Report -> text for a terminal, through rich.

The first line is the verdict and its cause, the second the next step, and neither is wrapped: a
command can be copied. Below WIDE columns, or where an address would not fit, a row is a block.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from checker.model.finding import Finding
from checker.model.table import Accepting, Report
from checker.report import parts
from checker.report.escape import address, clean

if TYPE_CHECKING:  # imported when a text is rendered: other forms do not pay for it
    from rich.console import Console, RenderableType

WIDE: Final = 120  # columns from which a row fits beside its header
NARROWEST: Final = 40
OTHERS: Final = 96  # columns that the four columns beside the address need
RATIOS: Final = dict(zip(parts.COLUMNS, (None, 2, None, None, 3), strict=True))  # what is left
STYLES: Final = {"error": "bold red", "cannot-verify": "bold red", "warning": "yellow", "note": ""}
LABELS: Final = ("What to verify", "Source URL", "Accessed", "Safe wording")


def render(report: Report, *, width: int = 120, color: bool = False) -> str:
    """The report for `width` columns; `color` adds ANSI colours."""
    from rich.console import Console  # noqa: PLC0415 - see TYPE_CHECKING above

    columns = max(width, NARROWEST)
    out = io.StringIO()
    console = Console(
        file=out,
        width=columns,
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    _say(console, clean(report.headline), style="bold")
    _say(console, f"Next step: {clean(report.next_step).replace('`', '')}")
    _rows(console, report, columns)
    for group in parts.groups(report):
        _title(console, f"Findings: {clean(group.title)}")
        for finding in group.shown:
            _finding(console, finding, columns, report.accepting)
        if group.left_out:
            _wrap(console, f"- {clean(group.left_out)}", columns)
    _list(console, "Coverage", parts.coverage(report), columns)
    _list(console, "Not read in this run", parts.not_re_read(report), columns)
    if report.checked:
        _title(console, "Sources checked")
        for one in report.checked:
            area, role, url, *_, digest, outcome = parts.checked_cells(report, one)
            told = f"{area}, {role}: {outcome}, {parts.clocks(one)}, {digest}"
            _say(console, clean(told))
            _say(console, f"  {address(url)}")
    _title(console, "What this table does not show")
    _wrap(console, parts.does_not_show(report), columns)
    return out.getvalue()


def _rows(console: Console, report: Report, columns: int) -> None:
    longest = max((len(address(row.url)) for row in report.rows), default=0)
    if report.rows and columns >= WIDE and longest <= columns - OTHERS:
        console.print()
        console.print(_table(report, longest))
        return
    for row in report.rows:
        area, *cells = parts.cells(row)
        _title(console, f"{clean(area)}: {row.verdict.value}")
        for label, value in zip(LABELS, cells, strict=True):
            if label == "Source URL":
                _say(console, f"  {label:<15} {address(value)}")
            else:
                _wrap(console, f"  {label:<15} {clean(value)}", columns, indent=18)


def _table(report: Report, longest: int) -> RenderableType:
    from rich.table import Table  # noqa: PLC0415 - see TYPE_CHECKING above
    from rich.text import Text  # noqa: PLC0415 - likewise

    table = Table(show_lines=True, expand=True)
    for name in parts.COLUMNS:
        whole = name == "Source URL"
        least = longest if whole else 10
        table.add_column(name, no_wrap=whole, min_width=least, ratio=RATIOS[name], overflow="fold")
    for row in report.rows:
        area, verify, url, accessed, wording = parts.cells(row)
        cells = (clean(area), clean(verify), address(url), clean(accessed), clean(wording))
        table.add_row(*map(Text, cells))
    return table


def _finding(console: Console, finding: Finding, columns: int, how: Accepting) -> None:
    key = f" {clean(finding.key)}" if finding.key else ""
    accepted = " (accepted)" if finding.accepted else ""
    _say(console, f"- {finding.level} {finding.rule}{key}{accepted}", style=STYLES[finding.level])
    _wrap(console, f"  {clean(finding.message)}", columns, indent=2)
    if documented := parts.documented(finding):
        _wrap(console, f"  Documented: {clean(documented)}", columns, indent=4)
    for one in parts.among(finding):
        _wrap(console, f"  {one.label}:", columns)
        for key in (*one.keys, *filter(None, [one.left_out])):
            _say(console, f"    {clean(key)}")
    if observed := parts.observed(finding):
        _wrap(console, f"  Observed: {clean(observed)}", columns, indent=4)
    accepting = parts.accepting(finding, how)
    _say(
        console,
        f"  To accept: {accepting}" if accepting else f"  Fingerprint: {finding.fingerprint}",
    )


def _title(console: Console, title: str) -> None:
    console.print()
    _say(console, title, style="bold")


def _list(console: Console, title: str, lines: Iterable[str], columns: int) -> None:
    items: Iterator[str] = iter(lines)
    for number, item in enumerate(items):
        if number == 0:
            _title(console, title)
        _wrap(console, f"- {clean(item)}", columns, indent=2)


def _wrap(console: Console, line: str, columns: int, *, indent: int = 0) -> None:
    """Lines of at most `columns`, but a word (an address, a path) is never broken."""
    for part in textwrap.wrap(
        line,
        columns,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    ):
        _say(console, part)


def _say(console: Console, line: str, *, style: str = "") -> None:
    console.print(line, style=style or None, soft_wrap=True)
