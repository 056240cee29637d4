"""Two contracts -> the same, without what only the pages' labels and spellings tell apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from operator import is_
from typing import Final

from checker.model.contract import Contract, Fact, Field, Operation, Statement
from checker.model.path import ROOT, name_segment
from checker.model.place import written
from checker.model.regex import regex
from checker.model.schema import key_of

_TEMPLATE: Final = regex(r"\{([^{}]*)\}")
# Topics that name the edition of a page: they change with each, and state nothing of a contract.
LABELS: Final = frozenset({"semconv-version"})


def aligned(accepted: Contract, today: Contract) -> tuple[Contract, Contract]:
    """Both without the labels of their pages, what today only spells otherwise under one key."""
    after = _stated(today)
    before = _spelled(_placed(_stated(accepted), after), after)
    return _with(accepted, before), _with(today, after)


def _with(contract: Contract, facts: Mapping[str, Fact]) -> Contract:
    ordered = tuple(facts[key] for key in sorted(facts))
    # What is remembered of a contract is remembered of it alone, not of its like.
    same = len(ordered) == len(contract.facts) and all(map(is_, ordered, contract.facts))
    return contract if same else replace(contract, facts=ordered)


def _stated(contract: Contract) -> dict[str, Fact]:
    """The facts by key, without the labels of the page."""
    return {
        fact.key: fact
        for fact in contract.facts
        if not (isinstance(fact, Statement) and fact.topic in LABELS)
    }


def _placed(facts: dict[str, Fact], other: dict[str, Fact]) -> dict[str, Fact]:
    """The facts, the parameters of the path named as on the other side: the names are our own."""
    then, now = (
        next((fact for fact in side.values() if isinstance(fact, Operation)), None)
        for side in (facts, other)
    )
    if then is None or now is None or then.path == now.path:
        return facts
    if _TEMPLATE.sub("{}", then.path) != _TEMPLATE.sub("{}", now.path):
        return facts
    names = ([name_segment(name) for name in _TEMPLATE.findall(side.path)] for side in (then, now))
    new = dict(zip(*names, strict=True))
    found: dict[str, Fact] = {}
    for fact in facts.values():
        moved = replace(fact, path=now.path) if isinstance(fact, Operation) else fact
        if isinstance(moved, Field) and moved.where == "path":
            first, *rest = written(moved.path)
            path = ROOT + new.get(first, first) + "".join(rest)
            moved = replace(moved, path=path, key=key_of((moved.where,), path, moved.variant))
        found[moved.key] = moved
    return found


def _spelled(facts: dict[str, Fact], other: dict[str, Fact]) -> dict[str, Fact]:
    """The facts, headers spelled as on the other side: their case means nothing (RFC 9110 §5.1)."""
    there: dict[tuple[str | None, ...], Field] = {}
    for fact in other.values():
        if isinstance(fact, Field) and fact.where == "header":
            there.setdefault(_caseless(fact), fact)
    found: dict[str, Fact] = {}
    for key, fact in facts.items():
        if isinstance(fact, Field) and fact.where == "header" and key not in other:
            twin = there.get(_caseless(fact))
            if twin is not None and twin.key not in facts and twin.key not in found:
                found[twin.key] = replace(fact, key=twin.key, path=twin.path)
                continue
        found[key] = fact
    return found


def _caseless(fact: Field) -> tuple[str | None, ...]:
    """The key of a header with its name in lower case; names below it are those of its schema."""
    parts = enumerate(written(fact.path))
    path = "".join(part if below else part.lower() for below, part in parts)
    return fact.status, fact.media_type, path, fact.variant
