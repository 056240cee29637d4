"""What tables of RULES have in common: of which kind a fact is, what is said of it."""

from __future__ import annotations

from typing import Final

from checker.compare.change_kinds import Test
from checker.compare.direction import fact_of
from checker.model.contract import Fact

NEW: Final = "{subject} is documented now and was not."
GONE: Final = "{subject} is no longer documented."


def of(kind: type[Fact], test: Test) -> Test:
    """The test, of facts of one kind."""
    return lambda delta: isinstance(fact_of(delta), kind) and test(delta)
