"""The older export of a Mintlify page, which is no OpenAPI -> the same description of an operation.

`paths` is one operation: `path`, `method`, `servers`, `request` (`security`, `parameters`, `body`)
and `response`. Each body and parameter lists its alternatives (`schemaArray`, `schema`); of a
schema at the top `required` is a boolean and `requiredProperties` the list. References lead to
`components`, which is as in OpenAPI.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from checker.extract.openapi.access import (
    Demand,
    authentication,
    combined,
    scheme_of,
    server_variables,
    servers,
)
from checker.extract.openapi.operation import (
    IGNORED,
    PARAMETERS,
    Described,
    Keywords,
    media_type_of,
    status_of,
    where_of,
)
from checker.extract.schema.fields import OperationPart
from checker.extract.schema.nodes import SchemaPosition, mapping, sequence
from checker.extract.schema.places import SchemaPlaces
from checker.model.path import ROOT, name_segment

ALTERNATIVES: Final = "schemaArray"


def recognised(document: Mapping[str, Any]) -> bool:
    """Is `paths` one operation?"""
    paths = mapping(document.get("paths"))
    return (
        "openapi" not in document
        and isinstance(paths.get("path"), str)
        and isinstance(paths.get("method"), str)
    )


def described(places: SchemaPlaces) -> Described:
    """The operation of the document."""
    operation = places.below(places.place("", places.document), "paths")
    raw = mapping(operation.raw)
    access = list(_access(mapping(raw.get("request"))))
    together = combined(access)
    bodies = list(_contents(places, operation, "request", "body"))
    parts = [*_parameters(places, operation)]
    parts += [
        OperationPart(where="request", media_type=name, schema=schema) for name, schema in bodies
    ]
    statuses: list[tuple[str, str, Keywords]] = []
    for key in mapping(raw.get("response")):
        status = status_of(key)
        if status is None:
            continue
        statuses.append((status, places.below(operation, "response", key).pointer, None))
        parts += [
            OperationPart(where=where_of(name), status=status, media_type=name, schema=schema)
            for name, schema in _contents(places, operation, "response", key)
        ]
    return Described(
        method=str(raw["method"]).upper(),
        path=str(raw["path"]),
        pointer=operation.pointer,
        servers=servers(raw),
        server_variables=server_variables(raw),
        authentication=authentication(access),
        body_required=any(_demanded(schema) for _, schema in bodies) if bodies else None,
        deprecated=raw.get("deprecated") is True,
        parts=tuple(parts),
        statuses=tuple(statuses),
        keywords={"security": together} if together else None,
    )


def _demanded(schema: SchemaPosition) -> bool:
    alternatives = schema.parts or (schema,)
    return any(mapping(one.raw).get("required") is True for one in alternatives)


def _parameters(places: SchemaPlaces, operation: SchemaPosition) -> Iterator[OperationPart]:
    groups = mapping(mapping(mapping(operation.raw).get("request")).get("parameters"))
    for where in PARAMETERS:
        for name in mapping(groups.get(where)):
            raw = mapping(groups[where][name])
            if where == "header" and name.lower() in IGNORED:
                continue
            place = places.below(operation, "request", "parameters", where, name)
            schema = places.any_of(places.each(place, "schema"))
            yield OperationPart(
                where=where,
                schema=schema,
                path=ROOT + name_segment(name),
                required=where == "path" or _demanded(schema),
                deprecated=raw.get("deprecated") is True,
            )


def _contents(
    places: SchemaPlaces, operation: SchemaPosition, *tokens: str
) -> Iterator[tuple[str, SchemaPosition]]:
    """(media type, alternatives) of a body; nothing for the placeholder of an empty one."""
    raw: Any = operation.raw
    for token in tokens:
        raw = mapping(mapping(raw).get(token))
    for key in raw:
        media_type = media_type_of(key)
        if media_type is not None and sequence(mapping(raw[key]).get(ALTERNATIVES)):
            place = places.below(operation, *tokens, key)
            yield media_type, places.any_of(places.each(place, ALTERNATIVES))


def _access(request: Mapping[str, Any]) -> Iterator[Sequence[Demand]]:
    for requirement in sequence(request.get("security")):
        groups = mapping(mapping(requirement).get("parameters"))
        yield [
            (scheme_of(mapping(raw), where=where, name=name), ())
            for where in PARAMETERS
            for name, raw in mapping(groups.get(where)).items()
        ]
