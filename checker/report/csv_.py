"""Report -> CSV (RFC 4180): the owner's five columns, and nothing that a spreadsheet computes.

It is the table alone: two kinds of records in one file are none that a spreadsheet reads. Findings
are in every other form.

A cell that begins with a sign of a formula gets an apostrophe before it, which spreadsheets take
as "this is text"; a program that reads the file strips it from cells that begin so.
"""

from __future__ import annotations

import csv
import io
from typing import Final

from checker.model.table import Report
from checker.report.escape import clean
from checker.report.parts import COLUMNS, cells

FORMULAS: Final = ("=", "+", "-", "@", "'")  # the apostrophe too, so that stripping one is exact


def render(report: Report) -> str:
    """A header and one record a row; lines end in CRLF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([safe(value) for value in cells(row)] for row in report.rows)
    return out.getvalue()


def safe(value: str) -> str:
    """A cell as text, whatever it begins with."""
    text = clean(value)
    return f"'{text}" if text.startswith(FORMULAS) else text
