"""Report -> text for a terminal, through rich.

In the order of a reader's questions: the verdict and its cause, the findings, one line a row, what
they rest on in a line each, and the verdict again with the one next step. A word is never broken,
and a command that is longer than a line goes on after a backslash, as a shell reads it.
"""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from checker.model.finding import Finding
from checker.model.regex import regex
from checker.model.table import Report
from checker.report import finding_parts, parts, source_parts
from checker.report.escape import address, clean
from checker.report.words import counted, listed

if TYPE_CHECKING:  # imported when a text is rendered: other forms do not pay for it
    from rich.console import Console

NARROWEST: Final = 40
STYLES: Final = {"good": "bold green", "bad": "bold red", "warn": "bold yellow", "calm": "bold"}
_READ: Final = {"page": "read"}  # as a count of them is reported
MOST_KEYS: Final = 3  # places of a finding that are listed without -v
_BELOW: Final = regex(r"\bbelow\b")
_QUOTED: Final = regex(r""""[^"]*"|'[^']*'""")  # in a command line it is never parted
_SPAN: Final = regex(r"`[^`]*`")
_UNBROKEN: Final = "\x00"  # stands for a blank at which no line ends; no text of ours holds it
_COMMAND: Final = regex(r"`((?:checker|mkdir) [^`]*)`")


def render(report: Report, *, width: int = 120, color: bool = False, verbose: bool = False) -> str:
    """The report for `width` columns; `color` adds ANSI colours, `verbose` unfolds all of it."""
    from rich.console import Console  # noqa: PLC0415 - see TYPE_CHECKING above

    out = io.StringIO()
    console = Console(
        file=out,
        width=max(width, NARROWEST),
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        legacy_windows=False,
    )
    page = _Page(console=console, report=report, verbose=verbose)
    page.verdict()
    page.findings()
    if verbose:
        page.table()
    else:
        page.rows()
    page.rests_on()
    page.ending()
    return out.getvalue()


