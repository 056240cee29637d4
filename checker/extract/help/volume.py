"""Passages -> where the reader sees the number of requests, and in which measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit

from checker.extract.page import Link
from checker.extract.prose.negation import clause_before, negated
from checker.extract.prose.passages import Passage, label_slug, sentences
from checker.extract.prose.quantity import measures, unit_of, without_addresses
from checker.extract.statements import Said

_VOLUME: Final = re.compile(
    r"\brequest(?:s'?|'s)?\s+(?:volumes?|counts?|numbers?|rates?)\b|\b(?:volumes?|numbers?|"
    r"amounts?|"
    r"rates?)\s+of\s+(?:your\s+|the\s+)?(?:requests|calls)\b|\b(?:call|traffic|usage)\s+volumes?\b|"
    r"\bhow\s+many\s+(?:requests|calls)\b|\bthroughput\b",
    re.IGNORECASE,
)
_LOOK: Final = re.compile(
    r"\b(?:check(?:ed)?|seen?|observed?|view(?:ed)?|monitor(?:ed)?|watch(?:ed)?|find|found|"
    r"look(?:ed)?|"
    r"track(?:ed)?|shown?|shows|display(?:s|ed)?|open|visit|go\s+to|inspect|review|appears?|listed|"
    r"lists|consult|follow|read|available)\b",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"(?:^|[:(\"]\s*|\b(?:the|your|our|an?|in|on|at|via|under|open|visit|see|check|to)\s+)"
    r"(?P<place>\"?(?:[\w-]+\"?\s+){0,3}?(?:dashboard|panel|console|logs?)\b"
    r"|\"?(?:[\w-]+\"?\s+){1,3}?(?:page|tab|screen|view)\b)"
    r"(?:\s+(?:page|tab|screen|view))?",
    re.IGNORECASE,
)
_PLACE_NOUN: Final = re.compile(r"\s+(?:page|tab|screen|view)$", re.IGNORECASE)
_BEFORE_PLACE: Final = re.compile(
    r"\b(?:the|your|our|an?|in|on|at|via|under|use|open|visit|see|check|to|of)\s+", re.IGNORECASE
)
_WE: Final = re.compile(r"\bwe\b", re.IGNORECASE)
_PATH: Final = re.compile(r"/[\w.~/-]{0,79}", re.ASCII)


def request_volume(passages: Sequence[Passage]) -> Iterator[Said]:
    """Where the reader is sent to see the number of requests, and in which measure."""
    for passage in passages:
        for sentence in sentences(passage.text):
            about = without_addresses(f"{sentence}\n{passage.near}")
            measure = next((one for one in measures(about) if not one["concurrent"]), None)
            asked = next((one for one in passage.lead if one.endswith("?")), "")
            if not (_VOLUME.search(about) or measure) or not _looks(f"{asked} {sentence}"):
                continue
            where = _where(sentence, passage.links)
            if where:
                unit = unit_of(measure) if measure else None
                yield Said(value={"where": where, "measure": unit}, passages=(passage,))


def _looks(sentence: str) -> bool:
    """Is the reader told to look, and is the looking not denied?"""
    looks = list(_LOOK.finditer(sentence))
    return (
        bool(looks)
        and not any(negated(sentence, *one.span()) for one in looks)
        and any(not _WE.search(clause_before(sentence, one.start())) for one in looks)
    )


def _where(sentence: str, links: Sequence[Link]) -> str | None:
    """The path of the linked place, else its name as a token."""
    place = _PLACE.search(sentence)
    inside = [link for link in links if link.text and link.text.lower() in sentence.lower()]
    named = [link for link in inside if place and _overlaps(place, link, sentence)]
    for link in named or ([] if place else inside):
        path = _path(link.href)
        if path:
            return path
    if place is None:
        return None
    name = _BEFORE_PLACE.split(place["place"])[-1]
    return label_slug(_PLACE_NOUN.sub("", name)) or None


def _overlaps(place: re.Match[str], link: Link, sentence: str) -> bool:
    start = sentence.lower().find(link.text.lower())
    return start < place.end() and place.start() < start + len(link.text)


def _path(href: str) -> str | None:
    try:
        url = urlsplit(href)
    except ValueError:
        return None
    path = url.path.rstrip("/")
    return path if url.scheme in ("", "http", "https") and _PATH.fullmatch(path) else None
