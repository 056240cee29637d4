"""A transcript of server-sent events, or a list of them -> Stream: events in order, and its end.

Sentences name events of webhooks, fields and files in the same words: they state nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.extract.page import Block, Code, Item, Page, Table, Text
from checker.extract.reference.roles import EVENTS, STREAM
from checker.extract.reference.sections import Sections
from checker.extract.reference.side import at
from checker.model.contract import Stream
from checker.model.evidence import Evidence
from checker.model.regex import regex

MAX_EVENTS: Final = 500

_NAME: Final = regex(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")
_END: Final = regex(r"^data:\s*(\[[A-Z][A-Z_]{1,20}\])\s*$", re.MULTILINE)
_FRAME: Final = regex(r"^event:\s*(\S{1,80})\s*$", re.MULTILINE)
DATA: Final = regex(r"^data:\s*([{\[].*)$", re.MULTILINE)
_HEADER: Final = regex(r"events?(?:\s+(?:names?|types?))?", re.IGNORECASE)


def is_transcript(code: str) -> bool:
    """Is it a stream of events as it is sent?"""
    return bool(
        _END.search(code)
        or (DATA.search(code) and code.lstrip().startswith(("data:", "event:", ":", "id:")))
    )


def stream(
    page: Page, blocks: Sequence[Block], sections: Sections, *, documented: bool
) -> Stream | None:
    """How the stream of the operation is framed; None where nothing shows one.

    `documented`: is there a body of the media type of such streams? Then a list of events that is
    called no more than that is of it.
    """
    events: dict[str, None] = {}
    ends: dict[str, None] = {}
    evidence: dict[Evidence, None] = {}
    own = [block for block in blocks if not sections.place(block).lost]
    shown = [block for block in own if isinstance(block.content, Code)]
    for block in shown:
        assert isinstance(block.content, Code)  # noqa: S101 - narrows for the type checker
        code = block.content.text
        if is_transcript(code):
            ends |= dict.fromkeys(_END.findall(code))
            events |= dict.fromkeys(one for one in _FRAME.findall(code) if _NAME.fullmatch(one))
            evidence |= dict.fromkeys(at(page.url, block, code))
    documented |= bool(evidence)
    listed: dict[str, None] = {}
    for block in own:
        if isinstance(block.content, (Item, Table)) and _is_of_events(
            block, sections, documented=documented
        ):
            for text in _listed(block.content):
                name = text.codes[0] if text.codes else ""
                if _NAME.fullmatch(name) and text.plain.startswith(name):
                    listed[name] = None
                    evidence |= dict.fromkeys(at(page.url, block, text.plain))
    if not evidence:
        return None
    return Stream(
        events=tuple(listed | events)[:MAX_EVENTS],
        terminator=next(iter(ends)) if len(ends) == 1 else None,
        evidence=tuple(evidence),
    )


def _is_of_events(block: Block, sections: Sections, *, documented: bool) -> bool:
    """Is a list or table one of events that are streamed, by the labels over it?"""
    if isinstance(block.content, Table):
        named = _HEADER.fullmatch(block.content.header[0].plain.strip()) is not None
    else:
        named = re.search(r"\bevents?\b", sections.nearest(block), re.IGNORECASE) is not None
    place = sections.place(block, "")
    kind = None if place.role is None or place.things else place.role.kind
    return named and (kind == STREAM or (kind == EVENTS and documented))


def _listed(content: Item | Table) -> Iterator[Text]:
    if isinstance(content, Item):
        yield content.text
    else:
        yield from (row[0] for row in content.rows)
