"""Passages -> what the reader is asked to send along, as tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.extract.prose.contact import contacts
from checker.extract.prose.negation import clause_before, negated
from checker.extract.prose.passages import Passage, label_slug, sentences

MAX_ITEMS: Final = 40

# An order to the reader ("include …"), and a wish of the support ("we need …").
_ORDER: Final = re.compile(
    r"\b(?:includ(?:e|ing)|provid(?:e|ing)|attach(?:ing)?|supply(?:ing)?|enclos(?:e|ing)|"
    r"mention(?:ing)?|stat(?:e|ing)|specify(?:ing)?|quot(?:e|ing)|shar(?:e|ing)|prepar(?:e|ing)|"
    r"send(?:ing)?(?:\s+(?:us|along|over))*|giv(?:e|ing)\s+us|tell(?:ing)?\s+us|gather|collect|"
    r"have(?=[^.;]{0,200}\b(?:ready|at\s+hand|available|handy)\b)|keep(?=[^.;]{0,200}\bready\b)|"
    r"not(?:e|ing)\s+down|add(?:ing)?)\b\s*:?",
    re.IGNORECASE,
)
_ORDERED: Final = re.compile(
    r"^\W*$|:\s*$|\b(?:please|kindly|always|also|then|to|and|or|by|you|should|must|first)\s+$",
    re.IGNORECASE,
)
_WISH: Final = re.compile(
    r"\b(?:we(?:'ll)?|team|agents?|staff|engineers?|form|support|service|they(?:'ll)?)\s+"
    r"(?:(?:may|might|will|also|usually|always|then)\s+){0,2}"
    r"(?:needs?|requires?|requests?|asks?\s+(?:you\s+)?(?:for|to\s+(?:include|provide|send))|"
    r"wants?\s+to\s+know)\b\s*:?"
    r"|\byou(?:'ll|\s+will)?\s+(?:be|are)\s+asked\s+for\b\s*:?",
    re.IGNORECASE,
)
_WITH: Final = re.compile(
    r"\s+(?:together\s+)?with\s+(?=(?:the|your|an?|details)\b)", re.IGNORECASE
)
_HEADING: Final = re.compile(
    r"\bwhat\s+(?:to|(?:should\s+)?you|we|information|details)\b.*\b(?:includ|provid|send|"
    r"need|prepar|"
    r"ask|have|attach)|\b(?:information|details|data)\s+(?:(?:that\s+)?(?:we|you)|to\s+(?:include|"
    r"provide|send)|needed|required|for\s+(?:the\s+)?support)\b|\brequired\s+(?:information|"
    r"details)\b|"
    r"^(?:include|provide|have\s+(?:\w+\s+)?ready)\b|\bchecklist\b|\bwhat\s+(?:we|"
    r"support)\s+(?:needs?|"
    r"asks?)\b",
    re.IGNORECASE,
)
_REFUSED: Final = re.compile(
    r"\b(?:not|never|don't|without|except|leave\s+out|omit|remove|avoid|redact)\b", re.IGNORECASE
)
# Where one thing that is asked for ends; a finite verb means that another sentence began.
_TAIL: Final = re.compile(
    r"\s(?:so|if|when|where|which|that|who|because|from|of\s+(?:(?:the|your|our|any|each|"
    r"user)\s+)?(?:"
    r"requests?|calls?|messages?|prompts?|responses?|conversations?|incident|problem|issue|"
    r"error|failure)\b|for|as|you|we|to\s+(?!reproduce)\w+|"
    r"in\s+(?:order|your|the|any|every|each)|with|on|at\s+hand|ready|available|handy|before|via|by|"
    r"using)\b.*$|\s*[(\[].*$|\s-\s.*$",
    re.IGNORECASE | re.DOTALL,
)
_VERB: Final = re.compile(
    r"\b(?:will|is|are|can|may|has|does|do|was|were|shall|should|must|takes?)\b", re.IGNORECASE
)
_LEADING: Final = re.compile(
    r"^(?:(?:the|an?|your|our|any|all|both|each|every|its|their|following|exact|full|complete|"
    r"relevant|as\s+much|details?\s+(?:of|about|on)|information\s+(?:about|on)|e\.g\.|such\s+as|"
    r"including|of|at\s+least|if\s+possible|where\s+possible|also|us|ready|only|just)\s+)+",
    re.IGNORECASE,
)
_PARTED: Final = re.compile(
    r"\s*(?:,\s*(?:and|or)\b|,|;|\s/\s|\band\b|\bor\b|\bplus\b|&)\s*", re.IGNORECASE
)
_HEAD: Final = re.compile(r"[:;,(\[]|\s-\s|\.(?:\s|$)")
# What is sent is not what is asked for.
_CARRIERS: Final = frozenset(
    [
        "details",
        "e-mail",
        "email",
        "feedback",
        "following",
        "following-details",
        "following-information",
        "information",
        "it",
        "mail",
        "message",
        "note",
        "question",
        "questions",
        "request",
        "ticket",
        "this",
        "us",
        "what",
    ]
)


def asked(passages: Sequence[Passage]) -> Iterator[tuple[Passage, list[str]]]:
    """Each passage that asks for something, with tokens of what it asks for."""
    for passage in passages:
        if passage.listed and _asks(passage):
            tokens = things(_leading(passage))
        else:
            tokens = [token for one in sentences(passage.text) for token in _in_sentence(one)]
        if tokens:
            yield passage, list(dict.fromkeys(tokens))[:MAX_ITEMS]


def _leading(passage: Passage) -> str:
    """What an item begins with: its label, unless the label is but the first of several things."""
    rest = passage.text[len(passage.label) :].lstrip()
    if passage.label and not rest.startswith(("and ", "or ", "& ", "/ ")):
        return passage.label
    return _HEAD.split(passage.text, maxsplit=1)[0]


def _asks(passage: Passage) -> bool:
    """Does a list stand under something that asks for its items?"""
    above = [*passage.lead, *passage.headings[-1:]]
    return any(
        not _REFUSED.search(one) and (_HEADING.search(one) or any(_orders(one))) for one in above
    ) and not any(_REFUSED.search(one) for one in passage.lead)


def _orders(sentence: str) -> Iterator[int]:
    """Where in a sentence the things begin that it asks for."""
    for found in _ORDER.finditer(sentence):
        before = clause_before(sentence, found.start())
        if _ORDERED.search(before) and not negated(sentence, found.start(), found.start()):
            yield found.end()
    for found in _WISH.finditer(sentence):
        if not negated(sentence, found.start(), found.start()):
            yield found.end()
    for found in contacts(sentence):
        along = _WITH.match(sentence, found.end())
        if along:
            yield along.end()


def _in_sentence(sentence: str) -> list[str]:
    for start in _orders(sentence):
        tokens = things(re.split(r"[;:!?]|\.(?:\s|$)", sentence[start:], maxsplit=1)[0])
        if tokens:
            return tokens
    return []


def things(text: str) -> list[str]:
    """An enumeration -> tokens of its members, without what else is said of them."""
    tokens: list[str] = []
    for part in _PARTED.split(text):
        if _VERB.search(part) or _REFUSED.search(part):
            break
        thing = _TAIL.sub("", " " + _LEADING.sub("", part.strip() + " ").rstrip())
        token = label_slug(thing)
        if token and token not in _CARRIERS:
            tokens.append(token)
    return tokens
