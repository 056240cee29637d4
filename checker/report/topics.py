"""A contract -> what a row says that its page documents: counts, or where it speaks of what.

Headings are the page's own words: each is asked of the last gate, and one that it would refuse is
left out of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from checker.gate.wording import worded
from checker.model.contract import (
    DEMANDS,
    NOT_FOUND,
    Attribute,
    Contract,
    Fact,
    Field,
    Json,
    Metric,
    Statement,
    Status,
    described_at,
    is_mention,
)
from checker.model.errors import CheckerError
from checker.model.source import Source
from checker.report.words import counted, listed

MAX_HEADINGS: Final = 2  # of one topic that a row names; further ones are counted
MAX_HEADING: Final = 60  # characters of one

# The kinds of facts that are counted in a sentence, in this order.
KINDS: Final[dict[type[Fact], str]] = {
    Field: "field",
    Status: "status",
    Attribute: "attribute",
    Metric: "metric",
    Statement: "topic",
}
# Topics of a help center in words; those that the owner lists for a page are reported in its row.
TOPICS: Final[Mapping[str, str]] = {
    "support-escalation": "support escalation",
    "maintenance-window": "maintenance windows",
    "error-handling": "error handling",
    "request-volume": "request-volume checks",
    "privacy-logging": "privacy logging",
    "concurrency": "concurrency",
}
CHANNEL: Final = "channel "  # begin of the key of a channel
ASKS_FOR: Final = "asks-for"


@dataclass(frozen=True, slots=True)
class Verbs:
    """Words that agree with the number of pages, and how much of a page is reported."""

    speaks: str
    has: str
    lists: str
    it: str
    headings: bool = True  # are the page's headings reported?

    def where(self, fact: Fact) -> str:
        """` (About maintenance, Errors and 1 more)`; "" where no heading is or can be reported."""
        named = fact.value.get("headings") if isinstance(fact, Statement) else None
        tellable = list(_tellable(named)) if self.headings and isinstance(named, list) else []
        more = len(tellable) - MAX_HEADINGS
        ends = f" and {more} more" if more > 0 else ""
        return f" ({', '.join(tellable[:MAX_HEADINGS])}{ends})" if tellable else ""


ONE: Final = Verbs("speaks", "has", "lists", "it")
SEVERAL: Final = Verbs("speak", "have", "list", "they")


def said_of(
    source: Source, contract: Contract, *, sample: bool = False, headings: bool = True
) -> str:
    """`documented 61 fields`, `speaks of error handling (Errors); it has no title …`."""
    verbs = ONE if sample or len(contract.documents) == 1 else SEVERAL
    clauses = _clauses(source, contract, replace(verbs, headings=headings))
    counts = f"{'documents' if sample else 'documented'} {facts_of(contract)}"
    return "; ".join(clauses) or counts


def states_of(source: Source, contract: Contract, *, headings: bool = True) -> str:
    """The same of a baseline: what its copies did not show is not reported as not said."""
    clauses = _clauses(source, contract, replace(ONE, headings=headings))
    return f"by which the page {clauses[0]}" if clauses else f"which documents {facts_of(contract)}"


def _help(source: Source, contract: Contract, verbs: Verbs) -> list[str]:
    """Where the page speaks of each topic that the owner lists, and of which no title was found.

    That it says nothing of one in other words is not known: sentences are not understood.
    """
    asked = [topic for topic, words in TOPICS.items() if words in source.verify.lower()]
    facts = contract.by_key()
    wanted = asked or [*TOPICS]
    topics = [f"{TOPICS[one]}{verbs.where(facts[one])}" for one in wanted if one in facts]
    silent = [TOPICS[one] for one in wanted if NOT_FOUND + one in contract.health.problems]
    clauses = [f"{verbs.speaks} of {listed(topics)}"] if topics else []
    if silent:
        subject = f"{verbs.it} " if topics else ""
        clauses.append(f"{subject}{verbs.has} no title recognized as naming {_either(silent)}")
    return clauses


def _support(contract: Contract, verbs: Verbs) -> list[str]:
    """Which channels the page lists, and whether it says what to send along."""
    facts = contract.by_key()
    channels = {
        key.removeprefix(CHANNEL).replace("-", " "): fact
        for key, fact in facts.items()
        if key.startswith(CHANNEL)
    }
    stated = [name for name, it in channels.items() if not is_mention(it)]
    named = [name for name, it in channels.items() if is_mention(it)]
    clauses = [f"{verbs.lists} as ways to the support: {listed(stated)}"] if stated else []
    if named:
        ways = (
            f"{verbs.it} {verbs.speaks} of others"
            if stated
            else f"{verbs.speaks} of ways to the support"
        )
        clauses.append(f"{ways} in words to be read: {listed(named)}")
    if not clauses:
        return []
    if ASKS_FOR in facts:
        verb = f"{verbs.speaks} of" if is_mention(facts[ASKS_FOR]) else verbs.lists
        clauses.append(f"{verbs.it} {verb} what to send along{verbs.where(facts[ASKS_FOR])}")
    elif any(isinstance(one, Statement) and "asks_for" in one.value for one in channels.values()):
        clauses.append("its form says what to send along")
    elif NOT_FOUND + ASKS_FOR in contract.health.problems:
        clauses.append(f"{verbs.it} {verbs.has} no list recognized as what to send along")
    return clauses


def _clauses(source: Source, contract: Contract, verbs: Verbs) -> list[str]:
    """What is reported of topics and channels; nothing of a page that is of neither."""
    return [*_help(source, contract, verbs), *_support(contract, verbs)]


def _either(words: Sequence[str]) -> str:
    return listed(words).replace(" and ", " or ")


def _tellable(headings: Sequence[Json]) -> Iterator[str]:
    for heading in headings:
        flat = " ".join(str(heading).replace("`", "'").replace("|", "/").split())
        cut = flat if len(flat) <= MAX_HEADING else flat[: MAX_HEADING - 1].rstrip() + "\u2026"
        with suppress(CheckerError):
            yield str(worded(cut))


def facts_of(contract: Contract) -> str:
    """`61 fields and 9 statuses`: each key once, whatever number of places states it."""
    names: dict[type[Fact], set[str]] = {}
    for fact in contract.stated():
        names.setdefault(type(fact), set()).add(_counted_as(fact))
    return listed(
        [counted(len(names[kind]), noun) for kind, noun in KINDS.items() if kind in names]
    )


def _counted_as(fact: Fact) -> str:
    """An attribute once for all signals; what a page demands in many sentences is one topic."""
    if isinstance(fact, Attribute):
        return fact.attribute
    if isinstance(fact, Statement) and fact.topic == DEMANDS:
        return DEMANDS
    return " ".join(described_at(fact) or (fact.key,))
