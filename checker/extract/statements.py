"""Passages -> Statement: a topic that is mentioned there, or what structure states of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from checker.extract.extracted import Extract, Opened
from checker.extract.heading import passed_on, standing
from checker.extract.prose.passages import Passage
from checker.model.contract import MENTIONED, NO_FACTS, NOT_FOUND, Json, Statement
from checker.model.evidence import MAX_PLACES, Evidence, digest_of
from checker.model.regex import regex

MAX_HEADINGS: Final = 20  # that a mention names
MAX_HEADING: Final = 160  # characters of one
MAX_MEMBERS: Final = 100  # of a list in a value
CAN_STATE: Final = ("statements",)
# Punctuation around words; within one it says something, as a currency or a bound does.
_MARKS: Final = regex(r"""(?<!\w)[,;:!?'"()]+|[.,;:!?'"()]+(?!\w)""")


def stated(name: str, value: Mapping[str, Json], passages: Iterable[Passage]) -> Statement:
    """What structure states, as one fact. At least one passage states it."""
    places = tuple(dict.fromkeys(passages))
    return Statement(
        key=name,
        topic=name,
        value=dict(sorted(value.items())),
        text_digest=_digest(places),
        evidence=tuple(dict.fromkeys(map(evidence, places)))[:MAX_PLACES],
    )


def mentioned(name: str, passages: Iterable[Passage], **more: Json) -> Statement:
    """A topic that the passages speak of: their headings and the digest of their texts.

    The digest is that of the texts under the headings, in whatever order, case and punctuation
    they stand; a heading counts as a text only where nothing stands under it. What is [] in `more`
    is left out.
    """
    places = tuple(passages)
    headings = dict.fromkeys(passed_on(one.heading)[:MAX_HEADING] for one in places if one.heading)
    named: list[Json] = [*islice(headings, MAX_HEADINGS)]
    parts: dict[str, Json] = {"headings": named, "state": MENTIONED, **more}
    return stated(name, {part: it for part, it in parts.items() if it != []}, places)


def _digest(places: Sequence[Passage]) -> str:
    texts = [one for one in places if not one.is_title] or places
    said = {" ".join(_MARKS.sub(" ", one.text.casefold()).split()) for one in texts}
    return digest_of("\n".join(sorted(said)))


def evidence(passage: Passage) -> Evidence:
    """Where a passage stands."""
    return standing(passage.url, passage.path, passage.plain)


def words(tokens: Iterable[str]) -> list[Json]:
    """Tokens as a part of a value: sorted, once each."""
    return [*sorted(set(tokens))[:MAX_MEMBERS]]


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
