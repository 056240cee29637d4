"""What others use of this repository: the action and the hooks."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.widgets import SMALLER, serve, sources_file
from tests.site import Site, serving

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
EXCHANGE = {
    "method": "POST",
    "url": "https://api.example.test/v1/widgets",
    "status": 200,
    "headers": {"content-type": "application/json"},
    "response_body": {"id": 1, "size": 2, "state": "made"},
}
SET_UP, RUN = ACTION["runs"]["steps"]


@pytest.fixture
def folder(tmp_path: Path, checker: Path) -> Iterator[Path]:
    with serving(Site()) as site:
        serve(site)
        sources_file(tmp_path, site.port)
        (tmp_path / "snapshots").mkdir()
        program = tmp_path / "temp" / "checker" / "bin" / "checker"
        program.parent.mkdir(parents=True)
        program.symlink_to(checker)
        yield tmp_path
        serve(site, SMALLER)


def run(folder: Path, **given: str) -> tuple[int, dict[str, str]]:
    """The step, with inputs as a workflow gives them; its code and outputs."""
    output = folder / "output"
    output.write_text("", "utf-8")
    inputs = {name: value["default"] for name, value in ACTION["inputs"].items()} | given
    assert set(RUN["env"].values()) == {f"${{{{ inputs.{name} }}}}" for name in inputs}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", RUN["run"]],
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "CI": "true",
            "GIT_AUTHOR_NAME": "somebody",
            "RUNNER_TEMP": str(folder / "temp"),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
            **{name: inputs[name.lower().replace("_", "-")] for name in RUN["env"]},
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    lines = [line.partition("=") for line in output.read_text("utf-8").splitlines()]
    return done.returncode, {name: value for name, _, value in lines}


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed here")
def test_the_action_says_what_came_of_it(folder: Path) -> None:
    code, told = run(folder, sources="sources.toml")
    assert (code, told["verdict"]) == (0, "passed")
    assert json.loads(told["counts"]) == {"error": 0, "warning": 0, "note": 0, "cannot_verify": 0}
    assert json.loads((Path(told["report"]) / "report.json").read_text("utf-8"))["table"]
    assert "| Widgets |" in (folder / "summary.md").read_text("utf-8")
    code, told = run(folder, sources="sources.toml", command="drift")
    assert (code, told["verdict"]) == (3, "could-not-verify")
    assert json.loads(told["counts"])["cannot_verify"] == 1
    answer = folder / "an answer.jsonl"
    answer.write_text(json.dumps(EXCHANGE), "utf-8")
    code, told = run(folder, sources="sources.toml", observed=f"{answer}\n", **{"fail-on": "error"})
    assert (code, told["verdict"], json.loads(told["counts"])["error"]) == (1, "findings", 1)
    assert run(folder, sources="none.toml") == (2, {})
    assert run(folder, command="accept") == (2, {})


def test_nothing_that_is_given_is_text_of_the_shell() -> None:
    assert all("${{" not in step["run"] for step in (SET_UP, RUN))
    assert set(ACTION["outputs"]) == {"verdict", "counts", "report"}
    assert (ROOT / ".ci" / "setup").is_file()
    assert (ROOT / ".ci" / "requirements.txt").is_file()


def hook(folder: Path, identity: str, *files: str) -> int:
    """A hook as pre-commit runs it: the words of its entry, then the files."""
    import shlex  # noqa: PLC0415 - as pre-commit splits them

    (entry,) = (one["entry"] for one in HOOKS if one["id"] == identity)
    bin_ = Path(sys.executable).parent
    path = f"{folder / 'temp/checker/bin'}:{bin_}:{os.environ['PATH']}"
    done = subprocess.run(
        [*shlex.split(entry), *files],
        cwd=folder,
        env={"PATH": path, "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode


def test_the_hooks_hold_packets_and_tables(folder: Path) -> None:
    (folder / "bad.yaml").write_text("incident_summary: none\n", "utf-8")
    assert hook(folder, "packet-check", "bad.yaml") != 0
    assert hook(folder, "packet-check", "bad.yaml", "none.yaml") != 0
    assert hook(folder, "sources-check", "sources.toml") == 0
    (folder / "bad.toml").write_text("source = 3\n", "utf-8")
    assert hook(folder, "sources-check", "sources.toml", "bad.toml") != 0
