"""RULES of statements."""

from __future__ import annotations

from typing import Final

from checker.compare.change_kinds import INFORMS, NOTE, UNDECIDED, WARNING, row
from checker.compare.demands import is_demand, reworded
from checker.compare.direction import came, fact_of, went
from checker.compare.drift_examples import CAME, DEMANDED, TOPIC, WENT, turned
from checker.model.contract import DEMANDS, Statement
from checker.model.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    row(
        "demands-added",
        WARNING,
        "{subject}{demanded}; nothing was demanded before.",
        "Who followed the former documentation may not meet it.",
        lambda one: came(one) and is_demand(one),
        turned(
            DEMANDED,
            "demands",
            "",
            "1 sentence with `MUST`",
            demanded=": 1 sentence is new (`MUST` with `error.type`)",
        ),
    ),
    row(
        "demands-removed",
        WARNING,
        "{subject}{demanded}.",
        "What others could rely on is demanded no longer.",
        lambda one: went(one) and is_demand(one),
        turned(
            DEMANDED,
            "demands",
            "1 sentence with `MUST`",
            "",
            demanded=": 1 sentence is gone (`MUST` with `error.type`)",
        ),
    ),
    row(
        "statement-added",
        NOTE,
        "{subject} is stated now and was not.",
        INFORMS,
        lambda one: isinstance(fact_of(one), Statement) and came(one),
        turned(TOPIC, *CAME),
    ),
    row(
        "statement-removed",
        WARNING,
        "{subject} is no longer stated.",
        UNDECIDED,
        lambda one: isinstance(fact_of(one), Statement) and went(one),
        turned(TOPIC, *WENT),
    ),
    row(
        "statement-changed",
        WARNING,
        "{subject}: the page stated {before} and states {after} now.",
        "Whoever acted by the former statement may act otherwise now.",
        lambda one: isinstance(fact_of(one), Statement) and one.name == "value",
        turned(TOPIC, "value", "`01:00`", "`02:00`"),
    ),
    row(
        "statement-passage-changed",
        WARNING,
        "{subject}: what the page says of it reads otherwise now{headings}; read it there.",
        "Prose is not interpreted: a changed passage may move a window or take a promise back, "
        "or may be a better sentence. A person reads it in seconds.",
        lambda one: one.name == "passage",
        turned(TOPIC, "words", "one wording", "another wording", headings=", under `Operations`"),
    ),
    row(
        "statement-moved",
        NOTE,
        "{subject}: the page speaks of it under other headings now{headings}; what it says "
        "there is the same.",
        INFORMS,
        lambda one: one.name == "headings",
        turned(TOPIC, "heading", "Maintenance", "Operations", headings=", under `Operations`"),
    ),
    row(
        "demands-changed",
        WARNING,
        "{subject}{demanded}.",
        "Who followed the former documentation may not meet it. Told are the key words of "
        "RFC 2119 and the names in a sentence, not the sentence.",
        lambda one: one.name == DEMANDS and not reworded(one),
        turned(
            DEMANDED,
            "demands",
            "`SHOULD` with `error.type`",
            "`MUST` with `error.type`",
            demanded=": 1 sentence is gone (`SHOULD` with `error.type`) and 1 sentence is new "
            "(`MUST` with `error.type`)",
        ),
    ),
    row(
        "demands-reworded",
        NOTE,
        "{subject} is worded differently now{demanded}.",
        "The key words are as many and the same; the text is compared, not its meaning.",
        lambda one: one.name == DEMANDS,
        turned(
            DEMANDED, "words", "one wording", "another wording", demanded=": the same key words"
        ),
    ),
)
