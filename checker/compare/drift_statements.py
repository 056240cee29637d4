"""RULES of statements."""

from __future__ import annotations

from typing import Final

from checker.compare.change_kinds import INFORMS, NOTE, UNDECIDED, WARNING
from checker.compare.demands import is_demand, reworded
from checker.compare.direction import came, fact_of, went
from checker.model.contract import DEMANDS, Statement
from checker.model.delta import Delta
from checker.model.rule import Rule

RULES: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="statement-added",
        level=NOTE,
        says="{subject} is stated now and was not.",
        why=INFORMS,
        when=lambda delta: (
            isinstance(fact_of(delta), Statement) and came(delta) and not is_demand(delta)
        ),
    ),
    Rule(
        id="demands-added",
        level=WARNING,
        says="{subject}{demanded}; nothing was demanded before.",
        why="Who followed the former documentation may not meet it.",
        when=lambda delta: came(delta) and is_demand(delta),
    ),
    Rule(
        id="demands-removed",
        level=WARNING,
        says="{subject}{demanded}.",
        why="What others could rely on is demanded no longer.",
        when=lambda delta: went(delta) and is_demand(delta),
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
        id="statement-passage-changed",
        level=WARNING,
        says="{subject}: what the page says of it reads otherwise now{headings}; read it there.",
        why="Prose is not interpreted: a changed passage may move a window or take a promise back, "
        "or may be a better sentence. A person reads it in seconds.",
        when=lambda delta: delta.name == "passage",
    ),
    Rule(
        id="statement-moved",
        level=NOTE,
        says="{subject}: the page speaks of it under other headings now{headings}; what it says "
        "there is the same.",
        why=INFORMS,
        when=lambda delta: delta.name == "headings",
    ),
    Rule(
        id="demands-changed",
        level=WARNING,
        says="{subject}{demanded}.",
        why="Who followed the former documentation may not meet it. Told are the key words of "
        "RFC 2119 and the names in a sentence, not the sentence.",
        when=lambda delta: delta.name == DEMANDS and not reworded(delta),
    ),
    Rule(
        id="demands-reworded",
        level=NOTE,
        says="{subject} is worded differently now{demanded}.",
        why="The key words are as many and the same; the text is compared, not its meaning.",
        when=lambda delta: delta.name == DEMANDS and reworded(delta),
    ),
)
