"""Passages -> what the platform does with a channel that fails: restart, switch, retry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.extract.prose.negation import affirmed, clause_before, negated, to_reader
from checker.extract.prose.passages import Passage, sentences
from checker.extract.prose.quantity import NUMBER, durations, number
from checker.extract.statements import Said
from checker.model.contract import Json

_ROUTE: Final = re.compile(
    r"\b(?:channels?|lines?|nodes?|routes?|providers?|upstreams?|back-?ends?|servers?|instances?|"
    r"clusters?|replicas?|regions?|services?|workers?|gateways?|another|healthy|backup|standby|"
    r"traffic)\b",
    re.IGNORECASE,
)
_FAILURE: Final = re.compile(
    r"\b(?:crash|fail|down(?:ed)?\b|outage|unhealthy|broken|dead|unavailable|goes?\s+offline|stop)\w*",
    re.IGNORECASE,
)
_RESTART: Final = re.compile(
    r"\b(?:(?:auto-?)?(?:re-?start|re-?boot|relaunch)(?:s|ed|ing)?|restor(?:es?|ed|ing|ation)|"
    r"recover(?:s|ed|y|ing)?|resum(?:es?|ed|ing)|(?:back|up|online|running)\s+(?:again|up|"
    r"online|in\s+"
    r"service)|(?:brought|brings?|bringing|comes?|came|coming|is|are|be|gets?|put)\s+"
    r"(?:it\s+|them\s+|up\s+)?back(?!\s+(?:to|with)\s+(?:you|us)\b))\b",
    re.IGNORECASE,
)
# What says by itself that something had failed.
_BY_ITSELF: Final = re.compile(
    r"(?:auto-?)?(?:re-?start|re-?boot|relaunch)|recover|"
    r"(?:(?:is|are|be|gets?|put)\s+)?back\s+(?:up|online|in\s+service)\b|"
    r"(?:brought|brings?|bringing|comes?|came|coming)\s+(?:\w+\s+)?back\b",
    re.IGNORECASE,
)
_AT_LEAST: Final = re.compile(
    r"(?<!\bno\s)(?<!\bnot\s)\b(?:more\s+than|longer\s+than|at\s+least|over|every|for|"
    r"last)\s+(?:about\s+)?$",
    re.IGNORECASE,
)
# Between a restart and a length of time: then the time is that of something else.
_ANOTHER: Final = re.compile(
    r"\b(?:respon[ds]|repl(?:y|ies)|answer|re-?tr(?:y|ies)|contact|notif|inform|wait|time-?outs?)",
    re.IGNORECASE,
)
# "within five minutes after a channel is back": the time runs from there.
_FROM_THEN: Final = re.compile(
    r"\b(?:after|once|when|until|as\s+soon\s+as|before)\s[^,]*$", re.IGNORECASE
)
_IF: Final = re.compile(r"\b(?:if|when|whenever|unless|should|in\s+case)\b[^,;:]*$", re.IGNORECASE)
_WAITED: Final = re.compile(r"\bafter\s+(?:about\s+)?$", re.IGNORECASE)
_SWITCH: Final = re.compile(
    r"\b(?:switch(?:es|ed|ing|over)?|fails?-?\s?over|failing\s+over|failed\s+over|"
    r"re-?rout(?:es?|ed|ing)|redirect(?:s|ed|ing)?|mov(?:es?|ed)|shift(?:s|ed)?|"
    r"transferr?(?:s|ed)?|"
    r"falls?\s+back|fallback|divert(?:s|ed)?|handed\s+over|taken\s+over|takes\s+over)\b"
    r"(?!\s+(?:on|off|it\s+on|it\s+off)\b)",
    re.IGNORECASE,
)
_FAILOVER: Final = re.compile(r"\bfail-?\s?over\b", re.IGNORECASE)
_AUTOMATIC: Final = re.compile(
    r"\bauto(?:matic(?:ally)?)?\b|\bby\s+itself\b|\bitself\b", re.IGNORECASE
)
_PLATFORM: Final = re.compile(
    r"\b(?:systems?|platform|gateway|router|balancer|we|\w*api|traffic|requests?|calls?|load)\b",
    re.IGNORECASE,
)
_MANUAL: Final = re.compile(r"\bmanual(?:ly)?\b|\bby\s+hand\b|\byourself\b", re.IGNORECASE)
_RETRY: Final = re.compile(
    r"\b(?:(?P<bare>re-?try|re-?attempt|re-?send|resubmit)|re-?tr(?:ies|ied|ying)|"
    r"re-?attempt(?:s|ed)|re-?(?:sends|sent)|resubmits|resubmitted|tr(?:ies|ied)\s+again|"
    r"attempted\s+again|attempts\s+again)\b",
    re.IGNORECASE,
)
# "retry" alone is an order to the reader, unless somebody else is said to do it.
_DOER: Final = re.compile(
    r"\b(?:systems?|platform|gateway|router|channels?|we|it|\w*api|will|also|"
    r"automatic(?:ally)?|does\s+"
    r"not|doesn't|won't|no|without|never)\s+(?:\w+ly\s+|then\s+|not\s+|do\s+not\s+|don't\s+|"
    r"can\s+)*$"
    r"|\b(?:systems?|platform|gateway|router|we|\w*api)\s[^.;]*\band\s+(?:\w+ly\s+)*$",
    re.IGNORECASE,
)
_MANY: Final = re.compile(
    r"\b(?:(?:multiple|several|many|a\s+few|a\s+number\s+of|some)\s+(?:more\s+|further\s+)?"
    r"(?:times|attempts|tries|retries)|(?:multiple|several|many|repeated)\s+retries|repeatedly|"
    r"again\s+and\s+again|over\s+and\s+over)\b",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(
    rf"{NUMBER}[\s-]*(?:more\s+|further\s+|additional\s+|automatic\s+)?"
    r"(?:times?|attempts?|tries|retries|re-?tr(?:y|ies))\b|\b(?P<adverb>once|twice|thrice)\b",
    re.IGNORECASE,
)
_ADVERBS: Final = {"once": 1, "twice": 2, "thrice": 3}
_REACH: Final = 80  # characters after a verb in which its count stands
_UNCOUNTED: Final = "unspecified"  # retried, but the page does not say how often


def restart_and_retry(passages: Sequence[Passage]) -> Iterator[Said]:
    """What each sentence states of restart, switch and retry."""
    for passage in passages:
        for sentence in sentences(passage.text):
            about = f"{sentence}\n{passage.near}"
            value: dict[str, Json] = (
                _restart(sentence, about) | _switch(sentence, about) | _retries(sentence)
            )
            if value:
                yield Said(value=value, passages=(passage,))


def _restart(sentence: str, about: str) -> dict[str, Json]:
    for found in _RESTART.finditer(sentence):
        plain = _BY_ITSELF.match(sentence, found.start())
        if not plain and not (_ROUTE.search(about) and _FAILURE.search(about)):
            continue
        if _for_reader(sentence, found) or not _ROUTE.search(about):
            continue
        if negated(sentence, *found.span()):
            if plain and not _IF.search(sentence[: found.start()]):
                return {"restarts": False}
            continue
        minutes = _within(sentence, found.start())
        if minutes is not None:
            return {"restart_within_minutes": minutes}
    return {}


def _within(sentence: str, verb: int) -> float | None:
    """The length of time that stands after the verb, else one before it that is a bound."""
    found = sorted(durations(sentence), key=lambda one: (one.start < verb, one.start))
    for duration in found:
        before = sentence[: duration.start]
        between = sentence[verb : duration.start] or sentence[duration.end : verb]
        other = _ANOTHER.search(between) or _AT_LEAST.search(before)
        if duration.start < verb:
            other = other or _WAITED.search(before) or _FROM_THEN.search(between)
        if not other:
            return duration.minutes
    return None


def _for_reader(sentence: str, found: re.Match[str]) -> bool:
    """Is it an order ("restart your client") or something that the reader is to do?"""
    order = not clause_before(sentence, found.start()).strip() and found[0].lower() in (
        "restart",
        "reboot",
        "relaunch",
        "resume",
        "recover",
        "restore",
    )
    order = order and not re.match(
        r"\s+(?:within|in|after|of|takes?|time)\b", sentence[found.end() :]
    )
    yours = re.match(
        r"\s+(?:your|the\s+client|the\s+app)\b", sentence[found.end() :], re.IGNORECASE
    )
    return order or bool(yours) or to_reader(sentence, found.start())


def _switch(sentence: str, about: str) -> dict[str, Json]:
    if not _ROUTE.search(about) and not _FAILOVER.search(sentence):
        return {}
    manual = affirmed(_MANUAL, sentence)
    by_itself = _AUTOMATIC.search(sentence) or _PLATFORM.search(sentence)
    for found in _SWITCH.finditer(sentence):
        denied = negated(sentence, *found.span())
        if denied or manual:
            return {"automatic_switch": False}
        if by_itself and not to_reader(sentence, found.start()):
            return {"automatic_switch": True}
    return {}


def _retries(sentence: str) -> dict[str, Json]:
    for found in _RETRY.finditer(sentence):
        before = clause_before(sentence, found.start())
        if found["bare"] and not _DOER.search(before):
            continue
        if to_reader(sentence, found.start()):
            continue
        if negated(sentence, *found.span()):
            return {"retries": 0}
        near = sentence[found.start() : found.end() + _REACH]
        return {"retries": _times(near, before + found[0])}
    return {}


def _times(after: str, before: str) -> Json:
    """How often, by what stands after the verb, else before it ("up to 3 retries")."""
    if _MANY.search(after) or _MANY.search(before):
        return "multiple"
    found = _COUNT.search(after)
    if found and found["adverb"]:
        return _ADVERBS[found["adverb"].lower()]
    found = found or _COUNT.search(before)
    return number(found["number"]) if found and found["number"] else _UNCOUNTED
