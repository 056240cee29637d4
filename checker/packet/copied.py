"""Text -> is it copied: words of a prompt or an answer, a talk, a fragment of a body?

A summary speaks of fields, counts and types. A copied text speaks to somebody: it greets, asks,
orders, and says *you* and *my*.
"""

from __future__ import annotations

import re
from typing import Final

from checker.model.regex import regex

# --- talks ---

_ROLE: Final = r"(?:ai|agent|assistant|bot|client|customer|human|model|operator|system|tool|user)"
_TURN: Final = regex(  # `User:`, `**User:**`, `[user]`, `### user`, `<|user|>`
    rf"(?im)(?:^|(?<=[\s.!?>\"'(]))(?:\*\*|__|#{{1,4}} |\[|<\|(?:im_start\|>)?)?"
    rf"(?P<role>{_ROLE})(?:(?:\*\*|__)?:(?:\*\*|__)?|\]|\|>)\s?(?=\S)"
)
_ANSWERS: Final = frozenset({"ai", "agent", "assistant", "bot", "model"})
_TALK: Final = 4  # words of a turn that are more than a name beside a colon
_SUMMARY: Final = regex(  # "user: one harmless message of nine words" is a summary
    r"(?i)\b(?:characters|harmless|messages?|omitted|placeholders?|redacted|sanitized|string|test"
    r"|words)\b"
)

# --- orders to a model, and what it says ---

_TASK: Final = (
    r"(?:act as|analy[sz]e|classify|compose|create|describe|draft|explain|generate|give me|help me"
    r"|imagine|pretend|proofread|rephrase|rewrite|suggest|summari[sz]e|tell me|translate|what"
    r"|how (?:can|do|should|to)|who|why|can you|could you|please|write)"
)
_ORDER: Final = regex(rf"(?i)\A[\s\"'\u201c]{{0,4}}{_TASK}\b(?P<value>.*)", re.DOTALL)
_ASKED: Final = regex(
    r"(?i)\b(?:ask(?:ed|s)?|instruct(?:ed|s)?|prompt(?:ed|s)?|tell|tells|told) (?:it|them"
    r"|the (?:api|assistant|bot|chat ?bot|interface|model)) (?:about|for|how|if|that|to|what"
    r"|whether|why)\b(?P<value>[^.\n]{1,600})"
)
_QUOTED: Final = regex(
    r"(?i)\b(?:prompt|(?:customer|user)(?:'s)? (?:input|message|question))"
    r" (?:read|said|sent|used|was)\s?[:=]\s?(?P<value>[^.\n]{1,600})"
)
_SENT: Final = regex(r"(?i)\b(?:ask|enter|paste|say|send|type)\s?:\s?(?P<value>[^\n]{1,600})")
_PRIVATE: Final = regex(r"(?i)\b(?:i|i'm|me|mine|my|our|ours|us|we)\b")
_FEW: Final = 6  # words of an order that a harmless test may have

# --- fragments of a body ---

_FENCE: Final = regex(
    r"(?ms)^\s{0,8}(?P<sign>`{3,}|~{3,})\s{0,4}(?P<form>[\w+-]{0,20})(?P<inside>.*?)(?:(?P=sign)|\Z)"
)
_DATA: Final = frozenset(
    {"html", "http", "javascript", "js", "json", "jsonc", "text", "xml", "yaml"}
)
_MARKUP: Final = regex(
    r"(?i)<!doctype\b|<\?xml\b|<(?:html|soap:\w+)\b[^<>]{0,200}>"
    r"|<(?P<tag>[a-z][\w:-]{0,40})>[^<>]{0,400}</(?P=tag)>"
)
_PAIRS: Final = regex(
    r"\\?[\"'][A-Za-z_][\w-]{0,60}\\?[\"']\s{0,8}:\s{0,8}(?:\\?[\"'\[{]|-?\d|true\b|false\b|null\b)"
)
_ASSIGNED: Final = regex(r"(?m)^\s{0,12}(?:- )?[a-z_]\w{0,40}\s?:(?:\s|$)")
_ENOUGH: Final = 2  # pairs, one after another, that are a fragment


def talk(text: str) -> bool:
    """Are there turns of at least two roles, one of them answering, with words behind?"""
    turns = list(_TURN.finditer(text))
    roles = {turn["role"].lower() for turn in turns}
    if len(roles) < 2 or not roles & _ANSWERS:  # noqa: PLR2004 - a talk has two sides
        return False
    ends = [turn.start() for turn in turns[1:]] + [len(text)]
    spoken = [text[turn.end() : end] for turn, end in zip(turns, ends, strict=True)]
    return any(len(words.split()) >= _TALK and not _SUMMARY.search(words) for words in spoken)


def order(text: str) -> str:
    """What a model is asked for in a text that begins so; "" where none is, or a few words."""
    match = _ORDER.match(text)
    return _weighty(match["value"]) if match else ""


def asked(text: str) -> str:
    """What a sentence says that a model was asked for; "" where that is nobody's own."""
    forms = ((_ASKED, _PRIVATE.search), (_QUOTED, _weighty), (_SENT, order))
    found = ((one["value"], own) for form, own in forms for one in form.finditer(text))
    return next((value for value, own in found if own(value)), "")


def _weighty(text: str) -> str:
    own = _PRIVATE.search(text) is not None
    return text if own or len(text.split()) > _FEW else ""


def fragment(text: str) -> bool:
    """Is there a piece of a body: markup, members of JSON, a block of code that holds data?"""
    if _MARKUP.search(text) or len(_PAIRS.findall(text)) >= _ENOUGH:
        return True
    for fence in _FENCE.finditer(text):
        inside = fence["inside"].strip()
        data = _PAIRS.search(inside) or len(_ASSIGNED.findall(inside)) >= _ENOUGH
        if data or (inside and fence["form"].lower() in _DATA):
            return True
    return False
