"""What came back, made by hand: for tests of what keeps it and of what judges it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from checker.model.access import Access, Fetched, Kept, Outcome
from checker.model.contract import Contract, DocumentRead, Health, Status
from checker.model.evidence import Evidence, digest_of
from checker.model.source import Document
from checker.store.snapshots import Snapshots

START = datetime(2026, 11, 1, 10, tzinfo=UTC)
URL = "https://docs.example/chat.md"
ACCEPT = "text/markdown"


def day(number: float) -> datetime:
    """Days after the start."""
    return START + timedelta(days=number)


def document(url: str = URL, accept: str = ACCEPT) -> Document:
    return Document(role="page-markdown", url=url, accept=accept)


def access(body: bytes, when: datetime, url: str = URL, accept: str = ACCEPT) -> Access:
    digest = digest_of(body)
    return Access(
        url=url,
        accept=accept,
        final_url=url,
        status=200,
        accessed=when,
        digest=digest,
        media_type=accept,
        etag=f'"{digest[7:19]}"',
    )


def page(body: bytes, when: datetime, url: str = URL, accept: str = ACCEPT) -> Fetched:
    return Fetched(
        document=document(url, accept),
        outcome=Outcome.PAGE,
        access=access(body, when, url, accept),
        body=body,
        status=200,
    )


def unchanged(body: bytes, when: datetime, url: str = URL, accept: str = ACCEPT) -> Fetched:
    return Fetched(
        document=document(url, accept),
        outcome=Outcome.NOT_MODIFIED,
        access=access(body, when, url, accept),
        status=304,
    )


def failed(outcome: Outcome = Outcome.UNREACHABLE, url: str = URL, accept: str = ACCEPT) -> Fetched:
    return Fetched(document=document(url, accept), outcome=outcome, access=None)


def contract(*rests_on: Access, statuses: tuple[str, ...] = ("200", "429")) -> Contract:
    """A small contract of the source `chat`."""
    facts = [
        Status(key=f"status {code}", status=code, evidence=(Evidence(document=URL),))
        for code in statuses
    ]
    return Contract(
        source="chat",
        area="Chat contract",
        url=URL,
        kind="api-reference",
        operation="POST /v1/chat/completions",
        documents=tuple(
            DocumentRead(
                role="page-markdown",
                url=found.url,
                accessed=found.accessed,
                digest=found.digest,
                media_type=found.media_type,
                origin=found.origin,
                can_state=("statuses",),
            )
            for found in rests_on
        ),
        health=Health(facts=len(facts), expected_minimum=1),
        facts=tuple(sorted(facts, key=lambda fact: fact.key)),
    )


def imported(body: bytes, when: datetime, url: str = URL) -> tuple[Access, bytes]:
    """A page that was saved elsewhere."""
    saved = access(body, when, url)
    return replace(saved, status=None, etag=None, origin="imported"), body


def kept_of(snapshots: Snapshots, source: str) -> tuple[Kept, ...]:
    """The newest kept access of each document."""
    known = snapshots.of(source).documents()
    found = (snapshots.of(source).kept(one.url, one.accept) for one in known)
    return tuple(kept for kept in found if kept is not None)
