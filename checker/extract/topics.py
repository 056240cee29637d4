"""Passages -> the topics that each is about: by the words of a title, or by the topic's term.

What is reported is where a page speaks of a topic, never what it says of it: no verb, denial or
number is read. A sentence under the title of something else is not about a topic whose words it
shares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import Final

from checker.extract.prose.channels import is_within
from checker.extract.prose.passages import Passage
from checker.model.regex import regex

MAX_WORDS: Final = 12  # of a list item or a lead that is read as a title of what stands under it
# What stands under such a title, or in such a column, says what a word means.
_GLOSSARY: Final = regex(
    r"(?:(?:an?|our|the)\s+)?(?:dictionary|glossary|lexicon|terminology|vocabulary)\b.*"
    r"|(?:abbreviations|acronyms|definitions|terms\s+(?:and|&)\s+definitions)(?:\s+of\b.*)?"
    r"|(?:(?:basic|common|important|key|technical)\s+)?(?:terms|words)\s+(?:used\b|we\b|you\b).*"
    r"|(?:basic|common|important|key|technical)\s+(?:terms|words)"
    r"|abbreviation|acronym|expression|phrase|term|word",
    re.IGNORECASE,
)


def _pattern(*said: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{one})" for one in said), re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic, and the nouns that name it."""

    name: str
    named: re.Pattern[str]  # in a heading, a label or another title
    said: re.Pattern[str]  # its own term, in a sentence

    def titles(self, text: str) -> bool:
        """Does a title name it?"""
        title = text.strip(" .:;?!")
        return any(one.search(title) for one in (self.named, self.said))


_REQUESTS: Final = r"(?:requests?|calls?|connections?|streams?|sessions?|queries)"
_STATUS: Final = r"[45](?:\d\d|xx)"
_CONTENT: Final = r"(?:prompts?|completions?|conversations?|data|inputs?|outputs?|requests?)"

TOPICS: Final[tuple[Topic, ...]] = (
    Topic(
        name="error-handling",
        named=_pattern(
            r"^(?:(?:about|all|api|common|frequent|handling|http|known|other|possible|the|typical)"
            r"\s+)*(?:errors?|failures?|failed\s+requests)$",
            r"\berror[\s-]+(?:handling|codes?|messages?|responses?|bod(?:y|ies)|types?|envelopes?)$",
            r"^troubleshooting\b",
            r"\b(?:http\s+)?status\s+codes?$",
            rf"^(?:http\s+)?{_STATUS}(?:\s+errors?)?$",
        ),
        said=_pattern(r"\berror[\s-]handling\b"),
    ),
    Topic(
        name="maintenance-window",
        named=_pattern(
            r"(?<!-)\bmaintenance\b(?!\s+(?:of|fees?|costs?|mode|burden|releases?|contracts?|"
            r"plans?|status)\b)",
            r"\b(?:planned|scheduled)\s+(?:downtimes?|outages?|interruptions?)\b",
            r"^downtimes?$",
        ),
        said=_pattern(r"\bmaintenance[\s-]windows?\b"),
    ),
    Topic(
        name="privacy-logging",
        named=_pattern(
            r"\bprivacy(?:$|\s*[&,/:]|\s+(?:and|commitments?|log\w*|notices?|polic\w+|"
            r"practices|statements?)\b)",
            r"\b(?:data|log)\s+(?:retention|storage|protection|handling)\b",
            r"\blogged\s+(?:information|data)\b",
            r"^what\s+(?:do\s+(?:you|we)|we|is)\s+(?:not\s+|never\s+)?log(?:ged)?$",
            r"\b(?:access|prompt|content)\s+log(?:s|ging)$",
            rf"^(?:are|is)\s+(?:my\s+|our\s+)?{_CONTENT}\s+(?:logged|stored)$",
            rf"^do\s+you\s+(?:(?:keep\s+)?logs?(?:\s+of)?|store)\s+(?:my\s+|our\s+)?{_CONTENT}$",
            r"\blogging\s+polic(?:y|ies)$",
        ),
        said=_pattern(r"\bprivacy[\s-]logging\b", r"\b(?:prompt|content)\s+logging\b"),
    ),
    Topic(
        name="request-volume",
        named=_pattern(
            rf"\b{_REQUESTS}\s+(?:volumes?|counts?|statistics|usage)$",
            rf"\b(?:volume|number)\s+of\s+(?:\w+\s+)?{_REQUESTS}$",
            r"\brequest[\s-]+log(?:\s+page)?s?$",
        ),
        said=_pattern(r"\brequest[\s-]volumes?\b(?!\s+\w)"),
    ),
    Topic(
        name="support-escalation",
        named=_pattern(
            r"^(?:(?:contact(?:ing)?|get|getting|our|about|human|customer|technical|live|e-?mail|"
            r"phone)\s+)*(?:support|help[\s-]*desk|customer\s+(?:service|care))$",
            r"^support\s+(?:channels?|hours|options|teams?|tickets?)$",
            r"^contact(?:ing)?(?:\s+us)?$",
            r"^(?:(?:how\s+to\s+)?(?:get|getting|need)\s+(?:more\s+)?help)$",
            r"\b(?:support|incident|issue|ticket)\s+escalations?$",
            r"^escalat(?:ions?|ing)(?:$|\s+(?:(?:an?|of|our|the|to|your)\s+)*(?:cases?|contacts?|"
            r"engineer\w*|incidents?|issues?|levels?|paths?|polic\w+|problems?|procedures?|process|"
            r"support|teams?|tickets?)\b)",
        ),
        said=_pattern(
            r"\bsupport[\s-]escalations?\b",
            r"\b(?:ask|contact|reach|(?:talk|write)\s+to)\s+(?:our\s+|the\s+)?(?:customer\s+(?:care|service|"
            r"support)|technical\s+support|support(?:\s+(?:desk|team))?)"
            r"(?=\s*(?:[.:;,(]|$)|\s+(?:about|at|if|via|when|whether|with)\b)",
        ),
    ),
)


def about(passages: Sequence[Passage]) -> Iterator[tuple[Topic, list[Passage], list[Passage]]]:
    """Each topic that is spoken of, with its passages, and those of them that name it themselves.

    A passage is about what its label names, else about what the next thing above it names; and
    about whatever it names itself. An entry of a glossary is about a word.
    """
    passages = [one for one in passages if not _defines(one)]
    for topic in TOPICS:
        own = [names(topic, one) for one in passages]
        of_it = [mine or stands_under(topic, one) for one, mine in zip(passages, own, strict=True)]
        if any(of_it):
            yield topic, list(compress(passages, of_it)), list(compress(passages, own))


def _defines(passage: Passage) -> bool:
    """Does it stand in a glossary?"""
    above = (passage.column, passage.lead, *passage.parents, *passage.titles, *passage.path)
    return any(_GLOSSARY.fullmatch(one.strip(" .:;")) for one in above)


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
    return topic.titles(passage.label) or topic.said.search(text) is not None


def stands_under(topic: Topic, passage: Passage) -> bool:
    """Is it the topic that the innermost title above a passage names, of all topics?"""
    for title in () if passage.is_title else (passage.label, *passage.above):
        if len(title.split()) <= MAX_WORDS and (named := _named_by(title)):
            return topic.name in named
    return False
