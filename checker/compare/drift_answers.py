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
    added,
    listed,
    named,
    of,
    removed,
    row,
)
from checker.compare.direction import came, fact_of, went
from checker.compare.drift_examples import BODY, STATUS, STREAM, turned
from checker.compare.wholes import WholeBody
from checker.model.contract import Status, Stream
from checker.model.rule import Rule


def _status(*, success: bool, added: bool) -> Test:
    """A success is 2xx (RFC 9110 §15.3); a redirection is none."""
    moved = came if added else went
    return of(
        Status,
        lambda one: moved(one) and cast("Status", fact_of(one)).status.startswith("2") is success,
    )


def _body(*, request: bool, added: bool) -> Test:
    moved = came if added else went
    return of(
        WholeBody,
        lambda one: moved(one) and (cast("WholeBody", fact_of(one)).where == "request") is request,
    )


BODIES: Final[tuple[Rule, ...]] = (
    added(
        "request-body-media-type-added", NOTE, MORE_ALLOWED, _body(request=True, added=True), BODY
    ),
    removed(
        "request-body-media-type-removed",
        ERROR,
        OLD_REQUESTS,
        _body(request=True, added=False),
        BODY,
    ),
    added("response-media-type-added", NOTE, INFORMS, _body(request=False, added=True), BODY),
    removed(
        "response-media-type-removed", ERROR, NEW_ANSWERS, _body(request=False, added=False), BODY
    ),
)

STATUSES: Final[tuple[Rule, ...]] = (
    added(
        "response-success-status-added",
        NOTE,
        INFORMS,
        _status(success=True, added=True),
        "Status 202",
    ),
    removed(
        "response-success-status-removed",
        ERROR,
        NEW_ANSWERS,
        _status(success=True, added=False),
        "Status 202",
    ),
    added(
        "response-non-success-status-added",
        NOTE,
        INFORMS,
        _status(success=False, added=True),
        STATUS,
    ),
    removed(
        "response-non-success-status-removed",
        NOTE,
        FEWER_ANSWERS,
        _status(success=False, added=False),
        STATUS,
    ),
    row(
        "status-retry-changed",
        WARNING,
        "{subject}: whether to retry was documented as {before} and is documented as {after} now.",
        "A consumer that retries by the former documentation does so too often or too seldom.",
        of(Status, named("retry")),
        turned(STATUS, "retry", "`yes`", "`no`"),
    ),
    row(
        "status-meaning-changed",
        NOTE,
        WAS_NOW,
        "The status is the same; what the page says of it is not.",
        of(Status, named("meaning")),
        turned(STATUS, "meaning", "`rate-limited`", "`quota`"),
    ),
)

STREAMS: Final[tuple[Rule, ...]] = (
    added("stream-added", NOTE, INFORMS, of(Stream, came), STREAM),
    removed(
        "stream-removed",
        ERROR,
        NEW_ANSWERS,
        of(Stream, went),
        STREAM,
    ),
    row(
        "stream-protocol-changed",
        ERROR,
        WAS_NOW,
        NEW_ANSWERS,
        of(Stream, named("protocol")),
        turned(STREAM, "protocol", "`sse`", "`websocket`"),
    ),
    row(
        "stream-object-changed",
        ERROR,
        WAS_NOW,
        NEW_ANSWERS,
        of(Stream, named("object")),
        turned(STREAM, "object", "`chat.completion.chunk`", "`completion.chunk`"),
    ),
    row(
        "stream-event-added",
        WARNING,
        "{subject}: documented as an event now: {after}.",
        "A reader of the former documentation may not expect it.",
        of(Stream, listed("events", added=True)),
        turned(STREAM, "event", "", "`response.queued`"),
    ),
    row(
        "stream-event-removed",
        WARNING,
        "{subject}: no longer documented as an event: {before}.",
        "A reader that waits for it may wait in vain.",
        of(Stream, listed("events", added=False)),
        turned(STREAM, "event", "`response.queued`", ""),
    ),
    row(
        "stream-terminator-changed",
        ERROR,
        WAS_NOW,
        "A reader that waits for the former terminator may wait in vain.",
        of(Stream, named("terminator")),
        turned(STREAM, "terminator", "`[DONE]`", "`[END]`"),
    ),
)

RULES: Final[tuple[Rule, ...]] = (*BODIES, *STATUSES, *STREAMS)
