"""OpenAPI documents of one operation, made for the tests of comparisons, in both spellings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from checker.compare.drift import drift
from checker.model.contract import Contract
from checker.model.finding import Finding
from checker.model.source import API_REFERENCE
from tests.compare.pages import stated

Schema = dict[str, Any]

URL = "https://docs.example.test/api/widgets.md"
STRING: Schema = {"type": "string"}
INTEGER: Schema = {"type": "integer"}


class _Plain(yaml.SafeDumper):
    """Without anchors: what is shared is written out."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - of the base class
        return True


def thing(required: Sequence[str] = (), /, **properties: Schema) -> Schema:
    """An object with properties."""
    found: Schema = {"type": "object", "properties": properties}
    return found | ({"required": list(required)} if required else {})


KEPT = thing(keep=STRING)  # what a side of the operation is where nothing is said of it


def content(schema: Schema, media: str = "application/json") -> Schema:
    return {"description": "", "content": {media: {"schema": schema}}}


def document(
    *,
    request: Schema | None = KEPT,
    answer: Schema = KEPT,
    headers: Schema | None = None,
    statuses: Mapping[str, Schema] | None = None,
    operation: Mapping[str, Any] | None = None,
    components: Mapping[str, Schema] | None = None,
    path: str = "/widgets",
    method: str = "post",
    **top: Any,
) -> Schema:
    """OpenAPI 3.0 of one operation."""
    told: Schema = {
        "responses": {
            "200": content(answer) | ({"headers": headers} if headers else {}),
            "400": {"description": ""},
            **(statuses or {}),
        }
    }
    if request is not None:
        told["requestBody"] = {"required": True, **content(request)}
    return {
        "openapi": "3.0.3",
        "info": {"title": "Widgets", "version": "1"},
        "servers": [{"url": "https://api.example.test"}],
        "paths": {path: {method: told | dict(operation or {})}},
        "components": {"schemas": dict(components or {})},
        **top,
    }


def in_3_1(node: Any) -> Any:
    """The same in the spelling of OpenAPI 3.1."""
    if isinstance(node, list):
        return [in_3_1(item) for item in node]
    if not isinstance(node, dict):
        return "3.1.0" if node == "3.0.3" else node
    new = {key: in_3_1(value) for key, value in node.items()}
    if new.get("nullable") is True and "type" in new:
        del new["nullable"]
        new["type"] = [new["type"], "null"]
        if "enum" in new:
            new["enum"] = [*new["enum"], None]
    for excluded, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if new.get(excluded) is True:
            new[excluded] = new.pop(bound)
    return new


def block(told: Schema) -> str:
    """As a page embeds it."""
    (path, item), *_ = told["paths"].items()
    text = yaml.dump(told, sort_keys=False, Dumper=_Plain)
    return f"# Widgets\n\n## OpenAPI\n\n````yaml /openapi.yaml {min(item)} {path}\n{text}\n````\n"


def bare_yaml(told: Schema) -> str:
    return yaml.dump(told, sort_keys=False, Dumper=_Plain)


def bare_json(told: Schema) -> str:
    return json.dumps(told)


def reference(text: str) -> Contract:
    return stated(API_REFERENCE, {("page-markdown", URL): text})


def found(before: Schema, after: Schema) -> tuple[Finding, ...]:
    return drift(reference(bare_json(before)), reference(bare_json(after)))


def nested(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """Bodies in which a schema stands, each at another kind of place."""
    yield "a property", thing(p=schema)
    yield "of items", thing(a={"type": "array", "items": thing(p=schema)})
    yield "in allOf", {"allOf": [thing(x=STRING), thing(p=schema)]}
    yield "of values", thing(m={"type": "object", "additionalProperties": thing(p=schema)})
    variants = [
        thing(("t",), t=STRING | {"enum": ["a"]}, p=schema),
        thing(("t",), t=STRING | {"enum": ["b"]}, q=STRING),
    ]
    yield "of a variant", thing(v={"oneOf": variants})
    yield "items", thing(a={"type": "array", "items": schema})
    yield "values", thing(m={"type": "object", "additionalProperties": schema})
