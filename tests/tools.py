"""Tools that are no packages of Python: `make test-tools` installs them and fails without them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final, NoReturn

import pytest

MODULES: Final = Path(__file__).parents[1] / ".tools" / "node_modules"
WANTED: Final = "CHECKER_TOOLS" in os.environ


def module(name: str) -> Path:
    """The folder of a module of npm; skips the test where it is not installed."""
    return MODULES / name if (MODULES / name).is_dir() else _absent(name)


def program(name: str) -> str:
    """The path of a program; skips the test where there is none."""
    found = shutil.which(name)
    return found if found is not None else _absent(name)


def _absent(name: str) -> NoReturn:
    why = f"{name} is not installed; make test-tools installs it"
    if WANTED:
        pytest.fail(why)
    pytest.skip(why)
