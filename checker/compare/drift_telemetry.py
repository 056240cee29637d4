"""RULES of telemetry attributes and metrics.

There is no list of ids in the field. The levels follow the compatibility policy of the semantic
conventions: what is stable is not removed, degraded or retyped; members keep their value; a
stable metric keeps unit, instrument and what it requires.
"""

from __future__ import annotations

from typing import Final, cast

from checker.compare.basis import restated
from checker.compare.implied import Signal
from checker.compare.renames import RENAMED
from checker.compare.sides import came, fact_of, went
from checker.compare.turns import ERROR, INFORMS, NOTE, WARNING, WAS_NOW, Test, flag, listed
from checker.model.contract import Attribute, Fact, Metric
from checker.model.delta import Delta
from checker.model.rule import Rule

# From what is only on request to what is always there; from what may change to what may not.
REQUIREMENT: Final = ("opt_in", "recommended", "conditionally_required", "required")
STABILITY: Final = ("deprecated", "development", "release_candidate", "stable")


def _of(kind: type[Fact] | tuple[type[Fact], ...], test: Test) -> Test:
    return lambda delta: isinstance(fact_of(delta), kind) and test(delta)


def _differs(name: str) -> Test:
    """A statement differs, or was withdrawn."""
    return lambda delta: delta.name == name and not restated(delta)


def _ranked(name: str, ranks: tuple[str, ...], *, raised: bool) -> Test:
    """A level rose or fell in its order; silence and unknown words rank lowest."""

    def rank(value: object) -> int:
        return ranks.index(value) if value in ranks else -1

    def test(delta: Delta) -> bool:
        return _differs(name)(delta) and (rank(delta.after) > rank(delta.before)) is raised

    return test


def _stability(*, raised: bool) -> Test:
    """A stability rose or fell, deprecation apart."""
    ranked = _ranked("stability", STABILITY, raised=raised)
    return lambda delta: ranked(delta) and "deprecated" not in (delta.before, delta.after)


def _deprecated(delta: Delta) -> bool:
    return delta.name == "stability" and delta.after == "deprecated"


def _reactivated(delta: Delta) -> bool:
    return _differs("stability")(delta) and delta.before == "deprecated"


def _removed(*, promised: bool) -> Test:
    """An attribute went; was it promised (required, or stable in the registry)?"""

    def test(delta: Delta) -> bool:
        was = cast("Attribute", fact_of(delta))
        required = was.requirement_level in ("required", "conditionally_required")
        registered = was.signal == "registry" and was.stability == "stable"
        return went(delta) and (required or registered) is promised

    return _of(Attribute, test)


def _metric_removed(*, stable: bool) -> Test:
    return _of(
        Metric,
        lambda delta: went(delta) and (cast("Metric", delta.was).stability == "stable") is stable,
    )


_NEW = "{subject} is documented now and was not."
_GONE = "{subject} is no longer documented."
POLICY = "The policy of the conventions excludes it for what is stable; who records it is affected."

ATTRIBUTES: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="attribute-added",
        level=NOTE,
        says=_NEW,
        why=INFORMS,
        when=_of(Attribute, came),
    ),
    Rule(
        id="attribute-required-removed",
        level=ERROR,
        says=_GONE,
        why=POLICY,
        when=_removed(promised=True),
    ),
    Rule(
        id="attribute-removed",
        level=WARNING,
        says=_GONE,
        why="It was not promised; who records it or asks for it is affected.",
        when=_removed(promised=False),
    ),
    Rule(
        id="attribute-renamed",
        level=WARNING,
        says="{before} is replaced: the page names {after} in its place.",
        why="Records under the former name are no longer found under the documented one.",
        when=_of(Attribute, lambda delta: delta.name == RENAMED),
    ),
    Rule(
        id="attribute-became-deprecated",
        level=WARNING,
        says="{subject} is documented as deprecated now{replacement}.",
        why="It is still documented; the page advises against it.",
        when=_of(Attribute, _deprecated),
    ),
    Rule(
        id="attribute-reactivated",
        level=NOTE,
        says="{subject} is no longer documented as deprecated.",
        why=INFORMS,
        when=_of(Attribute, _reactivated),
    ),
    Rule(
        id="attribute-replacement-changed",
        level=NOTE,
        says=WAS_NOW,
        why="What to record in its place is documented otherwise now.",
        when=_of(Attribute, _differs("replaced_by")),
    ),
    Rule(
        id="attribute-type-changed",
        level=ERROR,
        says=WAS_NOW,
        why=POLICY,
        when=_of(Attribute, _differs("type")),
    ),
    Rule(
        id="attribute-requirement-level-raised",
        level=NOTE,
        says=WAS_NOW,
        why="What was recorded before is still documented; more records may have it now.",
        when=_of(Attribute, _ranked("requirement_level", REQUIREMENT, raised=True)),
    ),
    Rule(
        id="attribute-requirement-level-lowered",
        level=WARNING,
        says=WAS_NOW,
        why="Records that follow this documentation may lack it.",
        when=_of(Attribute, _ranked("requirement_level", REQUIREMENT, raised=False)),
    ),
    Rule(
        id="attribute-condition-changed",
        level=NOTE,
        says="{subject}: the page words the condition under which it is to be recorded "
        "differently now.",
        why="The text of the condition is compared, not its meaning.",
        when=_of(Attribute, _differs("condition")),
    ),
    Rule(
        id="attribute-stability-raised",
        level=NOTE,
        says=WAS_NOW,
        why=INFORMS,
        when=_of(Attribute, _stability(raised=True)),
    ),
    Rule(
        id="attribute-stability-lowered",
        level=WARNING,
        says=WAS_NOW,
        why="The policy of the conventions excludes it for what is stable.",
        when=_of(Attribute, _stability(raised=False)),
    ),
    Rule(
        id="attribute-enum-member-added",
        level=NOTE,
        says="{subject}: documented as a well-known value now: {after}.",
        why="The sets of the conventions are open: other values were possible before.",
        when=_of(Attribute, listed("members", added=True)),
    ),
    Rule(
        id="attribute-enum-member-removed",
        level=WARNING,
        says="{subject}: no longer documented as a well-known value: {before}.",
        why="The policy of the conventions excludes it for what is stable.",
        when=_of(Attribute, listed("members", added=False)),
    ),
    Rule(
        id="attribute-enum-changed",
        level=NOTE,
        says="{subject}: the well-known values were {before} and are {after} now.",
        why="A set is documented that was not, or none is that was; such sets are open.",
        when=_of(
            Attribute,
            lambda delta: delta.name == "members" and None in (delta.before, delta.after),
        ),
    ),
    Rule(
        id="attribute-enum-member-stability-changed",
        level=NOTE,
        says="{subject}: the stability of values was {before} and is {after} now.",
        why=INFORMS,
        when=_of(Attribute, _differs("member_stability")),
    ),
)

