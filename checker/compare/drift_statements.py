"""RULES of statements, and of what a page states at all."""

from __future__ import annotations

from typing import Final, cast

from checker.compare.basis import contradicts, restated
from checker.compare.sides import came, fact_of, went
from checker.compare.turns import INFORMS, NOTE, UNDECIDED, WARNING
from checker.model.contract import DEMANDS, MENTIONED, Statement
from checker.model.delta import Delta
from checker.model.rule import Rule


def _demands(delta: Delta) -> bool:
    fact = fact_of(delta)
    return isinstance(fact, Statement) and fact.topic == DEMANDS


def _mentioned(fact: object) -> bool:
    return isinstance(fact, Statement) and fact.value.get("state") == MENTIONED


def _basis(delta: Delta) -> bool:
    """Is a topic but mentioned on one side, while the other states something of it?"""
    return delta.name in ("headings", "passage", "value") and (
        _mentioned(delta.was) is not _mentioned(delta.now)
    )


def _reworded(delta: Delta) -> bool:
    """Do the sentences that came have the key words and names of those that went?"""
    before, after = (cast("dict[str, str]", side).values() for side in (delta.before, delta.after))
    return sorted(before) == sorted(after)


STATEMENTS: Final[tuple[Rule[Delta], ...]] = (
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
        when=lambda delta: (
            isinstance(fact_of(delta), Statement) and delta.name == "value" and not _basis(delta)
        ),
    ),
    Rule(
        id="statement-passage-changed",
        level=WARNING,
        says="{subject}: what the page says of it reads otherwise now{headings}; read it there.",
        why="Prose is not interpreted: a changed passage may move a window or take a promise back, "
        "or may be a better sentence. A person reads it in seconds.",
        when=lambda delta: delta.name == "passage" and not _basis(delta),
    ),
    Rule(
        id="statement-moved",
        level=NOTE,
        says="{subject}: the page speaks of it under other headings now{headings}; what it says "
        "there is the same.",
        why=INFORMS,
        when=lambda delta: delta.name == "headings" and not _basis(delta),
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

BASIS: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="basis-changed",
        level=NOTE,
        says="{subject}: {name} was {before} and is {after} now; the page states it on another "
        "basis, which is no change of the contract by itself.",
        why="From silence to a statement, or from an example to a description, nothing is known "
        "to have changed.",
        when=lambda delta: restated(delta) or _basis(delta),
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
