"""Text -> is a person named in it, by what stands around a name as people write it?

Two words in capitals are many things (a team, a product, a header). They are a name behind what
introduces one: `reported by`, `my name is`, `From:`; the words of offices and software are none.
"""

from __future__ import annotations

import re
from typing import Final

from checker.gate.values import harmless, words
from checker.model.regex import regex

_PART: Final = r"(?:(?:O|D)['\u2019]|Ma?c)?[A-Z\u00c0-\u00dd][a-z\u00df-\u00ff]{1,20}"
_NAME: Final = (
    rf"(?P<value>{_PART}(?:-{_PART})?(?: [A-Z]\.)?"
    rf"(?: (?:van|von|de|del|da|di|la|den|der|bin|al)){{0,2}} {_PART}(?:-{_PART})?)(?![\w@/])"
)
_BY: Final = (
    r"[Aa]ssigned|[Cc]onfirmed|[Ee]scalated|[Ff]iled|[Oo]bserved|[Oo]pened|[Oo]wned|[Rr]aised"
    r"|[Rr]eported|[Ss]igned|[Ss]ubmitted|[Ww]ritten|[Tt]riaged|[Rr]eviewed|[Rr]an"
)
_CUE: Final = regex(
    rf"(?:\b(?:(?:{_BY}) (?:by|to|off by)|[Aa]sk(?:ed)?|[Cc]all(?:ed)?|[Cc]c|[Oo]n behalf of"
    r"|[Ss]p(?:eak|oke) (?:to|with)|[Tt]alk(?:ed)? (?:to|with)|[Mm]ailed|[Cc]ontacted"
    r"|[Cc]ustomer|[Cc]lient|[Pp]atient|[Ee]mployee|[Cc]aller|[Rr]eporter|[Uu]ser"
    r"|[Cc]olleague|[Oo]perator|[Oo]ur (?:engineer|admin|manager)|[Ss]igned,|[Rr]egards,"
    r"|[Ss]incerely,|[Tt]hanks,|[Dd]ear) (?:named |called )?"
    r"|(?:^|(?<=[\s(;,.]))(?:[Ff]rom|[Tt]o|[Cc]c|[Cc]ontact|[Oo]wner|[Aa]uthor|[Rr]eporter"
    r"|[Oo]n[- ]call|[Oo]perator|[Ee]ngineer|[Ss]igned|[Aa]ssignee|[Pp]erson|[Nn]ame"
    rf"|[Aa]gent|[Rr]eviewer): ?){_NAME}",
    re.MULTILINE,
)
_SELF: Final = regex(  # one says it of oneself, or of another
    r"\b(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Cc]ustomer's|[Uu]ser's) (?:full )?name(?: is|:) "
    rf"(?P<value>{_PART})|\b(?:I am|I'm) {_NAME.replace('value', 'whole')}"
    rf"|\b[Tt]his is {_NAME.replace('value', 'spoken')}(?=,? (?:speaking|from|calling|writing"
    rf"|with)\b)"
)
_TEAMS: Final = words(  # of offices, software and places
    "account accounts admin affairs agent ai alert alerts android api app apps assistant"
    " assurance backend backlog batch billing board bot branch browser build care center"
    " centre chat checkout chrome cloud comet cometapi console contract control core"
    " customer dashboard data database delivery department desk dev developer development"
    " devops docs duty east edge engineer engineering escalation europe evidence"
    " experience finance firefox frontend gateway group health help helpdesk host http"
    " incident infra infrastructure integration interface internal lead legal linux load"
    " mac management manager mobile monitor monitoring network north office operation"
    " operations operator ops owner page payments platform primary privacy product"
    " production project provider public quality queue region release reliability report"
    " requests response responses rest retry review rota router runner safari sales"
    " scheduler sdk secondary security server service services shift shop site smoke south"
    " sprint square sre staff status storage stream success support system team teams"
    " technical test tier tool tools traffic upstream user vendor web west window windows"
    " worker workflow"
)
_ELSEWHERE: Final = regex(  # where a person is found under a name of their own
    r"(?i)\blinkedin\.com/in/[\w-]|\b(?:facebook|instagram|twitter|x|t)\.(?:com|me)/[a-z]\w{2}"
    r"|\b(?:discord|facebook|instagram|skype|slack|telegram|twitter)(?: (?:handle|id|user(?:name)?"
    r"|account|member))?s?[ :=]{1,3}(?:@\w{2,}|u0[0-9a-z]{7,}\b)"
    r"|(?<![\w@])@[a-z]\w{2,30} (?:on|at|in) (?:discord|facebook|instagram|slack|telegram"
    r"|twitter)\b"
)
_PLACE: Final = regex(  # a point on a map, to the house
    r"(?i)\blat(?:itude)?\b\W{1,4}-?\d{1,2}\.\d{3,}"
)
_AGE: Final = regex(
    r"(?i)\b\d{1,3}[ -]years?[ -]old (?:boy|child|customer|female|girl|male|man|patient|person"
    r"|user|woman)\b"
)


def named(text: str) -> bool:
    """Is there one?"""
    if any(pattern.search(text) for pattern in (_ELSEWHERE, _PLACE, _AGE)):
        return True
    found = (*_CUE.finditer(text), *_SELF.finditer(text))
    return any(_person(name) for match in found for name in match.groups() if name)


def _person(name: str) -> bool:
    words = [word.lower() for word in re.split(r"[ -]", name)]
    return not any(word in _TEAMS or harmless(word) for word in words)
