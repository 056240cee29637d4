"""Settings: a file, the environment and a flag, each over the one before, and whence each is."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.cli.command_rows import every_option
from checker.cli.settings_file import NOT_SET
from tests.conftest import Run

# what stands in checker.toml, pyproject.toml, the environment, on the line -> what holds, whence
CASES = {
    "nothing": ("", "", {}, [], None),
    "a file": ('fail-on = "never"', "", {}, [], ("never", "checker.toml")),
    "the shared file": ("", '[tool.checker]\nfail-on = "never"', {}, [], ("never", "pyproject.toml [tool.checker]")),
    "never both": ("timeout = 5", '[tool.checker]\nfail-on = "never"', {}, [], None),
    "the environment over a file": ('fail-on = "note"', "", {"CHECKER_FAIL_ON": "never"}, [], ("never", "CHECKER_FAIL_ON")),
    "a command's own table": ('fail-on = "note"\n[verify]\nfail-on = "never"', "", {}, [], ("never", "checker.toml [verify]")),
    "the environment over a command's table": ('[verify]\nfail-on = "note"', "", {"CHECKER_FAIL_ON": "never"}, [], ("never", "CHECKER_FAIL_ON")),
    "a flag over all": ('fail-on = "note"', "", {"CHECKER_FAIL_ON": "note"}, ["--fail-on", "never"], ("never", "the command line")),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_holds_is_told_in_the_report(run: Run, tmp_path: Path, name: str) -> None:
    own, shared, environment, typed, held = CASES[name]
    for file, text in (("checker.toml", own), ("pyproject.toml", shared)):
        if text:
            (tmp_path / file).write_text(text + "\n", "utf-8")
    done = run("verify", "--offline", *typed, **environment)
    assert done.returncode == 0, done.stderr
    line = "" if held is None else f"`--fail-on {held[0]}`, by {held[1]}"
    told = [one for one in done.stdout.replace("\\", "").splitlines() if "- `--fail-on" in one]
    assert told == ([f"- {line}"] if line else [])
    if held is not None and not typed:
        printed = json.loads(run("config", "--format", "json", **environment).stdout)
        found = {one["setting"]: one for one in printed["settings"] if "verify" in one["of"]}
        assert (found["fail-on"]["value"], found["fail-on"]["from"]) == held


def test_what_a_command_has_of_its_own_is_changed_by_its_own_table_alone(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "checker.toml").write_text('fail-on = "never"\n', "utf-8")
    assert "--fail-on" not in run("drift", CHECKER_FAIL_ON="never").stdout
    (tmp_path / "checker.toml").write_text('[drift]\nfail-on = "never"\n', "utf-8")
    assert "by checker.toml [drift]" in run("drift").stdout.replace("\\", "")


def test_a_command_that_has_the_name_of_an_option_has_a_table(run: Run, tmp_path: Path) -> None:
    (tmp_path / "checker.toml").write_text('[packet]\nfail-on = "never"\n', "utf-8")
    assert "checker.toml [packet]" in run("config", "--format", "json").stdout


def test_a_path_begins_where_its_file_stands(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pages.toml").write_text("extends = true\nsource = []\n", "utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.checker]\nsources = "pages.tml"\n', "utf-8")
    assert "pages.tml cannot be read" in run("drift").stderr


def test_flags_and_lists_are_set_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "checker.toml").write_text(
        "[verify]\noffline = true\nobserved = ['gone.json']\n", "utf-8"
    )
    assert "input-1 (gone.json) cannot be read" in run("verify").stderr
    assert run("verify", "--sample", CHECKER_OFFLINE="perhaps").returncode == 2
    assert "| offline | false | CHECKER_OFFLINE |" in run("config", CHECKER_OFFLINE="no").stdout


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("CHECKER_FAIL_ONN", "did you mean `CHECKER_FAIL_ON`?", id="nearly a setting"),
        pytest.param("CHECKER_HOME", "", id="another program's"),
    ],
)
def test_a_variable_that_is_nearly_a_setting_is_refused(run: Run, name: str, told: str) -> None:
    done = run("config", **{name: "never"})
    assert done.returncode == (2 if told else 0)
    assert told in done.stderr


def test_a_form_that_a_command_has_not_is_set_for_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "checker.toml").write_text('format = "html"\n', "utf-8")
    assert run("verify", "--offline").stdout.startswith("<!doctype html>")
    assert run("config").stdout.startswith("Read: checker.toml")
    assert run("rules", "list", CHECKER_FORMAT="csv").returncode == 0


def test_a_setting_is_told_of_the_commands_that_use_it(run: Run) -> None:
    printed = json.loads(run("config", "--format", "json", CHECKER_TIMEOUT="5").stdout)
    first, second, *_ = printed["settings"]  # what is set stands first
    assert first == {
        "setting": "timeout",
        "value": "5",
        "from": "CHECKER_TIMEOUT",
        "of": "verify, snapshot",
    }
    assert second["from"] == "the default"


def test_where_nothing_is_set_every_default_is_told(run: Run) -> None:
    assert "every default holds" in run("config").stdout
    printed = json.loads(run("config", "--format", "json").stdout)
    assert printed["file"] == ""
    told = {(one["setting"], one["value"], one["of"]) for one in printed["settings"]}
    assert told >= {
        ("fail-on", "warning", "drift"),
        ("offline", "false", "verify"),
        ("prune", "none", "snapshot"),
        ("timeout", "20", "verify, snapshot"),
    }
    assert {one["from"] for one in printed["settings"]} == {"the default"}
    settable = {name for some in every_option().values() for name in some} - NOT_SET
    assert {name for name, *_ in told} == settable


@pytest.mark.parametrize("name", ["checker.toml", "pyproject.toml"])
@pytest.mark.parametrize(
    ("make", "why"),
    [
        (Path.mkdir, "no regular file"),
        (os.mkfifo, "no regular file"),
        (lambda path: path.symlink_to("/dev/zero"), "no regular file"),
        (lambda path: path.symlink_to(path.name), "lead in a circle"),
    ],
    ids=["a folder", "a pipe", "a device", "a circle"],
)
def test_what_is_no_file_of_settings_is_told(
    run: Run, tmp_path: Path, name: str, make: Callable[[Path], object], why: str
) -> None:
    make(tmp_path / name)
    done = run("config")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{name} cannot be read" in done.stderr
    assert why in done.stderr
