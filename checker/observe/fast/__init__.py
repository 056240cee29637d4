"""Texts of JSON that have members as others before them. The hot path: all can be had without it.

    text -types-> an object by number of member -reader-> counted, as a plan of its place says

`Reader` is the door. A text that it does not count is counted in the usual way, and `met` widens
the types by it.
"""

from __future__ import annotations

from checker.observe.fast.reader import Reader

__all__ = ["Reader"]
