"""RULES of the test that is to be repeated: it rests on nothing that has to be removed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.model.finding import Level
from checker.packet.changes import said
from checker.packet.rule import Packet, PacketRule, Place

FIELDS: Final = ("error_path_check", "repro_steps", "request_body_summary", "setup_assumptions")
_PRIVATE: Final = re.compile(
    r"\b(?:actual|confidential|customers?(?:'s|s')?|full|internal|live|original|personal|private|prod(?:uction)?"
    r"|raw|real|same|secret|users?(?:'s|s')|verbatim) (?:(?:chat|customer|system|user) ){0,2}"
    r"(?:api[- ]?keys?|bod(?:y|ies)|conversations?|credentials?|data|histor(?:y|ies)|keys?"
    r"|messages?|payloads?|prompts?|records?|requests?(?! (?:id|shape|template))|tokens?"
    r"|transcripts?)\b"
    r"(?! (?:(?:is|are|was|were) )?(?:excluded|kept|left out|masked|never|not|omitted|outside"
    r"|redacted|removed|replaced|stored|stripped|withheld))",
    re.IGNORECASE,
)
# What a test may well be sent again with: the harmless request that the packet itself describes.
_AGAIN: Final = re.compile(
    r"\bsame (?:harmless |test )?(?:payloads?|requests?|bod(?:y|ies))\b", re.IGNORECASE
)
_REMOVED: Final = frozenset(
    {
        *(
            "confidential",
            "deleted",
            "hidden",
            "masked",
            "omitted",
            "private",
            "redacted",
            "removed",
        ),
        *("scrubbed", "stripped", "withheld", "xxx"),
    }
)
_BESIDE: Final = frozenset(  # words that say no more beside one of them
    {
        *(
            "a",
            "all",
            "are",
            "been",
            "body",
            "by",
            "content",
            "contents",
            "customer",
            "data",
            "for",
        ),
        *(
            "fully",
            "has",
            "here",
            "in",
            "is",
            "it",
            "key",
            "message",
            "of",
            "our",
            "payload",
            "privacy",
        ),
        *(
            "prompt",
            "reasons",
            "request",
            "steps",
            "text",
            "the",
            "this",
            "us",
            "user",
            "was",
            "were",
        ),
    }
)


def only_removed(text: str) -> bool:
    """Does a text say that something was removed, and nothing else?"""
    words = set(re.findall(r"[a-z]+", text.lower()))
    return bool(words & _REMOVED) and words <= _REMOVED | _BESIDE


def _private(packet: Packet) -> Iterator[Place]:
    for value in packet.record.values:
        if value.field in FIELDS and said(_PRIVATE, _AGAIN.sub("it", value.text)):
            yield value.place, value.line


RULES: Final = (
    PacketRule(
        id="step-private",
        level=Level.ERROR,
        section="Reader next step",
        says="The test rests on a private prompt, a real key or the data of a customer.",
        instead="Describe a harmless request that shows the same, and say that separate "
        "account-owned evidence is required for the rest.",
        finds=_private,
    ),
)
