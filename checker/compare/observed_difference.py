"""One neutral difference between what is documented and what was observed; no judgement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from checker.model.contract import Fact, State
from checker.model.fidelity import UNKNOWN
from checker.model.shape import At, Shape


class What(Enum):
    """In what the two sides differ."""

    ABSENT = auto()  # a required field, in an object that was there
    CUT = auto()  # a stream, after an event that says that more has to come
    EMPTY = auto()  # a body
    ERROR = auto()  # an error answer under a status of success
    EVENT = auto()  # the name of a stream's event
    LINE = auto()  # a line that no reader of event streams reads
    MEDIA_TYPE = auto()
    NAME = auto()  # a field
    NOTHING = auto()  # everything: nothing could be compared
    NULL = auto()
    OPERATION = auto()  # one that a documented host was asked for, and no page names
    STATUS = auto()
    TERMINATOR = auto()
    TOKEN = auto()  # a value of a closed set
    TYPE = auto()
    # Of telemetry:
    ATTRIBUTE = auto()  # a name that the conventions do not have
    ATTRIBUTE_ABSENT = auto()
    ATTRIBUTE_TYPE = auto()
    CARDINALITY = auto()
    DEPRECATED = auto()
    METHOD = auto()
    SENSITIVE = auto()
    SIDE = auto()  # an attribute of the other side


# What a number is of, and where: ("objects", "response 200 application/json $.usage").
Amount: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedDifference:
    """One difference, and how often it was seen."""

    what: What
    key: str  # of the fact; where it would stand if it were documented
    name: str  # as a sentence has it: a path, an attribute, a status
    seen: int
    of: Amount  # what it was seen among, in all shapes
    first: At | None = None  # where it was seen first; None where the shape does not say
    fact: Fact | None = None
    observed: str = ""  # a type, a kind; never a value
    documented: tuple[str, ...] = ()  # what the documentation lists instead
    hint: str = ""  # a sentence more: a replacement, a near name
    envelope: bool = False  # in an error answer
    softened: bool = False  # at most a note
    at_least: bool = False  # may it have been seen more often than `seen`?
    fidelity: str = UNKNOWN  # of the recordings in which it was seen

    @property
    def identity(self) -> tuple[str, str, str]:
        """Differences that agree in this are one finding."""
        return self.what.name, self.key, self.observed

    @property
    def exampled(self) -> bool:
        """Does an example alone show what is documented?"""
        return self.fact is not None and self.fact.state is State.EXAMPLE_ONLY

    @property
    def soft(self) -> bool:
        """Is it at most a note? What only an example shows, or the pages contradict, is."""
        weak = self.fact is not None and self.fact.state is not State.DOCUMENTED
        return weak or self.softened


def earliest(shape: Shape, key: str, kinds: Iterable[str]) -> At | None:
    """Where a row was seen first, of whatever type; None where that is not known of each."""
    found = [shape.first.get((key, kind)) for kind in kinds]
    known = [at for at in found if at is not None]
    return min(known) if len(known) == len(found) and known else None
