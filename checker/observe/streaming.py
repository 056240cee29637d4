"""The events of one stream -> counters: chunks and events by type, its framing and its end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from checker.model.node import ObservedPlace
from checker.model.outline import Outline
from checker.model.shape import (
    ABSENT,
    CUT,
    ERROR,
    LINE,
    UNDOCUMENTED,
    UNFINISHED,
    UNLISTED,
)
from checker.model.stream_events import goes_on
from checker.observe import strict
from checker.observe.fast import Reader
from checker.observe.routes import Routes
from checker.observe.shape_counter import Framing, ShapeCounter
from checker.observe.shape_counters import ShapeCounters, carries_error, is_other
from checker.observe.sse import Event, Transcript
from checker.observe.strict import RecordRefused
from checker.observe.walk import Walk

DONE: Final = b"[DONE]"  # no JSON, and the end of most streams, whether it is documented or not
# Where an event was counted, and under which documented name.
Counted: TypeAlias = "tuple[ShapeCounter, str | None]"
MAX_WAITING: Final = 64  # events that are kept until one tells which contract the stream is of


@dataclass(slots=True, kw_only=True)
class Streaming:
    """One stream while it is read."""

    counters: ShapeCounters
    walk: Walk
    routes: Routes
    known: Callable[[tuple[object, ...], Sequence[str]], Reader | None]  # reads events of a kind
    outline: Outline | None  # as the request tells; else None until an event does
    status: int
    media_type: str | None
    framing: Framing = field(default_factory=Framing)
    left_out: dict[str, int] = field(default_factory=dict)
    used: set[ShapeCounter] = field(default_factory=set)
    end: str | None = None
    last: str | None = None  # the documented name of the last event
    finished: bool = False  # did a chunk tell why it is the last one?
    names: EventNames | None = None  # known with the contract
    waiting: list[tuple[str, Any]] = field(default_factory=list)
    readers: dict[bytes, Reader | None] = field(default_factory=dict)  # by the names of events

    def read(self, events: Iterable[Event], transcript: Transcript) -> None:
        """All events, one after the other. Raises Refused where there is nothing to compare."""
        try:
            self._events(events)
        finally:
            for reader in self.readers.values():
                if reader is not None:
                    reader.settle()
        self.finished |= any(reader.counting.marked for reader in self.readers.values() if reader)
        if transcript.pending is not None and not self._ended(transcript.pending):
            self._leave_out("truncated-event")
        for _ in range(transcript.cut):
            self._leave_out("truncated-event")
        self.framing.comments += transcript.comments
        self.framing.invalid_lines += transcript.invalid_lines
        self.outline = self.outline or self.routes.asked
        if self.outline is None:
            if "truncated-event" in self.left_out and not self.waiting:
                raise RecordRefused("truncated-event")
            raise RecordRefused("source-unknown" if self.waiting or self.left_out else "no-events")
        self._close(self.outline)

    def _events(self, events: Iterable[Event]) -> None:
        whose: Counted | None = None  # that of the last event, if it is like others
        times = 0  # events in turn that are of the same
        for name, data in events:
            reader = self.readers[name] if name in self.readers else self._know(name)
            found = None if reader is None or data is None else reader.repeated(data)
            if found is not None and found is whose:
                times += 1
                continue
            if whose is not None:
                self._came(*whose, times)
            whose, times = found, 1
            if found is None:
                self._event(name, data, reader)
        if whose is not None:
            self._came(*whose, times)

    def _leave_out(self, reason: str) -> None:
        self.left_out[reason] = self.left_out.get(reason, 0) + 1

    def _ended(self, data: bytes) -> bool:
        """Is it the terminator?"""
        outline = self.outline or self.routes.asked
        stream = outline.stream if outline is not None else None
        documented = stream.terminator if stream is not None else None
        if documented is not None and data.strip() == documented.encode():
            self.end = documented
        elif data.strip() == DONE:
            self.end = self.end or UNDOCUMENTED
        else:
            return False
        return True

    def _event(self, name: bytes, data: bytes | None, reader: Reader | None) -> None:
        """An event that is counted in the usual way."""
        if data is None:
            self._leave_out("too-large")
        elif not self._ended(data):
            try:
                value = strict.read(data)
            except RecordRefused as refused:
                self._leave_out(refused.reason)
                return
            counted = self.take(name.decode(errors="replace"), value)
            if reader is not None and counted is not None:
                reader.met(value, counted, counted[0].root)

    def _know(self, name: bytes) -> Reader | None:
        """Choose the reader of events of that name, once it is known whose they are."""
        if self.outline is None:
            return None
        kind = (self.outline, self.status, self.media_type, name)
        listed = self._names(self.outline).lists(name.decode(errors="replace"))
        self.readers[name] = reader = self.known(kind, self.outline.finish) if listed else None
        if reader is not None:
            reader.counting.marked = False
        return reader

    def _names(self, outline: Outline) -> EventNames:
        if self.names is None:
            root = self.counters.root(outline, "stream", self.status, self.media_type)
            self.names = EventNames(outline, root)
        return self.names

    def take(self, name: str, value: Any) -> Counted | None:  # noqa: ANN401 - any JSON
        """One event as plain data; where it was counted, and as what, if others like it are too.

        Raises RecordRefused where too many name no contract.
        """
        if self.outline is None:
            self.outline = self.routes.of_answer(value)
        self.waiting.append((name, value))
        if self.outline is None:
            if len(self.waiting) > MAX_WAITING:
                raise RecordRefused("source-unknown")
            return None
        for each in self.waiting:
            counted = self._count(self.outline, self._names(self.outline), *each)
        self.waiting.clear()
        return counted

    def _count(
        self,
        outline: Outline,
        names: EventNames,
        name: str,
        value: Any,  # noqa: ANN401 - any JSON
    ) -> Counted | None:
        event = names.of(name, value)
        failure = event == UNDOCUMENTED and name == ERROR
        variant = ERROR if failure or carries_error(value, names.branch(value)) else None
        counter = self.counters.of(outline, "stream", self.status, self.media_type, variant)
        # An error says so once.
        self._came(counter, None if variant is not None and event == UNDOCUMENTED else event)
        counter.take(self.walk, value, many=True)
        plain = isinstance(value, dict) and value.get("error") is None and variant is None
        alike = plain and event != UNDOCUMENTED and not is_other(value, counter.root.node)
        self.finished |= bool(outline.finish) and _tells(value, outline.finish)
        return (counter, event) if alike else None

    def _came(self, counter: ShapeCounter, event: str | None, times: int = 1) -> None:
        """Events more, where they are counted, and under which documented name."""
        self.last = event
        if event is not None:
            self.framing.events[event] = self.framing.events.get(event, 0) + times
        if counter not in self.used:
            self.used.add(counter)
            counter.count += 1
            counter.came(self.walk.at)

    def _close(self, outline: Outline) -> None:
        """How the stream was framed stands in the shape of the whole."""
        counter = self.counters.of(outline, "stream", self.status, self.media_type)
        if counter.framing is None:
            counter.framing = Framing()
        end = self.end or self._open(outline)
        self.framing.ends[end] = 1
        counter.came(self.walk.at, end, *self._signs(outline))
        counter.framing.add(self.framing)
        for reason, number in self.left_out.items():
            counter.leave_out(reason, number)
        if not self.used:
            counter.leave_out("no-events")
            raise RecordRefused("no-events", counted=True)
        if counter not in self.used:  # a stream of errors alone is a stream all the same
            counter.count += 1

    def _open(self, outline: Outline) -> str:
        """How a stream without a terminator ended, where nothing is documented to end it."""
        stream = outline.stream
        if outline.last_events or (stream is not None and stream.terminator):
            return ABSENT
        if outline.finish:
            return ABSENT if self.finished else CUT
        return CUT if self.last is not None and goes_on(self.last) else ABSENT

    def _signs(self, outline: Outline) -> Iterator[str]:
        """What the framing shows."""
        if UNDOCUMENTED in self.framing.events:
            yield UNLISTED
        if self.framing.invalid_lines:
            yield LINE
        if outline.last_events.isdisjoint(self.framing.events):
            yield UNFINISHED


class EventNames:
    """What the events of a stream are called, and to which documented branch each belongs."""

    def __init__(self, outline: Outline, root: ObservedPlace | None) -> None:
        self._root = root
        self._by = root.branchings if root is not None else ()
        self._documented = set(outline.stream.events) if outline.stream is not None else set()

    def lists(self, name: str) -> bool:
        """Is it the name of documented events, or none, which is recognised by what they hold?"""
        return not name or name in self._documented

    def _branches(self, value: object) -> Iterator[tuple[str, ObservedPlace | None]]:
        """What tells the branch of an event, and the documented branch, if it is one."""
        if isinstance(value, dict):
            for branching in self._by:
                values = tuple(str(value.get(name)) for name in branching.by)
                yield " ".join(values), branching.nodes.get(values)

    def branch(self, value: object) -> ObservedPlace | None:
        """The documented branch that an event belongs to; else what any event is judged by."""
        for _, node in self._branches(value):
            if node is not None:
                return node
        other = self._root.other if self._root is not None else None
        return self._root if other is None else other

    def of(self, name: str, value: object) -> str | None:
        """An event's documented name; UNDOCUMENTED for another, None where events have no names."""
        event = name
        for branch, node in self._branches(value):
            event = event or branch
            if node is not None and event == branch:
                return event
        if not event and self._documented and isinstance(value, dict):  # which no body describes
            kind = value.get("type")
            event = kind if isinstance(kind, str) else ""
        if event in self._documented:
            return event
        return UNDOCUMENTED if event or self._by else None


def _tells(value: object, names: Sequence[str]) -> bool:
    """Is there anything but null at these names, in any item of a list?"""
    if isinstance(value, list):
        return any(_tells(item, names) for item in value)
    if not names:
        return value is not None
    return isinstance(value, dict) and _tells(value.get(names[0]), names[1:])


__all__ = ["Streaming"]
