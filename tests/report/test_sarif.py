"""SARIF 2.1.0: held against its form, and what a reader of alerts relies on."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.model.finding import Level
from checker.model.table import Report, RuleText
from checker.report import render
from tests.report.conftest import FINDINGS
from tests.report.sarif_form import LOG
from tests.report.test_formats import EMPTY, EVIL, evil_report


def run_of(report: Report) -> dict[str, Any]:
    data = json.loads(render(report, "sarif"))
    assert list(Draft202012Validator(LOG).iter_errors(data)) == []
    (run,) = data["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        # §3.27.10: only a result of kind "fail" may have a level other than "none".
        assert (result["kind"] == "fail") == (result["level"] != "none")
    return run


def place_of(result: dict[str, Any]) -> dict[str, Any]:
    return result["locations"][0]["physicalLocation"]


def test_every_report_holds_to_the_form(report: Report) -> None:
    assert len(run_of(report)["results"]) == len(FINDINGS)
    assert run_of(EMPTY)["results"] == []


@pytest.mark.parametrize("name", EVIL)
def test_hostile_names_hold_to_it_too(name: str) -> None:
    assert len(run_of(evil_report(name))["results"]) == 2


def test_a_rule_says_what_it_is_and_why(report: Report) -> None:
    text = RuleText(says="<subject> was removed.", why="Callers rely on it.", level=Level.ERROR)
    rules = run_of(dataclasses.replace(report, rules={"type-conflict": text}))["tool"]["driver"][
        "rules"
    ]
    found = {rule["id"]: rule for rule in rules}
    assert found["type-conflict"]["fullDescription"] == {"text": text.says}
    assert text.why in found["type-conflict"]["help"]["text"]
    assert "checker rules explain type-conflict" in found["type-conflict"]["help"]["markdown"]
    assert found["type-conflict"]["defaultConfiguration"] == {"level": "error"}
    assert "&lt;subject&gt;" in found["type-conflict"]["help"]["markdown"]


def test_a_result_points_at_the_line_of_its_fact(report: Report) -> None:
    lines = {one.fingerprint: 17 for one in report.findings if one.rule == "type-conflict"}
    results = run_of(dataclasses.replace(report, files=FILES, lines=lines))["results"]
    regions = {one["ruleId"]: place_of(one).get("region") for one in results}
    assert regions.pop("type-conflict") == {"startLine": 17}
    assert set(regions.values()) == {None}


FILES = {"chat": ("kept%20evidence/chat/contract.json",)}


def test_no_file_is_named_where_the_checkout_has_none(report: Report) -> None:
    for result in run_of(dataclasses.replace(report, files={}))["results"]:
        assert place_of(result) == {"artifactLocation": {"uri": "snapshots"}}
        assert "relatedLocations" not in result


def test_what_was_accepted_is_kept_and_told_apart(report: Report) -> None:
    """A result that vanished would close its alert, and open it again with the next run."""
    findings = [
        dataclasses.replace(one, reason="Settled, see INC-12.") if one.accepted else one
        for one in report.findings
    ]
    told = {
        result["ruleId"]: (result["baselineState"], result.get("suppressions"))
        for result in run_of(dataclasses.replace(report, findings=tuple(findings)))["results"]
    }
    assert told["statement-changed"] == (
        "unchanged",
        [{"kind": "external", "status": "accepted", "justification": "Settled, see INC-12."}],
    )
    assert told["type-conflict"] == ("new", None)


def test_a_result_points_at_the_tracked_file_of_its_source(report: Report) -> None:
    """The kept text of a page is not tracked: no reader of alerts has it."""
    of_rule = {
        result["ruleId"]: result
        for result in run_of(dataclasses.replace(report, files=FILES))["results"]
    }
    for rule in ("type-conflict", "field-undocumented"):
        assert place_of(of_rule[rule]) == {"artifactLocation": {"uri": FILES["chat"][0]}}
    assert place_of(of_rule["observation-empty"])["artifactLocation"] == {"uri": "snapshots"}
    assert "bodies" not in render(report, "sarif")


def test_of_two_files_the_second_stands_beside_the_first(report: Report) -> None:
    files = {"chat": ("new.json", "old.json")}
    results = run_of(dataclasses.replace(report, files=files))["results"]
    result = next(one for one in results if one["ruleId"] == "type-conflict")
    assert place_of(result)["artifactLocation"] == {"uri": "new.json"}
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"] == {"uri": "old.json"}
