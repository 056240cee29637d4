"""State <-> state.json, and what an attempt adds to it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from checker import documents
from checker.model.access import Access, Outcome
from checker.model.fits import fits
from checker.model.state import DocumentState, Sighting
from checker.store import state
from checker.store.state import RECENT, StateFile, answered, seen, with_lines
from tests.fetched import ACCEPT, URL, access, day

NEW = DocumentState(url=URL, accept=ACCEPT)
A, B, C = b"one", b"two", b"three"


def told(*events: Outcome) -> DocumentState:
    """After one attempt a day."""
    document = NEW
    for number, outcome in enumerate(events):
        document = answered(document, outcome, day(number))
    return document


def content(*bodies: bytes) -> DocumentState:
    """After one usable access a day."""
    document = NEW
    for number, body in enumerate(bodies):
        document = seen(document, access(body, day(number)))
    return document


PAGE, SAME, DOWN, GONE = Outcome.PAGE, Outcome.NOT_MODIFIED, Outcome.UNREACHABLE, Outcome.GONE

ATTEMPTS = [
    pytest.param([], 0, None, None, 0, id="never asked"),
    pytest.param([PAGE, SAME, SAME], 0, None, None, 0, id="a 304 is success"),
    pytest.param([PAGE, DOWN], 1, 1, None, 0, id="one failure"),
    pytest.param([PAGE, DOWN, GONE, DOWN], 3, 1, None, 0, id="failures of all kinds add up"),
    pytest.param([DOWN, DOWN, PAGE], 0, None, 2, 2, id="recovered, and after how many"),
    pytest.param([DOWN, SAME, SAME], 0, None, None, 0, id="recovered once, not for ever"),
    pytest.param([DOWN, PAGE, DOWN], 1, 2, None, 0, id="failing again after it recovered"),
]


@pytest.mark.parametrize(("events", "failures", "since", "at", "after"), ATTEMPTS)
def test_failures_in_a_row_are_counted(events, failures, since, at, after) -> None:
    found = told(*events)
    assert (found.failures, found.recovered_after) == (failures, after)
    assert found.failing_since == (None if since is None else day(since))
    assert found.recovered_at == (None if at is None else day(at))
    assert found.outcome is (events[-1] if events else None)


@pytest.mark.parametrize("events", [[PAGE], [DOWN], [DOWN, PAGE], [PAGE, DOWN], [DOWN, DOWN]])
def test_the_same_attempt_told_twice_counts_once(events) -> None:
    once = told(*events)
    assert answered(once, events[-1], day(len(events) - 1)) == once


def test_many_attempts_of_one_day_are_one_day_of_failure() -> None:
    """Else a check that runs once a day would step over the count that raises the alarm."""
    document = NEW
    for number in range(3):
        for hour in range(5):
            document = answered(document, DOWN, day(number) + timedelta(minutes=hour))
        assert document.failures == number + 1
    assert document.failing_since == day(0)


CONTENT = [
    pytest.param([], [], None, None, id="never seen"),
    pytest.param([A], [(A, 0, 0)], 0, None, id="seen once"),
    pytest.param([A, A, A], [(A, 0, 2)], 0, None, id="unchanged"),
    pytest.param([A, A, B], [(A, 0, 1), (B, 2, 2)], 2, None, id="changed"),
    pytest.param([A, B, A], [(A, 0, 0), (B, 1, 1), (A, 2, 2)], 2, 0, id="back to what it was"),
    pytest.param(
        [A, B, C, A, A],
        [(A, 0, 0), (B, 1, 1), (C, 2, 2), (A, 3, 4)],
        3,
        0,
        id="back after two others",
    ),
    pytest.param(
        [A, B, A, B],
        [(A, 0, 0), (B, 1, 1), (A, 2, 2), (B, 3, 3)],
        3,
        1,
        id="back and forth: the newest earlier stretch",
    ),
]


@pytest.mark.parametrize(("bodies", "stretches", "since", "returned"), CONTENT)
def test_stretches_of_equal_content(bodies, stretches, since, returned) -> None:
    found = content(*bodies)
    expected = tuple(
        Sighting(digest=access(body, day(0)).digest, first=day(first), last=day(last))
        for body, first, last in stretches
    )
    assert found.recent == expected
    assert found.since == (None if since is None else day(since))
    assert found.changed is (len(stretches) > 1 and since == len(bodies) - 1)
    assert found.returned == (None if returned is None else expected[returned])


def test_an_access_that_is_older_than_the_last_changes_nothing() -> None:
    found = content(A, B)
    assert seen(found, access(C, day(0.5))) == found


def test_stretches_are_bounded() -> None:
    found = content(*(str(number).encode() for number in range(3 * RECENT)))
    assert len(found.recent) == RECENT
    assert found.since == day(3 * RECENT - 1)


def lines(*events: tuple[bytes, float]) -> list[Access]:
    return [access(body, day(when)) for body, when in events]


MERGED = [
    pytest.param(NEW, [], [], id="nothing"),
    pytest.param(NEW, [(A, 0), (B, 1), (A, 2)], [A, B, A], id="a fresh clone has the lines alone"),
    pytest.param(NEW, [(B, 1), (A, 0)], [A, B], id="lines out of order, after a merge"),
    pytest.param(content(A, B), [(A, 0), (B, 1)], [A, B], id="lines that the state knows"),
    pytest.param(content(A, B), [(C, 0.5)], [A, B], id="an older line from elsewhere"),
    pytest.param(content(A, B), [(B, 1), (C, 2)], [A, B, C], id="a newer line from elsewhere"),
    pytest.param(content(A, B), [(C, 1)], [A, B], id="a line of the same second"),
]


@pytest.mark.parametrize(("known", "events", "expected"), MERGED)
def test_the_state_and_the_lines_tell_one_story(known, events, expected) -> None:
    found = with_lines([known], lines(*events))
    digests = [stretch.digest for stretch in found[0].recent]
    assert digests == [access(body, day(0)).digest for body in expected]


FULL = StateFile(
    documents=(
        answered(content(A, B, A), SAME, day(2)),
        answered(DocumentState(url=URL, accept="text/html"), DOWN, day(2)),
        told(DOWN, PAGE),
    ),
    fits=access(A, day(0)).digest,
)


def test_a_state_survives_a_round_trip_and_fits_its_schema() -> None:
    plain = state.to_plain(FULL)
    assert documents.misfits("state", plain) == []
    schema = documents.read_json(documents.schema_text("state"))
    assert fits(schema, schema, plain)  # else the validator is imported for each run
    assert set(state.from_plain(plain).documents) == set(FULL.documents)
    assert state.to_plain(state.from_plain(plain)) == plain
    assert state.to_plain(StateFile()) == {"schema": "checker/state/1", "documents": []}


def test_the_schema_knows_the_access_and_the_outcomes() -> None:
    own = documents.read_json(documents.schema_text("state"))["$defs"]
    line = documents.read_json(documents.schema_text("access"))
    assert own["access"]["properties"] == line["properties"]
    assert own["access"]["required"] == line["required"]
    assert {name: own[name] for name in line["$defs"]} == line["$defs"]
    assert own["document"]["properties"]["outcome"]["enum"] == list(Outcome)
    assert set(own["document"]["properties"]) == set(DocumentState.__slots__)
    assert own["document"]["properties"]["recent"]["maxItems"] == RECENT


GOOD = {"url": URL, "accept": ACCEPT}
ONE = {"digest": access(A, day(0)).digest, "first": "2026-11-01T10:00:00Z"}
REFUSED = [
    pytest.param([], id="a list"),
    pytest.param({"documents": []}, id="without its form"),
    pytest.param({"schema": "checker/state/2", "documents": []}, id="of a later version"),
    pytest.param({"schema": "checker/state/1", "documents": {}}, id="documents by name"),
    pytest.param({"schema": "checker/state/1", "fits": "x"}, id="no digest"),
    *(
        pytest.param({"schema": "checker/state/1", "documents": [document]}, id=name)
        for name, document in {
            "a text for a document": "x",
            "no address": {"accept": ACCEPT},
            "no accept": {"url": URL},
            "half a character": {"url": "\ud800", "accept": ""},
            "failures below zero": GOOD | {"failures": -1},
            "failures that are true": GOOD | {"failures": True},
            "an unknown outcome": GOOD | {"outcome": "fine"},
            "a time that is none": GOOD | {"asked": "today"},
            "an access of another document": GOOD
            | {"last": {"accessed": "2026-11-01T10:00:00Z", "url": "x", "media_type": "", **ONE}},
            "a stretch that is none": GOOD | {"recent": [1]},
            "a stretch without an end": GOOD | {"recent": [ONE]},
            "a stretch without a digest": GOOD | {"recent": [ONE | {"digest": 1}]},
        }.items()
    ),
]


@pytest.mark.parametrize("data", REFUSED)
def test_what_is_no_state_is_refused(data) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong, it is no state
        state.from_plain(data)
