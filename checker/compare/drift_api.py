"""RULES of the operation, its statuses, bodies and streams."""

from __future__ import annotations

from typing import Final, cast

from checker.compare.basis import restated
from checker.compare.credentials import asks_less, asks_more
from checker.compare.implied import Body
from checker.compare.sides import came, fact_of, went
from checker.compare.turns import (
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
    flag,
    listed,
)
from checker.model.contract import Fact, Operation, Status, Stream
from checker.model.delta import Delta
from checker.model.rule import Rule


def _of(kind: type[Fact], test: Test) -> Test:
    return lambda delta: isinstance(fact_of(delta), kind) and test(delta)


def _said(name: str) -> Test:
    """A statement differs, or was withdrawn."""
    return lambda delta: delta.name == name and not restated(delta)


def _gone(*, deprecated: bool) -> Test:
    """The operation went, or its method did."""

    def test(delta: Delta) -> bool:
        return (went(delta) or delta.name == "method") and _deprecated(delta) is deprecated

    return _of(Operation, test)


def _with_body(*, before: bool | None, after: bool | None) -> Test:
    """A request body came or went with the operation, as a schema states it."""
    return lambda delta: (
        delta.name == "body_required"
        and not restated(delta)
        and (delta.before, delta.after) == (before, after)
    )


def _moved(*, deprecated: bool) -> Test:
    return _of(Operation, lambda delta: delta.name == "path" and _deprecated(delta) is deprecated)


def _deprecated(delta: Delta) -> bool:
    return bool(cast("Operation", delta.was).deprecated)


def _status(*, success: bool, added: bool) -> Test:
    """A success is 2xx (RFC 9110 §15.3); a redirection is none."""
    moved = came if added else went
    return _of(
        Status,
        lambda delta: (
            moved(delta) and cast("Status", fact_of(delta)).status.startswith("2") is success
        ),
    )


def _access(*, added: bool, turns: bool) -> Test:
    """Schemes came or went; with `turns`, those that ask for more or for less than before."""
    moved = listed("authentication", added=added)
    turned = asks_more if added else asks_less
    return _of(Operation, lambda delta: moved(delta) and turned(delta) is turns)


def _body(*, request: bool, added: bool) -> Test:
    moved = came if added else went
    return _of(
        Body,
        lambda delta: moved(delta) and (cast("Body", fact_of(delta)).where == "request") is request,
    )


_GONE = "{subject} is no longer documented."
_NEW = "{subject} is documented now and was not."

OPERATION: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="endpoint-added",
        level=NOTE,
        says=_NEW,
        why=INFORMS,
        when=_of(Operation, came),
    ),
    Rule(
        id="api-removed-without-deprecation",
        level=ERROR,
        says="{subject} is no longer documented as it was; it was not documented as deprecated.",
        why=OLD_REQUESTS,
        when=_gone(deprecated=False),
    ),
    Rule(
        id="api-removed-with-deprecation",
        level=NOTE,
        says="{subject} is no longer documented as it was; it was documented as deprecated.",
        why="The page had announced it.",
        when=_gone(deprecated=True),
    ),
    Rule(
        id="api-path-removed-without-deprecation",
        level=ERROR,
        says="{subject}: its path is no longer documented{instead}; it was not documented as "
        "deprecated.",
        why=OLD_REQUESTS,
        when=_moved(deprecated=False),
    ),
    Rule(
        id="api-path-removed-with-deprecation",
        level=NOTE,
        says="{subject}: its path is no longer documented{instead}; it was documented as "
        "deprecated.",
        why="The page had announced it.",
        when=_moved(deprecated=True),
    ),
    Rule(
        id="endpoint-deprecated",
        level=NOTE,
        says="{subject} is documented as deprecated now.",
        why="It is still documented; the page advises against it.",
        when=_of(Operation, flag("deprecated", now=True)),
    ),
    Rule(
        id="endpoint-reactivated",
        level=NOTE,
        says="{subject} is no longer documented as deprecated.",
        why=INFORMS,
        when=_of(Operation, flag("deprecated", now=False)),
    ),
    Rule(
        id="endpoint-server-added",
        level=NOTE,
        says="{subject}: documented as a server now: {after}.",
        why=MORE_ALLOWED,
        when=_of(Operation, listed("servers", added=True)),
    ),
    Rule(
        id="endpoint-server-removed",
        level=WARNING,
        says="{subject}: no longer documented as a server: {before}.",
        why=UNDECIDED,
        when=_of(Operation, listed("servers", added=False)),
    ),
    Rule(
        id="api-security-added",
        level=NOTE,
        says="{subject}: documented as a way to authenticate now: {after}.",
        why=MORE_ALLOWED,
        when=_access(added=True, turns=False),
    ),
    Rule(
        id="api-security-demand-added",
        level=ERROR,
        says="{subject}: more is asked for to authenticate now: {after}.",
        why=OLD_REQUESTS,
        when=_access(added=True, turns=True),
    ),
    Rule(
        id="api-security-removed",
        level=ERROR,
        says="{subject}: no longer documented as a way to authenticate: {before}.",
        why=OLD_REQUESTS,
        when=_access(added=False, turns=False),
    ),
    Rule(
        id="api-security-demand-removed",
        level=NOTE,
        says="{subject}: less is asked for to authenticate: no longer {before}.",
        why=MORE_ALLOWED,
        when=_access(added=False, turns=True),
    ),
    Rule(
        id="request-body-added-required",
        level=ERROR,
        says="{subject}: a request body is documented as required now; none was documented.",
        why=OLD_REQUESTS,
        when=_of(Operation, _with_body(before=None, after=True)),
    ),
    Rule(
        id="request-body-added-optional",
        level=NOTE,
        says="{subject}: a request body is documented as optional now; none was documented.",
        why=MORE_ALLOWED,
        when=_of(Operation, _with_body(before=None, after=False)),
    ),
    Rule(
        id="request-body-removed",
        level=WARNING,
        says="{subject}: a request body is no longer documented.",
        why="A request that still sends it may be refused, or it may be ignored; the "
        "documentation does not say which.",
        when=_of(
            Operation,
            lambda delta: any(
                _with_body(before=required, after=None)(delta) for required in (True, False)
            ),
        ),
    ),
    Rule(
        id="request-body-became-required",
        level=ERROR,
        says="{subject}: a request body was documented as optional and is documented as required "
        "now.",
        why=OLD_REQUESTS,
        when=_of(Operation, flag("body_required", now=True)),
    ),
    Rule(
        id="request-body-became-optional",
        level=NOTE,
        says="{subject}: a request body was documented as required and is documented as optional "
        "now.",
        why=MORE_ALLOWED,
        when=_of(Operation, flag("body_required", now=False)),
    ),
)

