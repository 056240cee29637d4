"""When two documented values are one."""

from __future__ import annotations

import pytest

from checker.extract.schema.values import identity, ranked


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param({"a": 1, "b": [2]}, {"b": [2], "a": 1}, True, id="members in another order"),
        pytest.param([1, 2], [2, 1], False, id="items in another order"),
        pytest.param(1, "1", False, id="a number and its text"),
        pytest.param(1, True, False, id="a number and a truth"),
        pytest.param("", None, False, id="nothing and the empty text"),
    ],
)
def test_values_are_one_where_they_are_equal_as_json(
    one: object,
    other: object,
    same: bool,  # noqa: FBT001 - of a table
) -> None:
    assert (identity(one) == identity(other)) is same  # type: ignore[arg-type] - any JSON


def test_members_are_ranked_by_their_kind() -> None:
    members = [None, "a", {}, 2.5, [], 1, True]
    assert sorted(members, key=ranked) == [True, 1, 2.5, "a", [], {}, None]
