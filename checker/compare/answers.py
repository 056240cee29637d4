"""Answers as a whole -> differences: status, media type, an error for a success, an empty body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from checker.compare.observed_names import What
from checker.model.difference import Amount, ObservedDifference
from checker.model.outline import Outline
from checker.model.schema import key_of
from checker.model.shape import ANY, EMPTY, ERROR, Shape
from checker.model.shared_errors import ERRORS

SUCCESSES: Final = range(200, 300)  # RFC 9110 §15.3
ANSWERS: Final[Amount] = ("answers", "")


def answered(
    outline: Outline, shape: Shape, amounts: Counter[Amount]
) -> Iterator[ObservedDifference]:
    """In what the answers differ from what is documented, whatever is in their bodies.

    `amounts` gains those among which it was seen.
    """
    if shape.status is None:
        return
    key = key_of((shape.where, str(shape.status)), "")
    empty = shape.left_out.get("empty-body", 0)
    success = shape.status in SUCCESSES
    of_status: Amount = ("answers", str(shape.status))
    whole = ObservedDifference(
        name=What.STATUS,
        key=f"status {shape.status}",
        label=str(shape.status),
        seen=shape.count,
        of=ANSWERS,
        first=shape.first.get(("", ANY)),
    )
    # A stream with an error in it has a shape of the whole beside that of the error.
    if shape.variant in ((None,) if shape.where == "stream" else (None, ERROR)):
        answers = shape.count + _unread(shape)
        amounts[ANSWERS] += answers
        amounts[of_status] += answers
        # The contract of errors that all share lists no success, whatever the pages do.
        shared = outline.contract.source == ERRORS and success
        if not outline.lists(shape.status) and not shared:
            yield replace(whole, seen=answers)
        named = outline.status_for(shape.status)
        yield from _media_type(outline, shape, named, answers - empty, amounts)
    if shape.variant == ERROR and success:
        yield replace(whole, name=What.ERROR, key=key, of=of_status)
    if empty and success:
        first = shape.first.get(("", EMPTY))
        yield replace(whole, name=What.EMPTY, key=key, seen=empty, of=of_status, first=first)


def _media_type(
    outline: Outline, shape: Shape, named: str | None, answers: int, amounts: Counter[Amount]
) -> Iterator[ObservedDifference]:
    bodies = outline.bodies(shape.where)
    known = {media for status, media in bodies if status in (named, None)} - {None}
    if shape.where == "stream":
        known |= {outline.framed} - {None}
    kind = "stream" if shape.where == "stream" else "answer"
    key = key_of((shape.where, named), "")
    labelled: Amount = ("labels", f"{shape.status} {key}")
    amounts[labelled] += answers
    if known and answers and shape.media_type not in known:
        yield ObservedDifference(
            name=What.MEDIA_TYPE,
            key=key,
            label=f"the {kind} of status {shape.status}",
            seen=answers,
            of=labelled,
            first=shape.first.get(("", ANY)),
            after=shape.media_type or "",
            before=tuple(sorted(str(media) for media in known)),
        )


def _unread(shape: Shape) -> int:
    """Answers that were left out; of a stream single events are."""
    if shape.where == "stream":
        return shape.left_out.get("no-events", 0)
    # What is not documented was held against the envelope, and is counted among the bodies.
    return sum(shape.left_out.values()) - shape.left_out.get("not-documented", 0)
