"""Facts from several places of the documentation -> one fact a key.

What is described goes before what is only shown. Two descriptions that agree share their
evidence; where one says more, it is added; where they cannot both hold, the fact is conflicting:
it keeps what the first says, and holds the types and members of both, since an observation
differs only from what no side documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Final

from checker.model.contract import UNDESCRIBED, UNSTATED, Fact, Field, Operation, State, Stream
from checker.model.evidence import Evidence
from checker.model.flat import Flat

MAX_EVIDENCE: Final = 8  # places that one fact names

NOTHING: Final[Mapping[str, Fact]] = MappingProxyType({})


# Properties that two descriptions may both state, and of which they may contradict each other.
_JUDGED: Final = ("required", "enum", "default", "retry", "object", "terminator")
_REFERS: Final = ("ref", "all_of", "one_of", "any_of")


def merged(
    facts: Iterable[Fact], upon: Mapping[str, Fact] = NOTHING, tree: Flat | None = None
) -> dict[str, Fact]:
    """By key; the first description of a key has the word.

    `upon` is what is known already, `tree` what the document of the page describes besides: of it
    is only taken over what something is added to.
    """
    found = dict(upon)
    for fact in facts:
        known = found.get(fact.key)
        if known is None and tree is not None and isinstance(fact, Field):
            known = tree.at(fact.where, fact.status, fact.media_type, fact.path, fact.variant)
        found[fact.key] = fact if known is None else _joined(known, fact)
    return found


def laid(tree: Sequence[Fact], found: Mapping[str, Fact]) -> tuple[Fact, ...]:
    """The facts of a document, with what is laid over them, sorted by key."""
    facts = {fact.key: fact for fact in tree}
    for key, fact in found.items():
        match facts.get(key), fact:
            case Field() as known, Field():  # it still refers to what that refers to
                refers = {name: getattr(known, name) for name in _REFERS}
                facts[key] = replace(fact, **refers)
            case _:
                facts[key] = fact
    return tuple(facts[key] for key in sorted(facts))


def _united(*parts: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(one for part in parts for one in part))[:MAX_EVIDENCE]


def _joined(known: Fact, other: Fact) -> Fact:
    """Two facts of one key as one."""
    shown = [one for one in (known, other) if one.state is State.EXAMPLE_ONLY]
    if type(known) is not type(other) or shown == [other]:
        return known
    if shown:
        return other if shown == [known] else _both_shown(known, other)
    added = {
        each.name: getattr(other, each.name)
        for each in fields(known)
        if each.name != "evidence" and _unsaid(each.name, getattr(known, each.name))
    }
    conflicting = State.CONFLICTING in (known.state, other.state) or not _agree(known, other)
    merged = replace(
        known,
        state=State.CONFLICTING if conflicting else known.state,
        evidence=_united(known.evidence, other.evidence),
        **added,
    )
    if isinstance(merged, Field) and isinstance(other, Field):
        merged = _both(merged, other) if conflicting else merged
        merged = _under_condition(merged, known)
    match merged, other:
        case Field(types=types), Field(types=more) if {*more} - {*types} == {"null"}:
            return replace(merged, types=tuple(sorted({*types, *more})))
        case Stream(events=events), Stream(events=more):
            # A sequence that prose tells goes before the order of a union.
            return replace(merged, events=tuple(dict.fromkeys((*more, *events))))
        case Operation(authentication=named), Operation(authentication=access):
            only_named = all(one.get("scheme") == UNDESCRIBED for one in named)
            return replace(merged, authentication=access or named) if only_named else merged
    return merged


def _under_condition(merged: Field, known: Fact) -> Field:
    """A condition is kept unless the first description says plainly yes or no."""
    assert isinstance(known, Field)  # noqa: S101 - narrows for the type checker
    if known.required is not None:
        return replace(merged, conditional=None)
    return replace(merged, required=None) if merged.conditional else merged


def _both(merged: Field, other: Field) -> Field:
    """A conflicting field, with the types and members of both sides."""
    types = tuple(sorted({*merged.types, *other.types}))
    enum = merged.enum
    if merged.enum and other.enum:
        enum = (*merged.enum, *(one for one in other.enum if one not in merged.enum))
    return replace(merged, types=types, enum=enum)


def _both_shown(known: Fact, other: Fact) -> Fact:
    """Two examples contradict nothing: each shows what may be."""
    merged = replace(known, evidence=_united(known.evidence, other.evidence))
    if isinstance(merged, Field) and isinstance(other, Field):
        return replace(merged, types=tuple(sorted({*merged.types, *other.types})))
    return merged


def _unsaid(name: str, value: object) -> bool:
    """Is it silence? Null is itself a value of a default or const."""
    if value is None:
        return name not in ("const", "default")
    return value is UNSTATED or value == ()


def _agree(known: Fact, other: Fact) -> bool:
    for name in _JUDGED:
        pair = (getattr(known, name, UNSTATED), getattr(other, name, UNSTATED))
        if not any(_unsaid(name, value) for value in pair) and pair[0] != pair[1]:
            return False
    match known, other:
        case Field(types=one), Field(types=two):
            return _one_holds_other(*(_told_in_prose(each) for each in (one, two)))
        case Stream(events=one), Stream(events=two):
            return _one_holds_other({*one}, {*two})
        case Operation(), Operation():
            return (known.method, known.path) == (other.method, other.path)
    return True


def _told_in_prose(types: Sequence[str]) -> set[str]:
    """Prose leaves out null, and calls an integer a number."""
    return {"number" if kind == "integer" else kind for kind in types if kind != "null"}


def _one_holds_other(one: set[str], other: set[str]) -> bool:
    return one & other in (one, other)
