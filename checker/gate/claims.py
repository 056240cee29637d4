"""Text -> claims in it that a packet must not make, sentence by sentence.

A claim is a subject and what is said of it, by meaning: `lexicon` gives every word its class, and
a row of CLAIMS is written in classes, so that *the provider*, *CometAPI* and *they* are one
subject, and *went dark*, *collapsed* and *is down again* one predicate. A word alone claims
nothing. What denies, asks, supposes or leaves open lifts it: see `disclaimers`. In what a person
writes freely the likeness of a sentence to known claims decides with its words: see `likeness`; a
new row of CLAIMS needs none. The topics are those of the owner's "What not to assert" and
"Overclaiming".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final

from checker.gate.disclaimers import lifted
from checker.gate.lexicon import NEW_WORD
from checker.gate.likeness import likeness
from checker.gate.reading import TOPICS, Places, Span, read, written_out
from checker.gate.sentences import sentences
from checker.gate.weights import KNOWN
from checker.model.regex import regex

_WIDER: Final = {"x": "x91_§", "p": "p;"}  # what a class of the ways stands for too
_WIDE: Final = regex(r"[xp](?P<inside>(?=[^\[\]]*\]))?")  # within brackets, or alone
_BE: Final = "(?:[5abdhn]*b[5abdn]*)"  # is, was not, has always been, would be
_SAYS: Final = (
    f"(?:{_BE}|[:=](?!h))(?!n*[oN]|$|<|[nx']{{0,3}}F)"  # "is high", ": 60", and not "is unknown"
)
_LOST: Final = "¬['aIx#]{0,2}(?:xp)?"  # we lost access to
_BEGIN: Final = "(?:^|(?<=[,:_q]))"  # of a clause
_NOT_OF: Final = "(?<!F)(?<!F[ph])"  # no question of it
_DO: Final = "[5adhn]*"  # did not, has, always
_OF: Final = "(?:p[^bdhoknvwcty,:=qI]{1,3}|U[1frx])?"  # of the chat route, we use
_SOME: Final = '[^,:=?!"bdhnovkqcF]'  # a word between
_TAKES: Final = "(?:[tkh][xpR<>~]{0,3}(?:#[x#]?|p)u|b[p<>~]{0,2}#x?u)"  # takes 4 s, is 4 s
_CAP: Final = "(?:L|ul)"  # the rate limit, the daily cap, the tokens-per-minute limit
_LOAD: Final = "(?:#[x#]?[RY](?:[pax])?p?u|#+/)"  # 60 requests per minute, 60 rpm

_OF_IT: Final = "(?:p[^bdhoknvwcty,:=q1FI]{1,3}|U[1rx])?"
_PREDICATE: Final = (  # what a document or a record does not do
    rf"(?:{_BE}(?!n*[oN1F*]|p[^,:]?[FNZo1]|[x']{{1,3}}F)[^,:=_]|h(?![an#xI]{{0,3}}[oF1])[^,:=_]"
    r"|d[5adn]*[x9k¬vVwfgXe780]|(?!f[t1bhdx]|[*]n)[9k¬vVwfgJce*780])(?![^,:_q]*pI)"
)


def _wider(letter: re.Match[str]) -> str:
    wide = _WIDER[letter[0]]
    return f"[{wide}]" if letter["inside"] is None else wide


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The ways to make one kind of claim, in classes of words: any of them makes it."""

    id: str
    about: str  # as a finding names it
    ways: tuple[str, ...]
    own: frozenset[str] = frozenset()  # words of no class that are `NEW_WORD` in its ways


