"""References of an embedded document -> RFC 6901 pointers and what stands there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import unquote

from checker.model.alternatives import COMPONENTS

REFERENCES: Final = ("$ref", "$recursiveRef")
MAX_REFERENCE: Final = 2_048  # characters


def escaped(token: str) -> str:
    """A name as a reference token (RFC 6901 §3)."""
    return token.replace("~", "~0").replace("/", "~1")


def tokens(pointer: str) -> list[str]:
    """The names that a pointer passes."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def standing(document: object, pointer: str) -> tuple[str, Any] | None:
    """(pointer, what stands there), None where nothing does."""
    raw: Any = document
    names = tokens(pointer)
    for token in names:
        if isinstance(raw, dict) and token in raw:
            raw = raw[token]
        elif isinstance(raw, list) and token.isdecimal() and int(token) < len(raw):
            raw = raw[int(token)]
        else:
            return None
    return "".join("/" + escaped(name) for name in names), raw


def reference(raw: Mapping[str, Any]) -> str | None:
    """The reference that a schema object makes, None where it makes none."""
    return next((str(raw[key]) for key in REFERENCES if key in raw), None)


def followed(document: object, written: str, place: str) -> tuple[str, Any] | None:
    """What a reference written at a place leads to; None for nowhere, anchors, other documents.

    `#` alone, as in a recursive reference, is the schema around the place.
    """
    if not written.startswith("#") or len(written) > MAX_REFERENCE:
        return None
    fragment = unquote(written[1:])
    if fragment:
        return standing(document, fragment) if fragment.startswith("/") else None
    above = (place.rsplit("/", up)[0] for up in range(1, place.count("/") + 1))
    around = [*filter(None, (standing(document, at) for at in above))]
    anchored = (
        pair
        for pair in around
        if isinstance(pair[1], Mapping) and pair[1].get("$recursiveAnchor") is True
    )
    component = (pair for pair in around if is_component(pair[0]))
    return next(anchored, None) or next(component, None)


def is_component(pointer: str) -> bool:
    """Does a whole named schema stand there?"""
    return pointer[: pointer.rfind("/") + 1] == COMPONENTS


def with_text_keys(document: Any) -> Any:  # noqa: ANN401 - any plain data
    """The document with every key a text (`200:` of YAML is a number), itself where that is so."""
    nodes: dict[int, Mapping[Any, Any] | list[Any]] = {}
    waiting = [document]
    while waiting:
        raw = waiting.pop()
        if isinstance(raw, (dict, list)) and id(raw) not in nodes:
            nodes[id(raw)] = raw
            waiting += raw.values() if isinstance(raw, dict) else raw
    if all(isinstance(key, str) for raw in nodes.values() if isinstance(raw, dict) for key in raw):
        return document
    copies: dict[int, Any] = {
        place: {} if isinstance(raw, Mapping) else [] for place, raw in nodes.items()
    }
    for place, raw in nodes.items():
        if isinstance(raw, Mapping):
            copies[place] |= {
                _text(key): copies.get(id(value), value) for key, value in raw.items()
            }
        else:
            copies[place] += [copies.get(id(value), value) for value in raw]
    return copies.get(id(document), document)


def _text(key: object) -> str:
    return str(key).lower() if isinstance(key, bool) else str(key)
