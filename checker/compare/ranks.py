"""Words that have an order: requirement levels and stabilities of telemetry."""

from __future__ import annotations

from typing import Final

from checker.compare.change_kinds import Test, named
from checker.model.delta import Delta

# From what is only on request to what is always there; from what may change to what may not.
REQUIREMENT: Final = ("opt_in", "recommended", "conditionally_required", "required")
STABILITY: Final = ("deprecated", "development", "release_candidate", "stable")


def ranked(name: str, ranks: tuple[str, ...], *, raised: bool) -> Test:
    """A level rose or fell in its order; silence and unknown words rank lowest."""

    def rank(value: object) -> int:
        return ranks.index(value) if value in ranks else -1

    def test(delta: Delta) -> bool:
        return named(name)(delta) and (rank(delta.after) > rank(delta.before)) is raised

    return test


def stability(*, raised: bool) -> Test:
    """A stability rose or fell, deprecation apart."""
    moved = ranked("stability", STABILITY, raised=raised)
    return lambda delta: moved(delta) and "deprecated" not in (delta.before, delta.after)


def deprecated(delta: Delta) -> bool:
    """It is deprecated now, whatever was said of it before."""
    return delta.name == "stability" and delta.after == "deprecated"


def reactivated(delta: Delta) -> bool:
    """It is deprecated no longer."""
    return named("stability")(delta) and delta.before == "deprecated"
