"""Statements of one fact in several places -> one fact; CONFLICTING where the places disagree."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any, Final

from checker.model.contract import Fact, State
from checker.model.evidence import Evidence

_OWN: Final = frozenset({"state", "evidence", "text_digest"})


def merged(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """One fact a key, sorted by key; what one place does not say, another may."""
    by_key: dict[str, list[Fact]] = {}
    for fact in facts:
        by_key.setdefault(fact.key, []).append(fact)
    return tuple(_one(by_key[key]) for key in sorted(by_key))


def _one(facts: Sequence[Fact]) -> Fact:
    first, *_ = facts
    said: dict[str, Any] = {}
    state = first.state
    for field in dataclasses.fields(first):
        if field.name in _OWN:
            continue
        # A condition is one of the level that stands with it.
        together = "requirement_level" if field.name == "condition_digest" else field.name
        stating = [fact for fact in facts if getattr(fact, together, None) is not None]
        values = [getattr(fact, field.name) for fact in stating]
        said[field.name] = values[0] if values else None
        if any(value != values[0] for value in values):
            state = State.CONFLICTING
    evidence: dict[Evidence, None] = {}
    for fact in facts:
        evidence.update(dict.fromkeys(fact.evidence))
    return dataclasses.replace(first, state=state, evidence=tuple(evidence), **said)
