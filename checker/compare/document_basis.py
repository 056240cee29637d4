"""The documents of one contract, by part -> what each can state, and what it states.

A document of some form states facts of some kinds. What it states already, others of the kind, it
can state; what a document cannot state, or was not read, its silence denies nothing of.
"""

from __future__ import annotations

from typing import Final

from checker.compare.forms import API_FACTS, FORMAL, KEYWORDS, form_of, formal, forms, part_of
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
from checker.model.place import written
from checker.model.schema import home_of

# What a document must be able to state, for a fact of each kind.
_NEEDS: Final[dict[type[Fact], str]] = {
    Attribute: "attributes",
    Metric: "metrics",
    Operation: "operation",
    Statement: "statements",
    Status: "statuses",
    Stream: "stream",
}
NESTED: Final = "nested fields"
TABLES: Final = "tables"
DESCRIBED: Final = "described fields"  # by a component or a table, nested or not
REFERENCE: Final = "reference"  # a reason: a reference of the document leads nowhere there
EVERYTHING: Final = "everything"  # a reason: the document itself was not read
FORM: Final = "form"  # a reason: the part was read in another form, whose silence denies nothing


class DocumentBasis:
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
        self._bodies = {home_of(fact) for fact in fields}
        self._tells = {(part, _depth(fact)) for fact in fields for part in self.parts(fact)}
        self._unread = {  # of any other problem that is the name of no part
            problem.removeprefix(NOT_READ).rpartition("-")[0]
            for problem in contract.health.problems
        }

    def parts(self, fact: Fact) -> set[str]:
        """The parts that state a fact; all where its evidence names no document of the contract."""
        found = {self._part_of.get(evidence.document) for evidence in fact.evidence}
        return {part for part in found if part is not None} or set(self._can)

    def part(self, fact: Fact) -> str:
        """The first of them; "" where the contract has no document."""
        return min(self.parts(fact), default="")

    def _places(self, fact: Fact) -> set[tuple[str | None, str | None, str]]:
        """(part, form, kind of fact) of each document that states a fact."""
        kind = DESCRIBED if _is_described(fact) else _needs(fact)[0]
        urls = {evidence.document for evidence in fact.evidence}
        return {(self._part_of.get(url), self._form_of.get(url), kind) for url in urls}

    def lacks(
        self, fact: Fact, own: DocumentBasis, *, new: bool = False, twin: Fact | None = None
    ) -> tuple[str, str] | None:
        """(part, what it cannot state) for a fact of the other side; None where it could.

        `new`: a part that is not known here counts as able, unless it was asked and not read.
        `twin`: the fact as it is stated here; without one the form decides too.
        """
        lack = self._cannot(fact, own, new=new)
        return self._silent(fact, own) if lack is None and twin is None else lack

    def _cannot(self, fact: Fact, own: DocumentBasis, *, new: bool) -> tuple[str, str] | None:
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
        return formal(fact), self._forms.get(self.part(fact))

    def _silent(self, fact: Fact, own: DocumentBasis) -> tuple[str, str] | None:
        """(part, FORM) of a fact that is missing here, where another form need not state it.

        Two formal documents list all parameters, and the fields of the bodies that both describe.
        """
        part = own.part(fact)
        here, there = self._forms.get(part), own._forms.get(part)
        if not isinstance(fact, API_FACTS) or here is None or here == there:
            return None
        listed = isinstance(fact, Field) and (
            fact.media_type is None or home_of(fact) in self._bodies
        )
        return None if listed and formal(fact) and here <= FORMAL else (part, FORM)

    def details(self, fact: Fact) -> bool:
        """Can the document of a fact state keywords without a property of their own?"""
        return any(KEYWORDS in self._can.get(part, ()) for part in self.parts(fact))

    def misses(self, fact: Fact, own: DocumentBasis, *, new: bool = False) -> bool:
        """Was some part that states a fact of the other side not read here?"""
        return any(
            part not in self._can and (not new or part in self._unread) for part in own.parts(fact)
        )


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
