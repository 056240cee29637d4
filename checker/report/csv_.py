"""Report -> CSV (RFC 4180): the owner's five columns.

A cell that a spreadsheet would take for a formula gets a leading apostrophe.
"""

from __future__ import annotations

import csv
import io

from checker.model.table import Report
from checker.report.words import COLUMNS, cells

FORMULA = ("=", "+", "-", "@")


def render(report: Report, *, width: int = 120, color: bool = False) -> str:
    """A header and a row a source; lines end with CR LF."""
    del width, color
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in cells(report):
        writer.writerow(f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row)
    return out.getvalue()
