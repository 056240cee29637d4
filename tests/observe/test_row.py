"""A fraction without digits is an integer, and was first seen where either was."""

from __future__ import annotations

from typing import Any

import pytest

from checker.observe.row import PathCounts


@pytest.mark.parametrize(
    ("values", "types", "firsts"),
    [
        ([], {}, {}),
        ([1.5], {"number": 1}, {"number": 1}),
        ([1.0], {"integer": 1}, {"integer": 1}),
        ([1.0, 2.0, 3], {"integer": 3}, {"integer": 1}),
        ([3, 1.0], {"integer": 2}, {"integer": 1}),
        ([1.0, 1.5], {"integer": 1, "number": 1}, {}),
        ([3, 1.0, 1.5], {"integer": 2, "number": 1}, {}),
        (["x", 3, 1.5], {"integer": 1, "number": 1, "string": 1}, {"string": 1, "integer": 2, "number": 3}),
    ],
)  # fmt: skip
def test_what_was_seen_and_first(
    values: list[Any], types: dict[str, int], firsts: dict[str, int]
) -> None:
    row = PathCounts()
    for at, value in enumerate(values, 1):
        row.add(value)
        row.first.setdefault(type(value), (1, at))
    assert row.seen().types == types
    assert row.firsts() == {kind: (1, at) for kind, at in firsts.items()}
