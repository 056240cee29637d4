"""Contracts -> what a record is held against."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from checker.model.contract import Attribute, Contract, Field, Operation, Status, Stream
from checker.model.regex import regex
from checker.packet.rule import Documented

METHOD: Final = "http.request.method"
CATEGORY: Final = "error.type"
_NAME: Final = regex(r"[A-Za-z_][\w-]*")
_TYPES: Final = (".error.type", ".error.code")  # of which a category may be one
_SHORTEST: Final = 2  # letters; "n" and "id" are words of anything


def documented(
    contracts: Sequence[Contract],
    public: Collection[str] = (),
    rows: Sequence[str] = (),
    *,
    attached: bool = True,
) -> Documented:
    """Methods, routes, names and models of all contracts; `rows` are patterns of their table.

    `attached` = False: no table names a contract by its digest, which takes long to make.
    """
    attributes = [f for one in contracts for f in one.facts if isinstance(f, Attribute)]
    methods = {
        member.value
        for fact in attributes
        if fact.attribute == METHOD
        for member in fact.enum or ()
    }
    return Documented(
        methods=frozenset(methods),
        low_cardinality=any(f.attribute == CATEGORY and f.low_cardinality for f in attributes),
        routes={
            one.source: fact.path
            for one in contracts
            for fact in one.facts
            if isinstance(fact, Operation)
        },
        names=frozenset(name for one in contracts for name in _names(one)),
        digests=_digests(contracts) if attached else {},
        public=frozenset(public),
        models=frozenset(name.lower() for one in contracts for name in _models(one)),
        rows=tuple(rows),
    )


def _digests(contracts: Sequence[Contract]) -> dict[str, str]:
    from checker.model.outline import contract_digest  # noqa: PLC0415 - most packets need none

    return {one.source: contract_digest(one) for one in contracts}


def _models(contract: Contract) -> Iterator[str]:
    """Identifiers that a reference page itself gives for a model."""
    for fact in contract.stated():
        if isinstance(fact, Field) and fact.path.endswith(".model"):
            listed = (fact.const, fact.default, *(fact.enum or ()))
            yield from (value for value in listed if isinstance(value, str))


def _names(contract: Contract) -> Iterator[str]:
    for fact in contract.stated():
        if isinstance(fact, Field):
            yield from () if fact.status is None else (fact.status,)
            yield from (name for name in _NAME.findall(fact.path) if len(name) > _SHORTEST)
            if fact.path.endswith(_TYPES):
                yield from (one for one in (fact.const, *(fact.enum or ())) if isinstance(one, str))
        elif isinstance(fact, Status):
            yield from (fact.status, fact.status[0] + "xx")
        elif isinstance(fact, Stream):
            yield from fact.events
        elif isinstance(fact, Attribute):
            yield fact.attribute
