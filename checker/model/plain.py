"""The model <-> plain data (dict, list, str, number, bool, None), as `schemas/` publishes it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any

from checker.model.access import Access
from checker.model.contract import (
    FACTS,
    UNSTATED,
    Alternative,
    Attribute,
    Contract,
    DocumentRead,
    Fact,
    Field,
    Health,
    Json,
    Member,
    State,
    documented,
)
from checker.model.evidence import Evidence

CONTRACT_SCHEMA = "checker/contract/2"
FLAT_SCHEMA = "checker/contract/1"


def utc(moment: datetime) -> str:
    """RFC 3339 in UTC, to the second: `2026-11-24T10:00:00Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(text: str) -> datetime:
    """The reverse of `utc`; any RFC 3339 offset is understood, none is taken as UTC.

    Raises ValueError where the text is no time.
    """
    parsed = datetime.fromisoformat(text)
    return parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)


def plain(value: object) -> Json:  # noqa: PLR0911 - one line a kind of value
    """A model class as plain data; properties that are None are left out, nested ones alike.

    Raises TypeError for what has no such form.
    """
    if value is None or type(value) in (str, bool, int, float):  # most are
        return value  # type: ignore[return-value]  # the type was asked
    match value:
        case Enum():
            return plain(value.value)
        case bool() | int() | float():
            return value
        case str():
            return str(value)
        case datetime():
            return utc(value)
        case date():
            return value.isoformat()
        case tuple() | list() | frozenset():
            return [plain(item) for item in value]
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            name: plain(item)
            for name in _names(value.__class__)
            if (item := getattr(value, name)) not in (None, (), UNSTATED)
        }
    msg = f"no plain form for {type(value).__name__}"
    raise TypeError(msg)


def whole(value: Access | DocumentRead | Health) -> dict[str, Json]:
    """A model class as plain data, null where a property is None."""
    return {one.name: plain(getattr(value, one.name)) for one in dataclasses.fields(value)}


# The dataclass fields that hold a documented JSON value, in which null is itself a value.
_NULL_IS_A_VALUE = frozenset({"const", "default"})


def fact_to_plain(fact: Fact) -> dict[str, Json]:
    """A fact as in contract.json: what the page does not say is absent."""
    result: dict[str, Json] = {"fact": fact.fact}
    kind: Any = type(fact)
    for name in _names(kind):
        value = getattr(fact, name)
        if value is UNSTATED:
            continue
        if value is None and name not in fact.ALWAYS and name not in _NULL_IS_A_VALUE:
            continue
        if value == () and name not in ("types", "evidence"):
            continue
        if name == "where" and value == "":  # of a definition: the places say it
            continue
        result[name] = plain(value)
    return result


# Lists of frozen classes; every other list becomes a tuple of its items as they are.
_LISTS_OF: dict[tuple[type | None, str], type] = {
    (None, "evidence"): Evidence,
    (Attribute, "enum"): Member,
    (Field, "any_of"): Alternative,
    (Field, "one_of"): Alternative,
}
# Values that are a documented JSON value, or plain data of ours: taken as they are.
_AS_IT_IS = _NULL_IS_A_VALUE | {"value"}
_READ: dict[str, Callable[[Any], object]] = {"state": State, "accessed": moment}


def _build(kind: type, data: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any frozen class
    known = _names(kind)
    return kind(**{name: _noun(kind, name, value) for name, value in data.items() if name in known})


@cache
def _names(kind: Any) -> dict[str, None]:  # noqa: ANN401 - any frozen class
    return dict.fromkeys(field.name for field in dataclasses.fields(kind))


def _noun(kind: type, name: str, value: object) -> object:
    """Plain data -> the value that a frozen class holds under a name."""
    if value is None or name in _AS_IT_IS:
        return value
    if name in _READ:
        return _READ[name](value)
    if isinstance(value, list):
        item_kind = _LISTS_OF.get((kind, name)) or _LISTS_OF.get((None, name))
        return tuple(_build(item_kind, item) if item_kind else item for item in value)
    return value


def fact_from_plain(data: Mapping[str, Any]) -> Fact:
    """The reverse of `fact_to_plain`; unknown properties are passed over."""
    fact = _build(FACTS[data["fact"]], data)
    assert isinstance(fact, Fact)  # noqa: S101 - narrows for the type checker
    return fact


def field_from_plain(data: Mapping[str, Any]) -> Field:
    """A field of a definition."""
    field = _build(Field, {"where": ""} | dict(data))
    assert isinstance(field, Field)  # noqa: S101 - narrows for the type checker
    return field


def contract_to_plain(contract: Contract) -> dict[str, Json]:
    """A contract as in contract.json; without definitions in the form that knew none."""
    return _plain(contract, CONTRACT_SCHEMA, contract.facts)


def flat_to_plain(contract: Contract) -> dict[str, Json]:
    """A contract in the form of contract/1: definitions are written out at each place."""
    from checker.model.flat import flatten  # noqa: PLC0415 - the view that few ask for

    facts = flatten(contract)
    health = dataclasses.replace(contract.health, facts=len(facts))
    return _plain(dataclasses.replace(contract, health=health), FLAT_SCHEMA, facts)


def _plain(contract: Contract, schema: str, facts: Iterable[Fact]) -> dict[str, Json]:
    source: dict[str, Json] = {
        "id": contract.source,
        "area": contract.area,
        "url": contract.url,
        "kind": contract.kind,
        "operation": contract.operation,
    }
    result: dict[str, Json] = {"schema": schema, "source": source}
    if contract.transcribed:
        result |= {"origin": contract.origin, "listed": contract.listed}
    if contract.accepted is not None:
        result["accepted"] = plain(contract.accepted)
    result["documents"] = [whole(document) for document in contract.documents]
    result["health"] = whole(contract.health)
    if schema == CONTRACT_SCHEMA:
        result["definitions"] = {
            name: [fact_to_plain(field) for field in fields]
            for name, fields in contract.definitions.items()
        }
    return result | {"facts": [fact_to_plain(fact) for fact in facts]}


def contract_from_plain(data: Mapping[str, Any]) -> Contract:
    """The reverse of `contract_to_plain`.

    The data is to be held against `schemas/contract.schema.json` first; what that lets pass
    and this does not understand raises KeyError, TypeError or ValueError.
    """
    source = data["source"]
    facts = tuple(
        sorted((fact_from_plain(fact) for fact in data["facts"]), key=lambda fact: fact.key)
    )
    health: Health = _build(Health, data["health"])
    if data["schema"] == FLAT_SCHEMA:  # which counted each place that uses a definition
        health = dataclasses.replace(health, facts=documented(facts))
    return Contract(
        source=source["id"],
        area=source["area"],
        url=source["url"],
        kind=source["kind"],
        operation=source["operation"],
        documents=tuple(_build(DocumentRead, document) for document in data["documents"]),
        health=health,
        facts=facts,
        definitions={
            name: tuple(sorted(map(field_from_plain, fields), key=lambda field: field.key))
            for name, fields in data.get("definitions", {}).items()
        },
        origin=data.get("origin", "extracted"),
        listed=data.get("listed"),
        accepted=data.get("accepted"),
    )
