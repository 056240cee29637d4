"""RULES of what a packet may not assert, and of what it may assert with account-owned evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from checker.gate.claims import abouts, claims
from checker.gate.encoded import unescaped
from checker.gate.sentences import sentences
from checker.model.finding import Level
from checker.model.regex import regex
from checker.packet.category import observable
from checker.packet.model_names import models_in
from checker.packet.question_rules import FIELD as QUESTION
from checker.packet.question_rules import asserted
from checker.packet.record import Value, beside
from checker.packet.rule import (
    Packet,
    PacketRule,
    Place,
    ahead,
    of_values,
    own_values,
    time_of,
)
from checker.packet.template import SLOTS
from checker.packet.vocabulary import SUMMARIES

_NOT: Final = "Smoke-test workflow: what not to assert"
_PRICES: Final = "FAQ: Should a support packet include prices, quotas, or billing impact?"
_MODELS: Final = "FAQ: Should the packet include model names?"

FORMS: Final = ("error_category", *SUMMARIES)  # fields of words that a rule of their own lists

# Claims that account-owned evidence can bear: rule of gate.claims -> topic of account_evidence.
TOPICS: Final = {"claim-billing": "billing", "claim-price": "price", "claim-quota": "quota"}


def claims_in(packet: Packet) -> Iterator[tuple[str, Place]]:
    """(Rule of gate.claims, place) of each claim: in values, keys, comments and what is around.

    The place says which sentence, and what of. What the support question takes for granted is
    reported by `question_rules`.
    """
    keys = (
        beside("(a key of no field)", _words(name), line) for name, line in packet.record.unknown
    )
    about = abouts()
    for value in (*own_values(packet), *keys):
        text = asserted(value.text) if value.field == QUESTION else value.text
        free = value.field not in FORMS
        found = _numbered(text, free=free)
        if not found and value.name and value.name not in SLOTS:
            found = _numbered(f"{_words(value.name)}: {text}", free=free)  # a key and its value
        for number, rule in found:
            yield rule, (f"{value.place} (sentence {number}: {about[rule]})", value.line)


@lru_cache(maxsize=8192)  # each value is asked by two rules
def _numbered(text: str, *, free: bool) -> tuple[tuple[int, str], ...]:
    """(Number of the sentence, rule) of each claim in a text."""
    plain = unescaped(text)
    return tuple(
        (sum(begins <= at for begins, _ in sentences(plain)), rule)
        for rule, at in claims(plain, free=free)
    )


def _words(name: str) -> str:
    return re.sub(r"[_-]+", " ", name)


def supported(packet: Packet, topic: str) -> bool:
    """Does account_evidence bear a topic: a linked source, a reference, and when it was verified?

    A model identifier needs the link or the reference alone.
    """
    return any(
        (topic == "model" and (linked or owned)) or (linked and owned and dated)
        for found, linked, owned, dated in map(_evidence, _entries(packet))
        if found == topic
    )


def _entries(packet: Packet) -> list[dict[str, object]]:
    """Those of account_evidence."""
    entries = packet.record.data.get("account_evidence")
    return [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []


def _evidence(entry: Mapping[str, object]) -> tuple[str, bool, bool, bool]:
    """The topic of an entry; has it a linked source, a reference, the time of its verification?"""
    topic, source, reference, when = (
        str(entry.get(name, "")).strip()
        for name in ("topic", "source", "reference", "verified_at_utc")
    )
    linked = source.startswith("https://")
    return topic, linked, bool(reference), time_of(when) is not None


def _unsupported(packet: Packet) -> Iterator[Place]:
    for rule, place in claims_in(packet):
        if rule in TOPICS and not supported(packet, TOPICS[rule]):
            yield place


def _cause(packet: Packet, value: Value) -> bool:
    return value.field == "error_category" and not observable(value.text, packet.documented.names)


def _model(packet: Packet, value: Value) -> bool:
    found = models_in(value.name, value.text)
    return any(one not in packet.documented.models for one in found) and not supported(
        packet, "model"
    )


def _half_supported(packet: Packet) -> Iterator[Place]:
    if not all(supported(packet, _evidence(entry)[0]) for entry in _entries(packet)):
        yield "account_evidence", packet.record.line("account_evidence")


def _verified_ahead(packet: Packet, value: Value) -> bool:
    own = value.field == "account_evidence" and value.name == "verified_at_utc"
    return own and ahead(packet, value.text)


_GUESS: Final = regex(
    r"\b(?:i|we) (?:think|believe|guess|suspect|reckon|bet|assume|imagine)\b(?! no)|\b(?:probably"
    r"|presumably|supposedly|apparently|perhaps(?! worth)|maybe|most likely|definitely"
    r"|obviously|undoubtedly|no doubt|(?:my|our) (?:guess|hunch|theory)|gut feeling"
    r"|(?:pretty|fairly|quite) (?:certain|sure)|in my opinion|i(?:'d| would) (?:guess|say)"
    r"|looks like (?:it|they|the|an? (?:bug|outage|regression))|seems (?:like|to (?:me|us)|that)"
    r"|likely (?:an?|because|caused|due|the)|(?:could|may|might|must) be (?:because|due|caused))\b",
    re.IGNORECASE,
)


RULES: Final = (
    PacketRule(
        id="category-of-a-cause",
        level=Level.ERROR,
        refuses=True,
        section=_NOT,
        says="The error category says more than a client can record: a cause, or words of its own.",
        instead="Write what was recorded: a status (429), a documented error type, the type of the "
        "library's error, timeout, connection-reset, dns, tls, stream-incomplete, _OTHER or none.",
        finds=of_values(_cause),
    ),
    PacketRule(
        id="account-evidence-ahead",
        level=Level.ERROR,
        section=_PRICES,
        says="The evidence was verified at a time that lies ahead of the clock.",
        instead="Write when it was verified, in UTC.",
        finds=of_values(_verified_ahead),
    ),
    PacketRule(
        id="account-evidence-incomplete",
        level=Level.CANNOT_VERIFY,
        section=_PRICES,
        says="An entry of account_evidence lacks what makes it evidence.",
        instead="Give topic, source (an https link), reference and verified_at_utc.",
        finds=_half_supported,
    ),
    PacketRule(
        id="claim-unsupported",
        level=Level.ERROR,
        refuses=True,
        section=_PRICES,
        says="It asserts a price, a quota or a billing state without its evidence.",
        instead="Write that billing, quota or recharge impact needs separate verification, or add "
        "account_evidence with topic, source, reference and verified_at_utc.",
        finds=_unsupported,
    ),
    PacketRule(
        id="guess-told",
        level=Level.ERROR,
        section="Key takeaways",
        says="It mixes a guess with what was observed.",
        instead="Say what was seen, and list apart what still needs verification.",
        finds=of_values(
            lambda _, value: " " in value.text and _GUESS.search(value.text),  # a word is a form
            *(QUESTION, "setup_assumptions", "account_evidence"),
        ),
    ),
    PacketRule(
        id="model-unverified",
        level=Level.ERROR,
        section=_MODELS,
        says="It names a model without saying what that was verified against.",
        instead="Write the workflow name, and that the exact model detail still needs "
        "verification; or add account_evidence with topic model.",
        finds=of_values(_model, "account_evidence"),
    ),
    PacketRule(
        id="overclaim",
        level=Level.ERROR,
        refuses=True,
        section=_NOT,
        says="It asserts what a packet alone cannot show: uptime, rate limits, availability, "
        "latency, the state of the provider, or a root cause.",
        instead="Say what was observed, where and when (status class, error category, time), and "
        "what still needs verification.",
        finds=lambda packet: (place for rule, place in claims_in(packet) if rule not in TOPICS),
    ),
)
