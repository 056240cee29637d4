"""Recordings -> shapes. Values stop at this door: what leaves it are counts.

    input -reading-> records -observer-> counters -> shapes

`forms` tells what a recording is, `recordings` takes apart what holds records in a form of its
own, `strict` says which bytes are JSON; `exchange` and `sse` read what was answered, `process_pool`
gives lines to several processes, `routes` says whose contract it is, `counter` and `walk` count,
`fast` reads by types what is like bodies that were met before, and `telemetry` does all of it
for attributes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from checker.model.contract import Contract
from checker.model.errors import Misused
from checker.model.observed import MAX_REFUSALS, LeftOut, Observed, together
from checker.observe.forms import recognised
from checker.observe.process_pool import PoolSetting, ProcessPool, Result
from checker.observe.reading import PLAIN, Left, forms, read_all
from checker.observe.recordings.recording import Beside, Recording, Source, nothing
from checker.observe.strict import RecordRefused

AUTO: Final = "auto"
LINES: Final = "jsonl"
JOINED: Final = b'"custom_id"'  # by which requests and answers of a batch are joined
ANSWERED: Final = b'"response"'


def observe(  # noqa: PLR0913 - one parameter an option
    streams: Sequence[tuple[str, Source]],
    *,
    contracts: Mapping[str, Contract],
    contract: Contract | None = None,
    anywhere: bool = True,
    form: str = AUTO,
    all_names: bool = True,  # False: every undocumented name is hidden
    jobs: int = 1,
    beside: Sequence[Beside] = (),
    numbers: Sequence[int] = (),
    read: Callable[[int], None] = lambda _: None,
) -> Observed:
    """Recordings, seen through contracts.

    A recording's name is never used. Its method and path, or the documented constants of its body,
    say whose contract it is; where they do not, it is the one that was asked for (`contract`).
    With `anywhere` its operation is meant at other hosts too.
    Without one, an error answer is seen through the error contract that all share.

    `beside` gives for each recording what lies beside it, by name, `numbers` which input it is:
    they are counted from 1 where none are given.
    `jobs` processes share the lines of large recordings; the result does not depend on how many.
    `read` is called with the bytes that they read of files themselves.

    Raises Misused for a form that is none of FORMS, and for no processes at all.
    """
    if form != AUTO and form not in forms():
        raise Misused(f"there is no form of that name; there are: {AUTO}, {', '.join(forms())}")
    if jobs < 1:
        raise Misused("--jobs takes a whole number of processes, at least 1")
    setting = PoolSetting(
        contracts=tuple(contracts.values()),
        asked=contract,
        anywhere=anywhere,
        all_names=all_names,
    )
    run = _Run(setting, jobs, read)
    try:
        for at, (_, source) in enumerate(streams):
            number = numbers[at] if numbers else at + 1
            run.take(number, source, form, beside[at] if beside else nothing)
        run.finish()
        return run.observed()
    finally:
        run.stop()


class _Run:
    """One run: what is observed, what is left out, and who counts."""

    def __init__(self, setting: PoolSetting, jobs: int, read: Callable[[int], None]) -> None:
        self._observer = setting.observer()
        self._setting, self._jobs, self._read = setting, jobs, read
        self._pool: ProcessPool | None = None  # started when there is work that can be shared
        self._unplaced: dict[str, int] = {}
        self._refusals: list[LeftOut] = []
        # The answers of batches wait for the requests, which may stand in a later input.
        self._waiting: list[tuple[int, str, Recording, Left]] = []

    def take(self, number: int, source: Source, form: str, beside: Beside) -> None:
        """One input."""
        self._observer.begins(number)
        try:
            recording, start, known = Recording(source, beside), 0, form
            if form == AUTO:
                known, recording, start = recognised(recording)
            left = partial(self._left, number, start)
            joined = known in PLAIN and JOINED in recording.head
            if joined and ANSWERED in recording.head:
                self._waiting.append((number, known, recording, left))
            elif known == LINES and self._jobs > 1 and not recording.whole and not joined:
                self._pool = self._pool or ProcessPool(self._setting, self._jobs, self._read)
                self._pool.take(recording, left)
            else:
                read_all(known, recording, self._observer, left)
        except RecordRefused as refused:  # what is compressed is cut off, or is none of our forms
            self._left(number, 0, self._observer.walk.number + 1, 0, refused)

    def finish(self) -> None:
        """What waited for another input."""
        for number, known, recording, left in self._waiting:
            self._observer.begins(number)
            read_all(known, recording, self._observer, left)
        for number, record in self._observer.unanswered():
            self._left(number, 0, record, 0, RecordRefused("no-answer"))

    def _left(
        self, number: int, start: int, record: int, offset: int, refused: RecordRefused
    ) -> None:
        if not refused.counted:
            self._leave_out(refused.reason)
        if len(self._refusals) < MAX_REFUSALS * (1 + self._jobs):
            self._refusals.append(
                LeftOut(input=number, record=record, offset=start + offset, reason=refused.reason)
            )

    def _leave_out(self, reason: str, number: int = 1) -> None:
        if not self._observer.leave_out(reason, number):
            self._unplaced[reason] = self._unplaced.get(reason, 0) + number

    def stop(self) -> None:
        """Leave no process behind."""
        if self._pool is not None:
            self._pool.stop()

    def observed(self) -> Observed:
        """Everything that all processes saw."""
        shared = Result() if self._pool is None else self._pool.finish()
        for reason, number in shared.unplaced.items():
            self._leave_out(reason, number)
        left = Observed(left_out=self._unplaced, refusals=tuple(self._refusals))
        return together(self._observer.observed(), shared.observed, left)
