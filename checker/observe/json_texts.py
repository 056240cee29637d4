"""Bytes -> JSON texts that follow each other, as a pretty-printer leaves them; where items begin.

Only what is no one JSON text, and an array of which something is left out, comes this way: it is
read by the slower parser, which says where a text ends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from checker.model.regex import regex

_DECODER: Final = json.JSONDecoder()
_SPACE: Final = regex(r"[ \t\r\n\ufeff]*")  # RFC 8259 §2, §8.1
_BETWEEN: Final = regex(r"[ \t\r\n]*,?[ \t\r\n]*")
_ENDS: Final = regex(r"[ \t\r]*(?:[\n{\[]|\Z)")  # a word behind it makes both no JSON text
_REST: Final = regex(r"^\s*[}\]]", re.MULTILINE)
_BEGINS: Final = regex(r"^\{", re.MULTILINE)  # where reading goes on after a broken text


def json_texts(text: bytes) -> Iterator[tuple[int, bytes]]:
    """(Byte offset, text) of each object or array; a broken one ends where a line begins one.

    What a program printed between them is passed over, but for the rest of a broken one.
    """
    characters = text.decode()
    at = offset = 0
    while (start := _after(_SPACE, characters, at)) < len(characters):
        offset += len(characters[at:start].encode())
        opens = characters.startswith(("{", "["), start)
        try:
            at = _DECODER.raw_decode(characters, start)[1]
            whole = opens and _ENDS.match(characters, at) is not None
        except (ValueError, RecursionError):
            whole = False
        if not whole:
            begins = _BEGINS.search(characters, start + 1)
            at = len(characters) if begins is None else begins.start()
        part = characters[start:at].encode()
        if opens or _REST.search(characters, start, at) is not None:
            yield offset, part
        offset += len(part)


def item_start(text: bytes, place: int) -> int:
    """The byte offset of an item of an array that was read before."""
    characters = text.decode()
    at = _after(_SPACE, characters, characters.index("[") + 1)
    for _ in range(place):
        at = _after(_BETWEEN, characters, _DECODER.raw_decode(characters, at)[1])
    return len(characters[:at].encode())


def _after(space: re.Pattern[str], text: str, at: int) -> int:
    return next(space.finditer(text, at)).end()
