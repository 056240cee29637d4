"""Modules whose trees were changed, in place of those in their files. No file is written."""

from __future__ import annotations

import ast
import gc
import importlib.util
import inspect
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import _lru_cache_wrapper
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

Change = Callable[[Path], ast.Module | None]  # None: the module stays as it is


class Planted(MetaPathFinder):
    """Finds the modules of a package, each as it reads after its change."""

    def __init__(self, root: Path, package: str, change: Change) -> None:
        self.root = root
        self.package = package
        self.change = change

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if fullname.partition(".")[0] != self.package:
            return None
        at = self.root.joinpath(*fullname.split("."))
        file = at / "__init__.py" if at.is_dir() else at.with_suffix(".py")
        tree = self.change(file) if file.is_file() else None
        if tree is None:
            return None
        return importlib.util.spec_from_file_location(
            fullname,
            file,
            loader=_Loader(fullname, str(file), tree),
            submodule_search_locations=[str(at)] if at.is_dir() else None,
        )


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, tree: ast.Module) -> None:
        super().__init__(name, path)
        self.tree = tree

    def get_code(self, fullname: str) -> CodeType:
        """Compiled from the tree: what is kept of the file's own bytecode is neither read nor made."""
        del fullname
        return _compiled(self.tree, Path(self.path))


def plant(root: Path, package: str, change: Change) -> None:
    """From here on the modules of a package read so. None of them may have been imported yet."""
    if package in sys.modules:
        raise RuntimeError(f"{package} was imported before it was changed")
    sys.meta_path.insert(0, Planted(root, package, change))


def exchanged(path: Path, old: ast.Module, new: ast.Module) -> bool:
    """Give the functions of an imported module the code of a changed one.

    False, and nothing done, where the change is not within functions alone: what was made of the
    rest at the import cannot be taken back.
    """
    outer, codes = set[CodeType](), dict[CodeType, CodeType]()
    for before, after, is_outer in _pairs(_compiled(old, path), _compiled(new, path), outer=True):
        if not before.co_flags & inspect.CO_NEWLOCALS:  # a module or a class
            return False
        codes[before] = after
        outer |= {before} if is_outer else set()
    objects = gc.get_objects()
    live = [one for one in objects if isinstance(one, FunctionType) and one.__code__ in codes]
    free = all(codes[one.__code__].co_freevars == one.__code__.co_freevars for one in live)
    if not outer or not free or outer - {one.__code__ for one in live}:
        return False
    for function in live:
        function.__code__ = codes[function.__code__]
    for one in objects:
        if isinstance(one, _lru_cache_wrapper):
            one.cache_clear()
    return True


def _pairs(
    old: CodeType, new: CodeType, *, outer: bool
) -> Iterator[tuple[CodeType, CodeType, bool]]:
    """The codes that differ by themselves or by a function within, and whether in no function."""
    if old == new:
        return
    inner = [[one for one in code.co_consts if isinstance(one, CodeType)] for code in (old, new)]
    is_function = bool(old.co_flags & inspect.CO_NEWLOCALS)
    if is_function or len(inner[0]) != len(inner[1]) or _own(old) != _own(new):
        yield old, new, outer
    for one, other in zip(*inner, strict=False):
        yield from _pairs(one, other, outer=outer and not is_function)


def _own(code: CodeType) -> tuple[object, ...]:
    consts = [(type(one), one) for one in code.co_consts if not isinstance(one, CodeType)]
    return code.co_code, code.co_names, consts


def _compiled(tree: ast.Module, path: Path) -> CodeType:
    return compile(tree, str(path), "exec", dont_inherit=True)
