"""Report -> JSON, as `schemas/report.schema.json` publishes it. Compact, and always the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from checker.model.contract import Json
from checker.model.finding import Finding, Level
from checker.model.plain import plain
from checker.model.table import Accepting, CheckedDocument, Coverage, Report, Row
from checker.report.escape import clean
from checker.report.finding_parts import accepting
from checker.report.parts import does_not_show, ordered

SCHEMA: Final = "checker/report/1"


def render(report: Report) -> str:
    """One document; each item of a list has a line of its own, so that two runs can be compared."""
    fields = []
    for name, value in cleaned(report_to_plain(report)).items():
        written = _line(value)
        if isinstance(value, list) and value:
            items = ",\n  ".join(map(_line, value))
            written = f"[\n  {items}\n ]"
        fields.append(f'"{name}": {written}')
    return "{" + ",\n ".join(fields) + "}\n"


def report_to_plain(report: Report) -> dict[str, Json]:
    """A report as plain data."""
    mark: dict[str, Json] = {"sample": True} if report.sample else {}
    settings: dict[str, Json] = {"settings": [*report.settings]} if report.settings else {}
    return {
        "schema": SCHEMA,
        **mark,
        "tool": {"name": "checker", "version": report.version},
        "inputs": [
            {"name": name, "digest": digest} for name, digest in sorted(report.inputs.items())
        ],
        "summary": {
            "headline": report.headline,
            "next_step": report.next_step,
            "compared": report.compared,
            "fields_documented": sum(one.documented for one in report.coverage),
            "fields_observed": sum(one.seen for one in report.coverage),
            "error": report.count(Level.ERROR),
            "warning": report.count(Level.WARNING),
            "note": report.count(Level.NOTE),
            "cannot_verify": report.count(Level.CANNOT_VERIFY),
        },
        "findings": [_finding(finding, report.accepting) for finding in ordered(report)],
        "table": [_row(row) for row in report.rows],
        "coverage": [_coverage(one) for one in report.coverage],
        "documents": [_checked(one) for one in report.checked],
        **settings,
        "does_not_show": does_not_show(report),
    }


def _finding(finding: Finding, how: Accepting) -> Json:
    members: dict[str, Json] = {
        "rule": finding.rule,
        "level": finding.level.value,
        "source": finding.source,
        "key": finding.key,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "evidence": {
            "documented": plain(finding.documented),
            "observed": plain(finding.observed),
        },
        "accepted": finding.accepted,
    }
    if finding.places is not None:
        members["places"] = {"count": finding.places.count, "first": [*finding.places.first]}
    command = accepting(finding, how)
    return members | ({"accept": command} if command else {})


def _row(row: Row) -> Json:
    return {
        "source": row.source,
        "area": row.area,
        "verify": row.verify,
        "url": row.url,
        "accessed": None if row.accessed is None and not row.sample else row.accessed_cell,
        "listed": row.listed.isoformat(),
        "wording": row.wording,
        "verdict": row.verdict.value,
    }


def _coverage(one: Coverage) -> Json:
    members: dict[str, Json] = {
        "source": one.source,
        "documented": one.documented,
        "seen": one.seen,
    }
    return members | ({"unlisted": one.unlisted} if one.unlisted else {})


def _checked(one: CheckedDocument) -> Json:
    members: dict[str, Json] = {
        "source": one.source,
        "role": one.role,
        "url": one.url,
        "accessed": plain(one.accessed),
        "digest": one.digest,
        "origin": one.origin,
        "outcome": one.outcome,
    }
    clocks = {"unchanged_since": one.unchanged_since, "last_updated": one.last_updated}
    return members | {name: plain(when) for name, when in clocks.items() if when is not None}


def cleaned(data: Mapping[str, Json]) -> dict[str, Json]:
    """Plain data in which every text, names too, is `clean`."""
    return {clean(name): _clean(value) for name, value in data.items()}


def _clean(value: Json) -> Json:
    match value:
        case str():
            return clean(value)
        case list():
            return [_clean(item) for item in value]
        case dict():
            return cleaned(value)
    return value


def _line(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)
