"""Deltas -> Changes: what belongs together is one change, led by the difference that tells it.

A field that goes takes the fields below it along; a status its bodies; a metric its attributes; a
type that is no longer an object the members it had; a rename that the page states the old and the
new name. Nothing is lost: every delta is the lead of a change or folded into one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, cast

from checker.compare.alternatives import of_alternatives, with_alternatives
from checker.compare.basis import KEYWORDS, absent, leads, restated
from checker.compare.coverage import Partly
from checker.compare.delta import delta
from checker.compare.direction import Effect, came, fact_of, type_effect, went
from checker.compare.implied import OPERATION, Body, Parts, with_items, with_wholes
from checker.compare.keywords import is_keyword, of_type
from checker.compare.renames import renames
from checker.compare.streams import framed
from checker.compare.unions import UNIONS, led
from checker.model.contract import Fact, Field, State, Statement
from checker.model.delta import Delta
from checker.model.path import ITEMS, VALUES


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of the documentation."""

    lead: Delta
    folded: tuple[Delta, ...] = ()


@dataclass(slots=True)
class _Folding:
    """Deltas while they are folded; `leader` maps an index to that of what tells it."""

    deltas: list[Delta]
    leader: dict[int, int] = field(default_factory=dict)

    def follow(self, index: int, leader: int) -> None:
        """The first to lead stays the leader; nothing leads itself."""
        if index not in self.leader and self.root(leader) != index:
            self.leader[index] = leader

    def root(self, index: int) -> int:
        while index in self.leader:
            index = self.leader[index]
        return index


def changes(
    before: Mapping[str, Fact],
    after: Mapping[str, Fact],
    *,
    partly: Partly = Partly(),  # noqa: B008 - frozen
    across: Collection[str] = (),
) -> tuple[Change, ...]:
    """Every difference of two sets of facts that both sides can tell, folded.

    `across`: keys of facts that the sides state in different forms.
    """
    before, after = with_alternatives(before, after)
    then, today = (
        with_wholes(with_items(facts, other)) for facts, other in ((before, after), (after, before))
    )
    told = (one for one in delta(then, today) if partly.tells(one))
    folding = _Folding([replace(one, across=True) if one.key in across else one for one in told])
    for rename, members in renames(tuple(folding.deltas), then, today):
        folding.deltas.append(rename)
        for index in members:
            folding.follow(index, len(folding.deltas) - 1)
    _another(folding)
    demands: dict[int, str] = {}  # what alternatives demand, and where it is merged as optional
    for index, leader in of_alternatives(folding.deltas):
        folding.follow(index, leader)
        if folding.deltas[index].name is None:
            demands[leader] = folding.deltas[index].key
    _properties(folding)
    _wholes(
        folding, [index for index, one in enumerate(folding.deltas) if went(one)], then, demands
    )
    _wholes(
        folding, [index for index, one in enumerate(folding.deltas) if came(one)], today, demands
    )
    _valued(folding, then, today)
    _requested(folding)
    for index, leader in (*led(folding.deltas, then, today), *framed(folding.deltas)):
        folding.follow(index, leader)
    return _gathered(folding)


def _gathered(folding: _Folding) -> tuple[Change, ...]:
    folded: dict[int, list[Delta]] = {}
    for index, one in enumerate(folding.deltas):
        root = folding.root(index)
        folded.setdefault(root, [])
        if root != index:
            folded[root].append(one)
    return tuple(
        Change(lead=folding.deltas[root], folded=tuple(parts))
        for root, parts in sorted(folded.items())
    )


def _another(folding: _Folding) -> None:
    """A page that documents another operation tells nothing more of the former one."""
    moved = {one.name: index for index, one in enumerate(folding.deltas) if one.key == OPERATION}
    leader = moved.get("path", moved.get("method"))
    if leader is None:
        return
    for index, one in enumerate(folding.deltas):
        if not isinstance(fact_of(one), Statement):
            folding.follow(index, leader)


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
    "variants": frozenset({"alternatives"}),
}


def _properties(folding: _Folding) -> None:
    """Properties that say the same as another property of their fact."""
    by_key: dict[str, list[int]] = {}
    for index, one in enumerate(folding.deltas):
        if one.name is not None:
            by_key.setdefault(one.key, []).append(index)
    for indices in by_key.values():
        for name in _BASIS:
            for leader in indices:
                if folding.deltas[leader].name == name:
                    _lead(folding, leader, indices)
        for leader in indices:
            for index in indices:
                if _along(folding.deltas[leader], folding.deltas[index]):
                    folding.follow(index, leader)


