"""Sentence -> what it says is logged or kept, in any voice: "we log X", "X is never stored"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from checker.extract.prose.negation import negated

BARE: Final = r"log|record|collect|store|keep|retain|save|capture|persist"
_SINGULAR: Final = r"logs|records|collects|stores|keeps|retains|saves|captures|persists"
DONE: Final = (
    r"logged|recorded|stored|kept|retained|collected|saved|captured|held|persisted|"
    r"written\s+(?:down|to\s+disk)"
)
_MODAL: Final = r"(?:may|might|will|can|does|do|only|also|currently|never|not|cannot|[a-z]+ly)"
# A name that does something is the platform's own, but for these.
_OTHERS: Final = (
    r"(?:users?|customers?|clients?|developers?|callers?|you|people|everyone|applications?|apps?|"
    r"teams?|this|that|which|please)\b"
)
_ACTIVE: Final = re.compile(
    r"\b(?:(?P<logs>(?:(?:access|request|usage|audit|server|system|our|the|these|such)\s+){0,4}"
    r"(?:logs?(?:\s+(?:entr(?:y|ies)|records?))?|logged\s+(?:data|information)))"
    r"|(?P<us>we|it|(?:the|our)\s+(?:platform|system|service|gateway|servers?|company)|"
    rf"(?!{_OTHERS})(?-i:[A-Z]\w{{2,30}})(?=\s+(?:does|may|might|will|can|never|only|also)\b|"
    rf"\s+(?:doesn't|won't)\b|\s+(?:{_SINGULAR})\b)))\s+"
    rf"(?P<how>(?:(?:{_MODAL}(?:n't)?|won't)\s+){{0,5}})"
    rf"(?:(?P<verb>(?:{_SINGULAR}|{BARE})(?:\s+(?:or|and|nor)\s+"
    rf"(?:{_SINGULAR}|{BARE}|reads?|shares?|sells?)){{0,5}})"
    r"|(?P<holds>holds?|contains?|includes?|consists?\s+of|covers?))\b"
    r"\s*(?:only\s+|just\s+)?:?\s*(?P<what>[^.;!?]+)",
    re.IGNORECASE,
)
_PASSIVE: Final = re.compile(
    r"\s(?P<how>(?:(?:will|can|may|would|has|have|is|are|was|were|gets?)(?:n't)?|cannot|won't|not|"
    r"never|be)(?:\s+(?:not|never|no\s+longer|be|been|being|also|only|[a-z]+ly)){0,5})"
    rf"\s+(?:{DONE})\b",
    re.IGNORECASE,
)
_NEW_CLAUSE: Final = re.compile(r"\b(?:but|while|whereas|although)\b|[.;!?]|:\s", re.IGNORECASE)
_DISCARDED: Final = re.compile(
    r"\s(?:is|are)\s+(?:(?:immediately|always|instantly)\s+(?:discarded|dropped|deleted|erased)|"
    r"(?:discarded|dropped|deleted|erased)\s+(?:immediately|at\s+once|right\s+away|instantly|"
    r"(?:as\s+soon\s+as|once|after)\s+(?:the|each|every)\b))",
    re.IGNORECASE,
)
_FINITE: Final = re.compile(r"\s(?:is|are|was|were|will|has|have|may|can)\b", re.IGNORECASE)
_WITHOUT: Final = re.compile(
    r"\bwithout\s+(?:storing|logging|recording|keeping|saving|retaining)\s+(?P<what>[^.;,!?]+)",
    re.IGNORECASE,
)
_OFF: Final = re.compile(
    r"\b(?:content|prompt|payload|body)\s+logging\s+is\s+(?:[a-z]+ly\s+)?(?:off|disabled|not\s)|"
    r"\bzero[\s-]+data[\s-]+retention\b|\bno\s+(?:content|prompt)\s+(?:logging|retention)\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\b(?:not|never|no\s+longer|neither|nor|cannot)\b|n't\b", re.IGNORECASE)
_NONE: Final = re.compile(r"^\W*(?:no|none\s+of|neither)\b\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """One place where something is said to be logged or kept, or not to be."""

    what: str  # an enumeration
    denied: bool = False
    # "logs": said by us, with a verb that means nothing else; "keeps": meant so where it is of
    # content; "": only where privacy is spoken of.
    firm: str = "keeps"


def keepings(sentence: str) -> Iterator[Keeping]:
    """Each place of a sentence that says so."""
    for found in _ACTIVE.finditer(sentence):
        if found["holds"] and not found["logs"]:
            continue
        denied = bool(_NOT.search(found["how"])) or negated(sentence, found.start(), found.start())
        firm = ""
        if found["us"]:
            firm = "logs" if found["verb"].lower().startswith(("log", "record")) else "keeps"
        yield Keeping(what=found["what"], denied=denied, firm=firm)
    for found in _PASSIVE.finditer(sentence):
        what = _FINITE.split(_NEW_CLAUSE.split(sentence[: found.start()])[-1])[0]
        denied = bool(_NOT.search(found["how"]) or _NONE.search(what))
        yield Keeping(what=_NONE.sub("", what), denied=denied)
    for found in _DISCARDED.finditer(sentence):
        yield Keeping(what=_NEW_CLAUSE.split(sentence[: found.start()])[-1], denied=True)
    for found in _WITHOUT.finditer(sentence):
        yield Keeping(what=found["what"], denied=True)
    if _OFF.search(sentence):
        yield Keeping(what="content", denied=True)
