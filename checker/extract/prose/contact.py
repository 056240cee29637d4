"""Prose -> whom the reader is told to turn to, and by which channel."""

from __future__ import annotations

import re
from typing import Final

from checker.extract.prose.negation import clause_before, negated
from checker.extract.prose.passages import sentences
from checker.extract.prose.reachable import reachable

# Whom the reader is told to turn to.
_VERB: Final = (
    r"(?:contact(?:ing|s|ed)?|reach(?:ing)?(?:\s+out)?(?:\s+to)?|get(?:ting)?\s+in\s+touch\s+with|"
    r"(?:writ|talk|speak|turn|escalat)(?:e|ing)?(?:\s+(?:it|this|them|the\s+\w+))?\s+(?:to|with)|"
    r"ask(?:ing)?|(?:e-?)?mail(?:ing)?|messag(?:e|ing)|notify(?:ing)?|inform(?:ing)?|"
    r"report(?:ing)?(?:\s+(?:it|this|them|the\s+\w+))?\s+to|consult(?:ing)?|call(?:ing)?|"
    r"help\s+from|chat\s+with)"
)
_TARGET: Final = (
    r"(?P<service>customer[\s-]+(?:service|support|care|success)(?:\s+team)?|"
    r"(?:technical\s+|\w*api\s+)?support(?![\w.+-]*@)(?:\s+(?:team|staff|engineers?|desk|"
    r"agents?))?|"
    r"help\s*-?desk|service\s+desk|service\s+team|our\s+team|us)|(?P<sales>sales(?:\s+team)?)|"
    r"(?P<manager>account\s+manager)|(?P<admin>administrators?)"
)
CONTACT: Final = re.compile(
    rf"\b{_VERB}\s+(?:(?:our|your|the|with|a|out|to|online|live|human)\s+){{0,3}}(?:{_TARGET})\b"
    r"|\b(?:open|submit|rais(?:e|ing)|creat(?:e|ing)|fil(?:e|"
    r"ing))\s+(?:an?\s+)?(?:support\s+|help\s+)?"
    r"(?P<ticket>ticket|support\s+request|support\s+case)\b",
    re.IGNORECASE,
)
_GROUPS: Final = {
    "service": "customer-service",
    "sales": "sales",
    "manager": "account-manager",
    "admin": "administrator",
    "ticket": "ticket",
}
# "Slack integration", "Discord bot": something that is offered, nobody that answers.
_NO_PRODUCT: Final = (
    r"(?!['\u2019]?s?\s+(?:bots?|integrations?|web-?hooks?|apps?|api|sdk|plug-?ins?|notifications?|"
    r"alerts?|connectors?|exports?|log-?in|sign-?in|templates?)\b)"
)
# Channels that prose names without a link.
_NAMES: Final = {
    "chat": r"\b(?:live|online|web)[\s-]+chat\b|\bchat\s+(?:widget|bubble|window)\b",
    "console": r"\b(?:in|from|through|via)\s+(?:the|your)\s+console\b",
    "discord": rf"\bdiscord\b{_NO_PRODUCT}",
    "form": r"\b(?:contact|support|request|web)\s+form\b",
    "mail": r"\b(?:by|via|through)\s+e?-?mail\b|\be-?mail\s+us\b",
    "phone": r"\b(?:by|via)\s+(?:tele)?phone\b|\b(?:hotline|call\s+us)\b",
    "slack": rf"\bslack\b{_NO_PRODUCT}",
    "telegram": rf"\btelegram\b{_NO_PRODUCT}",
    "ticket": r"\b(?:support|help)\s+tickets?\b",
    "wechat": rf"\bwe-?chat\b{_NO_PRODUCT}",
    "whatsapp": rf"\bwhats-?app\b{_NO_PRODUCT}",
}
_NAMED: Final = tuple((token, re.compile(said, re.IGNORECASE)) for token, said in _NAMES.items())


def contacts(sentence: str) -> list[re.Match[str]]:
    """Each place where the reader is told to turn to somebody, denials and refusals left out."""
    return [
        found
        for found in CONTACT.finditer(sentence)
        if not negated(sentence, found.start(), found.start()) and not _by_us(sentence, found)
    ]


_WE: Final = re.compile(
    r"\b(?:we|they|\w*api)\b[^,]*$|\b(?:do\s+not|don't|never)\s+(?!hesitate)(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


def _by_us(sentence: str, found: re.Match[str]) -> bool:
    """Is it something that we do, or that the reader is not to do?"""
    return bool(_WE.search(clause_before(sentence, found.start())))


def whom(found: re.Match[str]) -> str:
    """Whom a contact names, as a token."""
    return next(token for group, token in _GROUPS.items() if found[group])


def named_channels(text: str) -> list[str]:
    """Channels that a text names and does not deny, as tokens."""
    return [
        name
        for name, pattern in _NAMED
        for sentence in sentences(text)
        if any(reachable(sentence, *one.span()) for one in pattern.finditer(sentence))
    ]
