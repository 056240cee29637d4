"""Which lines an access adds, and where it takes its place in time."""

from __future__ import annotations

import pytest

from checker.model.access import Access, Fetched, Outcome
from checker.store import access_log
from checker.store.access_log import AccessLog
from tests.fetched import ACCEPT, URL, access, day, failed, page, unchanged

A, B, C = b"one", b"two", b"three"
KEY = (URL, ACCEPT)
NAMES = {access(body, day(0)).digest: body.decode() for body in (A, B, C)}


def empty() -> AccessLog:
    return access_log.opened([], [])


def after(*runs: list[Fetched]) -> AccessLog:
    """One run a day; each knows what was there when it began."""
    known = empty()
    for number, fetched in enumerate(runs):
        known = access_log.recorded(known, fetched, day(number), known.newest())
    return known


def short(lines: tuple[Access, ...]) -> list[tuple[str, float]]:
    return [
        (NAMES[line.digest], (line.accessed - day(0)).total_seconds() / 86400) for line in lines
    ]


LINES = [
    pytest.param([], [], id="nothing asked"),
    pytest.param([[failed()], [failed()]], [], id="nothing came"),
    pytest.param([[page(A, day(0))]], [("one", 0)], id="a first page"),
    pytest.param(
        [[page(A, day(0))], [unchanged(A, day(1))], [unchanged(A, day(2))]],
        [("one", 0)],
        id="a 304 adds no line",
    ),
    pytest.param(
        [[page(A, day(0))], [page(A, day(1))]], [("one", 0)], id="the same bytes add no line"
    ),
    pytest.param(
        [[page(A, day(0))], [page(B, day(1))], [page(A, day(2))]],
        [("one", 0), ("two", 1), ("one", 2)],
        id="each change adds a line, also one back",
    ),
    pytest.param(
        [[page(A, day(0))], [failed()], [page(A, day(2))]], [("one", 0)], id="a failure between"
    ),
    pytest.param(
        [[unchanged(A, day(0))]],
        [("one", 0)],
        id="a 304 for a page that was kept for another source is news here",
    ),
    pytest.param(
        [[failed(), page(A, day(0)), failed()]], [("one", 0)], id="one attempt counts: the usable"
    ),
    pytest.param(
        [[page(A, day(0)), page(B, day(0))]], [("two", 0)], id="of two usable ones the last"
    ),
]


@pytest.mark.parametrize(("runs", "expected"), LINES)
def test_which_lines_are_added(runs, expected) -> None:
    found = after(*runs)
    assert short(found.added) == expected
    assert found.added == found.lines
    assert found.behind is None


@pytest.mark.parametrize(("runs", "expected"), LINES)
def test_the_last_run_told_again_changes_nothing(runs, expected) -> None:
    found = after(*runs)
    if runs:
        again = access_log.recorded(found, runs[-1], day(len(runs) - 1), found.newest())
        assert again == found
    assert short(found.lines) == expected


def test_two_forms_of_one_address_are_two_documents() -> None:
    found = after([page(A, day(0)), page(B, day(0), accept="text/html"), failed(url="x")])
    assert len(found.lines) == 2
    assert set(found.documents) == {KEY, (URL, "text/html"), ("x", ACCEPT)}
    assert found.newest() == {KEY: day(0), (URL, "text/html"): day(0)}


def test_the_access_goes_by_the_document_that_was_asked_for() -> None:
    odd = page(A, day(0))
    other = Fetched(
        document=odd.document,
        outcome=Outcome.PAGE,
        access=access(A, day(0), url="elsewhere", accept="*/*"),
        body=A,
    )
    assert set(after([other]).documents) == {KEY}


