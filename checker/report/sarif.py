"""Report -> SARIF 2.1.0: unique rules, relative addresses, suppressions for what was accepted."""

from __future__ import annotations

import json
from typing import Final

from checker.model.contract import Json
from checker.model.finding import Finding, Level
from checker.model.table import Report, RuleText
from checker.report.escape import markdown
from checker.report.finding_parts import accepting, documented, listing, observed
from checker.report.json_ import cleaned
from checker.report.parts import ordered

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"  # the schema's public name
VERSION: Final = "2.1.0"
# Readers of alerts refuse a result without a place: where no file is tracked yet, the folder is.
NO_FILE: Final = "snapshots"
# SARIF §3.27.9: where there is not enough to decide, the kind is "open" and no level is claimed.
LEVELS: Final = {
    Level.CANNOT_VERIFY: "none",
    Level.ERROR: "error",
    Level.WARNING: "warning",
    Level.NOTE: "note",
}


def render(report: Report) -> str:
    """One run, its results in the order of the table."""
    findings = ordered(report)
    rules = sorted({finding.rule for finding in findings})
    sample: dict[str, Json] = {"sample": True} if report.sample else {}
    run: dict[str, Json] = {
        "tool": {
            "driver": {
                "name": "checker",
                "version": report.version,
                "rules": [_rule(rule, report.rules.get(rule)) for rule in rules],
            }
        },
        "columnKind": "utf16CodeUnits",
        "results": [_result(report, finding, rules.index(finding.rule)) for finding in findings],
        "properties": {"headline": report.headline, "nextStep": report.next_step} | sample,
    }
    document: dict[str, Json] = {"$schema": SCHEMA, "version": VERSION, "runs": [run]}
    return json.dumps(cleaned(document), ensure_ascii=False, indent=1) + "\n"


def _rule(rule: str, text: RuleText | None) -> Json:
    words = rule.replace("-", " ")
    members: dict[str, Json] = {"id": rule, "shortDescription": {"text": f"{words.capitalize()}."}}
    command = f"checker rules explain {rule}"
    if text is None:  # of an edition of the program that has it no more
        return members | {"help": {"text": command}}
    return members | {
        "fullDescription": {"text": text.says},
        "help": {
            "text": f"{text.says} {text.why} To read more: {command}",
            "markdown": f"{markdown(text.says)}\n\n{markdown(text.why)}\n\n`{command}`",
        },
        "defaultConfiguration": {"level": LEVELS[text.level]},
    }


def _located(uri: str, line: int | None = None) -> dict[str, Json]:
    file: dict[str, Json] = {"artifactLocation": {"uri": uri}}
    return {"physicalLocation": file | ({} if line is None else {"region": {"startLine": line}})}


def _result(report: Report, finding: Finding, index: int) -> Json:
    first, *others = report.files.get(finding.source) or (NO_FILE,)
    files = [_located(first, report.lines.get(finding.fingerprint)), *map(_located, others)]
    # Nothing of a sample page stands in a file of the checkout.
    place: dict[str, Json] = {} if report.sample else files[0]
    if finding.key:
        place["logicalLocations"] = [{"fullyQualifiedName": finding.key}]
    properties: dict[str, Json] = {
        "documented": documented(finding),
        "observed": observed(finding),
    }
    if keys := listing(finding):
        properties["places"] = keys
    result: dict[str, Json] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "kind": "open" if finding.level is Level.CANNOT_VERIFY else "fail",
        "level": LEVELS[finding.level],
        "message": {"text": finding.message},
        "locations": [place],
        "partialFingerprints": {"checker/v1": finding.fingerprint},
        # §3.27.24, of every result or of none: what was accepted is that which is compared with.
        "baselineState": "unchanged" if finding.accepted else "new",
        "properties": properties,
    }
    if files[1:]:
        result["relatedLocations"] = [*files[1:]]
    if command := accepting(finding, report.accepting):
        properties["accept"] = command
    if finding.accepted:
        suppression: dict[str, Json] = {"kind": "external", "status": "accepted"}
        if finding.reason:
            suppression["justification"] = finding.reason
        result["suppressions"] = [suppression]
    return result
