"""RULES of the failure modes: scope drift, environment mismatch, unreviewed fallback, weak handoff.

An evidence gap and an overclaim, the other two, are told by `evidence_rules` and `claim_rules`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.model.finding import Level
from checker.packet.record import Value
from checker.packet.rule import Packet, PacketRule, Place
from checker.packet.template import TABLE

_SECTION: Final = "Failure modes"

_WHO: Final = r"(?:we|i|they|ops|operators?|responders?|on-?call|the team|also|and|then)"
_CHANGED: Final = (
    r"(?:(?:also|then|temporarily|meanwhile|just|already|now) )?"
    r"(?:added|adjusted|bumped|changed|cleaned up|deleted|disabled|downgraded|dropped|enabled"
    r"|extended|granted|increased|lowered|migrated|moved|patched|raised|reconfigured|reduced"
    r"|refactored|removed|renamed|replaced|restarted|rewrote|rotated|swapped|switched|tuned|updated"
    r"|upgraded|widened)"
)
_ELSE: Final = (  # unrelated to the observed failure
    r"(?:dashboards?|dependenc(?:y|ies)|librar(?:y|ies)|permissions?|roles?|iam|scopes?|firewall"
    r"|logging|monitoring|alerts?|unrelated|other|cleanup|pipeline|prompt templates?"
    r"|retry[- ]polic(?:y|ies)|timeouts?|config(?:uration)?|sdk|client version|keys?)"
)
_OTHERS: Final = (  # what a fallback changes
    r"(?:models?|endpoints?|routes?|providers?|regions?|base url|gateway|permissions?|retr(?:y|ies)"
    r"|retry (?:behaviou?r|count|limit|policy)|backoff)"
)
_DRIFT: Final = re.compile(
    rf"\b{_WHO} {_CHANGED} (?:[\w-]+ ){{0,4}}?{_ELSE}\b"
    rf"|\b{_ELSE} (?:[\w-]+ ){{0,2}}?(?:was|were|has been|have been|got) {_CHANGED}\b"
    rf"|\balso {_CHANGED}\b"
    r"|\bwhile (?:we were )?(?:at it|there)\b|\bunrelated (?:fix|change|cleanup|repair)",
    re.IGNORECASE,
)
_FALLBACK: Final = re.compile(
    r"\b(?:fell|fall|falls|falling|failed|failing) (?:back|over)\b|\bfall ?back (?:was|is|to|model"
    r"|traffic|path|route|provider)\b|\bfailover\b"
    rf"|\b{_CHANGED} (?:the |our |its |to )?(?:[\w-]+ ){{0,3}}?{_OTHERS}\b"
    rf"|\b{_OTHERS} (?:[\w-]+ )?(?:was|were|has been|got) {_CHANGED}\b"
    r"|\b(?:with|on|using|tried|used) (?:a |an |the )?(?:different|another|other|second|backup"
    r"|alternative) (?:model|endpoint|route|provider|region|key)\b"
    r"|\b(?:switched|changed|moved) (?:over )?(?:from|to) "
    r"|\bto make (?:it|the run|the test|this) pass\b",
    re.IGNORECASE,
)
_NOT_USED: Final = re.compile(
    r"[^.;\n]{0,40}?\b(?:was|were|is|are|has|have)(?: not|n't) |[^.;\n]{0,20}\bunchanged\b",
    re.IGNORECASE,
)
_BOUNDED: Final = re.compile(  # what the document asks of a test is no fallback
    r"\bretr\w+ [^.;\n]{0,30}?(?:disabled|dropped|limited|lowered|reduced|removed)\b"
    r"|\b(?:disabled|dropped|limited|lowered|reduced|removed) [^.;\n]{0,30}?retr\w+",
    re.IGNORECASE,
)
_NOT_DONE: Final = re.compile(
    r"\b(?:no|not|never|without|did not|didn't|was not|were not|neither|nor|before|whether|if"
    r"|instead of|do not)\b[^.;\n]{0,40}\Z",
    re.IGNORECASE,
)
_FIXED: Final = re.compile(
    r"\b(?:(?:is|was|been|are|now|got|issue|incident|problem) (?:now )?(?:fixed|resolved|solved"
    r"|mitigated|closed)|works? (?:again|now)|(?:back to|is) normal|no longer (?:fails|occurs"
    r"|happens)|we (?:fixed|resolved|solved) |fixed (?:it|the|by|in)\b)"
    r"|\A(?:fixed|resolved|solved)\b",
    re.IGNORECASE,
)
_UNCERTAIN: Final = re.compile(
    r"\b(?:remain\w*|uncertain\w*|unverified|unknown|unconfirmed|needs? (?:separate )?verification"
    r"|still (?:to|needs?|open)|not (?:yet )?(?:verified|confirmed|checked))\b",
    re.IGNORECASE,
)


def _words(packet: Packet) -> Iterator[Value]:
    """What was done, in the author's words: questions and records of decisions are not that."""
    left_out = (TABLE, "fallback_record", "support_question", "related_notes", "account_evidence")
    return (value for value in packet.record.values if value.field not in left_out)


