"""YAML text, and where its scalars stand -> the author's comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from checker.model.regex import regex
from checker.packet.template import COMMENTS

_COMMENT: Final = regex(r"(?:(?<=\s)|^)#+(?P<words>.*)")

_BREAK: Final = regex(r"\r\n?|\n")
_SIGN: Final = regex(r"[^\r\n]")


def comments(text: str, scalars: Iterable[tuple[int, int]]) -> list[tuple[int, str]]:
    """(Line, words) of each comment; lines that hold nothing else are read as one.

    `scalars` are begin and end of each in the text. What the template writes is left out.
    """
    alone: list[str] = []
    beside: list[tuple[int, str]] = []
    for number, (line, bare) in enumerate(_outside(text, scalars), 1):
        match = _COMMENT.search(bare)
        comment = line[match.start("words") :].strip() if match else ""
        comment = "" if comment in COMMENTS else comment
        within = match is not None and bare[: match.start()].strip()
        alone.append("" if within else comment)
        if comment and within:
            beside.append((number, comment))
    return sorted((*beside, *paragraphs(alone)))


def paragraphs(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """(Line where it begins, from 1; its lines) of each run of lines that are not empty."""
    for said, run in groupby(enumerate(lines, 1), key=lambda line: line[1] != ""):
        if said:
            numbers, words = zip(*run, strict=True)
            yield numbers[0], "\n".join(words)


def _outside(text: str, scalars: Iterable[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """Each line, and the same with blanks where a scalar stands."""
    bare = list(text)
    for start, end in scalars:
        block = text[start : start + 1] in ("|", ">")
        breaks = (one.start() for one in _BREAK.finditer(text, start, end))
        begin = next(breaks, end) if block else start  # the head of a block may have one
        bare[begin:end] = _SIGN.sub("_", text[begin:end])
    yield from zip(_BREAK.split(text), _BREAK.split("".join(bare)), strict=True)
