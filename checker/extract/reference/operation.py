"""The lines and the commands of a page -> the operation that it documents.

Only what asks for that operation says where it is served and which credentials it takes: a command
for another one does not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from checker.extract.openapi.access import AUTHORIZATION, ordered
from checker.extract.page import Page
from checker.extract.reference.curl import Curl
from checker.extract.reference.sections import Asked, Sections
from checker.extract.reference.side import at
from checker.model.contract import Json, Operation, State
from checker.model.regex import regex

_SECRET: Final = regex(r"key|token|secret", re.IGNORECASE)


def operation(page: Page, sections: Sections) -> Operation | None:
    """The operation that a line of its own names; None where none is clear."""
    own = sections.own
    if own is None or own.block is None:
        return None
    commands = [one for one in sections.commands.values() if one.is_of(own)]
    servers = [own.server, *(_server(one, own) for one in commands)]
    curl = next((one.curl for one in commands), None)
    return Operation(
        method=own.method,
        path=own.path,
        servers=tuple(filter(None, servers))[:1],
        authentication=() if curl is None else _access(curl),
        state=State.DOCUMENTED if own.curl is None else State.EXAMPLE_ONLY,
        evidence=at(page.url, own.block, f"{own.method} {own.path}"),
    )


def _server(command: Asked, own: Asked) -> str | None:
    """The address that a command asks, with what stands in it before the path."""
    before = command.path.removesuffix(own.path)
    return f"{command.server}{before if before != command.path else ''}"


def _access(curl: Curl) -> tuple[Mapping[str, Json], ...]:
    """The credentials that a command sends."""
    found: list[Mapping[str, Json]] = []
    for name, value in curl.headers.items():
        if name.lower() == AUTHORIZATION.lower():
            found.append({"scheme": value.split(" ", 1)[0].lower(), "header": AUTHORIZATION})
        elif _SECRET.search(name):
            found.append({"scheme": "apiKey", "header": name})
    return ordered(found)
