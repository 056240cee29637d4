"""What a rule of a packet is, and what it is asked of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from checker.gate.wording import overclaims
from checker.model.finding import Level
from checker.model.plain import moment
from checker.packet.record import Record, Value
from checker.packet.template import TABLE


def _fits(pattern: str, line: str) -> bool:
    """Is a line of a table's pattern, and does it claim no more than ours, headings and all?"""
    return re.fullmatch(pattern, line) is not None and not overclaims(line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Documented:
    """What the contracts at hand say that a record can be held against."""

    methods: frozenset[str] = frozenset()  # of http.request.method; empty = the page does not say
    low_cardinality: bool = False  # does the page ask it of error.type
    routes: Mapping[str, str] = field(default_factory=dict)  # source id -> documented path
    names: frozenset[str] = frozenset()  # of fields, events and statuses
    digests: Mapping[str, str] = field(default_factory=dict)  # source id -> digest of its contract
    public: frozenset[str] = frozenset()  # mail addresses that the support page publishes
    models: frozenset[str] = frozenset()  # identifiers that a reference page lists, in lower case
    rows: tuple[str, ...] = ()  # patterns of the lines of a table that is made from these pages

    def made(self, table: str) -> bool:
        """Can a table have been made from these pages: its head, then a row a page at most?"""
        lines = table.splitlines()
        if len(lines) <= HEAD or not all(map(_fits, self.rows[:HEAD], lines)):
            return False
        at = HEAD
        for line in lines[HEAD:]:
            while at < len(self.rows) and not _fits(self.rows[at], line):
                at += 1
            at += 1
        return at <= len(self.rows)

    def row(self, line: str) -> bool:
        """Is it a line of such a table?"""
        return any(_fits(pattern, line) for pattern in self.rows)

    def accessed(self, table: str) -> tuple[str, ...]:
        """The day of each row of such a table, in words where it was never read."""
        rows = table.splitlines()[HEAD:]
        found = (re.fullmatch(pattern, row) for row in rows for pattern in self.rows)
        return tuple(match["accessed"] for match in found if match)


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """A record, and what it is judged by."""

    record: Record
    documented: Documented
    now: datetime  # UTC
    max_age: timedelta | None = None  # of an attached table
    in_markdown: bool = False
    around: tuple[Value, ...] = ()  # what stands around the record there
    table_around: bool = False  # is a table of ours among it


LONGEST: Final = 8_000  # characters of one text of a packet, which is short and factual
HEAD: Final = 2  # lines: the names of the columns, and what rules them off

WRITE: Final = " (write "  # behind a place, before what to write there
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


def of_field(
    name: str, holds: Callable[[Packet, str], bool]
) -> Callable[[Packet], Iterator[Place]]:
    """Finds a field where it is filled in, and something holds of its text."""

    def found(packet: Packet) -> Iterator[Place]:
        text = packet.record.text_of(name).strip()
        if text and packet.record.filled(name) and holds(packet, text):
            yield name, packet.record.line(name)

    return found


def of_values(
    holds: Callable[[Packet, Value], object], *but: str
) -> Callable[[Packet], Iterator[Place]]:
    """Finds what the author wrote, those of some fields left out, of which something holds."""

    def found(packet: Packet) -> Iterator[Place]:
        values = own_values(packet, *but)
        return ((value.place, value.line) for value in values if holds(packet, value))

    return found


def time_of(text: str) -> datetime | None:
    """A time as a record has it, in UTC; None where it is none."""
    try:
        return moment(text.strip())
    except ValueError:
        return None


def ahead(packet: Packet, text: str) -> bool:
    """Is it a time ahead of the clock?"""
    when = time_of(text)
    return when is not None and when > packet.now


def own_values(packet: Packet, *but: str) -> Iterator[Value]:
    """What the author wrote: values, those of some fields left out, comments, text around it all.

    The attached table is among it unless it is known to be ours. Of a text that is too long to be
    one of a packet the beginning is judged: `text-long` tells it.
    """
    for value in (*packet.record.values, *packet.record.comments, *packet.around):
        if value.field in but or (value.field == TABLE and _ours(packet)):
            continue
        yield value if len(value.text) <= LONGEST else replace(value, text=value.text[:LONGEST])


def _ours(packet: Packet) -> bool:
    found = packet.record.data.get(TABLE)
    table = found.get("table") if isinstance(found, dict) else None
    return isinstance(table, str) and packet.documented.made(table)
