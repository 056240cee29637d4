"""Text -> does it tell of what a test is not to change: model, endpoint, permissions, retries?

A change is a verb (in any tense, by whomever) and its object, or something tried in another's
place. What denies it, leaves it open, bounds retries or only cleans the packet is none.
"""

from __future__ import annotations

import re
from typing import Final

from checker.gate.negation import denied
from checker.model.regex import regex

# --- words ---

_STEMS: Final = (  # regular verbs without their ending
    r"(?:add|adapt|adjust|alter|bump|chang|delet|disabl|downgrad|dropp?|elevat|enabl|escalat|exchang"
    r"|extend|grant|increas|lift|loosen|lower|migrat|modif|mov|overrid|patch|point|rais|reconfigur"
    r"|redirect|reduc|refactor|relax|remov|renam|replac|repoint|rerout|restart|rotat|rout|shift"
    r"|substitut|swapp?|switch|toggl|tun|updat|upgrad|widen)"
)
_DONE: Final = (
    rf"(?:{_STEMS}(?:e?d|ing|ied)|rewrote|rewritten|gave|given|cleaned up"
    r"|turn(?:ed|ing) (?:off|on))"
)
_BASE: Final = rf"(?:(?!routes? ){_STEMS}(?:e?s|e|y|ies)?|gives?|turns? (?:off|on)|cleans? up)"
_ADVERB: Final = r"(?:(?:also|already|briefly|just|meanwhile|now|simply|temporarily|then) ){0,2}"
_ACTOR: Final = (
    r"(?:we|i|they|ops|operators?|responders?|on-?call|(?:the )?(?:caller|client|job|script|team"
    r"|worker|wrapper))"
)
_BEGINS: Final = r"(?:\A|[.;:,!?\n] ?|\b(?:and|then|to|also|please) )"  # where an order may begin
_ACT: Final = rf"(?:\b{_DONE}|(?:{_BEGINS}|\b{_ACTOR} ){_ADVERB}{_BASE})"
_BETWEEN: Final = (  # words between a verb and its object: none that leads to another phrase
    r"(?:(?!(?:after|as|at|because|by|during|for|from|in|of|on|per|so|that|to|until|when|while"
    r"|with)\b)[\w'-]+ ){0,4}?"
)
_NAMED: Final = (  # "the model name was removed" cleans a packet
    r"(?![- ](?:answers?|contents?|details?|docs?|documentation|examples?|fields?|header|hosts?"
    r"|identifiers?|ids?|names?|outputs?|pages?|reference|responses?|text|values?)\b)"
)
_OWN: Final = (  # what a fallback changes
    rf"(?:models?|endpoints?|routes?|routing|providers?|regions?|base[ _-]?urls?|gateways?"
    rf"|back-?off|retr(?:y|ies)|failover){_NAMED}"
)
_RIGHTS: Final = rf"(?:permissions?|privileges?|rights|roles?|scopes?|admin(?: access)?){_NAMED}"
_OTHER: Final = (
    r"(?:alternat(?:e|ive)|another|backup|cheaper|different|fallback|larger|mirror|newer|older|other"
    r"|second(?:ary)?|smaller|spare|stand-?by)"
)
_THING: Final = (
    r"(?:account|api|base[ _-]?url|credentials?|deployment|endpoint|gateway|host|instance|key"
    r"|models?|path|provider|region|route|server|surface|token|vendor)"
)
_VENDOR: Final = (
    r"(?:anthropic|aws|azure|bedrock|cohere|fireworks|gcp|google|groq|open ?ai|openrouter|together"
    r"|vertex)"
)
_TOWARDS: Final = (
    r"(?:against|at|by|call(?:ed|ing|s)?|into|on|onto|through|to|tr(?:y|ies|ied|ying)|us(?:e|ed|es"
    r"|ing)|via|with)"
)
_WORKED: Final = (
    r"(?:(?:it|that|this|the (?:call|job|run|test)) )?(?:pass(?:es|ed)?|succeed(?:s|ed)?"
    r"|w(?:ent|as) (?:fine|green|through)|work(?:s|ed))\b"
)
_RETRY: Final = r"\bre-?tr(?:y|ies|ied|ying)\b"
_ENDLESS: Final = (
    r"(?:again and again|as long as|continuous(?:ly)?|endless(?:ly)?|forever|in an? (?:\w+ )?loop"
    r"|indefinite(?:ly)?|infinite(?:ly)?|non-?stop|over and over|unbounded|uncapped|unlimited"
    r"|until (?!the (?:bound|cap|limit)|\d+ attempts)\w+"
    r"|without (?:an? )?(?:any )?(?:bounds?|caps?|end|limits?))\b"
)
_ELSE: Final = (  # unrelated to the observed failure
    r"(?:dashboards?|dependenc(?:y|ies)|librar(?:y|ies)|permissions?|roles?|iam|scopes?|firewall"
    r"|logging (?:config\w*|pipeline|setup|stack)|monitoring|alert(?:s|ing)|unrelated|clean-?up"
    r"|pipeline|prompt templates?|other (?:jobs?|modules?|repos?|services?|systems?|workflows?)"
    r"|retry[- ]polic(?:y|ies)|timeouts?|config(?:uration)?|sdk|client version"
    rf"|(?:api |access )?keys?){_NAMED}"
)

