"""How streams were framed, beside what is documented of their events -> differences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.compare.observed_names import What
from checker.compare.wholes import STREAM
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

EVENTS: Final[Amount] = ("events", STREAM)
STREAMS: Final[Amount] = ("streams", STREAM)


def framed(outline: Outline, shape: Shape, seen: StreamSeen) -> Iterator[ObservedDifference]:
    """In what the framing of streams differs from what is documented."""

    def counted(
        name: What, number: int, sign: str, *, label: str = "", by: str = ""
    ) -> Iterator[ObservedDifference]:
        if number > 0:
            yield ObservedDifference(
                name=name,
                key=STREAM,
                label=label,
                seen=number,
                of=EVENTS if name is What.EVENT else STREAMS,
                first=shape.first.get(("", sign)),
                was=None if name is What.LINE else stream,
                after=by,
            )

    stream = outline.stream
    yield from counted(What.EVENT, seen.events.get(UNDOCUMENTED, 0), UNLISTED)
    yield from counted(What.LINE, seen.invalid_lines, LINE)
    cut = seen.terminators.get(CUT, 0)
    if outline.finish:
        yield from counted(What.TERMINATOR, cut, CUT, label="a finish reason", by="finish")
    else:
        yield from counted(What.CUT, cut, CUT)
    if stream is not None and stream.terminator:
        absent = seen.terminators.get(ABSENT, 0)
        yield from counted(What.TERMINATOR, absent, ABSENT, label=stream.terminator)
    elif last := sorted(outline.last_events):
        name = last[0] if len(last) == 1 else " or ".join(f"`{one}`" for one in last)
        unended = sum(seen.terminators.values()) - sum(
            number for one, number in seen.events.items() if one in last
        )
        yield from counted(What.TERMINATOR, unended, UNFINISHED, label=name, by="event")
