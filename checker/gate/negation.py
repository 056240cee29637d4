"""What denies, asks, supposes or leaves open: the one engine that lifts what a text would say.

`lifted` is asked of an assertion, which only a verb of saying can take back ("is not claimed"; "was
not available" asserts something too); `denied` of a deed, which any negation takes back. Both reach
from the word that lifts to the end of its clause.
`leaves_open` is asked of a whole text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from checker.model.regex import regex

_CLAUSE: Final = regex(  # where the reach of a lift ends
    r"\b(?:although|and(?! that\b)|because|but|however|nevertheless|since|so|therefore|though"
    r"|whereas|while|yet)\b|, (?:cometapi|it|our|the|they|this|we)\b|[\u2014\u2013;]| - "
)
_NEGATED: Final = (
    r"(?:\b(?:(?:is|are|was|were|do|does|did|has|have|had|can|could|should|would|will|must|need|may"
    r"|might|shall|to) )?not|n't|\b(?:cannot|never|neither|nor|nobody|none|no one|nothing|without"
    r"|avoid|refrain(?:s|ed)? from|unable to|leaves? open|difficult to|wrong to|premature to))"
)
_SAYING: Final = (
    r"(?:accus|alleg|assert|assess|assign|assum|attribut|blam|claim|conclu|confirm|deal|declar"
    r"|demonstrat|determin|diagnos|disclos|establish|explain|evidence|evaluat|guarantee|guess|impl(?:y|ies|ied)"
    r"|indicat|infer|judg|know|look(?=(?:ed|ing)? (?:at|into) )|mean|measur|nam|promis|proof|prove"
    r"|quot|read|report|reveal|said|say|show|speak|speculat|spoke"
    r"|stat(?:e|es|ed|ing|ement|ements)\b|suggest|support|tell|told|turn|verif|writ)\w*"
)
_UNSURE: Final = r"(?:unconfirmed|unknown|unproven|unverified)"
_TAKEN_BACK: Final = regex(
    # a negated verb of saying, or none of what is said
    rf"{_NEGATED} (?:[\w']+ ){{0,4}}?{_SAYING}"
    rf"|\b(?!mean){_SAYING} (?:\w+ ){{0,1}}?(?:no|nothing|neither)\b"
    r"|\bno (?:\w+ ){0,2}?(?:answer|assertion|assumption|claim|comment|comparison|conclusion|data"
    r"|diagnosis|evidence|figure|finding|guarantee|indication|inference|information|intention|judg\w+|link"
    r"|opinion|position|promise|proof|sign|statement|view|word)s?\b"
    r"|\b(?:out of scope|far be it|not covered|not in scope|silent (?:about|on))\b"
    # told by a record, supposed, unproved, or quoted as what not to say
    r"|\b(?:body|message|text) (?:read|reads|said|says|stated|states) that\b"
    r"|\baccording to (?:\w+ ){1,2}?(?:body|message|text)\b"
    rf"|\b(?:{_UNSURE}|alleged\w*|assuming|hypothetical\w*|if|instead of|overclaims?|premature"
    r"|rather than|suppose|unless|unsupported|until|whether"
    r"|any (?:claim|statement) (?:about|of|on|that))\b"
    # an instruction to find out
    r"|(?:^|[:,(-] ?|\band |\bor |\bto |\bplease |\bmust |\bshould )(?:re-?)?(?:ask|check|clarify"
    r"|confirm|determine|find out|investigate|look up|review|verify)\b(?! and\b)"
)
_ASKS: Final = regex(  # "why" and "when" take for granted what they ask about
    r"(?:[\w -]{1,40}: )?\W*(?:are|can|could|did|do|does|had|has|have|how|is|may|please|should|was"
    r"|were|what|where|which|who|will|would|(?:at|in|on|under) (?:what|which))\b"
)
_PAPER: Final = (  # what speaks for itself
    r"(?:document|evidence|handoff|handover|note|observation|packet|paragraph|record|report|sentence"
    r"|statement|summary|table|text|ticket|write-up)s?"
)
_ALONE: Final = (  # only support can say
    rf"\b(?:only (?:[\w'-]+ ){{1,3}}?|alone )(?:can|could|may) (?:answer|decide|settle|{_SAYING})"
)
_NOT_MEANT: Final = regex(  # this is not an outage report, we do not pretend to know
    rf"\b(?:this|these|that|{_PAPER}) (?:is|are|was|were)(?: not|n't) (?:\w+ )?(?:about"
    rf"|an?|meant|one|to)\b"
    rf"|\b{_PAPER} (?:\w+ )?(?:cannot|(?:can|could|do|does|may|must|should|will)(?: not|n't)) "
    r"|\b(?:i|we) (?:\w+ )?(?:cannot|(?:can|could|do|did|will|would)(?: not"
    r"|n't)) (?:\w+ )?(?:address|aim"
    r"|attempt|claim|comment|deriv|discuss|intend|pretend|try|venture|want|wish)\w*"
    rf"|\bnothing (?:above|below|here|in (?:this|the) {_PAPER})\b"
    r"|\b(?:are|be|is|was|were) (?:\w+ly )?(?:deferred|left|referred|reserved|up) (?:for|to)\b"
    rf"|{_ALONE}"
    r"|\bnot (?:for|up to) (?:me|us|the \w+|this \w+) to\b"
)
_DEFERRED: Final = regex(  # said behind it: is for support to confirm
    r"(?:\b(?:are|be|falls?|is|lies?|remains?|sits?|stays?|was|were)(?: (?:all|best|something"
    r"|still|\w+ly)){0,2} )?(?:"
    rf"\bfor (?:[\w'-]+ ){{1,4}}?to (?:\w+ly )?(?:answer|decide|find out"
    rf"|settle|{_SAYING})"
    r"|(?<=\w )not (?:an? |the )?(?:aim|anything|concern|for|matter|object|part|point|purpose"
    r"|question|something|subject|topic|what|within)\b"
    rf"(?=.*\b(?:we|us|ours?|i|here|one|{_PAPER})\b)"
    rf"|\bnot (?:mine|ours) to\b|\bnot in (?:it\b|here\b|scope\b|(?:our|the|this) {_PAPER})"
    rf"|{_ALONE}|\bto be (?:\w+ )?(?!accus|blam)(?:answered|decided|found|settled|{_SAYING})"
    rf"|\b(?:beyond|out of|outside)(?: of)? (?:[\w'-]+ ){{0,3}}?(?:reach|remit|scope|{_PAPER})\b"
    rf"|\b(?:can|could)(?:not|n't| not| never| hardly) be (?:\w+ ){{0,2}}?(?:deduced"
    rf"|derived|seen|{_SAYING})"
    rf"|\b(?:not known|open|unclear|undecided|undetermined|{_UNSURE})\b"
    r"|\b(?:deferred|left|referred|reserved|up) to (?!\d)"
    r"|\b(?:deliberately|intentionally|knowingly|purposely) (?:\w+ )?(?:absent|excluded|left"
    r"|missing|not|omitted)\b)"
)
_ASKED: Final = regex(r"\W*(?:how|what|when|where|which|who|why)\b")  # why it failed is open
_DEED: Final = regex(  # what stands between a topic and its deferral asserts it
    r"\b(?:did|does|had|has|have|is|are|was|were|went|\w{2,}ed)\b|[;?!]|, which\b"
)
_THAT: Final = regex(
    r"(?:the )?(?:assumption|claim|guess|idea|possibility|statement|suggestion)? ?that "
)
_NONE_SAID: Final = regex(  # no outage is claimed, neither A nor B was measured
    rf"\b(?:no|neither|nothing)\b (?:[\w'-]+ ){{1,8}}?(?:is|are|was|were|be|been|being)"
    rf" (?:\w+ ){{0,2}}?(?:alleged|attempted|given|named|{_SAYING})"
    rf"|\b(?:neither|none|nothing)\b.*\b(?:aim|part|point|subject|topic)s? of (?:our|the"
    rf"|this) {_PAPER}"
    r"|\bno (?:\w+ )?(?:availability|blame|cause|diagnosis|explanation|figure|impact"
    r"|latency|outage|reason"
    r"|timing|uptime|verdict)s? (?:[\w'-]+ ){0,5}?(?:is|are|was"
    r"|were) (?:\w+ ){0,2}?(?:advanced|made"
    r"|offered|proposed|provided|put forward|supplied)\b"
    r"|\bleav(?:e|es|ing) (?:[\w-]+ ){1,5}?(?:aside|open|out|to)\b|.*\bmay or may not\b"
)
_NOT_SAID: Final = regex(  # that the provider was down is not said here
    rf"[^.;?!,]{{0,60}}?\b(?:is|are|was|were) (?:neither|not|nowhere) (?:\w+ ){{0,4}}?{_SAYING}"
)
_LEFT_OPEN: Final = regex(
    r" (?:is|are|must|needs?|remains?|requires?|should|stays?|still|was)"
    rf" (?:\w+ ){{0,3}}(?:{_UNSURE}|established|open|out of scope|proven|shown"
    r"|verification|verified)"
)


_AND_NOT: Final = regex(rf"[^.;?!]{{0,80}} and (?:is|are|was|were) (?:not|neither) {_SAYING}")


def lifted(sentence: str, start: int, end: int) -> bool:
    """Is the assertion at [start, end) denied, asked, supposed or to be verified?

    The sentence is in lower case, as `sentences` reads it.
    """
    if sentence.endswith("?") and _ASKS.match(sentence):
        return True
    if _AND_NOT.match(sentence, end) or (
        _THAT.match(sentence)
        and (_LEFT_OPEN.match(sentence, end) or _NOT_SAID.match(sentence, start))
    ):
        return True
    if any(
        none <= start < stop and not _CLAUSE.search(sentence, none, stop)
        for none, stop in _spans(_NONE_SAID, sentence)
    ):
        return True
    if any(
        start <= found and (_ASKED.match(sentence) or not _DEED.search(sentence, start, found))
        for found, _ in _spans(_DEFERRED, sentence)
    ):
        return True
    return any(
        lift <= start and stop <= end and not _CLAUSE.search(sentence, min(stop, start), start)
        for pattern in (_TAKEN_BACK, _NOT_MEANT)
        for lift, stop in _spans(pattern, sentence)
    )


@lru_cache(maxsize=16)  # many places of one sentence are asked of
def _spans(pattern: re.Pattern[str], sentence: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in pattern.finditer(sentence))


_REACH: Final = 90  # characters before a deed in which a word may deny it
_DENIES: Final = regex(
    r"\b(?:no(?! longer)|none|not|never|nobody|nothing|without|cannot|\w+n't|neither|nor|before"
    r"|whether|if|instead of|rather than|unless|leaves?|left)\b[^.;\n]{0,60}\Z",
    re.IGNORECASE,
)
_UNDONE: Final = regex(  # said behind it: "was not used", "stayed unchanged", "is kept apart"
    r"[^.;\n]{0,40}?\b(?:was|were|is|are|has|have)(?: not|n't) |[^.;\n]{0,20}\bunchanged\b"
    r"| (?:(?:is|are|was|were) )?(?:excluded|kept|left out|masked|never|not|omitted|outside"
    r"|redacted|removed|replaced|stored|stripped|withheld)\b",
    re.IGNORECASE,
)


def denied(text: str, start: int, end: int, *, within: bool = True) -> bool:
    """Is the deed, or the thing, at [start, end) said not to be: before it, in it or behind it?

    `within` = False: a negation in it is part of what is said ("never gives up").
    """
    return bool(
        _DENIES.search(text[max(0, start - _REACH) : start])
        or (within and _DENIES.search(text[start:end]))
        or _UNDONE.match(text, end)
    )


_NOT_KNOWN_YET: Final = regex(
    rf"\b(?:{_UNSURE}|remain\w*|uncertain\w*|needs? (?:separate )?verification"
    r"|still (?:to|needs?|open)|not (?:yet )?(?:verified|confirmed|checked))\b",
    re.IGNORECASE,
)


def leaves_open(text: str) -> bool:
    """Does a text say that something is not known yet, or has to be checked?"""
    return _NOT_KNOWN_YET.search(text) is not None
