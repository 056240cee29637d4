"""RULES of statements."""

from __future__ import annotations

from typing import Final, cast

from checker.compare.sides import came, fact_of, went
from checker.compare.turns import INFORMS, NOTE, UNDECIDED, WARNING
from checker.model.contract import DEMANDS, Statement
from checker.model.delta import Delta
from checker.model.rule import Rule


def _demands(delta: Delta) -> bool:
    fact = fact_of(delta)
    return isinstance(fact, Statement) and fact.topic == DEMANDS


def _reworded(delta: Delta) -> bool:
    """Do the sentences that came have the key words and names of those that went?"""
    before, after = (cast("dict[str, str]", side).values() for side in (delta.before, delta.after))
    return sorted(before) == sorted(after)


RULES: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="statement-added",
        level=NOTE,
        says="{subject} is stated now and was not.",
        why=INFORMS,
        when=lambda delta: (
            isinstance(fact_of(delta), Statement) and came(delta) and not _demands(delta)
        ),
    ),
    Rule(
        id="demands-added",
        level=WARNING,
        says="{subject} is stated now; nothing was.",
        why="Who followed the former documentation may not meet it.",
        when=lambda delta: came(delta) and _demands(delta),
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
    Rule(
        id="demands-changed",
        level=WARNING,
        says="{subject} was {before} and is {after} now.",
        why="Who followed the former documentation may not meet it. Told are the key words of "
        "RFC 2119 and the names in a sentence, not the sentence.",
        when=lambda delta: delta.name == DEMANDS and not _reworded(delta),
    ),
    Rule(
        id="demands-reworded",
        level=NOTE,
        says="{subject} is worded differently now: {after}.",
        why="The key words and the names are the same; the text is compared, not its meaning.",
        when=lambda delta: delta.name == DEMANDS and _reworded(delta),
    ),
)
