"""Passages -> what is logged, and whether the content of requests is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.extract.help.kept import BARE, DONE, keepings
from checker.extract.prose.asked import things
from checker.extract.prose.passages import Passage, sentences
from checker.extract.statements import Said, words
from checker.model.contract import Json

_PRIVACY: Final = re.compile(
    r"\bprivacy\b|\blogg(?:ed|ing)\b|\b(?:access|audit|server)\s+logs?\b|\bretention\b|"
    r"\bconfidential|\bdata\s+(?:protection|handling|collection|security)\b|\bpersonal\s+data\b",
    re.IGNORECASE,
)
# A line that stands over an enumeration: "What is logged", "We do not store:", "Logged data".
_OVER: Final = re.compile(
    r"\bwhat\s+(?:data\s+)?(?:is|gets|we|do\s+(?:you|we))\s+"
    rf"(?P<not1>not\s+|never\s+|do\s+not\s+|don't\s+)?(?:{DONE}|{BARE})\b"
    r"|\b(?:logged|recorded|collected)\s+(?:information|data|fields)\b"
    r"|\b(?:information|data|fields)\s+(?:that\s+)?(?:is|are|we)\s+"
    rf"(?P<not2>not\s+|never\s+|do\s+not\s+|don't\s+)?(?:{DONE}|{BARE})\b"
    rf"|\b(?P<not3>not|never|don't)\s+(?:{DONE}|{BARE})(?:\s+the\s+following)?:?$"
    rf"|\b(?:we|logs?)\s+(?:may\s+|only\s+)?(?:{BARE}|contain|hold|include)s?"
    r"(?:\s+only)?(?:\s+the\s+following(?:\s+\w+)?)?:$"
    rf"|\b(?:is|are)\s+(?P<not4>not\s+|never\s+)?(?:{DONE}):?$",
    re.IGNORECASE,
)
_BUT_NOT: Final = re.compile(
    r",?\s*\b(?:but\s+(?:not|never)|not|never|without|except)\b", re.IGNORECASE
)
_EXAMPLES: Final = re.compile(
    r"\b(?:such\s+as|e\.g\.,?|including|for\s+example|like|namely|for\s+instance)\s*:?\s*"
    r"(?P<inner>[^)]+)",
    re.IGNORECASE,
)
_LIST_IN_BRACKETS: Final = re.compile(r"\s*\(([^()]*,[^()]*)\)")
_WHAT_WAS_SENT: Final = re.compile(r"\bwhat\s+(?:you|users?|customers?)\s+\w+", re.IGNORECASE)
_PURPOSE: Final = re.compile(
    r"\s(?:in\s+order\s+to|so\s+that|for|to\s+(?:bill|comply|debug|detect|diagnose|ensure|fight|"
    r"guarantee|help|improve|keep|maintain|monitor|prevent|protect|provide|secure|support))\s",
    re.IGNORECASE,
)
_LOG: Final = re.compile(r"(?:^|-)logs?$")  # a log is not what is logged
_MEANS: Final = re.compile(r"^(?:to|in\s+order\s+to|for)\s[^,]*,\s*", re.IGNORECASE)
# What was sent and what was answered, as the last word of a token.
_CONTENT: Final = frozenset(
    [
        "body",
        "completion",
        "content",
        "conversation",
        "input",
        "interaction",
        "message",
        "output",
        "payload",
        "prompt",
        "response",
    ]
)
_CONTENT_DATA: Final = frozenset({"chat", "conversation", "prompt", "request", "response", "user"})
_NOT_CONTENT: Final = frozenset({"error", "log", "status", "system", "warning"})
# Words that stand for what is named elsewhere.
_PRONOUNS: Final = frozenset(
    ["etc", "everything", "it", "more", "nothing", "others", "that", "they", "this", "which"]
)


def privacy_logging(passages: Sequence[Passage]) -> Iterator[Said]:
    """What is logged, and whether the content of requests is kept."""
    for passage in passages:
        logs: set[str] = set()
        kept: set[bool] = set()
        for tokens, denied in _logged(passage):
            if any(map(_is_content, tokens)):
                kept.add(not denied)
            if not denied:
                logs.update(tokens)
        value: dict[str, Json] = {"logs": words(logs)} if logs else {}
        for stores in sorted(kept):
            yield Said(value=value | {"stores_content": stores}, passages=(passage,))
        if logs and not kept:
            yield Said(value=value, passages=(passage,))


def _logged(passage: Passage) -> Iterator[tuple[list[str], bool]]:
    """(tokens, denied) of each statement about logging in a passage."""
    private = bool(_PRIVACY.search(f"{passage.near}\n{passage.context}"))
    for place, sentence in enumerate(sentences(passage.text)):
        said = list(_said(sentence, private=private))
        yield from said
        if not said and place == 0:
            yield from _enumerated(passage, sentence)


def _said(sentence: str, *, private: bool) -> Iterator[tuple[list[str], bool]]:
    """What a whole sentence says of logging."""
    private = private or bool(_PRIVACY.search(sentence))
    for one in keepings(sentence):
        parts = [part for part in _split(one.what, denied=one.denied) if part[0]]
        content = any(_is_content(token) for tokens, _ in parts for token in tokens)
        if private or one.firm == "logs" or (one.firm == "keeps" and content):
            yield from parts


def _enumerated(passage: Passage, sentence: str) -> Iterator[tuple[list[str], bool]]:
    """What is logged, where a label, lead, question or heading says that here is the list."""
    own = _OVER.search(passage.label)
    above = [*passage.lead, *(passage.headings[-1:] if passage.listed else ())]
    over = own or next((found for one in reversed(above) if (found := _OVER.search(one))), None)
    if over is None:
        return
    text = passage.label or sentence
    if own:
        text = sentence.removeprefix(passage.label).lstrip(" :-")
    denied = any(over[name] for name in ("not1", "not2", "not3", "not4"))
    yield from _split(text.rstrip(" .;"), denied=denied)


def _split(what: str, *, denied: bool) -> Iterator[tuple[list[str], bool]]:
    """X and Y as they are said, Z the other way round, of "X, Y, but not Z"."""
    parts = _BUT_NOT.split(what, maxsplit=1)
    yield _tokens(parts[0]), denied
    if len(parts) > 1 and not denied:
        yield _tokens(parts[1]), True


def _tokens(what: str) -> list[str]:
    what = _MEANS.sub("", what.strip())
    what = _WHAT_WAS_SENT.sub("content", what.partition(": ")[2].strip() or what)
    what = _PURPOSE.split(what, maxsplit=1)[0]
    examples = _EXAMPLES.search(what)
    what = examples["inner"] if examples else _LIST_IN_BRACKETS.sub(r", \1, ", what)
    tokens = things(what)
    return [_one(token) for token in tokens if token not in _PRONOUNS and not _LOG.search(token)]


def _one(token: str) -> str:
    """The singular, so that "IP address" and "IP addresses" are the same."""
    if token.endswith("ies"):
        return token[:-3] + "y"
    if token.endswith(("sses", "xes", "ches")):
        return token[:-2]
    return token[:-1] if token.endswith("s") and not token.endswith(("ss", "us", "is")) else token


def _is_content(token: str) -> bool:
    """Is it what was sent or answered ("prompt"), not a measure of it ("prompt-token")?"""
    *before, last = token.split("-")
    if last == "data":
        return bool(_CONTENT_DATA.intersection(before))
    return last in _CONTENT and not _NOT_CONTENT.intersection(before)
