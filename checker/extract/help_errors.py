"""Passages -> what a 403 means here, and where request volume is seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit

from checker.extract.contact import CONTACT, contacts
from checker.extract.page import Link
from checker.extract.prose import Passage, affirmed, clause_before, negated, sentences, slug
from checker.extract.quantity import MEASURE, unit_of
from checker.extract.statements import Said, words
from checker.model.contract import Json

# The number as a status, not as an amount: "403 error", "HTTP 403", "returns a 403".
_403: Final = re.compile(
    r"\b(?:https?|errors?|status(?:es)?|codes?|response|returns?|receiv(?:es?|ed|ing)|gets?|got|getting|"
    r"sees?|seeing|with)\b\W{0,3}(?:(?:an?|the|code|status|error|http|of|is|was)\W{1,3}){0,3}"
    r"(?<![\d,.])403\b"
    r"|\ban?\s+403\b|(?<![\d,.])\b403\b\W{0,3}(?:(?:http|status|access)\W{1,3})?(?:errors?|forbidden|status|codes?|responses?|"
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
    r"\bnot\s+(?:allowed|authori[sz]ed|permitted)\b|\baccess\s+rights?\b|\b(?:lacks?|no)\s+access\b",
    "rate-limit": r"\brate[\s-]+limit\w*|\btoo\s+many\s+requests\b",
    "region": r"\b(?:regions?|countr(?:y|ies)|geo(?:graphic(?:al)?)?|locations?)\b",
    "waf": r"\bwafs?\b|\b(?:web[\s-]+application[\s-]+)?firewalls?\b",
}
_KNOWN: Final = tuple((token, re.compile(said, re.IGNORECASE)) for token, said in _CAUSES.items())
_BECAUSE: Final = re.compile(
    r"\b(?:(?:triggered|caused|raised|returned|produced|issued|thrown|blocked|stopped|sent)\s+by|"
    r"due\s+to|because(?:\s+of)?|means?(?:\s+that)?|indicates?(?:\s+that)?|results?\s+from|comes?\s+"
    r"from|reason\s+is|points?\s+to)\s+(?P<what>[^.;,:()]{2,80})",
    re.IGNORECASE,
)
_STOPPED: Final = re.compile(
    r"\b(?:block|reject|den(?:y|ie)|refus|stop|filter|forbid|lack|miss|not\s+allowed|invalid|expired)\w*",
    re.IGNORECASE,
)
_ORDER: Final = re.compile(
    r"(?:^|[,:]\s+)(?:please\s+|then\s+|first\s+)*(?:check|verify|make\s+sure|ensure|confirm|include|send|try|wait|"
    r"use|rotate|replace|update|top\s+up|look|see|add|provide)\b",
    re.IGNORECASE,
)
_FILLING: Final = re.compile(
    r"\b(?:the|an?|our|your|their|this|that|its|it|is|are|was|were|be|been|has|have|had|some|any|of|"
    r"to|may|can|you|we|probably|usually|often|most|likely)\b",
    re.IGNORECASE,
)
_CONDITION: Final = re.compile(r"\b(?:if|when|because|since)\b[^.;]*", re.IGNORECASE)
_WHETHER: Final = re.compile(r"\b(?:whether|check\s+if|see\s+if)\b.*$", re.IGNORECASE | re.DOTALL)
_MAX_WORDS: Final = 4  # of a cause that has no token of its own


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
    kept = _FILLING.sub(" ", because["what"]).split()
    return [token for token in [slug(" ".join(kept[:_MAX_WORDS]))] if token]


def _named(text: str) -> list[str]:
    """The known causes that a text names, in its order."""
    found = [(one.start(), token) for token, cause in _KNOWN if (one := affirmed(cause, text))]
    return [token for _, token in sorted(found)]


# --- where request volume is seen

_VOLUME: Final = re.compile(
    r"\brequest(?:s'?|'s)?\s+(?:volumes?|counts?|numbers?|rates?)\b|\b(?:volumes?|numbers?|amounts?|"
    r"rates?)\s+of\s+(?:your\s+|the\s+)?(?:requests|calls)\b|\b(?:call|traffic|usage)\s+volumes?\b|"
    r"\bhow\s+many\s+(?:requests|calls)\b|\bthroughput\b",
    re.IGNORECASE,
)
_LOOK: Final = re.compile(
    r"\b(?:check(?:ed)?|seen?|observed?|view(?:ed)?|monitor(?:ed)?|watch(?:ed)?|find|found|look(?:ed)?|"
    r"track(?:ed)?|shown?|shows|display(?:s|ed)?|open|visit|go\s+to|inspect|review|appears?|listed|"
    r"lists|consult|follow|read|available)\b",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"(?:^|[:(\"]\s*|\b(?:the|your|our|an?|in|on|at|via|under|open|visit|see|check|to)\s+)"
    r"(?P<place>\"?(?:[\w-]+\"?\s+){0,3}?(?:dashboard|panel|console|logs?)\b"
    r"|\"?(?:[\w-]+\"?\s+){1,3}?(?:page|tab|screen|view)\b)"
    r"(?:\s+(?:page|tab|screen|view))?",
    re.IGNORECASE,
)
_PLACE_NOUN: Final = re.compile(r"\s+(?:page|tab|screen|view)$", re.IGNORECASE)
_BEFORE_PLACE: Final = re.compile(
    r"\b(?:the|your|our|an?|in|on|at|via|under|use|open|visit|see|check|to|of)\s+", re.IGNORECASE
)
_WE: Final = re.compile(r"\bwe\b", re.IGNORECASE)
_PATH: Final = re.compile(r"/[\w.~/-]{0,79}", re.ASCII)


def request_volume(passages: Sequence[Passage]) -> Iterator[Said]:
    """Where the reader is sent to see the number of requests, and in which measure."""
    for passage in passages:
        for sentence in sentences(passage.text):
            about = f"{sentence}\n{passage.near}"
            measure = next((one for one in MEASURE.finditer(about) if not one["concurrent"]), None)
            asked = next((one for one in passage.lead if one.endswith("?")), "")
            if not (_VOLUME.search(about) or measure) or not _looks(f"{asked} {sentence}"):
                continue
            where = _where(sentence, passage.links)
            if where:
                unit = unit_of(measure) if measure else None
                yield Said(value={"where": where, "measure": unit}, passages=(passage,))


def _looks(sentence: str) -> bool:
    """Is the reader told to look, and is the looking not denied?"""
    looks = list(_LOOK.finditer(sentence))
    return (
        bool(looks)
        and not any(negated(sentence, *one.span()) for one in looks)
        and any(not _WE.search(clause_before(sentence, one.start())) for one in looks)
    )


def _where(sentence: str, links: Sequence[Link]) -> str | None:
    """The path of the linked place, else its name as a token."""
    place = _PLACE.search(sentence)
    inside = [link for link in links if link.text and link.text.lower() in sentence.lower()]
    named = [link for link in inside if place and _overlaps(place, link, sentence)]
    for link in named or ([] if place else inside):
        path = _path(link.href)
        if path:
            return path
    if place is None:
        return None
    name = _BEFORE_PLACE.split(place["place"])[-1]
    return slug(_PLACE_NOUN.sub("", name)) or None


def _overlaps(place: re.Match[str], link: Link, sentence: str) -> bool:
    start = sentence.lower().find(link.text.lower())
    return start < place.end() and place.start() < start + len(link.text)


def _path(href: str) -> str | None:
    try:
        url = urlsplit(href)
    except ValueError:
        return None
    path = url.path.rstrip("/")
    return path if url.scheme in ("", "http", "https") and _PATH.fullmatch(path) else None