# Where no operation stands at its path any more, the path is gone.
OF_PATHS: Final = {
    rule.id: next(other for other in OPERATION if other.id == rule.id.replace("api-", "api-path-"))
    for rule in OPERATION
    if rule.id.startswith("api-removed-")
}

BODIES: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="request-body-media-type-added",
        level=NOTE,
        says=_NEW,
        why=MORE_ALLOWED,
        when=_body(request=True, added=True),
    ),
    Rule(
        id="request-body-media-type-removed",
        level=ERROR,
        says=_GONE,
        why=OLD_REQUESTS,
        when=_body(request=True, added=False),
    ),
    Rule(
        id="response-media-type-added",
        level=NOTE,
        says=_NEW,
        why=INFORMS,
        when=_body(request=False, added=True),
    ),
    Rule(
        id="response-media-type-removed",
        level=ERROR,
        says=_GONE,
        why=NEW_ANSWERS,
        when=_body(request=False, added=False),
    ),
)

STATUSES: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="response-success-status-added",
        level=NOTE,
        says=_NEW,
        why=INFORMS,
        when=_status(success=True, added=True),
    ),
    Rule(
        id="response-success-status-removed",
        level=ERROR,
        says=_GONE,
        why=NEW_ANSWERS,
        when=_status(success=True, added=False),
    ),
    Rule(
        id="response-non-success-status-added",
        level=NOTE,
        says=_NEW,
        why=INFORMS,
        when=_status(success=False, added=True),
    ),
    Rule(
        id="response-non-success-status-removed",
        level=NOTE,
        says=_GONE,
        why=FEWER_ANSWERS,
        when=_status(success=False, added=False),
    ),
    Rule(
        id="status-retry-changed",
        level=WARNING,
        says="{subject}: whether to retry was documented as {before} and is documented as "
        "{after} now.",
        why="A consumer that retries by the former documentation does so too often or too seldom.",
        when=_of(Status, _said("retry")),
    ),
    Rule(
        id="status-meaning-changed",
        level=NOTE,
        says=WAS_NOW,
        why="The status is the same; what the page says of it is not.",
        when=_of(Status, _said("meaning")),
    ),
)

STREAMS: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="stream-added",
        level=NOTE,
        says=_NEW,
        why=INFORMS,
        when=_of(Stream, came),
    ),
    Rule(
        id="stream-removed",
        level=ERROR,
        says=_GONE,
        why=NEW_ANSWERS,
        when=_of(Stream, went),
    ),
    Rule(
        id="stream-protocol-changed",
        level=ERROR,
        says=WAS_NOW,
        why=NEW_ANSWERS,
        when=_of(Stream, _said("protocol")),
    ),
    Rule(
        id="stream-object-changed",
        level=ERROR,
        says=WAS_NOW,
        why=NEW_ANSWERS,
        when=_of(Stream, _said("object")),
    ),
    Rule(
        id="stream-event-added",
        level=WARNING,
        says="{subject}: documented as an event now: {after}.",
        why="A reader of the former documentation may not expect it.",
        when=_of(Stream, listed("events", added=True)),
    ),
    Rule(
        id="stream-event-removed",
        level=WARNING,
        says="{subject}: no longer documented as an event: {before}.",
        why="A reader that waits for it may wait in vain.",
        when=_of(Stream, listed("events", added=False)),
    ),
    Rule(
        id="stream-terminator-changed",
        level=ERROR,
        says=WAS_NOW,
        why="A reader that waits for the former terminator may wait in vain.",
        when=_of(Stream, lambda delta: _said("terminator")(delta) and delta.after is not None),
    ),
    Rule(
        id="stream-terminator-removed",
        level=WARNING,
        says="{subject}: the terminator {before} is no longer documented.",
        why=UNDECIDED,
        when=_of(Stream, lambda delta: _said("terminator")(delta) and delta.after is None),
    ),
)

RULES: Final[tuple[Rule[Delta], ...]] = (*OPERATION, *BODIES, *STATUSES, *STREAMS)
