"""A rule: one row that names a kind of difference, and says how much it matters and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from checker.model.difference import Difference
from checker.model.finding import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What a rule is shown by: both sides, and the words that fill its sentence."""

    before: str  # what was documented; of an observation, what is
    now: str  # what is documented now; of an observation, what was seen
    words: Mapping[str, str]  # a named place of the sentence -> what stands there


def elsewhere(_: object) -> bool:
    """No difference decides it: whoever reports it does."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of a table RULES."""

    id: str  # kebab-case, unique over all tables, never reused
    level: Level  # the default
    says: str  # a hedged sentence with named places: "{key} was {before}, is {after}"
    why: str  # why it has that level: one sentence, printed by `checker rules explain`
    when: Callable[[Difference], bool]
    example: Example
