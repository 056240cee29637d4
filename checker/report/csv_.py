"""Report -> CSV (RFC 4180): the owner's five columns, and nothing that a spreadsheet computes.

It is the table alone: two kinds of records in one file are none that a spreadsheet reads. The
findings are a file of their own, and the only one where there is no table: of a packet.

A cell that begins with a sign of a formula gets an apostrophe before it, which spreadsheets take
as "this is text"; a program that reads the file strips it from cells that begin so.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from checker.model.finding import Finding
from checker.model.table import Report
from checker.report import finding_parts, parts
from checker.report.escape import clean

FORMULAS: Final = ("=", "+", "-", "@", "'")  # the apostrophe too, so that stripping one is exact
FINDINGS: Final = (
    *("Level", "Rule", "Area", "Key", "Message", "Was or documented", "Is or observed"),
    *("Place", "Fingerprint", "Accepted"),
)


def render(report: Report) -> str:
    """A header and one record a row; of a report without a table, one a finding. Ends in CRLF."""
    if not report.rows:
        return findings(report)
    return _written(parts.COLUMNS, map(parts.cells, report.rows))


def findings(report: Report) -> str:
    """A header and one record a finding, in the order of the table."""
    return _written(FINDINGS, (_finding(report, one) for one in parts.ordered(report)))


def _finding(report: Report, one: Finding) -> tuple[str, ...]:
    sides = finding_parts.sides(one)
    return (
        *(one.level.value, one.rule, parts.mark(report) + parts.area(report, one.source)),
        *(one.key, one.message),
        *((sides.was, sides.now) if sides is not None else ("", finding_parts.observed(one))),
        *(finding_parts.documented(one), one.fingerprint, "yes" if one.accepted else "no"),
    )


def _written(header: Iterable[str], records: Iterable[Iterable[str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([safe(value) for value in record] for record in records)
    return out.getvalue()


def safe(value: str) -> str:
    """A cell as text, whatever it begins with."""
    text = clean(value)
    return f"'{text}" if text.startswith(FORMULAS) else text
