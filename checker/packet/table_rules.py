"""RULES of the attached table: it is ours, unaltered, and not stale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.model.contract import Json
from checker.model.evidence import digest_of
from checker.model.finding import Level
from checker.model.plain import utc
from checker.packet.canonical import canonical
from checker.packet.rule import Packet, PacketRule, Place, time_of
from checker.packet.template import TABLE

_DAY: Final = len("2026-07-03")
_SECTION: Final = "Contract details to verify"


def attached(packet: Packet) -> Mapping[str, Any]:
    """The attached table; empty where there is none."""
    found = packet.record.data.get(TABLE)
    return found if isinstance(found, dict) else {}


def entry_digest(entry: Mapping[str, Any]) -> str:
    """Over everything else that is attached with the table."""
    rest: dict[str, Json] = {name: entry[name] for name in entry if name != "entry_digest"}
    try:
        return digest_of(canonical(rest))
    except ValueError:
        return ""  # a number with a fraction: none of ours


def _edited(packet: Packet) -> Iterator[Place]:
    found = attached(packet)
    if found and not (_whole(found) and _ours(packet, found)):
        yield TABLE, packet.record.line(TABLE)


def _whole(found: Mapping[str, Any]) -> bool:
    table = found.get("table")
    return (
        isinstance(table, str)
        and digest_of(table) == found.get("digest")
        and entry_digest(found) == found.get("entry_digest")
    )


def _ours(packet: Packet, found: Mapping[str, Any]) -> bool:
    """Both digests can be made again by hand; what such an entry says cannot be anything."""
    if not packet.documented.rows:
        return True
    table, oldest = found["table"], found.get("oldest_access")
    if not packet.documented.made(table):
        return False
    days = packet.documented.accessed(table)
    read = [day for day in days if day[:1].isdigit()]
    rests = min(read) if len(read) == len(days) else None
    attached_at = str(found.get("attached_at_utc"))
    return (
        rests == (oldest[:_DAY] if isinstance(oldest, str) else oldest)
        and max(read, default="") <= attached_at[:_DAY]
        and attached_at <= utc(packet.now)
    )


def _stale(packet: Packet) -> Iterator[Place]:
    found = attached(packet)
    if not found:
        return
    contracts = found.get("contracts")
    now = packet.documented.digests
    then = contracts if isinstance(contracts, dict) else {}
    changed = any(now[name] != digest for name, digest in then.items() if name in now)
    if changed or _too_old(packet, found.get("oldest_access")):
        yield TABLE, packet.record.line(TABLE)


def _too_old(packet: Packet, accessed: object) -> bool:
    if packet.max_age is None:
        return False
    then = time_of(str(accessed))
    return then is None or packet.now - then > packet.max_age  # None: on what was never read


def _none(packet: Packet) -> Iterator[Place]:
    if not attached(packet) and not packet.table_around:
        yield TABLE, packet.record.line(TABLE)


RULES: Final = (
    PacketRule(
        id="table-edited",
        level=Level.ERROR,
        section=_SECTION,
        says="The attached table was altered after it was made, or is not made from these pages.",
        instead="Run `checker packet attach` again, and write remarks elsewhere.",
        finds=_edited,
    ),
    PacketRule(
        id="table-not-attached",
        level=Level.NOTE,
        section=_SECTION,
        says="The current table of contract details is not attached.",
        instead="Run `checker packet attach` on the packet.",
        finds=_none,
    ),
    PacketRule(
        id="table-stale",
        level=Level.ERROR,
        section=_SECTION,
        says="The attached table is older than allowed, or rests on contracts that have changed.",
        instead="Run `checker verify`, then `checker packet attach`.",
        finds=_stale,
    ),
)
