"""RULES of the support question: one, narrow, tied to what is documented."""

from __future__ import annotations

import re
from typing import Final

from checker.gate.wording import overclaims
from checker.model.finding import Level
from checker.model.regex import regex
from checker.packet.rule import Packet, PacketRule, of_field

_SECTION: Final = "FAQ: Where should the support question appear?"
FIELD: Final = "support_question"
_LONGEST: Final = 320  # characters: two lines of a mail
_ASKS: Final = regex(
    r"\?|\b(?:please )?(?:confirm|clarify|tell us|let us know) (?:if|whether|which)\b"
    r"|\b(?:is|are|does|do|can|should|which|what|where|how|whether)\b",
    re.IGNORECASE,
)
_SECOND: Final = regex(
    r"\b(?:and|or|also|additionally)\b,? (?:also |if so,? |if not,? )?"
    r"(?:why|when|how|who|what|which|where|is it|is there|are there|can (?:you|we)|could (?:you|we)"
    r"|do you|does|will|should|please)\b",
    re.IGNORECASE,
)
_BROAD: Final = regex(
    r"\b(?:what(?:'s| is| went| has gone) (?:wrong|happening|going on|the (?:problem|issue))"
    r"|why (?:is|are|was|were|does|do|did|has|have)\b|root cause|fix (?:this|it|the)"
    r"|can you help|please help|look into|investigate|any (?:ideas?|updates?|news)"
    r"|what happened|who is (?:responsible|to blame)|when will)",
    re.IGNORECASE,
)
_DOCUMENTED: Final = regex(
    r"\b(?:documented|documents?|documentation|docs?|reference|contract|schema|specification"
    r"|help[- ]cent(?:er|re)|support page|conventions?)\b|/v\d+/[a-z]",
    re.IGNORECASE,
)
_WORD: Final = regex(r"[A-Za-z_][\w.]*|\d{3}|\dxx")


def _several(_: Packet, text: str) -> bool:
    return text.count("?") > 1 or _SECOND.search(text) is not None


def _broad(_: Packet, text: str) -> bool:
    return len(text) > _LONGEST or _BROAD.search(text) is not None


def _untied(packet: Packet, text: str) -> bool:
    words = {word for run in _WORD.findall(text) for word in (run, *run.split("."))}
    return not (_DOCUMENTED.search(text) or words & packet.documented.names)


_COMMERCIAL: Final = regex(
    r"\b(?:billed|billing|charged|costs?|credits?|discounts?|invoices?|prices?|pricing|refunds?)\b"
    r"|\b(?:increase|lift|raise|reset) (?:our|my|the|this) (?:\w+ ){0,2}(?:limits?|quotas?)\b",
    re.IGNORECASE,
)
_ASKING: Final = regex(r"[^.!?\n]*\?(?=\s|\Z)")


def asserted(text: str) -> str:
    """A question without its asking sentences: what is left is said outright."""
    return _ASKING.sub("", text)


def _presumes(_: Packet, text: str) -> bool:
    """What a question takes for granted (why is it down?) is no claim yet, and none to be sent."""
    return any(overclaims(sentence) for sentence in _ASKING.findall(text))


RULES: Final = (
    PacketRule(
        id="question-absent",
        level=Level.ERROR,
        section=_SECTION,
        says="The support question asks nothing.",
        instead="Ask, for instance, whether the sanitized observed response class is expected for "
        "the documented interface.",
        finds=of_field(FIELD, lambda _, text: not _ASKS.search(text)),
    ),
    PacketRule(
        id="question-broad",
        level=Level.ERROR,
        section=_SECTION,
        says="The support question is too wide to be answered from this packet.",
        instead="Ask about one documented field, status or response class.",
        finds=of_field(FIELD, _broad),
    ),
    PacketRule(
        id="question-commercial",
        level=Level.ERROR,
        section="FAQ: Should a support packet include prices, quotas, or billing impact?",
        says="The support question is about a price, a bill or a quota, which this packet holds no "
        "evidence of.",
        instead="Ask that apart, with account-owned evidence; ask here about a documented field, "
        "status or response class.",
        finds=of_field(FIELD, lambda _, text: _COMMERCIAL.search(text) is not None),
    ),
    PacketRule(
        id="question-presumes",
        level=Level.ERROR,
        section="What not to assert",
        says="The support question takes for granted what a packet alone cannot show.",
        instead="Ask whether what was observed is documented: whether a 5xx is expected for the "
        "documented interface.",
        finds=of_field(FIELD, _presumes),
    ),
    PacketRule(
        id="question-several",
        level=Level.ERROR,
        section=_SECTION,
        says="The support question asks more than one thing.",
        instead="Ask one; each other question is a packet of its own.",
        finds=of_field(FIELD, _several),
    ),
    PacketRule(
        id="question-untied",
        level=Level.ERROR,
        section=_SECTION,
        says="The support question names nothing that is documented.",
        instead="Name the documented field, status, route or page that it is about.",
        finds=of_field(FIELD, _untied),
    ),
)
