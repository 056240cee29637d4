"""Words that have an order: requirement levels and stabilities of telemetry."""

from __future__ import annotations

from typing import Final

from checker.compare.change_kinds import Test, named
from checker.model.difference import Difference

# From what is only on request to what is always there; from what may change to what may not.
REQUIREMENT: Final = ("opt_in", "recommended", "conditionally_required", "required")
STABILITY: Final = ("deprecated", "development", "release_candidate", "stable")


def ranked(name: str, ranks: tuple[str, ...], *, raised: bool) -> Test:
    """A level rose or fell in its order; silence and unknown words rank lowest."""

    def rank(value: object) -> int:
        return ranks.index(value) if value in ranks else -1

    def test(one: Difference) -> bool:
        return named(name)(one) and (rank(one.after) > rank(one.before)) is raised

    return test


def stability(*, raised: bool) -> Test:
    """A stability rose or fell, deprecation apart."""
    moved = ranked("stability", STABILITY, raised=raised)
    return lambda one: moved(one) and "deprecated" not in (one.before, one.after)


def deprecated(one: Difference) -> bool:
    """It is deprecated now, whatever was said of it before."""
    return one.name == "stability" and one.after == "deprecated"


def reactivated(one: Difference) -> bool:
    """It is deprecated no longer."""
    return named("stability")(one) and one.before == "deprecated"
