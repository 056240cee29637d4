"""Contracts -> the error contract that all of them share.

An error answer without an address is of none of the interfaces in particular; where each documents
the same envelope, it can be judged by that all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from checker.model.contract import Contract, Fact, Field, Operation, Status
from checker.model.flat import flat

ERRORS: Final = "errors"  # the source of what is shared
AREA: Final = "Error envelope"


def shared_errors(contracts: Iterable[Contract]) -> Contract | None:
    """None where fewer than two interfaces document an error body, or not the same."""
    known = [*contracts]
    if any(one.source == ERRORS for one in known):
        return None
    stated = [(one, facts) for one in known if (facts := _errors(one))]
    if len({_stated(facts) for _, facts in stated}) != 1:
        return None
    (one, facts), *others = stated
    shared = replace(
        one, source=ERRORS, area=AREA, operation=None, facts=facts, definitions={}, accepted=None
    )
    return shared if others else None


def _errors(contract: Contract) -> tuple[Fact, ...]:
    """The bodies and statuses of errors; nothing where no operation or no body is documented."""
    bodies = [
        fact
        for fact in contract.facts
        if isinstance(fact, Field)
        and fact.where == "response"
        and str(fact.status)[:1] in ("4", "5", "d")
    ]
    statuses = [fact for fact in contract.facts if isinstance(fact, Status)]
    operated = any(isinstance(fact, Operation) for fact in contract.facts)
    return (*flat(bodies, contract.definitions), *statuses) if bodies and operated else ()


def _stated(facts: Iterable[Fact]) -> str:
    """What they state, wherever it is stated."""
    return repr(sorted(repr(replace(fact, evidence=())) for fact in facts))
