"""Words that have an order: requirement levels and stabilities of telemetry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.compare.change_kinds import INFORMS, NOTE, WARNING, WAS_NOW, Test, named, of, row
from checker.compare.drift_examples import turned
from checker.model.contract import Fact
from checker.model.difference import Difference
from checker.model.rule import Rule

# To what is always there, and to what may not change; below them what is on request, or develops.
REQUIREMENT: Final = ("recommended", "conditionally_required", "required")
STABILITY: Final = ("release_candidate", "stable")


def rules(
    kind: type[Fact], stem: str, subject: str, *, raised: str, lowered: str
) -> Iterator[Rule]:
    """What rose or fell in its order; `raised`, `lowered`: why it matters of a requirement."""
    level = ("requirement level", "`recommended`", "`required`")
    promise = ("stability", "`development`", "`stable`")
    unpromised = "The policy of the conventions excludes it for what is stable."
    for name, rises, severity, why, (word, low, high) in (
        ("requirement_level", True, NOTE, raised, level),
        ("requirement_level", False, WARNING, lowered, level),
        ("stability", True, NOTE, INFORMS, promise),
        ("stability", False, WARNING, unpromised, promise),
    ):
        turns = (low, high) if rises else (high, low)
        identity = f"{stem}-{name.replace('_', '-')}-{'raised' if rises else 'lowered'}"
        test = of(kind, _ranked(name, raised=rises))
        yield row(identity, severity, WAS_NOW, why, test, turned(subject, word, *turns))
    yield row(
        f"{stem}-reactivated",
        NOTE,
        "{subject} is no longer documented as deprecated.",
        INFORMS,
        of(kind, lambda one: named("stability")(one) and one.before == "deprecated"),
        turned(subject, "deprecation", "deprecated", "none"),
    )


def _ranked(name: str, *, raised: bool) -> Test:
    """A level rose or fell, deprecation apart; silence and other words rank lowest."""
    ranks = REQUIREMENT if name == "requirement_level" else STABILITY

    def rank(value: object) -> int:
        return ranks.index(value) if value in ranks else -1

    def test(one: Difference) -> bool:
        rises = rank(one.after) > rank(one.before)
        return one.name == name and rises is raised and "deprecated" not in (one.before, one.after)

    return test


def deprecated(one: Difference) -> bool:
    """It is deprecated now, whatever was said of it before."""
    return one.name == "stability" and one.after == "deprecated"
