"""Page -> which of its sections speak of a stream of server-sent events.

Names of events prove no stream: a page on webhooks lists them too. A section is witnessed where it,
or one above it, says so in words or shows a frame; the words for server-sent events witness all of
a page, save what is said to go elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.extract.page import Block, Code, Heading, Item, Paragraph, Table
from checker.extract.prose.negation import affirmed
from checker.extract.prose.passages import MAX_PASSAGE, sentences
from checker.extract.reference.words import component_labels, denied

PROTOCOL: Final = re.compile(
    r"\bserver[- ]sent\s+events?\b|\bSSE\b|\btext/event-stream\b|\bdata:\s*\[[A-Z_]{2,20}\]",
    re.IGNORECASE,
)
_STREAM: Final = re.compile(r"\bstream(?:s|ed|ing)?\b", re.IGNORECASE)
# Events that are asked of another address, and streams that are framed in another way.
_ELSEWHERE: Final = re.compile(
    r"\b(?:web-?hooks?|callbacks?|web\s?sockets?|NDJSON|JSON\s+Lines|gRPC)\b"
    r"|\bto\s+your\s+(?:own\s+)?(?:URL|endpoint|server)\b",
    re.IGNORECASE,
)
_FRAME: Final = re.compile(
    r"^data:\s*(?:\{|\[[A-Z{])|^event:\s*\S+\s*\ndata:|\btext/event-stream\b", re.MULTILINE
)


class Witness:
    """The sections of one page; `documented` where a body of that media type is."""

    def __init__(self, blocks: Sequence[Block], *, documented: bool = False) -> None:
        self._page = documented
        self._protocol: set[tuple[str, ...]] = set()
        self._stream: set[tuple[str, ...]] = set()
        self._elsewhere: set[tuple[str, ...]] = set()
        for block in blocks:
            self._read(block)
        self._page = self._page or bool(self._protocol)

    def speaks(self, block: Block) -> bool:
        """Is the block part of what is said of such a stream?"""
        around = [block.headings[:depth] for depth in range(2, len(block.headings))]
        sections = (block.headings, *around)
        if not self._protocol.isdisjoint(sections):
            return True
        if not self._elsewhere.isdisjoint(sections):
            return False
        titled = any(map(_STREAM.search, component_labels(block)))
        return self._page or titled or not self._stream.isdisjoint(sections)

    def _read(self, block: Block) -> None:
        for text in _told(block):
            if tells(PROTOCOL, text):
                self._protocol.add(block.headings)
            elif tells(_STREAM, text):
                self._stream.add(block.headings)
            if _ELSEWHERE.search(text):
                self._elsewhere.add(block.headings)
        if isinstance(block.content, Code) and _FRAME.search(block.content.text):
            self._protocol.add(block.headings)


def _told(block: Block) -> Iterator[str]:
    match block.content:
        case Heading(text=text) | Paragraph(text=text) | Item(text=text):
            yield text.plain[:MAX_PASSAGE]
        case Table(header=header):
            yield " ".join(cell.plain for cell in header)[:MAX_PASSAGE]
        case _:
            pass


def tells(pattern: re.Pattern[str], text: str) -> bool:
    """Does a sentence say it, and not deny it: "never sent as SSE"?"""
    if pattern.search(text) is None:
        return False
    found = ((one, affirmed(pattern, one)) for one in sentences(text))
    return any(match is not None and not denied(one, match.start()) for one, match in found)
