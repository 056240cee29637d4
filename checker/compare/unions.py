"""Deltas of unions -> what came, went or changed with an alternative, and so is no news of its own.

An alternative more brings its members, and makes those of the others optional. A union that is
told apart by a property, and was not, has its members on other paths. What nothing but a digest
tells is told only where nothing else of it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from checker.compare.basis import absent
from checker.compare.direction import LOWER, UPPER, Effect, bound_effect, came, fact_of, type_effect
from checker.compare.normalized import same
from checker.compare.walk import Node, WalkedAlternative
from checker.compare.wholes import STREAM
from checker.model.contract import Field
from checker.model.delta import Delta
from checker.model.path import ROOT, name_segment
from checker.model.place import is_filtered
from checker.model.schema import key_of
from checker.model.variants import branch_of

if TYPE_CHECKING:  # the two lean on each other
    from checker.compare.folding import Folding

UNIONS: Final = ("variants", "discriminator", "alternatives")
CLOSING: Final = ("additionalProperties", "free_form", "items")  # what else may stand
ALTERNATIVES: Final = ("eachAlternative", "furtherAlternatives")
# Keywords whose digest holds what fields below may tell better.
DETAILS: Final = frozenset(
    {"dependencies", "dependentSchemas", "eachAlternative", "else", "furtherAlternatives", "if"}
    | {"patternProperties", "prefixItems", "requiredElsewhere", "then"}
)
KIND: Final = "$.object"  # the member whose constant a stream names


# ------------------------------------------------------------------ of an alternative


def of_alternatives(folding: Folding) -> None:
    """What a union says of its alternatives together turned as one of them did."""
    walk = folding.walk
    for index, one in enumerate(folding.deltas):
        node = walk.nodes.get(one.key)
        if node is not None and node.listed is not None:
            _listed(folding, index, node)
            continue
        holders = [] if node is None else [node, *node.holders()]
        for depth, union in enumerate(holders):
            for alternative in walk.alternatives.get(union.visit.key, ()):
                if alternative.first is None or alternative.first in holders:
                    continue
                twin = _in(alternative.first, holders[:depth])
                for leader in folding.by_key.get(twin, ()):
                    if _explains(folding.deltas[leader], one, branch=not alternative.merged):
                        folding.follow(index, leader)
    for key, alternatives in walk.alternatives.items():
        _written_otherwise(folding, key, alternatives)


def _in(first: Node, below: Sequence[Node]) -> str:
    """The key of a place below a union, innermost first, in one alternative of it."""
    found: Node | None = first
    for node in reversed(below):
        found = found and found.steps.get(node.step)
    return "" if found is None else found.visit.key


def _explains(lead: Delta, other: Delta, *, branch: bool) -> bool:
    """Does a difference of an alternative tell one of the union, or of what is merged there?"""
    if branch:  # each stands by itself
        return lead.name == other.name and same(
            [lead.before, lead.after], [other.before, other.after]
        )
    return lead.name == other.name or None in (lead.name, other.name)


def _listed(folding: Folding, index: int, node: Node) -> None:
    """Where a union turned as one that it lists did, it tells; else it turned because of it."""
    one = folding.deltas[index]
    whole = key_of(node.visit.home, node.visit.path, " ".join(node.visit.variant[:-1]))
    for other in folding.by_key.get(whole, ()):
        delta = folding.deltas[other]
        if one.name is None and delta.name in (None, "required"):  # a member, and what is merged
            folding.follow(other, index)
        elif one.name == delta.name:
            alike = (one.before, one.after) == (delta.before, delta.after)
            folding.follow(*((index, other) if alike else (other, index)))


def _written_otherwise(folding: Folding, key: str, alternatives: list[WalkedAlternative]) -> None:
    """Alternatives told apart otherwise, or no longer: what changed of their tag tells it."""
    leads = {
        label: lead
        for one in alternatives
        for label in one.labels
        if (lead := _of_tag(folding, one)) is not None
    }
    if not leads or not any(len(one.labels) > 1 for one in alternatives):
        return
    any_lead = next(iter(leads.values()))
    known = {label: leads.get(label, any_lead) for one in alternatives for label in one.labels}
    for one in alternatives:
        for branch in (index for key in one.second for index in folding.by_key.get(key, ())):
            folding.follow(branch, leads.get(one.labels[0], any_lead))
    events = {branch_of(label)[1]: lead for label, lead in known.items()}
    in_stream = key.partition(" ")[0] == STREAM
    for index in folding.at(key, *UNIONS):
        _without(folding, index, known)
    for index in folding.at(STREAM, "events") if in_stream else ():
        _without(folding, index, events)


def _of_tag(folding: Folding, alternative: WalkedAlternative) -> int | None:
    """The difference of the member that tells an alternative apart."""
    steps = {} if alternative.first is None else alternative.first.steps
    for label in alternative.labels:
        tag = steps.get(name_segment(branch_of(label)[0]))
        for index in folding.by_key.get(tag.visit.key if tag is not None else "", ()):
            return index
    return None


def _without(folding: Folding, index: int, leads: Mapping[str, int]) -> None:
    """A difference of a list without those that others tell; it follows where all are told."""
    one = folding.deltas[index]
    sides = [side if isinstance(side, tuple) else () for side in (one.before, one.after)]
    rest = [tuple(label for label in side if label not in leads) for side in sides]
    known = next((leads[label] for side in sides for label in side if label in leads), None)
    if known is not None and not any(rest):
        folding.follow(index, known)
    elif known is not None and one.name != "discriminator":
        folding.deltas[index] = replace(one, before=rest[0], after=rest[1])


# ------------------------------------------------------------------ of a union


def led(folding: Folding) -> None:
    """What a turn of a union tells at it and below, and what tells the digest of a keyword."""
    deltas = folding.deltas
    for index, one in enumerate(deltas):
        if not isinstance(fact_of(one), Field):
            continue
        above = [one.key, *folding.walk.above(one.key)]
        for depth, key in enumerate(above):
            for leader in folding.at(key, *UNIONS):
                near = depth <= 1  # at the union, or a member of it
                if leader != index and _tells(deltas[leader], one, near=near):
                    folding.follow(index, leader)
        for key in above[1:] if one.name in DETAILS else above:
            for detail in folding.at(key, *DETAILS):
                if _holds(deltas[detail], one):
                    folding.follow(detail, index)


def _holds(detail: Delta, other: Delta) -> bool:
    """May a difference be the one that changed the digest? Not that of a member by name."""
    if detail.name in ALTERNATIVES:
        return True
    if detail.name == "requiredElsewhere":
        return other.name in (None, "required", "free_form")
    if other.key == detail.key:
        return other.name in CLOSING
    own = [f"{pointer}/properties/" for pointer in _pointers(detail)]
    return not all(any(pointer.startswith(begin) for begin in own) for pointer in _pointers(other))


def _pointers(one: Delta) -> list[str]:
    facts = (fact for fact in (one.was, one.now) if fact is not None)
    return [place.pointer for fact in facts for place in fact.evidence if place.pointer]


def _tells(lead: Delta, other: Delta, *, near: bool) -> bool:
    """Does a turn of a union tell another difference at or below it?"""
    more = lead.before == ()
    anew = lead.name != "alternatives" and not all(
        isinstance(fact, Field) and fact.variants for fact in (lead.was, lead.now)
    )
    if other.name is None:
        return (
            anew
            or lead.name == "discriminator"
            or (more is came(other) and (lead.name == "alternatives" or _is_branch(other, lead)))
        )
    if lead.name == "variants" and not anew:
        return False
    return near and (other.name in DETAILS or loosens(other if more else mirrored(other)))


def _is_branch(other: Delta, lead: Delta) -> bool:
    """Is the field one alternative of the union, as a whole?"""
    fact = cast("Field", fact_of(other))
    return is_filtered(fact.path) or fact.path == cast("Field", fact_of(lead)).path


def mirrored(one: Delta) -> Delta:
    """The same difference, seen from the other side."""
    return replace(one, before=one.after, after=one.before, was=one.now, now=one.was)


_FREED: Final = {"deprecated": True, "free_form": False, "nullable": False, "required": True}


def loosens(one: Delta) -> bool:
    """Does a difference of a property allow all that was allowed before?"""
    if one.name in _FREED:
        return one.before is _FREED[one.name]
    if one.name in UPPER or one.name in LOWER:
        return bound_effect(one) in ("unset", "increased" if one.name in UPPER else "decreased")
    if one.name == "types":
        return type_effect(one) is Effect.WIDENED
    return absent(one.name, one.after) or one.before == ()


# ------------------------------------------------------------------ of a stream


def framed(folding: Folding) -> None:
    """What a stream states of its chunks that a field of theirs states too."""
    said = {
        (one.name, one.before == ()): index
        for index in folding.by_key.get(STREAM, ())
        if (one := folding.deltas[index])
    }
    events = {gained: index for (name, gained), index in said.items() if name == "events"}
    kind = said.get(("object", False))
    for index, one in enumerate(folding.deltas):
        fact = fact_of(one)
        if not isinstance(fact, Field) or fact.where != STREAM:
            continue
        if one.name == "types" and fact.path == ROOT and () in (one.before, one.after):
            for event in events.values():  # a chunk of any type
                folding.follow(event, index)
        elif one.name == "variants" and (whole := events.get(one.before == ())) is not None:
            if {branch_of(label)[1] for label in _labels(one)} <= {*_labels(folding.deltas[whole])}:
                folding.follow(index, whole)
        elif fact.path == KIND and kind is not None:
            if one.name == "const":
                folding.follow(index, kind)
            elif one.name in (None, "enum"):
                folding.follow(kind, index)


def _labels(one: Delta) -> tuple[str, ...]:
    return cast("tuple[str, ...]", one.before or one.after)
