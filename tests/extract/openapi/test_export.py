"""The older export form: the same facts as the OpenAPI that it was made from."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
import yaml

from checker.extract.openapi import document as openapi
from checker.model.contract import Field
from tests.extract.schema_forms import URL, bare, document, lines, read
from tests.extract.schema_lookup import pointed
from tests.extract.test_openapi_pages import FENCE, PAGES
from tests.site import REAL

STRING = {"type": "string"}


class Exporter:
    """What the older exporter made of an OpenAPI document."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told

    def export(self, method: str, path: str) -> dict[str, Any]:
        operation = self.told["paths"][path][method.lower()]
        body = operation.get("requestBody", {})
        placeholder = {"_mintlify/placeholder": {"schemaArray": [{"type": "any"}], "examples": {}}}
        return {
            "paths": {
                "path": path,
                "method": method.lower(),
                "servers": self.told.get("servers", []),
                "request": {
                    "security": self.security(operation),
                    "parameters": self.parameters(operation),
                    "body": self.contents(body, required=body.get("required")),
                },
                "response": {
                    status: self.contents(self.resolved(raw)) or placeholder
                    for status, raw in operation["responses"].items()
                },
                "deprecated": operation.get("deprecated", False),
                "type": "path",
            },
            "components": {"schemas": self.told["components"]["schemas"]},
        }

    def resolved(self, raw: Any) -> Any:
        return pointed(self.told, raw["$ref"]) if "$ref" in raw else raw

    def alternatives(self, schema: Any, *, required: bool | None, wrapped: bool) -> list[Any]:
        schema = self.resolved(schema)
        found = []
        for each in schema.get("oneOf", schema.get("anyOf", [schema])):
            raw = dict(self.resolved(each))
            names = raw.pop("required", None)
            if "enum" in raw:
                raw["type"] = f"enum<{raw['type']}>"
            if wrapped and "properties" in raw:
                properties = raw["properties"].items()
                raw["properties"] = {name: {"allOf": [value]} for name, value in properties}
            if names:
                raw["requiredProperties"] = names
            if required is not None:
                raw["required"] = required
            found.append(raw or {"type": "any"})
        return found

    def contents(self, owner: Any, *, required: bool | None = None) -> dict[str, Any]:
        return {
            media: {
                "schemaArray": self.alternatives(
                    content["schema"], required=required, wrapped=True
                ),
                "examples": {},
            }
            for media, content in owner.get("content", {}).items()
        }

    def parameters(self, operation: Any) -> dict[str, Any]:
        found: dict[str, Any] = {"path": {}, "query": {}, "header": {}, "cookie": {}}
        for raw in map(self.resolved, operation.get("parameters", [])):
            schema = self.alternatives(raw["schema"], required=raw.get("required"), wrapped=False)
            found[raw["in"]][raw["name"]] = {"schema": schema}
        return found

    def security(self, operation: Any) -> list[Any]:
        schemes = self.told["components"].get("securitySchemes", {})
        found = []
        for requirement in operation.get("security", self.told.get("security", [])):
            groups: dict[str, Any] = {"query": {}, "header": {}, "cookie": {}}
            for scheme in map(schemes.get, requirement):
                if scheme["type"] == "apiKey":
                    groups[scheme["in"]][scheme["name"]] = {"type": "apiKey"}
                else:
                    access = {"type": scheme["type"], "scheme": scheme["scheme"]}
                    groups["header"]["Authorization"] = access
            found.append({"title": " & ".join(requirement), "parameters": groups})
        return found


def lone(raw: Any) -> Any:
    """References without what stands beside them, which OpenAPI 3.0 passes over."""
    if isinstance(raw, list):
        return [lone(each) for each in raw]
    if isinstance(raw, dict):
        kept = {"$ref", "nullable"} if "$ref" in raw else raw.keys()
        return {key: lone(raw[key]) for key in raw if key in kept}
    return raw


def exported(told: dict[str, Any], method: str, path: str) -> dict[str, Any]:
    return Exporter(lone(told)).export(method, path)


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("kalshi")])
def test_a_page_exported_in_both_forms_gives_the_same_facts(page: str) -> None:
    if not REAL.is_dir():
        pytest.skip("the folder of real pages is not beside this checkout")
    found = FENCE.search((REAL / "mintlify" / page).read_text("utf-8"))
    assert found
    told = yaml.load(found["text"], Loader=yaml.CSafeLoader)
    older = exported(told, found["method"], found["path"])
    new = read(told, method=found["method"], path=found["path"])
    old = read(older)
    assert bare(new.facts) == bare(old.facts)
    assert len(new.facts) > 10


