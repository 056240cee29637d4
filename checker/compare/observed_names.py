"""What documented and observed may differ in; each is the name of a difference."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum, auto

from checker.model.shape import At, Shape


class What(StrEnum):
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


def earliest(shape: Shape, key: str, kinds: Iterable[str]) -> At | None:
    """Where a row was seen first, of whatever type; None where that is not known of each."""
    found = [shape.first.get((key, kind)) for kind in kinds]
    known = [at for at in found if at is not None]
    return min(known) if len(known) == len(found) and known else None
