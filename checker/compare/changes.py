"""Differences -> Changes: what belongs together is one change, led by the difference that tells it.

A field that goes takes the fields below it along; a status its bodies; a metric its attributes; a
type that is no longer an object the members it had; a rename that the page states the old and the
new name. What unions say turned with their alternatives. Nothing is lost: every difference is the
lead of a change or folded into one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, cast

from checker.compare import unions
from checker.compare.basis import absent, leads, restated
from checker.compare.coverage import Comparable
from checker.compare.differences import differences_of
from checker.compare.direction import Effect, came, fact_of, type_effect, went
from checker.compare.folding import Change, Folding
from checker.compare.forms import formal
from checker.compare.moments import SUNSET
from checker.compare.renames import renames
from checker.compare.walked import TreeWalk
from checker.compare.wholes import OPERATION, WholeBody, streamed, wholes_above, with_wholes
from checker.model.contract import Fact, Field, State, Statement
from checker.model.difference import Difference
from checker.model.path import ITEMS, VALUES
from checker.model.schema import home_of, key_of
from checker.model.speaks import SPEAKS_OF


def changes(walk: TreeWalk, basis: Comparable) -> tuple[Change, ...]:
    """Every difference that both sides can tell, folded."""
    before, after = basis.before, basis.after
    then, today = (
        with_wholes(with_items(facts, other), walk.alike, basis.examples)
        for facts, other in ((before, after), (after, before))
    )
    differences = [
        replace(one, across=one.key in basis.across, places=walk.places(one))
        for one in (*differences_of(then, today), *unions.differences(walk, before, after))
        if basis.tells(one)
    ]
    found = list(renames(differences, then, today))
    folding = Folding(walk, (then, today), [*differences, *(rename for rename, _ in found)])
    for leader, (_, members) in enumerate(found, start=len(differences)):
        for index in members:
            folding.follow(index, leader)
    _another(folding)
    unions.folded(folding)
    _properties(folding)
    for moved, facts in ((went, then), (came, today)):
        indices = [index for index, one in enumerate(differences) if moved(one)]
        _wholes(folding, indices, facts)
    _valued(folding)
    _requested(folding)
    unions.detailed(folding)
    unions.framed(folding)
    return folding.gathered()


def with_items(facts: Mapping[str, Fact], other: Mapping[str, Fact]) -> dict[str, Fact]:
    """The facts, and the items of arrays of which a schema says nothing here, and does there: any.

    No items are as much as the empty schema for them (JSON Schema 2020-12 §10.3.1.2).
    """
    found = dict(facts)
    for key, fact in other.items():
        if not isinstance(fact, Field) or not fact.path.endswith(ITEMS) or key in facts:
            continue
        above = key_of(home_of(fact), fact.path.removesuffix(ITEMS), fact.variant)
        array = facts.get(above)
        if not isinstance(array, Field) or "items" in (array.keywords or ()):  # there are none
            continue
        if "array" in array.types and formal(array):
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


def _another(folding: Folding) -> None:
    """A page that documents another operation tells nothing more of the former one."""
    moved = [*folding.at(OPERATION, "path"), *folding.at(OPERATION, "method")]
    for index, one in enumerate(folding.differences if moved else ()):
        if not isinstance(fact_of(one), Statement):
            folding.follow(index, moved[0])


# ------------------------------------------------------------------ properties of one fact

# The keyword that closes an object or a list, by the end of the path of what else it may hold.
CLOSED: Final = {VALUES: "additionalProperties", ITEMS: "items"}
# Leads of basis in the order in which one tells another.
_BASIS: Final = ("state", "required", "types")
# A property, and what is no news of its own beside it.
_ALONG: Final = {
    "authentication": frozenset({"flows", "security"}),
    "deprecated": frozenset({"x-sunset"}),
    "format": frozenset({"contentEncoding", "contentMediaType"}),
    "free_form": frozenset({"additionalProperties"}),
    "mediaTypeParameters": frozenset({"furtherForms"}),
    "passage": frozenset({"headings", "value"}),
    "requirement_level": frozenset({"condition"}),
    "stability": frozenset({"replaced_by"}),
    "types": frozenset({"format"}),
}


def _properties(folding: Folding) -> None:
    """Properties that say the same as another property of their fact."""
    for indices in folding.by_key.values():
        listed = [(index, folding.differences[index]) for index in indices]
        for name in _BASIS:
            for leader, lead in listed:
                for index, one in listed if lead.name == name else ():
                    if leads(lead, one):
                        folding.follow(index, leader)
        for leader, lead in listed:
            for index, one in listed:
                if one.name is not None and _along(lead, one):
                    folding.follow(index, leader)


def _along(lead: Difference, other: Difference) -> bool:
    if lead.name == "stability" and "deprecated" not in (lead.before, lead.after):
        return False
    if other.name in _ALONG.get(str(lead.name), ()):
        return True
    if lead.name != "types":
        return False
    anything = () in (lead.before, lead.after)  # any type, null among them, in any combination
    if anything and other.name in ("free_form", "nullable", *unions.UNIONS):
        return True
    as_before = other.name == "default" and str(other.before) == str(other.after)
    if _of_type(lead, other) or as_before:  # the same default is read by another type
        return True
    # Another type has other keywords.
    return (
        (anything or type_effect(lead) is Effect.CHANGED)
        and other.name not in ("required", SUNSET)
        and (absent(other.name, other.before) or absent(other.name, other.after))
    )


def _of_type(lead: Difference, other: Difference) -> bool:
    """Did a keyword of a type that was gained or lost come or go?"""
    kinds = SPEAKS_OF.get(str(other.name), frozenset())
    before, after = (set(cast("tuple[str, ...]", value)) for value in (lead.before, lead.after))
    if other.name == "free_form":
        return "object" in before ^ after
    silent = absent(other.name, other.before), absent(other.name, other.after)
    return any(silent) and not kinds.isdisjoint(before - after if silent[1] else after - before)


# ------------------------------------------------------------------ wholes and their parts


def _wholes(folding: Folding, moved: Sequence[int], facts: Mapping[str, Fact]) -> None:
    """Facts that came or went with what they are parts of."""
    by_key = {folding.differences[index].key: index for index in moved}
    status = streamed(facts.values())
    for index in moved:
        one = folding.differences[index]
        fact = fact_of(one)
        fields = list(folding.walk.above(one.key))
        wholes = (
            by_key[key]
            for key in (*fields, *wholes_above(fact, status))
            if key in by_key and _holds(facts.get(key), fact)
        )
        whole = next((one for one in wholes if folding.root(one) != index), None)
        if whole is not None:
            folding.follow(index, whole)
        elif isinstance(fact, Field):
            for key in fields:
                for leader in folding.at(key, "types"):
                    if _container(folding.differences[leader], came=came(one)):
                        folding.follow(index, leader)
            _freed(folding, index, next(iter(fields), one.key))


def _holds(whole: Fact | None, fact: Fact) -> bool:
    """May a whole tell of it? What an example shows tells of nothing that is described."""
    return State.EXAMPLE_ONLY not in {whole and whole.state} - {fact.state}


def _freed(folding: Folding, index: int, above: str) -> None:
    """Free keys tell of their values; members by name tell whether the keys are free."""
    for leader in folding.at(above, "free_form"):
        values = cast("Field", fact_of(folding.differences[index])).path.endswith(VALUES)
        folding.follow(*((index, leader) if values else (leader, index)))


def _valued(folding: Folding) -> None:
    """Whether others may stand, keys or items, is said by what these are, where that differs."""
    for index, one in enumerate(folding.differences):
        fact = fact_of(one)
        for end, keyword in CLOSED.items():
            if isinstance(fact, Field) and fact.path.endswith(end):
                for closed in folding.at(next(folding.walk.above(one.key), one.key), keyword):
                    folding.follow(closed, index)


def _requested(folding: Folding) -> None:
    """The forms of a request body that came or went as a whole."""
    for whole in folding.at(OPERATION, "body_required"):
        lead = folding.differences[whole]
        if None not in (lead.before, lead.after) or restated(lead):
            continue
        for index, one in enumerate(folding.differences):
            fact = fact_of(one)
            if one.name is None and isinstance(fact, WholeBody) and fact.where == "request":
                folding.follow(index, whole)


def _container(one: Difference, *, came: bool) -> bool:
    """Was `array` or `object` gained, or lost?"""
    if restated(one):
        return False
    before, after = (set(cast("tuple[str, ...]", value)) for value in (one.before, one.after))
    return not {"array", "object"}.isdisjoint(after - before if came else before - after)
