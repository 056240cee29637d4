"""RULES of fields that cannot both be so: class and category, class and result, steps, retries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.model.finding import Level
from checker.model.regex import regex
from checker.packet.rule import Packet, PacketRule, Place

_STATUS: Final = regex(r"[1-5]\d\d")
_TIMEOUTS: Final = ("408", "504")  # RFC 9110 §15.5.9, §15.6.5: statuses that tell of one


def _word(packet: Packet, name: str) -> str:
    return packet.record.text_of(name).strip().lower() if packet.record.filled(name) else ""


def _category(packet: Packet) -> Iterator[Place]:
    klass, category = _word(packet, "status_code_class"), _word(packet, "error_category")
    numbered = _STATUS.fullmatch(category) is not None
    of_class = klass in ("2xx", "4xx", "5xx") and numbered and category[0] != klass[0]
    of_timeout = klass == "timeout" and numbered and category not in _TIMEOUTS
    if of_class or of_timeout or (klass == "2xx" and category == "timeout"):
        yield "error_category", packet.record.line("error_category")


def _result(packet: Packet) -> Iterator[Place]:
    if _word(packet, "operator_result") == "pass" and _word(packet, "status_code_class") in (
        "5xx",
        "timeout",
    ):
        yield "operator_result", packet.record.line("operator_result")


def _steps(packet: Packet) -> Iterator[Place]:
    name = "sanitized_repro_steps_present"
    if _word(packet, name) == "false" and packet.record.filled("repro_steps"):
        yield name, packet.record.line(name)


_PAIRS: Final = (  # a field and its value, and the assertion that cannot be false beside it
    ("trace_id_present", ("true",), "trace_or_request_id_available"),
    ("retries", ("bounded", "disabled"), "retries_disabled_or_bounded"),
)


def _assertions(packet: Packet) -> Iterator[Place]:
    assertions = packet.record.data.get("assertions")
    if not isinstance(assertions, dict):
        return
    for name, values, assertion in _PAIRS:
        if _word(packet, name) in values and assertions.get(assertion) is False:
            yield f"assertions.{assertion}", packet.record.line("assertions")


def _contradictions(packet: Packet) -> Iterator[Place]:
    for find in (_assertions, _category, _result, _steps):
        yield from find(packet)


RULES: Final = (
    PacketRule(
        id="fields-contradict",
        level=Level.ERROR,
        section="Smoke-test workflow",
        says="Two fields cannot both be so: a category of another status class, a pass beside a "
        "failure, steps that are said to be absent, or an assertion against its field.",
        instead="Look at the log again, and write what was seen; what cannot be told apart stands "
        "in incident_summary as missing evidence.",
        finds=_contradictions,
    ),
)
