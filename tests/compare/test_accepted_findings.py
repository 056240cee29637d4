"""Acceptances: what they mark, when they end, and when they serve no longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checker.compare.acceptances import apply
from checker.gate.wording import worded
from checker.model.acceptance import Acceptance
from checker.model.finding import Finding, Level

DAY = date(2026, 11, 24)


def finding(key: str = "k", level: Level = Level.ERROR) -> Finding:
    return Finding(rule="r", level=level, source="widgets", key=key, message=worded("It differs."))


def acceptance(of: Finding, **given: Any) -> Acceptance:
    about: dict[str, Any] = {"reason": "reviewed", "author": "somebody"}
    return Acceptance(fingerprint=of.fingerprint, rule=of.rule, key=of.key, **(about | given))


def applied(
    findings: list[Finding], *acceptances: Acceptance, **given: Any
) -> list[tuple[str, bool]]:
    found = apply(findings, acceptances, DAY, source="widgets", **given)
    return [(one.rule, one.accepted) for one in found]


def test_without_acceptances_nothing_is_accepted() -> None:
    assert applied([finding()]) == [("r", False)]
    assert applied([]) == []


def test_an_accepted_finding_stays_and_is_marked() -> None:
    one, other = finding("a"), finding("b")
    assert applied([one, other], acceptance(one)) == [("r", True), ("r", False)]


@pytest.mark.parametrize(
    ("until", "rules"),
    [
        pytest.param(None, [("r", True)], id="without an end"),
        pytest.param(date(2026, 11, 25), [("r", True)], id="before its last day"),
        pytest.param(DAY, [("r", True)], id="on its last day"),
        pytest.param(
            date(2026, 11, 23), [("r", False), ("acceptance-expired", False)], id="after it"
        ),
    ],
)
def test_an_acceptance_ends(until: date | None, rules: list[tuple[str, bool]]) -> None:
    one = finding()
    assert applied([one], acceptance(one, until=until)) == rules


def test_an_acceptance_that_matches_nothing_is_a_finding() -> None:
    one = finding()
    assert applied([], acceptance(one)) == [("acceptance-unused", False)]
    assert applied([], acceptance(one), complete=False) == []


def test_an_expired_one_that_matches_nothing_is_told_as_expired() -> None:
    assert applied([], acceptance(finding(), until=date(2020, 1, 1))) == [
        ("acceptance-expired", False)
    ]


def test_of_two_acceptances_of_one_finding_the_one_that_ends_first_counts() -> None:
    one = finding()
    short, long = acceptance(one, until=date(2020, 1, 1)), acceptance(one)
    ended = [("r", False), ("acceptance-expired", False)]
    assert applied([one], short, long) == applied([one], long, short) == ended


def test_what_could_not_be_verified_cannot_be_accepted() -> None:
    one = finding(level=Level.CANNOT_VERIFY)
    assert applied([one], acceptance(one)) == [("r", False), ("acceptance-unused", False)]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"rule": "another"}, id="another rule"),
        pytest.param({"key": "another"}, id="another key"),
    ],
)
@pytest.mark.parametrize("complete", [True, False])
def test_an_acceptance_that_says_another_finding_than_its_fingerprint_accepts_none(
    *, other: dict[str, str], complete: bool
) -> None:
    one = finding()
    edited = replace(acceptance(one), **other)
    assert applied([one], edited, complete=complete) == [
        ("r", False),
        ("acceptance-mismatched", False),
    ]


def test_an_acceptance_of_one_of_its_former_places_serves_for_that_rule() -> None:
    one = replace(finding(), former=frozenset({"0123456789abcdef"}))
    old = replace(acceptance(one), fingerprint="0123456789abcdef", key="another place")
    assert applied([one], old) == [("r", True)]
    assert applied([one], replace(old, rule="another")) == [
        ("r", False),
        ("acceptance-mismatched", False),
    ]


def test_findings_about_acceptances_name_them() -> None:
    one = finding()
    (expired,) = apply([], [acceptance(one, until=date(2020, 1, 1))], DAY, source="widgets")
    assert one.fingerprint in expired.message
    assert "2020-01-01" in expired.message
    assert (expired.source, expired.key, expired.level) == ("widgets", "k", Level.NOTE)


def test_findings_about_acceptances_name_the_file_to_remove() -> None:
    one = finding()
    for given in ({"file": "mine.toml"}, {}):
        (unused,) = apply([], [acceptance(one, **given)], DAY, source="widgets")
        name = given.get("file", f"{one.fingerprint}.toml")
        assert f"remove snapshots/widgets/accepted/{name}." in unused.message


def test_an_expired_one_whose_finding_stands_is_renewed_by_that_finding() -> None:
    one = finding()
    _, expired = apply([one], [acceptance(one, until=date(2020, 1, 1))], DAY, source="widgets")
    assert "To renew it, accept that finding again" in expired.message
