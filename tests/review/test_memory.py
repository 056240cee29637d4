"""What is remembered of documents is what would be read anew, and no document ends a run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.extract import Body
from checker.fetch.cache import Cache
from checker.model.access import Access
from checker.model.evidence import digest_of
from checker.review import memory
from checker.review.memory import Memory
from tests.commands.widgets import PAGE

URL = "https://docs.example.test/widgets.md"


def body(text: str) -> Body:
    content = text.encode()
    access = Access(
        url=URL,
        accept="text/markdown",
        final_url=URL,
        status=200,
        accessed=datetime(2026, 11, 1, tzinfo=UTC),
        digest=digest_of(content),
        media_type="text/markdown",
    )
    return Body(role="page-markdown", access=access, content=content)


@pytest.fixture
def remembering(tmp_path: Path) -> Iterator[Memory]:
    with Cache.open(tmp_path) as cache:
        yield Memory(cache)


def test_the_second_look_gives_what_the_first_gave(remembering: Memory) -> None:
    """A formal document of few facts is whole, and not broken because it was read before."""
    first = remembering.facts("api-reference", [body(PAGE)])
    assert first.whole
    assert remembering.facts("api-reference", [body(PAGE)]) == first


def test_a_page_that_an_extractor_falls_over_is_not_understood(
    remembering: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(memory, "extract", fall)
    monkeypatch.setattr(memory, "open_page", fall)
    found = remembering.facts("api-reference", [body(PAGE)])
    assert (found.facts, found.problems) == ((), ("unreadable: page-markdown",))
    assert list(remembering.links(b"# A", "text/markdown", URL)) == []
    assert remembering.last_updated(b"# A", "text/markdown", URL) is None
