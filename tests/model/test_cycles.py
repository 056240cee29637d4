"""Who is in a circle."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.cycles import in_circles


def reached(name: int, edges: dict[int, set[int]]) -> set[int]:
    waiting, met = list(edges[name]), set[int]()
    while waiting:
        at = waiting.pop()
        if at in edges and at not in met:
            met.add(at)
            waiting += edges[at]
    return met


@given(st.dictionaries(st.integers(0, 9), st.sets(st.integers(0, 12), max_size=4), max_size=10))
def test_those_that_lead_back_to_themselves(edges: dict[int, set[int]]) -> None:
    circles = {name for name in edges if name in reached(name, edges)}
    assert in_circles(edges) == circles


@pytest.mark.timed
@pytest.mark.parametrize("last", [0, 20_000], ids=["a ring", "a chain"])
def test_a_long_way_takes_no_longer_than_its_steps(last: int) -> None:
    edges = {at: {at + 1} for at in range(19_999)} | {19_999: {last}}
    begin = time.process_time()
    assert len(in_circles(edges)) == (0 if last else 20_000)
    assert time.process_time() - begin < 2
