"""A rule: one row that names a kind of difference, and says how much it matters and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from checker.model.finding import Level

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[Subject]):
    """One row of a table RULES; `Rule[Delta]` judges deltas."""

    id: str  # kebab-case, unique over all tables, never reused
    level: Level  # the default
    says: str  # a hedged sentence with named places: "{key} was {before}, is {after}"
    why: str  # why it has that level: one sentence, printed by `checker rules explain`
    when: Callable[[Subject], bool]
