"""An assertion in its sentence -> is it denied, asked, supposed or left open?

A disclaimer has a subject of ours (we, this packet, nobody) or none, and puts its topic behind a
denied act, or it says of the topic itself that it is nothing we speak of; and it says nothing else
of the topic. What is met with a service (reached, billed, slow, twelve) is no act on paper: "we
could not reach the gateway" disclaims nothing. Words are weighed by the classes of `lexicon`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

from checker.gate.lexicon import lexicon
from checker.gate.negation import NEGATED, SAYING, UNSURE
from checker.gate.values import words
from checker.model.regex import regex

# Classes of `lexicon`.
_TOPICS: Final = words("$ A B C L M O P Q T")  # what a packet may hardly say anything of
_SERVICE: Final = words("M P R Y Z U")  # what serves, and who or what meets it
_MET: Final = words("e r v w ¬ k V * X 8 g G s E z i l W m y")  # with a service, not on paper
_STATE: Final = _MET | words("c H")
_DEEDS: Final = _MET | words("2 b d h t 9 o 1")
_OWNS: Final = frozenset(("have", "has", "had", "get", "got", "see"))
_LEXICAL: Final = regex(r"[\w'-]+")

_CLAUSE: Final = regex(  # where the reach of a denial ends
    r"\b(?:although|and(?! that\b)|because|but|however|nevertheless|since|so|therefore|though"
    r"|whereas|while|yet)\b|, (?:cometapi|it|our|the|they|this|we)\b|[\u2014\u2013;]| - "
)
_PAPER: Final = (  # what speaks for itself
    r"(?:document|evidence|handoff|handover|note|observation|packet|paragraph|record|report|sentence"
    r"|statement|summary|table|text|ticket|write-up)s?"
)
_AUTHORS: Final = (
    r"(?:i|we|nobody|no one|none of us|neither of us|(?:our|the|these|this) (?:\w+ )?"
    rf"(?:{_PAPER}|author|lines|notes|operator|reporter|side|team|tests?|undersigned|writer))"
)
_OTHERS: Final = (  # to whom a question is left
    r"(?:the |our |your )?(?:\w+ )?(?:accounting|colleagues?|department|desk|finance|legal"
    r"|manage\w+|others?|owner|people|procurement|sales|staff|support|team)"
)
_BEGINS: Final = r"(?:^\W*|[:\u2013\u2014-] )(?:please |kindly )?"  # the writer is not named
_OPENS: Final = regex(  # behind it nothing is asserted
    rf"{SAYING}|(?:address|aim|attempt|comment|discuss|intend|intent|pretend|wish)\w*"
    r"|aware|clue|data|figures?|finding|idea|information|opinion|position|sign|view|word"
    r"|how|what|whether|which|who|whose|why"
)
_OUR_ACT: Final = regex(  # we have not gone into, nobody looked at, we leave aside, too early to
    rf"(?:{_BEGINS}(?!no|ne|without)|\b{_AUTHORS}\b(?: \w+){{0,4}}? ?){NEGATED}(?! only| until)"
    rf"|(?:{_BEGINS}|\b{_AUTHORS} (?:\w+ ){{0,3}}?)(?:abstain|avoid|declin|defer|disclaim|disregard"
    r"|exclud|leav|left|omit|pass over|refrain|set aside|skip|stay|steer clear|keeps?|kept"
    r"|withh[eo]ld)\w*"
    r"|\btoo (?:\w+ ){1,4}?to\b"
)
_NONE: Final = regex(
    r"\b(?:no(?! doubt| question that| way| wonder| more| less| longer)|neither|nor"
    r"|nothing(?! but| less)|none)\b"
)
_IS_NOT: Final = regex(
    r"\b(?:is|are|was|were|be|been|being)(?: not|n't| never| neither| nowhere"
    r"| no(?! longer| more))(?! only| until)|\b(?:has|have|had) no(?= \w+ (?:for|here|in|on|to)\b)"
    r"|(?:\b(?:had|has|have) )?(?:\bnot|n't|\bnever|\bcannot) be(?:en|ing)?\b"
)
_IS_A_THING: Final = regex(  # uptime is somebody else's department, cost was kept out
    r"\b(?:(?:can|had|has|have|must|should|will) )?(?:is|are|was|were|be|been|remains?|stays?) "
    r"(?:(?:still|not|\w+ly) ){0,2}(?:(?:an?|another|anybody|anyone|beyond|down to|for|no|nobody"
    r"|one|others?|our|out of|outside|some\w+|the|up to|what(?! it)|with)\b"
    r"|(?=kept|left|made|put|set|\w{3,}(?:ed|en|own)\b))"
)
_LABEL: Final = regex(r"[\w', ]{0,40}?(?::| -|[\u2013\u2014]) ?(?P<value>.*)")
_NO_VALUE: Final = regex(
    r"\b(?:not|no|nothing|n[./]?a|tbd|unknown|open|ask|see|skipped|omitted|left|later|to be)\b"
    r"|n't|^\W*$"
)
_HEAD: Final = regex(  # a conclusion on rate limiting
    r"\b(?P<noun>(?!doubt)\w+) (?:about|as to|concerning|on|over|regarding) (?:\w+ ){0,3}\Z"
)
_IN_HERE: Final = regex(
    r"[\w, ]{0,40}?\b(?:above|attached|below|enclosed|here|to (?:look|see)"
    rf"|(?:in|on|within) (?:the|this|these) (?:\w+ )?{_PAPER})\b"
)
_IF_ANY: Final = regex(  # to blame anyone would be, any cost is, should there have been
    r"^\W*(?:any|should there|were there|had there)\b"
    rf"|^\W*(?:to {SAYING}|{SAYING}ing) .* would be\b"
)
_OURS: Final = regex(  # what a predicate of disclaiming speaks of: us, this packet
    r"\b(?:i|we|us|me|mine|ours?|my|this|these|here|elsewhere|known|clear|certain|point)\b"
    rf"|\b(?:the|an?) (?:{_PAPER}|aim|concern|exercise|matter|object|purpose|question|scope|subject"
    r"|tests?|topic)\b"
)
_WE_DID: Final = regex(  # not an issue we examined
    rf" (?:an?|the) \w+ (?:that )?(?:i|we) (?:{SAYING}|addressed|examined|raised|studied)\b"
)
_DONE: Final = regex(r"\w+(?:ed|en|one|own)")  # participles
_DEED: Final = regex(  # what stands between a topic and its deferral asserts it
    r"\b(?:did|does|(?:had|has|have)(?! to\b)|is|are|was|were|went|\w{2,}ed)\b|[;?!]|, which\b"
)
_DEFERRED: Final = regex(  # said behind it: is for support to confirm
    r"(?:\b(?:are|be|falls?|is|lies?|remains?|sits?|stays?|was|were)(?: (?:all|best|something"
    r"|still|\w+ly)){0,2} )?(?:"
    r"(?<=\w )for (?:[\w'-]+ ){1,4}?to \w"
    r"|\b(?:is|are|was|were) (?:\w+ ){1,2}?(?:for|in|to) (?:our|the|this) "
    rf"(?:aim|exercise|{_PAPER}|question|purpose)"
    rf"|\bnot in (?:it\b|here\b|scope\b|(?:our|the|this) {_PAPER})"
    rf"|\b(?:beyond|out of|outside)(?: of)? (?:[\w'-]+ ){{0,3}}?(?:exercise|reach|remit"
    rf"|scope|task|tests?|{_PAPER})\b"
    rf"|\b(?:not known|open|unclear|undecided|undetermined|{UNSURE})\b"
    r"|\b(?:deferred|left|referred|reserved|up) to (?!\d)"
    rf"|\b(?:is|are|was|were|sits?|rests?|stays?) with {_OTHERS}\b)"
)
_TAKEN_BACK: Final = regex(
    # a negated verb of saying, or none of what is said
    rf"{NEGATED} (?:[\w']+ ){{0,4}}?{SAYING}"
    rf"|\b(?!mean){SAYING} (?:\w+ ){{0,1}}?(?:no|nothing|neither)\b"
    r"|\b(?:out of scope|far be it|not covered|not in scope|silent (?:about|on))\b"
    r"|\b(?:this|these|that) (?:is|are|was|were)(?: not|n't) (?:\w+ )?(?:about|an?|meant|one|to)\b"
    r"|\b(?:are|be|is|was|were) (?:\w+ly )?(?:(?:left|up) to\b|for(?= (?:[\w'-]+ ){1,4}?to \w))"
    # said by a record, supposed, unproved, or quoted as what not to say
    r"|\b(?:body|message|text) (?:read|reads|said|says|stated|states) that\b"
    r"|\baccording to (?:\w+ ){1,2}?(?:body|message|text)\b"
    rf"|\b(?:{UNSURE}|alleged\w*|assuming|hypothetical\w*|if|instead of|may or may not|overclaims?"
    r"|premature|rather than|speculative|suppose|unless|unsupported|until|whether"
    r"|any (?:claim|statement) (?:about|of|on|that))\b"
    # an act that we lack what it takes for
    r"|^(?:lacking|not having|without) "
    rf"(?=[^,]*, (?:i|we) (?:{NEGATED}|can only) (?:\w+ )?{SAYING})"
    # an instruction to find out
    r"|(?:^|[:,(-] ?|\band |\bor |\bto |\bplease |\bmust |\bshould )(?:re-?)?(?:ask|check|clarify"
    r"|confirm|determine|find out|investigate|look up|review|verify)\b(?! and\b)"
)
_NONE_SAID: Final = regex(  # no outage is claimed, neither A nor B was measured
    r"\b(?:no|neither|nothing)\b (?:[\w'-]+ ){1,8}?(?:is|are|was|were|be|been|being)"
    rf" (?:\w+ ){{0,2}}?(?:alleged|attempted|given|intended|made|named|offered|provided|{SAYING})"
)
_EITHER: Final = regex(r"\b(?:may or may not|(?:could|may|might) (?:\w+ ){1,3}?either)\b")
_THAT: Final = regex(
    r"(?:the )?(?:assumption|claim|guess|idea|possibility|statement|suggestion)? ?that "
)
_NOT_SAID: Final = regex(  # that the provider was down is not said here
    r"[^.;?!,]{0,60}?\b(?:is|are|was|were|has|have) (?:neither|not|nowhere) (?:\w+ ){0,4}?"
    rf"{SAYING}"
)
_LEFT_OPEN: Final = regex(
    r" (?:is|are|must|needs?|remains?|requires?|should|stays?|still|was)"
    rf" (?:\w+ ){{0,4}}(?:{UNSURE}|established|open|out of scope|possib\w+|proven|shown"
    r"|verification|verified)"
)
_AND_NOT: Final = regex(
    rf"[^.;?!]{{0,80}} and (?:(?:is|are|was|were) (?:not|neither) {SAYING}"
    r"|(?:(?:is|are|was|were) )?(?:left (?:aside|out)|omitted|withheld)\b)"
)
_ASKS: Final = regex(  # "why" and "when" take for granted what they ask about
    r"(?:[\w -]{1,40}: )?\W*(?:are|can|could|did|do|does|had|has|have|how|is|may|please|should|was"
    r"|were|what|where|which|who|will|would|(?:at|in|on|under) (?:what|which))\b"
)
_ASKED: Final = regex(r"\W*(?:how|what|when|where|which|who|why)\b")  # why it failed is open
_SUPPOSES: Final = regex(r"\b(?:its|last|our|that|the|their|this|your) (?:\w+ )?\Z")


@lru_cache(maxsize=64)
def _classed(sentence: str, start: int, end: int) -> tuple[tuple[str, str, int], ...]:
    """(Word, class, where it ends) of each word in a part of a sentence."""
    known = lexicon()
    words = [(match[0], match.end()) for match in _LEXICAL.finditer(sentence, start, end)]
    after = [*(word for word, _ in words[1:]), ""]
    return tuple(
        (word, known.get(f"{word}_{then}") or known.get(word, "x"), stop)
        for (word, stop), then in zip(words, after, strict=False)
    )


@lru_cache(maxsize=64)  # many places of one sentence are asked of
def _spans(pattern: re.Pattern[str], sentence: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in pattern.finditer(sentence))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Assertion:
    sentence: str
    start: int
    end: int
    topic: int  # where its topic begins, else `start` …
    said: int  # … and ends
    high: int  # where its clause ends
    named: bool  # has it a topic other than the service itself, which a bare negation denies
    of_service: bool
    measured: bool

    def reached(self, lift: int, stop: int) -> bool:
        """Does a denial at [lift, stop) stand before the topic, in its clause?"""
        between = (self.sentence, min(stop, self.topic), self.topic)
        return lift <= self.topic and stop <= self.end and not _CLAUSE.search(*between)

    def behind(self, pattern: re.Pattern[str], *, asked: bool = False) -> Iterator[tuple[int, int]]:
        """Where what is said of the topic begins and ends, if nothing is said of it before."""
        for found, stop in _spans(pattern, self.sentence):
            if found in range(self.topic, self.high) and (
                asked or not _DEED.search(self.sentence, self.said, found)
            ):
                yield found, stop

    def no_state(self, start: int, end: int | None = None) -> bool:
        """Is nothing said in a part that a service may be, or do, or cost?"""
        words = _classed(self.sentence, start, self.high if end is None else end)
        return not any(kind in _STATE or word[0].isdigit() for word, kind, _ in words)


def _said(one: _Assertion, start: int) -> bool:
    """Is what a negation denies an act of speech, so that nothing is met before the topic?"""
    owns = False
    for word, kind, _ in _classed(one.sentence, start, one.high):
        if _OPENS.fullmatch(word):
            return True
        if kind in _TOPICS:
            return one.named and not owns
        if kind in _MET or word[0].isdigit():
            return False
        owns = (owns or word in _OWNS) and kind != "p"
    return one.named


def _our_act(one: _Assertion) -> bool:
    """We have not gone into price; latency we did not look at; downtime is a word we avoid."""
    return any(
        (one.reached(lift, stop) or _topicalised(one, lift)) and _said(one, stop)
        for lift, stop in _spans(_OUR_ACT, one.sentence)
    )


def _topicalised(one: _Assertion, lift: int) -> bool:
    between = _classed(one.sentence, one.topic, lift)
    return lift in range(one.topic, one.high) and _DEEDS.isdisjoint(kind for _, kind, _ in between)


def _none_of(one: _Assertion) -> bool:
    """No inference about quota should be drawn; nothing in these lines is of price."""
    return any(
        one.reached(lift, stop) and _of_none(one, stop)
        for lift, stop in _spans(_NONE, one.sentence)
    )


def _of_none(one: _Assertion, start: int) -> bool:
    bare = not one.sentence[:start].endswith(("nothing", "none"))
    for word, kind, stop in _classed(one.sentence, start, one.high):
        if _OPENS.fullmatch(word):
            return True
        if kind == "p" or word in {"about", "regarding", "concerning"}:
            return not bare and _said(one, stop)
        if kind in _TOPICS:
            return bare and one.named and _IN_HERE.match(one.sentence, stop) is not None
        if kind in _SERVICE | _MET:
            break
        bare = False
    return False


def _headed(one: _Assertion) -> bool:
    """A conclusion on rate limiting would be premature; any question of cost belongs elsewhere."""
    head = _HEAD.search(one.sentence[: one.topic])
    return (
        head is not None and lexicon().get(head["noun"], "x") in "xFRo" and one.no_state(one.end)
    ) or (not one.of_service and _IF_ANY.match(one.sentence) is not None and one.no_state(one.end))


def _no_value(one: _Assertion) -> bool:
    """A label that nothing is given for: `as to price: nothing`, `latency - not measured`."""
    label = _LABEL.match(one.sentence, one.topic)
    return (
        not one.of_service
        and label is not None
        and not _DEED.search(one.sentence, one.said, label.start("value"))
        and _NO_VALUE.search(label["value"]) is not None
        and one.no_state(*label.span("value"))
    )


def _no_subject(one: _Assertion) -> bool:
    """Who is to blame is not our question; quota was not measured; cost is a matter for others."""
    if one.of_service:
        return False
    asked = _ASKED.match(one.sentence) is not None
    return any(
        (one.no_state(stop) and _of_ours(one, stop)) or _WE_DID.match(one.sentence, stop)
        for _, stop in one.behind(_IS_NOT, asked=asked)
    ) or (
        one.measured
        and one.named
        and any(
            one.no_state(stop)
            and "#" not in {kind for _, kind, _ in _classed(one.sentence, one.topic, found)}
            and "u" not in {kind for _, kind, _ in _classed(one.sentence, stop, one.high)}
            and one.no_state(one.topic, found)
            for found, stop in one.behind(_IS_A_THING)
        )
    )


def _of_ours(one: _Assertion, start: int) -> bool:
    """Is what is denied of a topic an act (not yet measured), or that it is a subject of ours?"""
    words = (word for word in _classed(one.sentence, start, one.high) if word[1] not in "bj")
    return _OURS.search(one.sentence, start, one.high) is not None or any(
        kind == "o"
        or (word != "what" and _OPENS.fullmatch(word))
        or (one.measured and kind in "x1" and _DONE.fullmatch(word))
        for word, kind, _ in islice(words, 1)
    )


def _deferred(one: _Assertion) -> bool:
    """It is for support to confirm, beyond the scope, unknown; that it was down is not said."""
    asked = _ASKED.match(one.sentence) is not None
    return (
        any(
            one.topic <= found and (asked or not _DEED.search(one.sentence, one.said, found))
            for found, _ in _spans(_DEFERRED, one.sentence)
        )
        or _AND_NOT.match(one.sentence, one.end) is not None
        or (
            _THAT.match(one.sentence) is not None
            and bool(
                _LEFT_OPEN.match(one.sentence, one.end) or _NOT_SAID.match(one.sentence, one.topic)
            )
        )
    )


def _taken_back(one: _Assertion) -> bool:
    """It does not prove; whether it was; no outage is claimed."""
    return any(
        one.topic in range(none, stop) and not _CLAUSE.search(one.sentence, none, stop)
        for none, stop in (*_spans(_NONE_SAID, one.sentence), *_either(one.sentence))
    ) or (
        not _supposed(one) and any(one.reached(*span) for span in _spans(_TAKEN_BACK, one.sentence))
    )


def _either(sentence: str) -> Iterator[tuple[int, int]]:
    """What may or may not be is so from the beginning of its sentence."""
    return ((0, stop) for _, stop in _spans(_EITHER, sentence))


def _supposed(one: _Assertion) -> bool:
    """Is it an outage that the provider did not speak of: so there was one?"""
    kinds = [kind for _, kind, _ in _classed(one.sentence, 0, one.topic)]
    return (
        [kind for _, kind, _ in _classed(one.sentence, one.topic, one.end)[:1]] == ["O"]
        and _SUPPOSES.search(one.sentence[: one.topic]) is not None
        and any(kind == "P" and then in "dhn" for kind, then in pairwise(kinds))
    )


_WAYS: Final = (_our_act, _none_of, _headed, _no_value, _no_subject, _deferred, _taken_back)


def lifted(sentence: str, start: int, end: int, *, of_service: bool, measured: bool) -> bool:
    """Is the assertion at [start, end) denied, asked, supposed or to be verified?

    The sentence is in lower case, as `sentences` reads it. `of_service`: it is one of the service
    or of a model itself, of which a negation denies less; `measured`: of a topic that is asserted
    by what it is like or how much, so that no name of a thing asserts it.
    """
    if sentence.endswith("?") and _ASKS.match(sentence):
        return True
    words = _classed(sentence, start, end)
    topic = next(((stop - len(word), stop) for word, kind, stop in words if kind in _TOPICS), None)
    after = _CLAUSE.search(sentence, end)
    one = _Assertion(
        sentence=sentence,
        start=start,
        end=end,
        topic=start if topic is None else topic[0],
        said=start if topic is None else topic[1],
        high=after.start() if after else len(sentence),
        named=topic is not None and not of_service,
        of_service=of_service,
        measured=measured,
    )
    return any(way(one) for way in _WAYS)
