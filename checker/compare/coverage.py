"""Two contracts -> what both of their documents can state, and what stands apart.

A fact is compared where the other side rests on the same part of the source (`page`, `errors`,
`http-spans`, in whatever form) and a document of that form can state such a fact. A document that
was not read says nothing: its facts are neither removed nor compared. A document that the other
side never knew of is new, and so are its facts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from checker.compare.basis import absent
from checker.compare.document_basis import EVERYTHING, REFERENCE, DocumentBasis
from checker.compare.forms import KEYWORDS, formal
from checker.compare.nowhere import dangling, unclear
from checker.model.contract import Contract, Fact, Field, Operation, State, Status
from checker.model.difference import Difference
from checker.model.schema import home_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Facts that are not comparable on this basis."""

    part: str  # the part of the source that states them: "page", "errors"
    lacks: str  # what the other side's document cannot state; EVERYTHING where it was not read
    known: bool  # True: facts of the accepted contract; False: facts of today's
    keys: tuple[str, ...]

    @property
    def of_form(self) -> bool:
        """Is it a matter of the form in which a document was read?"""
        return self.lacks not in (EVERYTHING, REFERENCE)


def _missing(name: str, value: object) -> bool:
    return name == "state" or absent(name, value) or value in ((), False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparable:
    """The facts of both sides that may be compared, by key, and the rest."""

    before: dict[str, Fact]
    after: dict[str, Fact]
    apart: tuple[Apart, ...]
    across: Mapping[str, str]  # part by key of facts that the sides state in different forms
    examples: dict[str, Fact]  # of today: what still shows what was described, by its key
    # Keys of facts that one side states from a document too that the other did not read: what is
    # missing on the other side may stand there. And of fields of which one side states only what
    # is required.
    was_unread: frozenset[str]
    is_unread: frozenset[str]
    unclear: frozenset[str]

    def tells(self, one: Difference) -> bool:
        """May the difference be reported, or may an unread document explain it?"""
        if one.name is None:
            return True
        if one.key in self.unclear:
            return one.name == "required"
        lost = one.key in self.is_unread and _missing(one.name, one.after)
        gained = one.key in self.was_unread and _missing(one.name, one.before)
        return not lost and not gained


def statable(known: Contract, today: Contract) -> Iterator[Fact]:
    """The facts of a contract of which documents of today, by their form, could state the like.

    Whether they do is not asked: this is what may be expected of them.
    """
    then, now = DocumentBasis(known), DocumentBasis(today)
    yield from (fact for fact in known.facts if now.lacks(fact, then, twin=fact) is None)


def comparable(
    accepted: Contract, today: Contract, before: Mapping[str, Fact], after: Mapping[str, Fact]
) -> Comparable:
    """What both can state of the facts that differ."""
    then, now = DocumentBasis(accepted), DocumentBasis(today)
    examples = _only_shown(before, after, then, now) | _answered(before, after, today, then, now)
    before = dict(before)
    after = {key: fact for key, fact in after.items() if key not in examples}
    was_open, is_open = dangling(accepted, before), dangling(today, after)
    sides = (
        (True, before, after, then, now, was_open, is_open),
        (False, after, before, now, then, is_open, was_open),
    )
    lacking: defaultdict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for known, facts, others, own, other, _, there in sides:
        for key, fact in facts.items():
            twin = others.get(key)
            lack = other.lacks(fact, own, new=not known, twin=twin)
            if lack is not None and (twin is None or own.lacks(twin, other, twin=fact)):
                lacking[*lack, known].append(key)
        for key in unclear(facts, others, there):
            lacking[own.part(facts[key]), REFERENCE, known].append(key)
    left_out = {key for keys in lacking.values() for key in keys}
    both = sorted((before.keys() & after.keys()) - left_out)
    bare = [key for key in both if not (then.details(before[key]) and now.details(after[key]))]
    for known, facts, _, own, _, here, there in sides:
        for hole in sorted({one.key for one in there} - {one.key for one in here} - left_out):
            if hole in facts:
                lacking[own.part(facts[hole]), REFERENCE, known].append(hole)
        for key in bare:
            fact, facts[key] = facts[key], _bare(facts[key])
            if fact != facts[key]:
                lacking[own.part(fact), KEYWORDS, known].append(key)
    return Comparable(
        before={key: fact for key, fact in before.items() if key not in left_out},
        after={key: fact for key, fact in after.items() if key not in left_out},
        apart=tuple(
            Apart(part=part, lacks=lacks, known=known, keys=tuple(sorted(keys)))
            for (part, lacks, known), keys in sorted(lacking.items())
        ),
        across={
            key: now.part(after[key])
            for key in before.keys() & after.keys()
            if then.form(before[key]) != now.form(after[key])
        },
        examples=examples,
        was_unread=frozenset(key for key in after if then.misses(after[key], now, new=True)),
        is_unread=frozenset(key for key in before if now.misses(before[key], then)),
        unclear=frozenset(hole.key for hole in (*was_open, *is_open)),
    )


def _only_shown(
    before: Mapping[str, Fact], after: Mapping[str, Fact], then: DocumentBasis, now: DocumentBasis
) -> dict[str, Fact]:
    """Fields of today's examples that were described, where their like still is.

    The description no longer has them; an example that was left as it was is no description.
    """
    described = {
        home_of(fact)
        for fact in after.values()
        if isinstance(fact, Field) and fact.state is not State.EXAMPLE_ONLY
    }
    return {
        key: after[key]
        for key, was in before.items()
        if isinstance(was, Field)
        and was.state is not State.EXAMPLE_ONLY
        and key in after
        and after[key].state is State.EXAMPLE_ONLY
        and (formal(was) or home_of(was) in described)
        and now.lacks(was, then) is None
    }


def _answered(
    before: Mapping[str, Fact],
    after: Mapping[str, Fact],
    today: Contract,
    then: DocumentBasis,
    now: DocumentBasis,
) -> dict[str, Fact]:
    """Statuses that were stated and no longer are, each with a field of its answer that stays."""
    left = {fact.status: fact for fact in reversed(today.facts) if isinstance(fact, Field)}
    return {
        key: left[was.status]
        for key, was in before.items()
        if isinstance(was, Status)
        and key not in after
        and was.status in left
        and now.lacks(was, then) is None
    }


def _bare(fact: Fact) -> Fact:
    """The fact without what only a document that states keywords tells."""
    match fact:
        case Field():
            return replace(fact, keywords=None, union=None, alternatives=None)
        case Operation():
            return replace(fact, keywords=None, server_variables=None)
        case Status():
            return replace(fact, keywords=None)
    return fact
