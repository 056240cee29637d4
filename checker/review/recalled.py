"""What is kept -> what came back when each document was last asked, or stood at some time.

No socket is opened: the documents of a source and those that they link are found as they are when
they are read, from the kept bodies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from checker.extract import Body
from checker.fetch.follow import followed
from checker.fetch.url import reach_of
from checker.model.access import Fetched, Kept, Outcome
from checker.model.contract import NOT_READ, Contract
from checker.model.source import Document, Source
from checker.review.memory import Memory
from checker.store.snapshots import Snapshots


def recalled(source: Source, snapshots: Snapshots, memory: Memory) -> tuple[Fetched, ...]:
    """The outcome of the last attempt on each document, with the body that it found."""
    store = snapshots.of(source.id)

    def last(document: Document) -> Fetched | None:
        known = store.document(document.url, document.accept)
        if known.outcome is not None and not known.outcome.usable:
            return Fetched(document=document, outcome=known.outcome, access=None)
        kept = store.kept(document.url, document.accept)
        if known.last is None or kept is None:
            return None
        return as_read(document, kept)

    return tuple(walked(source, memory, last))


def bodies_at(
    source: Source, snapshots: Snapshots, memory: Memory, moment: datetime
) -> tuple[Body, ...]:
    """The documents with the content of that time; without those that are no longer kept."""
    kept = {
        (one.access.url, one.access.accept): one
        for one in snapshots.of(source.id).documents_as_of(moment)
    }

    def then(document: Document) -> Fetched | None:
        found = kept.get((document.url, document.accept))
        return None if found is None else as_read(document, found)

    return bodies_of(walked(source, memory, then))


def walked(
    source: Source,
    memory: Memory,
    found: Callable[[Document], Fetched | None],
    first: Callable[[Document], bool] = lambda _: False,
) -> Iterator[Fetched]:
    """Listed documents, then those that they link; another form where the first is not usable.

    `first`: of two forms of one document, does this one go before the other?
    """
    reach = reach_of(source)
    roles = [one.role for one in source.documents]
    waiting = sorted(
        source.documents,
        key=lambda one: (roles.index(one.fallback_for or one.role), not first(one)),
    )
    seen: set[tuple[str, str]] = set()
    usable: set[str] = set()
    while waiting:
        document = waiting.pop(0)
        key, role = (document.url, document.accept), document.fallback_for or document.role
        if key in seen or (document in source.documents and role in usable):
            continue
        seen.add(key)
        item = found(document)
        if item is None:
            continue
        yield item
        if item.access is None or item.body is None:
            continue
        usable.add(role)
        links = memory.links(item.body, item.access.media_type, item.access.final_url)
        for rule in source.follow:
            if rule.on == item.document.role:
                waiting += followed(links, rule, reach)


def bodies_of(items: Iterable[Fetched]) -> tuple[Body, ...]:
    """The documents that came back with a body."""
    return tuple(
        Body(role=item.document.role, access=item.access, content=item.body)
        for item in items
        if item.access is not None and item.body is not None
    )


def with_unread(then: Contract, roles: Iterable[str]) -> Contract:
    """The contract, saying which documents were not read: what they state is not gone."""
    problems = (*then.health.problems, *(NOT_READ + role for role in roles))
    return replace(then, health=replace(then.health, problems=problems))


def as_read(document: Document, kept: Kept) -> Fetched:
    """A kept document, as if it had come back now."""
    return Fetched(document=document, outcome=Outcome.PAGE, access=kept.access, body=kept.body)
