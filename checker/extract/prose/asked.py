"""Passages -> what a page lists under a title or a lead that says what to send along, as tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from checker.extract.prose.channels import words_of
from checker.extract.prose.passages import Passage, label_slug, sentences
from checker.gate.negation import NEGATED
from checker.model.regex import regex

# When it is to be sent, or why: whatever stands there, it is not what is asked.
_ASIDE: Final = regex(
    r"\A(?:when|before|if|to|so|for|in)\b[^,:.]{0,80},\s+"
    r"|\s+(?:when|before|if|while|so|for|ready|at\s+hand)\b.*",
    re.IGNORECASE,
)
_CARRIER: Final = r"(?:case|e-?mail|form|inquiry|enquiry|message|report|support|ticket)s?"
_SUPPORT: Final = r"(?:we|(?:(?:our|the) )?support(?: team)?)(?: will)?"
_THINGS: Final = r"(?:details|information|things)"
# In a title or a lead of which every word is understood.
_ASKS: Final = regex(
    r"^(?:(?:please|kindly|always|also|first|then)\s+)*(?:(?:what|which\s+\w+)\s+(?:(?:do\s+)?(?:i|you|we|to)\s+"
    r"(?:need\s+to\s+|should\s+)?|should\s+(?:i|we|you)\s+|to\s+))?"
    r"(?:attach|describe|gather|give|have|include|mention|prepare|provide|quote|send|share|supply)\b"
    rf"(?!\s+(?:us\s+)?(?:(?:an?|my|the|your)\s+)?{_CARRIER}\b)"
    rf"|\bgood\s+{_CARRIER}\s+(?:contains?|has|have|includes?)\b"
    rf"|\b{_CARRIER}\s+should\s+(?:contain|have|include)\b"
    rf"|\bwhat\s+should\b.*\b{_CARRIER}\s+(?:contain|have|include)$"
    rf"|\b(?:what|{_THINGS}(?:\s+that)?)\s+{_SUPPORT}\s+(?:asks?|needs?)\b"
    r"|^(?:please\s+)?tell\s+us\b"
    rf"|^{_SUPPORT}\s+(?:asks?(?:\s+you)?|needs?)$|^{_THINGS}\s+(?:that\s+help|to\s+\w+)\b"
    rf"|^(?:needed|required)\s+{_THINGS}$|^{_THINGS}\s+(?:needed|required)\b"
    rf"|\b(?:{_CARRIER}|escalation)\s+checklist$",
    re.IGNORECASE,
)
_WORDS: Final = """
a all along also always an any as ask asks attach bug by case cases checklist contact contain
contains data describe details do e email emails enquiries enquiry escalation every each first
following form forms from gather give good has have help helps i in incident include includes
information inquiries inquiry items kindly know mail mention message messages much my need needed
needs of our out please points prepare provide quote report reports required send share should
supply support team tell that the them then these things this ticket tickets to us we what
which will with you your below
"""
_UNDERSTOOD: Final = frozenset(_WORDS.split())
_REQUEST: Final = regex(r"\bsupport\s+requests?\b", re.IGNORECASE)  # it is a ticket
_REFUSED: Final = regex(
    rf"{NEGATED}|\b(?:no|except|leave\s+out|omit|remove|redact)\b", re.IGNORECASE
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
    if any(_REFUSED.search(one) for one in (passage.lead, *passage.parents)):
        return False
    last = passage.lead.rpartition(". ")[2]  # of a paragraph, the sentence next to the list
    titles = (*passage.parents, *passage.titles, *passage.headings[-1:])
    return any(map(_asks, {passage.lead, last, *titles}))


def _asks(title: str) -> bool:
    core = _ASIDE.sub("", _REQUEST.sub("ticket", title)).strip(" :?")
    return _ASKS.search(core) is not None and words_of(core) <= _UNDERSTOOD


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
    if not passage.label or rest.startswith(("and ", "or ", "& ", "/ ")):
        return _HEAD.split(text)[0]
    return passage.label
