"""Findings -> Table -> text: pure. One file a form; the table below names them all."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Final, NamedTuple

from checker.gate.wording import judge, refused, secrets_in
from checker.model.table import Report
from checker.report import parts
from checker.report.quoting import quoted


class Format(NamedTuple):
    """One form of a report."""

    name: str  # as `--format` takes it
    render: Callable[..., str]  # of a report; text is told how a terminal shows it
    file: str = ""  # its name in a folder of reports; "" where it is for a run's log alone
    # Programs read it: every sentence in it is a Wording, so the last gate judges values alone.
    machine: bool = False


def _in(name: str) -> Callable[..., str]:
    """What renders a form: that, and what it needs, is imported when it is asked for."""

    def rendered(report: Report, **shown: Any) -> str:  # noqa: ANN401 - as text takes it
        match name:
            case "text":
                from checker.report.text import render as text

                return text(report, **shown)
            case "markdown":
                from checker.report.markdown import render
            case "html":
                from checker.report.html import render
            case "csv":
                from checker.report.csv_ import render
            case "sarif":
                from checker.report.sarif import render
            case "junit":
                from checker.report.junit import render
            case "github":
                from checker.report.github import render
            case "json":
                from checker.report.json_ import render
            case _:
                raise KeyError(name)
        return render(report)

    return rendered


_ALL: Final = (
    Format(name="text", render=_in("text"), file="table.txt"),
    Format(name="markdown", render=_in("markdown"), file="table.md"),
    Format(name="html", render=_in("html"), file="table.html"),
    Format(name="json", render=_in("json"), file="report.json", machine=True),
    Format(name="csv", render=_in("csv"), file="table.csv", machine=True),
    Format(name="sarif", render=_in("sarif"), file="report.sarif", machine=True),
    Format(name="junit", render=_in("junit"), file="report.xml", machine=True),
    Format(name="github", render=_in("github")),
)
FORMATS: Final[dict[str, Format]] = {form.name: form for form in _ALL}
# The findings stand beside the table: two kinds of records in one file are none.
FINDINGS: Final = "findings.csv"
MACHINE_FILES: Final = frozenset({FINDINGS, *(form.file for form in _ALL if form.machine)})
MACHINE: Final = frozenset(form.name for form in _ALL if form.machine)


def render(  # noqa: PLR0913 - how a terminal shows it
    report: Report,
    name: str,
    *,
    width: int = 120,
    color: bool = False,
    verbose: bool = False,
    allow: Collection[str] = (),
) -> str:
    """A report in one form; `width` (columns), `color` and `verbose` count for text alone.

    Raises NotSanitized or Overclaim where a form would hide from the last gate what it refuses:
    text is wrapped. `allow` is that of the gate. Names of others are reported as `quoting` says.
    """
    report = quoted(report, allow)
    if name != "text":
        return FORMATS[name].render(report)
    from checker.report import json_

    cells = "\n\n".join(value for row in report.rows for value in parts.cells(row))
    refusals = secrets_in(json_.render(report), allow=allow) + judge(cells, allow=allow)
    if refusals:
        raise refused(refusals)
    return FORMATS[name].render(report, width=width, color=color, verbose=verbose)


def folder(report: Report, allow: Collection[str] = ()) -> dict[str, str]:
    """Every form that has a file, and the findings as CSV, by file name. Raises as `render`."""
    from checker.report import csv_

    forms = {form.file: name for name, form in FORMATS.items() if form.file}
    files = {file: render(report, name, allow=allow) for file, name in forms.items()}
    return files | {FINDINGS: csv_.findings(quoted(report, allow))}
