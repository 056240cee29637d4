"""What is remembered of documents is what would be read anew, and no document ends a run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checker.extract import Body, contract
from checker.fetch.cache import Cache
from checker.model import outline
from checker.model.access import Access
from checker.model.evidence import digest_of
from checker.model.source import Source
from checker.review import memory
from checker.review.memory import Memory
from tests.commands.widgets import PAGE

URL = "https://docs.example.test/widgets.md"
SOURCE = Source(
    id="widgets",
    area="Widgets",
    url=URL,
    kind="api-reference",
    operation=None,
    listed=date(2026, 7, 3),
    verify="Confirm it.",
    wording="Look at the reference.",
    documents=(),
)


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


def test_the_digest_of_a_contract_is_reckoned_once(
    remembering: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(text: str) -> str:
        pages = [body(text)]
        found = contract(SOURCE, pages, remembering.facts("api-reference", pages))
        remembering.digest(found, pages)
        return outline.contract_digest(found)

    first, other = told(PAGE), told("# Widgets\n")
    assert first != other
    monkeypatch.setattr(memory, "contract_digest", None)
    monkeypatch.setattr(outline, "_digest", None)
    assert (told(PAGE), told("# Widgets\n")) == (first, other)


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
    assert remembering.last_updated(PAGE, body(PAGE).access) is None
