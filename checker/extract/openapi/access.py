"""Where an operation is asked for and with which credentials, in one order whatever the page's."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from checker.extract.schema.keywords import MAX_NAME
from checker.extract.schema.nodes import mapping, sequence
from checker.extract.schema.places import SchemaPlaces
from checker.extract.schema.pointer import escaped
from checker.model.contract import UNDESCRIBED, Json

AUTHORIZATION: Final = "Authorization"  # the field that HTTP schemes use (RFC 9110 §11.6.2)
NO_CREDENTIALS: Final[Mapping[str, Json]] = {"scheme": "none"}  # where others may be left out


def servers(*owners: Mapping[str, Any]) -> tuple[str, ...]:
    """The addresses of the first owner that lists any, in its order."""
    return tuple(url for url, _ in _servers(*owners))


def server_variables(*owners: Mapping[str, Any]) -> Mapping[str, Json] | None:
    """The documented values of the variables in those addresses; None where there are none."""
    found: dict[str, Json] = {}
    for url, raw in _servers(*owners):
        values: dict[str, Json] = {}
        for name, stated in mapping(raw.get("variables")).items():
            variable = mapping(stated)
            listed = (variable.get("default"), *sequence(variable.get("enum")))
            texts = [str(value) for value in listed if value is not None]
            if texts and f"{{{name}}}" in url:
                values[str(name)] = list[Json](dict.fromkeys(texts))
        if values:
            found[url] = values
    return found or None


def _servers(*owners: Mapping[str, Any]) -> Sequence[tuple[str, Mapping[str, Any]]]:
    for owner in owners:
        listed = [mapping(server) for server in sequence(owner.get("servers"))]
        found = [(raw["url"], raw) for raw in listed if isinstance(raw.get("url"), str)]
        if found:
            return found
    return ()


Demand: TypeAlias = tuple[Mapping[str, Json], Sequence[Any]]  # a scheme, and scopes of it


def demands(places: SchemaPlaces, operation: Mapping[str, Any]) -> Iterator[Sequence[Demand]]:
    """The alternatives of an operation, or of the document, each with all that it asks for."""
    for requirement in _requirements(places, operation):
        yield [
            (_named(places, name), sequence(scopes))
            for name, scopes in mapping(requirement).items()
        ]


def _requirements(places: SchemaPlaces, operation: Mapping[str, Any]) -> Sequence[Any]:
    return sequence(operation.get("security", places.document.get("security")))


def _named(places: SchemaPlaces, name: object) -> Mapping[str, Json]:
    """A scheme by its name; one that the document describes nowhere is but asked for."""
    found = places.at(f"/components/securitySchemes/{escaped(str(name))}")
    if found is None:
        return {"scheme": UNDESCRIBED, "name": str(name)[:MAX_NAME]}
    return scheme_of(mapping(found.raw))


def authentication(alternatives: Iterable[Sequence[Demand]]) -> tuple[Mapping[str, Json], ...]:
    """The schemes of the alternatives; one that asks for nothing has a scheme, too."""
    return ordered(
        scheme for each in alternatives for scheme in [one for one, _ in each] or [NO_CREDENTIALS]
    )


def ordered(schemes: Iterable[Mapping[str, Json]]) -> tuple[Mapping[str, Json], ...]:
    """Each once, sorted: the order of alternatives means nothing."""
    once = {json.dumps(scheme, sort_keys=True): scheme for scheme in schemes}
    return tuple(once[key] for key in sorted(once))


def combined(alternatives: Iterable[Sequence[Demand]]) -> list[Json]:
    """The alternatives, where one asks for more than a scheme: for several together, or a scope."""
    asked = list(alternatives)
    demanded = sorted({" and ".join(sorted({*map(_demanded, each)})) for each in asked})
    plain = {_demanded((scheme, ())) for each in asked for scheme, _ in each} | {""}
    return [] if plain.issuperset(demanded) else list[Json](demanded)


def _demanded(demand: Demand) -> str:
    scheme, scopes = demand
    said = " ".join(str(value) for value in scheme.values())
    return f"{said} for {', '.join(sorted(map(str, scopes)))}" if scopes else said


def offered(places: SchemaPlaces, operation: Mapping[str, Any]) -> list[Any]:
    """Where the schemes of the requirements say that credentials are to be had."""
    asked = _requirements(places, operation)
    names = sorted({str(name) for one in asked for name in mapping(one)})
    found = (places.at(f"/components/securitySchemes/{escaped(name)}") for name in names)
    raws = (mapping(scheme.raw) for scheme in found if scheme is not None)
    return [raw[key] for raw in raws for key in ("flows", "openIdConnectUrl") if key in raw]


def scheme_of(raw: Mapping[str, Any], *, where: str = "", name: str = "") -> Mapping[str, Json]:
    """A security scheme: `{"scheme": "bearer", "header": "Authorization"}`.

    `where` and `name` stand in for `in` and `name` in the older export form.
    """
    kind = str(raw.get("type"))
    if kind == "apiKey":
        return {"scheme": kind, str(raw.get("in", where)): str(raw.get("name", name))}
    if kind == "http":
        return {"scheme": str(raw.get("scheme", kind)).lower(), "header": AUTHORIZATION}
    if kind == "mutualTLS":
        return {"scheme": kind}
    return {"scheme": kind, "header": AUTHORIZATION}
