"""An OpenAPI 3.0 or 3.1 document -> one operation: its parameters, bodies, statuses, access."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from checker.extract.openapi.access import (
    authentication,
    combined,
    demands,
    offered,
    server_variables,
    servers,
)
from checker.extract.openapi.method_path import METHODS, same_path
from checker.extract.schema.extensions import extensions
from checker.extract.schema.fields import OperationPart
from checker.extract.schema.keywords import MAX_NAME
from checker.extract.schema.nodes import SchemaPosition, mapping
from checker.extract.schema.places import SchemaPlaces
from checker.model.contract import Json
from checker.model.path import ROOT, name_segment
from checker.model.regex import regex

EVENT_STREAM: Final = "text/event-stream"
PARAMETERS: Final = ("cookie", "header", "path", "query")

# Header parameters of these names are ignored (OpenAPI 3.1 §4.8.12.2.1); of an answer, the first
# is (§4.8.17.1): media types and security schemes say the same.
IGNORED: Final = frozenset({"accept", "authorization", "content-type"})

Keywords: TypeAlias = Mapping[str, Json] | None  # without a property in a contract

_STATUS: Final = regex(r"[1-5](?:[0-9]{2}|XX)|default")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One operation as a document describes it."""

    method: str  # upper case
    path: str
    pointer: str  # of the operation
    servers: tuple[str, ...]
    server_variables: Mapping[str, Json] | None = None
    authentication: tuple[Mapping[str, Json], ...]
    body_required: bool | None  # None where there is no body
    deprecated: bool
    parts: tuple[OperationPart, ...]
    statuses: tuple[tuple[str, str, Keywords], ...]  # (status, pointer of the response, …)
    keywords: Keywords = None


def status_of(key: object) -> str | None:
    """`429`, `4XX` or `default`; None for an extension."""
    text = str(key)
    text = text.lower() if text.lower() == "default" else text.upper()
    return text if _STATUS.fullmatch(text) else None


def media_type_of(key: object) -> str | None:
    """Lower case, without parameters; None for what stands for no content."""
    text = str(key).partition(";")[0].strip().lower()
    return text if "/" in text and not text.startswith("_") and len(text) <= MAX_NAME else None


def where_of(media_type: str) -> str:
    """A stream of events is distinguished from a body that is one whole."""
    return "stream" if media_type == EVENT_STREAM else "response"


def described(places: SchemaPlaces, method: str | None, path: str | None) -> Described | None:
    """The operation that is asked for, or the only one; None where it is not clear which."""
    root = places.place("", places.document)
    found = _chosen(list(_operations(places, root)), method, path)
    if found is None:
        return None
    item, verb, name = found
    operation = _resolved(places, places.below(item, verb))
    raw = mapping(operation.raw)
    owners = (raw, mapping(item.raw), places.document)
    body = _named(places, operation, "requestBody")
    responses = _responses(places, operation)
    parts = [*_parameters(places, item, operation)]
    if body is not None:
        parts += _contents(places, body, None)
    for status, response in responses:
        parts += _headers(places, response, status)
        parts += _contents(places, response, status)
    return Described(
        method=verb.upper(),
        path=name,
        pointer=operation.pointer,
        servers=servers(*owners),
        server_variables=server_variables(*owners),
        authentication=authentication(demands(places, raw)),
        body_required=None if body is None else mapping(body.raw).get("required") is True,
        deprecated=raw.get("deprecated") is True,
        parts=tuple(parts),
        statuses=tuple(
            (status, response.pointer, _keywords(places, response, "links") or None)
            for status, response in responses
        ),
        keywords=_operation_keywords(places, item, operation),
    )


def _keywords(places: SchemaPlaces, schema: SchemaPosition, *keys: str) -> dict[str, Json]:
    """Extensions, and keywords that are compared and not read, each of these as its digest."""
    raw = mapping(schema.raw)
    digests = {key: places.meaning(raw[key]) for key in keys if raw.get(key)}
    return {**extensions(raw, places.meaning), **digests}


