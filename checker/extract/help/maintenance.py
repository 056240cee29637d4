"""Passages -> when maintenance is, and what happens to a channel that fails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from checker.extract.prose.clock import Window, windows
from checker.extract.prose.days import days
from checker.extract.prose.negation import negated
from checker.extract.prose.passages import Passage, sentences
from checker.extract.prose.time_zone import zone_in
from checker.extract.statements import Said
from checker.model.contract import Json

# --- the maintenance window

_MAINTENANCE: Final = re.compile(
    r"\b(?:maintenance|maintain(?:ed|ing)?|upkeep|housekeeping|downtime|service\s+window|"
    r"(?:scheduled|planned|regular|routine)\s+(?:tasks?|jobs?|work|downtime|outages?|restarts?|"
    r"updates?|upgrades?|interruptions?)|system\s+(?:updates?|upgrades?))\b",
    re.IGNORECASE,
)
# Times that are not those of maintenance, wherever they stand.
_OTHER_HOURS: Final = re.compile(
    r"\b(?:(?:support|office|business|team|working|opening|peak|off-?peak|busy)\s+(?:hours|times?)|"
    r"hours\s+of\s+(?:operation|support)|(?:available|reachable|online|open|on\s+duty|"
    r"answer(?:s|ed)?|"
    r"repl(?:y|ies)|respond(?:s)?)\b.{0,40}\b(?:from|between|on|\d)|discount(?:s|ed)?|prices?|"
    r"business\s+days)",
    re.IGNORECASE,
)
_STALE: Final = re.compile(
    r"\b(?:no\s+longer|former(?:ly)?|previous(?:ly)?|used\s+to|in\s+the\s+past|until\s+now)\b",
    re.IGNORECASE,
)
_MOVED_FROM: Final = re.compile(
    r"\b(?:moved|changed|shifted)\s+(?:away\s+)?from\s*$", re.IGNORECASE
)
_OUTSIDE: Final = re.compile(
    r"\b(?:outside(?:\s+of)?|except|not|never)\s+(?:(?:from|between|the\s+\w+)\s+)*$", re.IGNORECASE
)
_DONE: Final = re.compile(
    r"\b(?:maintenance|maintain(?:ed)?|perform(?:ed)?|carr(?:y|ied)\s+out|run|schedul(?:e|ed)|"
    r"takes?\s+place|taking\s+place|take\s+place|happens?|occurs?|do)\b",
    re.IGNORECASE,
)
_NO_WINDOW: Final = re.compile(
    r"\b(?:(?:scheduled|planned|regular|fixed|routine)\s+(?:maintenance|"
    r"downtime)(?:\s+(?:windows?|periods?))?|"
    r"(?:maintenance|service)\s+(?:windows?|periods?|times?|hours)|(?:fixed|regular)\s+windows?)\b",
    re.IGNORECASE,
)
_REACH: Final = 200  # characters before a window in which it can be denied
_MAX_WINDOWS: Final = 20  # of one sentence
_ALL_TIMES: Final = re.compile(
    r"\b(?:all\s+times|(?:these\s+|the\s+)?times\s+(?:on\s+this\s+page|shown|given|listed|"
    r"here|are)|"
    r"times\s+(?:is|are)|time\s*zone(?:\s+is|:))",
    re.IGNORECASE,
)


def maintenance_window(passages: Sequence[Passage]) -> Iterator[Said]:
    """Windows, from what is firmest: own words, else label or lead, else the headings."""
    ranked: dict[int, list[tuple[Passage, str, Window]]] = {}
    for passage in passages:
        for sentence in sentences(passage.text):
            rank = _rank(passage, sentence)
            if rank is not None:
                some = islice(windows(sentence), _MAX_WINDOWS)
                found = [one for one in some if _stands(sentence, one)]
                ranked.setdefault(rank, []).extend((passage, sentence, one) for one in found)
            if _is_denied(sentence):
                yield Said(value={"scheduled": False}, passages=(passage,), against=True)
    best = next((ranked[rank] for rank in sorted(ranked) if ranked[rank]), [])
    groups: dict[int, list[tuple[Passage, str, Window]]] = {}
    for one in best:
        groups.setdefault(one[0].group, []).append(one)
    zone = _page_zone(passages)
    for group in groups.values():
        yield _windows(group, zone)


def _rank(passage: Passage, sentence: str) -> int | None:
    """How firmly a sentence is about maintenance, 0 the most; None: not at all."""
    if _STALE.search(sentence):
        return None
    if _MAINTENANCE.search(sentence):
        return 0
    if _OTHER_HOURS.search(sentence) or _OTHER_HOURS.search(passage.label):
        return None
    if _MAINTENANCE.search(passage.near):
        return 1
    return 2 if _MAINTENANCE.search("\n".join(passage.headings)) else None


def _stands(sentence: str, window: Window) -> bool:
    """Is the window that of the maintenance, not one that is denied or left behind?"""
    start = max(0, window.at - _REACH)
    before = sentence[start : window.at]
    if _MOVED_FROM.search(before) or _OUTSIDE.search(before):
        return False
    return not any(
        negated(sentence, *one.span()) for one in _DONE.finditer(sentence, start, window.at)
    )


def _is_denied(sentence: str) -> bool:
    return any(negated(sentence, *one.span()) for one in _NO_WINDOW.finditer(sentence)) and not any(
        windows(sentence)
    )


def _windows(found: Sequence[tuple[Passage, str, Window]], page_zone: str | None) -> Said:
    """The windows of one paragraph or list: the first is the value, others stand beside it."""
    values: list[dict[str, Json]] = []
    zones: set[str] = set()
    for passage, sentence, window in found:
        told = days(sentence) or days(passage.label) or days("\n".join(passage.lead))
        value: dict[str, Json] = {
            "start": window.start,
            "end": window.end,
            "time_zone": window.time_zone or _zone_told(passage) or page_zone,
            "days": list(told) or None,
        }
        # The same window told again in another zone is no second window.
        again = bool(window.time_zone) and bool(zones) and window.time_zone not in zones
        if value not in values and not again:
            values.append(value)
        zones |= {window.time_zone} if window.time_zone else set()
    also: dict[str, Json] = {"also": list(values[1:])} if values[1:] else {}
    return Said(value=values[0] | also, passages=tuple(dict.fromkeys(one[0] for one in found)))


def _zone_told(passage: Passage) -> str | None:
    """A zone that the same passage names for its times."""
    for sentence in sentences(passage.text):
        zone = zone_in(sentence) if _ALL_TIMES.search(sentence) or any(windows(sentence)) else None
        if zone:
            return zone.name
    return None


def _page_zone(passages: Sequence[Passage]) -> str | None:
    """The zone that the page names for all its times."""
    for passage in passages:
        for sentence in sentences(passage.text):
            if _ALL_TIMES.search(sentence) and (zone := zone_in(sentence)):
                return zone.name
    return None
