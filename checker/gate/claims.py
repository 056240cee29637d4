"""Text -> claims in it that a packet must not make, sentence by sentence.

A claim is a subject and what is said of it, by meaning: `lexicon` gives every word its class, and
a row of CLAIMS is written in classes, so that *the provider*, *CometAPI* and *they* are one
subject, and *went dark*, *collapsed* and *is down again* one predicate. A word alone claims
nothing. A claim of a new kind brings the words that no class holds. What denies, asks, supposes or
leaves open lifts it: see `negation`. The topics are those of the owner's "What not to assert" and
"Overclaiming".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from checker.gate.lexicon import MODELS, classes
from checker.gate.negation import lifted
from checker.gate.patterns import compiled
from checker.gate.sentences import sentences

_BE: Final = "(?:[5abdhn]*b[5abdn]*)"  # is, was not, has always been, would be
_SAYS: Final = f"(?:{_BE}|:|=)(?!n*[oN]|$|<)"  # "is high", ": 60", and not "is unknown"
_DO: Final = "[5adhn]*"  # did not, has, always
_OF: Final = "(?:p[^bdhoknvwcty,:=q]{1,3})?"  # of the chat route
_SOME: Final = '[^,:=?!"bdhnovkqcF]'  # a word between
_TAKES: Final = "(?:[tkh][xpR<>~]{0,3}(?:#[x#]?|p)u|b[p<>~]{0,2}#x?u)"  # takes 4 s, is 4 s
_LOAD: Final = "(?:#[x#]?[RY](?:[pax])?p?u|#+/)"  # 60 requests per minute, 60 rpm


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The ways to make one kind of claim, in classes of words: any of them makes it."""

    id: str
    ways: tuple[str, ...]
    own: frozenset[str] = frozenset()  # words of no class that are `NEW_WORD` in its ways

    @property
    def pattern(self) -> str:
        """One pattern of all ways."""
        return "|".join(self.ways)