def _operation_keywords(
    places: SchemaPlaces, item: SchemaPosition, operation: SchemaPosition
) -> Keywords:
    raw = mapping(operation.raw)
    found: dict[str, Json] = {
        **extensions(mapping(places.document), places.meaning),
        **_keywords(places, item),
        **_keywords(places, operation, "callbacks"),
    }
    together = combined(demands(places, raw))
    if together:
        found["security"] = together
    flows = offered(places, raw)
    if flows:
        found["flows"] = places.meaning(flows)
    return found or None


# How a parameter is written where it does not say (OpenAPI 3.1 §4.8.12).
_STYLES: Final = {"cookie": "form", "header": "simple", "path": "simple", "query": "form"}


def _written(places: SchemaPlaces, parameter: SchemaPosition, where: str) -> Mapping[str, Json]:
    """How the value of a parameter or header is written, where that is not as always."""
    raw = mapping(parameter.raw)
    usual = _STYLES[where]
    style = str(raw.get("style", usual))
    explode = raw.get("explode", style == "form") is True
    found = extensions(raw, places.meaning)
    for key in ("allowEmptyValue", "allowReserved"):
        if raw.get(key) is True:
            found[key] = True
    if (style, explode) != (usual, usual == "form"):
        found["style"] = style[:MAX_NAME] + (" exploded" if explode else "")
    if isinstance(raw.get("content"), Mapping):
        found["content"] = list[Json](sorted(filter(None, map(media_type_of, raw["content"]))))
    return found


def _operations(
    places: SchemaPlaces, root: SchemaPosition
) -> Iterator[tuple[SchemaPosition, str, str]]:
    """(path item, method, path) of each operation."""
    for path, raw in mapping(places.document.get("paths")).items():
        if not isinstance(raw, Mapping) or len(path) > MAX_NAME:
            continue
        item = _resolved(places, places.below(root, "paths", path))
        for verb in mapping(item.raw):
            if verb.lower() in METHODS:
                yield item, verb, path


def _chosen(
    operations: Sequence[tuple[SchemaPosition, str, str]], method: str | None, path: str | None
) -> tuple[SchemaPosition, str, str] | None:
    """The operation of that method and path; failing that, the only one that could be meant."""
    of_method = [
        found for found in operations if method is None or found[1].lower() == method.lower()
    ]
    exact = [found for found in of_method if found[2] == path]
    same = [found for found in of_method if path and same_path(found[2], path)]
    for candidates in (exact, same, of_method, operations):
        if len(candidates) == 1:
            return candidates[0]
    return None


def _resolved(places: SchemaPlaces, schema: SchemaPosition) -> SchemaPosition:
    """What a reference object leads to, at the end of all references."""
    seen: set[SchemaPosition] = set()
    while schema not in seen:
        seen.add(schema)
        target = places.target(schema)
        schema = schema if target is None else target
    return schema


def _named(places: SchemaPlaces, schema: SchemaPosition, *tokens: str) -> SchemaPosition | None:
    """What stands at some names below; None where that is no object."""
    raw = schema.raw
    for token in tokens:
        raw = mapping(raw).get(token)
    return _resolved(places, places.below(schema, *tokens)) if isinstance(raw, Mapping) else None


def _parameters(
    places: SchemaPlaces, item: SchemaPosition, operation: SchemaPosition
) -> Iterator[OperationPart]:
    """Those of the path, then those of the operation, which stand in for the same of the path."""
    found: dict[tuple[str, str], SchemaPosition] = {}
    for owner in (item, operation):
        for listed in places.each(owner, "parameters"):
            parameter = _resolved(places, listed)
            raw = mapping(parameter.raw)
            where, name = str(raw.get("in")).lower(), str(raw.get("name"))
            ignored = where == "header" and name.lower() in IGNORED
            if where in PARAMETERS and "name" in raw and not ignored:
                found[where, name] = parameter
    for (where, name), parameter in found.items():
        raw = mapping(parameter.raw)
        yield OperationPart(
            where=where,
            schema=_schema_of(places, parameter),
            path=ROOT + name_segment(name),
            required=where == "path" or raw.get("required") is True,
            deprecated=raw.get("deprecated") is True,
            keywords=_written(places, parameter, where),
        )


