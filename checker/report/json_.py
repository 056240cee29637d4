"""Report -> JSON, the form of schemas/report.schema.json."""

from __future__ import annotations

from checker.documents import write_json
from checker.model.contract import Json
from checker.model.finding import Finding, Level
from checker.model.plain import plain
from checker.model.table import Report, Row

SCHEMA = "checker/report/1"


def render(report: Report, *, width: int = 120, color: bool = False) -> str:
    """Findings gravest first; the table in the order of its sources."""
    del width, color
    return write_json(to_plain(report))


def to_plain(report: Report) -> dict[str, Json]:
    """The report as plain data."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "checker", "version": report.version},
        "headline": str(report.headline),
        "next_step": str(report.next_step),
        "inputs": [
            {"name": name, "digest": digest} for name, digest in sorted(report.inputs.items())
        ],
        "summary": {
            "compared": report.compared,
            "fields_documented": sum(one.documented for one in report.coverage),
            "fields_observed": sum(one.seen for one in report.coverage),
            "error": report.count(Level.ERROR),
            "warning": report.count(Level.WARNING),
            "note": report.count(Level.NOTE),
            "cannot_verify": report.count(Level.CANNOT_VERIFY),
        },
        "findings": [_finding(finding) for finding in report.findings],
        "table": [_row(row) for row in report.rows],
        "coverage": [plain(one) for one in report.coverage],
        "checked": [
            {
                "source": one.source,
                "role": one.role,
                "url": one.url,
                "accessed": plain(one.accessed),
                "digest": one.digest,
                "origin": one.origin,
                "outcome": one.outcome,
            }
            for one in report.checked
        ],
    }


def _finding(finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "source": finding.source,
        "key": finding.key,
        "message": str(finding.message),
        "fingerprint": finding.fingerprint,
        "evidence": {"documented": plain(finding.documented), "observed": plain(finding.observed)},
        "accepted": finding.accepted,
    }


def _row(row: Row) -> Json:
    return {
        "area": row.area,
        "verify": row.verify,
        "url": row.url,
        "accessed": plain(row.accessed),  # null = not read; then it rests on what was listed
        "listed": row.listed.isoformat(),
        "wording": str(row.wording),
        "verdict": row.verdict.value,
    }
