"""SARIF 2.1.0: held against its form, and what a reader of alerts relies on."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.model.table import Report
from checker.report import render
from tests.report.conftest import DIGEST, FINDINGS
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


@pytest.mark.parametrize("folder", ["snapshots", "kept evidence", ".", "a:b"])
def test_addresses_are_relative_whatever_the_folder(folder: str, report: Report) -> None:
    run_of(dataclasses.replace(report, folder=folder))


def test_what_was_accepted_is_kept_and_told_apart(report: Report) -> None:
    """A result that vanished would close its alert, and open it again with the next run."""
    told = {
        result["ruleId"]: (result["baselineState"], result.get("suppressions"))
        for result in run_of(report)["results"]
    }
    assert told["statement-changed"] == (
        "unchanged",
        [{"kind": "external", "status": "accepted"}],
    )
    assert told["type-conflict"] == ("new", None)


def test_a_result_points_at_the_line_of_the_stored_text_else_at_the_contract(
    report: Report,
) -> None:
    body = f"snapshots/chat/bodies/{DIGEST.replace(':', '-')}"
    contract = {"artifactLocation": {"uri": "snapshots/chat/contract.json"}}
    of_rule = {result["ruleId"]: result for result in run_of(report)["results"]}
    located = of_rule["type-conflict"]
    assert place_of(located) == {
        "artifactLocation": {"uri": body},
        "region": {"startLine": 214},
    }
    assert located["relatedLocations"] == [{"physicalLocation": contract}]
    assert place_of(of_rule["field-undocumented"]) == contract
    assert place_of(of_rule["observation-empty"]) == {"artifactLocation": {"uri": "snapshots"}}


def test_what_is_gone_points_at_the_text_that_stated_it(report: Report) -> None:
    before = {"page": "https://docs.example/x.md", "line": 7, "digest": DIGEST}
    gone = dataclasses.replace(
        FINDINGS[0], documented={"page": "https://docs.example/x.md", "before": before}
    )
    (result,) = run_of(dataclasses.replace(report, findings=(gone,)))["results"]
    assert place_of(result)["region"] == {"startLine": 7}
