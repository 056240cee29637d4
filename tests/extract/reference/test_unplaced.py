"""Headings in problems: bounded, and without what must not be passed on."""

from __future__ import annotations

import pytest

from checker.extract.page import Block, ThematicBreak
from checker.extract.reference.unplaced import EXAMPLE, TABLE, TYPES, VALUES, Unplaced, problems

MAX_LISTED = 100


def told(heading: str, kind: str = TABLE, count: int = 2) -> str:
    (one,) = problems(
        [Unplaced(kind, Block(headings=(heading,), content=ThematicBreak()), count)], "T"
    )
    return one


@pytest.mark.parametrize(
    ("kind", "count", "expected"),
    [
        (TABLE, 1, "unplaced-table: A thing, 1 row"),
        (TABLE, 12, "unplaced-table: A thing, 12 rows"),
        (TYPES, 2, "unplaced-type-block: A thing, 2 types"),
        (EXAMPLE, 1, "unplaced-example: A thing, 1 line"),
        (VALUES, 3, "unplaced-values: A thing, 3 values"),
    ],
)
def test_what_is_told(kind: str, count: int, expected: str) -> None:
    assert told("A  thing", kind, count) == expected


def test_a_heading_is_bounded_and_judged() -> None:
    assert told("x" * 81) == f"unplaced-table: {'x' * 79}\u2026, 2 rows"
    assert told("x" * 80) == f"unplaced-table: {'x' * 80}, 2 rows"
    assert "@" not in told("Write to anna.berg@kestrel-mail.com")
    assert told("") == "unplaced-table: (no heading), 2 rows"


def test_so_many_say_enough() -> None:
    one = Unplaced(TABLE, Block(headings=(), content=ThematicBreak()), 1)
    assert len(list(problems([one] * 500, "T"))) == MAX_LISTED
