"""Counts and lists as words of a sentence."""

from __future__ import annotations

from collections.abc import Sequence


def counted(count: int, noun: str) -> str:
    """`1 change`, `2 changes`, `no statuses`, `2 bodies`."""
    if count == 1:
        return f"1 {noun}"
    stem = noun.removesuffix("y")
    ending = "ies" if stem != noun else "es" if noun.endswith("s") else "s"
    return f"{count or 'no'} {stem}{ending}"


def being(count: int, verb: str = "is") -> str:
    """The verb that agrees with a count: `is` or `are`, `was` or `were`."""
    return verb if count == 1 else {"is": "are", "was": "were"}[verb]


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
    return counted(count, "observation") + (f" ({sorts})" if sorts else "")


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`; `nothing` for none."""
    if len(words) < 2:  # noqa: PLR2004 - a list begins with two
        return words[0] if words else "nothing"
    return f"{', '.join(words[:-1])} and {words[-1]}"
