"""A module's tree -> the same, where each segment of a function says that it was reached.

A segment is a row of statements that run one after the other: it begins with a block, and again
after each statement that has blocks of its own, since that one may have left the function.
"""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Final

REACHED: Final = "__reached__"  # a builtin while it is measured: called with a segment's number
_BLOCKS: Final = ("body", "orelse", "finalbody")
_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)


def watched(tree: ast.Module, number: Callable[[int], int]) -> ast.Module:
    """The tree, changed in place; `number` gives each segment, by its first line, its number."""
    for block in list(_blocks(tree)):
        for at, statement in reversed([*_segments(block)]):
            call = _call(number(statement.lineno))
            block.insert(at, ast.copy_location(ast.Expr(call), statement))
    for node in list(_lambdas(tree)):
        call = ast.copy_location(_call(number(node.lineno)), node.body)
        node.body = ast.copy_location(ast.BoolOp(ast.Or(), [call, node.body]), node.body)
    return ast.fix_missing_locations(tree)


def segment_of(tree: ast.Module, line: int) -> int | None:
    """The first line of the segment of a line; None outside of functions."""
    within = [
        (node.body[0].lineno if isinstance(node, _FUNCTIONS) else node.lineno, node.end_lineno or 0)
        for node in ast.walk(tree)
        if isinstance(node, (*_FUNCTIONS, ast.Lambda))
    ]
    if not any(first <= line <= last for first, last in within):
        return None
    firsts = sorted(first_lines(tree))
    return firsts[bisect_right(firsts, _asked_at(tree, line)) - 1]


def _asked_at(tree: ast.Module, line: int) -> int:
    """Where a line is asked: what stands between `case` and its block, where the `match` begins."""
    heads = {
        at: node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Match)
        for case in node.cases
        for at in range(case.pattern.lineno, case.body[0].lineno)
    }
    return heads.get(line, line)


def first_lines(tree: ast.Module) -> set[int]:
    """Of all segments."""
    begun = {one.lineno for block in _blocks(tree) for _, one in _segments(block)}
    return begun | {one.lineno for one in _lambdas(tree)}


def _blocks(node: ast.AST, *, inside: bool = False) -> Iterator[list[ast.stmt]]:
    """All blocks of functions."""
    inside = inside or isinstance(node, _FUNCTIONS)
    for field, value in ast.iter_fields(node):
        children = value if isinstance(value, list) else [value]
        is_block = field in _BLOCKS and children and isinstance(children[0], ast.stmt)
        if is_block and inside and not isinstance(node, ast.ClassDef):
            yield children
        for child in children:
            if isinstance(child, ast.AST):
                yield from _blocks(child, inside=inside)


def _segments(block: Sequence[ast.stmt]) -> Iterator[tuple[int, ast.stmt]]:
    """Where each begins in its block; a docstring belongs to none."""
    after = True
    for at, statement in enumerate(block):
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            continue
        if after:
            yield at, statement
        after = any(hasattr(statement, field) for field in ("body", "cases"))


def _lambdas(node: ast.AST) -> Iterator[ast.Lambda]:
    """Those that stand in no function; the others are told by the segment around them."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Lambda):
            yield child
        elif not isinstance(child, _FUNCTIONS):
            yield from _lambdas(child)


def _call(number: int) -> ast.Call:
    return ast.Call(ast.Name(REACHED, ast.Load()), [ast.Constant(number)], [])
