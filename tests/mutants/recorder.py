"""A plugin of pytest: notes which segments each test reaches, and what it takes.

Loaded by its name before anything of the program is imported; in each worker of pytest-xdist too.
"""

from __future__ import annotations

import ast
import builtins
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.mutants.planted import plant
from tests.mutants.segments import REACHED, watched

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = "CHECKER_REACHED"  # an environment variable: where each process leaves its file

_numbers: dict[str, int] = {}  # of segments, by "checker/model/path.py:12"
_reached: set[int] = set()
_at_import: set[int] = set()
_sets: dict[frozenset[int], int] = {}
_tests: dict[str, tuple[int, float]] = {}


def _watched(path: Path) -> ast.Module:
    name = path.relative_to(ROOT).as_posix()
    return watched(
        ast.parse(path.read_text("utf-8")),
        lambda line: _numbers.setdefault(f"{name}:{line}", len(_numbers)),
    )


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    setattr(builtins, REACHED, _reached.add)
    plant(ROOT, "checker", _watched)


def pytest_collection_finish() -> None:
    _at_import.update(_reached)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    _reached.clear()
    begun = time.process_time()
    try:
        return (yield)
    finally:
        seconds = round(time.process_time() - begun, 4)
        known = _sets.setdefault(frozenset(_reached), len(_sets))
        _tests[item.nodeid] = (known, seconds)


def pytest_sessionfinish() -> None:
    if _tests:
        found = {
            "numbers": _numbers,
            "at_import": sorted(_at_import),
            "sets": [sorted(one) for one in _sets],
            "tests": _tests,
        }
        (Path(os.environ[FOLDER]) / f"{os.getpid()}.json").write_text(json.dumps(found), "utf-8")
