"""RULES of what a page states at all, which go before those of what it states."""

from __future__ import annotations

from typing import Final

from checker.compare.basis import contradicts, restated
from checker.compare.change_kinds import NOTE, row
from checker.compare.direction import Direction, came, went
from checker.compare.drift_examples import FIELDS, turned
from checker.compare.forms import formal
from checker.compare.wholes import WholeBody
from checker.model.contract import Fact, Field, Operation, State, Status, Stream
from checker.model.rule import Rule


def _is_shown(fact: Fact | None) -> bool:
    return isinstance(fact, Field) and fact.state is State.EXAMPLE_ONLY


def _is_informal(fact: Fact | None) -> bool:
    """Is it a whole that prose or a table states?"""
    return isinstance(fact, WholeBody | Operation | Status | Stream) and not formal(fact)


RULES: Final[tuple[Rule, ...]] = (
    row(
        "basis-changed",
        NOTE,
        "{subject}: {name} {turned}; the page states it on another basis, which is no change "
        "of the contract by itself.",
        "From silence to a statement, or from an example to a description, nothing is known "
        "to have changed.",
        restated,
        turned(
            FIELDS[Direction.RESPONSE],
            "required",
            "not stated",
            "true",
            turned="was not stated and is true now",
        ),
    ),
    row(
        "no-longer-stated",
        NOTE,
        "{subject} is no longer stated.",
        "Prose, tables and examples state what they like; their silence denies nothing.",
        lambda one: went(one) and (_is_shown(one.was) or _is_informal(one.was)),
        turned(FIELDS[Direction.RESPONSE], "statement", "stated", ""),
    ),
    row(
        "shown-in-an-example",
        NOTE,
        "{subject} is shown in an example now and was not.",
        "An example shows what may be; it describes nothing.",
        lambda one: came(one) and _is_shown(one.now),
        turned(FIELDS[Direction.RESPONSE], "example", "", "shown"),
    ),
    row(
        "page-contradicts-itself",
        NOTE,
        "{subject}: two places of the documentation disagree now.",
        "Which of the two holds the documentation does not say.",
        contradicts,
        turned(FIELDS[Direction.RESPONSE], "places", "both say `integer`", "one says `string`"),
    ),
)
