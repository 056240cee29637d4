"""One place of a documented body, and what is documented below it: found when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from checker.model.contract import UNSTATED, Field, State
from checker.model.place import names_in
from checker.model.regex import regex
from checker.model.variants import token

_DIGEST: Final = regex(r"sha256:[0-9a-f]{64}")
# An example's value says which set it is of only here; elsewhere it is a value like any other.
TELLING: Final = frozenset({"finish_reason", "object", "role", "status", "type"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Branching:
    """Which members tell documented branches apart, and the branch for each of their values."""

    by: tuple[str, ...]
    nodes: Mapping[tuple[str, ...], ObservedPlace]  # by the values, as tokens


_NO_NAMES: Final[Mapping[str, ObservedPlace]] = MappingProxyType({})


class Below(NamedTuple):
    """What is documented one step below a place."""

    names: Mapping[str, ObservedPlace] = _NO_NAMES
    values: ObservedPlace | None = None  # of a map with free keys
    items: ObservedPlace | None = None
    branchings: tuple[Branching, ...] = ()  # the most telling first
    other: ObservedPlace | None = None  # what an object of no documented branch is judged by


class ObservedPlace:
    """A place of a body. An object where branches are is judged by one of them, or by `other`."""

    def __init__(  # noqa: PLR0913 - each is said of one place
        self,
        key: str,
        depth: int,
        say: Callable[[], Field | None] = lambda: None,
        grow: Callable[[], Below] = Below,
        *,
        stated: tuple[Field, ...] = (),
        variant: str | None = None,
        telling: bool = False,
    ) -> None:
        """`say` gives the fact, and `grow` what is below: each is asked once, if at all."""
        self.key = key  # its row in a shape: the path, and behind it the variants that enclose it
        self.depth = depth  # segments from the root
        self.stated = stated  # the contract's own facts of this place
        self.variant = variant  # at the root alone: the branch of the whole body
        self.telling = telling  # does its value tell branches apart?
        self._say, self._grow = say, grow

    @cached_property
    def fact(self) -> Field | None:
        """What is said here; None where it is passed through on the way to what is documented."""
        return self._say()

    @cached_property
    def below(self) -> Below:
        """What is documented one step further down."""
        return self._grow()

    @property
    def names(self) -> Mapping[str, ObservedPlace]:
        """The documented members."""
        return self.below.names

    @property
    def values(self) -> ObservedPlace | None:
        """The values of a map with free keys."""
        return self.below.values

    @property
    def items(self) -> ObservedPlace | None:
        """The items of an array."""
        return self.below.items

    @property
    def branchings(self) -> tuple[Branching, ...]:
        """Its documented branches, by what tells them apart."""
        return self.below.branchings

    @property
    def other(self) -> ObservedPlace | None:
        """What an object of no documented branch is judged by."""
        return self.below.other

    @property
    def descends(self) -> bool:
        """Is anything documented below an object that stands here?"""
        return bool(self.names or self.branchings or self.values)

    @property
    def hides(self) -> bool:
        """Are other names than the documented ones the caller's own, and never to be reported?"""
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

    def like(self, **changed: Any) -> ObservedPlace:  # noqa: ANN401 - as the constructor has them
        """The same place, but for what is given."""
        given: dict[str, Any] = {
            "say": lambda: self.fact,
            "grow": lambda: self.below,
            "stated": self.stated,
            "variant": self.variant,
            "telling": self.telling,
        }
        return ObservedPlace(self.key, self.depth, **(given | changed))

    def children(self) -> Iterator[ObservedPlace]:
        """The places one step further down, those of its branches too."""
        below = (*self.names.values(), self.values, self.items, *self.branches(), self.other)
        yield from (node for node in below if node is not None)

    def every(self) -> Iterator[ObservedPlace]:
        """This place and every one below it: all that the documentation has, written out."""
        yield self
        for child in self.children():
            yield from child.every()


def closed(fact: Field) -> frozenset[str] | None:
    """The members of a documented closed set, as tokens.

    None where the page lists none, and where one is a sentence, of which a contract has a digest.
    """
    members = fact.enum
    if members is None:
        members = () if fact.const is UNSTATED else (fact.const,)
    if fact.state is State.EXAMPLE_ONLY and TELLING.isdisjoint(names_in(fact.path)[-1:]):
        return None
    tokens = frozenset(token(item) for item in members if isinstance(item, str | int | float))
    return None if any(map(_DIGEST.fullmatch, tokens)) else tokens or None
