"""Findings -> Table -> text: pure. One file a form; the table below names them all."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from checker.gate.wording import judge, refused, secrets_in
from checker.model.errors import Misused
from checker.model.table import Report
from checker.report import csv_, github, html, json_, junit, markdown, parts, sarif, text
from checker.report.quoting import quoted

FORMATS: Final[dict[str, Callable[[Report], str]]] = {
    "text": text.render,
    "markdown": markdown.render,
    "html": html.render,
    "json": json_.render,
    "csv": csv_.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
}
# Forms that programs read: every sentence in them is a Wording, so the last gate judges values.
MACHINE: Final = frozenset({"csv", "json", "junit", "sarif"})


def render(
    report: Report,
    name: str,
    *,
    width: int = 120,
    color: bool = False,
    allow: Collection[str] = (),
) -> str:
    """A report in one form; `width` (columns) and `color` count for text alone.

    Raises Misused for a form that there is not, and NotSanitized or Overclaim where a form would
    hide from the last gate what it refuses: text is wrapped. `allow` is that of the gate. Names
    that others chose are told as `quoting` says.
    """
    if name not in FORMATS:
        raise Misused(f"there is no form of that name; there are: {', '.join(FORMATS)}")
    report = quoted(report, allow)
    if name != "text":
        return FORMATS[name](report)
    cells = "\n\n".join(value for row in report.rows for value in parts.cells(row))
    refusals = secrets_in(json_.render(report), allow=allow) + judge(cells, allow=allow)
    if refusals:
        raise refused(refusals)
    return text.render(report, width=width, color=color)