def test_every_part_of_an_operation() -> None:
    thing = {
        "type": "object",
        "required": ["a"],
        "properties": {
            "a": {"type": "string", "enum": ["x"]},
            "b": {"$ref": "#/components/schemas/B"},
        },
    }
    told = document(
        {"oneOf": [thing, {"$ref": "#/components/schemas/B"}]},
        {"B": {"type": "object", "properties": {"n": {"type": "integer", "nullable": True}}}},
        version="3.0.3",
        deprecated=True,
        request=thing,
        parameters=[
            {"name": "id", "in": "path", "required": True, "schema": STRING},
            {"name": "kind", "in": "query", "schema": {"type": "string", "enum": ["a", "b"]}},
            {
                "name": "v",
                "in": "header",
                "required": False,
                "schema": {"anyOf": [STRING, {"type": "integer"}]},
            },
        ],
    )
    told["security"] = [{"bearer": []}, {}]
    told["servers"] = [{"url": "https://a.test"}]
    told["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
    old = read(exported(told, "POST", "/things"))
    # The older export lists alternatives under no keyword.
    assert bare(old.facts) == [
        dataclasses.replace(fact, union=None) if isinstance(fact, Field) else fact
        for fact in bare(read(told).facts)
    ]
    assert old.operation is not None
    assert old.operation.authentication == (
        {"header": "Authorization", "scheme": "bearer"},
        {"scheme": "none"},
    )


def test_a_required_body_and_a_stream() -> None:
    export = {
        "paths": {
            "path": "/a",
            "method": "post",
            "request": {
                "body": {
                    "application/json": {
                        "schemaArray": [{"type": "object", "required": True}, {"type": "null"}]
                    },
                    "text/plain": {"schemaArray": [{"type": "string"}]},
                },
                "parameters": {
                    "header": {
                        name: {"schema": [STRING]} for name in ("Accept", "Authorization", "X-A")
                    },
                    "path": {"p": {"schema": [STRING]}},
                    "query": {
                        "q": {"deprecated": True, "schema": [STRING]},
                        "accept": {"schema": [STRING]},
                        "broken": {},
                        "none": {"schema": []},
                    },
                },
            },
            "response": {
                "200": {"text/event-stream": {"schemaArray": [{"type": "any"}]}},
                "x-a": {},
                "204": None,
            },
        }
    }
    found = openapi.read(export, url=URL)
    assert found.operation is not None
    assert (found.operation.method, found.operation.body_required) == ("POST", True)
    assert [one.pointer for one in found.operation.evidence] == ["/paths"]
    assert [fact.key for fact in found.facts] == [
        "header $['X-A']",
        "operation",
        "path $.p",
        "query $.accept",
        "query $.q",
        "request application/json $",
        "request text/plain $",
        "status 200",
        "status 204",
        "stream",
        "stream 200 text/event-stream $",
    ]
    assert lines(found.facts, "path") == {"$.p": "string!"}
    assert lines(found.facts, "query") == {"$.accept": "string?", "$.q": "string? deprecated"}


@pytest.mark.parametrize("body", [{}, {"application/json": {"schemaArray": []}}])
def test_an_export_without_its_parts_is_an_operation(body: Any) -> None:
    told = {"paths": {"path": "/a", "method": "get", "request": {"body": body}}}
    found = openapi.read(told, url=URL)
    assert [fact.key for fact in found.facts] == ["operation"]
    assert found.operation is not None
    assert found.operation.body_required is None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"paths": {"path": "/a", "method": "get"}}, True),
        ({"openapi": "3.0.0", "paths": {}}, True),
        ({"openapi": "3.1.0", "paths": {"path": {}, "method": {}}}, True),
        ({"openapi": "3.1.0"}, False),
        ({"swagger": "2.0", "paths": {}}, False),
        ({"asyncapi": "3.0.0", "channels": {}}, False),
        ({"paths": {"/a": {}}}, False),
        ({"paths": []}, False),
        ([], False),
        (None, False),
    ],
)
def test_a_document_is_known_by_its_structure(told: Any, *, expected: bool) -> None:
    assert openapi.recognised(told) is expected
