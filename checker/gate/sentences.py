"""Text -> sentences as they are read, and what lifts an assertion in one.

Sentences are bounded, words are folded, and names (code spans, addresses) are not words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.gate.names import unnamed

_BREAK: Final = re.compile(  # a wrapped line goes on; an item, cell, key or heading begins anew
    r"[.!?](?=[\s\"'\u201d\u2019)*_]|\Z)"
    r"|[;|\u2500-\u257f]"
    r"|</?(?:a|body|br|div|h[1-6]|li|p|table|t[dhr]|title|ul)\b[^<>]{0,512}>"
    r"|\n(?=\s{0,12}(?:[-*#>|+:\u2022]|\d{1,3}[.)]|[\w .-]{1,40}:|\n|\Z))"
)
_LONGEST: Final = 600  # characters of a sentence that are read at once …
_OVERLAP: Final = 200  # … and how many of them again with the next
_SHORTEST: Final = 2  # characters: "$5", and nothing shorter claims anything
_URL: Final = re.compile(r"\bhttps?://[^\s|<>\"]{1,2048}")
_MARKS: Final = re.compile(
    r"</?(?:b|code|em|i|span|strong)\b[^<>]{0,512}>|[*\u201c\u201d\"()\[\]]+|(?<!\w)_+|_+(?!\w)"
)
_FOLD: Final = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2011": "-"})


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """(Offset, sentence with its closing sign as it is read), none longer than `_LONGEST`."""
    prose = unnamed(text)
    for start, end in _spans(prose):
        for piece in range(start, max(end - _OVERLAP, start + 1), _LONGEST - _OVERLAP):
            stop = min(end, piece + _LONGEST)
            written = text[piece:stop]
            words = written.lstrip()
            if len(words) >= _SHORTEST:
                yield piece + len(written) - len(words), _read(prose[piece:stop])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for sign in _BREAK.finditer(text):
        yield start, sign.end() if sign[0] in ".!?" else sign.start()
        start = sign.end()
    yield start, len(text)


def _read(written: str) -> str:
    """Lower case, one space between words, without emphasis and quotes."""
    plain = _MARKS.sub("", _URL.sub("url", written)).translate(_FOLD)
    return " ".join(plain.lower().split())


_SAYING: Final = (
    r"(?:assert|assum|attribut|blam|claim|conclu|confirm|declar|demonstrat|determin|diagnos"
    r"|establish"
    r"|evidence|guarantee|guess|impl(?:y|ies)|indicat|infer|judg|know|mean|measur|promis|proof"
    r"|prove"
    r"|quot|report|said|say|show|speculat|stat(?:e|es|ed|ing|ement)\b|suggest|support|tell|turn"
    r"|verif|writ)\w*"
)
_LIFTS: Final = re.compile(
    # a negated verb of saying
    r"(?:\b(?:do|does|did|should|must|can|could|may|might|will|would|shall|is|are|was|were|has|have"
    r"|had|need)(?: not|n't)|\bcannot|\bcan't|\bnever|\bnot|\bnor|\bneither|\bavoid|\bwithout"
    rf"|\brefrain from|\bnobody|\bnothing) (?:\w+ ){{0,2}}?{_SAYING}"
    # no claim of it
    r"|\bno (?:\w+ ){0,2}?(?:assertion|assumption|claim|conclusion|diagnosis|evidence|guarantee"
    r"|indication|information|judg\w+|promise|proof|sign|statement)s?\b"
    # supposed, unproved, or quoted as what not to say
    r"|\b(?:alleged\w*|assuming|hypothetical\w*|if|instead of|not to (?:assert|claim|say|write)"
    r"|overclaims?|premature|rather than|suppose|unconfirmed|unless|unproven|unsupported|until"
    r"|unverified|whether)\b"
    # an instruction to find out
    r"|(?:^|[:,(-] ?|\band |\bor |\bto |\bplease |\bmust |\bshould )(?:re-?)?(?:ask|check|clarify"
    r"|confirm|determine|find out|investigate|look up|review|verify)\b(?! and\b)"
)
_ENDS: Final = re.compile(  # where the reach of a lift ends
    r"\b(?:although|and(?! that\b)|because|but|however|nevertheless|since|so|therefore|though"
    r"|whereas|while|yet)\b|, (?:cometapi|it|our|the|they|this|we)\b|[\u2014\u2013]| - "
)
_ASKS: Final = re.compile(  # "why" and "when" take for granted what they ask about
    r"(?:[\w -]{1,40}: )?\W*(?:are|can|could|did|do|does|had|has|have|how|is|may|please|should|was"
    r"|were|what|where|which|who|will|would|(?:at|in|on|under) (?:what|which))\b"
)
_THAT: Final = re.compile(
    r"(?:the )?(?:assumption|claim|guess|idea|possibility|statement|suggestion)? ?that "
)
_LEFT_OPEN: Final = re.compile(
    r" (?:is|are|must|needs?|remains?|requires?|should|stays?|still|was) (?:\w+"
    r" ){0,3}(?:established"
    r"|out of scope|proven|shown|unconfirmed|unknown|unproven|unverified|verification|verified)"
)


def lifted(sentence: str, start: int, end: int) -> bool:
    """Is the assertion at [start, end) of a sentence denied, asked, supposed or to be verified?"""
    if sentence.endswith("?") and _ASKS.match(sentence):
        return True
    if _THAT.match(sentence) and _LEFT_OPEN.match(sentence, end):
        return True
    return any(
        lift.start() <= start and not _ENDS.search(sentence, min(lift.end(), start), start)
        for lift in _LIFTS.finditer(sentence, 0, end)
    )
