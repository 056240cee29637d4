"""Three failures kept apart, one alarm, and what comes after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from checker.compare.apart_findings import with_what_rests_on_it
from checker.compare.drift import drift
from checker.compare.page_findings import (
    baseline_not_accepted,
    day_not_kept,
    document_broken,
    extractor_broken,
    not_accepted,
    nothing_in_common,
    nothing_to_compare,
    page_moved,
    page_unusable,
    recovered,
    returned,
)
from checker.model.access import Outcome
from checker.model.contract import Contract, Fact, Health, Statement, Status
from checker.model.finding import Finding, Level
from checker.model.source import ALARM_AFTER
from tests.compare.facts import attribute, contract, document, evidence, operation

URL = "https://docs.example.test/api/widgets.md"
KEPT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ALARM, NOTE = Level.CANNOT_VERIFY, Level.NOTE
PAGE = contract(operation())


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
    others = [
        page_moved(both, errors),
        page_unusable("widgets", url=URL, outcome=Outcome.GONE, failures=1, kept=None),
    ]
    parts = {URL: "page", errors: "errors"}
    assert list(with_what_rests_on_it([*others, *told], parts)) == [*others, one]
    assert list(with_what_rests_on_it(told, {errors: "page"})) == told
    assert list(with_what_rests_on_it(told[:1], {errors: "errors"})) == told[:1]


@pytest.mark.parametrize(
    ("failures", "alarm_after", "level"),
    [(2, 3, NOTE), (3, 3, ALARM), (4, 3, ALARM), (2, 1, ALARM), (4, 0, NOTE)],
)
def test_an_alarm_that_nobody_saw_is_told_later(
    failures: int, alarm_after: int, level: Level
) -> None:
    found = page_unusable(
        "widgets",
        url=URL,
        outcome=Outcome.GONE,
        failures=failures,
        kept=KEPT,
        alarm_after=alarm_after,
        missed=True,
    )
    assert found.level is level


def _unusable(**given: Any) -> Finding:
    return page_unusable("widgets", url=URL, outcome=Outcome.GONE, **given)


SAYS = [
    (
        lambda: _unusable(failures=1, kept=None),
        f"{URL} could not be used (gone), on 1 day; nothing is kept of it.",
    ),
    (
        lambda: _unusable(failures=3, kept=KEPT, forms=2),
        f"{URL} could not be used (gone), nor what is read in its place, on 3 days in a row; last read 2026-11-20T09:00:00Z.",
    ),
    (
        lambda: page_moved(PAGE, "https://x.test/b"),
        "The listed address led to https://x.test/b, and the page was read there. Where it is to stay, list that address in a file for --sources.",
    ),
    (lambda: returned("w", url=URL, last=KEPT), f"{URL} is back to what it was on 2026-11-20."),
    (lambda: recovered("w", url=URL, failures=1), f"{URL} was read again after 1 day without success."),
    (
        lambda: recovered("w", url=URL, failures=3),
        f"{URL} was read again after 3 days in a row without success.",
    ),
    (lambda: day_not_kept("w", URL, day="2026-07-03", why="gone."), "Not compared with 2026-07-03: gone."),
    (
        lambda: nothing_to_compare(PAGE),
        "No page of widgets is kept here to compare with its accepted contract; whether it changed is not known. Read the pages first: `checker snapshot`.",
    ),
    (
        lambda: document_broken(contract(documents=[document("errors-markdown", "https://e.test"), document()]), "page", 5, 1),
        "`page` was read and not understood: 1 fact of it where 5 were accepted. What it stated is not compared; whether it changed is not known.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("found", "words"), SAYS)
def test_what_is_said_of_a_page(found: Callable[[], Finding], words: str) -> None:
    assert found().message == words


def test_a_document_is_not_understood_at_its_own_address() -> None:
    both = contract(documents=[document("errors-markdown", "https://e.test"), document()])
    assert document_broken(both, "page", 5, 1).documented["page"] == URL


@pytest.mark.parametrize(("facts", "few"), [(4, True), (5, False)])
def test_a_page_is_not_understood_by_its_facts_and_by_its_problems(
    facts: int, *, few: bool
) -> None:
    problems = ("no-facts: page-html", "unresolved: #/a", "unreadable: x")
    found = extractor_broken(
        replace(PAGE, health=Health(facts=facts, expected_minimum=5, problems=problems))
    )
    fewer = "4 facts where at least 5 were expected; " if few else ""
    assert found.message == (
        f"The pages of widgets were read and not understood: {fewer}no-facts: page-html; "
        "unreadable: x. Whether the contract changed is not known."
    )
    assert found.change == "few facts; " * few + "no-facts: page-html; unreadable: x"


def test_nothing_in_common_is_no_comparison() -> None:
    other = contract(operation(), documents=[document(can_state=("operation",))])
    (found,) = nothing_in_common(contract(attribute("a")), other)
    assert (found.rule, found.level) == ("nothing-to-compare", ALARM)
    assert list(nothing_in_common(PAGE, PAGE)) == []
    assert list(nothing_in_common(contract(), PAGE)) == []  # nothing was accepted


def _mention(digest: str) -> Fact:
    value: dict[str, Any] = {"state": "mentioned"}
    return Statement(key="s", topic="s", value=value, text_digest=digest)


@pytest.mark.parametrize(
    ("baseline", "page", "told"),
    [
        ("a", "a", "1 fact agrees, 0 differ, 0 only on the page today."),
        ("abC", "abc", "2 facts agree, 1 differs, 0 only on the page today."),
        ("aBCde", "abcf", "1 fact agrees, 2 differ, 1 only on the page today, 2 only in the baseline."),
    ],
)  # fmt: skip
def test_how_far_a_baseline_agrees(baseline: str, page: str, told: str) -> None:
    """Upper case: of another type."""

    def typed(names: str, *more: Fact, **given: Any) -> Contract:
        facts = [attribute(one.lower(), type="int" if one.isupper() else "string") for one in names]
        return contract(*facts, *more, **given)

    found = baseline_not_accepted(
        typed(baseline, origin="transcribed", listed="2026-07-03"), typed(page)
    )
    assert found.message.endswith(f"(listed 2026-07-03): {told}")
    # Of a copy no passage is kept, so it agrees whatever its passage is.
    mentions = baseline_not_accepted(
        typed("", _mention("x"), origin="transcribed"), typed("", _mention("y"))
    )
    assert "(listed on an unknown day): 1 fact agrees, 0 differ" in mentions.message
