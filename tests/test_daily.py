"""`make drift` and the line of cron in the README, run as the commands that they are."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CRON = re.compile(r"^\d+ \d+ \* \* \* (.+)$", re.MULTILINE)
README = (ROOT / "README.md").read_text("utf-8")

Day = Callable[[Path], "subprocess.CompletedProcess[str]"]


def by_make(folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / ".venv" / ".ready").touch()
    venv = folder / ".venv"
    return _run(["make", "-C", str(ROOT), "drift", f"VENV={venv}", "FORMAT=markdown"], folder)


def by_cron(folder: Path) -> subprocess.CompletedProcess[str]:
    (line,) = CRON.findall(README)
    return _run(["sh", "-c", line.replace("/path/to/checker", f"'{folder}'")], folder)


def by_timer(folder: Path) -> subprocess.CompletedProcess[str]:
    """As systemd reads the service: `$$` is a dollar sign, and no shell splits the words."""
    (line,) = re.findall(r"^ExecStart=(.+)$", README, re.MULTILINE)
    assert "%" not in line  # a specifier
    (place,) = re.findall(r"^WorkingDirectory=(.+)$", README, re.MULTILINE)
    assert place == "/path/to/checker"
    return _run(shlex.split(line.replace("$$", "$")), folder)


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout whose program exits as the file `codes` says: of snapshot, and of drift."""
    place = tmp_path / "checkout"
    (place / ".venv" / "bin").mkdir(parents=True)
    program = place / ".venv" / "bin" / "checker"
    program.write_text(
        '#!/bin/sh\necho "$1" >> "$0.log"\necho "told by $1"\n'
        'exit "$(sed -n "s/^$1 //p" "$0.codes")"\n',
        "utf-8",
    )
    program.chmod(0o755)
    return place


def set_codes(folder: Path, *, snapshot: int, drift: int) -> None:
    text = f"snapshot {snapshot}\ndrift {drift}\n"
    (folder / ".venv/bin/checker.codes").write_text(text, "utf-8")


def asked(folder: Path) -> list[str]:
    return (folder / ".venv/bin/checker.log").read_text("utf-8").split()


@pytest.mark.parametrize("day", [by_make, by_cron, by_timer])
@pytest.mark.parametrize("snapshot", [0, 3])
@pytest.mark.parametrize("drift", [0, 1, 3])
def test_a_page_that_could_not_be_read_is_judged_by_drift(
    folder: Path, day: Day, snapshot: int, drift: int
) -> None:
    set_codes(folder, snapshot=snapshot, drift=drift)
    done = day(folder)
    assert asked(folder) == ["snapshot", "drift"]
    assert (done.returncode == 0) == (drift == 0)
    assert "told by drift" in done.stdout
    if drift:
        assert done.returncode == drift or f"Error {drift}" in done.stderr


@pytest.mark.parametrize("day", [by_make, by_cron, by_timer])
@pytest.mark.parametrize("snapshot", [2, 4, 5, 130])
def test_another_failure_of_reading_ends_the_day(folder: Path, day: Day, snapshot: int) -> None:
    set_codes(folder, snapshot=snapshot, drift=0)
    done = day(folder)
    assert asked(folder) == ["snapshot"]
    assert done.returncode != 0


def test_no_line_of_cron_begins_at_the_full_hour_or_holds_what_cron_takes_for_a_line_break() -> (
    None
):
    (line,) = [line for line in README.splitlines() if CRON.match(line)]
    assert not line.startswith("0 ")
    assert "%" not in line


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_understands_the_timer(tmp_path: Path) -> None:
    block = README[README.index("[Service]") : README.index("```", README.index("[Timer]"))]
    service, timer = block.replace("/path/to/checker", str(tmp_path)).split("# ~/", 1)
    (tmp_path / "checker.service").write_text(service, "utf-8")
    (tmp_path / "checker.timer").write_text(timer.partition("\n")[2], "utf-8")
    for name in ("checker.service", "checker.timer"):
        done = _run(["systemd-analyze", "verify", "--man=no", str(tmp_path / name)], tmp_path)
        assert (done.returncode, name in done.stderr) == (0, False), done.stderr
