"""RULES of what must never be sent: credentials, prompts, answers, personal data, internals.

Secrets and personal data are found by the one finder of `model.wording`, in the text as it stands
(comments and keys too) and in each value as YAML reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address
from typing import Final

from checker.model.finding import Level
from checker.model.values import harmless, placeholder, wordy
from checker.model.wording import Kind, judge, refused, secrets_in
from checker.packet.record import Value
from checker.packet.rule import Packet, PacketRule, Place
from checker.packet.template import CREDENTIAL, TABLE

_NEVER: Final = "FAQ: What should never go into a support packet?"
_TEMPLATE: Final = "Sanitized log-record template"


def _held(kind: Kind) -> Callable[[Packet], Iterator[Place]]:
    def found(packet: Packet) -> Iterator[Place]:
        record = packet.record
        public = packet.documented.public
        for refusal in secrets_in(record.text, allow=public):
            if refusal.kind is kind:
                yield record.field_at(refusal.line), refusal.line
        for value in record.values:
            for text in (value.text, f"{value.name}: {value.text}"):
                if any(one.kind is kind for one in secrets_in(text, allow=public)):
                    yield value.place, value.line

    return found


def refuse_text(text: str, public: Collection[str]) -> None:
    """Raises NotSanitized or Overclaim where a text that is no record must never be sent."""
    refusals = judge(text, allow=public)
    if refusals:
        raise refused(refusals)


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


# --- payloads, prompts, answers ---

_MEMBER: Final = re.compile(r"[{\[,]\s{0,20}\\?[\"'][A-Za-z_][\w-]{0,60}\\?[\"']\s{0,8}:")
_EVENT: Final = re.compile(r"(?m)^\s{0,8}data:\s{0,4}[{\[]")
_TEXT_MEMBER: Final = re.compile(
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
_QUOTED: Final = re.compile(
    r"\b(?:prompt|asked|typed|user (?:said|wrote|sent)|customer (?:said|wrote|sent)"
    r"|(?:model|assistant) (?:answered|replied|said|responded|returned)|completion|system message)"
    r"\b[^\"\u201c'\n]{0,30}[\"\u201c'](?P<value>[^\"\u201d\n]{8,2000}?)[\"\u201d']",
    re.IGNORECASE,
)
_PROMPT: Final = re.compile(
    r"(?im)^\s{0,8}(?:[-*] )?"
    r"(?:(?:(?:system|user|full|raw|private) )?prompts?(?: text| used| sent)?"
    r"|(?:(?:customer|full|raw|user|private) ){1,3}(?:answer|message|question|reply|response))"
    r"\s?[:=]\s?(?P<value>\S[^\n]{7,2000})"
)
_TURN: Final = re.compile(
    r"(?im)^\s{0,8}(?:assistant|human|user|customer)\s?:\s?(?P<value>\S[^\n]{7,2000})"
)
_REPLY: Final = re.compile(
    r"\b(?:assistant|model) (?:answered|replied|said|wrote)\s?:\s?(?P<value>\S[^\n]{7,2000})",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(
    r"\b[Yy]ou are (?:an?|the) (?:\w+ ){0,3}?(?P<value>assistant|agent|bot)\b"
)
_HARMLESS: Final = frozenset(
    {
        *("a", "an", "content", "data", "hello", "harmless", "hi", "input", "message", "nothing"),
        *(
            "null",
            "ok",
            "omitted",
            "only",
            "payload",
            "ping",
            "pong",
            "prompt",
            "safe",
            "sanitized",
        ),
        *("say", "string", "summary", "test", "text", "the", "this", "world"),
    }
)
_SUMMARY: Final = 280  # characters; what is longer is not a summary
_SUMMARIES: Final = ("request_body_summary", "response_body_summary")


def _plain_words(text: str) -> bool:
    """Only stands for a text, or is the harmless word of a test."""
    words = re.findall(r"[a-z]+|\d+", text.lower())
    return placeholder(text) or harmless(text) or all(word in _HARMLESS for word in words)


def _prompt(packet: Packet) -> Iterator[Place]:
    for value in _own(packet):
        named = value.name.lower().replace("-", "_") in _TEXT_NAMES
        if (named and not value.field and not _plain_words(value.text)) or (
            named and value.depth > 1 and not _plain_words(value.text)
        ):
            yield value.place, value.line
        else:
            texts = (
                match["value"]
                for pattern in (_TEXT_MEMBER, _QUOTED, _PROMPT, _REPLY, _TURN)
                for match in pattern.finditer(value.text)
            )
            if _ROLE.search(value.text) or any(not _plain_words(text) for text in texts):
                yield value.place, value.line


def _payload(packet: Packet) -> Iterator[Place]:
    for value in _own(packet):
        if (
            _MEMBER.search(value.text)
            or _EVENT.search(value.text)
            or (value.field in _SUMMARIES and value.depth > 1)
        ):
            yield value.place, value.line


def _long(packet: Packet) -> Iterator[Place]:
    for value in _own(packet):
        if value.field in _SUMMARIES and value.depth == 1 and len(value.text) > _SUMMARY:
            yield value.place, value.line


def _own(packet: Packet) -> Iterator[Value]:
    """What the author wrote: the attached table is ours."""
    return (value for value in packet.record.values if value.field != TABLE)


# --- people and internals ---

_PERSONAL: Final = re.compile(
    r"(?:customer|user|client|caller|contact|reporter|employee|account_holder|full|first|last)"
    r"_?name|birth_?date|date_of_birth|dob|passport\w*|ssn|national_id|tax_id|(?:home_|postal_)?"
    r"address|phone\w*|card_?number|iban|e?mail\w*"
)
_PERSON: Final = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Dr)\.? [A-Z][a-z]+|(?:[Cc]ustomer|[Pp]atient|[Ee]mployee) "
    r"(?:named |called )?[A-Z][a-z]{1,20} [A-Z][a-z]{1,20})\b"
    r"|\b[Pp]assport (?:no\.? |number )?[A-Z]{0,2}\d{6,9}\b"
    r"|\b(?:born|DOB|[Dd]ate of birth)[ :]{1,3}(?:on )?\d"
)
_HOST: Final = re.compile(
    r"(?<![\w.-])(?:[A-Za-z0-9_-]{1,63}\.){1,6}"
    r"(?:internal|intranet|intra|corp|lan|local|localdomain|private|home\.arpa|svc"
    r"|cluster\.local)(?![\w-])(?!\.[a-z])"
    r"|(?<![\w.-])(?:[A-Za-z0-9_-]{1,63}\.){1,6}(?:internal|intranet|intra|corp|lan)\.[a-z0-9-]+\.[a-z]",
    re.IGNORECASE,
)
_SINGLE: Final = re.compile(
    r"\b(?:https?|grpc|amqps?|postgres(?:ql)?|mysql|redis|mongodb|kafka)://"
    r"(?!localhost\b)[A-Za-z0-9_-]{1,63}(?=[:/?#\s]|\Z)"
)
_V4: Final = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\w)")
_V6: Final = re.compile(r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\w:])")
_VERSION: Final = re.compile(r"(?:\bv|version |release )\Z", re.IGNORECASE)
_EXAMPLES: Final = tuple(  # RFC 5737, and the machine itself
    IPv4Network(network)
    for network in (
        "0.0.0.0/32",
        "127.0.0.0/8",
        "192.0.2.0/24",
        "198.51.100.0/24",
        "203.0.113.0/24",
    )
)
_HOME: Final = re.compile(
    r"(?:/home/|/Users/|\b[A-Za-z]:\\{1,2}[Uu]sers\\{1,2})(?!user\b|runner\b|[Ss]hared\b)[\w.-]+"
)
_TRACEBACK: Final = re.compile(
    r"Traceback \(most recent call last\)|(?m:^\s{1,12}at [\w.$<>]{3,120}\()"
    r"|\bFile \"[^\"\n]{1,200}\", line \d+|\bat [\w./$<>]{3,120}\([\w.]{1,60}:\d+(?::\d+)?\)"
    r"|goroutine \d+ \[|\bpanic: "
)


def _person(packet: Packet) -> Iterator[Place]:
    for value in _own(packet):
        named = not value.field and _PERSONAL.fullmatch(value.name.lower().replace("-", "_"))
        stands = placeholder(value.text) or harmless(value.text)
        if (named and not stands) or _PERSON.search(value.text):
            yield value.place, value.line


def _is_address(text: str) -> bool:
    for match in _V4.finditer(text):
        try:
            four = IPv4Address(match[0])
        except AddressValueError:
            continue
        before = text[max(0, match.start() - 9) : match.start()]
        if not _VERSION.search(before) and not any(four in network for network in _EXAMPLES):
            return True
    for match in _V6.finditer(text):
        try:
            six = IPv6Address(match[0])
        except AddressValueError:
            continue
        if not (six.is_loopback or six.is_unspecified):
            return True
    return False


def _internal(packet: Packet) -> Iterator[Place]:
    for value in _own(packet):
        text = value.text
        if _HOST.search(text) or _SINGLE.search(text) or _is_address(text):
            yield value.place, value.line


_CUSTOMER: Final = re.compile(
    r"\b(?:customer|user|account|tenant|org(?:anization)?|session|order|invoice)"
    r"(?:[_ -]?(?:ids?|no|number)\b[^\w\n]{0,4}(?:(?:is|was)\b[^\w\n]{1,3})?|-|_)"
    r"(?=[A-Za-z_-]{0,20}\d)[\w-]{4,}",
    re.IGNORECASE,
)


def _matching(pattern: re.Pattern[str]) -> Callable[[Packet], Iterator[Place]]:
    def found(packet: Packet) -> Iterator[Place]:
        return ((v.place, v.line) for v in _own(packet) if pattern.search(v.text))

    return found


RULES: Final = (
    PacketRule(
        id="credential-held",
        level=Level.ERROR,
        refuses=True,
        section=_NEVER,
        says="It holds a credential, plain or encoded.",
        instead=f"Write {CREDENTIAL}, and revoke the credential: it has been copied.",
        finds=_held(Kind.SECRET),
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
        id="customer-id-told",
        level=Level.ERROR,
        section=_NEVER,
        says="It tells the id of a customer, an account, a session or an order.",
        instead="Write one account, and keep the id in your own incident record.",
        finds=_matching(_CUSTOMER),
    ),
    PacketRule(
        id="internal-address",
        level=Level.ERROR,
        refuses=True,
        section=_NEVER,
        says="It names an internal host or a network address.",
        instead="Write the role of the machine (client, gateway), and the route template.",
        finds=_internal,
    ),
    PacketRule(
        id="path-of-a-person",
        level=Level.ERROR,
        section=_NEVER,
        says="It holds a path with the folder of a person.",
        instead="Write the name of the file alone, or leave it out.",
        finds=_matching(_HOME),
    ),
    PacketRule(
        id="payload-copied",
        level=Level.ERROR,
        section=_TEMPLATE,
        says="It copies a request or response body.",
        instead="Summarize it: which documented fields were present, and of what type.",
        finds=_payload,
    ),
    PacketRule(
        id="personal-data",
        level=Level.ERROR,
        refuses=True,
        section=_NEVER,
        says="It holds personal or payment data: a mail address, telephone, card, account, "
        "street or national id.",
        instead="Leave it out; write affected customer, one account.",
        finds=_held(Kind.PERSONAL_DATA),
    ),
    PacketRule(
        id="person-named",
        level=Level.ERROR,
        refuses=True,
        section=_NEVER,
        says="It names a person, or fills a field of personal data.",
        instead="Leave it out; write affected customer, one account.",
        finds=_person,
    ),
    PacketRule(
        id="prompt-copied",
        level=Level.ERROR,
        refuses=True,
        section=_NEVER,
        says="It holds the words of a prompt or of an answer.",
        instead="Write harmless-test-payload-only, or what kind of text it was and how long.",
        finds=_prompt,
    ),
    PacketRule(
        id="stack-trace",
        level=Level.ERROR,
        section="Key takeaways",
        says="It copies a stack trace, which names files and may quote values.",
        instead="Write the type of the error in error_category, and the step that raised it.",
        finds=_matching(_TRACEBACK),
    ),
    PacketRule(
        id="summary-long",
        level=Level.ERROR,
        section=_TEMPLATE,
        says=f"The summary is longer than {_SUMMARY} characters: it looks like the body itself.",
        instead="Say in one sentence which documented fields were present.",
        finds=_long,
    ),
)