def _said(pattern: re.Pattern[str], text: str) -> bool:
    """Does a text say so, without denying it, or telling of retries that a test is to bound?"""
    return any(
        not _NOT_DONE.search(text[max(0, match.start() - 80) : match.start()])
        and not _NOT_USED.match(text, match.end())
        and not _BOUNDED.search(match[0])
        for match in pattern.finditer(text)
    )


def _drift(packet: Packet) -> Iterator[Place]:
    return ((value.place, value.line) for value in _words(packet) if _said(_DRIFT, value.text))


def _fallback(packet: Packet) -> Iterator[Place]:
    if not packet.record.filled("fallback_record"):
        for value in _words(packet):
            if _said(_FALLBACK, value.text):
                yield value.place, value.line


def _weak(packet: Packet) -> Iterator[Place]:
    record = packet.record
    told = [value.text for value in _words(packet)]
    whole = record.filled("repro_steps") and any(_UNCERTAIN.search(text) for text in told)
    for value in _words(packet):
        if not whole and _said(_FIXED, value.text):
            yield value.place, value.line


_DIFFERS: Final = re.compile(
    r"\b(?:different|other|differs?|not the same|older|newer|unlike)\b[^.;\n]{0,60}"
    r"\b(?:hosted|production|prod|staging|local|version|flag|settings?|environment)\b",
    re.IGNORECASE,
)


def _mismatch(packet: Packet) -> Iterator[Place]:
    environment = packet.record.data.get("environment")
    if not isinstance(environment, dict):
        return
    mismatch = str(environment.get("mismatch") or "").strip().lower()
    local, hosted = environment.get("local"), environment.get("hosted")
    if local and hosted and local != hosted and mismatch in ("", "no", "none", "false"):
        yield "environment", packet.record.line("environment")


def _told_mismatch(packet: Packet) -> Iterator[Place]:
    environment = packet.record.data.get("environment")
    recorded = isinstance(environment, dict) and str(
        environment.get("mismatch") or ""
    ).strip().lower() not in ("", "no", "none", "false")
    for value in _words(packet):
        if not recorded and value.field != "environment" and _said(_DIFFERS, value.text):
            yield value.place, value.line


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
        level=Level.WARNING,
        section=_SECTION,
        says="The text tells of differing environments, and the field has no mismatch.",
        instead="Say in environment.mismatch what differs.",
        finds=_told_mismatch,
    ),
    PacketRule(
        id="scope-drift",
        level=Level.ERROR,
        section=_SECTION,
        says="It tells of changes beside the observed failure.",
        instead="Keep to the failure; leave other repairs for a work item of their own.",
        finds=_drift,
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
