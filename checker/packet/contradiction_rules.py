"""RULES of fields that cannot both be so: class and category, class and result, steps, retries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.model.finding import Level
from checker.model.regex import regex
from checker.packet.rule import Packet, PacketRule, Place, of_field

_STATUS: Final = regex(r"[1-5]\d\d")
_TIMEOUTS: Final = ("408", "504")  # RFC 9110 §15.5.9, §15.6.5: statuses that tell of one


def _word(packet: Packet, name: str) -> str:
    return packet.record.text_of(name).strip().lower()


def _category(packet: Packet, text: str) -> bool:
    klass, category = _word(packet, "status_code_class"), text.lower()
    numbered = _STATUS.fullmatch(category) is not None
    of_class = klass.endswith("xx") and numbered and category[0] != klass[0]
    of_timeout = klass == "timeout" and numbered and category not in _TIMEOUTS
    return of_class or of_timeout or (klass == "2xx" and category == "timeout")


def _result(packet: Packet, text: str) -> bool:
    return text.lower() == "pass" and _word(packet, "status_code_class") in ("5xx", "timeout")


def _steps(packet: Packet, text: str) -> bool:
    return text.lower() == "false" and packet.record.filled("repro_steps")


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


_FINDERS: Final = (
    _assertions,
    of_field("error_category", _category),
    of_field("operator_result", _result),
    of_field("sanitized_repro_steps_present", _steps),
)


RULES: Final = (
    PacketRule(
        id="fields-contradict",
        level=Level.ERROR,
        section="Smoke-test workflow",
        says="Two fields cannot both be so: a category of another status class, a pass beside a "
        "failure, steps that are said to be absent, or an assertion against its field.",
        instead="Look at the log again, and write what was seen; what cannot be told apart stands "
        "in incident_summary as missing evidence.",
        finds=lambda packet: (place for find in _FINDERS for place in find(packet)),
    ),
)
