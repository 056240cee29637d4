"""Lines of JSON -> several processes. Shapes add up, so it does not matter who counts what.

Of a file, each process reads parts of its own; what comes through a pipe, or is unpacked, is given
on in blocks of whole lines, as they are. What comes back are shapes, reasons and places.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, MutableSequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Final, TypeAlias

from checker.model.contract import Contract
from checker.model.errors import CheckerError
from checker.model.merging import counted
from checker.model.observed import Observed, together
from checker.observe.lines import BLOCK, batches, line_start, lines_from
from checker.observe.observer import Observer
from checker.observe.reading import Left, judged
from checker.observe.recordings.recording import Recording
from checker.observe.strict import RecordRefused

MAX_LEFT: Final = 1_000  # records whose places a process keeps; all are counted

LEAST_PART: Final = 2**20  # bytes of a file that a process reads at once
SHARES: Final = 4  # parts for each process
TICK: Final = 0.2  # seconds after which progress is reported again

# Part, record in it, byte offset in the recording, reason, is it counted in a shape?
Place: TypeAlias = "tuple[int, int, int, str, bool]"


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolSetting:
    """What every process sees through."""

    contracts: tuple[Contract, ...]
    asked: Contract | None
    all_names: bool
    anywhere: bool  # is its operation meant at other hosts too?

    def observer(self) -> Observer:
        """An observer of its own."""
        return Observer(
            self.contracts, self.asked, all_names=self.all_names, anywhere=self.anywhere
        )


@dataclass(slots=True, kw_only=True)
class Result:
    """What one process saw."""

    observed: Observed = field(default_factory=Observed)
    left: list[Place] = field(default_factory=list)
    unplaced: dict[str, int] = field(default_factory=dict)  # beyond MAX_LEFT, in no shape
    records: dict[int, int] = field(default_factory=dict)  # of each part: lines that are not blank

    def leave_out(self, place: Place) -> None:
        """A record; beyond MAX_LEFT it is only counted."""
        *_, reason, is_counted = place
        if len(self.left) < MAX_LEFT:
            self.left.append(place)
        elif not is_counted:
            self.unplaced[reason] = self.unplaced.get(reason, 0) + 1


@dataclass(frozen=True, slots=True)
class Lines:
    """Whole lines, and the byte offset of the first."""

    offset: int
    text: bytes

    def batches(self, _: Callable[[int], None]) -> Iterator[tuple[int, list[bytes] | None]]:
        """As of `lines.batches`; who sent them has read them."""
        for at, batch in batches([self.text]):
            yield self.offset + at, batch


@dataclass(frozen=True, slots=True)
class LinesOf:
    """The lines of a file that begin within a range; offsets are counted from another place."""

    path: str
    start: int
    stop: int
    base: int

    def batches(self, read: Callable[[int], None]) -> Iterator[tuple[int, list[bytes] | None]]:
        """As of `lines.batches`; `read` is called with the bytes of each block."""
        with Path(self.path).open("rb") as file:
            first = self.start == self.base
            begins = self.start if first else line_start(file, self.start)
            blocks = lines_from(file, begins, self.stop, BLOCK)
            for at, batch in batches(_noted(blocks, read)):
                yield begins + at - self.base, batch


def _noted(blocks: Iterator[bytes], read: Callable[[int], None]) -> Iterator[bytes]:
    for block in blocks:
        read(len(block))
        yield block


class ProcessPool:
    """Processes that take parts of recordings in turn."""

    def __init__(self, setting: PoolSetting, jobs: int, read: Callable[[int], None]) -> None:
        """`read` is called, now and then, with how many bytes more the processes have read."""
        context = multiprocessing.get_context()
        self._to: list[Connection] = []
        self._back: list[Connection] = []
        self._processes = []
        self._lefts: list[Left] = []  # one a recording
        self._parts: list[int] = []  # the recording of each part
        self._long: list[Place] = []  # lines that are too long to be sent
        self._read, self._reported = read, 0  # bytes that were reported as read
        self._by_each = context.RawArray("q", jobs)  # bytes that each process has read
        for number in range(jobs):
            lines, to = context.Pipe(duplex=False)
            back, result = context.Pipe(duplex=False)
            # A process that held the other end of its own pipe would never see that we are gone.
            process = context.Process(
                target=work,
                args=(setting, lines, result, partial(_add, self._by_each, number), (to, back)),
                daemon=True,
            )
            process.start()
            lines.close()
            result.close()
            self._processes.append(process)
            self._to.append(to)
            self._back.append(back)

    def take(self, recording: Recording, left: Left) -> None:
        """All lines of a recording. Waits while the process whose turn it is is busy."""
        self._lefts.append(left)
        if recording.file is not None:  # its head is read again, by a process
            self._reported += len(recording.head)
        for part in self._divided(recording):
            number = len(self._parts)
            self._parts.append(len(self._lefts) - 1)
            if isinstance(part, int):
                self._long.append((number, 1, part, "too-large", False))
                continue
            with suppress(BrokenPipeError):  # that it ended is reported by `finish`
                self._to[number % len(self._to)].send((number, part))

    def _divided(self, recording: Recording) -> Iterator[Lines | LinesOf | int]:
        """The parts of a recording; the byte offset of a line that is too long."""
        file = recording.file
        if file is None:
            for offset, batch in batches(recording.blocks()):
                yield offset if batch is None else Lines(offset, b"\n".join(batch) + b"\n")
            return
        size = file.stop - file.start
        each = max(size // (SHARES * len(self._to)), LEAST_PART)
        for start in range(file.start, file.stop, each):
            stop = min(start + each, file.stop)
            yield LinesOf(file.path, start, stop, file.start)

    def finish(self) -> Result:
        """What all saw; the records that were left out are reported. Raises CheckerError."""
        for pipe in self._to:
            with suppress(BrokenPipeError):
                pipe.send(None)
        received: dict[Any, Result | None] = {}
        while awaited := [pipe for pipe in self._back if pipe not in received]:
            for ready in wait(awaited, TICK):
                received[ready] = _received(ready)
            self._tell_read()
        results = [received[pipe] for pipe in self._back]
        known = [one for one in results if one is not None]
        if len(known) < len(results):
            raise CheckerError("a process of --jobs ended early; run again without --jobs")
        self._tell(known)
        return Result(
            observed=together(*(one.observed for one in known)),
            unplaced=counted(one.unplaced for one in known),
        )

    def stop(self) -> None:
        """Leave no process behind, whatever happened."""
        for process in self._processes:
            process.terminate()
            process.join()

    def _tell_read(self) -> None:
        more = sum(self._by_each) - self._reported
        if more > 0:
            self._reported += more
            self._read(more)

    def _tell(self, results: list[Result]) -> None:
        records = {number: many for one in results for number, many in one.records.items()}
        records |= {number: 1 for number, *_ in self._long}
        before = [0] * len(self._lefts)  # records of each recording
        starts = []
        for number, whose in enumerate(self._parts):
            starts.append(before[whose])
            before[whose] += records[number]
        places = sorted([*self._long, *(place for one in results for place in one.left)])
        for number, record, offset, reason, is_counted in places:
            refused = RecordRefused(reason, counted=is_counted)
            self._lefts[self._parts[number]](starts[number] + record, offset, refused)


def _received(pipe: Any) -> Result | None:  # noqa: ANN401 - as `wait` gives it
    try:
        result: Result = pipe.recv()
    except EOFError:
        return None
    return result


def _add(counts: MutableSequence[int], number: int, more: int) -> None:
    counts[number] += more


def work(
    setting: PoolSetting,
    lines: Connection,
    result: Connection,
    read: Callable[[int], None],
    others: tuple[Connection, ...] = (),
) -> None:
    """One process: count what comes, until nothing comes; `read` is called with how many bytes.

    An interruption is for who started it: it ends its processes, or is gone.
    """
    with suppress(BaseException):  # a traceback would quote records; the end of the pipe says it
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for pipe in others:
            pipe.close()
        result.send(_seen(setting.observer(), lines, read))
    result.close()


def _seen(observer: Observer, lines: Connection, read: Callable[[int], None]) -> Result:
    seen = Result()
    while (got := lines.recv()) is not None:
        number, part = got
        record = 0  # of the part
        for offset, batch in part.batches(read):
            if batch is None:
                record += 1
                seen.leave_out((number, record, offset, "too-large", False))
                continue
            refusals, blank = judged(observer, batch)
            for one, at, refused in refusals:
                reason, is_counted = refused.reason, refused.counted
                seen.leave_out((number, record + one, offset + at, reason, is_counted))
            record += len(batch) - blank
        seen.records[number] = record
    seen.observed = observer.observed()
    return seen
