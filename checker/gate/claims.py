"""Text -> claims in it that a packet must not make, sentence by sentence.

A claim is a subject and what is said of it, by meaning: `lexicon` gives every word its class, and
a row of CLAIMS is written in classes, so that *the provider*, *CometAPI* and *they* are one
subject, and *went dark*, *collapsed* and *is down again* one predicate. A word alone claims
nothing. What denies, asks, supposes or leaves open lifts it: see `negation`. The topics are those
of the owner's "What not to assert" and "Overclaiming".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from checker.gate.lexicon import classes
from checker.gate.negation import lifted
from checker.gate.patterns import compiled
from checker.gate.sentences import sentences

_BE: Final = "(?:[abdhn]*b[abdn]*)"  # is, was not, has always been, would be
_SAYS: Final = f"(?:{_BE}|:|=)(?!n*[oN]|$|<)"  # "is high", ": 60", and not "is unknown"
_DO: Final = "[adhn]*"  # did not, has, always
_OF: Final = "(?:p[^bdhoknvwcty,:=q]{1,3})?"  # of the chat route
_SOME: Final = '[^,:=?!"bdhnovkqcF]'  # a word between
_LOAD: Final = "(?:#[x#]?[RY](?:[pax])?p?u|#+/)"  # 60 requests per minute, 60 rpm


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One way to make one kind of claim, in classes of words; several rows may have one id."""

    id: str
    pattern: str


CLAIMS: Final = (
    Claim(id="claim-billing", pattern=rf"[BUY@]{_BE}y|[PM]{_DO}y|y(?:@|['xI]U)|PB|B@"),
    Claim(
        id="claim-billing", pattern=rf"B{_SOME}{{0,3}}(?:{_SAYS}|k|dnt)|[hkX]['naxI]{{0,3}}B(?!F)"
    ),
    Claim(id="claim-billing", pattern=rf"[RY+]{_BE}y|U{_DO}yp|U{_DO}[be]['x#I]{{0,2}}B"),
    Claim(
        id="claim-guarantee",
        pattern=r"[PMUQABxTI]{_DO}G(?=[npa#xRu%]|$)|bG|G[na#]".replace("{_DO}", _DO),
    ),
    Claim(
        id="claim-latency",
        pattern=rf"T{_SOME}{{0,5}}?(?:{_SAYS}|[k<>~]|#|p#)|[zkW]T|kpT|[TWk]p?T",
    ),
    Claim(
        id="claim-latency",
        pattern=rf"[PMRY]{_OF}(?:{_DO}|{_BE})(?<!n)(?:[tkh][xpR<>~]{{0,3}}(?:#[x#]?|p)u|b[p<>~]{{0,2}}#x?u)",
    ),
    Claim(id="claim-latency", pattern=rf"[PMRZ]{_OF}(?:{_BE}|{_DO}[twx])z|P{_DO}T"),
    Claim(
        id="claim-model-availability",
        pattern=rf"MN?{_OF}(?:{_BE}[sE2kfwve]|{_DO}[wvk]|d[tkvw])|MN?{_BE}(?!n*[oN]|#)x",
    ),
    Claim(id="claim-model-availability", pattern=rf"[PM]{_DO}[kf][ax#I'fp]{{0,3}}M"),
    Claim(
        id="claim-platform-wide",
        pattern=rf"a[x]?U(?:{_BE}|h|r)|[kX]a(?:[xUR]|$)|aM{_BE}X|&[bdhr]|[kX]&|P{_DO}Y",
    ),
    Claim(id="claim-price", pattern=r"m#|#m|\$(?:@|['xI]U)|\$p?[#iaxW]?#|\$n(?!o)"),
    Claim(
        id="claim-price",
        pattern=rf"\${_OF}{_SOME}{{0,3}}(?:{_SAYS}|[khes2*])|b[#qaxW]{{0,2}}i(?![xFUR])|ip|Pt?['axI]{{0,2}}\$|Pt3|k['xI]{{0,2}}\$|iP",
    ),
    Claim(
        id="claim-provider-state",
        pattern=rf"P{_OF}(?:{_BE}[sE2zvVXc]|{_DO}[vwV])|R{_BE}[s2]|P[:,]?[sE]|P2(?!p)|EP",
    ),
    Claim(
        id="claim-provider-state",
        pattern=rf"P[abdhn]*h['na#xI]{{0,3}}[OHD]|P{_DO}[k*](?!n|['axI]{{0,2}}[$BQLTM])|^n[dn]*rP|^x?:[sEO]",
    ),
    Claim(
        id="claim-quota",
        pattern=rf"Q{_OF}{_SOME}{{0,3}}(?:{_SAYS}|[khevs2]|dnx|dnt)|[eh]['naxW#I]{{0,3}}Q|nx?Q(?!x)|[xe]['xI]Q|Ue(?:R|tokens)",
    ),
    Claim(
        id="claim-rate-limit",
        pattern=rf"l[^,]{{0,6}}{_LOAD}|{_LOAD}x?l|L{_SOME}{{0,4}}(?:{_SAYS}|[kx]p|p#)|P{_DO}[Ll](?:@|['axI]?U)|['IUP]l{_BE}k",
    ),
    Claim(
        id="claim-rate-limit",
        pattern=rf"[URY]{_OF}{_BE}L|U{_BE}lp?#|[ekr]['xaI]{{0,2}}[LQ]|Pk['x]?l|l{_BE}#x?[RY]",
    ),
    Claim(
        id="claim-root-cause",
        pattern=rf"C{_SOME}{{0,4}}{_SAYS}|K{_OF}{_SAYS}|(?<!db)c(?!n)|qP|q['x]?{_BE}[sE2v]|J(?:['x]{{0,2}}[PE]|'x)",
    ),
    Claim(
        id="claim-root-cause",
        pattern=rf"[HDO]{_BE}?x?p['xI]?P|Dp'|['P]D(?!F)|P'[xO]|[P'][xk]?[vg](?=[xPR#IU'])|[vg]P|^xbP!?$|(?:P'?|')S",
    ),
    Claim(id="claim-uptime", pattern=rf"A[^,F]{{0,5}}?(?:{_SAYS}|k|#|%)|[#%]+p?A|O(?!b?n+o)"),
)