def test_a_backwards_clock_keeps_the_later_time_and_says_so() -> None:
    known = after([page(A, day(0))], [page(B, day(1))])
    found = access_log.recorded(known, [page(C, day(-300))], day(-300), known.newest())
    assert short(found.added) == [("one", 0), ("two", 1), ("three", 1)]
    assert found.behind == day(1)
    assert next(found.of(KEY)).digest == access(C, day(1)).digest
    again = access_log.recorded(found, [page(C, day(-300))], day(-300), found.newest())
    assert again.lines == found.lines


def test_a_backwards_clock_comes_after_what_another_process_added_meanwhile_too() -> None:
    began = after([page(A, day(0))])
    meanwhile = access_log.recorded(began, [page(C, day(2))], day(2), began.newest())
    found = access_log.recorded(meanwhile, [page(B, day(-300))], day(-300), began.newest())
    assert short(found.lines) == [("one", 0), ("three", 2), ("two", 2)]
    assert found.behind == day(2)


def test_a_backwards_clock_counts_failures_all_the_same() -> None:
    known = after([failed()], [failed()])
    found = access_log.recorded(known, [failed()], day(-300), known.newest())
    assert found.documents[KEY].failures == 3


def test_what_another_process_added_meanwhile_is_no_backwards_clock() -> None:
    began = after([page(A, day(0))])
    meanwhile = access_log.recorded(began, [page(C, day(2))], day(2), began.newest())
    found = access_log.recorded(meanwhile, [page(B, day(1))], day(1), began.newest())
    assert short(found.lines) == [("one", 0), ("three", 2), ("two", 1)]
    assert found.behind is None
    assert [NAMES[line.digest] for line in found.of(KEY)] == ["three", "two", "one"]
    assert found.documents[KEY].last == access(C, day(2))


def test_an_older_access_adds_a_line_only_where_it_tells_something() -> None:
    known = after([page(A, day(0))], [page(B, day(1))])
    assert access_log.imported(known, access(A, day(0.5))).lines == known.lines
    assert short(access_log.imported(known, access(B, day(0.5))).added)[-1] == ("two", 0.5)
    assert short(access_log.imported(known, access(C, day(-1))).added)[-1] == ("three", -1)


def test_an_import_is_no_attempt() -> None:
    known = after([page(A, day(0))], [failed()])
    found = access_log.imported(known, access(B, day(2)))
    assert found.documents[KEY].failures == 1
    assert found.documents[KEY].last == access(B, day(2))


def test_each_digest_is_told_once_with_its_newest_access() -> None:
    found = after([page(A, day(0))], [page(B, day(1))], [page(A, day(2))], [unchanged(A, day(3))])
    assert [(NAMES[line.digest], line.accessed) for line in found.of(KEY)] == [
        ("one", day(3)),
        ("two", day(1)),
    ]
    assert list(found.of(("never", "asked"))) == []


def test_of_two_lines_in_one_second_the_later_counts() -> None:
    found = access_log.opened([access(A, day(0)), access(B, day(0))], [])
    assert [NAMES[line.digest] for line in found.of(KEY)] == ["two", "one"]
    known = access_log.recorded(found, [page(B, day(1))], day(1), found.newest())
    assert known.added == ()
    three = access_log.opened([access(body, day(0)) for body in (A, B, C)], [])
    assert [NAMES[line.digest] for line in three.of(KEY)] == ["three", "two", "one"]


def test_an_accepted_access_becomes_a_line_even_where_nothing_changed() -> None:
    known = after([page(A, day(0))], [unchanged(A, day(1))])
    found = access_log.accepted(known, [access(A, day(1))])
    assert short(found.lines) == [("one", 0), ("one", 1)]
    assert access_log.accepted(found, [access(A, day(1))]).lines == found.lines
    assert found.documents == known.documents
    twice = after([page(A, day(0))], [page(A, day(1))], [page(B, day(1))])
    assert access_log.accepted(twice, [access(A, day(1))]).documents == twice.documents
    elsewhere = access_log.accepted(empty(), [access(A, day(1))])
    assert elsewhere.documents[KEY].last == access(A, day(1))
