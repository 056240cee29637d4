"""RULES of sunset dates and stability levels, which OpenAPI documents state by extensions.

Both are promises of the provider, so they have one level on every side. Dates are compared with
each other, never with the day on which the comparison is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from checker.compare.change_kinds import ERROR, INFORMS, NOTE, Test
from checker.compare.direction import Direction, fact_of, side
from checker.compare.drift_examples import FIELDS, OPERATION, turned
from checker.compare.moments import SUNSET, moment
from checker.model.contract import Fact, Operation
from checker.model.difference import Difference
from checker.model.finding import Level
from checker.model.rule import Rule

STABILITY: Final = "x-stability-level"
LEVELS: Final = ("draft", "alpha", "beta", "stable")  # as the field reads them, lowest first


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseChange:
    """One kind of change of a promise, on every side of the operation and of itself."""

    stem: str
    level: Level
    says: str
    why: str
    when: Test
    example: tuple[str, str, str]  # the name of the promise, what it was and is; "" = none
    operation: str = ""  # the id of the field, where it is not `api-<stem>`


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


KINDS: Final = (
    PromiseChange(
        stem="sunset-added",
        level=NOTE,
        says="{subject}: {after} is documented as its sunset now; none was.",
        why="Until that day it is still documented; from then on it may be gone.",
        when=lambda one: one.name == SUNSET and one.before is None,
        example=("sunset", "", "`2027-06-30`"),
    ),
    PromiseChange(
        stem="sunset-deleted",
        operation="sunset-deleted",
        level=ERROR,
        says="{subject}: its sunset {before} is no longer documented.",
        why="Whoever planned by the former date cannot know any more how long it stays.",
        when=lambda one: one.name == SUNSET and one.after is None,
        example=("sunset", "`2027-06-30`", ""),
    ),
    PromiseChange(
        stem="sunset-date-changed-too-small",
        level=ERROR,
        says="{subject}: its documented sunset was {before} and is {after} now, which is earlier.",
        why="Whoever planned by the former date has less time.",
        when=_moved(earlier=True),
        example=("sunset", "`2027-06-30`", "`2027-01-31`"),
    ),
    PromiseChange(
        stem="sunset-date-postponed",
        level=NOTE,
        says="{subject}: its documented sunset was {before} and is {after} now, which is later.",
        why=INFORMS,
        when=_moved(earlier=False),
        example=("sunset", "`2027-01-31`", "`2027-06-30`"),
    ),
    PromiseChange(
        stem="stability-decreased",
        level=ERROR,
        says="{subject}: its documented stability was {before} and is {after} now.",
        why="Less is promised than whoever relies on it was told.",
        when=_level(raised=False),
        example=("stability", "`stable`", "`development`"),
    ),
    PromiseChange(
        stem="stability-increased",
        level=NOTE,
        says="{subject}: its documented stability was {before} and is {after} now.",
        why=INFORMS,
        when=_level(raised=True),
        example=("stability", "`development`", "`stable`"),
    ),
)


def _expanded(kind: PromiseChange) -> Iterator[Rule]:
    yield _rule(
        kind.operation or f"api-{kind.stem}",
        kind,
        lambda one: isinstance(fact_of(one), Operation),
        OPERATION,
    )
    for where in Direction:
        yield _rule(f"{where}-{kind.stem}", kind, _at(where), FIELDS[where])


def _at(where: Direction) -> Test:
    return lambda one: side(fact_of(one)) is where


def _rule(identity: str, kind: PromiseChange, there: Test, subject: str) -> Rule:
    return Rule(
        id=identity,
        level=kind.level,
        says=kind.says,
        why=kind.why,
        when=lambda one: there(one) and kind.when(one),
        example=turned(subject, *kind.example),
    )


RULES: Final[tuple[Rule, ...]] = tuple(rule for kind in KINDS for rule in _expanded(kind))
