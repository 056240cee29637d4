"""Counts and lists as words of a sentence."""

from __future__ import annotations

from collections.abc import Sequence


def counted(count: int, one: str, many: str) -> str:
    """`1 change`, `2 changes`, `no changes`."""
    return f"{count or 'no'} {one if count == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`; `nothing` for none."""
    if len(words) < 2:  # noqa: PLR2004 - a list begins with two
        return words[0] if words else "nothing"
    return f"{', '.join(words[:-1])} and {words[-1]}"
