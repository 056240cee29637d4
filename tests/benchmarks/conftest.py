"""Benchmarks print ratios and judge nothing: `make bench` selects them, an ordinary run does not."""

from __future__ import annotations

import os
from collections.abc import Callable
from statistics import median
from time import process_time

import pytest

# Bodies and shapes of a benchmark. A quick look needs fewer; the goals are set for these.
COUNT = int(os.environ.get("CHECKER_BENCH", "200000"))
ROUNDS = 3


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave benchmarks out unless they are asked for by their mark."""
    if "benchmark" in config.getoption("markexpr", ""):
        return
    is_left = [item.get_closest_marker("benchmark") is not None for item in items]
    config.hook.pytest_deselected(
        items=[item for item, left in zip(items, is_left, strict=True) if left]
    )
    items[:] = [item for item, left in zip(items, is_left, strict=True) if not left]


@pytest.fixture(scope="session")
def told() -> Callable[[str, str, float, str], None]:
    """Print one line: number, what was done, the ratio, the goal."""

    def tell(goal: str, what: str, ratio: float, aim: str) -> None:
        print(f"\n{goal:4}{what:58}{ratio:9.2f}   {aim}", end=" ")  # noqa: T201 - is what it is for

    return tell


def ratio(work: Callable[[], object], beside: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median over interleaved rounds of the time of some work, beside that of another."""
    ratios = []
    for _ in range(rounds):
        start = process_time()
        beside()
        middle = process_time()
        work()
        ratios.append((process_time() - middle) / (middle - start))
    return median(ratios)
