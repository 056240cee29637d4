"""Sources and the answers so far -> what is to be asked next. Pure.

The documents of a source are found anew after every answer: listed ones, the fallback of one that
turned out unusable, and the pages that a page links. What two sources share is asked for once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count, islice
from typing import Final, TypeAlias

from checker.fetch.follow import followed, name_of, page_path
from checker.fetch.settings import Settings
from checker.fetch.url import Barred, Reach, place_of, reach_of
from checker.model.access import Fetched
from checker.model.source import Document, Source

MAX_LINKS: Final = 10_000  # of one page that are looked at

Links: TypeAlias = Callable[[Fetched], Sequence[str]]
Step: TypeAlias = tuple[
    Document, int
]  # a document, and how many links it is away from a listed one


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request to make; equal for all documents that it serves."""

    url: str
    accept: str
    form: str
    reach: Reach  # sources that may ask elsewhere do not share an answer


def _request(document: Document, reach: Reach) -> Request:
    return Request(url=document.url, accept=document.accept, form=document.form, reach=reach)


class Plan:
    """The state of a run: `wanted` until nothing is, `settle` for every answer, then `results`."""

    def __init__(self, sources: Sequence[Source], links: Links, settings: Settings) -> None:
        self._sources = [(source, reach_of(source)) for source in sources]
        self._links = links
        self._settings = settings
        self._given: dict[Request, None] = {}  # requests that `wanted` returned, in their order
        self._answers: dict[Request, Fetched] = {}
        self._linked: dict[tuple[str, Request], list[Document]] = {}  # by source id

    def wanted(self) -> list[Request]:
        """The requests that are to be made now, each returned once."""
        before = len(self._given)
        for source, reach in self._sources:
            steps, _ = self._steps(source, reach)
            self._given |= {_request(document, reach): None for document, _ in steps}
        return list(self._given)[before:]

    def settle(self, request: Request, fetched: Fetched) -> None:
        """Takes the answer of a request."""
        self._answers[request] = fetched

    def progress(self) -> tuple[int, int, str]:
        """Requests that are answered, those known so far, and the first that is waited for."""
        waiting = (request.url for request in self._given if request not in self._answers)
        return len(self._answers), len(self._given), next(waiting, "")

    def results(self, unanswered: Callable[[Request], Fetched]) -> dict[str, tuple[Fetched, ...]]:
        """By source id: documents in the order of the source, then followed ones by address."""
        return {
            source.id: tuple(self._in_order(source, reach, unanswered))
            for source, reach in self._sources
        }

    def _steps(self, source: Source, reach: Reach) -> tuple[list[Step], dict[str, int]]:
        """The documents known so far; by address, the links of a page that are not followed."""
        steps = [(document, 0) for document in source.documents if document.fallback_for is None]
        urls = {_normal(document.url) for document, _ in steps}
        followed_so_far = 0
        left: dict[str, int] = {}
        for document, depth in steps:  # grows as it is walked
            request = _request(document, reach)
            answer = self._answers.get(request)
            if answer is None:
                continue
            if not answer.outcome.usable:
                fallbacks = [
                    (one, depth)
                    for one in source.documents
                    if one.fallback_for == document.role and (one, depth) not in steps
                ]
                steps += fallbacks
                urls |= {_normal(one.url) for one, _ in fallbacks}
            elif depth < self._settings.max_depth:
                for one in self._linked_by(source, reach, document, answer):
                    if one.url in urls:
                        continue
                    if followed_so_far >= self._settings.max_followed:
                        left[document.url] = left.get(document.url, 0) + 1
                        continue
                    followed_so_far += 1
                    urls.add(one.url)
                    steps.append((one, depth + 1))
        return steps, left

    def _linked_by(
        self, source: Source, reach: Reach, document: Document, answer: Fetched
    ) -> list[Document]:
        """The documents that a page leads to; a page is read for its links once."""
        rules = [rule for rule in source.follow if rule.on == document.role]
        if not rules:
            return []
        request = _request(document, reach)
        key = (source.id, request)
        if key not in self._linked:
            links = self._links(answer)
            found = (followed(islice(links, MAX_LINKS), rule, reach) for rule in rules)
            self._linked[key] = list(chain.from_iterable(found))
        return self._linked[key]

    def _in_order(
        self, source: Source, reach: Reach, unanswered: Callable[[Request], Fetched]
    ) -> Iterator[Fetched]:
        """Answers come in any order; what is returned does not depend on it."""
        listed = {id(document): at for at, document in enumerate(source.documents)}
        steps, left = self._steps(source, reach)
        steps.sort(key=lambda step: (listed.get(id(step[0]), len(listed)), step[0].url))
        roles: set[str] = set()
        for found, depth in steps:
            request = _request(found, reach)
            fetched = self._answers.get(request) or unanswered(request)
            document = _with_own_role(found, roles) if depth else found
            roles.add(document.role)
            if found.url in left:
                detail = f"{left[found.url]} links more than are followed"
                fetched = replace(fetched, detail=detail)
            yield replace(fetched, document=document)


def _normal(url: str) -> str:
    try:
        return place_of(url).url
    except Barred:
        return url


def _with_own_role(document: Document, taken: set[str]) -> Document:
    """Two followed pages of one name are distinguished by more of their paths, else by number."""
    if document.role not in taken:
        return document
    page = page_path(place_of(document.url).path)
    longer = [name_of(page, parts=parts) for parts in range(2, page.count("/") + 1)]
    names = chain(longer, (f"{name_of(page)}-{number}" for number in count(2)))
    roles = (f"{name}-{document.form}" for name in names)
    return replace(document, role=next(role for role in roles if role not in taken))
