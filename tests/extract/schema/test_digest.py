"""Digests of parts of a document."""

from __future__ import annotations

import time
from typing import Any

from checker.extract.schema.digest import Digests


def digest(data: Any) -> str:
    return Digests().of(data)


def test_equal_data_has_an_equal_digest_whatever_the_order_of_keys() -> None:
    assert digest({"a": 1, "b": [1, {"c": None}]}) == digest({"b": [1, {"c": None}], "a": 1})


def test_other_data_has_another_digest() -> None:
    told = [
        {},
        [],
        None,
        "",
        "1",
        1,
        True,
        {"a": 1},
        {"a": "1"},
        {"a": {}},
        {"a": []},
        [1],
        [[1]],
        [1, 1],
    ]
    assert len({digest(one) for one in told}) == len(told)


def test_order_counts_in_a_list() -> None:
    assert digest([1, 2]) != digest([2, 1])


def test_a_part_has_its_own_digest_wherever_it_stands() -> None:
    part = {"x": [1]}
    digests = Digests()
    digests.of({"a": part, "b": [part]})
    assert digests.of(part) == digest({"x": [1]})


def test_deep_data_and_data_that_contains_itself_have_digests() -> None:
    deep: Any = []
    for _ in range(50_000):
        deep = [deep]
    assert digest(deep).startswith("sha256:")
    circle: list[Any] = []
    circle.append(circle)
    assert digest(circle).startswith("sha256:")


def test_a_digest_that_was_kept_stays_the_same() -> None:
    circle: dict[str, Any] = {"b": [1]}
    circle["a"] = circle
    assert digest(circle).startswith("sha256:c6e4d13e6ab3689a")


def test_data_that_stands_in_itself_many_times_is_read_once() -> None:
    data: Any = ["x"]
    for _ in range(100):
        data = [data, data]
    begin = time.process_time()
    assert digest(data).startswith("sha256:")
    assert time.process_time() - begin < 1
