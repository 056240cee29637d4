"""One place of a documented body, and what is documented below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from checker.model.contract import UNSTATED, Field, State
from checker.model.place import Name, segments
from checker.model.variants import token

_DIGEST: Final = re.compile(r"sha256:[0-9a-f]{64}")
# An example's value says which set it is of only here; elsewhere it is a value like any other.
TELLING: Final = frozenset({"finish_reason", "object", "role", "status", "type"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Branching:
    """Which members tell documented branches apart, and the branch for each of their values."""

    by: tuple[str, ...]
    nodes: Mapping[tuple[str, ...], ObservedPlace]  # by the values, as tokens


_NO_NAMES: Final[Mapping[str, ObservedPlace]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ObservedPlace:
    """A place of a body. An object where branches are is judged by one of them, or by `other`."""

    key: str  # its row in a shape: the path, and behind it the variants that enclose it
    depth: int  # segments from the root
    fact: Field | None = None  # None: passed through on the way to what is documented
    names: Mapping[str, ObservedPlace] = field(default_factory=lambda: _NO_NAMES)
    values: ObservedPlace | None = None  # of a map with free keys
    items: ObservedPlace | None = None
    branchings: tuple[Branching, ...] = ()  # the most telling first
    other: ObservedPlace | None = None  # what an object of no documented branch is judged by
    variant: str | None = None  # at the root alone: the branch of the whole body
    telling: bool = False  # does its value tell branches apart?

    @property
    def descends(self) -> bool:
        """Is anything documented below an object that stands here?"""
        return bool(self.names or self.branchings or self.values)

    @property
    def hides(self) -> bool:
        """Are other names than the documented ones the caller's own, and not to be told at all?"""
        return not self.descends or bool(self.fact is not None and self.fact.free_form)

    @property
    def expected(self) -> frozenset[str]:
        """The names by which an object is recognised: the required, else the exampled, else all."""
        facts = {name: node.fact for name, node in self.names.items() if node.fact is not None}
        required = {name for name, fact in facts.items() if fact.required}
        exampled = {name for name, fact in facts.items() if fact.state is State.EXAMPLE_ONLY}
        return frozenset(required or exampled or self.names)

    def branches(self) -> Iterator[ObservedPlace]:
        """The documented branches."""
        for branching in self.branchings:
            yield from branching.nodes.values()

    def below(self) -> Iterator[ObservedPlace]:
        """This place and every one below it, those of its branches too."""
        yield self
        children = (*self.names.values(), self.values, self.items, *self.branches(), self.other)
        for child in children:
            if child is not None:
                yield from child.below()


def closed(fact: Field) -> frozenset[str] | None:
    """The members of a documented closed set, as tokens.

    None where the page lists none, and where one is a sentence, of which a contract has a digest.
    """
    members = fact.enum
    if members is None:
        members = () if fact.const is UNSTATED else (fact.const,)
    if fact.state is State.EXAMPLE_ONLY and _name(fact) not in TELLING:
        return None
    tokens = frozenset(token(item) for item in members if isinstance(item, str | int | float))
    return None if any(map(_DIGEST.fullmatch, tokens)) else tokens or None


def _name(fact: Field) -> str:
    """The last name of a field's path."""
    return next((part.name for part in reversed(segments(fact.path)) if isinstance(part, Name)), "")
