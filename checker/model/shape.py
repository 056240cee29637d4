"""What was observed, seen through one contract. There is no place for a value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from checker.model.fidelity import UNKNOWN

UNDOCUMENTED: Final = "<undocumented>"  # stands for a token that no closed set lists
HIDDEN_KEY: Final = "<key>"  # stands for a name that may be customer data
ABSENT: Final = "<absent>"  # what was to be expected by its own condition, and was not there
CUT: Final = "<cut>"  # in the place of a terminator: the last event says that more has to come
HIGH_CARDINALITY: Final = "<high-cardinality>"  # stands for a value with an id or an address in it
ERROR: Final = "error"  # the variant of an error answer that came without a status of an error
LOG_RECORD: Final = "log-record"  # the variant of an incident's log record: not a whole span

# Contract, source, where, status, media type, variant, fidelity.
Identity: TypeAlias = "tuple[str, str, str, int | None, str | None, str | None, str]"

# Number of the input, and of the record in it; both from 1.
At: TypeAlias = tuple[int, int]
# The key of a row, "" for the whole, and what is to be seen there: a type, or a word of FIRSTS.
Sign: TypeAlias = tuple[str, str]
MISSING: Final = "missing"  # a required member
UNLISTED: Final = "unlisted"  # a word that no closed set lists; the name of an event
ANY: Final = "any"  # of the whole: a recording
EMPTY: Final = "empty"  # a body
LINE: Final = "line"  # one that no reader of event streams reads
UNFINISHED: Final = "unfinished"  # one without a terminal event


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One path of a shape. All four are counts."""

    types: Mapping[str, int]  # JSON Schema type -> occurrences
    present: int  # parents in which the name was there (null counts as present)
    parents: int  # parent objects that were seen
    records: int  # recordings in which it was seen at least once
    documented: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamSeen:
    """How observed streams were framed. All are counts but the terminator's own token."""

    events: Mapping[str, int] = field(default_factory=dict)  # documented names, UNDOCUMENTED
    terminators: Mapping[str, int] = field(default_factory=dict)  # "[DONE]", "<absent>"
    comments: int = 0
    invalid_lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Counts over observations of the same kind; merging is associative and commutative."""

    contract: str  # digest of the contract that it was seen through
    source: str
    where: str  # request, response, stream; span.client, span.server, … for telemetry
    status: int | None
    media_type: str | None
    variant: str | None
    count: int = 0
    fields: Mapping[str, Seen] = field(default_factory=dict)  # by path, "$" the whole
    tokens: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # by path
    stream: StreamSeen | None = None
    left_out: Mapping[str, int] = field(default_factory=dict)  # reason -> records
    fidelity: str = UNKNOWN  # how much of the answers the recordings kept
    # Where each was seen first, for whoever holds the recordings: no part of what is written.
    first: Mapping[Sign, At] = field(default_factory=dict, compare=False)

    @property
    def identity(self) -> Identity:
        """Shapes that agree in this add up."""
        return (
            self.contract,
            self.source,
            self.where,
            self.status,
            self.media_type,
            self.variant,
            self.fidelity,
        )
