"""Exchanges of which no shape tells: a line behind the shapes, of counts and templates."""

from __future__ import annotations

from typing import Final

from checker import documents
from checker.model.contract import Json
from checker.model.errors import Misused
from checker.model.hosts_asked import HostsAsked
from checker.model.observed import Observed
from checker.model.regex import regex
from checker.model.shape_plain import ELSEWHERE_SCHEMA, counts, left_out, number

_TEMPLATE: Final = regex(r"(?:[A-Z]{3,7} )?/(?:(?:[A-Za-z0-9_.:-]{1,60}|\{…\}|…)/?){0,9}")


def line(seen: Observed) -> str:
    """The last line of shapes; "" where every exchange is in one."""
    plain: dict[str, Json] = {
        "schema": ELSEWHERE_SCHEMA,
        "documented": seen.asked.documented,
        "unnamed": dict(sorted(seen.asked.unnamed.items())),
        "passed_over": dict(sorted(seen.passed_over.items())),
    }
    return documents.write_line(plain) if seen.passed_over else ""


def read(text: str) -> Observed:
    """The reverse of `line`, without its end. Raises Misused for any other, and tells nothing."""
    try:
        data = documents.read_json(text)
        found = Observed(
            passed_over=left_out(data["passed_over"]),
            asked=HostsAsked(
                documented=number(data["documented"]), unnamed=counts(data["unnamed"])
            ),
        )
        if text == line(found).rstrip() and all(map(_TEMPLATE.fullmatch, found.asked.unnamed)):
            return found
    except (AttributeError, KeyError, TypeError, ValueError, documents.Malformed):
        pass
    raise Misused(
        "the line of exchanges that are in no shape is not understood",
        hint="Shape the recordings again: `checker shape FILE`.",
    )
