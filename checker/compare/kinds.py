"""What tables of RULES have in common: of which kind a fact is, what is said of it."""

from __future__ import annotations

from typing import Final

from checker.compare.change_kinds import Test, row
from checker.compare.direction import fact_of
from checker.compare.drift_examples import CAME, WENT, turned
from checker.model.contract import Fact
from checker.model.finding import Level
from checker.model.rule import Rule

POLICY: Final = (
    "The policy of the conventions excludes it for what is stable; who records it is affected."
)
_NEW: Final = "{subject} is documented now and was not."
_GONE: Final = "{subject} is no longer documented."


def of(kind: type[Fact], test: Test) -> Test:
    """The test, of facts of one kind."""
    return lambda one: isinstance(fact_of(one), kind) and test(one)


def added(identity: str, level: Level, why: str, when: Test, subject: str) -> Rule:
    """The row of a whole that is documented now."""
    return row(identity, level, _NEW, why, when, turned(subject, *CAME))


def removed(identity: str, level: Level, why: str, when: Test, subject: str) -> Rule:
    """The row of a whole that no longer is."""
    return row(identity, level, _GONE, why, when, turned(subject, *WENT))
