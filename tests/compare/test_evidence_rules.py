"""Three failures kept apart, one alarm, and what comes after it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checker.compare.apart_findings import with_what_rests_on_it
from checker.compare.drift import drift
from checker.compare.page_findings import (
    not_accepted,
    page_unusable,
)
from checker.model.access import Outcome
from checker.model.contract import Status
from checker.model.finding import Level
from checker.model.source import ALARM_AFTER
from tests.compare.facts import attribute, contract, document, evidence, operation

URL = "https://docs.example.test/api/widgets.md"
KEPT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ALARM, NOTE = Level.CANNOT_VERIFY, Level.NOTE


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        pytest.param([attribute("a.b")], "1 fact ", id="one fact"),
        pytest.param([attribute("a.b"), attribute("a.c")], "2 facts ", id="two facts"),
    ],
)
def test_a_source_without_an_accepted_contract_cannot_be_verified(facts, told) -> None:
    found = not_accepted(contract(*facts))
    assert (found.rule, found.level, found.key) == ("baseline-not-accepted", ALARM, "")
    assert told in found.message


@pytest.mark.parametrize(
    ("failures", "kept", "level"),
    [
        pytest.param(1, KEPT, NOTE, id="once: kept evidence serves"),
        pytest.param(ALARM_AFTER - 1, KEPT, NOTE, id="almost"),
        pytest.param(ALARM_AFTER, KEPT, ALARM, id="the configured number: one alarm"),
        pytest.param(ALARM_AFTER + 1, KEPT, NOTE, id="after the alarm no second one"),
        pytest.param(1, None, ALARM, id="nothing is kept"),
        pytest.param(9, None, ALARM, id="nothing is kept for long"),
    ],
)
def test_an_unusable_page_is_an_alarm_once(
    failures: int, kept: datetime | None, level: Level
) -> None:
    found = page_unusable(
        "widgets", url=URL, outcome=Outcome.RATE_LIMITED, failures=failures, kept=kept
    )
    assert (found.rule, found.level, found.key) == ("page-unusable", level, "")
    assert ("last read 2026-11-20" in found.message) is (kept is not None)
    assert ("accessed" in found.documented) is (kept is not None)
    assert "rate-limited" in found.message


def test_the_fingerprint_of_a_failure_does_not_count() -> None:
    one, other = (
        page_unusable("widgets", url=URL, outcome=Outcome.GONE, failures=count, kept=KEPT)
        for count in (1, 2)
    )
    assert one.fingerprint == other.fingerprint


def test_the_fingerprint_of_a_failure_does_not_depend_on_its_outcome() -> None:
    one, other = (
        page_unusable("widgets", url=URL, outcome=outcome, failures=1, kept=KEPT)
        for outcome in (Outcome.RATE_LIMITED, Outcome.GONE)
    )
    assert one.fingerprint == other.fingerprint
    assert one.documented["outcome"] != other.documented["outcome"]


def test_a_document_that_could_not_be_used_tells_what_rests_on_it() -> None:
    """One cause: that it was not read, and that what it states is not compared."""
    errors = "https://docs.example.test/errors.md"
    rows = [
        Status(key=f"status {code}", status=code, evidence=evidence(url=errors))
        for code in ("404", "429")
    ]
    both = contract(operation(), *rows, documents=[document(), document("errors-markdown", errors)])
    told = [
        page_unusable("widgets", url=errors, outcome=Outcome.GONE, failures=1, kept=None),
        *drift(both, contract(operation())),
    ]
    assert [one.rule for one in told] == ["page-unusable", "not-comparable"]
    (one,) = with_what_rests_on_it(told, {errors: "errors"})
    assert (one.rule, one.fingerprint) == (told[0].rule, told[0].fingerprint)
    assert one.message.endswith("Not compared for it: 2 facts.")
    assert one.documented["places"] == ["status 404", "status 429"]
    assert list(with_what_rests_on_it(told, {errors: "page"})) == told
    assert list(with_what_rests_on_it(told[:1], {errors: "errors"})) == told[:1]