# --- patterns ---

DRIFT: Final = regex(
    rf"{_ACT} {_BETWEEN}{_ELSE}\b"
    rf"|\b{_ELSE} (?:[\w-]+ ){{0,2}}?(?:was|were|has been|have been|got) {_ADVERB}{_DONE}\b"
    rf"|\balso {_DONE}\b"
    r"|\btook the (?:chance|opportunity) to\b"
    r"|\bwhile (?:we were )?(?:at it|there)\b|\bunrelated (?:fix|change|clean-?up|repair)",
    re.IGNORECASE,
)
FALLBACK: Final = regex(
    r"\b(?:fell|fall|falls|falling|failed|failing|fails) (?:back|over)\b"
    r"|\bfailover (?!to be\b)\w+ed\b"
    r"|\bfall-?back (?:(?:was|is|got|has been) (?:then )?(?:active|activated|enabled|on|taken"
    r"|triggered|used)|answered|handled|kicked in|served|to|took over)\b"
    rf"|{_ACT}(?: {_BETWEEN}(?:{_OWN}|{_RIGHTS})\b"
    rf"| (?:[\w-]+ ){{0,3}}?(?:(?:from|to) (?:an? |the |one |our )?(?:[\w-]+ )?{_OWN}\b"
    rf"|(?:onto|through|to|via) (?:the )?{_VENDOR}\b)"
    rf"|\b[^.;\n]{{0,60}}?(?: (?:and|so(?: that)?|then|until|which)|,) {_WORKED})"
    rf"|\b(?:{_OWN}|{_RIGHTS}) (?:of (?:the |our )?[\w-]+ )?(?:[\w-]+ )?"
    rf"(?:was|were|has been|have been|got) {_ADVERB}{_DONE}\b"
    rf"|\b{_TOWARDS} (?:an? |the |our |its )?{_OTHER} (?:[\w-]+ ){{0,2}}?{_THING}\b{_NAMED}"
    rf"|\b(?:against|to|trigger(?:ed|s)?|us(?:e|ed|es|ing)|via|with) (?:an? |the |our )"
    rf"(?:[\w-]+ )?fall-?back\b(?! (?:decision|log|note|record))"
    r"|\bto (?:get|make) (?:it|the (?:call|job|run|test)|this) (?:go through|green|pass|succeed"
    r"|through|work)\b",
    re.IGNORECASE,
)
ENDLESS: Final = regex(
    rf"{_RETRY}[^.;\n]{{0,60}}?\b{_ENDLESS}|\b{_ENDLESS}[^.;\n]{{0,20}}?{_RETRY}"
    r"|\b(?:keeps?|kept) (?:on )?(?:re-?trying|calling|hammering|re-?sending|sending)\b(?! no)"
    r"|\b(?:call|hammer|re-?sen[dt]|sen[dt])\w* [^.;\n]{0,40}?until "
    r"(?!(?:\d{1,3}|two|three|four|five|ten)\b)(?:\w+ ){0,3}?"
    r"(?:200|2xx|answer|come|pass|return|succe|work)\w*"
    rf"|\bno (?:bound|cap|limit|maximum) (?:for|of|on|to) (?:the )?{_RETRY}"
    rf"|{_RETRY}[^.;\n]{{0,30}}?\b(?:never (?:ends?|gives? up|stops?)"
    r"|(?:are|is|was|were) not (?:bounded|capped|limited))\b"
    r"|\bno (?:retry|attempt) (?:bound|cap|limit)\b"
    r"|\bloop(?:s|ed|ing)? until\b|\bmax[_ -]?(?:retries|attempts)\s?[=:]\s?(?:-1|inf\w*|none|null"
    r"|unlimited)\b",
    re.IGNORECASE,
)

# --- what lifts them ---

_BOUNDED: Final = regex(  # what the document asks of a test is no fallback
    r"\bretr\w+ [^.;\n]{0,30}?(?:bounded|capped|disabled|dropped|limited|lowered|reduced|removed"
    r"|turned off)\b"
    r"|\b(?:bound|cap|disabl|dropp|limit|lower|reduc|remov|turn)\w* [^.;\n]{0,30}?retr\w+",
    re.IGNORECASE,
)
_CLEANED: Final = regex(  # a value gave way to its placeholder
    r"[^.;\n]{0,60}?\b(?:by|for|from|with) (?:[\w-]+ ){0,4}?(?:packet"
    r"|placeholders?|summar(?:y|ies)|sanitized \w+)\b",
    re.IGNORECASE,
)


def said(pattern: re.Pattern[str], text: str) -> bool:
    """Does a text say so, without denying it, or telling of retries that a test is to bound?"""
    return any(
        not denied(text, match.start(), match.end(), within=pattern is not ENDLESS)
        and not _CLEANED.match(text, match.end())
        and not (pattern is not ENDLESS and _BOUNDED.search(match[0]))
        for match in pattern.finditer(text)
    )