CLAIMS: Final = (
    Claim(
        id="claim-billing",
        about="billing",
        ways=(
            rf"[BUY@]{_BE}y|[PM]{_DO}y|PB|B@|[U@]{_DO}y[n#$k%]|[RY]y#",  # we were billed
            # the invoice is wrong, the refund did not come
            rf"{_NOT_OF}B{_SOME}{{0,3}}(?:{_SAYS}|k|dnt)",
            r"[hkX]['naxI]{0,3}B(?!F)",  # no billing impact
            r"byp[Ru]",  # it is billed per request
            rf"(?:^|[RY+]){_BE}y|U{_DO}yp",  # failed calls are billed, this will be refunded
            r"B1(?=[xR#])|Bn+t",  # the invoice shows what we never used
            rf"U{_BE}[{NEW_WORD}¬]",  # the account was suspended
        ),
        own=frozenset(
            ("blocked", "deactivated", "downgraded", "locked", "suspended", "terminated")
        ),
    ),
    Claim(
        id="claim-guarantee",
        about="a guarantee",
        ways=(rf"[PMUQABxTI]{_DO}G(?=[npa#xRu%]|$)", "bG"),
    ),
    Claim(
        id="claim-latency",
        about="latency",
        ways=(
            rf"{_NOT_OF}T{_SOME}{{0,5}}?(?:{_SAYS}|[k<>~]|#|p#)",  # latency is 2 s
            rf"[PMRY]{_OF}(?:{_DO}|{_BE})(?<!n){_TAKES}(?!pI)",  # answers come within two seconds
            # always answers within a second
            r"hp0p?#?x?u|§n?[tR]p{1,2}#?x?u|(?:5[tR]|[tR]5)[xpR<>~]{0,3}(?:#[x#]?|p)u",
            rf"(?<![Ud])7['axI]{{0,2}}[RPZU]|[PR]{_OF}{_DO}7",  # slows answers down
            rf"R{_OF}{_DO}0(?:p[x0]?)*p#?x?u",  # requests queue for minutes
            rf"[PMRZ]{_OF}(?:{_BE}|{_DO}[twx])#?p?z(?!pI)|P{_DO}T",  # is slow, the gateway lags
            rf"{_BEGIN}§{_BE}#?p?z",  # it is slow
            rf"R{_OF}{_DO}(?:[0v]pp?|[x9]p?)#x?u|#x?upT",  # hang for half a minute
            rf"nhRp+#u|R{_BE}p#x?u",  # we get no answer under 2 s, it is under 2 s
        ),
    ),
    Claim(
        id="claim-model-availability",
        about="model availability",
        ways=(
            rf"MN?{_OF}(?:{_BE}[sE2kfwve]|{_DO}[wvk]|d[tkvw])",
            rf"MN?{_BE}(?!n*[oN]|#)x|M'x[k9v*]|{_BE}spx?(?:U(?!F)|[a&])",  # gated, gone
            # you can use it, it was changed
            r"^M[sE]",
            rf"[PM]{_DO}[kf*][ax#I'fp]{{0,3}}M|{_LOST}M(?!F)",  # they pulled the model
            rf"(?<![FR]){NEW_WORD}{_DO}[1fhl]x?M",  # the plan doesn't include it
        ),
        own=frozenset(("plan", "plans", "tier")),
    ),
    Claim(
        id="claim-platform-wide",
        about="all users",
        ways=(
            rf"ax?U{_OF}(?:{_BE}|h|r)|[kX]a(?:[xUR](?!F)|$)|&[bdhrw]|[kX]&",  # all users are
            rf"[VHFsv]p(?:&|ax?U)(?!pI)|ax?U{_OF}{_DO}[vVk]",  # fell over for everybody
            rf"^nx?UhH|M{_DO}b[o1];a",  # no user can
            rf"P{_DO}Y|PU{_OF}{_BE}X",  # the gateway retries, CometAPI customers are affected
        ),
    ),
    Claim(
        id="claim-price",
        about="price",
        ways=(
            r"m#|#m|\$(?:@|['xI]U)|\$p?[#iaxW]?#|\$n(?![ABLQTo$])",  # four cents, costs us
            rf"{_NOT_OF}\${_OF}{_SOME}{{0,3}}(?:{_SAYS}|[khes2*])",  # the price is high
            r"b[#qanxW]{0,2}i(?![xFUR])|ip|iP",  # it is cheaper, free of charge
            r"4",  # pay per image, free tokens
            "Pt(?:3|kp)",  # it takes a commission
        ),
    ),
    Claim(
        id="claim-provider-state",
        about="the state of the provider",
        ways=(
            rf"P{_OF}(?:{_BE}[sE2zvVXc]|{_DO}[vwV])|R{_BE}[s2]",  # is down, went dark, works
            r"(?<![F#])P[:,]?[sE]|P2(?!p)|EP|^x?:[sEO](?=$|[,!?p])",  # CometAPI: down
            r"P[Fx]{1,2}[:=]x?[sE2zvVO]",  # service status: degraded
            rf"(?<!Fp)P{_DO}[k*](?!n|['axI]{{0,2}}[$BQLTM])",  # changed its answers
            rf"^n[dn]*rP|{_BEGIN}§{_BE}[sE]",  # it is down
            rf"P{_OF}{_DO}[9egX8]|[9k*vgX2];['I]?P",  # what else it did: pushed a release
            rf"{_BEGIN}@[bh5an]*[k*vgXy89]|nwp'P",
            rf"{_LOST}P(?!F)|b¬[;p]['I]?P|bnP(?=$|,)",  # we lost the provider
            r"^§v|^nPp#|^nw|^nd[1rtx]p?'?P|§tP#|^n#?p[PM](?![Fbh])",
            rf"{_BEGIN}'x{{1,2}}(?:[dn]*[vk9]|[dhn]+b[v9])|(?:#p'x|{_BEGIN}'0){_BE}(?!n*[oN1Fp])[^,:=_]|nR{_BE}f|{_BEGIN}[an#]{{0,2}}6[5an]*{_PREDICATE}|hn[sE]?6",
        ),
    ),
    Claim(
        id="claim-quota",
        about="quota",
        ways=(
            rf"{_NOT_OF}Q{_OF}{_SOME}{{0,3}}(?:{_SAYS}|[khevs2]|dn[xt])",
            r"[eh]['naxW#I]{0,3}Q|hxpQ|UeR|[QL]1p",  # used up our credit
            # half of the allowance, two million tokens left
            r"Qd+n?[19x]|hnRu|[m%]p'?Q",
            rf"P{_DO}1I{{1,2}}[QB$L]",  # they reset our quota
        ),
    ),
    Claim(
        id="claim-rate-limit",
        about="rate limits",
        ways=(
            rf"l{_BE}x?[Wz]|l[^,]{{0,6}}{_LOAD}|{_LOAD}x?l",  # limited to 60 requests per minute
            rf"{_NOT_OF}{_CAP}{_SOME}{{0,4}}(?:{_SAYS}|[kx]p|p#)",  # the rate limit is low
            rf"P{_DO}[Ll](?:@|['axI]?U)",  # they limit us
            rf"U{_BE}lp?#(?!x?Y)|l{_BE}#x?[RY]",  # we were throttled
            r"l[^,]{0,6}#pu|e'l|[*k]'?l(?!F|Y|p[YI])|[ekr]['xaI]{0,2}(?:[LQ]|ul)",  # hit the limit
            rf"(?:P[d1t]|e)[^,:]{{0,3}}{_LOAD}",  # the gateway takes 60 requests per minute
            rf"(?:^|[IR])l{_BE}k|[U@][dhn]+x?[pa]{{0,2}}{_LOAD}",  # we may send …
            rf"{NEW_WORD}{_DO}[fl]#",  # our plan allows ten
            # everything above ten requests is dropped
            rf"[&R]{NEW_WORD}#R?(?:{_BE}|h)[k1]",
        ),
        own=frozenset(("above", "beyond", "plan", "plans", "tier")),
    ),
    Claim(
        id="claim-root-cause",
        about="a root cause",
        ways=(
            rf"C{_SOME}{{0,4}}{_SAYS}|K{_OF}{_SAYS}",  # the root cause is, the reason was
            # caused by, because the provider, because their node fell
            rf"(?<!db)c(?!n)|qP|q['x]?{_BE}[sE2v]|q'x{{1,3}}{_DO}[vVsEk9]",
            rf"{_BE}['x]?P[HDO]|E[P6]",
            # comes from their database
            r"(?<!U)Jp?(?:[^,:F]{0,4}(?:P|'x)(?!F)|['x]{0,2}[PE]|[xpu]{0,3}[lLQ])",
            rf"[HDO]{_BE}?x?p['xI]?P|Dp'|['P]D(?!F)|P'(?:x(?!F)|O)",  # a bug in the gateway
            "^k(?:p[x#])?[gv]|b'$|Cb[ox]:(?!n*[noN1])|^nPH|¬p'|@,§b",  # broke the gateway
            # it was triggered by a rollout; "it is replaced by" tells of a name
            rf"(?:[HOD]{_BE}[gck9]|§{_BE}[gc9]);(?!['xaI]?[UI])|Sp['I]?P",
            # it was the provider; on their side
            r"^[x§]d?b['I]?P!?$|(?:P'?|')S(?!x$|[FT])",
            # happened because
            rf"(?:{NEW_WORD}{_SOME}{{0,4}}|V)q(?!['xaI]{{0,2}}[UI])[^,:q]*[bhdvkVw9]",
            # it blocked us by mistake, the release introduced a bug, the vendor confirmed one
            r"(?:@|b[9kyle])[^,:]?[;p]D|_['x]?P'$",
            rf"[xkPR*]9['xa]?D|P{_DO}1['xa]?[DO]",
        ),
        own=frozenset(("arise", "arises", "arose", "happen", "happened", "happens", "occurred")),
    ),
    Claim(
        id="claim-uptime",
        about="uptime",
        ways=(
            rf"A[^,F]{{0,5}}?(?:{_SAYS}|k|#|%)|#?%p?A|A{_DO}b[on]{{0,2}}W",
            "O(?![b:=]?n+o)",
        ),
    ),
)


