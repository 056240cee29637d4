"""The set-up: it leaves a whole environment or none, and says in one sentence why."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
UNREACHABLE = {
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "PIP_RETRIES": "0",
    "PIP_TIMEOUT": "2",
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_NO_CACHE_DIR": "1",
    "PIP_FIND_LINKS": "",
}


def set_up(python: str, venv: Path, **more: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    return subprocess.run(
        ["sh", ".ci/setup", python, str(venv), ".ci/requirements.txt"],
        cwd=ROOT,
        env={**kept, **UNREACHABLE, **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize(
    ("python", "said"),
    [
        pytest.param("", "no Python 3.11 or newer was found", id="no Python at all"),
        pytest.param("/nowhere/python", "could not make a virtual environment", id="a wrong name"),
        pytest.param(
            *(sys.executable, "check the connection"),
            id="no package index",
            marks=pytest.mark.nightly,  # it makes an environment, to take it away again
        ),
    ],
)
def test_a_set_up_that_fails_says_so_and_leaves_nothing(
    tmp_path: Path, python: str, said: str
) -> None:
    done = set_up(python, tmp_path / "venv")
    assert done.returncode == 1
    failures = [line for line in done.stderr.splitlines() if "set-up failed" in line]
    assert len(failures) == 1
    assert said in failures[0]
    assert not (tmp_path / "venv").exists()


@pytest.mark.nightly
def test_an_environment_that_is_there_stays_when_the_index_is_gone(tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    assert set_up(sys.executable, venv).returncode == 1
    assert (venv / "bin" / "python").exists()


def test_the_exact_versions_name_no_index_and_have_hashes() -> None:
    for path in (ROOT / ".ci").glob("requirements*.txt"):
        text = path.read_text("utf-8")
        assert "://" not in text
        assert "--index" not in text
        for block in text.split("\n\n")[0].replace("\\\n", " ").splitlines():
            assert block.count("--hash=sha256:") >= 1, block.split()[:1]


# The oldest release of each without an advisory that is known of it.
MENDED = {
    "Pygments": "2.20",
    "distributed": "2026.1.0",  # CVE-2026-23528
    "filelock": "3.25.1",
    "lxml": "6.1.0",
    "orjson": "3.11.6",  # CVE-2025-67221
    "requests": "2.33.0",
    "urllib3": "2.7.0",
}


@pytest.mark.parametrize("name", MENDED)
def test_the_oldest_release_that_is_admitted_has_no_advisory(name: str) -> None:
    """What `make test-lowest` installs: dependencies, and what the extras of users bring."""
    told = subprocess.run(
        [sys.executable, ROOT / ".ci" / "lowest", ROOT / "pyproject.toml"],
        capture_output=True,
        text=True,
        check=True,
    )
    oldest = dict(line.split("==") for line in told.stdout.splitlines())
    assert {"dask", "fsspec", "pyarrow"} < oldest.keys()
    numbers = [tuple(map(int, one.split("."))) for one in (oldest[name], MENDED[name])]
    assert numbers[0] >= numbers[1]
