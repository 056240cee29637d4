"""How streams were framed, beside what is documented of their events -> differences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.compare.observed_names import What
from checker.model.difference import Amount, ObservedDifference
from checker.model.outline import Outline
from checker.model.shape import (
    ABSENT,
    CUT,
    LINE,
    UNDOCUMENTED,
    UNFINISHED,
    UNLISTED,
    Shape,
    StreamSeen,
)

STREAM: Final = "stream"  # the key of what is said of a stream
EVENTS: Final[Amount] = ("events", STREAM)
STREAMS: Final[Amount] = ("streams", STREAM)
_SIGNS: Final = {"event": UNFINISHED, "finish": CUT}  # where such a stream was first seen


def framed(outline: Outline, shape: Shape, seen: StreamSeen) -> Iterator[ObservedDifference]:
    """In what the framing of streams differs from what is documented."""
    stream = outline.stream
    if unknown := seen.events.get(UNDOCUMENTED, 0):
        yield ObservedDifference(
            name=What.EVENT,
            key=STREAM,
            label="",
            seen=unknown,
            of=EVENTS,
            first=shape.first.get(("", UNLISTED)),
            was=stream,
        )
    if seen.invalid_lines:
        yield ObservedDifference(
            name=What.LINE,
            key=STREAM,
            label="",
            seen=seen.invalid_lines,
            of=STREAMS,
            first=shape.first.get(("", LINE)),
        )
    cut = seen.terminators.get(CUT, 0)
    if cut and outline.finish:
        yield from _without(outline, shape, cut, "a finish reason", change="finish")
    elif cut:
        yield ObservedDifference(
            name=What.CUT,
            key=STREAM,
            label="",
            seen=cut,
            of=STREAMS,
            first=shape.first.get(("", CUT)),
            was=stream,
        )
    if stream is not None and stream.terminator:
        yield from _without(outline, shape, seen.terminators.get(ABSENT, 0), stream.terminator)
    elif last := sorted(outline.last_events):
        ended = sum(seen.events.get(name, 0) for name in last)
        name = last[0] if len(last) == 1 else " or ".join(f"`{one}`" for one in last)
        yield from _without(
            outline, shape, sum(seen.terminators.values()) - ended, name, change="event"
        )


def _without(
    outline: Outline, shape: Shape, seen: int, name: str, *, change: str = ""
) -> Iterator[ObservedDifference]:
    """Streams that ended without what ends them."""
    if seen > 0:
        yield ObservedDifference(
            name=What.TERMINATOR,
            key=STREAM,
            label=name,
            seen=seen,
            of=STREAMS,
            first=shape.first.get(("", _SIGNS.get(change, ABSENT))),
            was=outline.stream,
            after=change,
        )
