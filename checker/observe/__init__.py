"""Recordings -> shapes. Values stop at this door: what leaves it are counts.

    input -recordings-> records -observer-> lanes -lane-> shapes

`strict` says which bytes are JSON, `exchange` and `sse` take recordings apart, `routes` says whose
contract it is, `view` and `walk` count, and `telemetry` does all of it for attributes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, Final, Literal

from checker.model.contract import Contract
from checker.model.errors import Misused
from checker.model.merging import counted, merge
from checker.model.shape import Shape
from checker.observe.observer import Observer
from checker.observe.recordings import FORMS, Recording, form_of
from checker.observe.strict import Refused

AUTO: Final = "auto"
MAX_REFUSALS: Final = 1_000  # that are told one by one; all are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One record that was left out: where it stands, and why. Never what is in it."""

    input: int  # number of the input, from 1
    record: int  # number of the record in its input, from 1
    offset: int  # bytes before the record
    reason: str  # one of model.shape.REASONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """Everything that one run observed."""

    shapes: tuple[Shape, ...]  # merged
    left_out: Mapping[str, int] = field(default_factory=dict)  # reason -> records, or events
    passed_over: Mapping[str, int] = field(default_factory=dict)  # exchanges of other operations
    refusals: tuple[Refusal, ...] = ()  # the first MAX_REFUSALS


def observe(  # noqa: PLR0913 - one parameter an option
    streams: Sequence[tuple[str, BinaryIO | bytes]],
    *,
    contracts: Mapping[str, Contract],
    contract: Contract | None = None,
    form: str = AUTO,
    names: Literal["all", "documented"] = "all",
    jobs: int = 1,
) -> Observed:
    """Recordings, seen through contracts.

    A recording's name is never used. `contract` is the one that was asked for; without it, the
    method and path of a recording, or the documented constants of its body, say which one it is.

    Raises Misused for a form that is none of FORMS.
    """
    if form != AUTO and form not in FORMS:
        raise Misused(f"there is no form of that name; there are: {AUTO}, {', '.join(FORMS)}")
    del jobs  # each record adds up with every other: processes can share a file
    observer = Observer(contracts.values(), contract, all_names=names == "all")
    unplaced: dict[str, int] = {}
    refusals: list[Refusal] = []

    for number, (_, source) in enumerate(streams, 1):

        def left(record: int, offset: int, refused: Refused, number: int = number) -> None:
            if not refused.counted and not observer.leave_out(refused.reason):
                unplaced[refused.reason] = unplaced.get(refused.reason, 0) + 1
            if len(refusals) < MAX_REFUSALS:
                refusals.append(
                    Refusal(input=number, record=record, offset=offset, reason=refused.reason)
                )

        recording = Recording(source)
        try:
            read = FORMS[form_of(recording) if form == AUTO else form]
        except Refused as refused:
            left(1, 0, refused)
        else:
            read(recording, observer, left)

    shapes = merge(observer.shapes())
    return Observed(
        shapes=shapes,
        left_out=counted([unplaced, *(shape.left_out for shape in shapes)]),
        passed_over=dict(sorted(observer.passed_over.items())),
        refusals=tuple(refusals),
    )


__all__ = ["AUTO", "FORMS", "Observed", "Refusal", "merge", "observe"]
