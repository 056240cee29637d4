"""What was observed: in one process, in several, in all objects of a store. It adds up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from checker.model import hosts_asked
from checker.model.hosts_asked import HostsAsked
from checker.model.merging import counted, merge
from checker.model.shape import Shape

MAX_REFUSALS: Final = 1_000  # that are reported one by one; all are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """One record that was left out: where it stands, and why. Never what is in it."""

    input: int  # number of the input, from 1
    record: int  # number of the record in its input, from 1
    offset: int  # bytes before the record
    reason: str  # in words joined by hyphens: a key of `review.left_out.NEXT`


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """Everything that one run observed, or a part of one."""

    shapes: tuple[Shape, ...] = ()  # merged
    left_out: Mapping[str, int] = field(default_factory=dict)  # reason -> records, or events
    # Exchanges of other operations or servers: counted, and nothing more.
    passed_over: Mapping[str, int] = field(default_factory=dict)
    # Exchanges of servers that are not documented, seen since their contract was asked for.
    elsewhere: int = 0
    asked: HostsAsked = field(default_factory=HostsAsked)  # what documented hosts were asked for
    refusals: tuple[LeftOut, ...] = ()  # the first MAX_REFUSALS


def together(*several: Observed) -> Observed:
    """What several came to; in which order they come says nothing."""
    refusals = sorted(
        (refusal for one in several for refusal in one.refusals),
        key=lambda refusal: (refusal.input, refusal.record),
    )
    return Observed(
        shapes=merge(shape for one in several for shape in one.shapes),
        left_out=counted(one.left_out for one in several),
        passed_over=counted(one.passed_over for one in several),
        elsewhere=sum(one.elsewhere for one in several),
        asked=hosts_asked.together(one.asked for one in several),
        refusals=tuple(refusals[:MAX_REFUSALS]),
    )
