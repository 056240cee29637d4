"""Passages -> the topics that each is about, told by the topic's own nouns.

Where a page speaks of a topic is told, never what it says of it: no verb, no denial and no number
is read. A word that also means something else names a topic only beside the word that settles it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import Final

from checker.extract.prose.channels import is_within
from checker.extract.prose.passages import Passage, sentences

MAX_WORDS: Final = 12  # of a list item or a lead that is read as a title of what stands under it


def _pattern(*said: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{one})" for one in said), re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic, and the nouns that name it."""

    name: str
    named: re.Pattern[str]  # in a heading, a label or another title
    said: re.Pattern[str]  # in a sentence
    unless: re.Pattern[str] | None = None  # the same words in a sentence about something else

    def titles(self, text: str) -> bool:
        """Does a title name it?"""
        return bool(self.named.search(text)) or self.in_sentences(text)

    def in_sentences(self, text: str) -> bool:
        """Does a sentence of the text name it?"""
        return any(
            self.said.search(one) and not (self.unless and self.unless.search(one))
            for one in sentences(text)
        )


# Who answers, and not what is built, sold or listed under the same words.
_NO_PRODUCT: Final = (
    r"(?!['\u2019]?s?[\s-]+(?:(?:chat)?bots?|assistants?|agents?\s+(?:demo|example|use)|"
    r"automations?|classif\w+|routing|apps?|applications?|use[\s-]cases?|scenarios?|tools?|"
    r"software|datasets?|examples?|prompts?|templates?|workflows?|industr\w+|models?|"
    r"(?:transcripts?|summari\w+|conversations?|data|simulat\w+))\b)"
)
_BEFORE: Final = r"(?:customer|technical|tech|developer|live|product|premium|e-?mail|phone)"
_REQUESTS: Final = r"(?:requests?|calls?|connections?|streams?|sessions?|queries)"
_PER: Final = r"(?:per|an?|each|every)\s+(?:second|minute|hour|day|week|month)"
_KEEPS: Final = r"(?:stores?|logs?|retains?|records?|keeps?|saves?|collects?)"
_KEPT: Final = (
    r"(?:stored|logged|retained|recorded|kept|saved|collected|deleted|shared|sold|"
    r"used\s+(?:for|to)\s+train\w*)"
)
_CONTENT: Final = (
    r"(?:prompts?|completions?|conversations?|(?:user|customer|message|request|response)\s+"
    r"(?:content|bod(?:y|ies)|interactions?)|(?:your|user|customer|personal)\s+data|"
    r"personal\s+information|ip\s+address(?:es)?|access\s+logs?|request\s+logs?)"
)
_STATUS: Final = r"[45](?:\d\d|xx)"

