"""Files and texts of pages -> contracts, for tests that compare whole pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from checker.extract import Body, contract, extract
from checker.model.access import Access
from checker.model.contract import Contract
from checker.model.evidence import digest_of
from checker.model.source import Source

READ = datetime(2026, 11, 24, tzinfo=UTC)
MEDIA = {"markdown": "text/markdown", "html": "text/html"}


def page(role: str, url: str, content: bytes | str) -> Body:
    data = content.encode() if isinstance(content, str) else content
    media = MEDIA[role.rpartition("-")[2]]
    access = Access(
        url=url,
        accept=media,
        final_url=url,
        status=200,
        accessed=READ,
        digest=digest_of(data),
        media_type=media,
    )
    return Body(role=role, access=access, content=data)


def stated(kind: str, pages: Mapping[tuple[str, str], bytes | str]) -> Contract:
    """The contract of pages by (role, address)."""
    bodies = [page(role, url, content) for (role, url), content in pages.items()]
    source = Source(
        id="pages",
        area="",
        url=bodies[0].access.url,
        kind=kind,
        operation=None,
        listed=date(2026, 7, 3),
        verify="",
        wording="",
        documents=(),
    )
    return contract(source, bodies, extract(kind, bodies))
