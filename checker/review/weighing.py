"""What came back in the place of another document, or was saved by hand -> a reading, or none.

Where the first form of a page is lost, its other form is asked for, and a site that lost the one
answers the other with a page all the same: a sign-in, a consent, a search, an apology. Such a page
states nothing of what it stands for, and whoever rests on it never learns that the page is gone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, cached_property
from urllib.parse import urlsplit

from checker import documents
from checker.compare.coverage import statable
from checker.compare.forms import part_of
from checker.extract import EXTRACTORS, SHARE, Body, contract
from checker.extract.extracted import Extract
from checker.extract.openapi.method_path import alike
from checker.extract.opened import open_page
from checker.extract.page import is_bare
from checker.fetch.follow import followed
from checker.fetch.url import reach_of
from checker.gate.wording import TextRefusal, secrets_in
from checker.model.access import Fetched, Outcome
from checker.model.contract import Contract, Fact, Json, Operation, State
from checker.model.plain import fact_to_plain
from checker.model.source import Document, Source
from checker.report.words import being, counted
from checker.review.memory import Memory
from checker.review.public_addresses import public_addresses
from checker.review.recalled import bodies_of

Before = Callable[[], Contract | None]
"""What was accepted of a source, else what is kept of it; None where there is neither."""


def weighed(
    source: Source, fetched: Sequence[Fetched], before: Before, memory: Memory
) -> tuple[Fetched, ...]:
    """The same, without what is no reading of its document, which counts as not read.

    A fallback that states too little, a new page that states nothing and has no more to it than a
    sign-in has, and one that states a secret.
    """
    if not (bodies := bodies_of(fetched)):
        return tuple(fetched)
    scales = _Scales(source, bodies, before, memory)

    def judged(item: Fetched) -> Fetched:
        if item.outcome.usable and item.document.fallback_for is not None:
            return scales.weighed(item)
        return scales.seen(item) if item.outcome is Outcome.PAGE else item

    return tuple(scales.passed_on(judged(item)) for item in fetched)


def withheld(source: Source, fetched: Sequence[Fetched], memory: Memory) -> tuple[Fetched, ...]:
    """Those that state what may not be passed on, as not read."""
    scales = _Scales(source, bodies_of(fetched), _nothing, memory)
    judged = map(scales.passed_on, fetched)
    return tuple(item for item in judged if item.outcome is Outcome.WITHHELD)


def states_secret(source: Source, bodies: Sequence[Body], memory: Memory) -> bool:
    """Do they state what may not be passed on?"""
    return bool(_Scales(source, bodies, _nothing, memory).refusing)


def refusing(contract_: Contract) -> str:
    """The rule that refuses to pass a contract on; "" for none."""
    refusals = _refused(contract_, contract_.stated())
    return refusals[0].rule if refusals else ""


def _refused(contract_: Contract, facts: Iterable[Fact]) -> tuple[TextRefusal, ...]:
    """Where they stand is left out: of a heading the reports take care themselves."""
    plain: list[Json] = [fact_to_plain(replace(fact, evidence=())) for fact in facts]
    text = documents.write_json(plain)
    return secrets_in(text, allow=public_addresses(contract_))


def weighed_alone(
    source: Source, item: Fetched, body: Body, before: Before, memory: Memory
) -> Fetched:
    """A document by itself, that somebody else read, as not read where it is no reading of it."""
    scales = _Scales(source, (body,), before, memory)
    return scales.passed_on(scales.weighed(item))


def _nothing() -> None:
    """Where it does not matter what was known."""


def main_roles(source: Source) -> frozenset[str]:
    """The roles of the page itself: its first document, and what is read in its place."""
    first = source.documents[0].role
    instead = {item.role for item in source.documents if item.fallback_for == first}
    return frozenset({first} | instead)


def _base(server: str) -> str:
    """The path below which a server stands; "" where its address is none."""
    try:
        return urlsplit(server).path.rstrip("/")
    except ValueError:
        return ""


def _no_reading(item: Fetched, why: str, outcome: Outcome = Outcome.TOO_LITTLE) -> Fetched:
    return replace(item, outcome=outcome, access=None, body=None, detail=why)


class _Scales:
    """What documents of a source state, beside what was known of it."""

    def __init__(
        self, source: Source, bodies: Sequence[Body], before: Before, memory: Memory
    ) -> None:
        self._source, self._bodies, self._memory = source, bodies, memory
        self._before = cache(before)  # asked for where something is doubtful

    @cached_property
    def _extracted(self) -> Extract:
        return self._memory.facts(self._source.kind, self._bodies)

    @cached_property
    def _today(self) -> Contract:
        return contract(self._source, self._bodies, self._extracted)

    @cached_property
    def refusing(self) -> str:
        """The rule that refuses what all of them state together, found out once a content."""
        parts = (f"{one.role} {one.access.url} {one.access.digest}" for one in self._bodies)
        judged = "\x1f".join((self._source.kind, *parts))
        return self._memory.refusing(judged, lambda: refusing(self._today))

    def weighed(self, item: Fetched) -> Fetched:
        """The item, as not read where fewer facts rest on it than on any reading of it."""
        if self._leads(item):
            return item
        url = item.document.url
        stated = [
            fact for fact in self._today.facts if any(one.document == url for one in fact.evidence)
        ]
        if item.document.role in main_roles(self._source) and self._of_another(stated):
            return _no_reading(item, f"nothing of {self._source.operation}")
        found, expected = len(stated), self._expected(item.document)
        if found >= expected:
            return item
        facts = counted(found, "fact")
        return _no_reading(
            item, f"{facts} where at least {expected} {being(expected, 'was')} expected"
        )

    def seen(self, item: Fetched) -> Fetched:
        """The item, as not read where another page stands in the page's place and states nothing.

        It is another by its title; where no title is known, by the form that may state more.
        """
        access, body = item.access, item.body
        main = item.document.role in main_roles(self._source)
        if not main or access is None or body is None or self._stated(item) or self._leads(item):
            return item
        if access.final_url != access.url:  # where it led to is reported with what is there
            return item
        page = open_page(body, access.media_type, access.final_url)
        known = self._titles()
        forms = any(one.fallback_for == item.document.role for one in self._source.documents)
        other = page.title not in known if known else forms
        return _no_reading(item, "a few sentences at most") if other and is_bare(page) else item

    def _titles(self) -> set[str]:
        """What stood at the head of the pages on which what was known rests."""
        before = self._before()
        stated = () if before is None else before.stated()
        return {each.heading[0] for one in stated for each in one.evidence if each.heading}

    def _stated(self, item: Fetched) -> list[Fact]:
        url = item.document.url
        return [
            fact
            for fact in self._today.stated()
            if any(one.document == url for one in fact.evidence)
        ]

    def passed_on(self, item: Fetched) -> Fetched:
        """The item, as not read where the last gate would refuse a report of what it states.

        One page must not end the run for all others, and its contract is passed on.
        """
        if not item.outcome.usable or not self.refusing:
            return item
        refusals = _refused(self._today, self._stated(item))
        if not refusals:
            return item
        return _no_reading(item, f"rule {refusals[0].rule}", Outcome.WITHHELD)

    def _of_another(self, facts: Sequence[Fact]) -> bool:
        """Is the operation that they state another than the one that the source is of?"""
        method, _, path = (self._source.operation or "").partition(" ")
        stated = [
            fact for fact in facts if isinstance(fact, Operation) and fact.state is State.DOCUMENTED
        ]
        return bool(path and stated) and not any(
            alike((one.method, base + one.path), (method, path))
            for one in stated
            for base in ("", *map(_base, one.servers))
        )

    def _leads(self, item: Fetched) -> bool:
        """Does it link pages that are read because of it? An index need state nothing itself."""
        source, access, body = self._source, item.access, item.body
        rules = [rule for rule in source.follow if rule.on == item.document.role]
        if not rules or access is None or body is None:
            return False
        links = self._memory.links(body, access.media_type, access.final_url)
        return any(any(followed(links, rule, reach_of(source))) for rule in rules)

    def _expected(self, document: Document) -> int:
        main = document.role in main_roles(self._source) and not self._extracted.whole
        floor = EXTRACTORS[self._source.kind].floor if main else 1
        return max(floor, math.ceil(SHARE * self._known(document)))

    def _known(self, document: Document) -> int:
        """Facts that stood in this part of the source, of those that this form can state."""
        before = self._before()
        if before is None or before.transcribed:
            return 0
        there = {one.url for one in before.documents if part_of(one) == document.part}
        return sum(
            any(one.document in there for one in fact.evidence)
            for fact in statable(before, self._today)
        )