TOPICS: Final[tuple[Topic, ...]] = (
    Topic(
        name="error-handling",
        named=_pattern(
            r"^(?:(?:about|all|common|frequent|handling|known|other|possible|the|typical)\s+)*"
            r"errors?\b(?!-free|\s+(?:bars?|budgets?|correction|margins?|rates?)\b)",
            r"\b(?:causes?|get(?:s|ting)?|handl(?:e|es|ing)|mean|receiv\w+|return\w*|see(?:ing|s)?|"
            r"which|why)\b.*\ban?\s+(?:\w+\s+)?errors?(?:\s+(?:\d|code|message|response)|\W*$)",
            r"\btroubleshooting\b",
            r"\b(?:http\s+)?status\s+codes?\b",
            r"^(?:failures?|failed\s+requests)$",
            r"^(?:http\s+)?[45](?:\d\d|xx)$",
        ),
        said=_pattern(
            r"\berror[\s-]+(?:handling|codes?|messages?|responses?|bod(?:y|ies)|types?|envelopes?|"
            r"pages?|notes?|references?|tables?)\b",
            r"\b(?:api|http|server|client|model|time-?out|network|connection|authentication|"
            r"validation|upstream|gateway|rate[\s-]limit|waf|transient|[45](?:\d\d|xx))[\s-]+"
            r"errors?\b",
            r"\berrors?\s+(?:like\s+|such\s+as\s+|code\s+)?[45](?:\d\d|xx)\b",
            r"\b(?:http|status|status\s+code)\s+[45](?:\d\d|xx)\b",
            r"\bhandl(?:e|es|ing)\s+(?:the\s+|these\s+|all\s+|api\s+)?(?:errors|failures)\b",
            r"\bstatus\s+codes?\s+[45]",
            rf"\ban?\s+{_STATUS}\s+(?:means|indicates|comes|points|is\s+(?:returned|sent))\b",
            rf"\b(?:receives?|get|see)\s+(?:an?\s+)?{_STATUS}(?=[.,;:)]|$|\s+(?:and|or|"
            r"from|when|if)\b)",
        ),
        unless=_pattern(r"\bwithout\s+(?:any\s+)?errors?\b", r"\btrial[\s-]and[\s-]error\b"),
    ),
    Topic(
        name="maintenance-window",
        named=_pattern(
            r"(?<!-)\bmaintenance\b(?!\s+(?:of|fees?|costs?|mode|burden|releases?|contracts?|"
            r"plans?|status)\b)",
            r"\b(?:planned|scheduled)\s+(?:downtimes?|outages?|interruptions?)\b",
            r"^downtimes?$",
        ),
        said=_pattern(
            r"\b(?:scheduled|planned|routine|regular|emergency|system|server|database|service|"
            r"platform|gateway|weekly|nightly|daily|monthly|during|under|undergo(?:es|ing)?)\s+"
            r"(?:\w+\s+)?maintenance\b(?!\s+(?:mode|fees?|costs?|burden|releases?))",
            r"(?<!-)\bmaintenance[\s-]+(?:windows?|periods?|schedules?|times?|slots?|breaks?|"
            r"notices?|announcements?|downtimes?|work|hours|days?)\b",
            r"\bmaintenance\s+(?:at\s+night|on\s+\w+days?\b|every\b|(?:from|between)\s+\d)",
            r"^(?:our\s+|the\s+|all\s+)?maintenance\s+(?:is|takes?|happens?|runs?|starts?|begins?|"
            r"occurs?|may|can|will|on|at|from|between)\b",
            r"\b(?:planned|scheduled)\s+(?:downtimes?|outages?|interruptions?)\b",
        ),
        unless=_pattern(
            r"\b(?:your|code|software|sdks?|library|libraries|repositor\w+)\s+maintenance\b"
        ),
    ),
    Topic(
        name="privacy-logging",
        named=_pattern(
            r"\bprivacy(?:\W*$|\s*[&,/:]|\s+(?:and|commitments?|log\w*|notices?|of|polic\w+|practices|"
            r"statements?)\b)",
            r"\b(?:data|log)\s+(?:retention|storage|protection|handling|security)\b",
            r"\blogged\s+(?:information|data)\b",
            r"\bwhat\s+(?:is|we|do\s+(?:you|we))\s+(?:not\s+|never\s+)?(?:log(?:ged)?|store[ds]?|"
            r"retain(?:ed)?|record(?:ed)?|collect(?:ed)?)\b",
            r"\b(?:access|prompt|content)\s+log(?:s|ging)\b",
            rf"^(?:do|does|will)\b.*\b{_KEEPS}\b.*\b(?:my|our)\s+(?:data|{_CONTENT})",
            rf"^(?:are|is)\s+(?:my\s+|our\s+)?{_CONTENT}\s+{_KEPT}\b",
            r"\blogging\s+polic(?:y|ies)\b",
        ),
        said=_pattern(
            r"\b(?:prompt|content|payload)\s+logging\b",
            r"\b(?:logging|retention)\s+(?:polic(?:y|ies)|periods?)\b",
            r"\b(?:zero[\s-]+data|(?:our|your)\s+data|log)[\s-]+retention\b",
            r"\blogged\s+(?:information|data)\b",
            r"\baccess\s+logs\b",
            r"\blogging\s+of\s+(?:prompts|content|requests?)\b",
            r"\b(?:we|cometapi|(?:our|the)\s+(?:platform|gateway|service|servers?))\s+"
            r"(?:(?:do|does|may|will|can|only|also|never|not|cannot|don't|doesn't)\s+){0,3}"
            rf"{_KEEPS}(?:\s+(?:or|and|nor)\s+{_KEEPS})?\b"
            rf"(?:(?!\b(?:about|but|for|with|on|from|in)\b)[^.]){{0,80}}?\b{_CONTENT}",
            rf"\b{_CONTENT}\s+(?:(?:and|or)\s+(?:\w+\s+){{1,3}}?)?(?:is|are|will\s+be|may\s+be|"
            rf"was|were)\s+(?:(?:not|never|only|also|be)\s+){{0,2}}{_KEPT}\b",
        ),
        unless=_pattern(
            # What a product keeps for its user to come back to is no log.
            r"\b(?:bookmarks?|browsers?|drafts?|favou?rites?|galler(?:y|ies)|histor(?:y|ies)|"
            r"playgrounds?|sidebars?)\b",
            r"\byour\s+(?:own\s+)?(?:databases?|servers?|applications?|apps?|side|systems?|code|"
            r"machines?|disks?|clients?|logs?)\b",
        ),
    ),
    Topic(
        name="request-volume",
        named=_pattern(
            rf"\b{_REQUESTS}\s+(?:volumes?|counts?|statistics|usage)\b",
            rf"\b(?:volume|number)\s+of\s+(?:\w+\s+)?{_REQUESTS}$",
            r"\brequest[\s-]+log(?:\s+page)?s?$",
            rf"\bhow\s+many\s+{_REQUESTS}\s+(?:{_PER}\s+)?(?:(?:did|do|have)\s+)?(?:i|we)\s+"
            r"(?:have\s+)?(?:made|make|sen[dt]|used?)\b",
        ),
        said=_pattern(
            r"\b(?:request|call|traffic)[\s-]+volumes?\b(?!\s+discounts?)",
            r"\brequest[\s-]+counts?\b(?!\s+(?:as|against|towards?|for|to)\b)",
            r"\b(?:the|your|our)\s+request[\s-]+log\b(?!\s+of\b)|\byour\s+RPM\b",
            r"\bvolumes?\s+of\s+(?:\w+\s+)?(?:requests|calls)\b",
            # So many an hour is a limit, one every second a pace; neither is a volume.
            rf"^(?!.*\b(?:limit(?:s|ed)?|quotas?|caps?|capped|allowances?)\b).*(?<!\d\s)\b(?=\w+s\b){_REQUESTS}\s+"
            rf"{_PER}(?!\w)",
        ),
    ),
    Topic(
        name="support-escalation",
        named=_pattern(
            rf"^(?:(?:contact(?:ing)?|get|getting|our|about|human|{_BEFORE})\s+)*"
            r"(?:support|help[\s-]*desk|customer\s+(?:service|care))$",
            r"^support\s+(?:channels?|hours|options|plans?|teams?|tickets?)$",
            r"^contact(?:ing)?(?:\s+us)?$",
            r"^(?:(?:how\s+to\s+)?(?:get|getting|need)\s+(?:more\s+)?help)$",
            r"\b(?:support|incident|issue|ticket)\s+escalations?\b",
            r"^escalations?\b",
        ),
        said=_pattern(
            rf"\b(?:customer|technical)[\s-]+(?:service|support|care)\b{_NO_PRODUCT}",
            r"\bsupport[\s-]+(?:teams?|staff|engineers?|tickets?|desks?|e-?mail|address(?:es)?|"
            rf"portal|escalations?)\b{_NO_PRODUCT}",
            r"\b(?:an?|the|our|your|through|via|by|open|new)\s+support[\s-]+(?:channels?|forms?|"
            r"hours|options|pages?|requests?)\b",
            r"\b(?:contact|reach|ask|tell|notify|e-?mail|(?:write|talk|turn|escalate|reach\s+out)"
            rf"\s+to)\s+(?:our\s+|the\s+)?support\b{_NO_PRODUCT}",
            rf"\b(?:help|service)\s+desk\b{_NO_PRODUCT}",
            r"\b(?:open|submit|raise|file)\s+an?\s+(?:new\s+)?ticket\b",
            r"\bescalate\s+(?:it\s+|this\s+|the\s+\w+\s+)?to\s+(?:\w+\s+){0,2}?(?:desk|engineer\w*|"
            r"human|manager|on-?call|staff|support|teams?|us)\b",
            r"\b(?:care|help(?:desk)?|support)@\w",
            r"\b(?:contact|write\s+to|reach(?:\s+out\s+to)?)\s+us\b"
            r"(?!.*\b(?:pric(?:es?|ing)|sales|quotes?|demos?|partner\w*|resell\w*|press)\b)",
        ),
        unless=_pattern(
            r"\buse[\s-]cases?\b",
            r"\bchatbots?\b",
            r"\b(?:built|building|deploy(?:ed|ing)?|train(?:ed|ing)?)\b.*\b(?:support|service)\b",
            r"\b(?:classif\w+|triag\w+|summari[sz]\w+|rout(?:e|es|ing)|sort(?:s|ing)?|answer(?:s|"
            r"ing)?)\s+(?:\w+\s+){0,2}support\s+tickets?\b",
        ),
    ),
)


