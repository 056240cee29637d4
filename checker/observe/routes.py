"""Which contract a recording belongs to: by its request, else by its body, else as asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final
from urllib.parse import SplitResult, unquote, urlsplit

from checker.model.contract import Contract, Operation
from checker.model.node import ObservedPlace, closed
from checker.model.outline import Outline, failed
from checker.model.regex import regex
from checker.model.shape import ERROR
from checker.model.shared_errors import shared_errors
from checker.model.variants import branch_of, variants_of
from checker.observe.counter import FEWEST
from checker.observe.other_objects import is_error
from checker.observe.templates import Templates

# Where an operation was asked for: at a documented server, at another, elsewhere, or not at all.
HERE: Final = "here"
OTHER_SERVER: Final = "other-server"
OTHER_SPAN: Final = "other-span"  # of no attribute that the conventions list
OTHER_PATH: Final = "base-path-absent"  # at a documented server, without the path before it
OTHER_OPERATION: Final = "other-operation"

_VERSION: Final = regex(r"^/v\d+(?=/)")
_NAMES: Final = regex(r"\{([^}]*)\}")
_PLACEHOLDER: Final = regex(r"\\\{[^}]*\\\}")


class Routes:
    """The contracts of operations, and the one that was asked for."""

    def __init__(
        self, contracts: Iterable[Contract], asked: Contract | None, *, anywhere: bool = True
    ) -> None:
        known = [asked] if asked is not None else []
        known += [
            contract for contract in contracts if contract.source not in {c.source for c in known}
        ]
        outlines = [Outline(contract) for contract in known]
        self._routes = [
            (outline, Route(outline.operation))
            for outline in outlines
            if outline.operation is not None
        ]
        self._templates = Templates(route.path for _, route in self._routes)
        self.asked = outlines[0] if asked is not None else None
        self._anywhere = self.asked if anywhere else None
        shared = shared_errors(known)
        self.errors = Outline(shared) if shared is not None else None
        # The constants of `object`, and the branches of a stream's event, by which a body is known.
        self.answers: dict[str, Outline] = {}
        self.events: dict[str, Outline] = {}
        for outline in outlines:
            for word in _constants(outline, "response"):
                self.answers.setdefault(word, outline)
            for word in _constants(outline, "stream"):
                self.events.setdefault(word, outline)

    @cached_property
    def words(self) -> frozenset[str]:
        """All words by which a body is known."""
        return frozenset((*self.answers, *self.events))

    def of_request(self, method: str | None, url: str) -> tuple[Outline | None, str]:
        """The contract of the operation that was asked, and where it was asked for.

        A contract that was asked for by name is meant wherever its operation is served: recordings
        are made through gateways and proxies, and only their owner knows whose answers they hold.
        Without a name, the operation of another host is another's.
        """
        split = _split(url)
        if split is None:
            return None, OTHER_OPERATION
        for outline, route in self._routes:
            if route.here(method, split):
                return outline, HERE
        where = OTHER_OPERATION
        for outline, route in self._routes:
            if route.anywhere(method, split):
                where = OTHER_PATH if route.hosts(split) else OTHER_SERVER
                if outline is self._anywhere:
                    return outline, where
        return None, where

    def unnamed(self, method: str | None, url: str) -> str | None:
        """What a documented host was asked for, as a template; None for another host."""
        split = _split(url)
        if split is None or not any(route.hosts(split) for _, route in self._routes):
            return None
        return self._templates.of(method, split)

    def in_path(self, outline: Outline, url: str) -> list[tuple[str, str]]:
        """The parameters of a path, and what stands there."""
        split = _split(url)
        for one, route in self._routes:
            if one is outline and split is not None:
                return route.parameters(split)
        return []

    def of_body(self, value: Mapping[str, Any]) -> Outline | None:
        """The contract whose documented constants a body carries."""
        for word in _telling(value):
            outline = self.answers.get(word) or self.events.get(word)
            if outline is not None:
                return outline
        return None

    def of_answer(self, value: object) -> Outline | None:
        """Whose an answer is of which no request is known: as it says, else as was asked for."""
        return (self.of_body(value) if isinstance(value, dict) else None) or self.asked

    def of_error(self, status: int | None, value: object) -> Outline | None:
        """The error contract that all share, for an answer that is recognisably its envelope."""
        if self.errors is None:
            return None
        if isinstance(value, list):
            each = {self.of_error(status, item) for item in value}
            return self.errors if each == {self.errors} else None
        if not isinstance(value, dict):
            return None
        if is_error(value):
            return self.errors
        variant = None if status is not None and failed(status) else ERROR
        root = self.errors.seen_through("response", status, None, variant)
        inner = root.names.get(ERROR) if root is not None else None
        error = value.get(ERROR)
        if inner is None or not isinstance(error, dict):
            return None
        seen = len(inner.names.keys() & error.keys())
        return self.errors if seen >= FEWEST and 2 * seen >= len(inner.names) else None

    def is_event(self, outline: Outline, value: Mapping[str, Any]) -> bool:
        """Is a body one event of the contract's stream, rather than a whole answer?"""
        words = [word for word in _telling(value) if self.events.get(word) is outline]
        return bool(words) and not any(self.answers.get(word) is outline for word in words)


