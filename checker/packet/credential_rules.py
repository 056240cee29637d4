"""RULES of credentials and personal data, found by the one finder of `model.wording`.

It reads the text as it stands (comments and keys too), and each value as YAML reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from checker.gate.bare_secrets import readable
from checker.gate.entropy import by_chance, drawn
from checker.gate.values import harmless, placeholder, wordy
from checker.gate.wording import RefusalKind, TextRefusal, secrets_in
from checker.model.finding import Level
from checker.model.regex import regex
from checker.packet.record import Value
from checker.packet.rule import Packet, PacketRule, Place, of_values, own_values
from checker.packet.template import CREDENTIAL, SLOTS

_NEVER: Final = "FAQ: What should never go into a support packet?"
_TEMPLATE: Final = "Sanitized log-record template"

# Digests, commits and ids look like keys in base 16, so no other text is searched for those. In a
# record each has its label (`commit …`, `sha256:…`); what has none may be a key, and no summary
# needs it.
_RUN: Final = regex(
    r"(?<![A-Za-z0-9+/_.~%#@-])(?:[0-9a-fA-F]{32,64}|[A-Za-z0-9+/_-]{40,128}+)={0,2}"
    r"(?![A-Za-z0-9+/_-])"
)
_SEGMENT: Final = regex(r"(?<=/)[0-9a-fA-F]{40,64}(?![A-Za-z0-9+_-])")  # of a path
_SET: Final = regex(  # name = 'value'
    r"[A-Za-z_]\s?(?:=|:=|=>)\s?[\"'`](?P<value>[A-Za-z0-9+/_-]{20,128}={0,2})[\"'`]"
)
_LABEL: Final = regex(  # what is written out in such a form and opens no door
    r"\bh1\b|base64|blob|build|checksum|commit|correlation|cursor|digest|etag|event|fingerprint|git|hash|head\b"
    r"|image|integrity|job|manifest|md5|merge|nonce|object|parent|ray|ref\b|release|request"
    r"|response|rev\b|revision|run\b|sha|span|state|trace|uuid|version|(?<![a-z])ids?\b",
    re.IGNORECASE,
)
_BEFORE: Final = 48  # signs in which a label may stand before a value
_AFTER: Final = 32
_KEY: Final = 64  # digits of the longest key in base 16
_HEX: Final = regex(r"[0-9a-fA-F]+")


@lru_cache(maxsize=8192)  # each value is asked by two rules
def _found(text: str, public: frozenset[str]) -> tuple[TextRefusal, ...]:
    return secrets_in(text, allow=public)


def _held(kind: RefusalKind) -> Callable[[Packet], Iterator[Place]]:
    def found(packet: Packet) -> Iterator[Place]:
        record = packet.record
        public = packet.documented.public
        for refusal in _found(record.text, public):
            if refusal.kind is kind:
                yield record.field_at(refusal.line), refusal.line
        for value in (*record.values, *record.comments):
            # The name of a field of ours says nothing of what stands behind it.
            own = value.name in SLOTS or not value.name
            labelled = value.text if own else f"{value.name}: {value.text}"
            found = (one for text in {labelled, value.text} for one in _found(text, public))
            # As it stands it was judged with the text.
            if labelled not in record.text and any(one.kind is kind for one in found):
                yield value.place, value.line

    return found


def _unlabelled(name: str, text: str) -> bool:
    """Is there what only a machine wrote, and neither its field nor what is beside it labels?"""
    found = (match for form in (_RUN, _SEGMENT, _SET) for match in form.finditer(text))
    return any(_chance(_value(match)) and not _labelled(name, text, match) for match in found)


def _value(match: re.Match[str]) -> str:
    return (match["value"] if "value" in match.re.groupindex else match[0]).rstrip("=")


def _chance(value: str) -> bool:
    """Drawn, and no text in another writing: that is decoded, and judged itself."""
    if _HEX.fullmatch(value):
        if len(value) > _KEY:  # of a digest
            return False
        octets = bytes.fromhex(value[: len(value) // 2 * 2])
        return drawn(value) and not (value.isdigit() or value.isalpha() or octets.isascii())
    return by_chance(value) and not readable(value)


def _labelled(name: str, text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - _BEFORE) : match.start() + 1]
    behind = text[match.end() : match.end() + _AFTER]
    return bool(_LABEL.search(name) or _LABEL.search(around) or _LABEL.search(behind))


def _secrets(packet: Packet) -> Iterator[Place]:
    yield from _held(RefusalKind.SECRET)(packet)
    for value in own_values(packet):
        if _unlabelled(value.name, value.text):
            yield value.place, value.line


def _credential(*, in_words: bool) -> Callable[[Packet], Iterator[Place]]:
    """Finds a credential field that holds something else than its placeholder, as it is told."""

    def found(_: Packet, value: Value) -> bool:
        text = value.text.strip()
        words = placeholder(text) or harmless(text) or wordy(text) or " " in text
        other = value.field == "credential_used" and text != CREDENTIAL
        return other and words is in_words

    return of_values(found)


RULES: Final = (
    PacketRule(
        id="credential-held",
        level=Level.ERROR,
        refuses=True,
        section=_NEVER,
        says="It holds a credential, plain or encoded.",
        instead=f"Write {CREDENTIAL}, and revoke the credential: it has been copied.",
        finds=_secrets,
    ),
    PacketRule(
        id="credential-not-placeholder",
        level=Level.ERROR,
        refuses=True,
        section=_NEVER,
        says="The credential field holds something else than the placeholder.",
        instead=f"Write {CREDENTIAL}.",
        finds=_credential(in_words=False),
    ),
    PacketRule(
        id="credential-told",
        level=Level.ERROR,
        section=_TEMPLATE,
        says="The credential field describes a credential in words.",
        instead=f"Write {CREDENTIAL}; say in setup_assumptions what kind of key it was.",
        finds=_credential(in_words=True),
    ),
    PacketRule(
        id="personal-data",
        level=Level.ERROR,
        refuses=True,
        section=_NEVER,
        says="It holds personal or payment data: a mail address, telephone, card, account, "
        "street or national id.",
        instead="Leave it out; write affected customer, one account.",
        finds=_held(RefusalKind.PERSONAL_DATA),
    ),
)
