"""In what two sides differ at one place: documented then and now, or documented and observed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from checker.model.contract import Fact, State
from checker.model.fidelity import UNKNOWN
from checker.model.finding import Places
from checker.model.shape import At

# What a number is of, and where: ("objects", "response 200 application/json $.usage").
Amount: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One property of one fact that differs, or a whole that came or went; no judgement."""

    key: str  # of the fact; where it would stand if it were documented
    name: str | None  # what differs: "required"; None = the whole fact was added or removed
    before: object = None  # what is documented, or was; None where it, or the fact, was not there
    after: object = None  # what is documented now, or was seen: then a type, a kind, never a value
    was: Fact | None = None  # the facts themselves, for rules that need their surroundings
    now: Fact | None = None  # None of what was observed
    across: bool = False  # stated in different forms of a page: the silence of one denies nothing
    envelope: bool = False  # in an error answer
    places: Places | None = None  # at which it shows; None where that is its key alone

    @property
    def shown_at(self) -> Places:
        """All places at which it shows."""
        return self.places or Places(count=1, first=(self.key,))


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedDifference(Difference):
    """A difference from what was observed, and how often it was seen."""

    label: str  # as a sentence has it: a path, an attribute, a status
    seen: int
    of: Amount  # what it was seen among, in all shapes
    first: At | None = None  # where it was seen first; None where the shape does not say
    hint: str = ""  # a sentence more: a replacement, a near name
    softened: bool = False  # at most a note
    at_least: bool = False  # may it have been seen more often than `seen`?
    fidelity: str = UNKNOWN  # of the recordings in which it was seen

    @property
    def kind(self) -> str:
        """What was seen, in a word; "" where its name says it."""
        return "" if self.after is None else str(self.after)

    @property
    def identity(self) -> tuple[str | None, str, str]:
        """Differences that agree in this are one finding."""
        return self.name, self.key, self.kind

    @property
    def exampled(self) -> bool:
        """Does an example alone show what is documented?"""
        return self.was is not None and self.was.state is State.EXAMPLE_ONLY

    @property
    def soft(self) -> bool:
        """Is it at most a note? What only an example shows, or the pages contradict, is."""
        weak = self.was is not None and self.was.state is not State.DOCUMENTED
        return weak or self.softened
