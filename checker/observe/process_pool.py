"""Lines of JSON -> several processes. Shapes add up, so it does not matter who counts what.

The records go through pipes between our own processes, never through a file; what comes back are
shapes, reasons and places.
"""

from __future__ import annotations

import multiprocessing
import signal
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Final, TypeAlias

from checker.model.contract import Contract
from checker.model.errors import CheckerError
from checker.model.hosts_asked import HostsAsked, together
from checker.model.merging import counted
from checker.model.shape import Shape
from checker.observe.lines import batches
from checker.observe.observer import Observer
from checker.observe.reading import Left, judged
from checker.observe.recordings.recording import Recording
from checker.observe.strict import RecordRefused

MAX_LEFT: Final = 1_000  # records whose places a process keeps; all are counted

# Batch, record and byte offset in it, reason, is it counted in a shape?
Place: TypeAlias = "tuple[int, int, int, str, bool]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What every process sees through."""

    contracts: tuple[Contract, ...]
    asked: Contract | None
    all_names: bool

    def observer(self) -> Observer:
        """An observer of its own."""
        return Observer(self.contracts, self.asked, all_names=self.all_names)


@dataclass(slots=True, kw_only=True)
class Result:
    """What one process saw."""

    shapes: tuple[Shape, ...] = ()
    passed_over: dict[str, int] = field(default_factory=dict)
    elsewhere: int = 0
    asked: HostsAsked = field(default_factory=HostsAsked)
    left: list[Place] = field(default_factory=list)
    unplaced: dict[str, int] = field(default_factory=dict)  # beyond MAX_LEFT, in no shape
    blank: dict[int, int] = field(default_factory=dict)  # batch -> blank lines, where there are any


class ProcessPool:
    """Processes that take batches of lines in turn."""

    def __init__(self, setting: Setting, jobs: int) -> None:
        context = multiprocessing.get_context()
        self._to: list[Connection] = []
        self._back: list[Connection] = []
        self._processes = []
        self._lefts: list[Left] = []  # one a recording
        self._batches: list[tuple[int, int, int]] = []  # recording, byte offset, lines
        self._long: list[Place] = []  # lines that are too long to be sent
        for _ in range(jobs):
            lines, to = context.Pipe(duplex=False)
            back, result = context.Pipe(duplex=False)
            # A process that held the other end of its own pipe would never see that we are gone.
            process = context.Process(
                target=work, args=(setting, lines, result, (to, back)), daemon=True
            )
            process.start()
            lines.close()
            result.close()
            self._processes.append(process)
            self._to.append(to)
            self._back.append(back)

    def take(self, recording: Recording, left: Left) -> None:
        """All lines of a recording. Waits while the process whose turn it is is busy."""
        whose = len(self._lefts)
        self._lefts.append(left)
        for offset, batch in batches(recording.blocks()):
            number = len(self._batches)
            self._batches.append((whose, offset, 1 if batch is None else len(batch)))
            if batch is None:
                self._long.append((number, 1, 0, "too-large", False))
                continue
            with suppress(BrokenPipeError):  # that it ended is told by `finish`
                self._to[number % len(self._to)].send((number, batch))

    def finish(self) -> Result:
        """What all saw; the records that were left out are told. Raises CheckerError."""
        for pipe in self._to:
            with suppress(BrokenPipeError):
                pipe.send(None)
        results = [_received(pipe) for pipe in self._back]
        for process in self._processes:
            process.join()
        known = [one for one in results if one is not None]
        if len(known) < len(results):
            raise CheckerError("a process of --jobs ended early; run again without --jobs")
        self._tell(known)
        return Result(
            shapes=tuple(shape for one in known for shape in one.shapes),
            passed_over=counted(one.passed_over for one in known),
            elsewhere=sum(one.elsewhere for one in known),
            asked=together(one.asked for one in known),
            unplaced=counted(one.unplaced for one in known),
        )

    def stop(self) -> None:
        """Leave no process behind, whatever happened."""
        for process in self._processes:
            process.terminate()
            process.join()

    def _tell(self, results: list[Result]) -> None:
        blank = {number: lines for one in results for number, lines in one.blank.items()}
        before = [0] * len(self._lefts)  # records of each recording
        starts = []
        for number, (whose, _, lines) in enumerate(self._batches):
            starts.append(before[whose])
            before[whose] += lines - blank.get(number, 0)
        places = sorted([*self._long, *(place for one in results for place in one.left)])
        for number, record, place, reason, told in places:
            whose, offset, _ = self._batches[number]
            refused = RecordRefused(reason, counted=told)
            self._lefts[whose](starts[number] + record, offset + place, refused)


def _received(pipe: Connection) -> Result | None:
    try:
        result: Result = pipe.recv()
    except EOFError:
        return None
    return result


def work(
    setting: Setting, lines: Connection, result: Connection, others: tuple[Connection, ...] = ()
) -> None:
    """One process: count what comes, until nothing more comes.

    An interruption is for who started it: it ends its processes, or is gone.
    """
    with suppress(BaseException):  # a traceback would quote records; the end of the pipe says it
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for pipe in others:
            pipe.close()
        result.send(_seen(setting.observer(), lines))
    result.close()


def _seen(observer: Observer, lines: Connection) -> Result:
    seen = Result()
    while (got := lines.recv()) is not None:
        number, batch = got
        refusals, blank = judged(observer, batch)
        if blank:
            seen.blank[number] = blank
        for record, place, refused in refusals:
            if len(seen.left) < MAX_LEFT:
                seen.left.append((number, record, place, refused.reason, refused.counted))
            elif not refused.counted:
                seen.unplaced[refused.reason] = seen.unplaced.get(refused.reason, 0) + 1
    seen.shapes = tuple(observer.shapes())
    seen.passed_over = observer.passed_over()
    seen.elsewhere = observer.elsewhere()
    seen.asked = observer.asked()
    return seen
