"""Prose on streaming -> Stream: events in order, what each chunk is, how the stream ends.

Names count only where the words around them speak of events or of a stream: a list of dotted
field names looks the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.extract.negation import negated
from checker.extract.page import Block, Code, Heading, Item, Page, Paragraph, Table, Text
from checker.extract.prose import sentences
from checker.extract.reference_side import at
from checker.model.contract import Stream
from checker.model.evidence import Evidence

MAX_EVENTS: Final = 500

_EVENT: Final = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+")
_PLAIN_EVENT: Final = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")
_CHUNK: Final = re.compile(r"[a-z][a-z0-9_]*(?:[._][a-z0-9_]+)*[._]chunk")
_END: Final = re.compile(r"\bdata:\s*(\[[A-Z][A-Z_]{1,20}\])|\[[A-Z][A-Z_]{1,20}\]")
_DATA: Final = re.compile(r"\bdata:\s*(\[[A-Z][A-Z_]{1,20}\])")
_SPEAKS: Final = re.compile(
    r"\b(?:events?|stream(?:s|ed|ing)?|sse|server-sent|chunks?)\b", re.IGNORECASE
)
_OF_EVENTS: Final = re.compile(r"\bevents?\b|\bemit(?:s|ted)?\b|\bserver-sent\b", re.IGNORECASE)
_ENDS: Final = re.compile(
    r"\b(?:end(?:s|ed|ing)?|terminat\w*|last|final(?:ly)?|complet\w*|close[sd]?|done)\b",
    re.IGNORECASE,
)
_PROTOCOL: Final = re.compile(
    r"\bserver-sent\s+events?\b|\bSSE\b|\btext/event-stream\b", re.IGNORECASE
)
_FRAME: Final = re.compile(r"^event:\s*(\S{1,80})\s*$", re.MULTILINE)


class _Told:
    """What was told so far."""

    def __init__(self) -> None:
        self.events: dict[str, None] = {}
        self.objects: dict[str, None] = {}
        self.terminators: dict[str, None] = {}
        self.protocol = False
        self.evidence: dict[Evidence, None] = {}


def stream(page: Page, blocks: Sequence[Block], fields: frozenset[str]) -> Stream | None:
    """How a page says that a stream is framed; None where it says nothing of one.

    `fields` are names of documented fields with a dot in them: no events.
    """
    told = _Told()
    lead = ""  # the last paragraph or heading before a list
    for block in blocks:
        match block.content:
            case Heading(text=text):
                lead = text.plain
            case Paragraph(text=text):
                lead = text.plain
                _paragraph(told, page, block, text, fields)
            case Item(text=text):
                around = " ".join((lead, *block.headings[1:]))
                if _SPEAKS.search(around):
                    _events(told, page, block, text, fields)
                _frame(told, page, block, text, around)
            case Table() as table if _is_of_events(table):
                for row in table.rows:
                    _events(told, page, block, row[0], fields)
            case Code() as code:
                _code(told, page, block, code)
            case _:
                pass
    if not (told.events or told.objects or told.terminators or told.protocol):
        return None
    return Stream(
        object=next(iter(told.objects), None) if len(told.objects) == 1 else None,
        events=tuple(told.events),
        terminator=next(iter(told.terminators), None) if len(told.terminators) == 1 else None,
        evidence=tuple(told.evidence),
    )


def _paragraph(told: _Told, page: Page, block: Block, text: Text, fields: frozenset[str]) -> None:
    around = " ".join((text.plain, *block.headings[1:]))
    if _PROTOCOL.search(text.plain):
        told.protocol = True
        _witness(told, page, block, text)
    if _SPEAKS.search(text.plain) and _OF_EVENTS.search(around):
        named = [code for code in text.codes if _is_event(code, fields)]
        if len(named) > 1 or (named and told.events):
            _add(told, named, page, block, text)
    _frame(told, page, block, text, around)


def _events(told: _Told, page: Page, block: Block, text: Text, fields: frozenset[str]) -> None:
    """An item that begins with the name of an event."""
    first = text.codes[0] if text.codes else ""
    if not text.plain.startswith(first) or not first:
        return
    known = any(_EVENT.fullmatch(event) for event in told.events)
    if _is_event(first, fields) or (known and _PLAIN_EVENT.fullmatch(first)):
        _add(told, [first], page, block, text)


def _is_event(code: str, fields: frozenset[str]) -> bool:
    return _EVENT.fullmatch(code) is not None and code not in fields and not _CHUNK.fullmatch(code)


def _add(told: _Told, names: Sequence[str], page: Page, block: Block, text: Text) -> None:
    for name in names:
        if len(told.events) < MAX_EVENTS:
            told.events[name] = None
    _witness(told, page, block, text)


def _frame(told: _Told, page: Page, block: Block, text: Text, around: str) -> None:
    """What each chunk is, and the terminator."""
    if not _SPEAKS.search(around):
        return
    chunks = [code for code in text.codes if _CHUNK.fullmatch(code)]
    ends = [
        found[1] or found[0]
        for sentence in sentences(text.plain)
        for found in _END.finditer(sentence)
        if (found[1] or (found[0] in text.codes and _ENDS.search(sentence)))
        and not negated(sentence, *found.span())
    ]
    told.objects.update(dict.fromkeys(chunks))
    told.terminators.update(dict.fromkeys(ends))
    if chunks or ends:
        _witness(told, page, block, text)


def _is_of_events(table: Table) -> bool:
    return re.match(r"events?\b", table.header[0].plain.strip(), re.IGNORECASE) is not None


def _code(told: _Told, page: Page, block: Block, code: Code) -> None:
    """Frames as they are sent."""
    ends = [found[1] for found in _DATA.finditer(code.text)]
    names = [found[1] for found in _FRAME.finditer(code.text)]
    if ends or (names and _DATA_LINE.search(code.text)):
        told.terminators.update(dict.fromkeys(ends))
        told.protocol = True
        told.events.update(dict.fromkeys(name for name in names if _PLAIN_EVENT.fullmatch(name)))
        told.evidence.update(dict.fromkeys(at(page.url, block, code.text)))


_DATA_LINE: Final = re.compile(r"^data:", re.MULTILINE)


def _witness(told: _Told, page: Page, block: Block, text: Text) -> None:
    told.evidence.update(dict.fromkeys(at(page.url, block, text.plain)))


def terminators(document: object) -> Iterator[str]:
    """Terminators that descriptions in an OpenAPI document name, each object once."""
    seen: set[int] = set()
    waiting = [document]
    while waiting:
        part = waiting.pop()
        if not isinstance(part, (dict, list)) or id(part) in seen:
            continue
        seen.add(id(part))
        if isinstance(part, dict):
            text = part.get("description")
            if isinstance(text, str):
                yield from (found[1] for found in _DATA.finditer(text))
        waiting += part.values() if isinstance(part, dict) else part
