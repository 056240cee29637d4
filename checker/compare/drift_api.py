"""RULES of the operation: whether it is there, its servers, credentials and request body."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    added,
    flag,
    listed,
    of,
    row,
)
from checker.compare.credentials import asks_less, asks_more
from checker.compare.direction import came, went
from checker.compare.drift_examples import CAME, OPERATION, WENT, turned
from checker.model.contract import Operation
from checker.model.difference import Difference
from checker.model.rule import Rule, elsewhere


def _gone(*, deprecated: bool) -> Test:
    """The operation went, or its method did."""
    return of(
        Operation,
        lambda one: (one.name == "method" or went(one)) and _deprecated(one) is deprecated,
    )


def _with_body(*, required: bool) -> Test:
    """A request body came with the operation, as a schema states it."""
    return lambda one: one.name == "body_required" and (one.before, one.after) == (None, required)


def _moved(*, deprecated: bool) -> Test:
    return of(Operation, lambda one: one.name == "path" and _deprecated(one) is deprecated)


def _removed(stem: str, says: str, went: Callable[..., Test]) -> Iterator[Rule]:
    """The operation, or its path, is documented no longer: announced or not, or too early."""
    example = turned(OPERATION, *WENT, instead="", sunset="`2027-06-30`")
    for ending, level, more, why, when in (
        (
            "without-deprecation",
            ERROR,
            "It was not documented as deprecated.",
            OLD_REQUESTS,
            went(deprecated=False),
        ),
        (
            "with-deprecation",
            NOTE,
            "It was documented as deprecated.",
            "The page had announced it.",
            went(deprecated=True),
        ),
        (
            "before-sunset",
            ERROR,
            "{sunset} was documented as its sunset, and the page of today was read before.",
            OLD_REQUESTS,
            elsewhere,
        ),
    ):
        yield row(f"{stem}-{ending}", level, f"{says} {more}", why, when, example)


def _deprecated(one: Difference) -> bool:
    return bool(cast("Operation", one.was).deprecated)


def _access(*, added: bool, turns: bool) -> Test:
    """Schemes came or went; with `turns`, those that ask for more or for less than before."""
    moved = listed("authentication", added=added)
    turned = asks_more if added else asks_less
    return of(Operation, lambda one: moved(one) and turned(one) is turns)


RULES: Final[tuple[Rule, ...]] = (
    added("endpoint-added", NOTE, INFORMS, of(Operation, came), OPERATION),
    *_removed("api-removed", "{subject} is no longer documented{instead}.", _gone),
    *_removed("api-path-removed", "{subject}: its path is no longer documented{instead}.", _moved),
    row(
        "endpoint-deprecated",
        NOTE,
        "{subject} is documented as deprecated now.",
        "It is still documented; the page advises against it.",
        of(Operation, flag("deprecated", now=True)),
        turned(OPERATION, "deprecation", "none", "deprecated"),
    ),
    row(
        "endpoint-reactivated",
        NOTE,
        "{subject} is no longer documented as deprecated.",
        INFORMS,
        of(Operation, flag("deprecated", now=False)),
        turned(OPERATION, "deprecation", "deprecated", "none"),
    ),
    row(
        "endpoint-server-added",
        NOTE,
        "{subject}: documented as a server now: {after}.",
        MORE_ALLOWED,
        of(Operation, listed("servers", added=True)),
        turned(OPERATION, "server", "", "`https://eu.example.com`"),
    ),
    row(
        "endpoint-server-removed",
        WARNING,
        "{subject}: no longer documented as a server: {before}.",
        UNDECIDED,
        of(Operation, listed("servers", added=False)),
        turned(OPERATION, "server", "`https://eu.example.com`", ""),
    ),
    row(
        "api-security-added",
        NOTE,
        "{subject}: documented as a way to authenticate now: {after}.",
        MORE_ALLOWED,
        _access(added=True, turns=False),
        turned(OPERATION, "authentication", "", "`bearer`"),
    ),
    row(
        "api-security-demand-added",
        ERROR,
        "{subject}: more is asked for to authenticate now: {after}.",
        OLD_REQUESTS,
        _access(added=True, turns=True),
        turned(OPERATION, "authentication", "", "`bearer`"),
    ),
    row(
        "api-security-removed",
        ERROR,
        "{subject}: no longer documented as a way to authenticate: {before}.",
        f"{OLD_REQUESTS} oasdiff has a note; whoever authenticates in that way is refused.",
        _access(added=False, turns=False),
        turned(OPERATION, "authentication", "`bearer`", ""),
    ),
    row(
        "api-security-demand-removed",
        NOTE,
        "{subject}: less is asked for to authenticate: no longer {before}.",
        MORE_ALLOWED,
        _access(added=False, turns=True),
        turned(OPERATION, "authentication", "`bearer`", ""),
    ),
    row(
        "request-body-added-required",
        ERROR,
        "{subject}: a request body is documented as required now; none was documented.",
        OLD_REQUESTS,
        of(Operation, _with_body(required=True)),
        turned(OPERATION, *CAME),
    ),
    row(
        "request-body-added-optional",
        NOTE,
        "{subject}: a request body is documented as optional now; none was documented.",
        MORE_ALLOWED,
        of(Operation, _with_body(required=False)),
        turned(OPERATION, *CAME),
    ),
    row(
        "request-body-removed",
        ERROR,
        "{subject}: a request body is no longer documented.",
        OLD_REQUESTS,
        of(Operation, lambda one: one.name == "body_required" and one.after is None),
        turned(OPERATION, *WENT),
    ),
    row(
        "request-body-became-required",
        ERROR,
        "{subject}: a request body was documented as optional and is documented as required now.",
        OLD_REQUESTS,
        of(Operation, flag("body_required", now=True)),
        turned(OPERATION, "requirement", "optional", "required"),
    ),
    row(
        "request-body-became-optional",
        NOTE,
        "{subject}: a request body was documented as required and is documented as optional now.",
        MORE_ALLOWED,
        of(Operation, flag("body_required", now=False)),
        turned(OPERATION, "requirement", "required", "optional"),
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
