"""Text -> places where a table of patterns holds. The engine under `secrets` and `personal`.

A pattern is tried only where one of its literals stands, so a text costs one substring search a
literal; every quantifier is bounded, so a try costs no more than its bound: linear, by design.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

MOST_PLACES: Final = 20  # of one literal; a text that is refused twenty times is refused


def always(_: str) -> bool:
    """The pattern alone decides."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One row of a table: what it looks like, and what is asked of the value that was found."""

    id: str  # kebab-case, never reused
    at: tuple[str, ...]  # literals, one of which begins every match; lower case where `fold`
    pattern: str  # tried where a literal begins; may look behind it
    holds: Callable[[str], bool] = always  # asked of the group `value`, else of the whole match
    fold: bool = False  # letter case does not count
    otherwise: tuple[tuple[str, Callable[[str], bool]], ...] = ()  # tried after `pattern`


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first needed: start-up counts."""
    return re.compile(pattern)


def folded(text: str) -> str:
    """Lower case of the same length: U+0130 alone would grow by one."""
    return text.replace("\u0130", "i").lower()


def found(patterns: Sequence[Pattern], text: str) -> Iterator[tuple[str, int]]:
    """(Id, offset) of each place where a pattern holds, in the order of the table."""
    low = folded(text)
    for row in patterns:
        hay = low if row.fold else text
        for literal in row.at:
            at = hay.find(literal)
            places = 0
            while at >= 0 and places < MOST_PLACES:
                if _holds(row, hay, text, at):
                    yield row.id, at
                    places += 1
                at = hay.find(literal, at + len(literal))


def _holds(row: Pattern, hay: str, text: str, at: int) -> bool:
    for pattern, holds in ((row.pattern, row.holds), *row.otherwise):
        match = compiled(pattern).match(hay, at)
        if match:  # the value is judged as it is written, not as it was folded
            start, end = match.span("value" if "value" in match.re.groupindex else 0)
            if holds(text[start:end]):
                return True
    return False
