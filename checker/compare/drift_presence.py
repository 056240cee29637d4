"""RULES of API fields that came or went, and of whole bodies.

Ids and levels are those that the field knows from oasdiff; where the page does not say whether a
field is required, the id says so.
"""

from __future__ import annotations

from typing import Final, cast

from checker.compare.change_kinds import (
    ERROR,
    FEWER_ANSWERS,
    INFORMS,
    MORE_ALLOWED,
    NEW_ANSWERS,
    NOTE,
    OLD_REQUESTS,
    UNDECIDED,
    WARNING,
    WAS_NOW,
    Test,
    at_root,
    flag,
    has_default,
    type_changed,
)
from checker.compare.direction import Direction, came, fact_of, requirement, side, went
from checker.model.contract import Field
from checker.model.delta import Delta
from checker.model.rule import Rule


def _there(where: Direction, *, added: bool) -> Test:
    """A field came or went on a side."""
    moved = came if added else went
    return lambda delta: moved(delta) and side(fact_of(delta)) is where


def _as(where: Direction, *, added: bool, required: bool | None) -> Test:
    """A field of that requirement came or went on a side."""
    there = _there(where, added=added)
    return lambda delta: there(delta) and requirement(cast("Field", fact_of(delta))) is required


def _known(where: Direction) -> Test:
    """A field whose requirement was stated went."""
    there, unknown = _there(where, added=False), _as(where, added=False, required=None)
    return lambda delta: there(delta) and not unknown(delta)


def _new_required(*, with_default: bool) -> Test:
    return lambda delta: (
        _as(Direction.REQUEST, added=True, required=True)(delta)
        and has_default(fact_of(delta)) is with_default
    )


def _body_type(where: Direction) -> Test:
    return lambda delta: (
        side(fact_of(delta)) is where
        and delta.name == "types"
        and at_root(delta)
        and type_changed(delta)
    )


NOT_PROMISED = "A reader of the former documentation reads it only where it is there."
_NEW = "{subject} is documented now and was not; it is documented as {requirement}."
_NEW_UNKNOWN = (
    "{subject} is documented now and was not; the page does not say whether it is required."
)
_GONE = "{subject} is no longer documented; it was documented as {requirement}."
_GONE_UNKNOWN = "{subject} is no longer documented; the page did not say whether it is required."

RULES: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="new-required-request-property",
        level=ERROR,
        says=_NEW,
        why=OLD_REQUESTS,
        when=_new_required(with_default=False),
    ),
    Rule(
        id="new-required-request-property-with-default",
        level=ERROR,
        says=_NEW + " A default is documented.",
        why=OLD_REQUESTS,
        when=_new_required(with_default=True),
    ),
    Rule(
        id="new-optional-request-property",
        level=NOTE,
        says=_NEW,
        why=MORE_ALLOWED,
        when=_as(Direction.REQUEST, added=True, required=False),
    ),
    Rule(
        id="request-property-added-requirement-unknown",
        level=WARNING,
        says=_NEW_UNKNOWN,
        why=UNDECIDED,
        when=_as(Direction.REQUEST, added=True, required=None),
    ),
    Rule(
        id="request-property-removed",
        level=WARNING,
        says=_GONE,
        why="A request that still sends it may be refused, or it may be ignored; the "
        "documentation does not say which.",
        when=_known(Direction.REQUEST),
    ),
    Rule(
        id="request-property-removed-requirement-unknown",
        level=WARNING,
        says=_GONE_UNKNOWN,
        why=UNDECIDED,
        when=_as(Direction.REQUEST, added=False, required=None),
    ),
    Rule(
        id="new-required-request-parameter",
        level=ERROR,
        says=_NEW,
        why=OLD_REQUESTS,
        when=_as(Direction.PARAMETER, added=True, required=True),
    ),
    Rule(
        id="new-optional-request-parameter",
        level=NOTE,
        says=_NEW,
        why=MORE_ALLOWED,
        when=_as(Direction.PARAMETER, added=True, required=False),
    ),
    Rule(
        id="request-parameter-added-requirement-unknown",
        level=WARNING,
        says=_NEW_UNKNOWN,
        why=UNDECIDED,
        when=_as(Direction.PARAMETER, added=True, required=None),
    ),
    Rule(
        id="request-parameter-removed",
        level=WARNING,
        says=_GONE,
        why="A request that still sends it may be refused, or it may be ignored; the "
        "documentation does not say which.",
        when=_known(Direction.PARAMETER),
    ),
    Rule(
        id="request-parameter-removed-requirement-unknown",
        level=WARNING,
        says=_GONE_UNKNOWN,
        why=UNDECIDED,
        when=_as(Direction.PARAMETER, added=False, required=None),
    ),
    Rule(
        id="response-required-property-added",
        level=NOTE,
        says=_NEW,
        why=FEWER_ANSWERS,
        when=_as(Direction.RESPONSE, added=True, required=True),
    ),
    Rule(
        id="response-optional-property-added",
        level=NOTE,
        says=_NEW,
        why=INFORMS,
        when=_as(Direction.RESPONSE, added=True, required=False),
    ),
    Rule(
        id="response-property-added-requirement-unknown",
        level=NOTE,
        says=_NEW_UNKNOWN,
        why=INFORMS,
        when=_as(Direction.RESPONSE, added=True, required=None),
    ),
    Rule(
        id="response-required-property-removed",
        level=ERROR,
        says=_GONE,
        why=NEW_ANSWERS,
        when=_as(Direction.RESPONSE, added=False, required=True),
    ),
    Rule(
        id="response-optional-property-removed",
        level=NOTE,
        says=_GONE,
        why=NOT_PROMISED,
        when=_as(Direction.RESPONSE, added=False, required=False),
    ),
    Rule(
        id="response-property-removed-requirement-unknown",
        level=WARNING,
        says=_GONE_UNKNOWN,
        why=UNDECIDED,
        when=_as(Direction.RESPONSE, added=False, required=None),
    ),
    Rule(
        id="response-header-added",
        level=NOTE,
        says="{subject} is documented now and was not.",
        why=INFORMS,
        when=_there(Direction.HEADER, added=True),
    ),
    Rule(
        id="required-response-header-removed",
        level=ERROR,
        says=_GONE,
        why=NEW_ANSWERS,
        when=_as(Direction.HEADER, added=False, required=True),
    ),
    Rule(
        id="optional-response-header-removed",
        level=NOTE,
        says=_GONE,
        why=f"{NOT_PROMISED} oasdiff has a warning; a header is judged like a property here.",
        when=_as(Direction.HEADER, added=False, required=False),
    ),
    Rule(
        id="response-header-removed-requirement-unknown",
        level=WARNING,
        says=_GONE_UNKNOWN,
        why=UNDECIDED,
        when=_as(Direction.HEADER, added=False, required=None),
    ),
    Rule(
        id="response-header-became-optional",
        level=ERROR,
        says="{subject} was documented as required and is documented as optional now.",
        why=NEW_ANSWERS,
        when=lambda delta: (
            side(fact_of(delta)) is Direction.HEADER and flag("required", now=False)(delta)
        ),
    ),
    Rule(
        id="request-body-type-changed",
        level=ERROR,
        says=WAS_NOW,
        why=OLD_REQUESTS,
        when=_body_type(Direction.REQUEST),
    ),
    Rule(
        id="response-body-type-changed",
        level=ERROR,
        says=WAS_NOW,
        why=NEW_ANSWERS,
        when=_body_type(Direction.RESPONSE),
    ),
)
