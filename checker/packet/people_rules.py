"""RULES of people and internals: names, ids, hosts, addresses, paths, stack traces."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Final

from checker.gate.confusables import alike
from checker.gate.encoded import unescaped
from checker.gate.values import harmless, placeholder
from checker.model.finding import Level
from checker.model.regex import regex
from checker.packet import names_of_persons as persons
from checker.packet.record import Value
from checker.packet.rule import Packet, PacketRule, of_values

_NEVER: Final = "FAQ: What should never go into a support packet?"

_PERSONAL: Final = regex(
    r"(?:customer|user|client|caller|contact|reporter|employee|account_holder|full|first|last)"
    r"_?name|birth_?date|date_of_birth|dob|passport\w*|ssn|national_id|tax_id|(?:home_|postal_)?"
    r"address|phone\w*|card_?number|iban|(?:e_?)?mail\w*"
)
_PERSON: Final = regex(
    r"\b(?:Mr|Mrs|Ms|Dr)\.? [A-Z][a-z]+\b"
    r"|\b[Pp]assport (?:no\.? |number )?[A-Z]{0,2}\d{6,9}\b"
    r"|\b(?:born|DOB|[Dd]ate of birth)[ :]{1,3}(?:on )?\d"
)
_HOST: Final = regex(
    r"(?<![\w.-])(?:[A-Za-z0-9_-]{1,63}\.){1,6}"
    r"(?:internal|intranet|intra|corp|lan|local|localdomain|private|home\.arpa|svc"
    r"|cluster\.local)(?![\w-])(?!\.[a-z])"
    r"|(?<![\w.-])(?:[A-Za-z0-9_-]{1,63}\.){1,6}(?:internal|intranet|intra|corp|lan)\.[a-z0-9-]+\.[a-z]"
    r"|(?<![\w.-])ip-(?:\d{1,3}-){3}\d{1,3}(?![\w-])",
    re.IGNORECASE,
)
_SINGLE: Final = regex(
    r"\b(?:https?|grpc|amqps?|postgres(?:ql)?|mysql|redis|mongodb|kafka)://"
    r"(?!localhost\b)[A-Za-z0-9_-]{1,63}(?=[:/?#\s]|\Z)"
)
_V4: Final = regex(r"(?i)(?<![\w.])(?<!version )(?<!release )(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\w)")
_V6: Final = regex(r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\w:])")
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
_EXAMPLE: Final = IPv6Network("2001:db8::/32")  # RFC 3849
_HOME: Final = regex(
    r"(?:/home/|/Users/|\b[A-Za-z]:\\{1,2}[Uu]sers\\{1,2})(?!user\b|runner\b|[Ss]hared\b)[\w.-]+"
)
_TRACEBACK: Final = regex(
    r"Traceback \(most recent call last\)|(?m:^\s{1,12}at [\w.$<>]{3,120}\()"
    r"|\bFile \"[^\"\n]{1,200}\", line \d+|\bat [\w./$<>]{3,120} ?\([\w./:\\-]{1,200}:\d+\)"
    r"|goroutine \d+ \[|\bpanic: "
)


def _as_read(text: str) -> str:
    """The text without escapes, with signs that only look like others read as those."""
    return alike(unescaped(text))


def _person(_: Packet, value: Value) -> bool:
    named = not value.field and _PERSONAL.fullmatch(value.name.lower().replace("-", "_"))
    stands = placeholder(value.text) or harmless(value.text)
    text = _as_read(value.text)
    return bool((named and not stands) or _PERSON.search(text)) or persons.named(text)


def _is_address(text: str) -> bool:
    for match in _V4.finditer(text):
        try:
            four = IPv4Address(match[0])
        except AddressValueError:
            continue
        if not any(four in network for network in _EXAMPLES):
            return True
    for match in _V6.finditer(text):
        try:
            six = IPv6Address(match[0])
        except AddressValueError:
            continue
        if not (six.is_loopback or six.is_unspecified or six in _EXAMPLE):
            return True
    return False


def _internal(_: Packet, value: Value) -> bool:
    return any(
        _HOST.search(text) or _SINGLE.search(text) or _is_address(text)
        for text in (_as_read(value.text), _as_read(value.name))
    )


_ID: Final = (
    r"(?: with(?: the)?)?[_ -]?(?:ids?|no|number)\b[^\w\n]{0,4}(?:(?:is|was)\b[^\w\n]{1,3})?"
)
_NUMBERED: Final = r"(?:no\.? ?|number )?#?\d{4,}\b"
_OF_WHOM: Final = r"(?:client|customer|tenant|user)s?"
_CUSTOMER: Final = regex(
    r"\b(?:(?:cust|customer|user|account|tenant|org(?:anization)?|session|order|invoice)"
    rf"(?:{_ID}|-|_)|cus_|workspace ws-|(?:client|employee|member|subscriber){_ID})"
    r"(?=[A-Za-z_-]{0,20}\d)[\w-]{4,}"
    r"|\b(?:customer|client|user|account|tenant|org(?:anization)?|order|invoice|subscri(?:ber|ption)"
    r"|booking|member|parcel|patient|policy|shipment|ticket of customer)s? (?:file |record )?"
    r"#?(?=[A-Z-]{0,6}\d{4})[A-Z\d-]{4,}\b"
    r"|\b(?:case|complaint|ticket)s? (?:no\.? ?|number )?#\d{4,}\b"
    rf"|\b(?:case|complaint|ticket) {_NUMBERED}[^.;\n]{{0,40}}?\b(?:by|from|of) (?:\w+ )?{_OF_WHOM}"
    rf"|\b{_OF_WHOM}(?:'s)? (?:case|complaint|ticket) {_NUMBERED}"
    # by the form of a company's name, or of the short name that a tenant has
    rf"|\b(?:{_OF_WHOM}|account|merchant|workspace) (?:(?:called|named) )?(?:[\w'.-]+ ){{0,3}}?"
    r"(?:[\w-]+-)?(?:gmbh|llc|ltd|plc|pty|inc(?=[\s.,])|(?-i:AB|AG|BV|KG|Oy|SA|SpA))\b"
    rf"|\b{_OF_WHOM} (?-i:[A-Z]\w+ (?:&|and|und) [A-Z]\w+)"
    # as the subject of what was met: tenant acme-north saw it
    r"|\b(?:customer|tenant) (?:[a-z]{2,16}-[a-z-]{2,24}"
    r"|(?-i:(?!Care|Service|Success|Support)[A-Z][a-z]+)) (?:got|reported|saw|sees)\b",
    re.IGNORECASE,
)


RULES: Final = (
    PacketRule(
        id="customer-id-told",
        level=Level.ERROR,
        section=_NEVER,
        says="It tells the id of a customer, an account, a session or an order.",
        instead="Write one account, and keep the id in your own incident record.",
        finds=of_values(lambda _, value: _CUSTOMER.search(value.text)),
    ),
    PacketRule(
        id="internal-address",
        level=Level.ERROR,
        refuses=True,
        section=_NEVER,
        says="It names an internal host or a network address.",
        instead="Write the role of the machine (client, gateway), and the route template.",
        finds=of_values(_internal),
    ),
    PacketRule(
        id="path-of-a-person",
        level=Level.ERROR,
        section=_NEVER,
        says="It holds a path with the folder of a person.",
        instead="Write the name of the file alone, or leave it out.",
        finds=of_values(lambda _, value: _HOME.search(value.text)),
    ),
    PacketRule(
        id="person-named",
        level=Level.ERROR,
        refuses=True,
        section=_NEVER,
        says="It names a person, or fills a field of personal data.",
        instead="Leave it out; write affected customer, one account.",
        finds=of_values(_person),
    ),
    PacketRule(
        id="stack-trace",
        level=Level.ERROR,
        section="Key takeaways",
        says="It copies a stack trace, which names files and may quote values.",
        instead="Write the type of the error in error_category, and the step that raised it.",
        finds=of_values(lambda _, value: _TRACEBACK.search(value.text)),
    ),
)
