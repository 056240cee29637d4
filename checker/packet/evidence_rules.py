"""RULES of evidence: what is missing, of the wrong form, or contradicts itself."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Final

from checker import documents
from checker.model.finding import Level
from checker.model.regex import regex
from checker.packet.language import english
from checker.packet.record import Value
from checker.packet.rule import (
    LONGEST,
    WRITE,
    Packet,
    PacketRule,
    Place,
    ahead,
    of_field,
    of_values,
    own_values,
    time_of,
)
from checker.packet.template import (
    ASSERTIONS,
    LOGGED_AFTER,
    NAMES,
    OPTIONAL,
    SLOTS,
    TABLE,
    TEMPLATE,
)

_TEMPLATE: Final = "Sanitized log-record template"
_MODES: Final = "Failure modes"
_SMOKE: Final = "Smoke-test workflow"
# What the template has no field for; the others are there where there is something to tell.
SUGGESTED: Final = sorted(
    {slot.name for slot in OPTIONAL} - {"account_evidence", "environment", "fallback_record"}
)
_FAILED: Final = ("4xx", "5xx", "timeout")


def _gaps(packet: Packet) -> Iterator[Place]:
    record = packet.record
    logged = (name for name in LOGGED_AFTER.values() if name in record.data)
    for name in (*(slot.name for slot in TEMPLATE), *logged):
        if not record.filled(name):
            yield name, record.line(name)


def _left_open(_: Packet, value: Value) -> bool:
    of_test = value.field in ("assertions", "environment", "error_path_check", "retries")
    return of_test and value.text.strip().lower() in ("unknown", "tbd", "todo", "")


def _misfits(packet: Packet) -> Iterator[Place]:
    for pointer, _ in documents.misfits("packet", dict(packet.record.data)):
        field = pointer.removeprefix("/").split("/")[0]
        if field in NAMES and packet.record.data.get(field) is not None:
            form = SLOTS[field].form or SLOTS[field].asks if field in SLOTS else ""
            yield f"{field}{WRITE}{form})" if form else field, packet.record.line(field)


def _unknown(packet: Packet) -> Iterator[Place]:
    for name, line in packet.record.unknown:
        close = difflib.get_close_matches(name, NAMES)
        yield (f"(a key like {close[0]})" if close else "(a key of no field)"), line


def _no_category(packet: Packet, text: str) -> bool:
    return text.lower() == "none" and packet.record.text_of("status_code_class") in _FAILED


def _steps_absent(packet: Packet, text: str) -> bool:
    return text.lower() == "true" and not packet.record.filled("repro_steps")


_REASON: Final = regex(
    r"\b(?:can ?not|could not|couldn't|impossible|lacks?|lost|missing|no (?:\w+ )?(?:log|recording"
    r"|steps|way)|not (?:\w+ ){0,2}(?:available|possible|repeat\w*|reproduc\w*|safe)|unavailable"
    r"|unsafe|without)\b",
    re.IGNORECASE,
)


def _steps_unexplained(packet: Packet, text: str) -> bool:
    """The owner: if the test cannot be repeated safely, say what evidence is missing."""
    if text.lower() != "false" or packet.record.filled("repro_steps"):
        return False
    return not any(
        value.field in ("incident_summary", "setup_assumptions", "related_notes")
        and _REASON.search(value.text)
        for value in packet.record.values
    )


def _suggested(packet: Packet) -> Iterator[Place]:
    """All of them in one place: what is to be done is the same."""
    record, gaps = packet.record, {name for name, _ in _gaps(packet)}
    absent = [name for name in SUGGESTED if name not in gaps and not record.filled(name)]
    given = record.data.get("assertions")
    if given and isinstance(given, dict):
        absent += [f"assertions.{name}" for name in ASSERTIONS if name not in given]
    if absent:
        yield ", ".join(absent), 0


_PROSE: Final = ("error_path_check", "incident_summary", "repro_steps", "support_question")


def _long_texts(packet: Packet) -> Iterator[Place]:
    record = packet.record
    for value in (*record.values, *record.comments, *packet.around):
        if len(value.text) > LONGEST and value.field != TABLE:
            yield value.place, value.line


def _not_english(packet: Packet) -> Iterator[Place]:
    """Texts of a field taken together: a step alone may be a command."""
    texts: dict[str, list[str]] = {}
    for value in own_values(packet):
        if not value.field or value.field in _PROSE:
            texts.setdefault(value.field or value.place, []).append(value.text)
    for field, parts in texts.items():
        if not english("\n".join(parts)):
            yield field, packet.record.line(field)


_WINDOW: Final = regex(r"\s*(\S+Z)\s*(?:/|\.\.|[-\u2013\u2014]|to)\s*(\S+Z)\s*")


def _turned_window(packet: Packet, text: str) -> bool:
    match = _WINDOW.fullmatch(text)
    begin, end = map(time_of, match.groups()) if match else (None, None)
    return begin is not None and end is not None and (end < begin or end > packet.now)


RULES: Final = (
    PacketRule(
        id="detail-absent",
        level=Level.NOTE,
        section="FAQ: How much reproduction detail is enough?",
        says="The packet does not tell what would make the test easier to repeat.",
        instead="Add what is known; `checker packet new` prints the form.",
        finds=_suggested,
    ),
    PacketRule(
        id="evidence-gap",
        level=Level.CANNOT_VERIFY,
        section=_MODES,
        says="The field is missing, or still holds the placeholder of the template.",
        instead="Write what was seen; where it cannot be known, stop and say in incident_summary "
        "which evidence is missing.",
        finds=_gaps,
    ),
    PacketRule(
        id="evidence-unknown",
        level=Level.CANNOT_VERIFY,
        section=_SMOKE,
        says="The test leaves this open.",
        instead="Repeat the test and record it, or leave the field out.",
        finds=of_values(_left_open),
    ),
    PacketRule(
        id="error-category-absent",
        level=Level.CANNOT_VERIFY,
        section=_SMOKE,
        says="The status class is one of failures, and no error category was captured.",
        instead="Write the error type that the client recorded, or the status code.",
        finds=of_field("error_category", _no_category),
    ),
    PacketRule(
        id="field-form",
        level=Level.ERROR,
        section=_TEMPLATE,
        says="The value is not of the form that the template gives this field.",
        instead="`checker packet new` prints the form of each field; `checker schema packet` "
        "states it.",
        finds=_misfits,
    ),
    PacketRule(
        id="field-unknown",
        level=Level.ERROR,
        section=_TEMPLATE,
        says="The template has no such field.",
        instead="Use a field of `checker packet new`, or say it in incident_summary.",
        finds=_unknown,
    ),
    PacketRule(
        id="recorded-ahead",
        level=Level.ERROR,
        section=_TEMPLATE,
        says="The time lies ahead of the clock.",
        instead="Write the time in UTC, with a Z at its end.",
        finds=of_field("recorded_at_utc", ahead),
    ),
    PacketRule(
        id="repro-steps-absent",
        level=Level.ERROR,
        section=_SMOKE,
        says="The packet says that it has sanitized steps, and has none.",
        instead="List them in repro_steps, or write false.",
        finds=of_field("sanitized_repro_steps_present", _steps_absent),
    ),
    PacketRule(
        id="text-long",
        level=Level.ERROR,
        section="Direct answer",
        says=f"A text is longer than {LONGEST} characters, and was not judged to its end.",
        instead="Keep the packet short and factual; what is longer stays in the incident record.",
        finds=_long_texts,
    ),
    PacketRule(
        id="repro-steps-unexplained",
        level=Level.CANNOT_VERIFY,
        section="FAQ: How much reproduction detail is enough?",
        says="The packet says that it has no sanitized steps, and not why.",
        instead="List them in repro_steps, or say in incident_summary which evidence is missing: "
        "the test cannot be repeated without the failing log.",
        finds=of_field("sanitized_repro_steps_present", _steps_unexplained),
    ),
    PacketRule(
        id="language-not-judged",
        level=Level.CANNOT_VERIFY,
        section="Key takeaways",
        says="The text is not English: what it claims was not judged.",
        instead="Write it in English, or have it read by somebody who knows the language and the "
        "rules of a packet.",
        finds=_not_english,
    ),
    PacketRule(
        id="test-window-turned",
        level=Level.ERROR,
        section=_SMOKE,
        says="The test window ends before it begins, or lies ahead of the clock.",
        instead="Write 2026-07-03T09:00:00Z/2026-07-03T09:10:00Z: begin, then end, in UTC.",
        finds=of_field("test_window_utc", _turned_window),
    ),
)
