"""What single objects hold -> what all of them hold, added up in a tree."""

from __future__ import annotations

from checker.model.observed import Observed, together


class Sums:
    """A tree of sums: the n-th level holds what 2^n objects came to, or nothing.

    So each object is added to others of its size, and what is held grows with the logarithm.
    """

    def __init__(self) -> None:
        self._levels: list[Observed | None] = []

    def add(self, seen: Observed) -> None:
        """One object more."""
        at = 0
        while at < len(self._levels) and (beside := self._levels[at]) is not None:
            seen, self._levels[at] = together(beside, seen), None
            at += 1
        if at == len(self._levels):
            self._levels.append(None)
        self._levels[at] = seen

    def observed(self) -> Observed:
        """What all came to."""
        return together(*(one for one in self._levels if one is not None))
