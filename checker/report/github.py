"""Report -> workflow commands that GitHub Actions shows beside a run.

Their data is escaped as the runner unescapes it: no text can begin a command of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote, urlsplit

from checker.model.finding import Finding, Level
from checker.model.table import Accepting, Report
from checker.report.escape import clean
from checker.report.finding_parts import accepting
from checker.report.parts import area, left_out, mark, ordered

COMMANDS: Final = {
    Level.CANNOT_VERIFY: "error",  # it fails the run as an error does
    Level.ERROR: "error",
    Level.WARNING: "warning",
    Level.NOTE: "notice",
}


MOST: Final = 10  # annotations of one kind that the platform shows of a step; it drops the others


def render(report: Report) -> str:
    """The verdict, the next step, then one annotation an open finding. A line is a command.

    Of a kind of which there are more than are shown, the last says how many more there are.
    """
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield _command("notice", f"{mark(report)}checker", report.headline)
    yield _command("notice", f"{mark(report)}Next step", report.next_step)
    kinds: dict[str, list[Finding]] = {}
    for finding in ordered(report):
        if not finding.accepted:
            kinds.setdefault(COMMANDS[finding.level], []).append(finding)
    rest: dict[str, list[Finding]] = {}
    for kind, findings in kinds.items():
        room = MOST - 2 if kind == "notice" else MOST
        rest[kind] = findings[room - 1 :] if len(findings) > room else []
    for finding in ordered(report):
        if not finding.accepted and finding not in rest[COMMANDS[finding.level]]:
            yield _annotation(report, finding)
    for kind, findings in rest.items():
        if findings:
            yield _command(kind, f"{mark(report)}checker", left_out(findings))


def _annotation(report: Report, finding: Finding) -> str:
    title = f"{mark(report)}{area(report, finding.source)}: {finding.rule}"
    message = _message(finding, report.accepting)
    return _command(COMMANDS[finding.level], title, message, _place(report, finding))


def _message(finding: Finding, how: Accepting) -> str:
    key = f" ({finding.key})" if finding.key else ""
    command = accepting(finding, how)
    last = f"To accept: {command}" if command else f"[{finding.fingerprint}]"
    return f"{finding.message}{key} {last}"


def _place(report: Report, finding: Finding) -> str:
    """The tracked file of its source; "" where there is none in the checkout."""
    if report.sample:
        return ""
    file = next(iter(report.files.get(finding.source, ())), "")
    if not file or urlsplit(file).scheme:
        return ""
    line = report.lines.get(finding.fingerprint)
    return f",file={_value(unquote(file))}" + ("" if line is None else f",line={line}")


def _command(name: str, title: str, message: str, place: str = "") -> str:
    return f"::{name} title={_value(title)}{place}::{_data(message)}"


def _data(text: str) -> str:
    """The runner's own escapes of a message; line breaks are gone already."""
    return clean(text).replace("%", "%25")


def _value(text: str) -> str:
    """… and of a property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
