"""A request's address -> its parameters, typed as far as the documentation lets them be.

Every value in an address is text. What is documented as a number is one where it is written as
one; where a text is documented too, it is a text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from checker.model.node import ObservedPlace
from checker.model.regex import regex
from checker.observe.recordings.bodies import plain

# How an array, or a member of an object, is written: `tag[]=a`, `filter[kind]=b`.
_INNER: Final = regex(r"(?P<name>[^\[\]]+)\[(?P<member>[^\[\]]*)\]")


def of_query(url: str, root: ObservedPlace) -> dict[str, Any]:
    """The parameters of a query: one that stands there several times is an array."""
    found: dict[str, list[str]] = {}
    inner: dict[str, dict[str, str]] = {}
    for name, value in parse_qsl(urlsplit(url).query, keep_blank_values=True):
        parts = _INNER.fullmatch(name)
        if parts is None or name in root.names or parts["name"] not in root.names:
            found.setdefault(name, []).append(value)
        elif parts["member"]:
            inner.setdefault(parts["name"], {})[parts["member"]] = value
        else:
            found.setdefault(parts["name"], []).append(value)
    return {
        **{name: _given(values, root.names.get(name)) for name, values in found.items()},
        **inner,
    }


def of_path(values: Iterable[tuple[str, str]], root: ObservedPlace) -> dict[str, Any]:
    """The parameters of a path, by the names that its template gives them."""
    return {name: _given([value], root.names.get(name)) for name, value in values}


def _given(values: list[str], node: ObservedPlace | None) -> Any:  # noqa: ANN401 - as JSON would have it
    types = _types(node)
    if node is not None and "array" in types:
        items = _types(node.items)
        if items and "string" not in items:
            values = ",".join(values).split(",")
        return [_typed(value, items) for value in values]
    found = [_typed(value, types) for value in values]
    return found if len(found) > 1 else found.pop()


def _types(node: ObservedPlace | None) -> Collection[str]:
    return node.fact.types if node is not None and node.fact is not None else ()


def _typed(text: str, types: Collection[str]) -> str | int | float | bool:
    if not types or "string" in types:
        return text
    value = plain(text)
    return value if isinstance(value, bool | int | float) else text
