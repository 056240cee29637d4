"""A module's text -> the faults that could be planted in it, each with its line and its words."""

from __future__ import annotations

import ast
import codecs
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

SWAPPED: Final[dict[type[ast.AST], type[ast.AST]]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
NAMES: Final = {"any": "all", "all": "any", "min": "max", "max": "min"}
# What runs but decides nothing that a test of results could see: types, docstrings, decorators,
# the words of an error.
UNTOUCHED: Final = {"annotation", "returns", "decorator_list", "type_params", "type_comment"}
UNTOUCHED_CALLS: Final = {"cast", "TypeVar", "NewType", "overload", "assert_never"}


@dataclass(frozen=True, kw_only=True)
class Change:
    """One fault: the number of its place in the module, and what is done there."""

    line: int
    number: int
    told: str  # "`a == b` -> `a != b`"


@dataclass(frozen=True)
class _Place:
    parent: ast.AST
    field: str
    index: int | None
    old: ast.AST
    new: ast.AST

    @property
    def line(self) -> int:
        """Of the text, from 1; the `for` of a comprehension has none but that of its target."""
        old = self.old.target if isinstance(self.old, ast.comprehension) else self.old
        line: int = getattr(old, "lineno")  # noqa: B009 - every node that is a place but that one has it
        return line

    def plant(self) -> None:
        if self.index is None:
            setattr(self.parent, self.field, self.new)
        else:
            getattr(self.parent, self.field)[self.index] = self.new


def changes_of(text: str) -> list[Change]:
    """All faults that could be planted in a module, in the order of its text."""
    return [
        Change(line=place.line, number=number, told=_told(place))
        for number, place in enumerate(_places(ast.parse(text)))
    ]


def changed(text: str, number: int) -> ast.Module:
    """The module with the fault of that number."""
    tree = ast.parse(text)
    place = list(_places(tree))[number]
    place.plant()
    return ast.fix_missing_locations(tree)


def _told(place: _Place) -> str:
    old, new = (" ".join(ast.unparse(one).split())[:90] for one in (place.old, place.new))
    return f"`{old}` -> `{new}`"


def _places(node: ast.AST) -> Iterator[_Place]:
    for field, value in ast.iter_fields(node):
        if field in UNTOUCHED or _is_untouched(node):
            continue
        children = value if isinstance(value, list) else [value]
        for index, child in enumerate(children):
            if not isinstance(child, ast.AST) or _is_docstring(node, field, child):
                continue
            if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
                continue
            at = index if isinstance(value, list) else None
            for new in _faults(node, field, child):
                yield _Place(node, field, at, child, ast.copy_location(new, child))
            yield from _places(child)


def _is_untouched(node: ast.AST) -> bool:
    match node:
        case ast.Raise() | ast.Import() | ast.ImportFrom() | ast.JoinedStr() | ast.Assert():
            return True
        case ast.Call(func=ast.Name(name)):
            return name in UNTOUCHED_CALLS
        case ast.Assign(targets=[ast.Name(name)]):
            return name in {"__all__", "__slots__"}
        case ast.keyword(arg="strict"):  # of zip: an assertion
            return True
        case ast.AnnAssign(annotation=ast.Name("TypeAlias")):
            return True
    return False


def _is_docstring(parent: ast.AST, field: str, child: ast.AST) -> bool:
    return (
        field == "body"
        and isinstance(parent, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and isinstance(child, ast.Expr)
        and isinstance(child.value, ast.Constant)
    )


def _faults(parent: ast.AST, field: str, node: ast.AST) -> Iterator[ast.AST]:  # noqa: C901, PLR0912 - one case a kind of fault
    """What may stand in a node's place."""
    match node:
        case ast.Compare(ops=ops):
            for index, op in enumerate(ops):
                if type(op) in SWAPPED:
                    new = copy.copy(node)
                    new.ops = [*ops[:index], SWAPPED[type(op)](), *ops[index + 1 :]]  # type: ignore[list-item]
                    yield new
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(SWAPPED[type(op)](), values)  # type: ignore[arg-type]
            yield values[0]
        case ast.BinOp(left=left, op=op, right=right) if type(op) in SWAPPED:
            yield ast.BinOp(left, SWAPPED[type(op)](), right)  # type: ignore[arg-type]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case ast.Constant(value=str(text)) if _is_set(parent):
            yield ast.Constant(text[:-1])
        case ast.Constant(value=str(text)) if not isinstance(parent, ast.Expr):
            words = text.rstrip()  # of a list of words the last is another
            mark = "x" if _is_codec(text) else "~"
            yield ast.Constant(f"{words}{mark}{text[len(words) :]}")
        case ast.Return(value=ast.expr() as value) if not _is_falsy(value):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Raise():
            yield ast.Pass()
        case ast.Continue() | ast.Break():
            yield ast.Pass()
        case ast.If(test=test, body=body, orelse=orelse):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
            if not orelse:
                yield ast.If(ast.Constant(value=False), body, [])
        case ast.IfExp(test=test, body=first, orelse=second):
            yield ast.IfExp(test, second, first)
        case ast.comprehension(ifs=[_, *_]):
            new_one = copy.copy(node)
            new_one.ifs = []
            yield new_one
        case ast.Name(name, ast.Load()) if field == "func" and name in NAMES:
            yield ast.Name(NAMES[name], ast.Load())


def _is_set(parent: ast.AST) -> bool:
    """Is a text of that call a set of signs, of which one more would change nothing?"""
    match parent:
        case ast.Call(func=ast.Attribute(attr=name)):
            return name in {"strip", "lstrip", "rstrip"}
    return False


def _is_codec(text: str) -> bool:
    """The name of a codec, of which Python passes signs over: `utf-8~` is `utf-8`."""
    try:
        return bool(codecs.lookup(text))
    except (LookupError, ValueError):
        return False


def _is_falsy(node: ast.AST) -> bool:
    """None, or what is taken for it; the value itself has its own faults."""
    return isinstance(node, ast.Constant) and not node.value
