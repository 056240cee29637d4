"""Report -> text: pure. A format is one file and one row here."""

from __future__ import annotations

import importlib

from checker.model.table import Report

# name -> module with `render(report, *, width, color) -> str`; imported when it is asked for.
FORMATS: dict[str, str] = {
    "csv": "checker.report.csv_",
    "json": "checker.report.json_",
    "markdown": "checker.report.markdown",
    "text": "checker.report.text",
}


def render(report: Report, name: str, *, width: int = 120, color: bool = False) -> str:
    """The report in a format; `width` (columns) and `color` are for terminals alone."""
    return str(importlib.import_module(FORMATS[name]).render(report, width=width, color=color))
