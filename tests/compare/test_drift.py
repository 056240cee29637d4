"""The whole comparison: baselines, broken extractors, fingerprints, evidence, order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import ClassVar

import pytest

from checker.compare.acceptances import RULES as ACCEPTANCE_RULES
from checker.compare.differences import differences_of
from checker.compare.drift import NAMED, RULES, UNCLASSIFIED, drift, rule_of
from checker.compare.drift_examples import turned
from checker.compare.evidence_rules import RULES as STANDING_RULES
from checker.model.contract import NO_FACTS, Fact, Health, Statement
from checker.model.finding import Level
from checker.model.rule import Rule
from checker.review.rule_tables import TABLES
from tests.compare.facts import URL, contract, document, evidence, field, operation

TODAY = contract(operation(), field("$.a"), field("$.b", required=True))


def test_nothing_differs_from_itself() -> None:
    assert drift(TODAY, TODAY) == ()


def test_when_it_was_read_does_not_matter() -> None:
    later = replace(
        TODAY,
        documents=(replace(document(), accessed=datetime(2027, 1, 1, tzinfo=UTC), digest=None),),
    )
    assert drift(TODAY, later) == ()


def test_gravest_first() -> None:
    levels = [
        one.level
        for one in drift(
            TODAY, contract(operation(deprecated=True), field("$.a", required=True), field("$.c"))
        )
    ]
    assert levels == [Level.ERROR, Level.WARNING, Level.NOTE, Level.NOTE]


# ------------------------------------------------------------------ baselines and broken pages


BASELINE = contract(
    operation(),
    field("$.a", required=None),
    field("$.gone"),
    origin="transcribed",
    listed="2026-07-03",
)


def test_a_transcribed_contract_is_no_baseline() -> None:
    (found,) = drift(BASELINE, TODAY)
    assert (found.rule, found.level) == ("baseline-not-accepted", Level.NOTE)
    assert (
        "1 fact agrees, 1 differs, 1 only on the page today, 1 only in the baseline"
        in found.message
    )
    assert "2026-07-03" in found.message


def test_a_baseline_of_which_nothing_is_missing() -> None:
    (found,) = drift(replace(BASELINE, facts=(operation(),), listed=None), TODAY)
    assert "only in the baseline" not in found.message
    assert "on an unknown day" in found.message


def test_a_baseline_that_nothing_was_read_against_is_no_finding() -> None:
    assert drift(BASELINE, BASELINE) == ()
    assert drift(TODAY, BASELINE) == ()


BROKEN = [
    pytest.param(Health(facts=1, expected_minimum=9), "1 fact where at least 9", id="too few"),
    pytest.param(
        Health(facts=9, expected_minimum=1, problems=(NO_FACTS + "page-markdown", "not-found: x")),
        "no-facts: page-markdown",
        id="a document that gave nothing",
    ),
]


@pytest.mark.parametrize(("health", "told"), BROKEN)
def test_a_page_that_was_not_understood_is_no_change(health: Health, told: str) -> None:
    (found,) = drift(TODAY, replace(contract(), health=health))
    assert (found.rule, found.level) == ("extractor-broken", Level.CANNOT_VERIFY)
    assert told in found.message
    assert "not-found" not in found.message


@pytest.mark.parametrize(("health", "told"), BROKEN)
def test_nor_is_one_that_was_not_understood_then(health: Health, told: str) -> None:
    (found,) = drift(replace(contract(), health=health), TODAY)
    assert (found.rule, found.level) == ("extractor-broken", Level.CANNOT_VERIFY)
    assert told in found.message


# ------------------------------------------------------------------ no silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Novel(Fact):
    fact: ClassVar[str] = "novel"
    colour: str


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(Novel(key="k", colour="red"), Novel(key="k", colour="blue"), id="a property"),
        pytest.param(
            Novel(key="k", colour="red"), Statement(key="k", topic="k"), id="another kind of fact"
        ),
        pytest.param(None, Novel(key="k", colour="red"), id="a whole fact"),
    ],
)
def test_what_no_rule_names_is_told_all_the_same(before: Fact | None, after: Fact) -> None:
    then = [before] if before is not None else []
    novel = [document(can_state=("operation", "novel", "statements"))]
    (found,) = drift(
        contract(operation(), *then, documents=novel),
        contract(operation(), after, documents=novel),
    )
    assert (found.rule, found.level) == ("contract-unclassified-change", Level.WARNING)


def test_ids_are_unique_and_read_as_such() -> None:
    rows = [*RULES, *STANDING_RULES, *ACCEPTANCE_RULES]
    ids = [row.id for row in rows]
    assert len(ids) == len(set(ids))
    for row in rows:
        assert row.id == row.id.lower().replace("_", "-")
        assert row.says.endswith(".")
        assert row.why.endswith(".")
    assert not any(row.when(object()) for row in [*STANDING_RULES, *ACCEPTANCE_RULES])


def test_a_rule_of_ones_own_is_one_row(monkeypatch, run) -> None:
    row = Rule(
        id="request-property-limit-changed",
        level=Level.ERROR,
        says="{subject}: its limit was {before} and is {after} now.",
        why="Somebody counts by it.",
        when=lambda one: one.name == "x-limit",
        example=turned("Request field `$.a`", "limit", "`10`", "`20`"),
    )
    then, today = (
        contract(operation(), field("$.a", keywords={"x-limit": limit})) for limit in (10, 20)
    )
    assert [one.rule for one in drift(then, today)] == [UNCLASSIFIED.id]
    monkeypatch.setattr("checker.compare.drift.RULES", (row, *RULES))
    monkeypatch.setitem(TABLES, "drift", (row, *RULES))  # which was made of it
    (found,) = drift(then, today)
    assert (found.rule, found.level) == (row.id, Level.ERROR)
    assert found.message.startswith("Request field `$.a`: its limit was 10 and is 20 now.")
    explained = run("rules", "explain", row.id).stdout
    assert row.why in explained
    assert "Request field `$.a`: its limit was `10` and is `20` now." in explained


def test_the_rule_for_what_no_rule_names_names_nothing_else() -> None:
    (one,) = differences_of({"a": field("$.a")}, {"a": field("$.a", required=True)})
    assert not UNCLASSIFIED.when(one)
    assert rule_of(one) in NAMED


# ------------------------------------------------------------------ fingerprints and evidence


def test_a_fingerprint_does_not_depend_on_time_place_or_order() -> None:
    (one,) = drift(TODAY, contract(operation(), field("$.a"), field("$.b", required=False)))
    elsewhere = contract(
        field("$.b", required=False, evidence=evidence("/moved")),
        field("$.a"),
        operation(),
        documents=[replace(document(), accessed=None, digest="sha256:" + "1" * 64)],
    )
    (other,) = drift(TODAY, elsewhere)
    assert one.fingerprint == other.fingerprint
    assert len(one.fingerprint) == 16


def test_a_fingerprint_depends_on_what_changed() -> None:
    found = {
        one.fingerprint
        for after in (
            [field("$.a"), field("$.b", required=False)],
            [field("$.a", required=True), field("$.b", required=True)],
            [field("$.a"), field("$.b", required=True), field("$.c")],
            [field("$.a"), field("$.b", required=True), field("$.c", types=("string",))],
        )
        for one in drift(TODAY, contract(operation(), *after))
    }
    assert len(found) == 4


def test_evidence_of_both_sides() -> None:
    was = field("$.b", required=True, evidence=evidence("/then"))
    now = field("$.b", required=False, evidence=evidence("/now"))
    (found,) = drift(
        *(
            contract(
                operation(), fact, documents=[replace(document(), digest=f"sha256:{digit * 64}")]
            )
            for fact, digit in ((was, "0"), (now, "1"))
        )
    )
    assert found.documented == {
        "page": URL,
        "heading": "Widgets > OpenAPI",
        "pointer": "/now",
        "accessed": "2026-11-24T10:00:00Z",
        "digest": "sha256:" + "1" * 64,
        "states": "required false",
        "before": {
            "page": URL,
            "heading": "Widgets > OpenAPI",
            "pointer": "/then",
            "accessed": "2026-11-24T10:00:00Z",
            "digest": "sha256:" + "0" * 64,
            "states": "required true",
        },
    }


def test_evidence_of_what_is_gone_is_the_document_that_no_longer_states_it() -> None:
    (found,) = drift(TODAY, contract(operation(), field("$.b", required=True)))
    assert found.documented["page"] == URL
    assert "heading" not in found.documented
    assert "heading" in found.documented["before"]  # type: ignore[operator]


def test_evidence_of_what_is_new_has_no_former_side() -> None:
    new = field("$.c", required=True, types=("integer", "string"))
    old = field("$.b")
    (found,) = drift(contract(operation(), old), contract(operation(), old, new))
    assert "before" not in found.documented
    assert found.documented["states"] == "integer or string, required"


BARE = [
    pytest.param((), {}, id="no evidence"),
    pytest.param(evidence(url="https://x.test/"), {"page": "https://x.test/"}, id="a stray page"),
]


@pytest.mark.parametrize(("given", "told"), BARE)
def test_evidence_is_never_made_up(given: tuple[object, ...], told: dict[str, str]) -> None:
    was = field("$.b", evidence=given)
    gone, new = contract(operation(), field("$.a")), contract(operation(), field("$.a"), was)
    (added,) = drift(gone, new)
    aside = ("heading", "states")
    assert {key: value for key, value in added.documented.items() if key not in aside} == told
    (removed,) = drift(new, gone)
    assert "page" not in removed.documented


def test_a_digest_or_a_time_that_is_not_known_is_left_out() -> None:
    unknown = contract(operation(), documents=[replace(document(), digest=None)])
    (found,) = drift(contract(operation(deprecated=True)), unknown)
    assert "digest" not in found.documented
    unread = contract(operation(), documents=[replace(document(), accessed=None)])
    (found,) = drift(contract(operation(deprecated=True)), unread)
    assert "accessed" not in found.documented
    shown = replace(operation().evidence[0], heading=(), text_digest="sha256:" + "2" * 64)
    (found,) = drift(contract(operation(deprecated=True)), contract(operation(evidence=(shown,))))
    assert found.documented["text_digest"] == "sha256:" + "2" * 64
    assert "heading" not in found.documented


def test_of_two_documents_the_one_of_the_same_part_no_longer_states_it() -> None:
    side, url = "https://docs.example.test/errors.md", "https://docs.example.test/new.md"
    then = contract(operation(), field("$.a"), field("$.b"), documents=[document()])
    both = [document("errors-markdown", side), document(url=url)]
    (found,) = drift(then, contract(operation(), field("$.a"), documents=both))
    assert found.documented["page"] == url


@pytest.mark.parametrize("problems", [((), ("cut-off: page",)), (("cut-off: page",),) * 2])
def test_what_was_cut_off_is_not_said_to_be_unchanged(
    problems: tuple[tuple[str, ...], ...],
) -> None:
    then, today = (contract(field("$.a"), problems=each) for each in problems)
    (found,) = drift(then, today)
    assert (found.rule, found.level) == ("not-comparable", Level.NOTE)
    assert "`page` was too large" in found.message