def _schema_of(places: SchemaPlaces, parameter: SchemaPosition) -> SchemaPosition:
    """The schema of a parameter or header: its own, or that of its one media type."""
    raw = mapping(parameter.raw)
    for media_type, content in mapping(raw.get("content")).items():
        if isinstance(content, Mapping) and "schema" in content:
            return places.below(parameter, "content", media_type, "schema")
    if isinstance(raw.get("schema"), (Mapping, bool)):
        return places.below(parameter, "schema")
    return places.anything(parameter.pointer)


def _responses(
    places: SchemaPlaces, operation: SchemaPosition
) -> Iterable[tuple[str, SchemaPosition]]:
    found: dict[str, SchemaPosition] = {}
    for key in mapping(mapping(operation.raw).get("responses")):
        status = status_of(key)
        response = _named(places, operation, "responses", key)
        if status is not None and response is not None:
            found.setdefault(status, response)
    return found.items()


def _headers(
    places: SchemaPlaces, response: SchemaPosition, status: str
) -> Iterator[OperationPart]:
    for name in mapping(mapping(response.raw).get("headers")):
        header = _named(places, response, "headers", name)
        if header is not None and name.lower() != "content-type":
            raw = mapping(header.raw)
            yield OperationPart(
                where="header",
                status=status,
                schema=_schema_of(places, header),
                path=ROOT + name_segment(name),
                required=raw.get("required") is True,
                deprecated=raw.get("deprecated") is True,
                keywords=_written(places, header, "header"),
            )


def _contents(
    places: SchemaPlaces, body: SchemaPosition, status: str | None
) -> Iterator[OperationPart]:
    """One part for each media type of a response, or of the request body, which has no status."""
    forms: dict[str, list[tuple[str, SchemaPosition]]] = {}
    for key in mapping(mapping(body.raw).get("content")):
        media_type, content = media_type_of(key), _named(places, body, "content", key)
        if media_type is not None and content is not None:
            forms.setdefault(media_type, []).append((_parameters_of(key), content))
    whole = _keywords(places, body) if status is None else {}
    for media_type, found in forms.items():
        content = found[0][1]
        yield OperationPart(
            where="request" if status is None else where_of(media_type),
            status=status,
            media_type=media_type,
            schema=_schema_of(places, content),
            keywords={
                **whole,
                **_keywords(places, content, "encoding"),
                **_further_forms(places, found),
            },
            examples=tuple(_examples(places, content)),
        )


def _examples(places: SchemaPlaces, content: SchemaPosition) -> Iterator[SchemaPosition]:
    """The examples of a media type (OpenAPI 3.1 §4.8.14)."""
    raw = mapping(content.raw)
    if "example" in raw:
        yield places.below(content, "example")
    for name in mapping(raw.get("examples")):
        example = _named(places, content, "examples", name)
        if example is not None and "value" in mapping(example.raw):
            yield places.below(example, "value")


def _parameters_of(key: object) -> str:
    """The parameters of a media type (RFC 9110 §8.3.1) but the charset that is always meant."""
    given = str(key).lower().replace('"', "").split(";")[1:]
    parameters = sorted({part.strip() for part in given} - {"", "charset=utf-8"})
    return "; ".join(parameters)[:MAX_NAME]


def _further_forms(
    places: SchemaPlaces, found: Sequence[tuple[str, SchemaPosition]]
) -> dict[str, Json]:
    """What tells forms of one media type apart, and what all but the first of them hold."""
    parameters = [form for form, _ in found]
    keywords: dict[str, Json] = {}
    if any(parameters):
        keywords["mediaTypeParameters"] = list[Json](sorted(parameters))
    if len(found) > 1:
        keywords["furtherForms"] = places.meaning([content.raw for _, content in found[1:]])
    return keywords
