"""What a rule of a packet is, and what it is asked of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias

from checker.model.finding import Level
from checker.packet.record import Record, Value
from checker.packet.template import TABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Documented:
    """What the contracts at hand say that a record can be held against."""

    methods: frozenset[str] = frozenset()  # of http.request.method; empty = the page does not say
    low_cardinality: bool = False  # does the page ask it of error.type
    routes: Mapping[str, str] = field(default_factory=dict)  # source id -> documented path
    names: frozenset[str] = frozenset()  # of fields, events and statuses
    digests: Mapping[str, str] = field(default_factory=dict)  # source id -> digest of its contract
    public: frozenset[str] = frozenset()  # mail addresses that the support page publishes


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """A record, and what it is judged by."""

    record: Record
    documented: Documented
    now: datetime  # UTC
    max_age: timedelta | None = None  # of an attached table


Place: TypeAlias = "tuple[str, int]"  # field or place in it, line


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketRule:
    """One row: what is looked for, and what to write instead."""

    id: str  # kebab-case, never reused
    level: Level  # cannot-verify: evidence is missing, exit 3
    refuses: bool = False  # what must never be sent: exit 4
    section: str  # of the owner's document
    says: str  # what is wrong
    instead: str  # what to write
    finds: Callable[[Packet], Iterable[Place]]

    @property
    def why(self) -> str:
        """What the rule rests on, and what to write in place of what it finds."""
        return f"The owner's document asks for it ({self.section}). Instead: {self.instead}"


def own_values(packet: Packet) -> Iterator[Value]:
    """What the author wrote: the attached table is ours."""
    return (value for value in packet.record.values if value.field != TABLE)
