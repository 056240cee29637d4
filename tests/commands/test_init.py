"""checker init: it writes what is missing, never over what is there, and says of each what it did."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from checker import documents
from checker.cli.command_rows import every_option
from checker.commands.init import STARTER
from tests.commands.conftest import tree
from tests.conftest import Run

WRITTEN = {".gitignore", "checker.toml", "sources.toml", "requirements.txt"} | {
    ".github/workflows/drift.yml"
}


def test_a_folder_is_begun(run: Run, tmp_path: Path) -> None:
    done = run("init", "here")
    assert done.returncode == 0
    assert set(tree(tmp_path / "here")) == WRITTEN
    assert (tmp_path / "here" / "snapshots").is_dir()
    *wrote, _, then, _ = done.stderr.splitlines()
    assert all(line.startswith("wrote  here/") for line in wrote)
    assert "`cd here && checker snapshot`" in then  # last, where it is seen
    assert "requirements.txt names: a release of this program" in done.stderr


def test_nothing_that_is_there_is_written_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "checker.toml").write_text("# mine\n", "utf-8")
    (tmp_path / ".gitignore").write_text("*.log", "utf-8")
    done = run("init")
    assert "kept   checker.toml" in done.stderr
    assert "added to .gitignore" in done.stderr
    assert (tmp_path / "checker.toml").read_text("utf-8") == "# mine\n"
    assert (tmp_path / ".gitignore").read_text("utf-8").startswith("*.log\n# checker")
    before = tree(tmp_path)
    again = run("init")
    assert all(line.startswith("kept ") for line in again.stderr.splitlines()[:-3])
    assert tree(tmp_path) == before


def test_what_it_writes_is_understood(run: Run, tmp_path: Path) -> None:
    assert run("init").returncode == 0
    assert run("config").returncode == 0
    table = documents.read_toml((tmp_path / "sources.toml").read_text("utf-8"))
    assert documents.misfits("sources", table) == []
    assert run("verify", "--offline", "--sources", "sources.toml").returncode == 3  # one is new
    workflow = yaml.safe_load((tmp_path / ".github/workflows/drift.yml").read_text("utf-8"))
    steps = workflow["jobs"]["read"]["steps"]
    assert any("checker drift" in step.get("run", "") for step in steps)


def test_every_setting_that_the_starter_names_is_one() -> None:
    named = [
        line.removeprefix("# ").partition(" = ")[0]
        for line in (STARTER / "checker.toml").read_text("utf-8").splitlines()
        if " = " in line
    ]
    assert named
    assert {*named} <= {name for some in every_option().values() for name in some}


@pytest.mark.parametrize("where", ["checker.toml/here", "/proc/nowhere"])
def test_a_folder_that_cannot_be_written_is_said(run: Run, tmp_path: Path, where: str) -> None:
    (tmp_path / "checker.toml").write_text("", "utf-8")
    done = run("init", where)
    assert done.returncode == 2
    assert "cannot be written to" in done.stderr
