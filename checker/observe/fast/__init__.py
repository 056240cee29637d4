"""Texts of JSON -> cases that were met before. The hot path; all it gives can be had without it.

    text -types-> values that decide -reader-> a case: one more of a text that was counted already

`readers` is the one door. Who has no case counts a text in the usual way, and tells of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from checker.observe.fast.reader import Case, Reader, Shared


def readers(telling: Iterable[str]) -> Callable[[], Reader]:
    """What makes the readers of a run; `telling`: words by which texts say whose they are."""
    shared = Shared(telling)
    return lambda: Reader(shared)


__all__ = ["Case", "Reader", "readers"]
