"""Is what a sentence names denied ("is never restarted")?

Reading is by grammar, so each thing that is read is asked whether it was denied.
"""

from __future__ import annotations

import re
from typing import Final

# What a negation does not reach across.
_BREAK: Final = re.compile(
    r"[;:()\"]|,\s|\s-\s|\b(?:but|while|whereas|however|although|though|because(?!\s+of\b)|"
    r"since|so|if|when|"
    r"unless|that|which|who|instead)\b",
    re.IGNORECASE,
)
_LIGHT: Final = (
    r"(?:\s+(?:be|been|being|is|are|was|were|do|does|did|will|would|can|could|may|gets?|ever|any|"
    r"yet|always|then|also|the|an?|to|in|on|of|with|our|your|its|their|perform(?:ed)?|make|"
    r"offer|provide|have|has|"
    r"support|attempt|guarantee|longer|need|allow|automatic|scheduled|planned|regular|fixed|"
    r"routine|"
    r"weekly|daily|such|either|[a-z]+ly|[a-z]+\s+n?or|[a-z]+ed\s+by|limits?\s+of|due\s+to|"
    r"because\s+of|"
    r"(?:collect|log|record|store|keep|retain|read|save|share|use)(?:g?e?d|s)?\s+and))*"
)
_BEFORE: Final = re.compile(
    r"(?:\b(?:not|never|cannot|neither|nor|without|no|nothing)\b|n't\b)"
    r"(?!\s+(?:only|just|merely|later|more|less|longer\s+than)\b)" + _LIGHT + r"\s*$"
    r"|\b(?:no|none\s+of)\s+(?:[a-z-]+\s+){0,4}?(?:is|are|was|were|will|can|gets?|has|have)\b"
    + _LIGHT
    + r"\s*$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"(?:(?!\s+(?:that|which|who|if|when|and|but)\b)\s+[a-z]+){0,2}?\s+(?:(?:is|are|was|were|"
    r"do|does|can|will|may|has|have)(?:n't|\s+not(?!\s+(?:only|just|merely)\b)|"
    r"\s+never|\s+no\s+longer|(?:\s+been|\s+be)?(?:\s+[a-z]+ly)?\s+"
    r"(?:disabled|unavailable|not(?!\s+only\b)|(?:switched|turned)\s+off))\b|cannot\b)",
    re.IGNORECASE,
)
_REACH: Final = 120  # characters in which a negation is looked for


def clause_before(sentence: str, start: int) -> str:
    """What stands before an offset in its own clause."""
    before = sentence[max(0, start - _REACH) : start]
    ends = [found.end() for found in _BREAK.finditer(before)]
    return before[ends[-1] :] if ends else before


def negated(sentence: str, start: int, end: int) -> bool:
    """Is what stands at the offsets denied: "never X", "no automatic X", "X is not performed"?"""
    return bool(
        _BEFORE.search(clause_before(sentence, start)) or _AFTER.match(sentence[end : end + _REACH])
    )


def affirmed(pattern: re.Pattern[str], sentence: str) -> re.Match[str] | None:
    """The first match that is not negated."""
    return next(
        (one for one in pattern.finditer(sentence) if not negated(sentence, *one.span())), None
    )
