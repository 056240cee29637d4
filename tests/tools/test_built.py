"""What would be published: wheel and sdist as an index and an installer see them."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.tools.conftest import ROOT, missing

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.fixture(scope="module")
def built(_wanted: None, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("dist")
    call("-m", "hatchling", "build", "-d", str(folder))
    return sorted(folder.iterdir())


def call(*words: str, cwd: Path = ROOT, **more: str) -> str:
    done = subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env={**os.environ, **more},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_wheel_and_sdist_have_the_name_of_the_distribution(built: list[Path]) -> None:
    name = PROJECT["name"].replace("-", "_")
    assert [one.name.startswith(f"{name}-") for one in built] == [True, True]
    assert [one.suffix for one in built] == [".whl", ".gz"]


@pytest.mark.parametrize("tool", ["twine check --strict", "check_wheel_contents"])
def test_what_looks_at_packages_finds_nothing(built: list[Path], tool: str) -> None:
    module, *options = tool.split()
    files = built if module == "twine" else [one for one in built if one.suffix == ".whl"]
    try:
        told = call("-m", module, *options, *map(str, files))
    except AssertionError as error:
        if "No module named" in str(error):
            missing(module)
        raise
    assert "PASSED" in told or "OK" in told


@pytest.mark.usefixtures("_wanted")
def test_pipx_runs_it_from_the_folder(tmp_path: Path) -> None:
    """As a person does who tries it: an environment of its own, its dependencies from the index."""
    if importlib.util.find_spec("pipx") is None:
        missing("pipx")
    of_its_own = {"PIPX_HOME": str(tmp_path), "PIPX_BIN_DIR": str(tmp_path / "bin")}
    words = ["-m", "pipx", "run", "--spec", ".", "checker", "verify", "--sample"]
    assert call(*words, **of_its_own).startswith("SAMPLE")
