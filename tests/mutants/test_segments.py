"""Which statements run together, and that each says that it was reached."""

from __future__ import annotations

import ast

import pytest

from tests.mutants.segments import REACHED, segment_of, watched

TEXT = """\
TOP = 1
KEY = (
    lambda one: one)


def f(a):
    \"\"\"Words.\"\"\"
    b = a
    if a:
        return 1
    elif b is None:
        b = 2

    try:
        b += 1
    except TypeError:
        return 3
    return b


def g(a):
    b = a
    match a:
        case 1:
            return b
        case int() if (
            a > 2
        ):
            return b
"""


def reached(call: str) -> set[int]:
    found: set[int] = set()
    names = {REACHED: found.add}
    exec(compile(watched(ast.parse(TEXT), lambda line: line), "f", "exec"), names)  # noqa: S102 - a text of our own
    assert not found
    eval(call, names)  # noqa: S307 - likewise
    return found


@pytest.mark.parametrize(
    ("call", "lines"),
    [
        ("f(1)", {8, 10}),
        ("f(0)", {8, 11, 14, 15, 18}),
        ("f(None)", {8, 11, 12, 14, 15, 18}),
        ("f('')", {8, 11, 14, 15, 17}),
        ("KEY(1)", {3}),
    ],
)
def test_what_runs_is_reached(call, lines) -> None:
    assert reached(call) == lines


def test_a_line_belongs_to_the_segment_before_it() -> None:
    tree = ast.parse(TEXT)
    assert [segment_of(tree, line) for line in (1, 2, 6)] == [None, None, None]
    assert [segment_of(tree, line) for line in (3, 8, 9, 10, 11, 12, 14, 16, 18)] == [
        *(3, 8, 8, 10, 11, 12, 14, 15, 18)
    ]


def test_what_is_asked_of_a_case_belongs_to_its_match() -> None:
    tree = ast.parse(TEXT)
    assert [segment_of(tree, line) for line in (22, 23, 24, 25, 26, 27, 29)] == [
        *(22, 22, 22, 25, 22, 22, 29)
    ]
