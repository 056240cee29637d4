"""RULES of payloads: no body, no words of a prompt or of an answer; summaries instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.gate.values import harmless, placeholder
from checker.model.finding import Level
from checker.model.regex import regex
from checker.packet.copied import asked, fragment, talk
from checker.packet.record import Value
from checker.packet.rule import Packet, PacketRule, Place, of_values
from checker.packet.vocabulary import SHORT, SUMMARIES, stranger

_NEVER: Final = "FAQ: What should never go into a support packet?"
_TEMPLATE: Final = "Sanitized log-record template"

_MEMBER: Final = regex(r"[{\[,]\s{0,20}\\?[\"'][A-Za-z_][\w-]{0,60}\\?[\"']\s{0,8}:")
_EVENT: Final = regex(r"(?m)^\s{0,8}data:\s{0,4}[{\[]")
_TEXT_MEMBER: Final = regex(
    r"\\?[\"'](?:content|prompt|input|instructions|text|arguments|output_text|query)\\?[\"']"
    r"\s{0,8}:\s{0,8}\[?\s{0,8}\\?[\"'](?P<value>[^\"'\\]{0,2000})"
)
_TEXT_NAMES: Final = frozenset(
    {
        *("answer", "completion", "content", "customer_message", "customer_response", "input"),
        *("instructions", "message", "output", "output_text", "prompt", "query", "reply"),
        *("system_prompt", "text", "user_input", "user_message", "user_prompt", "full_response"),
    }
)
_SPOKEN: Final = frozenset(("completion", "conversation", "prompt", "transcript"))
_QUOTED: Final = regex(
    r"\b(?:prompt|asked|typed|user (?:said|wrote|sent)|customer (?:said|wrote|sent)"
    r"|(?:model|assistant) (?:answered|replied|said|responded|returned)|completion|system message)"
    r"\b[^\"\u201c'\n]{0,30}[\"\u201c'](?P<value>[^\"\u201d\n]{8,2000}?)[\"\u201d']",
    re.IGNORECASE,
)
_PROMPT: Final = regex(
    r"(?im)^\s{0,8}(?:[-*] )?"
    r"(?:(?:(?:system|user|full|raw|private) )?prompts?(?: text| used| sent)?"
    r"|(?:(?:customer|full|raw|user|private) ){1,3}(?:answer|message|question|reply|response))"
    r"\s?[:=]\s?(?P<value>\S[^\n]{7,2000})"
)
_TURN: Final = regex(
    r"(?im)^\s{0,8}(?:assistant|human|user|customer)\s?:\s?(?P<value>\S[^\n]{7,2000})"
)
_REPLY: Final = regex(
    r"\b(?:assistant|model) (?:answered|replied|said|wrote)\s?:\s?(?P<value>\S[^\n]{7,2000})",
    re.IGNORECASE,
)
_ROLE: Final = regex(r"\b[Yy]ou are (?:an?|the) (?:\w+ ){0,3}?(?P<value>assistant|agent|bot)\b")
_HARMLESS: Final = frozenset(
    {
        *("a", "an", "content", "data", "hello", "harmless", "hi", "input", "message", "nothing"),
        *("null", "ok", "omitted", "only", "payload", "ping", "pong", "prompt", "safe"),
        "sanitized",
        *("say", "string", "summary", "test", "text", "the", "this", "world"),
    }
)


def _plain_words(text: str) -> bool:
    """Only stands for a text, or is the harmless word of a test."""
    words = re.findall(r"[a-z]+|\d+", text.lower())
    return placeholder(text) or harmless(text) or all(word in _HARMLESS for word in words)


def _of_text(name: str) -> bool:
    """Is a name one of a prompt or an answer, or made of such a word: `prompt_used`?"""
    bare = name.lower().replace("-", "_")
    return bare in _TEXT_NAMES or bool(_SPOKEN.intersection(bare.split("_")))


def _prompt(_: Packet, value: Value) -> bool:
    texts = [asked(value.text), value.text if _of_text(value.name) else ""]
    texts += (
        match["value"]
        for pattern in (_TEXT_MEMBER, _QUOTED, _PROMPT, _REPLY, _TURN)
        for match in pattern.finditer(value.text)
    )
    spoken = _ROLE.search(value.text) is not None or talk(value.text)
    return spoken or not all(map(_plain_words, texts))


def _payload(_: Packet, value: Value) -> bool:
    held = _MEMBER.search(value.text) or _EVENT.search(value.text) or fragment(value.text)
    return bool(held) or (value.field in SUMMARIES and value.depth > 1)


def _copied(packet: Packet) -> Iterator[Place]:
    for value in packet.record.values:
        if value.field in SUMMARIES and packet.record.filled(value.field):
            word = stranger(value.text, packet.documented.names)
            if word:
                yield f"{value.place} (word {word})", value.line


RULES: Final = (
    PacketRule(
        id="payload-copied",
        level=Level.ERROR,
        section=_TEMPLATE,
        says="It copies a request or response body.",
        instead="Summarize it: which documented fields were present, and of what type.",
        finds=of_values(_payload),
    ),
    PacketRule(
        id="prompt-copied",
        level=Level.ERROR,
        refuses=True,
        section=_NEVER,
        says="It holds the words of a prompt or of an answer.",
        instead="Write harmless-test-payload-only, or what kind of text it was and how long.",
        finds=of_values(_prompt),
    ),
    PacketRule(
        id="summary-copied",
        level=Level.ERROR,
        refuses=True,
        section=_TEMPLATE,
        says="It has a word that no summary of a body needs, so it may be the body's own.",
        instead="Write documented names, types, counts and statuses alone: "
        "harmless-test-payload-only, or 2 messages, roles system and user, 1 tool; no values. "
        "`checker packet new --observed FILE` writes it from the recording.",
        finds=_copied,
    ),
    PacketRule(
        id="summary-long",
        level=Level.ERROR,
        section=_TEMPLATE,
        says=f"The summary is longer than {SHORT} characters.",
        instead="Say in one sentence which documented fields were present.",
        finds=of_values(lambda _, value: value.field in SUMMARIES and len(value.text) > SHORT),
    ),
)
