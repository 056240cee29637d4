"""bytes -> Contract: pure. A kind of page has one extractor; the table below names them all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from checker.model.access import Access
from checker.model.contract import (
    CUT_OFF,
    NEEDS_BROWSER,
    NO_FACTS,
    Contract,
    DocumentRead,
    Health,
    documented,
)
from checker.model.source import API_REFERENCE, HELP_CENTER, SEMCONV_HTTP, SUPPORT_PAGE, Source

if TYPE_CHECKING:  # whoever asks for the table's names alone reads no page
    from checker.extract.extracted import Extract, Extractor, Opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One document to extract from: its access, and the bytes that were kept of it."""

    role: str
    access: Access
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """All that is particular to one kind of page."""

    extract: Extractor
    floor: int = 1  # fewer facts are never a contract; of an accepted one SHARE are the minimum
    operations: bool = False  # does a page describe operations, of which one may be asked for?


SHARE: Final = 0.6


# An extractor, and what it needs, is imported when a page of its kind is read.
def _api_reference(opened: Sequence[Opened]) -> Extract:
    from checker.extract.api_reference import extract  # noqa: PLC0415

    return extract(opened)


def _help_center(opened: Sequence[Opened]) -> Extract:
    from checker.extract.help_center import extract  # noqa: PLC0415

    return extract(opened)


def _semconv_http(opened: Sequence[Opened]) -> Extract:
    from checker.extract.semconv_http import extract  # noqa: PLC0415

    return extract(opened)


def _support_page(opened: Sequence[Opened]) -> Extract:
    from checker.extract.support_page import extract  # noqa: PLC0415

    return extract(opened)


EXTRACTORS: Final[dict[str, PageKind]] = {
    API_REFERENCE: PageKind(extract=_api_reference, floor=8, operations=True),
    HELP_CENTER: PageKind(extract=_help_center),
    SEMCONV_HTTP: PageKind(extract=_semconv_http, floor=6),
    SUPPORT_PAGE: PageKind(extract=_support_page),
}


def extract(kind: str, bodies: Sequence[Body], *, operation: str | None = None) -> Extract:
    """What the documents state. The same bytes in the same roles give the same facts.

    `operation` is the one that is asked of the first document, which may describe several.
    """
    from checker.extract.extracted import Opened  # noqa: PLC0415 - see TYPE_CHECKING above
    from checker.extract.opened import open_page  # noqa: PLC0415 - likewise

    opened = tuple(
        Opened(
            role=body.role,
            page=open_page(body.content, body.access.media_type, body.access.url),
            operation=None if index else operation,
        )
        for index, body in enumerate(bodies)
    )
    extracted = EXTRACTORS[kind].extract(opened)
    cut = tuple(CUT_OFF + one.role for one in opened if one.page.cut)
    scripts = (one.role for one in opened if one.page.script_only)
    empty = {NO_FACTS + role: NEEDS_BROWSER + role for role in scripts}
    problems = (empty.get(problem, problem) for problem in extracted.problems)
    return replace(extracted, problems=(*problems, *cut))


def contract(
    source: Source, bodies: Sequence[Body], extracted: Extract, *, accepted: Contract | None = None
) -> Contract:
    """The facts with the accesses they rest on, and the extractor's health.

    `accepted` sets the expected minimum: 60 % of those of its facts that rest on a document which
    was read again. A transcribed contract sets none. A page beside the first that states nothing
    at all is reported by itself, and no reason to doubt the others.
    """
    stated = chain(extracted.facts, *extracted.definitions.values())
    states = {evidence.document for fact in stated for evidence in fact.evidence}
    beside = {body.access.url for body in bodies[1:]} if states else set()
    read = {body.access.url for body in bodies} - (beside - states)
    floor = EXTRACTORS[source.kind].floor
    before = (
        0
        if accepted is None or accepted.transcribed
        else documented(
            fact
            for fact in accepted.stated()
            if any(evidence.document in read for evidence in fact.evidence)
        )
    )
    return Contract(
        source=source.id,
        area=source.area,
        url=source.url,
        kind=source.kind,
        operation=source.operation,
        documents=tuple(
            DocumentRead(
                role=body.role,
                url=body.access.url,
                accessed=body.access.accessed,
                digest=body.access.digest,
                media_type=body.access.media_type,
                origin=body.access.origin,
                can_state=tuple(extracted.can_state.get(body.role, ())),
            )
            for body in bodies
        ),
        health=Health(
            facts=documented(chain(extracted.facts, *extracted.definitions.values())),
            expected_minimum=0
            if extracted.absent
            else max(1 if extracted.whole else floor, math.ceil(before * SHARE)),
            problems=extracted.problems,
        ),
        facts=tuple(sorted(extracted.facts, key=lambda fact: fact.key)),
        definitions=extracted.definitions,
    )