def abouts() -> dict[str, str]:
    """What the claims of each rule are about."""
    return {row.id: row.about for row in CLAIMS}


_CLAUSE: Final = regex(r"[^,:?_q]+")
_SAID: Final = regex(r"[bhdk¬vVwfgJce789yrszEi2]")  # something is said of what is named
_HONEST: Final = regex(r'[1oF"]')  # … of a record or a document
_OTHERS: Final = regex(r"[1oFtUIRNZ#*]")  # … or of ours
_COMPOUND: Final = regex(r".x+[bdhn]")  # what it stands before is what is spoken of
_ITS: Final = regex(r"[$ABLOQT]p\Z")  # latency at the provider: one topic
_ALONE: Final = "$ABLOPQT"
_SUBJECT: Final = regex(
    rf"{_BEGIN}[aniEWVxI5#6's]{{0,3}}(?P<topic>M(?!V)|[PTQLAO$B]){_OF_IT}[5an]*{_PREDICATE}"
)


@cache
def _patterns(rows: tuple[Claim, ...]) -> tuple[tuple[Claim, re.Pattern[str]], ...]:
    """One pattern a claim, of all its ways; what is `x` in them may be a deed too."""
    return tuple((row, regex(_WIDE.sub(_wider, "|".join(row.ways)))) for row in rows)


