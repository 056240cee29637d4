"""A neutral difference: what was, what is; no judgement."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.contract import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """One property of one fact that differs, or a whole fact that came or went."""

    key: str
    name: str | None  # the property: "required"; None = the whole fact was added or removed
    before: object  # the property's value; None where it, or the fact, was not there
    after: object
    was: Fact | None  # the facts themselves, for rules that need their surroundings
    now: Fact | None
    across: bool = False  # stated in different forms of a page: the silence of one denies nothing
