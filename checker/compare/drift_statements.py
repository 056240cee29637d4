"""RULES of statements, and of what a page states at all."""

from __future__ import annotations

from typing import Final

from checker.compare.basis import contradicts, restated
from checker.compare.sides import came, fact_of, went
from checker.compare.turns import INFORMS, NOTE, UNDECIDED, WARNING
from checker.model.contract import Statement
from checker.model.delta import Delta
from checker.model.rule import Rule

STATEMENTS: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="statement-added",
        level=NOTE,
        says="{subject} is stated now and was not.",
        why=INFORMS,
        when=lambda delta: isinstance(fact_of(delta), Statement) and came(delta),
    ),
    Rule(
        id="statement-removed",
        level=WARNING,
        says="{subject} is no longer stated.",
        why=UNDECIDED,
        when=lambda delta: isinstance(fact_of(delta), Statement) and went(delta),
    ),
    Rule(
        id="statement-changed",
        level=WARNING,
        says="{subject}: the page stated {before} and states {after} now.",
        why="Whoever acted by the former statement may act otherwise now.",
        when=lambda delta: isinstance(fact_of(delta), Statement) and delta.name == "value",
    ),
)

BASIS: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="basis-changed",
        level=NOTE,
        says="{subject}: {name} was {before} and is {after} now; the page states it on another "
        "basis, which is no change of the contract by itself.",
        why="From silence to a statement, or from an example to a description, nothing is known "
        "to have changed.",
        when=restated,
    ),
    Rule(
        id="page-contradicts-itself",
        level=NOTE,
        says="{subject}: two places of the documentation disagree now.",
        why="Which of the two holds the documentation does not say.",
        when=contradicts,
    ),
)

RULES: Final[tuple[Rule[Delta], ...]] = (*STATEMENTS, *BASIS)
