"""HTML -> what its data declares of contacts: ContactPoints of schema.org."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from checker import documents
from checker.extract.page import Component
from checker.model.regex import regex

MAX_POINTS: Final = 50
MAX_LANGUAGES: Final = 4
_SCRIPT: Final = regex(
    r"<script\b(?P<tag>[^>]{0,2000})>(?P<text>.*?)(?:</script\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_TYPE: Final = regex(r"\btype\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_PROPERTIES: Final = (
    "availableLanguage",
    "contactType",
    "email",
    "hoursAvailable",
    "telephone",
    "url",
)


def scripts(text: str) -> Iterator[tuple[str, str]]:
    """(media type in lower case, text) of each script of a page, in order."""
    for found in _SCRIPT.finditer(text):
        kind = _TYPE.search(found["tag"])
        yield (kind[1].lower() if kind else ""), found["text"]


def contacts_in(text: str) -> tuple[Component, ...]:
    """The contact points of schema.org, each as a component."""
    points = (
        one
        for kind, content in scripts(text)
        if kind == "application/ld+json"
        for one in _points(content)
    )
    return tuple(islice(points, MAX_POINTS))


def _points(content: str) -> Iterator[Component]:
    try:
        waiting: list[object] = [documents.read_json(content)]
    except documents.Malformed:
        return
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, dict):
            kinds = one.get("@type")
            if "ContactPoint" in (kinds if isinstance(kinds, list) else [kinds]):
                given = ((name, _word(one.get(name))) for name in _PROPERTIES)
                yield Component(
                    name="ContactPoint", attributes=tuple((name, it) for name, it in given if it)
                )
            waiting += reversed(one.values())


def _word(value: object) -> str:
    """A property as text: a name, an address, several of them; of an object its own name."""
    if isinstance(value, list):
        return " ".join(filter(None, map(_word, value[:MAX_LANGUAGES])))
    if isinstance(value, dict):
        parts = (value.get(name) for name in ("name", "dayOfWeek", "opens", "closes"))
        return " ".join(filter(None, map(_word, parts)))
    return value.strip() if isinstance(value, str) else ""
