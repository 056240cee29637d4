"""RULES of the operation: whether it is there, its servers, credentials and request body."""

from __future__ import annotations

from typing import Final, cast

from checker.compare.change_kinds import (
    ERROR,
    INFORMS,
    MORE_ALLOWED,
    NOTE,
    OLD_REQUESTS,
    UNDECIDED,
    WARNING,
    Test,
    flag,
    listed,
)
from checker.compare.credentials import asks_less, asks_more
from checker.compare.direction import came, went
from checker.compare.forms import formal
from checker.compare.kinds import NEW, of
from checker.model.contract import Operation
from checker.model.delta import Delta
from checker.model.rule import Rule


def _gone(*, deprecated: bool) -> Test:
    """The operation went, or its method did."""

    def test(delta: Delta) -> bool:
        gone = delta.name == "method" or (went(delta) and formal(delta.was))
        return gone and _deprecated(delta) is deprecated

    return of(Operation, test)


def _elsewhere(_: Delta) -> bool:
    """No delta decides it: it is a matter of the day on which a page was read."""
    return False


def _with_body(*, before: bool | None, after: bool | None) -> Test:
    """A request body came or went with the operation, as a schema states it."""
    return lambda delta: (
        delta.name == "body_required" and (delta.before, delta.after) == (before, after)
    )


def _moved(*, deprecated: bool) -> Test:
    return of(Operation, lambda delta: delta.name == "path" and _deprecated(delta) is deprecated)


def _deprecated(delta: Delta) -> bool:
    return bool(cast("Operation", delta.was).deprecated)


def _access(*, added: bool, turns: bool) -> Test:
    """Schemes came or went; with `turns`, those that ask for more or for less than before."""
    moved = listed("authentication", added=added)
    turned = asks_more if added else asks_less
    return of(Operation, lambda delta: moved(delta) and turned(delta) is turns)


RULES: Final[tuple[Rule[Delta], ...]] = (
    Rule(
        id="endpoint-added",
        level=NOTE,
        says=NEW,
        why=INFORMS,
        when=of(Operation, came),
    ),
    Rule(
        id="api-removed-without-deprecation",
        level=ERROR,
        says="{subject} is no longer documented{instead}. It was not documented as deprecated.",
        why=OLD_REQUESTS,
        when=_gone(deprecated=False),
    ),
    Rule(
        id="api-removed-with-deprecation",
        level=NOTE,
        says="{subject} is no longer documented{instead}. It was documented as deprecated.",
        why="The page had announced it.",
        when=_gone(deprecated=True),
    ),
    Rule(
        id="api-removed-before-sunset",
        level=ERROR,
        says="{subject} is no longer documented{instead}. {sunset} was documented as its sunset, "
        "and the page of today was read before.",
        why=OLD_REQUESTS,
        when=_elsewhere,
    ),
    Rule(
        id="api-path-removed-without-deprecation",
        level=ERROR,
        says="{subject}: its path is no longer documented{instead}. It was not documented as "
        "deprecated.",
        why=OLD_REQUESTS,
        when=_moved(deprecated=False),
    ),
    Rule(
        id="api-path-removed-with-deprecation",
        level=NOTE,
        says="{subject}: its path is no longer documented{instead}. It was documented as "
        "deprecated.",
        why="The page had announced it.",
        when=_moved(deprecated=True),
    ),
    Rule(
        id="api-path-removed-before-sunset",
        level=ERROR,
        says="{subject}: its path is no longer documented{instead}. {sunset} was documented as its "
        "sunset, and the page of today was read before.",
        why=OLD_REQUESTS,
        when=_elsewhere,
    ),
    Rule(
        id="endpoint-deprecated",
        level=NOTE,
        says="{subject} is documented as deprecated now.",
        why="It is still documented; the page advises against it.",
        when=of(Operation, flag("deprecated", now=True)),
    ),
    Rule(
        id="endpoint-reactivated",
        level=NOTE,
        says="{subject} is no longer documented as deprecated.",
        why=INFORMS,
        when=of(Operation, flag("deprecated", now=False)),
    ),
    Rule(
        id="endpoint-server-added",
        level=NOTE,
        says="{subject}: documented as a server now: {after}.",
        why=MORE_ALLOWED,
        when=of(Operation, listed("servers", added=True)),
    ),
    Rule(
        id="endpoint-server-removed",
        level=WARNING,
        says="{subject}: no longer documented as a server: {before}.",
        why=UNDECIDED,
        when=of(Operation, listed("servers", added=False)),
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
        why=f"{OLD_REQUESTS} oasdiff has a note; whoever authenticates in that way is refused.",
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
        when=of(Operation, _with_body(before=None, after=True)),
    ),
    Rule(
        id="request-body-added-optional",
        level=NOTE,
        says="{subject}: a request body is documented as optional now; none was documented.",
        why=MORE_ALLOWED,
        when=of(Operation, _with_body(before=None, after=False)),
    ),
    Rule(
        id="request-body-removed",
        level=ERROR,
        says="{subject}: a request body is no longer documented.",
        why=OLD_REQUESTS,
        when=of(
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
        when=of(Operation, flag("body_required", now=True)),
    ),
    Rule(
        id="request-body-became-optional",
        level=NOTE,
        says="{subject}: a request body was documented as required and is documented as optional "
        "now.",
        why=MORE_ALLOWED,
        when=of(Operation, flag("body_required", now=False)),
    ),
)

_BY_ID: Final = {rule.id: rule for rule in RULES}
# Where the page of today was read before the day that was documented as its last.
BEFORE_SUNSET: Final = {
    f"{kind}-with-deprecation": _BY_ID[f"{kind}-before-sunset"]
    for kind in ("api-removed", "api-path-removed")
}
# Where no operation stands at its path any more, the path is gone.
OF_PATHS: Final = {
    identity: _BY_ID[identity.replace("api-", "api-path-")]
    for identity in _BY_ID
    if identity.startswith("api-removed-")
}
