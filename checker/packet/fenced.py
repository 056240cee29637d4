"""Markdown -> the record in its first fenced block, on the lines where it stands, and the rest."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from checker.model.regex import regex
from checker.packet.comments import paragraphs
from checker.packet.record import Value, beside
from checker.packet.template import TEMPLATE

_BLOCK: Final = regex(
    r"(?ms)^(?P<sign>`{3,}(?!`)|~{3,}(?!~))[ \t]*(?P<form>[^`\n]*)\n(?P<block>.*?)"
    r"(?:^(?P=sign)[`~]*[ \t\r]*$|\Z)"
)
_FORM: Final = regex(r"(?:ya?ml|json)?\s*", re.IGNORECASE)
_FEWEST: Final = 2  # fields of the template by which a record is known
_NAMES: Final = regex(
    rf"(?m)(?:^|[{{,])[ \t]*[\"']?(?:{'|'.join(slot.name for slot in TEMPLATE)})[\"']?[ \t]*:"
)
PLACE: Final = "(around the record)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fenced:
    """A record in Markdown."""

    block: str  # with an empty line for each line before it
    around: str  # all else, likewise


def fenced(text: str) -> Fenced | None:
    """None where there is no such block.

    A text whose own first fields are those of the template is no Markdown.
    """
    names = [name.start() for name in _NAMES.finditer(text)]
    for fence in _BLOCK.finditer(text):
        begin, end = fence.span("block")
        before, inside, behind = (bisect_left(names, at) for at in (fence.start(), begin, end))
        if before >= _FEWEST:
            return None
        if _FORM.fullmatch(fence["form"]) and behind - inside >= _FEWEST:
            return Fenced(
                block="\n" * text[:begin].count("\n") + fence["block"],
                around=text[: fence.start()] + "\n" * fence[0].count("\n") + text[fence.end() :],
            )
    return None


def passages(around: str, known: Collection[str]) -> Iterator[Value]:
    """What stands around a record, a paragraph each; lines that only repeat it are left out."""
    lines = [line if line.strip() and line not in known else "" for line in around.splitlines()]
    return (beside(PLACE, words, begins) for begins, words in paragraphs(lines))
