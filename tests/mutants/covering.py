"""Which tests reach which line: measured once, kept until the code or a test changes."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from tests import drawing
from tests.mutants.segments import first_lines, segment_of

ROOT: Final = Path(__file__).parents[2]
# A fault in a pure room is to be seen by tests of such rooms, by the properties, and by those that
# hold its tables against schemas and against what the review says of them. Commands go through
# everything, slowly, and look at little of it.
TESTED_BY: Final = (
    "gate",
    "model",
    "extract",
    "compare",
    "observe",
    "report",
    "packet",
    "properties",
    "review",
    "test_schemas.py",
)
OF_TABLES: Final = "tests/report/test_rule_words.py"
# What judges a time says nothing of a fault, and fails on a busy machine.
LEFT_OUT: Final = "not timed and not benchmark and not tools"


class TestsFail(Exception):
    """Without any fault there are failures already."""


@dataclass(frozen=True)
class Covering:
    """Of each segment ("checker/model/path.py:12") the tests that reach it; of each test its pace."""

    tests: Mapping[str, frozenset[str]]
    seconds: Mapping[str, float]
    at_import: frozenset[str]  # segments that run before any test

    def tests_of(self, path: Path, line: int) -> frozenset[str]:
        """Those that run a line.

        One that runs at the import (a table, a constant) is run by none of them. It is left to
        those that call a function of its file or import it, to those of its room, and to those
        that read the tables of all rooms.
        """
        segment = segment_of(_tree(path), line)
        if segment is not None and not self.is_at_import(path, line):
            return self.tests.get(_named(path, segment), frozenset())
        called = [
            self.tests.get(_named(path, one), frozenset()) for one in first_lines(_tree(path))
        ]
        of_room = {one for one in self.seconds if one.startswith((tests_of_room(path), OF_TABLES))}
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        importing = {one for one in self.seconds if module in _imports(one.partition("::")[0])}
        return frozenset().union(*called, of_room, importing)

    def is_at_import(self, path: Path, line: int) -> bool:
        segment = segment_of(_tree(path), line)
        return segment is None or _named(path, segment) in self.at_import


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
        kept.write_text(json.dumps(_measured()), "utf-8")
    tests: dict[str, set[str]] = {}
    seconds: dict[str, float] = {}
    at_import: set[str] = set()
    for found in json.loads(kept.read_text("utf-8")):
        named = {number: name for name, number in found["numbers"].items()}
        at_import |= {named[number] for number in found["at_import"]}
        of_set: dict[int, set[str]] = {}
        for test, (known, pace) in found["tests"].items():
            seconds[test] = pace
            of_set.setdefault(known, set()).add(test)
        for known, some in of_set.items():
            for number in found["sets"][known]:
                tests.setdefault(named[number], set()).update(some)
    return Covering(
        {name: frozenset(some) for name, some in tests.items()}, seconds, frozenset(at_import)
    )


def _measured() -> list[dict[str, object]]:
    """What each process found."""
    print("measuring which tests reach which line ...", file=sys.stderr)  # noqa: T201 - a tool
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal"),
                *("-m", LEFT_OUT, "-p", "tests.mutants.recorder"),
                *(f"tests/{room}" for room in TESTED_BY),
            ],
            cwd=ROOT,
            env={**os.environ, "CHECKER_REACHED": folder, "PYTHONDONTWRITEBYTECODE": ""},
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            raise TestsFail(done.stdout[-4000:] + done.stderr[-1000:])
        return [json.loads(one.read_text("utf-8")) for one in Path(folder).iterdir()]


def _digest() -> str:
    total = hashlib.sha256(f"{drawing.WHOLE} {drawing.SEED}".encode())
    for folder in ("checker", "tests", "schemas", "snapshots"):
        for path in sorted((ROOT / folder).rglob("*.*")):
            if path.suffix in (".py", ".toml", ".json") and "mutants" not in path.parts:
                total.update(path.read_bytes())
    return total.hexdigest()[:12]


def _named(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


@cache
def _imports(file: str) -> frozenset[str]:
    """The modules, and what else is so named, that a file of tests imports."""
    found: set[str] = set()
    for node in ast.walk(_tree(ROOT / file)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return frozenset(found)


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))
