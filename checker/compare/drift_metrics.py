"""RULES of metrics, and of signals as a whole.

The levels follow the same policy as those of attributes: a stable metric keeps unit and instrument.
"""

from __future__ import annotations

from typing import Final, cast

from checker.compare.change_kinds import ERROR, INFORMS, NOTE, WARNING, WAS_NOW, Test, named
from checker.compare.direction import came, went
from checker.compare.kinds import GONE, NEW, of
from checker.compare.ranks import REQUIREMENT, deprecated, ranked, reactivated, stability
from checker.compare.wholes import Signal
from checker.model.contract import Metric
from checker.model.delta import Delta
from checker.model.rule import Rule

POLICY = "The policy of the conventions excludes it for what is stable; who records it is affected."


def _metric_removed(*, stable: bool) -> Test:
    return of(
        Metric,
        lambda delta: went(delta) and (cast("Metric", delta.was).stability == "stable") is stable,
    )


METRICS: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="metric-added",
        level=NOTE,
        says=NEW,
        why=INFORMS,
        when=of(Metric, came),
    ),
    Rule(
        id="metric-stable-removed",
        level=ERROR,
        says=GONE,
        why=POLICY,
        when=_metric_removed(stable=True),
    ),
    Rule(
        id="metric-removed",
        level=WARNING,
        says=GONE,
        why="It was not documented as stable; who reads it is affected.",
        when=_metric_removed(stable=False),
    ),
    Rule(
        id="metric-unit-changed",
        level=ERROR,
        says=WAS_NOW,
        why=POLICY,
        when=of(Metric, named("unit")),
    ),
    Rule(
        id="metric-instrument-changed",
        level=ERROR,
        says=WAS_NOW,
        why=POLICY,
        when=of(Metric, named("instrument")),
    ),
    Rule(
        id="metric-requirement-level-raised",
        level=NOTE,
        says=WAS_NOW,
        why="What was recorded before is still documented; more may record it now.",
        when=of(Metric, ranked("requirement_level", REQUIREMENT, raised=True)),
    ),
    Rule(
        id="metric-requirement-level-lowered",
        level=WARNING,
        says=WAS_NOW,
        why="Instrumentation that follows this documentation may not record it.",
        when=of(Metric, ranked("requirement_level", REQUIREMENT, raised=False)),
    ),
    Rule(
        id="metric-deprecated",
        level=WARNING,
        says="{subject} is documented as deprecated now.",
        why="It is still documented; the page advises against it.",
        when=of(Metric, deprecated),
    ),
    Rule(
        id="metric-reactivated",
        level=NOTE,
        says="{subject} is no longer documented as deprecated.",
        why=INFORMS,
        when=of(Metric, reactivated),
    ),
    Rule(
        id="metric-stability-raised",
        level=NOTE,
        says=WAS_NOW,
        why=INFORMS,
        when=of(Metric, stability(raised=True)),
    ),
    Rule(
        id="metric-stability-lowered",
        level=WARNING,
        says=WAS_NOW,
        why="The policy of the conventions excludes it for what is stable.",
        when=of(Metric, stability(raised=False)),
    ),
)

SIGNALS: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="signal-added",
        level=NOTE,
        says=NEW,
        why=INFORMS,
        when=of(Signal, came),
    ),
    Rule(
        id="signal-removed",
        level=ERROR,
        says=GONE,
        why="Who records it or asks for it is affected.",
        when=of(Signal, went),
    ),
)

RULES: Final[tuple[Rule[Delta], ...]] = (*METRICS, *SIGNALS)
