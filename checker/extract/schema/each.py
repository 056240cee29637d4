"""Alternatives that nothing tells apart -> what each says, and the union of them no longer tells.

Of `oneOf` two texts with a pattern each, what holds for both is left: a text. Which members each of
several objects has and requires is lost in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from checker.extract.schema.nodes import SchemaLevel, members
from checker.extract.schema.values import identity
from checker.model.contract import Json

EACH: Final = "eachAlternative"  # a word of ours: no keyword of JSON Schema


def each_of(
    union: SchemaLevel, alternatives: Sequence[tuple[str | None, SchemaLevel]]
) -> list[Json] | None:
    """One object an alternative, in any order of the page; None where the union tells all of it.

    `alternatives`: (name of the component, what it says).
    """
    possible = [(name, node) for name, node in alternatives if not (node.never or node.only_null)]
    whole = _said(union)
    said = [(name, _said(node)) for name, node in possible]
    if not any(_loses(one, whole) for _, one in said):
        return None
    return sorted((one | ({"name": name} if name else {}) for name, one in said), key=identity)


def _said(node: SchemaLevel) -> dict[str, Any]:
    """All that a schema says of one level."""
    flags = {
        "additionalProperties": node.extra is False,
        "deprecated": node.deprecated,
        "enum": list(members(node)),
        "properties": sorted(node.properties),
        "readOnly": node.read_only,
        "required": sorted(node.required),
        "writeOnly": node.write_only,
    }
    closed = {"additionalProperties": False} if flags.pop("additionalProperties") else {}
    said = {name: value for name, value in flags.items() if value}
    return {"types": sorted(node.inferred), **node.facets, **said, **closed}


def _loses(one: Mapping[str, Any], union: Mapping[str, Any]) -> bool:
    """Does an alternative say what the union of all does not?"""
    members = {identity(member) for member in union.get("enum", ())}
    stops = not union.get("properties")  # a recursion that is not read again tells none of them
    return any(
        not members.issuperset(map(identity, value))
        if name == "enum"
        else identity(value) != identity(union.get(name, [] if name == "required" else None))
        for name, value in one.items()
        if name != "types" and not (stops and name == "properties")
    )
