"""An embedded or linked OpenAPI document -> facts: operation, fields, statuses, stream.

Both forms that pages embed are read: OpenAPI 3.0 and 3.1 cut down to one operation, and the older
export that is no OpenAPI. An unchanged operation gives the same facts from either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any, Final, TypeAlias

from checker.extract.heading import passed_on
from checker.extract.openapi import export as openapi_export
from checker.extract.openapi import operation as openapi_operation
from checker.extract.openapi.method_path import same_path
from checker.extract.openapi.operation import Described
from checker.extract.schema.digest import Digests
from checker.extract.schema.fields import OperationPart, SchemaReader
from checker.extract.schema.nodes import mapping
from checker.extract.schema.places import SchemaPlaces
from checker.extract.schema.pointer import standing, with_text_keys
from checker.extract.schema.resolve import Nodes
from checker.model.contract import CUT_OFF, UNRESOLVED, Fact, Field, Operation, Status, Stream
from checker.model.evidence import Evidence

MAX_PROBLEMS: Final = 20
MAX_EXAMPLES: Final = 100
KIND: Final = "object"  # the property whose constant names what each chunk of a stream is


Witness: TypeAlias = Callable[[Sequence[str]], tuple[Evidence, ...]]  # of pointers


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBody:
    """One example of a body."""

    where: str
    status: str | None
    media_type: str | None
    value: Any
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedOperation:
    """What a document states of one operation."""

    facts: tuple[Fact, ...] = ()  # sorted by key, a key once
    definitions: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    operation: Operation | None = None  # among the facts; None where none could be chosen
    examples: tuple[ShownBody, ...] = ()


def recognised(document: object) -> bool:
    """Is it a document that `read` can read, by its structure?"""
    return isinstance(document, Mapping) and (
        openapi_export.recognised(document)
        or (
            str(document.get("openapi")).startswith("3.")
            and isinstance(document.get("paths"), Mapping)
        )
    )


def describes(document: Mapping[str, Any], path: str | None) -> bool:
    """Does an operation of that path stand in the document, by whatever method?"""
    paths = mapping(document.get("paths"))
    found = [paths["path"]] if openapi_export.recognised(document) else list(paths)
    return path is not None and any(same_path(str(one), path) for one in found)


def read(
    document: Mapping[str, Any],
    *,
    url: str,
    method: str | None = None,
    path: str | None = None,
    heading: Sequence[str] = (),
) -> StatedOperation:
    """The facts of the operation of that method and path, or of the only one.

    Evidence points into the document, which stands in the page at `url` under `heading`.
    """
    document = with_text_keys(document)
    places = SchemaPlaces(document)
    export = openapi_export.recognised(document)
    found = (
        openapi_export.described(places)
        if export
        else openapi_operation.described(places, method, path)
    )
    if found is None:
        return StatedOperation()
    nodes = Nodes(places, siblings=not str(document.get("openapi")).startswith("3.0"))
    evidence = _witness(document, url, heading)
    reader = SchemaReader(nodes, evidence)
    operation = Operation(
        method=found.method,
        path=found.path,
        servers=found.servers,
        server_variables=found.server_variables,
        authentication=found.authentication,
        body_required=found.body_required,
        deprecated=found.deprecated,
        keywords=found.keywords,
        evidence=evidence([found.pointer]),
    )
    stated = reader.read(found.parts)
    facts: list[Fact] = [operation, *stated.fields]
    facts += [
        Status(
            key=f"status {status}", status=status, keywords=extensions, evidence=evidence([pointer])
        )
        for status, pointer, extensions in found.statuses
    ]
    facts += _streams(found, nodes, evidence)
    problems = [f"{UNRESOLVED}{pointer}" for pointer in [*places.nowhere][:MAX_PROBLEMS]]
    if reader.cut or nodes.cut:
        problems.append(f"{CUT_OFF}{found.method} {found.path}")
    by_key = {fact.key: fact for fact in reversed(facts)}
    return StatedOperation(
        facts=tuple(by_key[key] for key in sorted(by_key)),
        definitions=stated.definitions,
        problems=tuple(problems),
        operation=operation,
        examples=tuple(islice(_shown(found, evidence), MAX_EXAMPLES)),
    )


def _shown(found: Described, evidence: Witness) -> Iterator[ShownBody]:
    for part in found.parts:
        for one in part.examples:
            yield ShownBody(
                where=part.where,
                status=part.status,
                media_type=part.media_type,
                value=one.raw,
                evidence=evidence([one.pointer]),
            )


def _witness(document: Mapping[str, Any], url: str, heading: Sequence[str]) -> Witness:
    """What gives the evidence of places of a document; many fields share a place."""
    under, digests = tuple(map(passed_on, heading)), Digests()

    @cache
    def at(pointer: str) -> Evidence | None:
        place = standing(document, pointer)
        return place and Evidence(
            document=url, heading=under, pointer=place[0], text_digest=digests.of(place[1])
        )

    return lambda pointers: tuple(filter(None, map(at, pointers)))


def _streams(found: Described, nodes: Nodes, evidence: Witness) -> list[Stream]:
    return [_stream(part, nodes, evidence) for part in found.parts if part.where == "stream"]


def _stream(part: OperationPart, nodes: Nodes, evidence: Witness) -> Stream:
    node = nodes.of(part.schema)
    kind = node.properties.get(KIND)
    kinds = nodes.places.constants(kind) if kind else None
    events = node.branches.by_value if node.branches else ()
    return Stream(
        object=str(kinds[0]) if kinds is not None and len(kinds) == 1 else None,
        events=tuple(str(event) for event in events),
        evidence=evidence(node.places),
    )
