"""RULES of the failure modes: scope drift, environment mismatch, unreviewed fallback, weak handoff.

An evidence gap and an overclaim, the other two, are reported by `evidence_rules` and `claim_rules`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from checker.gate.negation import leaves_open
from checker.model.finding import Level
from checker.model.regex import regex
from checker.packet.changes import DRIFT, ENDLESS, FALLBACK, said
from checker.packet.record import Value
from checker.packet.rule import Packet, PacketRule, Place, of_values, own_values

_SECTION: Final = "Failure modes"

_TROUBLE: Final = r"(?:error|incident|issue|it|problem|ticket)"
_FIXED: Final = regex(
    r"\b(?:(?:is|was|been|are|now|got|issue|incident|problem) (?:now )?(?:fixed|resolved|solved"
    r"|mitigated)|works? (?:again|now)|(?:back to|is) normal"
    r"|no longer (?:fails|happens|occurs|reproducible)"
    rf"|{_TROUBLE} (?:is |was )?(?:now )?closed|{_TROUBLE} (?:(?:has|have) gone|went) away"
    r"|closing(?: (?:this|the (?:incident|ticket)))?(?=[.!]|\Z)"
    r"|we (?:fixed|resolved|solved) |fixed (?:it|the|by|in)\b|all (?:good|green)\b"
    r"|now pass(?:es)?\b|pass(?:es|ing) (?:again|now)\b)"
    r"|\A(?:fixed|resolved|solved|sorted)\b",
    re.IGNORECASE,
)

# What is no account of what was done: questions, and records of decisions.
_APART: Final = ("account_evidence", "fallback_record", "related_notes", "support_question")


def _telling(pattern: re.Pattern[str]) -> Callable[[Packet], Iterator[Place]]:
    return of_values(lambda _, value: said(pattern, value.text), *_APART)


def _fallback(packet: Packet) -> Iterator[Place]:
    if not packet.record.filled("fallback_record"):
        yield from _telling(FALLBACK)(packet)


def _weak(packet: Packet) -> Iterator[Place]:
    record = packet.record
    texts = [value.text for value in own_values(packet, *_APART)]
    whole = record.filled("repro_steps") and any(map(leaves_open, texts))
    if not whole:
        yield from _telling(_FIXED)(packet)


_SIDE: Final = r"(?:ci|dev|hosted|laptop|local(?:ly)?|my machine|prod(?:uction)?|staging)"
_UNLIKE: Final = r"(?:another|different|newer|older|other|outdated)"
_SETTING: Final = (
    r"(?:builds?|clients?|config\w*|credentials?|(?:feature )?flags?|keys?|librar(?:y|ies)"
    r"|runtimes?|sdks?|settings?|versions?)"
)
_WELL: Final = r"(?:fine|ok|pass(?:ed|es)?|succeed(?:ed|s)?|work(?:ed|s)?)"
_ILL: Final = r"(?:breaks?|broke|does not|doesn't|fail(?:ed|s)?|never|not)"
_VERSION: Final = r"(?<![\w.])\d+(?:\.\d+)+(?!\.?\w)"
_AND_ON: Final = rf"[^;\n]{{0,30}}?\b{_SIDE}\b[^;\n]{{0,30}}?(?!(?P=then)(?!\.?\w)){_VERSION}"
_DIFFERS: Final = regex(
    rf"(?P<then>{_VERSION}){_AND_ON}[^;\n]{{0,20}}?\b{_SIDE}\b|"
    rf"\b{_SIDE}\b[^.;\n]{{0,60}}?\b{_UNLIKE} (?:[\w-]+ ){{0,2}}?{_SETTING}\b"
    rf"|\b{_UNLIKE} (?:[\w-]+ ){{0,2}}?{_SETTING}\b[^.;\n]{{0,60}}?\b{_SIDE}\b"
    rf"|\b{_SIDE}\b[^.;\n]{{0,60}}?\b(?:differs?|is not the same|unlike)\b[^.;\n]{{0,60}}?"
    rf"\b{_SIDE}\b"
    rf"|\b{_WELL} (?:\w+ ){{0,3}}?{_SIDE}\b[^.;\n]{{0,40}}?\b{_ILL} (?:\w+ ){{0,3}}?{_SIDE}\b"
    rf"|\b{_ILL} (?:\w+ ){{0,3}}?{_SIDE}\b[^.;\n]{{0,40}}?\b{_WELL} (?:\w+ ){{0,3}}?{_SIDE}\b",
    re.IGNORECASE,
)


def _mismatch(packet: Packet) -> Iterator[Place]:
    environment = packet.record.data.get("environment")
    if not isinstance(environment, dict):
        return
    local, hosted = environment.get("local"), environment.get("hosted")
    if local and hosted and local != hosted and not _mismatch_of(environment):
        yield "environment", packet.record.line("environment")


def _unrecorded_mismatch(packet: Packet, value: Value) -> bool:
    environment = packet.record.data.get("environment")
    recorded = isinstance(environment, dict) and _mismatch_of(environment)
    return not recorded and said(_DIFFERS, value.text)


def _mismatch_of(environment: Mapping[str, object]) -> str:
    """What is said to differ; "" where nothing is."""
    mismatch = str(environment.get("mismatch") or "").strip()
    return "" if mismatch.lower() in ("no", "none", "false") else mismatch


RULES: Final = (
    PacketRule(
        id="environment-mismatch",
        level=Level.ERROR,
        section=_SECTION,
        says="The local check and the hosted path differ, and no mismatch is recorded.",
        instead="Say in environment.mismatch what differs (version, key kind, flag, setting).",
        finds=_mismatch,
    ),
    PacketRule(
        id="environment-mismatch-told",
        level=Level.ERROR,
        section=_SECTION,
        says="The text tells of differing environments, and the field has no mismatch.",
        instead="Say in environment.mismatch what differs.",
        finds=of_values(_unrecorded_mismatch, "environment", *_APART),
    ),
    PacketRule(
        id="retries-unbounded",
        level=Level.ERROR,
        section="Key takeaways",
        says="It tells of retries without a bound.",
        instead="Repeat the test with retries disabled or bounded, and say which in retries.",
        finds=_telling(ENDLESS),
    ),
    PacketRule(
        id="scope-drift",
        level=Level.ERROR,
        section=_SECTION,
        says="It tells of changes beside the observed failure.",
        instead="Keep to the failure; leave other repairs for a work item of their own.",
        finds=_telling(DRIFT),
    ),
    PacketRule(
        id="unreviewed-fallback",
        level=Level.ERROR,
        section=_SECTION,
        says="Model, endpoint, permission or retry behaviour was changed during the test, and no "
        "decision record is named.",
        instead="Name the fallback decision log in fallback_record, and tell the test as it ran "
        "before the change.",
        finds=_fallback,
    ),
    PacketRule(
        id="weak-handoff",
        level=Level.ERROR,
        section=_SECTION,
        says="It says that something is fixed, without the steps that show it and what is left "
        "uncertain.",
        instead="List command and result in repro_steps, and say what remains unverified.",
        finds=_weak,
    ),
)
