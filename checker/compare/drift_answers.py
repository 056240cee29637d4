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
)
from checker.compare.direction import came, fact_of, went
from checker.compare.forms import formal
from checker.compare.kinds import GONE, NEW, of
from checker.compare.wholes import Body
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
        Body,
        lambda delta: (
            moved(delta)
            and (cast("Body", fact_of(delta)).where == "request") is request
            and (added or formal(delta.was))
        ),
    )


BODIES: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="request-body-media-type-added",
        level=NOTE,
        says=NEW,
        why=MORE_ALLOWED,
        when=_body(request=True, added=True),
    ),
    Rule(
        id="request-body-media-type-removed",
        level=ERROR,
        says=GONE,
        why=OLD_REQUESTS,
        when=_body(request=True, added=False),
    ),
    Rule(
        id="response-media-type-added",
        level=NOTE,
        says=NEW,
        why=INFORMS,
        when=_body(request=False, added=True),
    ),
    Rule(
        id="response-media-type-removed",
        level=ERROR,
        says=GONE,
        why=NEW_ANSWERS,
        when=_body(request=False, added=False),
    ),
)

STATUSES: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="response-success-status-added",
        level=NOTE,
        says=NEW,
        why=INFORMS,
        when=_status(success=True, added=True),
    ),
    Rule(
        id="response-success-status-removed",
        level=ERROR,
        says=GONE,
        why=NEW_ANSWERS,
        when=_status(success=True, added=False),
    ),
    Rule(
        id="response-non-success-status-added",
        level=NOTE,
        says=NEW,
        why=INFORMS,
        when=_status(success=False, added=True),
    ),
    Rule(
        id="response-non-success-status-removed",
        level=NOTE,
        says=GONE,
        why=FEWER_ANSWERS,
        when=_status(success=False, added=False),
    ),
    Rule(
        id="status-retry-changed",
        level=WARNING,
        says="{subject}: whether to retry was documented as {before} and is documented as "
        "{after} now.",
        why="A consumer that retries by the former documentation does so too often or too seldom.",
        when=of(Status, named("retry")),
    ),
    Rule(
        id="status-meaning-changed",
        level=NOTE,
        says=WAS_NOW,
        why="The status is the same; what the page says of it is not.",
        when=of(Status, named("meaning")),
    ),
)

STREAMS: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="stream-added",
        level=NOTE,
        says=NEW,
        why=INFORMS,
        when=of(Stream, came),
    ),
    Rule(
        id="stream-removed",
        level=ERROR,
        says=GONE,
        why=NEW_ANSWERS,
        when=of(Stream, lambda delta: went(delta) and formal(delta.was)),
    ),
    Rule(
        id="stream-protocol-changed",
        level=ERROR,
        says=WAS_NOW,
        why=NEW_ANSWERS,
        when=of(Stream, named("protocol")),
    ),
    Rule(
        id="stream-object-changed",
        level=ERROR,
        says=WAS_NOW,
        why=NEW_ANSWERS,
        when=of(Stream, named("object")),
    ),
    Rule(
        id="stream-event-added",
        level=WARNING,
        says="{subject}: documented as an event now: {after}.",
        why="A reader of the former documentation may not expect it.",
        when=of(Stream, listed("events", added=True)),
    ),
    Rule(
        id="stream-event-removed",
        level=WARNING,
        says="{subject}: no longer documented as an event: {before}.",
        why="A reader that waits for it may wait in vain.",
        when=of(Stream, listed("events", added=False)),
    ),
    Rule(
        id="stream-terminator-changed",
        level=ERROR,
        says=WAS_NOW,
        why="A reader that waits for the former terminator may wait in vain.",
        when=of(Stream, named("terminator")),
    ),
)

RULES: Final[tuple[Rule[Delta], ...]] = (*BODIES, *STATUSES, *STREAMS)
