"""Prose on streaming -> Stream: events in order, what each chunk is, how the stream ends.

Names count only where the words around them speak of events or of a stream: a list of dotted
field names looks the same. And they count only in a section that speaks of a stream of
server-sent events: what is sent to a webhook has names of events too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from checker.extract.page import Block, Code, Heading, Item, Page, Paragraph, Table, Text
from checker.extract.prose.passages import MAX_PASSAGE, sentences
from checker.extract.reference.side import at
from checker.extract.reference.witness import PROTOCOL, Witness, tells
from checker.extract.reference.words import denied
from checker.model.contract import Stream
from checker.model.evidence import Evidence

MAX_EVENTS: Final = 500

_EVENT: Final = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+")
_WORD: Final = re.compile(r"[a-z][a-z0-9_]*")
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
_FRAME: Final = re.compile(r"^event:\s*(\S{1,80})\s*$", re.MULTILINE)
_DATA_LINE: Final = re.compile(r"^data:", re.MULTILINE)


def stream(
    page: Page, blocks: Sequence[Block], fields: frozenset[str], *, documented: bool = False
) -> Stream | None:
    """How a page says that a stream is framed; None where it says nothing of one.

    `fields` are documented fields as prose names them; those with a dot are no events.
    `documented`: is there a body of the media type of such streams?
    """
    reader = _Reader(page, fields)
    witness = Witness(blocks, documented=documented)
    for block in blocks:
        reader.read(block, speaks=witness.speaks(block))
    return reader.stream()


class _Reader:
    """What one page told so far."""

    def __init__(self, page: Page, fields: frozenset[str]) -> None:
        self._page = page
        self._fields = fields
        self._events: dict[str, None] = {}
        self._kinds: set[str] = set()  # first words of the events
        self._objects: dict[str, None] = {}
        self._ends: dict[str, None] = {}
        self._protocol = False
        self._evidence: dict[Evidence, None] = {}
        self._lead = ""  # the last paragraph or heading before a list

    def stream(self) -> Stream | None:
        """All of it; of several objects or ends none is the one."""
        if not (self._events or self._objects or self._ends or self._protocol):
            return None
        return Stream(
            object=next(iter(self._objects)) if len(self._objects) == 1 else None,
            events=tuple(self._events),
            terminator=next(iter(self._ends)) if len(self._ends) == 1 else None,
            evidence=tuple(self._evidence),
        )

    def read(self, block: Block, *, speaks: bool) -> None:
        """One block, in the order of the page; `speaks`: is it witnessed to be of a stream?"""
        if isinstance(block.content, (Heading, Paragraph)):
            self._lead = block.content.text.plain
        if not speaks:
            return
        match block.content:
            case Paragraph(text=text):
                self._sentences(block, text, " ".join((text.plain, *block.headings[1:])))
            case Item(text=text):
                around = " ".join((self._lead, *block.headings[1:]))
                if _SPEAKS.search(around):
                    sure = _OF_EVENTS.search(around) is not None
                    self._listed(block, text, sure=sure)
                self._sentences(block, text, f"{text.plain} {around}")
            case Table() as table if _is_of_events(table):
                for row in table.rows:
                    self._listed(block, row[0], sure=True)
            case Code() as code:
                self._code(block, code)
            case _:
                pass

    def _sentences(self, block: Block, text: Text, around: str) -> None:
        """What a paragraph or an item says; items that begin with a name are listed besides."""
        if tells(PROTOCOL, text.plain[:MAX_PASSAGE]):
            self._protocol = True
            self._witness(block, text.plain)
        if _SPEAKS.search(text.plain):
            named = [
                code
                for code in text.codes[:MAX_EVENTS]
                if self._is_event(code) and _stands(code, text)
            ]
            listed = len(named) > 1 and _OF_EVENTS.search(around) is not None
            self._add(block, text, named if listed else filter(self._is_kin, named))
        self._framed(block, text, around)

    def _listed(self, block: Block, text: Text, *, sure: bool) -> None:
        """An item that begins with the name of an event."""
        first = text.codes[0] if text.codes else ""
        if not text.plain.startswith(first) or first in self._fields:
            return
        if self._is_event(first):
            if sure or not self._events or self._is_kin(first):
                self._add(block, text, [first])
        elif sure and self._kinds and _WORD.fullmatch(first):  # `error` among dotted ones
            self._add(block, text, [first])

    def _is_event(self, code: str) -> bool:
        return bool(
            _EVENT.fullmatch(code) and code not in self._fields and not _CHUNK.fullmatch(code)
        )

    def _is_kin(self, code: str) -> bool:
        """Does it begin as an event does that was told already?"""
        return code.partition(".")[0] in self._kinds

    def _add(self, block: Block, text: Text, names: Iterable[str]) -> None:
        for name in names:
            if len(self._events) < MAX_EVENTS:
                self._events[name] = None
                if "." in name:
                    self._kinds.add(name.partition(".")[0])
            self._witness(block, text.plain)

    def _framed(self, block: Block, text: Text, around: str) -> None:
        """What each chunk is, and the terminator."""
        if not _SPEAKS.search(around):
            return
        chunks = [code for code in text.codes if _CHUNK.fullmatch(code)]
        ends = [
            found[1] or found[0]
            for sentence in sentences(text.plain[:MAX_PASSAGE])
            for found in _END.finditer(sentence)
            if (found[1] or (found[0] in text.codes and _ENDS.search(sentence)))
            and not denied(sentence, found.start())
        ]
        self._objects.update(dict.fromkeys(chunks))
        self._ends.update(dict.fromkeys(ends))
        if chunks or ends:
            self._witness(block, text.plain)

    def _code(self, block: Block, code: Code) -> None:
        """Frames as they are sent."""
        ends = [found[1] for found in _DATA.finditer(code.text)]
        names = [found[1] for found in _FRAME.finditer(code.text)]
        if ends or (names and _DATA_LINE.search(code.text)):
            self._protocol = True
            self._ends.update(dict.fromkeys(ends))
            for name in names:
                if _EVENT.fullmatch(name) or _WORD.fullmatch(name):
                    self._events[name] = None
            self._witness(block, code.text)

    def _witness(self, block: Block, text: str) -> None:
        self._evidence.update(dict.fromkeys(at(self._page.url, block, text)))


def _is_of_events(table: Table) -> bool:
    return re.match(r"events?\b", table.header[0].plain.strip(), re.IGNORECASE) is not None


def _stands(code: str, text: Text) -> bool:
    """Is it not said that there is no such event?"""
    start = text.plain.find(code)
    return start < 0 or not denied(text.plain, start)


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
