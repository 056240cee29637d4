"""RULES of the attached table: it is ours, unaltered, and not stale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.model.evidence import digest_of
from checker.model.finding import Level
from checker.model.plain import moment
from checker.packet.rule import Packet, PacketRule, Place
from checker.packet.template import TABLE

_SECTION: Final = "Contract details to verify"


def attached(packet: Packet) -> Mapping[str, Any]:
    """The attached table; empty where there is none."""
    found = packet.record.data.get(TABLE)
    return found if isinstance(found, dict) else {}


def _edited(packet: Packet) -> Iterator[Place]:
    found = attached(packet)
    if found and digest_of(str(found.get("table", ""))) != found.get("digest"):
        yield TABLE, packet.record.line(TABLE)


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
    try:
        return packet.now - moment(str(accessed)) > packet.max_age
    except ValueError:
        return True  # it rests on what was never read


def _none(packet: Packet) -> Iterator[Place]:
    if not attached(packet):
        yield TABLE, packet.record.line(TABLE)


RULES: Final = (
    PacketRule(
        id="table-edited",
        level=Level.ERROR,
        section=_SECTION,
        says="The attached table was altered after it was made.",
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
