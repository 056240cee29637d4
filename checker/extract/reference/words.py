"""What the words around a block say: request or response, which status, stream or error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from checker.extract.page import Block
from checker.extract.reference.side import ERROR, JSON, PARAMETERS, Known, Side

_STATUS: Final = re.compile(
    r"(?:HTTP\s*)?([1-5][0-9]{2})(?:\s+[A-Z][A-Za-z' -]{1,40})?", re.IGNORECASE
)
_IN_TITLE: Final = re.compile(r"(?<![\w.])([1-5][0-9]{2})(?![\w.])")
_THING: Final = (
    r"(?:\s+(?:attributes?|bod(?:y|ies)|examples?|fields?|format|objects?|parameters?|params?|"
    r"payloads?|properties|samples?|schema|shapes?|structure))*"
)
_LEAD: Final = (
    r"(?:(?:an?|the|api|basic|complete|default|example|full|http|json|minimal|normal|sample|"
    r"successful|typical)\s+)*"
)

# Headings and titles that name what stands under them, the most particular first.
_WORDS: Final = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("error", r".*\b(?:error|failure)s?\b.*"),
        ("elsewhere", r".*\b(?:web-?hooks?|callbacks?)\b.*"),
        ("stream", r".*\b(?:sse|stream(?:ed|ing|s)?|event-stream|server[- ]sent)\b.*"),
        ("events", r".*\b(?:chunks?|events?|deltas?)\b.*"),
        ("query", rf"{_LEAD}quer(?:y|ies)(?:\s+string)?{_THING}"),
        ("path", rf"{_LEAD}path{_THING}"),
        ("header", rf"{_LEAD}(?:request\s+)?headers?{_THING}"),
        ("cookie", rf"{_LEAD}cookies?{_THING}"),
        ("response", rf"{_LEAD}(?:responses?|returns?|results?|outputs?|success){_THING}"),
        (
            "request",
            rf"{_LEAD}(?:requests?|bod(?:y|ies)|inputs?|payloads?|arguments?|parameters?|params?){_THING}",
        ),
    )
)
# What a heading may add to it: "Body Params application/json".
_MEDIA_TYPE: Final = re.compile(
    r"\s+\(?(?:application|audio|image|multipart|text|video)/[\w.+*-]+\)?\Z", re.IGNORECASE
)
# Components that say what their content is by their own name.
_COMPONENTS: Final = {"RequestExample": "request", "ResponseExample": "response"}


@lru_cache(maxsize=1_024)
def kind_of(text: str) -> str | None:
    """The kind of thing that a heading or title names; a status is its own kind.

    >>> kind_of("Example response"), kind_of("Request structured output"), kind_of("401")
    ('response', None, '401')
    """
    text = _MEDIA_TYPE.sub("", text.strip(" :*`#.")[:120])
    status = _STATUS.fullmatch(text)
    if status:
        return status[1]
    return next((kind for kind, pattern in _WORDS if pattern.fullmatch(text)), None)


def title_kind(title: str) -> str | None:
    """The same for the title of an example, in which a status may stand among words."""
    status = _IN_TITLE.search(title)
    return status[1] if status else kind_of(title)


def component_labels(block: Block) -> Iterator[str]:
    """The titles of the components around a block, the nearest first."""
    for component in reversed(block.inside):
        if component.name in _COMPONENTS:
            yield _COMPONENTS[component.name]
        title = component.get("title") or component.text
        if title:
            yield title


def labels(block: Block, page_title: str) -> Iterator[str]:
    """What stands over a block, the nearest first: titles of components, then headings.

    The title of the page is none: a page on an operation may be called "Responses".
    """
    yield from component_labels(block)
    yield from (heading for heading in reversed(block.headings) if heading != page_title)


def labelled(block: Block, page_title: str) -> str | None:
    """The kind that the nearest label names."""
    kinds = map(kind_of, labels(block, page_title))
    return next((kind for kind in kinds if kind is not None), None)


def side_of(kind: str | None, known: Known) -> Side | None:
    """The body or the parameters that a kind means; None where it means none."""
    if kind is None or kind == "elsewhere" or (kind == "events" and not known.streams):
        return None
    if kind in PARAMETERS:
        return Side(kind)
    if kind.isdigit():
        return known.response if kind[0] == "2" else Side("response", kind, JSON)
    sides = {
        "error": ERROR,
        "events": known.stream,
        "request": known.request,
        "response": known.response,
        "stream": known.stream,
    }
    return sides[kind]


_DENIED: Final = re.compile(r"\b(?:cannot|neither|never|no|nor|not|without)\b|n't\b", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"[.;:,()]\s")
_REACH: Final = 120  # characters in which a denial is looked for


def denied(sentence: str, start: int) -> bool:
    """Does the clause deny what stands at an offset: "there is no X", "never send it as X"?"""
    before = sentence[max(0, start - _REACH) : start]
    return _DENIED.search(_CLAUSE.split(before)[-1]) is not None