def _telling(value: Mapping[str, Any]) -> Iterator[str]:
    for name in ("object", "type"):
        word = value.get(name)
        if isinstance(word, str):
            yield word


def _constants(outline: Outline, where: str) -> Iterator[str]:
    """Constants of `object` in a successful answer, and the events of a stream."""
    for status, media_type in outline.bodies(where):
        root = outline.body(where, status, media_type)
        if root is None or str(status).startswith(("4", "5", "default")):
            continue
        for branch in _branches(root):
            kind = branch.names.get("object")
            yield from (kind and kind.fact and closed(kind.fact)) or ()
            if branch.variant is not None:
                yield branch_of(variants_of(branch.variant)[0])[1]
    if where == "stream" and outline.stream is not None:
        yield from outline.stream.events
        if outline.stream.object is not None:
            yield outline.stream.object


def _branches(root: ObservedPlace) -> Iterator[ObservedPlace]:
    """A whole body, and the branches of it."""
    yield root
    for branch in root.branches():
        yield from _branches(branch)


class Route:
    """The requests that ask for one operation."""

    def __init__(self, operation: Operation) -> None:
        self.path = operation.path
        self._method = operation.method.upper()
        paths = (operation.path, _VERSION.sub("", operation.path))
        self._anywhere = [_pattern(path, ".*") for path in paths]
        servers = [_split(server) for server in operation.servers] or [_split("")]
        self._servers = [
            # A server whose host is a variable (`{host}`) is any; one that is a path alone too.
            (
                None if "{" in server.netloc else server.hostname,
                _pattern(server.path.rstrip("/") + operation.path),
            )
            for server in servers
            if server is not None
        ]

    def here(self, method: str | None, url: SplitResult) -> bool:
        """Is it asked for at a documented server? An address without a host is of each."""
        return self._by(method) and any(
            (host is None or not url.netloc or host == url.hostname) and path.fullmatch(_path(url))
            for host, path in self._servers
        )

    def hosts(self, url: SplitResult) -> bool:
        """Is the host of an address one that is documented by its name?"""
        return bool(url.hostname) and any(host == url.hostname for host, _ in self._servers)

    def parameters(self, url: SplitResult) -> list[tuple[str, str]]:
        """The placeholders of the path, and what an address has in their places."""
        names = _NAMES.findall(self.path)
        for path in self._anywhere if names else ():
            if found := path.fullmatch(_path(url)):
                return [*zip(names, map(unquote, found.groups()), strict=True)]
        return []

    def anywhere(self, method: str | None, url: SplitResult) -> bool:
        """Is it asked for wherever it may be served: behind a gateway, under another prefix?"""
        return self._by(method) and any(path.fullmatch(_path(url)) for path in self._anywhere)

    def _by(self, method: str | None) -> bool:
        return method is None or method.upper() == self._method


def _path(url: SplitResult) -> str:
    return url.path.rstrip("/")


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _pattern(template: str, prefix: str = "") -> re.Pattern[str]:
    """A path with placeholders (`/v1/responses/{id}`): each stands for one segment."""
    return re.compile(prefix + _PLACEHOLDER.sub("([^/]+)", re.escape(template.rstrip("/"))))
