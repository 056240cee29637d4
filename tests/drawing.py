"""How much of the suite runs: by day a drawn part of the products, with CHECKER_SUITE=whole all.

A product is a test whose cases are made by combining lists (every rule with every place): most of
its cases fail together. A test that is marked `drawn` runs one case in eight by day. What is drawn
hangs on CHECKER_SEED and on the names of the cases, so it is the same on every machine until one
of them changes.
"""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Sequence
from typing import Final, TypeVar

import pytest

ONE_IN: Final = 8  # cases of a product
EXAMPLES_IN: Final = 4  # examples of a property; its first ones are the small ones that find most
FEWEST: Final = 10  # examples of a property, whatever the share

Case = TypeVar("Case")

WHOLE: Final = os.environ.get("CHECKER_SUITE", "day") == "whole"
SEED: Final = int(os.environ.get("CHECKER_SEED", "1"))


def examples(whole: int) -> int:
    """How many examples a property gets, of those that it gets in the whole suite."""
    return whole if WHOLE else min(whole, max(FEWEST, whole // EXAMPLES_IN))


def part(cases: Sequence[Case]) -> list[Case]:
    """Those of a list that a test goes through itself: by day one in four, drawn by seed."""
    chance = random.Random(SEED)  # noqa: S311 - a draw of cases
    return [one for one in cases if WHOLE or chance.randrange(EXAMPLES_IN) == 0]


def told() -> str:
    """One line on what ran, and how to run it otherwise."""
    if WHOLE:
        return f"the whole suite ran (CHECKER_SEED={SEED})"
    return (
        f"of products one case in {ONE_IN} ran, drawn by CHECKER_SEED={SEED}; "
        "CHECKER_SUITE=whole runs all"
    )


def left_out(items: Sequence[pytest.Item]) -> set[str]:
    """Node ids of the cases that do not run by day."""
    if WHOLE:
        return set()
    products: dict[str, list[pytest.Item]] = {}
    left = set()
    for item in items:
        if item.get_closest_marker("nightly"):
            left.add(item.nodeid)
        elif item.get_closest_marker("drawn"):
            products.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for product in products.values():
        left |= {item.nodeid for item in product} - _drawn(product)
    return left


def _drawn(product: Sequence[pytest.Item]) -> set[str]:
    """One case in eight; among them each value of each list that is not too long for that."""
    shuffled = sorted(product, key=_lot)
    lists = _lists(shuffled)
    if len(lists) == 1:
        lists = []  # the cases themselves
    enough = -(-len(product) // ONE_IN)
    unseen = {(i, value) for i, one in enumerate(lists) if len({*one}) <= enough for value in one}
    drawn: set[str] = set()
    for number, item in enumerate(shuffled):
        shows = {(i, one[number]) for i, one in enumerate(lists)}
        if unseen & shows:
            unseen -= shows
            drawn.add(item.nodeid)
    for item in shuffled:
        if len(drawn) >= enough:
            break
        drawn.add(item.nodeid)
    return drawn


def _lists(product: Sequence[pytest.Item]) -> list[tuple[int, ...]]:
    """The lists that a product combines: of each, which of its values each case takes.

    Arguments that are given together take the same places, and are one list.
    """
    taken: list[dict[str, int]] = [getattr(item, "callspec").indices for item in product]  # noqa: B009 - only parametrized items have it
    return sorted({tuple(one[name] for one in taken) for name in taken[0]})


def _lot(item: pytest.Item) -> bytes:
    return hashlib.sha256(f"{SEED} {item.nodeid}".encode()).digest()
