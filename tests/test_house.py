"""The plan of the house, held from the code's own imports: floors, rooms, doors of packages."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "checker"

# Each room and the rooms that it may import from. An unknown room fails: it is a decision.
ROOMS = {
    "__init__": set(),
    "__main__": {"cli"},
    "_yaml": set(),
    "cli": {"__init__", "arguments", "commands", "model"},
    "arguments": {"commands", "model"},
    "commands": {
        "__init__",
        "commands",
        "fetch",
        "store",
        "extract",
        "observe",
        "compare",
        "packet",
        "report",
        "documents",
        "model",
    },
    "fetch": {"__init__", "fetch", "documents", "model"},
    "store": {"store", "documents", "model"},
    "extract": {"extract", "documents", "model"},
    "observe": {"observe", "documents", "model"},
    "compare": {"compare", "documents", "model"},
    "packet": {"packet", "documents", "model"},
    "report": {"report", "documents", "model"},
    "documents": {"__init__", "_yaml", "model"},
    "model": {"model"},
    "sample": set(),
}

# The door may know these nouns only: errors, and the last gate.
CLI_NOUNS = {"errors", "wording"}

# Each third-party package has one door.
DOORS = {
    "bs4": {"extract/html/page.py"},
    "diskcache": {"fetch/cache.py"},
    "filelock": {"store"},
    "jsonschema": {"documents.py"},
    "markdown_it": {"extract/markdown/page.py", "extract/markdown/parser.py"},
    "msgspec": {"observe/layout.py"},
    "orjson": {"observe"},
    "platformdirs": {"fetch/cache.py"},
    "requests": {"fetch/http.py", "fetch/guard.py"},
    "rich": {"arguments.py", "report/text.py"},
    "ruamel": {"packet/record.py"},
    "typer": {"arguments.py"},
    "urllib3": {"fetch/http.py", "fetch/guard.py"},
    "yaml": {"_yaml.py"},
}

FILES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """Dotted names that a file imports, whether at its head, in a function or for its types."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_room_imports_only_from_the_floors_below(path: Path) -> None:
    allowed = ROOMS[room_of(path)]
    for name in imports_of(path):
        parts = name.split(".")
        if parts[0] == "checker":
            room = parts[1] if len(parts) > 1 else "__init__"
            room = (
                room
                if (PACKAGE / room).is_dir() or (PACKAGE / f"{room}.py").exists()
                else "__init__"
            )
            assert room in allowed, f"{name_of(path)} may not import {name}"
            if room_of(path) in ("cli", "arguments") and room == "model":
                assert parts[2] in CLI_NOUNS, f"the door may not know {name}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_each_package_has_one_door(path: Path) -> None:
    for name in imports_of(path):
        package = name.split(".")[0]
        if package == "checker" or package in sys.stdlib_module_names:
            continue
        doors = DOORS[package]
        inside = {name_of(path), room_of(path)}
        assert doors & inside, f"{package} belongs to {sorted(doors)}, not to {name_of(path)}"


def test_every_room_and_door_of_the_plan_stands() -> None:
    assert {room_of(path) for path in FILES} <= set(ROOMS)
    used = {name.split(".")[0] for path in FILES for name in imports_of(path)}
    assert set(DOORS) <= used, "a door in the plan that nobody uses"


def test_a_module_on_the_ground_floor_has_no_input_or_output() -> None:
    for path in FILES:
        if room_of(path) in ("model", "extract", "compare", "report"):
            assert not imports_of(path) & {"os", "socket", "subprocess", "time", "random"}, path
