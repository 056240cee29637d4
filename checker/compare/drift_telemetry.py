"""RULES of telemetry attributes.

There is no list of ids in the field. The levels follow the compatibility policy of the semantic
conventions: what is stable is not removed, degraded or retyped; members keep their value; a
stable metric keeps unit, instrument and what it requires.
"""

from __future__ import annotations

from typing import Final, cast

from checker.compare.change_kinds import (
    ERROR,
    INFORMS,
    NOTE,
    WARNING,
    WAS_NOW,
    Test,
    flag,
    listed,
    named,
)
from checker.compare.direction import came, fact_of, went
from checker.compare.kinds import GONE, NEW, of
from checker.compare.ranks import REQUIREMENT, deprecated, ranked, reactivated, stability
from checker.compare.renames import RENAMED
from checker.model.contract import Attribute
from checker.model.delta import Delta
from checker.model.rule import Rule

POLICY = "The policy of the conventions excludes it for what is stable; who records it is affected."


def _removed(*, promised: bool) -> Test:
    """An attribute went; was it promised (required, or stable in the registry)?"""

    def test(delta: Delta) -> bool:
        was = cast("Attribute", fact_of(delta))
        required = was.requirement_level in ("required", "conditionally_required")
        registered = was.signal == "registry" and was.stability == "stable"
        return went(delta) and (required or registered) is promised

    return of(Attribute, test)


ATTRIBUTES: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="attribute-added",
        level=NOTE,
        says=NEW,
        why=INFORMS,
        when=of(Attribute, came),
    ),
    Rule(
        id="attribute-required-removed",
        level=ERROR,
        says=GONE,
        why=POLICY,
        when=_removed(promised=True),
    ),
    Rule(
        id="attribute-removed",
        level=WARNING,
        says=GONE,
        why="It was not promised; who records it or asks for it is affected.",
        when=_removed(promised=False),
    ),
    Rule(
        id="attribute-renamed",
        level=WARNING,
        says="{before} is replaced: the page names {after} in its place.",
        why="Records under the former name are no longer found under the documented one.",
        when=of(Attribute, lambda delta: delta.name == RENAMED),
    ),
    Rule(
        id="attribute-became-deprecated",
        level=WARNING,
        says="{subject} is documented as deprecated now{replacement}.",
        why="It is still documented; the page advises against it.",
        when=of(Attribute, deprecated),
    ),
    Rule(
        id="attribute-reactivated",
        level=NOTE,
        says="{subject} is no longer documented as deprecated.",
        why=INFORMS,
        when=of(Attribute, reactivated),
    ),
    Rule(
        id="attribute-replacement-changed",
        level=NOTE,
        says=WAS_NOW,
        why="What to record in its place is documented otherwise now.",
        when=of(Attribute, named("replaced_by")),
    ),
    Rule(
        id="attribute-type-changed",
        level=ERROR,
        says=WAS_NOW,
        why=POLICY,
        when=of(Attribute, named("type")),
    ),
    Rule(
        id="attribute-requirement-level-raised",
        level=NOTE,
        says=WAS_NOW,
        why="What was recorded before is still documented; more records may have it now.",
        when=of(Attribute, ranked("requirement_level", REQUIREMENT, raised=True)),
    ),
    Rule(
        id="attribute-requirement-level-lowered",
        level=WARNING,
        says=WAS_NOW,
        why="Records that follow this documentation may lack it.",
        when=of(Attribute, ranked("requirement_level", REQUIREMENT, raised=False)),
    ),
    Rule(
        id="attribute-condition-changed",
        level=NOTE,
        says="{subject}: the page words the condition under which it is to be recorded "
        "differently now.",
        why="The text of the condition is compared, not its meaning.",
        when=of(Attribute, named("condition")),
    ),
    Rule(
        id="attribute-stability-raised",
        level=NOTE,
        says=WAS_NOW,
        why=INFORMS,
        when=of(Attribute, stability(raised=True)),
    ),
    Rule(
        id="attribute-stability-lowered",
        level=WARNING,
        says=WAS_NOW,
        why="The policy of the conventions excludes it for what is stable.",
        when=of(Attribute, stability(raised=False)),
    ),
    Rule(
        id="attribute-enum-member-added",
        level=NOTE,
        says="{subject}: documented as a well-known value now: {after}.",
        why="The sets of the conventions are open: other values were possible before.",
        when=of(Attribute, listed("members", added=True)),
    ),
    Rule(
        id="attribute-enum-member-removed",
        level=WARNING,
        says="{subject}: no longer documented as a well-known value: {before}.",
        why="The policy of the conventions excludes it for what is stable.",
        when=of(Attribute, listed("members", added=False)),
    ),
    Rule(
        id="attribute-enum-changed",
        level=NOTE,
        says="{subject}: the well-known values were {before} and are {after} now.",
        why="A set is documented that was not, or none is that was; such sets are open.",
        when=of(
            Attribute,
            lambda delta: delta.name == "members" and None in (delta.before, delta.after),
        ),
    ),
    Rule(
        id="attribute-enum-member-stability-changed",
        level=NOTE,
        says="{subject}: the stability of values was {before} and is {after} now.",
        why=INFORMS,
        when=of(Attribute, named("member_stability")),
    ),
)

PRIVACY: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="attribute-redaction-key-added",
        level=WARNING,
        says="{subject}: the page asks to redact now the values of {after}.",
        why="What is recorded by the former documentation may hold what is to be redacted now.",
        when=of(Attribute, listed("redact", added=True)),
    ),
    Rule(
        id="attribute-redaction-key-removed",
        level=NOTE,
        says="{subject}: the page no longer asks to redact the values of {before}.",
        why="Redacting it still follows the documentation.",
        when=of(Attribute, listed("redact", added=False)),
    ),
    Rule(
        id="attribute-became-sensitive",
        level=WARNING,
        says="{subject}: the page warns of sensitive content now.",
        why="What is recorded by the former documentation may hold it.",
        when=of(Attribute, flag("sensitive", now=True)),
    ),
    Rule(
        id="attribute-no-longer-sensitive",
        level=NOTE,
        says="{subject}: the page no longer warns of sensitive content.",
        why="Treating it with care still follows the documentation.",
        when=of(Attribute, flag("sensitive", now=False)),
    ),
    Rule(
        id="attribute-became-low-cardinality",
        level=WARNING,
        says="{subject}: the page asks for low cardinality now.",
        why="What is recorded by the former documentation may not have it.",
        when=of(Attribute, flag("low_cardinality", now=True)),
    ),
    Rule(
        id="attribute-no-longer-low-cardinality",
        level=NOTE,
        says="{subject}: the page no longer asks for low cardinality.",
        why="Low cardinality still follows the documentation.",
        when=of(Attribute, flag("low_cardinality", now=False)),
    ),
)

RULES: Final[tuple[Rule[Delta], ...]] = (*ATTRIBUTES, *PRIVACY)
