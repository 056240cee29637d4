"""The README tells what there is: commands, exit codes, formats, make targets; nothing else."""

from __future__ import annotations

import doctest
import re
import shlex
import subprocess
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest

from checker.cli.command_rows import NAMES_ALLOWED, ROWS
from checker.cli.functions import function_of
from checker.commands import COMMANDS as EVERY
from checker.model.errors import Exit
from checker.model.table import Verdict
from checker.report import FORMATS
from tests.conftest import Run

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = sorted(name for name in EVERY if " " not in name)


WITH_EXAMPLES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in sorted((ROOT / "checker").rglob("*.py"))
    if "    >>> " in path.read_text("utf-8")
]


@pytest.mark.parametrize("module", WITH_EXAMPLES)
def test_the_examples_of_docstrings_hold(module: str) -> None:
    done = doctest.testmod(import_module(module))
    assert done.attempted > done.failed == 0


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) < 140


def test_every_command_is_in_the_readme_and_no_other() -> None:
    assert sorted(set(re.findall(r"^\| `checker (\w+)", README, re.MULTILINE))) == COMMANDS


@pytest.mark.parametrize("command", EVERY)
def test_every_command_explains_itself_with_an_example(run: Run, command: str) -> None:
    done = run(*command.split(), "--help")
    assert done.returncode == 0
    assert EVERY[command] in " ".join(done.stdout.split())
    assert f"checker {command}" in done.stdout
    assert re.search(rf"Example:\n +checker {command}", done.stdout)
    assert not re.search(r"<(str|path|list)", done.stdout)


# What a report has, and these have not.
@pytest.mark.parametrize("command", ["config", "rules list", "changelog", "snapshot"])
def test_the_help_lists_no_option_of_another_command(run: Run, command: str) -> None:
    told = run(*command.split(), "--help").stdout
    assert "--fail-on" not in told
    assert "sarif" not in told
    assert ("atom" in told) is (command == "changelog")


def test_a_row_of_the_table_of_commands_takes_what_its_function_takes() -> None:
    for row in ROWS:
        taken = [*signature(function_of(row.path)).parameters][1:]
        assert sorted(taken) == sorted(
            one.parameter for one in row.takes if one is not NAMES_ALLOWED
        )
    assert {row.path for row in ROWS} | {"packet", "rules"} == {*EVERY}


@pytest.mark.parametrize("code", list(Exit), ids=lambda code: code.name)
def test_every_exit_code_is_in_the_readme(code: Exit) -> None:
    assert re.search(rf"^\| {int(code)} \| .*{code.meaning}", README, re.MULTILINE)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_is_in_the_readme(verdict: Verdict) -> None:
    assert f"| `{verdict.value}` |" in README


def test_the_readme_names_formats_that_there_are() -> None:
    (listed,) = re.findall(r"`--format` takes ([^;]*);", README)
    assert set(re.findall("`([a-z]+)`", listed)) <= set(FORMATS)


def test_make_prints_its_targets() -> None:
    printed = subprocess.run(["make", "-C", str(ROOT)], capture_output=True, text=True, check=True)
    for target in "demo verify-sources drift setup test test-all test-pythons mutants check format golden bench clean".split():  # noqa: SIM905 - reads as one would type it
        assert re.search(rf"^  make {target} ", printed.stdout, re.MULTILINE)


def test_verify_sources_hands_on_paths_as_they_are_given() -> None:
    given = ("SOURCES=my pages.toml", "PACKET=it's.yaml", "OBSERVED='my answer.json' b.har")
    printed = subprocess.run(
        ["make", "-C", str(ROOT), "-n", "-o", ".venv/.ready", "verify-sources", *given],
        capture_output=True,
        text=True,
        check=True,
    )
    line = next(one for one in printed.stdout.splitlines() if " verify " in one)
    words = shlex.split(line)
    assert words[words.index("--sources") + 1] == "my pages.toml"
    assert words[words.index("--packet") + 1] == "it's.yaml"
    assert words[words.index("--observed") + 1 :][:2] == ["my answer.json", "b.har"]


@pytest.mark.parametrize("target", re.findall(r"^make ([a-z-]+)", README, re.MULTILINE))
def test_every_make_command_of_the_readme_is_a_target(target: str) -> None:
    assert re.search(rf"^{target}:.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
