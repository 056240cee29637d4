"""Markdown -> the record in its first fenced block, on the lines where it stands, and the rest."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from checker.model.regex import regex
from checker.packet.comments import paragraphs
from checker.packet.record import Value, beside
from checker.packet.template import TEMPLATE

_FENCE: Final = regex(r"(?m)^(?P<sign>`{3,}|~{3,})[ \t]*(?P<form>[^`\n]*)\n")
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
    start = 0
    while fence := _FENCE.search(text, start):
        if _known(text[: fence.start()]):
            return None
        closing = re.compile(rf"(?m)^{fence['sign']}[`~]*[ \t\r]*$").search(text, fence.end())
        end, start = closing.span() if closing else (len(text), len(text))
        block = text[fence.end() : end]
        if _FORM.fullmatch(fence["form"]) and _known(block):
            inside = "\n" * text.count("\n", fence.start(), end)
            return Fenced(
                block="\n" * text.count("\n", 0, fence.end()) + block,
                around=text[: fence.start()] + inside + text[start:],
            )
    return None


def _known(text: str) -> bool:
    return len(_NAMES.findall(text)) >= _FEWEST


def passages(around: str, known: Collection[str]) -> Iterator[Value]:
    """What stands around a record, a paragraph each; lines that only repeat it are left out."""
    lines = [line if line.strip() and line not in known else "" for line in around.splitlines()]
    return (beside(PLACE, words, begins) for begins, words in paragraphs(lines))
