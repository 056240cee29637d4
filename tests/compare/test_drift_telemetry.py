"""Attributes, metrics and signals: each rule with a case and its nearest non-case."""

from __future__ import annotations

from typing import Any

import pytest

from checker.compare import drift_metrics, drift_telemetry
from checker.compare.drift import drift
from checker.model.contract import Fact, Member, Metric
from tests.compare.facts import attribute, contract, evidence, members

STAYS = attribute("stays")


def metric(name: str = "widget.count", **given: Any) -> Metric:
    about: dict[str, Any] = {"instrument": "Counter", "unit": "{widget}", "stability": "stable"}
    return Metric(key=f"metric:{name}", name=name, evidence=evidence(), **(about | given))


CASES = [
    pytest.param([], [attribute("a")], ["attribute-added"], id="an attribute"),
    pytest.param(
        [attribute("a", requirement_level="required")],
        [],
        ["attribute-required-removed"],
        id="a required attribute less",
    ),
    pytest.param(
        [
            attribute("a", type=None),
            attribute("b", stability=None),
            attribute("c"),
            metric(instrument=None, unit=None),
        ],
        [
            attribute("a"),
            attribute("b"),
            attribute("c", requirement_level="required"),
            metric(),
        ],
        ["basis-changed"] * 5,
        id="what was not stated",
    ),
    pytest.param(
        [attribute("a"), metric()],
        [attribute("a", type=None), metric(instrument=None, unit=None)],
        ["basis-changed"] * 3,
        id="what is not stated any more",
    ),
    pytest.param(
        [attribute("a", stability="development"), attribute("b")],
        [attribute("a", stability="release_candidate", replaced_by=("b",)), attribute("b")],
        ["attribute-replacement-changed", "attribute-stability-raised"],
        id="a replacement beside a stability that is no deprecation",
    ),
    pytest.param(
        [attribute("a", requirement_level="opt_in")],
        [],
        ["attribute-removed"],
        id="an opt-in attribute less",
    ),
    pytest.param(
        [attribute("a", "registry"), attribute("b", "registry")],
        [attribute("b", "registry")],
        ["attribute-required-removed"],
        id="a stable attribute of the registry less",
    ),
    pytest.param(
        [attribute("a", "registry", stability="development"), attribute("b", "registry")],
        [attribute("b", "registry")],
        ["attribute-removed"],
        id="an attribute of the registry less that was not stable",
    ),
    pytest.param(
        [attribute("a")],
        [attribute("a", stability="deprecated", replaced_by=("b",))],
        ["attribute-became-deprecated"],
        id="deprecated, with a replacement that was there",
    ),
    pytest.param(
        [attribute("a", stability=None)],
        [attribute("a", stability="deprecated")],
        ["attribute-became-deprecated"],
        id="deprecated where no stability was stated",
    ),
    pytest.param(
        [attribute("a", stability="deprecated", replaced_by=("b",))],
        [attribute("a")],
        ["attribute-reactivated"],
        id="and back",
    ),
    pytest.param(
        [attribute("a", stability="deprecated", replaced_by=("b",))],
        [attribute("a", stability="deprecated", replaced_by=("c",))],
        ["attribute-replacement-changed"],
        id="another replacement",
    ),
    pytest.param(
        [attribute("a")], [attribute("a", type="int")], ["attribute-type-changed"], id="type"
    ),
    pytest.param([attribute("a", type=None)], [attribute("a")], ["basis-changed"], id="first type"),
    pytest.param([attribute("a")], [attribute("a", type=None)], ["basis-changed"], id="no type"),
    pytest.param(
        [attribute("a", requirement_level="recommended")],
        [attribute("a", requirement_level="required")],
        ["attribute-requirement-level-raised"],
        id="level raised",
    ),
    pytest.param(
        [attribute("a", requirement_level="conditionally_required", condition_digest="x")],
        [attribute("a", requirement_level="recommended")],
        ["attribute-requirement-level-lowered"],
        id="level lowered, with its condition",
    ),
    pytest.param(
        [attribute("a", requirement_level="recommended")],
        [attribute("a", requirement_level=None)],
        ["attribute-requirement-level-lowered"],
        id="level no longer stated",
    ),
    pytest.param(
        [attribute("a", requirement_level="conditionally_required", condition_digest="x")],
        [attribute("a", requirement_level="conditionally_required", condition_digest="y")],
        ["attribute-condition-changed"],
        id="condition",
    ),
    pytest.param(
        [attribute("a", stability="development")],
        [attribute("a")],
        ["attribute-stability-raised"],
        id="stable now",
    ),
    pytest.param(
        [attribute("a", stability="development"), attribute("b", stability="release_candidate")],
        [attribute("a", stability="release_candidate"), attribute("b")],
        ["attribute-stability-raised", "attribute-stability-raised"],
        id="a candidate now, and stable after one",
    ),
    pytest.param(
        [attribute("a", requirement_level="opt_in")],
        [attribute("a", requirement_level="recommended")],
        ["attribute-requirement-level-raised"],
        id="recommended, and on request before",
    ),
    pytest.param(
        [attribute("a")],
        [attribute("a", stability="release_candidate")],
        ["attribute-stability-lowered"],
        id="no longer stable",
    ),
    pytest.param(
        [attribute("a", enum=members("x"))],
        [attribute("a", enum=members("y"))],
        ["attribute-enum-member-added", "attribute-enum-member-removed"],
        id="another member",
    ),
    pytest.param(
        [attribute("a")],
        [attribute("a", enum=members("x"))],
        ["attribute-enum-changed"],
        id="members where none were documented",
    ),
    pytest.param(
        [attribute("a", enum=members("x", "y"))],
        [attribute("a", enum=(Member(value="x", stability="development"), *members("y")))],
        ["attribute-enum-member-stability-changed"],
        id="a member that is no longer stable",
    ),
    pytest.param(
        [attribute("a", redact=("sig",))],
        [attribute("a", redact=("key",))],
        ["attribute-redaction-key-added", "attribute-redaction-key-removed"],
        id="another key to redact",
    ),
    pytest.param(
        [attribute("a")],
        [attribute("a", sensitive=True)],
        ["attribute-became-sensitive"],
        id="sensitive",
    ),
    pytest.param(
        [attribute("a", sensitive=True)],
        [attribute("a")],
        ["attribute-no-longer-sensitive"],
        id="no longer sensitive",
    ),
    pytest.param(
        [attribute("a")],
        [attribute("a", low_cardinality=True)],
        ["attribute-became-low-cardinality"],
        id="low cardinality",
    ),
    pytest.param(
        [attribute("a", low_cardinality=True)],
        [attribute("a")],
        ["attribute-no-longer-low-cardinality"],
        id="no longer low cardinality",
    ),
    pytest.param(
        [],
        [metric(), attribute("a", "metric:widget.count")],
        ["metric-added"],
        id="a metric with its attributes",
    ),
    pytest.param(
        [metric(), attribute("a", "metric:widget.count")],
        [],
        ["metric-stable-removed"],
        id="a stable metric less",
    ),
    pytest.param(
        [metric(stability="development")], [], ["metric-removed"], id="another metric less"
    ),
    pytest.param([metric()], [metric(unit="s")], ["metric-unit-changed"], id="unit"),
    pytest.param(
        [metric()], [metric(instrument="Gauge")], ["metric-instrument-changed"], id="instrument"
    ),
    pytest.param([metric()], [metric(unit=None)], ["basis-changed"], id="unit no longer stated"),
    pytest.param(
        [metric(requirement_level="opt_in")],
        [metric(requirement_level="recommended")],
        ["metric-requirement-level-raised"],
        id="a metric that is recommended now",
    ),
    pytest.param(
        [metric(requirement_level="required")],
        [metric(requirement_level="recommended")],
        ["metric-requirement-level-lowered"],
        id="a metric that is no longer required",
    ),
    pytest.param(
        [metric()], [metric(stability="deprecated")], ["metric-deprecated"], id="deprecated metric"
    ),
    pytest.param(
        [metric(stability="deprecated")],
        [metric()],
        ["metric-reactivated"],
        id="reactivated metric",
    ),
    pytest.param(
        [metric(stability="development")],
        [metric()],
        ["metric-stability-raised"],
        id="a metric that is stable now",
    ),
    pytest.param(
        [metric()],
        [metric(stability="development")],
        ["metric-stability-lowered"],
        id="a metric that is no longer stable",
    ),
    pytest.param(
        [],
        [attribute("a", "event:e"), attribute("b", "event:e")],
        ["signal-added"],
        id="an event with its attributes",
    ),
    pytest.param([attribute("a", "event:e")], [], ["signal-removed"], id="an event less"),
    pytest.param(
        [attribute("old", "registry"), attribute("old")],
        [
            attribute("old", "registry", stability="deprecated", replaced_by=("new",)),
            attribute("new", "registry"),
            attribute("new"),
        ],
        ["attribute-renamed"],
        id="a rename that the page states",
    ),
    pytest.param(
        [attribute("old", "registry"), attribute("old"), attribute("new")],
        [
            attribute("old", "registry", stability="deprecated", replaced_by=("new",)),
            attribute("new"),
        ],
        ["attribute-renamed"],
        id="a rename to what was there before",
    ),
]


@pytest.mark.parametrize(("before", "after", "rules"), CASES)
def test_what_changed(before: list[Fact], after: list[Fact], rules: list[str]) -> None:
    found = drift(contract(STAYS, *before), contract(STAYS, *after))
    assert sorted(finding.rule for finding in found) == sorted(rules)


NOTHING = [
    pytest.param(
        [attribute("a", enum=members("x", "y"))],
        [attribute("a", enum=members("y", "x"))],
        id="members in another order",
    ),
    pytest.param(
        [attribute("a", sensitive=False)], [attribute("a")], id="not sensitive said or not"
    ),
    pytest.param([metric(instrument="Counter")], [metric(instrument="counter")], id="in any case"),
]


@pytest.mark.parametrize(("before", "after"), NOTHING)
def test_nothing_to_say(before: list[Fact], after: list[Fact]) -> None:
    assert drift(contract(STAYS, *before), contract(STAYS, *after)) == ()


def test_every_rule_has_a_case() -> None:
    told = {rule for case in CASES for rule in case.values[-1]}
    assert {rule.id for rule in (*drift_telemetry.RULES, *drift_metrics.RULES)} <= told
