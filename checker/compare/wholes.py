"""Facts -> the wholes that they are parts of: bodies, statuses, signals, metrics.

A page that documents fields of a `200 text/event-stream` documents that there is one. So a whole
that goes is one difference, and its parts stand under it as places.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from checker.model.contract import Attribute, Fact, Field, Metric, Statement, Status
from checker.model.path import ROOT
from checker.model.schema import BODIES, Home, key_of

OPERATION = "operation"
STREAM = "stream"


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeBody(Fact):
    """What is sent or answered in one media type."""

    where: str  # request, response, stream
    status: str | None = None
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Fact):
    """A span, an event or the registry: whatever has a table of attributes and is no metric."""

    signal: str


def with_wholes(
    facts: Mapping[str, Fact], alike: Iterable[Home] = (), gone: Container[str] = ()
) -> dict[str, Fact]:
    """The facts, and the wholes among which they stand, by key; stated ones stay as they are.

    `alike`: bodies that stand on both sides, though nothing of them is among the facts: so their
    statuses do; `gone`: the keys of wholes that are stated no more, though parts of them stay.
    """
    found = dict(facts)
    others = [Field(key=ROOT, where=where, status=status, path=ROOT) for where, status, _ in alike]
    for fact in (*(facts[key] for key in sorted(facts)), *others):
        for whole in _wholes(fact):
            if whole.key not in gone:
                found.setdefault(whole.key, whole)
    return found


def _wholes(fact: Fact) -> Iterator[Fact]:
    match fact:
        case Attribute():
            yield _signal(fact)
        case Field(where=where, media_type=str(media_type)) if where in BODIES:
            yield WholeBody(
                key=_body_key(fact),
                where=where,
                status=fact.status,
                media_type=media_type,
                evidence=fact.evidence,
            )
    if isinstance(fact, Field) and fact.status is not None:
        yield Status(key=f"status {fact.status}", status=fact.status, evidence=fact.evidence)


def _signal(fact: Attribute) -> Fact:
    kind, _, name = fact.signal.partition(":")
    if kind == "metric":
        return Metric(key=fact.signal, name=name, evidence=fact.evidence)
    return Signal(key=f"signal {fact.signal}", signal=fact.signal, evidence=fact.evidence)


def _body_key(fact: Field) -> str:
    return key_of(("body", fact.where, fact.status, fact.media_type), "")


def streamed(facts: Iterable[Fact]) -> str | None:
    """The one status whose answer is said to be a stream; a stream goes with it."""
    found = {fact.status for fact in facts if isinstance(fact, Field) and fact.where == STREAM}
    return found.pop() if len(found) == 1 else None


def wholes_above(fact: Fact, status: str | None) -> Iterator[str]:
    """The keys of the wholes above a fact, nearest first; `status`: of the stream."""
    match fact:
        case Field():
            yield _body_key(fact)
            yield from _above_body(fact.where, fact.status)
        case WholeBody():
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
        if status is not None:
            yield f"status {status}"
        yield OPERATION


def _above_body(where: str, status: str | None) -> Iterator[str]:
    if where == STREAM:
        yield STREAM
    if status is not None:
        yield f"status {status}"
    yield OPERATION
