"""Documents and readable facts for the tests of schema reading."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from checker.extract.openapi import document as openapi
from checker.extract.openapi.document import StatedOperation
from checker.model.contract import UNSTATED, Fact, Field
from checker.model.flat import flat

URL = "https://docs.test/page.md"
SKIPPED = {
    "key",
    "where",
    "path",
    "status",
    "media_type",
    "variant",
    "state",
    "evidence",
    "types",
    "required",
    # What is told and not judged has a test file of its own: schema/test_others.py.
    "alternatives",
    "keywords",
    "union",
}


def document(
    schema: Any,
    components: Mapping[str, Any] | None = None,
    *,
    version: str = "3.1.0",
    media: str = "application/json",
    request: Any = None,
    **operation: Any,
) -> dict[str, Any]:
    """A document of one operation whose answer has a schema."""
    told: dict[str, Any] = {
        "responses": {"200": {"description": "", "content": {media: {"schema": schema}}}},
        **operation,
    }
    if request is not None:
        told["requestBody"] = {"content": {"application/json": {"schema": request}}}
    return {
        "openapi": version,
        "info": {"title": "t", "version": "1"},
        "paths": {"/things": {"post": told}},
        "components": {"schemas": dict(components or {})},
    }


def read(told: Mapping[str, Any], **asked: Any) -> StatedOperation:
    """What a document states, definitions written out at each place."""
    found = openapi.read(told, url=URL, **asked)
    return dataclasses.replace(found, facts=flat(found.facts, found.definitions), definitions={})


def line(field: Field) -> str:
    """`null string! enum=[…]`: the types, `!` required, `?` not, then what else is stated."""
    mark = {True: "!", False: "?", None: ""}[field.required]
    words = [" ".join(field.types) + mark]
    for each in dataclasses.fields(field):
        value = getattr(field, each.name)
        if (
            each.name in SKIPPED
            or value is UNSTATED
            or value == ()
            or (value is None and each.name not in ("const", "default"))
        ):
            continue
        value = list(value) if isinstance(value, tuple) else value
        words.append(
            each.name
            if value is True and each.name not in ("const", "default")
            else f"{each.name}={value}"
        )
    return " ".join(filter(None, words))


def lines(facts: Iterable[Fact], where: str = "response") -> dict[str, str]:
    """path and variant -> line, for the fields of one side."""
    return {
        " ".join(filter(None, (fact.path, fact.variant))): line(fact)
        for fact in facts
        if isinstance(fact, Field) and fact.where == where
    }


def fields(schema: Any, components: Mapping[str, Any] | None = None, **told: Any) -> dict[str, str]:
    """The fields of a response with a schema."""
    return lines(read(document(schema, components, **told)).facts)


def bare(facts: Iterable[Fact]) -> list[Fact]:
    """Facts without where they stand, and without the names of what they refer to."""
    return [dataclasses.replace(_unnamed(fact), evidence=()) for fact in facts]


def _unnamed(fact: Fact) -> Fact:
    if not isinstance(fact, Field) or "eachAlternative" not in (fact.keywords or {}):
        return fact
    told: dict[str, Any] = dict(fact.keywords or {})
    each = [{key: one[key] for key in one if key != "name"} for one in told["eachAlternative"]]
    return dataclasses.replace(fact, keywords=told | {"eachAlternative": sorted(each, key=str)})
