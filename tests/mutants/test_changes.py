"""The faults that are planted: each is one change of what runs, and says which."""

from __future__ import annotations

import ast

import pytest

from tests.mutants.changes import changed, changes_of


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("a == b", ["a != b"]),
        ("a < b", ["a <= b"]),
        ("a not in b", ["a in b"]),
        ("a is None", ["a is not None"]),
        ("a and b", ["a or b", "a"]),
        ("not a", ["a"]),
        ("a + b", ["a - b"]),
        ("a | b", ["a & b"]),
        ("x = 1", ["x = 2", "x = 0"]),
        ("x = True", ["x = False"]),
        ("x = ''", ["x = '~'"]),
        ("x = ' a b '", ["x = ' a b~ '"]),
        ("x = a.strip(' *:')", ["x = a.strip(' *')"]),
        ("f(x)", ["pass"]),
        ("x += y", ["pass"]),
        ("a if b else c", ["c if b else a"]),
        ("any(x)", ["pass", "all(x)"]),
        ("[x for x in y if x]", ["[x for x in y]"]),
        ("if a:\n    b\nelse:\n    c", ["if not a:\n    b\nelse:\n    c"]),
        ("if a:\n    b", ["if not a:\n    b", "if False:\n    b"]),
        ("for a in b:\n    continue", ["for a in b:\n    pass"]),
        ("def f():\n    return a", ["def f():\n    return None"]),
        ("def f():\n    return False", ["def f():\n    return True"]),
        ("def f():\n    raise E('said')", ["def f():\n    pass"]),
    ],
)
def test_what_may_stand_in_its_place(text: str, becomes: list[str]) -> None:
    every = changes_of(text)
    assert [ast.unparse(changed(text, one.number)) for one in every] == becomes


@pytest.mark.parametrize(
    "text",
    [
        '"""Words of a module."""',
        'def f():\n    """Words."""',
        "x: Literal[1]",
        "@cache(1)\ndef f():\n    pass",
        "if TYPE_CHECKING:\n    x = 1",
        "__all__ = ['f']",
        "def f(x: Literal[1] | None) -> Literal[2]:\n    pass",
        "f'{x} of 3'",
        "return None",
        "x = cast('T', y)",
        "x = zip(y, strict=True)",
        "x: TypeAlias = 'y'",
    ],
)
def test_what_no_result_hangs_on_stays(text: str) -> None:
    assert changes_of(text) == []


def test_a_change_has_the_line_of_its_place_and_says_what_it_is() -> None:
    (one,) = changes_of("x = f\n\ny = [\n    a for a in b\n    if a > c\n]\n")[:1]
    assert one.line == 4
    (_, other) = changes_of("x = f\n\ny = [\n    a for a in b\n    if a > c\n]\n")
    assert (other.line, other.told) == (5, "`a > c` -> `a >= c`")
