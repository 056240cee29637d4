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
    POLICY,
    WARNING,
    WAS_NOW,
    Test,
    added,
    flag,
    listed,
    named,
    of,
    removed,
    row,
)
from checker.compare.direction import came, fact_of, went
from checker.compare.drift_examples import ATTRIBUTE, turned
from checker.compare.ranks import deprecated, rules
from checker.compare.renames import RENAMED
from checker.model.contract import Attribute
from checker.model.difference import Difference
from checker.model.rule import Rule


def _removed(*, promised: bool) -> Test:
    """An attribute went; was it promised (required, or stable in the registry)?"""

    def test(one: Difference) -> bool:
        was = cast("Attribute", fact_of(one))
        required = was.requirement_level in ("required", "conditionally_required")
        registered = was.signal == "registry" and was.stability == "stable"
        return went(one) and (required or registered) is promised

    return of(Attribute, test)


ATTRIBUTES: Final[tuple[Rule, ...]] = (
    added("attribute-added", NOTE, INFORMS, of(Attribute, came), ATTRIBUTE),
    removed("attribute-required-removed", ERROR, POLICY, _removed(promised=True), ATTRIBUTE),
    removed(
        "attribute-removed",
        WARNING,
        "It was not promised; who records it or asks for it is affected.",
        _removed(promised=False),
        ATTRIBUTE,
    ),
    row(
        "attribute-renamed",
        WARNING,
        "{before} is replaced: the page names {after} in its place.",
        "Records under the former name are no longer found under the documented one.",
        of(Attribute, lambda one: one.name == RENAMED),
        turned(ATTRIBUTE, "name", "`http.method`", "`http.request.method`"),
    ),
    row(
        "attribute-became-deprecated",
        WARNING,
        "{subject} is documented as deprecated now{replacement}.",
        "It is still documented; the page advises against it.",
        of(Attribute, deprecated),
        turned(
            ATTRIBUTE,
            "deprecation",
            "none",
            "deprecated",
            replacement=", replaced by `http.request.method`",
        ),
    ),
    row(
        "attribute-replacement-changed",
        NOTE,
        WAS_NOW,
        "What to record in its place is documented otherwise now.",
        of(Attribute, named("replaced_by")),
        turned(ATTRIBUTE, "replacement", "`http.method`", "`http.request.method`"),
    ),
    row(
        "attribute-type-changed",
        ERROR,
        WAS_NOW,
        POLICY,
        of(Attribute, named("type")),
        turned(ATTRIBUTE, "type", "`integer`", "`number`"),
    ),
    row(
        "attribute-condition-changed",
        NOTE,
        "{subject}: the page words the condition under which it is to be recorded differently now.",
        "The text of the condition is compared, not its meaning.",
        of(Attribute, named("condition")),
        turned(ATTRIBUTE, "condition", "one wording", "another wording"),
    ),
    row(
        "attribute-enum-member-added",
        NOTE,
        "{subject}: documented as a well-known value now: {after}.",
        "The sets of the conventions are open: other values were possible before.",
        of(Attribute, listed("members", added=True)),
        turned(ATTRIBUTE, "closed set", "", "`medium`"),
    ),
    row(
        "attribute-enum-member-removed",
        WARNING,
        "{subject}: no longer documented as a well-known value: {before}.",
        "The policy of the conventions excludes it for what is stable.",
        of(Attribute, listed("members", added=False)),
        turned(ATTRIBUTE, "closed set", "`medium`", ""),
    ),
    row(
        "attribute-enum-changed",
        NOTE,
        "{subject}: the well-known values were {before} and are {after} now.",
        "A set is documented that was not, or none is that was; such sets are open.",
        of(
            Attribute,
            lambda one: one.name == "members" and None in (one.before, one.after),
        ),
        turned(ATTRIBUTE, "closed set", "`GET`, `POST`", "`GET`, `QUERY`"),
    ),
    row(
        "attribute-enum-member-stability-changed",
        NOTE,
        "{subject}: the stability of values was {before} and is {after} now.",
        INFORMS,
        of(Attribute, named("member_stability")),
        turned(ATTRIBUTE, "stability", "`GET`: `stable`", "`GET`: `deprecated`"),
    ),
    *rules(
        Attribute,
        "attribute",
        ATTRIBUTE,
        raised="What was recorded before is still documented; more records may have it now.",
        lowered="Records that follow this documentation may lack it.",
    ),
)

PRIVACY: Final[tuple[Rule, ...]] = (
    row(
        "attribute-redaction-key-added",
        WARNING,
        "{subject}: the page asks to redact now the values of {after}.",
        "What is recorded by the former documentation may hold what is to be redacted now.",
        of(Attribute, listed("redact", added=True)),
        turned(ATTRIBUTE, "redaction", "", "`sig`"),
    ),
    row(
        "attribute-redaction-key-removed",
        NOTE,
        "{subject}: the page no longer asks to redact the values of {before}.",
        "Redacting it still follows the documentation.",
        of(Attribute, listed("redact", added=False)),
        turned(ATTRIBUTE, "redaction", "`sig`", ""),
    ),
    row(
        "attribute-became-sensitive",
        WARNING,
        "{subject}: the page warns of sensitive content now.",
        "What is recorded by the former documentation may hold it.",
        of(Attribute, flag("sensitive", now=True)),
        turned(ATTRIBUTE, "sensitive content", "no word of it", "a warning"),
    ),
    row(
        "attribute-no-longer-sensitive",
        NOTE,
        "{subject}: the page no longer warns of sensitive content.",
        "Treating it with care still follows the documentation.",
        of(Attribute, flag("sensitive", now=False)),
        turned(ATTRIBUTE, "sensitive content", "a warning", "no word of it"),
    ),
    row(
        "attribute-became-low-cardinality",
        WARNING,
        "{subject}: the page asks for low cardinality now.",
        "What is recorded by the former documentation may not have it.",
        of(Attribute, flag("low_cardinality", now=True)),
        turned(ATTRIBUTE, "cardinality", "no word of it", "few values asked for"),
    ),
    row(
        "attribute-no-longer-low-cardinality",
        NOTE,
        "{subject}: the page no longer asks for low cardinality.",
        "Low cardinality still follows the documentation.",
        of(Attribute, flag("low_cardinality", now=False)),
        turned(ATTRIBUTE, "cardinality", "few values asked for", "no word of it"),
    ),
)

RULES: Final[tuple[Rule, ...]] = (*ATTRIBUTES, *PRIVACY)
