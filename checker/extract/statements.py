"""What was said of one topic, in one place or several -> Statement, with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from checker.extract import Extract, Opened
from checker.extract.prose.passages import Passage
from checker.model.contract import NO_FACTS, NOT_FOUND, Json, State, Statement
from checker.model.evidence import Evidence, digest_of, text_digest

MAX_MEMBERS: Final = 100  # of a list in a value
MAX_PLACES: Final = 100  # that a fact names as its evidence
CAN_STATE: Final = ("statements",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one passage says: parts of the topic's value. None, (), [] and {} say nothing."""

    value: Mapping[str, Json]
    passages: tuple[Passage, ...]  # what says it
    against: bool = False  # it denies what another part of the page may state


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic that a page is expected to cover, and how it is read."""

    name: str
    empty: Mapping[str, Json] = field(default_factory=dict)  # written out where nothing is said
    adds_up: frozenset[str] = frozenset()  # parts whose members from all places are put together


def statement(topic: Topic, said: Sequence[Said]) -> Statement | None:
    """All that was said of a topic as one fact; None where nothing was.

    Lists add up, sorted. Two different values of one part, or a statement and its denial, make
    the fact conflicting; the value is then what stands first on the page.
    """
    if not said:
        return None
    value: dict[str, Json] = dict(topic.empty)
    lists: dict[str, dict[str, Json]] = {}
    conflict = len({one.against for one in said}) > 1
    for one in said:
        for name, part in one.value.items():
            if isinstance(part, list) and name in topic.adds_up:
                lists.setdefault(name, {}).update({str(member): member for member in part})
            elif part is not None and part != []:
                conflict |= value.get(name) not in (None, part)
                value[name] = part if value.get(name) is None else value[name]
    for name, members in lists.items():
        if members:
            value[name] = [members[key] for key in sorted(members)[:MAX_MEMBERS]]
    places = dict.fromkeys(passage for one in said for passage in one.passages)
    return Statement(
        key=topic.name,
        topic=topic.name,
        value=dict(sorted(value.items())),
        text_digest=digest_of("\n".join(sorted({text_digest(place.plain) for place in places}))),
        state=State.CONFLICTING if conflict else State.DOCUMENTED,
        evidence=tuple(dict.fromkeys(map(evidence, places)))[:MAX_PLACES],
    )


def evidence(passage: Passage) -> Evidence:
    """Where a passage stands."""
    return Evidence(
        document=passage.url,
        heading=passage.path,
        text_digest=text_digest(passage.plain),
    )


def words(tokens: Iterable[str]) -> list[Json]:
    """Tokens as a part of a value: sorted, once each."""
    return [*sorted(set(tokens))]


def extracted(
    opened: Sequence[Opened], facts: Sequence[Statement], missing: Iterable[str]
) -> Extract:
    """The facts, and as problems missing topics and documents from which nothing came."""
    sources = {place.document for fact in facts for place in fact.evidence}
    silent = (one.role for one in opened if one.page.url not in sources)
    return Extract(
        facts=tuple(sorted(facts, key=lambda fact: fact.key)),
        problems=(*(NO_FACTS + role for role in silent), *(NOT_FOUND + name for name in missing)),
        can_state={one.role: CAN_STATE for one in opened},
    )
