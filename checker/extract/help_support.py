"""Passages -> whom to turn to and with what, and what is logged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.extract.asked import asked, things
from checker.extract.contact import contacts, kind_of, linked_channels, named_channels, whom
from checker.extract.prose import Passage, negated, sentences
from checker.extract.statements import Said
from checker.model.contract import Json

# --- support escalation

_SUPPORT: Final = re.compile(
    r"\b(?:support|contact(?:ing)?|escalat\w*|get(?:ting)?\s+help|customer\s+(?:service|care)|tickets?|"
    r"report(?:ing)?\s+(?:an?\s+|the\s+)?(?:issue|problem|incident)s?|reach\s+(?:us|out)|help\s*desk)\b",
    re.IGNORECASE,
)
_OFFERS: Final = re.compile(r"\b(?:multiplier|price|pricing|billing|subscri)", re.IGNORECASE)


def support_escalation(passages: Sequence[Passage]) -> Iterator[Said]:
    """Channels that the reader is sent to, and what to send along."""
    asks = {id(passage): tokens for passage, tokens in asked(passages)}
    for passage in passages:
        told = sentences(passage.text)
        turned = [found for sentence in told for found in contacts(sentence)]
        above = bool(_SUPPORT.search(f"{passage.near}\n{passage.context}"))
        channels = dict.fromkeys(whom(found) for found in turned)
        linked = [one for one in linked_channels(passage) if one.name != "help-center"]
        if not (turned or above):
            linked = [one for one in linked if one.name == "mail"]
        else:
            channels |= dict.fromkeys(named_channels(passage.text))
        channels |= dict.fromkeys(map(kind_of, linked))
        items = asks.get(id(passage), []) if turned or above else []
        if channels or items:
            yield Said(
                value={"channels": sorted(channels), "asks_for": sorted(items)}, passages=(passage,)
            )


# --- privacy logging

_PRIVACY: Final = re.compile(
    r"\bprivacy\b|\blogg(?:ed|ing)\b|\b(?:access|audit|server)\s+logs?\b|\bretention\b|\bconfidential|"
    r"\bdata\s+(?:protection|handling|collection|security)\b|\bpersonal\s+data\b",
    re.IGNORECASE,
)
_STORED: Final = (
    r"logged|recorded|stored|kept|retained|collected|saved|captured|held|persisted|written\s+down"
)
_LIST_OF: Final = re.compile(
    r"\bwhat\s+(?:is|we|gets)\s+(?P<not>not\s+|never\s+|do\s+not\s+|don't\s+)?(?:logged|logs?|recorded|"
    r"records?|collected|collects?|stored?|kept|keeps?|retain(?:ed)?)\b"
    r"|\b(?:logged|recorded|collected)\s+(?:information|data|fields)\b"
    r"|\b(?:information|data|fields)\s+(?:that\s+)?(?:is|are|we)\s+(?P<not2>not\s+|never\s+|do\s+not\s+|"
    r"don't\s+)?(?:logged|log|recorded|record|collected|collect|stored?|kept|keep)\b"
    r"|\b(?P<not3>not|never|don't)\s+(?:log|record|collect|store|keep|logged|stored|recorded|kept)"
    r"(?:\s+the\s+following)?:?$"
    r"|\b(?:we|logs?)\s+(?:may\s+|only\s+)?(?:log|record|collect|store|contain|hold|include)s?"
    r"(?:\s+only)?(?:\s+the\s+following(?:\s+\w+)?)?:$"
    r"|\b(?:is|are)\s+(?P<not4>not\s+|never\s+)?(?:logged|recorded|collected|stored):?$",
    re.IGNORECASE,
)
_LOGS: Final = r"(?:(?:access|request|usage|audit|server|system|our|the|these|such)\s+)*logs?(?:\s+(?:entr(?:y|ies)|records?))?"
_ACTIVE: Final = re.compile(
    rf"\b(?:(?P<us>we|cometapi|(?:the|our)\s+(?:platform|system|service|gateway|servers?|company)|it|they)|"
    rf"(?P<logs>{_LOGS}))\s+(?:(?:may|might|will|can|do|does|only|also|currently|never|not|cannot|"
    r"\w+ly)(?:n't)?\s+|won't\s+)*(?:(?P<verb>(?:logs?|records?|collects?|retains?|stores?|keeps?|"
    r"captures?|saves?|persists?)(?:\s+(?:or|and|nor)\s+(?:logs?|records?|collects?|retains?|stores?|"
    r"keeps?|saves?|reads?|shares?|sells?))*)|(?P<holds>holds?|contains?|includes?|consists?\s+of|covers?))"
    r"\b\s*(?:only\s+|just\s+)?:?\s*(?P<what>[^.;!?]+)",
    re.IGNORECASE,
)
_PASSIVE: Final = re.compile(
    rf"(?P<what>[^.;:!?]{{2,400}}?)\s+(?:is|are|be|gets?|being|was|were)(?P<not>n't)?\s+"
    rf"(?P<how>(?:(?:\w+ly|also|only|not|never|no\s+longer|neither)\s+)*)(?:{_STORED})\b",
    re.IGNORECASE,
)
_WITHOUT: Final = re.compile(
    r"\bwithout\s+(?:storing|logging|recording|keeping|saving|retaining)\s+(?P<what>[^.;,!?]+)",
    re.IGNORECASE,
)
_OFF: Final = re.compile(
    r"\b(?:content|prompt|payload|body)\s+logging\s+is\s+(?:\w+ly\s+)?(?:off|disabled|not\s+\w+)|"
    r"\bzero[\s-]+data[\s-]+retention\b|\bno\s+(?:content|prompt)\s+(?:logging|retention)\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\b(?:not|never|no\s+longer|neither|nor|cannot)\b|n't\b", re.IGNORECASE)
_NONE: Final = re.compile(r"^\W*(?:no|none\s+of|neither)\b\s*", re.IGNORECASE)
_BUT_NOT: Final = re.compile(r",?\s*\b(?:but\s+(?:not|never)|not|never|without|except)\b", re.IGNORECASE)
_EXAMPLES: Final = re.compile(
    r"\b(?:such\s+as|e\.g\.,?|including|for\s+example|like|namely|for\s+instance)\s*:?\s*(?P<inner>[^)]+)",
    re.IGNORECASE,
)
_MEANS: Final = re.compile(r"^(?:to|in\s+order\s+to|for)\s[^,]*,\s*", re.IGNORECASE)
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
# Words that stand for what is named elsewhere.
_NOTHING: Final = frozenset(
    ["etc", "everything", "it", "more", "nothing", "others", "that", "they", "this", "what", "which"]
)
_CONTENT_OF: Final = frozenset({"conversation", "prompt", "request", "response", "user", "chat"})
_NOT_CONTENT: Final = frozenset({"error", "log", "status", "system", "warning"})


def privacy_logging(passages: Sequence[Passage]) -> Iterator[Said]:
    """What is logged, and whether the content of requests is kept."""
    for passage in passages:
        private = bool(_PRIVACY.search(f"{passage.near}\n{passage.context}"))
        logs: dict[str, None] = {}
        stores: list[bool] = []
        for logged, denied in _logged(passage, private=private):
            content = [token for token in logged if _is_content(token)]
            if content:
                stores.append(not denied)
            if not denied:
                logs |= dict.fromkeys(logged)
        value: dict[str, Json] = {"logs": sorted(logs)}
        if stores:
            value["stores_content"] = stores[0]
        if logs or stores:
            yield Said(value=value, passages=(passage,))
        if len(set(stores)) > 1:
            yield Said(value={"stores_content": stores[-1]}, passages=(passage,))


def _logged(passage: Passage, *, private: bool) -> Iterator[tuple[list[str], bool]]:
    """(tokens, denied) of each statement about logging in a passage."""
    said = False
    for sentence in sentences(passage.text):
        for what, denied, firm in _statements(sentence):
            tokens = _tokens(what)
            if not tokens:
                continue
            if private or _PRIVACY.search(sentence) or (firm and any(map(_is_content, tokens))):
                said = True
                yield from _split(what, denied=denied)
        if _OFF.search(sentence):
            said = True
            yield ["content"], True
    if said:
        return
    listed = next(
        (found for one in (passage.label, *reversed(passage.lead), *passage.headings[-1:])
         if (found := _LIST_OF.search(one))),
        None,
    )  # fmt: skip
    if listed and (passage.listed or _LIST_OF.search(passage.label)):
        text = passage.text
        if _LIST_OF.search(passage.label):
            text = text.removeprefix(passage.label).lstrip(" :-")
        elif passage.label:
            text = passage.label
        denied = any(listed[name] for name in ("not", "not2", "not3", "not4"))
        yield from _split(re.split(r"[;.]\s|[;.]$", text, maxsplit=1)[0], denied=denied)


def _statements(sentence: str) -> Iterator[tuple[str, bool, bool]]:
    """(objects, denied, said by us): each place where something is said to be logged."""
    for found in _ACTIVE.finditer(sentence):
        if found["holds"] and not found["logs"]:
            continue
        start = found.start("verb") if found["verb"] else found.start("holds")
        denied = bool(_NOT.search(sentence[found.start() : start]))
        yield (
            found["what"],
            denied or negated(sentence, found.start(), found.start()),
            bool(found["us"]),
        )
    for found in _PASSIVE.finditer(sentence):
        what = re.split(r"\b(?:but|while|whereas|although)\b|:\s", found["what"])[-1]
        denied = bool(found["not"]) or bool(_NOT.search(found["how"])) or bool(_NONE.search(what))
        yield _NONE.sub("", what), denied, True
    for found in _WITHOUT.finditer(sentence):
        yield found["what"], True, True


def _split(what: str, *, denied: bool) -> Iterator[tuple[list[str], bool]]:
    """ "X, Y, but not Z": X and Y as they are said, Z the other way round."""
    parts = _BUT_NOT.split(what, maxsplit=1)
    yield _tokens(parts[0]), denied
    if len(parts) > 1 and not denied:
        yield _tokens(parts[1]), True


def _tokens(what: str) -> list[str]:
    what = _MEANS.sub("", what.strip())
    examples = _EXAMPLES.search(what)
    if examples:
        what = examples["inner"]
    return [_singular(token) for token in things(what) if token not in _NOTHING]


def _singular(token: str) -> str:
    if token.endswith("ies"):
        return token[:-3] + "y"
    if token.endswith(("sses", "xes", "ches")):
        return token[:-2]
    return token[:-1] if token.endswith("s") and not token.endswith(("ss", "us", "is")) else token


def _is_content(token: str) -> bool:
    """Is it what was sent or answered, not a measure of it: "prompt", not "prompt-token"?"""
    *before, last = token.split("-")
    if last == "data":
        return bool(_CONTENT_OF & set(before))
    return last in _CONTENT and not _NOT_CONTENT & set(before)
