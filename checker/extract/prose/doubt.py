"""Text beside a channel -> may it take the channel back? Whether it does is not read."""

from __future__ import annotations

import re
from typing import Final

from checker.model.regex import regex

_CLAUSE: Final = regex(r"[;!?]\s|\.\s(?=[\"'(\[]?[A-Z0-9])|,\s(?=(?:but|not|instead)\b)")
# What may take a channel back. Whether it does is not read: the channel is then but mentioned.
_DOUBT: Final = regex(
    r"\b(?:not|never|no|nobody|nothing|without|except|avoid|stop|instead|rather|until|old|"
    r"former(?:ly)?|previous(?:ly)?|for\s+example|e\.g\.|such\s+as|un(?:monitored|attended|read|used|staffed)|"
    r"bots?|(?:sign|log)[\s-]?(?:in|up)|retired|closed|discontinued|deprecated|disabled|obsolete|"
    r"inactive|removed|rejects?|"
    r"bounc(?:e[sd]?|ing)|(?:shut|switched|turned)\s+(?:down|off))\b|n't\b",
    re.IGNORECASE,
)
# A case that a channel is for, before it and after it: what is denied there is not the channel.
_CASE: Final = regex(
    r"^\s*(?:if|when(?:ever)?|where|should|in\s+case|for(?!\s+(?:example|instance))|to|before|"
    r"after|once|as)\b.*,\s",
    re.IGNORECASE,
)
_LINK_WORD: Final = regex(
    r"\b(?:if|when(?:ever)?|where|that|who|because|so|about|with|unless|and)\b", re.IGNORECASE
)
_ABOUT_IT: Final = regex(
    r"\s*(?:it|this|that|(?:please\s+)?(?:do\s+not|don't)\s+use)\b", re.IGNORECASE
)
_WELCOME: Final = regex(r"\b(?:do\s+not|don't|never)\s+hesitate\b", re.IGNORECASE)


def doubtful(text: str, start: int, end: int) -> bool:
    """Does the clause around the offsets, or one after it about the same, give doubt?

    A negative start: it is not known where in the text the channel stands.
    """
    if start < 0:
        start, end = 0, len(text)
    text = _WELCOME.sub(lambda found: " " * len(found[0]), text)
    ends = [0, *(one.end() for one in _CLAUSE.finditer(text)), len(text)]
    begin = max(at for at in ends if at <= start)
    after = min((at for at in ends if at >= end), default=len(text))
    following = text[after : min((at for at in ends if at > after), default=len(text))]
    before, behind = _CASE.sub("", text[begin:start]), _LINK_WORD.split(text[end:after], maxsplit=1)
    if _DOUBT.search(before) or _DOUBT.search(behind[0]):
        return True
    return bool(_ABOUT_IT.match(following) and _DOUBT.search(following))
