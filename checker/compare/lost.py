"""Two contracts -> the documents of today that were read and no longer state what they stated.

A page that became a sign-in page, or lost its tables, is one failure of one document; what it
stated is neither removed nor compared.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from checker.compare.forms import part_of
from checker.model.contract import NOT_READ, Contract, Fact, Operation

ENOUGH: Final = 3  # facts of a document; the loss of fewer may be an edit of it
REST: Final = 3  # at least one of so many must be left


def lost(accepted: Contract, today: Contract) -> dict[str, tuple[int, int]]:
    """By part: (facts that it stated, facts that it states), where next to nothing is left.

    What another document states now has moved. A part that states the operation is not judged so:
    it may document another one. What a contract of one document lost is said by its health.
    """
    read = {part_of(document) for document in today.documents}
    if len(read) == 1:
        return {}
    before, after = _by_part(accepted), _by_part(today)
    now = today.by_key()
    found: dict[str, tuple[int, int]] = {}
    for part, facts in sorted(before.items()):
        here = after.get(part, [])
        if part not in read or any(isinstance(fact, Operation) for fact in (*facts, *here)):
            continue
        left = max(len(here), sum(_moved(fact, now.get(fact.key)) for fact in facts))
        if len(facts) >= max(ENOUGH, REST * left + 1):
            found[part] = (len(facts), left)
    return found


def _moved(was: Fact, now: Fact | None) -> bool:
    """Does a document state it that did not?"""
    known = {one.document for one in was.evidence}
    return now is not None and any(one.document not in known for one in now.evidence)


def without(contract: Contract, parts: Collection[str]) -> Contract:
    """The contract as if these parts had not been read."""
    if not parts:
        return contract
    gone = {one.url: one.role for one in contract.documents if part_of(one) in parts}
    return replace(
        contract,
        documents=tuple(one for one in contract.documents if one.url not in gone),
        facts=tuple(
            fact
            for fact in contract.facts
            if not fact.evidence or any(one.document not in gone for one in fact.evidence)
        ),
        health=replace(
            contract.health,
            problems=(*contract.health.problems, *(NOT_READ + role for role in gone.values())),
        ),
    )


def _by_part(contract: Contract) -> dict[str, list[Fact]]:
    """The facts that rest on each part; where documents share an address, on each of theirs."""
    parts: dict[str, set[str]] = {}
    for document in contract.documents:
        parts.setdefault(document.url, set()).add(part_of(document))
    found: dict[str, list[Fact]] = {}
    for fact in contract.facts:
        for part in {part for one in fact.evidence for part in parts.get(one.document, ())}:
            found.setdefault(part, []).append(fact)
    return found
