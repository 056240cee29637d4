"""What words say of a status: whether to try again, what it means, which statuses are named."""

from __future__ import annotations

import re
from typing import Final

from checker.extract.prose.negation import negated
from checker.extract.prose.passages import MAX_SENTENCE, slug

MAX_WORDS: Final = 4  # of a meaning
MAX_RANGE: Final = 20  # statuses; a wider range is the whole class

CODE: Final = re.compile(r"(?<![\w.$%-])([1-5](?:[0-9]{2}|xx))(?![\w%]|\.\d|-\d)", re.IGNORECASE)
RANGE: Final = re.compile(r"(?<![\w.])([1-5])([0-9]{2})\s*[-\u2013]\s*\1([0-9]{2})(?![\w.])")
RETRY: Final = re.compile(
    r"\b(?:re-?tr(?:y|ies|ied|ying|iable|yable)|try\s+again)\b", re.IGNORECASE
)
_NEVER: Final = re.compile(
    r"\W*(?:no|nope|never|not|don't|do\s+not|avoid|false|\u274c|\u2717|\u2718|\u5426)(?!\w)",
    re.IGNORECASE,
)
_ALWAYS: Final = re.compile(
    r"\W*(?:yes|yep|always|safe|true|retry|retryable|ok|recommended|\u2705|\u2713|\u2714|\u662f)(?!\w)",
    re.IGNORECASE,
)
_HEDGED: Final = re.compile(
    r"\b(?:depends?|depending|sometimes|maybe|perhaps|possibly|conditional(?:ly)?|"
    r"(?:only\s+)?(?:if|when)|unless|until|except|varies|may(?:be)?|might|case[ -]by[ -]case)\b",
    re.IGNORECASE,
)
# What holds as a rule does not always hold.
_AS_A_RULE: Final = re.compile(
    r"\b(?:almost|commonly|frequently|generally|largely|likely|mainly|mostly|nearly|normally|"
    r"occasionally|often|ordinarily|presumably|probably|rarely|seldom|typically|usually)\b"
    r"|\b(?:in|for|under)\s+(?:many|most|normal|some)(?:\s+(?:cases|circumstances|conditions|"
    r"situations))?\b|\bmost\s+of\s+the\s+time\b|\b(?:as\s+a\s+rule|in\s+general)\b",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[,;:.()\u2014\u2013]|\s-\s")
# Words that carry no meaning of their own.
_EMPTY: Final = frozenset({"a", "an", "and", "are", "at", "be", "been", "by", "for", "has"}) | {
    *("have", "in", "is", "it", "its", "of", "on", "or", "such", "than", "that", "the", "their"),
    *("this", "to", "was", "were", "with", "you", "your"),
}


def codes(text: str) -> list[str]:
    """The statuses of a text, each once: `500/503`, `5xx`, `502-504`; all of a class are `5XX`."""
    found = [
        status
        for match in RANGE.finditer(text)
        for status in _between(match[1], int(match[2]), int(match[3]))
    ]
    found += [match[1].upper() for match in CODE.finditer(RANGE.sub(" ", text))]
    return list(dict.fromkeys(found))


def _between(digit: str, first: int, last: int) -> list[str]:
    if last - first >= MAX_RANGE:
        return [f"{digit}XX"]
    return [f"{digit}{number:02}" for number in range(first, last + 1)]


def retry_of(text: str) -> str | None:
    """`yes`, `no` or `depends` of a cell; None where it says nothing of it.

    >>> retry_of("No"), retry_of("Yes, with backoff"), retry_of("Usually no")
    ('no', 'yes', 'depends')
    """
    text = text.strip()[:MAX_SENTENCE]
    first, *others = [one.strip() for one in _CLAUSE.split(text) if one.strip()] or [""]
    if _AS_A_RULE.search(first) or any(map(_AS_A_RULE.match, others[:1])):
        return None if _answer(_AS_A_RULE.sub(" ", text)) is None else "depends"
    return _answer(text)


def _answer(text: str) -> str | None:
    if _HEDGED.search(text) or re.match(r"\W*only\b", text, re.IGNORECASE):
        return "depends"
    if _NEVER.match(text):
        return "no"
    if _ALWAYS.match(text):
        return "yes"
    return retry_in(text)


def retry_in(text: str) -> str | None:
    """What a text says of retrying, where it speaks of it at all."""
    text = text[:MAX_SENTENCE]
    found = RETRY.search(text)
    if found is None:
        return None
    if hedged(text):
        return "depends"
    return "no" if negated(text, *found.span()) else "yes"


def hedged(text: str) -> bool:
    """Is what a text says of retrying no plain yes or no?"""
    if _HEDGED.search(text):
        return True
    return any(RETRY.search(one) and _AS_A_RULE.search(one) for one in _CLAUSE.split(text))


def meaning_of(text: str) -> str | None:
    """A short token for what a status means, of the first clause; None where nothing is left."""
    clause = re.split(r"[,;:.(\u2014\u2013]|\s-\s", text.strip()[:MAX_SENTENCE], maxsplit=1)[0]
    words = [word for word in slug(clause).split("-") if word not in _EMPTY]
    return "-".join(words[:MAX_WORDS]) or None
