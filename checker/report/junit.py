"""Report -> JUnit XML, as test reporters read it: a suite an area, a case a finding."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from checker.model.finding import Finding, Level
from checker.model.table import Accepting, Report, Row, Verdict
from checker.report.escape import clean
from checker.report.finding_parts import accepting, documented, listing, observed
from checker.report.parts import area, mark, ordered


def render(report: Report) -> str:
    """One document; no times and no host, so the same report gives the same bytes."""
    root = ET.Element("testsuites", name=f"{mark(report)}checker")
    findings = ordered(report)
    known = {row.source for row in report.rows}
    for row in report.rows:
        mine = [one for one in findings if one.source == row.source]
        _suite(root, mark(report) + row.area, row, mine, report)
    for source in dict.fromkeys(one.source for one in findings if one.source not in known):
        mine = [one for one in findings if one.source == source]
        _suite(root, mark(report) + area(report, source), None, mine, report)
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, "unicode") + "\n"


def _suite(
    root: ET.Element, title: str, row: Row | None, findings: list[Finding], report: Report
) -> None:
    """What fails by the exit code fails here; the rest passed and has something to say."""
    how = report.accepting
    suite = ET.SubElement(root, "testsuite", name=_xml(title))
    if row is not None:
        case = ET.SubElement(suite, "testcase", classname=_xml(title), name="evidence")
        if row.verdict is Verdict.CANNOT_VERIFY:
            ET.SubElement(case, "error", type=row.verdict.value, message=_xml(row.wording))
        ET.SubElement(case, "system-out").text = _xml(f"{row.verdict.value}: {row.wording}")
    for finding in findings:
        name = f"{finding.rule} {finding.key}".strip()
        case = ET.SubElement(suite, "testcase", classname=_xml(title), name=_xml(name))
        if finding.accepted:
            ET.SubElement(case, "skipped", message="accepted")
        elif finding.fails(report.fail_on):
            outcome = "error" if finding.level is Level.CANNOT_VERIFY else "failure"
            failure = ET.SubElement(case, outcome, type=finding.rule, message=_xml(finding.message))
            failure.text = _xml(_details(finding, how))
        else:
            said = f"{finding.message} {_details(finding, how)}"
            ET.SubElement(case, "system-out").text = _xml(said)
    suite.set("tests", str(len(suite)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(suite.findall(f"testcase/{tag}"))))


def _details(finding: Finding, how: Accepting) -> str:
    command = accepting(finding, how)
    last = f"to accept: {command}" if command else finding.fingerprint
    parts = (documented(finding), listing(finding), observed(finding), last)
    return "; ".join(part for part in parts if part)


def _xml(text: str) -> str:
    """Without the signs that XML 1.0 §2.2 does not allow."""
    return "".join(sign for sign in clean(text) if sign < "\ufffe" or sign > "\uffff")
