"""Sources -> what is to be asked, and what next once an answer is there. Pure.

A fallback is wanted only once the document it stands in for turned out unusable; a followed page
as soon as the page that links it was read; what two sources share is wanted once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count, islice
from typing import Final, TypeAlias

from checker.fetch.follow import followed, name_of, page_path
from checker.fetch.url import NotAPlace, Reach, place_of, reach_of
from checker.model.access import Fetched
from checker.model.source import Document, Source

MAX_LINKS: Final = 10_000  # of one page that are looked at

Links: TypeAlias = Callable[["Request", Fetched], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request to make; equal for all documents that it serves."""

    url: str
    accept: str
    form: str
    reach: Reach  # sources that may ask elsewhere do not share an answer


@dataclass(slots=True, eq=False, kw_only=True)
class PendingDocument:
    """One document of one source, and what came back for it."""

    tour: SourcePlan
    document: Document
    depth: int = 0  # links away from a listed document
    fetched: Fetched | None = None

    @property
    def wanted(self) -> Request:
        """What is asked for it."""
        document = self.document
        return Request(
            url=document.url, accept=document.accept, form=document.form, reach=self.tour.reach
        )


@dataclass(slots=True, eq=False, kw_only=True)
class SourcePlan:
    """The documents of one source: listed ones, and those found by following."""

    source: Source
    reach: Reach
    seats: list[PendingDocument] = field(default_factory=list)
    urls: set[str] = field(default_factory=set)  # normal forms of all that has a seat

    def seat(self, document: Document, depth: int = 0) -> PendingDocument:
        """Gives a document its place in the result."""
        taken = PendingDocument(tour=self, document=document, depth=depth)
        self.seats.append(taken)
        self.urls.add(_normal(document.url))
        return taken


def _normal(url: str) -> str:
    try:
        return place_of(url).url
    except NotAPlace:
        return url


class Plan:
    """The state of a run. `start` once, `settle` for every answer, then `results`."""

    def __init__(
        self, sources: Sequence[Source], links: Links, *, max_followed: int, max_depth: int
    ) -> None:
        self._tours = [SourcePlan(source=source, reach=reach_of(source)) for source in sources]
        self._links = links
        self._max_followed = max_followed  # documents a source, in all
        self._max_depth = max_depth
        self._waiting: dict[Request, list[PendingDocument]] = {}
        self._settled: dict[Request, Fetched] = {}

    def start(self) -> list[Request]:
        """What is asked at once: every listed document that is no fallback."""
        listed = [
            tour.seat(document)
            for tour in self._tours
            for document in tour.source.documents
            if document.fallback_for is None
        ]
        return self._want(listed)

    def settle(self, wanted: Request, fetched: Fetched) -> list[Request]:
        """Takes an answer; returns what is wanted because of it."""
        self._settled[wanted] = fetched
        return self._want(self._answered(wanted))

    def progress(self) -> tuple[int, int, str]:
        """Documents that are done, those known so far, and the first that is waited for."""
        seats = [seat for tour in self._tours for seat in tour.seats]
        waiting = [seat.document.url for seat in seats if seat.fetched is None]
        return len(seats) - len(waiting), len(seats), waiting[0] if waiting else ""

    def results(self, unanswered: Callable[[Request], Fetched]) -> dict[str, tuple[Fetched, ...]]:
        """By source id: documents in the order of the source, then followed ones by address."""
        for wanted, seats in self._waiting.items():
            for seat in seats:
                seat.fetched = replace(unanswered(wanted), document=seat.document)
        return {tour.source.id: tuple(_in_order(tour)) for tour in self._tours}

    def _want(self, seats: list[PendingDocument]) -> list[Request]:
        new: list[Request] = []
        while seats:
            wanted = seats[0].wanted
            if wanted not in self._waiting and wanted not in self._settled:
                new.append(wanted)
            self._waiting.setdefault(wanted, []).append(seats.pop(0))
            if wanted in self._settled:
                seats.extend(self._answered(wanted))
        return new

    def _answered(self, wanted: Request) -> list[PendingDocument]:
        """Seats the answer where it is waited for; returns the seats that this opens."""
        fetched = self._settled[wanted]
        opened: list[PendingDocument] = []
        for seat in self._waiting.pop(wanted, ()):
            seat.fetched = replace(fetched, document=seat.document)
            opened += self._next(seat) if fetched.outcome.usable else _fallbacks(seat)
        return opened

    def _next(self, seat: PendingDocument) -> list[PendingDocument]:
        tour, opened, left = seat.tour, [], 0
        rules = [rule for rule in tour.source.follow if rule.on == seat.document.role]
        if not rules or seat.fetched is None or seat.depth >= self._max_depth:
            return []
        links = self._links(seat.wanted, seat.fetched)
        for rule in rules:
            for document in followed(islice(links, MAX_LINKS), rule, tour.reach):
                if document.url in tour.urls:
                    continue
                if sum(seat.depth > 0 for seat in tour.seats) >= self._max_followed:
                    left += 1
                    continue
                opened.append(tour.seat(document, seat.depth + 1))
        if left:
            seat.fetched = replace(seat.fetched, detail=f"{left} links more than are followed")
        return opened


def _fallbacks(seat: PendingDocument) -> list[PendingDocument]:
    return [
        seat.tour.seat(document)
        for document in seat.tour.source.documents
        if document.fallback_for == seat.document.role
        and not any(other.document is document for other in seat.tour.seats)
    ]


def _in_order(tour: SourcePlan) -> Iterator[Fetched]:
    """Answers come in any order; what is returned does not depend on it."""
    listed = {id(document): at for at, document in enumerate(tour.source.documents)}
    seats = sorted(
        tour.seats,
        key=lambda seat: (listed.get(id(seat.document), len(listed)), seat.document.url),
    )
    roles: set[str] = set()
    for seat in seats:
        if seat.fetched is not None:
            document = _with_own_role(seat, roles)
            roles.add(document.role)
            yield replace(seat.fetched, document=document)


def _with_own_role(seat: PendingDocument, taken: set[str]) -> Document:
    """Two followed pages of one name are told apart by more of their paths, else by number."""
    document = seat.document
    if seat.depth == 0 or document.role not in taken:
        return document
    page = page_path(place_of(document.url).path)
    longer = [name_of(page, parts=parts) for parts in range(2, page.count("/") + 1)]
    names = chain(longer, (f"{name_of(page)}-{number}" for number in count(2)))
    roles = (f"{name}-{document.form}" for name in names)
    return replace(document, role=next(role for role in roles if role not in taken))
