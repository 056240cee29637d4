"""The servers of an operation -> addresses, written out and in one spelling."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, Final

from checker.model.contract import Json, Operation
from checker.model.regex import regex

MAX_ADDRESSES: Final = 64  # that the variables of one server are written out to
_ORIGIN: Final = regex(r"^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")


def servers(fact: Operation) -> set[str]:
    """All that it may be asked for at."""
    variables = fact.server_variables or {}
    return {
        _server(url) for server in fact.servers for url in _addresses(server, variables.get(server))
    }


def _addresses(url: str, variables: Json | Mapping[str, Json]) -> Iterator[str]:
    """The addresses that a template stands for; of too many the one of the defaults."""
    named: dict[str, Any] = dict(variables) if isinstance(variables, Mapping) else {}
    many = math.prod(map(len, named.values())) > MAX_ADDRESSES
    for values in product(*(listed[:1] if many else listed for listed in named.values())):
        address = url
        for name, value in zip(named, values, strict=True):
            address = address.replace(f"{{{name}}}", value)
        yield address


def _server(url: str) -> str:
    """Scheme and host in lower case (RFC 3986 §6.2.2.1)."""
    return _ORIGIN.sub(lambda origin: origin[0].lower(), url).rstrip("/")
