"""Code spans of the prose -> values and fields that they name: `kind: "a"`, `parent.child`.

Only beside what is known already, and only where a name means one place of one body: `a.b` may as
well be an event, a file or a method.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from checker.extract.page import Block, Item, Page, Paragraph
from checker.extract.prose.passages import MAX_PASSAGE, sentences
from checker.extract.reference.side import Known, Side, at
from checker.extract.reference.words import denied
from checker.model.contract import UNSTATED, Field, Json, State, Unstated
from checker.model.evidence import Evidence
from checker.model.path import ITEMS, name_segment

MAX_SPANS: Final = 40  # code spans in one paragraph that are looked at
MAX_VALUES: Final = 100  # of one field
_VALUE: Final = re.compile(
    r"[\"']?(?P<name>[a-z]\w{0,63})[\"']?\s?[:=]\s?([\"'])(?P<value>[a-z][a-z0-9_.-]{0,63})\2"
)
_BELOW: Final = re.compile(
    r"(?P<parents>[a-z]\w{0,63}(?:(?:\[\])?\.[a-z]\w{0,63}){0,3}?)"
    r"(?:\[\])?\.(?P<child>[a-z]\w{0,63})"
)
_SENT: Final = re.compile(
    r"\b(?:include|pass|provide|request|send|set|specify|use)\b", re.IGNORECASE
)
_GIVEN: Final = re.compile(
    r"\b(?:answers?|carr(?:y|ies)|contains?|gives?|ha(?:s|ve)|responses?|returns?|returned)\b",
    re.IGNORECASE,
)
_REACH: Final = 100  # characters before the end of a span in which it is looked for
_NESTS: Final = frozenset({"array", "null", "object"})


def mentions(
    page: Page, blocks: Sequence[Block], known: Known, events: Sequence[str]
) -> list[Field]:
    """The fields that the prose adds to or adds, as they then are; `events` are no fields."""
    told: dict[str, Field] = {}
    kinds = {event.partition(".")[0] for event in events}
    for block, sentence, span in _spans(blocks):
        evidence = at(page.url, block, sentence)
        valued, below = _VALUE.fullmatch(span), _BELOW.fullmatch(span)
        if valued is not None:
            for field in _closed(valued["name"], known):
                before = told.get(field.key, field)
                told[field.key] = _with(before, valued["value"], evidence)
        elif below is not None and span.partition(".")[0] not in kinds:
            child = _child(below["parents"], below["child"], known, sentence)
            if child is not None:
                told.setdefault(child.key, replace(child, evidence=evidence))
    return list(told.values())


def _spans(blocks: Sequence[Block]) -> Iterator[tuple[Block, str, str]]:
    """(block, sentence up to a code span, the span) of all that is not denied."""
    for block in blocks:
        if not isinstance(block.content, (Item, Paragraph)) or not block.content.text.codes:
            continue
        text = block.content.text
        spans = dict.fromkeys(one for one in text.codes[:MAX_SPANS] if "." in one or '"' in one)
        for sentence in sentences(text.plain[:MAX_PASSAGE]) if spans else ():
            for span in spans:
                start = sentence.find(span)
                if start >= 0 and not denied(sentence, start):
                    yield block, sentence[: start + len(span)], span


def _closed(name: str, known: Known) -> list[Field]:
    """The fields of that name of which values are known, where they are one place."""
    found = [field for field in known.ending(name) if field.state is not State.CONFLICTING]
    if len({field.path for field in found}) != 1 or not _is_one_way(found):
        return []
    return [field for field in found if _values(field) and field.variant is None]


def _is_one_way(fields: Sequence[Field]) -> bool:
    """Are they all sent, or all returned?"""
    return len({field.where == "request" for field in fields}) == 1


def _values(field: Field) -> tuple[Json, ...]:
    return field.enum or (() if isinstance(field.const, Unstated) else (field.const,))


def _with(field: Field, value: str, evidence: tuple[Evidence, ...]) -> Field:
    values = {*map(str, _values(field)), value}
    if len(values) > MAX_VALUES:
        return field
    places = tuple(dict.fromkeys((*field.evidence, *evidence)))
    told = replace(field, state=State.DOCUMENTED, evidence=places)
    if len(values) == 1:
        return told
    return replace(told, const=UNSTATED, enum=tuple(sorted(values)))


def _child(parents: str, name: str, known: Known, sentence: str) -> Field | None:
    """The field below the one place that its parents name; None where that is not clear."""
    written = parents.replace("[]", "")
    found = [
        field
        for field in known.ending(written.rpartition(".")[2])
        if field.path.replace(ITEMS, "").endswith(f".{written}")
    ]
    if len(found) != 1 or not _may_nest(found[0]):
        return None
    (parent,) = found
    if parent.where != "request" and _is_sent(sentence[-_REACH:]):
        return None  # advice on what to send names the request
    side = Side(parent.where, parent.status, parent.media_type)
    path = parent.path + (ITEMS if "array" in parent.types else "") + name_segment(name)
    return None if known.of(side, path) is not None else side.field(path)


def _is_sent(text: str) -> bool:
    """Is the last thing said before a span that it is to be sent, not that it is returned?"""
    ends = [found.end() for found in _SENT.finditer(text)]
    return bool(ends) and _GIVEN.search(text, ends[-1]) is None


def _may_nest(field: Field) -> bool:
    return (
        bool(field.types)
        and _NESTS.issuperset(field.types)
        and field.variant is None
        and not field.free_form
        and not field.variants
    )
