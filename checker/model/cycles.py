"""Who refers to whom -> who is in a circle, in time linear in the references."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)


def in_circles(edges: Mapping[Name, Collection[Name]]) -> frozenset[Name]:
    """The names that lead back to themselves; one that is no key of `edges` leads nowhere.

    Strongly connected components, as R. Tarjan finds them (1972), without recursion.
    """
    order: dict[Name, int] = {}
    low: dict[Name, int] = {}
    open_: dict[Name, None] = {}
    found: set[Name] = set()
    for root in edges:
        path = [] if root in order else [(root, iter(edges[root]))]
        while path:
            name, following = path[-1]
            if name not in order:
                order[name] = low[name] = len(order)
                open_[name] = None
            to = next((one for one in following if one in edges), None)
            if to is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[name])
                if low[name] == order[name]:
                    found |= _closed(name, open_, edges)
            elif to not in order:
                path.append((to, iter(edges[to])))
            elif to in open_:
                low[name] = min(low[name], order[to])
    return frozenset(found)


def _closed(
    first: Name, open_: dict[Name, None], edges: Mapping[Name, Collection[Name]]
) -> set[Name]:
    """The component that begins with a name, taken off; empty where it is one name alone."""
    component: set[Name] = set()
    while first not in component:
        component.add(open_.popitem()[0])
    return component if len(component) > 1 or first in edges[first] else set()
