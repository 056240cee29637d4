"""What words say of a status: whether to try again, what it means, which statuses are named."""

from __future__ import annotations

import re
from typing import Final

from checker.extract.negation import negated
from checker.extract.prose import MAX_SENTENCE, slug

MAX_WORDS: Final = 4  # of a meaning
MAX_RANGE: Final = 20  # statuses; a wider range is the whole class

CODE: Final = re.compile(r"(?<![\w.$%-])([1-5](?:[0-9]{2}|xx))(?![\w%]|\.\d|-\d)", re.IGNORECASE)
RANGE: Final = re.compile(r"(?<![\w.])([1-5])([0-9]{2})\s*[-\u2013]\s*\1([0-9]{2})(?![\w.])")
RETRY: Final = re.compile(
    r"\b(?:re-?tr(?:y|ies|ied|ying|iable|yable)|try\s+again)\b", re.IGNORECASE
)
_NEVER: Final = re.compile(
    r"(?:\W*(?:(?:usually|generally|normally|typically|mostly|probably)\W+)?"
    r"(?:no|nope|never|not|don't|do\s+not|avoid|false|\u274c|\u2717|\u2718|\u5426))(?!\w)",
    re.IGNORECASE,
)
_ALWAYS: Final = re.compile(
    r"(?:\W*(?:(?:usually|generally|normally|typically|mostly|probably)\W+)?"
    r"(?:yes|yep|always|safe|true|retry|retryable|ok|recommended|\u2705|\u2713|\u2714|\u662f))(?!\w)",
    re.IGNORECASE,
)
HEDGED: Final = re.compile(
    r"\b(?:depends?|depending|sometimes|maybe|perhaps|possibly|conditional(?:ly)?|"
    r"(?:only\s+)?(?:if|when)|unless|until|except|varies|may(?:be)?|might|case[ -]by[ -]case)\b",
    re.IGNORECASE,
)
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

    >>> retry_of("Usually no"), retry_of("Yes, with backoff"), retry_of("Only after a change")
    ('no', 'yes', None)
    """
    text = text.strip()[:MAX_SENTENCE]
    if HEDGED.search(text) or re.match(r"\W*only\b", text, re.IGNORECASE):
        return "depends"
    if _NEVER.match(text):
        return "no"
    if _ALWAYS.match(text):
        return "yes"
    return retry_in(text)


def retry_in(text: str) -> str | None:
    """What a text says of retrying, where it speaks of it at all."""
    found = RETRY.search(text[:MAX_SENTENCE])
    if found is None:
        return None
    if HEDGED.search(text[:MAX_SENTENCE]):
        return "depends"
    return "no" if negated(text[:MAX_SENTENCE], *found.span()) else "yes"


def meaning_of(text: str) -> str | None:
    """A short token for what a status means, of the first clause; None where nothing is left."""
    clause = re.split(r"[,;:.(\u2014\u2013]|\s-\s", text.strip()[:MAX_SENTENCE], maxsplit=1)[0]
    words = [word for word in slug(clause).split("-") if word not in _EMPTY]
    return "-".join(words[:MAX_WORDS]) or None
