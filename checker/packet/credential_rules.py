"""RULES of credentials and personal data, found by the one finder of `model.wording`.

It reads the text as it stands (comments and keys too), and each value as YAML reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from checker.gate.values import harmless, placeholder, wordy
from checker.gate.wording import RefusalKind, TextRefusal, secrets_in
from checker.model.finding import Level
from checker.packet.record import Value
from checker.packet.rule import Packet, PacketRule, Place, own_values
from checker.packet.template import CREDENTIAL, SLOTS
from checker.packet.unlabelled import unlabelled

_NEVER: Final = "FAQ: What should never go into a support packet?"
_TEMPLATE: Final = "Sanitized log-record template"


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
            labelled = f"{value.name}: {value.text}" if value.name else value.text
            if value.name in SLOTS:  # says nothing of what stands behind it
                labelled = value.text
            if labelled in record.text:  # as it stands it was judged with the text
                continue
            for text in {value.text, labelled}:
                if any(one.kind is kind for one in _found(text, public)):
                    yield value.place, value.line

    return found


def _secrets(packet: Packet) -> Iterator[Place]:
    yield from _held(RefusalKind.SECRET)(packet)
    for value in own_values(packet):
        if unlabelled(value.name, value.text):
            yield value.place, value.line


def _credential(value: Value) -> str:
    """`safe`, `words` or `held`: does the credential field name one?"""
    text = value.text.strip()
    if text == CREDENTIAL or not text:
        return "safe"
    stands = placeholder(text) or harmless(text) or wordy(text) or " " in text
    return "words" if stands else "held"


def _credential_is(kind: str) -> Callable[[Packet], Iterator[Place]]:
    def found(packet: Packet) -> Iterator[Place]:
        for value in packet.record.values:
            if value.field == "credential_used" and _credential(value) == kind:
                yield value.place, value.line

    return found


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
        finds=_credential_is("held"),
    ),
    PacketRule(
        id="credential-told",
        level=Level.ERROR,
        section=_TEMPLATE,
        says="The credential field describes a credential in words.",
        instead=f"Write {CREDENTIAL}; say in setup_assumptions what kind of key it was.",
        finds=_credential_is("words"),
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
