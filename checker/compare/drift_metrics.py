"""RULES of metrics, and of signals as a whole.

The levels follow the same policy as those of attributes: a stable metric keeps unit and instrument.
"""

from __future__ import annotations

from typing import Final, cast

from checker.compare.change_kinds import (
    ERROR,
    INFORMS,
    NOTE,
    POLICY,
    WARNING,
    WAS_NOW,
    Test,
    added,
    named,
    of,
    removed,
    row,
)
from checker.compare.direction import came, went
from checker.compare.drift_examples import METRIC, SIGNAL, turned
from checker.compare.ranks import REQUIREMENT, deprecated, ranked, reactivated, stability
from checker.compare.wholes import Signal
from checker.model.contract import Metric
from checker.model.rule import Rule


def _metric_removed(*, stable: bool) -> Test:
    return of(
        Metric, lambda one: went(one) and (cast("Metric", one.was).stability == "stable") is stable
    )


METRICS: Final[tuple[Rule, ...]] = (
    added("metric-added", NOTE, INFORMS, of(Metric, came), METRIC),
    removed("metric-stable-removed", ERROR, POLICY, _metric_removed(stable=True), METRIC),
    removed(
        "metric-removed",
        WARNING,
        "It was not documented as stable; who reads it is affected.",
        _metric_removed(stable=False),
        METRIC,
    ),
    row(
        "metric-unit-changed",
        ERROR,
        WAS_NOW,
        POLICY,
        of(Metric, named("unit")),
        turned(METRIC, "unit", "`ms`", "`s`"),
    ),
    row(
        "metric-instrument-changed",
        ERROR,
        WAS_NOW,
        POLICY,
        of(Metric, named("instrument")),
        turned(METRIC, "instrument", "`counter`", "`histogram`"),
    ),
    row(
        "metric-requirement-level-raised",
        NOTE,
        WAS_NOW,
        "What was recorded before is still documented; more may record it now.",
        of(Metric, ranked("requirement_level", REQUIREMENT, raised=True)),
        turned(METRIC, "requirement level", "`recommended`", "`required`"),
    ),
    row(
        "metric-requirement-level-lowered",
        WARNING,
        WAS_NOW,
        "Instrumentation that follows this documentation may not record it.",
        of(Metric, ranked("requirement_level", REQUIREMENT, raised=False)),
        turned(METRIC, "requirement level", "`required`", "`recommended`"),
    ),
    row(
        "metric-deprecated",
        WARNING,
        "{subject} is documented as deprecated now.",
        "It is still documented; the page advises against it.",
        of(Metric, deprecated),
        turned(METRIC, "deprecation", "none", "deprecated"),
    ),
    row(
        "metric-reactivated",
        NOTE,
        "{subject} is no longer documented as deprecated.",
        INFORMS,
        of(Metric, reactivated),
        turned(METRIC, "deprecation", "deprecated", "none"),
    ),
    row(
        "metric-stability-raised",
        NOTE,
        WAS_NOW,
        INFORMS,
        of(Metric, stability(raised=True)),
        turned(METRIC, "stability", "`development`", "`stable`"),
    ),
    row(
        "metric-stability-lowered",
        WARNING,
        WAS_NOW,
        "The policy of the conventions excludes it for what is stable.",
        of(Metric, stability(raised=False)),
        turned(METRIC, "stability", "`stable`", "`development`"),
    ),
)

SIGNALS: Final[tuple[Rule, ...]] = (
    added("signal-added", NOTE, INFORMS, of(Signal, came), SIGNAL),
    removed(
        "signal-removed",
        ERROR,
        "Who records it or asks for it is affected.",
        of(Signal, went),
        SIGNAL,
    ),
)

RULES: Final[tuple[Rule, ...]] = (*METRICS, *SIGNALS)
