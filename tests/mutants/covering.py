"""Which tests cover which line: measured once, kept until the code or a test changes."""

from __future__ import annotations

import ast
import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from coverage import CoverageData

from tests import drawing

ROOT: Final = Path(__file__).parents[2]
# A fault in a pure room is to be seen by tests of such rooms and by the properties. Commands go
# through everything, slowly, and look at little of it.
TESTED_BY: Final = (
    "gate",
    "model",
    "extract",
    "compare",
    "observe",
    "report",
    "packet",
    "properties",
)
# What judges a time says nothing of a fault, and fails on a busy machine.
LEFT_OUT: Final = "not timed and not benchmark"


class TestsFail(Exception):
    """Without any fault there are failures already."""


@dataclass(frozen=True)
class Covering:
    """Node ids by file and line."""

    lines: Mapping[Path, Mapping[int, frozenset[str]]]
    every: frozenset[str]

    def tests_of(self, path: Path, line: int) -> frozenset[str]:
        """Those that run a line.

        One that runs at the import (a table, a constant) is run by none of them. It is left to
        those that call a function of its file and to those of its room.
        """
        lines = self.lines.get(path, {})
        if line in _lines_in_functions(path):
            # A constant that is folded into the line above it has no line of its own.
            return frozenset().union(*(lines.get(one, ()) for one in _statement_up_to(path, line)))
        called = [lines.get(one, frozenset()) for one in _lines_in_functions(path)]
        of_room = {one for one in self.every if one.startswith(tests_of_room(path))}
        return frozenset().union(*called, lines.get(line, ()), of_room)


def tests_of_room(path: Path) -> str:
    """checker/compare/rows.py -> "tests/compare/"."""
    return f"tests/{path.relative_to(ROOT / 'checker').parts[0]}/"


def covering() -> Covering:
    """Measured now, or kept from the last time that code and tests were the same.

    Raises TestsFail where the tests fail as they stand.
    """
    kept = ROOT / f".coverage.mutants-{_digest()}"
    if not kept.exists():
        for older in ROOT.glob(".coverage.mutants-*"):
            older.unlink()
        _measure(kept)
    data = CoverageData(str(kept))
    data.read()
    lines = {
        Path(name): {
            line: frozenset(one.rpartition("|")[0] for one in contexts if one)
            for line, contexts in data.contexts_by_lineno(name).items()
        }
        for name in data.measured_files()
    }
    every = {one.rpartition("|")[0] for one in data.measured_contexts() if one}
    return Covering(lines, frozenset(every))


def _measure(kept: Path) -> None:
    print("measuring which tests cover which line ...", file=sys.stderr)  # noqa: T201 - a tool
    unfinished = kept.with_name(".coverage.unfinished")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal"),
            *("-m", LEFT_OUT, "--cov=checker", "--cov-context=test", "--cov-report="),
            f"--cov-config={os.devnull}",  # lines alone: branches would make it twice as slow
            *(f"tests/{room}" for room in TESTED_BY),
        ],
        cwd=ROOT,
        env={**os.environ, "COVERAGE_FILE": str(unfinished)},
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise TestsFail(done.stdout[-4000:] + done.stderr[-1000:])
    unfinished.rename(kept)


def _digest() -> str:
    total = hashlib.sha256(f"{drawing.WHOLE} {drawing.SEED}".encode())
    for folder in ("checker", "tests", "schemas", "snapshots"):
        for path in sorted((ROOT / folder).rglob("*.*")):
            if path.suffix in (".py", ".toml", ".json") and "mutants" not in path.parts:
                total.update(path.read_bytes())
    return total.hexdigest()[:12]


@cache
def _lines_in_functions(path: Path) -> frozenset[int]:
    return frozenset(
        line
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for line in range(node.body[0].lineno, (node.end_lineno or node.lineno) + 1)
    )


def _statement_up_to(path: Path, line: int) -> range:
    """From the first line of the statement that a line belongs to, to that line."""
    starts = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or node.lineno)
    ]
    return range(max(starts), line + 1)
