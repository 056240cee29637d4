"""A reading -> the documents of "Sources checked", each with what is known of its three clocks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from checker.model.access import SAMPLE, Fetched
from checker.model.contract import DocumentRead
from checker.model.source import Source
from checker.model.state import DocumentState
from checker.model.table import CheckedDocument, Moment
from checker.review.judging import resting
from checker.review.reading import SourceReading
from checker.store.snapshots import Snapshots


def checked_of(one: SourceReading, snapshots: Snapshots) -> list[CheckedDocument]:
    """Each document that was asked, and each that is rested on."""
    asked = {item.document.url: item for item in one.fetched}
    states = snapshots.of(one.source.id).documents()
    found = []
    contract = resting(one)
    for document in contract.documents if contract is not None else ():
        item = asked.pop(document.url, None)
        read = item is not None and item.outcome.usable
        outcome = item.outcome.value if item is not None and read else "kept"
        sample = document.origin == SAMPLE  # no clock of it is one of a listed page
        found.append(
            CheckedDocument(
                source=one.source.id,
                role=document.role,
                url=document.url,
                accessed=None if sample else document.accessed,
                digest=document.digest,
                origin=document.origin,
                outcome=outcome if document.accessed is not None else "transcribed",
                unchanged_since=None if sample else _unchanged_since(document, states),
                last_updated=None if sample else one.last_updated.get(document.url),
            )
        )
        if item is not None and not read:
            found.append(_failed(one.source, item))
    return found + [_failed(one.source, item) for item in asked.values()]


def history_of(one: SourceReading, snapshots: Snapshots) -> tuple[Moment, ...]:
    """The days on which a document of the page was read, as far back as its state tells."""
    days: dict[date, bool] = {}
    for known in snapshots.of(one.source.id).documents():
        for number, seen in enumerate(known.recent):
            first = seen.first.date()
            days[first] = days.get(first, False) or number > 0
            days.setdefault(seen.last.date(), False)
    return tuple(Moment(day=day, changed=changed) for day, changed in sorted(days.items()))


def _unchanged_since(document: DocumentRead, states: Iterable[DocumentState]) -> datetime | None:
    """When the very content that is rested on was first seen, and seen without a break since."""
    return next(
        (
            known.since
            for known in states
            if known.url == document.url
            and known.recent
            and known.recent[-1].digest == document.digest
        ),
        None,
    )


def _failed(source: Source, item: Fetched) -> CheckedDocument:
    return CheckedDocument(
        source=source.id,
        role=item.document.role,
        url=item.document.url,
        accessed=None,
        digest=None,
        origin="not read",
        outcome=item.outcome.value,
    )
