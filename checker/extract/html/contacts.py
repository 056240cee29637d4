"""HTML -> what its data and scripts declare of contacts: ContactPoints, chats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Final

from checker import documents
from checker.extract.page import Component
from checker.model.regex import regex

MAX_SCRIPTS: Final = 200  # of a page that are looked at
MAX_POINTS: Final = 50
MAX_LANGUAGES: Final = 4
_SCRIPT: Final = regex(
    r"<script\b(?P<tag>[^>]{0,2000})>(?P<text>.*?)(?:</script\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_TYPE: Final = regex(r"\btype\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_SRC: Final = regex(r"\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_LOADED: Final = regex(r"[\"'](https?://[a-z0-9.-]{4,100}/[^\"'\s<>\\]{0,200})[\"']")
_PROPERTIES: Final = (
    "availableLanguage",
    "contactType",
    "email",
    "hoursAvailable",
    "telephone",
    "url",
)


def scripts(text: str) -> Iterator[tuple[str, str, str]]:
    """(media type in lower case, tag, text) of each script of a page, in order."""
    for found in islice(_SCRIPT.finditer(text), MAX_SCRIPTS):
        kind = _TYPE.search(found["tag"])
        yield (kind[1].lower() if kind else ""), found["tag"], found["text"]


def contacts_in(text: str) -> tuple[Component, ...]:
    """Contact points of schema.org, then the addresses of scripts, each as a component."""
    points: list[Component] = []
    loaded: dict[str, None] = {}
    for kind, tag, content in scripts(text):
        if kind == "application/ld+json":
            points += _points(content)
        elif "json" not in kind:
            source = _SRC.search(tag)
            addresses = [unescape(source[1])] if source else _LOADED.findall(content)
            loaded.update(dict.fromkeys(addresses[:MAX_SCRIPTS]))
    components = [Component(name="script", attributes=(("src", address),)) for address in loaded]
    return (*points[:MAX_POINTS], *components[:MAX_SCRIPTS])


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
            waiting += [it for it in reversed(one.values()) if isinstance(it, dict | list)]


def _word(value: object) -> str:
    """A property as text: a name, an address, several of them; of an object its own name."""
    if isinstance(value, list):
        return " ".join(filter(None, map(_word, value[:MAX_LANGUAGES])))
    if isinstance(value, dict):
        parts = (value.get(name) for name in ("name", "dayOfWeek", "opens", "closes"))
        return " ".join(filter(None, map(_word, parts)))
    return value.strip() if isinstance(value, str) else ""
