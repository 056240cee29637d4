"""The model <-> plain data (dict, list, str, number, bool, None), as `schemas/` publishes it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from checker.model.access import Access, Outcome
from checker.model.contract import (
    FACTS,
    UNSTATED,
    Alternative,
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
from checker.model.source import Document, Follow
from checker.model.state import Sighting

CONTRACT_SCHEMA = "checker/contract/2"
FLAT_SCHEMA = "checker/contract/1"

Noun = TypeVar("Noun")


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
            for name in _readers(value.__class__)
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
    for name in _readers(kind):
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


# What a value is read by, by the type of its field; a list becomes a tuple, and of these classes a
# tuple of them. Whatever else is taken as it is: text, numbers, a documented JSON value.
_READ: dict[str, Callable[[Any], object]] = {
    "State": State,
    "Outcome": Outcome,
    "date": date.fromisoformat,
    "datetime": moment,
}
_LISTED = {
    kind.__name__: kind for kind in (Alternative, Document, Evidence, Follow, Member, Sighting)
}


@cache
def _readers(kind: Any) -> dict[str, Callable[[Any], object] | None]:  # noqa: ANN401 - any frozen class
    """What each field of a frozen class is read by, by its name."""
    return {one.name: _reader(one.type.removesuffix(" | None")) for one in dataclasses.fields(kind)}


def _reader(type_: str) -> Callable[[Any], object] | None:
    if not type_.startswith("tuple["):
        return _READ.get(type_)
    item = _LISTED.get(type_.removeprefix("tuple[").removesuffix(", ...]"))
    return tuple if item is None else lambda items: tuple(build(item, one) for one in items)


def build(kind: type[Noun], data: Mapping[str, Any]) -> Noun:
    """A frozen class of its plain data; unknown properties are passed over.

    Raises KeyError, TypeError or ValueError where the data is none of it.
    """
    readers = _readers(kind)  # type: ignore[arg-type] # a class can be hashed
    values = {}
    for name, value in data.items():
        if name in readers:
            read = readers[name]
            values[name] = value if read is None or value is None else read(value)
    return kind(**values)


def fact_from_plain(data: Mapping[str, Any]) -> Fact:
    """The reverse of `fact_to_plain`; unknown properties are passed over."""
    return build(FACTS[data["fact"]], data)


def field_from_plain(data: Mapping[str, Any]) -> Field:
    """A field of a definition."""
    return build(Field, {"where": ""} | dict(data))


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
    health = build(Health, data["health"])
    if data["schema"] == FLAT_SCHEMA:  # which counted each place that uses a definition
        health = dataclasses.replace(health, facts=documented(facts))
    return Contract(
        source=source["id"],
        area=source["area"],
        url=source["url"],
        kind=source["kind"],
        operation=source["operation"],
        documents=tuple(build(DocumentRead, document) for document in data["documents"]),
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
