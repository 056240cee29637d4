"""A fault is planted at the import or in what was imported; a file is never written."""

from __future__ import annotations

import ast
import gc
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.mutants.changes import changed, changes_of
from tests.mutants.planted import Planted, exchanged

TEXT = """\
from functools import cache

from a_room import SIZE

BELOW = [one for one in range(9) if one > 7]


@cache
def enough(n, least=SIZE):
    return n >= least


class Reader:
    most = 2

    def read(self):
        return sorted((1, 2), key=lambda one: -one)
"""


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "a_room"
    folder.mkdir()
    (folder / "__init__.py").write_text("SIZE = 3\n", "utf-8")
    (folder / "text.py").write_text(TEXT, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in ("a_room", "a_room.text"):
        sys.modules.pop(name, None)
    assert (folder / "text.py").read_text("utf-8") == TEXT


def at(text: str, told: str) -> ast.Module:
    """Of the places of which so much is told, the first."""
    return changed(text, next(one.number for one in changes_of(text) if one.told == told))


@pytest.fixture
def module(room: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Imported; what else lives in this process, and what it remembers, is left alone."""
    found = importlib.import_module(f"{room.name}.text")
    live = [found.enough, found.enough.__wrapped__, found.Reader.read]
    monkeypatch.setattr(gc, "get_objects", lambda: live)
    return found


def test_a_package_is_imported_with_its_faults(room, monkeypatch) -> None:
    trees = {
        room / "text.py": at(TEXT, "`n >= least` -> `n > least`"),
        room / "__init__.py": at("SIZE = 3\n", "`3` -> `4`"),
    }
    planted = Planted(room.parent, "a_room", trees.get)
    monkeypatch.setattr(sys, "meta_path", [planted, *sys.meta_path])
    module = importlib.import_module("a_room.text")
    assert [module.enough(n) for n in (3, 4, 5)] == [False, False, True]
    assert [*room.parent.rglob("*.pyc")] == []


@pytest.mark.parametrize(
    ("told", "after"),
    [
        ("`n >= least` -> `n > least`", (False, [2, 1])),
        ("`return n >= least` -> `return None`", (None, [2, 1])),
        ("`return sorted((1, 2), key=lambda one: -one)` -> `return None`", (True, None)),
    ],
)
def test_a_function_that_was_imported_has_its_fault(told, after, room, module) -> None:
    assert (module.enough(3), module.Reader().read()) == (True, [2, 1])
    assert exchanged(room / "text.py", ast.parse(TEXT), at(TEXT, told))
    assert (module.enough(3), module.Reader().read()) == after


@pytest.mark.parametrize(
    "told", ["`9` -> `10`", "`one > 7` -> `one >= 7`", "`2` -> `3`", "`7` -> `8`"]
)
@pytest.mark.usefixtures("module")
def test_what_was_made_at_the_import_cannot_be_taken_back(told, room) -> None:
    assert not exchanged(room / "text.py", ast.parse(TEXT), at(TEXT, told))
