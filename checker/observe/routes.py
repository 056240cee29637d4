"""Which contract a recording belongs to: by its request, else as asked for, else by its body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from checker.model.contract import Contract, Operation
from checker.model.node import closed
from checker.model.outline import Outline
from checker.model.place import variants_of

_VERSION: Final = re.compile(r"^/v\d+(?=/)")
_PLACEHOLDER: Final = re.compile(r"\\\{[^}]*\\\}")


class Routes:
    """The contracts of operations, and the one that was asked for."""

    def __init__(self, contracts: Iterable[Contract], asked: Contract | None) -> None:
        known = [asked] if asked is not None else []
        known += [
            contract for contract in contracts if contract.source not in {c.source for c in known}
        ]
        outlines = [Outline(contract) for contract in known]
        self.outlines = [outline for outline in outlines if outline.fields or outline.operation]
        self.asked = outlines[0] if asked is not None else None
        # The constants of `object`, and the branches of a stream's event, by which a body is known.
        self.answers: dict[str, Outline] = {}
        self.events: dict[str, Outline] = {}
        for outline in self.outlines:
            for told in _constants(outline, "response"):
                self.answers.setdefault(told, outline)
            for told in _constants(outline, "stream"):
                self.events.setdefault(told, outline)

    def of_request(self, method: str, url: str) -> Outline | None:
        """The contract of the operation that was asked; None where it is another's."""
        for outline in self.outlines:
            if outline.operation is not None and asks(
                outline.operation, method, url, any_host=outline is self.asked
            ):
                return outline
        return None

    def of_body(self, value: Mapping[str, Any]) -> Outline | None:
        """The contract whose documented constants a body carries, where none was asked for."""
        for told in _telling(value):
            outline = self.answers.get(told) or self.events.get(told)
            if outline is not None:
                return outline
        return None

    def is_event(self, outline: Outline, value: Mapping[str, Any]) -> bool:
        """Is a body one event of the contract's stream, rather than a whole answer?"""
        told = [word for word in _telling(value) if self.events.get(word) is outline]
        return bool(told) and not any(self.answers.get(word) is outline for word in told)


def _telling(value: Mapping[str, Any]) -> Iterator[str]:
    for name in ("object", "type"):
        told = value.get(name)
        if isinstance(told, str):
            yield told


def _constants(outline: Outline, where: str) -> Iterator[str]:
    """Constants of `object` in a successful answer, and the events of a stream."""
    for fact in outline.fields:
        if fact.where != where or (fact.status or "2")[0] in "45d":
            continue
        if fact.path == "$.object":
            yield from closed(fact) or ()
        elif fact.path == "$" and fact.variant:
            yield variants_of(fact.variant)[0].partition("=")[2]
    if where == "stream" and outline.stream is not None:
        yield from outline.stream.events
        if outline.stream.object is not None:
            yield outline.stream.object


def asks(operation: Operation, method: str, url: str, *, any_host: bool) -> bool:
    """Does a request ask for an operation?

    A contract that was asked for by name is meant wherever its operation is served: behind a
    gateway, under another prefix. Otherwise host and path are those of a documented server.
    """
    if method.upper() != operation.method.upper():
        return False
    asked = _split(url)
    if asked is None:
        return False
    path = asked.path.rstrip("/")
    if any_host:
        bare = _VERSION.sub("", operation.path)
        return any(_pattern(template, ".*").fullmatch(path) for template in (operation.path, bare))
    servers = [_split(server) for server in operation.servers] or [_split("")]
    return any(
        server is not None
        and (not asked.netloc or not server.netloc or _same_host(asked, server))
        and _pattern(server.path.rstrip("/") + operation.path).fullmatch(path)
        for server in servers
    )


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _same_host(asked: SplitResult, server: SplitResult) -> bool:
    """A server whose host is a variable (`{host}`) is any."""
    return "{" in server.netloc or asked.hostname == server.hostname


def _pattern(template: str, prefix: str = "") -> re.Pattern[str]:
    """A path with placeholders (`/v1/responses/{id}`): each stands for one segment."""
    return re.compile(prefix + _PLACEHOLDER.sub("[^/]+", re.escape(template.rstrip("/"))))
