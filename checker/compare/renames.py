"""Differences -> renames: an attribute on its way out, and the one named in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

from checker.compare.direction import came, fact_of, went
from checker.model.contract import Attribute, Fact
from checker.model.difference import Difference

RENAMED: Final = "attribute"  # the name of the difference that tells a rename
REGISTRY: Final = "registry"


def renames(
    differences: Sequence[Difference], before: Mapping[str, Fact], after: Mapping[str, Fact]
) -> Iterator[tuple[Difference, list[int]]]:
    """Each rename, with the indices of the differences that it tells."""
    by_name: dict[str, list[int]] = {}
    for index, one in enumerate(differences):
        fact = fact_of(one)
        if isinstance(fact, Attribute):
            by_name.setdefault(fact.attribute, []).append(index)
    known = {fact.attribute for fact in before.values() if isinstance(fact, Attribute)}
    # What the page names in their place: now, or where it says no more, then.
    for old, new in sorted((_named(before) | _named(after)).items()):
        about = [index for index in by_name.get(old, ()) if _ends(differences[index])]
        ended = {_signal(differences[index]) for index in about}
        arrived = [
            index
            for name in new
            for index in by_name.get(name, ())
            if came(differences[index]) and _signal(differences[index]) in ended | {REGISTRY}
        ]
        gone = any(went(differences[index]) for index in about)
        if about and old in known and (gone or arrived):
            first = differences[about[0]]
            lead = Difference(
                key=first.key, name=RENAMED, before=old, after=new, was=first.was, now=first.now
            )
            yield lead, about + arrived


def _ends(one: Difference) -> bool:
    """Does it tell that the name is on its way out?"""
    return (
        went(one)
        or (came(one) and _signal(one) == REGISTRY)
        or one.name == "replaced_by"
        or (one.name == "stability" and one.after == "deprecated")
    )


def _signal(one: Difference) -> str:
    return cast("Attribute", fact_of(one)).signal


def _named(facts: Mapping[str, Fact]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for fact in facts.values():
        if isinstance(fact, Attribute):
            others = set(fact.replaced_by or ()) - {fact.attribute}
            if others:
                found.setdefault(fact.attribute, set()).update(others)
    return {name: tuple(sorted(others)) for name, others in found.items()}
