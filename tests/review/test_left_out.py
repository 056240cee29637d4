"""Each reason why a record is left out has its sentence."""

from __future__ import annotations

from checker.model.shape import REASONS
from checker.review.left_out import NEXT, next_steps


def test_each_reason_has_a_sentence_and_no_sentence_is_without_one() -> None:
    assert [*NEXT] == sorted(REASONS) == [*REASONS]
    assert [line.partition(":")[0] for line in next_steps(dict.fromkeys(REASONS, 1))] == [*REASONS]
