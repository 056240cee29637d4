"""Findings -> Table -> text: pure. One file a form; the table below names them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from checker.model.errors import Misused
from checker.model.table import Report
from checker.report import csv_, github, html, json_, junit, markdown, sarif, text

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


def render(report: Report, name: str, *, width: int = 120, color: bool = False) -> str:
    """A report in one form; `width` (columns) and `color` count for text alone.

    Raises Misused for a form that there is not.
    """
    if name not in FORMATS:
        raise Misused(f"there is no form of that name; there are: {', '.join(FORMATS)}")
    if name == "text":
        return text.render(report, width=width, color=color)
    return FORMATS[name](report)
