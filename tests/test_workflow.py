"""The daily run: its steps are run as the commands that they are, day after day."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.widgets import PATH, SMALLER, serve, sources_file
from tests.site import Answer, Site, serving

ROOT = Path(__file__).parents[1]
FILE = ROOT / ".github" / "workflows" / "drift.yml"
SUITE = FILE.with_name("suite.yml")
WORKFLOW: dict[Any, Any] = yaml.safe_load(FILE.read_text("utf-8"))
STEPS: list[dict[str, Any]] = WORKFLOW["jobs"]["drift"]["steps"]
SET_UP = "Set up"
FIRST = 1793512800  # 2026-11-01T06:00:00Z


class Runner:
    """A checkout as the workflow finds it, with a cache that keeps what it is told to."""

    def __init__(self, folder: Path, site: Site) -> None:
        self.folder = folder
        self.site = site
        self.cache: dict[str, bytes] = {}
        self.days = 0  # the clock is the test's: two attempts in one second are one

    def day(self) -> tuple[int, str]:
        """Run every step; (exit code of the job, summary)."""
        self.days += 1
        self._forget()
        summary = self.folder / "summary.md"
        summary.unlink(missing_ok=True)
        code = 0
        for step in STEPS:
            if "uses" in step:
                self._use(step)
            elif step["name"] != SET_UP and code == 0:
                done = self._shell(step["run"], summary)
                assert "Traceback" not in done.stderr
                assert "continue-on-error" not in step  # it would hide every code
                code = done.returncode
        return code, summary.read_text("utf-8") if summary.exists() else ""

    def _forget(self) -> None:
        """A new machine has the tracked files alone."""
        for path in self.folder.glob("snapshots/*/*"):
            if path.name == "bodies":
                shutil.rmtree(path)
            elif path.name == "state.json":
                path.unlink()

    def _use(self, step: dict[str, Any]) -> None:
        action = step["uses"].partition("@")[0]
        if action == "actions/cache/restore":
            for name, content in self.cache.items():
                (self.folder / name).write_bytes(content)
        elif action == "actions/cache/save":
            self.cache = {
                path.relative_to(self.folder).as_posix(): path.read_bytes()
                for path in self.folder.glob(step["with"]["path"])
            }

    def _shell(self, command: str, summary: Path) -> subprocess.CompletedProcess[str]:
        """As the runner does: `bash -e`, with the environment of the workflow."""
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "CI": "true",
            "GIT_AUTHOR_NAME": "somebody",
            "GITHUB_STEP_SUMMARY": str(summary),
            **{name: value for name, value in os.environ.items() if name.startswith("COVERAGE")},
            **WORKFLOW["env"],
            "SOURCES": str(self.folder / "sources.toml"),
            "SOURCE_DATE_EPOCH": str(FIRST + 86400 * self.days),
        }
        return subprocess.run(
            ["bash", "-e", "-c", command],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def runner(tmp_path: Path) -> Iterator[Runner]:
    (tmp_path / "snapshots").mkdir()
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    program = programs / "checker"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m checker "$@"\n', "utf-8"
    )
    program.chmod(0o755)
    with serving(Site()) as site:
        serve(site)
        sources_file(tmp_path, site.port)
        yield Runner(tmp_path, site)


def test_the_days_of_a_page(runner: Runner) -> None:
    assert runner.day()[0] == 3  # nothing was accepted yet: nothing can be compared
    accepted = runner._shell(
        '.venv/bin/checker accept --reason first --sources "$SOURCES"', runner.folder / "none"
    )
    assert accepted.returncode == 0, accepted.stderr
    code, summary = runner.day()
    assert code == 0
    assert "| Area | What to verify |" in summary
    serve(runner.site, SMALLER)
    code, summary = runner.day()
    assert code == 1
    assert "request-property-enum-value-removed" in summary
    assert "checker accept widgets" in summary


@pytest.mark.nightly
def test_failures_in_a_row_are_counted_from_machine_to_machine(runner: Runner) -> None:
    runner.day()
    runner._shell(
        '.venv/bin/checker accept --reason first --sources "$SOURCES"', runner.folder / "x"
    )
    runner.site.answers[PATH] = Answer(status=404, body=b"none")
    assert [runner.day()[0] for _ in range(4)] == [0, 0, 3, 0]
    del runner.site.answers[PATH]
    code, summary = runner.day()
    assert code == 0
    assert "recovered" in summary


@pytest.mark.parametrize("code", [2, 4, 5])
def test_an_error_of_reading_is_no_page_that_could_not_be_read(runner: Runner, code: int) -> None:
    (runner.folder / ".venv/bin/checker").write_text(f"#!/bin/sh\nexit {code}\n", "utf-8")
    assert runner.day() == (code, "")


@pytest.mark.parametrize("code", [0, 1, 3])
def test_what_could_not_be_read_is_judged_by_the_next_step(runner: Runner, code: int) -> None:
    program = '[ "$1" = snapshot ] && exit {}; echo told; exit 7'
    (runner.folder / ".venv/bin/checker").write_text(
        f"#!/bin/sh\n{program.format(code)}\n", "utf-8"
    )
    assert runner.day() == (7, "told\n")


def test_each_attempt_keeps_a_state_of_its_own() -> None:
    keys = [step["with"]["key"] for step in STEPS if "cache" in step.get("uses", "")]
    assert keys == ["drift-state-${{ github.run_id }}-${{ github.run_attempt }}"] * 2


def test_it_runs_daily_and_by_hand_with_the_least_permissions() -> None:
    triggers = WORKFLOW[True]  # YAML 1.1 reads `on` as true
    assert sorted(triggers) == ["schedule", "workflow_dispatch"]
    (schedule,) = triggers["schedule"]
    minute, hour, *others = schedule["cron"].split()
    assert 0 < int(minute) < 60  # runs of the full hour wait, or are left out
    assert 0 <= int(hour) < 24
    assert others == ["*", "*", "*"]
    assert WORKFLOW["permissions"] == {"contents": "read"}
    (job,) = WORKFLOW["jobs"].values()
    assert "permissions" not in job
    assert 5 <= job["timeout-minutes"] <= 30
    assert job["runs-on"] == "ubuntu-24.04"  # not whatever the latest is
    # Two runs at once would each save a state without the other's failures.
    assert WORKFLOW["concurrency"] == {"group": "drift", "cancel-in-progress": False}
    assert "secrets." not in FILE.read_text("utf-8")
    checkout = next(step for step in STEPS if step.get("uses", "").startswith("actions/checkout"))
    assert checkout["with"]["persist-credentials"] is False


@pytest.mark.parametrize("file", [FILE, SUITE], ids=lambda file: file.stem)
def test_every_action_is_pinned_by_commit_and_says_its_version(file: Path) -> None:
    text = file.read_text("utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert used
    for one in used:
        assert re.fullmatch(r"actions/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)


def test_at_night_make_runs_everything_and_every_night_draws_otherwise() -> None:
    workflow: dict[Any, Any] = yaml.safe_load(SUITE.read_text("utf-8"))
    assert sorted(workflow[True]) == ["schedule", "workflow_dispatch"]
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    made = {step["run"].split()[1]: step["env"] for step in job["steps"] if "run" in step}
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert list(made) == ["test-all", "mutants"]
    for target, environment in made.items():
        assert re.search(rf"^{target}:.*##", makefile, re.MULTILINE)
        assert environment == {"CHECKER_SEED": "${{ github.run_number }}"}


def test_the_state_is_saved_whatever_the_run_came_to() -> None:
    (save,) = [step for step in STEPS if step.get("uses", "").startswith("actions/cache/save")]
    assert save["if"] == "always()"
    assert STEPS.index(save) == len(STEPS) - 1
    # What a step is given is no text of the shell: no expression stands in a command.
    assert not any("${{" in step.get("run", "") for step in STEPS)


def test_the_set_up_is_that_of_make() -> None:
    (step,) = [step for step in STEPS if step.get("name") == SET_UP]
    target = step["run"].removeprefix("make ")
    rule = re.compile(r"^\$\(VENV\)/\.ready:", re.MULTILINE)
    assert target == ".venv/.ready"
    assert rule.search((ROOT / "Makefile").read_text("utf-8"))
    assert WORKFLOW["env"]["SOURCES"] == "checker/sources.toml"
    assert (ROOT / WORKFLOW["env"]["SOURCES"]).is_file()
