"""Text -> is the channel that it names one that is read, or one that is closed or advised against?

An address or a name alone makes no channel: "help@host is not monitored", "do not use Slack".
"""

from __future__ import annotations

import re
from typing import Final

from checker.extract.prose.negation import clause_before, negated

MAX_PLACES: Final = 8  # of one name that are looked at
_REACH: Final = 120  # characters after a name in which it may be denied
_END: Final = re.compile(r"[.!?]\s")
_GONE: Final = (
    r"(?:un(?:monitored|attended|read|used|staffed|available|answered)|retired|closed|defunct|"
    r"discontinued|deprecated|disabled|decommissioned|abandoned|obsolete|inactive|gone|dead|"
    r"removed|out\s+of\s+(?:use|service)|(?:shut|switched|turned)\s+(?:down|off)|bounc(?:es?|ed|ing)|reject(?:s|ed))"
)
# What is done with a channel that is read.
_TENDED: Final = (
    r"(?:monitored|read|used|in\s+use|checked|answered|available|staffed|reachable|active|"
    r"supported|valid|working|watched)"
)
_BE: Final = r"(?:is|are|was|were|will|has|have|had|does|do|did|can|could|gets?)"
_NOT: Final = (
    rf"(?:(?:{_BE}|wo|ca)n't|{_BE}\s+(?:also\s+|now\s+|currently\s+)?(?:not|never|no\s+longer)|"
    r"cannot|(?:not|never|no\s+longer)(?=\s+(?:\w+ly\s+)?" + _TENDED + r"\b))"
    r"(?!\s+(?:only|just|merely|for|limited|restricted)\b)"
)
_NAMED: Final = (
    r"(?:(?:which|that|it|this|the|our|e-?mail|address|mailbox|inbox|account|server|group|channel|"
    r"community|forum|workspace|number|line|and)\s+){0,4}"
)
_STATE: Final = (
    rf"{_NAMED}(?:{_NOT}|(?:(?:{_BE}|been|be|being|also|now|currently|already|permanently|simply)"
    rf"\s+){{0,4}}{_GONE}\b)"
)
_AVOID: Final = r"(?:please\s+)?(?:do\s+not|don't|never)\s+"
_AFTER: Final = re.compile(
    rf"[\s,;:(>\")-]*(?:{_STATE}|{_AVOID}use\b)"
    rf"|[^.;!?@]{{0,60}}[,:;]\s+(?=(?:it|this|that)\s){_STATE}"
    rf"|[\s\")]*[.!]\s+(?:(?=(?:it|this|that)\s){_STATE}|"
    rf"{_AVOID}(?:use(?=\s+(?:it|this|that)\b|\s*[.!]|$)|(?:write|send|mail)\b[^.]{{0,30}}\bthere\b))",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"\b(?:do\s+not|don't|never|no\s+longer|cannot|can't|stop|avoid|not|without)\s+"
    r"(?:(?:us(?:e|ing)|e-?mail(?:ing)?|mail(?:ing)?|writ(?:e|ing)|contact(?:ing)?|reach(?:ing)?|"
    r"messag(?:e|ing)|monitor|read|check|answer|accept|rely(?:ing)?|call(?:ing)?|offer|have|run|"
    r"operate|provide)\s+)?"
    r"(?:(?:to|on|us|at|via|by|in|through|e-?mails?|mails?|messages|requests|any|anything|the|an?|"
    r"address|old|our|former|support|for)\s+){0,4}[(<\"]?$"
    r"|\b(?:retired|former(?:ly)?|previous(?:ly)?|old|discontinued|unmonitored|unattended|closed|"
    r"defunct|deprecated)\s+(?:(?:support|mail|e-?mail|address|mailbox|community|our|channel|"
    r"server)\s+){0,3}[(<\"]?$",
    re.IGNORECASE,
)

_INSTEAD: Final = re.compile(
    r"\b(?:instead\s+of|rather\s+than)\s+(?:(?:on|in|via|by|to|the|our|your)\s+){0,2}$",
    re.IGNORECASE,
)


def reachable(text: str, start: int, end: int) -> bool:
    """Is the channel that is named at the offsets neither denied nor closed nor advised against?"""
    before = _END.split(clause_before(text, start))[-1]
    return not (
        _BEFORE.search(before)
        or _AFTER.match(text[end : end + _REACH])
        or _INSTEAD.search(text[max(0, start - _REACH) : start])
        or negated(text, start, start)
    )


def ever_reachable(text: str, name: str) -> bool:
    """Is a name reachable in one of its places, or in no place of the text at all?"""
    places = [found.start() for found in re.finditer(re.escape(name), text)] if name else []
    return not places or any(reachable(text, at, at + len(name)) for at in places[:MAX_PLACES])
