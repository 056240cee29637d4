"""What denies and what leaves open: the words of negation, and what they take back.

`disclaimers` asks of an assertion, which only an act of speech takes back ("is not claimed"; "was
not available" asserts something too); `denied` of a deed, which any negation takes back, from the
word that lifts to the end of its clause. `leaves_open` is asked of a whole text.
"""

from __future__ import annotations

import re
from typing import Final

from checker.model.regex import regex

NEGATED: Final = (
    r"(?:\b(?:(?:is|are|was|were|do|does|did|has|have|had|can|could|should|would|will|must|need|may"
    r"|might|shall|to) )?not|n't|\b(?:cannot|never|neither|nor|nobody|none|no one|nothing|without"
    r"|avoid|far from|refrain(?:s|ed)? from|unable to|leaves? open|difficult to|wrong to"
    r"|premature to))"
)
SAYING: Final = (
    r"(?:accus|alleg|assert|assess|assign|assum|attribut|blam|claim|conclu|confirm|deal|declar"
    r"|demonstrat|determin|diagnos|disclos|establish|explain|evidence|evaluat|guarantee|guess"
    r"|impl(?:y|ies|ied)|indicat|infer|judg|know|look(?=(?:ed|ing)? (?:at|into) )|mean|measur|nam"
    r"|promis|proof|prove"
    r"|quot|read|report|reveal|said|say|show|speak|speculat|spoke"
    r"|stat(?:e|es|ed|ing|ement|ements)\b|suggest|support|tell|told|turn|verif|writ)\w*"
)
UNSURE: Final = r"(?:unconfirmed|unknown|unproven|unverified)"

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


def denied(text: str, start: int, end: int, *, within: bool) -> bool:
    """Is the deed, or the thing, at [start, end) said not to be: before it, in it or behind it?

    `within` = False: a negation in it is part of what is said ("never gives up").
    """
    return bool(
        _DENIES.search(text[max(0, start - _REACH) : start])
        or (within and _DENIES.search(text[start:end]))
        or _UNDONE.match(text, end)
    )


_NOT_KNOWN_YET: Final = regex(
    rf"\b(?:{UNSURE}|remain\w*|uncertain\w*|needs? (?:separate )?verification"
    r"|still (?:to|needs?|open)|not (?:yet )?(?:verified|confirmed|checked))\b",
    re.IGNORECASE,
)


def leaves_open(text: str) -> bool:
    """Does a text say that something is not known yet, or has to be checked?"""
    return _NOT_KNOWN_YET.search(text) is not None
