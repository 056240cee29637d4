"""RULES of bodies, statuses and streams."""

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
    WARNING,
    WAS_NOW,
    Test,
    listed,
    named,
    row,
)
from checker.compare.direction import came, fact_of, went
from checker.compare.forms import formal
from checker.compare.kinds import GONE, NEW, of
from checker.compare.wholes import WholeBody
from checker.model.contract import Status, Stream
from checker.model.delta import Delta
from checker.model.rule import Rule


def _status(*, success: bool, added: bool) -> Test:
    """A success is 2xx (RFC 9110 §15.3); a redirection is none."""
    moved = came if added else went
    return of(
        Status,
        lambda delta: (
            moved(delta)
            and cast("Status", fact_of(delta)).status.startswith("2") is success
            and (added or formal(delta.was))
        ),
    )


def _body(*, request: bool, added: bool) -> Test:
    moved = came if added else went
    return of(
        WholeBody,
        lambda delta: (
            moved(delta)
            and (cast("WholeBody", fact_of(delta)).where == "request") is request
            and (added or formal(delta.was))
        ),
    )


BODIES: Final[tuple[Rule[Delta], ...]] = (
    row("request-body-media-type-added", NOTE, NEW, MORE_ALLOWED, _body(request=True, added=True)),
    row(
        "request-body-media-type-removed",
        ERROR,
        GONE,
        OLD_REQUESTS,
        _body(request=True, added=False),
    ),
    row("response-media-type-added", NOTE, NEW, INFORMS, _body(request=False, added=True)),
    row("response-media-type-removed", ERROR, GONE, NEW_ANSWERS, _body(request=False, added=False)),
)

STATUSES: Final[tuple[Rule[Delta], ...]] = (
    row("response-success-status-added", NOTE, NEW, INFORMS, _status(success=True, added=True)),
    row(
        "response-success-status-removed",
        ERROR,
        GONE,
        NEW_ANSWERS,
        _status(success=True, added=False),
    ),
    row(
        "response-non-success-status-added", NOTE, NEW, INFORMS, _status(success=False, added=True)
    ),
    row(
        "response-non-success-status-removed",
        NOTE,
        GONE,
        FEWER_ANSWERS,
        _status(success=False, added=False),
    ),
    row(
        "status-retry-changed",
        WARNING,
        "{subject}: whether to retry was documented as {before} and is documented as {after} now.",
        "A consumer that retries by the former documentation does so too often or too seldom.",
        of(Status, named("retry")),
    ),
    row(
        "status-meaning-changed",
        NOTE,
        WAS_NOW,
        "The status is the same; what the page says of it is not.",
        of(Status, named("meaning")),
    ),
)

STREAMS: Final[tuple[Rule[Delta], ...]] = (
    row("stream-added", NOTE, NEW, INFORMS, of(Stream, came)),
    row(
        "stream-removed",
        ERROR,
        GONE,
        NEW_ANSWERS,
        of(Stream, lambda delta: went(delta) and formal(delta.was)),
    ),
    row("stream-protocol-changed", ERROR, WAS_NOW, NEW_ANSWERS, of(Stream, named("protocol"))),
    row("stream-object-changed", ERROR, WAS_NOW, NEW_ANSWERS, of(Stream, named("object"))),
    row(
        "stream-event-added",
        WARNING,
        "{subject}: documented as an event now: {after}.",
        "A reader of the former documentation may not expect it.",
        of(Stream, listed("events", added=True)),
    ),
    row(
        "stream-event-removed",
        WARNING,
        "{subject}: no longer documented as an event: {before}.",
        "A reader that waits for it may wait in vain.",
        of(Stream, listed("events", added=False)),
    ),
    row(
        "stream-terminator-changed",
        ERROR,
        WAS_NOW,
        "A reader that waits for the former terminator may wait in vain.",
        of(Stream, named("terminator")),
    ),
)

RULES: Final[tuple[Rule[Delta], ...]] = (*BODIES, *STATUSES, *STREAMS)