def about(passages: Sequence[Passage]) -> Iterator[tuple[Topic, list[Passage], list[Passage]]]:
    """Each topic that is spoken of, with its passages, and those of them that name it themselves.

    A passage is about what its label names, else about what the next thing above it names; and
    about whatever it names itself.
    """
    for topic in TOPICS:
        own = [names(topic, one) for one in passages]
        of_it = [mine or stands_under(topic, one) for one, mine in zip(passages, own, strict=True)]
        if any(of_it):
            yield topic, list(compress(passages, of_it)), list(compress(passages, own))


@lru_cache(maxsize=1024)
def _named_by(title: str) -> frozenset[str]:
    """The topics that a title names; the same few stand over many passages."""
    return frozenset(one.name for one in TOPICS if one.titles(title))


def names(topic: Topic, passage: Passage) -> bool:
    """Does a passage name the topic itself, in its text or its label?"""
    if passage.is_title:
        return topic.titles(passage.text)
    text = passage.text
    for link in passage.links:
        if link.text and is_within(
            link.href, passage.url
        ):  # it leads to where the page speaks of it
            text = text.replace(link.text, " ")
    return topic.titles(passage.label) or topic.in_sentences(text)


def stands_under(topic: Topic, passage: Passage) -> bool:
    """Is it the topic that the innermost title above a passage names, of all topics?"""
    for title in () if passage.is_title else (passage.label, *passage.above):
        if len(title.split()) <= MAX_WORDS and (named := _named_by(title)):
            return topic.name in named
    return False
