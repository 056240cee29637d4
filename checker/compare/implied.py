"""Facts -> the wholes that they are parts of: bodies, statuses, signals, metrics.

A page that documents fields of a `200 text/event-stream` documents that there is one. So a whole
that goes is one difference, and its parts stand under it as places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from checker.model.contract import Attribute, Fact, Field, Metric, Statement, Status
from checker.model.path import ITEMS, ROOT
from checker.model.place import ancestors
from checker.model.schema import Home
from checker.model.variants import variants_of

OPERATION = "operation"
STREAM = "stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Fact):
    """What is sent or answered in one media type."""

    fact: ClassVar[str] = "body"

    where: str  # request, response, stream
    status: str | None = None
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Fact):
    """A span, an event or the registry: whatever has a table of attributes and is no metric."""

    fact: ClassVar[str] = "signal"

    signal: str


def with_wholes(facts: Mapping[str, Fact], alike: Iterable[Home] = ()) -> dict[str, Fact]:
    """The facts, and the wholes among which they stand, by key; stated ones stay as they are.

    `alike`: bodies that stand there too, though nothing of them is among the facts.
    """
    found = dict(facts)
    others = (Field(key="", where=home[0], status=home[1], media_type=home[2], path=ROOT) for home in alike)
    for fact in (*(facts[key] for key in sorted(facts)), *others):
        for whole in _wholes(fact):
            found.setdefault(whole.key, whole)
    return found


def with_items(facts: Mapping[str, Fact], other: Mapping[str, Fact]) -> dict[str, Fact]:
    """The facts, and the items of arrays of which a schema says nothing here, and does there: any.

    No items are as much as the empty schema for them (JSON Schema 2020-12 §10.3.1.2).
    """
    found = dict(facts)
    for key, fact in other.items():
        if not isinstance(fact, Field) or not fact.path.endswith(ITEMS) or key in facts:
            continue
        above = fact.path.removesuffix(ITEMS)
        array = facts.get(" ".join(filter(None, (*_home(fact), above, fact.variant))))
        if not isinstance(array, Field) or "items" in (array.keywords or ()):  # there are none
            continue
        if "array" in array.types and _in_schema(array):
            found[key] = Field(
                key=key,
                where=fact.where,
                status=fact.status,
                media_type=fact.media_type,
                path=fact.path,
                variant=fact.variant,
                evidence=array.evidence,
            )
    return found


def _in_schema(fact: Fact) -> bool:
    return any(one.pointer for one in fact.evidence)


def _wholes(fact: Fact) -> Iterator[Fact]:
    match fact:
        case Field(where="request" | "response" | "stream", media_type=str(media_type)):
            yield Body(
                key=_body_key(fact),
                where=fact.where,
                status=fact.status,
                media_type=media_type,
                evidence=fact.evidence,
            )
    match fact:
        case Field(status=str(status)):
            yield Status(key=f"status {status}", status=status, evidence=fact.evidence)
        case Attribute():
            yield _signal(fact)


def _signal(fact: Attribute) -> Fact:
    kind, _, name = fact.signal.partition(":")
    if kind == "metric":
        return Metric(key=fact.signal, name=name, evidence=fact.evidence)
    return Signal(key=f"signal {fact.signal}", signal=fact.signal, evidence=fact.evidence)


def _body_key(fact: Field) -> str:
    return " ".join(filter(None, ("body", fact.where, fact.status, fact.media_type)))


class Parts:
    """Which facts stand above a fact, nearest first."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        fields = [fact for fact in facts if isinstance(fact, Field)]
        self._fields = {(*_home(fact), fact.variant, fact.path): fact.key for fact in fields}
        # A stream that is told of one answer went with it.
        streamed = {fact.status for fact in fields if fact.where == "stream"}
        self._streamed = streamed.pop() if len(streamed) == 1 else None

    def above(self, fact: Fact) -> Iterator[str]:
        """Keys; not each is that of a fact."""
        match fact:
            case Field():
                yield from self.fields_above(fact)
                yield _body_key(fact)
                yield from _above_body(fact.where, fact.status)
            case Body():
                yield from _above_body(fact.where, fact.status)
            case Status():
                yield OPERATION
            case Attribute():
                yield _signal(fact).key
            case Statement():  # "sampling span.client": of a signal, "demands span.client x": of x
                owner = fact.key.removeprefix(fact.topic).strip()
                signal = owner.partition(" ")[0]
                yield from (owner, signal, f"signal {signal}")
        if fact.key == STREAM:
            if self._streamed is not None:
                yield f"status {self._streamed}"
            yield OPERATION

    def fields_above(self, fact: Field) -> Iterator[str]:
        """Fields of the same body that hold the field, in its own variant and in all."""
        paths = ancestors(fact.path)
        for variant in _variants(fact.variant):
            for path in paths if variant == fact.variant else (fact.path, *paths):
                key = self._fields.get((*_home(fact), variant, path))
                if key is not None:
                    yield key


def _variants(variant: str | None) -> Iterator[str | None]:
    """A branch, the branches that it is one of, and what all of them share."""
    words = variants_of(variant)
    for count in range(len(words), 0, -1):
        yield " ".join(words[:count])
    yield None


def _home(fact: Field) -> tuple[str, str | None, str | None]:
    return (fact.where, fact.status, fact.media_type)


def _above_body(where: str, status: str | None) -> Iterator[str]:
    if where == "stream":
        yield STREAM
    if status is not None:
        yield f"status {status}"
    yield OPERATION