def _lead(folding: _Folding, leader: int, indices: Sequence[int]) -> None:
    for index in indices:
        if leads(folding.deltas[leader], folding.deltas[index]):
            folding.follow(index, leader)


def _along(lead: Delta, other: Delta) -> bool:
    if lead.name == "stability" and "deprecated" not in (lead.before, lead.after):
        return False
    if other.name in _ALONG.get(str(lead.name), ()):
        return True
    if lead.name != "types":
        return False
    anything = () in (lead.before, lead.after)  # any type, null among them, in any combination
    if anything and other.name in ("free_form", "nullable", *UNIONS):
        return True
    as_before = other.name == "default" and str(other.before) == str(other.after)
    if of_type(lead, other) or as_before:  # the same default is read by another type
        return True
    # Another type has other keywords.
    return (
        (anything or type_effect(lead) is Effect.CHANGED)
        and (other.name in KEYWORDS | {"default"} or is_keyword(other))
        and (absent(other.name, other.before) or absent(other.name, other.after))
    )


# ------------------------------------------------------------------ wholes and their parts


def _wholes(
    folding: _Folding,
    moved: Sequence[int],
    facts: Mapping[str, Fact],
    apart: Mapping[int, str],
) -> None:
    """Facts that came or went with what they are parts of; `apart`: but not with that one."""
    by_key = {folding.deltas[index].key: index for index in moved}
    types, free = (
        {one.key: index for index, one in enumerate(folding.deltas) if one.name == name}
        for name in ("types", "free_form")
    )
    parts = Parts(facts.values())
    for index in moved:
        fact = fact_of(folding.deltas[index])
        above = [key for key in parts.above(fact) if key in by_key and _holds(facts.get(key), fact)]
        above = [key for key in above if key != apart.get(index)]
        if above:
            folding.follow(index, by_key[above[-1]])
        elif isinstance(fact, Field):
            for key in parts.fields_above(fact):
                leader = types.get(key)
                if leader is not None and _container(
                    folding.deltas[leader], came=came(folding.deltas[index])
                ):
                    folding.follow(index, leader)
            _freed(folding, index, free.get(next(parts.fields_above(fact), "")))


def _holds(whole: Fact | None, fact: Fact) -> bool:
    """May a whole tell of it? What an example shows tells of nothing that is described."""
    return State.EXAMPLE_ONLY not in {whole and whole.state} - {fact.state}


def _freed(folding: _Folding, index: int, leader: int | None) -> None:
    """Free keys tell of their values; members by name tell whether the keys are free."""
    if leader is not None:
        values = cast("Field", fact_of(folding.deltas[index])).path.endswith(VALUES)
        folding.follow(*((index, leader) if values else (leader, index)))


def _valued(folding: _Folding, before: Mapping[str, Fact], after: Mapping[str, Fact]) -> None:
    """Whether others may stand, keys or items, is told by what these are, where that differs."""
    closed = {
        (one.key, one.name): index
        for index, one in enumerate(folding.deltas)
        if one.name in CLOSED.values()
    }
    then, today = Parts(before.values()), Parts(after.values())
    for index, one in enumerate(folding.deltas) if closed else ():
        fact = fact_of(one)
        if isinstance(fact, Field) and fact.path.endswith(tuple(CLOSED)):
            above = next((then if one.now is None else today).fields_above(fact), "")
            keyword = next(CLOSED[end] for end in CLOSED if fact.path.endswith(end))
            if (above, keyword) in closed:
                folding.follow(closed[above, keyword], index)


def _requested(folding: _Folding) -> None:
    """The forms of a request body that came or went as a whole."""
    whole = next(
        (
            index
            for index, one in enumerate(folding.deltas)
            if one.name == "body_required" and None in (one.before, one.after)
        ),
        None,
    )
    if whole is None or restated(folding.deltas[whole]):
        return
    for index, one in enumerate(folding.deltas):
        fact = fact_of(one)
        if one.name is None and isinstance(fact, Body) and fact.where == "request":
            folding.follow(index, whole)


def _container(one: Delta, *, came: bool) -> bool:
    """Was `array` or `object` gained, or lost?"""
    if restated(one):
        return False
    before, after = (set(cast("tuple[str, ...]", value)) for value in (one.before, one.after))
    return not {"array", "object"}.isdisjoint(after - before if came else before - after)