def claims(text: str) -> Iterator[tuple[str, int]]:
    """(Rule, offset of the sentence) of each claim, in the order of the text."""
    for offset, sentence in sentences(text):
        letters, places = _read(sentence)
        said: set[str] = set()
        for row in CLAIMS:
            if row.id not in said and any(
                not lifted(sentence, *places(match.span()))
                for match in compiled(row.pattern).finditer(letters)
            ):
                said.add(row.id)
                yield row.id, offset


_TOKEN: Final = re.compile(
    r"\d[\d.,]*(?<![.,])(?: ?%|s\b)?"
    r"|(?:claude|deepseek|gemini|gpt|grok|llama|mistral|qwen)(?:-?[\w.:]*\d[\w.:]*|-\w+)+|o\d(?:-\w+)?\b"
    r"|[^\W\d_]\w*(?:-\w+){2,}|[^\W\d_]\w*(?:'(?!s\b)\w+)?|[$\u20ac\u00a3\u00a5\u20b9,:=?!<>~%]|'s?"
)


def _read(sentence: str) -> tuple[str, Callable[[tuple[int, int]], tuple[int, int]]]:
    """The classes of a sentence, and what gives the offsets of a part of them."""
    found = list(_TOKEN.finditer(sentence))
    letters, begins = classes([match[0].replace("-", "_") for match in found])
    kept = [(letter, at) for letter, at in zip(letters, begins, strict=True) if letter != "j"]
    ends = [at for _, at in kept][1:] + [len(found)]

    def place(span: tuple[int, int]) -> tuple[int, int]:
        start, end = span
        return found[kept[start][1]].start(), found[ends[end - 1] - 1].end()

    return "".join(letter for letter, _ in kept), place
