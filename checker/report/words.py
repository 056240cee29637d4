"""Counts and lists as words of a sentence."""

from __future__ import annotations

from collections.abc import Sequence


def counted(count: int, one: str, many: str) -> str:
    """`1 change`, `2 changes`, `no changes`."""
    return f"{count or 'no'} {one if count == 1 else many}"


def observations(count: int, by_status: int, rebuilt: int = 0) -> str:
    """`1 observation`; `3 observations (2 by status alone)`: of those no body was compared.

    `(1 rebuilt by the recorder)`: what is absent or extra in it is not held against the service.
    """
    kinds = {"by status alone": by_status, "rebuilt by the recorder": rebuilt}
    sorts = ", ".join(
        f"{number if number < count else ''} {kind}".strip()
        for kind, number in kinds.items()
        if number
    )
    return counted(count, "observation", "observations") + (f" ({sorts})" if sorts else "")


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`; `nothing` for none."""
    if len(words) < 2:  # noqa: PLR2004 - a list begins with two
        return words[0] if words else "nothing"
    return f"{', '.join(words[:-1])} and {words[-1]}"
