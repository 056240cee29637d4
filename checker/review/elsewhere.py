"""Exchanges of which no shape tells: a line behind the shapes, of counts and templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from checker import documents
from checker.compare.observed import unnamed
from checker.model import hosts_asked
from checker.model.contract import Json
from checker.model.errors import Misused
from checker.model.finding import Finding
from checker.model.hosts_asked import HostsAsked
from checker.model.merging import counted
from checker.model.regex import regex
from checker.model.shape_plain import ELSEWHERE_SCHEMA, counts, left_out, number
from checker.review.left_out import passed

_TEMPLATE: Final = regex(r"(?:[A-Z]{3,7} )?/(?:(?:[A-Za-z0-9_.:-]{1,60}|\{…\}|…)/?){0,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """What recordings asked that no contract at hand is of."""

    passed_over: Mapping[str, int] = field(default_factory=dict)  # exchanges, by where they asked
    asked: HostsAsked = field(default_factory=HostsAsked)  # what documented hosts were asked for

    def findings(self) -> Iterator[Finding]:
        """Operations of documented hosts that no page at hand names."""
        yield from unnamed(self.asked)

    def sentences(self) -> tuple[str, ...]:
        """How many were passed over, by where they asked."""
        return tuple(f"{sentence}." for sentence in passed(self.passed_over, self.asked))


def line(one: Elsewhere) -> str:
    """The last line of shapes; "" where every exchange is in one."""
    plain: dict[str, Json] = {
        "schema": ELSEWHERE_SCHEMA,
        "documented": one.asked.documented,
        "unnamed": dict(sorted(one.asked.unnamed.items())),
        "passed_over": dict(sorted(one.passed_over.items())),
    }
    return documents.write_line(plain) if one.passed_over else ""


def together(several: Iterable[Elsewhere]) -> Elsewhere:
    """All of them added up."""
    known = [*several]
    return Elsewhere(
        passed_over=counted(one.passed_over for one in known),
        asked=hosts_asked.together(one.asked for one in known),
    )


def read(text: str) -> Elsewhere:
    """The reverse of `line`, without its end. Raises Misused for any other, and tells nothing."""
    try:
        data = documents.read_json(text)
        found = Elsewhere(
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