def _by_way(sentence: str, plain: str, plain_places: Places) -> Iterator[tuple[str, Span]]:
    for row, pattern in _patterns(CLAIMS):
        letters, places = plain, plain_places
        if any(word in sentence for word in row.own):
            letters, places = read(sentence, row.own)
        for match in pattern.finditer(letters):
            yield row.id, places(match.span())


def _by_default(letters: str, places: Places) -> Iterator[tuple[str, Span]]:
    """A clause that says something of a topic, and not what a record or a document may say."""
    for match in _SUBJECT.finditer(letters):
        yield TOPICS[match["topic"]], places(match.span("topic"))
    for clause in _CLAUSE.finditer(letters):
        said = clause[0]
        if not _SAID.search(said) or _HONEST.search(said):
            continue
        for at, letter in enumerate(said, clause.start()):
            if letter in _ALONE and not (
                _COMPOUND.match(letters, at)
                or (
                    letter == "P"
                    and (
                        _OTHERS.search(said) or at == clause.end() - 1 or _ITS.search(letters[:at])
                    )
                )
            ):
                yield TOPICS[letter], places((at, at + 1))


_MEASURED: Final = frozenset(
    (
        "claim-billing",
        "claim-latency",
        "claim-price",
        "claim-quota",
        "claim-rate-limit",
        "claim-uptime",
    )
)
_OF_SERVICE: Final = frozenset(
    ("claim-model-availability", "claim-platform-wide", "claim-provider-state")
)


# Above which likeness a sentence claims something: where its words do, where nothing tells, and
# where its words do and are lifted.
_FOUND, _SURE, _LIFTED = -0.6, 0.2, 0.8
_PROSE: Final = regex(r"(?:.*?(?<!\S)[a-z][a-z']+(?=[\s,.:!?]|\Z)){4}")  # four words
_LONG: Final = 25  # words: of a longer sentence than the learned ones the weights know nothing


def claims(text: str, *, free: bool = False) -> Iterator[tuple[str, int]]:
    """(Rule, offset of the sentence) of each claim, in the order of the text.

    `free`: it is what a person wrote freely, so that the likeness of a sentence to other claims
    decides with its words. A sentence of our own is held to its words alone, as is a name in it.
    """
    known: dict[str, tuple[str, ...]] = {}  # a text says much of what it says again
    for offset, written in sentences(text):
        if written not in known:
            known[written] = tuple(_claimed(written_out(written), free=free))
        yield from ((rule, offset) for rule in known[written])


def asserted(sentence: str) -> dict[str, bool]:
    """The rules whose words a sentence has, in their order: does one of the claims stand?"""
    plain, places = read(sentence)
    stands: dict[str, bool] = {}
    for rule, place in chain(_by_way(sentence, plain, places), _by_default(plain, places)):
        if not stands.get(rule):
            stands[rule] = not lifted(
                sentence, *place, of_service=rule in _OF_SERVICE, measured=rule in _MEASURED
            )
    return stands


def _claimed(sentence: str, *, free: bool) -> Iterator[str]:
    """The rules of the claims that a sentence makes, each once."""
    stands = asserted(sentence)
    said = [rule for rule, holds in stands.items() if holds]
    long = len(sentence.split()) > _LONG
    if not free or long or not (said or _PROSE.match(sentence)):
        yield from said
        return
    letters = read(sentence)[0]
    alike = likeness(sentence, letters)
    if said:
        yield from (rule for rule in said if alike > _FOUND or rule not in KNOWN)
    elif alike > (_LIFTED if stands else _SURE):
        yield next((TOPICS[one] for one in letters if one in TOPICS), "claim-provider-state")
