"""Operation then, operation now -> whether what authenticated a request still does.

An operation names alternatives, and each may ask for several schemes at once (OpenAPI 3.1 §4.8.30).
So a scheme more is another way to authenticate, or one more thing to send.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, cast

from checker.compare.basis import in_schemas
from checker.compare.tokens import token
from checker.model.contract import Operation
from checker.model.difference import Difference

_NONE: Final = "none"  # the scheme of an alternative that asks for nothing
_TOGETHER, _SCOPES = " and ", " for "

Demands = frozenset[str]  # of one alternative: the schemes that it asks for together


def asks_more(one: Difference) -> bool:
    """Schemes came, none went, and what sufficed does no longer."""
    return one.before == () and _within(one.was, one.now) and not _suffices(one)


def asks_less(one: Difference) -> bool:
    """Schemes went, none came, and what sufficed still does."""
    return one.after == () and _within(one.now, one.was) and _suffices(one)


def _suffices(one: Difference) -> bool:
    """Is each former alternative enough for one of today's?"""
    silent = in_schemas(one)  # a schema that names no scheme asks for none
    then = _alternatives(cast("Operation", one.was), silent=silent)
    today = _alternatives(cast("Operation", one.now), silent=silent)
    return all(any(asked <= given for asked in today) for given in then)


def _alternatives(fact: Operation, *, silent: bool) -> list[Demands]:
    listed = dict(fact.keywords or {}).get("security")
    if isinstance(listed, list):
        return [_schemes(str(one).split(_TOGETHER)) for one in listed]
    found = [_schemes([" ".join(map(str, one.values()))]) for one in fact.authentication]
    return found or [frozenset()] * silent


def _schemes(words: Iterable[str]) -> Demands:
    return frozenset(word.partition(_SCOPES)[0] for word in words) - {"", _NONE}


def _within(few: object, many: object) -> bool:
    some, all_ = (
        {token(one) for one in cast("Operation", fact).authentication} for fact in (few, many)
    )
    return some <= all_
