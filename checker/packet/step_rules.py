"""RULES of the test that is to be repeated: it rests on nothing that has to be removed."""

from __future__ import annotations

import re
from typing import Final

from checker.gate.values import words
from checker.model.finding import Level
from checker.model.regex import regex
from checker.packet.changes import said
from checker.packet.question_rules import FIELD as QUESTION
from checker.packet.record import Value
from checker.packet.rule import Packet, PacketRule, of_values

FIELDS: Final = ("error_path_check", "repro_steps", "setup_assumptions")
_KINDS: Final = (
    r"\b(?:what (?:an?|our|the) (?:\w+ )?(?:caller|customer|user) (?:asked|said|sent|typed|wrote)"
    r"|(?:affected|fail(?:ed|ing)) (?:customer |user )?(?:chats?(?! \w)|conversations?|messages?"
    r"|prompts?|transcripts?)"
    r"|(?:actual|confidential|customers?(?:'s|s')?|full|internal|live|original|personal|private"
    r"|prod(?:uction)?|raw|real|same(?! (?:payloads?|requests?|bod(?:y|ies))\b)"
    r"|secret|users?(?:'s|s')|verbatim)"
    r" (?:(?:chat|customer|mail|original|support|system|ticket|user)(?:'s)? ){0,3}"
    r"(?:api[- ]?keys?|bod(?:y|ies)|conversations?|credentials?|data|documents?|e-?mails?"
    r"|histor(?:y|ies)|keys?|messages?|payloads?|prompts?|questions?|records?"
    r"|requests?(?! (?:id|shape|template))|texts?|tickets?|tokens?|transcripts?|words))\b"
)
_PRIVATE: Final = regex(_KINDS, re.IGNORECASE)
_ORDERED: Final = regex(  # outside the steps: an order alone
    r"(?:\A|[.;:!?]\s+|\b(?:and|please|then|to) )(?:attach|copy|forward|include|paste|post|re-?play"
    rf"|re-?send|send|submit|upload|use) (?:\w+ ){{0,3}}?{_KINDS}",
    re.IGNORECASE,
)
_REMOVED: Final = words(
    """
    confidential deleted hidden masked omitted private redacted removed scrubbed stripped
    withheld xxx
    """
)
_BESIDE: Final = words(
    """
    a all are been body by content contents customer data for fully has here in is it key
    message of our payload privacy prompt reasons request steps text the this us user was were
    """
)


def only_removed(text: str) -> bool:
    """Does a text say that something was removed, and nothing else?"""
    said_words = set(re.findall(r"[a-z]+", text.lower()))
    return bool(said_words & _REMOVED) and not said_words - _REMOVED - _BESIDE


def _private(_: Packet, value: Value) -> bool:
    pattern = _PRIVATE if value.field in FIELDS else _ORDERED
    return said(pattern, value.text)


RULES: Final = (
    PacketRule(
        id="step-private",
        level=Level.ERROR,
        section="Reader next step",
        says="The test rests on a private prompt, a real key or the data of a customer.",
        instead="Describe a harmless request that shows the same, and say that separate "
        "account-owned evidence is required for the rest.",
        finds=of_values(_private, QUESTION),
    ),
)
