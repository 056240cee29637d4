"""One neutral difference between what is documented and what was observed; no judgement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from checker.model.contract import Fact, State
from checker.model.fidelity import UNKNOWN


class What(Enum):
    """In what the two sides differ."""

    ABSENT = auto()  # a required field, in an object that was there
    EMPTY = auto()  # a body
    ERROR = auto()  # an error answer under a status of success
    EVENT = auto()  # the name of a stream's event
    LINE = auto()  # a line that no reader of event streams reads
    MEDIA_TYPE = auto()
    NAME = auto()  # a field
    NOTHING = auto()  # everything: nothing could be compared
    NULL = auto()
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One difference, and how often it was seen."""

    what: What
    key: str  # of the fact; where it would stand if it were documented
    name: str  # as a sentence has it: a path, an attribute, a status
    seen: int  # of `among`
    among: int
    fact: Fact | None = None
    observed: str = ""  # a type, a kind; never a value
    documented: tuple[str, ...] = ()  # what the documentation lists instead
    hint: str = ""  # a sentence more: a replacement, a near name
    envelope: bool = False  # in an error answer
    softened: bool = False  # at most a note
    fidelity: str = UNKNOWN  # of the recordings in which it was seen

    @property
    def identity(self) -> tuple[str, str, str]:
        """Sights that agree in this are one finding."""
        return self.what.name, self.key, self.observed

    @property
    def soft(self) -> bool:
        """Is it at most a note? What only an example shows, or the pages contradict, is."""
        weak = self.fact is not None and self.fact.state is not State.DOCUMENTED
        return weak or self.softened
