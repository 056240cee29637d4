"""RULES of API fields that came or went, and of whole bodies.

Ids and levels are those that the field knows from oasdiff; where the page does not say whether a
field is required, the id says so.
"""

from __future__ import annotations

from typing import Final, TypeAlias, cast

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
    row,
    type_changed,
)
from checker.compare.direction import Direction, came, fact_of, requirement, side, went
from checker.compare.drift_examples import CAME, FIELDS, WENT, turned
from checker.model.contract import Field
from checker.model.finding import Level
from checker.model.rule import Rule

REQUEST, PARAMETER, RESPONSE, HEADER = Direction
NOT_PROMISED = "A reader of the former documentation reads it only where it is there."
IGNORED = (
    "A request that still sends it may be refused, or it may be ignored; the documentation does "
    "not say which."
)
LIKE_A_PROPERTY = f"{NOT_PROMISED} oasdiff has a warning; a header is judged like a property here."
STATED = (True, False)
# Where it came or went, whether it is required, what the id is, how much it matters and why.
_Row: TypeAlias = tuple[Direction, tuple[bool | None, ...], str, Level, str]
_CAME: Final[tuple[_Row, ...]] = (
    (REQUEST, (True,), "new-required-request-property", ERROR, OLD_REQUESTS),
    (REQUEST, (False,), "new-optional-request-property", NOTE, MORE_ALLOWED),
    (REQUEST, (None,), "request-property-added-requirement-unknown", WARNING, UNDECIDED),
    (PARAMETER, (True,), "new-required-request-parameter", ERROR, OLD_REQUESTS),
    (PARAMETER, (False,), "new-optional-request-parameter", NOTE, MORE_ALLOWED),
    (PARAMETER, (None,), "request-parameter-added-requirement-unknown", WARNING, UNDECIDED),
    (RESPONSE, (True,), "response-required-property-added", NOTE, FEWER_ANSWERS),
    (RESPONSE, (False,), "response-optional-property-added", NOTE, INFORMS),
    (RESPONSE, (None,), "response-property-added-requirement-unknown", NOTE, INFORMS),
    (HEADER, (*STATED, None), "response-header-added", NOTE, INFORMS),
)
_WENT: Final[tuple[_Row, ...]] = (
    (REQUEST, STATED, "request-property-removed", WARNING, IGNORED),
    (REQUEST, (None,), "request-property-removed-requirement-unknown", WARNING, UNDECIDED),
    (PARAMETER, STATED, "request-parameter-removed", WARNING, IGNORED),
    (PARAMETER, (None,), "request-parameter-removed-requirement-unknown", WARNING, UNDECIDED),
    (RESPONSE, (True,), "response-required-property-removed", ERROR, NEW_ANSWERS),
    (RESPONSE, (False,), "response-optional-property-removed", NOTE, NOT_PROMISED),
    (RESPONSE, (None,), "response-property-removed-requirement-unknown", WARNING, UNDECIDED),
    (HEADER, (True,), "required-response-header-removed", ERROR, NEW_ANSWERS),
    (HEADER, (False,), "optional-response-header-removed", NOTE, LIKE_A_PROPERTY),
    (HEADER, (None,), "response-header-removed-requirement-unknown", WARNING, UNDECIDED),
)
_NEW: Final = "{subject} is documented now and was not"
_GONE: Final = "{subject} is no longer documented; "
# By whether the rule is of those of which something is required, optional, or not said.
_SAYS: Final = {
    (True, True): f"{_NEW}; it is documented as {{requirement}}.",
    (True, False): f"{_NEW}; the page does not say whether it is required.",
    (False, True): f"{_GONE}it was documented as {{requirement}}.",
    (False, False): f"{_GONE}the page did not say whether it is required.",
}


def _moved(where: Direction, required: tuple[bool | None, ...], *, added: bool) -> Test:
    """A field of such a requirement came or went on a side."""
    moved = came if added else went
    return lambda one: (
        moved(one)
        and side(fact_of(one)) is where
        and requirement(cast("Field", fact_of(one))) in required
    )


def _rule(cells: _Row, *, added: bool) -> Rule:
    where, required, identity, level, why = cells
    says = f"{_NEW}." if len(required) > len(STATED) else _SAYS[added, None not in required]
    test = _moved(where, required, added=added)
    needed = "required" if True in required else "optional"
    example = turned(FIELDS[where], *(CAME if added else WENT), requirement=needed)
    return row(identity, level, says, why, test, example)


def _body_type(where: Direction) -> Test:
    return lambda one: (
        side(fact_of(one)) is where and one.name == "types" and at_root(one) and type_changed(one)
    )


RULES: Final[tuple[Rule, ...]] = (
    row(
        "new-required-request-property-with-default",
        ERROR,
        f"{_SAYS[True, True]} A default is documented.",
        OLD_REQUESTS,
        lambda one: _moved(REQUEST, (True,), added=True)(one) and has_default(fact_of(one)),
        turned(FIELDS[Direction.REQUEST], *CAME, requirement="required"),
    ),
    *(_rule(one, added=True) for one in _CAME),
    *(_rule(one, added=False) for one in _WENT),
    row(
        "response-header-became-optional",
        ERROR,
        "{subject} was documented as required and is documented as optional now.",
        NEW_ANSWERS,
        lambda one: side(fact_of(one)) is HEADER and flag("required", now=False)(one),
        turned(FIELDS[Direction.HEADER], "requirement", "required", "optional"),
    ),
    row(
        "request-body-type-changed",
        ERROR,
        WAS_NOW,
        OLD_REQUESTS,
        _body_type(REQUEST),
        turned("The request body", "type", "`integer`", "`number`"),
    ),
    row(
        "response-body-type-changed",
        ERROR,
        WAS_NOW,
        NEW_ANSWERS,
        _body_type(RESPONSE),
        turned("The body of an answer", "type", "`integer`", "`number`"),
    ),
)
