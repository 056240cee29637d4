"""What runs by day of the suite's products."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

import pytest

from tests import drawing


def product(name: str, *sizes: int, mark: str = "drawn") -> list[Any]:
    """The cases of a test that combines lists of these sizes."""
    return [
        SimpleNamespace(
            nodeid=f"tests/test_it.py::{name}[{'-'.join(map(str, at))}]",
            callspec=SimpleNamespace(indices={f"list {n}": place for n, place in enumerate(at)}),
            get_closest_marker={mark: True}.get,
        )
        for at in itertools.product(*map(range, sizes))
    ]


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(drawing, "WHOLE", False)
    monkeypatch.setattr(drawing, "SEED", 1)
    return monkeypatch


def run(items: Iterable[Any]) -> list[str]:
    items = list(items)
    left = drawing.left_out(items)
    return [item.nodeid for item in items if item.nodeid not in left]


@pytest.mark.parametrize(("size", "drawn"), [(1, 1), (8, 1), (9, 2), (64, 8), (65, 9)])
@pytest.mark.usefixtures("day")
def test_of_a_list_of_cases_one_in_eight_runs(size: int, drawn: int) -> None:
    assert len(run(product("it", size))) == drawn


@pytest.mark.usefixtures("day")
def test_each_value_of_a_list_that_is_not_too_long_is_among_them() -> None:
    cases = product("it", 30, 6, 4)
    chosen = run(cases)
    assert len(chosen) <= 720 // 8
    for position, size in enumerate((30, 6, 4)):
        values = {one.partition("[")[2].rstrip("]").split("-")[position] for one in chosen}
        assert values == set(map(str, range(size)))


@pytest.mark.usefixtures("day")
def test_each_product_is_drawn_from_alone_and_whatever_is_unmarked_runs() -> None:
    cases = [*product("it", 16), *product("other", 16), *product("plain", 16, mark="none")]
    chosen = run(cases)
    assert [sum(f"::{name}[" in one for one in chosen) for name in ("it", "other", "plain")] == [
        *(2, 2, 16)
    ]


def test_a_seed_draws_the_same_and_another_one_others(day: pytest.MonkeyPatch) -> None:
    cases = product("it", 400)
    chosen = run(cases)
    assert run(reversed(cases)) == chosen[::-1]
    assert set(run(cases[:-8])) - set(chosen) == set()
    day.setattr(drawing, "SEED", 2)
    assert set(run(cases)) != set(chosen)
    assert "CHECKER_SEED=2" in drawing.told()


def test_the_whole_suite_leaves_nothing_out(day: pytest.MonkeyPatch) -> None:
    cases = [*product("it", 16), *product("late", 3, mark="nightly")]
    assert len(run(cases)) == 2
    assert drawing.examples(100) == 25
    assert 20 < len(drawing.part(range(160))) < 60
    assert drawing.part(range(160)) == drawing.part(range(160))
    assert drawing.examples(20) == 10
    assert drawing.examples(5) == 5
    day.setattr(drawing, "WHOLE", True)
    assert len(run(cases)) == len(cases)
    assert drawing.examples(100) == 100
    assert drawing.part(range(160)) == [*range(160)]
