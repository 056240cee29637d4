"""Passages -> what a page lists under a title or a lead that says what to send along, as tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from checker.extract.prose.passages import Passage, label_slug, sentences
from checker.model.regex import regex

# What is sent, and to whom: a list of something else (packages, headers, a prompt) is none.
_CARRIER: Final = (
    r"(?:(?:my|your|the|an?|any|every|each|our)\s+)*(?:support\s+|bug\s+|incident\s+|contact\s+)*"
    r"(?:messages?|tickets?|e-?mails?|reports?|inquir(?:y|ies)|enquir(?:y|ies)|cases?|forms?|"
    r"requests?(?<=support\srequest)|requests?(?<=support\srequests)|support(?:\s+team)?|us)"
)
_TO_IT: Final = (
    rf"(?:\s+(?:(?:in|with|to|along\s+with)\s+{_CARRIER}|(?:when|before|if|while|so|for|ready|at\s+"
    rf"hand)\b.*))?"
)
_THINGS: Final = (
    r"(?:\s+us)?(?:\s+(?:all\s+of\s+|as\s+much\s+of\s+)?(?:the|this|these)?\s*(?:following|below)?"
    r"(?:\s*(?:information|details|data|items|things|points))?)?"
)
_ORDER: Final = r"(?:include|provide|attach|supply|send|share|prepare|gather|have)"
_LEAD: Final = regex(
    r"(?:(?:please|kindly|always|also|first|then)\s+|(?:when|before|if|to|so|for|in)\b[^,:.]{0,80},"
    rf"\s+(?:please\s+)?)*{_ORDER}{_THINGS}{_TO_IT}\s*:?",
    re.IGNORECASE,
)
_TITLE: Final = regex(
    r"(?:what\s+(?:to|(?:you\s+)?should\s+(?:i|we|you)|you\s+should|(?:do\s+)?(?:i|you)\s+need\s+"
    rf"to)\s+(?:include|provide|send|attach|prepare|have\s+ready)(?:\s+us)?{_TO_IT}"
    r"|what\s+(?:we|(?:our\s+)?support(?:\s+team)?)(?:\s+will)?\s+(?:needs?|asks?)(?:\s+(?:from\s+"
    r"you|for|to\s+know))?"
    rf"|(?:information|details)\s+(?:(?:that\s+)?we\s+need|to\s+(?:include|provide|send){_TO_IT}|"
    r"(?:required|needed)(?:\s+by\s+support)?)|(?:required|needed)\s+(?:information|details)"
    r"|(?:support|ticket|(?:bug|incident)\s+report|escalation)\s+checklist)\s*[?:]?",
    re.IGNORECASE,
)
_REFUSED: Final = regex(
    r"\b(?:not|never|no|without|except|leave\s+out|omit|remove|avoid|redact)\b|n't\b", re.IGNORECASE
)
_BOX: Final = regex(r"\[[ xX]\]\s*")
_HEAD: Final = regex(r"[:;,(\[]|\s-\s|\.(?:\s|$)")


def asked(passages: Sequence[Passage]) -> list[tuple[Passage, str]]:
    """Each item of a list of what to send along, with its token."""
    return [
        (one, token)
        for one in passages
        if one.listed and is_asked(one) and not _REFUSED.search(one.text)
        if (token := label_slug(_thing(one)))
    ]


def is_asked(passage: Passage) -> bool:
    """Does a passage stand under a title or a lead that says what to send along?"""
    titles = (*passage.parents, *passage.titles, *passage.headings[-1:])
    above = (passage.lead, *titles)
    if any(_REFUSED.search(one) for one in (passage.lead, *passage.parents)):
        return False
    last = passage.lead.rpartition(". ")[2]  # of a paragraph, the sentence next to the list
    return any(map(_TITLE.fullmatch, above)) or any(
        _LEAD.fullmatch(one) for one in (last, *titles) if one
    )


def speaks_of_it(passage: Passage) -> bool:
    """Does a sentence of a passage ask for the id of a request, as only a support does?"""
    return any(
        _SENTENCE.search(one) and not _REFUSED.search(one) for one in sentences(passage.text)
    )


_SENTENCE: Final = regex(
    r"\b(?:add|attach|include|mention|provide|quote|send|share|state|with)\b[^.;:]{0,80}"
    r"\b(?:request|correlation|trace)[\s-]?ids?\b(?!\s+(?:headers?|fields?)\b)(?!.*\byour\s+(?:code|logs?)\b)",
    re.IGNORECASE,
)


def _thing(passage: Passage) -> str:
    """What an item begins with: its label, unless the label is but the first of several things."""
    text = _BOX.sub("", passage.text)
    rest = text[len(passage.label) :].lstrip()
    whole = not rest.startswith(("and ", "or ", "& ", "/ "))
    if passage.label and whole and text.startswith(passage.label):
        return passage.label
    return _HEAD.split(text, maxsplit=1)[0]