CLAIMS: Final = (
    Claim(
        id="claim-billing",
        ways=(
            rf"[BUY@]{_BE}y|[PM]{_DO}y|y(?:@|['xI]U)|PB|B@",  # we were billed, they charged us
            rf"B{_SOME}{{0,3}}(?:{_SAYS}|k|dnt)",  # the invoice is wrong, the refund did not come
            r"[hkX]['naxI]{0,3}B(?!F)",  # no billing impact
            r"B[xFo]['aIx]{0,2}[RY+]|y['aIx]{0,2}[RY]",  # the invoice shows tokens, bills tokens
            r"byp[Ru]",  # it is billed per request
            rf"P{_DO}[k*]['aIx]{{0,2}}B(?!F)",  # changed its billing
            rf"[RY+]{_BE}y|U{_DO}yp|U{_DO}[be]['x#I]{{0,2}}B",  # failed calls are billed
        ),
    ),
    Claim(
        id="claim-guarantee",
        ways=(rf"[PMUQABxTI]{_DO}G(?=[npa#xRu%]|$)", "bG", "G[na#]"),
    ),
    Claim(
        id="claim-latency",
        ways=(
            rf"T{_SOME}{{0,5}}?(?:{_SAYS}|[k<>~]|#|p#)|[zkW]T|kpT|[TWk]p?T",
            rf"[PMRY]{_OF}(?:{_DO}|{_BE})(?<!n){_TAKES}",  # answers come within two seconds
            r"5[tR][xpR<>~]{0,3}(?:#[x#]?|p)u|Pntxp#?u",  # always answers within a second
            rf"(?<![Ud])7['axI]{{0,2}}[RPZU]|[PR]{_OF}{_DO}7",  # slows answers down
            rf"R{_OF}{_DO}0(?:p[x0]?)*p#?x?u",  # requests queue for minutes
            rf"[PMRZ]{_OF}(?:{_BE}|{_DO}[twx])z(?!pI)|P{_DO}T",  # the API is slow, the gateway lags
        ),
    ),
    Claim(
        id="claim-model-availability",
        ways=(
            rf"MN?{_OF}(?:{_BE}[sE2kfwve]|{_DO}[wvk]|d[tkvw])",
            rf"MN?{_BE}(?!n*[oN]|#)x",  # what else is said of it: gated, gone
            rf"[PM]{_DO}[kf*][ax#I'fp]{{0,3}}M",  # they pulled the model
        ),
    ),
    Claim(
        id="claim-platform-wide",
        ways=(
            rf"ax?U(?:{_BE}|h|r)|[kX]a(?:[xUR]|$)|aM{_BE}X|&[bdhr]|[kX]&",  # all users are
            rf"[vVs]p(?:&|ax?U)(?!pI)|ax?U{_OF}{_DO}[vVk]",  # fell over for everybody
            rf"P{_DO}Y",  # the gateway retries
        ),
    ),
    Claim(
        id="claim-price",
        ways=(
            r"m#|#m|\$(?:@|['xI]U)|\$p?[#iaxW]?#|\$n(?!o)",  # four cents, costs us, costs nothing
            rf"\${_OF}{_SOME}{{0,3}}(?:{_SAYS}|[khes2*])",  # the price is high, prices doubled
            r"b[#qaxW]{0,2}i(?![xFUR])|ip|iP",  # it is cheaper, free of charge
            "4",  # pay per image
            r"P[t*]?['axI]{0,2}\$|Pt3|k['xI]{0,2}\$",  # they raised the price
        ),
    ),
    Claim(
        id="claim-provider-state",
        ways=(
            rf"P{_OF}(?:{_BE}[sE2zvVXc]|{_DO}[vwV])|R{_BE}[s2]",  # is down, went dark, works
            r"P[:,]?[sE]|P2(?!p)|EP|^x?:[sEO](?=$|[,!?p])",  # CometAPI: down
            r"P[Fx]{1,2}[:=]x?[sE2zvVO]",  # service status: degraded
            r"P[abdhn]*h['na#xI]{0,3}[OHD]",  # had an outage
            rf"(?<!Fp)P{_DO}[k*](?!n|['axI]{{0,2}}[$BQLTM])",  # changed its answers
            rf"[PU]{_OF}(?:{_BE}|{_DO})8(?!pI)|8p['xI]?P",  # was hacked
            "^n[dn]*rP",  # nobody could reach it
        ),
    ),
    Claim(
        id="claim-quota",
        ways=(
            rf"Q{_OF}{_SOME}{{0,3}}(?:{_SAYS}|[khevs2]|dn[xt])",
            r"[eh]['naxW#I]{0,3}Q|nx?Q(?!x)|[xe]['xI]Q|UeR",  # used up our credit
            r"n[x6]hQ|n6(?:[bhd]|o?pP)",  # no channel had capacity
        ),
    ),
    Claim(
        id="claim-rate-limit",
        ways=(
            rf"l[^,]{{0,6}}{_LOAD}|{_LOAD}x?l",  # limited to 60 requests per minute
            rf"L{_SOME}{{0,4}}(?:{_SAYS}|[kx]p|p#)",  # the rate limit is low
            rf"P{_DO}[Ll](?:@|['axI]?U)|['IUP]l{_BE}k|Pk['x]?l",  # they limit us, lowered limits
            rf"[URY]{_OF}{_BE}L|U{_BE}lp?#|l{_BE}#x?[RY]",  # we were throttled
            rf"P{_DO}[*]['xaI]{{0,2}}[LQ]",  # changed its limits
            r"[ekr]['xaI]{0,2}[LQ]",  # hit the limit
        ),
    ),
    Claim(
        id="claim-root-cause",
        ways=(
            rf"C{_SOME}{{0,4}}{_SAYS}|K{_OF}{_SAYS}",  # the root cause is, the reason was
            rf"(?<!db)c(?!n)|qP|q['x]?{_BE}[sE2v]",  # caused by, because the provider
            r"J(?:['x]{0,2}[PE]|'x)",  # comes from their database
            rf"[HDO]{_BE}?x?p['xI]?P|Dp'|['P]D(?!F)|P'[xO]",  # a bug in the gateway, their fault
            r"[P'][xk]?[vg](?=[xPR#IU'])|[vg]P",  # their release broke it
            r"^xbP!?$|(?:P'?|')S",  # it was the provider; on their side
        ),
    ),
    Claim(
        id="claim-uptime",
        ways=(rf"A[^,F]{{0,5}}?(?:{_SAYS}|k|#|%)|#?%p?A|#A", "O(?!b?n+o)"),
    ),
)


def claims(text: str) -> Iterator[tuple[str, int]]:
    """(Rule, offset of the sentence) of each claim, in the order of the text."""
    for offset, sentence in sentences(text):
        read = _read(sentence)
        said: set[str] = set()
        for row in CLAIMS:
            letters, places = _read(sentence, row.own) if row.own else read
            if row.id not in said and any(
                not lifted(sentence, *places(match.span()))
                for match in compiled(row.pattern).finditer(letters)
            ):
                said.add(row.id)
                yield row.id, offset


_TOKEN: Final = re.compile(
    r"\d[\d.,]*(?<![.,])(?: ?%|s\b)?"
    rf"|{MODELS}(?:-?[\w.:]*\d[\w.:]*|-\w+)+|o\d(?:-\w+)?\b"
    r"|[^\W\d_]\w*(?:-\w+){2,}|[^\W\d_]\w*(?:'(?!s\b)\w+)?|[$\u20ac\u00a3\u00a5\u20b9,:=?!<>~%]|'s?"
)


def _read(
    sentence: str, own: frozenset[str] = frozenset()
) -> tuple[str, Callable[[tuple[int, int]], tuple[int, int]]]:
    """The classes of a sentence, and what gives the offsets of a part of them."""
    found = list(_TOKEN.finditer(sentence))
    letters, begins = classes([match[0].replace("-", "_") for match in found], own)
    kept = [(letter, at) for letter, at in zip(letters, begins, strict=True) if letter != "j"]
    ends = [*(at for _, at in kept[1:]), len(found)]

    def place(span: tuple[int, int]) -> tuple[int, int]:
        start, end = span
        return found[kept[start][1]].start(), found[ends[end - 1] - 1].end()

    return "".join(letter for letter, _ in kept), place
