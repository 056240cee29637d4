"""What the rows rest on, in words: each document's clocks, and what was not read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from checker.model.access import SAMPLE
from checker.model.table import CheckedDocument
from checker.report.source_parts import checked_cells, clocks, not_re_read
from tests.report.conftest import basis_of, report_of

UNREAD = CheckedDocument(
    source="chat",
    role="page-markdown",
    url="https://docs.example/api/chat.md",
    accessed=None,
    digest=None,
    origin="not read",
    outcome="gone",
)
READ = replace(
    UNREAD,
    role="page-html",
    accessed=datetime(2026, 11, 24, 10, tzinfo=UTC),
    origin="fetched",
    outcome="page",
)


@pytest.mark.parametrize(
    ("basis", "checked", "told"),
    [
        pytest.param(basis_of(), (READ,), [], id="read"),
        pytest.param(
            basis_of(contract=None, re_read=False),
            (UNREAD,),
            ["Chat contract: page-markdown (gone); no reading of it is kept"],
            id="nothing kept",
        ),
        pytest.param(
            basis_of(contract=None, re_read=False, asked=False),
            (),
            ["Chat contract: not asked; no reading of it is kept"],
            id="nothing kept, and not asked",
        ),
        pytest.param(
            basis_of(re_read=False),
            (UNREAD,),
            ["Chat contract: page-markdown (gone); it rests on its access of 2026-11-24"],
            id="kept",
        ),
        pytest.param(
            basis_of(),
            (UNREAD, READ),
            ["Chat contract: page-markdown (gone); read in another form"],
            id="read in another form",
        ),
    ],
)
def test_what_was_not_read_again_says_what_its_row_rests_on(basis, checked, told) -> None:
    report = replace(report_of((basis,), ()), checked=checked)
    assert [*not_re_read(report)] == told


@pytest.mark.parametrize(
    ("one", "day", "words"),
    [
        pytest.param(READ, "2026-11-24", "accessed 2026-11-24", id="read"),
        pytest.param(UNREAD, "not read", "not read", id="not read"),
        pytest.param(replace(UNREAD, origin=SAMPLE), "sample page", "sample page", id="a sample"),
    ],
)
def test_a_document_is_told_by_its_day(one: CheckedDocument, day: str, words: str) -> None:
    assert checked_cells(report_of(), one)[3] == day
    assert clocks(one) == words
