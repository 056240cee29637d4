"""Alternatives that nothing tells apart -> digest of what the union of them no longer tells.

Of `oneOf` two texts with a pattern each, what holds for both is left: a text. Which members each of
several objects requires is lost in the same way. The digest is of what is lost, in any order.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from checker.extract.schema.nodes import Node, members
from checker.extract.schema.values import identity
from checker.model.evidence import digest_of

EACH: Final = "eachAlternative"  # a word of ours: no keyword of JSON Schema


def each_of(union: Node, alternatives: Sequence[Node]) -> str | None:
    """`"sha256:<64 hex>"`; None where the union tells all of it."""
    told = {identity(member) for member in members(union)}
    lost = {
        json.dumps([sorted(node.inferred), said], sort_keys=True)
        for node in alternatives
        if not (node.never or node.only_null) and (said := _lost(union, told, node))
    }
    return digest_of("\n".join(sorted(lost))) if lost else None


def _lost(union: Node, told: set[str], node: Node) -> dict[str, Any]:
    """What an alternative says and the union does not."""
    found: dict[str, Any] = {
        name: value
        for name, value in node.facets.items()
        if name not in union.facets or identity(union.facets[name]) != identity(value)
    }
    values = sorted({identity(member) for member in members(node)} - told)
    flags = {
        "additionalProperties": node.extra is False and union.extra is not False,
        "deprecated": node.deprecated and not union.deprecated,
        "enum": values,
        "readOnly": node.read_only and not union.read_only,
        "required": sorted(node.required - union.required),
        "writeOnly": node.write_only and not union.write_only,
    }
    return found | {name: value for name, value in flags.items() if value}
