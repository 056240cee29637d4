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

from checker.extract.prose.channels import is_within, words_of
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic, and what names it."""

    name: str
    named: re.Pattern[str]  # in a heading, a label or another title, whatever stands beside it
    asks: re.Pattern[str]  # in a title of which every word is understood
    said: re.Pattern[str]  # its own term, in a sentence

    def titles(self, text: str) -> bool:
        """Does a title name it? One with a word that is not understood may be about that."""
        title = text.strip(" .:;?!")
        if any(one.search(title) for one in (self.named, self.said)):
            return True
        title = _NAMED_HOUSE.sub("do you ", title).lower()
        return self.asks.search(title) is not None and not (
            {one for one in words_of(title) if not one.isdigit()} - _UNDERSTOOD
        )


# To a page of that house "Does Acme keep …?" is "Do you keep …?"
_NAMED_HOUSE: Final = regex(r"\b(?:[Dd]oes|[Ww]ill)\s+(?!I\b)[A-Z][\w.-]*\s+(?=\w)")
_HOUSE: Final = r"(?:(?<!can )(?<!may )\bwe|\b(?:do|will|can) you)\b"
_KEEP: Final = "keep|store|retain|log|record|save|collect|gather"
_KEPT: Final = "kept|stored|retained|logged|recorded|saved|collected|gathered|deleted|erased"
_USED: Final = "use|used|share|shared|sell|sold|train|trained|handle|handled"
_CONTENT: Final = (
    "calls?|completions?|contents?|conversations?|data|details?|information|inputs?|logs?|messages?"
    "|outputs?|prompts?|quer(?:y|ies)|records?|repl(?:y|ies)|requests?|responses?"
)
_MINE: Final = rf"\b(?:my|your)\b.*\b(?:{_CONTENT})"
_REQUESTS: Final = r"(?:requests?|calls?|connections?|streams?|sessions?|queries)"
_STATUS: Final = r"[45](?:\d\d|xx)"
_ANSWERS: Final = r"(?:answer|reply|respond)(?:ed|s)?"
# Words without a meaning of their own, then those of the patterns below and their neighbours.
_WORDS: Final = """
a about all am an and any anybody anyone anything api are at be been by can did do does doesn don
each else every everything for from get gets getting has have how i if in into is it its long many
me my never no not nothing of on one or others our ours so some someone something t than that the
their them then there these they this those to us was we were what when where which while who why
will with won you your yours
access after answer answered answers ask asking bodies body call calls care case cases channel
channels check checking code codes collect collected common completion completions console contact
contacting content contents conversation conversations count counting create customer data day days
deal dealing delete deleted deleting deletion desk detail details down during e email engineer
engineers erase erased erasing error errors escalate fail failed failing fails failure failures
file find finding fix fixing frequent gather gathered go goes going handle handled handling happens
help helpdesk higher hold hour hours http human information input inputs interruption interruptions
issue issues keep kept known live log logged logs made mail make manager message messages minute
model models monitor monitoring more need nobody off offline open opening options other outage
outages output outputs parties partner partners per person personal phone planned platform policy
possible problem problems prompt prompts queries query raise reach reaching read reason reasons
reboot reboots record recorded records refused regular rejected replied replies reply request
requests resolve resolving respond responds response responses restart restarts retain retained
retention save saved scheduled second see seeing sell send senior sent server servers service share
shared shut sold storage store stored submit supplier suppliers support switch system systems take
talk team teams technical third ticket tickets time track tracking traffic train trained training
typical understand understanding upcoming upgrade upgrades use used user view viewing watch
watching ways went work write wrong zero
"""
_UNDERSTOOD: Final = frozenset(_WORDS.split())


def _pattern(*said: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{one})" for one in said), re.IGNORECASE)


TOPICS: Final[tuple[Topic, ...]] = (
    Topic(
        name="error-handling",
        named=_pattern(
            r"\berror[\s-]+(?:handling|codes?|messages?|responses?|bod(?:y|ies)|types?|envelopes?)$",
            r"^troubleshooting\b",
            r"\b(?:http\s+)?status\s+codes?$",
            rf"^(?:http\s+)?{_STATUS}(?:\s+errors?)?$",
        ),
        asks=_pattern(
            r"\b(?:errors?|failures?)\b",
            rf"\b(?:fail(?:ed|ing)|rejected|refused)\s+{_REQUESTS}\b",
            rf"\b(?:{_REQUESTS}|something|it)\b.*\b(?:fails?|failed|rejected|refused|wrong)\b",
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
        asks=_pattern(
            r"\b(?:planned|regular|scheduled|upcoming)\b.*\b(?:interruption|outage|reboot|restart)s?$",
            r"\b(?:planned|regular|scheduled)\b.*\bwork\b",
            r"^(?:about |our )*service interruptions?$|\bbe (?:down|offline)\b",
            rf"{_HOUSE}.*\b(?:shut|switch|take)\b.*\b(?:down|off|offline)\b",
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
            r"\b(?:access|prompt|content)\s+log(?:s|ging)$",
            r"\blogging\s+polic(?:y|ies)$",
        ),
        asks=_pattern(
            rf"{_HOUSE}.*\b(?:{_KEEP}|hold)\b(?!\s+(?:in|into)\b)",
            rf"\b(?:are|be|is|was|were|gets?)\b.*\b(?:{_KEPT})\b(?!\s+(?:in|into)\b)",
            rf"(?:{_HOUSE}|\b(?:are|be|is)\b).*\b(?:{_USED})\b.*{_MINE}\b",
            rf"\b(?:are|be|is)\b.*{_MINE}\b.*\b(?:{_USED})\b|\bhappens to {_MINE}\b",
            rf"\b(?:{_CONTENT})\b.*\b(?:deletion|retention)\b",
            rf"\b(?:deletion|retention)\b.*\b(?:{_CONTENT})\b",
            r"\b(?:completions?|data|prompts?|requests?)\b.*\bstorage$",
            rf"\bwho\b.*\b(?:access|read|see|view)\b.*{_MINE}\b",
            r"\b(?:delet|eras)(?:e|ing)\b.*\b(?:my|your)\s+(?:personal\s+)?(?:data|information)\b",
            r"\b(?:my|your)\s+(?:personal\s+)?(?:data|information)\b.*\b(?:deleted|erased)\b",
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
        # "How many may I send?" asks for a limit.
        asks=_pattern(
            r"^(?!.*\b(?:can|may)\b)(?=.*\b(?:check|count|find|monitor|see|track|view|watch)"
            rf"(?:ing|s)?\b).*\b(?:how\s+many\s+{_REQUESTS}|traffic|{_REQUESTS}\s+(?:a|each|per)\s)",
        ),
        said=_pattern(r"\brequest[\s-]volumes?\b(?!\s+\w)"),
    ),
    Topic(
        name="support-escalation",
        named=_pattern(
            r"\b(?:support|incident|issue|ticket)\s+escalations?$",
            r"^escalat(?:ions?|ing)(?:$|\s+(?:(?:an?|of|our|the|to|your)\s+)*(?:cases?|contacts?|"
            r"engineer\w*|incidents?|issues?|levels?|paths?|polic\w+|problems?|procedures?|process|"
            r"support|teams?|tickets?)\b)",
        ),
        asks=_pattern(
            r"^(?:(?:about|contact(?:ing)?|customer|e-?mail|get|getting|human|live|our|phone|"
            r"technical)\s+)*(?:support|help[\s-]*desk|customer\s+(?:care|service))"
            r"(?:\s+(?:channels?|hours|options|teams?|tickets?))?$",
            r"\b(?:contact(?:ing)?|reach(?:ing)?|write to)(?:$| us\b| you\b)",
            r"\b(?:contact(?:ing)?|reach(?:ing)?|talk to|write to)\b.*\b(?:human|person|support|"
            r"team)\b",
            r"\bescalate(?:$|\b.*\b(?:case|issue|problem|request|ticket)s?$)",
            r"\b(?:ask|asking|get|getting|need)\b.*\bhelp$",
            r"\b(?:create|file|open|opening|raise|submit)\b.*\btickets?$",
            rf"\b(?:support|tickets?|we)\b.*\bnot\b.*\b{_ANSWERS}\b",
            rf"\b(?:nobody|no one)\b.*\b{_ANSWERS}\b",
            r"\bno (?:reply|response) from (?:support|us)\b",
            r"\b(?:support|tickets?)\b.*\b(?:higher|manager|senior)\b",
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
