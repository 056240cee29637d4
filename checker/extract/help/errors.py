"""Passages -> what a 403 means here, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.extract.prose.contact import CONTACT, contacts
from checker.extract.prose.negation import affirmed
from checker.extract.prose.passages import Passage, label_slug, sentences
from checker.extract.statements import Said, words
from checker.model.contract import Json

# The number as a status, not as an amount: "403 error", "HTTP 403", "returns a 403".
_403: Final = re.compile(
    r"\b(?:https?|errors?|status(?:es)?|codes?|response|returns?|receiv(?:es?|ed|ing)|gets?|"
    r"got|getting|"
    r"sees?|seeing|with)\b\W{0,3}(?:(?:an?|the|code|status|error|http|of|is|was)\W{1,3}){0,3}"
    r"(?<![\d,.])403\b"
    r"|\ban?\s+403\b|(?<![\d,.])\b403\b\W{0,3}(?:(?:http|status|access)\W{1,3})?(?:errors?|"
    r"forbidden|status|codes?|responses?|"
    r"returned|means?|is\s+(?:returned|raised|triggered|caused)|indicates?|denied|"
    r"has|comes?|is|usually|often|may|can|happens?|occurs?|appears?)\b",
    re.IGNORECASE,
)
_BARE_403: Final = re.compile(r"(?:(?:https?|error|status|code)\s+)*403\W*", re.IGNORECASE)
# Causes that are told in many words, by their token.
_BAD: Final = r"(?:invalid|missing|wrong|expired|revoked|disabled|bad|incorrect|unknown)"
_KEY: Final = r"(?:keys?|tokens?|credentials?)"
_CAUSES: Final = {
    "api-key": rf"\b{_BAD}\s+(?:api[\s-]+)?{_KEY}\b|"
    rf"\b{_KEY}\s+(?:is|was|are|has\s+been)\s+{_BAD}\b",
    "balance": r"\b(?:balance|credits?|funds|quota|recharge|top-?up)\b",
    "content-policy": r"\b(?:content|safety|usage)\s+(?:polic(?:y|ies)|filters?|moderation)\b",
    "ip-block": r"\bip(?:\s+address(?:es)?)?\b|\b(?:allow|white|black|block|deny)[\s-]?lists?\b",
    "permission": r"\b(?:no\s+|lack\w*\s+(?:the\s+)?)?permissions?\b|\b(?:privileges?|scopes?)\b|"
    r"\bnot\s+(?:allowed|authori[sz]ed|permitted)\b|\baccess\s+rights?\b|\b(?:lacks?|"
    r"no)\s+access\b",
    "rate-limit": r"\brate[\s-]+limit\w*|\btoo\s+many\s+requests\b",
    "region": r"\b(?:regions?|countr(?:y|ies)|geo(?:graphic(?:al)?)?|locations?)\b",
    "waf": r"\bwafs?\b|\b(?:web[\s-]+application[\s-]+)?firewalls?\b",
}
_KNOWN: Final = tuple((token, re.compile(said, re.IGNORECASE)) for token, said in _CAUSES.items())
_BECAUSE: Final = re.compile(
    r"\b(?:(?:triggered|caused|raised|returned|produced|issued|thrown|blocked|stopped|sent)\s+by|"
    r"due\s+to|because(?:\s+of)?|means?(?:\s+that)?|indicates?(?:\s+that)?|results?\s+from|"
    r"comes?\s+"
    r"from|reason\s+is|points?\s+to)\s+(?P<what>[^.;,:()]{2,80})",
    re.IGNORECASE,
)
_STOPPED: Final = re.compile(
    r"\b(?:block|reject|den(?:y|ie)|refus|stop|filter|forbid|lack|miss|not\s+allowed|invalid|"
    r"expired)\w*",
    re.IGNORECASE,
)
_ORDER: Final = re.compile(
    r"(?:^|[,:]\s+)(?:please\s+|then\s+|first\s+)*(?:check|verify|make\s+sure|ensure|confirm|"
    r"include|send|try|wait|"
    r"use|rotate|replace|update|top\s+up|look|see|add|provide)\b",
    re.IGNORECASE,
)
_FILLING: Final = re.compile(
    r"\b(?:the|an?|our|your|their|this|that|its|it|is|are|was|were|be|been|has|have|had|some|"
    r"any|of|"
    r"to|may|can|you|we|probably|usually|often|most|likely)\b",
    re.IGNORECASE,
)
_CONDITION: Final = re.compile(r"\b(?:if|when|because|since)\b[^.;]*", re.IGNORECASE)
_WHETHER: Final = re.compile(r"\b(?:whether|check\s+if|see\s+if)\b.*$", re.IGNORECASE | re.DOTALL)


def error_403(passages: Sequence[Passage]) -> Iterator[Said]:
    """Cause and action, from what names the status and what stands under it."""
    places: dict[object, list[Passage]] = {}
    for passage in passages:
        place = _place(passage)
        if place is not None:
            places.setdefault(place, []).append(passage)
    for found in places.values():
        causes: dict[str, None] = {}
        action: str | None = None
        saying: list[Passage] = []
        for passage in found:
            given, orders = _told(passage)
            if given or orders:
                saying.append(passage)
                causes |= dict.fromkeys(given)
                action = "contact-support" if orders else action
        if saying:
            cause = next(iter(causes), None)
            more: dict[str, Json] = {"other_causes": words(causes.keys() - {cause})}
            yield Said(value={"cause": cause, "action": action} | more, passages=tuple(saying))


def _place(passage: Passage) -> object:
    """What a passage about 403 belongs to: a heading, a title or item above it, else its list."""
    if any(map(_is_403, passage.headings)):
        return passage.headings
    title = next(filter(_is_403, passage.lead), None)
    if title is None and not (_403.search(passage.text) or _BARE_403.fullmatch(passage.label)):
        return None
    return title or passage.group


def _is_403(text: str) -> bool:
    return bool(_403.search(text) or _BARE_403.fullmatch(text))


def _told(passage: Passage) -> tuple[list[str], bool]:
    """Causes in order, and whether the reader is sent to the support."""
    told = [one for one in sentences(passage.text) if not one.endswith("?")]
    causes = [
        token
        for place, sentence in enumerate(told)
        for token in _causes(sentence, first=place == 0)
    ]
    orders = any(contacts(sentence) for sentence in told)
    if orders and not causes:
        # "Contact us if the firewall …": here the cause stands after the order.
        text = _WHETHER.sub("", passage.text)
        causes = [token for found in _CONDITION.finditer(text) for token in _named(found[0])]
    return causes, orders


def _causes(sentence: str, *, first: bool) -> list[str]:
    """Causes that a sentence gives, before it turns to what the reader is to do."""
    order = CONTACT.search(sentence)
    told = sentence[: order.start()] if order else sentence
    asks = _ORDER.search(told)
    told = told[: asks.start()] if asks else told
    about = first or bool(_403.search(told))
    because = affirmed(_BECAUSE, told)
    if not (about or because or _STOPPED.search(told)):
        return []
    named = [*(_named(because["what"]) if because else []), *_named(told)]
    if named or not (because and about):
        return named
    token = label_slug(_FILLING.sub(" ", because["what"]))
    return [token] if token else []


def _named(text: str) -> list[str]:
    """The known causes that a text names, in its order."""
    found = [(one.start(), token) for token, cause in _KNOWN if (one := affirmed(cause, text))]
    return [token for _, token in sorted(found)]
