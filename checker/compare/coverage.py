"""Two contracts -> what both of their documents can state, and what stands apart.

A fact is compared where the other side rests on the same part of the source (`page`, `errors`,
`http-spans`, in whatever form) and a document of that form can state such a fact. A document that
was not read says nothing: its facts are neither removed nor compared. A document that the other
side never knew of is new, and so are its facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from operator import is_
from typing import Final

from checker.compare.basis import absent
from checker.compare.forms import API_FACTS, FORMAL, KEYWORDS, form_of, formal, forms, part_of
from checker.compare.nowhere import dangling, unclear
from checker.model.contract import (
    DEMANDS,
    NOT_READ,
    Attribute,
    Contract,
    Fact,
    Field,
    Metric,
    Operation,
    State,
    Statement,
    Status,
    Stream,
)
from checker.model.difference import Difference
from checker.model.path import ROOT, name_segment
from checker.model.place import written
from checker.model.regex import regex

_TEMPLATE: Final = regex(r"\{([^{}]*)\}")

# What a document must be able to state, for a fact of each kind.
_NEEDS: Final[dict[type[Fact], str]] = {
    Attribute: "attributes",
    Metric: "metrics",
    Operation: "operation",
    Statement: "statements",
    Status: "statuses",
    Stream: "stream",
}
# Topics that name the edition of a page: they change with each, and state nothing of a contract.
LABELS: Final = frozenset({"semconv-version"})
NESTED: Final = "nested fields"
TABLES: Final = "tables"
DESCRIBED: Final = "described fields"  # by a component or a table, nested or not
REFERENCE: Final = "reference"  # a reason: a reference of the document leads nowhere there
EVERYTHING: Final = "everything"  # a reason: the document itself was not read
FORM: Final = "form"  # a reason: the part was read in another form, whose silence denies nothing


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Partly:
    """Keys of facts that one side states from a document too that the other did not read.

    What is missing on the other side may stand in that document.
    """

    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    unclear: frozenset[str] = frozenset()  # fields of which one side states only what is required

    def tells(self, one: Difference) -> bool:
        """May the difference be reported, or may the unread document explain it?"""
        if one.name is None:
            return True
        if one.key in self.unclear:
            return one.name == "required"
        lost = one.key in self.before and _missing(one.name, one.after)
        gained = one.key in self.after and _missing(one.name, one.before)
        return not lost and not gained


def _missing(name: str, value: object) -> bool:
    return name == "state" or absent(name, value) or value in ((), False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparable:
    """The facts of both sides that may be compared, by key, and the rest."""

    before: dict[str, Fact]
    after: dict[str, Fact]
    apart: tuple[Apart, ...]
    partly: Partly
    across: Mapping[str, str]  # part by key of facts that the sides state in different forms
    examples: dict[str, Fact]  # of today: what still shows what was described, by its key


def statable(known: Contract, today: Contract) -> Iterator[Fact]:
    """The facts of a contract of which documents of today, by their form, could state the like.

    Whether they do is not asked: this is what may be expected of them.
    """
    then, now = _Basis(known), _Basis(today)
    yield from (fact for fact in known.facts if now.lacks(fact, then, twin=fact) is None)


def aligned(accepted: Contract, today: Contract) -> tuple[Contract, Contract]:
    """Both without the labels of their pages, what today only spells otherwise under one key."""
    after = _stated(today)
    before = _spelled(_placed(_stated(accepted), after), after)
    return _with(accepted, before), _with(today, after)


def _with(contract: Contract, facts: Mapping[str, Fact]) -> Contract:
    """The contract with these facts; itself where they are its own."""
    ordered = tuple(facts[key] for key in sorted(facts))
    same = len(ordered) == len(contract.facts) and all(map(is_, ordered, contract.facts))
    return contract if same else replace(contract, facts=ordered)


def comparable(
    accepted: Contract, today: Contract, before: Mapping[str, Fact], after: Mapping[str, Fact]
) -> Comparable:
    """What both can state of the facts that differ."""
    then, now = _Basis(accepted), _Basis(today)
    examples = _only_shown(before, after, then, now) | _answered(before, after, today, then, now)
    before = dict(before)
    after = {key: fact for key, fact in after.items() if key not in examples}
    was_open, is_open = dangling(accepted, before), dangling(today, after)
    lacking: dict[tuple[str, str, bool], list[str]] = {}
    for known, facts, others, own, other in (
        (True, before, after, then, now),
        (False, after, before, now, then),
    ):
        for key, fact in facts.items():
            twin = others.get(key)
            lack = other.lacks(fact, own, new=not known, twin=twin)
            if lack is None or (twin is not None and own.lacks(twin, other, twin=fact) is None):
                continue
            lacking.setdefault((*lack, known), []).append(key)
        for key in unclear(facts, others, is_open if known else was_open):
            lacking.setdefault((min(own.parts(facts[key])), REFERENCE, known), []).append(key)
    left_out = {key for keys in lacking.values() for key in keys}
    shared = [
        key
        for key in before.keys() & after.keys()
        if then.details(before[key]) and now.details(after[key])
    ]
    for known, facts, own, here, there in (
        (True, before, then, was_open, is_open),
        (False, after, now, is_open, was_open),
    ):
        for hole in sorted({one.key for one in there} - {one.key for one in here} - left_out):
            if hole in facts:
                lacking.setdefault((min(own.parts(facts[hole])), REFERENCE, known), []).append(hole)
        for key in sorted((before.keys() & after.keys()) - left_out - set(shared)):
            bare = _bare(facts[key])
            if bare != facts[key]:
                part = min(own.parts(facts[key]))
                lacking.setdefault((part, KEYWORDS, known), []).append(key)
                facts[key] = bare
    return Comparable(
        before={key: fact for key, fact in before.items() if key not in left_out},
        after={key: fact for key, fact in after.items() if key not in left_out},
        apart=tuple(
            Apart(part=part, lacks=lacks, known=known, keys=tuple(sorted(keys)))
            for (part, lacks, known), keys in sorted(lacking.items())
        ),
        partly=Partly(
            before=frozenset(key for key in before if now.misses(before[key], then)),
            after=frozenset(key for key in after if then.misses(after[key], now, new=True)),
            unclear=frozenset(hole.key for hole in (*was_open, *is_open)),
        ),
        across=_across(before, after, then, now),
        examples=examples,
    )


def _only_shown(
    before: Mapping[str, Fact], after: Mapping[str, Fact], then: _Basis, now: _Basis
) -> dict[str, Fact]:
    """Fields of today's examples that were described, where their like still is.

    The description no longer has them; an example that was left as it was is no description.
    """
    described = {
        _body(fact)
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
        and (formal(was) or _body(was) in described)
        and now.lacks(was, then) is None
    }


def _answered(
    before: Mapping[str, Fact],
    after: Mapping[str, Fact],
    today: Contract,
    then: _Basis,
    now: _Basis,
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


def _across(
    before: Mapping[str, Fact], after: Mapping[str, Fact], then: _Basis, now: _Basis
) -> dict[str, str]:
    """The keys of facts that the sides state in different forms, with the part of the source."""
    both = before.keys() & after.keys()
    return {
        key: min(now.parts(after[key]), default="")
        for key in both
        if then.form(before[key]) != now.form(after[key])
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


def _stated(contract: Contract) -> dict[str, Fact]:
    """The facts by key, without the labels of the page."""
    return {
        fact.key: fact
        for fact in contract.facts
        if not (isinstance(fact, Statement) and fact.topic in LABELS)
    }


def _placed(facts: dict[str, Fact], other: dict[str, Fact]) -> dict[str, Fact]:
    """The facts, the parameters of the path named as on the other side: the names are our own."""
    then, now = (
        next((fact for fact in side.values() if isinstance(fact, Operation)), None)
        for side in (facts, other)
    )
    if (
        then is None
        or now is None
        or then.path == now.path
        or _TEMPLATE.sub("{}", then.path) != _TEMPLATE.sub("{}", now.path)
    ):
        return facts
    names = ([name_segment(name) for name in _TEMPLATE.findall(side.path)] for side in (then, now))
    new = dict(zip(*names, strict=True))
    found: dict[str, Fact] = {}
    for key, fact in facts.items():
        moved = replace(fact, path=now.path) if isinstance(fact, Operation) else fact
        if isinstance(moved, Field) and moved.where == "path":
            first, *rest = written(moved.path)
            path = ROOT + new.get(first, first) + "".join(rest)
            words = (moved.where, path, moved.variant)
            moved = replace(moved, path=path, key=" ".join(word for word in words if word))
        found[moved.key if moved is not fact else key] = moved
    return found


def _spelled(facts: dict[str, Fact], other: dict[str, Fact]) -> dict[str, Fact]:
    """The facts, headers spelled as on the other side: their case means nothing (RFC 9110 §5.1)."""
    there: dict[str, Field] = {}
    for fact in other.values():
        if isinstance(fact, Field) and fact.where == "header":
            there.setdefault(_caseless(fact), fact)
    found: dict[str, Fact] = {}
    for key, fact in facts.items():
        if isinstance(fact, Field) and fact.where == "header" and key not in other:
            twin = there.get(_caseless(fact))
            if twin is not None and twin.key not in facts and twin.key not in found:
                found[twin.key] = replace(fact, key=twin.key, path=twin.path)
                continue
        found[key] = fact
    return found


def _caseless(fact: Field) -> str:
    """The key of a header with its name in lower case; names below it are those of its schema."""
    parts = written(fact.path)
    path = "".join((*(part.lower() for part in parts[:1]), *parts[1:]))
    return " ".join(map(str, (fact.status, fact.media_type, path, fact.variant)))


class _Basis:
    """The documents of one contract, by part."""

    def __init__(self, contract: Contract) -> None:
        self._can: dict[str, set[str]] = {}
        self._part_of: dict[str, str] = {}
        self._form_of: dict[str, str] = {}
        for document in contract.documents:
            part = part_of(document)
            self._part_of[document.url] = part
            self._form_of[document.url] = form_of(document)
            self._can.setdefault(part, set()).update(document.can_state)
        self._forms = forms(contract)
        self._shown = {place for fact in contract.facts for place in self._places(fact)}
        fields = [fact for fact in contract.facts if isinstance(fact, Field)]
        self._bodies = {_body(fact) for fact in fields}
        self._tells = {(part, _depth(fact)) for fact in fields for part in self.parts(fact)}
        self._unread = {
            problem.removeprefix(NOT_READ).rpartition("-")[0]
            for problem in contract.health.problems
            if problem.startswith(NOT_READ)
        }

    def parts(self, fact: Fact) -> set[str]:
        """The parts that state a fact; all where its evidence names no document of the contract."""
        found = {self._part_of.get(evidence.document) for evidence in fact.evidence}
        return {part for part in found if part is not None} or set(self._can)

    def _places(self, fact: Fact) -> set[tuple[str | None, str | None, str]]:
        """(part, form, kind of fact) of each document that states a fact."""
        kind = DESCRIBED if _is_described(fact) else _needs(fact)[0]
        urls = {evidence.document for evidence in fact.evidence}
        return {(self._part_of.get(url), self._form_of.get(url), kind) for url in urls}

    def lacks(
        self, fact: Fact, own: _Basis, *, new: bool = False, twin: Fact | None = None
    ) -> tuple[str, str] | None:
        """(part, what it cannot state) for a fact of the other side; None where it could.

        `new`: a part that is not known here counts as able, unless it was asked and not read.
        `twin`: the fact as it is stated here; without one the form decides too.
        """
        lack = self._cannot(fact, own, new=new)
        return self._silent(fact, own) if lack is None and twin is None else lack

    def _cannot(self, fact: Fact, own: _Basis, *, new: bool) -> tuple[str, str] | None:
        if not self._shown.isdisjoint(own._places(fact)):
            return None  # that part, read in that form, states others of the kind here
        found: list[tuple[str, str]] = []
        needs = _needs(fact)
        for part in sorted(own.parts(fact)):
            if part not in self._can:
                if new and part not in self._unread:
                    return None
                found.append((part, EVERYTHING))
            elif self._can[part].isdisjoint(needs):
                found.append((part, FORM if (part, needs[0]) in self._tells else needs[0]))
            else:
                return None
        return found[0] if found else None

    def form(self, fact: Fact) -> object:
        """In which form a fact of this side is stated; the pages of telemetry have one."""
        if not isinstance(fact, API_FACTS):
            return None
        return formal(fact), self._forms.get(min(self.parts(fact), default=""))

    def _silent(self, fact: Fact, own: _Basis) -> tuple[str, str] | None:
        """(part, FORM) of a fact that is missing here, where another form need not state it.

        Two formal documents list all parameters, and the fields of the bodies that both describe.
        """
        part = min(own.parts(fact), default="")
        here, there = self._forms.get(part), own._forms.get(part)
        if not isinstance(fact, API_FACTS) or here is None or here == there:
            return None
        listed = isinstance(fact, Field) and (
            fact.media_type is None or _body(fact) in self._bodies
        )
        return None if listed and formal(fact) and here <= FORMAL else (part, FORM)

    def details(self, fact: Fact) -> bool:
        """Can the document of a fact state keywords without a property of their own?"""
        return any(KEYWORDS in self._can.get(part, ()) for part in self.parts(fact))

    def misses(self, fact: Fact, own: _Basis, *, new: bool = False) -> bool:
        """Was some part that states a fact of the other side not read here?"""
        return any(
            part not in self._can and (not new or part in self._unread) for part in own.parts(fact)
        )


def _body(fact: Field) -> tuple[str, str | None, str | None]:
    return fact.where, fact.status, fact.media_type


def _depth(fact: Field) -> str:
    return NESTED if len(written(fact.path)) > 1 else "fields"


def _is_described(fact: Fact) -> bool:
    """Is it a field whose requirement a component or a table states, and no schema?"""
    return (
        isinstance(fact, Field)
        and fact.required is not None
        and fact.state is not State.EXAMPLE_ONLY
        and not any(one.pointer for one in fact.evidence)
    )


def _needs(fact: Fact) -> tuple[str, ...]:
    """What states such a fact, each by itself; first what the fact rests on."""
    if isinstance(fact, Statement) and fact.topic == DEMANDS:
        return (DEMANDS,)
    if not isinstance(fact, Field):
        return (_NEEDS.get(type(fact), fact.fact),)
    needs = list(dict.fromkeys((_depth(fact), NESTED)))
    if fact.state is State.EXAMPLE_ONLY:
        return ("examples", *needs)
    in_schema = fact.required is not None or any(one.pointer for one in fact.evidence)
    return tuple(needs) if in_schema else (TABLES, *needs)
