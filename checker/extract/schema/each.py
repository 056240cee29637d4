"""Alternatives that nothing tells apart -> digest of what the union of them no longer tells.

Of `oneOf` two texts with a pattern each, what holds for both is left: a text. Which members each of
several objects requires is lost in the same way. The digest is of what is lost, in any order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final

from checker.extract.schema.nodes import Node, members
from checker.extract.schema.values import identity
from checker.model.evidence import digest_of

EACH: Final = "eachAlternative"  # a word of ours: no keyword of JSON Schema


def each_of(nodes: Sequence[Node]) -> str | None:
    """`"sha256:<64 hex>"`; None where the union tells all of it."""
    nodes = [node for node in nodes if not node.never and not node.only_null]
    lost = [*_limits(nodes), *_demands(nodes)]
    return digest_of("\n".join(sorted(lost))) if lost else None


def _limits(nodes: Sequence[Node]) -> Iterable[str]:
    """Of alternatives of one type: the limits of each, where they differ."""
    by_type: dict[str, list[Node]] = {}
    for node in nodes:
        for kind in node.inferred - {"object"}:
            by_type.setdefault(kind, []).append(node)
    for kind, alike in by_type.items():
        opened = not all(map(members, alike))  # of sets alone the union lists all members
        limits = {_limit(node, listed=opened) for node in alike}
        if len(limits) > 1:
            yield from (f"{kind} {limit}" for limit in limits)


def _limit(node: Node, *, listed: bool) -> str:
    facets = {name: value for name, value in node.facets.items() if name != "default"}
    values = sorted(map(identity, members(node))) if listed else []
    return json.dumps([facets, values], sort_keys=True)


def _demands(nodes: Sequence[Node]) -> Iterable[str]:
    """Of several objects: what each requires that not all do."""
    demands = [node.required for node in nodes if "object" in (node.inferred or {"object"})]
    if len(demands) > 1:
        shared = frozenset.intersection(*demands)
        yield from (json.dumps(sorted(demand - shared)) for demand in set(demands) - {shared})
