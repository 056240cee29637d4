"""Changes -> groups: one change that the page makes in several places is reported once.

Two changes are one where the same rule tells the same of the same attribute or path, or in the same
definition, or where a passage speaks of several fields of one name. Members that one object lost
together, or gained, are one change too, whichever of them it promised; so are those that it began
to promise together, or ceased to. Where several properties have one value in the place of another,
as `number` for `integer` throughout, that is one change of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from checker.compare.basis import absent
from checker.compare.direction import came, fact_of, side
from checker.compare.folding import Change
from checker.compare.keys import key_of
from checker.compare.normalized import normal_form
from checker.compare.tokens import token
from checker.compare.walked import TreeWalk
from checker.model.contract import DEMANDS, Attribute, Fact, Field, Statement, Status
from checker.model.difference import Difference
from checker.model.evidence import Evidence
from checker.model.finding import fingerprint_of
from checker.model.place import is_name, written
from checker.model.rule import Rule

BASIS: Final = "basis-changed"
MANY: Final = 4  # properties of which the same is told as one change of the page
MOST: Final = 500  # places of one difference, at each of which it may have been accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Changes that one finding tells, by key of their leads."""

    rule: Rule  # the gravest of them
    alike: tuple[Change, ...]  # that the rule names
    others: tuple[Change, ...] = ()  # members that came or went beside those

    @property
    def lead(self) -> Difference:
        """The difference of the first place."""
        return self.alike[0].lead

    @property
    def changes(self) -> tuple[Change, ...]:
        """All of them."""
        return (*self.alike, *self.others)

    def change(self, key: Callable[[Difference], str]) -> str:
        """What differs, as tokens without a date or a line number: part of the fingerprint.

        It holds every place that the page states it at, so that one more is not covered by what was
        accepted before; how many places use a definition is no part of it.
        """
        differences = [one for change in self.changes for one in (change.lead, *change.parts)]
        return " | ".join(sorted({f"{key(one)}: {_tokens(one)}" for one in differences}))

    def former(self, walk: TreeWalk, source: str) -> frozenset[str]:
        """Its fingerprints at each of its places, as if each said it itself."""
        listed = [(one, _tokens(one)) for one in (self.lead, *self.alike[0].parts)]
        if len(self.changes) > 1 or key_of(walk, self.lead) == self.lead.key:
            return frozenset()
        found: list[tuple[str, list[str]]] = []
        for place in islice(walk.visits(self.lead), MOST):
            each = [f"{walk.elsewhere(one, self.lead, place)}: {token}" for one, token in listed]
            found.append((place.key, sorted(set(each))))
        whole = sorted({line for _, lines in found for line in lines})
        ways = [*found, (min(key for key, _ in found), whole)] if found else []
        return frozenset(
            fingerprint_of(self.rule.id, source, key, " | ".join(lines)) for key, lines in ways
        )


def grouped(judged: Iterable[tuple[Rule, Change]], walk: TreeWalk) -> tuple[Group, ...]:
    """The groups, in the order of their first key; what one definition says is one change."""
    rows = sorted(judged, key=lambda row: (row[1].lead.key, row[0].id, _tokens(row[1].lead)))
    turns: dict[tuple[str, ...], set[str]] = {}
    for rule, change in rows:
        for turn in _turn(rule, change.lead):
            turns.setdefault(turn, set()).add(key_of(walk, change.lead))
    groups: list[list[tuple[Rule, Change]]] = []
    known: dict[tuple[str, ...], int] = {}
    for rule, change in rows:
        marks = [
            (rule.id, _brief(change.lead), key_of(walk, change.lead)),
            *_marks(rule, change.lead, walk),
            *(turn for turn in _turn(rule, change.lead) if len(turns[turn]) >= MANY),
        ]
        found = sorted({known[mark] for mark in marks if mark in known})
        index = found[0] if found else len(groups)
        if not found:
            groups.append([])
        groups[index].append((rule, change))
        for other in found[1:]:
            groups[index] += groups[other]
            groups[other] = []
            known = {mark: index if at == other else at for mark, at in known.items()}
        known.update(dict.fromkeys(marks, index))
    return tuple(_group(rows) for rows in groups if rows)


def _turn(rule: Rule, lead: Difference) -> Iterator[tuple[str, ...]]:
    """What many properties may have in common: one value in the place of another, on one side."""
    fact = fact_of(lead)
    if isinstance(fact, Field) and lead.name not in (None, "required", "state"):
        yield (rule.id, _brief(lead), str(side(fact)))


def _group(rows: Sequence[tuple[Rule, Change]]) -> Group:
    gravest = min((rule for rule, _ in rows), key=lambda rule: (rule.level.rank, rule.id))
    return Group(
        rule=gravest,
        alike=tuple(change for rule, change in rows if rule is gravest),
        others=tuple(change for rule, change in rows if rule is not gravest),
    )


def _marks(rule: Rule, lead: Difference, walk: TreeWalk) -> Iterator[tuple[str, ...]]:
    """What a change has in common with those that it is reported with."""
    fact = fact_of(lead)
    said = _brief(lead)
    if rule.id == BASIS:
        stated = absent(lead.name, lead.before)
        yield (rule.id, str(lead.name), said if lead.name == "state" else str(stated))
    elif isinstance(fact, Attribute):
        yield (rule.id, fact.attribute, said)
    elif isinstance(fact, Field):
        yield (rule.id, said, fact.where, fact.path)
        yield from _of_object(rule, lead, fact, walk)
        yield from ((rule.id, said, *passage) for passage in _passages(lead, fact))
    elif isinstance(fact, Status) and lead.name is None:
        yield (rule.id, said)
    elif isinstance(fact, Statement) and fact.topic == DEMANDS:
        yield (rule.id, _tokens(lead))


def _of_object(
    rule: Rule, lead: Difference, fact: Field, walk: TreeWalk
) -> Iterator[tuple[str, ...]]:
    """The object that lost a member or gained one, or promises another; parameters are of none."""
    if fact.media_type is None or not is_name(fact.path):
        return
    above = next(walk.above(fact.key), fact.key)
    if lead.name is None:
        yield (_brief(lead), str(side(fact)), above)
    elif lead.name == "required":
        yield (rule.id, _brief(lead), above)


def _passages(lead: Difference, fact: Field) -> Iterator[tuple[str, ...]]:
    """The passages that read otherwise now; one may speak of several fields of one name."""
    if lead.was is None or lead.now is None or not is_name(fact.path):
        return
    for one in (*differing(lead.was, lead.now), *differing(lead.now, lead.was)):
        if one.pointer is None:
            yield (one.document, *one.heading, str(one.text_digest), written(fact.path)[-1])


def _brief(one: Difference) -> str:
    """The difference without its place."""
    if one.name is None:
        return "added" if came(one) else "removed"
    return f"{one.name}: {token(one.before)} -> {token(one.after)}"


def _tokens(one: Difference) -> str:
    """The difference in full: a whole fact with what it says."""
    if one.name is None:
        return f"{_brief(one)} {token(normal_form(fact_of(one)))}"
    return _brief(one)


def differing(fact: Fact, other: Fact | None) -> tuple[Evidence, ...]:
    """The places with a text that the other side has not; none where no text is kept."""
    known = {one.text_digest for one in other.evidence} if other is not None else set()
    return tuple(one for one in fact.evidence if one.text_digest and one.text_digest not in known)
