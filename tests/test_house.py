"""The plan of the house, held from the code's own imports: layers, rooms, doors of packages."""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "checker"

# Each room and the rooms that it may import from. An unknown room fails: it is a decision.
ROOMS = {
    "__init__": set(),
    "__main__": {"cli"},
    "_yaml": set(),
    "cli": {
        "__init__",
        "cli",
        "commands",
        "files",
        "review",
        "report",
        "documents",
        "gate",
        "model",
    },
    "commands": {
        "__init__",
        "review",
        "lake",
        "fetch",
        "store",
        "extract",
        "observe",
        "compare",
        "packet",
        "report",
        "documents",
        "files",
        "gate",
        "model",
    },
    "review": {
        "__init__",
        "review",
        "fetch",
        "store",
        "extract",
        "observe",
        "compare",
        "packet",
        "report",
        "documents",
        "files",
        "gate",
        "model",
    },
    "lake": {"__init__", "lake", "observe", "documents", "files", "gate", "model"},
    "fetch": {"__init__", "fetch", "documents", "gate", "model"},
    "store": {"store", "documents", "files", "gate", "model"},
    "extract": {"extract", "documents", "gate", "model"},
    "observe": {"observe", "documents", "gate", "model"},
    "compare": {"compare", "documents", "gate", "model"},
    "packet": {"packet", "documents", "gate", "model"},
    "report": {"report", "documents", "gate", "model"},
    "documents": {"__init__", "_yaml", "model"},
    "gate": {"gate", "model"},
    "model": {"model"},
    "files": set(),
    "sample": set(),
    "starter": set(),
}

# The command line may know these nouns only: errors, what a terminal obeys, and the last gate.
CLI_NOUNS = {"errors", "terminal", "wording"}

# Each third-party package has one door.
DOORS = {
    "bs4": {"extract/html/elements.py"},
    "distributed": {"lake/engine.py"},
    "diskcache": {"fetch/cache.py"},
    "filelock": {"store"},
    "fsspec": {"lake/objects.py"},
    "ijson": {"observe/recordings/items.py"},
    "jsonschema": {"documents.py"},
    "markdown_it": {"extract/markdown/elements.py", "extract/markdown/parser.py"},
    "msgspec": {"observe/fast/types.py", "observe/shape_line.py"},
    "orjson": {"observe"},
    "platformdirs": {"fetch/cache.py"},
    "pyarrow": {"lake/rows.py"},
    "requests": {"fetch/http.py", "fetch/guard.py"},
    "rich": {"cli/terminal.py", "report/text.py"},
    "typer": {"cli"},
    "urllib3": {"fetch/http.py", "fetch/guard.py"},
    "warcio": {"store/warc.py"},
    "yaml": {"_yaml.py"},
    "zstandard": {
        "observe/recordings/bodies.py",
        "observe/recordings/recording.py",
        "observe/shapes.py",
    },
}

FILES = sorted(PACKAGE.rglob("*.py"))
MODULES = {path.stem if path.is_file() else path.name for path in PACKAGE.iterdir()}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imports_of(path: Path) -> frozenset[str]:
    """Dotted names that a file imports, whether at its head, in a function or for its types."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


# Rooms that work on what they are given: no input, output, clock or chance.
PURE = {"gate", "model", "extract", "compare", "report"}
WORLD = {"os", "socket", "subprocess", "time", "random"}


def broken_rules(path: Path) -> Iterator[str]:
    """What a file imports against the plan."""
    room = room_of(path)
    for name in imports_of(path):
        package, _, inside = name.partition(".")
        if package == "checker":
            target = inside.split(".")[0] or "__init__"
            if target not in MODULES:  # a name of the package itself: `from checker import X`
                target = "__init__"
            if target not in ROOMS[room]:
                yield f"{name_of(path)} may not import {name}"
            noun = inside.removeprefix(f"{target}.").split(".")[0]
            known = target not in ("gate", "model") or noun in CLI_NOUNS
            if room == "cli" and not known:
                yield f"the command line may not know {name}"
        elif package in sys.stdlib_module_names:
            if room in PURE and package in WORLD:
                yield f"{name_of(path)} is pure and may not import {name}"
        elif not DOORS[package] & {name_of(path), room}:
            yield f"{package} belongs to {sorted(DOORS[package])}, not to {name_of(path)}"


def module_of(path: Path) -> str:
    return ".".join(("checker", *path.relative_to(PACKAGE).with_suffix("").parts))


def circles() -> list[str]:
    """Modules that import each other, be it only for their types."""
    modules = {module_of(path).removesuffix(".__init__"): path for path in FILES}
    left = {
        module: {
            name if name in modules else name.rpartition(".")[0]
            for name in imports_of(path)
            if name.startswith("checker.")
        }
        & (modules.keys() - {module, "checker"})
        for module, path in modules.items()
    }
    # Who imports nothing that is left, or is imported by none that is left, is in no circle.
    while left:
        needed = set[str]().union(*left.values())
        stay = {one for one, needs in left.items() if needs & left.keys() and one in needed}
        if stay == left.keys():
            break
        left = {one: left[one] & stay for one in stay}
    return sorted(left)


def repeated_names() -> list[str]:
    """Class names that two files use, for two things."""
    names = Counter(
        node.name
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    return [name for name, times in names.items() if times > 1]


def raises(node: ast.AST) -> bool:
    """Does what stands in it raise, be it again, what no `except` around it catches?"""
    if isinstance(node, ast.Try):  # whether one is caught is for whoever reads it
        return any(map(raises, (*node.handlers, *node.orelse, *node.finalbody)))
    inner = (
        one
        for one in ast.iter_child_nodes(node)
        if not isinstance(one, ast.FunctionDef | ast.ClassDef | ast.Lambda)
    )
    return isinstance(node, ast.Raise) or any(map(raises, inner))


def silent_raises(path: Path) -> Iterator[str]:
    """Public functions that raise and whose docstring does not say so."""
    waiting: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    for node in waiting:  # grows as it is walked
        for one in ast.iter_child_nodes(node):
            if isinstance(one, ast.ClassDef) and not one.name.startswith("_"):
                waiting.append(one)
            if isinstance(one, ast.FunctionDef) and not one.name.startswith("_"):
                said = ast.get_docstring(one) or ""
                if "aise" not in said and any(map(raises, one.body)):
                    yield f"{name_of(path)}: {one.name} does not say what it raises"


def test_every_file_keeps_to_the_plan() -> None:
    assert circles() == []
    assert repeated_names() == []
    assert {room_of(path) for path in FILES} <= set(ROOMS)
    assert [broken for path in FILES for broken in broken_rules(path)] == []
    assert [one for path in FILES for one in silent_raises(path)] == []


def test_the_plan_holds_no_door_that_nobody_uses() -> None:
    used = {name.split(".")[0] for path in FILES for name in imports_of(path)}
    assert set(DOORS) <= used
