"""What unions gained and lost -> Differences, and what is reported along with them.

An alternative that came or went is one difference of its union, and so is another member by which
they are distinguished. Where one alone lost or changed what tells it apart, that is reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from checker.compare.direction import fact_of
from checker.compare.walked import TreeWalk, WalkedPair, WalkedUnion
from checker.compare.wholes import STREAM
from checker.model.alternatives import EACH, FURTHER
from checker.model.contract import Fact, Field
from checker.model.difference import Difference
from checker.model.path import ROOT, name_segment
from checker.model.variants import branch_of

if TYPE_CHECKING:  # the two lean on each other
    from checker.compare.folding import Folding

UNIONS: Final = ("variants", "discriminator", "alternatives")
CLOSING: Final = ("additionalProperties", "free_form", "items")  # what else may stand
ALTERNATIVES: Final = (EACH, FURTHER)
# Keywords whose digest holds what fields below may tell better.
DETAILS: Final = frozenset(
    {"dependencies", "dependentSchemas", "else", "if", "patternProperties", "prefixItems"}
    | {*ALTERNATIVES, "requiredElsewhere", "then"}
)
KIND: Final = "$.object"  # the member whose constant a stream names


NONE: Final = WalkedUnion(pairs=(), gone=(), new=(), tags=frozenset(), both=True)


def differences(
    walk: TreeWalk, before: Mapping[str, Fact], after: Mapping[str, Fact]
) -> Iterator[Difference]:
    """What came and went of each union of which both sides may be compared."""
    for key in before.keys() & after.keys():
        match before[key], after[key]:
            case Field() as was, Field() as now:
                yield from _of(walk.unions.get(key, NONE), was, now)


def _of(union: WalkedUnion, was: Field, now: Field) -> Iterator[Difference]:
    then, today = (tuple(sorted(one.variants or ())) for one in (was, now))
    by = [{branch_of(label)[0] for label in side} for side in (then, today)]
    # Contract/1 counts those that nothing tells apart.
    counted = any(one.alternatives for one in (was, now))
    otherwise = by[0] != by[1] and (counted or union.both)
    all_of_them = otherwise and (all(by) or counted)
    if all_of_them or (otherwise and union.pairs):
        yield Difference(
            key=was.key, name="discriminator", before=then, after=today, was=was, now=now
        )
    if all_of_them:
        return
    # Of one that is named and described nowhere nothing was walked.
    gone = (*union.gone, *(one for one in then if one not in {*today, *union.tags}))
    new = (*union.new, *(one for one in today if one not in {*then, *union.tags}))
    if gone:
        yield Difference(key=was.key, name="variants", before=gone, after=(), was=was, now=now)
    if new:
        yield Difference(key=was.key, name="variants", before=(), after=new, was=was, now=now)


def folded(folding: Folding) -> None:
    """What tells the same as a difference of a union, or tells it."""
    for key, union in folding.walk.unions.items():
        for index in folding.at(key, "types"):
            for lead in folding.at(key, *UNIONS):
                folding.follow(*_of_types(folding, index, lead))
        for index in folding.at(key, "nullable"):
            for alternative in _keys(union):
                for lead in folding.at(alternative, "nullable"):
                    folding.follow(index, lead)
        _alike(folding, key, union)
        _written_otherwise(folding, key, union)


def _of_types(folding: Folding, types: int, lead: int) -> tuple[int, int]:
    """(what is reported, by what) of the types of a union, and of an alternative that came or went.

    One that is an object tells that there may be one; anything at all has no alternatives.
    """
    one, other = folding.differences[types], folding.differences[lead]
    before, after = (
        {*side} if isinstance(side, tuple) else set() for side in (one.before, one.after)
    )
    if not before or not after:
        return lead, types
    tells = (
        {"object"} == (after - before if other.before == () else before - after) == before ^ after
    )
    return (types, lead) if tells else (types, types)


def _alike(folding: Folding, key: str, union: WalkedUnion) -> None:
    """A union that turned as an alternative did."""
    for index in folding.by_key.get(key, ()):
        one = folding.differences[index]
        for alternative in _keys(union):
            for other in folding.at(alternative, one.name):
                if (one.before, one.after) == (
                    folding.differences[other].before,
                    folding.differences[other].after,
                ):
                    folding.follow(other, index)


def _keys(union: WalkedUnion) -> list[str]:
    """Those of the alternatives that differ."""
    return [pair.first.visit.key for pair in union.pairs if pair.first is not None]


def _written_otherwise(folding: Folding, key: str, union: WalkedUnion) -> None:
    """What changed of the member that tells an alternative apart: of each, or of some alone."""
    leads = [(pair, _of_tag(folding, pair)) for pair in union.pairs]
    turned = [(pair, found) for pair, found in leads if found]
    told = [index for _, found in turned for index in found]
    whole = next(folding.at(key, "discriminator"), None)
    other = next(folding.at(key, "variants"), None)  # one of another kind
    if whole is not None and told and len(turned) < len(leads):
        first, *_ = told
        folding.follow(whole, first)
    elif whole is not None and other is not None and not told:
        folding.follow(whole, other)
    elif whole is not None:
        for index in told:
            folding.follow(index, whole)
    renamed = {
        branch_of(label)[1]: first
        for pair, (first, *_) in turned
        for label in {*pair.then} ^ {*pair.now}
    }
    for index in folding.at(STREAM, "events") if key.partition(" ")[0] == STREAM else ():
        _without(folding, index, renamed)


def _of_tag(folding: Folding, pair: WalkedPair) -> list[int]:
    """The differences of the member that tells an alternative apart."""
    steps = {} if pair.first is None else pair.first.steps
    found: list[int] = []
    for label in (*pair.then, *pair.now):
        if (tag := steps.get(name_segment(branch_of(label)[0]))) is not None:
            found += folding.by_key.get(tag.visit.key, ())
    return [*dict.fromkeys(found)]


def _without(folding: Folding, index: int, told: Mapping[str, int]) -> None:
    """A difference of a list without those that others tell; it follows where all are reported."""
    one = folding.differences[index]
    sides = [side if isinstance(side, tuple) else () for side in (one.before, one.after)]
    rest = [tuple(label for label in side if label not in told) for side in sides]
    known = next((told[label] for side in sides for label in side if label in told), None)
    if known is not None and not any(rest):
        folding.follow(index, known)
    elif known is not None:
        folding.differences[index] = replace(one, before=rest[0], after=rest[1])


# ------------------------------------------------------------------ keywords compared by a digest


def detailed(folding: Folding) -> None:
    """What tells better why the digest of a keyword changed."""
    for index, one in enumerate(folding.differences):
        above = [one.key, *folding.walk.above(one.key)]
        for key in above[1:] if one.name in DETAILS else above:
            for detail in folding.at(key, *DETAILS):
                if _holds(folding.differences[detail], one):
                    folding.follow(detail, index)


def _holds(detail: Difference, other: Difference) -> bool:
    """May a difference be the one that changed the digest? Not that of a member by name."""
    if detail.name in ALTERNATIVES:
        return True
    if detail.name == "requiredElsewhere":
        return other.name in (None, "required", "free_form")
    if other.key == detail.key:
        return other.name in CLOSING
    own = tuple(f"{pointer}/properties/" for pointer in _pointers(detail))
    return not all(pointer.startswith(own) for pointer in _pointers(other))


def _pointers(one: Difference) -> list[str]:
    facts = (fact for fact in (one.was, one.now) if fact is not None)
    return [place.pointer for fact in facts for place in fact.evidence if place.pointer]


# ------------------------------------------------------------------ of a stream


def framed(folding: Folding) -> None:
    """What a stream states of its chunks that a field of theirs states too."""
    said = {
        (one.name, one.before == ()): index
        for index in folding.by_key.get(STREAM, ())
        if (one := folding.differences[index])
    }
    events = {gained: index for (name, gained), index in said.items() if name == "events"}
    kind = said.get(("object", False))
    for index, one in enumerate(folding.differences):
        fact = fact_of(one)
        if not isinstance(fact, Field) or fact.where != STREAM:
            continue
        if one.name == "types" and fact.path == ROOT and () in (one.before, one.after):
            for event in events.values():  # a chunk of any type
                folding.follow(event, index)
        elif one.name == "variants" and (whole := events.get(one.before == ())) is not None:
            if {branch_of(label)[1] for label in _labels(one)} <= {
                *_labels(folding.differences[whole])
            }:
                folding.follow(index, whole)
        elif fact.path == KIND and kind is not None:
            if one.name == "const":
                folding.follow(index, kind)
            elif one.name in (None, "enum"):
                folding.follow(kind, index)


def _labels(one: Difference) -> tuple[str, ...]:
    return cast("tuple[str, ...]", one.before or one.after)
