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
from checker.compare.ranks import deprecated, rules
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
        "metric-deprecated",
        WARNING,
        "{subject} is documented as deprecated now.",
        "It is still documented; the page advises against it.",
        of(Metric, deprecated),
        turned(METRIC, "deprecation", "none", "deprecated"),
    ),
    *rules(
        Metric,
        "metric",
        METRIC,
        raised="What was recorded before is still documented; more may record it now.",
        lowered="Instrumentation that follows this documentation may not record it.",
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
