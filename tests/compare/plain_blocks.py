"""An independent reader of the embedded blocks: plain YAML to plain differences.

It shares no code with the extractor or the comparison. It knows what these pages use, in both
forms: `$ref`, `allOf`, `nullable`, `items`, `additionalProperties`, and the older export.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FENCE = re.compile(r"^````yaml (?P<info>[^\n]*)\n(?P<body>.*?)^````", re.DOTALL | re.MULTILINE)
KEYWORDS = {
    "default": "default",
    "maxItems": "max_items",
    "maximum": "maximum",
    "minItems": "min_items",
    "minimum": "minimum",
}
Node = dict[str, Any]
Properties = dict[str, Any]


def block(page: Path) -> tuple[Any, str, str]:
    """(document, method, path) of the block of a page."""
    found = FENCE.search(page.read_text("utf-8"))
    assert found, page
    method, path = found["info"].split()[-2:]
    return yaml.safe_load(found["body"]), method, path


def fields(page: Path) -> dict[str, Properties]:
    """Key of a field -> what the block says of it."""
    document, method, path = block(page)
    found: dict[str, Properties] = {}
    for key, schema, required in _parts(document, method, path):
        _walk(document, found, key, "$" if key[-1] != "|" else "", schema, required)
    return found


def servers(page: Path) -> set[str]:
    document, _, _ = block(page)
    listed = document.get("servers") or document["paths"]["servers"]
    return {server["url"] for server in listed}


def statuses(page: Path) -> set[str]:
    document, method, path = block(page)
    if "path" in document["paths"]:
        return {str(status) for status in document["paths"]["response"]}
    return {str(status) for status in document["paths"][path][method]["responses"]}


Part = tuple[str, Node, bool | None]  # home of the key, schema, required
PLACEHOLDER = "_mintlify/placeholder"  # the older export's word for an answer without a body


def _parts(document: Node, method: str, path: str) -> list[Part]:
    """What the block describes; the home of a parameter ends in `|` and holds its path."""
    if "path" in document["paths"]:
        return [*_old_parameters(document["paths"]), *_old_bodies(document["paths"])]
    operation = document["paths"][path][method]
    found: list[Part] = []
    for parameter in operation.get("parameters", []):
        stated = _resolved(document, parameter)
        home = f"{stated['in']} {_named('$', stated['name'])}|"
        found.append((home, stated["schema"], stated.get("required", False)))
    for media, body in operation.get("requestBody", {}).get("content", {}).items():
        found.append((f"request {media} ", body["schema"], None))
    for status, answer in operation["responses"].items():
        for media, body in _resolved(document, answer).get("content", {}).items():
            found.append((f"response {status} {media} ", body["schema"], None))
    return found


def _old_parameters(old: Node) -> Iterator[Part]:
    for where in ("path", "query", "header"):
        for name, parameter in old["request"]["parameters"].get(where, {}).items():
            schema = dict(parameter["schema"][0])
            required = schema.pop("required", False)
            yield f"{where} {_named('$', name)}|", schema, required


def _old_bodies(old: Node) -> Iterator[Part]:
    for media, body in (old["request"].get("body") or {}).items():
        yield f"request {media} ", body["schemaArray"][0], None
    for status, answer in old["response"].items():
        for media, body in answer.items():
            if isinstance(body, dict) and "schemaArray" in body and media != PLACEHOLDER:
                yield f"response {status} {media} ", body["schemaArray"][0], None


def _named(above: str, name: str) -> str:
    plain = re.fullmatch(r"[A-Za-z_]\w*", name)
    return f"{above}.{name}" if plain else f"{above}['{name}']"


def _resolved(document: Node, node: Node) -> Node:
    """References followed, null beside them kept; the parts of an `allOf` laid over each other."""
    if "$ref" in node:
        target: Any = document
        for word in node["$ref"].removeprefix("#/").split("/"):
            target = target[word]
        beside = {"nullable": True} if node.get("nullable") else {}
        return _resolved(document, target) | beside
    merged = {key: value for key, value in node.items() if key != "allOf"}
    for part in node.get("allOf", []):
        merged = _resolved(document, part) | merged
    return merged


def _walk(
    document: Node,
    found: dict[str, Properties],
    home: str,
    path: str,
    schema: Node,
    required: bool | None,  # noqa: FBT001 - told by its place
    within: tuple[str, ...] = (),
) -> None:
    reference = schema.get("$ref")
    if reference in within:
        return
    node = _resolved(document, schema)
    kind = re.sub(r"\w+<(\w+)>", r"\1", str(node.get("type", "")))
    kind = "" if kind == "any" else kind
    said: Properties = {"required": required, "types": kind}
    said["nullable"] = bool(node.get("nullable"))
    said["deprecated"] = bool(node.get("deprecated"))
    said["format"] = node.get("format")
    members = node.get("enum")
    said["enum"] = (
        frozenset(member for member in members if member is not None) if members else None
    )
    said |= {name: node.get(word) for word, name in KEYWORDS.items()}
    free = kind == "object" and not node.get("properties")
    said["free_form"] = free and not isinstance(node.get("additionalProperties"), dict)
    found[home.replace("|", "") + path] = said
    wanted = {*node.get("requiredProperties", ()), *_listed(node)}
    below = (*within, reference) if reference else within
    for name, child in node.get("properties", {}).items():
        _walk(document, found, home, _named(path, name), child, name in wanted, below)
    if isinstance(node.get("items"), dict) and kind == "array":
        _walk(document, found, home, path + "[*]", node["items"], None, below)
    if isinstance(node.get("additionalProperties"), dict):
        _walk(document, found, home, path + ".*", node["additionalProperties"], None, below)


def _listed(node: Node) -> list[str]:
    """The required names; the older export writes `required: true` of a body itself."""
    listed = node.get("required")
    return listed if isinstance(listed, list) else []


def differences(before: Path, after: Path) -> set[tuple[str, str]]:
    """(key, property) of everything that differs; property `fact` for what came or went."""
    then, today = fields(before), fields(after)
    found = {(key, "fact") for key in then.keys() ^ today.keys()}
    for key in then.keys() & today.keys():
        for name in then[key]:
            if repr(then[key][name]) != repr(today[key][name]):
                found.add((key, name))
    if servers(before) != servers(after):
        found.add(("operation", "servers"))
    found |= {(f"status {status}", "fact") for status in statuses(before) ^ statuses(after)}
    return found
