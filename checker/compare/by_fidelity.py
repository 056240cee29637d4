"""What may be held against a service of what a recording kept of its answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from checker.compare.observed_names import What
from checker.model.difference import Difference
from checker.model.fidelity import FIDELITIES, META, REBUILT
from checker.model.shape import Shape

# What is absent or extra in an object that the recorder made itself is the recorder's.
_OF_THE_RECORDER: Final = frozenset(
    {
        What.ABSENT,
        What.CUT,
        What.EMPTY,
        What.EVENT,
        What.LINE,
        What.NAME,
        What.NULL,
        What.TERMINATOR,
    }
)
SAYS: Final = (
    "The recorder made these bodies itself: nothing that is absent or extra in them is held "
    "against the service."
)


def held(one: Difference, fidelity: str) -> bool:
    """Does a difference say something of the service?"""
    if fidelity == META:
        return one.name != What.EMPTY
    return fidelity != REBUILT or one.name not in _OF_THE_RECORDER


def is_bare(shape: Shape) -> bool:
    """Are these answers of which the recording keeps the status, and no body?"""
    return shape.fidelity == META and shape.where == "response" and shape.status is not None


def strongest(fidelities: Iterable[str]) -> str:
    """Of several, the one that keeps most: a finding rests on it."""
    return min(fidelities, key=FIDELITIES.index)


def said(fidelity: str) -> str:
    """What a finding says of the recordings that it rests on; "" where there is nothing to say."""
    return f" {SAYS}" if fidelity == REBUILT else ""