PRIVACY: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="attribute-redaction-key-added",
        level=WARNING,
        says="{subject}: the page asks to redact now the values of {after}.",
        why="What is recorded by the former documentation may hold what is to be redacted now.",
        when=_of(Attribute, listed("redact", added=True)),
    ),
    Rule(
        id="attribute-redaction-key-removed",
        level=NOTE,
        says="{subject}: the page no longer asks to redact the values of {before}.",
        why="Redacting it still follows the documentation.",
        when=_of(Attribute, listed("redact", added=False)),
    ),
    Rule(
        id="attribute-became-sensitive",
        level=WARNING,
        says="{subject}: the page warns of sensitive content now.",
        why="What is recorded by the former documentation may hold it.",
        when=_of(Attribute, flag("sensitive", now=True)),
    ),
    Rule(
        id="attribute-no-longer-sensitive",
        level=NOTE,
        says="{subject}: the page no longer warns of sensitive content.",
        why="Treating it with care still follows the documentation.",
        when=_of(Attribute, flag("sensitive", now=False)),
    ),
    Rule(
        id="attribute-became-low-cardinality",
        level=WARNING,
        says="{subject}: the page asks for low cardinality now.",
        why="What is recorded by the former documentation may not have it.",
        when=_of(Attribute, flag("low_cardinality", now=True)),
    ),
    Rule(
        id="attribute-no-longer-low-cardinality",
        level=NOTE,
        says="{subject}: the page no longer asks for low cardinality.",
        why="Low cardinality still follows the documentation.",
        when=_of(Attribute, flag("low_cardinality", now=False)),
    ),
)

METRICS: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="metric-added",
        level=NOTE,
        says=_NEW,
        why=INFORMS,
        when=_of(Metric, came),
    ),
    Rule(
        id="metric-stable-removed",
        level=ERROR,
        says=_GONE,
        why=POLICY,
        when=_metric_removed(stable=True),
    ),
    Rule(
        id="metric-removed",
        level=WARNING,
        says=_GONE,
        why="It was not documented as stable; who reads it is affected.",
        when=_metric_removed(stable=False),
    ),
    Rule(
        id="metric-unit-changed",
        level=ERROR,
        says=WAS_NOW,
        why=POLICY,
        when=_of(Metric, _differs("unit")),
    ),
    Rule(
        id="metric-instrument-changed",
        level=ERROR,
        says=WAS_NOW,
        why=POLICY,
        when=_of(Metric, _differs("instrument")),
    ),
    Rule(
        id="metric-requirement-level-raised",
        level=NOTE,
        says=WAS_NOW,
        why="What was recorded before is still documented; more may record it now.",
        when=_of(Metric, _ranked("requirement_level", REQUIREMENT, raised=True)),
    ),
    Rule(
        id="metric-requirement-level-lowered",
        level=WARNING,
        says=WAS_NOW,
        why="Instrumentation that follows this documentation may not record it.",
        when=_of(Metric, _ranked("requirement_level", REQUIREMENT, raised=False)),
    ),
    Rule(
        id="metric-deprecated",
        level=WARNING,
        says="{subject} is documented as deprecated now.",
        why="It is still documented; the page advises against it.",
        when=_of(Metric, _deprecated),
    ),
    Rule(
        id="metric-reactivated",
        level=NOTE,
        says="{subject} is no longer documented as deprecated.",
        why=INFORMS,
        when=_of(Metric, _reactivated),
    ),
    Rule(
        id="metric-stability-raised",
        level=NOTE,
        says=WAS_NOW,
        why=INFORMS,
        when=_of(Metric, _stability(raised=True)),
    ),
    Rule(
        id="metric-stability-lowered",
        level=WARNING,
        says=WAS_NOW,
        why="The policy of the conventions excludes it for what is stable.",
        when=_of(Metric, _stability(raised=False)),
    ),
)

SIGNALS: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="signal-added",
        level=NOTE,
        says=_NEW,
        why=INFORMS,
        when=_of(Signal, came),
    ),
    Rule(
        id="signal-removed",
        level=ERROR,
        says=_GONE,
        why="Who records it or asks for it is affected.",
        when=_of(Signal, went),
    ),
)

RULES: Final[tuple[Rule[Delta], ...]] = (*ATTRIBUTES, *PRIVACY, *METRICS, *SIGNALS)
