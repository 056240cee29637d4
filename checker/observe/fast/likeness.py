"""Two texts that differ in values alone -> what is the same in them, and in many that follow.

The events of a stream are mostly one event again, with another piece of text and another number.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any, Final

DIGITS: Final = b"0123456789"
LONGEST: Final = 18  # digits of a number that all parsers read alike


class Likeness:
    """One text, and what is the same in others like it: what lies between may be any value."""

    __slots__ = ("parts", "text", "times", "whose")

    def __init__(self, parts: list[bytes], text: bytes, whose: Any) -> None:  # noqa: ANN401
        self.parts = parts
        self.text = text
        self.whose = whose
        self.times = 0  # texts that are like it and not counted yet

    def fits(self, text: bytes) -> bool:
        """Is a text counted as this one is?"""
        first, *others = self.parts
        at = len(first)
        if not text.startswith(first):
            return False
        for part in others:
            end = text.find(part[:1], at)
            if end < 0 or not text.startswith(part, end) or not _is_value(text[at:end], part):
                return False
            at = end + len(part)
        return at == len(text)


def same_in(first: bytes, second: bytes, words: AbstractSet[str]) -> list[bytes] | None:
    """The parts that two texts have in common, around the values of members in which they differ.

    None where that is not all: where they differ in a name, in a type, or in a member of `words`.
    """
    parts: list[bytes] = []
    if b"\\" in first or b"\\" in second:
        return None
    while (end := _common(first, second)) < max(len(first), len(second)):
        inside = first[len(parts) > 0 and parts[-1][-1:] == b'"' : end].count(b'"') % 2 == 1
        start = first.rfind(b'"', 0, end) + 1 if inside else len(first[:end].rstrip(DIGITS))
        before = first[: start - inside].rstrip()
        name = before[:-1].rstrip().rpartition(b'"')[0].rpartition(b'"')[2]
        if before[-1:] != b":" or name.decode() in words:
            return None
        rests = []
        for text in (first, second):
            stop = (
                text.find(b'"', start) if inside else len(text) - len(text[start:].lstrip(DIGITS))
            )
            if stop < 0 or not _is_value(text[start:stop], text[stop : stop + 1]):
                return None
            rests.append(text[stop:])
        parts.append(first[:start])
        first, second = rests
    return [*parts, first]


def _common(first: bytes, second: bytes) -> int:
    """How long the same beginning of two texts is."""
    least, most = 0, min(len(first), len(second))
    while least < most:
        middle = (least + most + 1) // 2
        if first[least:middle] == second[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _is_value(text: bytes, after: bytes) -> bool:
    """Is it the inside of a text, where a quotation mark is after it; else a number?"""
    if after[:1] != b'"':
        return text.isdigit() and len(text) <= LONGEST and (text[:1] != b"0" or text == b"0")
    try:
        return b"\\" not in text and text.decode().replace(" ", "").isprintable()
    except UnicodeDecodeError:
        return False
