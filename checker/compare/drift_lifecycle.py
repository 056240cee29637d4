"""RULES of sunset dates and stability levels, which OpenAPI documents state by extensions.

Both are promises of the provider, so they have one level on every side. Dates are compared with
each other, never with the day on which the comparison is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from checker.compare.change_kinds import ERROR, INFORMS, NOTE, Test, row
from checker.compare.direction import Direction, fact_of, side
from checker.compare.drift_examples import FIELDS, OPERATION, turned
from checker.compare.moments import SUNSET, moment
from checker.model.contract import Fact, Operation
from checker.model.difference import Difference
from checker.model.finding import Level
from checker.model.rule import Rule

STABILITY: Final = "x-stability-level"
_WAS_AND_IS: Final = "{subject}: its documented stability was {before} and is {after} now."
LEVELS: Final = ("draft", "alpha", "beta", "stable")  # as the field reads them, lowest first


def sunset_of(fact: Fact | None) -> date | None:
    """The day that is documented as the last of an operation."""
    if not isinstance(fact, Operation):
        return None
    when = moment((fact.keywords or {}).get(SUNSET))
    return when and when.date()


def _moved(*, earlier: bool) -> Test:
    def test(one: Difference) -> bool:
        if one.name != SUNSET:
            return False
        before, after = moment(one.before), moment(one.after)
        return before is not None and after is not None and (after < before) is earlier

    return test


def _level(*, raised: bool) -> Test:
    def test(one: Difference) -> bool:
        if one.name != STABILITY or not {one.before, one.after} <= {*LEVELS}:
            return False
        before, after = (LEVELS.index(str(value)) for value in (one.before, one.after))
        return (after > before) is raised

    return test


def _rules(  # noqa: PLR0913, PLR0917 - the columns of a table
    stem: str,
    level: Level,
    says: str,
    why: str,
    when: Test,
    example: tuple[str, str, str],  # the name of the promise, what it was and is; "" = none
    operation: str = "",  # the id of the field, where it is not `api-<stem>`
) -> Iterator[Rule]:
    """One kind of change of a promise: of the operation itself, and of a field on every side."""

    def on(where: Direction | None) -> Test:
        return lambda one: (
            when(one)
            and side(fact_of(one)) is where
            and (where is not None or isinstance(fact_of(one), Operation))
        )

    yield row(operation or f"api-{stem}", level, says, why, on(None), turned(OPERATION, *example))
    for where in Direction:
        identity = f"{where}-{stem}"
        yield row(identity, level, says, why, on(where), turned(FIELDS[where], *example))


RULES: Final[tuple[Rule, ...]] = (
    *_rules(
        "sunset-added",
        NOTE,
        "{subject}: {after} is documented as its sunset now; none was.",
        "Until that day it is still documented; from then on it may be gone.",
        lambda one: one.name == SUNSET and one.before is None,
        ("sunset", "", "`2027-06-30`"),
    ),
    *_rules(
        "sunset-deleted",
        ERROR,
        "{subject}: its sunset {before} is no longer documented.",
        "Whoever planned by the former date cannot know any more how long it stays.",
        lambda one: one.name == SUNSET and one.after is None,
        ("sunset", "`2027-06-30`", ""),
        operation="sunset-deleted",
    ),
    *_rules(
        "sunset-date-changed-too-small",
        ERROR,
        "{subject}: its documented sunset was {before} and is {after} now, which is earlier.",
        "Whoever planned by the former date has less time.",
        _moved(earlier=True),
        ("sunset", "`2027-06-30`", "`2027-01-31`"),
    ),
    *_rules(
        "sunset-date-postponed",
        NOTE,
        "{subject}: its documented sunset was {before} and is {after} now, which is later.",
        INFORMS,
        _moved(earlier=False),
        ("sunset", "`2027-01-31`", "`2027-06-30`"),
    ),
    *_rules(
        "stability-decreased",
        ERROR,
        _WAS_AND_IS,
        "Less is promised than whoever relies on it was told.",
        _level(raised=False),
        ("stability", "`stable`", "`development`"),
    ),
    *_rules(
        "stability-increased",
        NOTE,
        _WAS_AND_IS,
        INFORMS,
        _level(raised=True),
        ("stability", "`development`", "`stable`"),
    ),
)