class _Page(NamedTuple):
    """One text in the making."""

    console: Console
    report: Report
    verbose: bool

    def verdict(self) -> None:
        """The verdict and its cause."""
        self._wrap(self.report.headline, style=STYLES[parts.state(self.report)])

    def ending(self) -> None:
        """What it does not show; then, last, the verdict again with the one next step."""
        self.console.print()
        said = parts.does_not_show(self.report)
        self._wrap(said, label="What it does not show: ", style="dim")
        self.console.print()
        headline = _BELOW.sub("above", self.report.headline)
        self._wrap(headline, style=STYLES[parts.state(self.report)])
        for at, piece in enumerate(_COMMAND.split(self.report.next_step)):
            if at % 2:
                self._command(piece, indent=2)
            elif said := piece.strip(" ;.,") if at else piece.strip():
                self._wrap(_BELOW.sub("above", said), label="" if at else "Next step: ")

    def findings(self) -> None:
        """By area, gravest first."""
        for title, findings in parts.groups(self.report).items():
            self._title(title)
            for finding in findings:
                self._finding(finding)

    def _finding(self, finding: Finding) -> None:
        accepted = " (accepted)" if finding.accepted else ""
        style = STYLES[parts.OF_LEVELS[finding.level]]
        self._say((f"  {finding.level}", style), f" {finding.rule}{accepted}")
        if finding.key:
            self._wrap(finding.key, indent=4)
        self._wrap(finding.message, indent=4)
        if (sides := finding_parts.sides(finding)) is not None:
            self._sides(sides)
        self._evidence(finding)
        if command := finding_parts.accepting(finding, self.report.accepting):
            self._command(command, indent=4, label="To accept: ")
        elif self.verbose:
            self._wrap(f"Fingerprint: {finding.fingerprint}", indent=4, style="dim")

    def _evidence(self, finding: Finding) -> None:
        """Where the page says it, what was counted, and at which places."""
        place = finding_parts.documented(finding)
        if place not in finding.message:
            self._wrap(place, indent=4, style="dim")
        if self.verbose and (seen := finding_parts.counted_in(finding)):
            self._wrap(seen, indent=4, style="dim")
        for one in finding_parts.among(finding):
            shown = one.keys if self.verbose else one.keys[:MOST_KEYS]
            self._wrap(f"{one.label}:", indent=4, style="dim")
            for key in shown:
                self._wrap(key, indent=6, style="dim")
            if rest := len(one.keys) - len(shown):
                self._wrap(f"and more ({rest} with -v)", indent=6, style="dim")
            elif one.left_out:
                self._wrap(one.left_out, indent=6, style="dim")

    def _sides(self, sides: finding_parts.Sides) -> None:
        """`integer -> string`, what held in one colour and what is there in another."""
        was, now = clean(sides.was).replace("`", ""), clean(sides.now).replace("`", "")
        left, right = f"{sides.left.lower()} {was}", f"{sides.right.lower()} {now}"
        if len(f"    {left} {sides.arrow} {right}") <= self.console.width:
            self._say((f"    {left}", "green"), f" {sides.arrow} ", (right, "bold yellow"))
            return
        self._wrap(left, indent=4, style="green")
        self._wrap(f"{sides.arrow} {right}", indent=4, style="bold yellow")

    def rows(self) -> None:
        """Area, verdict and day, a line each."""
        rows = self.report.rows
        if not rows:
            return
        self.console.print()
        areas = max(len(clean(row.area)) for row in rows)
        verdicts = max(len(parts.VERDICTS[row.verdict]) for row in rows)
        days = max(len(row.accessed_cell) for row in rows)
        between = "  " if areas + verdicts + days + 4 <= self.console.width else "\n  "
        for row in rows:
            name = f"{clean(row.area):<{areas}}  "
            verdict = f"{parts.VERDICTS[row.verdict]:<{verdicts}}"
            style = STYLES[parts.STATES[row.verdict]]
            self._say(name, (verdict, style), f"{between}{row.accessed_cell}")

    def table(self) -> None:
        """All five columns, a block a row: an address is never cut."""
        for row in self.report.rows:
            area, *cells = parts.cells(row)
            self._title(f"{area}: {row.verdict.value}")
            for label, value in zip(parts.COLUMNS[1:], cells, strict=True):
                shown = address(value) if label == "Source URL" else value
                self._wrap(shown, indent=2, label=f"{label}: ")

    def rests_on(self) -> None:
        """Coverage, what was not read again, the sources and the settings: a line each."""
        report = self.report
        sections = {
            "Coverage": list(source_parts.coverage(report)),
            "Not read in this run": list(source_parts.not_re_read(report)),
            "Sources checked": list(self._checked()),
            "Settings": list(report.settings),
        }
        for number, (title, lines) in enumerate((name, it) for name, it in sections.items() if it):
            if self.verbose:
                self._title(title)
                for line in lines:
                    self._wrap(line, indent=2)
                continue
            if not number:
                self.console.print()
            self._wrap(self._folded(title, lines), style="dim", hanging=2)

    def _checked(self) -> Iterator[str]:
        for one in self.report.checked:
            area, role, url, *_, digest, outcome = source_parts.checked_cells(self.report, one)
            yield f"{area}, {role}: {outcome}, {source_parts.clocks(one)}, {digest} {address(url)}"

    def _folded(self, title: str, lines: list[str]) -> str:
        report = self.report
        if title == "Coverage":
            shares = [
                f"{parts.area(report, one.source)} {one.seen}/{one.documented}"
                for one in report.coverage
            ]
            return f"Documented names seen: {', '.join(shares)}"
        if title == "Sources checked":
            outcomes = [_READ.get(one.outcome, one.outcome) for one in report.checked]
            counts = [f"{outcomes.count(one)} {one}" for one in dict.fromkeys(outcomes)]
            documents = counted(len(outcomes), "document")
            return f"Sources checked: {documents} ({', '.join(counts)}); -v lists them"
        if title == "Not read in this run":
            areas = [line.partition(":")[0] for line in lines]
            return f"Not read in this run: {listed(areas)}; -v says why"
        return f"{title}: {'; '.join(lines)}"

    def _command(self, command: str, *, indent: int, label: str = "") -> None:
        whole = _QUOTED.sub(_unbroken, label + clean(command))
        lines = wrapped(whole, self.console.width - indent - 2, 2)
        for line in (*(f"{one} \\" for one in lines[:-1]), lines[-1]):
            self._say(f"{' ' * indent}{line.replace(_UNBROKEN, ' ')}")

    def _title(self, title: str) -> None:
        self.console.print()
        self._wrap(title, style="bold")

    def _wrap(
        self, line: str, *, indent: int = 0, hanging: int = 0, label: str = "", style: str = ""
    ) -> None:
        for part in wrapped(label + clean(line), self.console.width - indent, hanging):
            self._say((f"{' ' * indent}{part}", style))

    def _say(self, *pieces: str | tuple[str, str]) -> None:
        """A line of pieces, a style beside those that have one."""
        from rich.text import Text  # noqa: PLC0415 - see TYPE_CHECKING above

        self.console.print(Text.assemble(*pieces), soft_wrap=True)


def wrapped(line: str, columns: int, hanging: int = 0) -> list[str]:
    """Lines of at most `columns`, but a word (an address, a path) is never broken."""
    return textwrap.wrap(
        line,
        columns,
        subsequent_indent=" " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def folded(line: str, columns: int) -> list[str]:
    """The same for a line of its own; its indent stays, and a command in it is never broken."""
    bare = line.lstrip()
    indent = len(line) - len(bare)
    lines = wrapped(_SPAN.sub(_unbroken, bare), columns - indent, 2)
    return [f"{' ' * indent}{one.replace(_UNBROKEN, ' ')}".rstrip() for one in lines]


def _unbroken(span: re.Match[str]) -> str:
    return span[0].replace(" ", _UNBROKEN)
