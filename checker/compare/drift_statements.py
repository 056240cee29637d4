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
        "statement-added",
        NOTE,
        "{subject} is stated now and was not.",
        INFORMS,
        lambda difference: (
            isinstance(fact_of(difference), Statement)
            and came(difference)
            and not is_demand(difference)
        ),
        turned(TOPIC, *CAME),
    ),
    row(
        "demands-added",
        WARNING,
        "{subject}{demanded}; nothing was demanded before.",
        "Who followed the former documentation may not meet it.",
        lambda difference: came(difference) and is_demand(difference),
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
        lambda difference: went(difference) and is_demand(difference),
        turned(
            DEMANDED,
            "demands",
            "1 sentence with `MUST`",
            "",
            demanded=": 1 sentence is gone (`MUST` with `error.type`)",
        ),
    ),
    row(
        "statement-removed",
        WARNING,
        "{subject} is no longer stated.",
        UNDECIDED,
        lambda difference: isinstance(fact_of(difference), Statement) and went(difference),
        turned(TOPIC, *WENT),
    ),
    row(
        "statement-changed",
        WARNING,
        "{subject}: the page stated {before} and states {after} now.",
        "Whoever acted by the former statement may act otherwise now.",
        lambda difference: (
            isinstance(fact_of(difference), Statement) and difference.name == "value"
        ),
        turned(TOPIC, "value", "`01:00`", "`02:00`"),
    ),
    row(
        "statement-passage-changed",
        WARNING,
        "{subject}: what the page says of it reads otherwise now{headings}; read it there.",
        "Prose is not interpreted: a changed passage may move a window or take a promise back, "
        "or may be a better sentence. A person reads it in seconds.",
        lambda difference: difference.name == "passage",
        turned(TOPIC, "words", "one wording", "another wording", headings=", under `Operations`"),
    ),
    row(
        "statement-moved",
        NOTE,
        "{subject}: the page speaks of it under other headings now{headings}; what it says "
        "there is the same.",
        INFORMS,
        lambda difference: difference.name == "headings",
        turned(TOPIC, "heading", "Maintenance", "Operations", headings=", under `Operations`"),
    ),
    row(
        "demands-changed",
        WARNING,
        "{subject}{demanded}.",
        "Who followed the former documentation may not meet it. Told are the key words of "
        "RFC 2119 and the names in a sentence, not the sentence.",
        lambda difference: difference.name == DEMANDS and not reworded(difference),
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
        lambda difference: difference.name == DEMANDS and reworded(difference),
        turned(
            DEMANDED, "words", "one wording", "another wording", demanded=": the same key words"
        ),
    ),
)
