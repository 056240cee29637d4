"""One fault in place of its module, for all imports of this process. No file is written."""

from __future__ import annotations

import ast
import importlib.util
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType


class Planted(MetaPathFinder):
    """Finds one module, as it reads with a fault."""

    def __init__(self, path: Path, tree: ast.Module, root: Path) -> None:
        parts = path.relative_to(root).with_suffix("").parts
        self.is_package = parts[-1] == "__init__"
        self.name = ".".join(parts[:-1] if self.is_package else parts)
        self.path = path
        self.tree = tree

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(
            fullname,
            self.path,
            loader=_Loader(fullname, str(self.path), self.tree),
            submodule_search_locations=[str(self.path.parent)] if self.is_package else None,
        )


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, tree: ast.Module) -> None:
        super().__init__(name, path)
        self.tree = tree

    def get_code(self, fullname: str) -> CodeType:
        """Compiled from the tree: what is kept of the file's own bytecode is neither read nor made."""
        del fullname
        return compile(self.tree, self.path, "exec")


def plant(path: Path, tree: ast.Module, root: Path) -> None:
    """From here on the module reads so. It must not have been imported yet."""
    planted = Planted(path, tree, root)
    if planted.name in sys.modules:
        raise RuntimeError(f"{planted.name} was imported before its fault was planted")
    sys.meta_path.insert(0, planted)
